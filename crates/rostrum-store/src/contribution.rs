//! Contributions to calls for inputs: what is being written, what was handed in, and what became of it.
//!
//! - `draft` saves the parts of what is being written, `turn` many of them with one commit.
//! - `hand_in` makes a version of it; `versions` reads them; `moves` leads from state to state.
//! - `link` opens one without a sign-in; `author` asks those who stand beside; `file` keeps what is attached.
//! - `erase` takes out what tells of a participant.

mod author;
mod draft;
mod erase;
mod file;
mod hand_in;
mod link;
mod moves;
mod own;
pub(crate) mod turn;
mod versions;

use jiff::Timestamp;
use rostrum_domain::contribution::{Consent, Contribution, State};
use rostrum_domain::ids::{CallNo, ContributionNo, MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::Visibility;
use sqlx::FromRow;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::{Facts, notify_address, notify_with};
use crate::token::Token;
use crate::vault::place;

pub use author::{AuthorAsked, JointAuthor};
pub use draft::{BesideRow, ChooseError, FieldRow, SaveError};
pub(crate) use erase::erase_contributions;
pub use file::{AttachError, FileRow};
pub use hand_in::{HandInError, Receipt};
pub(crate) use moves::move_in;
pub use moves::{By, ConsentChange, ContributionChange, MoveError, MovedTo, What};
pub use own::{OwnContribution, OwnPart};
pub use versions::{ContributionVersion, HandedIn};

/// A contribution without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContributionRow {
    /// From 1 in the meeting.
    pub no: ContributionNo,
    /// To which call.
    pub call: CallNo,
    /// Where it stands.
    pub state: State,
    /// What may be made public, since it was first handed in.
    pub consent: Option<Consent>,
    /// Who began it, where they were signed in.
    pub participant: Option<ParticipantNo>,
    /// What that participant lets others see, now.
    pub level: Option<Visibility>,
    /// The latest version that was handed in; 0: none was.
    pub version: u32,
    /// Whether the first version came after the deadline.
    pub late: bool,
    /// The language, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When something of it last changed.
    pub changed_at: Timestamp,
    /// When it was first handed in.
    pub received_at: Option<Timestamp>,
}

impl ContributionRow {
    /// What may be made public, as consent and level have it now.
    pub fn consent_now(&self) -> Option<Consent> {
        self.consent.map(|consent| consent.within(self.level))
    }
}

/// A draft before it is begun.
#[derive(Clone, Debug, Default)]
pub struct NewDraft {
    /// Who begins it, where they are signed in.
    pub participant: Option<ParticipantNo>,
    /// What stands in it already: the language of the reader, or what a file was read as.
    pub content: Contribution,
}

#[derive(FromRow)]
struct Row {
    no: i64,
    call: i64,
    state: String,
    consent: Option<String>,
    participant: Option<i64>,
    visibility: Option<String>,
    version: i64,
    late: bool,
    language: String,
    created_at: i64,
    changed_at: i64,
    received_at: Option<i64>,
}

/// `WHERE` goes on behind it.
const SELECT: &str = "SELECT c.no, c.call, c.state, c.consent, c.participant, p.visibility, c.version, c.late, c.language, \
     c.created_at, c.changed_at, c.received_at FROM contribution c \
     LEFT JOIN participant p ON p.meeting = c.meeting AND p.no = c.participant WHERE c.meeting = $1";

impl Row {
    fn read(self) -> Result<ContributionRow, Error> {
        let what = || Error::unreadable(format!("contribution {}", self.no));
        let number = |no: i64| u32::try_from(no).map_err(|_| what());
        Ok(ContributionRow {
            no: ContributionNo(number(self.no)?),
            call: CallNo(number(self.call)?),
            state: State::from_code(&self.state).ok_or_else(what)?,
            consent: self.consent.map(|code| Consent::from_code(&code).ok_or_else(what)).transpose()?,
            participant: self.participant.map(number).transpose()?.map(ParticipantNo),
            // Anything unknown is protected: a mistake must not name a person.
            level: self.visibility.map(|code| Visibility::from_code(&code).unwrap_or(Visibility::SecretariatOnly)),
            version: number(self.version)?,
            late: self.late,
            language: self.language,
            created_at: instant(self.created_at)?,
            changed_at: instant(self.changed_at)?,
            received_at: self.received_at.map(instant).transpose()?,
        })
    }
}

