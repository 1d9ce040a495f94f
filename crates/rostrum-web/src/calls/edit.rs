//! The secretariat writes a call: shown, arranged, saved; published, closed, copied.

use axum::body::Bytes;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::call::{Call, CallState};
use rostrum_store::{CallError, CallRow, MeetingRow};
use serde::Deserialize;

use super::draft::Draft;
use super::form::{self, Said};
use super::{managed, words};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// What an address of the form may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: bool,
}

/// How many were handed in to a call, and how many are being written.
async fn counts(app: &App, row: &MeetingRow, call: &CallRow) -> Result<(u32, u32), Fault> {
    let all = app.store().count_contributions(&row.meeting.id).await?;
    Ok(all.into_iter().find(|(no, ..)| *no == call.no).map_or((0, 0), |(_, drafts, received)| (received, drafts)))
}

/// Shows the form.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let (row, call) = managed(&app, &visit, &meeting, no).await?;
    let lang = visit.lang;
    let faults = call.call.faults();
    let last = match call.version {
        1 => None,
        version => app.store().find_call_version(&row.meeting.id, call.no, version - 1).await?,
    };
    let changed = last.map(|before| words::changes(lang, &call.call, &before, &call.call.changes_over(&before)));
    let said = Said {
        seen: call.version,
        saved: asked.done,
        wrong: words::wrong(lang, &call.call, &faults),
        changes: changed.unwrap_or_default(),
        answers: counts(&app, &row, &call).await?,
        ..Said::default()
    };
    Ok(form::page(&visit, &row, &call, &Draft::of(&call.call, &row.meeting.note.zone), &said))
}

/// Arranges the questions, or saves. A change to a question that was answered is shown first.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn save(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    body: Bytes,
) -> Result<Response, Fault> {
    let (row, call) = managed(&app, &visit, &meeting, no).await?;
    let (lang, id, zone) = (visit.lang, &row.meeting.id, &row.meeting.note.zone);
    let value = |wanted: &str| {
        let found = form_urlencoded::parse(&body).find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let mut draft = Draft::read(&body);
    let seen = value("seen").parse().unwrap_or(call.version);
    let button = value("do");
    let answers = counts(&app, &row, &call).await?;
    let mut said = Said { seen, changed: true, answers, ..Said::default() };
    if draft.arrange(&button) {
        return Ok(form::page(&visit, &row, &call, &draft, &said).into_response());
    }
    let (made, wrong) = draft.make(&call.call, zone, lang);
    if !wrong.is_empty() {
        said.wrong = wrong;
        let page = form::page(&visit, &row, &call, &draft, &said);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let changes = made.changes_over(&call.call);
    if answers != (0, 0) && !changes.is_empty() && button != "save-sure" {
        said.changes = words::changes(lang, &made, &call.call, &changes);
        said.asks = true;
        return Ok(form::page(&visit, &row, &call, &draft, &said).into_response());
    }
    match app.store().save_call(id, call.no, seen, made.clone()).await {
        Ok(_) if button == "publish" => publish(&app, &visit, &row, &call, CallState::Open).await,
        Ok(_) => Ok(Redirect::to(&format!("/m/{id}/calls/{no}/edit?done=true")).into_response()),
        Err(CallError::Faulty(faults)) => {
            said.wrong = words::wrong(lang, &made, &faults);
            let page = form::page(&visit, &row, &call, &draft, &said);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(CallError::Changed { now, .. }) => {
            // What was typed stays; the next press saves it over what is there now.
            said.overtaken = Some(now);
            said.seen = now;
            let page = form::page(&visit, &row, &call, &draft, &said);
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(CallError::NoSuchCall(_)) => Err(Fault::NotFound),
        Err(CallError::Failed(error)) => Err(error.into()),
    }
}

/// What is done with a call as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pressed {
    #[serde(rename = "do")]
    what: String,
}

/// Publishes, closes, opens again, copies or takes out.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Unreadable`] for a call that cannot be published yet, or the
/// outside failed.
pub async fn set_state(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, Fault> {
    let (row, call) = managed(&app, &visit, &meeting, no).await?;
    let (store, id) = (app.store(), &row.meeting.id);
    let Form(pressed) = form?;
    match pressed.what.as_str() {
        "copy" => {
            let copy = Call { deadline: super::list::usual_deadline(&app, &row), ..call.call };
            let no = store.begin_call(id, copy).await?;
            return Ok(Redirect::to(&format!("/m/{id}/calls/{no}/edit")).into_response());
        }
        "delete" => {
            store.delete_call(id, call.no).await?;
        }
        code => {
            let to = CallState::from_code(code).ok_or(Fault::NotFound)?;
            return publish(&app, &visit, &row, &call, to).await;
        }
    }
    Ok(Redirect::to(&format!("/m/{id}/calls")).into_response())
}

async fn publish(app: &App, visit: &Visit, row: &MeetingRow, call: &CallRow, to: CallState) -> Result<Response, Fault> {
    let id = &row.meeting.id;
    match app.store().move_call(id, call.no, to).await {
        Ok(()) => Ok(Redirect::to(&format!("/m/{id}/calls")).into_response()),
        // The form says what is wrong.
        Err(CallError::Faulty(faults)) => {
            let wrong = words::wrong(visit.lang, &call.call, &faults);
            let said = Said { seen: call.version, wrong, answers: counts(app, row, call).await?, ..Said::default() };
            let draft = Draft::of(&call.call, &row.meeting.note.zone);
            let page = form::page(visit, row, call, &draft, &said);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(CallError::NoSuchCall(_) | CallError::Changed { .. }) => Err(Fault::NotFound),
        Err(CallError::Failed(error)) => Err(error.into()),
    }
}
