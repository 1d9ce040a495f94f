//! Contributions that tell of the person: one that is being written, and one of each fate.

use std::collections::BTreeSet;

use rostrum_domain::call::{Call, Question, QuestionCode};
use rostrum_domain::contribution::{Act, Author, Consent, Contribution, Field, Save};
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::Category;
use rostrum_domain::registration::{File, Localized};

use crate::{Asking, By, NewDraft, NewTranslation, Store};

fn call() -> Call {
    let question = Question {
        code: QuestionCode::parse("q1").unwrap(),
        text: Localized::english("What was done?"),
        help: Localized::default(),
        most_words: None,
        required: true,
        parts: Vec::new(),
    };
    Call {
        title: Localized::english("Call for inputs"),
        purpose: Localized::english("To learn"),
        background: Localized::default(),
        questions: vec![question],
        languages: Vec::new(),
        addressed: BTreeSet::new(),
        deadline: jiff::Timestamp::UNIX_EPOCH,
        moved: Vec::new(),
        most_files: 2,
    }
}

fn content(delegation: &str, answer: &str) -> Contribution {
    Contribution {
        language: "en".to_owned(),
        author: Author {
            delegation: delegation.to_owned(),
            category: Some(Category::NonGovernmental),
            country: None,
            name: "Qazwsx Person".to_owned(),
            email: "qazwsx@example.org".to_owned(),
        },
        jointly: Vec::new(),
        answers: [(QuestionCode::parse("q1").unwrap(), answer.to_owned())].into(),
        consent: Some(Consent::WithoutName),
    }
}

async fn begin(store: &Store, meeting: &MeetingId, who: ParticipantNo, content: Contribution) -> ContributionNo {
    let call = store.list_calls(meeting).await.unwrap()[0].no;
    store.start_draft(meeting, call, &NewDraft { participant: Some(who), content }).await.unwrap().0
}

/// Writes them.
pub(super) async fn write(store: &Store, meeting: &MeetingId, who: ParticipantNo) {
    let no = store.begin_call(meeting, call()).await.unwrap();
    store.move_call(meeting, no, rostrum_domain::call::CallState::Open).await.unwrap();
    let by = By { account: None, participant: Some(who) };
    // One that is being written, in two places.
    let draft = begin(store, meeting, who, content("Union of Qazwsx", "Qazwsx writes.")).await;
    let field = Field::Answer(QuestionCode::parse("q1").unwrap());
    for writer in ["one", "other"] {
        let save = Save { text: format!("Qazwsx, {writer}."), on: 1, writer: writer.to_owned(), edit: 1 };
        store.save_fields(meeting, draft, Some(who), vec![(field.clone(), save)]).await.unwrap();
    }
    assert_eq!(store.list_beside(meeting, draft).await.unwrap().len(), 1);
    let file = File { name: "qazwsx.pdf".to_owned(), bytes: b"%PDF-qazwsx".to_vec() };
    store.attach_file(meeting, draft, &file, 2).await.unwrap();
    // One that was handed in and withheld, and one that is public without a name.
    let held = begin(store, meeting, who, content("Union of Qazwsx", "Qazwsx again.")).await;
    let public = begin(store, meeting, who, content("Union of Qazwsx", "Water is a right.")).await;
    for no in [held, public] {
        // Whoever stands beside is somebody else.
        let (name, email) = ("Somebody".to_owned(), "beside@example.org".to_owned());
        let joint = Author { name, email, ..content("Friends", "").author };
        store.add_joint_author("https://rostrum.test", meeting, no, &joint).await.unwrap();
        store.attach_file(meeting, no, &file, 2).await.unwrap();
        store.hand_in_contribution(meeting, no, by, "https://rostrum.test/c/x").await.unwrap();
        reviewed(store, meeting, no).await;
    }
    store.move_contribution(meeting, held, Act::Withhold, by, Some("Qazwsx asked.")).await.unwrap();
    store.move_contribution(meeting, public, Act::Publish, by, Some("Qazwsx agrees.")).await.unwrap();
}

/// What reviewers keep of one, and what its author answers.
async fn reviewed(store: &Store, meeting: &MeetingId, no: ContributionNo) {
    store.assign_contribution(meeting, no, None).await.unwrap();
    store.correct_language(meeting, no, Some("fr")).await.unwrap();
    store.comment_on_contribution(meeting, no, "Qazwsx should be asked.", None).await.unwrap();
    let asking = Asking { base: "https://rostrum.test", question: "Is it so, Qazwsx?", by: None };
    let token = store.ask_back(meeting, no, &asking).await.unwrap();
    assert!(store.answer_clarification(&token, "Qazwsx says so.").await.unwrap());
    let new = NewTranslation {
        version: 1,
        language: "fr".to_owned(),
        machine: true,
        translator: "A program".to_owned(),
        text: "L’eau est un droit.".to_owned(),
    };
    store.attach_translation(meeting, no, &new, None).await.unwrap();
}
