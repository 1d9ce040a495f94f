//! The fold of all events of a meeting.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::command::{Speaker, Standing};
use super::event::{Event, Recorded};
use super::plan::{FloorPlan, PlannedSegment, PlannedSession};
use super::record::Spoken;
use crate::concept_note::CapScope;
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, SegmentId, SessionId};
use crate::participant::Category;
use crate::programme::SegmentKind;

/// State of the floor of a meeting at one version of its log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    /// The version of the last event; 0 before the first.
    pub version: u64,
    /// When the last event happened.
    pub last_at: Option<Timestamp>,
    /// The plan, once laid down.
    pub plan: Option<FloorPlan>,
    /// The lists of speakers by session.
    pub lists: BTreeMap<SessionId, List>,
    /// All inscriptions ever made.
    pub inscriptions: BTreeMap<InscriptionNo, Inscription>,
    /// The running segment and when it began.
    pub segment: Option<(SegmentId, Timestamp)>,
    /// The segment that was started last, whether it still runs or not.
    pub last_segment: Option<SegmentId>,
    /// Beginning and end of the segments that began.
    pub segments: BTreeMap<SegmentId, (Timestamp, Option<Timestamp>)>,
    /// Who has the floor.
    pub current: Option<Current>,
    /// Interventions that ended, in order.
    pub spoken: Vec<Spoken>,
    /// Seconds by which caps were extended.
    pub extensions: BTreeMap<Account, u32>,
    /// Whether the meeting is closed.
    pub closed: bool,
}

/// The list of speakers of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Whether it takes inscriptions.
    pub open: bool,
    /// Who waits, in the order in which they will be called.
    pub waiting: Vec<InscriptionNo>,
}

/// An entry on a list of speakers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inscription {
    /// Its number.
    pub no: InscriptionNo,
    /// On which list.
    pub session: SessionId,
    /// Who will speak.
    pub participant: ParticipantNo,
    /// For which delegation.
    pub delegation: DelegationNo,
    /// The delegation's category when it inscribed.
    pub category: Category,
    /// For whom.
    pub standing: Standing,
    /// When it was made.
    pub at: Timestamp,
    /// What became of it.
    pub status: Status,
    /// Whether it was absent when called once already.
    pub absent_once: bool,
}

/// What became of an inscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// On the list.
    Waiting,
    /// Has the floor.
    Speaking,
    /// Has spoken.
    Spoke,
    /// Was withdrawn.
    Withdrawn,
    /// Was absent twice and struck off.
    Absent,
    /// No time was left.
    NotReached,
}

impl Status {
    /// In words, as a refusal says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Speaking => "has the floor",
            Self::Spoke => "has spoken",
            Self::Withdrawn => "withdrawn",
            Self::Absent => "absent when called, struck off",
            Self::NotReached => "not reached",
        }
    }
}

/// Who has the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Who.
    pub speaker: Speaker,
    /// In which session.
    pub session: SessionId,
    /// In which segment.
    pub segment: SegmentId,
    /// Since when.
    pub started: Timestamp,
    /// Limit in seconds.
    pub limit_seconds: u32,
    /// Since when the clock is paused, if it is.
    pub paused_at: Option<Timestamp>,
    /// Milliseconds of earlier pauses.
    pub paused_ms: i64,
    /// The speaker's category, for an inscription.
    pub category: Option<Category>,
    /// The speaker's delegation, for an inscription.
    pub delegation: Option<DelegationNo>,
}

