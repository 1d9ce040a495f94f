//! State of the floor. `apply` folds the events of a meeting into it, `reading` answers questions.

mod apply;
mod current;
mod list;
mod reading;
mod undo;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::charge::Kind;
use super::command::{Declared, Speaker, Standing};
use super::draw::Draw;
use super::hash::Hash;
use super::order::Moved;
use super::plan::FloorPlan;
use super::record::Spoken;
use super::rules::{OrderRules, Rules};
use crate::concept_note::TimeLimit;
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, PointNo, SegmentId, SessionId};
use crate::participant::Category;

pub use undo::{UNDO, Undoable};

/// State of the floor of a meeting at one version of its log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    /// The version of the last event; 0 before the first.
    pub version: u64,
    /// When the last event was recorded.
    pub last_at: Option<Timestamp>,
    /// When the last event that moves the floor took effect.
    pub last_moved: Option<Timestamp>,
    /// The plan, once laid down.
    pub plan: Option<FloorPlan>,
    /// The rules that were set, by session; the others have those of the plan.
    pub rules: BTreeMap<SessionId, Rules>,
    /// The limits that the chair lowered, by session.
    pub lowered: BTreeMap<SessionId, TimeLimit>,
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
    /// Seconds by which caps were extended, negative where time was moved away.
    pub extensions: BTreeMap<Account, i64>,
    /// Seconds that were moved to a segment, negative where they were moved away.
    pub moved_time: BTreeMap<SegmentId, i64>,
    /// Points of order in the order in which hands were raised.
    pub points: Vec<Point>,
    /// Suspensions in order; the last one has no end while it lasts.
    pub suspensions: Vec<Suspension>,
    /// Whether the meeting is closed.
    pub closed: bool,
    /// The last command of secretariat or chair, while it can be taken back.
    pub undoable: Option<Box<Undoable>>,
}

/// A time in which the session was suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// Since when.
    pub from: Timestamp,
    /// Until when.
    pub to: Option<Timestamp>,
}

/// A point of order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number.
    pub no: PointNo,
    /// Who raised it.
    pub participant: ParticipantNo,
    /// For which delegation.
    pub delegation: DelegationNo,
    /// The delegation's category.
    pub category: Category,
    /// When the hand went up.
    pub at: Timestamp,
    /// What became of it.
    pub status: PointStatus,
}

/// What became of a point of order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointStatus {
    /// The hand is up.
    Raised,
    /// It is being heard.
    Taken,
    /// The hand was taken down.
    Lowered,
    /// The chair ruled.
    Ruled {
        /// The ruling.
        ruling: String,
    },
}

/// The list of speakers of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Whether it takes inscriptions.
    pub open: bool,
    /// Who waits, in the order in which they will be called.
    pub waiting: Vec<InscriptionNo>,
    /// When it was first opened.
    pub opened: Option<Timestamp>,
    /// When it was last closed; it does not open by itself again.
    pub closed: Option<Timestamp>,
    /// The draw by lot, when the rules ask for one.
    pub intake: Option<Intake>,
    /// Who waited when the floor ended, in their order, should the chair go back to it.
    pub missed: Vec<InscriptionNo>,
    /// Those who were moved on top of the rules.
    pub moved: Vec<Moved>,
    /// Offers of a swap: who offered, who was asked.
    pub offers: Vec<(InscriptionNo, InscriptionNo)>,
}

/// The draw of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// What was published of the seed before the window.
    pub commitment: Hash,
    /// The closing instant of the window; `None` before the list opens.
    pub closes: Option<Timestamp>,
    /// Version of the last line that was recorded at the closing instant or before it.
    pub log_version: u64,
    /// The last inscription of the window.
    pub last: Option<InscriptionNo>,
    /// The draw, once it was made.
    pub draw: Option<Draw>,
}

/// An entry on a list of speakers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inscription {
    /// Its number.
    pub no: InscriptionNo,
    /// On which list.
    pub session: SessionId,
    /// Who made it.
    pub made_by: ParticipantNo,
    /// Who will speak; while the speaker is not named yet, who inscribed.
    pub participant: ParticipantNo,
    /// For which delegation.
    pub delegation: DelegationNo,
    /// The delegation's category when it inscribed.
    pub category: Category,
    /// For whom.
    pub standing: Standing,
    /// The standing whose place the chair granted.
    pub granted: Option<Standing>,
    /// What was declared with it.
    pub declared: Declared,
    /// Whether it is a right of reply.
    pub reply: bool,
    /// When it was made.
    pub at: Timestamp,
    /// What became of it.
    pub status: Status,
    /// Whether it was absent when called once already.
    pub absent_once: bool,
    /// Whether it is passed over until another has spoken.
    pub not_ready: bool,
}

impl Intake {
    fn committed(commitment: Hash) -> Self {
        Self { commitment, closes: None, log_version: 0, last: None, draw: None }
    }
}

impl Inscription {
    /// The standing whose place it has where claims count as they are made.
    pub fn class(&self) -> Standing {
        self.granted.unwrap_or(self.standing)
    }

    /// The standing whose place it has by the rules: a claim that has to be confirmed gives none before.
    pub fn class_by(&self, order: &OrderRules) -> Standing {
        if self.is_claimed() { order.unconfirmed(self.standing) } else { self.class() }
    }

    /// The standing that its speaking counts as.
    pub fn standing_by(&self, order: &OrderRules) -> Standing {
        if self.is_claimed() { order.unconfirmed(self.standing) } else { self.standing }
    }

    /// Whether it claims the place of a dignitary and nobody has confirmed it: anybody can say so of oneself. To
    /// grant the place is to confirm it.
    pub fn is_claimed(&self) -> bool {
        self.standing == Standing::Dignitary && self.granted.is_none() && !self.reply
    }

    /// What kind of time its speaking is.
    pub fn kind(&self) -> Kind {
        if self.reply { Kind::RightOfReply } else { Kind::Intervention }
    }

    /// Its speaking time by the rules, a lowered limit not counted.
    pub fn limit(&self, rules: &Rules) -> TimeLimit {
        rules.limit(self.kind(), self.standing_by(&rules.order))
    }
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
    /// What stopped the clock, apart from a pause of the chair's.
    pub interruption: Option<Interruption>,
    /// Whether the chair had paused it before an interruption or a suspension.
    pub was_paused: bool,
    /// What kind of time it is.
    pub kind: Kind,
    /// The speaker's category, for an inscription.
    pub category: Option<Category>,
    /// The speaker's delegation, for an inscription.
    pub delegation: Option<DelegationNo>,
    /// Who speaks, for an inscription whose speaker was named.
    pub participant: Option<ParticipantNo>,
    /// For whom, for an inscription.
    pub standing: Option<Standing>,
    /// What was declared by then.
    pub declared: Declared,
}

/// What stops the clock of a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// A point of order is heard.
    Point(PointNo),
    /// A question is put.
    Question,
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
