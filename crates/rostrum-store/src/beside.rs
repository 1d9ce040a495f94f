//! A link for the owner, made beside a server that runs on the same data folder.
//!
//! SQLite lets a second program write one row; nothing else of the folder is touched, and no key is needed.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use jiff::SignedDuration;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::clock::Clock;
use crate::error::OpenError;
use crate::folder::durable;
use crate::migrations;
use crate::role::Role;
use crate::token::{Grant, LinkKind, Token, insert_token};

/// A link that signs in the owner, once, within 24 hours. `None`: no server runs on this folder, so that it can be
/// opened as usual.
///
/// # Errors
/// [`OpenError::InUse`] when the server that runs is of another version; the folder cannot be used or is damaged.
pub async fn owner_link_beside(folder: &Path, clock: &dyn Clock) -> Result<Option<Token>, OpenError> {
    let Ok(lock) = File::open(folder.join("lock")) else { return Ok(None) };
    if !matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        return Ok(None);
    }
    let file = folder.join("rostrum.db");
    let made = insert(&file, clock).await.map_err(|source| OpenError::Damaged { file, source })?;
    made.map(Some).ok_or_else(|| OpenError::InUse { folder: folder.to_owned() })
}

type Cause = Box<dyn std::error::Error + Send + Sync>;

/// `None`: the tables are those of another version.
async fn insert(file: &Path, clock: &dyn Clock) -> Result<Option<Token>, Cause> {
    let options = durable(SqliteConnectOptions::new().filename(file)).busy_timeout(Duration::from_secs(5));
    let mut connection = options.connect().await?;
    let (found,): (Option<i64>,) =
        sqlx::query_as("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut connection).await?;
    if found != migrations::sqlite().iter().map(|migration| migration.version).max() {
        return Ok(None);
    }
    let grant = Grant { role: Role::Owner, meeting: None, participant: None };
    let now = clock.now();
    let mut tx = connection.begin().await?;
    let until = now.checked_add(SignedDuration::from_hours(24)).ok();
    let link = insert_token(&mut tx, LinkKind::SignIn, &grant, now, until).await?;
    tx.commit().await?;
    connection.close().await?;
    Ok(Some(link))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::SystemClock;
    use crate::folder::Store;

    #[tokio::test]
    async fn a_link_made_beside_a_running_server_signs_in_there_once() {
        let folder = tempfile::tempdir().unwrap();
        let clock = SystemClock::new();
        assert!(owner_link_beside(folder.path(), &clock).await.unwrap().is_none(), "there is no folder yet");
        let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
        let link = owner_link_beside(folder.path(), &clock).await.unwrap().expect("a server has it open");
        let (_, who) = store.sign_in(&link).await.unwrap().unwrap();
        assert_eq!(who.grant.unwrap().role, Role::Owner);
        assert!(store.sign_in(&link).await.unwrap().is_none());
        store.close().await;
        drop(store);
        assert!(owner_link_beside(folder.path(), &clock).await.unwrap().is_none(), "it can be opened as usual");
    }
}
