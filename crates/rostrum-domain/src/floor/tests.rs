//! Facts of the floor, told as a small story over a day with one panel.

use jiff::{SignedDuration, Timestamp};

use super::chain::{self, Secret};
use super::*;
use crate::concept_note::{Cap, CapScope, TimeLimit};
use crate::ids::{
    DelegationNo, InscriptionNo, MeetingId, ParticipantNo, PersonId, PointNo, ProgramNo, SegmentId, SessionId,
};
use crate::participant::{Category, Gender, Region};
use crate::programme::SegmentKind;

mod after;
mod asked;
mod by_rules;
mod called;
mod random;
mod swaps;
mod turns;
mod verified;

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

fn start() -> Timestamp {
    "2025-07-21T08:20:00Z".parse().unwrap()
}

fn plan(cap: Option<Cap>) -> FloorPlan {
    let segment = |id: &str, kind, minutes| PlannedSegment { id: SegmentId::parse(id).unwrap(), kind, minutes };
    FloorPlan {
        sessions: vec![PlannedSession {
            id: session(),
            start: start(),
            end: start() + SignedDuration::from_mins(100),
            segments: vec![
                segment("presentations", SegmentKind::Presentations, 40),
                segment("floor", SegmentKind::Floor, 45),
                segment("concluding", SegmentKind::ConcludingRemarks, 15),
            ],
            people: vec![PersonId::parse("panellist-1").unwrap()],
        }],
        limit: TimeLimit::TWO_MINUTES,
        person_limit: TimeLimit::from_seconds(420).unwrap(),
        cap,
        allowance_seconds: 15,
        categories: Category::ALL.to_vec(),
    }
}

/// A floor with its log; every command is given by `by` at `now`.
struct Hall {
    floor: Floor,
    log: Vec<Recorded>,
    now: Timestamp,
}

/// How a line stands in a file: published or opened.
type Form = fn(&Recorded, &Secret, &Hash) -> String;

impl Hall {
    fn with_cap(minutes: u32) -> Self {
        let mut hall = Self { floor: Floor::default(), log: Vec::new(), now: start() };
        hall.must(Command::Prepare { plan: plan(Some(Cap { minutes, scope: CapScope::Session })) });
        hall
    }

    fn after(&mut self, seconds: i64) -> &mut Self {
        self.now += SignedDuration::from_secs(seconds);
        self
    }

    fn give(&mut self, command: Command, by: Actor) -> Result<(), Refusal> {
        let events = decide(&self.floor, &command, by, self.now)?;
        for recorded in Recorded::lines(self.floor.version, self.now, by, &command, events) {
            self.floor.apply(&recorded);
            self.log.push(recorded);
        }
        Ok(())
    }

    fn must(&mut self, command: Command) -> &mut Self {
        self.give(command, Actor::Chair).unwrap();
        self
    }

    fn inscribe(&mut self, delegation: u32, standing: Standing) -> Result<(), Refusal> {
        let participant = ParticipantNo(delegation);
        let command = Command::Inscribe {
            session: session(),
            participant,
            delegation: DelegationNo(delegation),
            category: Category::States,
            standing,
            declared: Declared::default(),
        };
        self.give(command, Actor::Participant(participant))
    }

    fn open_with(&mut self, delegations: u32) -> &mut Self {
        self.must(Command::OpenList { session: session() });
        for delegation in 1..=delegations {
            self.inscribe(delegation, Standing::Single).unwrap();
        }
        self
    }

    fn go_to_floor(&mut self) -> &mut Self {
        self.must(Command::StartSegment { segment: SegmentId::parse("floor").unwrap() })
    }

    /// Sets the rules of the session by changing those of the plan.
    fn with_rules(&mut self, change: impl FnOnce(&mut Rules)) -> &mut Self {
        let mut rules = self.floor.rules_of(&session()).unwrap().into_owned();
        change(&mut rules);
        self.must(Command::SetRules {
            session: session(),
            rules: Box::new(rules),
            commitment: None,
            reason: Some("agreed".to_owned()),
        })
    }

    fn inscribe_as(&mut self, delegation: u32, category: Category, declared: Declared) -> &mut Self {
        let participant = ParticipantNo(delegation);
        let delegation = DelegationNo(delegation);
        let standing = Standing::Single;
        let command = Command::Inscribe { session: session(), participant, delegation, category, standing, declared };
        self.give(command, Actor::Participant(participant)).unwrap();
        self
    }

