//! Addresses that are told what happens on the floor of a meeting, each with the secret that signs its
//! messages.

mod outbox;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::MeetingId;
use sqlx::FromRow;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::{Vault, place};

pub use outbox::{Attempt, Delivery, DeliveryStatus, Message, message_id};

/// How long the secret before the present one signs too, so that a receiver can be changed without a gap.
const OLD_SECRET: SignedDuration = SignedDuration::from_hours(24);

/// The secret of a webhook, 32 random bytes. It shows itself only through its methods.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Whether a webhook sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookState {
    /// Sends.
    Active,
    /// The secretariat has paused it.
    Paused,
    /// The receiver said that it wants no more (410).
    Stopped,
}

/// An address that is told what happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// The meeting.
    pub meeting: MeetingId,
    /// From 1 inside the meeting.
    pub no: u32,
    /// Where messages are sent.
    pub url: String,
    /// Of which kinds it is told; codes of the web layer, at least one.
    pub kinds: Vec<String>,
    /// What signs: the present secret, and the one before it for a day.
    pub secrets: Vec<Secret>,
    /// Whether it sends.
    pub state: WebhookState,
    /// Up to which version of the log of the floor everything has been put among the deliveries.
    pub seen_version: u64,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Secret {
    fn new() -> Result<Self, Error> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(data_encoding::BASE64.encode(&bytes)))
    }

    /// As the receiver is given it: `whsec_` and Base64.
    pub fn text(&self) -> String {
        format!("whsec_{}", self.0)
    }

    /// The 32 bytes that sign.
    ///
    /// # Errors
    /// The row was damaged.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        data_encoding::BASE64.decode(self.0.as_bytes()).map_err(|_| Error::unreadable("secret of a webhook"))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl WebhookState {
    const ALL: [Self; 3] = [Self::Active, Self::Paused, Self::Stopped];

    fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
        }
    }
}

#[derive(FromRow)]
struct Row {
    meeting: String,
    no: i64,
    url: String,
    kinds: String,
    secret: String,
    old_secret: Option<String>,
    old_until: Option<i64>,
    state: String,
    seen_version: i64,
    created_at: i64,
}

impl Row {
    fn read(self, vault: &Vault, now: Timestamp) -> Result<Webhook, Error> {
        let what = || Error::unreadable(format!("webhook {} of {}", self.no, self.meeting));
        let old = self.old_secret.filter(|_| self.old_until.is_some_and(|until| until > now.as_millisecond()));
        let secret = vault.open(&place("webhook", "secret", &[&self.meeting, &self.no]), &self.secret)?;
        let old = vault.open_some(&place("webhook", "old_secret", &[&self.meeting, &self.no]), old.as_deref())?;
        Ok(Webhook {
            meeting: MeetingId::parse(&self.meeting).map_err(|_| what())?,
            no: u32::try_from(self.no).map_err(|_| what())?,
            kinds: self.kinds.split(' ').map(str::to_owned).collect(),
            secrets: std::iter::once(secret).chain(old).map(Secret).collect(),
            state: WebhookState::ALL.into_iter().find(|state| state.code() == self.state).ok_or_else(what)?,
            seen_version: u64::try_from(self.seen_version).map_err(|_| what())?,
            created_at: instant(self.created_at)?,
            url: vault.open(&place("webhook", "url", &[&self.meeting, &self.no]), &self.url)?,
        })
    }
}

