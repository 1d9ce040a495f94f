//! The versions of the schema. A published migration is never edited.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// All migrations for SQLite, in order. Numbers are shared with other databases.
pub(crate) fn sqlite() -> Migrator {
    Migrator::with_migrations(vec![Migration::new(
        1,
        "first".into(),
        MigrationType::Simple,
        include_str!("../migrations/sqlite/0001_first.sql").into_sql_str(),
        false,
    )])
}
