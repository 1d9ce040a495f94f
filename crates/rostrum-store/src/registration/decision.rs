//! What staff decide of registrations, one or many at once, and how a decision is taken back as one step.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::registration::{Act, ActRefused, State};
use sqlx::FromRow;

use super::admission::{places_in, promote};
use super::change::{ChangeCause, Standing, Step, find_standing, number, take};
use super::design::find_design_in;
use crate::error::Error;
use crate::folder::{Store, instant};

/// What came of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Its number in the meeting; 0 where nothing was changed.
    pub decision: u32,
    /// Who came to which state by it.
    pub changed: Vec<(ParticipantNo, State)>,
    /// Who stayed as they were, and why.
    pub unchanged: Vec<(ParticipantNo, ActRefused)>,
    /// Who came up from the waiting list, because a place became free.
    pub promoted: Vec<ParticipantNo>,
}

/// What came of taking a decision back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoneDecision {
    /// Who is as before.
    pub restored: Vec<ParticipantNo>,
    /// Who stays as they are, because something else has happened to them since.
    pub left: Vec<ParticipantNo>,
}

/// A decision that is not taken back.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// There is none, or it was taken back already.
    #[error("There is no decision to take back.")]
    Nothing,
    /// More would be accepted than there are places.
    #[error("To take it back would accept more people for \"{offer}\" than there are places.")]
    Full {
        /// The code of the offer.
        offer: String,
    },
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for UndoError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

#[derive(FromRow)]
struct Done {
    participant: i64,
    state_before: String,
    state_after: String,
    before_at: i64,
}

impl Store {
    /// Decides registrations at once, with one reason for all. Where places are left for some only, the first of the
    /// list get them. Whoever calls this makes sure that nobody stands on a list of speakers who is to leave.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn decide_registrations(
        &self,
        meeting: &MeetingId,
        who: &[ParticipantNo],
        act: Act,
        reason: Option<&str>,
    ) -> Result<Decided, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let (_, design) = find_design_in(&mut tx, meeting).await?;
        let decision = next_decision(&mut tx, meeting).await?;
        let mut decided = Decided::default();
        let mut left = Vec::new();
        for no in who {
            let Some(from) = find_standing(self, &mut tx, meeting, *no).await? else { continue };
            let places = places_in(self, &mut tx, meeting, &design, &from.offer).await?;
            let to = match act.on(from.state()?, places) {
                Ok(to) => to,
                Err(refused) => {
                    decided.unchanged.push((*no, refused));
                    continue;
                }
            };
            let step = Step {
                from: &from,
                to,
                since: now.as_millisecond(),
                cause: ChangeCause::Staff,
                decision: Some(decision),
                matched: &[],
                reason,
                now,
            };
            take(self, &mut tx, meeting, &step).await?;
            decided.changed.push((*no, to));
            if from.state()?.takes_part() && !left.contains(&from.offer) {
                left.push(from.offer);
            }
        }
        for offer in left {
            decided.promoted.extend(promote(self, &mut tx, meeting, &offer, (Some(decision), who), now).await?);
        }
        if !decided.changed.is_empty() {
            decided.decision = u32::try_from(decision).unwrap_or(u32::MAX);
        }
        tx.commit().await?;
        Ok(decided)
    }

    /// The last decision that was not taken back: its number, when it was taken, and whom it changed, by staff.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_last_decision(
        &self,
        meeting: &MeetingId,
    ) -> Result<Option<(u32, Timestamp, Vec<(ParticipantNo, State)>)>, Error> {
        let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(
            "SELECT decision, at, participant, state_after FROM registration_change \
             WHERE meeting = $1 AND cause = 'staff' AND decision = (SELECT MAX(decision) FROM registration_change c \
             WHERE c.meeting = $1 AND c.cause = 'staff' AND NOT EXISTS (SELECT 1 FROM registration_change u \
             WHERE u.meeting = $1 AND u.cause = 'undone' AND u.decision = c.decision)) ORDER BY no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let Some((decision, at, ..)) = rows.first().cloned() else { return Ok(None) };
        let mut changed = Vec::with_capacity(rows.len());
        for (.., no, state) in &rows {
            let state = State::from_code(state).ok_or_else(|| Error::unreadable(format!("decision {decision}")))?;
            changed.push((number(*no)?, state));
        }
        Ok(Some((u32::try_from(decision).unwrap_or(u32::MAX), instant(at)?, changed)))
    }

    /// Takes a decision back as one step, with those who came up by it. Whoever has changed since stays as they are.
    ///
    /// # Errors
    /// [`UndoError`] says why nothing was changed.
    pub async fn undo_decision(&self, meeting: &MeetingId, decision: u32) -> Result<UndoneDecision, UndoError> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let done: Vec<Done> = sqlx::query_as(
            "SELECT participant, state_before, state_after, before_at FROM registration_change c \
             WHERE meeting = $1 AND decision = $2 AND cause IN ('staff', 'promoted') AND NOT EXISTS \
             (SELECT 1 FROM registration_change u WHERE u.meeting = $1 AND u.decision = $2 AND u.cause = 'undone') \
             ORDER BY no DESC",
        )
        .bind(meeting.as_str())
        .bind(i64::from(decision))
        .fetch_all(&mut *tx)
        .await?;
        if done.is_empty() {
            return Err(UndoError::Nothing);
        }
        let (_, design) = find_design_in(&mut tx, meeting).await?;
        let mut undone = UndoneDecision { restored: Vec::new(), left: Vec::new() };
        let mut offers: Vec<(String, u32)> = Vec::new();
        for Done { participant, state_before, state_after, before_at } in done {
            let no = number(participant)?;
            let standing: Option<Standing> = find_standing(self, &mut tx, meeting, no).await?;
            let Some(from) = standing.filter(|standing| standing.state == state_after) else {
                undone.left.push(no);
                continue;
            };
            if !offers.iter().any(|(offer, _)| *offer == from.offer) {
                let before = places_in(self, &mut tx, meeting, &design, &from.offer).await?;
                offers.push((from.offer.clone(), before.accepted));
            }
            let to =
                State::from_code(&state_before).ok_or_else(|| Error::unreadable(format!("decision {decision}")))?;
            let step = Step {
                from: &from,
                to,
                since: before_at,
                cause: ChangeCause::Undone,
                decision: Some(i64::from(decision)),
                matched: &[],
                reason: None,
                now,
            };
            take(self, &mut tx, meeting, &step).await?;
            undone.restored.push(no);
        }
        for (offer, before) in offers {
            let places = places_in(self, &mut tx, meeting, &design, &offer).await?;
            let above = places.capacity.is_some_and(|capacity| places.accepted > capacity);
            if above && places.accepted > before {
                return Err(UndoError::Full { offer });
            }
            promote(self, &mut tx, meeting, &offer, (Some(i64::from(decision)), &undone.restored), now).await?;
        }
        tx.commit().await?;
        Ok(undone)
    }
}

async fn next_decision(tx: &mut sqlx::SqliteTransaction<'_>, meeting: &MeetingId) -> Result<i64, Error> {
    let (no,): (i64,) =
        sqlx::query_as("SELECT COALESCE(MAX(decision), 0) + 1 FROM registration_change WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut **tx)
            .await?;
    Ok(no)
}
