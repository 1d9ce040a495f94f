//! Links by which a contribution is opened without a sign-in. They can be revoked; only their hashes are kept.

use jiff::Timestamp;
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::mail::MailKind;

use super::notify_author;
use crate::error::Error;
use crate::folder::Store;
use crate::token::Token;

/// Makes a link in a transaction that the caller commits.
pub(super) async fn insert(
    tx: &mut sqlx::SqliteConnection,
    (meeting, no): (&MeetingId, ContributionNo),
    now: Timestamp,
) -> Result<Token, Error> {
    let token = Token::new()?;
    sqlx::query("INSERT INTO contribution_link (hash, meeting, contribution, made_at) VALUES ($1, $2, $3, $4)")
        .bind(token.hash())
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
    Ok(token)
}

impl Store {
    /// Where a link leads. `None`: there is none such, or it was revoked.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_contribution_link(&self, token: &Token) -> Result<Option<(MeetingId, ContributionNo)>, Error> {
        let row: Option<(String, u32)> = sqlx::query_as(
            "SELECT meeting, contribution FROM contribution_link WHERE hash = $1 AND revoked_at IS NULL",
        )
        .bind(token.hash())
        .fetch_optional(&self.read)
        .await?;
        let what = || Error::unreadable("the meeting of a contribution");
        row.map(|(meeting, no)| Ok((MeetingId::parse(&meeting).map_err(|_| what())?, ContributionNo(no)))).transpose()
    }

    /// Makes another link to a contribution.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn make_contribution_link(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Token, Error> {
        let mut tx = self.write.begin().await?;
        let token = insert(&mut tx, (meeting, no), self.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Revokes all links to a contribution and makes a new one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn renew_contribution_link(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Token, Error> {
        let mut tx = self.write.begin().await?;
        sqlx::query(
            "UPDATE contribution_link SET revoked_at = $3 WHERE meeting = $1 AND contribution = $2 AND revoked_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        let token = insert(&mut tx, (meeting, no), self.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Writes a mail with a new link to whoever writes the contribution: the participant, or the address that stands in
    /// it. `base` is the address of the server.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn mail_contribution_link(
        &self,
        base: &str,
        meeting: &MeetingId,
        no: ContributionNo,
    ) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let token = insert(&mut tx, (meeting, no), self.now()).await?;
        let link = format!("{base}/c/{}", token.as_str());
        let facts = [("link", link.as_str())];
        notify_author(self, &mut tx, meeting, no, MailKind::ContributionLink, &facts).await?;
        tx.commit().await?;
        Ok(())
    }
}
