//! The page "Programs" of a meeting: tokens and webhooks, made and taken back by the secretariat.

mod page;
#[cfg(test)]
mod tests;
mod webhook_page;
pub mod webhooks;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use rostrum_store::{MeetingRow, Scope};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::visit::Visit;

/// Most characters of the name of a program.
const LONGEST_NAME: u32 = 100;

/// A form with fields that may come more than once, such as boxes that are ticked.
type Pairs = Vec<(String, String)>;

/// Shows tokens and webhooks.
///
/// # Errors
/// [`Fault::NotPermitted`] to anyone but the secretariat, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    page::overview(&app, &visit, &row, &page::Typed::default()).await
}

/// Makes a token and shows it, once.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed. A form that does not fit comes back with what is wrong.
pub async fn make(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let Form(form) = form?;
    let name = field(&form, "name").trim().to_owned();
    let scopes: Vec<Scope> = ticked(&form, "scope").filter_map(Scope::from_code).collect();
    let length = name.chars().count();
    if !(1..=LONGEST_NAME as usize).contains(&length) {
        let sentence = visit.lang.with("programs-name-wrong", &[("length", length.into())]);
        let typed = page::Typed { name, scopes, wrong: Wrong::only("name", sentence), ..page::Typed::default() };
        let page = page::overview(&app, &visit, &row, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (program, token) = app.store().make_program(&row.meeting.id, &name, &scopes).await?;
    Ok((StatusCode::CREATED, page::token(&visit, &row, &program, &token, &app.settings().base)).into_response())
}

/// Revokes a token. Whoever is connected with it is cut off at once.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`] for one that is revoked already, or the outside failed.
pub async fn revoke(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    if !app.store().revoke_program(&row.meeting.id, no).await? {
        return Err(Fault::NotFound);
    }
    app.desk().announce(&row.meeting.id).await?;
    Ok(back(&row))
}

async fn enter(app: &App, visit: &Visit, meeting: &str) -> Result<MeetingRow, Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::ManagePrograms, Some(&row.meeting.id))?;
    Ok(row)
}

/// To the page again, so that a reload sends no form twice.
fn back(row: &MeetingRow) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, format!("/m/{}/programs", row.meeting.id))]).into_response()
}

fn field<'a>(form: &'a Pairs, name: &str) -> &'a str {
    form.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

fn ticked<'a>(form: &'a Pairs, name: &'a str) -> impl Iterator<Item = &'a str> {
    form.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
}
