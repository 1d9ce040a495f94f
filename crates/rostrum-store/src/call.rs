//! Calls for inputs: each with all its versions.

use jiff::Timestamp;
use rostrum_domain::call::{Call, CallState, Fault};
use rostrum_domain::ids::{CallNo, ContributionNo, MeetingId};
use rostrum_domain::mail::MailKind;
use sqlx::FromRow;

use crate::error::Error;
use crate::folder::{Store, instant};

/// A call as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// From 1 in the meeting.
    pub no: CallNo,
    /// Where it stands.
    pub state: CallState,
    /// From 1, one more with each save.
    pub version: u32,
    /// What it says.
    pub call: Call,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
    /// When this version was saved.
    pub saved_at: Timestamp,
}

/// A call that was not saved.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// Something is wrong with it, and it is public or was to be.
    #[error("The call has {} faults.", .0.len())]
    Faulty(Vec<Fault>),
    /// Somebody else was faster.
    #[error("The call is at version {now} by now, and this change was made to version {seen}.")]
    Changed {
        /// The version that was changed.
        seen: u32,
        /// The version now.
        now: u32,
    },
    /// There is no such call.
    #[error("There is no call {0} in this meeting.")]
    NoSuchCall(CallNo),
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for CallError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

#[derive(FromRow)]
struct Row {
    no: i64,
    state: String,
    version: i64,
    document: String,
    created_at: i64,
    published_at: Option<i64>,
    saved_at: i64,
}

/// `AND` goes on behind it.
const SELECT: &str = "SELECT c.no, c.state, c.version, v.document, c.created_at, c.published_at, v.saved_at FROM call c \
     JOIN call_version v ON v.meeting = c.meeting AND v.call = c.no AND v.version = c.version WHERE c.meeting = $1";

impl Row {
    fn read(self) -> Result<CallRow, Error> {
        let what = || Error::unreadable(format!("call {}", self.no));
        Ok(CallRow {
            no: CallNo(u32::try_from(self.no).map_err(|_| what())?),
            state: CallState::from_code(&self.state).ok_or_else(what)?,
            version: u32::try_from(self.version).map_err(|_| what())?,
            call: serde_json::from_str(&self.document).map_err(|_| what())?,
            created_at: instant(self.created_at)?,
            published_at: self.published_at.map(instant).transpose()?,
            saved_at: instant(self.saved_at)?,
        })
    }
}

/// The call in a transaction.
pub(crate) async fn find_call_in(
    tx: &mut sqlx::SqliteConnection,
    meeting: &MeetingId,
    no: CallNo,
) -> Result<Option<CallRow>, Error> {
    let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} AND c.no = $2")))
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_optional(&mut *tx)
        .await?;
    row.map(Row::read).transpose()
}

