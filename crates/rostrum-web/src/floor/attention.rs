//! What the chair has to see at once: hands for points of order, a question, a suspension; the last thing
//! that happened, and what can be taken back.

use maud::{Markup, html};
use rostrum_domain::floor::{Inscription, Interruption, Recorded, Status, UNDO};

use super::console::entry::confirm_claim;
use super::controls::{ask, key};
use super::picture::Picture;
use super::{happened, words};

/// One strip that never changes its height.
pub fn strip(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let floor = &picture.floor;
    let taken = floor.taken_point();
    let hands: Vec<_> = floor.raised_points().collect();
    let state = if floor.is_suspended() {
        "suspended"
    } else if taken.is_some() {
        "heard"
    } else if !hands.is_empty() {
        "raised"
    } else if claims(picture).is_some() {
        "claimed"
    } else {
        "calm"
    };
    html! {
        div #attention .attention data-state=(state) {
            @if floor.is_suspended() {
                @let since = floor.suspensions.last().map(|suspension| words::second(&picture.row.meeting.note.zone, suspension.from));
                p role="status" { strong { (lang.t("attention-suspended")) } " " (lang.with("segment-since", &[("time", since.unwrap_or_default().into())])) }
                button form="form-resume-session" data-key="u" { (lang.t("command-resume-session")) (key("U")) }
            } @else if let Some(point) = taken {
                p role="status" { strong { (lang.t("attention-heard")) } " " (picture.point(point).first) }
                (ask("ask-rule", &html! { span { (lang.t("command-rule")) (key("P")) } }, Some("p"), &lang.t("rule-text"), &html! {
                    input #ruling form="form-rule-point" name="ruling" required maxlength="500" autocomplete="off"
                        aria-label=(lang.t("rule-label")) list="rulings" data-remember="ruling";
                    datalist #rulings {
                        @for text in [lang.t("ruling-upheld"), lang.t("ruling-not-upheld"), lang.t("ruling-noted")] { option value=(text) {} }
                    }
                    button form="form-rule-point" { (lang.t("command-rule")) }
                }))
            } @else if let Some(first) = hands.first() {
                @let more = hands.len() - 1;
                p role="status" {
                    strong { (lang.with("attention-hands", &[("hands", hands.len().into())])) } " " (picture.point(first).first)
                    @if more > 0 { " " span.quiet { (lang.with("attention-more", &[("more", more.into())])) } }
                }
                button.second form="form-lower-point" name="point" value=(first.no)
                    aria-label=(lang.with("point-lower-label", &[("whom", picture.point(first).first.into())])) { (lang.t("command-lower-point")) }
                button form="form-take-point" name="point" value=(first.no) data-key="p" { (lang.t("command-take-point")) (key("P")) }
            } @else if floor.current.as_ref().is_some_and(|current| current.interruption == Some(Interruption::Question)) {
                p role="status" { strong { (lang.t("attention-question")) } }
            } @else if let Some((claim, more)) = claims(picture) {
                p role="status" {
                    strong { (lang.t("attention-claim")) } " " (happened::whom(picture, claim.no))
                    @if more > 0 { " " span.quiet { (lang.with("attention-more", &[("more", more.into())])) } }
                }
                (confirm_claim(picture, claim))
            } @else {
                p.quiet { (lang.t("attention-none")) }
            }
        }
    }
}

/// The first on a list who claims to be a dignitary where that has to be confirmed before it counts, and how many more.
fn claims(picture: &Picture) -> Option<(&Inscription, usize)> {
    let floor = &picture.floor;
    let counts_later = |entry: &&Inscription| {
        let confirms = || floor.rules_of(&entry.session).is_some_and(|rules| rules.order.confirms_dignitaries);
        entry.status == Status::Waiting && entry.is_claimed() && confirms()
    };
    let mut claims = floor.inscriptions.values().filter(counts_later);
    let first = claims.next()?;
    Some((first, claims.count()))
}

/// The last line of the log, so that two at two consoles know what the other did.
pub fn last(picture: &Picture) -> Markup {
    html! {
        p #last .last {
            @if let Some(line) = picture.last_line() {
                span.time { (happened::time(picture, line)) } " "
                (words::heading(&happened::sentence(picture, line)))
            }
        }
    }
}

/// The button that takes the last command back; the script counts its seconds down.
pub fn undo(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let undoable = picture.floor.undoable.as_deref();
    let undoable = undoable.filter(|undoable| !undoable.since().iter().any(|line| line.event.moves_the_floor()));
    let until = undoable.and_then(|undoable| undoable.at.checked_add(UNDO).ok()).filter(|until| *until >= picture.now);
    let what = undoable.filter(|_| until.is_some()).map(|undoable| {
        let line = Recorded::new(undoable.first, undoable.at, undoable.by, undoable.event.clone());
        lang.with("undo-what", &[("what", happened::sentence(picture, &line).into())])
    });
    html! {
        div #undo .undo {
            button.second form="form-undo" data-key="z" disabled[until.is_none()] data-why=(lang.t("refusal-nothing-to-undo"))
                data-until-ms=[until.map(|until| until.as_millisecond())] title=[what] {
                (lang.t("command-undo")) " " span.seconds data-text=(lang.t("undo-seconds")) {} (key("Z"))
            }
        }
    }
}

/// The switch for what is entered late. Without a script it loads the page again, with the time in all forms.
pub fn late(picture: &Picture, happened: Option<&str>) -> Markup {
    let lang = picture.lang;
    html! {
        form #late .late method="get" action={ "/m/" (picture.row.meeting.id) "/console" } data-on[happened.is_some()] {
            label for="happened" { (lang.t("late-label")) (key("H")) }
            input #happened name="happened" value=[happened] placeholder=(lang.t("late-form")) data-late-key="h" size="8"
                autocomplete="off" inputmode="numeric" aria-describedby="late-hint" pattern="([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";
            span #late-hint .hint { (lang.t("late-hint")) }
            noscript { button.second { (lang.t("late-set")) } }
        }
    }
}
