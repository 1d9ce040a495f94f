//! The fold.

use jiff::{SignedDuration, Timestamp};

use super::{Account, Floor, Inscription, Intake, Interruption, Point, PointStatus, Status, Suspension};
use crate::concept_note::TimeLimit;
use crate::floor::command::{Declared, Standing};
use crate::floor::event::{Event, Recorded};
use crate::floor::plan::FloorPlan;
use crate::floor::rules::{Rules, Within};
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, SegmentId, SessionId};
use crate::participant::Category;
use crate::programme::SegmentKind;

impl Floor {
    /// Folds a whole log.
    pub fn from_log<'a>(log: impl IntoIterator<Item = &'a Recorded>) -> Self {
        let mut floor = Self::default();
        for recorded in log {
            floor.apply(recorded);
        }
        floor
    }

    /// Takes in one event, which must be the next of the log.
    pub fn apply(&mut self, recorded: &Recorded) {
        let before = self.before(recorded);
        if matches!(recorded.event, Event::Undone { .. }) {
            self.take_back();
        }
        self.version = recorded.version;
        self.last_at = Some(recorded.at);
        if recorded.event.moves_the_floor() {
            self.last_moved = Some(self.last_moved.map_or(recorded.when(), |last| last.max(recorded.when())));
        }
        self.change(&recorded.event, recorded.when());
        for intake in self.lists.values_mut().filter_map(|list| list.intake.as_mut()) {
            if intake.closes.is_none_or(|closes| recorded.at <= closes) {
                intake.log_version = recorded.version;
            }
        }
        self.remember(before, recorded);
    }

    fn change(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::PlanLaidDown { plan } => self.lay_down(plan),
            Event::RulesSet { session, rules, commitment, .. } => {
                let list = self.lists.entry(session.clone()).or_default();
                if list.opened.is_none() {
                    list.intake = commitment.map(Intake::committed);
                } else if rules.order.within == Within::Time {
                    list.intake = None;
                }
                self.rules.insert(session.clone(), (**rules).clone());
                self.arrange(session);
            }
            Event::OrderDrawn { session, last, draw } => {
                if let Some(intake) = self.lists.entry(session.clone()).or_default().intake.as_mut() {
                    intake.draw = Some(draw.clone());
                    intake.last = Some(*last);
                }
                self.arrange(session);
            }
            Event::ListOpened { session } => self.open(session, at),
            Event::ListClosed { session } => {
                let list = self.lists.entry(session.clone()).or_default();
                list.open = false;
                list.closed = Some(at);
            }
            Event::Inscribed { inscription, session, participant, delegation, category, standing, declared } => {
                let entry = waiting(*inscription, session, *participant, *delegation, *category, at);
                self.enqueue(Inscription { standing: *standing, declared: *declared, ..entry });
            }
            Event::ReplyRequested { inscription, session, participant, delegation, category } => {
                let entry = waiting(*inscription, session, *participant, *delegation, *category, at);
                self.enqueue(Inscription { reply: true, ..entry });
            }
            Event::Amended { inscription, standing, declared } => {
                self.with_entry(*inscription, |entry| {
                    entry.standing = *standing;
                    entry.declared = *declared;
                });
            }
            Event::SpeakerSubstituted { inscription, participant } => {
                if let Some(entry) = self.inscriptions.get_mut(inscription) {
                    entry.participant = *participant;
                    entry.declared.speaker_later = false;
                }
            }
            Event::PriorityGranted { inscription, standing, .. } => {
                // The chair grants a place by the rules: an earlier move of the same entry no longer counts.
                self.forget_move(*inscription);
                self.with_entry(*inscription, |entry| entry.granted = Some(*standing));
            }
            Event::SwapProposed { from, with } => self.with_list(*from, |list| list.offers.push((*from, *with))),
            Event::SwapDropped { from, with } => {
                self.with_list(*from, |list| list.offers.retain(|offer| offer != &(*from, *with)));
            }
            Event::Swapped { from, with } => self.swap(*from, *with),
            Event::Moved { inscription, before, .. } => self.move_to(*inscription, *before),
            Event::Withdrawn { inscription } => self.take_off(*inscription, Status::Withdrawn),
            Event::SegmentStarted { segment } => {
                self.segment = Some((segment.clone(), at));
                self.last_segment = Some(segment.clone());
                self.segments.entry(segment.clone()).or_insert((at, None)).1 = None;
                self.call_again(segment);
            }
            Event::SegmentEnded { segment } => self.end_segment(segment, at),
            Event::FloorGiven { .. } => self.begin_intervention(event, at),
            Event::Paused => self.stop_clock(at, None),
            Event::Resumed => self.run_clock(at),
            Event::InterventionEnded { spoken_ms, .. } => self.end_intervention(*spoken_ms, at),
            Event::InterventionExtended { seconds } => {
                if let Some(current) = &mut self.current {
                    current.limit_seconds = current.limit_seconds.saturating_add(*seconds);
                }
            }
            Event::MarkedAbsent { inscription, struck_off } => self.mark_absent(*inscription, *struck_off),
            Event::MarkedNotReady { inscription } => {
                if let Some(entry) = self.inscriptions.get_mut(inscription) {
                    entry.not_ready = true;
                }
            }
            Event::LimitLowered { session, limit_seconds, .. } => {
                if let Ok(limit) = TimeLimit::from_seconds(*limit_seconds) {
                    self.lowered.insert(session.clone(), limit);
                }
            }
            Event::CapExtended { session, seconds, .. } => {
                if let Some(account) = self.account(session, None) {
                    *self.extensions.entry(account).or_default() += i64::from(*seconds);
                }
            }
            Event::TimeMoved { from, to, seconds, .. } => self.move_time(from, to, i64::from(*seconds)),
            Event::Suspended { .. } => {
                self.suspensions.push(Suspension { from: at, to: None });
                self.interrupt(at, None);
            }
            Event::SessionResumed => {
                if let Some(suspension) = self.suspensions.last_mut() {
                    suspension.to = Some(at);
                }
                self.go_on(at);
            }
            Event::PointRaised { point, participant, delegation, category } => self.points.push(Point {
                no: *point,
                participant: *participant,
                delegation: *delegation,
                category: *category,
                at,
                status: PointStatus::Raised,
            }),
            Event::PointLowered { point } => self.with_point(*point, PointStatus::Lowered),
            Event::PointTaken { point } => {
                self.with_point(*point, PointStatus::Taken);
                self.interrupt(at, Some(Interruption::Point(*point)));
            }
            Event::PointRuled { point, ruling } => {
                self.with_point(*point, PointStatus::Ruled { ruling: ruling.clone() });
                self.end_interruption(at);
            }
            Event::QuestionBegan => self.interrupt(at, Some(Interruption::Question)),
            Event::QuestionEnded => self.end_interruption(at),
            Event::Undone { .. } => {}
            Event::MeetingClosed => self.closed = true,
        }
    }

    fn lay_down(&mut self, plan: &FloorPlan) {
        for session in plan.sessions.iter().filter(|session| session.has_floor()) {
            self.lists.entry(session.id.clone()).or_default();
        }
        self.plan = Some(plan.clone());
        let sessions: Vec<SessionId> = self.lists.keys().cloned().collect();
        for session in &sessions {
            self.arrange(session);
        }
    }

    fn open(&mut self, session: &SessionId, at: Timestamp) {
        let opened = self.lists.get(session).and_then(|list| list.opened).unwrap_or(at);
        let closes = self.rules_of(session).and_then(|rules| window_end(&rules, opened));
        let list = self.lists.entry(session.clone()).or_default();
        list.open = true;
        list.opened = Some(opened);
        if let Some(intake) = list.intake.as_mut() {
            intake.closes = intake.closes.or(closes);
        }
    }

    fn with_point(&mut self, no: crate::ids::PointNo, status: PointStatus) {
        if let Some(point) = self.points.iter_mut().find(|point| point.no == no) {
            point.status = status;
        }
    }

    fn move_time(&mut self, from: &SegmentId, to: &SegmentId, seconds: i64) {
        *self.moved_time.entry(from.clone()).or_default() -= seconds;
        *self.moved_time.entry(to.clone()).or_default() += seconds;
        // Between two slots with a cap each, the cap goes with the time.
        let slot = |floor: &Self, id: &SegmentId| {
            let (session, segment) = floor.plan.as_ref()?.segment(id)?;
            let account = floor.account(&session.id, Some(id))?;
            (segment.kind == SegmentKind::Floor && matches!(account, Account::Slot(_))).then_some(account)
        };
        if let (Some(from), Some(to)) = (slot(self, from), slot(self, to)) {
            *self.extensions.entry(from).or_default() -= seconds;
            *self.extensions.entry(to).or_default() += seconds;
        }
    }

    fn end_segment(&mut self, id: &SegmentId, at: Timestamp) {
        if let Some(times) = self.segments.get_mut(id) {
            times.1 = Some(at);
        }
        if self.segment.as_ref().is_some_and(|(running, _)| running == id) {
            self.segment = None;
        }
        let Some((session, _)) = self.plan.as_ref().and_then(|plan| plan.segment(id)) else { return };
        // Whoever still waits when the last floor segment of the session ends was not reached; rights of
        // reply are called until the session ends.
        let is_last_floor = session.last_floor().is_some_and(|segment| &segment.id == id);
        let is_last = session.segments.last().is_some_and(|segment| &segment.id == id);
        let session = session.id.clone();
        let entries = &mut self.inscriptions;
        let Some(list) = self.lists.get_mut(&session).filter(|_| is_last_floor || is_last) else { return };
        list.offers.clear();
        if is_last_floor {
            list.missed.clear();
        }
        let more: Vec<_> = list.waiting.iter().copied().filter(|no| !list.missed.contains(no)).collect();
        list.missed.extend(more);
        list.waiting.retain(|no| {
            let Some(entry) = entries.get_mut(no) else { return false };
            let stays = entry.reply && !is_last;
            if !stays {
                entry.status = Status::NotReached;
            }
            stays
        });
    }

    /// When the chair goes back to a floor that had ended, whoever was not reached waits again, in the
    /// order of the list.
    fn call_again(&mut self, id: &SegmentId) {
        let Some((session, _)) = self.plan.as_ref().and_then(|plan| plan.segment(id)) else { return };
        if session.last_floor().is_none_or(|segment| &segment.id != id) {
            return;
        }
        let session = session.id.clone();
        let missed = self.inscriptions.values_mut();
        for entry in missed.filter(|entry| entry.session == session && entry.status == Status::NotReached) {
            entry.status = Status::Waiting;
        }
        let entries = &self.inscriptions;
        let list = self.lists.entry(session.clone()).or_default();
        let mut again = std::mem::take(&mut list.missed);
        again.retain(|no| entries.get(no).is_some_and(|entry| entry.status == Status::Waiting));
        again.extend(list.waiting.iter().filter(|no| !again.contains(no)).copied().collect::<Vec<_>>());
        list.waiting = again;
        self.arrange(&session);
    }
}

/// An entry as it is when it was just made.
fn waiting(
    no: InscriptionNo,
    session: &SessionId,
    made_by: ParticipantNo,
    delegation: DelegationNo,
    category: Category,
    at: Timestamp,
) -> Inscription {
    Inscription {
        no,
        session: session.clone(),
        made_by,
        participant: made_by,
        delegation,
        category,
        standing: Standing::Single,
        granted: None,
        declared: Declared::default(),
        reply: false,
        at,
        status: Status::Waiting,
        absent_once: false,
        not_ready: false,
    }
}

/// The closing instant of the intake window of a list that opened at an instant.
fn window_end(rules: &Rules, opened: Timestamp) -> Option<Timestamp> {
    match rules.order.within {
        Within::Time => None,
        Within::Lot { window_seconds, .. } => opened.checked_add(SignedDuration::from_secs(window_seconds.into())).ok(),
    }
}
