//! What reviewers keep beside contributions: who looks after one, what was read, comments, questions to authors and
//! their answers, translations.

mod clarification;
mod translation;

use std::collections::BTreeMap;

use jiff::Timestamp;
use rostrum_domain::contribution::Act;
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::mail::MailKind;

use crate::contribution::{By, MoveError, MovedTo, move_in, notify_author};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::vault::place;

pub use clarification::{Asking, Clarification};
pub use translation::{NewTranslation, Translation};

/// What is kept of a contribution for all who review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Who looks after it.
    pub assigned: Option<AccountNo>,
    /// In which language it is, where somebody put that right.
    pub language: Option<String>,
}

/// What staff says about a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From 1 in the contribution.
    pub no: u32,
    /// What was said.
    pub text: String,
    /// By whom, where it was somebody with an account.
    pub by: Option<AccountNo>,
    /// When.
    pub at: Timestamp,
}

fn small(no: i64) -> Result<u32, Error> {
    u32::try_from(no).map_err(|_| Error::unreadable(format!("number {no} in a review")))
}

impl Store {
    /// What reviewers keep of the contributions of a meeting; of those that are not in it, nothing is kept.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_reviews(&self, meeting: &MeetingId) -> Result<BTreeMap<ContributionNo, Review>, Error> {
        let rows: Vec<(i64, Option<i64>, Option<String>)> =
            sqlx::query_as("SELECT contribution, account, language FROM review WHERE meeting = $1")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        let read = |(no, account, language): (i64, Option<i64>, Option<String>)| {
            let review = Review { assigned: account.map(AccountNo::read).transpose()?, language };
            Ok((ContributionNo(small(no)?), review))
        };
        rows.into_iter().map(read).collect()
    }

    /// Says who looks after a contribution; `None`: nobody.
    ///
    /// # Errors
    /// The outside failed, or there is no such contribution.
    pub async fn assign_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        to: Option<AccountNo>,
    ) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO review (meeting, contribution, account) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting, contribution) DO UPDATE SET account = excluded.account",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(to.map(|to| i64::from(to.0)))
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Puts right in which language a contribution is, as a BCP 47 tag; `None`: as it says itself.
    ///
    /// # Errors
    /// The outside failed, or there is no such contribution.
    pub async fn correct_language(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        language: Option<&str>,
    ) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO review (meeting, contribution, language) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting, contribution) DO UPDATE SET language = excluded.language",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(language)
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Notes that somebody has read a version of a contribution.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn see_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        by: AccountNo,
        version: u32,
    ) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO review_seen (meeting, contribution, account, seen_version) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (meeting, contribution, account) DO UPDATE SET seen_version = excluded.seen_version \
             WHERE review_seen.seen_version < excluded.seen_version",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(i64::from(by.0))
        .bind(i64::from(version))
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Up to which version somebody has read the contributions of a meeting.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_seen_contributions(
        &self,
        meeting: &MeetingId,
        by: AccountNo,
    ) -> Result<BTreeMap<ContributionNo, u32>, Error> {
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("SELECT contribution, seen_version FROM review_seen WHERE meeting = $1 AND account = $2")
                .bind(meeting.as_str())
                .bind(i64::from(by.0))
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|(no, version)| Ok((ContributionNo(small(no)?), small(version)?))).collect()
    }

    /// Keeps a comment for staff.
    ///
    /// # Errors
    /// The outside failed, or there is no such contribution.
    pub async fn comment_on_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        text: &str,
        by: Option<AccountNo>,
    ) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let (next,): (i64,) = sqlx::query_as(
            "SELECT COALESCE(MAX(no), 0) + 1 FROM review_comment WHERE meeting = $1 AND contribution = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_one(&mut *tx)
        .await?;
        sqlx::query(
            "INSERT INTO review_comment (meeting, contribution, no, text, account, said_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(next)
        .bind(self.vault().seal(&place("review_comment", "text", &[meeting, &no, &next]), text))
        .bind(by.map(|by| i64::from(by.0)))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The comments on a contribution, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_comments(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Vec<Comment>, Error> {
        let rows: Vec<(i64, String, Option<i64>, i64)> = sqlx::query_as(
            "SELECT no, text, account, said_at FROM review_comment WHERE meeting = $1 AND contribution = $2 ORDER BY no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(comment, text, account, at): (i64, String, Option<i64>, i64)| {
            let place = place("review_comment", "text", &[meeting, &no, &comment]);
            Ok(Comment {
                no: small(comment)?,
                text: self.vault().open(&place, &text)?,
                by: account.map(AccountNo::read).transpose()?,
                at: instant(at)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Publishes or withholds a contribution and tells its author, with the reason.
    ///
    /// # Errors
    /// [`MoveError`] says why it stays as it is.
    pub async fn decide_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        act: Act,
        by: By,
        reason: &str,
    ) -> Result<MovedTo, MoveError> {
        let mut tx = self.write.begin().await?;
        let moved = move_in(self, &mut tx, (meeting, no), act, by, Some(reason)).await?;
        let reference = rostrum_domain::contribution::reference(meeting, no);
        let facts = [("reference", reference.as_str()), ("decision", moved.after.code()), ("reason", reason)];
        notify_author(self, &mut tx, meeting, no, MailKind::ContributionDecided, &facts).await?;
        tx.commit().await?;
        Ok(moved)
    }
}

#[cfg(test)]
mod tests;
