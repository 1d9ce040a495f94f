//! The one way from a command of the floor to events: it reads the clock, asks the domain, appends,
//! and only then announces.

use std::collections::HashMap;
use std::sync::Arc;

use rostrum_domain::concept_note::ConceptNote;
use rostrum_domain::floor::{Actor, Command, Floor, FloorPlan, Recorded, Refusal, decide};
use rostrum_domain::ids::MeetingId;
use tokio::sync::{Mutex, watch};

use crate::error::Error;
use crate::folder::Store;
use crate::meeting::MeetingRow;

/// The desk of all meetings of a data folder. Clones share it.
#[derive(Clone, Debug)]
pub struct Desk {
    store: Store,
    halls: Arc<Mutex<HashMap<MeetingId, Arc<Hall>>>>,
    /// One programme is published at a time, so that plan and programme are of the same version.
    publishing: Arc<Mutex<()>>,
}

/// The folded floor of one meeting, and who wants to know of changes.
#[derive(Debug)]
struct Hall {
    floor: Mutex<Arc<Floor>>,
    /// Counts every change of the meeting, on the floor or in its rows. A slow reader sees the latest
    /// count and no backlog.
    revision: watch::Sender<u64>,
}

/// A command with who gives it and what they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Who.
    pub by: Actor,
    /// What.
    pub command: Command,
    /// The version of the floor that the sender saw; another version now refuses the command. `None`
    /// for commands that stand on their own, such as an inscription.
    pub seen: Option<u64>,
    /// A name of this very command, chosen by the sender, 1 to 64 characters: sent again, it is
    /// answered and not done again.
    pub key: Option<String>,
}

impl Order {
    /// An order without a version seen and without a key.
    pub fn new(by: Actor, command: Command) -> Self {
        Self { by, command, seen: None, key: None }
    }
}

/// What a command led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The version of the floor after it.
    pub version: u64,
    /// The lines that it added to the log.
    pub events: Vec<Recorded>,
}

/// A command that was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// A rule says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// A version of the programme that was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Somebody else was faster.
    #[error("The programme is at version {now} by now, and this change was made to version {seen}.")]
    Changed {
        /// The version that was changed.
        seen: u32,
        /// The version now.
        now: u32,
    },
    /// The floor does not take the plan, or the outside failed.
    #[error(transparent)]
    Floor(#[from] SubmitError),
}

impl From<Error> for PublishError {
    fn from(error: Error) -> Self {
        Self::Floor(error.into())
    }
}

impl Desk {
    /// A desk over an open data folder. There must be one only.
    pub fn new(store: Store) -> Self {
        Self { store, halls: Arc::default(), publishing: Arc::default() }
    }

    /// Carries a command out: when it returns, its events are on the disk.
    ///
    /// # Errors
    /// [`SubmitError::Refused`] names the rule; [`SubmitError::Failed`] when the outside failed.
    /// Nothing was changed in both cases.
    pub async fn submit(&self, meeting: &MeetingId, order: Order) -> Result<Outcome, SubmitError> {
        let (desk, meeting) = (self.clone(), meeting.clone());
        // In a task of its own: whoever asked may hang up, and what was appended must still be folded.
        let carried_out = tokio::spawn(async move { desk.carry_out(&meeting, order).await });
        match carried_out.await {
            Ok(outcome) => outcome,
            Err(failure) => std::panic::resume_unwind(failure.into_panic()),
        }
    }

    async fn carry_out(&self, meeting: &MeetingId, order: Order) -> Result<Outcome, SubmitError> {
        let hall = self.hall(meeting).await?;
        let mut floor = hall.floor.lock().await;
        if let Some(key) = &order.key
            && let Some((first, last)) = self.store.find_floor_command(meeting, key).await?
        {
            let log = self.store.list_floor_events(meeting).await?;
            let events = log.into_iter().filter(|line| (first..=last).contains(&line.version)).collect();
            return Ok(Outcome { version: floor.version, events });
        }
        if let Some(seen) = order.seen
            && seen != floor.version
        {
            return Err(Refusal::Changed { seen, now: floor.version }.into());
        }
        let now = self.store.now();
        // The clock of the machine may be set back; the log never is.
        let at = floor.last_at.map_or(now, |last| last.max(now));
        let events = decide(&floor, &order.command, order.by, at)?;
        let lines: Vec<Recorded> = (floor.version + 1..)
            .zip(events)
            .map(|(version, event)| Recorded { version, at, by: order.by, event })
            .collect();
        if let Err(error) = self.store.append_floor_events(meeting, &lines, order.key.as_deref()).await {
            // A commit that failed may have reached the disk all the same: the log decides.
            if let Ok(log) = self.store.list_floor_events(meeting).await {
                *floor = Arc::new(Floor::from_log(&log));
            }
            return Err(error.into());
        }
        let folded = Arc::make_mut(&mut floor);
        for line in &lines {
            folded.apply(line);
        }
        let version = folded.version;
        drop(floor);
        hall.revision.send_modify(|revision| *revision += 1);
        Ok(Outcome { version, events: lines })
    }

    /// Lays the plan of a changed note down and publishes it as the version after that of `row`; returns
    /// its number.
    ///
    /// # Errors
    /// [`PublishError::Changed`] when the programme is at another version than that of `row`,
    /// [`PublishError::Floor`] when the floor refuses the plan or the outside failed.
    pub async fn publish_programme(
        &self,
        row: &MeetingRow,
        name: &str,
        note: &ConceptNote,
        changes: &[String],
    ) -> Result<u32, PublishError> {
        let (id, seen) = (&row.meeting.id, row.meeting.version);
        let _one_at_a_time = self.publishing.lock().await;
        let now = self.store.find_meeting(id).await?.map_or(seen, |row| row.meeting.version);
        if now != seen {
            return Err(PublishError::Changed { seen, now });
        }
        let plan = FloorPlan::of(note);
        self.submit(id, Order::new(Actor::Secretariat, Command::Prepare { plan })).await?;
        let version = self.store.publish_programme(id, name, note, changes).await?;
        self.announce(id).await?;
        Ok(version)
    }

    /// The floor of a meeting as it is now.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn floor(&self, meeting: &MeetingId) -> Result<Arc<Floor>, Error> {
        Ok(Arc::clone(&*self.hall(meeting).await?.floor.lock().await))
    }

    /// Counts changes of a meeting: whenever the number differs, something may look different.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn watch(&self, meeting: &MeetingId) -> Result<watch::Receiver<u64>, Error> {
        Ok(self.hall(meeting).await?.revision.subscribe())
    }

    /// Announces that rows of a meeting changed (a registration, a statement, the programme).
    ///
    /// # Errors
    /// The outside failed.
    pub async fn announce(&self, meeting: &MeetingId) -> Result<(), Error> {
        self.hall(meeting).await?.revision.send_modify(|revision| *revision += 1);
        Ok(())
    }

    /// The store below.
    pub fn store(&self) -> &Store {
        &self.store
    }

    async fn hall(&self, meeting: &MeetingId) -> Result<Arc<Hall>, Error> {
        let mut halls = self.halls.lock().await;
        if let Some(hall) = halls.get(meeting) {
            return Ok(Arc::clone(hall));
        }
        let log = self.store.list_floor_events(meeting).await?;
        let hall =
            Arc::new(Hall { floor: Mutex::new(Arc::new(Floor::from_log(&log))), revision: watch::Sender::new(0) });
        halls.insert(meeting.clone(), Arc::clone(&hall));
        Ok(hall)
    }
}

mod settle;

#[cfg(test)]
mod tests;
