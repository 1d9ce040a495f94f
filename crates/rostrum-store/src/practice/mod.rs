//! Practices: every version is kept, and one of them is public.

mod act;
mod erase;
mod file;
mod public;
mod version;

use jiff::Timestamp;
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo, PracticeNo};
use rostrum_domain::participant::Visibility;
use rostrum_domain::practice::{Act, Author, Practice, Reason, Source, Standing, State};
use sqlx::FromRow;

pub use act::{ActError, Acted, Acting};
pub(crate) use erase::{erase, follow, touch};
pub use file::{Enclosed, PracticeFile};
pub use public::{Address, PracticeChange, PublishedPractice};
pub use version::{Edit, PracticeVersion, Saved};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::vault::{Vault, place};

/// Where a practice comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PracticeOrigin {
    /// Cut out of a contribution.
    Contribution,
    /// Written by its author in the form for practices.
    Author,
    /// Written by staff.
    Staff,
    /// Read in from a file.
    Import,
}

/// A practice that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPractice {
    /// Where it comes from.
    pub origin: PracticeOrigin,
    /// The contribution that it was cut out of.
    pub contribution: Option<ContributionNo>,
    /// Whose it is, where that is a participant. What they keep from the public holds for it from then on.
    pub participant: Option<ParticipantNo>,
    /// Whose it is, and what may be made public.
    pub author: Author,
    /// Its first version.
    pub practice: Practice,
    /// Where its texts were cut out.
    pub sources: Vec<Source>,
}

/// A practice at its present version, for staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeRow {
    /// Its number in the whole compendium.
    pub no: PracticeNo,
    /// Its meeting.
    pub meeting: MeetingId,
    /// Where it comes from.
    pub origin: PracticeOrigin,
    /// The contribution that it was cut out of.
    pub contribution: Option<ContributionNo>,
    /// Whose it is, where that is a participant.
    pub participant: Option<ParticipantNo>,
    /// What that participant keeps from the public at present.
    pub protection: Option<Visibility>,
    /// Whose it is, and what may be made public.
    pub author: Author,
    /// State, versions, and who wrote and proposed the present one.
    pub standing: Standing<AccountNo>,
    /// The present version.
    pub practice: Practice,
    /// Where its texts were cut out.
    pub sources: Vec<Source>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When something of it last changed.
    pub changed_at: Timestamp,
    /// When it was first published.
    pub first_published_at: Option<Timestamp>,
    /// When what the public sees of it last changed.
    pub public_changed_at: Option<Timestamp>,
}

impl PracticeOrigin {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Contribution, Self::Author, Self::Staff, Self::Import];

    /// The stable code: `import`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contribution => "contribution",
            Self::Author => "author",
            Self::Staff => "staff",
            Self::Import => "import",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

/// All columns, and what the participant keeps from the public now.
const SELECT: &str = "SELECT p.no, p.meeting, p.origin, p.contribution, p.participant, p.author, p.state, p.version, \
    p.published_version, CASE WHEN p.proposed_version = p.version THEN p.proposed_account END AS proposed_account, \
    p.created_at, p.changed_at, p.first_published_at, p.public_changed_at, v.document, v.sources, v.account, \
    (SELECT visibility FROM participant a WHERE a.meeting = p.meeting AND a.no = p.participant) AS visibility \
    FROM practice p JOIN practice_version v ON v.practice = p.no AND v.version = p.version";

#[derive(FromRow)]
struct Row {
    no: i64,
    meeting: String,
    origin: String,
    contribution: Option<i64>,
    participant: Option<i64>,
    author: String,
    state: String,
    version: i64,
    published_version: Option<i64>,
    proposed_account: Option<i64>,
    created_at: i64,
    changed_at: i64,
    first_published_at: Option<i64>,
    public_changed_at: Option<i64>,
    document: String,
    sources: String,
    account: Option<i64>,
    visibility: Option<String>,
}

fn small(no: i64) -> Result<u32, Error> {
    u32::try_from(no).map_err(|_| Error::unreadable(format!("number {no} of a practice")))
}

pub(crate) fn open_document(vault: &Vault, no: i64, version: i64, sealed: &str) -> Result<Practice, Error> {
    let text = vault.open(&place("practice_version", "document", &[&no, &version]), sealed)?;
    serde_json::from_str(&text).map_err(|_| Error::unreadable(format!("practice {no} at version {version}")))
}

