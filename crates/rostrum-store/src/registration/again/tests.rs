//! Facts of addresses that are registered already.

use std::sync::atomic::Ordering;

use rostrum_domain::participant::{Category, Visibility};

use super::*;
use crate::participant::Registration;
use crate::readiness::tests::store;
use crate::rights::Correction;

fn person(name: &str, email: &str) -> Registration {
    Registration {
        name: name.to_owned(),
        delegation: format!("Organization of {name}"),
        category: Category::NonGovernmental,
        email: email.to_owned(),
        language: "fr".to_owned(),
        visibility: Visibility::Named,
    }
}

async fn receive(store: &Store, meeting: &MeetingId, name: &str, email: &str, known: Known) -> Option<ParticipantNo> {
    let incoming = Incoming { gender: Some(Gender::Woman), ..Incoming::of(person(name, email).into(), known) };
    match store.receive(meeting, incoming).await.unwrap() {
        Received::Registered(one) => Some(one.participant.no),
        Received::Told => None,
        Received::LinkGone => panic!("it came over no link"),
    }
}

/// Rows that the connection that writes has written, those that were taken back among them, and values that were
/// sealed or hashed.
async fn work(store: &Store) -> (i64, usize) {
    let (rows,): (i64,) = sqlx::query_as("SELECT total_changes()").fetch_one(&store.write).await.unwrap();
    (rows, store.vault().work.load(Ordering::Relaxed))
}

async fn mails(store: &Store) -> Vec<(i64, String)> {
    sqlx::query_as("SELECT participant, kind FROM mail ORDER BY no").fetch_all(&store.read).await.unwrap()
}

#[tokio::test]
async fn whether_an_address_is_registered_changes_nothing_in_the_work_but_the_mail_that_is_noted() {
    let (store, meeting, _folder) = store().await;
    let before = store.list_everybody(&meeting).await.unwrap().len();
    let mut spent = Vec::new();
    for (name, email) in [("Ada", "ada@x.example"), ("Eve", "eve@x.example"), ("Zoe", "ADA@x.example")] {
        let (rows, values) = work(&store).await;
        let taken = receive(&store, &meeting, name, email, Known::Told).await;
        let (rows_after, values_after) = work(&store).await;
        spent.push((taken.is_some(), rows_after - rows, values_after - values));
    }
    let [_, (true, rows, values), (false, rows_known, values_known)] = spent[..] else { panic!("{spent:?}") };
    assert!(rows > 5 && values > 5, "{spent:?}");
    // The mail "you are registered already", with its facts.
    assert_eq!((rows_known, values_known), (rows + 1, values + 1));
    assert_eq!(store.list_everybody(&meeting).await.unwrap().len(), before + 2, "the third was taken back");
}

#[tokio::test]
async fn whoever_has_the_address_is_told_by_mail_and_at_most_once_an_hour() {
    let (store, meeting, _folder) = store().await;
    let ada = receive(&store, &meeting, "Ada", "ada@x.example", Known::Told).await.unwrap();
    let before = mails(&store).await;
    for _ in 0..5 {
        assert_eq!(receive(&store, &meeting, "Eve", "ada@x.example", Known::Told).await, None);
    }
    let new: Vec<_> = mails(&store).await.split_off(before.len());
    assert_eq!(new, [(i64::from(ada.0), "already_registered".to_owned())]);
}

#[tokio::test]
async fn a_second_registration_stands_apart_until_the_first_lets_go_of_the_address() {
    let (store, meeting, _folder) = store().await;
    let known = Known::Apart;
    let ada = receive(&store, &meeting, "Ada", "ada@x.example", known).await.unwrap();
    let eve = receive(&store, &meeting, "Eve", "Ada@x.example", known).await.unwrap();
    let zoe = receive(&store, &meeting, "Zoe", "ada@x.example", known).await.unwrap();
    let same = store.list_same_addresses(&meeting).await.unwrap();
    assert_eq!(same, [(eve, ada), (zoe, ada)].into());
    let refused = store.register(&meeting, person("Ida", "ada@x.example")).await.unwrap_err();
    assert!(matches!(refused, RegisterError::AlreadyRegistered), "staff are told");
    store.erase(&meeting, ada).await.unwrap();
    assert_eq!(store.list_same_addresses(&meeting).await.unwrap(), [(zoe, eve)].into());
    let correction = Correction {
        name: "Eve".to_owned(),
        email: "eve@x.example".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    store.correct(&meeting, eve, &correction).await.unwrap();
    assert!(store.list_same_addresses(&meeting).await.unwrap().is_empty());
    store.correct(&meeting, zoe, &correction).await.unwrap();
    assert_eq!(store.list_same_addresses(&meeting).await.unwrap(), [(zoe, eve)].into());
    assert_eq!(store.find_contact(&meeting, zoe).await.unwrap().unwrap().email, "eve@x.example", "mails reach it");
}
