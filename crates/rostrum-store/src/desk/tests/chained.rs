//! Facts of the chain of hashes, of seeds, and of names that are kept as they were.

use rostrum_domain::floor::chain::{self, verify};

use super::*;
use crate::{Correction, LogForm};

fn register(number: u32) -> Registration {
    Registration {
        name: format!("Person {number}"),
        delegation: format!("City {number}"),
        category: Category::Academia,
        email: format!("person-{number}@example.org"),
        language: "en".to_owned(),
        visibility: Visibility::CategoryOnly,
    }
}

async fn with_two_who_spoke(folder: &Path) -> (Desk, MeetingId) {
    let (desk, id) = hall(folder).await;
    for number in [1, 2] {
        desk.store().register(&id, register(number)).await.unwrap();
        let on_behalf_of = (number == 2).then(|| "six cities".to_owned());
        desk.submit(&id, Order { on_behalf_of, ..inscribe(number) }).await.unwrap();
    }
    for number in [1, 2] {
        desk.submit(&id, give(number)).await.unwrap();
        desk.submit(&id, Order::new(Actor::Chair, Command::EndIntervention)).await.unwrap();
    }
    (desk, id)
}

#[tokio::test]
async fn every_log_verifies_and_its_public_form_tells_of_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = with_two_who_spoke(folder.path()).await;
    let public = desk.log(&id, LogForm::Public).await.unwrap();
    let full = desk.log(&id, LogForm::Full).await.unwrap();
    assert_eq!((verify(&public).findings, verify(&full).findings), (vec![], vec![]));
    assert_eq!(verify(&full).log, desk.store().list_floor_events(&id).await.unwrap());
    assert_eq!((verify(&public).opened, verify(&public).events), (0, 9));
    let (version, hash) = desk.head(&id).await.unwrap();
    assert_eq!((version, Some(hash)), (9, verify(&public).head));
    for private in ["participant\":", "delegation", "City", "Person"] {
        assert!(!public.contains(private), "{private} in {public}");
    }
}

#[tokio::test]
async fn the_chain_goes_on_after_a_restart_and_after_a_failed_commit() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    sqlx::query("CREATE TRIGGER fails BEFORE INSERT ON floor_event BEGIN SELECT RAISE(FAIL, 'broken'); END")
        .execute(&desk.store().write)
        .await
        .unwrap();
    desk.submit(&id, inscribe(1)).await.unwrap_err();
    sqlx::query("DROP TRIGGER fails").execute(&desk.store().write).await.unwrap();
    desk.submit(&id, inscribe(2)).await.unwrap();
    desk.store().close().await;
    drop(desk);
    let desk = open(folder.path()).await;
    desk.submit(&id, inscribe(3)).await.unwrap();
    assert_eq!(verify(&desk.log(&id, LogForm::Full).await.unwrap()).findings, []);
}

#[tokio::test]
async fn a_log_of_an_older_program_is_linked_when_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = with_two_who_spoke(folder.path()).await;
    for older in ["UPDATE floor_event SET hash = NULL", "DELETE FROM floor_secret"] {
        sqlx::query(older).execute(&desk.store().write).await.unwrap();
    }
    desk.store().close().await;
    drop(desk);
    let desk = open(folder.path()).await;
    let public = desk.log(&id, LogForm::Public).await.unwrap();
    assert_eq!(verify(&public).findings, []);
    desk.submit(&id, inscribe(3)).await.unwrap();
    assert!(desk.log(&id, LogForm::Public).await.unwrap().contains(public.lines().last().unwrap()));
}

#[tokio::test]
async fn a_row_that_was_changed_in_the_data_folder_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = with_two_who_spoke(folder.path()).await;
    sqlx::query(
        "UPDATE floor_event SET event = REPLACE(event, '\"delegation\":1', '\"delegation\":2') WHERE version = 4",
    )
    .execute(&desk.store().write)
    .await
    .unwrap();
    for form in [LogForm::Public, LogForm::Full] {
        let findings = verify(&desk.log(&id, form).await.unwrap()).findings;
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [5], "{findings:?}");
    }
}

#[tokio::test]
async fn the_head_at_an_instant_is_that_of_the_last_line_until_then() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = with_two_who_spoke(folder.path()).await;
    let log = desk.store().list_floor_events(&id).await.unwrap();
    let at = log[5].at;
    let expected = log.iter().filter(|line| line.at <= at).map(|line| line.version).max();
    assert_eq!(Some(desk.head_at(&id, at).await.unwrap().0), expected);
    assert_eq!(desk.head_at(&id, jiff::Timestamp::MAX).await.unwrap(), desk.head(&id).await.unwrap());
    let before = log[0].at - jiff::SignedDuration::from_secs(1);
    assert_eq!(desk.head_at(&id, before).await.unwrap(), (0, chain::genesis(&id)));
}

#[tokio::test]
async fn a_seed_is_made_once_and_foreseen_only_in_a_rehearsal() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let session = |id: &str| SessionId::parse(id).unwrap();
    let store = desk.store();
    let seed = store.seed_of(&id, &session("session-1")).await.unwrap();
    assert_eq!(seed, store.seed_of(&id, &session("session-1")).await.unwrap());
    assert_ne!(seed, store.seed_of(&id, &session("session-2")).await.unwrap());
    let mut seeds = Vec::new();
    for number in [1, 1, 2] {
        let folder = tempfile::tempdir().unwrap();
        let (desk, id) = hall(folder.path()).await;
        seeds.push(desk.store().clone().for_rehearsal(number).seed_of(&id, &session("session-1")).await.unwrap());
    }
    assert!(seeds[0] == seeds[1] && seeds[1] != seeds[2]);
}

#[tokio::test]
async fn names_are_kept_as_they_were_when_the_floor_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = with_two_who_spoke(folder.path()).await;
    for no in [1, 2] {
        let correction = Correction {
            name: "-".to_owned(),
            email: format!("{no}@example.org"),
            language: "en".to_owned(),
            visibility: Visibility::Named,
        };
        desk.store().correct(&id, ParticipantNo(no), &correction).await.unwrap();
    }
    let kept = desk.store().list_spoken_as(&id).await.unwrap();
    let names: Vec<_> =
        kept.iter().map(|kept| (kept.version, kept.name.as_str(), kept.delegation_name.as_str())).collect();
    assert_eq!(names, [(6, "Person 1", "City 1"), (8, "Person 2", "City 2")]);
    assert_eq!(kept[1].on_behalf_of.as_deref(), Some("six cities"));
}
