//! What the store keeps of contributions, as facts.

use rostrum_domain::call::{Call, CallState, Question, QuestionCode};
use rostrum_domain::contribution::{Act, Author, Consent, Contribution, Field, Missing, Save, State, Taken};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{CallNo, ContributionNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::registration::{File, Localized};

use super::*;
use crate::readiness::tests::store;
use crate::{CallError, Token};

const BASE: &str = "https://rostrum.test";

fn code(text: &str) -> QuestionCode {
    QuestionCode::parse(text).unwrap()
}

fn call() -> Call {
    let question = |text: &str| Question {
        code: code(text),
        text: Localized::english(text),
        help: Localized::default(),
        most_words: Some(10),
        required: false,
        parts: Vec::new(),
    };
    Call {
        title: Localized::english("Call"),
        purpose: Localized::english("Purpose"),
        background: Localized::default(),
        questions: vec![question("q1"), question("q2")],
        languages: Vec::new(),
        addressed: std::collections::BTreeSet::new(),
        deadline: "2999-01-01T00:00:00Z".parse().unwrap(),
        moved: Vec::new(),
        most_files: 1,
    }
}

fn content() -> Contribution {
    Contribution {
        language: "fr".to_owned(),
        author: Author {
            delegation: "City of Ithaca".to_owned(),
            category: Some(Category::LocalGovernments),
            email: "ithaca@example.org".to_owned(),
            name: "A. Person".to_owned(),
            ..Author::default()
        },
        jointly: Vec::new(),
        answers: [(code("q1"), "Water.".to_owned())].into(),
        consent: Some(Consent::Publish),
    }
}

async fn open(store: &Store, meeting: &MeetingId) -> CallNo {
    let no = store.begin_call(meeting, call()).await.unwrap();
    store.move_call(meeting, no, CallState::Open).await.unwrap();
    no
}

async fn begun(store: &Store, meeting: &MeetingId, participant: Option<u32>) -> (ContributionNo, Token) {
    let call = open(store, meeting).await;
    let new = NewDraft { participant: participant.map(ParticipantNo), content: content() };
    store.start_draft(meeting, call, &new).await.unwrap()
}

fn save(field: &str, text: &str, on: u32, writer: &str, edit: u64) -> Vec<(Field, Save)> {
    let save = Save { text: text.to_owned(), on, writer: writer.to_owned(), edit };
    vec![(Field::from_code(field).unwrap(), save)]
}

#[tokio::test]
async fn a_link_opens_its_contribution_until_it_is_renewed() {
    let (store, id, _folder) = store().await;
    let (no, token) = begun(&store, &id, None).await;
    assert_eq!(store.find_contribution_link(&token).await.unwrap(), Some((id.clone(), no)));
    assert_eq!(store.find_contribution_link(&Token::from_text("other")).await.unwrap(), None);
    let new = store.renew_contribution_link(&id, no).await.unwrap();
    assert_eq!(store.find_contribution_link(&token).await.unwrap(), None);
    assert_eq!(store.find_contribution_link(&new).await.unwrap(), Some((id, no)));
}

#[tokio::test]
async fn each_answer_has_a_version_and_two_texts_for_one_stand_side_by_side() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, None).await;
    let written = |version, since| vec![Taken::Written { version, since }];
    let keep = async |saves| store.save_fields(&id, no, None, saves).await.unwrap();
    assert_eq!(keep(save("q1", "Housing.", 1, "a", 1)).await, written(2, 1));
    // Another answer goes in without a word.
    assert_eq!(keep(save("q2", "Health.", 0, "b", 1)).await, written(1, 0));
    assert_eq!(keep(save("q1", "Food.", 1, "b", 2)).await, [Taken::Beside]);
    assert_eq!(keep(save("q1", "Food, too.", 1, "b", 3)).await, [Taken::Beside]);
    let beside = store.list_beside(&id, no).await.unwrap();
    assert_eq!(beside.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), ["Food, too."]);
    let refused = store.hand_in_contribution(&id, no, By::default(), "").await.unwrap_err();
    assert!(matches!(&refused, HandInError::Missing(all) if *all == [Missing::NotChosen(Field::Answer(code("q1")))]));
    let (field, chosen) = save("q1", "Housing. Food, too.", 2, "b", 4).remove(0);
    assert_eq!(store.choose_field(&id, no, None, &field, &chosen).await.unwrap(), 3);
    assert!(matches!(store.choose_field(&id, no, None, &field, &chosen).await, Err(ChooseError::Changed)));
    assert_eq!(store.list_beside(&id, no).await.unwrap(), []);
    let draft = store.find_draft(&id, no).await.unwrap();
    assert_eq!(draft.answers[&code("q1")], "Housing. Food, too.");
    assert_eq!(draft.answers[&code("q2")], "Health.");
}

