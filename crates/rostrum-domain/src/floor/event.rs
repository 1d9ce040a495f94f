//! What happened on the floor. A stored event is never renamed or removed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::command::{Actor, Speaker, Standing};
use super::plan::FloorPlan;
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, SegmentId, SessionId};
use crate::participant::Category;

/// A fact. It carries ids, never names or addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Event {
    /// The plan was laid down or replaced.
    PlanLaidDown {
        /// The plan.
        plan: FloorPlan,
    },
    /// A list of speakers was opened.
    ListOpened {
        /// The session.
        session: SessionId,
    },
    /// A list of speakers was closed.
    ListClosed {
        /// The session.
        session: SessionId,
    },
    /// A delegation was put on the list.
    Inscribed {
        /// The number it got.
        inscription: InscriptionNo,
        /// The session.
        session: SessionId,
        /// Who will speak.
        participant: ParticipantNo,
        /// For which delegation.
        delegation: DelegationNo,
        /// The delegation's category at that moment.
        category: Category,
        /// For whom.
        standing: Standing,
    },
    /// An inscription was withdrawn.
    Withdrawn {
        /// The inscription.
        inscription: InscriptionNo,
    },
    /// A segment began.
    SegmentStarted {
        /// The segment.
        segment: SegmentId,
    },
    /// A segment ended.
    SegmentEnded {
        /// The segment.
        segment: SegmentId,
    },
    /// The floor was given; the clock runs from this instant.
    FloorGiven {
        /// To whom.
        speaker: Speaker,
        /// In which session.
        session: SessionId,
        /// In which segment.
        segment: SegmentId,
        /// Limit in seconds.
        limit_seconds: u32,
        /// The speaker's category, for an inscription.
        category: Option<Category>,
        /// The speaker's delegation, for an inscription.
        delegation: Option<DelegationNo>,
    },
    /// The clock was stopped.
    Paused,
    /// The clock ran on.
    Resumed,
    /// The intervention ended.
    InterventionEnded {
        /// Whose.
        speaker: Speaker,
        /// Milliseconds spoken, pauses not counted.
        spoken_ms: i64,
    },
    /// A speaker called was not there.
    MarkedAbsent {
        /// The inscription.
        inscription: InscriptionNo,
        /// Whether it was struck off (else it went to the end of the list).
        struck_off: bool,
    },
    /// Time was added to a cap.
    CapExtended {
        /// The session whose account got it.
        session: SessionId,
        /// Seconds added.
        seconds: u32,
        /// Why.
        reason: String,
    },
    /// The last segment ended.
    MeetingClosed,
}

impl Event {
    /// Whether it changes who has the floor, whose turn it is or where the meeting stands. A delegation
    /// that inscribes while the chair gives the floor to another changes nothing of it.
    pub fn moves_the_floor(&self) -> bool {
        match self {
            Self::ListOpened { .. }
            | Self::ListClosed { .. }
            | Self::Inscribed { .. }
            | Self::Withdrawn { .. }
            | Self::CapExtended { .. } => false,
            Self::PlanLaidDown { .. }
            | Self::SegmentStarted { .. }
            | Self::SegmentEnded { .. }
            | Self::FloorGiven { .. }
            | Self::Paused
            | Self::Resumed
            | Self::InterventionEnded { .. }
            | Self::MarkedAbsent { .. }
            | Self::MeetingClosed => true,
        }
    }
}

/// An event with its place in the log: one line of `floor.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Place in the log of the meeting, from 1, without gaps.
    pub version: u64,
    /// When; never before the event that precedes it.
    pub at: Timestamp,
    /// Who gave the command.
    pub by: Actor,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}
