//! Delegations that are one and the same: one is merged into the other, and can be parted again.
//!
//! The log of the floor is not touched. It goes on naming the absorbed delegation by its number, and
//! [`Store::list_kept`] tells which delegation that is now.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use sqlx::FromRow;

use crate::delegation::ask_where_needed;
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// A merge that was made, and not undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its number in the meeting.
    pub no: u32,
    /// The delegation that gave way.
    pub absorbed: DelegationNo,
    /// The delegation that it is now.
    pub kept: DelegationNo,
    /// When.
    pub at: Timestamp,
}

/// A merge is not made or not undone.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// One of the two is no delegation, was merged already, or both are the same.
    #[error("These delegations are not two any more; look at the list again.")]
    NotTwo,
    /// Both have a head of delegation, or both have a focal point.
    #[error(
        "Both delegations have a head or a focal point of their own; let one of them step back before you merge the two."
    )]
    TwoInCharge,
    /// The delegation that was kept has since been merged itself.
    #[error("The delegation was merged into a third one since; undo that first.")]
    MergedOn,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for MergeError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

#[derive(FromRow)]
struct Row {
    no: i64,
    absorbed: i64,
    kept: i64,
    merged_at: i64,
}

impl Row {
    fn read(self) -> Result<Merge, Error> {
        Ok(Merge {
            no: number(self.no)?.0,
            absorbed: number(self.absorbed)?,
            kept: number(self.kept)?,
            at: instant(self.merged_at)?,
        })
    }
}

