//! Facts of merging two delegations, and of parting them.

use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::InscriptionNo;
use rostrum_domain::participant::{Category, Visibility};

use super::*;
use crate::joint::{Represented, replace_co_signatories};
use crate::participant::Registration;
use crate::readiness::tests::store;

/// Registers somebody; the delegation they are in, with its name.
async fn register(store: &Store, meeting: &MeetingId, email: &str, delegation: &str) -> (DelegationNo, String) {
    let registration = Registration {
        name: email.to_owned(),
        delegation: delegation.to_owned(),
        category: Category::LocalGovernments,
        email: format!("{email}@b.example"),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let participant = store.register(meeting, registration).await.unwrap().participant;
    (participant.delegation, participant.delegation_name)
}

async fn of(store: &Store, meeting: &MeetingId) -> Vec<(u32, u32)> {
    let all = store.list_participants(meeting).await.unwrap();
    all.iter().map(|person| (person.no.0, person.delegation.0)).filter(|(no, _)| *no > 2).collect()
}

#[tokio::test]
async fn who_was_merged_and_who_registers_later_are_in_the_delegation_that_was_kept_until_it_is_undone() {
    let (store, meeting, _folder) = store().await;
    let (city, _) = register(&store, &meeting, "a", "City of Bern").await;
    let (ville, _) = register(&store, &meeting, "b", "Ville de Berne").await;
    let merge = store.merge(&meeting, ville, city).await.unwrap();
    assert_eq!(store.find_participant(&meeting, ParticipantNo(4)).await.unwrap().unwrap().delegation, city);
    assert_eq!(register(&store, &meeting, "c", "ville de  berne").await, (city, "City of Bern".to_owned()));
    assert_eq!(of(&store, &meeting).await, [(3, 2), (4, 2), (5, 2)]);
    assert_eq!(store.list_kept(&meeting).await.unwrap(), BTreeMap::from([(ville, city)]));
    store.undo_merge(&meeting, merge.no, false).await.unwrap();
    assert_eq!(of(&store, &meeting).await, [(3, 2), (4, 3), (5, 2)]);
    assert!(matches!(store.undo_merge(&meeting, merge.no, false).await, Err(MergeError::NotTwo)));
    assert!(store.list_merges(&meeting).await.unwrap().is_empty());
}

#[tokio::test]
async fn who_registered_under_the_absorbed_name_goes_along_when_it_is_said_and_all_others_stay() {
    let (store, meeting, _folder) = store().await;
    let mut nos = Vec::new();
    for name in ["One", "Two", "Three"] {
        nos.push(register(&store, &meeting, name, name).await.0);
    }
    let first = store.merge(&meeting, nos[0], nos[1]).await.unwrap();
    let second = store.merge(&meeting, nos[1], nos[2]).await.unwrap();
    for (email, name) in [("d", "One"), ("e", "Two"), ("f", "Three")] {
        assert_eq!(register(&store, &meeting, email, name).await.0, nos[2]);
    }
    let joined = async |merge: u32| {
        let all = store.list_joined(&meeting, merge).await.unwrap();
        all.into_iter().map(|no| no.0).collect::<Vec<_>>()
    };
    assert_eq!(joined(second.no).await, [6, 7]);
    assert!(joined(first.no).await.is_empty(), "while the second holds, nobody is in the first one's delegation");
    store.undo_merge(&meeting, second.no, true).await.unwrap();
    assert_eq!(of(&store, &meeting).await, [(3, 3), (4, 3), (5, 4), (6, 3), (7, 3), (8, 4)]);
    assert_eq!(joined(first.no).await, [6]);
    store.undo_merge(&meeting, first.no, true).await.unwrap();
    assert_eq!(of(&store, &meeting).await, [(3, 2), (4, 3), (5, 4), (6, 2), (7, 3), (8, 4)]);
}

#[tokio::test]
async fn merges_of_merges_lead_to_the_last_and_are_undone_from_there() {
    let (store, meeting, _folder) = store().await;
    let mut nos = Vec::new();
    for name in ["One", "Two", "Three"] {
        nos.push(register(&store, &meeting, name, name).await.0);
    }
    let first = store.merge(&meeting, nos[0], nos[1]).await.unwrap();
    for (absorbed, kept) in [(nos[0], nos[2]), (nos[2], nos[0]), (nos[1], nos[1]), (nos[1], DelegationNo(77))] {
        let refused = store.merge(&meeting, absorbed, kept).await;
        assert!(matches!(refused, Err(MergeError::NotTwo)), "{absorbed} into {kept}");
    }
    let second = store.merge(&meeting, nos[1], nos[2]).await.unwrap();
    assert_eq!(store.list_kept(&meeting).await.unwrap(), BTreeMap::from([(nos[0], nos[2]), (nos[1], nos[2])]));
    assert_eq!(register(&store, &meeting, "d", "One").await.0, nos[2]);
    assert!(matches!(store.undo_merge(&meeting, first.no, false).await, Err(MergeError::MergedOn)));
    store.undo_merge(&meeting, second.no, false).await.unwrap();
    store.undo_merge(&meeting, first.no, false).await.unwrap();
    assert_eq!(of(&store, &meeting).await, [(3, 2), (4, 3), (5, 4), (6, 4)]);
}

#[tokio::test]
async fn who_is_erased_takes_the_names_of_merged_delegations_along() {
    let (store, meeting, folder) = store().await;
    let (city, _) = register(&store, &meeting, "a", "Qarcity").await;
    let (ville, _) = register(&store, &meeting, "b", "Qarville").await;
    store.merge(&meeting, ville, city).await.unwrap();
    sqlx::query("UPDATE participant SET visibility = 'category_only'").execute(&store.write).await.unwrap();
    for no in [3, 4] {
        store.erase(&meeting, ParticipantNo(no)).await.unwrap();
    }
    let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|path| path.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        // Long enough that sealed bytes do not hold it by chance.
        for name in [&b"Qarcity"[..], b"Qarville"] {
            let found = bytes.windows(name.len()).any(|window| window.eq_ignore_ascii_case(name));
            assert!(!found, "{}", file.display());
        }
    }
}

