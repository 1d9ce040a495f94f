//! The chain of hashes over the log, as it is kept: the secret of a meeting, and a hash beside each line.

use jiff::Timestamp;
use rostrum_domain::floor::{Hash, Recorded, chain};
use rostrum_domain::ids::{MeetingId, SessionId};
use sqlx::SqliteExecutor;

use crate::desk::Desk;
use crate::error::Error;
use crate::floor::{list_lines, number, read};
use crate::folder::Store;
use crate::vault::{Vault, place};

/// Where a log ends, and what continues it.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) secret: chain::Secret,
    /// The hash of the last line.
    pub(crate) hash: Hash,
}

/// A line of the log with its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The line.
    pub line: Recorded,
    /// The hash of the chain up to and with it.
    pub hash: Hash,
}

impl Chain {
    /// Takes the next line in.
    pub(crate) fn link(&mut self, line: Recorded) -> Linked {
        self.hash = chain::link(&self.hash, &chain::public_line(&line, &self.secret));
        Linked { line, hash: self.hash }
    }
}

/// Which form of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogForm {
    /// For anybody: who took part is sealed.
    Public,
    /// For secretariat and chair: every field, and the key of every seal.
    Full,
}

impl Desk {
    /// The log of a meeting as a file that `rostrum verify` reads.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn log(&self, meeting: &MeetingId, form: LogForm) -> Result<String, Error> {
        let lines = self.lines(meeting).await?;
        let store = self.store();
        let secret = find_secret(store.vault(), &store.read, meeting)
            .await?
            .ok_or_else(|| Error::unreadable("the secret of a log"))?;
        let mut text = String::new();
        let (mut version, mut hash) = (0, chain::genesis(meeting));
        for Linked { line, hash: own } in &lines {
            let form = match form {
                LogForm::Public => chain::published,
                LogForm::Full => chain::opened,
            };
            text.push_str(&form(line, &secret, own));
            text.push('\n');
            (version, hash) = (line.version, *own);
        }
        Ok(format!("{}\n{text}", chain::head(meeting, version, &hash)))
    }

    /// The lines of a log with their hashes, in order.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn lines(&self, meeting: &MeetingId) -> Result<Vec<Linked>, Error> {
        // An old log is linked once its hall is open.
        self.floor(meeting).await?;
        self.store().list_linked(meeting).await
    }

    /// The version and the hash of the last line that was recorded at an instant or before it. What they
    /// are is certain only once the instant has passed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn head_at(&self, meeting: &MeetingId, instant: Timestamp) -> Result<(u64, Hash), Error> {
        self.floor(meeting).await?;
        let row: Option<(i64, String)> = sqlx::query_as(
            "SELECT version, hash FROM floor_event WHERE meeting = $1 AND at_ms <= $2 ORDER BY version DESC LIMIT 1",
        )
        .bind(meeting.as_str())
        .bind(instant.as_millisecond())
        .fetch_optional(&self.store().read)
        .await?;
        let Some((version, hash)) = row else { return Ok((0, chain::genesis(meeting))) };
        let what = || Error::unreadable(format!("hash {version} of the floor of {meeting}"));
        Ok((u64::try_from(version).map_err(|_| what())?, Hash::parse(&hash).map_err(|_| what())?))
    }
}

