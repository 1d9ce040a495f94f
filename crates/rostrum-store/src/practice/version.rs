//! Making practices, and keeping their versions.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, PracticeNo};
use rostrum_domain::practice::{Author, Practice, Source, State};
use sqlx::SqliteConnection;

use super::{NewPractice, open_document, open_sources, seal_author, seal_document, small};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::vault::place;

/// A practice at one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeVersion {
    /// From 1.
    pub version: u32,
    /// What it said.
    pub practice: Practice,
    /// Where its texts were cut out.
    pub sources: Vec<Source>,
    /// Why it was changed, in the words of who did.
    pub reason: String,
    /// Who, where it was staff with an account; `None`: its author, or whoever signed in by a link.
    pub by: Option<AccountNo>,
    /// When.
    pub saved_at: Timestamp,
}

/// Version, document, sources, reason, account, instant.
type VersionRow = (i64, String, String, String, Option<i64>, i64);

/// The next version of a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What it says.
    pub practice: Practice,
    /// Where its texts were cut out.
    pub sources: Vec<Source>,
    /// Why, 0 to 500 characters.
    pub reason: String,
    /// Who, where it is staff with an account.
    pub by: Option<AccountNo>,
}

/// What became of a version that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the present version, with this number. Where nothing was changed, that is the old one.
    Version(u32),
    /// Somebody else kept this version meanwhile; nothing was kept.
    Meanwhile(u32),
    /// There is no such practice.
    Gone,
}

impl Store {
    /// Begins a practice as a draft.
    ///
    /// # Errors
    /// The outside failed, or there is no such meeting or participant.
    pub async fn create_practice(
        &self,
        meeting: &MeetingId,
        new: &NewPractice,
        by: Option<AccountNo>,
    ) -> Result<PracticeNo, Error> {
        let mut tx = self.write.begin().await?;
        let no = self.insert_practice(&mut tx, meeting, new, by).await?;
        tx.commit().await?;
        Ok(no)
    }

    /// Begins several practices as drafts: all of them or none.
    ///
    /// # Errors
    /// As [`create_practice`](Self::create_practice).
    pub async fn create_practices(
        &self,
        meeting: &MeetingId,
        all: &[NewPractice],
        by: Option<AccountNo>,
    ) -> Result<Vec<PracticeNo>, Error> {
        let mut tx = self.write.begin().await?;
        let mut numbers = Vec::with_capacity(all.len());
        for new in all {
            numbers.push(self.insert_practice(&mut tx, meeting, new, by).await?);
        }
        tx.commit().await?;
        Ok(numbers)
    }

    async fn insert_practice(
        &self,
        tx: &mut SqliteConnection,
        meeting: &MeetingId,
        new: &NewPractice,
        by: Option<AccountNo>,
    ) -> Result<PracticeNo, Error> {
        let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM practice").fetch_one(&mut *tx).await?;
        let now = self.now().as_millisecond();
        sqlx::query(
            "INSERT INTO practice (no, meeting, origin, contribution, participant, author, state, version, created_at, \
             changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)",
        )
        .bind(no)
        .bind(meeting.as_str())
        .bind(new.origin.code())
        .bind(new.contribution.map(|no| i64::from(no.0)))
        .bind(new.participant.map(|no| i64::from(no.0)))
        .bind(seal_author(self.vault(), no, &new.author))
        .bind(State::Draft.code())
        .bind(now)
        .execute(&mut *tx)
        .await?;
        let edit = Edit { practice: new.practice.clone(), sources: new.sources.clone(), reason: String::new(), by };
        self.insert_version(tx, no, 1, &edit).await?;
        Ok(PracticeNo(small(no)?))
    }

    async fn insert_version(&self, tx: &mut SqliteConnection, no: i64, version: i64, edit: &Edit) -> Result<(), Error> {
        let vault = self.vault();
        let sources = serde_json::to_string(&edit.sources).expect("a source has texts and numbers");
        sqlx::query(
            "INSERT INTO practice_version (practice, version, document, sources, reason, account, saved_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(no)
        .bind(version)
        .bind(seal_document(vault, no, version, &edit.practice))
        .bind(vault.seal(&place("practice_version", "sources", &[&no, &version]), &sources))
        .bind(vault.seal(&place("practice_version", "reason", &[&no, &version]), &edit.reason))
        .bind(edit.by.map(|by| i64::from(by.0)))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        Ok(())
    }

    /// Keeps the next version of a practice, when the present one is still that which was edited. What is the same as
    /// the present version makes no new one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_practice_version(&self, no: PracticeNo, expected: u32, edit: &Edit) -> Result<Saved, Error> {
        let number = i64::from(no.0);
        let mut tx = self.write.begin().await?;
        let present: Option<(i64, String, String)> = sqlx::query_as(
            "SELECT p.version, v.document, v.sources FROM practice p \
             JOIN practice_version v ON v.practice = p.no AND v.version = p.version WHERE p.no = $1",
        )
        .bind(number)
        .fetch_optional(&mut *tx)
        .await?;
        let Some((version, document, sources)) = present else { return Ok(Saved::Gone) };
        if version != i64::from(expected) {
            return Ok(Saved::Meanwhile(small(version)?));
        }
        let same = open_document(self.vault(), number, version, &document)? == edit.practice
            && open_sources(self.vault(), number, version, &sources)? == edit.sources;
        if same {
            return Ok(Saved::Version(expected));
        }
        self.insert_version(&mut tx, number, version + 1, edit).await?;
        sqlx::query("UPDATE practice SET version = $2, changed_at = $3 WHERE no = $1")
            .bind(number)
            .bind(version + 1)
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Saved::Version(small(version + 1)?))
    }

    /// Says whose a practice is and what may be made public. What was public changes with it at once. Returns whether
    /// there is such a practice.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_practice_author(&self, no: PracticeNo, author: &Author) -> Result<bool, Error> {
        let number = i64::from(no.0);
        let done = sqlx::query(
            "UPDATE practice SET author = $2, changed_at = $3, \
             public_changed_at = CASE WHEN public_changed_at IS NULL THEN NULL ELSE $3 END WHERE no = $1",
        )
        .bind(number)
        .bind(seal_author(self.vault(), number, author))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// All versions of a practice, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_practice_versions(&self, no: PracticeNo) -> Result<Vec<PracticeVersion>, Error> {
        let number = i64::from(no.0);
        let rows: Vec<VersionRow> = sqlx::query_as(
            "SELECT version, document, sources, reason, account, saved_at FROM practice_version WHERE practice = $1 \
             ORDER BY version DESC",
        )
        .bind(number)
        .fetch_all(&self.read)
        .await?;
        let vault = self.vault();
        let read = |(version, document, sources, reason, account, saved_at): (
            i64,
            String,
            String,
            String,
            Option<i64>,
            i64,
        )| {
            Ok(PracticeVersion {
                version: small(version)?,
                practice: open_document(vault, number, version, &document)?,
                sources: open_sources(vault, number, version, &sources)?,
                reason: vault.open(&place("practice_version", "reason", &[&number, &version]), &reason)?,
                by: account.map(AccountNo::read).transpose()?,
                saved_at: instant(saved_at)?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