/// What a cap counts for: one account for the meeting, for each session or for each slot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// The whole meeting.
    Meeting,
    /// One session.
    Session(SessionId),
    /// One slot, by its floor segment.
    Slot(SegmentId),
}

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
        let at = recorded.at;
        self.version = recorded.version;
        self.last_at = Some(at);
        match &recorded.event {
            Event::PlanLaidDown { plan } => {
                for session in plan.sessions.iter().filter(|session| session.has_floor()) {
                    self.lists.entry(session.id.clone()).or_default();
                }
                self.plan = Some(plan.clone());
            }
            Event::ListOpened { session } => self.lists.entry(session.clone()).or_default().open = true,
            Event::ListClosed { session } => self.lists.entry(session.clone()).or_default().open = false,
            Event::Inscribed { inscription, session, participant, delegation, category, standing } => {
                let entry = Inscription {
                    no: *inscription,
                    session: session.clone(),
                    participant: *participant,
                    delegation: *delegation,
                    category: *category,
                    standing: *standing,
                    at,
                    status: Status::Waiting,
                    absent_once: false,
                };
                self.enqueue(entry);
            }
            Event::Withdrawn { inscription } => self.take_off(*inscription, Status::Withdrawn),
            Event::SegmentStarted { segment } => {
                self.segment = Some((segment.clone(), at));
                self.last_segment = Some(segment.clone());
                self.segments.entry(segment.clone()).or_insert((at, None)).1 = None;
                self.call_again(segment);
            }
            Event::SegmentEnded { segment } => self.end_segment(segment, at),
            Event::FloorGiven { speaker, session, segment, limit_seconds, category, delegation } => {
                if let Speaker::Inscription(no) = speaker {
                    self.take_off(*no, Status::Speaking);
                }
                self.current = Some(Current {
                    speaker: speaker.clone(),
                    session: session.clone(),
                    segment: segment.clone(),
                    started: at,
                    limit_seconds: *limit_seconds,
                    paused_at: None,
                    paused_ms: 0,
                    category: *category,
                    delegation: *delegation,
                });
            }
            Event::Paused => {
                if let Some(current) = &mut self.current {
                    current.paused_at = Some(at);
                }
            }
            Event::Resumed => {
                if let Some(current) = &mut self.current
                    && let Some(since) = current.paused_at.take()
                {
                    current.paused_ms += i64::try_from(at.duration_since(since).as_millis()).unwrap_or(0);
                }
            }
            Event::InterventionEnded { spoken_ms, .. } => self.end_intervention(*spoken_ms, at),
            Event::MarkedAbsent { inscription, struck_off } => self.mark_absent(*inscription, *struck_off),
            Event::CapExtended { session, seconds, .. } => {
                if let Some(account) = self.account(session, None) {
                    *self.extensions.entry(account).or_default() += seconds;
                }
            }
            Event::MeetingClosed => self.closed = true,
        }
    }

    /// A new entry stands behind those of its own and of earlier classes, before later classes; who
    /// was absent once stays at the end.
    fn enqueue(&mut self, entry: Inscription) {
        let no = entry.no;
        let place = self.lists.get(&entry.session).map_or(0, |list| {
            list.waiting
                .iter()
                .position(|other| {
                    self.inscriptions
                        .get(other)
                        .is_some_and(|other| other.absent_once || other.standing > entry.standing)
                })
                .unwrap_or(list.waiting.len())
        });
        self.lists.entry(entry.session.clone()).or_default().waiting.insert(place, no);
        self.inscriptions.insert(no, entry);
    }

    fn take_off(&mut self, no: InscriptionNo, status: Status) {
        if let Some(entry) = self.inscriptions.get_mut(&no) {
            entry.status = status;
            if let Some(list) = self.lists.get_mut(&entry.session) {
                list.waiting.retain(|other| *other != no);
            }
        }
    }

    fn mark_absent(&mut self, no: InscriptionNo, struck_off: bool) {
        self.take_off(no, if struck_off { Status::Absent } else { Status::Waiting });
        if let Some(entry) = self.inscriptions.get_mut(&no) {
            entry.absent_once = true;
            if !struck_off {
                self.lists.entry(entry.session.clone()).or_default().waiting.push(no);
            }
        }
    }

    fn end_segment(&mut self, id: &SegmentId, at: Timestamp) {
        if let Some(times) = self.segments.get_mut(id) {
            times.1 = Some(at);
        }
        if self.segment.as_ref().is_some_and(|(running, _)| running == id) {
            self.segment = None;
        }
        // Whoever still waits when the last floor segment of the session ends was not reached.
        let Some((session, _)) = self.plan.as_ref().and_then(|plan| plan.segment(id)) else { return };
        let last_floor = session.segments.iter().rev().find(|segment| segment.kind == SegmentKind::Floor);
        if last_floor.is_some_and(|segment| &segment.id == id)
            && let Some(list) = self.lists.get_mut(&session.id)
        {
            for no in std::mem::take(&mut list.waiting) {
                if let Some(entry) = self.inscriptions.get_mut(&no) {
                    entry.status = Status::NotReached;
                }
            }
        }
    }

    fn end_intervention(&mut self, spoken_ms: i64, at: Timestamp) {
        let Some(current) = self.current.take() else { return };
        if let Speaker::Inscription(no) = current.speaker
            && let Some(entry) = self.inscriptions.get_mut(&no)
        {
            entry.status = Status::Spoke;
        }
        self.spoken.push(Spoken {
            speaker: current.speaker,
            session: current.session,
            segment: current.segment,
            started: current.started,
            ended: at,
            spoken_ms,
            limit_seconds: current.limit_seconds,
            category: current.category,
            delegation: current.delegation,
        });
    }

    /// When the chair goes back to a floor that had ended, whoever was not reached waits again, in the
    /// order of the list.
    fn call_again(&mut self, id: &SegmentId) {
        let Some((session, _)) = self.plan.as_ref().and_then(|plan| plan.segment(id)) else { return };
        let last_floor = session.segments.iter().rev().find(|segment| segment.kind == SegmentKind::Floor);
        if last_floor.is_none_or(|segment| &segment.id != id) {
            return;
        }
        let session = session.id.clone();
        let missed = self.inscriptions.values_mut();
        let missed = missed.filter(|entry| entry.session == session && entry.status == Status::NotReached);
        let mut again: Vec<_> = missed
            .map(|entry| {
                entry.status = Status::Waiting;
                (entry.absent_once, entry.standing, entry.no)
            })
            .collect();
        again.sort_unstable();
        self.lists.entry(session).or_default().waiting.extend(again.into_iter().map(|(_, _, no)| no));
    }

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
        let last = session.segments.iter().rev().find(|segment| segment.kind == SegmentKind::Floor);
        last.and_then(|segment| self.segments.get(&segment.id)).is_some_and(|(_, ended)| ended.is_some())
    }

    /// The account to which interventions in a session are charged; `None` without a cap. For a cap
    /// by slot that of `segment`, else of the running floor segment, else of the first.
    pub fn account(&self, session: &SessionId, segment: Option<&SegmentId>) -> Option<Account> {
        let plan = self.plan.as_ref()?;
        match plan.cap?.scope {
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

    /// The cap of an account with its extensions, in milliseconds.
    pub fn cap_ms(&self, account: &Account) -> i64 {
        let minutes = self.plan.as_ref().and_then(|plan| plan.cap).map_or(0, |cap| i64::from(cap.minutes));
        minutes * 60_000 + i64::from(self.extensions.get(account).copied().unwrap_or(0)) * 1_000
    }

    /// Milliseconds charged to an account by interventions that ended and by the running one.
    pub fn used_ms(&self, account: &Account, now: Timestamp) -> i64 {
        let ended = self.spoken.iter().filter(|spoken| matches!(spoken.speaker, Speaker::Inscription(_)));
        let ended: i64 = ended
            .filter(|spoken| self.account(&spoken.session, Some(&spoken.segment)).as_ref() == Some(account))
            .map(|spoken| spoken.spoken_ms)
            .sum();
        let running = self.current.as_ref().filter(|current| {
            matches!(current.speaker, Speaker::Inscription(_))
                && self.account(&current.session, Some(&current.segment)).as_ref() == Some(account)
        });
        ended + running.map_or(0, |current| current.clock(now).elapsed_ms)
    }

    /// The waiting entries of a session in the order in which they will be called.
    pub fn waiting(&self, session: &SessionId) -> impl Iterator<Item = &Inscription> {
        let list = self.lists.get(session).map(|list| list.waiting.as_slice()).unwrap_or_default();
        list.iter().filter_map(|no| self.inscriptions.get(no))
    }
}
