//! What a report is made from: the meeting, its record, and who may be named.
//!
//! Names in these values are already reduced to what the public may see (`None`: not named).

mod attendance;
mod gather;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::floor::Standing;
use crate::ids::{InscriptionNo, SessionId};
use crate::meeting::Meeting;
use crate::participant::{Category, ShownName};
use crate::programme::{Role, SegmentKind};
use crate::symbol::DocumentSymbol;

pub use attendance::{AttendanceFigures, AttendanceTable, Attended};
pub use gather::{Kept, gather};

/// All that a report of a meeting is made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSource {
    /// The meeting.
    pub meeting: Meeting,
    /// The symbol of the report, once assigned.
    pub symbol: Option<DocumentSymbol>,
    /// The date printed in the masthead.
    pub prepared_on: Date,
    /// Whether the rapporteur still works on it; then it ends with a note of what is left to do.
    pub draft: bool,
    /// One record for each session of the programme, in its order.
    pub sessions: Vec<SessionRecord>,
    /// Figures by category, in the order of the categories.
    pub participation: Vec<CategoryFigures>,
    /// Who attended, once the meeting is closed and attendance was taken.
    #[serde(default)]
    pub attendance: Option<AttendanceFigures>,
}

/// What happened in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRecord {
    /// The session.
    pub session: SessionId,
    /// When its first segment began, if it did.
    pub started: Option<Timestamp>,
    /// When its last segment ended, if it did.
    pub ended: Option<Timestamp>,
    /// Who spoke, in order: people of the programme and participants.
    pub interventions: Vec<Intervention>,
    /// Inscriptions that were not reached, in the order of the list.
    pub not_reached: Vec<NotReached>,
    /// Statements of participants who neither spoke nor were left without time: who did not inscribe,
    /// withdrew or was absent. In the order of registration.
    pub written: Vec<Written>,
    /// Seconds of interventions from the floor.
    pub floor_seconds: u32,
    /// The cap in seconds with its extensions, when there is one.
    pub cap_seconds: Option<u32>,
}

/// One who had the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intervention {
    /// Who, as the public may see it.
    pub speaker: Speaker,
    /// In which kind of segment.
    pub segment: SegmentKind,
    /// When the floor was given.
    pub started: Timestamp,
    /// Seconds spoken, pauses not counted.
    pub spoken_seconds: u32,
    /// Limit in seconds.
    pub limit_seconds: u32,
    /// The text handed in, one paragraph each; empty when none was.
    pub statement: Vec<String>,
}

/// Who speaks in a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Speaker {
    /// A person named in the programme.
    Person {
        /// What the person does.
        role: Role,
        /// The name.
        name: String,
        /// Function and institution.
        title: Option<String>,
    },
    /// A participant from the list of speakers.
    Participant {
        /// Number on the list.
        inscription: InscriptionNo,
        /// Name, delegation, category.
        shown: ShownName,
        /// For one's own delegation, a group, jointly.
        standing: Standing,
        /// On whose behalf, when the speaker said so and may be named.
        on_behalf_of: Option<String>,
    },
}

/// An inscription whose turn did not come before the floor ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotReached {
    /// Number on the list.
    pub inscription: InscriptionNo,
    /// Name, delegation, category.
    pub shown: ShownName,
    /// The text handed in, one paragraph each; empty when none was.
    pub statement: Vec<String>,
}

/// A statement that was received in writing only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Name, delegation, category.
    pub shown: ShownName,
    /// The text handed in, one paragraph each, at least one.
    pub statement: Vec<String>,
}

/// Figures of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryFigures {
    /// The category.
    pub category: Category,
    /// Registered participants.
    pub registered: u32,
    /// Delegations.
    pub delegations: u32,
    /// Inscriptions, those withdrawn not counted.
    pub inscribed: u32,
    /// Interventions delivered.
    pub spoke: u32,
    /// Inscriptions not reached.
    pub not_reached: u32,
    /// Inscriptions marked absent and struck off.
    pub absent: u32,
    /// Statements handed in.
    pub statements: u32,
    /// Seconds spoken from the floor.
    pub spoken_seconds: u32,
}
