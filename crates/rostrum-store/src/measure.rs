//! What the database itself does on a disk, to measure the desk against it.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::error::Error;
use crate::folder::durable;

/// How long SQLite takes to commit so many single rows into a new file: with the settings of a data folder,
/// into the table of the log, of the size of an inscription, one statement and one commit each. They stand
/// in one text, so that no other thread is waited for.
///
/// # Errors
/// The outside failed, or the file exists and has such a table.
pub async fn commit_single_rows(file: &Path, rows: usize) -> Result<Duration, Error> {
    let mut connection = durable(SqliteConnectOptions::new().filename(file).create_if_missing(true)).connect().await?;
    let table = "CREATE TABLE floor_event (meeting TEXT NOT NULL, version BIGINT NOT NULL, at_ms BIGINT NOT NULL, \
                 event TEXT NOT NULL, hash TEXT, PRIMARY KEY (meeting, version))";
    sqlx::raw_sql(table).execute(&mut connection).await?;
    let meeting = "one-day-panel-discussion-on-local-government-and-human";
    let hash = "0".repeat(64);
    let mut text = String::new();
    for number in 1..=rows {
        let event = format!(
            r#"{{"version":{number},"at":"2025-07-21T07:00:00.123Z","by":{{"participant":{number}}},"type":"inscribed","inscription":{number},"session":"session-1","participant":{number},"delegation":{number},"category":"local_governments","standing":"single"}}"#
        );
        text.push_str(&format!(
            "INSERT INTO floor_event VALUES ('{meeting}', {number}, 1753081200123, '{event}', '{hash}');\n"
        ));
    }
    let began = Instant::now();
    sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut connection).await?;
    let took = began.elapsed();
    connection.close().await?;
    Ok(took)
}
