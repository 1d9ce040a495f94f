//! Whether a log could have happened: every command in it is decided again.

use serde_json::Value;

use super::calls::{Caller, Calls};
use crate::concept_note::TimeLimit;
use crate::floor::command::{Actor, Command};
use crate::floor::decide::decide;
use crate::floor::event::{Event, Recorded};
use crate::floor::refusal::Refusal;
use crate::floor::state::Floor;

/// What a log led to when it was decided again.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Replayed {
    /// Of each command that the rules would not have allowed, or not so, the version and why.
    pub(super) findings: Vec<(u64, String)>,
    /// Who was called.
    pub(super) calls: Vec<Calls>,
}

/// Folds a whole log and decides every command again. Of a `sealed` one only the public fields are known.
pub(super) fn replay(log: &[Recorded], sealed: bool) -> Replayed {
    let (mut floor, mut caller, mut findings) = (Floor::default(), Caller::new(sealed), Vec::new());
    for lines in log.chunk_by(|one, next| one.command() == next.command()) {
        let Some(first) = lines.first() else { continue };
        let checked = if sealed && is_swap(lines) {
            could_swap(&floor, first, lines)
        } else {
            could_happen(&floor, &caller, first, lines)
        };
        findings.extend(checked.err().map(|text| (first.version, text)));
        for line in lines {
            caller.take(&floor, line);
            floor.apply(line);
        }
    }
    Replayed { findings, calls: caller.finish(&floor) }
}

/// Decides the command again that led to these lines. Its events may have more fields than those that an
/// older program logged, and none that differs.
fn could_happen(floor: &Floor, caller: &Caller, first: &Recorded, lines: &[Recorded]) -> Result<(), String> {
    let mut refused = None;
    for line in lines {
        for command in commands(floor, &line.event) {
            match decide_again(floor, first, first.by, command) {
                Ok(events) if says(lines, &events) => return Ok(()),
                Ok(_) => {}
                // Who stands behind whom is not known then.
                Err(Refusal::NoMove(no))
                    if floor.inscriptions.get(&no).is_some_and(|e| caller.is_sealed(&e.session)) =>
                {
                    return Ok(());
                }
                Err(refusal) => refused = refused.or(Some(refusal)),
            }
        }
    }
    Err(match refused {
        Some(refusal) => would_refuse(first, &refusal),
        None => format!("the rules lead to something else than version {} says", first.version),
    })
}

fn decide_again(floor: &Floor, first: &Recorded, by: Actor, command: Command) -> Result<Vec<Event>, Refusal> {
    let command = match first.happened {
        Some(happened) => Command::EnterLate { happened, what: Box::new(command) },
        None => command,
    };
    decide(floor, &command, by, first.at)
}

fn would_refuse(first: &Recorded, refusal: &Refusal) -> String {
    format!("the rules would have refused version {}: {refusal}", first.version)
}

fn is_swap(lines: &[Recorded]) -> bool {
    let is_swap =
        |event: &Event| matches!(event, Event::SwapProposed { .. } | Event::SwapDropped { .. } | Event::Swapped { .. });
    lines.iter().all(|line| is_swap(&line.event))
}

/// Offers are sealed: of a swap it can be seen whether the two could have swapped, and not whether they agreed.
fn could_swap(floor: &Floor, first: &Recorded, lines: &[Recorded]) -> Result<(), String> {
    let swapped = lines.iter().filter_map(|line| match line.event {
        Event::Swapped { from, with } => Some(Command::ProposeSwap { mine: from, with }),
        _ => None,
    });
    for offer in swapped {
        decide_again(floor, first, Actor::Secretariat, offer).map_err(|refusal| would_refuse(first, &refusal))?;
    }
    Ok(())
}

fn says(lines: &[Recorded], events: &[Event]) -> bool {
    let fields = |event: &Event| serde_json::to_value(event).unwrap_or_default();
    let agrees = |line: &Recorded, event: &Event| match (fields(&line.event), fields(event)) {
        (Value::Object(logged), Value::Object(decided)) => {
            logged.iter().all(|(name, value)| decided.get(name) == Some(value))
        }
        _ => false,
    };
    lines.len() == events.len() && lines.iter().zip(events).all(|(line, event)| agrees(line, event))
}

