//! The list of speakers: for the public with expected turns, for the console with its buttons.

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Outlook, PlannedSession, Standing, forecast};
use rostrum_domain::ids::InscriptionNo;

use crate::i18n::Lang;

use super::picture::Picture;
use super::words;

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
                    p.quiet { (picture.title(&session.id)) }
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
            span.first { (shown.first) }
            @if let Some(second) = &shown.second { span.second { (second) } }
            @if let Some(behalf) = &shown.on_behalf {
                span.second { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
            }
            span.marks {
                span class={ "cat cat-" (entry.category.code()) } { (words::category(lang, entry.category)) }
                @if let Some(standing) = standing(entry.standing, lang) { span.state { (standing) } }
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

/// All lists for the console. The script shows one at a time; without it they stand below each other.
pub fn console(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let here = picture.list_here().map(|session| &session.id);
    let sessions = picture.sessions_with_floor();
    html! {
        div #lists .lists data-here=[here.map(ToString::to_string)] {
            nav.list-tabs aria-label=(lang.t("list-choose")) {
                @for session in &sessions {
                    @let count = picture.floor.waiting(&session.id).count();
                    a #{ "tab-" (session.id) } href={ "#list-" (session.id) } data-tab=(session.id) title=(picture.title(&session.id)) {
                        span.tab-title { (short(&picture.title(&session.id))) }
                        " " span.count { (count) } " " (state(picture, session))
                    }
                }
            }
            @if sessions.is_empty() { p { (lang.t("list-none")) } }
            @for session in sessions { (console_list(picture, session)) }
        }
    }
}

/// The part of a title before its colon, which is its number in most programmes.
fn short(title: &str) -> &str {
    title.split_once([':', '：']).map_or(title, |(short, _)| short)
}

fn console_list(picture: &Picture, session: &PlannedSession) -> Markup {
    let lang = picture.lang;
    let rows = rows(picture, session);
    let id = &session.id;
    html! {
        section #{ "list-" (id) } .console-list data-list=(id) aria-label=(picture.title(id)) tabindex="0" {
            @if rows.is_empty() { p.quiet { (empty(picture, session)) } }
            @else {
                table {
                    thead {
                        tr {
                            th.number scope="col" { abbr title=(lang.t("column-place")) { "#" } }
                            th scope="col" { (lang.t("column-speaker")) }
                            th scope="col" { (lang.t("column-expected")) }
                            th scope="col" { span.unseen { (lang.t("column-commands")) } }
                        }
                    }
                    tbody { @for (turn, entry) in &rows { (console_row(picture, session, turn, entry)) } }
                }
            }
        }
    }
}

fn console_row(picture: &Picture, session: &PlannedSession, turn: &ExpectedTurn, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let shown = picture.entry(entry);
    let free = picture.list_is_called(&session.id) && picture.floor.current.is_none();
    let class = match turn.outlook {
        Outlook::WillSpeak => "will",
        Outlook::MayNotBeReached => "may-not",
        Outlook::WillNotBeReached => "will-not",
    };
    html! {
        tr #{ "row-" (entry.no) } class=(class) data-row tabindex="-1" {
            td.number { (turn.place) }
            th scope="row" {
                div.line {
                    span class={ "cat cat-" (entry.category.code()) } title=(words::category(lang, entry.category)) {
                        span.unseen { (words::category(lang, entry.category)) }
                    }
                    span.first { (shown.first) }
                    @if let Some(second) = &shown.second { span.second { (second) } }
                    (row_marks(picture, entry, shown.on_behalf.as_deref(), shown.kept_from_public))
                }
            }
            td.expected title=(outlook_word(turn.outlook, lang)) {
                (picture.hour(turn.from)) "–" (picture.hour(turn.to))
                @if turn.outlook != Outlook::WillSpeak {
                    " " span.outlook aria-hidden="true" { @if turn.outlook == Outlook::MayNotBeReached { "?" } @else { "✕" } }
                    span.unseen { (outlook_word(turn.outlook, lang)) }
                }
            }
            td.row-buttons { (row_buttons(entry.no, &shown.first, free, lang)) }
        }
    }
}

fn row_marks(picture: &Picture, entry: &Inscription, behalf: Option<&str>, kept: bool) -> Markup {
    let lang = picture.lang;
    html! {
        span.marks {
            @if kept { span.state.bad title=(lang.t("floor-not-public")) { (lang.t("mark-not-public")) } }
            @if let Some(standing) = standing(entry.standing, lang) { span.state title=[behalf] { (standing) } }
            @if entry.absent_once { span.state.warn { (lang.t("mark-absent-once")) } }
            @if picture.has_statement(entry) {
                span.text-in title=(lang.t("mark-statement")) { "✓" span.unseen { (lang.t("mark-statement")) } }
            }
        }
    }
}

/// The buttons belong to two forms for all rows, so that a row does not change with every version.
fn row_buttons(no: InscriptionNo, whom: &str, free: bool, lang: Lang) -> Markup {
    let give = lang.with("row-give-label", &[("whom", whom.into())]);
    let absent = lang.with("row-absent-label", &[("whom", whom.into())]);
    html! {
        button.second form="form-give-floor" name="inscription" value=(no) disabled[!free] aria-label=(give) data-give {
            (lang.t("row-give"))
        }
        button.second form="form-absent" name="inscription" value=(no) aria-label=(absent) { (lang.t("row-absent")) }
    }
}

/// An outlook in words.
pub fn outlook_word(outlook: Outlook, lang: Lang) -> String {
    match outlook {
        Outlook::WillSpeak => lang.t("outlook-will"),
        Outlook::MayNotBeReached => lang.t("outlook-may-not"),
        Outlook::WillNotBeReached => lang.t("outlook-will-not"),
    }
}
