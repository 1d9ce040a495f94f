//! The calendar of one participant, at an address that cannot be guessed and tells nothing.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_store::Token;

use super::write::find_recipient;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::meeting::calendar::{Which, of_participant};
use crate::visit::Visit;

/// Shows a participant the addresses of the own calendar.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn addresses(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let no = visit.require_participant(Action::SeeOwnPage, &row.meeting.id)?;
    let token = app.store().calendar_token(&row.meeting.id, no).await?;
    let lang = visit.lang;
    let base = format!("{}/calendar/{}", app.settings().base, token.as_str());
    Ok(Page::new(&visit, lang.t("calendar-title")).of_meeting(&row).render(&html! {
        h1 { (lang.t("calendar-title")) }
        p.lead { (lang.t("calendar-text")) }
        @for (file, words) in [("meeting", lang.t("calendar-meeting")), ("own", lang.t("calendar-own"))] {
            @let address = format!("{base}/{file}.ics");
            h2 { (words) }
            p { a href=(address) dir="ltr" { code.key { (address) } } }
        }
        p { a href={ "/m/" (row.meeting.id) "/me" } { (lang.t("layout-own-page")) } }
    }))
}

/// Sends `meeting.ics`, with all sessions of the meeting, or `own.ics`, with those on whose lists the participant
/// stands.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(State(app): State<App>, Path((token, file)): Path<(String, String)>) -> Result<Response, Fault> {
    let which = match file.as_str() {
        "meeting.ics" => Which::WholeMeeting,
        "own.ics" => Which::OwnSessions,
        _ => return Err(Fault::NotFound),
    };
    let found = app.store().find_calendar(&Token::from_text(&token)).await?;
    let (meeting, no) = found.ok_or(Fault::NotFound)?;
    let row = app.store().find_meeting(&meeting).await?.ok_or(Fault::NotFound)?;
    let person = find_recipient(&app, &row, no).await?.ok_or(Fault::NotFound)?;
    let text = of_participant(&app, &row, &person, which).await?;
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, text).into_response())
}
