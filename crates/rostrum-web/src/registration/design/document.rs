//! The design as one JSON document, which a next meeting can take over.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::registration::Design;
use rostrum_store::DesignError;

use super::words;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// Gives the design out, without the history of its instants.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn download(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::DesignRegistration, Some(&row.meeting.id))?;
    let (_, design) = app.store().find_design(&row.meeting.id).await?;
    let text = serde_json::to_string_pretty(&design.anew()).map_err(|error| Fault::failed(&error))?;
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}-registration.json\"", row.meeting.id)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// Takes a design over in place of the present one.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Unreadable`] for what is no design or has faults,
/// [`Fault::Conflict`] when somebody registered for a category that it leaves out or somebody else was faster, or the
/// outside failed.
pub async fn upload(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let (id, lang) = (&row.meeting.id, visit.lang);
    visit.require(Action::DesignRegistration, Some(id))?;
    let mut form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let (mut file, mut seen) = (Vec::new(), None);
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        match part.name() {
            Some("file") => file = part.bytes().await.map_err(|error| upload_fault(&error))?.to_vec(),
            Some("seen") => seen = part.text().await.map_err(|error| upload_fault(&error))?.parse::<u32>().ok(),
            _ => {}
        }
    }
    let design: Design = serde_json::from_slice(&file).map_err(|error| {
        Fault::Unreadable(lang.with("design-document-unreadable", &[("what", error.to_string().into())]))
    })?;
    let left = app.store().list_registrations(id).await?.into_iter().find(|one| design.offer(&one.offer).is_none());
    if left.is_some() {
        return Err(Fault::Conflict { code: "offer-in-use", text: lang.t("design-in-use") });
    }
    let (now, _) = app.store().find_design(id).await?;
    match app.store().save_design(id, seen.unwrap_or(now), design.anew()).await {
        Ok(_) => {
            app.desk().announce(id).await?;
            Ok(Redirect::to(&format!("/m/{id}/registration?done=true")).into_response())
        }
        Err(DesignError::Faulty(faults)) => {
            let all =
                faults.iter().take(20).map(|fault| format!("{}: {}", fault.path, words::sentence(lang, &fault.flaw)));
            Err(Fault::Unreadable(all.collect::<Vec<_>>().join(" ")))
        }
        Err(DesignError::Changed { now, .. }) => {
            Err(Fault::Conflict { code: "changed", text: lang.with("design-overtaken", &[("now", now.into())]) })
        }
        Err(DesignError::Failed(error)) => Err(error.into()),
    }
}