pub(crate) async fn find_in(
    from: &mut sqlx::SqliteConnection,
    meeting: &MeetingId,
    no: ContributionNo,
) -> Result<Option<ContributionRow>, Error> {
    let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} AND c.no = $2")))
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_optional(&mut *from)
        .await?;
    row.map(Row::read).transpose()
}

impl Store {
    /// Begins a draft, with a link that opens it without a sign-in. What stands in it already is a first save.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn start_draft(
        &self,
        meeting: &MeetingId,
        call: CallNo,
        new: &NewDraft,
    ) -> Result<(ContributionNo, Token), Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let (no,): (u32,) = sqlx::query_as(
            "INSERT INTO contribution (meeting, no, call, state, participant, version, late, language, created_at, \
             changed_at) VALUES ($1, (SELECT COALESCE(MAX(no), 0) + 1 FROM contribution WHERE meeting = $1), $2, 'draft', \
             $3, 0, FALSE, $4, $5, $5) RETURNING no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(call.0))
        .bind(new.participant.map(|no| i64::from(no.0)))
        .bind(&new.content.language)
        .bind(now.as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
        let no = ContributionNo(no);
        draft::insert_all(self, &mut tx, (meeting, no), new.participant, new.content.fields(), now).await?;
        for joint in &new.content.jointly {
            author::insert(self, &mut tx, (meeting, no), joint, now).await?;
        }
        let token = link::insert(&mut tx, (meeting, no), now).await?;
        tx.commit().await?;
        Ok((no, token))
    }

    /// The contribution with this number, in whatever state.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
    ) -> Result<Option<ContributionRow>, Error> {
        find_in(&mut *self.read.acquire().await?, meeting, no).await
    }

    /// All contributions of a meeting without their texts, the newest first; drafts among them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contribution_rows(&self, meeting: &MeetingId) -> Result<Vec<ContributionRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY c.no DESC")))
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Those that a participant began, and those of others of the delegation, where both are confirmed in it and the
    /// other is not known to the secretariat alone. The newest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contributions_of(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
    ) -> Result<Vec<ContributionRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{SELECT} AND (c.participant = $2 OR EXISTS (SELECT 1 FROM membership a JOIN membership b \
             ON b.meeting = a.meeting AND b.delegation = a.delegation WHERE a.meeting = c.meeting AND a.participant = $2 \
             AND b.participant = c.participant AND a.state = 'confirmed' AND b.state = 'confirmed' \
             AND p.visibility <> 'secretariat_only')) ORDER BY c.no DESC"
        )))
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// How many contributions there are to each call: drafts, and those that were handed in.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn count_contributions(&self, meeting: &MeetingId) -> Result<Vec<(CallNo, u32, u32)>, Error> {
        let rows: Vec<(u32, u32, u32)> = sqlx::query_as(
            "SELECT call, SUM(version = 0), SUM(version > 0) FROM contribution WHERE meeting = $1 GROUP BY call",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(|(call, drafts, received)| (CallNo(call), drafts, received)).collect())
    }
}

/// Notes a mail to whoever handed a contribution in: the participant who began it, else the address that stands in it.
/// Where there is neither, nobody is written to.
pub(crate) async fn notify_author(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ContributionNo,
    kind: MailKind,
    facts: &Facts<'_>,
) -> Result<(), Error> {
    let Some(row) = find_in(&mut *tx, meeting, no).await? else { return Ok(()) };
    if let Some(participant) = row.participant {
        return notify_with(store, tx, meeting, participant, kind, facts, store.now()).await;
    }
    let email: Option<(String,)> = sqlx::query_as(
        "SELECT text FROM contribution_field WHERE meeting = $1 AND contribution = $2 AND field = '_email'",
    )
    .bind(meeting.as_str())
    .bind(i64::from(no.0))
    .fetch_optional(&mut **tx)
    .await?;
    let Some((email,)) = email else { return Ok(()) };
    let email = store.vault().open(&place("contribution_field", "text", &[meeting, &no, &"_email"]), &email)?;
    if !rostrum_domain::participant::looks_like_an_address(&email) {
        return Ok(());
    }
    let language = if row.language.is_empty() { "en" } else { &row.language };
    notify_address(store, tx, Some(meeting), (&email, language), kind, facts, store.now()).await
}

#[cfg(test)]
mod tests;
