//! Facts of registrations as they are kept.

use std::sync::Arc;

use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::registration::{
    Accredited, Act, ActRefused, Answer, Approval, Combine, Condition, Design, EcosocStatus, FileKind, Rule, State,
};

use super::*;
use crate::clock::SystemClock;
use crate::error::RegisterError;
use crate::folder::Store;

const NGO: &str = "non_governmental";

async fn store() -> (Store, MeetingId, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
    let meeting = MeetingId::parse("local-government").unwrap();
    sqlx::query(
        "INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ('local-government', 'key', FALSE, 0)",
    )
    .execute(&store.write)
    .await
    .unwrap();
    (store, meeting, folder)
}

fn person(no: u32) -> Registration {
    Registration {
        name: format!("Person {no}"),
        delegation: format!("Organization {no}"),
        category: Category::NonGovernmental,
        email: format!("person{no}@example.org"),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    }
}

async fn designed(store: &Store, meeting: &MeetingId, change: impl FnOnce(&mut rostrum_domain::registration::Offer)) {
    let (version, mut design) = store.find_design(meeting).await.unwrap();
    change(design.offers.iter_mut().find(|offer| offer.code == NGO).unwrap());
    store.save_design(meeting, version, design).await.unwrap();
}

async fn states(store: &Store, meeting: &MeetingId) -> Vec<State> {
    store.list_registrations(meeting).await.unwrap().iter().map(|row| row.participant.state).collect()
}

/// The kinds of mail that were noted, in order.
async fn mails(store: &Store) -> Vec<(i64, String)> {
    sqlx::query_as("SELECT participant, kind FROM mail ORDER BY no").fetch_all(&store.read).await.unwrap()
}

use State::{Accepted, Pending, Refused, Waiting, Withdrawn};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_who_press_at_once_exactly_fifty_get_the_fifty_places() {
    let (store, meeting, _folder) = store().await;
    designed(&store, &meeting, |offer| offer.capacity = Some(50)).await;
    let all = (1..=200).map(|no| {
        let (store, meeting) = (store.clone(), meeting.clone());
        tokio::spawn(async move { store.register(&meeting, person(no)).await.unwrap().participant.state })
    });
    let mut answered = Vec::new();
    for one in all.collect::<Vec<_>>() {
        answered.push(one.await.unwrap());
    }
    assert_eq!(answered.iter().filter(|state| **state == Accepted).count(), 50);
    assert_eq!(answered.iter().filter(|state| **state == Waiting).count(), 150);
    assert_eq!(states(&store, &meeting).await, [vec![Accepted; 50], vec![Waiting; 150]].concat());
    // Twenty leave at once: exactly the twenty who wait first come up.
    let leave = (1..=20).map(|no| {
        let (store, meeting) = (store.clone(), meeting.clone());
        tokio::spawn(async move { store.withdraw_registration(&meeting, ParticipantNo(no)).await.unwrap() })
    });
    for one in leave.collect::<Vec<_>>() {
        assert!(one.await.unwrap());
    }
    let expected = [vec![Withdrawn; 20], vec![Accepted; 50], vec![Waiting; 130]].concat();
    assert_eq!(states(&store, &meeting).await, expected);
    let told: Vec<i64> =
        mails(&store).await.into_iter().filter(|(_, kind)| kind == "promoted").map(|(no, _)| no).collect();
    assert_eq!(told, (51..=70).collect::<Vec<i64>>());
}

