//! Under which names interventions were held.

use rostrum_domain::ids::{DelegationNo, InscriptionNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::Category;
use sqlx::FromRow;

use crate::error::Error;
use crate::floor::number;
use crate::folder::Store;

/// The floor was given to an inscription.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    /// The version of that line of the log.
    pub(crate) version: u64,
    pub(crate) inscription: InscriptionNo,
    pub(crate) participant: ParticipantNo,
}

/// Names as they were when the floor was given. Whoever shows them asks first what the participant lets
/// be seen now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenAs {
    /// The version of the line that gave the floor.
    pub version: u64,
    /// The inscription.
    pub inscription: InscriptionNo,
    /// Who spoke.
    pub participant: ParticipantNo,
    /// The person's name then.
    pub name: String,
    /// The delegation.
    pub delegation: DelegationNo,
    /// Its name then.
    pub delegation_name: String,
    /// Its category then.
    pub category: Category,
    /// On whose behalf, if it was said.
    pub on_behalf_of: Option<String>,
}

#[derive(FromRow)]
struct Row {
    version: i64,
    inscription: i64,
    participant: i64,
    name: String,
    delegation: i64,
    delegation_name: String,
    category: String,
    on_behalf_of: Option<String>,
}

impl Row {
    fn read(self) -> Result<SpokenAs, Error> {
        let what = || Error::unreadable(format!("the names of version {}", self.version));
        let no = |number: i64| u32::try_from(number).map_err(|_| what());
        Ok(SpokenAs {
            version: u64::try_from(self.version).map_err(|_| what())?,
            inscription: InscriptionNo(no(self.inscription)?),
            participant: ParticipantNo(no(self.participant)?),
            delegation: DelegationNo(no(self.delegation)?),
            category: Category::from_code(&self.category).ok_or_else(what)?,
            name: self.name,
            delegation_name: self.delegation_name,
            on_behalf_of: self.on_behalf_of,
        })
    }
}

impl Store {
    /// Under which names interventions were held, in the order in which the floor was given.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_spoken_as(&self, meeting: &MeetingId) -> Result<Vec<SpokenAs>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT version, inscription, participant, name, delegation, delegation_name, category, on_behalf_of \
             FROM spoken_as WHERE meeting = $1 ORDER BY version",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }
}

/// Keeps the names of a participant as they are now.
pub(crate) async fn insert_spoken_as(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    given: &Given,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO spoken_as (meeting, version, inscription, participant, name, delegation, delegation_name, \
         category, on_behalf_of) \
         SELECT p.meeting, $2, $3, p.no, p.name, d.no, d.name, d.category, i.on_behalf_of FROM participant p \
         JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
         LEFT JOIN inscription_detail i ON i.meeting = p.meeting AND i.inscription = $3 \
         WHERE p.meeting = $1 AND p.no = $4",
    )
    .bind(meeting.as_str())
    .bind(number(given.version)?)
    .bind(i64::from(given.inscription.0))
    .bind(i64::from(given.participant.0))
    .execute(&mut **tx)
    .await?;
    Ok(())
}
