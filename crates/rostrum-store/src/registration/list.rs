//! Registrations in every state, for staff.

use std::collections::HashMap;

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::Participant;
use rostrum_domain::registration::Match;
use sqlx::FromRow;

use super::change::{number, read_matched};
use super::offer;
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
    change: Option<i64>,
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
            "SELECT p.no, p.offer, p.received_late, p.registered_at, p.state_at, c.no AS change, c.matched FROM participant p \
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
            registrations.push(read(self, meeting, participant, row)?);
        }
        Ok(registrations)
    }

    /// For which offer of the design somebody registered, and whether after the deadline.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_offer_of(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<(String, bool)>, Error> {
        let row: Option<(String, bool)> =
            sqlx::query_as("SELECT offer, received_late FROM participant WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .fetch_optional(&self.read)
                .await?;
        row.map(|(text, late)| Ok((offer::read(self, meeting, i64::from(no.0), text)?, late))).transpose()
    }
}

fn read(store: &Store, meeting: &MeetingId, participant: Participant, row: Row) -> Result<RegistrationRow, Error> {
    let matched = match (row.change, row.matched) {
        (Some(no), Some(text)) => read_matched(store, meeting, no, &text)?,
        _ => Vec::new(),
    };
    Ok(RegistrationRow {
        participant,
        offer: offer::read(store, meeting, row.no, row.offer)?,
        received_late: row.received_late,
        registered_at: instant(row.registered_at)?,
        state_at: instant(row.state_at)?,
        matched,
    })
}
