//! What the state says when it is asked.

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};

use super::{Account, Current, Floor, Inscription, Interruption, Point, PointStatus, Status};
use crate::concept_note::{Cap, CapScope, TimeLimit};
use crate::floor::charge::{Budget, Kind};
use crate::floor::command::Standing;
use crate::floor::order::{Place, places};
use crate::floor::plan::{PlannedSegment, PlannedSession};
use crate::floor::rules::Rules;
use crate::ids::{InscriptionNo, SegmentId, SessionId};
use crate::programme::SegmentKind;

impl Floor {
    /// The segment that runs, with its session.
    pub fn running(&self) -> Option<(&PlannedSession, &PlannedSegment)> {
        let (id, _) = self.segment.as_ref()?;
        self.plan.as_ref()?.segment(id)
    }

    /// Whether a segment runs that belongs to another session than `next`.
    pub fn ends_session(&self, next: &SegmentId) -> bool {
        let next = self.plan.as_ref().and_then(|plan| plan.segment(next));
        match (self.running(), next) {
            (Some((here, _)), Some((there, _))) => here.id != there.id,
            _ => false,
        }
    }

    /// Whether the last floor segment of a session has ended.
    pub fn floor_is_over(&self, session: &PlannedSession) -> bool {
        let last = session.last_floor().and_then(|segment| self.segments.get(&segment.id));
        last.is_some_and(|(_, ended)| ended.is_some())
    }

    /// Whether the session is suspended.
    pub fn is_suspended(&self) -> bool {
        self.suspensions.last().is_some_and(|suspension| suspension.to.is_none())
    }

    /// How long the session was suspended between two instants.
    pub fn suspended(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        self.suspensions.iter().fold(SignedDuration::ZERO, |sum, suspension| {
            let until = suspension.to.unwrap_or(to).min(to);
            sum + until.duration_since(suspension.from.max(from)).max(SignedDuration::ZERO)
        })
    }

    /// The length of a segment with the time that was moved to it or away.
    pub fn length(&self, segment: &PlannedSegment) -> SignedDuration {
        let moved = self.moved_time.get(&segment.id).copied().unwrap_or(0);
        (SignedDuration::from_mins(segment.minutes.into()) + SignedDuration::from_secs(moved)).max(SignedDuration::ZERO)
    }

    /// How much of the length of a segment is unused at an instant: of one that ended what it left, of
    /// one that runs what it has left, of one that comes all of it.
    pub fn unused(&self, segment: &PlannedSegment, now: Timestamp) -> SignedDuration {
        let length = self.length(segment);
        let Some((began, ended)) = self.segments.get(&segment.id) else { return length };
        let until = ended.unwrap_or(now);
        let used = until.duration_since(*began) - self.suspended(*began, until);
        (length - used).max(SignedDuration::ZERO)
    }

