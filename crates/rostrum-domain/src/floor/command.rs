//! What people ask of the floor.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::draw::Draw;
use super::hash::Hash;
use super::plan::FloorPlan;
use super::rules::Rules;
use crate::concept_note::TimeLimit;
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, PersonId, PointNo, ProgramNo, SegmentId, SessionId};
use crate::participant::{Category, Gender, Region};

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
    /// A program with a token to run the floor, on behalf of the secretariat.
    Program(ProgramNo),
    /// The rules themselves, at an instant that they fix.
    Schedule,
}

impl Actor {
    /// Whether it is the secretariat, a program of the secretariat's, or the chair.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Secretariat | Self::Program(_) | Self::Chair)
    }
}

/// What is declared with an inscription.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The speaker's gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The delegation's regional group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The delegation names its speaker later.
    #[serde(default, skip_serializing_if = "is_false")]
    pub speaker_later: bool,
}

pub(super) fn is_false(value: &bool) -> bool {
    !*value
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
    /// Sets the rules of a session. Once its list has opened, only the chair does, with a reason.
    SetRules {
        /// The session.
        session: SessionId,
        /// The rules.
        rules: Box<Rules>,
        /// Commitment to the seed, when the rules ask for a draw by lot.
        commitment: Option<Hash>,
        /// Why, 1 to 500 characters; needed once the list has opened.
        reason: Option<String>,
    },
    /// Draws the lots of a session.
    Draw {
        /// The session.
        session: SessionId,
        /// What the draw is made from.
        draw: Draw,
    },
    /// Puts a delegation on the list.
    Inscribe {
        /// The session.
        session: SessionId,
        /// Who will speak; while the speaker is not named yet, who inscribes.
        participant: ParticipantNo,
        /// For which delegation.
        delegation: DelegationNo,
        /// The delegation's category.
        category: Category,
        /// For whom.
        standing: Standing,
        /// What is declared with it.
        declared: Declared,
    },
    /// Asks for a right of reply.
    RequestReply {
        /// The session.
        session: SessionId,
        /// Who will speak.
        participant: ParticipantNo,
        /// For which delegation.
        delegation: DelegationNo,
        /// The delegation's category.
        category: Category,
    },
    /// Changes what an inscription says of itself.
    Amend {
        /// The inscription.
        inscription: InscriptionNo,
        /// For whom.
        standing: Standing,
        /// What is declared.
        declared: Declared,
    },
    /// Names the speaker of an inscription, or another one.
    Substitute {
        /// The inscription.
        inscription: InscriptionNo,
        /// Who will speak.
        participant: ParticipantNo,
        /// That participant's delegation.
        delegation: DelegationNo,
    },
    /// Takes an inscription off the list.
    Withdraw {
        /// The inscription.
        inscription: InscriptionNo,
    },
    /// Offers another delegation to swap places.
    ProposeSwap {
        /// The own inscription.
        mine: InscriptionNo,
        /// The other one.
        with: InscriptionNo,
    },
    /// Takes the offer of another delegation; the two swap places.
    AcceptSwap {
        /// The inscription that offered.
        from: InscriptionNo,
        /// The own inscription.
        mine: InscriptionNo,
    },
    /// Declines an offer, or takes the own one back.
    DropSwap {
        /// The inscription that offered.
        from: InscriptionNo,
        /// The inscription that was asked.
        with: InscriptionNo,
    },
    /// Swaps two places at once, where whoever gives the command acts for both: secretariat or chair, when
    /// both delegations have said so.
    SwapPlaces {
        /// One inscription.
        one: InscriptionNo,
        /// The other one.
        other: InscriptionNo,
    },
    /// Moves an inscription on top of the rules.
    Move {
        /// The inscription.
        inscription: InscriptionNo,
        /// Before whom; `None`: to the end.
        before: Option<InscriptionNo>,
        /// Why, 1 to 500 characters.
        reason: String,
    },
    /// Gives an inscription the place of another standing.
    GrantPriority {
        /// The inscription.
        inscription: InscriptionNo,
        /// Whose place.
        standing: Standing,
        /// Why, 1 to 500 characters.
        reason: String,
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
    /// Ends it because the limit has been reached.
    StopSpeaker,
    /// Adds time to the limit of who has the floor.
    ExtendIntervention {
        /// Seconds added, 1 to 3,600.
        seconds: u32,
    },
    /// The speaker called is not ready: stays first and is passed over once.
    MarkNotReady {
        /// The inscription.
        inscription: InscriptionNo,
    },
    /// Lowers the limit for those who remain on a list.
    LowerLimit {
        /// The session.
        session: SessionId,
        /// The limit.
        limit: TimeLimit,
        /// Why, 1 to 500 characters.
        reason: String,
    },
    /// Suspends the session.
    Suspend {
        /// Why, 1 to 500 characters.
        reason: String,
    },
    /// Resumes the session.
    ResumeSession,
    /// Ends the running segment.
    EndSegment,
    /// Raises a hand for a point of order.
    RaisePoint {
        /// Who.
        participant: ParticipantNo,
        /// For which delegation.
        delegation: DelegationNo,
        /// The delegation's category.
        category: Category,
    },
    /// Takes the hand down again.
    LowerPoint {
        /// The point of order.
        point: PointNo,
    },
    /// Gives the floor on a point of order; the clock of the speaker stops.
    TakePoint {
        /// The point of order.
        point: PointNo,
    },
    /// Rules on the point of order that was taken; the speaker goes on with the time that remained.
    RulePoint {
        /// The ruling, 1 to 500 characters.
        ruling: String,
    },
    /// A question is put to the speaker; the clock stops.
    BeginQuestion,
    /// The question was put; the speaker goes on with the time that remained.
    EndQuestion,
    /// Moves unused time of one segment to another.
    MoveTime {
        /// From which.
        from: SegmentId,
        /// To which.
        to: SegmentId,
        /// How many seconds, 1 to 14,400.
        seconds: u32,
        /// Why, 1 to 500 characters.
        reason: String,
    },
    /// Takes the last command of secretariat or chair back, within ten seconds.
    Undo,
    /// Enters late what happened while the connection was down.
    EnterLate {
        /// When it really happened.
        happened: Timestamp,
        /// What was done.
        what: Box<Self>,
    },
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

impl Command {
    /// Who is to take the floor by it, as a participant.
    pub fn participant(&self) -> Option<ParticipantNo> {
        match self {
            Self::Inscribe { participant, .. }
            | Self::RequestReply { participant, .. }
            | Self::Substitute { participant, .. }
            | Self::RaisePoint { participant, .. } => Some(*participant),
            _ => None,
        }
    }
}
