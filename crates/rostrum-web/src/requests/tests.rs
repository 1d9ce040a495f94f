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

#[tokio::test]
async fn a_change_is_asked_for_decided_once_and_told_to_both_sides() {
    let (app, row) = TestApp::with_meeting().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (own, path) = (format!("/m/{}/me/change", row.meeting.id), format!("/m/{}/requests", row.meeting.id));
    let empty = app.post_as(&anna, &own, "why=Because").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.post_as(&anna, &own, "delegation=Union+of+Five&category=city_networks&why=New+post").await;
    assert_eq!(app.post_as(&anna, &own, "withdraw=yes").await.status, StatusCode::CONFLICT, "one at a time");
    let staff = app.secretariat().await;
    assert!(app.get_as(&staff, &path).await.text.contains("Union of Five"));
    let silent = app.post_as(&staff, &format!("{path}/change"), "do=decline&no=1").await;
    assert_eq!(silent.status, StatusCode::CONFLICT, "a refusal has a reason");
    assert_eq!(app.post_as(&anna, &format!("{path}/change"), "do=confirm&no=1").await.status, StatusCode::FORBIDDEN);
    app.post_as(&staff, &format!("{path}/change"), "do=confirm&no=1&reason=Congratulations").await;
    let person = app.app.store().list_participants(&row.meeting.id).await.unwrap().remove(0);
    assert_eq!((person.delegation_name.as_str(), person.category.code()), ("Union of Five", "city_networks"));
    assert!(app.get_as(&anna, &own).await.text.contains("Congratulations"));
    let again = app.post_as(&staff, &format!("{path}/change"), "do=confirm&no=1").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    app.post_as(&anna, &own, "withdraw=yes").await;
    app.post_as(&staff, &format!("{path}/change"), "do=confirm&no=2").await;
    assert!(app.app.store().list_participants(&row.meeting.id).await.unwrap().is_empty());
}
