//! Commands about segments, the suspension of the session, and the plan.

use jiff::SignedDuration;

use super::{Hall, reason};
use crate::floor::command::{Command, Speaker};
use crate::floor::event::Event;
use crate::floor::plan::FloorPlan;
use crate::floor::refusal::Refusal;
use crate::floor::state::{Account, Floor};
use crate::ids::SegmentId;

pub(super) fn decide(hall: &Hall<'_>, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::NextSegment => {
            match hall.plan.next_segment(hall.floor.last_segment.as_ref()) {
                // Between two sessions nothing runs: a break is no part of a session.
                Some(next) if hall.floor.ends_session(&next.id) => end_running(hall),
                Some(next) => start(hall, &next.id),
                None => {
                    let mut events = end_running(hall)?;
                    events.push(Event::MeetingClosed);
                    Ok(events)
                }
            }
        }
        Command::StartSegment { segment } => start(hall, segment),
        Command::EndSegment => {
            if hall.floor.segment.is_none() {
                Err(Refusal::NoSegment)
            } else {
                end_running(hall)
            }
        }
        Command::Suspend { reason: why } => {
            hall.not_suspended()?;
            if hall.floor.segment.is_none() {
                return Err(Refusal::NoSegment);
            }
            Ok(vec![Event::Suspended { reason: reason(why)? }])
        }
        Command::ResumeSession if hall.floor.is_suspended() => Ok(vec![Event::SessionResumed]),
        Command::ResumeSession => Err(Refusal::NotSuspended),
        Command::MoveTime { from, to, seconds, reason: why } => Ok(vec![move_time(hall, from, to, *seconds, why)?]),
        _ => Ok(Vec::new()),
    }
}

pub(super) fn prepare(floor: &Floor, plan: &FloorPlan) -> Result<Vec<Event>, Refusal> {
    if floor.closed {
        return Err(Refusal::MeetingClosed);
    }
    let extended = floor.extensions.keys().filter_map(|account| match account {
        Account::Slot(slot) => Some(slot),
        Account::Meeting | Account::Session(_) => None,
    });
    let mut used = floor.segments.keys().chain(floor.moved_time.keys()).chain(extended);
    let lost_segment = used.find(|id| plan.segment(id).is_none()).map(ToString::to_string);
    let inscribed = floor.inscriptions.values().map(|entry| &entry.session);
    let lost_session =
        inscribed.chain(floor.rules.keys()).find(|id| plan.session(id).is_none_or(|session| !session.has_floor()));
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
    let by_plan = plan.sessions.iter().filter(|session| !floor.rules.contains_key(&session.id));
    if let Some(lost) = by_plan.filter_map(|session| floor.lost_extension(&session.id, plan.cap)).next() {
        return Err(lost.into());
    }
    Ok(vec![Event::PlanLaidDown { plan: plan.clone() }])
}

fn start(hall: &Hall<'_>, id: &SegmentId) -> Result<Vec<Event>, Refusal> {
    let (_, segment) = hall.plan.segment(id).ok_or_else(|| Refusal::UnknownSegment(id.clone()))?;
    if hall.floor.segment.as_ref().is_some_and(|(running, _)| running == id) {
        return Err(Refusal::SegmentRuns(id.clone()));
    }
    let mut events = end_running(hall)?;
    events.push(Event::SegmentStarted { segment: segment.id.clone() });
    Ok(events)
}

/// Ends the running segment, and with the last floor segment of a session its list.
fn end_running(hall: &Hall<'_>) -> Result<Vec<Event>, Refusal> {
    if hall.floor.current.is_some() {
        return Err(Refusal::FloorTaken);
    }
    hall.undisturbed()?;
    let Some((running, _)) = &hall.floor.segment else { return Ok(Vec::new()) };
    let mut events = vec![Event::SegmentEnded { segment: running.clone() }];
    if let Some((session, _)) = hall.plan.segment(running)
        && session.last_floor().is_some_and(|segment| &segment.id == running)
        && hall.is_open(&session.id)
    {
        events.insert(0, Event::ListClosed { session: session.id.clone() });
    }
    Ok(events)
}

fn move_time(hall: &Hall<'_>, from: &SegmentId, to: &SegmentId, seconds: u32, why: &str) -> Result<Event, Refusal> {
    let find = |id: &SegmentId| hall.plan.segment(id).ok_or_else(|| Refusal::UnknownSegment(id.clone()));
    let ((_, source), (_, target)) = (find(from)?, find(to)?);
    if from == to {
        return Err(Refusal::SameSegment);
    }
    if !(1..=14_400).contains(&seconds) {
        return Err(Refusal::InvalidSeconds { seconds, most: 14_400 });
    }
    if hall.floor.segments.get(&target.id).is_some_and(|(_, ended)| ended.is_some()) {
        return Err(Refusal::SegmentIsOver(to.clone()));
    }
    let unused = hall.floor.unused(source, hall.now);
    if unused < SignedDuration::from_secs(seconds.into()) {
        let left_seconds = u32::try_from(unused.as_secs()).unwrap_or(0);
        return Err(Refusal::NotUnused { segment: from.clone(), left_seconds });
    }
    Ok(Event::TimeMoved { from: from.clone(), to: to.clone(), seconds, reason: reason(why)? })
}
