//! The last command of secretariat or chair, and the state without it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::Floor;
use crate::floor::command::Actor;
use crate::floor::event::{Event, Recorded};

/// A command that can be taken back, with the state before it and what others did since. Clones share that
/// state, which never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    /// Its first line.
    pub first: u64,
    /// Its last line.
    pub last: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who gave it.
    pub by: Actor,
    /// Its events' first, which tells what it did.
    pub event: Event,
    before: Arc<Floor>,
    since: Vec<Recorded>,
}

impl Undoable {
    /// What was recorded since, by others.
    pub fn since(&self) -> &[Recorded] {
        &self.since
    }
}

/// How long a command can be taken back.
pub const UNDO: SignedDuration = SignedDuration::from_secs(10);

impl Floor {
    /// Keeps track of what can be taken back. `before` is the state without this line.
    pub(super) fn remember(&mut self, before: Option<Self>, recorded: &Recorded) {
        if let Event::Undone { .. } = recorded.event {
            self.undoable = None;
            return;
        }
        if let Some(undoable) = &mut self.undoable
            && recorded.at.duration_since(undoable.at) > UNDO
        {
            self.undoable = None;
        }
        match (&mut self.undoable, before) {
            (Some(undoable), _) if undoable.first == recorded.command() => undoable.last = recorded.version,
            (_, Some(before)) => {
                self.undoable = Some(Box::new(Undoable {
                    first: recorded.version,
                    last: recorded.version,
                    at: recorded.at,
                    by: recorded.by,
                    event: recorded.event.clone(),
                    before: Arc::new(before),
                    since: Vec::new(),
                }));
            }
            (Some(undoable), None) => undoable.since.push(recorded.clone()),
            (None, None) => {}
        }
    }

    /// The state before a line that a command begins with, when that command can be taken back.
    pub(super) fn before(&self, recorded: &Recorded) -> Option<Self> {
        let begins = recorded.command() == recorded.version && recorded.by.is_staff();
        if !begins || !can_be_undone(&recorded.event) {
            return None;
        }
        let mut before = self.clone();
        before.undoable = None;
        Some(before)
    }

    /// Puts the state back to what it would be without the last command.
    pub(super) fn take_back(&mut self) {
        let Some(undoable) = self.undoable.take() else { return };
        let (version, last_at, last_moved) = (self.version, self.last_at, self.last_moved);
        // How far the log went at a closing instant does not depend on what was taken back.
        let far = |list: &super::List| list.intake.as_ref().map(|intake| intake.log_version);
        let log_versions: Vec<_> = self.lists.iter().map(|(id, list)| (id.clone(), far(list))).collect();
        let Undoable { before, since, .. } = *undoable;
        *self = Arc::unwrap_or_clone(before);
        for recorded in &since {
            self.apply(recorded);
        }
        for (id, far) in log_versions {
            if let (Some(intake), Some(far)) = (self.lists.get_mut(&id).and_then(|list| list.intake.as_mut()), far) {
                intake.log_version = far;
            }
        }
        (self.version, self.last_at, self.last_moved, self.undoable) = (version, last_at, last_moved, None);
    }
}

/// Whether a command that begins with this event can be taken back.
pub fn can_be_undone(event: &Event) -> bool {
    !matches!(
        event,
        Event::PlanLaidDown { .. }
            | Event::RulesSet { .. }
            | Event::OrderDrawn { .. }
            | Event::Undone { .. }
            | Event::Inscribed { .. }
            | Event::ReplyRequested { .. }
    )
}
