//! The tables of a folder as the database itself describes them: where sealed values may stand, and in which place
//! each of them was sealed.

use std::fmt::Display;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::place;

/// A table, its columns of text, and the columns of its primary key in their order.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) texts: Vec<String>,
    key: Vec<String>,
}

/// The values of the primary key of a row.
pub(super) struct RowKey(Vec<String>);

impl RowKey {
    /// The place of a value of this row.
    pub(super) fn place(&self, table: &str, column: &str) -> String {
        let row: Vec<&(dyn Display + Sync)> = self.0.iter().map(|value| value as &(dyn Display + Sync)).collect();
        place(table, column, &row)
    }

    /// The meeting of the row: the first column of the key wherever there is one.
    pub(super) fn meeting(&self) -> &String {
        const NONE: &String = &String::new();
        self.0.first().unwrap_or(NONE)
    }
}

impl Table {
    /// The values of a column that are not NULL, with the number of their row and its key.
    pub(super) async fn rows(
        &self,
        tx: &mut SqliteConnection,
        column: &str,
        which: &str,
    ) -> Result<Vec<(i64, String, RowKey)>, sqlx::Error> {
        let mut sql = format!("SELECT rowid, \"{column}\"");
        for column in &self.key {
            sql.push_str(&format!(", CAST(\"{column}\" AS TEXT)"));
        }
        sql.push_str(&format!(" FROM \"{}\" WHERE \"{column}\" IS NOT NULL AND {which}", self.name));
        let rows = sqlx::query(AssertSqlSafe(sql)).persistent(false).fetch_all(tx).await?;
        rows.iter()
            .map(|row| {
                let key = (0..self.key.len()).map(|at| row.try_get(at + 2)).collect::<Result<_, _>>()?;
                Ok((row.try_get(0)?, row.try_get(1)?, RowKey(key)))
            })
            .collect()
    }
}

/// One table.
pub(super) async fn find_table(tx: &mut SqliteConnection, name: &str) -> Result<Table, sqlx::Error> {
    let columns: Vec<(String, String, i64)> =
        sqlx::query_as("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY pk").bind(name).fetch_all(tx).await?;
    let key = columns.iter().filter(|(.., at)| *at > 0).map(|(name, ..)| name.clone()).collect();
    let texts = columns.into_iter().filter(|(_, kind, _)| kind == "TEXT").map(|(name, ..)| name).collect();
    Ok(Table { name: name.to_owned(), texts, key })
}

/// All tables that hold rows of ours.
pub(super) async fn list_tables(tx: &mut SqliteConnection) -> Result<Vec<Table>, sqlx::Error> {
    let names: Vec<(String,)> = sqlx::query_as(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' \
         AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' AND name <> 'vault' ORDER BY name",
    )
    .fetch_all(&mut *tx)
    .await?;
    let mut tables = Vec::with_capacity(names.len());
    for (name,) in names {
        tables.push(find_table(tx, &name).await?);
    }
    Ok(tables)
}
