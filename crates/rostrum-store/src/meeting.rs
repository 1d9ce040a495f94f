//! Meetings and the versions of their programme.

use jiff::Timestamp;
use rostrum_domain::concept_note::ConceptNote;
use rostrum_domain::floor::chain::genesis;
use rostrum_domain::floor::{Actor, Event, FloorPlan, Recorded};
use rostrum_domain::ids::{MeetingId, slug};
use rostrum_domain::mail::MailKind;
use rostrum_domain::meeting::Meeting;
use rostrum_domain::retention::Retention;
use rostrum_domain::symbol::DocumentSymbol;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::chain::{Chain, insert_secret};
use crate::error::{CreateError, Error};
use crate::floor::insert_floor_events;
use crate::folder::{Store, instant, key};
use crate::mail::notify_everybody;

/// A meeting with what is kept beside its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    /// The meeting at its latest programme version.
    pub meeting: Meeting,
    /// When it was created.
    pub created_at: Timestamp,
    /// When the latest programme version was published.
    pub changed_at: Timestamp,
    /// The symbol of the report, once assigned.
    pub report_symbol: Option<DocumentSymbol>,
    /// Since when the report is public, if it is.
    pub report_published_at: Option<Timestamp>,
    /// How long contact data are kept.
    pub retention: Retention,
}

/// A published version of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeVersion {
    /// From 1.
    pub version: u32,
    /// What the secretariat calls it.
    pub name: String,
    /// What changed against the version before, one sentence each.
    pub changes: Vec<String>,
    /// When it was published.
    pub published_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: String,
    rehearsal: bool,
    created_at: i64,
    report_symbol: Option<String>,
    report_published_at: Option<i64>,
    version: i64,
    note: String,
    published_at: i64,
    retention_days: Option<i64>,
}

impl Row {
    fn read(self) -> Result<MeetingRow, Error> {
        let what = || format!("meeting {}", self.id);
        let note: ConceptNote = serde_json::from_str(&self.note).map_err(|_| Error::unreadable(what()))?;
        let meeting = Meeting {
            id: MeetingId::parse(&self.id).map_err(|_| Error::unreadable(what()))?,
            note,
            rehearsal: self.rehearsal,
            version: u32::try_from(self.version).map_err(|_| Error::unreadable(what()))?,
        };
        let report_symbol = self.report_symbol.as_deref().map(DocumentSymbol::parse).transpose();
        Ok(MeetingRow {
            created_at: instant(self.created_at)?,
            changed_at: instant(self.published_at)?,
            report_symbol: report_symbol.map_err(|_| Error::unreadable(what()))?,
            report_published_at: self.report_published_at.map(instant).transpose()?,
            retention: self.retention_days.and_then(Retention::from_days).unwrap_or_default(),
            meeting,
        })
    }
}

impl Store {
    /// Creates a meeting from a note whose programme has sessions; segments that the note does not
    /// give are planned. The id comes from the title. The plan of the floor is laid down with it.
    ///
    /// # Errors
    /// [`CreateError::NameTaken`], [`CreateError::NoProgramme`], or the outside failed.
    pub async fn create_meeting(&self, mut note: ConceptNote, rehearsal: bool) -> Result<MeetingRow, CreateError> {
        if note.programme.sessions.is_empty() {
            return Err(CreateError::NoProgramme { title: note.title });
        }
        note.programme.plan(&note.format.clone());
        let now = self.now().as_millisecond();
        let mut tx = self.write.begin().await.map_err(Error::from)?;
        let taken: Option<(String,)> = sqlx::query_as("SELECT id FROM meeting WHERE title_key = $1")
            .bind(key(&note.title))
            .fetch_optional(&mut *tx)
            .await
            .map_err(Error::from)?;
        if let Some((id,)) = taken {
            let id = MeetingId::parse(&id).map_err(|_| Error::unreadable(format!("meeting {id}")))?;
            return Err(CreateError::NameTaken { title: note.title, id });
        }
        let ids: Vec<(String,)> =
            sqlx::query_as("SELECT id FROM meeting").fetch_all(&mut *tx).await.map_err(Error::from)?;
        let id = free_id(&note.title, |id| ids.iter().any(|(other,)| other == id));
        sqlx::query("INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ($1, $2, $3, $4)")
            .bind(id.as_str())
            .bind(key(&note.title))
            .bind(rehearsal)
            .bind(now)
            .execute(&mut *tx)
            .await
            .map_err(Error::from)?;
        insert_version(&mut tx, &id, 1, "First version", &note, &[], now).await?;
        // In the same transaction: a meeting without a plan of its floor could not be held.
        insert_plan(&mut tx, self, &id, &note).await?;
        tx.commit().await.map_err(Error::from)?;
        self.find_meeting(&id).await?.ok_or_else(|| Error::unreadable(format!("meeting {id}")).into())
    }

