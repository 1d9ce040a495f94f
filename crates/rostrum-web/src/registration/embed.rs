//! The form of registration inside pages of other sites, and the page on which the secretariat says which.
//!
//! Nothing here looks at cookies, which browsers keep from frames of other sites: a form is sent with the token that
//! stands in its address and works once. So a frame may send it wherever it stands, even one that is shut off from
//! its own site (`sandbox`), and nobody is signed in by it.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::ids::MeetingId;
use rostrum_store::{MeetingRow, Token};
use serde::Deserialize;

use super::uploads::Browser;
use crate::access::Action;
use crate::app::App;
use crate::error::{self, Fault};
use crate::fields::{Field, Wrong, summary};
use crate::guard;
use crate::layout::Page;
use crate::visit::Visit;

/// The most sites that may show the form.
pub const MOST_SITES: usize = 20;

/// Leads to a form with a token of its own.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn open(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let token = app.store().make_form_token(&row.meeting.id)?;
    let lang = if visit.query.is_empty() { String::new() } else { format!("?lang={}", visit.lang.tag()) };
    let form = Redirect::to(&format!("/m/{}/register/embed/{token}{lang}", row.meeting.id)).into_response();
    framed(&app, &row.meeting.id, form).await
}

/// Shows the form.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, token)): Path<(String, String)>,
    Query(asked): Query<super::Asked>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    if !app.store().is_form_token(id, &token).await? {
        // An old tab, or a form that was sent: a new one.
        return open(State(app), visit, Path(meeting)).await;
    }
    let visit = visit.in_frame();
    let browser = Browser::Form(Token::from_text(&token));
    let shown = super::show_to(&app, &visit, &meeting, asked, &browser).await;
    let page = shown.unwrap_or_else(|fault| error::answer(&fault, &visit));
    framed(&app, id, page).await
}

/// Takes a registration as [`super::register`] does, once for each token.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn register(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, token)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    let visit = visit.in_frame();
    if !app.store().use_form_token(id, &token).await? {
        let fault = Fault::Conflict { code: "form-used", text: visit.lang.t("embed-form-used") };
        return framed(&app, id, error::answer(&fault, &visit)).await;
    }
    let browser = Browser::Form(Token::from_text(&token));
    let taken = super::register_from(&app, &visit, &meeting, request, &browser).await;
    let mut answer = taken.unwrap_or_else(|fault| error::answer(&fault, &visit));
    if !answer.status().is_success() {
        // What was wrong can be put right in the same form.
        app.store().give_form_token_back(&token).await?;
    }
    answer.headers_mut().remove(SET_COOKIE);
    framed(&app, id, answer).await
}

/// Lets the sites that the secretariat permits, and nobody else, show an answer in a frame.
async fn framed(app: &App, meeting: &MeetingId, mut answer: Response) -> Result<Response, Fault> {
    let origins = app.store().list_embed_origins(meeting).await?;
    let policy = guard::policy_for_frames(&origins);
    let policy = HeaderValue::from_str(&policy).map_err(|error| Fault::failed(&error))?;
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(answer)
}

/// What the secretariat types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sites {
    sites: String,
}

/// Shows which sites may show the form, and what they copy into their pages.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn settings(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let sites = app.store().list_embed_origins(&row.meeting.id).await?;
    Ok(page(&app, &visit, &row, &sites.join("\n"), sites.is_empty(), &Wrong::default()))
}

/// Sets the sites.
///
/// # Errors
/// As [`settings`].
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Sites>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let id = &row.meeting.id;
    let mut wrong = Wrong::default();
    let mut sites = Vec::new();
    for line in typed.sites.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match origin(line) {
            Some(origin) => sites.push(origin),
            None => wrong.add("sites", visit.lang.with("embed-site-wrong", &[("site", line.into())])),
        }
    }
    if sites.len() > MOST_SITES {
        wrong.add("sites", visit.lang.with("embed-too-many", &[("most", MOST_SITES.into())]));
    }
    if !wrong.is_empty() {
        let page = page(&app, &visit, &row, &typed.sites, sites.is_empty(), &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().set_embed_origins(id, &sites).await?;
    Ok(Redirect::to(&format!("/m/{id}/embed")).into_response())
}

/// A site as browsers compare it: scheme, host and port. `https` only, but on this machine. What could end or widen
/// the header (a space, a semicolon, `*`) is no part of one.
pub fn origin(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let host = url.host_str()?;
    let local = matches!(host, "localhost" | "127.0.0.1");
    let known = url.scheme() == "https" || (url.scheme() == "http" && local);
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let alone = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    (known && plain && alone).then(|| url.origin().ascii_serialization())
}

fn page(app: &App, visit: &Visit, row: &MeetingRow, sites: &str, nobody: bool, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let base = format!("{}/m/{}", app.settings().base, row.meeting.id);
    let title = &row.meeting.note.title;
    let name = lang.with("embed-frame-title", &[("title", title.as_str().into())]);
    let frame =
        html! { iframe src={ (base) "/register/embed" } title=(name) width="100%" height="1500" loading="lazy" {} };
    let link = html! { a href={ (base) "/register" } { (name) } };
    let copy = |id: &str, label: String, hint: String, code: Markup| {
        html! {
            div.field {
                label for=(id) { (label) }
                p.hint id={ (id) "-hint" } { (hint) }
                textarea id=(id) readonly rows="4" dir="ltr" spellcheck="false" aria-describedby={ (id) "-hint" } { (code.into_string()) }
            }
        }
    };
    let hint = lang.t("embed-sites-hint");
    let label = lang.t("embed-sites");
    let field = Field { name: "sites", label: &label, hint: &hint, value: sites, wrong };
    Page::new(visit, lang.t("embed-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("embed-title")) }
        (summary(lang, wrong))
        p.lead { (lang.t("embed-text")) }
        form method="post" {
            (field.around(&html! {
                textarea #sites name="sites" rows="4" dir="ltr" spellcheck="false" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (sites) }
            }))
            div.actions { button { (lang.t("embed-save")) } }
        }
        h2 { (lang.t("embed-copy")) }
        @if nobody { p.note { (lang.t("embed-nobody")) } }
        (copy("frame", lang.t("embed-frame"), lang.t("embed-frame-hint"), frame))
        (copy("link", lang.t("embed-link"), lang.t("embed-link-hint"), link))
        h2 { (lang.t("embed-indico")) }
        p { (lang.t("embed-indico-text")) " " a href={ "/m/" (row.meeting.id) "/indico.json" } { "indico.json" } }
    })
}

#[cfg(test)]
mod tests;
