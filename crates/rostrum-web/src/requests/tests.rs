//! Facts of what is asked of the secretariat.

use axum::http::StatusCode;

use crate::testing::TestApp;

#[tokio::test]
async fn only_the_secretariat_sees_and_decides_what_is_asked() {
    let (app, row) = TestApp::with_meeting().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let chair = app.sign_in(rostrum_store::Role::Chair, Some(&row)).await;
    let path = format!("/m/{}/requests", row.meeting.id);
    for cookies in ["", anna.as_str(), chair.as_str()] {
        assert_eq!(app.get_as(cookies, &path).await.status, StatusCode::FORBIDDEN);
        for form in ["focal-point", "member"] {
            let answer = app.post_as(cookies, &format!("{path}/{form}"), "do=confirm&participant=1").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{form}");
        }
    }
}

#[tokio::test]
async fn who_asks_to_be_the_focal_point_is_confirmed_by_the_secretariat() {
    let (app, row) = TestApp::with_meeting().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (own, path) = (format!("/m/{}/me/delegation", row.meeting.id), format!("/m/{}/requests", row.meeting.id));
    assert!(!app.get_as(&anna, &own).await.text.contains("You are the focal point"));
    app.post_as(&anna, &format!("{own}/ask"), "").await;
    assert!(app.get_as(&anna, &own).await.text.contains("the secretariat decides"));
    let staff = app.secretariat().await;
    assert!(app.get_as(&staff, &path).await.text.contains("asks to be the focal point"));
    app.post_as(&staff, &format!("{path}/focal-point"), "do=confirm&participant=1").await;
    assert!(app.get_as(&anna, &own).await.text.contains("You are the focal point"));
    app.post_as(&staff, &format!("{path}/focal-point"), "do=decline&participant=1").await;
    assert!(!app.get_as(&anna, &own).await.text.contains("You are the focal point"));
}
