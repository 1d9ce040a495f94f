//! The parts of what is being written, each saved for itself with a version of its own.

use jiff::Timestamp;
use rostrum_domain::contribution::{Contribution, Field, Save, Standing, State, Taken, take};
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};
use sqlx::FromRow;

use super::find_in;
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// A part as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// Which.
    pub field: Field,
    /// What stands there, with who wrote it.
    pub standing: Standing,
    /// Which participant wrote it, where they were signed in.
    pub by: Option<ParticipantNo>,
    /// When.
    pub changed_at: Timestamp,
}

/// A text that waits beside one until somebody chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideRow {
    /// Beside which part.
    pub field: Field,
    /// Who wrote it.
    pub writer: String,
    /// The text.
    pub text: String,
    /// Which participant, where they were signed in.
    pub by: Option<ParticipantNo>,
    /// When.
    pub changed_at: Timestamp,
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is no such contribution.
    #[error("There is no such contribution.")]
    Gone,
    /// In this state nothing is written any more.
    #[error("The contribution is {}, and is not changed any more.", .0.code())]
    NotWritten(State),
    /// A text is longer than its field takes.
    #[error("At most {most} characters are taken; this has {length}.")]
    TooLong {
        /// Which field.
        field: Field,
        /// How many characters it has.
        length: usize,
        /// How many are taken.
        most: usize,
    },
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Why nothing was chosen.
#[derive(Debug, thiserror::Error)]
pub enum ChooseError {
    /// The text that was chosen over has changed meanwhile: look again.
    #[error("The answer was changed meanwhile.")]
    Changed,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for SaveError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<sqlx::Error> for ChooseError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

#[derive(FromRow)]
struct Row {
    field: String,
    text: String,
    version: i64,
    writer: String,
    since: i64,
    edit: i64,
    participant: Option<i64>,
    changed_at: i64,
}

type Whose<'a> = (&'a MeetingId, ContributionNo);

fn at((meeting, no): Whose<'_>, field: &str) -> String {
    place("contribution_field", "text", &[meeting, &no, &field])
}

fn at_beside((meeting, no): Whose<'_>, field: &str, writer: &str) -> String {
    place("contribution_beside", "text", &[meeting, &no, &field, &writer])
}

impl Row {
    fn read(self, store: &Store, whose: Whose<'_>) -> Result<FieldRow, Error> {
        let what = || Error::unreadable(format!("a part of contribution {}", whose.1));
        let number = |no: i64| u32::try_from(no).map_err(|_| what());
        Ok(FieldRow {
            field: Field::from_code(&self.field).ok_or_else(what)?,
            standing: Standing {
                text: store.vault().open(&at(whose, &self.field), &self.text)?,
                version: number(self.version)?,
                writer: self.writer,
                since: number(self.since)?,
                edit: u64::try_from(self.edit).map_err(|_| what())?,
            },
            by: self.participant.map(number).transpose()?.map(ParticipantNo),
            changed_at: instant(self.changed_at)?,
        })
    }
}

const COLUMNS: &str = "SELECT field, text, version, writer, since, edit, participant, changed_at FROM contribution_field \
     WHERE meeting = $1 AND contribution = $2";

pub(super) async fn list_fields_in(
    store: &Store,
    from: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
) -> Result<Vec<FieldRow>, Error> {
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{COLUMNS} ORDER BY field")))
        .bind(whose.0.as_str())
        .bind(i64::from(whose.1.0))
        .fetch_all(&mut *from)
        .await?;
    rows.into_iter().map(|row| row.read(store, whose)).collect()
}

/// The fields beside which another text waits.
pub(super) async fn list_not_chosen(
    from: &mut sqlx::SqliteConnection,
    (meeting, no): Whose<'_>,
) -> Result<Vec<Field>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT DISTINCT field FROM contribution_beside WHERE meeting = $1 AND contribution = $2 ORDER BY field",
    )
    .bind(meeting.as_str())
    .bind(i64::from(no.0))
    .fetch_all(&mut *from)
    .await?;
    let read =
        |(code,): (String,)| Field::from_code(&code).ok_or_else(|| Error::unreadable("a part of a contribution"));
    rows.into_iter().map(read).collect()
}

