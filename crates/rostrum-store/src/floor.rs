//! The log of the floor as rows.

use jiff::Timestamp;
use rostrum_domain::floor::{Event, Floor, Recorded, Speaker, Standing};
use rostrum_domain::ids::{InscriptionNo, MeetingId};
use sqlx::{QueryBuilder, SqliteExecutor};

use crate::chain::Linked;
use crate::desk::{CommandKey, Done};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::joint::{Represented, replace_co_signatories};
use crate::spoken_as::{Given, insert_spoken_as};
use crate::vault::{Vault, place};

/// Rows that one statement adds: SQLite takes 32,766 values in one, and a longer text gains nothing.
const ROWS_AT_ONCE: usize = 500;

/// What one commit adds to a floor.
#[derive(Debug, Default)]
pub(crate) struct Addition {
    /// Lines of the log, which follow the last.
    pub(crate) lines: Vec<Linked>,
    /// Keys of the commands that led to them.
    pub(crate) keys: Vec<(CommandKey, Done)>,
    /// On whose behalf inscriptions speak; `None`: on nobody's any more.
    pub(crate) on_behalf_of: Vec<(InscriptionNo, Option<String>)>,
    /// Whom inscriptions represent.
    pub(crate) represented: Vec<(InscriptionNo, Vec<Represented>)>,
    /// To whom the floor was given.
    pub(crate) spoken_as: Vec<Given>,
}

impl Addition {
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.keys.is_empty()
    }

    /// Takes in what is kept beside a line: the log itself names nobody.
    pub(crate) fn go_with(&mut self, line: &Recorded, floor: &Floor, on_behalf_of: Option<&str>) {
        match &line.event {
            Event::Inscribed { inscription, .. } => {
                self.on_behalf_of.extend(on_behalf_of.map(|text| (*inscription, Some(text.to_owned()))));
            }
            // What was said before stays, unless something else is said or nobody is spoken for any more.
            Event::Amended { inscription, standing, .. } => {
                if *standing == Standing::Single {
                    self.on_behalf_of.push((*inscription, None));
                } else {
                    self.on_behalf_of.extend(on_behalf_of.map(|text| (*inscription, Some(text.to_owned()))));
                }
            }
            Event::FloorGiven { speaker: Speaker::Inscription(inscription), .. } => {
                let entry = floor.inscriptions.get(inscription);
                self.spoken_as.extend(entry.map(|entry| Given {
                    version: line.version,
                    inscription: *inscription,
                    participant: entry.participant,
                }));
            }
            _ => {}
        }
    }
}

impl Addition {
    /// Takes in whom the inscription of a line represents.
    pub(crate) fn represent(&mut self, line: &Recorded, represented: Option<&[Represented]>) {
        match &line.event {
            Event::Amended { inscription, standing: Standing::Single, .. } => {
                self.represented.push((*inscription, Vec::new()));
            }
            Event::Inscribed { inscription, .. } | Event::Amended { inscription, .. } => {
                self.represented.extend(represented.map(|all| (*inscription, all.to_vec())));
            }
            _ => {}
        }
    }
}

impl Store {
    /// The whole log of a meeting in order.
    ///
    /// # Errors
    /// The outside failed, or a line cannot be read.
    pub async fn list_floor_events(&self, meeting: &MeetingId) -> Result<Vec<Recorded>, Error> {
        list_lines(&self.read, meeting, 0, u64::MAX).await
    }

    /// The lines of the log after version `after` up to version `last`.
    ///
    /// # Errors
    /// The outside failed, or a line cannot be read.
    pub async fn list_floor_events_between(
        &self,
        meeting: &MeetingId,
        after: u64,
        last: u64,
    ) -> Result<Vec<Recorded>, Error> {
        list_lines(&self.read, meeting, after, last).await
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

    /// Appends to the log, and keeps what goes with it: all of it or nothing.
    pub(crate) async fn append_to_floor(&self, meeting: &MeetingId, addition: &Addition) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        for lines in addition.lines.chunks(ROWS_AT_ONCE) {
            insert_floor_events(&mut tx, meeting, lines).await?;
        }
        for keys in addition.keys.chunks(ROWS_AT_ONCE) {
            insert_floor_answers(&mut tx, meeting, keys).await?;
        }
        for (inscription, text) in &addition.on_behalf_of {
            set_on_behalf_of(self.vault(), &mut tx, meeting, *inscription, text.as_deref()).await?;
        }
        for (inscription, represented) in &addition.represented {
            replace_co_signatories(self, &mut tx, meeting, *inscription, represented).await?;
        }
        for spoken in &addition.spoken_as {
            insert_spoken_as(self.vault(), &mut tx, meeting, spoken).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// What the latest commands with a key led to, the oldest of them first.
    pub(crate) async fn list_floor_answers(
        &self,
        meeting: &MeetingId,
        most: i64,
    ) -> Result<Vec<(CommandKey, Done)>, Error> {
        let mut rows: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
            "SELECT sender, command_key, command_hash, first_version, last_version FROM floor_answer \
             WHERE meeting = $1 ORDER BY last_version DESC LIMIT $2",
        )
        .bind(meeting.as_str())
        .bind(most)
        .fetch_all(&self.read)
        .await?;
        rows.reverse();
        rows.into_iter()
            .map(|(sender, key, command_hash, first, last)| {
                let done = done(&key, command_hash, first, last)?;
                Ok((CommandKey { sender, key }, done))
            })
            .collect()
    }

    /// What a command with this key led to, when it was carried out before.
    pub(crate) async fn find_floor_answer(&self, meeting: &MeetingId, key: &CommandKey) -> Result<Option<Done>, Error> {
        let row: Option<(String, i64, i64)> = sqlx::query_as(
            "SELECT command_hash, first_version, last_version FROM floor_answer \
             WHERE meeting = $1 AND sender = $2 AND command_key = $3",
        )
        .bind(meeting.as_str())
        .bind(&key.sender)
        .bind(&key.key)
        .fetch_optional(&self.read)
        .await?;
        row.map(|(command_hash, first, last)| done(&key.key, command_hash, first, last)).transpose()
    }

    /// On whose behalf inscriptions speak, for those that said so.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_on_behalf_of(&self, meeting: &MeetingId) -> Result<Vec<(InscriptionNo, String)>, Error> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT inscription, on_behalf_of FROM inscription_detail WHERE meeting = $1 ORDER BY inscription",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|(no, text)| {
                let text = self.vault().open(&place("inscription_detail", "on_behalf_of", &[meeting, &no]), &text)?;
                let no = u32::try_from(no).map_err(|_| Error::unreadable(format!("inscription {no}")))?;
                Ok((InscriptionNo(no), text))
            })
            .collect()
    }
}