    /// The log as a file up to a version, and the hash of its last line; `form` is that of its lines.
    fn file(&self, version: u64, form: Form) -> (Hash, String) {
        let (meeting, secret) = (MeetingId::parse("m").unwrap(), Secret::from_bytes([7; 32]));
        let (mut hash, mut lines) = (chain::genesis(&meeting), String::new());
        for line in self.log.iter().take_while(|line| line.version <= version) {
            hash = chain::link(&hash, &chain::public_line(line, &secret));
            lines.push_str(&format!("{}\n", form(line, &secret, &hash)));
        }
        (hash, format!("{}\n{lines}", chain::head(&meeting, version, &hash)))
    }

    fn waiting(&self) -> Vec<u32> {
        self.floor.waiting(&session()).map(|entry| entry.no.0).collect()
    }
}

fn no(no: u32) -> InscriptionNo {
    InscriptionNo(no)
}

fn give_floor(number: u32) -> Command {
    Command::GiveFloor { speaker: Speaker::Inscription(no(number)), limit: None }
}

#[test]
fn a_closed_list_takes_no_inscription() {
    let mut hall = Hall::with_cap(45);
    assert_eq!(hall.inscribe(1, Standing::Single), Err(Refusal::ListIsClosed));
}

#[test]
fn a_delegation_inscribes_once_unless_it_withdrew() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1);
    assert_eq!(hall.inscribe(1, Standing::Single), Err(Refusal::AlreadyInscribed(no(1))));
    hall.give(Command::Withdraw { inscription: no(1) }, Actor::Participant(ParticipantNo(1))).unwrap();
    assert_eq!(hall.inscribe(1, Standing::Single), Ok(()));
    assert_eq!(hall.waiting(), [2]);
}

#[test]
fn nobody_withdraws_the_inscription_of_another() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2);
    let refused = hall.give(Command::Withdraw { inscription: no(1) }, Actor::Participant(ParticipantNo(2)));
    assert_eq!(refused, Err(Refusal::NotYours(no(1))));
}

#[test]
fn a_group_statement_goes_before_single_delegations_in_order_of_inscription() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2);
    hall.inscribe(3, Standing::Group).unwrap();
    hall.inscribe(4, Standing::Dignitary).unwrap();
    hall.inscribe(5, Standing::Group).unwrap();
    assert_eq!(hall.waiting(), [4, 3, 5, 1, 2]);
}

#[test]
fn the_clock_counts_what_was_spoken_and_not_the_pause() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1).go_to_floor().must(give_floor(1));
    hall.after(30).must(Command::Pause);
    hall.after(60).must(Command::Resume);
    hall.after(40);
    let clock = hall.floor.current.as_ref().unwrap().clock(hall.now);
    assert_eq!((clock.elapsed_ms, clock.left_ms(), clock.running), (70_000, 50_000, true));
    hall.must(Command::EndIntervention);
    assert_eq!(hall.floor.spoken[0].spoken_ms, 70_000);
    assert_eq!(figures_by(&hall.floor, None, By::Category)[&Group::Category(Category::States)].spoken_seconds, 70);
}

#[test]
fn only_one_has_the_floor() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).go_to_floor().must(give_floor(1));
    assert_eq!(hall.give(give_floor(2), Actor::Chair), Err(Refusal::FloorTaken));
    assert_eq!(hall.give(Command::NextSegment, Actor::Chair), Err(Refusal::FloorTaken));
}

#[test]
fn who_is_absent_goes_to_the_end_once_and_then_off_the_list() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(3).go_to_floor().must(Command::MarkAbsent { inscription: no(1) });
    assert_eq!(hall.waiting(), [2, 3, 1]);
    hall.inscribe(4, Standing::Single).unwrap();
    assert_eq!(hall.waiting(), [2, 3, 4, 1], "who comes later still stands before who was absent");
    hall.must(Command::MarkAbsent { inscription: no(1) });
    assert_eq!(hall.floor.inscriptions[&no(1)].status, Status::Absent);
    assert_eq!(hall.waiting(), [2, 3, 4]);
}

#[test]
fn the_cap_refuses_an_intervention_that_does_not_fit_until_it_is_extended() {
    let mut hall = Hall::with_cap(3);
    hall.open_with(2).go_to_floor().must(give_floor(1));
    hall.after(110).must(Command::EndIntervention);
    assert_eq!(
        hall.give(give_floor(2), Actor::Chair),
        Err(Refusal::CapReached { left_seconds: 70, needed_seconds: 120 })
    );
    let refused =
        hall.give(Command::ExtendCap { session: session(), seconds: 60, reason: "  ".to_owned() }, Actor::Chair);
    assert_eq!(refused, Err(Refusal::InvalidExtension));
    hall.must(Command::ExtendCap { session: session(), seconds: 60, reason: "the list is short".to_owned() });
    hall.must(give_floor(2));
}