/// Writes what stands in a draft from the beginning.
pub(super) async fn insert_all(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    whose: Whose<'_>,
    by: Option<ParticipantNo>,
    fields: Vec<(Field, String)>,
    now: Timestamp,
) -> Result<(), Error> {
    for (field, text) in fields {
        let standing = Standing { text, version: 1, writer: String::new(), since: 0, edit: 0 };
        put(store, tx, whose, &field, &standing, by, now).await?;
    }
    Ok(())
}

pub(super) async fn put(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
    field: &Field,
    standing: &Standing,
    by: Option<ParticipantNo>,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO contribution_field (meeting, contribution, field, text, version, writer, since, edit, participant, \
         changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (meeting, contribution, field) \
         DO UPDATE SET text = excluded.text, version = excluded.version, writer = excluded.writer, since = excluded.since, \
         edit = excluded.edit, participant = excluded.participant, changed_at = excluded.changed_at",
    )
    .bind(whose.0.as_str())
    .bind(i64::from(whose.1.0))
    .bind(field.code())
    .bind(store.vault().seal(&at(whose, field.code()), &standing.text))
    .bind(i64::from(standing.version))
    .bind(&standing.writer)
    .bind(i64::from(standing.since))
    .bind(i64::try_from(standing.edit).unwrap_or(i64::MAX))
    .bind(by.map(|no| i64::from(no.0)))
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Saves parts in a transaction that the caller commits. Each is decided for itself.
pub(super) async fn save_in(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
    by: Option<ParticipantNo>,
    saves: &[(Field, Save)],
) -> Result<Vec<Taken>, SaveError> {
    let row = find_in(&mut *tx, whose.0, whose.1).await?.ok_or(SaveError::Gone)?;
    if row.state == State::Published {
        return Err(SaveError::NotWritten(row.state));
    }
    for (field, save) in saves {
        let (length, most) = (save.text.chars().count(), field.most_characters());
        if length > most {
            return Err(SaveError::TooLong { field: field.clone(), length, most });
        }
    }
    let now = store.now();
    let mut taken = Vec::with_capacity(saves.len());
    for (field, save) in saves {
        let found: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{COLUMNS} AND field = $3")))
            .bind(whose.0.as_str())
            .bind(i64::from(whose.1.0))
            .bind(field.code())
            .fetch_optional(&mut *tx)
            .await?;
        let standing = found.map(|row| row.read(store, whose)).transpose()?.map(|row| row.standing);
        let done = take(standing.as_ref(), save);
        match done {
            Taken::Written { version, since } => {
                let Save { text, writer, edit, .. } = save.clone();
                put(store, tx, whose, field, &Standing { text, version, writer, since, edit }, by, now).await?;
                forget_beside(tx, whose, field, &save.writer).await?;
            }
            Taken::Same(_) | Taken::Older(_) => {}
            Taken::Beside => keep_beside(store, tx, whose, by, field, save, now).await?,
        }
        taken.push(done);
    }
    let language = saves.iter().find(|(field, _)| *field == Field::Language).map(|(_, save)| save.text.as_str());
    sqlx::query(
        "UPDATE contribution SET changed_at = $3, language = COALESCE($4, language) WHERE meeting = $1 AND no = $2",
    )
    .bind(whose.0.as_str())
    .bind(i64::from(whose.1.0))
    .bind(now.as_millisecond())
    .bind(language)
    .execute(&mut *tx)
    .await?;
    Ok(taken)
}

async fn keep_beside(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
    by: Option<ParticipantNo>,
    field: &Field,
    save: &Save,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO contribution_beside (meeting, contribution, field, writer, text, edit, participant, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (meeting, contribution, field, writer) \
         DO UPDATE SET text = excluded.text, edit = excluded.edit, changed_at = excluded.changed_at \
         WHERE excluded.edit > contribution_beside.edit",
    )
    .bind(whose.0.as_str())
    .bind(i64::from(whose.1.0))
    .bind(field.code())
    .bind(&save.writer)
    .bind(store.vault().seal(&at_beside(whose, field.code(), &save.writer), &save.text))
    .bind(i64::try_from(save.edit).unwrap_or(i64::MAX))
    .bind(by.map(|no| i64::from(no.0)))
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

async fn forget_beside(
    tx: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
    field: &Field,
    writer: &str,
) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM contribution_beside WHERE meeting = $1 AND contribution = $2 AND field = $3 AND writer = $4",
    )
    .bind(whose.0.as_str())
    .bind(i64::from(whose.1.0))
    .bind(field.code())
    .bind(writer)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

impl Store {
    /// Saves parts of a contribution that is being written; returns what became of each, once all of it is on the disk.
    ///
    /// # Errors
    /// [`SaveError`]; nothing was saved then.
    pub async fn save_fields(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        by: Option<ParticipantNo>,
        saves: Vec<(Field, Save)>,
    ) -> Result<Vec<Taken>, SaveError> {
        super::turn::save(self, meeting, no, by, saves).await
    }

    /// The parts that were written.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_fields(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Vec<FieldRow>, Error> {
        list_fields_in(self, &mut *self.read.acquire().await?, (meeting, no)).await
    }

    /// What is being written, as a whole. Those who stand beside the author are listed apart.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_draft(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Contribution, Error> {
        let fields = self.list_fields(meeting, no).await?;
        Ok(Contribution::from_fields(fields.into_iter().map(|row| (row.field, row.standing.text))))
    }

    /// The texts that wait beside others, by field, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_beside(&self, meeting: &MeetingId, no: ContributionNo) -> Result<Vec<BesideRow>, Error> {
        let rows: Vec<(String, String, String, Option<u32>, i64)> = sqlx::query_as(
            "SELECT field, writer, text, participant, changed_at FROM contribution_beside \
             WHERE meeting = $1 AND contribution = $2 ORDER BY field, changed_at, writer",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(field, writer, text, by, changed_at): (String, String, String, Option<u32>, i64)| {
            Ok(BesideRow {
                text: self.vault().open(&at_beside((meeting, no), &field, &writer), &text)?,
                field: Field::from_code(&field).ok_or_else(|| Error::unreadable("a part of a contribution"))?,
                writer,
                by: by.map(ParticipantNo),
                changed_at: instant(changed_at)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Chooses what stands in a part beside which others wait: `text` stands there afterwards, whoever wrote it, and
    /// what waited is taken out. `on` is the version that the chooser saw.
    ///
    /// # Errors
    /// [`ChooseError::Changed`] when another stands there meanwhile.
    pub async fn choose_field(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        by: Option<ParticipantNo>,
        field: &Field,
        save: &Save,
    ) -> Result<u32, ChooseError> {
        let mut tx = self.write.begin().await?;
        let fields = list_fields_in(self, &mut tx, (meeting, no)).await?;
        let now_there = fields.into_iter().find(|row| row.field == *field).map(|row| row.standing);
        let version = now_there.as_ref().map_or(0, |standing| standing.version);
        if version != save.on {
            return Err(ChooseError::Changed);
        }
        let Save { text, writer, edit, .. } = save.clone();
        let standing = Standing { text, version: version + 1, writer, since: version, edit };
        put(self, &mut tx, (meeting, no), field, &standing, by, self.now()).await?;
        sqlx::query("DELETE FROM contribution_beside WHERE meeting = $1 AND contribution = $2 AND field = $3")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(field.code())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(version + 1)
    }
}