/// The lines of a log after version `after` up to version `last`.
pub(crate) async fn list_lines(
    connection: impl SqliteExecutor<'_>,
    meeting: &MeetingId,
    after: u64,
    last: u64,
) -> Result<Vec<Recorded>, Error> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT version, event FROM floor_event WHERE meeting = $1 AND version > $2 AND version <= $3 ORDER BY version",
    )
    .bind(meeting.as_str())
    .bind(number(after)?)
    .bind(i64::try_from(last).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|(version, event)| read(meeting, version, &event)).collect()
}

pub(crate) fn read(meeting: &MeetingId, version: i64, event: &str) -> Result<Recorded, Error> {
    serde_json::from_str(event).map_err(|_| Error::unreadable(format!("event {version} of the floor of {meeting}")))
}

/// Adds lines to the log in one statement.
pub(crate) async fn insert_floor_events(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    lines: &[Linked],
) -> Result<(), Error> {
    let rows: Vec<(i64, i64, String, String)> = lines
        .iter()
        .map(|Linked { line, hash }| {
            let event = serde_json::to_string(line).map_err(|_| Error::unreadable("event"))?;
            Ok((number(line.version)?, line.at.as_millisecond(), event, hash.to_string()))
        })
        .collect::<Result<_, Error>>()?;
    let mut insert = QueryBuilder::new("INSERT INTO floor_event (meeting, version, at_ms, event, hash) ");
    insert.push_values(rows, |mut row, (version, at_ms, event, hash)| {
        row.push_bind(meeting.as_str()).push_bind(version).push_bind(at_ms).push_bind(event).push_bind(hash);
    });
    // Not kept by the connection: there are as many texts as there are numbers of rows.
    insert.build().persistent(lines.len() == 1).execute(&mut **tx).await?;
    Ok(())
}

async fn insert_floor_answers(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    keys: &[(CommandKey, Done)],
) -> Result<(), Error> {
    let rows: Vec<_> = keys
        .iter()
        .map(|(key, done)| Ok((key, &done.command_hash, number(done.after + 1)?, number(done.last)?)))
        .collect::<Result<_, Error>>()?;
    let mut insert = QueryBuilder::new(
        "INSERT INTO floor_answer (meeting, sender, command_key, command_hash, first_version, last_version) ",
    );
    insert.push_values(rows, |mut row, (key, hash, first, last)| {
        row.push_bind(meeting.as_str()).push_bind(&key.sender).push_bind(&key.key);
        row.push_bind(hash).push_bind(first).push_bind(last);
    });
    insert.build().persistent(keys.len() == 1).execute(&mut **tx).await?;
    Ok(())
}

async fn set_on_behalf_of(
    vault: &Vault,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    inscription: InscriptionNo,
    on_behalf_of: Option<&str>,
) -> Result<(), Error> {
    let Some(on_behalf_of) = on_behalf_of else {
        sqlx::query("DELETE FROM inscription_detail WHERE meeting = $1 AND inscription = $2")
            .bind(meeting.as_str())
            .bind(i64::from(inscription.0))
            .execute(&mut **tx)
            .await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO inscription_detail (meeting, inscription, on_behalf_of) VALUES ($1, $2, $3) \
         ON CONFLICT (meeting, inscription) DO UPDATE SET on_behalf_of = excluded.on_behalf_of",
    )
    .bind(meeting.as_str())
    .bind(i64::from(inscription.0))
    .bind(vault.seal(&place("inscription_detail", "on_behalf_of", &[meeting, &inscription.0]), on_behalf_of))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn done(key: &str, command_hash: String, first: i64, last: i64) -> Result<Done, Error> {
    match (u64::try_from(first - 1), u64::try_from(last)) {
        (Ok(after), Ok(last)) => Ok(Done { command_hash, after, last }),
        _ => Err(Error::unreadable(format!("command {key}"))),
    }
}

pub(crate) fn number(version: u64) -> Result<i64, Error> {
    i64::try_from(version).map_err(|_| Error::unreadable(format!("version {version}")))
}
