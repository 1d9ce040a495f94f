//! The forms of the console.

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use rostrum_domain::floor::{Actor, Command, Refusal, Standing};
use rostrum_domain::ids::MeetingId;
use rostrum_store::{MeetingRow, Order, Outcome, SubmitError};

use super::fields::{key, number};
use super::{Fields, clash, command_in, present};
use crate::access::{Action, Role};
use crate::app::App;
use crate::error::Fault;
use crate::floor::picture::Picture;
use crate::floor::view::View;
use crate::floor::{console, notes, refusals};
use crate::i18n::Lang;
use crate::visit::Visit;

/// Carries out what secretariat or chair ask: a command of the floor, a note, a cue, or a readiness.
///
/// # Errors
/// [`Fault::NotPermitted`] for anyone else, [`Fault::Malformed`] for fields that do not fit,
/// [`Fault::Conflict`] with the rule (without JSON: the console again with its sentence, status 409).
pub async fn submit(
    State(app): State<App>,
    Path((meeting, action)): Path<(String, String)>,
    visit: Visit,
    fields: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let role = visit.require(Action::RunFloor, Some(&row.meeting.id))?;
    let Form(fields) = fields?;
    let sender = notes::Sender { role, lang: visit.lang, key: present(&fields.key).map(key).transpose()? };
    let done = match notes::take(&app, &row, sender, &action, &fields).await {
        Ok(Some(())) => Ok(None),
        Ok(None) => give(&app, &row, (role, visit.lang), &action, &fields).await.map(Some),
        Err(fault) => Err(fault),
    };
    let id = &row.meeting.id;
    match done {
        Ok(outcome) if visit.wants_json => {
            let version = outcome.map(|outcome| outcome.version);
            Ok(Json(serde_json::json!({ "version": version })).into_response())
        }
        Ok(_) => {
            // Whoever enters late without a script goes on entering late.
            let late = present(&fields.happened);
            let late = late.map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
            let late = late.map_or_else(String::new, |text| format!("?happened={text}"));
            Ok((StatusCode::SEE_OTHER, [(LOCATION, format!("/m/{id}/console{late}"))]).into_response())
        }
        Err(Fault::Refused(refusal)) => {
            let text = sentence(&app, &visit, &row, &refusal).await?;
            refused(&app, &visit, id, refusal.code(), text).await
        }
        Err(Fault::Conflict { code, text }) => refused(&app, &visit, id, code, text).await,
        Err(fault) => Err(fault),
    }
}

async fn give(
    app: &App,
    row: &MeetingRow,
    (role, lang): (Role, Lang),
    action: &str,
    fields: &Fields,
) -> Result<Outcome, Fault> {
    let by = if role == Role::Chair { Actor::Chair } else { Actor::Secretariat };
    let command = command_in(app, row, action, fields).await?;
    let seen = present(&fields.seen).map(|text| number(text, "seen", "a version of the floor")).transpose()?;
    let key = present(&fields.key).map(key).transpose()?;
    let on_behalf_of = on_behalf_of(&command, fields, lang)?;
    carry_out(app, &row.meeting.id, Order { seen, key, on_behalf_of, ..Order::new(by, command) }).await
}

/// On whose behalf an inscription speaks that is made or amended.
///
/// # Errors
/// [`Fault::Malformed`] for a text that is too long, [`Fault::Conflict`] for a group or a joint statement without one.
pub(crate) fn on_behalf_of(command: &Command, fields: &Fields, lang: Lang) -> Result<Option<String>, Fault> {
    let command = if let Command::EnterLate { what, .. } = command { what } else { command };
    let (Command::Inscribe { standing, .. } | Command::Amend { standing, .. }) = command else { return Ok(None) };
    let text = present(&fields.on_behalf_of).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    match text {
        Some(text) if text.chars().count() > 300 => {
            Err(Fault::Malformed("on_behalf_of: at most 300 characters are permitted".to_owned()))
        }
        None if matches!(standing, Standing::Group | Standing::Joint) => {
            Err(Fault::Conflict { code: "behalf-needed", text: lang.t("own-behalf-wrong") })
        }
        text => Ok(text.filter(|_| *standing != Standing::Single)),
    }
}

/// What the rule says; of a floor that has changed what happened to it.
async fn sentence(app: &App, visit: &Visit, row: &MeetingRow, refusal: &Refusal) -> Result<String, Fault> {
    let picture = Picture::take(app, &row.meeting.id, View::Console.audience(), visit.lang).await?;
    let clash = match refusal {
        Refusal::Changed { seen, now } => clash::text(app, &picture, *seen, *now).await?,
        _ => None,
    };
    Ok(clash.unwrap_or_else(|| refusals::to_staff(&picture, refusal)))
}

async fn refused(
    app: &App,
    visit: &Visit,
    id: &MeetingId,
    code: &'static str,
    text: String,
) -> Result<Response, Fault> {
    if visit.wants_json {
        return Err(Fault::Conflict { code, text });
    }
    let page = console::page(app, visit, id, Some(&text)).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// Hands it to the desk. A floor that changed since the chair saw it refuses the command, unless only
/// lists grew meanwhile: while a list fills, the chair must still be able to act.
pub(crate) async fn carry_out(app: &App, id: &MeetingId, mut order: Order) -> Result<Outcome, Fault> {
    for _ in 0..5 {
        match app.desk().submit(id, order.clone()).await {
            Err(SubmitError::Refused(Refusal::Changed { seen, now })) if seen < now => {
                let log = app.store().list_floor_events_between(id, seen, now).await?;
                if log.iter().any(|line| line.event.moves_the_floor()) {
                    return Err(Refusal::Changed { seen, now }.into());
                }
                order.seen = Some(now);
            }
            outcome => return Ok(outcome?),
        }
    }
    Ok(app.desk().submit(id, order).await?)
}