/// The commands that may have led to an event.
fn commands(floor: &Floor, event: &Event) -> Vec<Command> {
    let command = match event.clone() {
        Event::PlanLaidDown { plan } => Command::Prepare { plan },
        Event::ListOpened { session } => Command::OpenList { session },
        Event::ListClosed { session } => Command::CloseList { session },
        Event::Inscribed { session, participant, delegation, category, standing, declared, .. } => {
            Command::Inscribe { session, participant, delegation, category, standing, declared }
        }
        Event::ReplyRequested { session, participant, delegation, category, .. } => {
            Command::RequestReply { session, participant, delegation, category }
        }
        Event::Amended { inscription, standing, declared } => Command::Amend { inscription, standing, declared },
        Event::SpeakerSubstituted { inscription, participant } => match floor.inscriptions.get(&inscription) {
            Some(entry) => Command::Substitute { inscription, participant, delegation: entry.delegation },
            None => return Vec::new(),
        },
        Event::RulesSet { session, rules, commitment, reason } => {
            Command::SetRules { session, rules, commitment, reason }
        }
        Event::OrderDrawn { session, draw, .. } => Command::Draw { session, draw },
        Event::SwapProposed { from, with } => {
            return vec![Command::ProposeSwap { mine: from, with }, Command::SwapPlaces { one: from, other: with }];
        }
        Event::SwapDropped { from, with } => Command::DropSwap { from, with },
        Event::Swapped { from, with } => {
            let places = |one, other| Command::SwapPlaces { one, other };
            return vec![Command::AcceptSwap { from, mine: with }, places(from, with), places(with, from)];
        }
        Event::Moved { inscription, before, reason } => Command::Move { inscription, before, reason },
        Event::PriorityGranted { inscription, standing, reason } => {
            Command::GrantPriority { inscription, standing, reason }
        }
        Event::Withdrawn { inscription } => Command::Withdraw { inscription },
        Event::SegmentStarted { segment } => return vec![Command::StartSegment { segment }, Command::NextSegment],
        Event::SegmentEnded { .. } => return vec![Command::EndSegment, Command::NextSegment],
        Event::MeetingClosed => Command::NextSegment,
        Event::FloorGiven { speaker, limit_seconds, .. } => match TimeLimit::from_seconds(limit_seconds) {
            Ok(limit) => Command::GiveFloor { speaker, limit: Some(limit) },
            Err(_) => return Vec::new(),
        },
        Event::Paused => Command::Pause,
        Event::Resumed => Command::Resume,
        Event::InterventionEnded { stopped: true, .. } => Command::StopSpeaker,
        Event::InterventionEnded { .. } => Command::EndIntervention,
        Event::InterventionExtended { seconds } => Command::ExtendIntervention { seconds },
        Event::MarkedAbsent { inscription, .. } => Command::MarkAbsent { inscription },
        Event::MarkedNotReady { inscription } => Command::MarkNotReady { inscription },
        Event::LimitLowered { session, limit_seconds, reason } => match TimeLimit::from_seconds(limit_seconds) {
            Ok(limit) => Command::LowerLimit { session, limit, reason },
            Err(_) => return Vec::new(),
        },
        Event::CapExtended { session, seconds, reason } => Command::ExtendCap { session, seconds, reason },
        Event::Suspended { reason } => Command::Suspend { reason },
        Event::SessionResumed => Command::ResumeSession,
        Event::PointRaised { participant, delegation, category, .. } => {
            Command::RaisePoint { participant, delegation, category }
        }
        Event::PointLowered { point } => Command::LowerPoint { point },
        Event::PointTaken { point } => Command::TakePoint { point },
        Event::PointRuled { ruling, .. } => Command::RulePoint { ruling },
        Event::QuestionBegan => Command::BeginQuestion,
        Event::QuestionEnded => Command::EndQuestion,
        Event::TimeMoved { from, to, seconds, reason } => Command::MoveTime { from, to, seconds, reason },
        Event::Undone { .. } => Command::Undo,
    };
    vec![command]
}