    /// The rules of a session: those that were set, else those of the plan. `None` without a plan.
    pub fn rules_of(&self, session: &SessionId) -> Option<Cow<'_, Rules>> {
        let set = self.rules.get(session).map(Cow::Borrowed);
        set.or_else(|| self.plan.as_ref().map(|plan| Cow::Owned(Rules::of(plan))))
    }

    /// The standing that an inscription counts as: a claim that has to be confirmed is none before.
    pub fn standing_of(&self, entry: &Inscription) -> Standing {
        if !entry.is_claimed() {
            return entry.standing;
        }
        self.rules_of(&entry.session).map_or(entry.standing, |rules| entry.standing_by(&rules.order))
    }

    /// The limit of an inscription: that of its standing, or the lowered one when that is less.
    pub fn limit_of(&self, entry: &Inscription) -> Option<TimeLimit> {
        let rules = self.rules_of(&entry.session)?;
        let limit = entry.limit(&rules);
        Some(self.lowered.get(&entry.session).map_or(limit, |lowered| limit.min(*lowered)))
    }

    /// The account to which interventions in a session are charged; `None` without a cap. For a cap
    /// by slot that of `segment`, else of the running floor segment, else of the first.
    pub fn account(&self, session: &SessionId, segment: Option<&SegmentId>) -> Option<Account> {
        let plan = self.plan.as_ref()?;
        match self.cap_of(session)?.scope {
            CapScope::Meeting => Some(Account::Meeting),
            CapScope::Session => Some(Account::Session(session.clone())),
            CapScope::Slot => {
                let floors = || {
                    plan.session(session).into_iter().flat_map(|s| &s.segments).filter(|s| s.kind == SegmentKind::Floor)
                };
                let running = self.segment.as_ref().map(|(id, _)| id);
                let slot = segment.or_else(|| running.filter(|id| floors().any(|floor| &floor.id == *id)));
                slot.or_else(|| floors().next().map(|floor| &floor.id)).cloned().map(Account::Slot)
            }
        }
    }

    /// The cap by the rules of a session, without its extensions.
    pub fn cap_of(&self, session: &SessionId) -> Option<Cap> {
        self.rules.get(session).map_or_else(|| self.plan.as_ref()?.cap, |rules| rules.cap)
    }

    /// The cap of an account with its extensions, in milliseconds, 0 or more.
    pub fn cap_ms(&self, account: &Account) -> i64 {
        let plan = self.plan.as_ref();
        let session = match account {
            Account::Meeting => None,
            Account::Session(session) => Some(session),
            Account::Slot(slot) => plan.and_then(|plan| plan.segment(slot)).map(|(session, _)| &session.id),
        };
        let cap = session.map_or_else(|| plan?.cap, |session| self.cap_of(session));
        let seconds = self.extensions.get(account).copied().unwrap_or(0);
        (cap.map_or(0, |cap| i64::from(cap.minutes)) * 60_000 + seconds * 1_000).max(0)
    }

    /// Milliseconds charged to an account by interventions that ended and by the running one.
    pub fn used_ms(&self, account: &Account, now: Timestamp) -> i64 {
        let counts = |kind: Kind, session: &SessionId, segment: &SegmentId| {
            kind.is_charged_to(Budget::Cap) && self.account(session, Some(segment)).as_ref() == Some(account)
        };
        let ended = self.spoken.iter().filter(|spoken| counts(spoken.kind, &spoken.session, &spoken.segment));
        let running = self.current.as_ref().filter(|current| counts(current.kind, &current.session, &current.segment));
        let running = running.map_or(0, |current| current.clock(now).elapsed_ms);
        // A log that was tampered with is folded, too, to say so.
        ended.fold(running, |sum, spoken| sum.saturating_add(spoken.spoken_ms))
    }

    /// Who waits in a session, in the order in which they will be called.
    pub fn waiting(&self, session: &SessionId) -> impl Iterator<Item = &Inscription> {
        let list = self.lists.get(session).map(|list| list.waiting.as_slice()).unwrap_or_default();
        list.iter().filter_map(|no| self.inscriptions.get(no))
    }

    /// Who is called next: the first who waits and is not passed over, else the first of all.
    pub fn next_on_list(&self, session: &SessionId) -> Option<&Inscription> {
        self.waiting(session).find(|entry| !entry.not_ready).or_else(|| self.waiting(session).next())
    }

    /// The places by the rules of all who wait, speak or spoke in a session, moves not counted.
    pub fn places(&self, session: &SessionId) -> Vec<Place> {
        let Some(rules) = self.rules_of(session) else { return Vec::new() };
        let entries = self.inscriptions.values().filter(|entry| &entry.session == session);
        places(&rules, session, self.drawn(session).as_ref(), entries)
    }

    /// Inscriptions of a session that still await their lot: those of an intake window that was not drawn.
    pub fn awaits_lot(&self, session: &SessionId) -> bool {
        let intake = self.lists.get(session).and_then(|list| list.intake.as_ref()).filter(|list| list.draw.is_none());
        // Where nobody came in the window nothing is drawn: whoever comes later stands by time.
        intake.is_some_and(|intake| intake.closes.is_none_or(|at| self.last_in_window(session, at).is_some()))
    }

    /// The last inscription that was made in the intake window of a session.
    pub(in crate::floor) fn last_in_window(&self, session: &SessionId, closes: Timestamp) -> Option<InscriptionNo> {
        let entries = self.inscriptions.values().rev();
        entries.filter(|entry| &entry.session == session && !entry.reply).find(|e| e.at <= closes).map(|e| e.no)
    }

    /// The hands that are up for points of order, the first first.
    pub fn raised_points(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| point.status == PointStatus::Raised)
    }

    /// The point of order that is being heard.
    pub fn taken_point(&self) -> Option<&Point> {
        self.points.iter().find(|point| point.status == PointStatus::Taken)
    }

    /// How many inscriptions of a session have a status.
    pub fn count(&self, session: &SessionId, status: Status) -> usize {
        self.inscriptions.values().filter(|entry| &entry.session == session && entry.status == status).count()
    }
}

impl Current {
    /// Whether a question is being put.
    pub fn is_questioned(&self) -> bool {
        self.interruption == Some(Interruption::Question)
    }
}
