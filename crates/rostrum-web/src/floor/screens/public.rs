//! The parts of screens for everybody. Names come from the picture, which knows what is public.

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Outlook, PlannedSession, forecast};

use crate::i18n::Lang;

use super::super::picture::{Picture, Shown};
use super::super::{list, now, words};
use super::{UPCOMING, state};

/// Session and segment, each in a line of its own.
pub fn place(picture: &Picture) -> Markup {
    html! {
        div #where .where {
            @match picture.floor.running() {
                Some((session, segment)) => {
                    p.segment { (picture.segment_name(segment.kind)) }
                    p.session dir="auto" { (picture.title(&session.id)) }
                }
                None => p.session dir="auto" { (picture.row.meeting.note.title) },
            }
        }
    }
}

/// Who has the floor, or what happens while nobody has.
pub fn stage(picture: &Picture) -> Markup {
    html! {
        div #stage .stage aria-live="polite" data-fit {
            @match &picture.floor.current {
                Some(current) => {
                    (state::line(picture))
                    (name(&picture.speaker(&current.speaker), picture.lang))
                }
                None => p.speaker.nobody data-length="long" { bdi { (state::nobody(picture)) } },
            }
        }
    }
}

/// Category, delegation, person, and on whose behalf. The size of the letters follows from their number;
/// the script makes them smaller still where a name does not fit.
fn name(shown: &Shown, lang: Lang) -> Markup {
    html! {
        @if let Some(category) = shown.category {
            p.category { span class={ "cat cat-" (category.code()) } { (words::category(lang, category)) } }
        }
        p.speaker data-length=(words::length(&shown.first)) { bdi { (shown.first) } }
        @if let Some(second) = &shown.second { p.person { bdi { (second) } } }
        @if let Some(behalf) = &shown.on_behalf {
            p.behalf { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
        }
    }
}

/// Who must be ready, and how many wait behind them.
pub fn upcoming(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let next = picture.next_speakers(UPCOMING);
    let waiting = picture.list_here().filter(|session| picture.list_is_called(&session.id));
    let waiting = waiting.map_or(0, |session| picture.floor.waiting(&session.id).count());
    html! {
        div #upcoming .upcoming {
            @if !next.is_empty() {
                p.label { (lang.t("display-next")) }
                ol {
                    @for speaker in &next {
                        @let shown = picture.speaker(speaker);
                        li { span.clamp dir="auto" { (shown.first) } }
                    }
                }
                @if waiting > UPCOMING {
                    p.more { (lang.with("screen-waiting", &[("count", waiting.into())])) }
                }
            }
        }
    }
}

fn category_class(shown: &Shown) -> String {
    shown.category.map_or_else(|| "mark".to_owned(), |category| format!("mark cat-{}", category.code()))
}

/// Name and delegation for the scene of the video platform; an empty place while nobody has the floor and
/// nothing holds it up.
pub fn card(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #stage .stage data-fit {
            @if let Some(current) = &picture.floor.current {
                @let shown = picture.speaker(&current.speaker);
                div class={ "name " (category_class(&shown)) } {
                    (state::line(picture))
                    p.speaker data-length=(words::length(&shown.first)) dir="auto" { (shown.first) }
                    @if let Some(second) = &shown.second { p.person { bdi { (second) } } }
                    @if let Some(behalf) = &shown.on_behalf {
                        p.behalf { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
                    }
                }
            } @else if let Some(hold) = state::hold(picture) {
                div.name.mark { p.speaker dir="auto" { (hold) } }
            }
        }
    }
}

/// For the speaker's own eyes: what the chair says, the name, or that the clock will start.
pub fn own(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #stage .stage {
            @match &picture.floor.current {
                Some(current) => {
                    @let shown = picture.speaker(&current.speaker);
                    @if let Some(cue) = picture.cue() { p.cue dir="auto" { (cue) } }
                    (state::line(picture))
                    p.speaker dir="auto" { (shown.first) }
                    @if let Some(second) = &shown.second { p.person { bdi { (second) } } }
                }
                None => {
                    p.waits { (waits(picture)) }
                    @if let Some(next) = picture.next_speakers(1).first() {
                        p.next-one { span.label { (lang.t("display-next")) } " " bdi { (picture.speaker(next).first) } }
                    }
                }
            }
        }
    }
}

/// What the next speaker is to know while nobody has the floor.
fn waits(picture: &Picture) -> String {
    match state::hold(picture) {
        Some(hold) => hold,
        None if picture.floor.running().is_some() => picture.lang.t("cue-nobody"),
        None => now::nobody(picture),
    }
}

/// Which list, and whether it is open.
pub fn list_head(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #where .where {
            p.segment { (lang.t("list-title")) }
            @match picture.list_here() {
                Some(session) => {
                    p.session dir="auto" { (picture.title(&session.id)) }
                    p.list-state {
                        (list_state(picture, session))
                        span.waiting { (lang.with("screen-waiting", &[("count", picture.floor.waiting(&session.id).count().into())])) }
                    }
                }
                None => p.session { (lang.t("list-none")) },
            }
        }
    }
}

fn list_state(picture: &Picture, session: &PlannedSession) -> Markup {
    let lang = picture.lang;
    html! {
        @if picture.floor.floor_is_over(session) { span.pill { (lang.t("list-floor-over")) } }
        @else if picture.floor.lists.get(&session.id).is_some_and(|list| list.open) {
            span.pill.good { (lang.t("screen-list-is-open")) }
        } @else { span.pill.warn { (lang.t("screen-list-is-closed")) } }
    }
}

/// Who has the floor, in the lobby.
pub fn at_present(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #stage .stage {
            @match &picture.floor.current {
                Some(current) => {
                    @let shown = picture.speaker(&current.speaker);
                    p.label { (state::hold(picture).unwrap_or_else(|| lang.t("floor-has-floor"))) }
                    p class={ "speaker " (category_class(&shown)) } dir="auto" { (shown.first) }
                }
                None => p.nobody { bdi { (state::nobody(picture)) } },
            }
        }
    }
}

/// Everybody who waits, with the expected turn. The script shows a page of them at a time.
pub fn speakers(picture: &Picture) -> Markup {
    html! {
        div #speakers .speakers {
            @if let Some(session) = picture.list_here() {
                @let turns = forecast(&picture.floor, &session.id, picture.now);
                @let rows: Vec<_> = turns.iter().filter_map(|turn| Some((turn, picture.floor.inscriptions.get(&turn.inscription)?))).collect();
                @if rows.is_empty() { p.empty { (list::empty(picture, session)) } }
                ol { @for (turn, entry) in rows { (row(picture, turn, entry)) } }
            }
        }
    }
}

fn row(picture: &Picture, turn: &ExpectedTurn, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let shown = picture.entry(entry);
    let zone = &picture.row.meeting.note.zone;
    let (from, to) = (zone.local(turn.from), zone.local(turn.to));
    let reached = turn.outlook != Outlook::WillNotBeReached;
    html! {
        li id={ "turn-" (entry.no) } {
            span.place { (turn.place) }
            span class={ "whom " (category_class(&shown)) } {
                span.clamp.first dir="auto" { (shown.first) }
                @if let Some(second) = &shown.second { span.clamp.second dir="auto" { (second) } }
            }
            span.expected {
                @if reached {
                    span.time { (crate::times::clock(from)) @if from != to { "–" (crate::times::clock(to)) } }
                }
                @if turn.outlook != Outlook::WillSpeak {
                    span class={ "pill " (if reached { "warn" } else { "bad" }) } { (list::outlook_word(turn.outlook, lang)) }
                }
            }
        }
    }
}
