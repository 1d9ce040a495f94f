//! Facts of the form inside pages of other sites.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE};

use super::*;
use crate::testing::{Answer, TestApp};

const ANNA: &str = "name=Anna+Berg&delegation=City+of+Bern&category=local_governments&email=anna%40bern.example&language=en&visibility=category_only";

async fn hall() -> (TestApp, MeetingRow, String) {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    (app, row, base)
}

/// As a frame sends it that is shut off from its site: without cookies, from nowhere.
async fn post(app: &TestApp, path: &str, form: &str, cookies: &str) -> Answer {
    let request = Request::post(path)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "null")
        .header(COOKIE, cookies)
        .body(Body::from(form.to_owned()));
    app.send(request.unwrap()).await
}

fn frames(answer: &Answer) -> String {
    let policy = answer.headers.get("content-security-policy").unwrap().to_str().unwrap().to_owned();
    policy.split("frame-ancestors ").nth(1).unwrap().to_owned()
}

async fn form(app: &TestApp, base: &str) -> String {
    let answer = app.get(&format!("{base}/register/embed")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer.location().to_owned()
}

#[tokio::test]
async fn nobody_may_frame_the_form_until_the_secretariat_says_who() {
    let (app, _, base) = hall().await;
    let address = form(&app, &base).await;
    assert_eq!(frames(&app.get(&address).await), "'none'");
    let staff = app.secretariat().await;
    let sites = "sites=https%3A%2F%2FCity.example%2F%0D%0Ahttp%3A%2F%2Flocalhost%3A8000";
    assert_eq!(app.post_as(&staff, &format!("{base}/embed"), sites).await.status, StatusCode::SEE_OTHER);
    assert_eq!(frames(&app.get(&address).await), "http://localhost:8000 https://city.example");
    for path in ["", "/register", "/live", "/me", "/embed"] {
        assert_eq!(frames(&app.get_as(&staff, &format!("{base}{path}")).await), "'none'", "{path}");
    }
    let page = app.get_as(&staff, &format!("{base}/embed")).await.text;
    assert!(
        page.contains("&lt;iframe src=\"http://rostrum.test/m/") || page.contains("&lt;iframe src=&quot;http"),
        "{page}"
    );
}

#[tokio::test]
async fn what_is_no_site_is_not_written_into_the_header() {
    let (app, row, base) = hall().await;
    let staff = app.secretariat().await;
    for site in [
        "*",
        "https%3A%2F%2F*.example",
        "http%3A%2F%2Fcity.example",
        "https%3A%2F%2Fa.example%2Fpath",
        "x%3B+y",
        "https%3A%2F%2Fa.example%3B+script-src+*",
    ] {
        let page = app.post_as(&staff, &format!("{base}/embed"), &format!("sites={site}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{site}");
        assert!(page.text.contains("sites-fault"), "{site}");
    }
    assert!(app.app.store().list_embed_origins(&row.meeting.id).await.unwrap().is_empty());
    assert_eq!(app.get(&format!("{base}/embed")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post_as("", &format!("{base}/embed"), "sites=").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_frame_registers_once_with_its_token_and_signs_nobody_in() {
    let (app, row, base) = hall().await;
    let address = form(&app, &base).await;
    let wrong = post(&app, &address, "name=Anna", "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
    let done = post(&app, &address, ANNA, "").await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    assert!(done.cookies().is_empty() && done.text.contains("/p/"));
    assert!(done.text.contains("target=\"_blank\""), "the personal link opens in a window of its own");
    let again = post(&app, &address, &ANNA.replace("anna", "berta"), "").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(app.app.store().list_participants(&row.meeting.id).await.unwrap().len(), 1);
    let shown = app.get(&address).await;
    assert!(
        shown.status == StatusCode::SEE_OTHER && shown.location() != address,
        "a form that was sent gives a new one"
    );
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_at_every_other_address() {
    let (app, row, base) = hall().await;
    let staff = app.secretariat().await;
    let token = app.app.store().make_form_token(&row.meeting.id).unwrap();
    for path in [
        "/register",
        "/register/embed",
        "/embed",
        "/attendance/people",
        "/me/inscribe",
        &format!("/register/embed/{token}/more"),
        &format!("/register/{token}"),
        &format!("/participants/embed/{token}"),
    ] {
        let answer = post(&app, &format!("{base}{path}"), ANNA, &staff).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    let forged = post(&app, &format!("{base}/register/embed/1f-ab-cd"), ANNA, &staff).await;
    assert_eq!(forged.status, StatusCode::CONFLICT);
    assert!(app.app.store().list_participants(&row.meeting.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn staff_who_looks_at_the_frame_is_nobody_there() {
    let (app, _, base) = hall().await;
    let address = form(&app, &base).await;
    let page = app.get_as(&app.secretariat().await, &address).await.text;
    assert!(!page.contains("/secretariat") && !page.contains("sign-out") && !page.contains("masthead"), "{page}");
    assert!(page.contains("name=\"email\""));
}
