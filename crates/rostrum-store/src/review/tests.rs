//! What reviewers keep beside contributions, and what follows for practices.

use std::collections::BTreeSet;

use rostrum_domain::call::{Call, CallState, Question, QuestionCode};
use rostrum_domain::contribution::{Author, Consent, Contribution, State};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{Author as PracticeAuthor, Part, Practice};
use rostrum_domain::registration::Localized;

use super::*;
use crate::Token;
use crate::readiness::tests::store;
use crate::{Address, MailFilter, NewDraft, NewPractice, NewRole, PracticeOrigin, Role};

async fn handed_in(store: &Store, meeting: &MeetingId) -> ContributionNo {
    let question = Question {
        code: QuestionCode::parse("q1").unwrap(),
        text: Localized::english("What was done?"),
        help: Localized::default(),
        most_words: None,
        required: true,
        parts: Vec::new(),
    };
    let call = Call {
        title: Localized::english("Call"),
        purpose: Localized::english("To learn"),
        background: Localized::default(),
        questions: vec![question],
        languages: Vec::new(),
        addressed: BTreeSet::new(),
        deadline: store.now(),
        moved: Vec::new(),
        most_files: 0,
    };
    let call = store.begin_call(meeting, call).await.unwrap();
    store.move_call(meeting, call, CallState::Open).await.unwrap();
    let content = Contribution {
        language: "fr".to_owned(),
        author: Author {
            delegation: "City of Gwangju".to_owned(),
            category: Some(Category::LocalGovernments),
            country: None,
            name: "Min".to_owned(),
            email: "min@example.org".to_owned(),
        },
        jointly: Vec::new(),
        answers: [(QuestionCode::parse("q1").unwrap(), "We rent flats.".to_owned())].into(),
        consent: Some(Consent::Publish),
    };
    let (no, _) = store.start_draft(meeting, call, &NewDraft { participant: None, content }).await.unwrap();
    store.hand_in_contribution(meeting, no, By::default(), "https://rostrum.test/c/x").await.unwrap();
    no
}

async fn state(store: &Store, meeting: &MeetingId, no: ContributionNo) -> State {
    store.find_contribution(meeting, no).await.unwrap().unwrap().state
}

#[tokio::test]
async fn a_contribution_is_assigned_read_and_commented_on() {
    let (store, meeting, _folder) = store().await;
    let no = handed_in(&store, &meeting).await;
    let role = NewRole {
        name: "Ana".to_owned(),
        email: "ana@example.org".to_owned(),
        role: Role::Reviewer,
        meeting: Some(meeting.clone()),
        categories: Vec::new(),
        person: None,
    };
    let ana = store.give_role(&role).await.unwrap();
    assert!(store.list_reviews(&meeting).await.unwrap().is_empty());
    store.assign_contribution(&meeting, no, Some(ana)).await.unwrap();
    store.correct_language(&meeting, no, Some("pt")).await.unwrap();
    let review = store.list_reviews(&meeting).await.unwrap().remove(&no).unwrap();
    assert_eq!(review, Review { assigned: Some(ana), language: Some("pt".to_owned()) });
    store.assign_contribution(&meeting, no, None).await.unwrap();
    let review = store.list_reviews(&meeting).await.unwrap().remove(&no).unwrap();
    assert_eq!(review, Review { assigned: None, language: Some("pt".to_owned()) });
    store.see_contribution(&meeting, no, ana, 2).await.unwrap();
    store.see_contribution(&meeting, no, ana, 1).await.unwrap();
    assert_eq!(store.list_seen_contributions(&meeting, ana).await.unwrap(), [(no, 2)].into());
    store.comment_on_contribution(&meeting, no, "One", Some(ana)).await.unwrap();
    store.comment_on_contribution(&meeting, no, "Two", None).await.unwrap();
    let comments = store.list_comments(&meeting, no).await.unwrap();
    let said: Vec<_> = comments.iter().map(|one| (one.no, one.text.as_str(), one.by)).collect();
    assert_eq!(said, [(1, "One", Some(ana)), (2, "Two", None)]);
}

