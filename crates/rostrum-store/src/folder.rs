//! The data folder: its lock, its database, its version.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{SqliteConnection, SqlitePool};

use crate::chance::Chance;
use crate::clock::Clock;
use crate::contribution::turn::SaveTurn;
use crate::error::OpenError;
use crate::kept::Kept;
use crate::migrations;
use crate::participant::turn::Turn;
use crate::taxonomy::KeptTaxonomy;
use crate::vault::{self, KeyPlace, UnlockError, Vault};

/// An open data folder. Clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) read: SqlitePool,
    /// One connection: SQLite has one writer, and waiting for it here is cheaper than in SQLite.
    pub(crate) write: SqlitePool,
    pub(crate) kept: Arc<Kept>,
    pub(crate) turn: Turn,
    pub(crate) saves: SaveTurn,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Chance,
    pub(crate) taxonomy: KeptTaxonomy,
    vault: Vault,
    folder: Arc<Path>,
    /// Held as long as the store lives; the system lets go of it when the process ends, however it ends.
    _lock: Arc<File>,
}

impl Store {
    /// Opens a data folder with the key that lies in it, as [`open_with`](Self::open_with) does.
    ///
    /// # Errors
    /// As [`open_with`](Self::open_with).
    pub async fn open(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        Self::open_with(folder, clock, &KeyPlace::File(folder.join("rostrum.key"))).await
    }

    /// Opens a data folder, which is made when it is missing, and brings its schema up to date. A folder that has no
    /// key yet is given one.
    ///
    /// # Errors
    /// [`OpenError`] when the folder cannot be used, is in use, is damaged or comes from a newer
    /// program, or when the key is not the one that its rows were sealed with. Nothing is changed then.
    pub async fn open_with(folder: &Path, clock: Arc<dyn Clock>, key: &KeyPlace) -> Result<Self, OpenError> {
        let unusable = |source| OpenError::Folder { folder: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(unusable)?;
        let lock = File::create(folder.join("lock")).map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse { folder: folder.to_owned() }),
            Err(TryLockError::Error(source)) => return Err(unusable(source)),
        }
        let file = folder.join("rostrum.db");
        let options = durable(SqliteConnectOptions::new().filename(&file).create_if_missing(true))
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let damaged = |source: sqlx::Error| OpenError::Damaged { file: file.clone(), source: source.into() };
        let kept = Arc::new(Kept::default());
        let (watching, settling) = (Arc::clone(&kept), Arc::clone(&kept));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .after_connect(move |connection, _| Box::pin(Arc::clone(&watching).watch(connection)))
            .before_acquire(|connection, _| Box::pin(async move { Ok(is_at_rest(connection).await) }))
            .after_release(move |_, _| {
                settling.settle();
                Box::pin(std::future::ready(Ok(true)))
            });
        let write = writer.connect_with(options.clone()).await.map_err(damaged)?;
        migrate(&write, folder, &file).await?;
        let vault = vault::unlock(&write, key).await.map_err(|error| not_opened(&file, error))?;
        // Nothing is begun on these, so nothing can be left open.
        let readers = SqlitePoolOptions::new().max_connections(4).min_connections(1);
        let read = readers.connect_with(options.read_only(true).create_if_missing(false)).await.map_err(damaged)?;
        let store = Self {
            read,
            write,
            kept,
            turn: Turn::default(),
            saves: SaveTurn::default(),
            clock,
            chance: Chance::System,
            taxonomy: KeptTaxonomy::default(),
            vault,
            folder: folder.into(),
            _lock: Arc::new(lock),
        };
        let last = store.find_last_instant().await;
        if let Some(last) = last.map_err(|source| OpenError::Damaged { file, source: source.into() })? {
            store.clock.not_before(last);
        }
        Ok(store)
    }

    /// The same folder for a rehearsal, in which the same seed leads to the same log. Its seals hide nothing
    /// and its draws are known beforehand.
    pub fn for_rehearsal(mut self, seed: u64) -> Self {
        self.chance = Chance::Rehearsal(seed);
        self
    }

    /// The present instant, to the millisecond.
    pub fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// What seals and opens values that tell who somebody is.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The clock, for pages that show it.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// Why the folder could not be sealed, as whoever opens it is told.
    pub(crate) fn not_opened(&self, error: UnlockError) -> OpenError {
        not_opened(&self.folder.join("rostrum.db"), error)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Ends all connections; what was acknowledged is on the disk before as after.
    pub async fn close(&self) {
        // Only when sign-ins were last seen; nothing that was acknowledged.
        if let Err(error) = self.write_seen().await {
            tracing::warn!(what = %error, "when sign-ins were last seen was not written");
        }
        self.read.close().await;
        self.write.close().await;
    }
}

