//! Who spoke, when and how long, and the figures by category.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::charge::Kind;
use super::command::{Declared, Speaker, Standing};
use super::state::{Floor, Status};
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

/// Figures of one category on the floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Inscriptions, those withdrawn not counted.
    pub inscribed: u32,
    /// Interventions that ended.
    pub spoke: u32,
    /// Inscriptions not reached.
    pub not_reached: u32,
    /// Inscriptions struck off as absent.
    pub absent: u32,
    /// Milliseconds spoken.
    pub spoken_ms: i64,
}

/// The interventions of one session in order.
pub fn spoken<'a>(floor: &'a Floor, session: &'a SessionId) -> impl Iterator<Item = &'a Spoken> {
    floor.spoken.iter().filter(move |spoken| &spoken.session == session)
}

/// Figures by category; categories without an inscription are left out.
pub fn figures(floor: &Floor) -> BTreeMap<Category, Figures> {
    let mut all: BTreeMap<Category, Figures> = BTreeMap::new();
    for entry in floor.inscriptions.values().filter(|entry| entry.status != Status::Withdrawn && !entry.reply) {
        let figures = all.entry(entry.category).or_default();
        figures.inscribed += 1;
        match entry.status {
            Status::Spoke => figures.spoke += 1,
            Status::NotReached => figures.not_reached += 1,
            Status::Absent => figures.absent += 1,
            Status::Waiting | Status::Speaking | Status::Withdrawn => {}
        }
    }
    for spoken in &floor.spoken {
        if let Some(category) = spoken.category {
            let sum = &mut all.entry(category).or_default().spoken_ms;
            *sum = sum.saturating_add(spoken.spoken_ms);
        }
    }
    all
}
