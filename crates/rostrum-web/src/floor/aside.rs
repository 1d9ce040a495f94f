//! What the console shows beside the floor: who is ready, what was said to whom, and the last line of the log.

use std::collections::HashMap;

use rostrum_domain::floor::{Inscription, Recorded};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Audience, Participant};
use rostrum_store::{Note, Readiness};

use super::picture::Picture;
use crate::app::App;
use crate::error::Fault;

/// Rows that only secretariat and chair see.
#[derive(Debug, Default)]
pub struct Aside {
    readiness: HashMap<ParticipantNo, Readiness>,
    notes: HashMap<ParticipantNo, Note>,
    last: Option<Recorded>,
}

impl Picture {
    /// Reads it. For staff only.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn add_aside(&mut self, app: &App) -> Result<(), Fault> {
        if self.audience() != Audience::Staff {
            return Ok(());
        }
        let (id, version) = (&self.row.meeting.id, self.floor.version);
        let readiness = app.store().list_readiness(id).await?;
        let notes = app.store().list_last_notes(id).await?;
        let mut last = app.store().list_floor_events_between(id, version.saturating_sub(1), version).await?;
        self.aside = Aside {
            readiness: readiness.into_iter().map(|row| (row.participant, row)).collect(),
            notes: notes.into_iter().map(|note| (note.sent.participant, note)).collect(),
            last: last.pop(),
        };
        Ok(())
    }

    /// Whether who is inscribed says to be there.
    pub fn is_present(&self, entry: &Inscription) -> bool {
        self.aside.readiness.get(&entry.participant).is_some_and(|row| row.present_at.is_some())
    }

    /// Whether the microphone was tried.
    pub fn has_microphone(&self, entry: &Inscription) -> bool {
        self.aside.readiness.get(&entry.participant).is_some_and(|row| row.microphone_at.is_some())
    }

    /// What was last said to whoever is inscribed.
    pub fn note_to(&self, entry: &Inscription) -> Option<&Note> {
        self.aside.notes.get(&entry.participant)
    }

    /// The last line of the log.
    pub fn last_line(&self) -> Option<&Recorded> {
        self.aside.last.as_ref()
    }

    /// All who are registered, by delegation and name. For staff only; nobody for others.
    pub fn registered(&self) -> Vec<&Participant> {
        if self.audience() != Audience::Staff {
            return Vec::new();
        }
        let mut people: Vec<&Participant> = self.people().collect();
        people.sort_by_key(|person| (person.delegation_name.to_lowercase(), person.name.to_lowercase()));
        people
    }
}
