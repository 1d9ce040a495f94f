//! Values kept: the data folder, its rows, the log of the floor, and the desk.
//!
//! - [`Store`] opens a data folder and holds the rows (`meeting`, `participant`, `passkey`, `attendance`, `note`, `readiness`, `screen`, `staff`, `statement`, `token`,
//!   `program`, `webhook`).
//! - [`Vault`] seals what tells who somebody is before it is written.
//! - [`Desk`] is the one way from a command of the floor to events.
//! - [`Clock`] is the only source of the present instant.

mod about;
mod attendance;
mod beside;
mod call;
mod chain;
mod chance;
mod change_request;
mod check_in;
mod clock;
mod compendium;
mod contribution;
mod delegation;
mod desk;
mod embed;
mod error;
#[cfg(test)]
mod everything;
mod exchange;
mod floor;
mod folder;
mod follow_up;
mod joint;
mod kept;
mod mail;
pub mod measure;
mod meeting;
mod merge;
mod migrations;
mod note;
mod openid;
mod origin;
mod participant;
mod passkey;
mod practice;
mod program;
mod readiness;
mod record;
mod registration;
mod retention;
mod review;
mod rights;
mod role;
mod screen;
mod session;
mod sign_in;
mod spoken_as;
mod staff;
mod statement;
mod statement_deadline;
mod taxonomy;
mod token;
mod vault;
mod webhook;

pub use about::{Beside, OwnLink, OwnMembership, OwnSignature};
pub use attendance::{Identity, Seen, SeenRow};
pub use beside::owner_link_beside;
pub use call::{CallError, CallRow};
pub use chain::{Linked, LogForm};
pub use change_request::{ChangeDecided, ChangeRequest};
pub use check_in::Stay;
pub use clock::{Clock, RehearsalClock, SystemClock};
pub use contribution::{
    AttachError, AuthorAsked, BesideRow, By, ChooseError, ConsentChange, ContributionChange, ContributionRow,
    ContributionVersion, FieldRow, FileRow, HandInError, HandedIn, JointAuthor, MoveError, MovedTo, NewDraft,
    OwnContribution, OwnPart, Receipt, SaveError, What,
};
pub use delegation::{Enrolment, FocalPoint, Member, MemberError, NewMember};
pub use desk::{Desk, Order, Outcome, PublishError, SubmitError};
pub use error::{CreateError, Error, OpenError, RegisterError};
pub use exchange::{Exchange, KeptListing, Lesson, LessonState, NewLesson};
pub use folder::Store;
pub use joint::{CoSignatory, Counted, Represented};
pub use mail::{
    Delivered, Invitation, InvitationState, Invited, Mail, MailFilter, MailLinks, MailState, MailTemplate,
    SendingOutcome, WantedLinks, WrittenMail,
};
pub use meeting::{MeetingRow, ProgrammeVersion};
pub use merge::{Merge, MergeError};
pub use note::{NewNote, Note, NoteKind, NoteText, ReadyText};
pub use openid::{ClaimedRole, OpenidRequest, OpenidReturn, ProviderPerson};
pub use participant::{Registered, Registration};
pub use passkey::{AddPasskeyError, Challenge, KnownPasskey, MOST_PASSKEYS, NewPasskey, Passkey};
pub use practice::{
    ActError, Acted, Acting, Address, Edit, Enclosed, NewPractice, PracticeChange, PracticeFile, PracticeOrigin,
    PracticeRow, PracticeVersion, PublishedPractice, Saved,
};
pub use program::{Program, Scope};
pub use readiness::{Readiness, ReadinessPart};
pub use registration::{
    Application, Change, ChangeCause, Decided, DesignError, Given, Incoming, Kept as KeptFile, Known, NeutralLink,
    NewNeutralLink, Received, RegistrationRow, UndoError, UndoneDecision,
};
pub use retention::{Gone, Held};
pub use review::{Asking, Clarification, Comment, NewTranslation, Review, Translation};
pub use rights::{Contact, Correction};
pub use role::{GivenRole, Role};
pub use screen::{Screen, ScreenSettings};
pub use session::{Session, Way, Whose};
pub use sign_in::{Asked, LinkState};
pub use spoken_as::SpokenAs;
pub use staff::{Account, AccountNo, NewRole, Staff, TakeError};
pub use statement::Statement;
pub use taxonomy::{TaxonomyCause, TaxonomyVersion};
pub use token::{Grant, LinkKind, SignedIn, Token};
pub use vault::{Key, KeyError, KeyPlace, Rotation, Vault, place};
pub use webhook::{Attempt, Delivery, DeliveryStatus, Message, Secret, Webhook, WebhookState, message_id};