#[tokio::test]
async fn three_states_have_three_mails() {
    let (store, meeting, _folder) = store().await;
    designed(&store, &meeting, |offer| offer.capacity = Some(1)).await;
    store.register(&meeting, person(1)).await.unwrap();
    store.register(&meeting, person(2)).await.unwrap();
    designed(&store, &meeting, |offer| offer.approval = Approval::ByHand).await;
    store.register(&meeting, person(3)).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Accepted, Waiting, Pending]);
    let kinds: Vec<String> = mails(&store).await.into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, ["confirmation", "waiting_list", "pending"]);
    // Only who is accepted is a participant.
    let participants = store.list_participants(&meeting).await.unwrap();
    assert_eq!(participants.iter().map(|person| person.no.0).collect::<Vec<_>>(), [1]);
    assert_eq!(store.list_identified(&meeting).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_decision_of_many_is_taken_back_as_one_step() {
    let (store, meeting, _folder) = store().await;
    designed(&store, &meeting, |offer| (offer.capacity, offer.approval) = (Some(2), Approval::ByHand)).await;
    for no in 1..=4 {
        store.register(&meeting, person(no)).await.unwrap();
    }
    let all: Vec<ParticipantNo> = (1..=4).map(ParticipantNo).collect();
    let first = store.decide_registrations(&meeting, &all, Act::Accept, None).await.unwrap();
    assert_eq!(first.decision, 1);
    assert_eq!(states(&store, &meeting).await, [Accepted, Accepted, Waiting, Waiting]);
    // A refusal lets the first who waits come up; to take it back takes that back, too.
    let refused =
        store.decide_registrations(&meeting, &all[..1], Act::Refuse, Some("Not of this kind.")).await.unwrap();
    assert_eq!((refused.decision, refused.promoted.clone()), (2, vec![ParticipantNo(3)]));
    assert_eq!(states(&store, &meeting).await, [Refused, Accepted, Accepted, Waiting]);
    let changes = store.list_changes_of(&meeting, all[0]).await.unwrap();
    assert_eq!(changes.last().unwrap().reason.as_deref(), Some("Not of this kind."));
    assert_eq!(store.find_last_decision(&meeting).await.unwrap().unwrap().0, 2);
    let undone = store.undo_decision(&meeting, 2).await.unwrap();
    assert_eq!((undone.restored.len(), undone.left.len()), (2, 0));
    assert_eq!(states(&store, &meeting).await, [Accepted, Accepted, Waiting, Waiting]);
    assert!(matches!(store.undo_decision(&meeting, 2).await, Err(UndoError::Nothing)));
    assert_eq!(store.find_last_decision(&meeting).await.unwrap().unwrap().0, 1);
    store.undo_decision(&meeting, 1).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Pending; 4]);
    assert!(store.find_last_decision(&meeting).await.unwrap().is_none());
}

#[tokio::test]
async fn to_take_back_accepts_nobody_above_the_limit() {
    let (store, meeting, _folder) = store().await;
    designed(&store, &meeting, |offer| offer.capacity = Some(1)).await;
    store.register(&meeting, person(1)).await.unwrap();
    let one = [ParticipantNo(1)];
    store.decide_registrations(&meeting, &one, Act::Refuse, None).await.unwrap();
    store.register(&meeting, person(2)).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Refused, Accepted]);
    let full = store.undo_decision(&meeting, 1).await;
    assert!(matches!(full, Err(UndoError::Full { ref offer }) if offer == NGO), "{full:?}");
    assert_eq!(states(&store, &meeting).await, [Refused, Accepted], "nothing was changed");
    let again = store.decide_registrations(&meeting, &one, Act::Accept, None).await.unwrap();
    assert_eq!(again.changed, [(ParticipantNo(1), Waiting)]);
    let moved = store.decide_registrations(&meeting, &one, Act::Accept, None).await.unwrap();
    assert_eq!((moved.decision, moved.unchanged), (0, vec![(ParticipantNo(1), ActRefused::Full)]));
}

#[tokio::test]
async fn a_higher_limit_lets_people_come_up_and_a_lower_one_sends_nobody_away() {
    let (store, meeting, _folder) = store().await;
    designed(&store, &meeting, |offer| offer.capacity = Some(2)).await;
    for no in 1..=4 {
        store.register(&meeting, person(no)).await.unwrap();
    }
    designed(&store, &meeting, |offer| offer.capacity = Some(3)).await;
    assert_eq!(states(&store, &meeting).await, [Accepted, Accepted, Accepted, Waiting]);
    designed(&store, &meeting, |offer| offer.capacity = Some(1)).await;
    assert_eq!(states(&store, &meeting).await, [Accepted, Accepted, Accepted, Waiting]);
    store.withdraw_registration(&meeting, ParticipantNo(1)).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Withdrawn, Accepted, Accepted, Waiting], "two are more than one");
    assert_eq!(store.return_registration(&meeting, ParticipantNo(1)).await.unwrap(), Waiting);
    store.withdraw_registration(&meeting, ParticipantNo(2)).await.unwrap();
    store.withdraw_registration(&meeting, ParticipantNo(3)).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Waiting, Withdrawn, Withdrawn, Accepted], "who came back waits behind");
}

