//! Facts of the form, with and without script.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use rostrum_domain::call::CallState;
use rostrum_domain::contribution::{Act, State};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{CallNo, ContributionNo, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_store::{By, MeetingRow};
use serde_json::{Value, json};

use crate::calls::example::ready;
use crate::i18n::{Lang, fallbacks};
use crate::testing::{Answer, TestApp};

const NO: ContributionNo = ContributionNo(1);

async fn hall() -> (TestApp, MeetingRow) {
    let (app, row) = TestApp::with_meeting().await;
    let store = app.app.store();
    let mut call = ready();
    call.deadline = "2025-07-31T21:59:00Z".parse().unwrap();
    let no = store.begin_call(&row.meeting.id, call).await.unwrap();
    store.move_call(&row.meeting.id, no, CallState::Open).await.unwrap();
    (app, row)
}

/// Begins a draft without a sign-in and returns the address of its form.
async fn begin(app: &TestApp, row: &MeetingRow) -> String {
    let answer = app.post_as("", &format!("/m/{}/calls/1/answer", row.meeting.id), "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.location().to_owned()
}

fn form(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

const WHOLE: [(&str, &str); 6] = [
    ("f-_delegation", "City of Ithaca"),
    ("f-_category", "local_governments"),
    ("f-_email", "ithaca@example.org"),
    ("f-_consent", "publish"),
    ("f-capacity", "We teach every new official."),
    ("writer", "page"),
];

async fn send(app: &TestApp, base: &str, path: &str, body: Value) -> (StatusCode, Value) {
    let request = Request::post(format!("{base}/{path}"))
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.to_string()))
        .unwrap();
    let Answer { status, text, .. } = app.send(request).await;
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}

fn part(field: &str, text: &str, on: u32, writer: &str, edit: u64) -> Value {
    json!({ "field": field, "text": text, "on": on, "writer": writer, "edit": edit })
}

#[tokio::test]
async fn a_contribution_is_written_and_handed_in_without_script_and_without_an_account() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    let page = app.get(&base).await;
    assert!(page.text.contains("name=\"f-housing\"") && page.headers["referrer-policy"] == "no-referrer");
    // What is missing is told, and what was typed is kept.
    let missing = app.post_as("", &base, &form(&[("f-capacity", "We teach."), ("do", "hand-in")])).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.text.contains("Choose the category.") && missing.text.contains("We teach."), "{}", missing.text);
    let whole = form(&[&WHOLE[..], &[("on-capacity", "1"), ("writer", "page"), ("do", "hand-in")]].concat());
    let done = app.post_as("", &base, &whole).await;
    assert_eq!(done.location(), format!("{base}/receipt"), "{}", done.text);
    let receipt = app.get(&format!("{base}/receipt")).await.text;
    for words in ["PDOLGA-C-0001", "21 July 2025, 08:00 CEST", "SHA-256"] {
        assert!(receipt.contains(words), "{words}: {receipt}");
    }
    let text = app.get(&format!("{base}/text")).await;
    let hash = app.app.store().list_contribution_versions(&row.meeting.id, NO).await.unwrap()[0].hash.clone();
    assert!(receipt.contains(&hash) && text.text.contains("We teach every new official."));
    let mails = app.app.store().list_noted_mails(10).await.unwrap();
    assert!(mails.iter().any(|mail| mail.kind == MailKind::ContributionReceipt));
}

#[tokio::test]
async fn two_people_without_script_choose_between_two_texts_and_lose_none() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    let was = super::typed::mark("");
    let save = |text: &'static str, writer: &'static str| {
        let pairs =
            [("f-capacity", text), ("was-capacity", &was), ("on-capacity", "0"), ("writer", writer), ("do", "save")];
        form(&pairs)
    };
    app.post_as("", &base, &save("From one.", "one")).await;
    app.post_as("", &base, &save("From two.", "two")).await;
    let page = app.get(&base).await.text;
    assert!(page.contains("Two texts for one answer") && page.contains("From one.") && page.contains("From two."));
    // Whoever touched nothing there makes no third.
    let untouched = [
        ("f-capacity", ""),
        ("was-capacity", &was),
        ("on-capacity", "0"),
        ("f-housing", "A roof."),
        ("writer", "three"),
        ("do", "save"),
    ];
    app.post_as("", &base, &form(&untouched)).await;
    assert_eq!(app.app.store().list_beside(&row.meeting.id, NO).await.unwrap().len(), 1);
    let chosen = [("on-capacity", "1"), ("writer", "two"), ("do", "take/capacity/two"), ("f-food", "Bread.")];
    let answer = app.post_as("", &base, &form(&chosen)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let draft = app.app.store().find_draft(&row.meeting.id, NO).await.unwrap();
    let text = |code: &str| draft.answers.iter().find(|(one, _)| one.as_str() == code).map(|(_, text)| text.as_str());
    assert_eq!((text("capacity"), text("housing"), text("food")), (Some("From two."), Some("A roof."), Some("Bread.")));
}