fn not_opened(file: &Path, error: UnlockError) -> OpenError {
    let source: Box<dyn std::error::Error + Send + Sync> = match error {
        UnlockError::Key(error) => return OpenError::Key(error),
        UnlockError::Database(error) => error.into(),
        UnlockError::Value(error) => error.into(),
    };
    OpenError::Damaged { file: file.to_owned(), source }
}

/// FULL: what was acknowledged survives a loss of power, not only the end of the process. What is deleted is
/// overwritten, so that what a participant had erased is not read out of the file.
pub(crate) fn durable(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).pragma("secure_delete", "ON")
}

/// Whether no transaction is left open on a connection. A commit that fails, on a full disk say, leaves
/// its transaction open; what came after would go into it, be acknowledged, and be lost with it. Such a
/// connection is closed, which rolls it back, and another is opened.
async fn is_at_rest(connection: &mut SqliteConnection) -> bool {
    let began = sqlx::query("BEGIN").execute(&mut *connection).await.is_ok();
    began && sqlx::query("ROLLBACK").execute(&mut *connection).await.is_ok()
}

async fn migrate(write: &SqlitePool, folder: &Path, file: &Path) -> Result<(), OpenError> {
    let migrator = migrations::sqlite();
    let known = migrator.iter().map(|migration| migration.version).max().unwrap_or(0);
    migrator.run(write).await.map_err(|error| match error {
        MigrateError::VersionMissing(found) => OpenError::Newer { folder: folder.to_owned(), found, known },
        other => OpenError::Damaged { file: file.to_owned(), source: other.into() },
    })
}

/// Milliseconds since 1970 as an instant.
pub(crate) fn instant(at_ms: i64) -> Result<Timestamp, crate::Error> {
    Timestamp::from_millisecond(at_ms).map_err(|_| crate::Error::unreadable(format!("instant {at_ms}")))
}

/// A name as it is compared: case folded, white space runs as one space.
pub(crate) fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;

    async fn open(folder: &Path) -> Result<Store, OpenError> {
        Store::open(folder, Arc::new(SystemClock::new())).await
    }

    #[tokio::test]
    async fn a_folder_in_use_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let _first = open(folder.path()).await.unwrap();
        let second = open(folder.path()).await.unwrap_err();
        assert!(matches!(second, OpenError::InUse { .. }), "{second}");
    }

    #[tokio::test]
    async fn a_folder_of_a_newer_program_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await.unwrap();
        sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (999, 'later', TRUE, X'00', 0)")
            .execute(&store.write)
            .await
            .unwrap();
        store.close().await;
        drop(store);
        let error = open(folder.path()).await.unwrap_err();
        assert!(matches!(error, OpenError::Newer { found: 999, .. }), "{error}");
    }

    #[tokio::test]
    async fn a_file_that_is_no_database_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("rostrum.db"), "this is a letter, and no database at all".repeat(100))
            .unwrap();
        let error = open(folder.path()).await.unwrap_err();
        assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
        assert!(std::fs::read(folder.path().join("rostrum.db")).unwrap().starts_with(b"this is a letter"));
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let error = open(&file.join("data")).await.unwrap_err();
        assert!(matches!(error, OpenError::Folder { .. }), "{error}");
    }
}
