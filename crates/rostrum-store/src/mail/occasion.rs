//! Mails that follow from an instant or from the floor. Each has an occasion, kept in the same transaction: it is noted
//! once, however often the program looks and whenever it is started again.

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;

use super::{Noted, insert};
use crate::error::Error;
use crate::folder::Store;

impl Store {
    /// Notes a mail to a participant for an occasion, such as `third/session-1/7`; whether it was the first time.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn notify_once(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
        kind: MailKind,
        occasion: &str,
        facts: &[(&str, &str)],
    ) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        let noted = Noted {
            meeting: Some(meeting),
            participant: Some(participant),
            more: Some((self, facts)),
            occasion: Some(occasion),
            ..Noted::of(kind)
        };
        let new = insert(&mut tx, &noted, self.now()).await?;
        tx.commit().await?;
        Ok(new)
    }

    /// Notes a mail to each of these participants for an occasion of the whole meeting; how many, 0 when it was done
    /// before.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn notify_all_once(
        &self,
        meeting: &MeetingId,
        participants: &[ParticipantNo],
        kind: MailKind,
        occasion: &str,
        facts: &[(&str, &str)],
    ) -> Result<u64, Error> {
        let mut tx = self.write.begin().await?;
        if !mark(&mut tx, meeting, occasion).await? {
            return Ok(0);
        }
        let mut count = 0;
        for participant in participants {
            let occasion = format!("{occasion}/{participant}");
            let noted = Noted {
                meeting: Some(meeting),
                participant: Some(*participant),
                more: Some((self, facts)),
                occasion: Some(&occasion),
                ..Noted::of(kind)
            };
            count += u64::from(insert(&mut tx, &noted, self.now()).await?);
        }
        tx.commit().await?;
        Ok(count)
    }

    /// Whether an occasion of the whole meeting has been.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn has_been(&self, meeting: &MeetingId, occasion: &str) -> Result<bool, Error> {
        let row: Option<(i64,)> = sqlx::query_as("SELECT 1 FROM mail_occasion WHERE meeting = $1 AND occasion = $2")
            .bind(meeting.as_str())
            .bind(occasion)
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some())
    }
}

/// Notes a mail to a participant in the transaction of a change, unless one of the kind was noted in the same stretch of
/// time of this length. Whoever brings it about many times fills nobody's mailbox.
pub(crate) async fn notify_within(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    (meeting, participant): (&MeetingId, ParticipantNo),
    kind: MailKind,
    length: SignedDuration,
    now: Timestamp,
) -> Result<(), Error> {
    let stretch = i128::from(now.as_millisecond()) / length.as_millis().max(1);
    let occasion = format!("{}/{participant}/{stretch}", kind.code());
    let noted = Noted {
        meeting: Some(meeting),
        participant: Some(participant),
        more: Some((store, &[])),
        occasion: Some(&occasion),
        ..Noted::of(kind)
    };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// Notes a mail to every participant of a meeting, in the transaction of the change; once for an occasion.
pub(crate) async fn notify_everybody(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    kind: MailKind,
    occasion: &str,
    facts: &[(&str, &str)],
) -> Result<(), Error> {
    if !mark(tx, meeting, occasion).await? {
        return Ok(());
    }
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT no FROM participant WHERE meeting = $1 AND erased_at IS NULL ORDER BY no")
            .bind(meeting.as_str())
            .fetch_all(&mut **tx)
            .await?;
    for (no,) in rows {
        let to = u32::try_from(no).map(ParticipantNo).map_err(|_| Error::unreadable(format!("participant {no}")))?;
        let noted =
            Noted { meeting: Some(meeting), participant: Some(to), more: Some((store, facts)), ..Noted::of(kind) };
        insert(tx, &noted, store.now()).await?;
    }
    Ok(())
}

async fn mark(tx: &mut sqlx::SqliteTransaction<'_>, meeting: &MeetingId, occasion: &str) -> Result<bool, Error> {
    let done = sqlx::query("INSERT INTO mail_occasion (meeting, occasion) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(meeting.as_str())
        .bind(occasion)
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}