impl Store {
    /// Begins a call; nobody but staff sees it yet.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn begin_call(&self, meeting: &MeetingId, call: Call) -> Result<CallNo, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let (no,): (u32,) = sqlx::query_as(
            "INSERT INTO call (meeting, no, state, version, created_at) \
             VALUES ($1, (SELECT COALESCE(MAX(no), 0) + 1 FROM call WHERE meeting = $1), 'draft', 1, $2) RETURNING no",
        )
        .bind(meeting.as_str())
        .bind(now.as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
        insert_version(&mut tx, meeting, CallNo(no), 1, &call.anew(), now).await?;
        tx.commit().await?;
        Ok(CallNo(no))
    }

    /// All calls of a meeting, the newest first, drafts among them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_calls(&self, meeting: &MeetingId) -> Result<Vec<CallRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY c.no DESC")))
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// The call with this number, in whatever state.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_call(&self, meeting: &MeetingId, no: CallNo) -> Result<Option<CallRow>, Error> {
        find_call_in(&mut *self.read.acquire().await?, meeting, no).await
    }

    /// A call as it stood at a version.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_call_version(
        &self,
        meeting: &MeetingId,
        no: CallNo,
        version: u32,
    ) -> Result<Option<Call>, Error> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT document FROM call_version WHERE meeting = $1 AND call = $2 AND version = $3")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .bind(i64::from(version))
                .fetch_optional(&self.read)
                .await?;
        let what = || Error::unreadable(format!("version {version} of call {no}"));
        row.map(|(document,)| serde_json::from_str(&document).map_err(|_| what())).transpose()
    }

    /// Saves a call over the version that was seen, and returns the new version. A draft may have faults, a public
    /// call may not. Where the deadline of a public one moved, whoever began a contribution is written to.
    ///
    /// # Errors
    /// [`CallError`] says why nothing was saved.
    pub async fn save_call(&self, meeting: &MeetingId, no: CallNo, seen: u32, call: Call) -> Result<u32, CallError> {
        let at = self.now();
        let mut tx = self.write.begin().await?;
        let before = find_call_in(&mut tx, meeting, no).await?.ok_or(CallError::NoSuchCall(no))?;
        if before.version != seen {
            return Err(CallError::Changed { seen, now: before.version });
        }
        let is_public = before.state != CallState::Draft;
        let faults = call.faults();
        if is_public && !faults.is_empty() {
            return Err(CallError::Faulty(faults));
        }
        let call = call.over(&before.call, is_public, at);
        let version = before.version + 1;
        insert_version(&mut tx, meeting, no, version, &call, at).await?;
        sqlx::query("UPDATE call SET version = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(i64::from(version))
            .execute(&mut *tx)
            .await?;
        if is_public && call.deadline != before.call.deadline {
            self.announce_deadline(&mut tx, meeting, no, &before.call, &call).await?;
        }
        tx.commit().await?;
        Ok(version)
    }

    async fn announce_deadline(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        no: CallNo,
        before: &Call,
        after: &Call,
    ) -> Result<(), Error> {
        let (from, to, number) = (before.deadline.to_string(), after.deadline.to_string(), no.to_string());
        let facts = [("call", number.as_str()), ("before", from.as_str()), ("deadline", to.as_str())];
        let begun: Vec<(i64,)> = sqlx::query_as(
            "SELECT no FROM contribution WHERE meeting = $1 AND call = $2 AND state <> 'withdrawn' ORDER BY no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&mut **tx)
        .await?;
        for (contribution,) in begun {
            let no = ContributionNo(u32::try_from(contribution).map_err(|_| Error::unreadable("a contribution"))?);
            crate::contribution::notify_author(self, tx, meeting, no, MailKind::DeadlineMoved, &facts).await?;
        }
        Ok(())
    }

    /// Publishes a call, closes it, or opens it again. A call that was public never becomes a draft again.
    ///
    /// # Errors
    /// [`CallError::Faulty`] for one that cannot be published yet.
    pub async fn move_call(&self, meeting: &MeetingId, no: CallNo, to: CallState) -> Result<(), CallError> {
        let mut tx = self.write.begin().await?;
        let row = find_call_in(&mut tx, meeting, no).await?.ok_or(CallError::NoSuchCall(no))?;
        let faults = row.call.faults();
        if to != CallState::Draft && !faults.is_empty() {
            return Err(CallError::Faulty(faults));
        }
        if to != CallState::Draft || row.published_at.is_none() {
            sqlx::query(
                "UPDATE call SET state = $3, published_at = CASE WHEN $3 = 'draft' THEN NULL \
                 ELSE COALESCE(published_at, $4) END WHERE meeting = $1 AND no = $2",
            )
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(to.code())
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Takes a call out that was never published. Whether there was one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn delete_call(&self, meeting: &MeetingId, no: CallNo) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        let found = find_call_in(&mut tx, meeting, no).await?;
        let unseen = found.is_some_and(|row| row.published_at.is_none());
        if unseen {
            for sql in [
                "DELETE FROM call_version WHERE meeting = $1 AND call = $2",
                "DELETE FROM call WHERE meeting = $1 AND no = $2",
            ] {
                sqlx::query(sql).bind(meeting.as_str()).bind(i64::from(no.0)).execute(&mut *tx).await?;
            }
        }
        tx.commit().await?;
        Ok(unseen)
    }
}

async fn insert_version(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: CallNo,
    version: u32,
    call: &Call,
    at: Timestamp,
) -> Result<(), Error> {
    let document = serde_json::to_string(call).map_err(|error| Error::unreadable(error.to_string()))?;
    sqlx::query("INSERT INTO call_version (meeting, call, version, document, saved_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(i64::from(version))
        .bind(document)
        .bind(at.as_millisecond())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
