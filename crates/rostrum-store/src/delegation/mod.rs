//! Focal points of delegations: who registers and confirms their members.
//!
//! - `member` holds what participants are in a delegation.
//! - `enrol` registers several people of a delegation at once.

mod enrol;
mod member;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::Visibility;
use sqlx::{FromRow, SqliteTransaction};

use crate::error::Error;
use crate::folder::{Store, instant};

pub use enrol::{Enrolment, NewMember};
pub use member::{Member, MemberError};
pub(crate) use member::{ask_focal_point_of, ask_where_needed, list_inscribers};

/// A participant who is, or asks to be, the focal point of a delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocalPoint {
    /// Who.
    pub participant: ParticipantNo,
    /// Of which delegation.
    pub delegation: DelegationNo,
    /// Whether the secretariat has confirmed it.
    pub state: Decision,
    /// When it was asked for, or named.
    pub asked_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    participant: i64,
    delegation: i64,
    state: String,
    asked_at: i64,
}

impl Row {
    fn read(self) -> Result<FocalPoint, Error> {
        let what = || Error::unreadable(format!("focal point {}", self.participant));
        let no = |number: i64| u32::try_from(number).map_err(|_| what());
        Ok(FocalPoint {
            participant: ParticipantNo(no(self.participant)?),
            delegation: DelegationNo(no(self.delegation)?),
            state: Decision::from_code(&self.state).ok_or_else(what)?,
            asked_at: instant(self.asked_at)?,
        })
    }
}

impl Store {
    /// All who are, asked to be, or were focal points, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_focal_points(&self, meeting: &MeetingId) -> Result<Vec<FocalPoint>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT participant, delegation, state, asked_at FROM focal_point WHERE meeting = $1 \
             ORDER BY asked_at DESC, participant DESC",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Whether a participant is, asks to be, or was the focal point of their delegation.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_focal_point(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
    ) -> Result<Option<FocalPoint>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT participant, delegation, state, asked_at FROM focal_point WHERE meeting = $1 AND participant = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_optional(&self.read)
        .await?;
        row.map(Row::read).transpose()
    }

    /// The focal point of a delegation.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_focal_point_of(
        &self,
        meeting: &MeetingId,
        delegation: DelegationNo,
    ) -> Result<Option<ParticipantNo>, Error> {
        let row: Option<(u32,)> = sqlx::query_as(
            "SELECT participant FROM focal_point WHERE meeting = $1 AND delegation = $2 AND state = 'confirmed'",
        )
        .bind(meeting.as_str())
        .bind(i64::from(delegation.0))
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|(no,)| ParticipantNo(no)))
    }

    /// Asks for a participant to be the focal point of their delegation. Nothing changes for one who is it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn ask_for_focal_point(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO focal_point (meeting, delegation, participant, state, asked_at) \
             SELECT meeting, delegation, no, 'asked', $3 FROM participant \
             WHERE meeting = $1 AND no = $2 AND erased_at IS NULL AND visibility <> $4 \
             ON CONFLICT (meeting, participant) DO UPDATE SET state = 'asked', asked_at = excluded.asked_at, \
             decided_at = NULL, delegation = excluded.delegation WHERE focal_point.state = 'declined'",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(self.now().as_millisecond())
        .bind(Visibility::SecretariatOnly.code())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Makes a participant the focal point of their delegation, in the place of another one. Those who are of the
    /// delegation already ask from now on to be confirmed. Whose delegation only the secretariat knows is made none;
    /// then `false`.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn name_focal_point(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<bool, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let found: Option<(i64,)> = sqlx::query_as(
            "SELECT delegation FROM participant \
             WHERE meeting = $1 AND no = $2 AND erased_at IS NULL AND visibility <> $3",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(Visibility::SecretariatOnly.code())
        .fetch_optional(&mut *tx)
        .await?;
        let Some((delegation,)) = found else { return Ok(false) };
        sqlx::query(
            "UPDATE focal_point SET state = 'declined', decided_at = $4 \
             WHERE meeting = $1 AND delegation = $2 AND participant <> $3 AND state = 'confirmed'",
        )
        .bind(meeting.as_str())
        .bind(delegation)
        .bind(i64::from(participant.0))
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "INSERT INTO focal_point (meeting, delegation, participant, state, asked_at, decided_at) \
             VALUES ($1, $2, $3, 'confirmed', $4, $4) ON CONFLICT (meeting, participant) \
             DO UPDATE SET state = 'confirmed', decided_at = $4, delegation = $2",
        )
        .bind(meeting.as_str())
        .bind(delegation)
        .bind(i64::from(participant.0))
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
        ask_all(&mut tx, meeting, delegation, participant, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Declines that a participant is the focal point, or takes it back. Its members stay as they are.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn decline_focal_point(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<(), Error> {
        sqlx::query(
            "UPDATE focal_point SET state = 'declined', decided_at = $3 WHERE meeting = $1 AND participant = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }
}

/// Confirms the focal point as a member, and lets all others of the delegation ask.
async fn ask_all(
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    delegation: i64,
    focal_point: ParticipantNo,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO membership (meeting, participant, delegation, function, may_inscribe, state, shown, asked_at) \
         SELECT meeting, no, delegation, 'member', FALSE, 'asked', visibility = 'named', $3 FROM participant \
         WHERE meeting = $1 AND delegation = $2 AND erased_at IS NULL ON CONFLICT (meeting, participant) DO NOTHING",
    )
    .bind(meeting.as_str())
    .bind(delegation)
    .bind(now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    sqlx::query("UPDATE membership SET state = 'confirmed', decided_at = $3 WHERE meeting = $1 AND participant = $2")
        .bind(meeting.as_str())
        .bind(i64::from(focal_point.0))
        .bind(now.as_millisecond())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