#[tokio::test]
async fn two_that_were_said_to_be_two_are_kept_once() {
    let (store, meeting, _folder) = store().await;
    let (one, _) = register(&store, &meeting, "a", "One").await;
    let first = DelegationNo(1);
    store.keep_apart(&meeting, one, first).await.unwrap();
    store.keep_apart(&meeting, first, one).await.unwrap();
    assert_eq!(store.list_apart(&meeting).await.unwrap(), BTreeSet::from([(first, one)]));
}

#[tokio::test]
async fn a_joint_statement_is_confirmed_by_the_delegation_that_was_kept() {
    let (store, meeting, _folder) = store().await;
    let (city, _) = register(&store, &meeting, "a", "City of Bern").await;
    let (ville, _) = register(&store, &meeting, "b", "Ville de Berne").await;
    let asked = [Represented { delegation: Some(ville), name: "Ville de Berne".to_owned() }];
    let inscription = InscriptionNo(1);
    let mut tx = store.write.begin().await.unwrap();
    replace_co_signatories(&store, &mut tx, &meeting, inscription, &asked).await.unwrap();
    tx.commit().await.unwrap();
    let merge = store.merge(&meeting, ville, city).await.unwrap();
    assert_eq!(store.list_co_signatories(&meeting).await.unwrap()[0].delegation, Some(city));
    let by = (city, ParticipantNo(3));
    assert!(store.decide_co_signature(&meeting, inscription, by, Decision::Confirmed).await.unwrap());
    store.undo_merge(&meeting, merge.no, false).await.unwrap();
    let after = &store.list_co_signatories(&meeting).await.unwrap()[0];
    assert_eq!((after.delegation, after.state), (Some(ville), Decision::Confirmed));
}
