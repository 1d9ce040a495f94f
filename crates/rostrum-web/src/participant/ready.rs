//! Saying to be ready, and that notes were seen.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_store::ReadinessPart;
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// What is ready, or not any more.
#[derive(Debug, Deserialize)]
pub struct Ready {
    /// `present` or `microphone`.
    part: String,
    /// `yes` or `no`.
    ready: String,
}

/// Keeps that the participant is here, or has tested the microphone.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Ready>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(form) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    let no = visit.require_participant(Action::Inscribe, id)?;
    let part = ReadinessPart::from_code(&form.part).ok_or_else(|| Fault::Malformed(format!("part={}", form.part)))?;
    app.store().set_readiness(id, no, part, form.ready == "yes").await?;
    app.desk().announce(id).await?;
    Ok(Redirect::to(&format!("/m/{id}/me#readiness")))
}

/// Up to which note all were seen.
#[derive(Debug, Deserialize)]
pub struct Seen {
    note: u32,
}

/// Keeps that the participant has seen the notes up to one.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn seen(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Seen>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(form) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    let no = visit.require_participant(Action::SeeOwnPage, id)?;
    if app.store().mark_notes_seen(id, no, form.note).await? > 0 {
        app.desk().announce(id).await?;
    }
    if visit.wants_json {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(Redirect::to(&format!("/m/{id}/me")).into_response())
}
