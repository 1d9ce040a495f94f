//! Signing in by e-mail: the page that asks for the address, and the code that is typed in the browser that asked.
//!
//! An address that nobody has is answered as every other, and at once: whether there is somebody to write to is
//! looked up after the answer has gone.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_domain::participant::looks_like_an_address;
use rostrum_store::{Asked, MeetingRow, Token};
use serde::Deserialize;

use super::{device, enter_as, local, passkeys};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::layout::Page;
use crate::visit::Visit;
use crate::{openid, session};

/// What is typed to be sent a link.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    email: String,
    #[serde(default)]
    next: String,
}

impl Typed {
    /// Nothing yet, on the way to somewhere.
    pub(super) fn to(next: &str) -> Self {
        Self { email: String::new(), next: next.to_owned() }
    }
}

/// Where to go after signing in, in the address of the page.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
}

/// What is typed where a link was opened in another browser.
#[derive(Debug, Deserialize)]
pub struct TypedCode {
    #[serde(default)]
    code: String,
}

/// Asks staff for the address.
///
/// # Errors
/// None beyond those of the visit.
pub async fn show(State(app): State<App>, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Markup, Fault> {
    Ok(page(&app, &visit, None, &Typed::to(&wanted.next), &Wrong::default()))
}

/// Asks a participant of a meeting for the address.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show_of_meeting(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    Ok(page(&app, &visit, Some(&row), &Typed::to(&wanted.next), &Wrong::default()))
}

/// Sends a link to staff.
///
/// # Errors
/// [`Fault::Malformed`], or the outside failed.
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    answer(&app, &visit, None, &typed)
}

/// Sends a link to a participant of a meeting.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Malformed`], or the outside failed.
pub async fn send_of_meeting(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let row = app.meeting(&meeting).await?;
    answer(&app, &visit, Some(&row), &typed)
}

/// Signs in the browser that asked, with the code that the link showed in another one.
///
/// # Errors
/// [`Fault::Malformed`], or the outside failed.
pub async fn code(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    form: Result<Form<TypedCode>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let browser = session::cookie(&headers, session::ASKED).map(|text| Token::from_text(&text));
    if let Some(browser) = browser {
        let done = app.store().sign_in_with_code(&browser, &typed.code, device::of(&headers)).await?;
        if let Some((session, who, target)) = done {
            return enter_as(&app, &headers, &session, &who, target.as_deref()).await;
        }
    }
    let wrong = Wrong::only("code", visit.lang.t("sign-in-code-wrong"));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, sent_page(&app, &visit, None, &wrong)).into_response())
}

fn answer(app: &App, visit: &Visit, row: Option<&MeetingRow>, typed: &Typed) -> Result<Response, Fault> {
    let email = typed.email.trim();
    if !looks_like_an_address(email) {
        let wrong = Wrong::only("email", visit.lang.t("sign-in-email-wrong"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(app, visit, row, typed, &wrong)).into_response());
    }
    let browser = Token::of_browser()?;
    let cookie = session::set_for_minutes(session::ASKED, browser.as_str(), 15, app.settings().secure());
    let asked = Asked {
        email: email.to_owned(),
        meeting: row.map(|row| row.meeting.id.clone()),
        target: local(&typed.next).map(str::to_owned),
        browser,
        language: visit.lang.tag().to_owned(),
    };
    let later = app.clone();
    tokio::spawn(async move {
        if let Err(error) = later.store().send_sign_in_link(&later.settings().base, &asked).await {
            tracing::error!(what = %error, "a link to sign in was not sent");
        }
    });
    let mut response = sent_page(app, visit, row, &Wrong::default()).into_response();
    response.headers_mut().append(SET_COOKIE, cookie);
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The page that asks for the address, or for a passkey.
pub(super) fn page(app: &App, visit: &Visit, row: Option<&MeetingRow>, typed: &Typed, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let address = row.map_or_else(|| "/sign-in".to_owned(), |row| format!("/m/{}/sign-in", row.meeting.id));
    let (label, hint) = (lang.t("sign-in-email"), lang.t("sign-in-email-hint"));
    let field = Field { name: "email", label: &label, hint: &hint, value: &typed.email, wrong };
    let mut page = Page::new(visit, lang.t("sign-in-title")).script("passkey.js");
    if let Some(row) = row {
        page = page.of_meeting(row);
    }
    page.render(&html! {
        h1 { (lang.t("sign-in-title")) }
        (summary(lang, wrong))
        @if row.is_none() { (openid::offer(app, visit, local(&typed.next))) }
        p.lead { @if row.is_some() { (lang.t("sign-in-participant")) } @else { (lang.t("sign-in-staff")) } }
        form method="post" action=(address) {
            (field.line("email", "username", 254))
            @if let Some(next) = local(&typed.next) { input type="hidden" name="next" value=(next); }
            button { (lang.t("sign-in-send")) }
        }
        (passkeys::page::sign_in(lang, app, &address, local(&typed.next), wrong))
        @if row.is_some() { p { a href="/sign-in" { (lang.t("sign-in-as-staff")) } } }
        @else { p { a href="/" { (lang.t("sign-in-as-participant")) } } }
    })
}

fn sent_page(app: &App, visit: &Visit, row: Option<&MeetingRow>, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let (label, hint) = (lang.t("sign-in-code"), lang.t("sign-in-code-hint"));
    let field = Field { name: "code", label: &label, hint: &hint, value: "", wrong };
    let sends = app.settings().mail.sends();
    let title = if sends { lang.t("sign-in-sent") } else { lang.t("sign-in-unsent-title") };
    let mut page = Page::new(visit, title.clone());
    if let Some(row) = row {
        page = page.of_meeting(row);
    }
    page.render(&html! {
        h1 { (title) }
        (summary(lang, wrong))
        @if sends {
            p.lead { (lang.t("sign-in-sent-text")) }
            p { (lang.t("sign-in-sent-none")) }
        } @else if row.is_some() {
            p.lead { (lang.t("sign-in-unsent")) }
        } @else if wrong.is_empty() {
            p.lead { (lang.t("sign-in-unsent-staff")) }
        }
        form.card method="post" action="/sign-in/code" {
            (field.line("text", "one-time-code", 20))
            button.second { (lang.t("sign-in-button")) }
        }
    })
}
