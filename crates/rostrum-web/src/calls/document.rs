//! A call as one JSON document, which a next meeting can take over.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::call::Call;

use super::{managed, words};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// Gives a call out, without the history of its deadline.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn download(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Response, Fault> {
    let (row, call) = managed(&app, &visit, &meeting, no).await?;
    let text = serde_json::to_string_pretty(&call.call.anew()).map_err(|error| Fault::failed(&error))?;
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}-call-{no}.json\"", row.meeting.id)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// Begins a call from a document.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Unreadable`] for what is no call, or the outside failed.
pub async fn upload(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let (id, lang) = (&row.meeting.id, visit.lang);
    visit.require(Action::ManageCalls, Some(id))?;
    let mut form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let mut file = Vec::new();
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        if part.name() == Some("file") {
            file = part.bytes().await.map_err(|error| upload_fault(&error))?.to_vec();
        }
    }
    let call: Call = serde_json::from_slice(&file).map_err(|error| {
        Fault::Unreadable(lang.with("calls-document-unreadable", &[("what", error.to_string().into())]))
    })?;
    let faults = call.faults();
    if !faults.is_empty() {
        let all = faults.iter().take(20).map(|fault| words::sentence(lang, &call, fault));
        return Err(Fault::Unreadable(all.collect::<Vec<_>>().join(" ")));
    }
    let no = app.store().begin_call(id, call).await?;
    Ok(Redirect::to(&format!("/m/{id}/calls/{no}/edit")).into_response())
}
