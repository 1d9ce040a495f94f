//! Whom the video platform saw in the meeting, and which participant each of them is.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use sqlx::FromRow;

use crate::error::Error;
use crate::folder::{Store, instant, key};
use crate::vault::{Vault, place};

/// Who somebody is whom the platform saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// This participant.
    Participant(ParticipantNo),
    /// Perhaps this participant; a person decides.
    Proposed(ParticipantNo),
    /// No participant: a room's own device, an interpreter.
    Nobody,
    /// Nobody has said yet.
    Open,
}

/// Somebody whom the platform saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The name on the platform.
    pub name: String,
    /// Whether the platform called the person external, unverified or a guest.
    pub guest: bool,
    /// When the person first joined, on the clock of the file.
    pub first_joined: DateTime,
    /// When the person last left, on the clock of the file.
    pub last_left: DateTime,
    /// Seconds in the meeting.
    pub seconds: i64,
    /// Who it is.
    pub identity: Identity,
}

/// A row of the attendance of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRow {
    /// Number inside the meeting.
    pub no: u32,
    /// The name of the file that told it.
    pub file: String,
    /// Who was seen.
    pub seen: Seen,
}

#[derive(FromRow)]
struct Row {
    no: i64,
    file: String,
    name: String,
    guest: bool,
    first_joined: String,
    last_left: String,
    seconds: i64,
    participant: Option<i64>,
    proposed: Option<i64>,
    nobody: bool,
}

impl Row {
    fn read(self, vault: &Vault, meeting: &MeetingId) -> Result<SeenRow, Error> {
        let what = || Error::unreadable(format!("attendance {}", self.no));
        let number = |no: i64| u32::try_from(no).map(ParticipantNo).map_err(|_| what());
        let moment = |text: &str| text.parse::<DateTime>().map_err(|_| what());
        let identity = match (self.participant, self.nobody, self.proposed) {
            (Some(no), ..) => Identity::Participant(number(no)?),
            (None, true, _) => Identity::Nobody,
            (None, false, Some(no)) => Identity::Proposed(number(no)?),
            (None, false, None) => Identity::Open,
        };
        Ok(SeenRow {
            no: u32::try_from(self.no).map_err(|_| what())?,
            seen: Seen {
                guest: self.guest,
                first_joined: moment(&self.first_joined)?,
                last_left: moment(&self.last_left)?,
                seconds: self.seconds,
                identity,
                name: vault.open(&place("attendance", "name", &[meeting, &self.no]), &self.name)?,
            },
            file: vault.open(&place("attendance", "file", &[meeting, &self.no]), &self.file)?,
        })
    }
}

impl Store {
    /// Takes what a file tells. What a file of the same name told before is replaced; who was matched by hand
    /// stays matched where the file names the person again and does not know better.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn take_attendance(&self, meeting: &MeetingId, file: &str, seen: &[Seen]) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let before = rows_of(self.vault(), &mut tx, meeting, file).await?;
        // Counted on from what is replaced: a form that shows it must not say of others who they are.
        let (last,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) FROM attendance WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut *tx)
            .await?;
        delete(&mut tx, meeting, &before).await?;
        let (old, new) = (by_name(before.iter().map(|row| &row.seen)), by_name(seen));
        for (no, seen) in (last + 1..).zip(seen) {
            let decided = || {
                let name = key(&seen.name);
                let old = old.get(&name)?;
                let alone = old.len() == 1 && new.get(&name).is_some_and(|new| new.len() == 1);
                // Namesakes are told apart by when they first joined.
                let known = old.iter().find(|known| alone || known.first_joined == seen.first_joined)?;
                matches!(known.identity, Identity::Participant(_) | Identity::Nobody).then_some(known.identity)
            };
            let identity = match seen.identity {
                Identity::Participant(_) => seen.identity,
                other => decided().unwrap_or(other),
            };
            insert(self.vault(), &mut tx, meeting, file, no, &Seen { identity, ..seen.clone() }).await?;
        }
        sqlx::query("UPDATE attendance SET taken_at = $3 WHERE meeting = $1 AND file = $2")
            .bind(meeting.as_str())
            .bind(file)
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says who those with these numbers are; a number that is not there is left out.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn identify(&self, meeting: &MeetingId, decided: &[(u32, Identity)]) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        for (no, identity) in decided {
            let (participant, proposed, nobody) = columns(*identity);
            sqlx::query(
                "UPDATE attendance SET participant = $3, proposed = $4, nobody = $5 WHERE meeting = $1 AND no = $2",
            )
            .bind(meeting.as_str())
            .bind(i64::from(*no))
            .bind(participant)
            .bind(proposed)
            .bind(nobody)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Takes out all that a file told.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn forget_attendance(&self, meeting: &MeetingId, file: &str) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let rows = rows_of(self.vault(), &mut tx, meeting, file).await?;
        delete(&mut tx, meeting, &rows).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Everybody whom the platform saw in a meeting, in the order of the files.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_attendance(&self, meeting: &MeetingId) -> Result<Vec<SeenRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as("SELECT * FROM attendance WHERE meeting = $1 ORDER BY no")
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(|row| row.read(self.vault(), meeting)).collect()
    }

    /// When the reports that are taken were read in, each instant once, the earliest first. Of a report that an older
    /// program read in it is not known.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_attendance_read(&self, meeting: &MeetingId) -> Result<Vec<Timestamp>, Error> {
        let rows: Vec<(i64,)> = sqlx::query_as(
            "SELECT DISTINCT taken_at FROM attendance WHERE meeting = $1 AND taken_at IS NOT NULL ORDER BY taken_at",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|(at,)| instant(at)).collect()
    }

    /// Numbers and e-mail addresses of all who registered, in whatever state, to know them by.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_addresses(&self, meeting: &MeetingId) -> Result<Vec<(ParticipantNo, String)>, Error> {
        let all = self.list_contacts(meeting).await?;
        Ok(all.into_iter().filter(|(_, email)| !email.is_empty()).map(|(no, email)| (no, key(&email))).collect())
    }
}

