//! Registering over a link that tells nothing: neither its address nor the title of any page under it names the
//! meeting, and what is not there any more is answered as what never was.
//!
//! Every visit of these addresses is neutral ([`Visit::neutral`]): the frame of the page is without names, and nobody
//! is signed in there or by it.

use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_store::{MeetingRow, Token};

use super::offers::Offering;
use super::uploads::Browser;
use super::{Asked, page, take};
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::layout::Page;
use crate::leave;
use crate::registration::typed::Typed;
use crate::visit::Visit;

/// Whether a path is one of these.
pub fn is_neutral(path: &str) -> bool {
    path.starts_with("/r/") || path.starts_with("/c/")
}

/// Shows that there is a form, and a button that opens it: programs that look at the links of mails see no more.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    if app.store().find_neutral_link(&Token::from_text(&token)).await?.is_none() {
        return Ok(gone(&visit));
    }
    let lang = visit.lang;
    let cover = Page::new(&visit, lang.t("neutral-title")).render(&html! {
        (leave::control(lang))
        h1 { (lang.t("neutral-title")) }
        p.lead { (lang.t("neutral-text")) }
        form method="get" action={ "/r/" (token) "/form" } { div.actions { button { (lang.t("neutral-open")) } } }
    });
    Ok(cover.into_response())
}

/// Shows the form.
///
/// # Errors
/// The outside failed.
pub async fn form(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let visit = visit.without_sign_in();
    let Some((row, offering)) = find(&app, &Token::from_text(&token)).await? else { return Ok(gone(&visit)) };
    if app.desk().floor(&row.meeting.id).await?.closed {
        return Ok(gone(&visit));
    }
    let typed = Typed::empty(visit.lang.tag(), asked.category.unwrap_or_default());
    Ok(page::form(&visit, &row, &offering, &typed, &Wrong::default()).into_response())
}

/// Takes a registration, as [`super::register`] does.
///
/// # Errors
/// Those of [`super::register`].
pub async fn register(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    request: Request,
) -> Result<Response, Fault> {
    let (visit, token) = (visit.without_sign_in(), Token::from_text(&token));
    let Some((row, offering)) = find(&app, &token).await? else { return Ok(gone(&visit)) };
    take(&app, &visit, (&row, offering), request, &Browser::Cookie(None), Some(token)).await
}

/// The meeting of a link that works, with what it offers over this link.
async fn find(app: &App, token: &Token) -> Result<Option<(MeetingRow, Offering)>, Fault> {
    let Some((meeting, offer)) = app.store().find_neutral_link(token).await? else { return Ok(None) };
    let Some(row) = app.store().find_meeting(&meeting).await? else { return Ok(None) };
    let mut offering = Offering::find(app, &row).await?;
    if let Some(code) = offer {
        offering.design.offers.retain(|offer| offer.code == code);
        if offering.design.offers.is_empty() {
            return Ok(None);
        }
    }
    Ok(Some((row, offering)))
}

/// One answer to a link that was never made, was revoked, is used up or too old: nobody learns which.
pub(crate) fn gone(visit: &Visit) -> Response {
    let lang = visit.lang;
    let page: Markup = Page::new(visit, lang.t("neutral-gone")).render(&html! {
        h1 { (lang.t("neutral-gone")) }
        p.lead { (lang.t("neutral-gone-text")) }
    });
    (StatusCode::NOT_FOUND, page).into_response()
}

#[cfg(test)]
mod tests;
