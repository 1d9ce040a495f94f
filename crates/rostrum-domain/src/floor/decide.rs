//! From a command to events, or to the rule that refuses it.

use jiff::Timestamp;

use super::command::{Actor, Command, Speaker};
use super::event::Event;
use super::plan::{FloorPlan, PlannedSession};
use super::refusal::Refusal;
use super::state::{Current, Floor, Inscription, Status};
use crate::concept_note::TimeLimit;
use crate::ids::{InscriptionNo, SegmentId, SessionId};
use crate::programme::SegmentKind;

/// Says which events follow from a command at an instant. The events are not applied.
///
/// # Errors
/// A [`Refusal`] names the rule that says no, and what to do.
pub fn decide(floor: &Floor, command: &Command, by: Actor, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    if let Command::Prepare { plan } = command {
        return prepare(floor, plan);
    }
    let plan = floor.plan.as_ref().ok_or(Refusal::NoPlan)?;
    if floor.closed {
        return Err(Refusal::MeetingClosed);
    }
    match command {
        Command::Prepare { .. } => Ok(Vec::new()),
        Command::OpenList { session } => {
            let planned = with_floor(plan, session)?;
            if floor.floor_is_over(planned) {
                return Err(Refusal::FloorIsOver);
            }
            if is_open(floor, session) {
                Err(Refusal::ListIsOpen)
            } else {
                Ok(vec![Event::ListOpened { session: session.clone() }])
            }
        }
        Command::CloseList { session } => {
            with_floor(plan, session)?;
            if is_open(floor, session) {
                Ok(vec![Event::ListClosed { session: session.clone() }])
            } else {
                Err(Refusal::ListIsClosed)
            }
        }
        Command::Inscribe { session, participant, delegation, category, standing } => {
            let planned = with_floor(plan, session)?;
            if floor.floor_is_over(planned) {
                return Err(Refusal::FloorIsOver);
            }
            if !is_open(floor, session) {
                return Err(Refusal::ListIsClosed);
            }
            if !plan.categories.contains(category) {
                return Err(Refusal::CategoryMayNotInscribe { category: *category });
            }
            let counted = |entry: &&Inscription| {
                &entry.session == session
                    && entry.delegation == *delegation
                    && !matches!(entry.status, Status::Withdrawn | Status::Absent)
            };
            if let Some(other) = floor.inscriptions.values().find(counted) {
                return Err(Refusal::AlreadyInscribed(other.no));
            }
            let last = floor.inscriptions.keys().next_back().map_or(0, |no| no.0);
            Ok(vec![Event::Inscribed {
                inscription: InscriptionNo(last + 1),
                session: session.clone(),
                participant: *participant,
                delegation: *delegation,
                category: *category,
                standing: *standing,
            }])
        }
        Command::Withdraw { inscription } => {
            let entry = find(floor, *inscription)?;
            if let Actor::Participant(no) = by
                && no != entry.participant
            {
                return Err(Refusal::NotYours(*inscription));
            }
            must_wait(entry)?;
            Ok(vec![Event::Withdrawn { inscription: *inscription }])
        }
        Command::NextSegment => {
            match plan.next_segment(floor.last_segment.as_ref()) {
                // Between two sessions nothing runs: a break is no part of a session.
                Some(next) if floor.ends_session(&next.id) => end_running(floor, plan),
                Some(next) => start_segment(floor, plan, &next.id),
                None => {
                    let mut events = end_running(floor, plan)?;
                    events.push(Event::MeetingClosed);
                    Ok(events)
                }
            }
        }
        Command::StartSegment { segment } => start_segment(floor, plan, segment),
        Command::GiveFloor { speaker, limit } => give_floor(floor, plan, speaker, *limit, now),
        Command::Pause => match has_floor(floor)?.paused_at {
            Some(_) => Err(Refusal::IsPaused),
            None => Ok(vec![Event::Paused]),
        },
        Command::Resume => match has_floor(floor)?.paused_at {
            Some(_) => Ok(vec![Event::Resumed]),
            None => Err(Refusal::NotPaused),
        },
        Command::EndIntervention => {
            let current = has_floor(floor)?;
            Ok(vec![Event::InterventionEnded {
                speaker: current.speaker.clone(),
                spoken_ms: current.clock(now).elapsed_ms,
            }])
        }
        Command::MarkAbsent { inscription } => {
            let entry = find(floor, *inscription)?;
            must_wait(entry)?;
            Ok(vec![Event::MarkedAbsent { inscription: *inscription, struck_off: entry.absent_once }])
        }
        Command::ExtendCap { session, seconds, reason } => {
            with_floor(plan, session)?;
            if plan.cap.is_none() {
                return Err(Refusal::NoCap);
            }
            let reason = reason.trim();
            if !(1..=7_200).contains(seconds) || reason.is_empty() || reason.chars().count() > 500 {
                return Err(Refusal::InvalidExtension);
            }
            Ok(vec![Event::CapExtended { session: session.clone(), seconds: *seconds, reason: reason.to_owned() }])
        }
    }
}

