//! Signing in through a provider of OpenID Connect, for staff: there, back, and out.
//!
//! The way there is the authorization code flow with PKCE. State, nonce and verifier are of one sign-in: the state
//! stands in addresses, the other two are made from it with the secret in a cookie of the browser, so that nobody else
//! has them and none of them is kept. `settings` and `rule` are what whoever runs the server says, `http` the way to the
//! provider, [`Provider`] what it says of itself, `person` what it says of somebody, `trouble` why that is not enough.

mod http;
mod page;
mod person;
mod provider;
mod rule;
mod settings;
#[cfg(test)]
mod tests;
mod trouble;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use maud::{Markup, html};
use rostrum_store::{OpenidReturn, Token};
use serde::Deserialize;
use sha2::Sha256;

pub use provider::Provider;
pub use settings::{OpenidGiven, OpenidSettings, OpenidSettingsFault};

use crate::account::{device, enter_as, local, redirect};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;
use crate::{guard, session};

use person::Known;
use provider::Secrets;
use trouble::Trouble;

/// The page for whoever has signed out and is still signed in at the provider.
pub const SIGNED_OUT: &str = "/oidc/signed-out";
/// Minutes for which the cookie of the way there is kept; the store ends it after the same time.
const MINUTES: i64 = 10;

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
}

/// What the provider sends back in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Returned {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// The button on the page that signs in, where there is a provider.
pub fn offer(app: &App, visit: &Visit, next: Option<&str>) -> Markup {
    let Some(provider) = app.openid() else { return html! {} };
    let next = next.map(|next| form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish());
    page::offer(
        visit.lang,
        provider,
        &next.map_or_else(|| "/oidc/start".to_owned(), |next| format!("/oidc/start?{next}")),
    )
}

/// Sends the browser to the provider.
///
/// # Errors
/// [`Fault::NotFound`] where there is no provider, or the outside failed.
pub async fn start(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let provider = app.openid().ok_or(Fault::NotFound)?;
    // Nobody is signed in because another site has a link to this address: there the button has to be pressed.
    if guard::comes_from_elsewhere(&headers) {
        return Ok(Redirect::to("/sign-in").into_response());
    }
    let request = app.store().begin_openid(local(&wanted.next)).await?;
    let (state, browser) = (request.state.as_str(), request.browser.as_str());
    match provider.way_there(&app.settings().base, &secrets(browser, state)).await {
        Ok(url) => {
            let name = cookie_name(&app, state);
            Ok(redirect(url.as_str(), [session::set_for_minutes(&name, browser, MINUTES, app.settings().secure())]))
        }
        Err(trouble) => Ok(page::trouble(&visit, provider, &trouble)),
    }
}

/// Takes what the provider sends back, and signs the person in.
///
/// # Errors
/// [`Fault::NotFound`] where there is no provider, or the outside failed.
pub async fn callback(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    returned: Result<Query<Returned>, QueryRejection>,
) -> Result<Response, Fault> {
    let provider = app.openid().ok_or(Fault::NotFound)?;
    let Query(returned) = returned.unwrap_or_default();
    let state = returned.state.as_deref().filter(|state| is_state(state)).unwrap_or_default();
    let mut response = match take(&app, provider, &headers, state, &returned).await? {
        Ok((known, target)) => {
            let done = app.store().sign_in_by_provider(&known.person, &known.roles, device::of(&headers)).await?;
            match done {
                Some((session, who)) => enter_as(&app, &headers, &session, &who, target.as_deref()).await?,
                None => page::no_role(&visit, provider, &known),
            }
        }
        Err(trouble) => page::trouble(&visit, provider, &trouble),
    };
    if !state.is_empty() {
        let clear = session::clear(&cookie_name(&app, state), "/", app.settings().secure());
        response.headers_mut().append(SET_COOKIE, clear);
    }
    Ok(response)
}

/// Says that somebody may still be signed in at the provider, and leads there.
///
/// # Errors
/// [`Fault::NotFound`] where there is no provider.
pub async fn signed_out(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    let provider = app.openid().ok_or(Fault::NotFound)?;
    Ok(page::signed_out(&visit, provider, provider.way_out().await.as_ref()))
}

/// Checks that it is the return of this browser, for the first time, and from this provider; then who it is.
async fn take(
    app: &App,
    provider: &Provider,
    headers: &HeaderMap,
    state: &str,
    returned: &Returned,
) -> Result<Result<(Known, Option<String>), Trouble>, Fault> {
    let browser = session::cookie(headers, &cookie_name(app, state)).unwrap_or_default();
    let target = match app.store().take_openid(&Token::from_text(state), Some(&Token::from_text(&browser))).await? {
        OpenidReturn::Open { target } => target,
        OpenidReturn::Elsewhere => return Ok(Err(Trouble::Elsewhere)),
        OpenidReturn::Unknown => return Ok(Err(Trouble::Over)),
    };
    if let Err(trouble) = provider.check_issuer(returned.iss.as_deref()).await {
        return Ok(Err(trouble));
    }
    let Some(code) = returned.code.as_deref().filter(|_| returned.error.is_none()) else {
        return Ok(Err(Trouble::refused(returned.error.as_deref().unwrap_or_default())));
    };
    let known = provider.person(&app.settings().base, code, &secrets(&browser, state), app.real_now()).await;
    Ok(known.map(|known| (known, target)))
}

/// What only the browser with this cookie can have for this state.
fn secrets(browser: &str, state: &str) -> Secrets {
    let made = |what: &str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(browser.as_bytes()).expect("HMAC takes a key of any length");
        mac.update(format!("{what} {state}").as_bytes());
        BASE64URL_NOPAD.encode(&mac.finalize().into_bytes())
    };
    Secrets { state: state.to_owned(), nonce: made("nonce"), verifier: made("verifier") }
}

/// A state is 32 bytes in base64url; the name of a cookie is made from it.
fn is_state(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Each way there has a cookie of its own, so that two windows do not meet. Over https its name keeps other hosts of
/// the same domain from setting it.
fn cookie_name(app: &App, state: &str) -> String {
    let host = if app.settings().secure() { "__Host-" } else { "" };
    format!("{host}rostrum_openid_{}", state.get(..8).unwrap_or_default())
}