#[tokio::test]
async fn a_rule_finds_the_organization_on_the_list_and_the_letter_among_the_answers() {
    let (store, meeting, _folder) = store().await;
    let listed = Accredited { name: "Union of Ítaca".to_owned(), ecosoc: Some(EcosocStatus::Special), nhri: None };
    store.replace_accredited(&meeting, std::slice::from_ref(&listed)).await.unwrap();
    assert_eq!(store.list_accredited(&meeting).await.unwrap(), [listed]);
    designed(&store, &meeting, |offer| {
        let label = rostrum_domain::registration::Localized::english("Letter of credentials");
        offer.fields.push(rostrum_domain::registration::Field {
            code: "letter".to_owned(),
            kind: rostrum_domain::registration::FieldKind::File,
            label,
            hint: rostrum_domain::registration::Localized::default(),
            required: false,
        });
        let conditions = vec![Condition::Ecosoc(vec![EcosocStatus::Special]), Condition::Letter("letter".to_owned())];
        offer.approval = Approval::ByRule(Rule { combine: Combine::All, conditions });
    })
    .await;
    let mut application: Application = Registration { delegation: "UNION OF ITACA".to_owned(), ..person(1) }.into();
    let answer = Answer::File { name: "letter.pdf".to_owned(), kind: FileKind::Pdf, bytes: 9 };
    application.given.push(Given { field: "letter".to_owned(), answer, content: Some(b"%PDF-1.7\xff".to_vec()) });
    store.register(&meeting, application).await.unwrap();
    store.register(&meeting, Registration { delegation: "Union of Itaca".to_owned(), ..person(2) }).await.unwrap();
    let rows = store.list_registrations(&meeting).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Accepted, Pending]);
    let matched: Vec<&str> = rows[0].matched.iter().map(|one| one.condition.as_str()).collect();
    assert_eq!(matched, ["ecosoc", "letter"]);
    let file = store.find_answer_file(&meeting, ParticipantNo(1), "letter").await.unwrap().unwrap();
    assert_eq!(file, Kept { kind: FileKind::Pdf, bytes: b"%PDF-1.7\xff".to_vec() });
    // Sealed: the rows show neither the name of the file nor its content.
    let (answer, content): (String, String) = sqlx::query_as(
        "SELECT a.answer, f.content FROM registration_answer a JOIN registration_file f ON f.participant = a.participant",
    )
    .fetch_one(&store.read)
    .await
    .unwrap();
    assert!(!answer.contains("letter.pdf") && !content.contains("JVBERi"), "{answer}");
    store.erase(&meeting, ParticipantNo(1)).await.unwrap();
    assert_eq!(store.list_answers(&meeting, ParticipantNo(1)).await.unwrap(), []);
    assert_eq!(store.find_answer_file(&meeting, ParticipantNo(1), "letter").await.unwrap(), None);
}

#[tokio::test]
async fn a_design_is_saved_once_over_the_version_that_was_seen() {
    let (store, meeting, _folder) = store().await;
    assert_eq!(store.save_design(&meeting, 0, Design::default()).await.unwrap().0, 1);
    let late = store.save_design(&meeting, 0, Design::default()).await;
    assert!(matches!(late, Err(DesignError::Changed { seen: 0, now: 1 })), "{late:?}");
    let faulty = store.save_design(&meeting, 1, Design { offers: vec![], ..Design::default() }).await;
    assert!(matches!(faulty, Err(DesignError::Faulty(ref faults)) if faults.len() == 1), "{faulty:?}");
    let unknown = Application { offer: "friends".to_owned(), ..person(1).into() };
    assert!(matches!(store.register(&meeting, unknown).await, Err(RegisterError::NotOffered(_))));
}

#[tokio::test]
async fn who_is_erased_gives_their_place_to_the_first_who_waits() {
    let (store, meeting, _folder) = store().await;
    designed(&store, &meeting, |offer| offer.capacity = Some(1)).await;
    store.register(&meeting, person(1)).await.unwrap();
    store.register(&meeting, person(2)).await.unwrap();
    store.erase(&meeting, ParticipantNo(1)).await.unwrap();
    assert_eq!(states(&store, &meeting).await, [Accepted]);
}