#[tokio::test(flavor = "multi_thread")]
async fn saves_of_many_at_once_are_all_kept() {
    let (store, id, _folder) = store().await;
    let call = open(&store, &id).await;
    let mut drafts = Vec::new();
    for _ in 0..50 {
        drafts.push(store.start_draft(&id, call, &NewDraft::default()).await.unwrap().0);
    }
    let all: Vec<_> = drafts
        .iter()
        .map(|no| {
            let (store, id, no) = (store.clone(), id.clone(), *no);
            tokio::spawn(async move {
                for edit in 1..=10u32 {
                    let saves = save("q1", &format!("{no}: {edit}"), edit - 1, "a", u64::from(edit));
                    let taken = store.save_fields(&id, no, None, saves).await.unwrap();
                    assert_eq!(taken, [Taken::Written { version: edit, since: 0 }]);
                }
            })
        })
        .collect();
    for task in all {
        task.await.unwrap();
    }
    for no in drafts {
        assert_eq!(store.find_draft(&id, no).await.unwrap().answers[&code("q1")], format!("{no}: 10"));
    }
    let refused = store.save_fields(&id, ContributionNo(9999), None, save("q1", "x", 0, "a", 1)).await;
    assert!(matches!(refused, Err(SaveError::Gone)));
    let long = "x".repeat(300_000);
    let refused = store.save_fields(&id, ContributionNo(1), None, save("q1", &long, 10, "a", 11)).await;
    assert!(matches!(refused, Err(SaveError::TooLong { most: 200_000, .. })));
}

#[tokio::test]
async fn handing_in_makes_a_version_with_a_receipt_and_the_same_text_makes_no_second_one() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, None).await;
    let first = store.hand_in_contribution(&id, no, By::default(), "https://rostrum.test/c/x").await.unwrap();
    assert_eq!((first.reference.as_str(), first.version, first.late), ("LG-C-0001", 1, false));
    let again = store.hand_in_contribution(&id, no, By::default(), "").await.unwrap();
    assert_eq!((again.version, again.received_at), (1, first.received_at));
    store.save_fields(&id, no, None, save("q1", "Water and housing.", 1, "a", 1)).await.unwrap();
    let second = store.hand_in_contribution(&id, no, By::default(), "").await.unwrap();
    assert_eq!((second.version, second.hash == first.hash), (2, false));
    let versions = store.list_contribution_versions(&id, no).await.unwrap();
    assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(versions[1].content.answers[&code("q1")], "Water.");
    assert_eq!(versions[1].content.author.email, "", "whom to ask stands apart");
    let text = versions[1].content.written_out(&call());
    assert_eq!(versions[1].hash, hand_in::hash(&text), "its author can find the hash anew");
    let all = store.list_contributions(&id).await.unwrap();
    assert_eq!((all.len(), all[0].content.author.email.as_str()), (1, "ithaca@example.org"));
    let mails = store.list_noted_mails(10).await.unwrap();
    let receipts: Vec<_> = mails.iter().filter(|mail| mail.kind == MailKind::ContributionReceipt).collect();
    assert_eq!((receipts.len(), receipts[0].language.as_deref()), (2, Some("fr")));
}

#[tokio::test]
async fn what_comes_after_the_deadline_is_taken_and_marked() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, Some(1)).await;
    let row = store.find_call(&id, CallNo(1)).await.unwrap().unwrap();
    let earlier = Call { deadline: "2020-01-01T00:00:00Z".parse().unwrap(), ..row.call };
    assert_eq!(store.save_call(&id, CallNo(1), row.version, earlier.clone()).await.unwrap(), 2);
    let lost = store.save_call(&id, CallNo(1), row.version, earlier).await;
    assert!(matches!(lost, Err(CallError::Changed { seen: 1, now: 2 })));
    assert_eq!(store.find_call(&id, CallNo(1)).await.unwrap().unwrap().call.moved.len(), 1);
    let told = store.list_noted_mails(10).await.unwrap();
    assert!(told.iter().any(|mail| mail.kind == MailKind::DeadlineMoved && mail.participant == Some(ParticipantNo(1))));
    store.move_call(&id, CallNo(1), CallState::Closed).await.unwrap();
    let receipt = store.hand_in_contribution(&id, no, By::default(), "").await.unwrap();
    assert!(receipt.late);
    assert!(store.find_contribution(&id, no).await.unwrap().unwrap().late);
}

