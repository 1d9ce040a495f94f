//! Mails: noted inside the transaction of the change that somebody must hear of, so that no change goes without its
//! mail and no mail without its change. The courier of the web layer writes and sends them afterwards.
//!
//! - [`notify`] and its kin note a mail; `occasion` notes what happens once.
//! - `queue` takes a mail from noted to sent; `outbox` shows it to staff, who edit, stop and release it.
//! - `links` makes the links that mails hold. `template`, `invitation` and `calendar` hold what a meeting sets of its own.

mod calendar;
mod invitation;
mod links;
mod occasion;
mod outbox;
mod queue;
mod template;

use std::collections::BTreeMap;

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use sqlx::FromRow;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

pub(crate) use invitation::address_key;
pub(crate) use occasion::{notify_everybody, notify_within};

pub use invitation::{Invitation, InvitationState, Invited};
pub use links::{MailLinks, WantedLinks};
pub use outbox::MailFilter;
pub use queue::{Delivered, SendingOutcome};
pub use template::MailTemplate;

/// What a mail needs to know beyond meeting and person: names of placeholders with their values, such as a reason.
pub(crate) type Facts<'a> = [(&'a str, &'a str)];

/// Where a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MailState {
    /// Noted, not written yet.
    Noted,
    /// Written; waits until the secretariat releases it.
    Waiting,
    /// Is to be sent, or to be tried again.
    Queued,
    /// A mail server has taken it.
    Sent,
    /// Kept here to be read: the program sends no mail.
    Kept,
    /// A mail server refused it for good, or it was tried for three days in vain.
    Failed,
    /// A mail server took it, and it came back.
    Bounced,
    /// The secretariat stopped it.
    Stopped,
}

impl MailState {
    /// All states in the order in which a mail may come to them.
    pub const ALL: [Self; 8] =
        [Self::Noted, Self::Waiting, Self::Queued, Self::Sent, Self::Kept, Self::Failed, Self::Bounced, Self::Stopped];

    /// The stable code: `waiting`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::Waiting => "waiting",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Kept => "kept",
            Self::Failed => "failed",
            Self::Bounced => "bounced",
            Self::Stopped => "stopped",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenMail {
    /// The subject, one line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A calendar file that goes with it.
    pub calendar: Option<String>,
}

/// A mail that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// From 1 in the data folder.
    pub no: u64,
    /// About which meeting; `None`: about Rostrum as a whole.
    pub meeting: Option<MeetingId>,
    /// To which participant.
    pub participant: Option<ParticipantNo>,
    /// To which address, when the mail is to no participant.
    pub address: Option<String>,
    /// What it is about.
    pub kind: MailKind,
    /// In which language, a BCP 47 tag; `None`: that of the participant.
    pub language: Option<String>,
    /// What it was noted with.
    pub facts: BTreeMap<String, String>,
    /// Whether it waits to be released once it is written.
    pub held: bool,
    /// Where it stands.
    pub state: MailState,
    /// Its Message-ID without angle brackets, once it is written; the same at every attempt.
    pub message_id: Option<String>,
    /// What is sent, once it is written.
    pub written: Option<WrittenMail>,
    /// When staff last changed the text.
    pub edited_at: Option<Timestamp>,
    /// When it was noted.
    pub created_at: Timestamp,
    /// Not to be sent before.
    pub next_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// The status of the last answer of a mail server (RFC 5321, 4.2), such as 451.
    pub answer: Option<u16>,
    /// What the mail server or the bounce said. It may hold the address.
    pub fault: Option<String>,
    /// When it was sent, failed, bounced or was stopped.
    pub done_at: Option<Timestamp>,
}

