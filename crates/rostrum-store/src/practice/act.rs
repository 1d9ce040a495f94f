//! Proposing, publishing, withholding, withdrawing practices, and taking them up again.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, PracticeNo};
use rostrum_domain::practice::{Act, Obstacle, Reason, Refused, State, decide};

use super::{Row, SELECT, read_act, small};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::vault::place;

/// What was done with a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    /// What.
    pub act: Act,
    /// At which version.
    pub version: u32,
    /// Why, where a reason was asked for.
    pub reason: Option<Reason>,
    /// In words of one's own.
    pub words: String,
    /// By whom, where it was staff with an account.
    pub by: Option<AccountNo>,
    /// When.
    pub at: Timestamp,
}

/// Number, act, version, reason, words, account, instant.
type ActRow = (i64, String, i64, Option<String>, String, Option<i64>, i64);

/// Why nothing was done with a practice.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// There is no such practice.
    #[error("there is no such practice")]
    Gone,
    /// Somebody else kept this version meanwhile, which whoever acts has not seen.
    #[error("version {0} was kept meanwhile")]
    Meanwhile(u32),
    /// A rule says no.
    #[error("it is refused: {0:?}")]
    Refused(Refused),
    /// It cannot be published as it is.
    #[error("it cannot be published: {0:?}")]
    Obstacles(Vec<Obstacle>),
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for ActError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl Store {
    /// Does something with a practice whose present version is the one that was seen, and notes it. What the rules of
    /// the meeting and the consent of the author do not let happen is refused.
    ///
    /// # Errors
    /// [`ActError`] says why nothing was done.
    pub async fn act_on_practice(&self, no: PracticeNo, seen: u32, acted: &Acting<'_>) -> Result<State, ActError> {
        let number = i64::from(no.0);
        let now = self.now().as_millisecond();
        let mut tx = self.write.begin().await?;
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE p.no = $1")))
            .bind(number)
            .fetch_optional(&mut *tx)
            .await?;
        let row = row.ok_or(ActError::Gone)?.read(self.vault())?;
        let standing = row.standing;
        if standing.version != seen {
            return Err(ActError::Meanwhile(standing.version));
        }
        let two: Option<(bool,)> = sqlx::query_as("SELECT two_people FROM practice_rule WHERE meeting = $1")
            .bind(row.meeting.as_str())
            .fetch_optional(&mut *tx)
            .await?;
        let two = two.is_some_and(|(two,)| two);
        let state = decide(&standing, acted.act, acted.by, two).map_err(ActError::Refused)?;
        if acted.act == Act::Publish {
            let obstacles = row.practice.obstacles(&row.author, row.protection);
            if !obstacles.is_empty() {
                return Err(ActError::Obstacles(obstacles));
            }
        }
        let version = i64::from(standing.version);
        let by = acted.by.map(|by| i64::from(by.0));
        sqlx::query(match acted.act {
            Act::Propose => {
                "UPDATE practice SET state = $2, proposed_version = $4, proposed_account = $5, changed_at = $3 WHERE no = $1"
            }
            Act::Publish => {
                "UPDATE practice SET state = $2, published_version = $4, public_changed_at = $3, changed_at = $3, \
                 first_published_at = COALESCE(first_published_at, $3) WHERE no = $1"
            }
            Act::Withdraw => {
                "UPDATE practice SET state = $2, published_version = NULL, public_changed_at = $3, changed_at = $3 \
                 WHERE no = $1"
            }
            Act::Withhold | Act::Reopen => "UPDATE practice SET state = $2, changed_at = $3 WHERE no = $1",
        })
        .bind(number)
        .bind(state.code())
        .bind(now)
        .bind(version)
        .bind(by)
        .execute(&mut *tx)
        .await?;
        let (next,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM practice_act WHERE practice = $1")
            .bind(number)
            .fetch_one(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO practice_act (practice, no, act, version, reason, words, account, at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(number)
        .bind(next)
        .bind(acted.act.code())
        .bind(version)
        .bind(acted.reason.map(Reason::code))
        .bind(self.vault().seal(&place("practice_act", "words", &[&number, &next]), acted.words))
        .bind(by)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(state)
    }

    /// Makes the present version the public one.
    ///
    /// # Errors
    /// As [`act_on_practice`](Self::act_on_practice).
    pub async fn publish_practice(&self, no: PracticeNo, seen: u32, by: Option<AccountNo>) -> Result<State, ActError> {
        self.act_on_practice(no, seen, &Acting { act: Act::Publish, reason: None, words: "", by }).await
    }

    /// What was done with a practice, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_practice_acts(&self, no: PracticeNo) -> Result<Vec<Acted>, Error> {
        let number = i64::from(no.0);
        let rows: Vec<ActRow> = sqlx::query_as(
            "SELECT no, act, version, reason, words, account, at FROM practice_act WHERE practice = $1 ORDER BY no DESC",
        )
        .bind(number)
        .fetch_all(&self.read)
        .await?;
        let mut acts = Vec::with_capacity(rows.len());
        for (no, act, version, reason, words, account, at) in rows {
            let (act, reason) = read_act(&act, reason.as_deref())?;
            acts.push(Acted {
                act,
                version: small(version)?,
                reason,
                words: self.vault().open(&place("practice_act", "words", &[&number, &no]), &words)?,
                by: account.map(AccountNo::read).transpose()?,
                at: instant(at)?,
            });
        }
        Ok(acts)
    }

    /// Whether publishing needs two people in a meeting.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn needs_two_people(&self, meeting: &MeetingId) -> Result<bool, Error> {
        let row: Option<(bool,)> = sqlx::query_as("SELECT two_people FROM practice_rule WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some_and(|(two,)| two))
    }

    /// Sets whether publishing needs two people.
    ///
    /// # Errors
    /// The outside failed, or there is no such meeting.
    pub async fn set_two_people(&self, meeting: &MeetingId, two_people: bool) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO practice_rule (meeting, two_people) VALUES ($1, $2) \
             ON CONFLICT (meeting) DO UPDATE SET two_people = excluded.two_people",
        )
        .bind(meeting.as_str())
        .bind(two_people)
        .execute(&self.write)
        .await?;
        Ok(())
    }
}

/// What is to be done with a practice.
#[derive(Clone, Copy, Debug)]
pub struct Acting<'a> {
    /// What.
    pub act: Act,
    /// Why, where a reason is asked for.
    pub reason: Option<Reason>,
    /// In words of one's own.
    pub words: &'a str,
    /// By whom, where it is staff with an account.
    pub by: Option<AccountNo>,
}