#[tokio::test]
async fn every_step_is_noted_and_what_is_public_is_not_written_in() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, None).await;
    let by = By { account: None, participant: Some(ParticipantNo(1)) };
    let act = async |act, reason| store.move_contribution(&id, no, act, by, reason).await;
    assert!(matches!(act(Act::Publish, None).await, Err(MoveError::Refused(_))));
    store.hand_in_contribution(&id, no, By::default(), "").await.unwrap();
    act(Act::Publish, None).await.unwrap();
    let refused = store.save_fields(&id, no, None, save("q1", "Other.", 1, "a", 1)).await;
    assert!(matches!(refused, Err(SaveError::NotWritten(State::Published))));
    act(Act::Withhold, Some("Names somebody.")).await.unwrap();
    let changes = store.list_contribution_changes(&id, no).await.unwrap();
    let told: Vec<_> = changes.iter().map(|step| (step.what, step.after, step.reason.as_deref())).collect();
    assert_eq!(
        told,
        [
            (What::Act(Act::HandIn), State::Received, None),
            (What::Act(Act::Publish), State::Published, None),
            (What::Act(Act::Withhold), State::Withheld, Some("Names somebody.")),
        ]
    );
    assert_eq!(changes[2].by, by);
}

#[tokio::test]
async fn a_tighter_consent_holds_at_once() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, None).await;
    store.hand_in_contribution(&id, no, By::default(), "").await.unwrap();
    store.move_contribution(&id, no, Act::Publish, By::default(), None).await.unwrap();
    let change = store.set_consent(&id, no, Consent::WithoutName, By::default()).await.unwrap();
    assert_eq!((change.before, change.was_public, change.is_public), (Some(Consent::Publish), true, true));
    let change = store.set_consent(&id, no, Consent::DoNotPublish, By::default()).await.unwrap();
    assert_eq!((change.was_public, change.is_public), (true, false));
    let row = store.find_contribution(&id, no).await.unwrap().unwrap();
    assert_eq!((row.state, row.consent), (State::Withheld, Some(Consent::DoNotPublish)));
    assert!(store.move_contribution(&id, no, Act::Publish, By::default(), None).await.is_err());
    // The next version says the same.
    assert_eq!(store.find_draft(&id, no).await.unwrap().consent, Some(Consent::DoNotPublish));
}

#[tokio::test]
async fn a_level_that_keeps_the_name_keeps_it_in_what_was_handed_in_before() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, Some(1)).await;
    store.hand_in_contribution(&id, no, By::default(), "").await.unwrap();
    let tighter = crate::Correction {
        name: "A".to_owned(),
        email: "a@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::CategoryOnly,
    };
    store.correct(&id, ParticipantNo(1), &tighter).await.unwrap();
    let row = store.find_contribution(&id, no).await.unwrap().unwrap();
    assert_eq!((row.consent, row.consent_now()), (Some(Consent::Publish), Some(Consent::WithoutName)));
    let refused = store.set_consent(&id, no, Consent::Publish, By::default()).await;
    assert!(matches!(refused, Err(MoveError::BeyondLevel)));
}

#[tokio::test]
async fn who_stands_beside_the_author_is_asked_by_mail_and_says_so_by_link() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, None).await;
    let joint =
        Author { delegation: "City of Argos".to_owned(), email: "argos@example.org".to_owned(), ..content().author };
    store.add_joint_author(BASE, &id, no, &joint).await.unwrap();
    let mails = store.list_noted_mails(10).await.unwrap();
    let mail = mails.iter().find(|mail| mail.kind == MailKind::AuthorConfirm).unwrap();
    let token = Token::from_text(mail.facts["link"].rsplit('/').next().unwrap());
    let asked = store.find_author_asked(&token).await.unwrap().unwrap();
    assert_eq!((asked.contribution, asked.joint.state, asked.joint.author.clone()), (no, Decision::Asked, joint));
    assert!(store.decide_author(&token, Decision::Confirmed).await.unwrap());
    assert_eq!(store.list_joint_authors(&id, no).await.unwrap()[0].state, Decision::Confirmed);
    assert!(!store.decide_author(&Token::from_text("other"), Decision::Confirmed).await.unwrap());
    assert!(store.remove_joint_author(&id, no, 1).await.unwrap());
}

