//! Messages to webhooks: kept before they are sent, in the order in which they came about, and for thirty days
//! after.

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;
use sqlx::FromRow;

use super::{Webhook, number};
use crate::error::Error;
use crate::folder::{Store, instant};

/// A message before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// By which the receiver knows it when it comes twice: [`message_id`].
    pub id: String,
    /// Of which kind.
    pub kind: String,
    /// The bytes that are sent and signed.
    pub body: String,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryStatus {
    /// Has not been taken yet.
    Waiting,
    /// The receiver has taken it.
    Delivered,
    /// It was tried for three days in vain.
    GivenUp,
}

/// A message that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// From 1 inside the webhook: the order in which messages are sent.
    pub no: u64,
    /// What is sent.
    pub message: Message,
    /// When it came about.
    pub created_at: Timestamp,
    /// Not to be sent before.
    pub next_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// What became of it.
    pub status: DeliveryStatus,
    /// The status of the last answer, when there was one.
    pub answer: Option<u16>,
    /// One sentence about the last attempt that failed.
    pub fault: Option<String>,
    /// When it was delivered or given up.
    pub done_at: Option<Timestamp>,
}

/// How one attempt went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What became of the message.
    pub status: DeliveryStatus,
    /// The status of the answer, when there was one.
    pub answer: Option<u16>,
    /// One sentence, when it failed.
    pub fault: Option<String>,
    /// Not to be tried again before.
    pub next_at: Timestamp,
}

/// A name for a message: `msg_` and 32 hexadecimal digits, random.
///
/// # Errors
/// The operating system gave no random bytes.
pub fn message_id() -> Result<String, Error> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes)?;
    Ok(format!("msg_{}", data_encoding::HEXLOWER.encode(&bytes)))
}

impl DeliveryStatus {
    const ALL: [Self; 3] = [Self::Waiting, Self::Delivered, Self::GivenUp];

    fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::GivenUp => "given_up",
        }
    }
}

#[derive(FromRow)]
struct Row {
    no: i64,
    message_id: String,
    kind: String,
    body: String,
    created_at: i64,
    next_at: i64,
    attempts: i64,
    status: String,
    answer: Option<i64>,
    fault: Option<String>,
    done_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Delivery, Error> {
        let what = || Error::unreadable(format!("delivery {}", self.no));
        Ok(Delivery {
            no: u64::try_from(self.no).map_err(|_| what())?,
            created_at: instant(self.created_at)?,
            next_at: instant(self.next_at)?,
            attempts: u32::try_from(self.attempts).map_err(|_| what())?,
            status: DeliveryStatus::ALL.into_iter().find(|known| known.code() == self.status).ok_or_else(what)?,
            answer: self.answer.map(u16::try_from).transpose().map_err(|_| what())?,
            done_at: self.done_at.map(instant).transpose()?,
            fault: self.fault,
            message: Message { id: self.message_id, kind: self.kind, body: self.body },
        })
    }
}

