//! The desk at the door: badges with a code, and who has come.
//!
//! The code on a badge leads to a page of staff. It signs nobody in, and says nothing of the person to anybody else.

mod badges;
mod page;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::Participant;
use rostrum_domain::registration::State as Registered;
use rostrum_store::{MeetingRow, Stay};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

pub use badges::{pdf, show as show_badges};

/// What the pages of the desk are made from.
struct Desk {
    row: MeetingRow,
    people: Vec<Participant>,
    /// The last stay of each.
    stays: HashMap<ParticipantNo, Stay>,
}

impl Desk {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let id = &row.meeting.id;
        visit.require(Action::CheckIn, Some(id))?;
        let people = accepted(app, visit, &row).await?;
        let stays = app.store().list_stays(id).await?;
        Ok(Self { row, people, stays: stays.into_iter().map(|stay| (stay.participant, stay)).collect() })
    }

    fn person(&self, no: ParticipantNo) -> Option<&Participant> {
        self.people.iter().find(|person| person.no == no)
    }

    fn is_there(&self, no: ParticipantNo) -> bool {
        self.stays.get(&no).is_some_and(|stay| stay.left_at.is_none())
    }
}

/// Everybody who may come in, with the names that the visitor may see.
async fn accepted(app: &App, visit: &Visit, row: &MeetingRow) -> Result<Vec<Participant>, Fault> {
    let id = &row.meeting.id;
    let mut people = if visit.may(Action::SeeIdentities, Some(id)) {
        app.store().list_identified(id).await?
    } else {
        app.store().list_participants(id).await?
    };
    people.retain(|person| person.state == Registered::Accepted);
    Ok(people)
}

/// What is looked for at the desk.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    /// A part of a name, a code, or the link of a code.
    q: String,
    /// Whom something was just said of.
    done: Option<u32>,
}

/// Shows the desk: the search, and whom it finds.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(sought): Query<Sought>,
) -> Result<Response, Fault> {
    let desk = Desk::find(&app, &visit, &meeting).await?;
    let id = &desk.row.meeting.id;
    // A scanner types the link of the code, or the code alone.
    let code = sought.q.trim().rsplit('/').next().unwrap_or_default();
    if app.store().find_badge(id, code).await?.is_some() {
        return Ok(Redirect::to(&format!("/m/{id}/check-in/{}", code.to_lowercase())).into_response());
    }
    Ok(page::desk(&visit, &desk, sought.q.trim(), sought.done.map(ParticipantNo)).into_response())
}

/// Shows the person whose badge bears a code, with one button.
///
/// # Errors
/// [`Fault::NotFound`] for a code that is on no badge of the meeting, [`Fault::NotPermitted`], or the outside failed.
pub async fn badge(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, code)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let desk = Desk::find(&app, &visit, &meeting).await?;
    let no = app.store().find_badge(&desk.row.meeting.id, &code).await?;
    let person = no.and_then(|no| desk.person(no)).ok_or(Fault::NotFound)?;
    Ok(page::person(&visit, &desk, person))
}

/// What is said of a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    no: u32,
    /// `in`, `out` or `undo`.
    #[serde(rename = "do")]
    what: String,
    /// What was looked for.
    q: String,
}

/// Checks somebody in or out, or takes it back.
///
/// # Errors
/// [`Fault::NotFound`] for nobody who may come in, [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn say(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Said>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(said) = form?;
    let desk = Desk::find(&app, &visit, &meeting).await?;
    let id = &desk.row.meeting.id;
    let no = desk.person(ParticipantNo(said.no)).ok_or(Fault::NotFound)?.no;
    match said.what.as_str() {
        "in" => {
            app.store().check_in(id, no).await?;
        }
        "out" => app.store().check_out(id, no).await?,
        "undo" => app.store().undo_check_in(id, no).await?,
        other => return Err(Fault::Malformed(format!("do={other}"))),
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("done", &no.0.to_string())
        .append_pair("q", &said.q)
        .finish();
    Ok(Redirect::to(&format!("/m/{id}/check-in?{query}")).into_response())
}
