//! Every form of the console. Buttons all over the page belong to one of them by its id, so that only this
//! part changes with each version of the floor.

use maud::{Markup, html};
use rostrum_store::ReadyText;

use super::super::picture::Picture;
use super::super::room;

/// Id of the form and action of the address. Two give the floor: the limit that the chair has set is for the
/// list only.
pub const FORMS: [(&str, &str); 36] = [
    ("give-floor", "give-floor"),
    ("give-person", "give-floor"),
    ("absent", "absent"),
    ("not-ready", "not-ready"),
    ("pause", "pause"),
    ("resume", "resume"),
    ("end", "end"),
    ("stop", "stop"),
    ("extend", "extend"),
    ("begin-question", "begin-question"),
    ("end-question", "end-question"),
    ("take-point", "take-point"),
    ("lower-point", "lower-point"),
    ("rule-point", "rule-point"),
    ("suspend", "suspend"),
    ("resume-session", "resume-session"),
    ("next-segment", "next-segment"),
    ("start-segment", "start-segment"),
    ("end-segment", "end-segment"),
    ("move-time", "move-time"),
    ("open-list", "open-list"),
    ("close-list", "close-list"),
    ("draw", "draw"),
    ("lower-limit", "lower-limit"),
    ("what-if", "lower-limit"),
    ("extend-cap", "extend-cap"),
    ("move", "move"),
    ("undo", "undo"),
    ("cue", "cue"),
    ("cue-conclude", "cue"),
    ("note", "note"),
    ("note-ready", "note"),
    ("is-present", "readiness"),
    ("not-present", "readiness"),
    ("is-microphone", "readiness"),
    ("not-microphone", "readiness"),
];

/// What cannot be entered late.
const NEVER_LATE: [&str; 5] = ["undo", "draw", "cue", "note", "readiness"];

/// The forms, with what each sends beside what its buttons and fields carry.
pub fn forms(picture: &Picture) -> Markup {
    let base = format!("/m/{}/console", picture.row.meeting.id);
    let version = picture.floor.version;
    html! {
        div #forms hidden {
            @for (id, action) in FORMS {
                form id={ "form-" (id) } method="post" action={ (base) "/" (action) } data-command {
                    input type="hidden" name="seen" value=(version);
                    @if let Some(happened) = picture.entered_late.as_ref().filter(|_| !NEVER_LATE.contains(&action)) {
                        input type="hidden" name="happened" value=(happened);
                    }
                    (more(picture, id))
                }
            }
        }
    }
}

fn more(picture: &Picture, form: &str) -> Markup {
    let lang = picture.lang;
    html! {
        @match form {
            "note-ready" => input type="hidden" name="say" value=(ReadyText::BeReady.code());,
            "cue-conclude" => input type="hidden" name="say" value=(ReadyText::Conclude.code());,
            "is-present" | "not-present" | "is-microphone" | "not-microphone" => {
                @let (is, part) = form.split_once('-').unwrap_or(("is", form));
                input type="hidden" name="part" value=(part);
                input type="hidden" name="ready" value=(if is == "is" { "yes" } else { "no" });
            },
            "what-if" => @if let Some((session, what_if)) = room::best_what_if(picture) {
                input type="hidden" name="session" value=(session);
                input type="hidden" name="reason" value=(lang.with("what-if-reason", &[("more", what_if.more.into())]));
            },
            _ => {}
        }
    }
}