impl Store {
    /// Makes a webhook that is told what comes after a version of the log of the floor.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn make_webhook(
        &self,
        meeting: &MeetingId,
        url: &str,
        kinds: &[&str],
        seen_version: u64,
        now: Timestamp,
    ) -> Result<Webhook, Error> {
        let mut tx = self.write.begin().await?;
        let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM webhook WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut *tx)
            .await?;
        let row: Row = sqlx::query_as(
            "INSERT INTO webhook (meeting, no, url, kinds, secret, state, seen_version, created_at) \
             VALUES ($1, $7, $2, $3, $4, 'active', $5, $6) \
             RETURNING meeting, no, url, kinds, secret, old_secret, old_until, state, seen_version, created_at",
        )
        .bind(meeting.as_str())
        .bind(self.vault().seal(&place("webhook", "url", &[meeting, &no]), url))
        .bind(kinds.join(" "))
        .bind(self.vault().seal(&place("webhook", "secret", &[meeting, &no]), &Secret::new()?.0))
        .bind(number(seen_version)?)
        .bind(now.as_millisecond())
        .bind(no)
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        row.read(self.vault(), now)
    }

    /// The webhooks of a meeting, or of all meetings, in the order in which they were made.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_webhooks(&self, meeting: Option<&MeetingId>, now: Timestamp) -> Result<Vec<Webhook>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT meeting, no, url, kinds, secret, old_secret, old_until, state, seen_version, created_at FROM webhook \
             WHERE $1 IS NULL OR meeting = $1 ORDER BY meeting, no",
        )
        .bind(meeting.map(MeetingId::as_str))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| row.read(self.vault(), now)).collect()
    }

    /// The webhook with this number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_webhook(&self, meeting: &MeetingId, no: u32, now: Timestamp) -> Result<Option<Webhook>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT meeting, no, url, kinds, secret, old_secret, old_until, state, seen_version, created_at FROM webhook \
             WHERE meeting = $1 AND no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no))
        .fetch_optional(&self.read)
        .await?;
        row.map(|row| row.read(self.vault(), now)).transpose()
    }

    /// Pauses a webhook, lets it go on, or stops it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_webhook_state(&self, meeting: &MeetingId, no: u32, state: WebhookState) -> Result<(), Error> {
        sqlx::query("UPDATE webhook SET state = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no))
            .bind(state.code())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Gives a webhook a new secret; the present one signs too for another 24 hours.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn roll_webhook_secret(&self, meeting: &MeetingId, no: u32, now: Timestamp) -> Result<Secret, Error> {
        let secret = Secret::new()?;
        let until = now.checked_add(OLD_SECRET).unwrap_or(now);
        let sealed_at = |column| place("webhook", column, &[meeting, &no]);
        let mut tx = self.write.begin().await?;
        let present: Option<(String,)> = sqlx::query_as("SELECT secret FROM webhook WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no))
            .fetch_optional(&mut *tx)
            .await?;
        let present =
            self.vault().open_some(&sealed_at("secret"), present.as_ref().map(|(sealed,)| sealed.as_str()))?;
        sqlx::query("UPDATE webhook SET old_secret = $5, old_until = $4, secret = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no))
            .bind(self.vault().seal(&sealed_at("secret"), &secret.0))
            .bind(until.as_millisecond())
            .bind(present.map(|present| self.vault().seal(&sealed_at("old_secret"), &present)))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// Takes a webhook away, with its deliveries.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn remove_webhook(&self, meeting: &MeetingId, no: u32) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        for statement in [
            "DELETE FROM webhook_delivery WHERE meeting = $1 AND webhook = $2",
            "DELETE FROM webhook WHERE meeting = $1 AND no = $2",
        ] {
            sqlx::query(statement).bind(meeting.as_str()).bind(i64::from(no)).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn number(version: u64) -> Result<i64, Error> {
    i64::try_from(version).map_err(|_| Error::unreadable("version"))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::RehearsalClock;

    /// A store with one meeting, and its clock.
    pub(crate) async fn store_with_meeting() -> (tempfile::TempDir, Store, Arc<RehearsalClock>, MeetingId) {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(RehearsalClock::new("2025-07-21T06:00:00Z".parse().unwrap(), 0.0));
        let store = Store::open(folder.path(), clock.clone()).await.unwrap();
        sqlx::query("INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ('one', 'one', FALSE, 0)")
            .execute(&store.write)
            .await
            .unwrap();
        (folder, store, clock, MeetingId::parse("one").unwrap())
    }

    #[tokio::test]
    async fn the_secret_before_signs_too_for_a_day() {
        let (_folder, store, _, id) = store_with_meeting().await;
        let now = store.now();
        let made = store.make_webhook(&id, "https://example.org/hook", &["floor_given"], 7, now).await.unwrap();
        assert!(made.secrets[0].text().starts_with("whsec_") && made.secrets[0].bytes().unwrap().len() == 32);
        let new = store.roll_webhook_secret(&id, made.no, now).await.unwrap();
        let find = async |hours| {
            let later = now + SignedDuration::from_hours(hours);
            store.find_webhook(&id, made.no, later).await.unwrap().unwrap().secrets
        };
        assert_eq!(find(23).await, [new.clone(), made.secrets[0].clone()]);
        assert_eq!(find(24).await, [new]);
    }

    #[tokio::test]
    async fn a_webhook_that_is_taken_away_leaves_nothing() {
        let (_folder, store, _, id) = store_with_meeting().await;
        let now = store.now();
        let hook = store.make_webhook(&id, "https://example.org/hook", &["everything"], 0, now).await.unwrap();
        let message = Message { id: message_id().unwrap(), kind: "test".to_owned(), body: "{}".to_owned() };
        store.put_deliveries(&hook, hook.seen_version, &[message], now).await.unwrap();
        store.remove_webhook(&id, hook.no).await.unwrap();
        assert_eq!(store.list_webhooks(None, now).await.unwrap(), []);
        assert_eq!(store.list_deliveries(&id, hook.no, 9).await.unwrap(), []);
    }
}
