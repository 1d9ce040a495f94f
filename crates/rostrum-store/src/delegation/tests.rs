//! Facts of focal points and the members of their delegations.

use std::sync::Arc;

use rostrum_domain::delegation::Function;
use rostrum_domain::floor::Refusal;
use rostrum_domain::participant::Category;

use super::*;
use crate::{Registration, SystemClock};

async fn store() -> (tempfile::TempDir, Store, MeetingId) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
    sqlx::query("INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ('one', 'one', FALSE, 0)")
        .execute(&store.write)
        .await
        .unwrap();
    (folder, store, MeetingId::parse("one").unwrap())
}

async fn register(store: &Store, meeting: &MeetingId, name: &str, visibility: Visibility) -> ParticipantNo {
    let registration = Registration {
        name: name.to_owned(),
        delegation: "City of Bern".to_owned(),
        category: Category::LocalGovernments,
        email: format!("{name}@bern.example"),
        language: "en".to_owned(),
        visibility,
    };
    store.register(meeting, registration).await.unwrap().participant.no
}

fn new(name: &str, visibility: Visibility, function: Function) -> NewMember {
    NewMember {
        name: name.to_owned(),
        email: format!("{name}@bern.example"),
        language: "fr".to_owned(),
        visibility,
        function,
        may_inscribe: false,
        gender: None,
    }
}

async fn state(store: &Store, meeting: &MeetingId, no: ParticipantNo) -> Decision {
    store.find_membership(meeting, no).await.unwrap().confirmed
}

#[tokio::test]
async fn once_a_delegation_has_a_focal_point_whoever_registers_under_its_name_asks() {
    let (_folder, store, id) = store().await;
    let early = register(&store, &id, "early", Visibility::Named).await;
    let focal = register(&store, &id, "focal", Visibility::Named).await;
    assert_eq!(store.find_membership(&id, early).await.unwrap().may_inscribe(), Ok(()));
    assert!(store.name_focal_point(&id, focal).await.unwrap());
    let late = register(&store, &id, "late", Visibility::CategoryOnly).await;
    for no in [early, late] {
        let member = store.find_membership(&id, no).await.unwrap();
        assert_eq!(member.may_inscribe(), Err(Refusal::NotConfirmed));
    }
    assert_eq!(state(&store, &id, focal).await, Decision::Confirmed);
    let asking = store.list_members_who_ask(&id).await.unwrap();
    let shown: Vec<_> = asking.iter().map(|member| (member.participant.no, member.shown)).collect();
    assert_eq!(shown, [(early, true), (late, false)]);
    store.decide_member(&id, late, Decision::Confirmed).await.unwrap();
    assert_eq!(store.find_membership(&id, late).await.unwrap().may_inscribe(), Ok(()));
}

#[tokio::test]
async fn a_delegation_has_one_focal_point_at_most() {
    let (_folder, store, id) = store().await;
    let first = register(&store, &id, "first", Visibility::Named).await;
    let second = register(&store, &id, "second", Visibility::Named).await;
    store.ask_for_focal_point(&id, first).await.unwrap();
    let delegation = store.find_participant(&id, first).await.unwrap().unwrap().delegation;
    assert_eq!(store.find_focal_point_of(&id, delegation).await.unwrap(), None, "the secretariat has not confirmed");
    store.name_focal_point(&id, first).await.unwrap();
    store.name_focal_point(&id, second).await.unwrap();
    assert_eq!(store.find_focal_point_of(&id, delegation).await.unwrap(), Some(second));
    assert_eq!(store.find_focal_point(&id, first).await.unwrap().unwrap().state, Decision::Declined);
    store.decline_focal_point(&id, second).await.unwrap();
    assert_eq!(store.find_focal_point_of(&id, delegation).await.unwrap(), None);
}

#[tokio::test]
async fn whose_delegation_only_the_secretariat_knows_is_made_no_focal_point() {
    let (_folder, store, id) = store().await;
    let hidden = register(&store, &id, "hidden", Visibility::SecretariatOnly).await;
    store.ask_for_focal_point(&id, hidden).await.unwrap();
    assert_eq!(store.find_focal_point(&id, hidden).await.unwrap(), None);
    assert!(!store.name_focal_point(&id, hidden).await.unwrap());
}

#[tokio::test]
async fn a_focal_point_registers_all_or_nobody_and_learns_of_no_address_whether_it_is_registered() {
    let (_folder, store, id) = store().await;
    let focal = register(&store, &id, "focal", Visibility::Named).await;
    store.name_focal_point(&id, focal).await.unwrap();
    let delegation = store.find_participant(&id, focal).await.unwrap().unwrap().delegation;
    let all = vec![
        new("ada", Visibility::Named, Function::Head),
        new("ben", Visibility::SecretariatOnly, Function::Adviser),
        new("focal", Visibility::Named, Function::Member),
    ];
    let two_heads = vec![all[0].clone(), new("eve", Visibility::Named, Function::Head)];
    let second = store.enrol(&id, focal, delegation, two_heads).await.unwrap();
    assert!(matches!(second, Enrolment::SecondHead));
    assert_eq!(store.list_participants(&id).await.unwrap().len(), 1);
    let registered = store.enrol(&id, focal, delegation, all).await.unwrap();
    let Enrolment::Registered(people) = registered else { panic!("{registered:?}") };
    let numbers: Vec<_> = people.iter().map(|one| one.participant.no).collect();
    assert_eq!(numbers, [2, 3, 4].map(ParticipantNo), "the address of the focal point is registered, and stands apart");
    assert_eq!(store.list_same_addresses(&id).await.unwrap(), [(ParticipantNo(4), focal)].into());
    let members = store.list_members(&id, delegation).await.unwrap();
    let ben = members.iter().find(|member| member.participant.name == "ben").unwrap();
    assert_eq!((ben.delegation, ben.registered_by), (delegation, Some(focal)), "of it, though apart on the floor");
    assert_ne!(ben.participant.delegation, delegation);
    let late = register(&store, &id, "late", Visibility::Named).await;
    store.decide_member(&id, late, Decision::Confirmed).await.unwrap();
    let second_head = store.set_member(&id, late, Function::Head, false).await;
    assert!(matches!(second_head, Err(MemberError::SecondHead)));
}

#[tokio::test]
async fn who_is_named_to_inscribe_does_and_others_do_not() {
    let (_folder, store, id) = store().await;
    let focal = register(&store, &id, "focal", Visibility::Named).await;
    store.name_focal_point(&id, focal).await.unwrap();
    let late = register(&store, &id, "late", Visibility::Named).await;
    store.decide_member(&id, late, Decision::Confirmed).await.unwrap();
    store.set_member(&id, late, Function::Member, true).await.unwrap();
    assert_eq!(store.find_membership(&id, late).await.unwrap().may_inscribe(), Ok(()));
    assert_eq!(store.find_membership(&id, focal).await.unwrap().may_inscribe(), Err(Refusal::NotInscriber));
    store.set_member(&id, focal, Function::Head, false).await.unwrap();
    assert_eq!(store.find_membership(&id, focal).await.unwrap().may_inscribe(), Ok(()));
}
