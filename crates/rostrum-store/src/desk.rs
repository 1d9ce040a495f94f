//! The one way from a command of the floor to events: it reads the clock, asks the domain, appends,
//! and only then announces.

use std::collections::HashMap;
use std::sync::Arc;

use rostrum_domain::concept_note::ConceptNote;
use rostrum_domain::floor::{Actor, Command, Floor, FloorPlan, Hash};
use rostrum_domain::ids::MeetingId;
use tokio::sync::{Mutex, watch};

use crate::error::Error;
use crate::folder::Store;
use crate::meeting::MeetingRow;
use hall::Hall;

mod admit;
mod draw;
mod hall;
mod keys;
mod order;
mod schedule;
mod settle;

pub(crate) use keys::{CommandKey, Done};
pub use order::{Order, Outcome, PublishError, SubmitError};

/// The desk of all meetings of a data folder. Clones share it.
#[derive(Clone, Debug)]
pub struct Desk {
    store: Store,
    halls: Arc<Mutex<HashMap<MeetingId, Arc<Hall>>>>,
    /// One programme is published at a time, so that plan and programme are of the same version.
    publishing: Arc<Mutex<()>>,
}

impl Desk {
    /// A desk over an open data folder. There must be one only.
    pub fn new(store: Store) -> Self {
        Self { store, halls: Arc::default(), publishing: Arc::default() }
    }

    /// Carries a command out: when it returns, its events are on the disk. Commands that come while
    /// others are written are decided in the order in which they came, and written together.
    ///
    /// # Errors
    /// [`SubmitError::Refused`] names the rule; [`SubmitError::Failed`] when the outside failed.
    /// Nothing was changed in both cases.
    pub async fn submit(&self, meeting: &MeetingId, mut order: Order) -> Result<Outcome, SubmitError> {
        order.command = self.complete(meeting, order.command).await?;
        let hall = self.hall(meeting).await?;
        let answered = hall.queue(order);
        let store = self.store.clone();
        // In a task of its own: whoever asked may hang up, and what was appended must still be folded.
        tokio::spawn(async move { hall.carry_out(&store).await });
        answered.await.unwrap_or_else(|_| Err(Error::BrokenOff.into()))
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
        Ok(self.hall(meeting).await?.floor())
    }

    /// The version of the last line of a log and its hash.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn head(&self, meeting: &MeetingId) -> Result<(u64, Hash), Error> {
        Ok(self.hall(meeting).await?.head())
    }

    /// Counts changes of a meeting: whenever the number differs, something may look different.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn watch(&self, meeting: &MeetingId) -> Result<watch::Receiver<u64>, Error> {
        Ok(self.hall(meeting).await?.watch())
    }

    /// Announces that rows of a meeting changed (a registration, a statement, the programme).
    ///
    /// # Errors
    /// The outside failed.
    pub async fn announce(&self, meeting: &MeetingId) -> Result<(), Error> {
        self.hall(meeting).await?.announce();
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
        let hall = Arc::new(Hall::open(&self.store, meeting).await?);
        halls.insert(meeting.clone(), Arc::clone(&hall));
        Ok(hall)
    }
}

#[cfg(test)]
mod tests;