#[tokio::test]
async fn the_script_is_told_what_became_of_each_part_and_what_others_wrote() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    let parts = json!({ "parts": [part("capacity", "One.", 0, "a", 1), part("housing", "Roof.", 0, "a", 2)] });
    let (status, answer) = send(&app, &base, "save", parts).await;
    assert_eq!((status, &answer["done"][1]["version"]), (StatusCode::OK, &json!(1)), "{answer}");
    let other = json!({ "parts": [part("capacity", "Two.", 0, "b", 1)], "known": { "housing": 0 } });
    let (_, answer) = send(&app, &base, "save", other).await;
    assert_eq!(answer["done"][0]["beside"], "One.", "{answer}");
    assert_eq!(answer["others"], json!([{ "field": "housing", "text": "Roof.", "version": 1 }]));
    let (status, answer) = send(&app, &base, "choose", part("capacity", "One. Two.", 1, "b", 2)).await;
    assert_eq!((status, &answer["version"]), (StatusCode::OK, &json!(2)));
    let (status, _) = send(&app, &base, "choose", part("capacity", "Late.", 1, "a", 3)).await;
    assert_eq!(status, StatusCode::CONFLICT);
    for wrong in [json!({ "parts": [part("Nothing!", "x", 0, "a", 9)] }), json!({ "parts": 1 }), json!([])] {
        assert!(send(&app, &base, "save", wrong).await.0.is_client_error());
    }
    let long = "x".repeat(200_001);
    let (status, answer) = send(&app, &base, "save", json!({ "parts": [part("food", &long, 0, "a", 9)] })).await;
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
}

