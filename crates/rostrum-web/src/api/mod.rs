//! What programs read of a meeting, and what they ask of it.
//!
//! - [`floor`] is the whole floor by numbers, [`now`] the present moment with names, [`log`] the log.
//! - [`command`] takes commands; [`socket`] sends states and takes the same commands.
//! - [`key`] names a command that may be sent twice.
//! - [`programs`] is the page where the secretariat makes tokens and webhooks.
//! - [`webhook`] tells other servers what happens.
//! - [`problem`] is what they are told when something is no success.
//! - [`openapi`] describes all of it, from the types.

pub mod command;
pub mod key;
pub mod log;
pub mod now;
pub mod openapi;
pub mod problem;
pub mod programs;
pub mod socket;
pub mod table;
pub mod webhook;

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use jiff::Timestamp;
use rostrum_domain::floor::{Account, ExpectedTurn, Floor, Speaker, Status, forecast};
use rostrum_domain::ids::{InscriptionNo, SegmentId, SessionId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// The floor of a meeting by numbers; it names nobody, so it is public.
#[derive(Debug, Serialize, ToSchema)]
pub struct FloorState {
    version: u64,
    #[schema(value_type = String, format = DateTime)]
    now: Timestamp,
    closed: bool,
    /// The running segment.
    #[schema(value_type = Option<String>)]
    segment: Option<SegmentId>,
    /// Who has the floor, with the clock.
    current: Option<CurrentState>,
    /// The lists of speakers by session.
    #[schema(value_type = BTreeMap<String, ListState>)]
    lists: BTreeMap<SessionId, ListState>,
}

#[derive(Debug, Serialize, ToSchema)]
struct CurrentState {
    #[schema(value_type = Object)]
    speaker: Speaker,
    elapsed_ms: i64,
    limit_ms: i64,
    running: bool,
}

#[derive(Debug, Serialize, ToSchema)]
struct ListState {
    open: bool,
    /// Expected turns of those who wait, in the order in which they will be called.
    #[schema(value_type = Vec<Object>)]
    expected: Vec<ExpectedTurn>,
    /// Who waits, also when no turn is expected any more.
    #[schema(value_type = Vec<u32>)]
    waiting: Vec<InscriptionNo>,
    /// What became of everyone who inscribed.
    #[schema(value_type = BTreeMap<String, String>)]
    inscriptions: BTreeMap<InscriptionNo, Status>,
    /// Milliseconds of the cap that are used, and the cap.
    used_ms: Option<i64>,
    cap_ms: Option<i64>,
}

/// Sends the state of the floor.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "floor", path = "/m/{meeting}/api/floor", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = FloorState), (status = 401, body = openapi::Problem),
        (status = 404, body = openapi::Problem)))]
pub async fn floor(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
) -> Result<Json<FloorState>, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::SeePublic, Some(&row.meeting.id))?;
    let floor = app.desk().floor(&row.meeting.id).await?;
    Ok(Json(state(&floor, app.now())))
}

/// The floor by numbers.
pub(crate) fn state(floor: &Floor, now: Timestamp) -> FloorState {
    let list = |session: &SessionId| {
        let account: Option<Account> = floor.account(session, None);
        let own = floor.inscriptions.values().filter(|entry| &entry.session == session);
        ListState {
            open: floor.lists.get(session).is_some_and(|list| list.open),
            expected: forecast(floor, session, now),
            waiting: floor.waiting(session).map(|entry| entry.no).collect(),
            inscriptions: own.map(|entry| (entry.no, entry.status)).collect(),
            used_ms: account.as_ref().map(|account| floor.used_ms(account, now)),
            cap_ms: account.as_ref().map(|account| floor.cap_ms(account)),
        }
    };
    FloorState {
        version: floor.version,
        now,
        closed: floor.closed,
        segment: floor.segment.as_ref().map(|(id, _)| id.clone()),
        current: floor.current.as_ref().map(|current| {
            let clock = current.clock(now);
            CurrentState {
                speaker: current.speaker.clone(),
                elapsed_ms: clock.elapsed_ms,
                limit_ms: clock.limit_ms,
                running: clock.running,
            }
        }),
        lists: floor.lists.keys().map(|session| (session.clone(), list(session))).collect(),
    }
}

#[cfg(test)]
mod facts;

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use rostrum_domain::floor::{Actor, Command};
    use rostrum_domain::ids::SessionId;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn the_state_of_the_floor_is_public() {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
        let id = row.meeting.id.as_str();
        let state = app.get(&format!("/m/{id}/api/floor")).await;
        assert_eq!(state.status, StatusCode::OK);
        let state: serde_json::Value = serde_json::from_str(&state.text).unwrap();
        assert_eq!(state["lists"]["session-1"]["open"], true);
    }
}
