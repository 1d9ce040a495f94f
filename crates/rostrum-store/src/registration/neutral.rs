//! Links over which people register without a word of the meeting in the address.
//!
//! Nothing joins a link with who registered over it. That somebody did is kept, so that their mails stay as neutral.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use sqlx::FromRow;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::notify_address;
use crate::token::Token;
use crate::vault::place;

/// A link before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNeutralLink {
    /// What staff note about it, such as for whom it is; at most 200 characters.
    pub remark: String,
    /// The code of the offer for which it is; `None`: for all.
    pub offer: Option<String>,
    /// How many registrations it takes, from 1.
    pub most_uses: u32,
    /// Until when.
    pub until: Timestamp,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeutralLink {
    /// From 1 inside the meeting.
    pub no: u32,
    /// What stands in its address.
    pub token: Token,
    /// What it was made with.
    pub made: NewNeutralLink,
    /// How many registrations came over it.
    pub uses: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When staff revoked it.
    pub revoked_at: Option<Timestamp>,
}

impl NeutralLink {
    /// Whether it leads to the form at an instant.
    pub fn works(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.uses < self.made.most_uses && now < self.made.until
    }
}

#[derive(FromRow)]
struct Row {
    no: i64,
    token: String,
    remark: String,
    offer: Option<String>,
    most_uses: i64,
    uses: i64,
    until: i64,
    created_at: i64,
    revoked_at: Option<i64>,
}

/// That a link, by its hash, takes a registration at an instant.
const WORKS: &str = "hash = $1 AND revoked_at IS NULL AND uses < most_uses AND until > $2";

impl Store {
    /// Makes a link.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn make_neutral_link(&self, meeting: &MeetingId, new: &NewNeutralLink) -> Result<Token, Error> {
        let mut tx = self.write.begin().await?;
        let token = self.insert_neutral_link(&mut tx, meeting, new).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Makes a link of its own for each address, in a language (a BCP 47 tag), with a mail that waits to be released.
    /// `base` is the address of the server.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn mail_neutral_links(
        &self,
        base: &str,
        meeting: &MeetingId,
        new: &NewNeutralLink,
        to: &[String],
        language: &str,
    ) -> Result<(), Error> {
        let until = new.until.to_string();
        let mut tx = self.write.begin().await?;
        for address in to {
            let token = self.insert_neutral_link(&mut tx, meeting, new).await?;
            let link = format!("{base}/r/{}", token.as_str());
            let facts = [("link", link.as_str()), ("deadline", until.as_str())];
            let to = (address.as_str(), language);
            notify_address(self, &mut tx, Some(meeting), to, MailKind::NeutralLink, &facts, self.now()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn insert_neutral_link(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        new: &NewNeutralLink,
    ) -> Result<Token, Error> {
        let token = Token::new()?;
        let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM neutral_link WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut **tx)
            .await?;
        sqlx::query(
            "INSERT INTO neutral_link (meeting, no, hash, token, remark, offer, most_uses, uses, until, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)",
        )
        .bind(meeting.as_str())
        .bind(no)
        .bind(token.hash())
        .bind(self.vault().seal(&place("neutral_link", "token", &[meeting, &no]), token.as_str()))
        .bind(self.vault().seal(&place("neutral_link", "remark", &[meeting, &no]), &new.remark))
        .bind(new.offer.as_ref().map(|code| self.vault().seal(&place("neutral_link", "offer", &[meeting, &no]), code)))
        .bind(i64::from(new.most_uses))
        .bind(new.until.as_millisecond())
        .bind(self.now().as_millisecond())
        .execute(&mut **tx)
        .await?;
        Ok(token)
    }

    /// All links of a meeting, the newest first. For staff.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_neutral_links(&self, meeting: &MeetingId) -> Result<Vec<NeutralLink>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, token, remark, offer, most_uses, uses, until, created_at, revoked_at FROM neutral_link \
             WHERE meeting = $1 ORDER BY no DESC",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| self.read_neutral_link(meeting, row)).collect()
    }

    fn read_neutral_link(&self, meeting: &MeetingId, row: Row) -> Result<NeutralLink, Error> {
        let what = || Error::unreadable(format!("neutral link {}", row.no));
        let number = |value: i64| u32::try_from(value).map_err(|_| what());
        let open = |column, text: &str| self.vault().open(&place("neutral_link", column, &[meeting, &row.no]), text);
        Ok(NeutralLink {
            no: number(row.no)?,
            token: Token::from_text(&open("token", &row.token)?),
            made: NewNeutralLink {
                remark: open("remark", &row.remark)?,
                offer: row.offer.as_deref().map(|code| open("offer", code)).transpose()?,
                most_uses: number(row.most_uses)?,
                until: instant(row.until)?,
            },
            uses: number(row.uses)?,
            created_at: instant(row.created_at)?,
            revoked_at: row.revoked_at.map(instant).transpose()?,
        })
    }

    /// Where a link leads: the meeting, and the offer for which it is. `None`: there is none such, it was revoked, used
    /// up, or its time has passed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_neutral_link(&self, token: &Token) -> Result<Option<(MeetingId, Option<String>)>, Error> {
        let sql = sqlx::AssertSqlSafe(format!("SELECT meeting, no, offer FROM neutral_link WHERE {WORKS}"));
        let row: Option<(String, i64, Option<String>)> =
            sqlx::query_as(sql).bind(token.hash()).bind(self.now().as_millisecond()).fetch_optional(&self.read).await?;
        row.map(|(meeting, no, offer)| {
            let meeting = MeetingId::parse(&meeting).map_err(|_| Error::unreadable("the meeting of a neutral link"))?;
            let offer = self.vault().open_some(&place("neutral_link", "offer", &[&meeting, &no]), offer.as_deref())?;
            Ok((meeting, offer))
        })
        .transpose()
    }

    /// Revokes a link; whether there was one that was not revoked.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke_neutral_link(&self, meeting: &MeetingId, no: u32) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE neutral_link SET revoked_at = $3 WHERE meeting = $1 AND no = $2 AND revoked_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Whether no subject and no sender of a mail to a participant may name the meeting, as they came over a neutral
    /// link.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn is_written_to_neutrally(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<bool, Error> {
        let row: Option<(i64,)> =
            sqlx::query_as("SELECT 1 FROM written_neutrally WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .fetch_optional(&self.read)
                .await?;
        Ok(row.is_some())
    }
}

/// Counts a registration over a link; whether the link takes it. Part of its transaction, so that no link takes more
/// than it should however many press at once.
pub(super) async fn count(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    token: &Token,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = sqlx::AssertSqlSafe(format!("UPDATE neutral_link SET uses = uses + 1 WHERE {WORKS} AND meeting = $3"));
    let done = sqlx::query(sql)
        .bind(token.hash())
        .bind(now.as_millisecond())
        .bind(meeting.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps that a participant came over such a link.
pub(super) async fn write_neutrally(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO written_neutrally (meeting, participant) VALUES ($1, $2)")
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
