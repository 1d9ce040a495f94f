//! The log of the floor as rows.

use jiff::Timestamp;
use rostrum_domain::floor::Recorded;
use rostrum_domain::ids::MeetingId;

use crate::error::Error;
use crate::folder::{Store, instant};

impl Store {
    /// The whole log of a meeting in order.
    ///
    /// # Errors
    /// The outside failed, or a line cannot be read.
    pub async fn list_floor_events(&self, meeting: &MeetingId) -> Result<Vec<Recorded>, Error> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT version, event FROM floor_event WHERE meeting = $1 ORDER BY version")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|(version, event)| read(meeting, version, &event)).collect()
    }

    /// At most `count` lines of the log that follow version `after`, in order.
    ///
    /// # Errors
    /// The outside failed, or a line cannot be read.
    pub async fn list_floor_events_after(
        &self,
        meeting: &MeetingId,
        after: u64,
        count: u32,
    ) -> Result<Vec<Recorded>, Error> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT version, event FROM floor_event WHERE meeting = $1 AND version > $2 ORDER BY version LIMIT $3",
        )
        .bind(meeting.as_str())
        .bind(i64::try_from(after).unwrap_or(i64::MAX))
        .bind(i64::from(count))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|(version, event)| read(meeting, version, &event)).collect()
    }

    /// When the last event of any meeting happened.
    pub(crate) async fn find_last_instant(&self) -> Result<Option<Timestamp>, Error> {
        let (last,): (Option<i64>,) = sqlx::query_as(
            "SELECT MAX((SELECT at_ms FROM floor_event WHERE meeting = meeting.id ORDER BY version DESC LIMIT 1)) \
             FROM meeting",
        )
        .fetch_one(&self.read)
        .await?;
        last.map(instant).transpose()
    }

    /// Appends lines that follow version `after`. The key of the command goes in with them.
    pub(crate) async fn append_floor_events(
        &self,
        meeting: &MeetingId,
        lines: &[Recorded],
        command_key: Option<&str>,
    ) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        for line in lines {
            insert_floor_event(&mut tx, meeting, line).await?;
        }
        if let (Some(key), Some(first), Some(last)) = (command_key, lines.first(), lines.last()) {
            sqlx::query(
                "INSERT INTO floor_command (meeting, command_key, first_version, last_version) VALUES ($1, $2, $3, $4)",
            )
            .bind(meeting.as_str())
            .bind(key)
            .bind(i64::try_from(first.version).map_err(|_| Error::unreadable("version"))?)
            .bind(i64::try_from(last.version).map_err(|_| Error::unreadable("version"))?)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The versions that a command with this key led to, when it was carried out before.
    pub(crate) async fn find_floor_command(&self, meeting: &MeetingId, key: &str) -> Result<Option<(u64, u64)>, Error> {
        let row: Option<(i64, i64)> = sqlx::query_as(
            "SELECT first_version, last_version FROM floor_command WHERE meeting = $1 AND command_key = $2",
        )
        .bind(meeting.as_str())
        .bind(key)
        .fetch_optional(&self.read)
        .await?;
        row.map(|(first, last)| match (u64::try_from(first), u64::try_from(last)) {
            (Ok(first), Ok(last)) => Ok((first, last)),
            _ => Err(Error::unreadable(format!("command {key}"))),
        })
        .transpose()
    }
}

fn read(meeting: &MeetingId, version: i64, event: &str) -> Result<Recorded, Error> {
    serde_json::from_str(event).map_err(|_| Error::unreadable(format!("event {version} of the floor of {meeting}")))
}

/// Adds one line to the log.
pub(crate) async fn insert_floor_event(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    line: &Recorded,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO floor_event (meeting, version, at_ms, event) VALUES ($1, $2, $3, $4)")
        .bind(meeting.as_str())
        .bind(i64::try_from(line.version).map_err(|_| Error::unreadable("version"))?)
        .bind(line.at.as_millisecond())
        .bind(serde_json::to_string(line).map_err(|_| Error::unreadable("event"))?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