pub(crate) fn seal_document(vault: &Vault, no: i64, version: i64, practice: &Practice) -> String {
    let text = serde_json::to_string(practice).expect("a practice has no keys that are no texts");
    vault.seal(&place("practice_version", "document", &[&no, &version]), &text)
}

fn open_sources(vault: &Vault, no: i64, version: i64, sealed: &str) -> Result<Vec<Source>, Error> {
    let text = vault.open(&place("practice_version", "sources", &[&no, &version]), sealed)?;
    serde_json::from_str(&text).map_err(|_| Error::unreadable(format!("sources of practice {no}")))
}

pub(crate) fn open_author(vault: &Vault, no: i64, sealed: &str) -> Result<Author, Error> {
    let text = vault.open(&place("practice", "author", &[&no]), sealed)?;
    serde_json::from_str(&text).map_err(|_| Error::unreadable(format!("author of practice {no}")))
}

pub(crate) fn seal_author(vault: &Vault, no: i64, author: &Author) -> String {
    let text = serde_json::to_string(author).expect("an author has texts and codes");
    vault.seal(&place("practice", "author", &[&no]), &text)
}

fn protection(code: Option<&str>) -> Result<Option<Visibility>, Error> {
    let read = |code| Visibility::from_code(code).ok_or_else(|| Error::unreadable(format!("level {code}")));
    code.map(read).transpose()
}

impl Row {
    fn read(self, vault: &Vault) -> Result<PracticeRow, Error> {
        let what = || Error::unreadable(format!("practice {}", self.no));
        Ok(PracticeRow {
            no: PracticeNo(small(self.no)?),
            meeting: MeetingId::parse(&self.meeting).map_err(|_| what())?,
            origin: PracticeOrigin::from_code(&self.origin).ok_or_else(what)?,
            contribution: self.contribution.map(small).transpose()?.map(ContributionNo),
            participant: self.participant.map(small).transpose()?.map(ParticipantNo),
            protection: protection(self.visibility.as_deref())?,
            author: open_author(vault, self.no, &self.author)?,
            standing: Standing {
                state: State::from_code(&self.state).ok_or_else(what)?,
                version: small(self.version)?,
                published: self.published_version.map(small).transpose()?,
                edited_by: self.account.map(AccountNo::read).transpose()?,
                proposed_by: self.proposed_account.map(AccountNo::read).transpose()?,
            },
            practice: open_document(vault, self.no, self.version, &self.document)?,
            sources: open_sources(vault, self.no, self.version, &self.sources)?,
            created_at: instant(self.created_at)?,
            changed_at: instant(self.changed_at)?,
            first_published_at: self.first_published_at.map(instant).transpose()?,
            public_changed_at: self.public_changed_at.map(instant).transpose()?,
        })
    }
}

impl Store {
    /// The practice with this number, at its present version.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_practice(&self, no: PracticeNo) -> Result<Option<PracticeRow>, Error> {
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE p.no = $1")))
            .bind(i64::from(no.0))
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| row.read(self.vault())).transpose()
    }

    /// All practices of a meeting at their present versions, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_practices(&self, meeting: &MeetingId) -> Result<Vec<PracticeRow>, Error> {
        let rows: Vec<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE p.meeting = $1 ORDER BY p.no")))
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|row| row.read(self.vault())).collect()
    }

    /// The practices that belong to a participant, at their present versions, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_practices_of(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
    ) -> Result<Vec<PracticeRow>, Error> {
        let sql = format!("{SELECT} WHERE p.meeting = $1 AND p.participant = $2 ORDER BY p.no");
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(meeting.as_str())
            .bind(i64::from(participant.0))
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(|row| row.read(self.vault())).collect()
    }

    /// Counts the changes to practices that can be seen by everybody: whoever keeps a projection of them waits here.
    pub fn watch_practices(&self) -> tokio::sync::watch::Receiver<u64> {
        self.kept.watch_practices()
    }

    /// How many changes to practices [`Store::watch_practices`] has counted; `None` while another one is under way, so
    /// that whoever follows cannot take what they read for the last state.
    pub fn practices_mark(&self) -> Option<u64> {
        self.kept.practices_mark()
    }
}

/// What was done with a practice, as its row tells.
pub(crate) fn read_act(act: &str, reason: Option<&str>) -> Result<(Act, Option<Reason>), Error> {
    let what = || Error::unreadable(format!("act {act} with a practice"));
    let reason = reason.map(|code| Reason::from_code(code).ok_or_else(what)).transpose()?;
    Ok((Act::from_code(act).ok_or_else(what)?, reason))
}

#[cfg(test)]
mod tests;