fn prepare(floor: &Floor, plan: &FloorPlan) -> Result<Vec<Event>, Refusal> {
    if floor.closed {
        return Err(Refusal::MeetingClosed);
    }
    let lost_segment = floor.segments.keys().find(|id| plan.segment(id).is_none()).map(ToString::to_string);
    let lost_session = floor
        .inscriptions
        .values()
        .map(|entry| &entry.session)
        .find(|id| plan.session(id).is_none_or(|s| !s.has_floor()));
    // An intervention without its speaker would stand in no report.
    let speakers = floor.spoken.iter().map(|spoken| &spoken.speaker).chain(floor.current.iter().map(|c| &c.speaker));
    let mut people = speakers.filter_map(|speaker| match speaker {
        Speaker::Person(id) => Some(id),
        Speaker::Inscription(_) => None,
    });
    let lost_person = people.find(|id| !plan.sessions.iter().any(|session| session.people.contains(id)));
    let lost = lost_segment.or_else(|| lost_session.map(ToString::to_string));
    if let Some(what) = lost.or_else(|| lost_person.map(ToString::to_string)) {
        return Err(Refusal::PlanDropsUsed { what });
    }
    Ok(vec![Event::PlanLaidDown { plan: plan.clone() }])
}

fn give_floor(
    floor: &Floor,
    plan: &FloorPlan,
    speaker: &Speaker,
    limit: Option<TimeLimit>,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let (session, segment) = floor.running().ok_or(Refusal::NoSegment)?;
    if floor.current.is_some() {
        return Err(Refusal::FloorTaken);
    }
    let given = |limit: TimeLimit, entry: Option<&Inscription>| Event::FloorGiven {
        speaker: speaker.clone(),
        session: session.id.clone(),
        segment: segment.id.clone(),
        limit_seconds: limit.seconds(),
        category: entry.map(|entry| entry.category),
        delegation: entry.map(|entry| entry.delegation),
    };
    match speaker {
        Speaker::Person(person) => {
            if !session.people.contains(person) {
                return Err(Refusal::UnknownPerson(person.clone()));
            }
            Ok(vec![given(limit.unwrap_or(plan.person_limit), None)])
        }
        Speaker::Inscription(no) => {
            let entry = find(floor, *no)?;
            must_wait(entry)?;
            if entry.session != session.id {
                return Err(Refusal::OtherSession(*no));
            }
            if segment.kind != SegmentKind::Floor {
                return Err(Refusal::NotInFloorSegment);
            }
            let limit = limit.unwrap_or(plan.limit);
            if let Some(account) = floor.account(&session.id, Some(&segment.id)) {
                let left = floor.cap_ms(&account) - floor.used_ms(&account, now);
                if left < i64::from(limit.seconds()) * 1_000 {
                    return Err(Refusal::CapReached {
                        left_seconds: u32::try_from(left / 1_000).unwrap_or(0),
                        needed_seconds: limit.seconds(),
                    });
                }
            }
            Ok(vec![given(limit, Some(entry))])
        }
    }
}

fn start_segment(floor: &Floor, plan: &FloorPlan, id: &SegmentId) -> Result<Vec<Event>, Refusal> {
    let (_, segment) = plan.segment(id).ok_or_else(|| Refusal::UnknownSegment(id.clone()))?;
    if floor.segment.as_ref().is_some_and(|(running, _)| running == id) {
        return Err(Refusal::SegmentRuns(id.clone()));
    }
    let mut events = end_running(floor, plan)?;
    events.push(Event::SegmentStarted { segment: segment.id.clone() });
    Ok(events)
}

/// Ends the running segment, and with the last floor segment of a session its list.
fn end_running(floor: &Floor, plan: &FloorPlan) -> Result<Vec<Event>, Refusal> {
    if floor.current.is_some() {
        return Err(Refusal::FloorTaken);
    }
    let Some((running, _)) = &floor.segment else { return Ok(Vec::new()) };
    let mut events = vec![Event::SegmentEnded { segment: running.clone() }];
    if let Some((session, _)) = plan.segment(running) {
        let last_floor = session.segments.iter().rev().find(|segment| segment.kind == SegmentKind::Floor);
        if last_floor.is_some_and(|segment| &segment.id == running) && is_open(floor, &session.id) {
            events.insert(0, Event::ListClosed { session: session.id.clone() });
        }
    }
    Ok(events)
}

fn with_floor<'a>(plan: &'a FloorPlan, id: &SessionId) -> Result<&'a PlannedSession, Refusal> {
    let session = plan.session(id).ok_or_else(|| Refusal::UnknownSession(id.clone()))?;
    if session.has_floor() { Ok(session) } else { Err(Refusal::NoFloorInSession(id.clone())) }
}

fn is_open(floor: &Floor, session: &SessionId) -> bool {
    floor.lists.get(session).is_some_and(|list| list.open)
}

fn find(floor: &Floor, no: InscriptionNo) -> Result<&Inscription, Refusal> {
    floor.inscriptions.get(&no).ok_or(Refusal::UnknownInscription(no))
}

fn must_wait(entry: &Inscription) -> Result<(), Refusal> {
    match entry.status {
        Status::Waiting => Ok(()),
        status => Err(Refusal::NotWaiting { inscription: entry.no, status: status.words() }),
    }
}

fn has_floor(floor: &Floor) -> Result<&Current, Refusal> {
    floor.current.as_ref().ok_or(Refusal::FloorFree)
}
