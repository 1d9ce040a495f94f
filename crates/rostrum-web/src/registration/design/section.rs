//! The form of one section: shown, arranged, saved.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::registration::Design;
use rostrum_store::DesignError;
use serde::Deserialize;

use super::draft::Draft;
use super::{EVERYBODY, Section, form, words};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::visit::Visit;

/// What an address of the form may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: bool,
}

/// The section of a design that stands in an address.
fn find<'a>(design: &'a Design, code: &str) -> Result<Section<'a>, Fault> {
    if code == EVERYBODY {
        return Ok(Section::Everybody);
    }
    let at = design.offers.iter().position(|offer| offer.code == code).ok_or(Fault::NotFound)?;
    Ok(Section::Offer(at, &design.offers[at]))
}

/// Shows the form of a section.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, code)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::DesignRegistration, Some(&row.meeting.id))?;
    let (seen, design) = app.store().find_design(&row.meeting.id).await?;
    let section = find(&design, &code)?;
    let draft = Draft::of(&design, section, &row.meeting.note.zone);
    let said = form::Said { seen, saved: asked.done, ..form::Said::default() };
    Ok(form::page(&visit, &row, &design, section, &draft, &said))
}

/// Saves a section, or arranges its questions without saving.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn save(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, code)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let (id, lang, zone) = (&row.meeting.id, visit.lang, &row.meeting.note.zone);
    visit.require(Action::DesignRegistration, Some(id))?;
    let (now, design) = app.store().find_design(id).await?;
    let section = find(&design, &code)?;
    let mut draft = Draft::read(&body);
    let value = |wanted: &str| {
        form_urlencoded::parse(&body).find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
    };
    let seen = value("seen").and_then(|seen| seen.parse().ok()).unwrap_or(now);
    let mut said = form::Said { seen, changed: true, ..form::Said::default() };
    let button = value("do").unwrap_or_default();
    if draft.arrange(&button) {
        return Ok(form::page(&visit, &row, &design, section, &draft, &said).into_response());
    }
    let mut next = design.clone();
    said.wrong = draft.put(&mut next, section, zone, lang);
    if said.wrong.is_empty() {
        said.wrong = words::beside(lang, section, &next.faults());
    }
    if said.wrong.is_empty() {
        match app.store().save_design(id, seen, next).await {
            Ok(_) => {
                app.desk().announce(id).await?;
                return Ok(Redirect::to(&format!("/m/{id}/registration/{code}?done=true")).into_response());
            }
            Err(DesignError::Faulty(faults)) => {
                let first = faults.first().map(|fault| words::sentence(lang, &fault.flaw)).unwrap_or_default();
                said.wrong = Wrong::only("fields", first);
            }
            // What was typed stays; to save again puts it over what the other one saved.
            Err(DesignError::Changed { now, .. }) => {
                said.seen = now;
                said.overtaken = Some(now);
            }
            Err(DesignError::Failed(error)) => return Err(error.into()),
        }
    }
    let status = if said.overtaken.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, form::page(&visit, &row, &design, section, &draft, &said)).into_response())
}
