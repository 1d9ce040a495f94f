//! Who may open a contribution: whoever has its link, and participants who began it or are of the same delegation.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use rostrum_domain::ids::{ContributionNo, ParticipantNo};
use rostrum_store::{By, CallRow, ContributionRow, MeetingRow, Token};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::registration::neutral;
use crate::visit::Visit;

/// A contribution that was opened by somebody who may.
#[derive(Debug)]
pub struct Door {
    pub(super) app: App,
    pub(super) visit: Visit,
    pub(super) meeting: MeetingRow,
    pub(super) call: CallRow,
    pub(super) row: ContributionRow,
    /// The address of the form, without a slash at its end.
    pub(super) base: String,
    /// Who writes, where they are signed in.
    pub(super) who: Option<ParticipantNo>,
    /// The token of the link by which it was opened.
    pub(super) token: Option<Token>,
}

impl Door {
    pub(super) fn by(&self) -> By {
        By { account: None, participant: self.who }
    }

    /// The address at which it can be opened again from elsewhere.
    pub(super) fn whole_address(&self) -> String {
        format!("{}{}", self.app.settings().base, self.base)
    }

    async fn open(app: &App, visit: Visit, names: &HashMap<String, String>) -> Result<Self, Response> {
        let fault = |fault: Fault| fault.into_response();
        let name = |key: &str| names.get(key).map_or("", String::as_str);
        let (meeting, no, who, token, visit) = if let Some(token) = names.get("token") {
            let token = Token::from_text(token);
            let found = app.store().find_contribution_link(&token).await.map_err(|error| fault(error.into()))?;
            let Some((meeting, no)) = found else { return Err(neutral::gone(&visit)) };
            (meeting.as_str().to_owned(), no, None, Some(token), visit.without_sign_in())
        } else {
            let row = app.meeting(name("meeting")).await.map_err(fault)?;
            let who = visit.require_participant(Action::SeeOwnPage, &row.meeting.id).map_err(fault)?;
            let no = name("contribution").parse().map(ContributionNo).map_err(|_| fault(Fault::NotFound))?;
            (row.meeting.id.as_str().to_owned(), no, Some(who), None, visit)
        };
        let meeting = app.meeting(&meeting).await.map_err(fault)?;
        let (store, id) = (app.store(), &meeting.meeting.id);
        let row = match who {
            // Nobody learns of a contribution that is not theirs that there is one.
            Some(who) => {
                let own = store.list_contributions_of(id, who).await.map_err(|error| fault(error.into()))?;
                own.into_iter().find(|row| row.no == no)
            }
            None => store.find_contribution(id, no).await.map_err(|error| fault(error.into()))?,
        };
        let row = row.ok_or_else(|| fault(Fault::NotFound))?;
        let call = store.find_call(id, row.call).await.map_err(|error| fault(error.into()))?;
        let call = call.ok_or_else(|| fault(Fault::NotFound))?;
        let base = match &token {
            Some(token) => format!("/c/{}", token.as_str()),
            None => format!("/m/{id}/me/contributions/{no}"),
        };
        Ok(Self { app: app.clone(), visit, meeting, call, row, base, who, token })
    }
}

impl FromRequestParts<App> for Door {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let names = Path::<HashMap<String, String>>::from_request_parts(parts, app).await;
        let Path(names) = names.map_err(|_| Fault::NotFound.into_response())?;
        Self::open(app, visit, &names).await
    }
}
