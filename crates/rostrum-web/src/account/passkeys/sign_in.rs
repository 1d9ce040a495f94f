//! Signing in with a passkey. The device says who its owner is; nobody types anything, and whatever does not fit is
//! answered in the same words.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use rostrum_store::{MeetingRow, SignedIn, Token};
use serde::Deserialize;

use super::ceremony::{RelyingParty, Signed};
use super::{answered, answered_cookie, asked, party};
use crate::account::{by_mail, device, enter_as};
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::visit::Visit;

/// What is sent to sign in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// What the device signed, as JSON; put in by the script.
    credential: String,
    /// Where to go afterwards.
    next: String,
}

type Form_ = Result<Form<Sent>, FormRejection>;

/// Says what any device is asked to sign its owner in.
///
/// # Errors
/// [`Fault::Conflict`] where passkeys do not work, or the outside failed.
pub async fn ask(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    asked(&app, party(&app, &visit)?.ask_to_sign(), None).await
}

/// The same on the page of a meeting.
///
/// # Errors
/// [`Fault::NotFound`], or those of [`ask`].
pub async fn ask_of_meeting(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
) -> Result<Response, Fault> {
    app.meeting(&meeting).await?;
    asked(&app, party(&app, &visit)?.ask_to_sign(), None).await
}

/// Signs in on the page of staff.
///
/// # Errors
/// Those of [`ask`], or [`Fault::Malformed`].
pub async fn sign_in(State(app): State<App>, visit: Visit, headers: HeaderMap, form: Form_) -> Result<Response, Fault> {
    let Form(sent) = form?;
    answer(&app, &visit, &headers, None, &sent).await
}

/// Signs in on the page of a meeting.
///
/// # Errors
/// [`Fault::NotFound`], or those of [`sign_in`].
pub async fn sign_in_to_meeting(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    headers: HeaderMap,
    form: Form_,
) -> Result<Response, Fault> {
    let Form(sent) = form?;
    let row = app.meeting(&meeting).await?;
    answer(&app, &visit, &headers, Some(&row), &sent).await
}

async fn answer(
    app: &App,
    visit: &Visit,
    headers: &HeaderMap,
    row: Option<&MeetingRow>,
    sent: &Sent,
) -> Result<Response, Fault> {
    let party = party(app, visit)?;
    let mut response = match signed_in(app, headers, &party, &sent.credential).await? {
        Some((session, who)) => {
            // Whoever was on the way into one meeting and has a passkey of another goes into that one.
            let of = who.grant.as_ref().and_then(|grant| grant.meeting.as_ref());
            let next = (of == row.map(|row| &row.meeting.id)).then_some(sent.next.as_str());
            enter_as(app, headers, &session, &who, next).await?
        }
        None => {
            let lang = visit.lang;
            let no_script = sent.credential.is_empty();
            let said = if no_script { lang.t("passkey-needs-script") } else { lang.t("passkey-not-signed-in") };
            let wrong = Wrong::only("passkey", said);
            let page = by_mail::page(app, visit, row, &by_mail::Typed::to(&sent.next), &wrong);
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
    };
    response.headers_mut().append(SET_COOKIE, answered_cookie(app));
    Ok(response)
}

/// Signs in the owner of the passkey that signed what this browser was asked.
async fn signed_in(
    app: &App,
    headers: &HeaderMap,
    party: &RelyingParty,
    credential: &str,
) -> Result<Option<(Token, SignedIn)>, Fault> {
    let asked = answered(app, headers).await?.filter(|asked| asked.whose.is_none());
    let (Some(asked), Some(signed)) = (asked, Signed::read(credential)) else { return Ok(None) };
    let Some(known) = app.store().find_passkey(&signed.credential()).await? else { return Ok(None) };
    let Some(state) = party.check_signed(&asked.state, &signed, &known) else { return Ok(None) };
    Ok(app.store().sign_in_with_passkey(&known, &state, device::of(headers)).await?)
}
