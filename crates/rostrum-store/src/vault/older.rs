//! Rows of an older program, which wrote them plain: they are sealed when the folder is opened.

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::schema::{Table, find_table};
use super::{Vault, is_blind, is_sealed, place};
use crate::folder::key;

/// Columns that were written plain before there was a key.
pub(super) const PLAIN: [(&str, &[&str]); 11] = [
    ("participant", &["name", "email"]),
    ("delegation", &["name"]),
    ("identity", &["name", "delegation"]),
    ("inscription_detail", &["on_behalf_of"]),
    ("spoken_as", &["name", "delegation_name", "on_behalf_of"]),
    ("statement", &["text"]),
    ("attendance", &["name"]),
    ("note", &["text"]),
    ("webhook", &["secret", "old_secret"]),
    ("draw_seed", &["seed"]),
    ("floor_secret", &["secret"]),
];

/// Columns by which rows are found, which were the plain text before.
const FOUND_BY: [(&str, &str); 2] = [("participant", "email_key"), ("delegation", "name_key")];

/// Seals all of it, in a transaction that the caller commits.
pub(super) async fn seal(tx: &mut SqliteConnection, vault: &Vault) -> Result<(), sqlx::Error> {
    for (name, columns) in PLAIN {
        let table = find_table(tx, name).await?;
        for column in columns {
            for (rowid, text, row) in table.rows(tx, column, "1 = 1").await? {
                put(tx, &table, column, rowid, &vault.seal(&row.place(name, column), &text)).await?;
            }
        }
    }
    for (name, column) in FOUND_BY {
        let table = find_table(tx, name).await?;
        for (rowid, text, row) in table.rows(tx, column, "1 = 1").await? {
            // What begins with a line break stands for nobody, and stays.
            if !text.starts_with('\n') {
                let blind = vault.blind(&place(name, column, &[row.meeting()]), &key(&text));
                put(tx, &table, column, rowid, &blind).await?;
            }
        }
    }
    Ok(())
}

/// A column that programs with a key went on writing plain, and which of its rows are to be sealed.
pub(super) struct Later {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    pub(super) which: &'static str,
}

/// All of them. Newer columns are sealed from their first row on.
pub(super) const LATER: [Later; 7] = [
    Later { table: "identity", column: "category", which: "1 = 1" },
    // Everybody else's category is that of the delegation, which is public.
    Later { table: "participant", column: "offer", which: "visibility = 'secretariat_only'" },
    Later { table: "invitation", column: "category", which: "1 = 1" },
    Later { table: "registration_change", column: "matched", which: "matched <> '[]'" },
    Later { table: "accredited", column: "name", which: "1 = 1" },
    Later { table: "attendance", column: "file", which: "1 = 1" },
    Later { table: "webhook", column: "url", which: "1 = 1" },
];

/// How many steps of sealing there are: one so far.
pub(super) const STEPS: i64 = 1;

/// Seals what programs with a key wrote plain, in a transaction that the caller commits.
pub(super) async fn seal_later(tx: &mut SqliteConnection, vault: &Vault) -> Result<(), sqlx::Error> {
    for Later { table: name, column, which } in LATER {
        let table = find_table(tx, name).await?;
        for (rowid, text, row) in table.rows(tx, column, which).await? {
            if !is_sealed(&text) {
                put(tx, &table, column, rowid, &vault.seal(&row.place(name, column), &text)).await?;
            }
        }
    }
    let table = find_table(tx, "accredited").await?;
    for (rowid, text, row) in table.rows(tx, "name_key", "1 = 1").await? {
        if !is_blind(&text) {
            let blind = vault.blind(&place("accredited", "name_key", &[row.meeting()]), &text);
            put(tx, &table, "name_key", rowid, &blind).await?;
        }
    }
    Ok(())
}

/// Puts a text into one column of one row.
pub(super) async fn put(
    tx: &mut SqliteConnection,
    table: &Table,
    column: &str,
    rowid: i64,
    text: &str,
) -> Result<(), sqlx::Error> {
    let sql = format!("UPDATE \"{}\" SET \"{column}\" = $1 WHERE rowid = $2", table.name);
    sqlx::query(AssertSqlSafe(sql)).bind(text).bind(rowid).execute(tx).await?;
    Ok(())
}
