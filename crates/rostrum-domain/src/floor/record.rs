//! Who spoke, when and how long.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::charge::Kind;
use super::command::{Declared, Speaker, Standing};
use super::state::Floor;
use crate::ids::{DelegationNo, ParticipantNo, SegmentId, SessionId};
use crate::participant::Category;

/// An intervention that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// Whose.
    pub speaker: Speaker,
    /// In which session.
    pub session: SessionId,
    /// In which segment.
    pub segment: SegmentId,
    /// When the floor was given.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Timestamp,
    /// Milliseconds spoken, pauses not counted.
    pub spoken_ms: i64,
    /// Limit in seconds.
    pub limit_seconds: u32,
    /// What kind of time it was.
    pub kind: Kind,
    /// Category when the floor was given, for an inscription.
    pub category: Option<Category>,
    /// Delegation when the floor was given, for an inscription.
    pub delegation: Option<DelegationNo>,
    /// Who spoke, for an inscription whose speaker was named.
    pub participant: Option<ParticipantNo>,
    /// For whom, for an inscription.
    pub standing: Option<Standing>,
    /// What was declared when the floor was given.
    pub declared: Declared,
}

impl Spoken {
    /// Whole seconds spoken, to the nearest. Every page, file and report counts an intervention by this
    /// number, so that the rows of a table make its sum, and all of them say the same.
    pub fn seconds(&self) -> i64 {
        whole_seconds(self.spoken_ms)
    }

    /// Whether it went over its limit by a whole second, to the nearest, or more.
    pub fn is_over_limit(&self) -> bool {
        self.seconds() > i64::from(self.limit_seconds)
    }
}

/// Whole seconds, to the nearest.
pub fn whole_seconds(ms: i64) -> i64 {
    ms.saturating_add(500).div_euclid(1_000)
}

/// The interventions of one session in order.
pub fn spoken<'a>(floor: &'a Floor, session: &'a SessionId) -> impl Iterator<Item = &'a Spoken> {
    floor.spoken.iter().filter(move |spoken| &spoken.session == session)
}