    /// The meeting with this id.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_meeting(&self, id: &MeetingId) -> Result<Option<MeetingRow>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT m.id, m.rehearsal, m.created_at, m.report_symbol, m.report_published_at, v.version, v.note, v.published_at, \
             (SELECT days FROM retention WHERE retention.meeting = m.id) AS retention_days \
             FROM meeting m JOIN programme_version v ON v.meeting = m.id \
             WHERE m.id = $1 ORDER BY v.version DESC LIMIT 1",
        )
        .bind(id.as_str())
        .fetch_optional(&self.read)
        .await?;
        row.map(Row::read).transpose()
    }

    /// All meetings, the latest date first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_meetings(&self) -> Result<Vec<MeetingRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT m.id, m.rehearsal, m.created_at, m.report_symbol, m.report_published_at, v.version, v.note, v.published_at, \
             (SELECT days FROM retention WHERE retention.meeting = m.id) AS retention_days \
             FROM meeting m JOIN programme_version v ON v.meeting = m.id \
             WHERE v.version = (SELECT MAX(version) FROM programme_version WHERE meeting = m.id)",
        )
        .fetch_all(&self.read)
        .await?;
        let mut meetings = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
        meetings.sort_by_key(|row| std::cmp::Reverse(row.meeting.note.programme.sessions.first().map(|s| s.start)));
        Ok(meetings)
    }

    /// Publishes a new version of the programme and returns its number. The title, and with it the
    /// address, stays. [`Desk::publish_programme`](crate::Desk::publish_programme) lays the plan of the
    /// floor down, too.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn publish_programme(
        &self,
        id: &MeetingId,
        name: &str,
        note: &ConceptNote,
        changes: &[String],
    ) -> Result<u32, Error> {
        let mut tx = self.write.begin().await?;
        let (last,): (i64,) =
            sqlx::query_as("SELECT COALESCE(MAX(version), 0) FROM programme_version WHERE meeting = $1")
                .bind(id.as_str())
                .fetch_one(&mut *tx)
                .await?;
        insert_version(&mut tx, id, last + 1, name, note, changes, self.now().as_millisecond()).await?;
        let occasion = format!("programme_change/{}", last + 1);
        let listed = changes.join("\n");
        let facts = [("changes", listed.as_str())];
        notify_everybody(self, &mut tx, id, MailKind::ProgrammeChange, &occasion, &facts).await?;
        tx.commit().await?;
        u32::try_from(last + 1).map_err(|_| Error::unreadable(format!("programme version of {id}")))
    }

    /// All versions of the programme, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_programme_versions(&self, id: &MeetingId) -> Result<Vec<ProgrammeVersion>, Error> {
        let rows: Vec<(i64, String, String, i64)> = sqlx::query_as(
            "SELECT version, name, changes, published_at FROM programme_version WHERE meeting = $1 ORDER BY version DESC",
        )
        .bind(id.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|(version, name, changes, published_at)| {
                let what = || Error::unreadable(format!("programme version {version} of {id}"));
                Ok(ProgrammeVersion {
                    version: u32::try_from(version).map_err(|_| what())?,
                    name,
                    changes: serde_json::from_str(&changes).map_err(|_| what())?,
                    published_at: instant(published_at)?,
                })
            })
            .collect()
    }

    /// The notes of all versions of the programme, the first version first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_programme_notes(&self, id: &MeetingId) -> Result<Vec<ConceptNote>, Error> {
        let rows: Vec<(String,)> =
            sqlx::query_as("SELECT note FROM programme_version WHERE meeting = $1 ORDER BY version")
                .bind(id.as_str())
                .fetch_all(&self.read)
                .await?;
        let read =
            |(note,): (String,)| serde_json::from_str(&note).map_err(|_| Error::unreadable(format!("note of {id}")));
        rows.into_iter().map(read).collect()
    }

    /// Makes the report public, or takes it back with `false`.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_report_public(&self, id: &MeetingId, public: bool) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        sqlx::query("UPDATE meeting SET report_published_at = $2 WHERE id = $1")
            .bind(id.as_str())
            .bind(public.then(|| self.now().as_millisecond()))
            .execute(&mut *tx)
            .await?;
        if public {
            // Once: who takes a report back and publishes it again thanks nobody twice.
            notify_everybody(self, &mut tx, id, MailKind::ThankYou, "thank_you", &[]).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Sets the symbol of the report, or takes it away.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_report_symbol(&self, id: &MeetingId, symbol: Option<&DocumentSymbol>) -> Result<(), Error> {
        sqlx::query("UPDATE meeting SET report_symbol = $2 WHERE id = $1")
            .bind(id.as_str())
            .bind(symbol.map(DocumentSymbol::as_str))
            .execute(&self.write)
            .await?;
        Ok(())
    }
}

