//! Calls for inputs.
//!
//! - [`list`] shows them: to everybody those that are public, to staff all of them with what can be done.
//! - [`show`] is the page of one; `page` draws it.
//! - [`edit`] is where the secretariat writes one: `draft` reads its form, `form` draws it, [`document`] gives it out and
//!   takes it in.
//! - [`example`] is a ready one.

pub mod document;
mod draft;
pub mod edit;
pub mod example;
mod form;
pub mod list;
pub(crate) mod page;
#[cfg(test)]
mod tests;
mod words;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rostrum_domain::call::CallState;
use rostrum_domain::ids::CallNo;
use rostrum_store::{CallRow, MeetingRow};

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::visit::Visit;

/// The style sheet of calls and contributions.
pub(crate) fn head() -> Markup {
    html! { link rel="stylesheet" href=(assets::address("call.css")); }
}

/// Shows the page of a call.
///
/// # Errors
/// [`Fault::NotFound`] for one that is not public, unless staff asks, or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeePublic, Some(id))?;
    let call = app.store().find_call(id, CallNo(no)).await?.ok_or(Fault::NotFound)?;
    let is_draft = call.state == CallState::Draft;
    if is_draft && !visit.may(Action::ManageCalls, Some(id)) {
        return Err(Fault::NotFound);
    }
    Ok(page::page(&visit, &row, &call, is_draft))
}

/// A call for those who write it.
async fn managed(app: &App, visit: &Visit, meeting: &str, no: u32) -> Result<(MeetingRow, CallRow), Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::ManageCalls, Some(&row.meeting.id))?;
    let call = app.store().find_call(&row.meeting.id, CallNo(no)).await?.ok_or(Fault::NotFound)?;
    Ok((row, call))
}
