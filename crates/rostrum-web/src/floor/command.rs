//! What the console asks, from form to command.

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use rostrum_domain::concept_note::TimeLimit;
use rostrum_domain::floor::{Actor, Command, Refusal, Speaker};
use rostrum_domain::ids::{InscriptionNo, MeetingId, PersonId, SegmentId, SessionId};
use rostrum_store::{Order, Outcome, SubmitError};
use serde::{Deserialize, Serialize};

use crate::access::{Action, Role};
use crate::app::App;
use crate::error::{Fault, refusal_text};
use crate::visit::Visit;

use super::console;

/// The fields of all commands; each takes those that it needs, and an empty field is none.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Fields {
    session: Option<String>,
    inscription: Option<String>,
    person: Option<String>,
    segment: Option<String>,
    limit: Option<String>,
    seconds: Option<String>,
    reason: Option<String>,
    /// Version of the floor that the sender saw.
    seen: Option<String>,
    /// A name of this very command: sent again, it is answered and not done again.
    key: Option<String>,
}

/// Carries out a command of secretariat or chair.
///
/// # Errors
/// [`Fault::NotPermitted`] for anyone else, [`Fault::Malformed`] for fields that do not fit,
/// [`Fault::Refused`] with the rule (without JSON: the console again with its sentence, status 409).
pub async fn submit(
    State(app): State<App>,
    Path((meeting, action)): Path<(String, String)>,
    visit: Visit,
    fields: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    let by = match visit.require(Action::RunFloor, Some(id))? {
        Role::Chair => Actor::Chair,
        _ => Actor::Secretariat,
    };
    let Form(fields) = fields?;
    let command = command(&action, &fields)?;
    let seen = present(&fields.seen).map(|text| number(text, "seen")).transpose()?;
    let key = present(&fields.key).map(key).transpose()?;
    match carry_out(&app, id, Order { seen, key, ..Order::new(by, command) }).await {
        Ok(outcome) if visit.wants_json => Ok(Json(serde_json::json!({ "version": outcome.version })).into_response()),
        Ok(_) => Ok((StatusCode::SEE_OTHER, [(LOCATION, format!("/m/{id}/console"))]).into_response()),
        Err(Fault::Refused(refusal)) if !visit.wants_json => {
            let page = console::page(&app, &visit, id, Some(&refusal_text(&refusal, visit.lang))).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(fault) => Err(fault),
    }
}

/// Hands it to the desk. A floor that changed since the chair saw it refuses the command, unless only
/// lists grew meanwhile: while a list fills, the chair must still be able to act.
pub(crate) async fn carry_out(app: &App, id: &MeetingId, mut order: Order) -> Result<Outcome, Fault> {
    for _ in 0..5 {
        match app.desk().submit(id, order.clone()).await {
            Err(SubmitError::Refused(Refusal::Changed { seen, now })) if seen < now => {
                let log = app.store().list_floor_events(id).await?;
                if log.iter().any(|line| (seen + 1..=now).contains(&line.version) && line.event.moves_the_floor()) {
                    return Err(Refusal::Changed { seen, now }.into());
                }
                order.seen = Some(now);
            }
            outcome => return Ok(outcome?),
        }
    }
    Ok(app.desk().submit(id, order).await?)
}

/// The command that an action with its fields asks for.
///
/// # Errors
/// [`Fault::NotFound`] for an action that there is not, [`Fault::Malformed`] for fields that do not fit.
pub(crate) fn command(action: &str, fields: &Fields) -> Result<Command, Fault> {
    Ok(match action {
        "open-list" => Command::OpenList { session: session(fields)? },
        "close-list" => Command::CloseList { session: session(fields)? },
        "give-floor" => Command::GiveFloor { speaker: speaker(fields)?, limit: limit(fields)? },
        "pause" => Command::Pause,
        "resume" => Command::Resume,
        "end" => Command::EndIntervention,
        "absent" => Command::MarkAbsent { inscription: inscription(needed(&fields.inscription, "inscription")?)? },
        "next-segment" => Command::NextSegment,
        "start-segment" => {
            let id = needed(&fields.segment, "segment")?;
            Command::StartSegment { segment: SegmentId::parse(id).map_err(|error| malformed("segment", &error))? }
        }
        "extend-cap" => Command::ExtendCap {
            session: session(fields)?,
            seconds: number(needed(&fields.seconds, "seconds")?, "seconds")?,
            reason: needed(&fields.reason, "reason")?.to_owned(),
        },
        _ => return Err(Fault::NotFound),
    })
}

fn session(fields: &Fields) -> Result<SessionId, Fault> {
    SessionId::parse(needed(&fields.session, "session")?).map_err(|error| malformed("session", &error))
}

fn speaker(fields: &Fields) -> Result<Speaker, Fault> {
    match (present(&fields.inscription), present(&fields.person)) {
        (Some(no), None) => Ok(Speaker::Inscription(inscription(no)?)),
        (None, Some(id)) => Ok(Speaker::Person(PersonId::parse(id).map_err(|error| malformed("person", &error))?)),
        _ => Err(Fault::Malformed("either inscription or person is needed".to_owned())),
    }
}

fn inscription(text: &str) -> Result<InscriptionNo, Fault> {
    Ok(InscriptionNo(number(text, "inscription")?))
}

fn limit(fields: &Fields) -> Result<Option<TimeLimit>, Fault> {
    let seconds = present(&fields.limit).map(|text| number(text, "limit")).transpose()?;
    seconds.map(TimeLimit::from_seconds).transpose().map_err(|error| malformed("limit", &error))
}

fn key(text: &str) -> Result<String, Fault> {
    if text.len() <= 64 {
        Ok(text.to_owned())
    } else {
        Err(Fault::Malformed(format!("key: {} bytes; at most 64 are permitted", text.len())))
    }
}

fn present(field: &Option<String>) -> Option<&str> {
    field.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

fn needed<'a>(field: &'a Option<String>, name: &str) -> Result<&'a str, Fault> {
    present(field).ok_or_else(|| Fault::Malformed(format!("{name} is needed")))
}

fn number<N: std::str::FromStr>(text: &str, name: &str) -> Result<N, Fault> {
    text.parse().map_err(|_| Fault::Malformed(format!("{name}: \"{text}\" is no whole number")))
}

fn malformed(name: &str, error: &dyn std::error::Error) -> Fault {
    Fault::Malformed(format!("{name}: {error}"))
}
