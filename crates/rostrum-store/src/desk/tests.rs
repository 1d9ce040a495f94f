//! Facts of the desk on a real data folder.

mod chained;
mod kept;
mod scheduled;
mod together;
mod written;

use std::path::Path;

use jiff::civil::date;
use rostrum_domain::concept_note::{ConceptNote, Day, Format, Hours, Place, Zone};
use rostrum_domain::floor::{Declared, Refusal, Speaker, Standing, Status};
use rostrum_domain::ids::{DelegationNo, InscriptionNo, ParticipantNo, SegmentId, SessionId};
use rostrum_domain::mandate::Body;
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::programme::{Programme, Session, SessionKind};

use super::*;
use crate::{CreateError, Grant, LinkKind, RegisterError, Registration, Role, SystemClock, Token};

fn note(title: &str) -> ConceptNote {
    let day = date(2025, 7, 21);
    ConceptNote {
        language: "en".to_owned(),
        title: title.to_owned(),
        body: Body::HumanRightsCouncil,
        mandates: Vec::new(),
        report_to: None,
        days: vec![Day {
            date: day,
            hours: vec![Hours { start: day.at(10, 0, 0, 0).time(), end: day.at(12, 0, 0, 0).time() }],
        }],
        place: Place::Online { platform: None },
        zone: Zone::parse("Europe/Zurich").unwrap(),
        objective: String::new(),
        outcomes: Vec::new(),
        format: Format::default(),
        background: Vec::new(),
        documents: Vec::new(),
        programme: Programme {
            sessions: vec![Session {
                id: SessionId::parse("session-1").unwrap(),
                kind: SessionKind::Panel,
                title: "Session 1".to_owned(),
                start: day.at(10, 0, 0, 0),
                end: day.at(12, 0, 0, 0),
                objective: None,
                people: Vec::new(),
                segments: Vec::new(),
            }],
        },
    }
}

async fn open(folder: &Path) -> Desk {
    Desk::new(Store::open(folder, Arc::new(SystemClock::new())).await.unwrap())
}

/// A desk with one meeting whose list is open and whose floor runs.
async fn hall(folder: &Path) -> (Desk, MeetingId) {
    let desk = open(folder).await;
    let row = desk.store().create_meeting(note("One meeting"), false).await.unwrap();
    let id = row.meeting.id;
    let session = SessionId::parse("session-1").unwrap();
    for command in
        [Command::OpenList { session }, Command::StartSegment { segment: SegmentId::parse("session-1-floor").unwrap() }]
    {
        desk.submit(&id, Order::new(Actor::Secretariat, command)).await.unwrap();
    }
    (desk, id)
}

fn inscribe(no: u32) -> Order {
    let participant = ParticipantNo(no);
    Order::new(
        Actor::Participant(participant),
        Command::Inscribe {
            session: SessionId::parse("session-1").unwrap(),
            participant,
            delegation: DelegationNo(no),
            category: Category::Academia,
            standing: Standing::Single,
            declared: Declared::default(),
        },
    )
}

fn give(no: u32) -> Order {
    Order::new(Actor::Chair, Command::GiveFloor { speaker: Speaker::Inscription(InscriptionNo(no)), limit: None })
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    desk.submit(&id, inscribe(1)).await.unwrap();
    desk.submit(&id, give(1)).await.unwrap();
    let before = desk.floor(&id).await.unwrap();
    drop(desk);
    let after = open(folder.path()).await.floor(&id).await.unwrap();
    assert_eq!(before, after);
    assert_eq!(after.inscriptions[&InscriptionNo(1)].status, Status::Speaking);
}

#[tokio::test]
async fn a_command_on_an_outdated_view_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let seen = desk.submit(&id, inscribe(1)).await.unwrap().version;
    desk.submit(&id, inscribe(2)).await.unwrap();
    let late = desk.submit(&id, Order { seen: Some(seen), ..give(1) }).await.unwrap_err();
    assert!(matches!(late, SubmitError::Refused(Refusal::Changed { .. })), "{late}");
}

