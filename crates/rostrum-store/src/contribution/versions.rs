//! What was handed in: every version stays, without the person to ask, who stands apart.

use jiff::Timestamp;
use rostrum_domain::contribution::{Contribution, Field};
use rostrum_domain::ids::{ContributionNo, MeetingId};
use sqlx::FromRow;

use super::{ContributionRow, FileRow, JointAuthor};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// A version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContributionVersion {
    /// From 1.
    pub version: u32,
    /// What it says, without contacts.
    pub content: Contribution,
    /// The SHA-256 of its text, as its author has it, too.
    pub hash: String,
    /// Which version of the call it answers.
    pub call_version: u32,
    /// Whether it came after the deadline.
    pub late: bool,
    /// When it came.
    pub received_at: Timestamp,
}

/// A contribution that was handed in, with all that reviewers need. For staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// Where it stands.
    pub row: ContributionRow,
    /// The latest version, with the person to ask as they stand now.
    pub content: Contribution,
    /// Who hands it in, too. Only who confirmed it is made public.
    pub joint: Vec<JointAuthor>,
    /// What is attached.
    pub files: Vec<FileRow>,
}

#[derive(FromRow)]
struct Row {
    version: u32,
    content: String,
    hash: String,
    call_version: u32,
    late: bool,
    received_at: i64,
}

pub(super) struct New<'a> {
    pub version: u32,
    pub content: Contribution,
    pub hash: &'a str,
    pub call_version: u32,
}

type Whose<'a> = (&'a MeetingId, ContributionNo);

pub(super) fn at((meeting, no): Whose<'_>, version: u32) -> String {
    place("contribution_version", "content", &[meeting, &no, &version])
}

const SELECT: &str = "SELECT version, content, hash, call_version, late, received_at FROM contribution_version \
     WHERE meeting = $1 AND contribution = $2 ORDER BY version DESC";

impl Row {
    fn read(self, store: &Store, whose: Whose<'_>) -> Result<ContributionVersion, Error> {
        let content = store.vault().open(&at(whose, self.version), &self.content)?;
        let what = || Error::unreadable(format!("version {} of contribution {}", self.version, whose.1));
        Ok(ContributionVersion {
            version: self.version,
            content: serde_json::from_str(&content).map_err(|_| what())?,
            hash: self.hash,
            call_version: self.call_version,
            late: self.late,
            received_at: instant(self.received_at)?,
        })
    }
}

pub(super) async fn latest_in(
    store: &Store,
    from: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
) -> Result<Option<ContributionVersion>, Error> {
    let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} LIMIT 1")))
        .bind(whose.0.as_str())
        .bind(i64::from(whose.1.0))
        .fetch_optional(&mut *from)
        .await?;
    row.map(|row| row.read(store, whose)).transpose()
}

pub(super) async fn insert(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
    new: &New<'_>,
    late: bool,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO contribution_version (meeting, contribution, version, content, hash, call_version, late, received_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(whose.0.as_str())
    .bind(i64::from(whose.1.0))
    .bind(new.version)
    .bind(seal(store, whose, new.version, &new.content)?)
    .bind(new.hash)
    .bind(new.call_version)
    .bind(late)
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// A content sealed for its version.
pub(super) fn seal(store: &Store, whose: Whose<'_>, version: u32, content: &Contribution) -> Result<String, Error> {
    let json = serde_json::to_string(content).map_err(|error| Error::unreadable(error.to_string()))?;
    Ok(store.vault().seal(&at(whose, version), &json))
}

impl Store {
    /// All versions of a contribution, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contribution_versions(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
    ) -> Result<Vec<ContributionVersion>, Error> {
        let rows: Vec<Row> =
            sqlx::query_as(SELECT).bind(meeting.as_str()).bind(i64::from(no.0)).fetch_all(&self.read).await?;
        rows.into_iter().map(|row| row.read(self, (meeting, no))).collect()
    }

    /// All contributions of a meeting that were handed in, whatever became of them, the newest first. For staff.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contributions(&self, meeting: &MeetingId) -> Result<Vec<HandedIn>, Error> {
        let mut all = Vec::new();
        for row in self.list_contribution_rows(meeting).await? {
            if row.version > 0
                && let Some(handed_in) = self.handed_in(meeting, row).await?
            {
                all.push(handed_in);
            }
        }
        Ok(all)
    }

    /// One of them; `None` where nothing was handed in, or what was is erased.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_handed_in(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Option<HandedIn>, Error> {
        match self.find_contribution(meeting, no).await? {
            Some(row) => self.handed_in(meeting, row).await,
            None => Ok(None),
        }
    }

    async fn handed_in(&self, meeting: &MeetingId, row: ContributionRow) -> Result<Option<HandedIn>, Error> {
        let latest = latest_in(self, &mut *self.read.acquire().await?, (meeting, row.no)).await?;
        let Some(mut content) = latest.map(|version| version.content) else { return Ok(None) };
        for field in self.list_fields(meeting, row.no).await? {
            match field.field {
                Field::Name => content.author.name = field.standing.text,
                Field::Email => content.author.email = field.standing.text,
                _ => {}
            }
        }
        content.consent = row.consent;
        let joint = self.list_joint_authors(meeting, row.no).await?;
        let files = self.list_contribution_files(meeting, row.no).await?;
        Ok(Some(HandedIn { row, content, joint, files }))
    }
}