/// Notes that a participant is to be written to. Part of the transaction of the change: what is rolled back is not
/// written about.
///
/// # Errors
/// The outside failed.
pub(crate) async fn notify(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: ParticipantNo,
    kind: MailKind,
    now: Timestamp,
) -> Result<(), Error> {
    let noted = Noted { meeting: Some(meeting), participant: Some(participant), ..Noted::of(kind) };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// The same with facts, which are sealed.
///
/// # Errors
/// The outside failed.
#[allow(dead_code, reason = "for changes that tell more than that they happened")]
pub(crate) async fn notify_with(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: ParticipantNo,
    kind: MailKind,
    facts: &Facts<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let more = Some((store, facts));
    let noted = Noted { meeting: Some(meeting), participant: Some(participant), more, ..Noted::of(kind) };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// Notes that an address is to be written to whose owner is no participant, in a language (a BCP 47 tag). Without a
/// meeting the mail is about Rostrum as a whole, as a link to sign in is.
///
/// # Errors
/// The outside failed.
pub(crate) async fn notify_address(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: Option<&MeetingId>,
    (address, language): (&str, &str),
    kind: MailKind,
    facts: &Facts<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let more = Some((store, facts));
    let noted = Noted { meeting, address: Some(address), language: Some(language), more, ..Noted::of(kind) };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// A mail before it is kept.
struct Noted<'a> {
    meeting: Option<&'a MeetingId>,
    participant: Option<ParticipantNo>,
    address: Option<&'a str>,
    language: Option<&'a str>,
    kind: MailKind,
    /// Facts, with the store whose vault seals them and the address.
    more: Option<(&'a Store, &'a Facts<'a>)>,
    occasion: Option<&'a str>,
    held: bool,
}

impl Noted<'_> {
    fn of(kind: MailKind) -> Self {
        Self {
            meeting: None,
            participant: None,
            address: None,
            language: None,
            kind,
            more: None,
            occasion: None,
            held: kind.is_bulk(),
        }
    }
}

/// Whether it was new: what has an occasion is noted once.
async fn insert(tx: &mut sqlx::SqliteTransaction<'_>, noted: &Noted<'_>, now: Timestamp) -> Result<bool, Error> {
    let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM mail").fetch_one(&mut **tx).await?;
    let (mut address, mut facts) = (None, None);
    if let Some((store, plain)) = noted.more {
        let named: BTreeMap<_, _> = plain.iter().copied().collect();
        let json = serde_json::to_string(&named).map_err(|_| Error::unreadable("facts of a mail"))?;
        facts = Some(seal(store, "facts", no, &json));
        address = noted.address.map(|address| seal(store, "address", no, address));
    }
    let done = sqlx::query(
        "INSERT INTO mail (no, meeting, participant, address, kind, language, facts, occasion, held, state, \
         created_at, next_at, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'noted', $10, 0, 0) \
         ON CONFLICT (meeting, occasion) DO NOTHING",
    )
    .bind(no)
    .bind(noted.meeting.map(MeetingId::as_str))
    .bind(noted.participant.map(|no| i64::from(no.0)))
    .bind(address)
    .bind(noted.kind.code())
    .bind(noted.language)
    .bind(facts)
    .bind(noted.occasion)
    .bind(noted.held)
    .bind(now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The one place where what a mail holds is sealed.
fn seal(store: &Store, column: &str, no: i64, plain: &str) -> String {
    store.vault().seal(&place("mail", column, &[&no]), plain)
}

fn open(store: &Store, column: &str, no: i64, sealed: Option<String>) -> Result<Option<String>, Error> {
    let Some(sealed) = sealed else { return Ok(None) };
    let own = store.vault().open(&place("mail", column, &[&no]), &sealed);
    // The first mails were sealed for their column, without the row.
    own.or_else(|_| store.vault().open(&place("mail", column, &[]), &sealed)).map(Some)
}

/// All columns of a mail, in the order of [`Row`].
macro_rules! columns {
    () => {
        "no, meeting, participant, address, kind, language, facts, held, state, message_id, subject, text, html, \
         calendar, edited_at, created_at, next_at, attempts, answer, fault, done_at"
    };
}
use columns;

#[derive(FromRow)]
struct Row {
    no: i64,
    meeting: Option<String>,
    participant: Option<i64>,
    address: Option<String>,
    kind: String,
    language: Option<String>,
    facts: Option<String>,
    held: bool,
    state: String,
    message_id: Option<String>,
    subject: Option<String>,
    text: Option<String>,
    html: Option<String>,
    calendar: Option<String>,
    edited_at: Option<i64>,
    created_at: i64,
    next_at: i64,
    attempts: i64,
    answer: Option<i64>,
    fault: Option<String>,
    done_at: Option<i64>,
}

impl Row {
    fn read(self, store: &Store) -> Result<Mail, Error> {
        let no = self.no;
        let what = || Error::unreadable(format!("mail {no}"));
        let opened = |column, sealed| open(store, column, no, sealed);
        let facts = opened("facts", self.facts)?;
        let written = match (opened("subject", self.subject)?, opened("text", self.text)?, opened("html", self.html)?) {
            (Some(subject), Some(text), Some(html)) => {
                Some(WrittenMail { subject, text, html, calendar: opened("calendar", self.calendar)? })
            }
            _ => None,
        };
        Ok(Mail {
            no: u64::try_from(no).map_err(|_| what())?,
            meeting: self.meeting.map(|id| MeetingId::parse(&id)).transpose().map_err(|_| what())?,
            participant: self.participant.map(u32::try_from).transpose().map_err(|_| what())?.map(ParticipantNo),
            address: opened("address", self.address)?,
            kind: MailKind::from_code(&self.kind).ok_or_else(what)?,
            language: self.language,
            facts: facts.map_or(Ok(BTreeMap::new()), |json| serde_json::from_str(&json)).map_err(|_| what())?,
            held: self.held,
            state: MailState::from_code(&self.state).ok_or_else(what)?,
            message_id: self.message_id,
            written,
            edited_at: self.edited_at.map(instant).transpose()?,
            created_at: instant(self.created_at)?,
            next_at: instant(self.next_at)?,
            attempts: u32::try_from(self.attempts).map_err(|_| what())?,
            answer: self.answer.map(u16::try_from).transpose().map_err(|_| what())?,
            fault: opened("fault", self.fault)?,
            done_at: self.done_at.map(instant).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests;
