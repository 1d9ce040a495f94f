//! What people do with their own registration: withdraw it, and come back.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::registration::{NotOffered, State, decide};

use super::admission::{facts_in, places_in, promote};
use super::change::{ChangeCause, Step, find_standing, take};
use super::design::find_design_in;
use crate::error::{Error, RegisterError};
use crate::folder::Store;

impl Store {
    /// Withdraws a registration for the person; who waits first comes up in the same transaction. Returns whether
    /// anything changed. Whoever calls this makes sure that the person stands on no list of speakers.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn withdraw_registration(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        let changed = withdraw_in(self, &mut tx, meeting, no, self.now()).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Lets somebody who withdrew come back, as if they registered now: behind those who wait. Returns the state.
    ///
    /// # Errors
    /// [`RegisterError::NotOffered`], or the outside failed.
    pub async fn return_registration(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<State, RegisterError> {
        let (contact, participant) = (self.find_contact(meeting, no).await?, self.find_participant(meeting, no).await?);
        let (Some(contact), Some(participant)) = (contact, participant) else {
            return Err(RegisterError::NotOffered(NotOffered::NoSuchCategory));
        };
        let identity = self.find_identity(meeting, no).await?;
        let delegation = identity.map_or(participant.delegation_name, |identity| identity.delegation);
        let answers = self.list_answers(meeting, no).await?;
        let given: Vec<_> =
            answers.into_iter().map(|(field, answer)| super::Given { field, answer, content: None }).collect();
        let now = self.now();
        let mut tx = self.write.begin().await.map_err(Error::from)?;
        let Some(from) = find_standing(self, &mut tx, meeting, no).await? else {
            return Err(RegisterError::NotOffered(NotOffered::NoSuchCategory));
        };
        if from.state()? != State::Withdrawn {
            return Ok(from.state()?);
        }
        let (_, design) = find_design_in(&mut tx, meeting).await?;
        let places = places_in(self, &mut tx, meeting, &design, &from.offer).await?;
        let facts = facts_in(self, &mut tx, meeting, &contact.email, &delegation, &given).await?;
        let decision = decide(&design, &from.offer, places, &facts, now).map_err(RegisterError::NotOffered)?;
        let step = Step {
            from: &from,
            to: decision.state,
            since: now.as_millisecond(),
            cause: ChangeCause::Own,
            decision: None,
            matched: &decision.matched,
            reason: None,
            now,
        };
        take(self, &mut tx, meeting, &step).await?;
        if decision.late {
            sqlx::query("UPDATE participant SET received_late = TRUE WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .execute(&mut *tx)
                .await
                .map_err(Error::from)?;
        }
        tx.commit().await.map_err(Error::from)?;
        Ok(decision.state)
    }
}

/// Withdraws a registration in a transaction, such as that of the erasure.
pub(crate) async fn withdraw_in(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
    now: Timestamp,
) -> Result<bool, Error> {
    let Some(from) = find_standing(store, tx, meeting, no).await? else { return Ok(false) };
    if from.state()? == State::Withdrawn {
        return Ok(false);
    }
    let step = Step {
        from: &from,
        to: State::Withdrawn,
        since: now.as_millisecond(),
        cause: ChangeCause::Own,
        decision: None,
        matched: &[],
        reason: None,
        now,
    };
    take(store, tx, meeting, &step).await?;
    if from.state()?.takes_part() {
        promote(store, tx, meeting, &from.offer, (None, &[]), now).await?;
    }
    Ok(true)
}