impl Store {
    /// Puts messages behind those that a webhook has, and keeps up to which version of the log it has been
    /// told. Both or neither is done, and only when the webhook is still at the version that `webhook` has: so
    /// nothing is left out and nothing is put in twice, whenever the program ends.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn put_deliveries(
        &self,
        webhook: &Webhook,
        seen_version: u64,
        messages: &[Message],
        now: Timestamp,
    ) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        let moved =
            sqlx::query("UPDATE webhook SET seen_version = $3 WHERE meeting = $1 AND no = $2 AND seen_version = $4")
                .bind(webhook.meeting.as_str())
                .bind(i64::from(webhook.no))
                .bind(number(seen_version)?)
                .bind(number(webhook.seen_version)?)
                .execute(&mut *tx)
                .await?;
        if moved.rows_affected() == 0 {
            return Ok(false);
        }
        for message in messages {
            insert_delivery(&mut tx, webhook, message, now).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Puts a message behind those that a webhook has that follows from nothing in the log.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn put_test_delivery(&self, webhook: &Webhook, message: &Message, now: Timestamp) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        insert_delivery(&mut tx, webhook, message, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The first message of a webhook that waits; those behind it wait for it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_next_delivery(&self, meeting: &MeetingId, webhook: u32) -> Result<Option<Delivery>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT no, message_id, kind, body, created_at, next_at, attempts, status, answer, fault, done_at \
             FROM webhook_delivery WHERE meeting = $1 AND webhook = $2 AND status = 'waiting' ORDER BY no LIMIT 1",
        )
        .bind(meeting.as_str())
        .bind(i64::from(webhook))
        .fetch_optional(&self.read)
        .await?;
        row.map(Row::read).transpose()
    }

    /// The latest messages of a webhook, the newest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_deliveries(
        &self,
        meeting: &MeetingId,
        webhook: u32,
        at_most: u32,
    ) -> Result<Vec<Delivery>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, message_id, kind, body, created_at, next_at, attempts, status, answer, fault, done_at \
             FROM webhook_delivery WHERE meeting = $1 AND webhook = $2 ORDER BY no DESC LIMIT $3",
        )
        .bind(meeting.as_str())
        .bind(i64::from(webhook))
        .bind(i64::from(at_most))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// How many messages of a webhook wait.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn count_waiting_deliveries(&self, meeting: &MeetingId, webhook: u32) -> Result<u64, Error> {
        let (count,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM webhook_delivery WHERE meeting = $1 AND webhook = $2 AND status = 'waiting'",
        )
        .bind(meeting.as_str())
        .bind(i64::from(webhook))
        .fetch_one(&self.read)
        .await?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Keeps how an attempt went.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_attempt(
        &self,
        webhook: &Webhook,
        delivery: u64,
        attempt: &Attempt,
        now: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE webhook_delivery SET attempts = attempts + 1, status = $4, answer = $5, fault = $6, next_at = $7, \
             done_at = CASE WHEN $4 = 'waiting' THEN NULL ELSE $8 END WHERE meeting = $1 AND webhook = $2 AND no = $3",
        )
        .bind(webhook.meeting.as_str())
        .bind(i64::from(webhook.no))
        .bind(number(delivery)?)
        .bind(attempt.status.code())
        .bind(attempt.answer.map(i64::from))
        .bind(&attempt.fault)
        .bind(attempt.next_at.as_millisecond())
        .bind(now.as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Lets the first message that waits be tried at once.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn hasten_deliveries(&self, meeting: &MeetingId, webhook: u32, now: Timestamp) -> Result<(), Error> {
        sqlx::query(
            "UPDATE webhook_delivery SET next_at = $3 WHERE meeting = $1 AND webhook = $2 AND status = 'waiting'",
        )
        .bind(meeting.as_str())
        .bind(i64::from(webhook))
        .bind(now.as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Forgets messages that were done with before an instant.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn forget_deliveries(&self, before: Timestamp) -> Result<u64, Error> {
        let gone = sqlx::query("DELETE FROM webhook_delivery WHERE done_at < $1")
            .bind(before.as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(gone.rows_affected())
    }
}

async fn insert_delivery(
    tx: &mut sqlx::SqliteTransaction<'_>,
    webhook: &Webhook,
    message: &Message,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO webhook_delivery (meeting, webhook, no, message_id, kind, body, created_at, next_at, attempts, status) \
         SELECT $1, $2, COALESCE(MAX(no), 0) + 1, $3, $4, $5, $6, $6, 0, 'waiting' FROM webhook_delivery \
         WHERE meeting = $1 AND webhook = $2",
    )
    .bind(webhook.meeting.as_str())
    .bind(i64::from(webhook.no))
    .bind(&message.id)
    .bind(&message.kind)
    .bind(&message.body)
    .bind(now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::webhook::tests::store_with_meeting;

    fn message(kind: &str) -> Message {
        Message { id: message_id().unwrap(), kind: kind.to_owned(), body: "{}".to_owned() }
    }

    #[tokio::test]
    async fn messages_are_put_in_once_and_in_their_order() {
        let (_folder, store, _, id) = store_with_meeting().await;
        let now = store.now();
        let hook = store.make_webhook(&id, "https://example.org", &["everything"], 4, now).await.unwrap();
        assert!(store.put_deliveries(&hook, 6, &[message("a"), message("b")], now).await.unwrap());
        // Whoever still believes that the webhook is at version 4 is too late.
        assert!(!store.put_deliveries(&hook, 6, &[message("a"), message("b")], now).await.unwrap());
        let first = store.find_next_delivery(&id, hook.no).await.unwrap().unwrap();
        assert_eq!((first.no, first.message.kind.as_str()), (1, "a"));
        let failed = Attempt {
            status: DeliveryStatus::Waiting,
            answer: Some(500),
            fault: Some("The receiver answered 500.".to_owned()),
            next_at: now + SignedDuration::from_secs(5),
        };
        store.keep_attempt(&hook, 1, &failed, now).await.unwrap();
        let still = store.find_next_delivery(&id, hook.no).await.unwrap().unwrap();
        assert_eq!((still.no, still.attempts, still.answer), (1, 1, Some(500)));
        assert_eq!(still.next_at, failed.next_at);
        store.hasten_deliveries(&id, hook.no, now).await.unwrap();
        assert_eq!(store.find_next_delivery(&id, hook.no).await.unwrap().unwrap().next_at, now);
    }

    #[tokio::test]
    async fn only_what_is_done_with_is_forgotten() {
        let (_folder, store, _, id) = store_with_meeting().await;
        let now = store.now();
        let hook = store.make_webhook(&id, "https://example.org", &["everything"], 0, now).await.unwrap();
        store.put_deliveries(&hook, 1, &[message("a"), message("b")], now).await.unwrap();
        let taken = Attempt { status: DeliveryStatus::Delivered, answer: Some(200), fault: None, next_at: now };
        store.keep_attempt(&hook, 1, &taken, now).await.unwrap();
        assert_eq!(store.forget_deliveries(now).await.unwrap(), 0);
        assert_eq!(store.forget_deliveries(now + SignedDuration::from_secs(1)).await.unwrap(), 1);
        assert_eq!(store.list_deliveries(&id, hook.no, 9).await.unwrap().len(), 1);
        assert_eq!(store.count_waiting_deliveries(&id, hook.no).await.unwrap(), 1);
    }
}
