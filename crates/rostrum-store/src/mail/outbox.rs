//! What staff see of mails, and do to those that were not sent yet.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;

use super::queue::number;
use super::{Mail, MailState, Noted, Row, columns, insert, seal};
use crate::error::Error;
use crate::folder::Store;

/// Which mails of a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailFilter {
    /// Only in this state.
    pub state: Option<MailState>,
    /// Only of this kind.
    pub kind: Option<MailKind>,
}

impl Store {
    /// Mails of a meeting, the newest first, from `skip` on.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_mails(
        &self,
        meeting: &MeetingId,
        filter: MailFilter,
        skip: u32,
        at_most: u32,
    ) -> Result<Vec<Mail>, Error> {
        let rows: Vec<Row> = sqlx::query_as(concat!(
            "SELECT ",
            columns!(),
            " FROM mail WHERE meeting = $1 AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR kind = $3) \
             ORDER BY no DESC LIMIT $4 OFFSET $5"
        ))
        .bind(meeting.as_str())
        .bind(filter.state.map(MailState::code))
        .bind(filter.kind.map(MailKind::code))
        .bind(i64::from(at_most))
        .bind(i64::from(skip))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| row.read(self)).collect()
    }

    /// All mails to a participant.
    ///
    /// # Errors
    /// The outside failed.
    pub(crate) async fn list_mails_to(&self, meeting: &MeetingId, to: ParticipantNo) -> Result<Vec<Mail>, Error> {
        let rows: Vec<Row> =
            sqlx::query_as(concat!("SELECT ", columns!(), " FROM mail WHERE meeting = $1 AND participant = $2"))
                .bind(meeting.as_str())
                .bind(i64::from(to.0))
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|row| row.read(self)).collect()
    }

    /// One mail of a meeting.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_mail(&self, meeting: &MeetingId, mail: u64) -> Result<Option<Mail>, Error> {
        let row: Option<Row> =
            sqlx::query_as(concat!("SELECT ", columns!(), " FROM mail WHERE meeting = $1 AND no = $2"))
                .bind(meeting.as_str())
                .bind(number(mail)?)
                .fetch_optional(&self.read)
                .await?;
        row.map(|row| row.read(self)).transpose()
    }

    /// How many mails of a meeting are of which kind and in which state.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn count_mails(&self, meeting: &MeetingId) -> Result<BTreeMap<(MailKind, MailState), u64>, Error> {
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT kind, state, COUNT(*) FROM mail WHERE meeting = $1 GROUP BY kind, state")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter()
            .map(|(kind, state, count)| {
                let what = || Error::unreadable(format!("a mail of {meeting}"));
                let kind = MailKind::from_code(&kind).ok_or_else(what)?;
                let state = MailState::from_code(&state).ok_or_else(what)?;
                Ok(((kind, state), u64::try_from(count).unwrap_or(0)))
            })
            .collect()
    }

    /// Participants of a meeting whose last mail that was tried came back or was refused.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_unreachable(&self, meeting: &MeetingId) -> Result<BTreeSet<ParticipantNo>, Error> {
        let rows: Vec<(i64,)> = sqlx::query_as(
            "SELECT participant FROM mail WHERE meeting = $1 AND participant IS NOT NULL \
             AND state IN ('failed', 'bounced') AND no = (SELECT MAX(no) FROM mail other WHERE other.meeting = $1 \
             AND other.participant = mail.participant AND other.state IN ('sent', 'failed', 'bounced'))",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let read = |(no,): (i64,)| u32::try_from(no).map(ParticipantNo);
        rows.into_iter().map(read).collect::<Result<_, _>>().map_err(|_| Error::unreadable("a mail"))
    }

    /// Changes subject and texts of a mail that was not sent yet; whether it was so.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn edit_mail(
        &self,
        meeting: &MeetingId,
        mail: u64,
        subject: &str,
        text: &str,
        html: &str,
    ) -> Result<bool, Error> {
        let no = number(mail)?;
        let done = sqlx::query(
            "UPDATE mail SET subject = $3, text = $4, html = $5, edited_at = $6 \
             WHERE meeting = $1 AND no = $2 AND state IN ('waiting', 'queued', 'stopped')",
        )
        .bind(meeting.as_str())
        .bind(no)
        .bind(seal(self, "subject", no, subject))
        .bind(seal(self, "text", no, text))
        .bind(seal(self, "html", no, html))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Queues mails that wait, one or all of them; how many.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn release_mails(
        &self,
        meeting: &MeetingId,
        mail: Option<u64>,
        kind: Option<MailKind>,
    ) -> Result<u64, Error> {
        let done = sqlx::query(
            "UPDATE mail SET state = 'queued', next_at = 0, done_at = NULL WHERE meeting = $1 AND state = 'waiting' \
             AND ($2 IS NULL OR no = $2) AND ($3 IS NULL OR kind = $3)",
        )
        .bind(meeting.as_str())
        .bind(mail.map(number).transpose()?)
        .bind(kind.map(MailKind::code))
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected())
    }

    /// Stops mails that were not sent yet: one that waits or is queued, or all that wait; how many.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn stop_mails(
        &self,
        meeting: &MeetingId,
        mail: Option<u64>,
        kind: Option<MailKind>,
    ) -> Result<u64, Error> {
        let done = sqlx::query(
            "UPDATE mail SET state = 'stopped', done_at = $4 WHERE meeting = $1 AND ($2 IS NULL OR no = $2) \
             AND ($3 IS NULL OR kind = $3) AND (state = 'waiting' OR (state = 'queued' AND $2 IS NOT NULL))",
        )
        .bind(meeting.as_str())
        .bind(mail.map(number).transpose()?)
        .bind(kind.map(MailKind::code))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected())
    }

    /// Queues a mail once more that was written and went nowhere, failed or came back; whether it was so. It is a new
    /// message to mail servers: one that came back must not be told from its copy by its Message-ID.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn send_mail_again(&self, meeting: &MeetingId, mail: u64, message_id: &str) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE mail SET state = 'queued', next_at = 0, attempts = 0, message_id = $3, answer = NULL, fault = NULL, \
             done_at = NULL, created_at = $4 WHERE meeting = $1 AND no = $2 AND text IS NOT NULL \
             AND state IN ('kept', 'failed', 'bounced', 'stopped')",
        )
        .bind(meeting.as_str())
        .bind(number(mail)?)
        .bind(message_id)
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Notes a mail to one participant, or to all who were not erased; to all of them it waits to be released. How
    /// many were noted.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn write_to(
        &self,
        meeting: &MeetingId,
        participant: Option<ParticipantNo>,
        kind: MailKind,
    ) -> Result<u64, Error> {
        let now: Timestamp = self.now();
        let mut tx = self.write.begin().await?;
        let rows: Vec<(i64,)> = sqlx::query_as(
            "SELECT no FROM participant WHERE meeting = $1 AND ($2 IS NULL OR no = $2) AND erased_at IS NULL ORDER BY no",
        )
        .bind(meeting.as_str())
        .bind(participant.map(|no| i64::from(no.0)))
        .fetch_all(&mut *tx)
        .await?;
        let mut count = 0;
        for (no,) in rows {
            let to =
                u32::try_from(no).map(ParticipantNo).map_err(|_| Error::unreadable(format!("participant {no}")))?;
            let held = participant.is_none() || kind.is_bulk();
            let noted = Noted { meeting: Some(meeting), participant: Some(to), held, ..Noted::of(kind) };
            count += u64::from(insert(&mut tx, &noted, now).await?);
        }
        tx.commit().await?;
        Ok(count)
    }
}
