//! A participant's own page: the lists of speakers, one's place and expected turn, one's statements.

mod inscription;
mod page;
mod statement;

use axum::extract::{Path, State};
use maud::Markup;
use rostrum_domain::floor::Floor;
use rostrum_domain::ids::{InscriptionNo, ParticipantNo, SessionId};
use rostrum_domain::participant::{Participant, Visibility};
use rostrum_store::{MeetingRow, Statement};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::visit::Visit;

pub use inscription::{inscribe, withdraw};
pub use statement::{hand_in, receipt};

/// All that the page shows.
struct Own {
    row: MeetingRow,
    participant: Participant,
    /// Others of the delegation who are kept from the public. Anybody can register under the name of a
    /// delegation, so they are kept from this page, too.
    protected_colleagues: Vec<ParticipantNo>,
    floor: std::sync::Arc<Floor>,
    statements: Vec<Statement>,
    on_behalf_of: Vec<(InscriptionNo, String)>,
    now: jiff::Timestamp,
}

/// A form of the page that was not taken: its session, what was typed, what is wrong.
#[derive(Default)]
struct Kept {
    session: Option<SessionId>,
    standing: String,
    on_behalf_of: String,
    text: String,
    wrong: Wrong,
}

/// Shows the page.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let own = own(&app, &visit, Action::SeeOwnPage, &meeting).await?;
    Ok(page::page(&visit, &own, &Kept::default()))
}

/// What the visitor may see of a meeting as its participant.
async fn own(app: &App, visit: &Visit, action: Action, meeting: &str) -> Result<Own, Fault> {
    let row = app.meeting(meeting).await?;
    let id = &row.meeting.id;
    let no = visit.require_participant(action, id)?;
    let participant = app.store().find_participant(id, no).await?.ok_or(Fault::NotPermitted)?;
    let colleagues = app.store().list_participants(id).await?.into_iter().filter(|other| {
        other.delegation == participant.delegation && other.no != no && other.visibility == Visibility::CategoryOnly
    });
    Ok(Own {
        protected_colleagues: colleagues.map(|other| other.no).collect(),
        floor: app.desk().floor(id).await?,
        statements: app.store().list_statements_of(id, no).await?,
        on_behalf_of: app.store().list_on_behalf_of(id).await?,
        now: app.now(),
        participant,
        row,
    })
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn nobody_but_a_participant_of_the_meeting_sees_the_page() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/me", row.meeting.id);
        assert_eq!(app.get(&path).await.status, StatusCode::FORBIDDEN);
        let secretariat = app.secretariat().await;
        assert_eq!(app.get_as(&secretariat, &path).await.status, StatusCode::FORBIDDEN);
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        assert_eq!(app.get_as(&anna, &path).await.status, StatusCode::OK);
    }
}
