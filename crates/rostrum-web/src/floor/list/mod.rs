//! The list of speakers: for the public with expected turns; `console` shows it with its buttons.

mod console;
mod marks;

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Outlook, PlannedSession, Standing, forecast};

use crate::i18n::Lang;

use super::picture::Picture;
use super::words;

pub use console::console;

/// Most who stand on the public list. It goes to thousands of readers after each change, and a floor of a
/// whole day reaches fewer.
const PUBLIC_ROWS: usize = 150;

/// The list that matters now, as the public sees it.
pub fn public(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        section #list aria-labelledby="list-title" {
            @match picture.list_here() {
                None => h2 #list-title { (lang.t("list-none")) },
                Some(session) => {
                    h2 #list-title { (lang.t("list-title")) " " (state(picture, session)) }
                    p.quiet dir="auto" { (picture.title(&session.id)) }
                    @let rows = rows(picture, session);
                    @if rows.is_empty() { p { (empty(picture, session)) } }
                    ol.speakers {
                        @for (turn, entry) in rows.iter().take(PUBLIC_ROWS) {
                            li id={ "place-" (entry.no) } value=(turn.place) { (public_row(picture, turn, entry)) }
                        }
                    }
                    @if rows.len() > PUBLIC_ROWS {
                        p.quiet { (lang.with("list-more", &[("count", (rows.len() - PUBLIC_ROWS).into())])) }
                    }
                }
            }
        }
    }
}

fn public_row(picture: &Picture, turn: &ExpectedTurn, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let shown = picture.entry(entry);
    let zone = &picture.row.meeting.note.zone;
    html! {
        span.place { (turn.place) }
        div.whom {
            span.first { bdi { (shown.first) } }
            @if let Some(second) = &shown.second { span.second { bdi { (second) } } }
            @if let Some(behalf) = &shown.on_behalf {
                span.second { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
            }
            span.marks {
                span class={ "cat cat-" (entry.category.code()) } { (words::category(lang, entry.category)) }
                @if let Some(standing) = standing(picture.floor.standing_of(entry), lang) { span.state { (standing) } }
            }
        }
        div.expected {
            span { (crate::times::span(zone, turn.from, turn.to, None)) }
            (outlook(turn.outlook, lang))
        }
    }
}

/// Who waits, with the turn that is expected for each.
fn rows<'a>(picture: &'a Picture, session: &PlannedSession) -> Vec<(ExpectedTurn, &'a Inscription)> {
    let turns = forecast(&picture.floor, &session.id, picture.now);
    turns.into_iter().filter_map(|turn| Some((turn, picture.floor.inscriptions.get(&turn.inscription)?))).collect()
}

/// Whether a session's list is open, as a mark.
pub fn state(picture: &Picture, session: &PlannedSession) -> Markup {
    let lang = picture.lang;
    html! {
        @if picture.floor.floor_is_over(session) { span.state { (lang.t("list-over")) } }
        @else if picture.floor.lists.get(&session.id).is_some_and(|list| list.open) {
            span.state.good { (lang.t("list-open")) }
        } @else { span.state.warn { (lang.t("list-closed")) } }
    }
}

/// Why nobody stands on a list.
pub fn empty(picture: &Picture, session: &PlannedSession) -> String {
    let lang = picture.lang;
    if picture.floor.floor_is_over(session) {
        return lang.t("list-floor-over");
    }
    let somebody = picture.floor.inscriptions.values().any(|entry| entry.session == session.id);
    if somebody { lang.t("list-nobody-waits") } else { lang.t("list-empty") }
}

/// A standing as a mark; none for a delegation that speaks for itself.
pub fn standing(standing: Standing, lang: Lang) -> Option<String> {
    match standing {
        Standing::Dignitary => Some(lang.t("standing-mark-dignitary")),
        Standing::Group => Some(lang.t("standing-mark-group")),
        Standing::Joint => Some(lang.t("standing-mark-joint")),
        Standing::Single => None,
    }
}

fn outlook(outlook: Outlook, lang: Lang) -> Markup {
    let class = match outlook {
        Outlook::WillSpeak => "good",
        Outlook::MayNotBeReached => "warn",
        Outlook::WillNotBeReached => "bad",
    };
    html! { span class={ "state " (class) } { (outlook_word(outlook, lang)) } }
}

/// An outlook in words.
pub fn outlook_word(outlook: Outlook, lang: Lang) -> String {
    match outlook {
        Outlook::WillSpeak => lang.t("outlook-will"),
        Outlook::MayNotBeReached => lang.t("outlook-may-not"),
        Outlook::WillNotBeReached => lang.t("outlook-will-not"),
    }
}
