//! Beginning a contribution: for whoever is signed in as a participant, with what is known of them; for everybody else
//! with a link.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::call::CallState;
use rostrum_domain::contribution::{Author, Consent, Contribution};
use rostrum_domain::ids::{CallNo, MeetingId, ParticipantNo};
use rostrum_store::NewDraft;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// Begins one and leads to its form.
///
/// # Errors
/// [`Fault::NotFound`] where the call is not public, [`Fault::Conflict`] where it is closed, or the outside failed.
pub async fn begin(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, call)): Path<(String, u32)>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::Contribute, Some(id))?;
    let call = app.store().find_call(id, CallNo(call)).await?.filter(|call| call.state != CallState::Draft);
    let call = call.ok_or(Fault::NotFound)?;
    if call.state == CallState::Closed {
        return Err(Fault::Conflict { code: "call-closed", text: visit.lang.t("call-closed-text") });
    }
    let who = visit.require_participant(Action::SeeOwnPage, id).ok();
    let new = new_draft(&app, id, who, visit.lang.tag()).await?;
    let (no, token) = app.store().start_draft(id, call.no, &new).await?;
    let address = match who {
        Some(_) => format!("/m/{id}/me/contributions/{no}"),
        None => format!("/c/{}", token.as_str()),
    };
    Ok(Redirect::to(&address).into_response())
}

/// What a draft begins with: the language of the reader; of a participant what they gave at registration, too.
///
/// # Errors
/// The outside failed.
pub async fn new_draft(
    app: &App,
    meeting: &MeetingId,
    who: Option<ParticipantNo>,
    language: &str,
) -> Result<NewDraft, Fault> {
    let mut content = Contribution { language: language.to_owned(), ..Contribution::default() };
    if let Some(no) = who {
        let store = app.store();
        let mut participant = store.find_participant(meeting, no).await?.ok_or(Fault::NotPermitted)?;
        let identity = store.find_identity(meeting, no).await?;
        let category = identity.as_ref().map_or(participant.category, |identity| identity.category);
        if let Some(identity) = identity {
            participant.identify(identity);
        }
        let contact = store.find_contact(meeting, no).await?;
        content.consent = Consent::of_level(Some(participant.visibility));
        content.author = Author {
            delegation: participant.delegation_name,
            category: Some(category),
            country: None,
            name: participant.name,
            email: contact.map(|contact| contact.email).unwrap_or_default(),
        };
    }
    Ok(NewDraft { participant: who, content })
}