#[tokio::test]
async fn a_file_is_kept_by_its_content_and_up_to_the_number_of_the_call() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, None).await;
    let file = |bytes: &[u8]| File { name: "annex.pdf".to_owned(), bytes: bytes.to_vec() };
    assert!(matches!(store.attach_file(&id, no, &file(b"MZ"), 1).await, Err(AttachError::Fault(_))));
    store.attach_file(&id, no, &file(b"%PDF-1.7"), 1).await.unwrap();
    assert!(matches!(store.attach_file(&id, no, &file(b"%PDF-1.7"), 1).await, Err(AttachError::TooMany(1))));
    let (_, kept) = store.find_contribution_file(&id, no, 1).await.unwrap().unwrap();
    assert_eq!(kept, file(b"%PDF-1.7"));
    assert_eq!(store.list_contribution_files(&id, no).await.unwrap()[0].bytes, 8);
    assert!(store.remove_contribution_file(&id, no, 1).await.unwrap());
}

#[tokio::test]
async fn confirmed_members_of_a_delegation_find_each_others_contributions() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, Some(1)).await;
    let of = async |participant| {
        let all = store.list_contributions_of(&id, ParticipantNo(participant)).await.unwrap();
        all.into_iter().map(|row| row.no).collect::<Vec<_>>()
    };
    assert_eq!((of(1).await, of(2).await), (vec![no], vec![]));
    for participant in [1, 2] {
        sqlx::query("UPDATE membership SET state = 'confirmed' WHERE meeting = $1 AND participant = $2")
            .bind(id.as_str())
            .bind(participant)
            .execute(&store.write)
            .await
            .unwrap();
    }
    store.name_focal_point(&id, ParticipantNo(1)).await.unwrap();
    let confirmed: Vec<_> = store.list_members(&id, rostrum_domain::ids::DelegationNo(1)).await.unwrap();
    if confirmed.iter().filter(|member| member.state == Decision::Confirmed).count() == 2 {
        assert_eq!(of(2).await, [no]);
    }
}

#[tokio::test]
async fn what_others_wrote_too_stays_theirs_after_an_erasure() {
    let (store, id, _folder) = store().await;
    let (no, _) = begun(&store, &id, Some(1)).await;
    let (alone, _) = begun(&store, &id, Some(1)).await;
    store.save_fields(&id, no, Some(ParticipantNo(2)), save("q2", "Health.", 0, "b", 1)).await.unwrap();
    store.erase(&id, ParticipantNo(1)).await.unwrap();
    assert_eq!(store.find_contribution(&id, alone).await.unwrap(), None, "a draft that nobody else wrote in is gone");
    let row = store.find_contribution(&id, no).await.unwrap().unwrap();
    assert_eq!(row.participant, None);
    let draft = store.find_draft(&id, no).await.unwrap();
    assert_eq!((draft.author.name.as_str(), draft.author.email.as_str()), ("", ""));
    assert_eq!(draft.answers[&code("q2")], "Health.");
}

#[tokio::test]
async fn a_call_that_was_never_public_can_be_taken_out() {
    let (store, id, _folder) = store().await;
    let mut empty = call();
    empty.questions.clear();
    let no = store.begin_call(&id, empty).await.unwrap();
    assert!(matches!(store.move_call(&id, no, CallState::Open).await, Err(CallError::Faulty(_))));
    assert!(store.delete_call(&id, no).await.unwrap());
    let open = open(&store, &id).await;
    assert!(!store.delete_call(&id, open).await.unwrap());
    store.move_call(&id, open, CallState::Draft).await.unwrap();
    assert_eq!(store.find_call(&id, open).await.unwrap().unwrap().state, CallState::Open);
    let mut wrong = call();
    wrong.title = Localized::default();
    assert!(matches!(store.save_call(&id, open, 1, wrong).await, Err(CallError::Faulty(_))));
}
