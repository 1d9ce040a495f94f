//! From noted to sent. What is to be done stands in the rows: a restart leaves nothing out, and a mail whose sending
//! was not marked any more is sent again under the same Message-ID.

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;

use super::{Mail, MailState, Row, WrittenMail, columns, seal};
use crate::error::Error;
use crate::folder::Store;

/// How one attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendingOutcome {
    /// A mail server took it.
    Sent,
    /// The program sends none; it is kept to be read.
    Kept,
    /// Is to be tried again at an instant.
    Again(Timestamp),
    /// Is not tried any more.
    Failed,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// How it ended.
    pub outcome: SendingOutcome,
    /// The status of the answer of the mail server.
    pub answer: Option<u16>,
    /// What it said.
    pub fault: Option<String>,
}

impl Store {
    /// The first mails that are noted and not written yet.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_noted_mails(&self, at_most: u32) -> Result<Vec<Mail>, Error> {
        let rows: Vec<Row> =
            sqlx::query_as(concat!("SELECT ", columns!(), " FROM mail WHERE state = 'noted' ORDER BY no LIMIT $1"))
                .bind(i64::from(at_most))
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|row| row.read(self)).collect()
    }

    /// Keeps what noted mails say, each with its Message-ID, in one transaction. What waits to be released waits, the
    /// others are queued. The facts are forgotten: what mattered of them is in the text. `None`: there is nobody to
    /// write to any more, and the mail is stopped.
    ///
    /// # Errors
    /// The outside failed; none is kept then.
    pub async fn keep_written_mails(&self, mails: &[(&Mail, Option<(String, WrittenMail)>)]) -> Result<(), Error> {
        if mails.is_empty() {
            return Ok(());
        }
        let mut tx = self.write.begin().await?;
        for (mail, written) in mails {
            self.keep_written_mail(&mut tx, mail, written.as_ref()).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn keep_written_mail(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        mail: &Mail,
        written: Option<&(String, WrittenMail)>,
    ) -> Result<(), Error> {
        let no = number(mail.no)?;
        let state = match (written, mail.held) {
            (None, _) => MailState::Stopped,
            (Some(_), true) => MailState::Waiting,
            (Some(_), false) => MailState::Queued,
        };
        let sealed = |column, plain: Option<&String>| plain.map(|plain| seal(self, column, no, plain));
        let text = written.map(|(_, text)| text);
        sqlx::query(
            "UPDATE mail SET state = $2, message_id = $3, subject = $4, text = $5, html = $6, calendar = $7, \
             facts = NULL, done_at = CASE WHEN $2 = 'stopped' THEN $8 END WHERE no = $1 AND state = 'noted'",
        )
        .bind(no)
        .bind(state.code())
        .bind(written.map(|(message_id, _)| message_id))
        .bind(sealed("subject", text.map(|text| &text.subject)))
        .bind(sealed("text", text.map(|text| &text.text)))
        .bind(sealed("html", text.map(|text| &text.html)))
        .bind(sealed("calendar", text.and_then(|text| text.calendar.as_ref())))
        .bind(self.now().as_millisecond())
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// The mails that are to be sent by an instant, those that waited longest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_due_mails(&self, now: Timestamp, at_most: u32) -> Result<Vec<Mail>, Error> {
        let rows: Vec<Row> = sqlx::query_as(concat!(
            "SELECT ",
            columns!(),
            " FROM mail WHERE state = 'queued' AND next_at <= $1 ORDER BY next_at, no LIMIT $2"
        ))
        .bind(now.as_millisecond())
        .bind(i64::from(at_most))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| row.read(self)).collect()
    }

    /// When the next mail is to be sent, if any is queued.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_next_mail_at(&self) -> Result<Option<Timestamp>, Error> {
        let (at,): (Option<i64>,) =
            sqlx::query_as("SELECT MIN(next_at) FROM mail WHERE state = 'queued'").fetch_one(&self.read).await?;
        at.map(crate::folder::instant).transpose()
    }

    /// Keeps how attempts ended, by number of the mail, in one transaction; how many of the mails were still queued.
    ///
    /// # Errors
    /// The outside failed; none is kept then.
    pub async fn keep_deliveries(&self, delivered: &[(u64, Delivered)], now: Timestamp) -> Result<u64, Error> {
        let (mut tx, mut queued) = (self.write.begin().await?, 0);
        for (mail, delivered) in delivered {
            queued += u64::from(self.keep_delivery(&mut tx, *mail, delivered, now).await?);
        }
        tx.commit().await?;
        Ok(queued)
    }

    async fn keep_delivery(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        mail: u64,
        delivered: &Delivered,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let no = number(mail)?;
        let (state, next_at) = match delivered.outcome {
            SendingOutcome::Sent => (MailState::Sent, None),
            SendingOutcome::Kept => (MailState::Kept, None),
            SendingOutcome::Again(at) => (MailState::Queued, Some(at.as_millisecond())),
            SendingOutcome::Failed => (MailState::Failed, None),
        };
        let done = sqlx::query(
            "UPDATE mail SET state = $2, attempts = attempts + 1, answer = $3, fault = $4, \
             next_at = COALESCE($5, next_at), done_at = CASE WHEN $2 = 'queued' THEN NULL ELSE $6 END \
             WHERE no = $1 AND state = 'queued'",
        )
        .bind(no)
        .bind(state.code())
        .bind(delivered.answer.map(i64::from))
        .bind(delivered.fault.as_ref().map(|fault| seal(self, "fault", no, fault)))
        .bind(next_at)
        .bind(now.as_millisecond())
        .execute(&mut **tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Marks the mail with a Message-ID as come back; its meeting and number, or `None` when no mail that was sent has
    /// it. A mail that came back before stays as it is.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn mark_bounced(
        &self,
        message_id: &str,
        said: &str,
        now: Timestamp,
    ) -> Result<Option<(Option<MeetingId>, u64)>, Error> {
        let row: Option<(i64, Option<String>)> = sqlx::query_as(
            "SELECT no, meeting FROM mail WHERE message_id = $1 AND state IN ('sent', 'queued', 'failed', 'bounced')",
        )
        .bind(message_id)
        .fetch_optional(&self.read)
        .await?;
        let Some((no, meeting)) = row else { return Ok(None) };
        sqlx::query("UPDATE mail SET state = 'bounced', fault = $2, done_at = $3 WHERE no = $1 AND state <> 'bounced'")
            .bind(no)
            .bind(seal(self, "fault", no, said))
            .bind(now.as_millisecond())
            .execute(&self.write)
            .await?;
        let what = || Error::unreadable(format!("mail {no}"));
        let meeting = meeting.map(|id| MeetingId::parse(&id)).transpose().map_err(|_| what())?;
        Ok(Some((meeting, u64::try_from(no).map_err(|_| what())?)))
    }

    /// Tells when something is done to mails; the number only counts.
    pub fn watch_mails(&self) -> tokio::sync::watch::Receiver<u64> {
        self.kept.watch_mails()
    }
}

pub(super) fn number(mail: u64) -> Result<i64, Error> {
    i64::try_from(mail).map_err(|_| Error::unreadable("mail"))
}
