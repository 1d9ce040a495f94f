//! Who the participants are whose names only the secretariat knows.

use std::collections::HashMap;

use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::{Category, Identity, Participant};

use crate::error::Error;
use crate::folder::Store;
use crate::vault::{Vault, place};

impl Store {
    /// Who a participant is whose names only the secretariat knows; `None` for all others. Only the secretariat and
    /// the person may be shown it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_identity(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<Identity>, Error> {
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT name, delegation, category FROM identity WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .fetch_optional(&self.read)
                .await?;
        row.map(|row| identity(self.vault(), meeting, i64::from(no.0), row)).transpose()
    }

    /// All participants with the names of those that only the secretariat knows. Only the secretariat may be shown
    /// them; everything else takes [`list_participants`](Self::list_participants).
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_identified(&self, meeting: &MeetingId) -> Result<Vec<Participant>, Error> {
        let mut participants = self.list_participants(meeting).await?;
        identify(&mut participants, self.list_identities(meeting).await?);
        Ok(participants)
    }

    /// Who those participants are whose names only the secretariat knows. Only the secretariat may be shown it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_identities(&self, meeting: &MeetingId) -> Result<HashMap<ParticipantNo, Identity>, Error> {
        let rows: Vec<(i64, String, String, String)> =
            sqlx::query_as("SELECT participant, name, delegation, category FROM identity WHERE meeting = $1")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        let mut known = HashMap::with_capacity(rows.len());
        for (no, name, delegation, category) in rows {
            let number = u32::try_from(no).map_err(|_| Error::unreadable(format!("participant {no}")))?;
            known.insert(ParticipantNo(number), identity(self.vault(), meeting, no, (name, delegation, category))?);
        }
        Ok(known)
    }
}

pub(super) fn identify(participants: &mut [Participant], mut known: HashMap<ParticipantNo, Identity>) {
    for participant in participants {
        if let Some(identity) = known.remove(&participant.no) {
            participant.identify(identity);
        }
    }
}

pub(super) async fn insert_identity(
    vault: &Vault,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: i64,
    identity: &Identity,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO identity (meeting, participant, name, delegation, category) VALUES ($1, $2, $3, $4, $5)")
        .bind(meeting.as_str())
        .bind(no)
        .bind(vault.seal(&place("identity", "name", &[meeting, &no]), &identity.name))
        .bind(vault.seal(&place("identity", "delegation", &[meeting, &no]), &identity.delegation))
        .bind(vault.seal(&place("identity", "category", &[meeting, &no]), identity.category.code()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn identity(
    vault: &Vault,
    meeting: &MeetingId,
    no: i64,
    (name, delegation, category): (String, String, String),
) -> Result<Identity, Error> {
    let category = vault.open(&place("identity", "category", &[meeting, &no]), &category)?;
    let category =
        Category::from_code(&category).ok_or_else(|| Error::unreadable(format!("the identity of participant {no}")))?;
    let name = vault.open(&place("identity", "name", &[meeting, &no]), &name)?;
    let delegation = vault.open(&place("identity", "delegation", &[meeting, &no]), &delegation)?;
    Ok(Identity { name, delegation, category })
}
