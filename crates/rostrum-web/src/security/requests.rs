//! Facts of what comes from elsewhere: forms of other sites, cookies that were planted, links that were used, addresses
//! that lead away.

use axum::body::Body;
use axum::http::header::{COOKIE, HOST};
use axum::http::{Request, StatusCode};
use rostrum_store::{Grant, LinkKind, Role};

use super::{address, endless, routes};
use crate::session;
use crate::testing::TestApp;

#[tokio::test]
async fn no_form_of_another_site_is_taken_at_any_address() {
    let (app, row) = TestApp::with_meeting().await;
    let (staff, mut walked) = (app.secretariat().await, 0);
    for route in routes().iter().filter(|route| route.post) {
        let path = address(&route.pattern, row.meeting.id.as_str());
        let request = Request::post(&path)
            .header(COOKIE, &staff)
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("name=x"));
        // The embedded form stands in other sites on purpose; it signs nobody in, and is refused without its token.
        let embedded = route.pattern.starts_with("/m/{meeting}/register/embed/");
        let refused = if embedded { StatusCode::CONFLICT } else { StatusCode::FORBIDDEN };
        assert_eq!(app.send(request.unwrap()).await.status, refused, "{path}");
        walked += 1;
    }
    assert!(walked > 30, "{walked}");
}

#[tokio::test]
async fn a_cookie_that_was_planted_before_signing_in_is_not_that_of_the_sign_in() {
    let app = TestApp::start().await;
    let grant = Grant { role: Role::Secretariat, meeting: None, participant: None };
    let link = app.app.store().make_token(LinkKind::SignIn, &grant).await.unwrap();
    let planted = format!("{}=planted", session::STAFF);
    let entered = app.post_as(&planted, &format!("/sign-in/{}", link.as_str()), "").await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
    assert!(entered.cookies().contains(session::STAFF) && !entered.cookies().contains("planted"));
    assert_ne!(app.get_as(&planted, "/secretariat").await.status, StatusCode::OK, "it lets nobody in afterwards");
    assert_eq!(app.get_as(&entered.cookies(), "/secretariat").await.status, StatusCode::OK);
    let again = app.post_as("", &format!("/sign-in/{}", link.as_str()), "").await;
    assert_eq!(again.status, StatusCode::GONE, "a link that was used lets nobody in");
    assert!(again.cookies().is_empty());
}

#[tokio::test]
async fn no_address_leads_to_another_site() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let elsewhere = "https%3A%2F%2Fevil.example%2F";
    for route in routes().iter().filter(|route| route.get && !endless(&route.pattern)) {
        let path = address(&route.pattern, row.meeting.id.as_str());
        for cookies in ["", &staff] {
            let query = format!("next={elsewhere}&return={elsewhere}&to=%2F%2Fevil.example&url={elsewhere}");
            let request = Request::get(format!("{path}?{query}")).header(COOKIE, cookies).header(HOST, "evil.example");
            let answer = app.send(request.body(Body::empty()).unwrap()).await;
            let location = answer.location();
            assert!(!location.contains("evil.example") && !location.starts_with("//"), "{path}: {location}");
            assert!(!answer.text.contains("href=\"https://evil.example"), "{path}");
        }
    }
}
