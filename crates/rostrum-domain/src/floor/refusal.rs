//! The rules that say no. Each text is for the person: what is wrong, what is permitted, what to do.

use crate::ids::{InscriptionNo, PersonId, SegmentId, SessionId};
use crate::participant::Category;

/// A rule said no to a command. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no plan yet.
    #[error("This meeting has no plan of the floor yet; the secretariat imports a concept note first.")]
    NoPlan,
    /// The plan may not drop what the floor already uses.
    #[error("The new plan leaves out \"{what}\", which is already in use; keep it in the programme.")]
    PlanDropsUsed {
        /// The id of the session or segment.
        what: String,
    },
    /// The meeting is over.
    #[error("The meeting is closed; nothing more can happen on its floor.")]
    MeetingClosed,
    /// No such session.
    #[error("There is no session \"{0}\" in the programme; choose one that is listed.")]
    UnknownSession(SessionId),
    /// No such segment.
    #[error("There is no segment \"{0}\" in the programme; choose one that is listed.")]
    UnknownSegment(SegmentId),
    /// No such person.
    #[error("Nobody called \"{0}\" stands in the programme of this session; choose someone who is listed.")]
    UnknownPerson(PersonId),
    /// No such inscription.
    #[error("There is no inscription No. {0}; choose one that is on the list.")]
    UnknownInscription(InscriptionNo),
    /// The session has no floor.
    #[error("The session \"{0}\" has no time for the floor and so no list of speakers; choose a session that has one.")]
    NoFloorInSession(SessionId),
    /// The session's floor is over.
    #[error("The floor of this session is over; hand in your statement in writing instead.")]
    FloorIsOver,
    /// The list is open already.
    #[error("The list of speakers is already open.")]
    ListIsOpen,
    /// The list is not open.
    #[error(
        "The list of speakers is closed; the secretariat announces when it opens. A statement can be handed in in writing at any time."
    )]
    ListIsClosed,
    /// The category may not inscribe.
    #[error("{category} may not take the floor in this meeting; hand in your statement in writing instead.")]
    CategoryMayNotInscribe {
        /// The category.
        category: Category,
    },
    /// One inscription per delegation. The text keeps the number back: whoever made that inscription may
    /// be kept from the public, and the number would point at their line on the public list.
    #[error("Your delegation is already on this list; for another inscription whoever made the first withdraws it.")]
    AlreadyInscribed(InscriptionNo),
    /// Not one's own.
    #[error("Inscription No. {0} was made by somebody else; you can only withdraw your own.")]
    NotYours(InscriptionNo),
    /// The inscription is not waiting.
    #[error("Inscription No. {inscription} is no longer waiting ({status}); choose one that waits.")]
    NotWaiting {
        /// The inscription.
        inscription: InscriptionNo,
        /// Its state in words.
        status: &'static str,
    },
    /// The inscription is on another session's list.
    #[error("Inscription No. {0} is on the list of another session; choose one of the running session.")]
    OtherSession(InscriptionNo),
    /// The list is not called in this segment.
    #[error("The running segment is not the floor; go to the floor of this session before you call its list.")]
    NotInFloorSegment,
    /// No segment runs.
    #[error("No segment is running; start one before you give the floor.")]
    NoSegment,
    /// It runs already.
    #[error("The segment \"{0}\" is already running.")]
    SegmentRuns(SegmentId),
    /// Someone has the floor.
    #[error("Someone has the floor; end that intervention first.")]
    FloorTaken,
    /// Nobody has the floor.
    #[error("Nobody has the floor.")]
    FloorFree,
    /// The clock stands.
    #[error("The clock is already paused.")]
    IsPaused,
    /// The clock runs.
    #[error("The clock is not paused.")]
    NotPaused,
    /// The cap leaves too little.
    #[error(
        "{left_seconds} s of the cap of the floor are left and an intervention takes {needed_seconds} s; extend the cap with a reason, or go to the next segment."
    )]
    CapReached {
        /// What is left.
        left_seconds: u32,
        /// What the intervention needs.
        needed_seconds: u32,
    },
    /// There is no cap to extend.
    #[error("The floor of this meeting has no cap, so there is nothing to extend.")]
    NoCap,
    /// The extension is out of range.
    #[error("An extension has 1 s to 7,200 s and a reason of 1 to 500 characters.")]
    InvalidExtension,
    /// The key of a command names another one.
    #[error("The key \"{key}\" already names another command of yours; give each command a key of its own.")]
    KeyUsed {
        /// The key.
        key: String,
    },
    /// Someone else was faster.
    #[error(
        "The floor has changed since you saw it (version {seen}, now {now}); look at the list again and repeat what you wanted."
    )]
    Changed {
        /// The version that the sender saw.
        seen: u64,
        /// The version now.
        now: u64,
    },
}

impl Refusal {
    /// A stable name of the rule in kebab case, for translations and for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPlan => "no-plan",
            Self::PlanDropsUsed { .. } => "plan-drops-used",
            Self::MeetingClosed => "meeting-closed",
            Self::UnknownSession(_) => "unknown-session",
            Self::UnknownSegment(_) => "unknown-segment",
            Self::UnknownPerson(_) => "unknown-person",
            Self::UnknownInscription(_) => "unknown-inscription",
            Self::NoFloorInSession(_) => "no-floor-in-session",
            Self::FloorIsOver => "floor-is-over",
            Self::ListIsOpen => "list-is-open",
            Self::ListIsClosed => "list-is-closed",
            Self::CategoryMayNotInscribe { .. } => "category-may-not-inscribe",
            Self::AlreadyInscribed(_) => "already-inscribed",
            Self::NotYours(_) => "not-yours",
            Self::NotWaiting { .. } => "not-waiting",
            Self::OtherSession(_) => "other-session",
            Self::NotInFloorSegment => "not-in-floor-segment",
            Self::NoSegment => "no-segment",
            Self::SegmentRuns(_) => "segment-runs",
            Self::FloorTaken => "floor-taken",
            Self::FloorFree => "floor-free",
            Self::IsPaused => "is-paused",
            Self::NotPaused => "not-paused",
            Self::CapReached { .. } => "cap-reached",
            Self::NoCap => "no-cap",
            Self::InvalidExtension => "invalid-extension",
            Self::KeyUsed { .. } => "key-used",
            Self::Changed { .. } => "changed",
        }
    }
}
