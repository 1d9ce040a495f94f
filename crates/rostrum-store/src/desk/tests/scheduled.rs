//! Facts of lists that open, close and are drawn by themselves.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::floor::{Rules, Within, chain, commitment};

use super::*;
use crate::clock::RehearsalClock;

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

/// A meeting whose list opens by itself in an hour, is drawn by lot over a minute and closes after ten.
async fn by_lot(folder: &Path, beacon: Option<&str>) -> (Desk, MeetingId, Arc<RehearsalClock>, Timestamp) {
    let start: Timestamp = "2025-07-21T06:00:00Z".parse().unwrap();
    let clock = Arc::new(RehearsalClock::new(start, 0.0));
    let desk = Desk::new(Store::open(folder, clock.clone()).await.unwrap());
    let id = desk.store().create_meeting(note("One meeting"), false).await.unwrap().meeting.id;
    let opens = start + SignedDuration::from_hours(1);
    let mut rules = Rules::of(desk.floor(&id).await.unwrap().plan.as_ref().unwrap());
    rules.opens_at = Some(opens);
    rules.closes_at = Some(opens + SignedDuration::from_mins(10));
    rules.order.within = Within::Lot { window_seconds: 60, beacon: beacon.map(str::to_owned) };
    let command = Command::SetRules { session: session(), rules: Box::new(rules), commitment: None, reason: None };
    desk.submit(&id, Order::new(Actor::Secretariat, command)).await.unwrap();
    (desk, id, clock, opens)
}

fn waiting(floor: &Floor) -> Vec<u32> {
    floor.waiting(&session()).map(|entry| entry.no.0).collect()
}

#[tokio::test]
async fn a_list_opens_closes_and_is_drawn_at_the_instants_that_its_rules_fix() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id, clock, opens) = by_lot(folder.path(), None).await;
    desk.do_what_is_due().await.unwrap();
    let early = desk.submit(&id, inscribe(1)).await;
    assert!(matches!(early, Err(SubmitError::Refused(Refusal::OpensAt { at })) if at == opens), "{early:?}");

    clock.set(opens);
    desk.do_what_is_due().await.unwrap();
    for no in 1..=30 {
        desk.submit(&id, inscribe(no)).await.unwrap();
    }
    clock.set(opens + SignedDuration::from_secs(60));
    // At the very end of the window one still takes part, and nothing is drawn yet.
    desk.submit(&id, inscribe(31)).await.unwrap();
    desk.do_what_is_due().await.unwrap();
    assert_eq!(waiting(&desk.floor(&id).await.unwrap()), (1..=31).collect::<Vec<_>>());

    clock.set(opens + SignedDuration::from_secs(61));
    desk.submit(&id, inscribe(32)).await.unwrap();
    desk.do_what_is_due().await.unwrap();
    let floor = desk.floor(&id).await.unwrap();
    let drawn = waiting(&floor);
    assert_ne!(drawn[..31], (1..=31).collect::<Vec<_>>()[..], "1 in 31! that the lots fall in the order of time");
    assert_eq!(drawn[31], 32, "who came after the window stands behind");
    assert_eq!(drawn.iter().copied().collect::<BTreeSet<_>>(), (1..=32).collect());

    // What was revealed fits what was published, and the order follows from it.
    let intake = floor.lists[&session()].intake.as_ref().unwrap();
    let draw = intake.draw.as_ref().unwrap();
    assert_eq!(commitment(&session(), &draw.seed), intake.commitment);
    let recomputed = draw.order(&session(), (1..=31).map(InscriptionNo));
    assert_eq!(recomputed.iter().map(|no| no.0).collect::<Vec<_>>(), drawn[..31]);

    clock.set(opens + SignedDuration::from_mins(10));
    desk.do_what_is_due().await.unwrap();
    assert!(!desk.floor(&id).await.unwrap().lists[&session()].open);
    desk.do_what_is_due().await.unwrap();
    let log = desk.store().list_floor_events(&id).await.unwrap();
    let by_rules = log.iter().filter(|line| line.by == Actor::Schedule).count();
    assert_eq!(by_rules, 3, "opened, drawn, closed, each once");

    // Anybody makes the draw again from the published log.
    for form in [crate::LogForm::Public, crate::LogForm::Full] {
        let verified = chain::verify(&desk.log(&id, form).await.unwrap());
        assert_eq!((verified.findings, verified.draws.len()), (vec![], 1));
        assert_eq!(verified.draws[0].order, recomputed);
    }
}

#[tokio::test]
async fn a_draw_waits_for_the_external_value_that_the_rules_name() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id, clock, opens) = by_lot(folder.path(), Some("drand, round 5,000,000")).await;
    clock.set(opens);
    desk.do_what_is_due().await.unwrap();
    for no in 1..=5 {
        desk.submit(&id, inscribe(no)).await.unwrap();
    }
    clock.set(opens + SignedDuration::from_secs(90));
    desk.do_what_is_due().await.unwrap();
    assert!(desk.floor(&id).await.unwrap().awaits_lot(&session()));
    let with = |beacon: Option<&str>| {
        let draw = rostrum_domain::floor::Draw::asked(beacon.map(str::to_owned));
        Order::new(Actor::Chair, Command::Draw { session: session(), draw })
    };
    let without = desk.submit(&id, with(None)).await;
    assert!(matches!(without, Err(SubmitError::Refused(Refusal::BeaconNeeded(_)))), "{without:?}");
    desk.submit(&id, with(Some("9f2c"))).await.unwrap();
    let again = desk.submit(&id, with(Some("9f2d"))).await;
    assert!(matches!(again, Err(SubmitError::Refused(Refusal::AlreadyDrawn))), "{again:?}");
}
