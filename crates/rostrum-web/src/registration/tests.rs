//! Facts of the form to register.

use axum::http::StatusCode;

use crate::testing::TestApp;

const ANNA: &str = "name=Anna+Berg&delegation=City+of+Bern&category=local_governments&email=anna%40bern.example&language=en&visibility=category_only";

#[tokio::test]
async fn who_registers_gets_a_personal_link_that_leads_to_the_own_page() {
    let (app, row) = TestApp::with_meeting().await;
    let path = format!("/m/{}/register", row.meeting.id);
    let page = app.post_as("", &path, ANNA).await;
    assert_eq!(page.status, StatusCode::CREATED);
    let link = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap();
    let entered = app.get(link).await;
    assert_eq!(entered.location(), format!("/m/{}/me", row.meeting.id));
    assert!(app.get_as(&entered.cookies(), entered.location()).await.text.contains("Anna Berg"));
    assert!(app.get_as(&page.cookies(), entered.location()).await.text.contains("Anna Berg"), "signed in at once");
    assert_eq!(app.get(link).await.status, StatusCode::SEE_OTHER, "the link works again");
}

#[tokio::test]
async fn staff_alone_are_told_that_an_address_is_registered() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    let path = format!("{base}/register");
    app.post_as("", &path, ANNA).await;
    let other = ANNA.replace("anna%40", "ANNA%40").replace("Anna+Berg", "Other");
    let staff = app.secretariat().await;
    let refused = app.post_as(&staff, &path, &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("is registered already"), "{}", refused.text);
    assert_eq!(app.app.store().list_participants(&row.meeting.id).await.unwrap().len(), 1);
    assert_eq!(app.post_as("", &path, &other).await.status, StatusCode::CREATED);
    for page in [format!("{base}/registrations"), format!("{base}/registrations/2")] {
        let page = app.get_as(&staff, &page).await.text;
        assert!(page.contains("Same address as № 1") && page.contains("/registrations/1"), "{page}");
    }
    let reviewer = app.sign_in(rostrum_store::Role::Reviewer, Some(&row)).await;
    assert!(!app.get_as(&reviewer, &format!("{base}/registrations")).await.text.contains("Same address"));
}

#[tokio::test]
async fn a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong_beside_each_field() {
    let (app, row) = TestApp::with_meeting().await;
    let path = format!("/m/{}/register", row.meeting.id);
    let page = app.post_as("", &path, "name=Anna+%3CBerg%3E&email=anna.example&category=friends").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("value=\"Anna &lt;Berg&gt;\""));
    for field in ["delegation", "category", "email", "language", "visibility"] {
        assert!(page.text.contains(&format!("id=\"{field}-fault\"")), "{field}");
    }
    assert!(!page.text.contains("id=\"name-fault\""));
    assert!(page.text.contains("aria-describedby=\"email-hint email-fault\""));
}

#[tokio::test]
async fn a_program_gets_the_link_as_json() {
    let (app, row) = TestApp::with_meeting().await;
    let request = axum::http::Request::post(format!("/m/{}/register", row.meeting.id))
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(ANNA));
    let answer = app.send(request.unwrap()).await;
    let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(body["participant"], 1);
    assert!(body["link"].as_str().unwrap().starts_with("http://rostrum.test/p/"));
}

#[tokio::test]
async fn a_protected_participant_is_named_on_no_public_page() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    app.post_as("", &format!("{base}/register"), ANNA).await;
    for path in ["/".to_owned(), base.clone(), format!("{base}/register"), format!("{base}/calendar.ics")] {
        let page = app.get(&path).await.text;
        for secret in ["Anna Berg", "City of Bern", "anna@bern"] {
            assert!(!page.contains(secret), "{secret} on {path}");
        }
    }
}