#[test]
fn a_panellist_charges_no_cap() {
    let mut hall = Hall::with_cap(2);
    hall.open_with(1).go_to_floor();
    hall.must(Command::GiveFloor { speaker: Speaker::Person(PersonId::parse("panellist-1").unwrap()), limit: None });
    hall.after(300).must(Command::EndIntervention);
    assert_eq!(hall.floor.used_ms(&Account::Session(session()), hall.now), 0);
    hall.must(give_floor(1));
}

#[test]
fn whoever_waits_when_the_floor_ends_was_not_reached_unless_the_chair_goes_back() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).go_to_floor().must(give_floor(1));
    hall.after(60).must(Command::EndIntervention).must(Command::NextSegment);
    assert_eq!(hall.floor.inscriptions[&no(2)].status, Status::NotReached);
    assert!(!hall.floor.lists[&session()].open);
    assert_eq!(hall.inscribe(3, Standing::Single), Err(Refusal::FloorIsOver));
    hall.go_to_floor();
    assert_eq!(hall.waiting(), [2]);
    hall.must(give_floor(2));
}

#[test]
fn after_the_last_segment_the_meeting_is_closed() {
    let mut hall = Hall::with_cap(45);
    for _ in 0..4 {
        hall.must(Command::NextSegment);
    }
    assert!(hall.floor.closed);
    assert_eq!(hall.give(Command::NextSegment, Actor::Chair), Err(Refusal::MeetingClosed));
}

#[test]
fn between_two_sessions_nothing_runs() {
    let mut both = plan(None);
    let mut second = both.sessions[0].clone();
    second.id = SessionId::parse("session-2").unwrap();
    for segment in &mut second.segments {
        segment.id = SegmentId::parse(&format!("second-{}", segment.id)).unwrap();
    }
    both.sessions.push(second);
    let mut hall = Hall::with_cap(45);
    hall.must(Command::Prepare { plan: both });
    for _ in 0..3 {
        hall.must(Command::NextSegment);
    }
    hall.after(900).must(Command::NextSegment);
    assert_eq!(hall.floor.segment, None, "the first session is over and the second has not begun");
    hall.after(9_000).must(Command::NextSegment);
    let began = |id: &str| hall.floor.segments[&SegmentId::parse(id).unwrap()];
    assert_eq!(began("concluding").1, Some(start() + SignedDuration::from_secs(900)));
    assert_eq!(began("second-presentations"), (start() + SignedDuration::from_secs(9_900), None));
}

#[test]
fn a_new_plan_keeps_what_is_in_use() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1);
    let mut without = plan(None);
    without.sessions[0].segments.remove(1);
    assert_eq!(
        hall.give(Command::Prepare { plan: without }, Actor::Secretariat),
        Err(Refusal::PlanDropsUsed { what: "session-1".to_owned() })
    );
}

#[test]
fn a_new_plan_keeps_the_people_who_have_spoken() {
    let mut hall = Hall::with_cap(45);
    let mut without = plan(None);
    without.sessions[0].people.clear();
    hall.must(Command::Prepare { plan: without.clone() }).must(Command::Prepare { plan: plan(None) });
    let panellist = Speaker::Person(PersonId::parse("panellist-1").unwrap());
    hall.go_to_floor().must(Command::GiveFloor { speaker: panellist, limit: None });
    let refused = Err(Refusal::PlanDropsUsed { what: "panellist-1".to_owned() });
    assert_eq!(hall.give(Command::Prepare { plan: without.clone() }, Actor::Secretariat), refused);
    hall.after(60).must(Command::EndIntervention);
    assert_eq!(hall.give(Command::Prepare { plan: without }, Actor::Secretariat), refused);
}

#[test]
fn a_segment_that_begins_late_or_runs_over_is_behind() {
    let mut hall = Hall::with_cap(45);
    assert_eq!(hall.floor.behind(hall.now), None);
    hall.after(-120).must(Command::NextSegment);
    assert_eq!(hall.floor.behind(hall.now), Some(SignedDuration::from_mins(-2)));
    hall.after(120 + 43 * 60);
    assert_eq!(hall.floor.behind(hall.now), Some(SignedDuration::from_mins(3)), "over its planned end");
    hall.must(Command::NextSegment);
    assert_eq!(hall.floor.behind(hall.now), Some(SignedDuration::from_mins(3)), "began late");
}

#[test]
fn an_inscription_moves_nothing_of_the_floor() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1).go_to_floor();
    let seen = hall.floor.version;
    hall.inscribe(2, Standing::Single).unwrap();
    hall.must(give_floor(1));
    let moves: Vec<bool> = hall.log.iter().filter(|l| l.version > seen).map(|l| l.event.moves_the_floor()).collect();
    assert_eq!(moves, [false, true]);
}
