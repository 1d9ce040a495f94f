//! From a command to events, or to the rule that refuses it. The files hold the commands of the list, of
//! who is called, of segments, of the rules and the draw, and what is taken back or entered late.

mod call;
mod list;
mod rules;
mod segment;
mod undo;

use jiff::Timestamp;

pub use rules::Due;

use super::command::{Actor, Command};
use super::event::Event;
use super::plan::{FloorPlan, PlannedSession};
use super::refusal::Refusal;
use super::state::{Current, Floor, Inscription, Status};
use crate::ids::{InscriptionNo, SessionId};

/// Says which events follow from a command at an instant. The events are not applied.
///
/// # Errors
/// A [`Refusal`] names the rule that says no, and what to do.
pub fn decide(floor: &Floor, command: &Command, by: Actor, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    if let Command::Prepare { plan } = command {
        return segment::prepare(floor, plan);
    }
    let plan = floor.plan.as_ref().ok_or(Refusal::NoPlan)?;
    if let Command::Undo = command {
        return undo::undo(floor, now);
    }
    if floor.closed {
        return Err(Refusal::MeetingClosed);
    }
    if list::acts_for_another(by, command) {
        return Err(Refusal::NotForAnother);
    }
    let hall = Hall { floor, plan, by, now };
    match command {
        Command::Prepare { .. } | Command::Undo => Ok(Vec::new()),
        Command::EnterLate { happened, what } => undo::enter_late(&hall, *happened, what),
        Command::SetRules { .. } | Command::Draw { .. } => rules::decide(&hall, command),
        Command::OpenList { .. }
        | Command::CloseList { .. }
        | Command::Inscribe { .. }
        | Command::RequestReply { .. }
        | Command::Amend { .. }
        | Command::Substitute { .. }
        | Command::Withdraw { .. }
        | Command::ProposeSwap { .. }
        | Command::AcceptSwap { .. }
        | Command::DropSwap { .. }
        | Command::SwapPlaces { .. }
        | Command::Move { .. }
        | Command::GrantPriority { .. }
        | Command::LowerLimit { .. }
        | Command::ExtendCap { .. } => list::decide(&hall, command),
        Command::NextSegment
        | Command::StartSegment { .. }
        | Command::EndSegment
        | Command::Suspend { .. }
        | Command::ResumeSession
        | Command::MoveTime { .. } => segment::decide(&hall, command),
        Command::GiveFloor { .. }
        | Command::Pause
        | Command::Resume
        | Command::EndIntervention
        | Command::StopSpeaker
        | Command::ExtendIntervention { .. }
        | Command::MarkAbsent { .. }
        | Command::MarkNotReady { .. }
        | Command::RaisePoint { .. }
        | Command::LowerPoint { .. }
        | Command::TakePoint { .. }
        | Command::RulePoint { .. }
        | Command::BeginQuestion
        | Command::EndQuestion => call::decide(&hall, command),
    }
}

/// What a decision is made from.
struct Hall<'a> {
    floor: &'a Floor,
    plan: &'a FloorPlan,
    by: Actor,
    now: Timestamp,
}

impl<'a> Hall<'a> {
    fn with_floor(&self, id: &SessionId) -> Result<&'a PlannedSession, Refusal> {
        let session = self.plan.session(id).ok_or_else(|| Refusal::UnknownSession(id.clone()))?;
        if session.has_floor() { Ok(session) } else { Err(Refusal::NoFloorInSession(id.clone())) }
    }

    fn is_open(&self, session: &SessionId) -> bool {
        self.floor.lists.get(session).is_some_and(|list| list.open)
    }

    fn find(&self, no: InscriptionNo) -> Result<&'a Inscription, Refusal> {
        self.floor.inscriptions.get(&no).ok_or(Refusal::UnknownInscription(no))
    }

    /// An inscription that waits.
    fn waiting(&self, no: InscriptionNo) -> Result<&'a Inscription, Refusal> {
        let entry = self.find(no)?;
        match entry.status {
            Status::Waiting => Ok(entry),
            status => Err(Refusal::NotWaiting { inscription: entry.no, status: status.words() }),
        }
    }

    /// An inscription that waits and that whoever asks may change.
    fn own(&self, no: InscriptionNo) -> Result<&'a Inscription, Refusal> {
        let entry = self.find(no)?;
        if let Actor::Participant(participant) = self.by
            && participant != entry.made_by
            && participant != entry.participant
        {
            return Err(Refusal::NotYours(no));
        }
        self.waiting(no)
    }

    fn has_floor(&self) -> Result<&'a Current, Refusal> {
        self.floor.current.as_ref().ok_or(Refusal::FloorFree)
    }

    fn not_suspended(&self) -> Result<(), Refusal> {
        if self.floor.is_suspended() { Err(Refusal::Suspended) } else { Ok(()) }
    }

    /// Neither suspended nor interrupted.
    fn undisturbed(&self) -> Result<(), Refusal> {
        self.not_suspended()?;
        if self.floor.taken_point().is_some() {
            return Err(Refusal::PointIsHeard);
        }
        if self.floor.current.as_ref().is_some_and(Current::is_questioned) {
            return Err(Refusal::QuestionIsPut);
        }
        Ok(())
    }
}

/// A reason as it stands in the log.
fn reason(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 500 { Err(Refusal::ReasonNeeded) } else { Ok(text.to_owned()) }
}

/// Whole seconds of a duration in milliseconds, 0 when it is negative.
fn seconds(ms: i64) -> u32 {
    u32::try_from(ms / 1_000).unwrap_or(0)
}
