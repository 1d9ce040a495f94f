//! Translations of contributions, marked as what they are: by a machine or a person, by whom, of which version.

use jiff::Timestamp;
use rostrum_domain::ids::{ContributionNo, MeetingId};

use super::small;
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::vault::place;

/// A translation to be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTranslation {
    /// Of which version.
    pub version: u32,
    /// Into which language, as a BCP 47 tag.
    pub language: String,
    /// Whether a machine made it.
    pub machine: bool,
    /// The program, or the person or service.
    pub translator: String,
    /// The translation.
    pub text: String,
}

/// A translation of a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// From 1 in the contribution.
    pub no: u32,
    /// What was attached.
    pub new: NewTranslation,
    /// Who attached it, where it was somebody with an account.
    pub by: Option<AccountNo>,
    /// When.
    pub saved_at: Timestamp,
}

type Row = (i64, i64, String, bool, String, String, Option<i64>, i64);

impl Store {
    /// Attaches a translation to a contribution.
    ///
    /// # Errors
    /// The outside failed, or there is no such contribution.
    pub async fn attach_translation(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        new: &NewTranslation,
        by: Option<AccountNo>,
    ) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let (next,): (i64,) = sqlx::query_as(
            "SELECT COALESCE(MAX(no), 0) + 1 FROM review_translation WHERE meeting = $1 AND contribution = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_one(&mut *tx)
        .await?;
        let at = |column: &str| place("review_translation", column, &[meeting, &no, &next]);
        sqlx::query(
            "INSERT INTO review_translation (meeting, contribution, no, version, language, machine, translator, text, \
             account, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(next)
        .bind(i64::from(new.version))
        .bind(&new.language)
        .bind(new.machine)
        .bind(self.vault().seal(&at("translator"), &new.translator))
        .bind(self.vault().seal(&at("text"), &new.text))
        .bind(by.map(|by| i64::from(by.0)))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The translations of a contribution, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_translations(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Vec<Translation>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, version, language, machine, translator, text, account, saved_at FROM review_translation \
             WHERE meeting = $1 AND contribution = $2 ORDER BY no DESC",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(one, version, language, machine, translator, text, account, saved_at): Row| {
            let at = |column: &str| place("review_translation", column, &[meeting, &no, &one]);
            let new = NewTranslation {
                version: small(version)?,
                language,
                machine,
                translator: self.vault().open(&at("translator"), &translator)?,
                text: self.vault().open(&at("text"), &text)?,
            };
            let by = account.map(AccountNo::read).transpose()?;
            Ok(Translation { no: small(one)?, new, by, saved_at: instant(saved_at)? })
        };
        rows.into_iter().map(read).collect()
    }
}
