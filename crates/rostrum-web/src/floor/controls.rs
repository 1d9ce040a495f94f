//! The commands of the console as forms and buttons, each with its key.

use maud::{Markup, html};
use rostrum_domain::floor::Speaker;

use crate::i18n::Lang;

use super::order;
use super::picture::Picture;
use super::words;

/// Every form of the console. Buttons all over the page belong to one of them by its id, so that only
/// this part changes with each version of the floor.
pub fn forms(picture: &Picture) -> Markup {
    let base = format!("/m/{}/console", picture.row.meeting.id);
    let version = picture.floor.version;
    html! {
        div #forms hidden {
            @for (id, action) in FORMS {
                form id={ "form-" (id) } method="post" action={ (base) "/" (action) } data-command {
                    input type="hidden" name="seen" value=(version);
                }
            }
        }
    }
}

/// Id of the form and action of the address. Two give the floor: the limit that the chair has set is
/// for the list only.
const FORMS: [(&str, &str); 11] = [
    ("give-floor", "give-floor"),
    ("give-person", "give-floor"),
    ("absent", "absent"),
    ("pause", "pause"),
    ("resume", "resume"),
    ("end", "end"),
    ("next-segment", "next-segment"),
    ("start-segment", "start-segment"),
    ("open-list", "open-list"),
    ("close-list", "close-list"),
    ("extend-cap", "extend-cap"),
];

/// The buttons for what the chair does all the time.
pub fn commands(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let floor = &picture.floor;
    let speaking = floor.current.is_some();
    let paused = floor.current.as_ref().is_some_and(|current| current.paused_at.is_some());
    let nobody = lang.t("why-nobody");
    html! {
        div #commands .commands {
            (give_next(picture))
            div.pair {
                @if paused {
                    button.second form="form-resume" data-key=" " { (lang.t("command-resume")) (key(&lang.t("key-space"))) }
                } @else {
                    button.second form="form-pause" data-key=" " disabled[!speaking] data-why=(nobody) {
                        (lang.t("command-pause")) (key(&lang.t("key-space")))
                    }
                }
                button form="form-end" data-key="e" disabled[!speaking] data-why=(nobody) { (lang.t("command-end")) (key("E")) }
            }
            div.pair { (absent(picture)) (next_segment(picture)) }
            div.pair { (list(picture)) (extend(picture)) }
        }
    }
}

fn give_next(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let taken = picture.floor.current.is_some();
    let (form, name, value, whom) = match picture.next_speaker() {
        Some(speaker) => {
            let shown = picture.speaker(&speaker);
            match speaker {
                Speaker::Inscription(no) => ("form-give-floor", "inscription", no.to_string(), Some(shown.first)),
                Speaker::Person(id) => ("form-give-person", "person", id.to_string(), Some(shown.first)),
            }
        }
        None => ("form-give-floor", "inscription", String::new(), None),
    };
    let why = if taken { lang.t("why-taken") } else { lang.t("why-no-next") };
    html! {
        button.give form=(form) name=(name) value=(value) data-key="g" disabled[taken || whom.is_none()] data-why=(why) {
            span.what { (lang.t("command-give")) (key("G")) }
            span.whom { (whom.unwrap_or_else(|| lang.t("command-give-nobody"))) }
        }
    }
}

fn absent(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let next = match picture.next_speaker() {
        Some(Speaker::Inscription(no)) => Some(no),
        _ => None,
    };
    html! {
        button.second form="form-absent" name="inscription" value=(next.map_or_else(String::new, |no| no.to_string()))
            data-key="a" disabled[next.is_none()] data-why=(lang.t("why-no-next")) {
            (lang.t("command-absent")) (key("A"))
        }
    }
}

fn next_segment(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let lost = order::would_not_be_reached(picture);
    let what = match picture.next_segment() {
        Some((_, segment)) if picture.floor.ends_session(&segment.id) => lang.t("command-end-session"),
        Some((_, segment)) => picture.segment_name(segment.kind),
        None => lang.t("command-close-meeting"),
    };
    let label = html! { span.what { (lang.t("command-next-segment")) (key("N")) } span.whom { (what) } };
    let closes = picture.next_segment().is_none() && !picture.floor.closed;
    let taken = picture.floor.current.is_some();
    html! {
        @if !taken && (lost > 0 || closes) {
            @let text = if lost > 0 { lang.with("ask-next", &[("waiting", lost.into())]) } else { lang.t("ask-close") };
            (ask("ask-next", &label, Some("n"), &text, &html! {
                button.danger form="form-next-segment" { (lang.t("ask-next-sure")) }
            }))
        } @else {
            button.second form="form-next-segment" data-key="n" disabled[taken || picture.floor.closed]
                data-why=(if taken { lang.t("why-taken") } else { lang.t("floor-closed") }) { (label) }
        }
    }
}

