//! The versions of a meeting's design.

use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::registration::{Design, Fault};

use super::admission::promote;
use crate::error::Error;
use crate::folder::Store;

/// A design that was not saved.
#[derive(Debug, thiserror::Error)]
pub enum DesignError {
    /// Something is wrong with it.
    #[error("The design has {} faults.", .0.len())]
    Faulty(Vec<Fault>),
    /// Somebody else was faster.
    #[error("The design is at version {now} by now, and this change was made to version {seen}.")]
    Changed {
        /// The version that was changed.
        seen: u32,
        /// The version now.
        now: u32,
    },
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

type Row = Option<(i64, String)>;
const LATEST: &str =
    "SELECT version, document FROM registration_design WHERE meeting = $1 ORDER BY version DESC LIMIT 1";

/// The design in a transaction, with its version.
pub(super) async fn find_design_in(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
) -> Result<(u32, Design), Error> {
    read(sqlx::query_as(LATEST).bind(meeting.as_str()).fetch_optional(&mut **tx).await?)
}

fn read(row: Row) -> Result<(u32, Design), Error> {
    let Some((version, document)) = row else { return Ok((0, Design::default())) };
    let what = || Error::unreadable(format!("version {version} of a design of registration"));
    let design = serde_json::from_str(&document).map_err(|_| what())?;
    Ok((u32::try_from(version).map_err(|_| what())?, design))
}

impl Store {
    /// The design of a meeting with its version; version 0 where none was saved and everybody is accepted.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_design(&self, meeting: &MeetingId) -> Result<(u32, Design), Error> {
        read(sqlx::query_as(LATEST).bind(meeting.as_str()).fetch_optional(&self.read).await?)
    }

    /// Saves a design over the version that was seen; returns the new version and who came up from waiting lists
    /// because there are more places now. Instants that moved are remembered with when they did.
    ///
    /// # Errors
    /// [`DesignError`] says why nothing was saved.
    pub async fn save_design(
        &self,
        meeting: &MeetingId,
        seen: u32,
        design: Design,
    ) -> Result<(u32, Vec<ParticipantNo>), DesignError> {
        let faults = design.faults();
        if !faults.is_empty() {
            return Err(DesignError::Faulty(faults));
        }
        let at = self.now();
        let mut tx = self.write.begin().await.map_err(Error::from)?;
        let (now, previous) = find_design_in(&mut tx, meeting).await?;
        if now != seen {
            return Err(DesignError::Changed { seen, now });
        }
        let design = design.over(&previous, at);
        let document = serde_json::to_string(&design).map_err(|error| Error::unreadable(error.to_string()))?;
        sqlx::query("INSERT INTO registration_design (meeting, version, document, saved_at) VALUES ($1, $2, $3, $4)")
            .bind(meeting.as_str())
            .bind(i64::from(now) + 1)
            .bind(document)
            .bind(at.as_millisecond())
            .execute(&mut *tx)
            .await
            .map_err(Error::from)?;
        let mut up = Vec::new();
        for offer in &design.offers {
            // Who was put on the list by hand, with places free, does not come up by another question.
            if previous.offer(&offer.code).is_none_or(|before| before.capacity != offer.capacity) {
                up.extend(promote(self, &mut tx, meeting, &offer.code, (None, &[]), at).await?);
            }
        }
        tx.commit().await.map_err(Error::from)?;
        Ok((now + 1, up))
    }
}