impl Store {
    /// The seed of the draw by lot of a session, made when it is asked for first. It is to be kept back
    /// until the intake window is over.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn seed_of(&self, meeting: &MeetingId, session: &SessionId) -> Result<Hash, Error> {
        let fresh = self.chance.bytes(&["draw", meeting.as_str(), session.as_str()])?;
        let place = place("draw_seed", "seed", &[meeting, session]);
        let (seed,): (String,) = sqlx::query_as(
            "INSERT INTO draw_seed (meeting, session, seed, made_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (meeting, session) DO UPDATE SET made_at = draw_seed.made_at RETURNING seed",
        )
        .bind(meeting.as_str())
        .bind(session.as_str())
        .bind(self.vault().seal(&place, &Hash::from_bytes(fresh).to_string()))
        .bind(self.now().as_millisecond())
        .fetch_one(&self.write)
        .await?;
        Hash::parse(&self.vault().open(&place, &seed)?).map_err(|_| Error::unreadable(format!("the seed of {session}")))
    }

    /// Where the log of a meeting ends. A log of an older program, which has no hashes, is linked.
    pub(crate) async fn open_chain(&self, meeting: &MeetingId) -> Result<Chain, Error> {
        let mut tx = self.write.begin().await?;
        let secret = match find_secret(self.vault(), &mut *tx, meeting).await? {
            Some(secret) => secret,
            None => insert_secret(&mut tx, self, meeting).await?,
        };
        let (unlinked,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM floor_event WHERE meeting = $1 AND hash IS NULL")
                .bind(meeting.as_str())
                .fetch_one(&mut *tx)
                .await?;
        let mut chain = Chain { secret, hash: chain::genesis(meeting) };
        if unlinked > 0 {
            for line in list_lines(&mut *tx, meeting, 0, u64::MAX).await? {
                let linked = chain.link(line);
                sqlx::query("UPDATE floor_event SET hash = $3 WHERE meeting = $1 AND version = $2")
                    .bind(meeting.as_str())
                    .bind(number(linked.line.version)?)
                    .bind(linked.hash.to_string())
                    .execute(&mut *tx)
                    .await?;
            }
        } else if let Some(hash) = find_last_hash(&mut *tx, meeting).await? {
            chain.hash = hash;
        }
        tx.commit().await?;
        Ok(chain)
    }

    async fn list_linked(&self, meeting: &MeetingId) -> Result<Vec<Linked>, Error> {
        let rows: Vec<(i64, String, String)> =
            sqlx::query_as("SELECT version, event, hash FROM floor_event WHERE meeting = $1 ORDER BY version")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter()
            .map(|(version, event, hash)| {
                let line = read(meeting, version, &event)?;
                let what = |_| Error::unreadable(format!("hash {version} of the floor of {meeting}"));
                Ok(Linked { line, hash: Hash::parse(&hash).map_err(what)? })
            })
            .collect()
    }
}

/// Makes the secret of a new log.
pub(crate) async fn insert_secret(
    tx: &mut sqlx::SqliteTransaction<'_>,
    store: &Store,
    meeting: &MeetingId,
) -> Result<chain::Secret, Error> {
    let secret = store.chance.bytes(&["secret", meeting.as_str()])?;
    sqlx::query("INSERT INTO floor_secret (meeting, secret) VALUES ($1, $2)")
        .bind(meeting.as_str())
        .bind(store.vault().seal(&place("floor_secret", "secret", &[meeting]), &Hash::from_bytes(secret).to_string()))
        .execute(&mut **tx)
        .await?;
    Ok(chain::Secret::from_bytes(secret))
}

async fn find_secret(
    vault: &Vault,
    connection: impl SqliteExecutor<'_>,
    meeting: &MeetingId,
) -> Result<Option<chain::Secret>, Error> {
    let row: Option<(String,)> = sqlx::query_as("SELECT secret FROM floor_secret WHERE meeting = $1")
        .bind(meeting.as_str())
        .fetch_optional(connection)
        .await?;
    let Some((sealed,)) = row else { return Ok(None) };
    let digits = vault.open(&place("floor_secret", "secret", &[meeting]), &sealed)?;
    let secret = Hash::parse(&digits).map_err(|_| Error::unreadable(format!("the secret of the log of {meeting}")))?;
    Ok(Some(chain::Secret::from_bytes(*secret.as_bytes())))
}

async fn find_last_hash(connection: impl SqliteExecutor<'_>, meeting: &MeetingId) -> Result<Option<Hash>, Error> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT hash FROM floor_event WHERE meeting = $1 ORDER BY version DESC LIMIT 1")
            .bind(meeting.as_str())
            .fetch_optional(connection)
            .await?;
    let hash = row.map(|(digits,)| Hash::parse(&digits)).transpose();
    hash.map_err(|_| Error::unreadable(format!("the last hash of the floor of {meeting}")))
}