#[tokio::test]
async fn many_at_once_are_all_answered_and_numbered_without_gaps() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let tasks: Vec<_> = (1..=50)
        .map(|no| {
            let (desk, id) = (desk.clone(), id.clone());
            tokio::spawn(async move { desk.submit(&id, inscribe(no)).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let log = desk.store().list_floor_events(&id).await.unwrap();
    assert!(log.iter().map(|line| line.version).eq(1..=53));
    assert_eq!(Floor::from_log(&log), *desk.floor(&id).await.unwrap());
}

#[tokio::test]
async fn an_order_goes_through_though_whoever_asked_hung_up() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let mut watch = desk.watch(&id).await.unwrap();
    {
        let mut asked = Box::pin(desk.submit(&id, inscribe(1)));
        let mut nobody = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(
            asked.as_mut().poll(&mut nobody).is_pending(),
            "the answer came too soon for this test to say anything"
        );
    }
    watch.changed().await.unwrap();
    assert_eq!(desk.floor(&id).await.unwrap().inscriptions.len(), 1);
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let (pages,): (i64,) = sqlx::query_as("PRAGMA page_count").fetch_one(&desk.store().write).await.unwrap();
    let limit = format!("PRAGMA max_page_count = {pages}");
    sqlx::query(sqlx::AssertSqlSafe(limit)).fetch_one(&desk.store().write).await.unwrap();
    let mut kept = 0;
    let failure = loop {
        match desk.submit(&id, inscribe(kept + 1)).await {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 10_000, "the limit of pages had no effect");
    };
    assert!(matches!(failure, SubmitError::Failed(Error::DiskFull(_))), "{failure}");
    assert_eq!(desk.floor(&id).await.unwrap().inscriptions.len(), usize::try_from(kept).unwrap());
    sqlx::query("PRAGMA max_page_count = 1000000").fetch_one(&desk.store().write).await.unwrap();
    desk.submit(&id, inscribe(kept + 1)).await.unwrap();
}

#[tokio::test]
async fn two_meetings_with_the_same_name_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _) = hall(folder.path()).await;
    let again = desk.store().create_meeting(note(" one  MEETING"), false).await.unwrap_err();
    assert!(matches!(again, CreateError::NameTaken { .. }), "{again}");
    let mut empty = note("Another");
    empty.programme.sessions.clear();
    let empty = desk.store().create_meeting(empty, false).await.unwrap_err();
    assert!(matches!(empty, CreateError::NoProgramme { .. }), "{empty}");
}

#[tokio::test]
async fn an_address_registers_once_and_a_delegation_is_shared() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let registration = |email: &str| Registration {
        name: "A. Person".to_owned(),
        delegation: "City of Example".to_owned(),
        category: Category::LocalGovernments,
        email: email.to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::CategoryOnly,
    };
    let first = desk.store().register(&id, registration("a@example.org")).await.unwrap();
    let second = desk.store().register(&id, registration("b@example.org")).await.unwrap();
    assert_eq!(first.participant.delegation, second.participant.delegation);
    assert_eq!(second.participant.no, ParticipantNo(2));
    let again = desk.store().register(&id, registration("A@Example.org")).await.unwrap_err();
    assert!(matches!(again, RegisterError::AlreadyRegistered));
    let (_, signed_in) = desk.store().sign_in(&first.token).await.unwrap().unwrap();
    let grant = signed_in.grant.unwrap();
    assert_eq!(grant, Grant { role: Role::Participant, meeting: Some(id), participant: Some(ParticipantNo(1)) });
}

#[tokio::test]
async fn a_sign_in_link_works_once_and_a_personal_link_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path()).await;
    let grant = Grant { role: Role::Secretariat, meeting: None, participant: None };
    let once = desk.store().make_token(LinkKind::SignIn, &grant).await.unwrap();
    let (session, _) = desk.store().sign_in(&once).await.unwrap().unwrap();
    assert!(desk.store().sign_in(&once).await.unwrap().is_none());
    assert_eq!(desk.store().find_session(&session).await.unwrap().unwrap().grant, Some(grant.clone()));
    assert_eq!(desk.store().find_session(&once).await.unwrap(), None, "a link is no sign-in");
    desk.store().revoke(&session).await.unwrap();
    assert_eq!(desk.store().find_session(&session).await.unwrap(), None);
    let again = desk.store().make_token(LinkKind::Personal, &grant).await.unwrap();
    assert!(desk.store().sign_in(&again).await.unwrap().is_some());
    assert!(desk.store().sign_in(&again).await.unwrap().is_some());
    assert!(desk.store().sign_in(&Token::from_text("nothing")).await.unwrap().is_none());
}

