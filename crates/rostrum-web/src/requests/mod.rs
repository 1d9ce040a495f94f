//! What participants ask of the secretariat: to be the focal point of a delegation, to be confirmed as one of it.

pub mod change;
mod page;
#[cfg(test)]
mod tests;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::Participant;
use rostrum_store::{ChangeRequest, FocalPoint, MeetingRow, Member, MemberError};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// All that the page shows.
struct Requests {
    row: MeetingRow,
    /// All who are registered, with the names of those whom only the secretariat knows.
    people: Vec<Participant>,
    focal_points: Vec<FocalPoint>,
    members: Vec<Member>,
    changes: Vec<ChangeRequest>,
}

impl Requests {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let (id, store) = (&row.meeting.id, app.store());
        visit.require(Action::DecideRequests, Some(id))?;
        Ok(Self {
            people: store.list_identified(id).await?,
            focal_points: store.list_focal_points(id).await?,
            members: store.list_members_who_ask(id).await?,
            changes: store.list_change_requests(id).await?,
            row,
        })
    }

    fn person(&self, no: ParticipantNo) -> Option<&Participant> {
        self.people.iter().find(|person| person.no == no)
    }
}

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done, to be said once.
    done: Option<String>,
}

/// A decision about one participant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    #[serde(rename = "do")]
    act: String,
    participant: u32,
}

impl Fields {
    fn decision(&self) -> Result<Decision, Fault> {
        match self.act.as_str() {
            "confirm" => Ok(Decision::Confirmed),
            "decline" => Ok(Decision::Declined),
            other => Err(Fault::Malformed(format!("do={other}"))),
        }
    }
}

/// Shows the page.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let requests = Requests::find(&app, &visit, &meeting).await?;
    let done = asked.done.and_then(|code| visit.lang.of_family("requests-done", &code, &[]));
    Ok(page::page(&visit, &requests, done.as_deref()))
}

/// Names a participant as the focal point of their delegation, confirms one who asked, declines one, or takes it back.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] for one who stands apart from
/// every delegation, or the outside failed.
pub async fn focal_point(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let row = app.meeting(&meeting).await?;
    let (id, no) = (&row.meeting.id, ParticipantNo(fields.participant));
    visit.require(Action::DecideRequests, Some(id))?;
    let done = match fields.decision()? {
        Decision::Confirmed if !app.store().name_focal_point(id, no).await? => {
            return Err(Fault::Conflict { code: "apart", text: visit.lang.t("requests-apart") });
        }
        Decision::Confirmed => "named",
        _ => {
            app.store().decline_focal_point(id, no).await?;
            "declined"
        }
    };
    app.desk().announce(id).await?;
    Ok(Redirect::to(&format!("/m/{id}/requests?done={done}")).into_response())
}

/// Confirms or declines a participant who asks to be one of a delegation.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] for a second head, or the
/// outside failed.
pub async fn member(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let row = app.meeting(&meeting).await?;
    let (id, no) = (&row.meeting.id, ParticipantNo(fields.participant));
    visit.require(Action::DecideRequests, Some(id))?;
    let decision = fields.decision()?;
    match app.store().decide_member(id, no, decision).await {
        Ok(()) => {}
        Err(MemberError::SecondHead) => {
            return Err(Fault::Conflict { code: "second-head", text: visit.lang.t("delegation-second-head") });
        }
        Err(MemberError::Failed(error)) => return Err(error.into()),
    }
    app.desk().announce(id).await?;
    let done = if decision == Decision::Confirmed { "confirmed" } else { "declined" };
    Ok(Redirect::to(&format!("/m/{id}/requests?done={done}")).into_response())
}
