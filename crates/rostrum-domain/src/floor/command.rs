//! What people ask of the floor.

use serde::{Deserialize, Serialize};

use super::plan::FloorPlan;
use crate::concept_note::TimeLimit;
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, PersonId, SegmentId, SessionId};
use crate::participant::Category;

/// Who gives a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The secretariat.
    Secretariat,
    /// The chair.
    Chair,
    /// A participant, who acts for the own delegation only.
    Participant(ParticipantNo),
}

/// For whom one takes the floor. The first three come before the fourth on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A dignitary speaks.
    Dignitary,
    /// On behalf of a group of States.
    Group,
    /// A joint statement of several delegations.
    Joint,
    /// For one's own delegation.
    Single,
}

impl Standing {
    /// All in their order.
    pub const ALL: [Self; 4] = [Self::Dignitary, Self::Group, Self::Joint, Self::Single];

    /// The stable code: `dignitary`, `group`, `joint`, `single`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dignitary => "dignitary",
            Self::Group => "group",
            Self::Joint => "joint",
            Self::Single => "single",
        }
    }

    /// The standing with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

/// One who can be given the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// An inscription on the list of the running session; its time counts against the cap.
    Inscription(InscriptionNo),
    /// A person named in the programme; the time is measured and counts against no cap.
    Person(PersonId),
}

/// A command of the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command")]
pub enum Command {
    /// Lays down the plan, or a new version of it.
    Prepare {
        /// Sessions, segments and rules.
        plan: FloorPlan,
    },
    /// Opens the list of speakers of a session.
    OpenList {
        /// The session.
        session: SessionId,
    },
    /// Closes the list of speakers of a session.
    CloseList {
        /// The session.
        session: SessionId,
    },
    /// Puts a delegation on the list.
    Inscribe {
        /// The session.
        session: SessionId,
        /// Who will speak.
        participant: ParticipantNo,
        /// For which delegation.
        delegation: DelegationNo,
        /// The delegation's category.
        category: Category,
        /// For whom.
        standing: Standing,
    },
    /// Takes an inscription off the list.
    Withdraw {
        /// The inscription.
        inscription: InscriptionNo,
    },
    /// Ends the running segment and starts the next of its session. At the end of a session only ends
    /// it; given again, starts the next session. After the last segment of all, closes the meeting.
    NextSegment,
    /// Starts a given segment, ending the running one.
    StartSegment {
        /// The segment.
        segment: SegmentId,
    },
    /// Gives the floor.
    GiveFloor {
        /// To whom.
        speaker: Speaker,
        /// Another limit than that of the plan.
        limit: Option<TimeLimit>,
    },
    /// Stops the clock of who has the floor.
    Pause,
    /// Lets the clock run on.
    Resume,
    /// Ends the intervention of who has the floor.
    EndIntervention,
    /// The speaker called is not there: to the end of the list once, then off it.
    MarkAbsent {
        /// The inscription.
        inscription: InscriptionNo,
    },
    /// Adds time to the cap of the account of a session.
    ExtendCap {
        /// The session.
        session: SessionId,
        /// Seconds added, 1 to 7,200.
        seconds: u32,
        /// Why, 1 to 500 characters.
        reason: String,
    },
}
