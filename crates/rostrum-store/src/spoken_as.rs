//! Under which names interventions were held.

use rostrum_domain::ids::{DelegationNo, InscriptionNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::Category;
use sqlx::FromRow;

use crate::error::Error;
use crate::floor::number;
use crate::folder::Store;
use crate::vault::{Vault, place};

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
    fn read(self, vault: &Vault, meeting: &MeetingId) -> Result<SpokenAs, Error> {
        let place = |column| place("spoken_as", column, &[meeting, &self.version]);
        let what = || Error::unreadable(format!("the names of version {}", self.version));
        let no = |number: i64| u32::try_from(number).map_err(|_| what());
        Ok(SpokenAs {
            version: u64::try_from(self.version).map_err(|_| what())?,
            inscription: InscriptionNo(no(self.inscription)?),
            participant: ParticipantNo(no(self.participant)?),
            delegation: DelegationNo(no(self.delegation)?),
            category: Category::from_code(&self.category).ok_or_else(what)?,
            name: vault.open(&place("name"), &self.name)?,
            delegation_name: vault.open(&place("delegation_name"), &self.delegation_name)?,
            on_behalf_of: vault.open_some(&place("on_behalf_of"), self.on_behalf_of.as_deref())?,
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
        rows.into_iter().map(|row| row.read(self.vault(), meeting)).collect()
    }
}

/// Keeps the names of a participant as they are now.
pub(crate) async fn insert_spoken_as(
    vault: &Vault,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    given: &Given,
) -> Result<(), Error> {
    let (version, inscription, no) =
        (number(given.version)?, i64::from(given.inscription.0), i64::from(given.participant.0));
    let row: Option<(String, i64, String, String, Option<String>)> = sqlx::query_as(
        "SELECT p.name, d.no, d.name, d.category, i.on_behalf_of FROM participant p \
         JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
         LEFT JOIN inscription_detail i ON i.meeting = p.meeting AND i.inscription = $2 \
         WHERE p.meeting = $1 AND p.no = $3",
    )
    .bind(meeting.as_str())
    .bind(inscription)
    .bind(no)
    .fetch_optional(&mut **tx)
    .await?;
    let Some((name, delegation, delegation_name, category, on_behalf_of)) = row else { return Ok(()) };
    let moved = |from: String, sealed: &str, column| {
        let plain = vault.open(&from, sealed)?;
        Ok::<_, Error>(vault.seal(&place("spoken_as", column, &[meeting, &version]), &plain))
    };
    let name = moved(place("participant", "name", &[meeting, &no]), &name, "name")?;
    let delegation_name =
        moved(place("delegation", "name", &[meeting, &delegation]), &delegation_name, "delegation_name")?;
    let from = place("inscription_detail", "on_behalf_of", &[meeting, &inscription]);
    let on_behalf_of = on_behalf_of.map(|sealed| moved(from, &sealed, "on_behalf_of")).transpose()?;
    sqlx::query(
        "INSERT INTO spoken_as (meeting, version, inscription, participant, name, delegation, delegation_name, \
         category, on_behalf_of) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(meeting.as_str())
    .bind(version)
    .bind(inscription)
    .bind(no)
    .bind(name)
    .bind(delegation)
    .bind(delegation_name)
    .bind(category)
    .bind(on_behalf_of)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
