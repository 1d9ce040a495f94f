//! Commands about the rules of a session and its draw, and what the rules do by themselves.

use jiff::Timestamp;

use super::{Hall, reason};
use crate::concept_note::{Cap, CapScope};
use crate::floor::command::Command;
use crate::floor::draw::{Draw, commitment};
use crate::floor::event::Event;
use crate::floor::hash::Hash;
use crate::floor::refusal::Refusal;
use crate::floor::rules::{InvalidRules, Rules, Within};
use crate::floor::state::{Account, Floor, List};
use crate::ids::SessionId;

pub(super) fn decide(hall: &Hall<'_>, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::SetRules { session, rules, commitment, reason } => {
            Ok(vec![set(hall, session, rules, *commitment, reason.as_deref())?])
        }
        Command::Draw { session, draw } => Ok(vec![draw_lots(hall, session, draw)?]),
        _ => Ok(Vec::new()),
    }
}

fn set(
    hall: &Hall<'_>,
    session: &SessionId,
    rules: &Rules,
    commitment: Option<Hash>,
    why: Option<&str>,
) -> Result<Event, Refusal> {
    let planned = hall.with_floor(session)?;
    if hall.floor.floor_is_over(planned) {
        return Err(Refusal::FloorIsOver);
    }
    if let Some(fault) = hall.floor.faults_of(session, rules, hall.now).into_iter().next() {
        return Err(fault.into());
    }
    let opened = hall.floor.lists.get(session).is_some_and(|list| list.opened.is_some());
    let why = why.filter(|text| !text.trim().is_empty()).map(reason).transpose()?;
    let by_lot = rules.order.within != Within::Time;
    if opened {
        if why.is_none() {
            return Err(Refusal::RulesNeedReason);
        }
        let before = hall.floor.rules_of(session).ok_or(Refusal::NoPlan)?;
        if by_lot && before.order.within != rules.order.within {
            return Err(Refusal::LotIsFixed);
        }
    } else if by_lot && commitment.is_none() {
        return Err(Refusal::NoCommitment);
    }
    // A list that has opened keeps the commitment that was published before.
    let commitment = commitment.filter(|_| by_lot && !opened);
    Ok(Event::RulesSet { session: session.clone(), rules: Box::new(rules.clone()), commitment, reason: why })
}

impl Floor {
    /// All that speaks against rules for a session at an instant: what does not hold together in them, and
    /// what does not fit to what has happened.
    pub fn faults_of(&self, session: &SessionId, rules: &Rules, now: Timestamp) -> Vec<InvalidRules> {
        let Some(plan) = &self.plan else { return Vec::new() };
        let mut faults = rules.faults(plan);
        let opens_by_itself = self.lists.get(session).is_none_or(opens_by_itself);
        if let Some(at) = rules.opens_at.filter(|at| opens_by_itself && *at <= now) {
            faults.push(InvalidRules::OpensInPast { at });
        }
        faults.extend(self.lost_extension(session, rules.cap));
        faults
    }

    /// The extension that a session would lose with another cap, because it was given to the account of
    /// another scope. Without a cap nothing is lost.
    pub(super) fn lost_extension(&self, session: &SessionId, cap: Option<Cap>) -> Option<InvalidRules> {
        let (before, after) = (self.cap_of(session)?.scope, cap?.scope);
        let slots = self.plan.as_ref()?.session(session)?.segments.iter();
        let accounts = match before {
            CapScope::Meeting => vec![Account::Meeting],
            CapScope::Session => vec![Account::Session(session.clone())],
            CapScope::Slot => slots.map(|slot| Account::Slot(slot.id.clone())).collect(),
        };
        let seconds: i64 = accounts.iter().filter_map(|account| self.extensions.get(account)).sum();
        (before != after && seconds != 0).then_some(InvalidRules::ExtensionLost { seconds })
    }
}

/// Whether a list can still open at the instant that its rules fix.
fn opens_by_itself(list: &List) -> bool {
    list.opened.is_none() && list.closed.is_none()
}

fn draw_lots(hall: &Hall<'_>, session: &SessionId, draw: &Draw) -> Result<Event, Refusal> {
    hall.with_floor(session)?;
    let rules = hall.floor.rules_of(session).ok_or(Refusal::NoPlan)?;
    let Within::Lot { beacon, .. } = &rules.order.within else { return Err(Refusal::NoLot) };
    let intake = hall.floor.lists.get(session).and_then(|list| list.intake.as_ref()).ok_or(Refusal::NoCommitment)?;
    if intake.draw.is_some() {
        return Err(Refusal::AlreadyDrawn);
    }
    let Some(until) = intake.closes else { return Err(Refusal::ListIsClosed) };
    if hall.now <= until {
        return Err(Refusal::WindowRuns { until });
    }
    match (beacon, draw.beacon.as_deref()) {
        (None, None) => {}
        (None, Some(_)) => return Err(Refusal::BeaconNotNamed),
        (Some(_), Some(value)) if !value.trim().is_empty() && value.chars().count() <= 200 => {}
        (Some(named), _) => return Err(Refusal::BeaconNeeded(named.clone())),
    }
    if commitment(session, &draw.seed) != intake.commitment {
        return Err(Refusal::SeedDiffers);
    }
    if draw.log.version != intake.log_version {
        return Err(Refusal::LogDiffers(intake.log_version));
    }
    let last = hall.floor.last_in_window(session, until).ok_or(Refusal::NothingToDraw)?;
    Ok(Event::OrderDrawn { session: session.clone(), last, draw: draw.clone() })
}

/// What the rules of a session do by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// The list opens.
    Open(SessionId),
    /// The list closes.
    Close(SessionId),
    /// The lots are drawn: the window is over and no external value is waited for.
    Draw(SessionId),
}

impl Floor {
    /// What is due at an instant or was due before it, one thing at a time.
    pub fn due(&self, now: Timestamp) -> Option<Due> {
        self.schedule().into_iter().filter(|(at, _)| *at <= now).min_by_key(|(at, _)| *at).map(|(_, due)| due)
    }

    /// When something is due next, also when that instant has passed.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.schedule().into_iter().map(|(at, _)| at).min()
    }

    fn schedule(&self) -> Vec<(Timestamp, Due)> {
        let Some(plan) = self.plan.as_ref().filter(|_| !self.closed) else { return Vec::new() };
        let mut schedule = Vec::new();
        for (session, rules) in &self.rules {
            let (Some(planned), Some(list)) = (plan.session(session), self.lists.get(session)) else { continue };
            if self.floor_is_over(planned) {
                continue;
            }
            if let Some(at) = rules.opens_at.filter(|_| opens_by_itself(list)) {
                schedule.push((at, Due::Open(session.clone())));
            }
            if let Some(at) = closing(rules, list) {
                schedule.push((at, Due::Close(session.clone())));
            }
            if let Some(at) = self.drawing(session, rules, list) {
                schedule.push((at, Due::Draw(session.clone())));
            }
        }
        schedule
    }

    fn drawing(&self, session: &SessionId, rules: &Rules, list: &List) -> Option<Timestamp> {
        let Within::Lot { beacon: None, .. } = rules.order.within else { return None };
        let closes = list.intake.as_ref().filter(|intake| intake.draw.is_none())?.closes?;
        self.last_in_window(session, closes)?;
        // After the closing instant: whoever inscribes at that very instant still takes part.
        closes.checked_add(jiff::SignedDuration::from_millis(1)).ok()
    }
}

fn closing(rules: &Rules, list: &List) -> Option<Timestamp> {
    rules.closes_at.filter(|at| list.open && list.closed.is_none_or(|closed| closed < *at))
}