fn list(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let session = picture.list_here().filter(|session| !picture.floor.floor_is_over(session));
    html! {
        @if let Some(session) = session {
            @let open = picture.floor.lists.get(&session.id).is_some_and(|list| list.open);
            button.second form=(if open { "form-close-list" } else { "form-open-list" }) name="session" value=(session.id) data-key="o" {
                span.what { (if open { lang.t("command-close-list") } else { lang.t("command-open-list") }) (key("O")) }
                span.whom { (picture.title(&session.id)) }
            }
        } @else {
            button.second disabled data-key="o" data-why=(lang.t("why-no-list")) { (lang.t("command-open-list")) (key("O")) }
        }
    }
}

/// Opens and closes the list of any session; stands below the list that the script shows.
pub fn other_lists(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #other-lists .other-lists {
            @for session in picture.sessions_with_floor().into_iter().filter(|s| !picture.floor.floor_is_over(s)) {
                @let open = picture.floor.lists.get(&session.id).is_some_and(|list| list.open);
                button.second form=(if open { "form-close-list" } else { "form-open-list" }) name="session" value=(session.id)
                    data-list-button=(session.id) {
                    (if open { lang.t("command-close-list") } else { lang.t("command-open-list") })
                    span.unseen { " " (picture.title(&session.id)) }
                }
            }
        }
    }
}

fn extend(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let session = picture.list_here().filter(|_| picture.floor.plan.as_ref().is_some_and(|plan| plan.cap.is_some()));
    let Some(session) = session else { return html! {} };
    html! {
        details.ask #ask-extend data-key="x" {
            summary { span { (lang.t("command-extend")) (key("X")) } }
            div.question {
                p { (lang.with("extend-text", &[("session", picture.title(&session.id).into())])) }
                input type="hidden" form="form-extend-cap" name="session" value=(session.id);
                label for="extend-seconds" { (lang.t("extend-by")) }
                select #extend-seconds form="form-extend-cap" name="seconds" {
                    @for seconds in [120, 300, 600, 900] { option value=(seconds) { (words::passed(seconds * 1_000)) } }
                }
                label for="extend-reason" { (lang.t("extend-reason")) }
                input #extend-reason form="form-extend-cap" name="reason" required maxlength="500" autocomplete="off";
                button form="form-extend-cap" { (lang.t("extend-button")) }
            }
        }
    }
}

/// The limit for those who are given the floor from now on. Not part of the stream: it is the chair's.
pub fn limit(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let usual = picture.floor.plan.as_ref().map_or(120, |plan| plan.limit.seconds());
    let lower = [30, 60, 90, 120, 180, 240, 300].into_iter().filter(|seconds| *seconds < usual);
    html! {
        p.limit {
            label for="limit" { (lang.t("limit-label")) }
            select #limit form="form-give-floor" name="limit" {
                option value="" selected { (lang.with("limit-usual", &[("limit", words::passed(i64::from(usual) * 1_000).into())])) }
                @for seconds in lower { option value=(seconds) { (words::passed(i64::from(seconds) * 1_000)) } }
            }
        }
    }
}

/// A button that asks once, in the page, and works without script: the question opens below it.
pub fn ask(id: &str, label: &Markup, data_key: Option<&str>, question: &str, button: &Markup) -> Markup {
    html! {
        details.ask id=(id) data-key=[data_key] {
            summary { (label) }
            div.question { p { (question) } (button) }
        }
    }
}

/// A key, as it is shown on its button.
pub fn key(name: &str) -> Markup {
    html! { " " kbd aria-hidden="true" { (name) } }
}

/// All keys with what they do.
pub fn keys(lang: Lang) -> Markup {
    let rows = [
        ("G", lang.t("command-give")),
        (&*lang.t("key-space"), lang.t("keys-space")),
        ("E", lang.t("command-end")),
        ("A", lang.t("command-absent")),
        ("N", lang.t("command-next-segment")),
        ("O", lang.t("keys-list")),
        ("X", lang.t("command-extend")),
        ("J K ↓ ↑", lang.t("keys-select")),
        (&*lang.t("key-enter"), lang.t("keys-enter")),
        ("Esc", lang.t("keys-escape")),
        ("?", lang.t("keys-this")),
    ]
    .map(|(key, what)| (key.to_owned(), what));
    html! {
        details.ask #keys data-key="?" {
            summary { (lang.t("keys-title")) (key("?")) }
            div.question {
                dl.keys { @for (name, what) in &rows { div { dt { kbd { (name) } } dd { (what) } } } }
                p { label.switch { input #keys-off type="checkbox"; (lang.t("keys-off")) } }
            }
        }
    }
}
