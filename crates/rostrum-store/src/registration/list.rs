//! Registrations in every state, for staff.

use std::collections::HashMap;

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::Participant;
use rostrum_domain::registration::Match;
use sqlx::FromRow;

use super::change::number;
use crate::error::Error;
use crate::folder::{Store, instant};

/// A registration as staff see it in the queue.
#[derive(Clone, Debug)]
pub struct RegistrationRow {
    /// Who, with the names that only the secretariat knows.
    pub participant: Participant,
    /// For which offer of the design.
    pub offer: String,
    /// Whether it came after the deadline.
    pub received_late: bool,
    /// When it came.
    pub registered_at: Timestamp,
    /// Since when it stands as it does.
    pub state_at: Timestamp,
    /// What of the rule matched when it came.
    pub matched: Vec<Match>,
}

#[derive(FromRow)]
struct Row {
    no: i64,
    offer: String,
    received_late: bool,
    registered_at: i64,
    state_at: i64,
    matched: Option<String>,
}

impl Store {
    /// All registrations but those that were erased, in the order in which they came. Only the secretariat may be
    /// shown them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_registrations(&self, meeting: &MeetingId) -> Result<Vec<RegistrationRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.no, p.offer, p.received_late, p.registered_at, p.state_at, c.matched FROM participant p \
             LEFT JOIN registration_change c ON c.meeting = p.meeting AND c.participant = p.no AND c.cause = 'came' \
             WHERE p.meeting = $1 AND p.erased_at IS NULL ORDER BY p.no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let everybody = self.list_everybody(meeting).await?;
        let mut people: HashMap<ParticipantNo, Participant> =
            everybody.into_iter().map(|person| (person.no, person)).collect();
        let mut registrations = Vec::with_capacity(rows.len());
        for row in rows {
            // Who registered between the two readings stands in the next list.
            let Some(participant) = people.remove(&number(row.no)?) else { continue };
            registrations.push(read(participant, row)?);
        }
        Ok(registrations)
    }

    /// For which offer of the design somebody registered, and whether after the deadline.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_offer_of(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<(String, bool)>, Error> {
        Ok(sqlx::query_as("SELECT offer, received_late FROM participant WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .fetch_optional(&self.read)
            .await?)
    }
}

fn read(participant: Participant, row: Row) -> Result<RegistrationRow, Error> {
    let matched = row.matched.as_deref().map(serde_json::from_str).transpose();
    Ok(RegistrationRow {
        participant,
        offer: row.offer,
        received_late: row.received_late,
        registered_at: instant(row.registered_at)?,
        state_at: instant(row.state_at)?,
        matched: matched.map_err(|_| Error::unreadable("what a rule of approval matched"))?.unwrap_or_default(),
    })
}
