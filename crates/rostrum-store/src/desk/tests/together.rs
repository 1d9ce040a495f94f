//! Facts of commands that are carried out together, and of those that are sent twice.

use super::*;

fn with_key(key: &str, order: Order) -> Order {
    Order { key: Some(key.to_owned()), ..order }
}

/// Lets all of them wait, and carries them out with one commit.
async fn together(desk: &Desk, id: &MeetingId, orders: Vec<Order>) -> Vec<Result<Outcome, SubmitError>> {
    let hall = desk.hall(id).await.unwrap();
    let answers: Vec<_> = orders.into_iter().map(|order| hall.queue(order)).collect();
    hall.carry_out(desk.store()).await;
    let mut outcomes = Vec::new();
    for answer in answers {
        outcomes.push(answer.await.unwrap());
    }
    outcomes
}

/// Lets the database grow by no more than some pages.
async fn limit_pages(desk: &Desk, more: i64) {
    let (pages,): (i64,) = sqlx::query_as("PRAGMA page_count").fetch_one(&desk.store().write).await.unwrap();
    let limit = format!("PRAGMA max_page_count = {}", pages + more);
    sqlx::query(sqlx::AssertSqlSafe(limit)).fetch_one(&desk.store().write).await.unwrap();
}

#[tokio::test]
async fn those_that_wait_are_decided_in_turn_and_announced_once() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let mut watch = desk.watch(&id).await.unwrap();
    let before = *watch.borrow_and_update();
    let mut twice = inscribe(9);
    if let Command::Inscribe { delegation, .. } = &mut twice.command {
        *delegation = DelegationNo(1);
    }
    let outcomes = together(&desk, &id, vec![inscribe(1), twice, inscribe(2), give(1), give(2)]).await;
    let versions: Vec<_> = outcomes.iter().map(|outcome| outcome.as_ref().map_or(0, |done| done.version)).collect();
    assert_eq!(versions, [4, 0, 5, 6, 0]);
    assert!(matches!(outcomes[1], Err(SubmitError::Refused(Refusal::AlreadyInscribed(_)))), "{:?}", outcomes[1]);
    assert!(matches!(outcomes[4], Err(SubmitError::Refused(Refusal::FloorTaken))), "{:?}", outcomes[4]);
    assert_eq!(*watch.borrow_and_update(), before + 1);
    let log = desk.store().list_floor_events(&id).await.unwrap();
    assert_eq!(Floor::from_log(&log), *desk.floor(&id).await.unwrap());
}

#[tokio::test]
async fn a_command_sent_twice_with_one_key_is_done_once() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let order = with_key("k1", inscribe(1));
    let both = together(&desk, &id, vec![order.clone(), order.clone(), inscribe(2)]).await;
    let first = both[0].as_ref().unwrap();
    assert_eq!(first, both[1].as_ref().unwrap(), "in one commit");
    assert_eq!(*first, desk.submit(&id, order.clone()).await.unwrap(), "later");
    desk.store().close().await;
    drop(desk);
    let desk = open(folder.path()).await;
    assert_eq!(*first, desk.submit(&id, order).await.unwrap(), "after a restart");
    assert_eq!(desk.floor(&id).await.unwrap().inscriptions.len(), 2);
}

#[tokio::test]
async fn a_key_belongs_to_its_sender_and_to_one_command() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    desk.submit(&id, with_key("k", inscribe(1))).await.unwrap();
    desk.submit(&id, with_key("k", inscribe(2))).await.unwrap();
    let withdraw = Command::Withdraw { inscription: InscriptionNo(1) };
    let other = Order::new(Actor::Participant(ParticipantNo(1)), withdraw);
    let refused = desk.submit(&id, with_key("k", other)).await.unwrap_err();
    assert!(matches!(refused, SubmitError::Refused(Refusal::KeyUsed { .. })), "{refused}");
    assert_eq!(desk.floor(&id).await.unwrap().version, 5);
}

#[tokio::test]
async fn a_command_that_was_refused_may_be_given_again_with_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    desk.submit(&id, with_key("k", give(1))).await.unwrap_err();
    desk.submit(&id, inscribe(1)).await.unwrap();
    desk.submit(&id, with_key("k", give(1))).await.unwrap();
}

#[tokio::test]
async fn of_a_commit_that_failed_nothing_is_acknowledged_and_nothing_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let before = desk.floor(&id).await.unwrap();
    limit_pages(&desk, 0).await;
    let group = |no| Order { on_behalf_of: Some("a group".to_owned()), ..with_key("k", inscribe(no)) };
    // The last would be refused, but only because of the first.
    let outcomes = together(&desk, &id, (1..=400).map(group).chain([inscribe(1)]).collect()).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Err(SubmitError::Failed(Error::DiskFull(_))))));
    assert_eq!(before, desk.floor(&id).await.unwrap());
    assert!(desk.store().list_on_behalf_of(&id).await.unwrap().is_empty());
    limit_pages(&desk, 10_000).await;
    assert_eq!(desk.submit(&id, group(1)).await.unwrap().version, before.version + 1, "its key is free");
    assert_eq!(desk.store().list_on_behalf_of(&id).await.unwrap(), [(InscriptionNo(1), "a group".to_owned())]);
}
