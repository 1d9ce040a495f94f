//! Signing in by a link, and out again; with a passkey in [`passkeys`]. The links redirect at once, so that a token never stays in the
//! address of a page.

pub mod by_mail;
pub(crate) mod device;
pub mod passkeys;
pub mod sessions;
pub mod work;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::header::{HeaderMap, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_store::{Grant, LinkState, Role, SignedIn, Token, Way};
use serde::Deserialize;

use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::visit::Visit;
use crate::{openid, session};

/// What is answered where a link was opened in another browser than the one that asked.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default, rename = "do")]
    what: String,
}

/// Asks before a one-time link is used: programs that look at links in e-mails must not use it up.
///
/// # Errors
/// [`Fault::LinkUsed`] when the link is not known, or the outside failed.
pub async fn ask(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    match state_of(&app, &token, &headers).await? {
        LinkState::Open { elsewhere, .. } => Ok(ask_page(&visit, elsewhere).into_response()),
        over => over_page(&visit, &over),
    }
}

/// Uses a one-time link, or one that works again and again, of staff or a display. Where another browser asked for
/// it, it is first confirmed here, or shows the code for that browser.
///
/// # Errors
/// [`Fault::LinkUsed`] when the link is not known, or the outside failed.
pub async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Fault> {
    let sent = form.map(|Form(sent)| sent).unwrap_or_default();
    match state_of(&app, &token, &headers).await? {
        LinkState::Open { elsewhere: true, .. } if sent.what == "code" => {
            Ok(code_page(&visit, &Token::from_text(&token).code()).into_response())
        }
        LinkState::Open { elsewhere: true, .. } if sent.what != "here" => Ok(ask_page(&visit, true).into_response()),
        LinkState::Open { .. } => enter(&app, &token, &headers).await,
        over => over_page(&visit, &over),
    }
}

/// Opens the personal link of a participant, which works again and again unless the secretariat has set otherwise.
///
/// # Errors
/// [`Fault::LinkUsed`] when the link is not known, or the outside failed.
pub async fn personal_link(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    match state_of(&app, &token, &headers).await? {
        LinkState::Open { once: false, .. } => enter(&app, &token, &headers).await,
        LinkState::Open { .. } => Ok(ask_page(&visit, false).into_response()),
        over => over_page(&visit, &over),
    }
}

/// A path of this server, where one was sent to go to after signing in; never another site.
pub fn local(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('/')?;
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    (path.len() <= 500 && !rest.starts_with('/') && path.chars().all(plain)).then_some(path)
}

async fn state_of(app: &App, token: &str, headers: &HeaderMap) -> Result<LinkState, Fault> {
    let browser = session::cookie(headers, session::ASKED).map(|text| Token::from_text(&text));
    Ok(app.store().find_link(&Token::from_text(token), browser.as_ref()).await?)
}

fn ask_page(visit: &Visit, elsewhere: bool) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("sign-in-title")).render(&html! {
        h1 { (lang.t("sign-in-title")) }
        @if elsewhere {
            p.lead { (lang.t("sign-in-elsewhere")) }
            p.warn { (lang.t("sign-in-elsewhere-warning")) }
            form method="post" { button name="do" value="here" { (lang.t("sign-in-here")) } }
            form method="post" { button.second name="do" value="code" { (lang.t("sign-in-show-code")) } }
        } @else {
            p.lead { (lang.t("sign-in-text")) }
            form method="post" { button { (lang.t("sign-in-button")) } }
        }
    })
}

