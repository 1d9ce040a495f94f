//! The lists of all sessions on the console. The script shows one at a time; without it they stand below each
//! other.

use std::collections::HashMap;

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Outlook, PlannedSession, Within, forecast};
use rostrum_domain::ids::InscriptionNo;

use super::super::controls::{ask, key};
use super::super::picture::Picture;
use super::super::{rules_line, words};
use super::{empty, marks, outlook_word, state};

/// All lists.
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
                        span.tab-title { (words::before_colon(&picture.title(&session.id))) }
                        " " span.count { (count) } " " (state(picture, session))
                    }
                }
            }
            @if sessions.is_empty() { p { (lang.t("list-none")) } }
            @for session in sessions { (list(picture, session)) }
        }
    }
}

fn list(picture: &Picture, session: &PlannedSession) -> Markup {
    let lang = picture.lang;
    let id = &session.id;
    let turns: HashMap<InscriptionNo, ExpectedTurn> =
        forecast(&picture.floor, id, picture.now).into_iter().map(|turn| (turn.inscription, turn)).collect();
    let rows: Vec<&Inscription> = picture.floor.waiting(id).collect();
    let rules = rules_line::text(picture, session);
    html! {
        section #{ "list-" (id) } .console-list data-list=(id) aria-label=(picture.title(id)) {
            div.list-head {
                p.rules-line title=(rules) {
                    a href={ "/m/" (picture.row.meeting.id) "/rules/" (id) } target="_blank" { (rules) }
                }
                (draw(picture, session))
                (marks::counts(picture, &rows))
            }
            @if rows.is_empty() { p.quiet.empty { (empty(picture, session)) } }
            @else {
                div.rows tabindex="0" role="group" aria-label=(lang.with("list-rows", &[("session", picture.title(id).into())])) {
                    table {
                        thead {
                            tr {
                                th.number scope="col" { abbr title=(lang.t("column-place")) { "#" } }
                                th scope="col" { (lang.t("column-speaker")) }
                                th.ready scope="col" { (lang.t("column-ready")) }
                                th scope="col" { (lang.t("column-expected")) }
                                th scope="col" { span.unseen { (lang.t("column-commands")) } }
                            }
                        }
                        tbody {
                            @for (place, entry) in (1u32..).zip(&rows) { (row(picture, session, place, turns.get(&entry.no), entry)) }
                        }
                    }
                }
            }
        }
    }
}

fn row(
    picture: &Picture,
    session: &PlannedSession,
    place: u32,
    turn: Option<&ExpectedTurn>,
    entry: &Inscription,
) -> Markup {
    let lang = picture.lang;
    let shown = picture.entry(entry);
    let here = picture.floor.running().is_some_and(|(here, _)| here.id == session.id);
    let free = picture.floor.current.is_none() && (picture.list_is_called(&session.id) || (entry.reply && here));
    let class = match turn.map(|turn| turn.outlook) {
        Some(Outlook::WillNotBeReached) => "will-not",
        Some(Outlook::MayNotBeReached) => "may-not",
        _ => "will",
    };
    let movable = !entry.reply && !picture.floor.awaits_lot(&session.id);
    html! {
        tr #{ "row-" (entry.no) } class=(class) data-row=(entry.no) data-whom=(shown.first) draggable=[movable.then_some("true")] tabindex="-1" {
            td.number { (place) }
            th scope="row" {
                div.line {
                    div.name {
                        span class={ "cat cat-" (entry.category.code()) } title=(words::category(lang, entry.category)) {
                            span.unseen { (words::category(lang, entry.category)) }
                        }
                        span.first data-length=(words::length(&shown.first)) title=(lang.with("row-no", &[("name", shown.first.as_str().into()), ("no", entry.no.to_string().into())])) { (shown.first) }
                        (marks::of_row(picture, session, entry, shown.on_behalf.as_deref(), shown.public_as.as_deref()))
                    }
                    @if entry.declared.speaker_later { span.second { (lang.t("mark-speaker-later")) } }
                    @else if let Some(second) = &shown.second { span.second { (second) } }
                }
            }
            (marks::ready(picture, entry, &shown.first))
            td.expected title=[turn.map(|turn| outlook_word(turn.outlook, lang))] {
                @match turn {
                    Some(turn) => {
                        (picture.hour(turn.from)) "–" (picture.hour(turn.to))
                        @if turn.outlook != Outlook::WillSpeak {
                            " " span.outlook aria-hidden="true" { @if turn.outlook == Outlook::MayNotBeReached { "?" } @else { "✕" } }
                            span.unseen { (outlook_word(turn.outlook, lang)) }
                        }
                    }
                    None => @if entry.reply { span.quiet { (lang.t("expected-at-end")) } } @else { "–" },
                }
            }
            td.row-buttons { (buttons(picture, entry.no, &shown.first, free)) }
        }
    }
}

/// The buttons belong to forms for all rows, so that a row does not change with every version.
fn buttons(picture: &Picture, no: InscriptionNo, whom: &str, free: bool) -> Markup {
    let lang = picture.lang;
    let give = lang.with("row-give-label", &[("whom", whom.into())]);
    let more = lang.with("row-more-label", &[("whom", whom.into())]);
    html! {
        button.second form="form-give-floor" name="inscription" value=(no) disabled[!free] aria-label=(give) data-give {
            (lang.t("row-give"))
        }
        a.button.second href={ "/m/" (picture.row.meeting.id) "/console/entry?inscription=" (no) } aria-label=(more) title=(more) data-sheet data-more { "⋯" }
    }
}

/// Where the draw of a list stands, and the button that makes it.
fn draw(picture: &Picture, session: &PlannedSession) -> Markup {
    let lang = picture.lang;
    let rules = picture.floor.rules_of(&session.id);
    let Some(Within::Lot { beacon, .. }) = rules.as_ref().map(|rules| &rules.order.within) else { return html! {} };
    let intake = picture.floor.lists.get(&session.id).and_then(|list| list.intake.as_ref());
    let closes = intake.and_then(|intake| intake.closes);
    html! {
        div.draw {
            @if intake.is_some_and(|intake| intake.draw.is_some()) { span.state.good { (lang.t("lot-done")) } }
            @else if let Some(closes) = closes {
                @let time = words::second(&picture.row.meeting.note.zone, closes);
                @if closes >= picture.now { span.state.warn { (lang.with("lot-window", &[("time", time.into())])) } }
                @else {
                    (ask(&format!("ask-draw-{}", session.id), &html! { span { (lang.t("lot-now")) (key("D")) } }, Some("d"), &lang.t("lot-text"), &html! {
                        input type="hidden" form="form-draw" name="session" value=(session.id);
                        @if let Some(named) = &beacon {
                            label for={ "beacon-" (session.id) } { (named) }
                            input id={ "beacon-" (session.id) } form="form-draw" name="beacon" required maxlength="200" autocomplete="off";
                        }
                        button form="form-draw" { (lang.t("lot-now")) }
                    }))
                }
            } @else { span.state { (lang.t("lot-comes")) } }
        }
    }
}
