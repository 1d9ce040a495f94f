//! A folder in which everything is held about one participant that can be held, for tests that walk the schema: how
//! each column is kept, and what an erasure leaves.

mod columns;
mod contributions;
mod erased;
mod fill;
mod practices;

use rostrum_domain::ids::{MeetingId, ParticipantNo};
use sqlx::{AssertSqlSafe, Row};

use crate::folder::Store;
use crate::vault::{is_sealed, place};

/// In lower case, the word that stands in everything that tells of the participant, and nowhere else.
pub(crate) const MARK: &str = "qazwsx";
/// Where rows are to be written that a test misses.
const HERE: &str = "crates/rostrum-store/src/everything/fill.rs";

/// The folder.
pub(crate) struct Everything {
    pub(crate) store: Store,
    pub(crate) meeting: MeetingId,
    /// Whom everything is about.
    pub(crate) who: ParticipantNo,
    pub(crate) folder: tempfile::TempDir,
}

/// A value of a column of text, or that there is none.
pub(crate) struct Value {
    pub(crate) table: String,
    pub(crate) column: String,
    /// The values of the primary key of its row, as text.
    pub(crate) row: Vec<String>,
    pub(crate) text: Option<String>,
}

impl Everything {
    /// The columns of all tables that hold rows of ours.
    pub(crate) async fn columns(&self) -> Vec<(String, String)> {
        let tables = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
             AND m.name <> 'vault' ORDER BY m.name, c.cid";
        sqlx::query_as(tables).fetch_all(&self.store.read).await.unwrap()
    }

    /// All values of all columns that hold text or bytes. A column without rows is there once, without a text.
    pub(crate) async fn values(&self) -> Vec<Value> {
        let mut values = Vec::new();
        for (table, column) in self.columns().await {
            let info: Vec<(String, String, i64)> =
                sqlx::query_as("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY pk")
                    .bind(&table)
                    .fetch_all(&self.store.read)
                    .await
                    .unwrap();
            let kind = info.iter().find(|(name, ..)| *name == column).map(|(_, kind, _)| kind.as_str()).unwrap();
            if ["BIGINT", "BOOLEAN"].contains(&kind) {
                continue;
            }
            let key: Vec<String> = info.iter().filter(|(.., at)| *at > 0).map(|(name, ..)| name.clone()).collect();
            let columns = key.iter().map(|name| format!(", CAST(\"{name}\" AS TEXT)")).collect::<String>();
            let sql = format!("SELECT CAST(\"{column}\" AS TEXT){columns} FROM \"{table}\"");
            let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&self.store.read).await.unwrap();
            if rows.is_empty() {
                values.push(Value { table, column, row: Vec::new(), text: None });
                continue;
            }
            for row in rows {
                let key = (0..key.len()).map(|at| row.get(at + 1)).collect();
                values.push(Value { table: table.clone(), column: column.clone(), row: key, text: row.get(0) });
            }
        }
        values
    }

    /// The text of a value, opened where it is sealed.
    pub(crate) fn open(&self, value: &Value) -> String {
        let text = value.text.clone().unwrap_or_default();
        if !is_sealed(&text) {
            return text;
        }
        let row: Vec<&(dyn std::fmt::Display + Sync)> =
            value.row.iter().map(|part| part as &(dyn std::fmt::Display + Sync)).collect();
        self.store.vault().open(&place(&value.table, &value.column, &row), &text).unwrap()
    }

    /// Where the mark stands once everything is opened: table and column.
    pub(crate) async fn told_in(&self) -> Vec<(String, String)> {
        let mut told: Vec<_> = self
            .values()
            .await
            .iter()
            .filter(|value| self.open(value).to_lowercase().contains(MARK))
            .map(|value| (value.table.clone(), value.column.clone()))
            .collect();
        told.dedup();
        told
    }
}