/// The first line of the log of a meeting: the plan that follows from its note.
async fn insert_plan(
    tx: &mut sqlx::SqliteTransaction<'_>,
    store: &Store,
    id: &MeetingId,
    note: &ConceptNote,
) -> Result<(), Error> {
    let plan = FloorPlan::of(note);
    let line = Recorded::new(1, store.now(), Actor::Secretariat, Event::PlanLaidDown { plan });
    let mut chain = Chain { secret: insert_secret(tx, store, id).await?, hash: genesis(id) };
    insert_floor_events(tx, id, &[chain.link(line)]).await
}

async fn insert_version(
    tx: &mut sqlx::SqliteTransaction<'_>,
    id: &MeetingId,
    version: i64,
    name: &str,
    note: &ConceptNote,
    changes: &[String],
    now: i64,
) -> Result<(), Error> {
    let json = |what: Result<String, serde_json::Error>| what.map_err(|_| Error::unreadable(format!("note of {id}")));
    sqlx::query(
        "INSERT INTO programme_version (meeting, version, name, note, changes, published_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.as_str())
    .bind(version)
    .bind(name)
    .bind(json(serde_json::to_string(note))?)
    .bind(json(serde_json::to_string(changes))?)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn free_id(title: &str, taken: impl Fn(&str) -> bool) -> MeetingId {
    // Room for "-2", "-3", … within the 64 characters of an id; a longer title is cut after a word.
    let whole = slug(title);
    let base = match whole.get(..56) {
        Some(cut) if !whole[56..].starts_with('-') => cut.rsplit_once('-').map_or(cut, |(words, _)| words),
        Some(cut) => cut,
        None => &whole,
    };
    let base = base.trim_end_matches('-');
    let mut candidate = base.to_owned();
    let mut next = 2u64;
    while taken(&candidate) {
        candidate = format!("{base}-{next}");
        next += 1;
    }
    MeetingId::parse(&candidate).expect("a slug of 56 characters with a number is an identifier")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_after_a_word_and_a_taken_id_gets_a_number() {
        let title = "One-day panel discussion on local government and human rights";
        let id = free_id(title, |_| false);
        assert_eq!(id.as_str(), "one-day-panel-discussion-on-local-government-and-human");
        assert_eq!(free_id(title, |other| other == id.as_str()).as_str(), format!("{id}-2"));
        assert_eq!(free_id("Water", |other| other == "water").as_str(), "water-2");
        let endless = free_id(&"a".repeat(200), |_| false);
        assert_eq!(endless.as_str(), "a".repeat(56));
    }
}
