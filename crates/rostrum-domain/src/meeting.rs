//! The whole event.

use serde::{Deserialize, Serialize};

use crate::concept_note::ConceptNote;
use crate::ids::MeetingId;

/// A meeting as the secretariat holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// As it stands in the address.
    pub id: MeetingId,
    /// What its concept note says, with the segments planned.
    pub note: ConceptNote,
    /// Whether everything in it is simulated; then every page and document says REHEARSAL.
    pub rehearsal: bool,
    /// The version of the programme, from 1.
    pub version: u32,
}
