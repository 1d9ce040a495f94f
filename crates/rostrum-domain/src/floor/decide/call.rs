//! Commands about who has the floor: giving it, the clock, points of order, questions.

use super::{Hall, reason, seconds};
use crate::concept_note::TimeLimit;
use crate::floor::charge::{Budget, Kind};
use crate::floor::command::{Command, Declared, Speaker, Standing};
use crate::floor::event::Event;
use crate::floor::refusal::Refusal;
use crate::floor::state::{Inscription, PointStatus};
use crate::ids::{InscriptionNo, PersonId, PointNo, SegmentId, SessionId};
use crate::programme::SegmentKind;

pub(super) fn decide(hall: &Hall<'_>, command: &Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::GiveFloor { speaker: Speaker::Person(person), limit } => give_to_person(hall, person, *limit)?,
        Command::GiveFloor { speaker: Speaker::Inscription(no), limit } => give_to_inscription(hall, *no, *limit)?,
        Command::Pause => {
            hall.undisturbed()?;
            match hall.has_floor()?.paused_at {
                Some(_) => return Err(Refusal::IsPaused),
                None => Event::Paused,
            }
        }
        Command::Resume => {
            hall.undisturbed()?;
            match hall.has_floor()?.paused_at {
                Some(_) => Event::Resumed,
                None => return Err(Refusal::NotPaused),
            }
        }
        Command::EndIntervention => end(hall, false)?,
        Command::StopSpeaker => end(hall, true)?,
        Command::ExtendIntervention { seconds } => extend(hall, *seconds)?,
        Command::MarkAbsent { inscription } => {
            let entry = hall.waiting(*inscription)?;
            Event::MarkedAbsent { inscription: *inscription, struck_off: entry.absent_once }
        }
        Command::MarkNotReady { inscription } => {
            if hall.waiting(*inscription)?.not_ready {
                return Err(Refusal::AlreadyPassedOver(*inscription));
            }
            Event::MarkedNotReady { inscription: *inscription }
        }
        Command::RaisePoint { participant, delegation, category } => {
            if hall.floor.running().is_none() {
                return Err(Refusal::NoSegment);
            }
            if hall.floor.raised_points().any(|point| point.delegation == *delegation) {
                return Err(Refusal::HandIsUp);
            }
            let last = hall.floor.points.last().map_or(0, |point| point.no.0);
            Event::PointRaised {
                point: PointNo(last.saturating_add(1)),
                participant: *participant,
                delegation: *delegation,
                category: *category,
            }
        }
        Command::LowerPoint { point } => {
            let raised = raised(hall, *point)?;
            if let crate::floor::command::Actor::Participant(no) = hall.by
                && no != raised.participant
            {
                return Err(Refusal::PointNotRaised(*point));
            }
            Event::PointLowered { point: *point }
        }
        Command::TakePoint { point } => {
            raised(hall, *point)?;
            hall.undisturbed()?;
            Event::PointTaken { point: *point }
        }
        Command::RulePoint { ruling } => {
            hall.not_suspended()?;
            let point = hall.floor.taken_point().ok_or(Refusal::NoPoint)?;
            Event::PointRuled { point: point.no, ruling: reason(ruling)? }
        }
        Command::BeginQuestion => {
            hall.undisturbed()?;
            hall.has_floor()?;
            Event::QuestionBegan
        }
        Command::EndQuestion => {
            hall.not_suspended()?;
            if !hall.has_floor()?.is_questioned() {
                return Err(Refusal::NoQuestion);
            }
            Event::QuestionEnded
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![event])
}

fn raised<'a>(hall: &Hall<'a>, no: PointNo) -> Result<&'a crate::floor::state::Point, Refusal> {
    let raised = |point: &&crate::floor::state::Point| point.no == no && point.status == PointStatus::Raised;
    hall.floor.points.iter().find(raised).ok_or(Refusal::PointNotRaised(no))
}

/// The running session and segment, when the floor is free.
fn free<'a>(hall: &Hall<'a>) -> Result<(&'a SessionId, &'a SegmentId, SegmentKind), Refusal> {
    let (session, segment) = hall.floor.running().ok_or(Refusal::NoSegment)?;
    if hall.floor.current.is_some() {
        return Err(Refusal::FloorTaken);
    }
    hall.undisturbed()?;
    Ok((&session.id, &segment.id, segment.kind))
}

