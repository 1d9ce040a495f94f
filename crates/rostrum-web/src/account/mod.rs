//! Signing in by a link, and out again. The links redirect at once, so that a token never stays in the
//! address of a page.

pub mod work;

use axum::extract::{Path, State};
use axum::http::header::{HeaderMap, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_store::{Grant, Role, SignedIn, Token};

use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::session;
use crate::visit::Visit;

/// Asks before a one-time link is used: programs that look at links in e-mails must not use it up.
///
/// # Errors
/// None beyond those of the visit.
pub async fn ask(visit: Visit) -> Result<Markup, Fault> {
    let lang = visit.lang;
    Ok(Page::new(&visit, lang.t("sign-in-title")).render(&html! {
        h1 { (lang.t("sign-in-title")) }
        p.lead { (lang.t("sign-in-text")) }
        form method="post" { button { (lang.t("sign-in-button")) } }
    }))
}

/// Uses a one-time link, or one that works again and again, of the secretariat, a chair or a display.
///
/// # Errors
/// [`Fault::LinkUsed`] when the link is not known, used or too old.
pub async fn sign_in(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Result<Response, Fault> {
    enter(&app, &token, &headers).await
}

/// Opens the personal link of a participant, which works again and again.
///
/// # Errors
/// [`Fault::LinkUsed`] when the link is not known.
pub async fn personal_link(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    enter(&app, &token, &headers).await
}

async fn enter(app: &App, token: &str, headers: &HeaderMap) -> Result<Response, Fault> {
    let (session, who) = app.store().sign_in(&Token::from_text(token)).await?.ok_or(Fault::LinkUsed)?;
    let (cookie, path, target) = place_of(&who);
    // The sign-in that this browser had ends: nobody goes on with two.
    if let Some(before) = session::cookie(headers, cookie) {
        app.store().revoke_sign_in(&Token::from_text(&before)).await?;
    }
    let cookie = session::set(cookie, session.as_str(), &path, session::DAYS, app.settings().secure());
    Ok(redirect(&target, [cookie]))
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
    for name in [session::STAFF, session::PARTICIPANT] {
        if let Some(token) = session::cookie(headers, name) {
            app.store().revoke(&Token::from_text(&token)).await?;
        }
    }
    let secure = app.settings().secure();
    let clear = [session::clear(session::STAFF, "/", secure), session::clear(session::PARTICIPANT, path, secure)];
    Ok(redirect("/", clear))
}

fn redirect(target: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response();
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use rostrum_store::LinkKind;

    use super::*;
    use crate::testing::TestApp;

    async fn link(app: &TestApp, kind: LinkKind, grant: &Grant) -> String {
        app.app.store().make_token(kind, grant).await.unwrap().as_str().to_owned()
    }

    const SECRETARIAT: Grant = Grant { role: Role::Secretariat, meeting: None, participant: None };

    #[tokio::test]
    async fn a_sign_in_link_works_once() {
        let app = TestApp::start().await;
        let path = format!("/sign-in/{}", link(&app, LinkKind::SignIn, &SECRETARIAT).await);
        assert!(app.get(&path).await.text.contains("<button>"), "looking at the link does not use it up");
        let first = app.post_as("", &path, "").await;
        assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/secretariat"));
        assert_eq!(app.get_as(&first.cookies(), "/").await.status, StatusCode::OK);
        assert_eq!(app.post_as("", &path, "").await.status, StatusCode::GONE);
    }

    #[tokio::test]
    async fn who_signs_out_is_nobody_even_with_the_old_cookie() {
        let app = TestApp::start().await;
        let cookies = app.secretariat().await;
        assert!(app.get_as(&cookies, "/").await.text.contains("Sign out"));
        assert_eq!(app.post_as(&cookies, "/sign-out", "").await.status, StatusCode::SEE_OTHER);
        assert!(!app.get_as(&cookies, "/").await.text.contains("Sign out"));
    }

    #[tokio::test]
    async fn a_form_from_another_site_is_refused() {
        let app = TestApp::start().await;
        let cookies = app.secretariat().await;
        let request = axum::http::Request::post("/sign-out")
            .header("cookie", &cookies)
            .header("sec-fetch-site", "cross-site")
            .body(axum::body::Body::empty());
        assert_eq!(app.send(request.unwrap()).await.status, StatusCode::FORBIDDEN);
        assert!(app.get_as(&cookies, "/").await.text.contains("Sign out"), "still signed in");
    }

    #[tokio::test]
    async fn a_program_that_asks_for_json_gets_a_fault_as_json() {
        let app = TestApp::start().await;
        let request = axum::http::Request::get("/nowhere").header("accept", "application/json");
        let answer = app.send(request.body(axum::body::Body::empty()).unwrap()).await;
        let fault: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!((answer.status, fault["code"].as_str()), (StatusCode::NOT_FOUND, Some("not-found")));
    }
}
