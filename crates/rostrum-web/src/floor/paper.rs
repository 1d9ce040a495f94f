//! The list of speakers on paper, for when screens fail: with empty columns for what happens meanwhile, to be
//! entered late. Secretariat and chair get every name, everybody else what is public.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, PlannedSession, forecast};
use rostrum_domain::participant::Audience;
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::languages;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

use super::picture::Picture;
use super::{list, words};

/// Which lists are printed.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// The session; without it those that are not over.
    session: Option<String>,
    /// `public`: what the public may see, for whoever prints it.
    audience: Option<String>,
}

/// Shows the lists as they are printed.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown meeting, or the outside failed.
pub async fn show(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
    visit: Visit,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeePublic, Some(id))?;
    let staff = visit.audience(id) == Audience::Staff && wanted.audience.as_deref() != Some("public");
    let picture = Picture::take(&app, id, if staff { Audience::Staff } else { Audience::Public }, visit.lang).await?;
    let lang = visit.lang;
    let with_floor = picture.sessions_with_floor();
    // Of a session that was asked for by a name that none has, nothing is over.
    let all_over = !with_floor.is_empty() && wanted.session.is_none();
    let sessions: Vec<&PlannedSession> = with_floor
        .into_iter()
        .filter(|session| match &wanted.session {
            Some(only) => session.id.as_str() == only,
            None => !picture.floor.floor_is_over(session),
        })
        .collect();
    let title = lang.t("paper-title");
    let zone = &row.meeting.note.zone;
    let printed = lang.with(
        "paper-printed",
        &[
            ("time", times::instant(lang, zone, picture.now).into()),
            ("version", picture.floor.version.to_string().into()),
        ],
    );
    let page = Page::new(&visit, format!("{title} · {}", row.meeting.note.title))
        .of_meeting(&row)
        .head(html! { link rel="stylesheet" href=(assets::address("paper.css")); })
        .full_screen();
    Ok(page.render(&html! {
        div.paper {
            div.on-screen {
                p {
                    a href={ "/m/" (id) @if staff { "/console" } @else { "/live" } } { (lang.t("paper-back")) }
                    @if staff { " · " a href="?audience=public" { (lang.t("paper-public")) } }
                }
                p { (lang.t("paper-how")) }
                (languages::choice(&visit))
            }
            h1 { (title) }
            p.meeting { (row.meeting.note.title) }
            @if staff { p.mark { strong { (lang.t("paper-staff")) } } } @else { p.mark { (lang.t("paper-for-all")) } }
            p.printed { (printed) }
            @if sessions.is_empty() { p { @if all_over { (lang.t("paper-over")) } @else { (lang.t("list-none")) } } }
            @for session in &sessions { (one(&picture, session, staff)) }
            p.printed { (lang.t("paper-late")) }
        }
    }))
}

fn one(picture: &Picture, session: &PlannedSession, staff: bool) -> Markup {
    let lang = picture.lang;
    let turns = forecast(&picture.floor, &session.id, picture.now);
    let waiting: Vec<(usize, &Inscription)> = (1..).zip(picture.floor.waiting(&session.id)).collect();
    let zone = &picture.row.meeting.note.zone;
    html! {
        section tabindex="0" aria-label=(picture.title(&session.id)) {
            h2 { (picture.title(&session.id)) }
            p {
                (times::date_short(lang, zone.local(session.start).date())) (lang.comma())
                (times::span(zone, session.start, session.end, None)) " · "
                (list::state(picture, session)) " · "
                (lang.with("paper-waiting", &[("count", waiting.len().into())]))
            }
            @if picture.floor.awaits_lot(&session.id) { p { strong { (lang.t("paper-lot")) } } }
            @if waiting.is_empty() { p { (list::empty(picture, session)) } }
            @else {
                table {
                    thead {
                        tr {
                            th.number scope="col" { (lang.t("paper-order")) }
                            th.number scope="col" { (lang.t("paper-no")) }
                            th scope="col" { (lang.t("paper-delegation")) }
                            th scope="col" { (lang.t("paper-standing")) }
                            th.number scope="col" { (lang.t("paper-limit")) }
                            th scope="col" { (lang.t("paper-expected")) }
                            th.empty scope="col" { (lang.t("paper-began")) }
                            th.empty scope="col" { (lang.t("paper-ended")) }
                            th.remarks scope="col" { (lang.t("paper-remarks")) }
                        }
                    }
                    tbody {
                        @for (place, entry) in &waiting {
                            (line(picture, *place, entry, turns.iter().find(|turn| turn.inscription == entry.no), staff))
                        }
                    }
                }
            }
        }
    }
}

fn line(picture: &Picture, place: usize, entry: &Inscription, turn: Option<&ExpectedTurn>, staff: bool) -> Markup {
    let lang = picture.lang;
    let shown = picture.entry(entry);
    let limit = picture.floor.limit_of(entry).map_or(0, |limit| i64::from(limit.seconds()) * 1_000);
    html! {
        tr {
            td.number { (place) }
            td.number { (entry.no) }
            th scope="row" {
                strong { bdi { (shown.first) } }
                @if let Some(second) = &shown.second { br; (second) }
                @if let Some(behalf) = &shown.on_behalf { br; (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
                br; span.category { (words::category(lang, entry.category)) }
                @if let Some(whom) = shown.public_as.as_deref().filter(|_| staff) { br; strong.kept { (words::public_as(lang, whom)) } }
                @if staff && entry.declared.speaker_later { br; em { (lang.t("own-speaker-later")) } }
            }
            td {
                @if entry.reply { (lang.t("own-reply-kind")) }
                @else { (list::standing(picture.floor.standing_of(entry), lang).unwrap_or_else(|| lang.t("paper-single"))) }
                @if entry.absent_once { br; (lang.t("mark-absent-once")) }
            }
            td.number { (words::passed(limit)) }
            td {
                @if let Some(turn) = turn {
                    @let (from, to) = (picture.hour(turn.from), picture.hour(turn.to));
                    (from) @if from != to { "–" (to) } br; (list::outlook_word(turn.outlook, lang))
                }
            }
            td.empty {} td.empty {} td.remarks {}
        }
    }
}
