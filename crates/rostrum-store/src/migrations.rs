//! The versions of the schema. A published migration is never edited.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// All migrations for SQLite, in order. Numbers are shared with other databases.
pub(crate) fn sqlite() -> Migrator {
    Migrator::with_migrations(vec![
        migration(1, "first", include_str!("../migrations/sqlite/0001_first.sql")),
        migration(2, "desk", include_str!("../migrations/sqlite/0002_desk.sql")),
        migration(4, "screens", include_str!("../migrations/sqlite/0004_screens.sql")),
        migration(5, "program", include_str!("../migrations/sqlite/0005_program.sql")),
        migration(6, "readiness", include_str!("../migrations/sqlite/0006_readiness.sql")),
        migration(7, "statements", include_str!("../migrations/sqlite/0007_statements.sql")),
        migration(8, "ready texts", include_str!("../migrations/sqlite/0008_ready_texts.sql")),
        migration(9, "attendance", include_str!("../migrations/sqlite/0009_attendance.sql")),
        migration(10, "identity", include_str!("../migrations/sqlite/0010_identity.sql")),
        migration(11, "erased", include_str!("../migrations/sqlite/0011_erased.sql")),
        migration(12, "vault", include_str!("../migrations/sqlite/0012_vault.sql")),
        migration(13, "registration", include_str!("../migrations/sqlite/0013_registration.sql")),
        migration(15, "delegation members", include_str!("../migrations/sqlite/0015_delegation_members.sql")),
        migration(16, "groups", include_str!("../migrations/sqlite/0016_groups.sql")),
        migration(17, "mail", include_str!("../migrations/sqlite/0017_mail.sql")),
        migration(18, "mail settings", include_str!("../migrations/sqlite/0018_mail_settings.sql")),
        migration(19, "staff", include_str!("../migrations/sqlite/0019_staff.sql")),
        migration(20, "sign in", include_str!("../migrations/sqlite/0020_sign_in.sql")),
        migration(21, "origin", include_str!("../migrations/sqlite/0021_origin.sql")),
        migration(22, "merge", include_str!("../migrations/sqlite/0022_merge.sql")),
        migration(23, "check-in", include_str!("../migrations/sqlite/0023_check_in.sql")),
        migration(24, "retention", include_str!("../migrations/sqlite/0024_retention.sql")),
        migration(26, "passkey", include_str!("../migrations/sqlite/0026_passkey.sql")),
        migration(27, "openid", include_str!("../migrations/sqlite/0027_openid.sql")),
        migration(28, "neutral link", include_str!("../migrations/sqlite/0028_neutral_link.sql")),
        migration(29, "sealed later", include_str!("../migrations/sqlite/0029_sealed_later.sql")),
        migration(30, "people", include_str!("../migrations/sqlite/0030_people.sql")),
        migration(31, "taxonomy", include_str!("../migrations/sqlite/0031_taxonomy.sql")),
        migration(32, "call", include_str!("../migrations/sqlite/0032_call.sql")),
        migration(34, "practice", include_str!("../migrations/sqlite/0034_practice.sql")),
        migration(35, "exchange", include_str!("../migrations/sqlite/0035_exchange.sql")),
        migration(37, "review", include_str!("../migrations/sqlite/0037_review.sql")),
        migration(38, "compendium", include_str!("../migrations/sqlite/0038_compendium.sql")),
    ])
}

fn migration(version: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
}
