//! Contact data that go after their time: how to reach people, what they answered, mails to them, and whom the
//! platform saw beside the participants. Numbers, categories and what was said stay.

mod held;

use std::collections::BTreeSet;

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::retention::Retention;
use sqlx::SqliteConnection;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::meeting::MeetingRow;
use crate::vault::place;
pub use held::Held;

/// Whose contact data are meant.
struct Due {
    /// The numbers of participants.
    participants: BTreeSet<i64>,
    /// What belongs to nobody of them: invitations, names on the platform.
    others: bool,
}

impl Due {
    fn is_empty(&self) -> bool {
        self.participants.is_empty() && !self.others
    }

    fn list(&self) -> String {
        serde_json::to_string(&self.participants).expect("numbers are text")
    }
}

/// What stands instead of a name on the platform that is gone.
const NOBODY: &str = "–";

/// What went, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// When.
    pub at: Timestamp,
    /// What, by its code.
    pub what: String,
    /// How many.
    pub count: u64,
}

impl Store {
    /// Sets how long contact data of a meeting are kept.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_retention(&self, meeting: &MeetingId, retention: Retention) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO retention (meeting, days, set_at) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting) DO UPDATE SET days = excluded.days, set_at = excluded.set_at",
        )
        .bind(meeting.as_str())
        .bind(i64::from(retention.days()))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// What would go now, each kind with its number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn count_held(&self, meeting: &MeetingId) -> Result<Vec<(Held, u64)>, Error> {
        let mut connection = self.read.acquire().await?;
        let participants = told(&mut connection, meeting).await?.into_iter().map(|one| one.0).collect();
        self.count_due(&mut connection, meeting, &Due { participants, others: true }).await
    }

    async fn count_due(
        &self,
        from: &mut SqliteConnection,
        meeting: &MeetingId,
        due: &Due,
    ) -> Result<Vec<(Held, u64)>, Error> {
        let mut counts = Vec::with_capacity(Held::ALL.len());
        for held in Held::ALL {
            counts.push((held, self.count(from, meeting, due, held).await?));
        }
        Ok(counts)
    }

    async fn count(
        &self,
        from: &mut SqliteConnection,
        meeting: &MeetingId,
        due: &Due,
        held: Held,
    ) -> Result<u64, Error> {
        if let Some(sql) = held.count() {
            let query = sqlx::query_as(sql).bind(meeting.as_str()).bind(due.list()).bind(due.others);
            let (count,): (i64,) = query.fetch_one(from).await?;
            return Ok(u64::try_from(count).unwrap_or_default());
        }
        let rows = if held == Held::Addresses {
            addresses(from, meeting, due).await?
        } else {
            self.platform_names(from, meeting, due).await?
        };
        Ok(rows.len() as u64)
    }

    /// The rows of attendance that name somebody who is no participant.
    async fn platform_names(
        &self,
        from: &mut SqliteConnection,
        meeting: &MeetingId,
        due: &Due,
    ) -> Result<Vec<i64>, Error> {
        if !due.others {
            return Ok(Vec::new());
        }
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT no, name FROM attendance WHERE meeting = $1 AND participant IS NULL")
                .bind(meeting.as_str())
                .fetch_all(from)
                .await?;
        let mut named = Vec::new();
        for (no, name) in rows {
            if self.vault().open(&place("attendance", "name", &[meeting, &no]), &name)? != NOBODY {
                named.push(no);
            }
        }
        Ok(named)
    }

    /// What went in a meeting, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_gone(&self, meeting: &MeetingId) -> Result<Vec<Gone>, Error> {
        let rows: Vec<(i64, String, i64)> =
            sqlx::query_as("SELECT at, what, count FROM retention_done WHERE meeting = $1 ORDER BY at DESC, what")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        let gone = |(at, what, count): (i64, String, i64)| {
            Ok(Gone { at: instant(at)?, what, count: u64::try_from(count).unwrap_or_default() })
        };
        rows.into_iter().map(gone).collect()
    }

    /// Takes out what is due in all meetings, and notes how much it was. Returns the meetings in which something
    /// went.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn take_out_what_is_due(&self) -> Result<Vec<MeetingId>, Error> {
        let now = self.now();
        let mut touched = Vec::new();
        for row in self.list_meetings().await? {
            let id = &row.meeting.id;
            let due = self.find_due(&row, now).await?;
            if !due.is_empty() && self.take_out(id, &due, now).await? {
                touched.push(id.clone());
            }
        }
        if !touched.is_empty() {
            // Not in the log of what was written either, from which a stolen folder could be read.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.write).await?;
        }
        Ok(touched)
    }

    /// Those of a meeting whose contact data are due, each by what they were told and when they registered.
    async fn find_due(&self, row: &MeetingRow, now: Timestamp) -> Result<Due, Error> {
        let is_due = |at: Option<Timestamp>| at.is_some_and(|at| at <= now);
        let mut connection = self.read.acquire().await?;
        let mut participants = BTreeSet::new();
        for (no, since, told) in told(&mut connection, &row.meeting.id).await? {
            if is_due(row.retention.for_one_told(told).due(&row.meeting.note, since.max(row.created_at))) {
                participants.insert(no);
            }
        }
        Ok(Due { participants, others: is_due(row.retention.due(&row.meeting.note, row.created_at)) })
    }

    /// When the contact data go that go last of those who registered, where that is not the day of the meeting itself.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_last_due(&self, row: &MeetingRow) -> Result<Option<Timestamp>, Error> {
        let mut connection = self.read.acquire().await?;
        let all = told(&mut connection, &row.meeting.id).await?;
        let due = |(_, since, told): (i64, Timestamp, Option<Retention>)| {
            row.retention.for_one_told(told).due(&row.meeting.note, since.max(row.created_at))
        };
        let usual = row.retention.due(&row.meeting.note, row.created_at);
        Ok(all.into_iter().filter_map(due).max().filter(|last| Some(*last) != usual))
    }

    async fn take_out(&self, meeting: &MeetingId, due: &Due, now: Timestamp) -> Result<bool, Error> {
        let held = self.count_due(&mut *self.read.acquire().await?, meeting, due).await?;
        if held.iter().all(|(_, count)| *count == 0) {
            return Ok(false);
        }
        let mut tx = self.write.begin().await?;
        for (held, _) in held {
            let count = self.count(&mut tx, meeting, due, held).await?;
            if count == 0 {
                continue;
            }
            match held.take_out() {
                Some(all) => {
                    for sql in all {
                        let query = sqlx::query(sql).bind(meeting.as_str()).bind(due.list()).bind(due.others);
                        query.execute(&mut *tx).await?;
                    }
                }
                None if held == Held::Addresses => {
                    for no in addresses(&mut tx, meeting, due).await? {
                        // No address that can be typed has a line break, so the place of the old one stays free.
                        sqlx::query("UPDATE participant SET email = $3, email_key = $4 WHERE meeting = $1 AND no = $2")
                            .bind(meeting.as_str())
                            .bind(no)
                            .bind(self.vault().seal(&place("participant", "email", &[meeting, &no]), ""))
                            .bind(format!("\n{no}"))
                            .execute(&mut *tx)
                            .await?;
                    }
                }
                None => {
                    for no in self.platform_names(&mut tx, meeting, due).await? {
                        sqlx::query("UPDATE attendance SET name = $3, proposed = NULL WHERE meeting = $1 AND no = $2")
                            .bind(meeting.as_str())
                            .bind(no)
                            .bind(self.vault().seal(&place("attendance", "name", &[meeting, &no]), NOBODY))
                            .execute(&mut *tx)
                            .await?;
                    }
                }
            }
            sqlx::query(
                "INSERT INTO retention_done (meeting, at, what, count) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            )
            .bind(meeting.as_str())
            .bind(now.as_millisecond())
            .bind(held.code())
            .bind(i64::try_from(count).unwrap_or(i64::MAX))
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(true)
    }
}

/// The participants who are due and whose address is known.
async fn addresses(from: &mut SqliteConnection, meeting: &MeetingId, due: &Due) -> Result<Vec<i64>, Error> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT no FROM participant WHERE meeting = $1 AND substr(email_key, 1, 1) <> char(10)")
            .bind(meeting.as_str())
            .fetch_all(from)
            .await?;
    Ok(rows.into_iter().map(|(no,)| no).filter(|no| due.participants.contains(no)).collect())
}

/// All who registered: since when, and what they were told.
async fn told(
    from: &mut SqliteConnection,
    meeting: &MeetingId,
) -> Result<Vec<(i64, Timestamp, Option<Retention>)>, Error> {
    let rows: Vec<(i64, i64, Option<i64>)> =
        sqlx::query_as("SELECT no, registered_at, kept_days FROM participant WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_all(from)
            .await?;
    let one =
        |(no, since, days): (i64, i64, Option<i64>)| Ok((no, instant(since)?, days.and_then(Retention::from_days)));
    rows.into_iter().map(one).collect()
}