#[tokio::test]
async fn every_version_of_a_statement_is_kept_and_the_latest_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let session = SessionId::parse("session-1").unwrap();
    for text in ["first", "second"] {
        desk.store().hand_in_statement(&id, ParticipantNo(1), &session, text).await.unwrap();
    }
    let latest = desk.store().list_statements(&id).await.unwrap();
    assert_eq!(latest.len(), 1);
    assert_eq!((latest[0].version, latest[0].text.as_str()), (2, "second"));
    assert_eq!(desk.store().list_statements_of(&id, ParticipantNo(1)).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_new_programme_version_is_the_one_that_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let mut changed = desk.store().find_meeting(&id).await.unwrap().unwrap().meeting.note;
    changed.programme.sessions[0].title = "Session 1: changed".to_owned();
    let changes = ["Session 1 has a new title.".to_owned()];
    assert_eq!(desk.store().publish_programme(&id, "Second", &changed, &changes).await.unwrap(), 2);
    let found = desk.store().find_meeting(&id).await.unwrap().unwrap();
    assert_eq!((found.meeting.version, found.meeting.note), (2, changed));
    assert_eq!(desk.store().list_programme_versions(&id).await.unwrap()[0].changes, changes);
}

#[tokio::test]
async fn of_two_who_change_one_version_of_the_programme_the_second_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let row = desk.store().find_meeting(&id).await.unwrap().unwrap();
    let publish = |title: &'static str| {
        let (desk, row) = (desk.clone(), row.clone());
        async move {
            let mut note = row.meeting.note.clone();
            note.programme.sessions[0].title = title.to_owned();
            desk.publish_programme(&row, title, &note, &[]).await
        }
    };
    let (one, other) = tokio::join!(publish("One"), publish("Other"));
    assert_eq!(one.unwrap(), 2);
    assert!(matches!(other, Err(PublishError::Changed { seen: 1, now: 2 })), "{other:?}");
    let kept = desk.store().find_meeting(&id).await.unwrap().unwrap();
    assert_eq!(kept.meeting.note.programme.sessions[0].title, "One");
}

#[tokio::test]
async fn a_transaction_left_open_by_a_failure_does_not_swallow_what_comes_after() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let mut connection = desk.store().write.acquire().await.unwrap();
    sqlx::query("BEGIN").execute(&mut *connection).await.unwrap();
    drop(connection);
    desk.submit(&id, inscribe(1)).await.unwrap();
    let log = desk.store().list_floor_events(&id).await.unwrap();
    assert_eq!(Floor::from_log(&log), *desk.floor(&id).await.unwrap(), "another connection sees it");
}

/// A clock that counts how often it was settled.
#[derive(Debug)]
struct Counting(SystemClock, std::sync::atomic::AtomicU32);

impl crate::Clock for Counting {
    fn now(&self) -> jiff::Timestamp {
        self.0.now()
    }
    fn epoch(&self) -> i64 {
        self.0.epoch()
    }
    fn not_before(&self, last: jiff::Timestamp) {
        self.0.not_before(last);
    }
    fn settle(&self, last: Option<jiff::Timestamp>) {
        assert!(last.is_some(), "there is a log");
        self.1.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}

#[tokio::test]
async fn the_clock_is_set_only_while_nobody_has_the_floor() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    desk.submit(&id, inscribe(1)).await.unwrap();
    desk.submit(&id, give(1)).await.unwrap();
    desk.store().close().await;
    drop(desk);
    let clock = Arc::new(Counting(SystemClock::new(), 0.into()));
    let settled = || clock.1.load(std::sync::atomic::Ordering::SeqCst);
    let desk = Desk::new(Store::open(folder.path(), clock.clone()).await.unwrap());
    desk.floor(&id).await.unwrap();
    desk.settle_clock().await.unwrap();
    assert_eq!(settled(), 0);
    desk.submit(&id, Order::new(Actor::Chair, Command::EndIntervention)).await.unwrap();
    desk.settle_clock().await.unwrap();
    assert_eq!(settled(), 1);
}

#[tokio::test]
async fn a_folder_that_is_opened_again_knows_the_instant_of_its_last_event() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let last = desk.floor(&id).await.unwrap().last_at;
    assert_eq!(desk.store().find_last_instant().await.unwrap(), last);
    let lines = desk.store().list_floor_events_after(&id, 1, 1).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.version).collect::<Vec<_>>(), [2]);
}
