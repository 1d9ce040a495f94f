//! What is taken back, and what is entered late.

use jiff::Timestamp;

use super::{Hall, decide};
use crate::floor::command::Command;
use crate::floor::event::Event;
use crate::floor::refusal::Refusal;
use crate::floor::state::{Floor, UNDO};

pub(super) fn undo(floor: &Floor, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    let undoable = floor.undoable.as_ref().ok_or(Refusal::NothingToUndo)?;
    if undoable.since().iter().any(|recorded| recorded.event.moves_the_floor()) {
        return Err(Refusal::NothingToUndo);
    }
    let passed = now.duration_since(undoable.at);
    if passed > UNDO {
        return Err(Refusal::TooLateToUndo { seconds: passed.as_secs() });
    }
    if let Event::ListOpened { session } = &undoable.event {
        let inscribed = |event: &Event| matches!(event, Event::Inscribed { session: other, .. } if *other == *session);
        let count = undoable.since().iter().filter(|recorded| inscribed(&recorded.event)).count();
        if count > 0 {
            return Err(Refusal::InscribedSince { count });
        }
    }
    Ok(vec![Event::Undone { first: undoable.first, last: undoable.last }])
}

pub(super) fn enter_late(hall: &Hall<'_>, happened: Timestamp, command: &Command) -> Result<Vec<Event>, Refusal> {
    let can_be_late = !matches!(
        command,
        Command::Prepare { .. }
            | Command::SetRules { .. }
            | Command::Draw { .. }
            | Command::Undo
            | Command::EnterLate { .. }
    );
    if !can_be_late {
        return Err(Refusal::NotLate);
    }
    let from = hall.floor.last_moved.unwrap_or(happened);
    if happened < from || happened > hall.now {
        return Err(Refusal::LateOutOfRange { happened, from });
    }
    decide(hall.floor, command, hall.by, happened)
}