fn code_page(visit: &Visit, code: &str) -> Markup {
    let lang = visit.lang;
    let shown = format!("{} {}", &code[..4], &code[4..]);
    Page::new(visit, lang.t("sign-in-code")).render(&html! {
        h1 { (lang.t("sign-in-code")) }
        p.lead { (lang.t("sign-in-code-text")) }
        p { code.key #code { (shown) } }
        p.warn { (lang.t("sign-in-elsewhere-warning")) }
    })
}

/// Says what to do with a link that is used or too old.
fn over_page(visit: &Visit, state: &LinkState) -> Result<Response, Fault> {
    let lang = visit.lang;
    let (text, meeting) = match state {
        LinkState::Used(meeting) => (lang.t("sign-in-used"), meeting),
        LinkState::TooOld(meeting) => (lang.t("sign-in-too-old"), meeting),
        _ => return Err(Fault::LinkUsed),
    };
    let again = meeting.as_ref().map_or_else(|| "/sign-in".to_owned(), |id| format!("/m/{id}/sign-in"));
    let page = Page::new(visit, lang.t("sign-in-over")).render(&html! {
        h1 { (lang.t("sign-in-over")) }
        p.lead { (text) }
        p { (lang.t("sign-in-over-help")) }
        div.actions { a.button href=(again) { (lang.t("sign-in-again")) } }
    });
    Ok((StatusCode::GONE, page).into_response())
}

async fn enter(app: &App, token: &str, headers: &HeaderMap) -> Result<Response, Fault> {
    let link = Token::from_text(token);
    let done = app.store().sign_in_to(&link, device::of(headers)).await?;
    let (session, who, target) = done.ok_or(Fault::LinkUsed)?;
    enter_as(app, headers, &session, &who, target.as_deref()).await
}

/// Gives the browser its new sign-in, and ends the one that it had: nobody goes on with two.
pub(crate) async fn enter_as(
    app: &App,
    headers: &HeaderMap,
    session: &Token,
    who: &SignedIn,
    target: Option<&str>,
) -> Result<Response, Fault> {
    let (cookie, path, usual) = place_of(who);
    if let Some(before) = session::cookie(headers, cookie) {
        app.store().revoke_sign_in(&Token::from_text(&before)).await?;
    }
    let secure = app.settings().secure();
    let set = session::set(cookie, session.as_str(), &path, session::DAYS, secure);
    let target = target.and_then(local).unwrap_or(&usual);
    Ok(redirect(target, [set, session::clear(session::ASKED, "/", secure)]))
}

/// The cookie of a sign-in, the path for which it is sent, and where it leads.
fn place_of(who: &SignedIn) -> (&'static str, String, String) {
    let everywhere = |target: String| (session::STAFF, "/".to_owned(), target);
    let Some(Grant { role, meeting, .. }) = &who.grant else {
        // Whoever has one role goes to work; whoever has several is shown them.
        return everywhere(match who.given.as_slice() {
            [one] => work::place(one),
            _ => "/account".to_owned(),
        });
    };
    match (role, meeting.as_ref().map(|id| format!("/m/{id}"))) {
        (Role::Participant, Some(base)) => (session::PARTICIPANT, base.clone(), format!("{base}/me")),
        (Role::Chair, Some(base)) => everywhere(format!("{base}/console")),
        (Role::Display, Some(base)) => everywhere(format!("{base}/display")),
        _ => everywhere("/secretariat".to_owned()),
    }
}

/// Ends the sign-in as staff, and as a participant of the meeting in whose pages the form stands.
///
/// # Errors
/// The outside failed.
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Fault> {
    leave(&app, &headers, "/").await
}

/// Ends the sign-in as a participant of a meeting; its cookie is only sent to addresses below it.
///
/// # Errors
/// The outside failed.
pub async fn leave_meeting(
    State(app): State<App>,
    Path(meeting): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    leave(&app, &headers, &format!("/m/{}", row.meeting.id)).await
}

async fn leave(app: &App, headers: &HeaderMap, path: &str) -> Result<Response, Fault> {
    let mut target = "/";
    for name in [session::STAFF, session::PARTICIPANT] {
        if let Some(token) = session::cookie(headers, name) {
            let way = app.store().find_way(&Token::from_text(&token)).await?;
            if way == Some(Way::Openid) && app.openid().is_some() {
                target = openid::SIGNED_OUT;
            }
            app.store().revoke(&Token::from_text(&token)).await?;
        }
    }
    let secure = app.settings().secure();
    let clear = [session::clear(session::STAFF, "/", secure), session::clear(session::PARTICIPANT, path, secure)];
    Ok(redirect(target, clear))
}

pub(crate) fn redirect(target: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response();
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests;
