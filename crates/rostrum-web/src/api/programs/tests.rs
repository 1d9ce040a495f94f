//! Facts of the page with tokens.

use axum::http::StatusCode;
use rostrum_store::Role;

use crate::testing::TestApp;

#[tokio::test]
async fn only_the_secretariat_makes_and_revokes_tokens() {
    let (app, row) = TestApp::with_meeting().await;
    let path = format!("/m/{}/programs", row.meeting.id);
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for cookies in ["", chair.as_str()] {
        assert_eq!(app.get_as(cookies, &path).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.post_as(cookies, &path, "name=Deck&scope=run").await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.post_as(cookies, &format!("{path}/1/revoke"), "").await.status, StatusCode::FORBIDDEN);
    }
    let staff = app.secretariat().await;
    let made = app.post_as(&staff, &path, "name=Deck+of+the+chair&scope=run").await;
    assert_eq!(made.status, StatusCode::CREATED);
    assert!(made.text.contains("rostrum_"), "the token is shown: {}", made.text);
    let page = app.get_as(&staff, &path).await.text;
    assert!(page.contains("Deck of the chair") && !page.contains("rostrum_"), "it is shown once: {page}");
    assert_eq!(app.post_as(&staff, &format!("{path}/1/revoke"), "").await.location(), path);
    assert!(app.get_as(&staff, &path).await.text.contains("revoked 21 July 2025"));
    assert_eq!(app.post_as(&staff, &format!("{path}/1/revoke"), "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_token_without_a_name_is_not_made() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/programs", row.meeting.id);
    let page = app.post_as(&staff, &path, "name=++&scope=run").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("1 to 100 are permitted"), "{}", page.text);
    assert!(page.text.contains("value=\"run\" checked"), "what was ticked stays ticked");
    assert_eq!(app.app.store().list_programs(&row.meeting.id).await.unwrap(), []);
}
