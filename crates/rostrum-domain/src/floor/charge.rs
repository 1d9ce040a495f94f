//! Which time is charged to which budget: one table.

use serde::{Deserialize, Serialize};

use super::command::Speaker;
use crate::programme::SegmentKind;

/// What passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What an inscribed participant says.
    Intervention,
    /// What a person named in the programme says outside replies.
    Presentation,
    /// A panellist's reply.
    Reply,
    /// A right of reply.
    RightOfReply,
    /// A point of order with its ruling.
    PointOfOrder,
    /// A question put to the speaker.
    Question,
    /// The clock was stopped.
    Pause,
    /// The session was suspended.
    Suspension,
}

/// What time is counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Budget {
    /// The limit of whoever has the floor.
    Limit,
    /// The cap of the floor.
    Cap,
    /// The length of the running segment.
    Segment,
    /// The speaking time of a category, region, gender or delegation in the figures.
    SpeakingTime,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Intervention,
        Self::Presentation,
        Self::Reply,
        Self::RightOfReply,
        Self::PointOfOrder,
        Self::Question,
        Self::Pause,
        Self::Suspension,
    ];

    /// The stable code, as it stands in events and exports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Intervention => "intervention",
            Self::Presentation => "presentation",
            Self::Reply => "reply",
            Self::RightOfReply => "right_of_reply",
            Self::PointOfOrder => "point_of_order",
            Self::Question => "question",
            Self::Pause => "pause",
            Self::Suspension => "suspension",
        }
    }

    /// What somebody who is given the floor in a segment does.
    pub fn of(speaker: &Speaker, is_reply: bool, segment: SegmentKind) -> Self {
        match (speaker, segment) {
            (Speaker::Inscription(_), _) if is_reply => Self::RightOfReply,
            (Speaker::Inscription(_), _) => Self::Intervention,
            (Speaker::Person(_), SegmentKind::Replies | SegmentKind::Floor) => Self::Reply,
            (Speaker::Person(_), _) => Self::Presentation,
        }
    }

    /// Whether time of this kind is charged to a budget. The table:
    ///
    /// | kind | limit | cap | segment | speaking time |
    /// | --- | --- | --- | --- | --- |
    /// | intervention | yes | yes | yes | yes |
    /// | presentation, reply, right of reply | yes | no | yes | yes |
    /// | point of order, question, pause | no | no | yes | no |
    /// | suspension | no | no | no | no |
    pub fn is_charged_to(self, budget: Budget) -> bool {
        match self {
            Self::Intervention => true,
            Self::Presentation | Self::Reply | Self::RightOfReply => budget != Budget::Cap,
            Self::PointOfOrder | Self::Question | Self::Pause => budget == Budget::Segment,
            Self::Suspension => false,
        }
    }
}