#[tokio::test]
async fn a_link_that_was_renewed_or_never_made_leads_nowhere() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    let renewed = app.post_as("", &base, "do=renew-link").await;
    let new = renewed.location().split('?').next().unwrap().to_owned();
    assert_ne!(new, base);
    for gone in [base.as_str(), "/c/nothing"] {
        let page = app.get(gone).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!page.text.contains("Panel discussion"), "{}", page.text);
        assert_eq!(send(&app, gone, "save", json!({ "parts": [] })).await.0, StatusCode::NOT_FOUND);
    }
    assert_eq!(app.get(&new).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_participant_finds_the_own_draft_and_nobody_elses() {
    let (app, row) = hall().await;
    let base = format!("/m/{}", row.meeting.id);
    let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
    let ben = app.register(&row, "Ben Lee", "City of Kayes", "named").await;
    let begun = app.post_as(&anna, &format!("{base}/calls/1/answer"), "").await;
    assert_eq!(begun.location(), format!("{base}/me/contributions/1"));
    let page = app.get_as(&anna, begun.location()).await.text;
    assert!(
        page.contains("value=\"City of Bern\"") && page.contains("that the public sees your category only"),
        "{page}"
    );
    assert_eq!(app.get_as(&ben, begun.location()).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(begun.location()).await.status, StatusCode::FORBIDDEN);
    let own = app.get_as(&anna, &format!("{base}/me")).await.text;
    assert!(own.contains(&format!("href=\"{base}/me/contributions/1\"")), "{own}");
    // With the name it is not taken from her, whatever is sent.
    let whole = [
        &WHOLE[1..4],
        &[
            ("f-capacity", "We teach."),
            ("writer", "x"),
            ("on-_consent", "1"),
            ("on-_category", "1"),
            ("on-_email", "1"),
            ("do", "hand-in"),
        ],
    ]
    .concat();
    let refused = app.post_as(&anna, begun.location(), &form(&whole)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Not open to you"), "{}", refused.text);
    let list = app.app.store().list_contributions_of(&row.meeting.id, ParticipantNo(1)).await.unwrap();
    assert_eq!(list.len(), 1);
}

#[tokio::test]
async fn files_and_joint_authors_come_with_the_form_and_nothing_typed_is_lost() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    let fields = [("do", "attach"), ("f-capacity", "Typed before."), ("writer", "x")];
    let done = app.upload_as("", &base, &fields, "file", "C:\\annex.pdf", b"%PDF-1.7").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let wrong = app.upload_as("", &base, &[("do", "attach"), ("writer", "x")], "file", "a.exe", b"MZ").await;
    assert!(
        wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("is no PDF, DOCX"),
        "{}",
        wrong.text
    );
    let page = app.get(&base).await.text;
    assert!(page.contains("annex.pdf") && page.contains("Typed before."), "{page}");
    assert_eq!(app.get(&format!("{base}/files/1")).await.bytes, b"%PDF-1.7");
    let joint = [
        ("do", "add-author"),
        ("writer", "x"),
        ("joint-delegation", "City of Argos"),
        ("joint-category", "local_governments"),
        ("joint-email", "nowhere"),
    ];
    let wrong = app.post_as("", &base, &form(&joint)).await;
    assert!(wrong.text.contains("value=\"City of Argos\""), "what was typed is kept: {}", wrong.text);
    let mut right = joint;
    right[4] = ("joint-email", "argos@example.org");
    app.post_as("", &base, &form(&right)).await;
    let mails = app.app.store().list_noted_mails(10).await.unwrap();
    let mail = mails.iter().find(|mail| mail.kind == MailKind::AuthorConfirm).unwrap();
    let link = mail.facts["link"].strip_prefix("http://rostrum.test").unwrap();
    let asked = app.get(link).await.text;
    assert!(asked.contains("City of Argos") && asked.contains("Typed before."), "{asked}");
    assert_eq!(app.post_as("", link, "decision=confirmed").await.status, StatusCode::SEE_OTHER);
    let joint = app.app.store().list_joint_authors(&row.meeting.id, NO).await.unwrap();
    assert_eq!(joint[0].state, Decision::Confirmed);
}

#[tokio::test]
async fn consent_is_tightened_and_a_contribution_taken_back_from_its_receipt() {
    let (app, row) = hall().await;
    let (id, store) = (&row.meeting.id, app.app.store());
    let base = begin(&app, &row).await;
    app.post_as("", &base, &form(&[&WHOLE[..], &[("do", "hand-in")]].concat())).await;
    store.move_contribution(id, NO, Act::Publish, By::default(), None).await.unwrap();
    let page = app.get(&base).await.text;
    assert!(page.contains("Your contribution is published") && !page.contains("<textarea"), "{page}");
    let set = app.post_as("", &base, "do=consent&consent=do_not_publish").await;
    assert_eq!(set.location(), format!("{base}/receipt?done=consent"), "{}", set.text);
    assert_eq!(store.find_contribution(id, NO).await.unwrap().unwrap().state, State::Withheld);
    app.post_as("", &base, "do=withdraw").await;
    assert_eq!(store.find_contribution(id, NO).await.unwrap().unwrap().state, State::Withdrawn);
    assert!(app.get(&format!("{base}/receipt")).await.text.contains("Taken back"));
}

#[tokio::test]
async fn a_closed_call_takes_no_new_draft_and_lets_those_that_are_there_be_handed_in() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    app.app.store().move_call(&row.meeting.id, CallNo(1), CallState::Closed).await.unwrap();
    let refused = app.post_as("", &format!("/m/{}/calls/1/answer", row.meeting.id), "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let done = app.post_as("", &base, &form(&[&WHOLE[..], &[("do", "hand-in")]].concat())).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
}

#[tokio::test]
async fn a_draft_that_is_deleted_is_gone_with_its_link() {
    let (app, row) = hall().await;
    let base = begin(&app, &row).await;
    let page = app.post_as("", &base, "do=delete").await;
    assert!(page.text.contains("The draft is deleted") && page.text.contains("data-draft-over="), "{}", page.text);
    assert_eq!(app.get(&base).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_page_of_a_contribution_falls_back_to_english() {
    let (app, row) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
    let base = begin(&app, &row).await;
    let (meeting, other) =
        (format!("/m/{}", row.meeting.id), json!({ "parts": [part("capacity", "Two.", 0, "b", 1)] }));
    app.post_as("", &base, &form(&[&WHOLE[..], &[("do", "hand-in")]].concat())).await;
    send(&app, &base, "save", other).await;
    app.post_as(&anna, &format!("{meeting}/calls/1/answer"), "").await;
    app.app.store().find_contribution(&row.meeting.id, ContributionNo(2)).await.unwrap().unwrap();
    let own = format!("{meeting}/me/contributions/2");
    for lang in Lang::ALL {
        for (cookies, path) in [
            ("", format!("{meeting}/calls")),
            ("", format!("{meeting}/calls/1")),
            ("", base.clone()),
            ("", format!("{base}/receipt")),
            ("", "/c/nothing".to_owned()),
            (anna.as_str(), own.clone()),
            (anna.as_str(), format!("{meeting}/me")),
        ] {
            fallbacks::take();
            let page = app.get_as(cookies, &format!("{path}?lang={}", lang.tag())).await;
            assert_eq!(fallbacks::take(), Vec::<String>::new(), "{path} in {lang:?}");
            let start = format!("<!DOCTYPE html><html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir());
            assert!(page.text.starts_with(&start), "{path} in {lang:?}: {:.80}", page.text);
        }
        let cookies = format!("rostrum_language={}", lang.tag());
        app.post_as(&cookies, &base, "do=hand-in&f-_delegation=&f-_email=none&writer=z").await;
        assert_eq!(fallbacks::take(), Vec::<String>::new(), "{lang:?}");
    }
}
