//! Contributions in the record: as far as their authors let them be public, and no longer than they do.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use rostrum_domain::call::{Call, CallState, Question, QuestionCode};
use rostrum_domain::contribution::{Act, Author, Consent, Contribution};
use rostrum_domain::country::Country;
use rostrum_domain::ids::ContributionNo;
use rostrum_domain::participant::Category;
use rostrum_domain::registration::Localized;
use rostrum_store::{By, MeetingRow, NewDraft};

use super::practice;
use crate::testing::TestApp;

async fn handed_in(app: &TestApp, row: &MeetingRow) -> ContributionNo {
    let (store, id) = (app.app.store(), &row.meeting.id);
    let code = QuestionCode::parse("water").unwrap();
    let question = Question {
        code: code.clone(),
        text: Localized::english("What was done for water?"),
        help: Localized::default(),
        most_words: None,
        required: false,
        parts: Vec::new(),
    };
    let call = Call {
        title: Localized::english("Call for inputs"),
        purpose: Localized::english("For the report."),
        background: Localized::default(),
        questions: vec![question],
        languages: Vec::new(),
        addressed: BTreeSet::new(),
        deadline: "2999-01-01T00:00:00Z".parse().unwrap(),
        moved: Vec::new(),
        most_files: 0,
    };
    let no = store.begin_call(id, call).await.unwrap();
    store.move_call(id, no, CallState::Open).await.unwrap();
    let author = Author {
        delegation: "City of Qarbern".to_owned(),
        category: Some(Category::LocalGovernments),
        country: Country::from_code("KE"),
        name: "Anna Qarberg".to_owned(),
        email: "anna@qarbern.example".to_owned(),
    };
    let content = Contribution {
        language: "en".to_owned(),
        author,
        jointly: Vec::new(),
        answers: [(code, "Fountains were built in every street.".to_owned())].into(),
        consent: Some(Consent::Publish),
    };
    let (no, _) = store.start_draft(id, no, &NewDraft { participant: None, content }).await.unwrap();
    store.hand_in_contribution(id, no, By::default(), "").await.unwrap();
    no
}

#[tokio::test]
async fn a_contribution_is_in_the_record_as_long_and_as_far_as_its_author_lets_it_be() {
    let (app, row) = TestApp::with_meeting().await;
    let (store, id) = (app.app.store(), &row.meeting.id);
    let no = handed_in(&app, &row).await;
    let (list, page) = (format!("/m/{id}/record?q=fountains"), format!("/m/{id}/record/contributions/{no}"));
    assert!(!app.get(&list).await.text.contains("Fountains"));
    assert_eq!(app.get(&page).await.status, StatusCode::NOT_FOUND);

    store.move_contribution(id, no, Act::Publish, By::default(), None).await.unwrap();
    let found = app.get(&list).await.text;
    assert!(found.contains("Contribution of City of Qarbern") && found.contains("<mark>Fountains</mark>"), "{found}");
    let shown = app.get(&page).await.text;
    for part in ["1. ", "What was done for water?", "Fountains were built", "Kenya", "Call for inputs"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    for kept in ["Anna", "anna@"] {
        assert!(!shown.contains(kept) && !found.contains(kept), "{kept}");
    }

    store.set_consent(id, no, Consent::WithoutName, By::default()).await.unwrap();
    for path in [&list, &page] {
        let answer = app.get(path).await.text;
        assert!(answer.contains("Contribution (Local and regional governments)"), "{answer}");
        assert!(!answer.contains("Qarbern") && !answer.contains("Kenya"), "{answer}");
    }
    store.set_consent(id, no, Consent::DoNotPublish, By::default()).await.unwrap();
    assert!(!app.get(&list).await.text.contains("Fountains"));
    assert_eq!(app.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_practice_says_out_of_which_contribution_it_was_cut_as_long_as_that_is_public() {
    let (app, row) = TestApp::with_meeting().await;
    let (store, id) = (app.app.store(), &row.meeting.id);
    let no = handed_in(&app, &row).await;
    let author = rostrum_domain::practice::Author {
        delegation: "City of Qarbern".to_owned(),
        category: Some(Category::LocalGovernments),
        consent: Consent::Publish,
    };
    let new = rostrum_store::NewPractice {
        origin: rostrum_store::PracticeOrigin::Contribution,
        contribution: Some(no),
        participant: None,
        author,
        practice: practice("Fountains", "KE"),
        sources: Vec::new(),
    };
    let practice = store.create_practice(id, &new, None).await.unwrap();
    store.publish_practice(practice, 1, None).await.unwrap();
    let page = format!("/practices/{practice}");
    assert!(!app.get(&page).await.text.contains("/record/contributions/"));
    store.move_contribution(id, no, Act::Publish, By::default(), None).await.unwrap();
    assert!(app.get(&page).await.text.contains(&format!("/m/{id}/record/contributions/{no}")));
}
