//! Who has the floor, and the clock.

use maud::{Markup, html};
use rostrum_domain::floor::{ClockReading, Current};

use crate::i18n::Lang;

use super::picture::{Picture, Shown};
use super::words;

/// Who has the floor, or what happens while nobody has.
pub fn who(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #now .who aria-live="polite" aria-atomic="true" {
            p.eyebrow { bdi { (place(picture)) } }
            @match &picture.floor.current {
                Some(current) => {
                    @let shown = picture.speaker(&current.speaker);
                    p.has-floor { (lang.t("floor-has-floor")) }
                    (name(&shown, lang))
                }
                None => p.nobody { (nobody(picture)) }
            }
        }
    }
}

/// Name, person and category of one who speaks, on lines of their own.
pub fn name(shown: &Shown, lang: Lang) -> Markup {
    html! {
        p.speaker data-length=(words::length(&shown.first)) { bdi { (shown.first) } }
        @if let Some(second) = &shown.second { p.person { bdi { (second) } } }
        @if let Some(behalf) = &shown.on_behalf {
            p.behalf { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
        }
        @if let Some(category) = shown.category {
            p { span class={ "cat cat-" (category.code()) } { (words::category(lang, category)) } }
        }
        @if let Some(whom) = &shown.public_as { p { span.state.bad { (words::public_as(lang, whom)) } } }
    }
}

/// Session and segment in one line.
pub fn place(picture: &Picture) -> String {
    match picture.floor.running() {
        Some((session, segment)) => {
            format!("{} · {}", picture.title(&session.id), picture.segment_name(segment.kind))
        }
        None => picture.row.meeting.note.title.clone(),
    }
}

/// What to say while nobody has the floor.
pub fn nobody(picture: &Picture) -> String {
    let lang = picture.lang;
    if picture.floor.closed {
        return lang.t("floor-closed");
    }
    if picture.floor.running().is_some() {
        return lang.t("floor-nobody");
    }
    match picture.next_segment() {
        Some((session, segment)) => {
            let start = session.start.checked_add(session.offset_of(&segment.id)).unwrap_or(session.start);
            let time = picture.hour(start);
            let title = picture.title(&session.id);
            lang.with("floor-comes", &[("title", title.as_str().into()), ("time", time.as_str().into())])
        }
        None => lang.t("floor-no-plan"),
    }
}

/// The clock as it stands; the script counts on from there. Hidden while nobody has the floor.
pub fn clock(picture: &Picture) -> Markup {
    let lang = picture.lang;
    saying(picture, [lang.t("clock-left"), lang.t("clock-last"), lang.t("clock-over"), lang.t("clock-paused")])
}

/// The clock with what the speaker is to do in place of what it shows.
pub fn cues(picture: &Picture) -> Markup {
    let lang = picture.lang;
    saying(picture, [lang.t("cue-normal"), lang.t("cue-last"), lang.t("cue-over"), lang.t("cue-paused")])
}

fn saying(picture: &Picture, [normal, last, over, paused]: [String; 4]) -> Markup {
    let (lang, reading) = (picture.lang, picture.clock());
    let left = reading.map_or(0, ClockReading::left_ms);
    let running = reading.is_some_and(|reading| reading.running);
    let (amber, red) = thresholds(picture);
    let (state, word) = match left {
        _ if !running => ("paused", &paused),
        ..0 => ("over", &over),
        _ if red > 0 && left <= red => ("red", &last),
        _ if left <= amber => ("last", &last),
        _ => ("normal", &normal),
    };
    let limit = reading.map_or(0, |reading| reading.limit_ms);
    html! {
        div #clock .clock role="timer" data-state=(state) hidden[reading.is_none()]
            data-normal=(normal) data-last=(last) data-over=(over) data-paused=(paused)
            data-say-last=(lang.t("clock-say-last")) data-say-over=(lang.t("clock-say-over"))
            data-of=(lang.t("clock-of")) {
            span.digits { (words::left(left)) } " "
            span.word { (word) } " "
            span.of { (lang.t("clock-of").replace("%", &words::passed(limit))) }
        }
    }
}

/// How many milliseconds are left when the clock turns amber and red, by the rules of the session.
fn thresholds(picture: &Picture) -> (i64, i64) {
    let current = picture.floor.current.as_ref();
    let of = |current: &Current| Some(picture.floor.rules_of(&current.session)?.thresholds_ms(current.limit_seconds));
    current.and_then(of).unwrap_or((30_000, 0))
}

/// Where the script speaks to screen readers, when the clock turns amber and at the limit only.
pub fn announcer() -> Markup {
    html! { p #announcer .unseen role="status" {} }
}

/// Says for how long nothing was heard of the server; empty while all is well.
pub fn contact(lang: Lang) -> Markup {
    html! {
        p #contact .contact role="status" hidden data-text=(lang.t("contact-lost")) {}
    }
}

/// The time of day at the meeting, which the script lets run.
pub fn wall(picture: &Picture) -> Markup {
    let zone = &picture.row.meeting.note.zone;
    let offset = zone.rules().to_offset(picture.now).seconds();
    html! {
        span #wall .wall {
            time data-wall data-offset-seconds=(offset) { (picture.hour(picture.now)) }
            " " span.zone { (crate::times::abbreviation(zone, picture.now)) }
        }
    }
}
