//! The rules that say no. Each text is for the person: what is wrong, what is permitted, what to do.

mod code;

use jiff::Timestamp;

use super::rules::InvalidRules;
use crate::ids::{InscriptionNo, PersonId, PointNo, SegmentId, SessionId};
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
    /// The rules do not hold together.
    #[error(transparent)]
    InvalidRules(#[from] InvalidRules),
    /// Once the list has opened, rules change by a decision of the chair only.
    #[error(
        "The list has opened; its rules change only by a decision of the chair, so give the reason in 1 to 500 characters."
    )]
    RulesNeedReason,
    /// The draw cannot be changed once the list has opened.
    #[error(
        "The list has opened, so its draw by lot is fixed; keep the window and the external value as they are, or go over to the order of inscription."
    )]
    LotIsFixed,
    /// A draw without a commitment proves nothing.
    #[error(
        "No commitment to a seed was published, and a draw without one proves nothing; set the rules of this session again."
    )]
    NoCommitment,
    /// The rules ask for no draw.
    #[error("The order of this list is not drawn by lot.")]
    NoLot,
    /// The intake window still runs.
    #[error(
        "The intake window runs until {until}; everyone who inscribes until then has the same chance. Wait until it is over."
    )]
    WindowRuns {
        /// Its closing instant.
        until: Timestamp,
    },
    /// The lots are not drawn yet.
    #[error("The order of this list is drawn by lot and was not drawn yet; draw it first.")]
    LotNotDrawn,
    /// The lots were drawn.
    #[error("The order was drawn already; a draw is made once.")]
    AlreadyDrawn,
    /// Nobody inscribed in the window.
    #[error("Nobody inscribed in the intake window, so there is nothing to draw.")]
    NothingToDraw,
    /// The external value is missing or not asked for.
    #[error(
        "The rules name an external value ({0}); enter that value as its source published it, in 1 to 200 characters."
    )]
    BeaconNeeded(String),
    /// No external value was named beforehand.
    #[error("The rules name no external value beforehand, so none can be mixed in; leave it out.")]
    BeaconNotNamed,
    /// The seed is not the one that was committed to.
    #[error(
        "The seed does not fit the commitment that was published before the window; only that seed can be drawn with."
    )]
    SeedDiffers,
    /// The log at the closing instant is another.
    #[error("The draw takes the log at the closing instant, which is version {0}.")]
    LogDiffers(u64),
    /// The list opens later.
    #[error("The list of speakers opens at {at}.")]
    OpensAt {
        /// When.
        at: Timestamp,
    },
    /// Only some delegations may inscribe.
    #[error(
        "Only the delegations that the rules of this session name may inscribe; hand in your statement in writing instead."
    )]
    DelegationMayNotInscribe,
    /// The delegation has named who inscribes for it.
    #[error(
        "Your delegation has named who inscribes for it, and you are not one of them; ask its head or its focal point."
    )]
    NotInscriber,
    /// Nobody has confirmed yet that the participant is one of the delegation.
    #[error(
        "Your delegation has not confirmed that you speak for it; ask its focal point or the secretariat. You can hand in a statement in writing."
    )]
    NotConfirmed,
    /// The delegation has all the inscriptions it may have.
    #[error(
        "Your delegation has {permitted} inscriptions on this list, which is all that is permitted; withdraw one to make another."
    )]
    TooManyInscriptions {
        /// How many are permitted.
        permitted: u32,
    },
    /// There are no rights of reply.
    #[error("There are no rights of reply in this session; the secretariat can permit them in its rules.")]
    NoRightOfReply,
    /// The delegation has used its rights of reply.
    #[error("Your delegation has asked for {permitted} rights of reply, which is all that is permitted.")]
    TooManyReplies {
        /// How many are permitted.
        permitted: u32,
    },
    /// Rights of reply come at the end.
    #[error("Rights of reply are called when nobody else waits; {waiting} still wait.")]
    ReplyAtEnd {
        /// How many wait before.
        waiting: usize,
    },
    /// A participant acts for oneself.
    #[error("A participant can only act in the own name; sign in as the participant meant.")]
    NotForAnother,
    /// The speaker is of another delegation.
    #[error("That participant speaks for another delegation; name one of the delegation that inscribed.")]
    OtherDelegation,
    /// A swap needs two inscriptions of one list.
    #[error("A swap takes two different inscriptions that wait on the same list.")]
    NoSwap,
    /// The offer was made already.
    #[error("This swap is offered already; the other delegation has to accept it.")]
    SwapOffered,
    /// There is no such offer.
    #[error("There is no such offer of a swap any more.")]
    NoSuchOffer,
    /// A move leads nowhere.
    #[error("That is where inscription No. {0} stands; choose another place.")]
    NoMove(InscriptionNo),
    /// A reason is missing.
    #[error("A reason of 1 to 500 characters is needed; it stands in the log.")]
    ReasonNeeded,
    /// It has that place already.
    #[error("Inscription No. {0} already has that place.")]
    HasPriority(InscriptionNo),
    /// The order is settled.
    #[error(
        "The order of this list is settled, so nothing can be changed that may give a better place; ask the secretariat for a priority."
    )]
    PlaceIsSettled,
    /// It was passed over already.
    #[error("Inscription No. {0} is passed over already; if the speaker is not there, mark it absent.")]
    AlreadyPassedOver(InscriptionNo),
    /// The limit has not been reached.
    #[error("{left_seconds} s of the limit are left; a speaker is stopped at the limit, or ended with \"end\".")]
    LimitNotReached {
        /// What is left.
        left_seconds: u32,
    },
    /// The number of seconds is out of range.
    #[error("{seconds} s cannot be added; 1 s to {most} s are permitted.")]
    InvalidSeconds {
        /// What was given.
        seconds: u32,
        /// The most permitted.
        most: u32,
    },
    /// A limit is lowered only.
    #[error("The limit is {now_seconds} s now; choose a lower one.")]
    LimitNotLower {
        /// The limit now.
        now_seconds: u32,
    },
    /// The session is suspended.
    #[error("The session is suspended; resume it first.")]
    Suspended,
    /// The session is not suspended.
    #[error("The session is not suspended.")]
    NotSuspended,
    /// A point of order is being heard.
    #[error("A point of order is being heard; rule on it first.")]
    PointIsHeard,
    /// A question is being put.
    #[error("A question is being put to the speaker; end the question first.")]
    QuestionIsPut,
    /// No question is being put.
    #[error("No question is being put.")]
    NoQuestion,
    /// No point of order is being heard.
    #[error("No point of order is being heard; take one that was raised.")]
    NoPoint,
    /// No such point of order.
    #[error("Point of order No. {0} is not raised any more; choose one that is.")]
    PointNotRaised(PointNo),
    /// The hand is up already.
    #[error("Your delegation's hand is up already; the chair sees it.")]
    HandIsUp,
    /// It cannot move time onto itself.
    #[error("Time moves from one segment to another; choose two different ones.")]
    SameSegment,
    /// The segment is over.
    #[error("The segment \"{0}\" is over; move the time to one that runs or comes.")]
    SegmentIsOver(SegmentId),
    /// There is not so much unused time.
    #[error("The segment \"{segment}\" has {left_seconds} s unused; so much can be moved at most.")]
    NotUnused {
        /// The segment.
        segment: SegmentId,
        /// What is unused.
        left_seconds: u32,
    },
    /// There is nothing to take back.
    #[error(
        "There is nothing to take back: only the last command of secretariat or chair can be, while nothing else has followed from it."
    )]
    NothingToUndo,
    /// Too late to take it back.
    #[error("The last command was given {seconds} s ago; it can be taken back within 10 s.")]
    TooLateToUndo {
        /// How long ago.
        seconds: i64,
    },
    /// Delegations have inscribed since.
    #[error("{count} have inscribed since the list was opened, so it cannot be taken back; close the list instead.")]
    InscribedSince {
        /// How many.
        count: usize,
    },
    /// Not every command can be entered late.
    #[error("This cannot be entered late; give it as it is.")]
    NotLate,
    /// The time is out of the range in which something can be entered late.
    #[error(
        "{happened} does not fit: what is entered late happened between {from} (the last thing on the floor) and now."
    )]
    LateOutOfRange {
        /// What was given.
        happened: Timestamp,
        /// The last thing that moved the floor.
        from: Timestamp,
    },
    /// The key of a command names another one.
    #[error("The key \"{key}\" already names another command of yours; give each command a key of its own.")]
    KeyUsed {
        /// The key.
        key: String,
    },
    /// Whoever is to speak does not take part: their registration is not accepted, or not yet.
    #[error(
        "The registration of this person is not accepted, so they cannot take the floor; their own page says how it stands."
    )]
    NotAccepted,
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
