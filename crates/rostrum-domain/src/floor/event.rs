//! What happened on the floor. A stored event is never renamed or removed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::charge::Kind;
use super::command::{Actor, Command, Declared, Speaker, Standing, is_false};
use super::draw::Draw;
use super::hash::Hash;
use super::plan::FloorPlan;
use super::rules::Rules;
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, PointNo, SegmentId, SessionId};
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
        /// What was declared with it.
        #[serde(flatten)]
        declared: Declared,
    },
    /// A right of reply was asked for.
    ReplyRequested {
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
    },
    /// An inscription says something else of itself.
    Amended {
        /// The inscription.
        inscription: InscriptionNo,
        /// For whom.
        standing: Standing,
        /// What is declared now.
        #[serde(flatten)]
        declared: Declared,
    },
    /// The speaker was named, or is another one.
    SpeakerSubstituted {
        /// The inscription.
        inscription: InscriptionNo,
        /// Who will speak.
        participant: ParticipantNo,
    },
    /// The rules of a session were set.
    RulesSet {
        /// The session.
        session: SessionId,
        /// The rules.
        rules: Box<Rules>,
        /// Commitment to the seed, when they ask for a draw by lot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        commitment: Option<Hash>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The lots were drawn.
    OrderDrawn {
        /// The session.
        session: SessionId,
        /// The last inscription that took part; all before it did.
        last: InscriptionNo,
        /// What the draw was made from.
        draw: Draw,
    },
    /// A swap of places was offered.
    SwapProposed {
        /// Who offered.
        from: InscriptionNo,
        /// Who was asked.
        with: InscriptionNo,
    },
    /// An offer is gone.
    SwapDropped {
        /// Who had offered.
        from: InscriptionNo,
        /// Who had been asked.
        with: InscriptionNo,
    },
    /// Two delegations swapped places by consent of both.
    Swapped {
        /// Who offered.
        from: InscriptionNo,
        /// Who took the offer.
        with: InscriptionNo,
    },
    /// An inscription was moved on top of the rules.
    Moved {
        /// The inscription.
        inscription: InscriptionNo,
        /// Before whom; absent: to the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<InscriptionNo>,
        /// Why.
        reason: String,
    },
    /// An inscription got the place of another standing.
    PriorityGranted {
        /// The inscription.
        inscription: InscriptionNo,
        /// Whose place.
        standing: Standing,
        /// Why.
        reason: String,
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
        /// What kind of time it is; absent in logs that are older than the kinds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<Kind>,
        /// Who speaks, for an inscription whose speaker is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        participant: Option<ParticipantNo>,
        /// For whom, for an inscription.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        standing: Option<Standing>,
        /// What was declared by then.
        #[serde(flatten)]
        declared: Declared,
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
        /// Whether the chair stopped it at the limit.
        #[serde(default, skip_serializing_if = "is_false")]
        stopped: bool,
    },
    /// The limit of who has the floor was raised.
    InterventionExtended {
        /// Seconds added.
        seconds: u32,
    },
    /// A speaker called was not ready and stays first.
    MarkedNotReady {
        /// The inscription.
        inscription: InscriptionNo,
    },
    /// The limit was lowered for those who remain.
    LimitLowered {
        /// The session.
        session: SessionId,
        /// Limit in seconds.
        limit_seconds: u32,
        /// Why.
        reason: String,
    },
    /// The session was suspended; all clocks stand.
    Suspended {
        /// Why.
        reason: String,
    },
    /// The session was resumed.
    SessionResumed,
    /// A hand was raised for a point of order.
    PointRaised {
        /// The number it got.
        point: PointNo,
        /// Who.
        participant: ParticipantNo,
        /// For which delegation.
        delegation: DelegationNo,
        /// The delegation's category.
        category: Category,
    },
    /// The hand was taken down.
    PointLowered {
        /// The point of order.
        point: PointNo,
    },
    /// The floor was given on a point of order; the speaker's clock stands.
    PointTaken {
        /// The point of order.
        point: PointNo,
    },
    /// The chair ruled; the speaker's clock runs on.
    PointRuled {
        /// The point of order.
        point: PointNo,
        /// The ruling.
        ruling: String,
    },
    /// A question is being put to the speaker; the clock stands.
    QuestionBegan,
    /// The question was put; the clock runs on.
    QuestionEnded,
    /// Time of one segment went to another.
    TimeMoved {
        /// From which.
        from: SegmentId,
        /// To which.
        to: SegmentId,
        /// Seconds.
        seconds: u32,
        /// Why.
        reason: String,
    },
    /// The last command of secretariat or chair was taken back.
    Undone {
        /// Its first line in the log.
        first: u64,
        /// Its last line.
        last: u64,
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
            | Self::ReplyRequested { .. }
            | Self::Amended { .. }
            | Self::SpeakerSubstituted { .. }
            | Self::SwapProposed { .. }
            | Self::SwapDropped { .. }
            | Self::Withdrawn { .. }
            | Self::PointRaised { .. }
            | Self::PointLowered { .. } => false,
            Self::PlanLaidDown { .. }
            | Self::RulesSet { .. }
            | Self::OrderDrawn { .. }
            | Self::Swapped { .. }
            | Self::Moved { .. }
            | Self::PriorityGranted { .. }
            | Self::SegmentStarted { .. }
            | Self::SegmentEnded { .. }
            | Self::FloorGiven { .. }
            | Self::Paused
            | Self::Resumed
            | Self::InterventionEnded { .. }
            | Self::InterventionExtended { .. }
            | Self::MarkedAbsent { .. }
            | Self::MarkedNotReady { .. }
            | Self::LimitLowered { .. }
            | Self::CapExtended { .. }
            | Self::Suspended { .. }
            | Self::SessionResumed
            | Self::PointTaken { .. }
            | Self::PointRuled { .. }
            | Self::QuestionBegan
            | Self::QuestionEnded
            | Self::TimeMoved { .. }
            | Self::Undone { .. }
            | Self::MeetingClosed => true,
        }
    }
}

/// An event with its place in the log: one line of `floor.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Place in the log of the meeting, from 1, without gaps.
    pub version: u64,
    /// When it was recorded; never before the line that precedes it.
    pub at: Timestamp,
    /// When it really happened, for what was entered late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<Timestamp>,
    /// The first line of the same command, when this is not the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<u64>,
    /// Who gave the command.
    pub by: Actor,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

impl Recorded {
    /// A line that is a command of its own and took effect when it was recorded.
    pub fn new(version: u64, at: Timestamp, by: Actor, event: Event) -> Self {
        Self { version, at, happened: None, part_of: None, by, event }
    }

    /// The lines that the events of one command make after version `after`.
    pub fn lines(after: u64, at: Timestamp, by: Actor, command: &Command, events: Vec<Event>) -> Vec<Self> {
        let happened = match command {
            Command::EnterLate { happened, .. } => Some(*happened),
            _ => None,
        };
        let first = after + 1;
        (first..)
            .zip(events)
            .map(|(version, event)| Self {
                version,
                at,
                happened,
                part_of: (version > first).then_some(first),
                by,
                event,
            })
            .collect()
    }

    /// When it took effect: when it happened, which for what was entered late is before it was recorded.
    pub fn when(&self) -> Timestamp {
        self.happened.unwrap_or(self.at)
    }

    /// The first line of its command.
    pub fn command(&self) -> u64 {
        self.part_of.unwrap_or(self.version)
    }
}