#[tokio::test]
async fn an_author_is_asked_by_mail_and_the_answer_reopens_the_review() {
    let (store, meeting, _folder) = store().await;
    let no = handed_in(&store, &meeting).await;
    let asking = Asking { base: "https://rostrum.test", question: "How many flats?", by: None };
    let token = store.ask_back(&meeting, no, &asking).await.unwrap();
    assert_eq!(state(&store, &meeting, no).await, State::AskedBack);
    let mails = store.list_mails(&meeting, MailFilter::default(), 0, 50).await.unwrap();
    let mail = mails.iter().find(|mail| mail.kind == MailKind::ClarificationAsked).unwrap();
    assert_eq!(mail.facts["link"], format!("https://rostrum.test/clarify/{}", token.as_str()));
    assert!(store.answer_clarification(&token, "Two hundred.").await.unwrap());
    assert_eq!(state(&store, &meeting, no).await, State::UnderReview);
    let asked = store.list_clarifications(&meeting, no).await.unwrap();
    assert_eq!((asked[0].question.as_str(), asked[0].answer.as_deref()), ("How many flats?", Some("Two hundred.")));
    assert!(!store.answer_clarification(&Token::from_text("other"), "No.").await.unwrap());
    store.ask_back(&meeting, no, &asking).await.unwrap();
    store.ask_back(&meeting, no, &asking).await.unwrap();
    assert_eq!(store.list_clarifications(&meeting, no).await.unwrap().len(), 3, "who was asked can be asked again");
}

#[tokio::test]
async fn an_author_is_told_why_a_contribution_is_withheld() {
    let (store, meeting, _folder) = store().await;
    let no = handed_in(&store, &meeting).await;
    store.decide_contribution(&meeting, no, Act::Withhold, By::default(), "It is there already").await.unwrap();
    let mails = store.list_mails(&meeting, MailFilter::default(), 0, 50).await.unwrap();
    let mail = mails.iter().find(|mail| mail.kind == MailKind::ContributionDecided).unwrap();
    let facts = (mail.facts["decision"].as_str(), mail.facts["reason"].as_str());
    assert_eq!(facts, ("withheld", "It is there already"));
}

#[tokio::test]
async fn what_an_author_lets_be_public_holds_for_practices_that_were_cut_out() {
    let (store, meeting, _folder) = store().await;
    let no = handed_in(&store, &meeting).await;
    let mut practice = Practice { title: "Flats".to_owned(), ..Practice::default() };
    practice.texts.insert(Part::Done, "We rent flats.".to_owned());
    let author = PracticeAuthor {
        delegation: "City of Gwangju".to_owned(),
        category: Some(Category::LocalGovernments),
        consent: Consent::Publish,
    };
    let new = NewPractice {
        origin: PracticeOrigin::Contribution,
        contribution: Some(no),
        participant: None,
        author,
        practice,
        sources: Vec::new(),
    };
    let cut = store.create_practice(&meeting, &new, None).await.unwrap();
    store.publish_practice(cut, 1, None).await.unwrap();
    let shown = async || match store.find_published_practice(cut).await.unwrap() {
        Some(Address::Published(one)) => Some(one.author.delegation),
        _ => None,
    };
    assert_eq!(shown().await, Some(Some("City of Gwangju".to_owned())));
    store.set_consent(&meeting, no, Consent::WithoutName, By::default()).await.unwrap();
    assert_eq!(shown().await, Some(None));
    store.move_contribution(&meeting, no, Act::Withdraw, By::default(), None).await.unwrap();
    assert_eq!(shown().await, None, "what its author took back is not public");
}

#[tokio::test]
async fn a_translation_says_of_which_version_it_is_and_who_made_it() {
    let (store, meeting, _folder) = store().await;
    let no = handed_in(&store, &meeting).await;
    let new = NewTranslation {
        version: 1,
        language: "en".to_owned(),
        machine: true,
        translator: "A program".to_owned(),
        text: "We rent flats.".to_owned(),
    };
    store.attach_translation(&meeting, no, &new, None).await.unwrap();
    let other = NewTranslation { machine: false, ..new.clone() };
    store.attach_translation(&meeting, no, &other, None).await.unwrap();
    let found = store.list_translations(&meeting, no).await.unwrap();
    assert_eq!(found.into_iter().map(|one| (one.no, one.new)).collect::<Vec<_>>(), [(2, other), (1, new)]);
}