/// What a file told. The names of files are sealed, so all rows of the meeting are opened.
async fn rows_of(
    vault: &Vault,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    file: &str,
) -> Result<Vec<SeenRow>, Error> {
    let rows: Vec<Row> = sqlx::query_as("SELECT * FROM attendance WHERE meeting = $1 ORDER BY no")
        .bind(meeting.as_str())
        .fetch_all(&mut **tx)
        .await?;
    let rows = rows.into_iter().map(|row| row.read(vault, meeting)).collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().filter(|row| row.file == file).collect())
}

async fn delete(tx: &mut sqlx::SqliteTransaction<'_>, meeting: &MeetingId, rows: &[SeenRow]) -> Result<(), Error> {
    for row in rows {
        sqlx::query("DELETE FROM attendance WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(row.no))
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Those who were seen, by their names.
fn by_name<'a>(all: impl IntoIterator<Item = &'a Seen>) -> HashMap<String, Vec<&'a Seen>> {
    let mut by_name: HashMap<String, Vec<&Seen>> = HashMap::new();
    for seen in all {
        by_name.entry(key(&seen.name)).or_default().push(seen);
    }
    by_name
}

/// The columns of an identity: participant, proposed, nobody.
fn columns(identity: Identity) -> (Option<i64>, Option<i64>, bool) {
    match identity {
        Identity::Participant(no) => (Some(no.0.into()), None, false),
        Identity::Proposed(no) => (None, Some(no.0.into()), false),
        Identity::Nobody => (None, None, true),
        Identity::Open => (None, None, false),
    }
}

async fn insert(
    vault: &Vault,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    file: &str,
    no: i64,
    seen: &Seen,
) -> Result<(), Error> {
    let (participant, proposed, nobody) = columns(seen.identity);
    sqlx::query(
        "INSERT INTO attendance (meeting, no, file, name, guest, first_joined, last_left, seconds, participant, proposed, nobody) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(meeting.as_str())
    .bind(no)
    .bind(vault.seal(&place("attendance", "file", &[meeting, &no]), file))
    .bind(vault.seal(&place("attendance", "name", &[meeting, &no]), &seen.name))
    .bind(seen.guest)
    .bind(seen.first_joined.to_string())
    .bind(seen.last_left.to_string())
    .bind(seen.seconds)
    .bind(participant)
    .bind(proposed)
    .bind(nobody)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness::tests::store;

    fn seen(name: &str, hour: i8) -> Seen {
        let first_joined = jiff::civil::date(2025, 7, 21).at(hour, 0, 0, 0);
        let name = name.to_owned();
        Seen { name, guest: false, first_joined, last_left: first_joined, seconds: 0, identity: Identity::Open }
    }

    #[tokio::test]
    async fn namesakes_of_a_file_that_is_read_again_stay_who_they_are() {
        let (store, meeting, _folder) = store().await;
        let file = [seen("Li Wei", 9), seen("Li Wei", 10), seen("Ana", 9)];
        store.take_attendance(&meeting, "a.csv", &file).await.unwrap();
        let decided = [1, 2, 1].map(|no| Identity::Participant(ParticipantNo(no)));
        store.identify(&meeting, &[(1, decided[0]), (2, decided[1]), (3, decided[2])]).await.unwrap();
        // One more of the same name, and Ana joined earlier than the first report knew.
        let file = [seen("Li Wei", 8), seen("Li Wei", 9), seen("Li Wei", 10), seen("Ana", 8)];
        store.take_attendance(&meeting, "a.csv", &file).await.unwrap();
        let rows = store.list_attendance(&meeting).await.unwrap();
        let who: Vec<_> = rows.iter().map(|row| row.seen.identity).collect();
        assert_eq!(who, [Identity::Open, decided[0], decided[1], decided[2]]);
        // A form that was opened before the second report is of nobody any more.
        store.identify(&meeting, &[(1, Identity::Nobody)]).await.unwrap();
        assert_eq!(store.list_attendance(&meeting).await.unwrap(), rows);
    }
}
