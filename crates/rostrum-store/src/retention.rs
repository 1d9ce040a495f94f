//! Contact data that go after their time: how to reach people, what they answered, mails to them, and whom the
//! platform saw beside the participants. Numbers, categories and what was said stay.

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::retention::Retention;
use sqlx::SqliteConnection;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// A kind of data that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Addresses of participants.
    Addresses,
    /// Answers to the questions of registration.
    Answers,
    /// Files that were handed in to register.
    Files,
    /// Mails: addresses, texts, what they were made from.
    Mails,
    /// Invitations, with their addresses.
    Invitations,
    /// Names on the platform of those who are no participants.
    PlatformNames,
    /// Codes on badges.
    Badges,
}

impl Held {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Addresses,
        Self::Answers,
        Self::Files,
        Self::Mails,
        Self::Invitations,
        Self::PlatformNames,
        Self::Badges,
    ];

    /// The stable code: `addresses`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Addresses => "addresses",
            Self::Answers => "answers",
            Self::Files => "files",
            Self::Mails => "mails",
            Self::Invitations => "invitations",
            Self::PlatformNames => "platform_names",
            Self::Badges => "badges",
        }
    }

    /// Counts what there is of it, where the rows themselves tell.
    fn count(self) -> Option<&'static str> {
        Some(match self {
            Self::Addresses | Self::PlatformNames => return None,
            Self::Answers => "SELECT COUNT(*) FROM registration_answer WHERE meeting = $1",
            Self::Files => "SELECT COUNT(*) FROM registration_file WHERE meeting = $1",
            Self::Mails => {
                "SELECT COUNT(*) FROM mail WHERE meeting = $1 AND (address IS NOT NULL OR text IS NOT NULL OR facts IS NOT NULL)"
            }
            Self::Invitations => "SELECT COUNT(*) FROM invitation WHERE meeting = $1",
            Self::Badges => "SELECT COUNT(*) FROM badge WHERE meeting = $1",
        })
    }

    /// Takes all of it out, where no row has to be sealed anew.
    fn take_out(self) -> Option<&'static str> {
        Some(match self {
            Self::Addresses | Self::PlatformNames => return None,
            Self::Answers => "DELETE FROM registration_answer WHERE meeting = $1",
            Self::Files => "DELETE FROM registration_file WHERE meeting = $1",
            Self::Mails => {
                "UPDATE mail SET address = NULL, facts = NULL, subject = NULL, text = NULL, html = NULL, calendar = NULL, \
                 fault = NULL WHERE meeting = $1"
            }
            Self::Invitations => "DELETE FROM invitation WHERE meeting = $1",
            Self::Badges => "DELETE FROM badge WHERE meeting = $1",
        })
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
        let mut counts = Vec::with_capacity(Held::ALL.len());
        for held in Held::ALL {
            counts.push((held, self.count(&mut connection, meeting, held).await?));
        }
        Ok(counts)
    }

    async fn count(&self, from: &mut SqliteConnection, meeting: &MeetingId, held: Held) -> Result<u64, Error> {
        if let Some(sql) = held.count() {
            let (count,): (i64,) = sqlx::query_as(sql).bind(meeting.as_str()).fetch_one(from).await?;
            return Ok(u64::try_from(count).unwrap_or_default());
        }
        let rows = if held == Held::Addresses {
            addresses(from, meeting).await?
        } else {
            self.platform_names(from, meeting).await?
        };
        Ok(rows.len() as u64)
    }

    /// The rows of attendance that name somebody who is no participant.
    async fn platform_names(&self, from: &mut SqliteConnection, meeting: &MeetingId) -> Result<Vec<i64>, Error> {
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
            let due = row.retention.due(&row.meeting.note);
            if due.is_some_and(|due| due <= now) && self.take_out(id, now).await? {
                touched.push(id.clone());
            }
        }
        if !touched.is_empty() {
            // Not in the log of what was written either, from which a stolen folder could be read.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.write).await?;
        }
        Ok(touched)
    }

    async fn take_out(&self, meeting: &MeetingId, now: Timestamp) -> Result<bool, Error> {
        let held = self.count_held(meeting).await?;
        if held.iter().all(|(_, count)| *count == 0) {
            return Ok(false);
        }
        let mut tx = self.write.begin().await?;
        for (held, _) in held {
            let count = self.count(&mut tx, meeting, held).await?;
            if count == 0 {
                continue;
            }
            match held.take_out() {
                Some(sql) => {
                    sqlx::query(sql).bind(meeting.as_str()).execute(&mut *tx).await?;
                }
                None if held == Held::Addresses => {
                    for no in addresses(&mut tx, meeting).await? {
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
                    for no in self.platform_names(&mut tx, meeting).await? {
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

/// The participants whose address is known.
async fn addresses(from: &mut SqliteConnection, meeting: &MeetingId) -> Result<Vec<i64>, Error> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT no FROM participant WHERE meeting = $1 AND substr(email_key, 1, 1) <> char(10)")
            .bind(meeting.as_str())
            .fetch_all(from)
            .await?;
    Ok(rows.into_iter().map(|(no,)| no).collect())
}