impl Store {
    /// Merges a delegation into another: its participants are that delegation's from now on, and whoever registers
    /// under its name, too. Whether rules permit it is asked before ([`rostrum_domain::floor::bound`]).
    ///
    /// # Errors
    /// [`MergeError::NotTwo`], [`MergeError::TwoInCharge`], or the outside failed.
    pub async fn merge(
        &self,
        meeting: &MeetingId,
        absorbed: DelegationNo,
        kept: DelegationNo,
    ) -> Result<Merge, MergeError> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let (known,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM delegation d WHERE d.meeting = $1 AND d.no IN ($2, $3) AND NOT EXISTS \
             (SELECT 1 FROM delegation_merge m WHERE m.meeting = d.meeting AND m.absorbed = d.no AND m.undone_at IS NULL)",
        )
        .bind(meeting.as_str())
        .bind(i64::from(absorbed.0))
        .bind(i64::from(kept.0))
        .fetch_one(&mut *tx)
        .await?;
        if known != 2 {
            return Err(MergeError::NotTwo);
        }
        let (both,): (bool,) = sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM focal_point WHERE meeting = $1 AND delegation IN ($2, $3) \
             AND state = 'confirmed') > 1 OR (SELECT COUNT(*) FROM membership WHERE meeting = $1 \
             AND delegation IN ($2, $3) AND function = 'head' AND state = 'confirmed') > 1",
        )
        .bind(meeting.as_str())
        .bind(i64::from(absorbed.0))
        .bind(i64::from(kept.0))
        .fetch_one(&mut *tx)
        .await?;
        if both {
            return Err(MergeError::TwoInCharge);
        }
        let (no,): (i64,) = sqlx::query_as(
            "INSERT INTO delegation_merge (meeting, no, absorbed, kept, merged_at) \
             SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4 FROM delegation_merge WHERE meeting = $1 RETURNING no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(absorbed.0))
        .bind(i64::from(kept.0))
        .bind(now.as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
        sqlx::query(
            "INSERT INTO delegation_merge_moved (meeting, merge_no, participant) \
             SELECT meeting, $3, no FROM participant WHERE meeting = $1 AND delegation = $2 \
             UNION SELECT meeting, $3, participant FROM membership WHERE meeting = $1 AND delegation = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(absorbed.0))
        .bind(no)
        .execute(&mut *tx)
        .await?;
        self.move_people(&mut tx, meeting, no, (absorbed.0.into(), kept.0.into())).await?;
        let unasked: Vec<(i64,)> = sqlx::query_as(
            "SELECT no FROM participant WHERE meeting = $1 AND delegation = $2 AND erased_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.meeting = $1 AND m.participant = participant.no)",
        )
        .bind(meeting.as_str())
        .bind(i64::from(kept.0))
        .fetch_all(&mut *tx)
        .await?;
        for (no,) in unasked {
            ask_where_needed(&mut tx, meeting, no, now).await?;
        }
        tx.commit().await?;
        Ok(Merge { no: number(no)?.0, absorbed, kept, at: now })
    }

    /// Parts two delegations again. Whoever was moved by the merge goes back; who registered under the absorbed name
    /// since then ([`list_joined`](Self::list_joined)) goes along when `with_joined` says so. All others stay with the
    /// delegation that was kept.
    ///
    /// # Errors
    /// [`MergeError::NotTwo`] when the merge was undone already, [`MergeError::MergedOn`], or the outside failed.
    pub async fn undo_merge(&self, meeting: &MeetingId, no: u32, with_joined: bool) -> Result<(), MergeError> {
        let mut tx = self.write.begin().await?;
        let row: Option<Row> = sqlx::query_as(
            "SELECT no, absorbed, kept, merged_at FROM delegation_merge \
             WHERE meeting = $1 AND no = $2 AND undone_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no))
        .fetch_optional(&mut *tx)
        .await?;
        let merge = row.ok_or(MergeError::NotTwo)?;
        let on: Option<(i64,)> = sqlx::query_as(
            "SELECT no FROM delegation_merge WHERE meeting = $1 AND absorbed = $2 AND undone_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(merge.kept)
        .fetch_optional(&mut *tx)
        .await?;
        if on.is_some() {
            return Err(MergeError::MergedOn);
        }
        if with_joined {
            sqlx::query(
                "INSERT INTO delegation_merge_moved (meeting, merge_no, participant) SELECT meeting, merge_no, participant \
                 FROM delegation_merge_joined WHERE meeting = $1 AND merge_no = $2 ON CONFLICT DO NOTHING",
            )
            .bind(meeting.as_str())
            .bind(merge.no)
            .execute(&mut *tx)
            .await?;
        }
        self.move_people(&mut tx, meeting, merge.no, (merge.kept, merge.absorbed)).await?;
        sqlx::query("UPDATE delegation_merge SET undone_at = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(merge.no)
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Moves those whom a merge concerns, with what they are in their delegation, from one to the other.
    async fn move_people(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        merge: i64,
        (from, to): (i64, i64),
    ) -> Result<(), Error> {
        for sql in [
            "UPDATE participant SET delegation = $4 WHERE meeting = $1 AND delegation = $3 AND no IN \
             (SELECT participant FROM delegation_merge_moved WHERE meeting = $1 AND merge_no = $2)",
            "UPDATE membership SET delegation = $4 WHERE meeting = $1 AND delegation = $3 AND participant IN \
             (SELECT participant FROM delegation_merge_moved WHERE meeting = $1 AND merge_no = $2)",
            "UPDATE focal_point SET delegation = $4 WHERE meeting = $1 AND delegation = $3 AND participant IN \
             (SELECT participant FROM delegation_merge_moved WHERE meeting = $1 AND merge_no = $2)",
        ] {
            sqlx::query(sql).bind(meeting.as_str()).bind(merge).bind(from).bind(to).execute(&mut **tx).await?;
        }
        Ok(())
    }

    /// Who was moved by a merge.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_moved(&self, meeting: &MeetingId, merge: u32) -> Result<BTreeSet<ParticipantNo>, Error> {
        let rows: Vec<(i64,)> =
            sqlx::query_as("SELECT participant FROM delegation_merge_moved WHERE meeting = $1 AND merge_no = $2")
                .bind(meeting.as_str())
                .bind(i64::from(merge))
                .fetch_all(&self.read)
                .await?;
        let number = |no| u32::try_from(no).map_err(|_| Error::unreadable(format!("participant {no}")));
        rows.into_iter().map(|(no,)| number(no).map(ParticipantNo)).collect()
    }

    /// Who registered under the absorbed name since a merge, and is still in the delegation that was kept.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_joined(&self, meeting: &MeetingId, merge: u32) -> Result<BTreeSet<ParticipantNo>, Error> {
        let rows: Vec<(i64,)> = sqlx::query_as(
            "SELECT j.participant FROM delegation_merge_joined j \
             JOIN delegation_merge m ON m.meeting = j.meeting AND m.no = j.merge_no \
             JOIN participant p ON p.meeting = j.meeting AND p.no = j.participant AND p.delegation = m.kept \
             WHERE j.meeting = $1 AND j.merge_no = $2 AND p.erased_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(merge))
        .fetch_all(&self.read)
        .await?;
        let number = |no| u32::try_from(no).map_err(|_| Error::unreadable(format!("participant {no}")));
        rows.into_iter().map(|(no,)| number(no).map(ParticipantNo)).collect()
    }

    /// The names of the delegations that were merged into others.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_absorbed_names(&self, meeting: &MeetingId) -> Result<Vec<(DelegationNo, String)>, Error> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT d.no, d.name FROM delegation d WHERE d.meeting = $1 AND d.no IN \
             (SELECT absorbed FROM delegation_merge WHERE meeting = $1 AND undone_at IS NULL)",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let open = |no: i64, name: &str| self.vault().open(&place("delegation", "name", &[meeting, &no]), name);
        rows.into_iter().map(|(no, name)| Ok((number(no)?, open(no, &name)?))).collect()
    }

    /// The merges that hold, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_merges(&self, meeting: &MeetingId) -> Result<Vec<Merge>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, absorbed, kept, merged_at FROM delegation_merge \
             WHERE meeting = $1 AND undone_at IS NULL ORDER BY no DESC",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Which delegation each absorbed one is now, merges of merges followed to their end.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_kept(&self, meeting: &MeetingId) -> Result<BTreeMap<DelegationNo, DelegationNo>, Error> {
        let next: BTreeMap<DelegationNo, DelegationNo> =
            self.list_merges(meeting).await?.into_iter().map(|merge| (merge.absorbed, merge.kept)).collect();
        let end = |from: DelegationNo| std::iter::successors(Some(from), |no| next.get(no).copied()).last();
        Ok(next.keys().filter_map(|no| end(*no).map(|kept| (*no, kept))).collect())
    }

    /// Keeps that two delegations are two, so that they are not proposed again.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_apart(&self, meeting: &MeetingId, one: DelegationNo, other: DelegationNo) -> Result<(), Error> {
        sqlx::query("INSERT INTO delegation_apart (meeting, one, other) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(meeting.as_str())
            .bind(i64::from(one.0.min(other.0)))
            .bind(i64::from(one.0.max(other.0)))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// The pairs that were said to be two, the lower number first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_apart(&self, meeting: &MeetingId) -> Result<BTreeSet<(DelegationNo, DelegationNo)>, Error> {
        let rows: Vec<(i64, i64)> = sqlx::query_as("SELECT one, other FROM delegation_apart WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(|(one, other)| Ok((number(one)?, number(other)?))).collect()
    }
}

/// The delegation that a delegation is now, for a transaction that registers somebody under its name.
pub(crate) async fn find_kept(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    delegation: i64,
) -> Result<i64, Error> {
    let row: Option<(i64,)> = sqlx::query_as(
        "WITH RECURSIVE chain (no, depth) AS (SELECT $2, 0 UNION ALL SELECT m.kept, chain.depth + 1 \
         FROM delegation_merge m JOIN chain ON m.absorbed = chain.no WHERE m.meeting = $1 AND m.undone_at IS NULL) \
         SELECT no FROM chain ORDER BY depth DESC LIMIT 1",
    )
    .bind(meeting.as_str())
    .bind(delegation)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map_or(delegation, |(no,)| no))
}

/// Keeps that somebody came into a delegation under the name of one that was merged into it, so that it can be asked
/// when the merge is undone. Merges of merges each know of it.
pub(crate) async fn note_joined(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: i64,
    under: i64,
) -> Result<(), Error> {
    sqlx::query(
        "WITH RECURSIVE chain (no) AS (SELECT $3 UNION SELECT m.kept FROM delegation_merge m \
         JOIN chain ON m.absorbed = chain.no WHERE m.meeting = $1 AND m.undone_at IS NULL) \
         INSERT INTO delegation_merge_joined (meeting, merge_no, participant) SELECT meeting, no, $2 \
         FROM delegation_merge WHERE meeting = $1 AND undone_at IS NULL AND absorbed IN (SELECT no FROM chain) \
         ON CONFLICT DO NOTHING",
    )
    .bind(meeting.as_str())
    .bind(participant)
    .bind(under)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A delegation and all that were merged into it. The only place that follows merges down; [`find_kept`] follows them up.
pub(crate) async fn with_absorbed(
    from: &mut sqlx::SqliteConnection,
    meeting: &MeetingId,
    delegation: i64,
) -> Result<Vec<i64>, Error> {
    let all: Vec<(i64,)> = sqlx::query_as(
        "WITH RECURSIVE one (no) AS (SELECT $2 UNION SELECT m.absorbed FROM delegation_merge m \
         JOIN one ON m.kept = one.no WHERE m.meeting = $1 AND m.undone_at IS NULL) SELECT no FROM one",
    )
    .bind(meeting.as_str())
    .bind(delegation)
    .fetch_all(from)
    .await?;
    Ok(all.into_iter().map(|(no,)| no).collect())
}

pub(crate) fn number(no: i64) -> Result<DelegationNo, Error> {
    u32::try_from(no).map(DelegationNo).map_err(|_| Error::unreadable(format!("delegation {no}")))
}

#[cfg(test)]
mod tests;