fn give_to_person(hall: &Hall<'_>, person: &PersonId, limit: Option<TimeLimit>) -> Result<Event, Refusal> {
    let (session, segment, segment_kind) = free(hall)?;
    if !hall.plan.session(session).is_some_and(|session| session.people.contains(person)) {
        return Err(Refusal::UnknownPerson(person.clone()));
    }
    let speaker = Speaker::Person(person.clone());
    let kind = Kind::of(&speaker, false, segment_kind);
    let rules = hall.floor.rules_of(session).ok_or(Refusal::NoPlan)?;
    let limit = limit.unwrap_or_else(|| rules.limit(kind, Standing::Single));
    Ok(Event::FloorGiven {
        speaker,
        session: session.clone(),
        segment: segment.clone(),
        limit_seconds: limit.seconds(),
        category: None,
        delegation: None,
        kind: Some(kind),
        participant: None,
        standing: None,
        declared: Declared::default(),
    })
}

fn give_to_inscription(hall: &Hall<'_>, no: InscriptionNo, limit: Option<TimeLimit>) -> Result<Event, Refusal> {
    let (session, segment, segment_kind) = free(hall)?;
    let entry = hall.waiting(no)?;
    if &entry.session != session {
        return Err(Refusal::OtherSession(no));
    }
    may_be_called(hall, entry, segment_kind)?;
    let limit = limit.or_else(|| hall.floor.limit_of(entry)).ok_or(Refusal::NoPlan)?;
    // A claim that nobody has confirmed is none in the record either, where the rules have it confirmed.
    let standing = hall.floor.standing_of(entry);
    if entry.kind().is_charged_to(Budget::Cap) {
        fits_cap(hall, session, segment, i64::from(limit.seconds()) * 1_000)?;
    }
    Ok(Event::FloorGiven {
        speaker: Speaker::Inscription(no),
        session: session.clone(),
        segment: segment.clone(),
        limit_seconds: limit.seconds(),
        category: Some(entry.category),
        delegation: Some(entry.delegation),
        kind: Some(entry.kind()),
        participant: (!entry.declared.speaker_later).then_some(entry.participant),
        standing: Some(standing),
        declared: entry.declared,
    })
}

fn may_be_called(hall: &Hall<'_>, entry: &Inscription, segment: SegmentKind) -> Result<(), Refusal> {
    if entry.reply {
        // In any segment of the session, since they come at its end.
        let waiting = hall.floor.waiting(&entry.session).filter(|other| !other.reply).count();
        return if waiting > 0 { Err(Refusal::ReplyAtEnd { waiting }) } else { Ok(()) };
    }
    if segment != SegmentKind::Floor {
        return Err(Refusal::NotInFloorSegment);
    }
    if hall.floor.awaits_lot(&entry.session) { Err(Refusal::LotNotDrawn) } else { Ok(()) }
}

/// Whether the cap leaves so many milliseconds more.
fn fits_cap(hall: &Hall<'_>, session: &SessionId, segment: &SegmentId, more_ms: i64) -> Result<(), Refusal> {
    let Some(account) = hall.floor.account(session, Some(segment)) else { return Ok(()) };
    let left = hall.floor.cap_ms(&account).saturating_sub(hall.floor.used_ms(&account, hall.now));
    if left < more_ms {
        return Err(Refusal::CapReached { left_seconds: seconds(left), needed_seconds: seconds(more_ms) });
    }
    Ok(())
}

fn end(hall: &Hall<'_>, stopped: bool) -> Result<Event, Refusal> {
    let current = hall.has_floor()?;
    if current.interruption.is_some() {
        hall.undisturbed()?;
    }
    let clock = current.clock(hall.now);
    if stopped && clock.left_ms() > 0 {
        return Err(Refusal::LimitNotReached { left_seconds: seconds(clock.left_ms() + 999) });
    }
    Ok(Event::InterventionEnded { speaker: current.speaker.clone(), spoken_ms: clock.elapsed_ms, stopped })
}

fn extend(hall: &Hall<'_>, more: u32) -> Result<Event, Refusal> {
    let current = hall.has_floor()?;
    if !(1..=3_600).contains(&more) {
        return Err(Refusal::InvalidSeconds { seconds: more, most: 3_600 });
    }
    if current.kind.is_charged_to(Budget::Cap) {
        let rest = current.clock(hall.now).left_ms();
        // A speaker who runs over has charged to the cap already what lies beyond the limit.
        fits_cap(hall, &current.session, &current.segment, (rest + i64::from(more) * 1_000).max(0))?;
    }
    Ok(Event::InterventionExtended { seconds: more })
}
