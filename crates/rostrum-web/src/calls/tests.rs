//! Facts of the pages on which calls are written and read.

use axum::http::StatusCode;
use rostrum_domain::call::CallState;
use rostrum_domain::ids::CallNo;
use rostrum_store::NewDraft;

use super::example::ready;
use crate::testing::TestApp;

fn form(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[tokio::test]
async fn the_ready_call_is_taken_over_published_and_read_in_six_languages() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}/calls", row.meeting.id);
    assert_eq!(app.post_as("", &base, "from=example").await.status, StatusCode::FORBIDDEN);
    let staff = app.secretariat().await;
    let begun = app.post_as(&staff, &base, "from=example").await;
    assert_eq!(begun.location(), format!("{base}/1/edit"));
    assert_eq!(app.get(&format!("{base}/1")).await.status, StatusCode::NOT_FOUND, "a draft is for staff");
    assert_eq!(app.get_as(&staff, &format!("{base}/1")).await.status, StatusCode::OK);
    assert_eq!(app.post_as(&staff, &format!("{base}/1/state"), "do=open").await.status, StatusCode::SEE_OTHER);
    for (tag, word) in
        [("en", "Housing"), ("fr", "Logement"), ("ar", "السكن"), ("zh", "住房"), ("ru", "Жильё"), ("es", "Vivienda")]
    {
        let page = app.get(&format!("{base}/1?lang={tag}")).await;
        assert!(page.text.contains(word), "{tag}: {}", page.text);
    }
    let list = app.get(&base).await.text;
    assert!(list.contains("Local government and human rights: call for inputs") && !list.contains("/edit"), "{list}");
    let meeting = app.get(&format!("/m/{}", row.meeting.id)).await.text;
    assert!(meeting.contains(&format!("href=\"{base}/1\"")), "{meeting}");
}

#[tokio::test]
async fn a_call_is_arranged_without_script_and_says_what_is_wrong() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}/calls", row.meeting.id);
    let staff = app.secretariat().await;
    app.post_as(&staff, &base, "from=nothing").await;
    let edit = format!("{base}/1/edit");
    let added = app.post_as(&staff, &edit, &form(&[("do", "add"), ("lines", "0"), ("title-en", "Kept")])).await;
    assert!(added.text.contains("Question 1") && added.text.contains("value=\"Kept\""), "{}", added.text);
    let fields = [
        ("lines", "2"),
        ("seen", "1"),
        ("title-en", "A call"),
        ("title-fr", "Un appel"),
        ("purpose-en", "To learn"),
        ("r0-text-en", "What?"),
        ("r1-text-en", "Where?"),
        ("r1-part", "yes"),
        ("r1-words", "many"),
        ("deadline", "2025-08-31T23:59"),
        ("files", "2"),
    ];
    let wrong = app.post_as(&staff, &edit, &form(&[&fields[..], &[("do", "save")]].concat())).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("“many” is no number of words") && wrong.text.contains("value=\"Un appel\""));
    let mut right = fields;
    right[8] = ("r1-words", "100");
    let saved = app.post_as(&staff, &edit, &form(&[&right[..], &[("do", "publish")]].concat())).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let call = app.app.store().find_call(&row.meeting.id, CallNo(1)).await.unwrap().unwrap();
    assert_eq!((call.state, call.version), (CallState::Open, 2));
    let numbers: Vec<_> = call.call.numbered().map(|(number, one)| format!("{number} {}", one.code.as_str())).collect();
    assert_eq!(numbers, ["1 q1", "1 (a) q2"]);
    assert_eq!(call.call.deadline.to_string(), "2025-08-31T21:59:00Z", "on the clocks of Geneva");
    // Somebody who saw an older version keeps what they typed, and is told.
    let late = app.post_as(&staff, &edit, &form(&[&right[..], &[("do", "save")]].concat())).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("value=\"Un appel\""), "{}", late.text);
}

#[tokio::test]
async fn a_change_to_an_answered_question_is_shown_before_it_is_saved() {
    let (app, row) = TestApp::with_meeting().await;
    let (id, store) = (&row.meeting.id, app.app.store());
    let no = store.begin_call(id, ready()).await.unwrap();
    store.move_call(id, no, CallState::Open).await.unwrap();
    store.start_draft(id, no, &NewDraft::default()).await.unwrap();
    let staff = app.secretariat().await;
    let edit = format!("/m/{id}/calls/1/edit");
    let page = app.get_as(&staff, &edit).await.text;
    assert!(page.contains("Being written: 1."), "{page}");
    let fields = [
        ("lines", "1"),
        ("seen", "1"),
        ("title-en", "A call"),
        ("purpose-en", "To learn"),
        ("r0-code", "capacity"),
        ("r0-text-en", "Another question?"),
        ("deadline", "2025-08-31T23:59"),
        ("files", "2"),
    ];
    let asked = app.post_as(&staff, &edit, &form(&[&fields[..], &[("do", "save")]].concat())).await;
    assert!(
        asked.text.contains("is asked in other words") && asked.text.contains("is asked no more"),
        "{}",
        asked.text
    );
    assert_eq!(store.find_call(id, no).await.unwrap().unwrap().version, 1, "nothing was saved yet");
    let saved = app.post_as(&staff, &edit, &form(&[&fields[..], &[("do", "save-sure")]].concat())).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(store.find_call(id, no).await.unwrap().unwrap().version, 2);
}

#[tokio::test]
async fn a_call_goes_out_as_a_document_and_comes_in_again() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}/calls", row.meeting.id);
    let staff = app.secretariat().await;
    app.post_as(&staff, &base, "from=example").await;
    let document = app.get_as(&staff, &format!("{base}/1/document")).await;
    assert_eq!(app.get(&format!("{base}/1/document")).await.status, StatusCode::FORBIDDEN);
    let taken = app.upload_as(&staff, &format!("{base}/file"), &[], "file", "call.json", &document.bytes).await;
    assert_eq!(taken.location(), format!("{base}/2/edit"), "{}", taken.text);
    let calls = app.app.store().list_calls(&row.meeting.id).await.unwrap();
    assert_eq!(calls[0].call, calls[1].call);
    let wrong = app.upload_as(&staff, &format!("{base}/file"), &[], "file", "call.json", b"{}").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("This is no call"), "{}", wrong.text);
}
