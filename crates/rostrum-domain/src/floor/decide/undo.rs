//! What is taken back, and what is entered late.

use jiff::Timestamp;

use super::{Hall, decide};
use crate::floor::command::Command;
use crate::floor::event::Event;
use crate::floor::refusal::Refusal;
use crate::floor::state::{Floor, UNDO, Undoable};

pub(super) fn undo(floor: &Floor, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    let undoable = floor.undoable.as_ref().ok_or(Refusal::NothingToUndo)?;
    let moved = undoable.since().iter().any(|recorded| recorded.event.moves_the_floor());
    if moved || is_replaced(floor, undoable) {
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
    if upsets_a_draw(hall, command, happened) {
        return Err(Refusal::NotLate);
    }
    decide(hall.floor, command, hall.by, happened)
}

/// Whether it would reach into an intake window from outside: by then seed and external value may be known,
/// so that whoever enters it could see beforehand which lot it gets, or leave others no time to inscribe.
fn upsets_a_draw(hall: &Hall<'_>, command: &Command, happened: Timestamp) -> bool {
    let intake = |session| hall.floor.lists.get(session).and_then(|list| list.intake.as_ref());
    match command {
        Command::OpenList { session } => intake(session).is_some_and(|intake| intake.closes.is_none()),
        Command::Inscribe { session, .. } => {
            let closes = intake(session).and_then(|intake| intake.closes);
            closes.is_some_and(|closes| happened <= closes && closes < hall.now)
        }
        _ => false,
    }
}

/// Whether the delegation of an inscription that was taken off the list has made another one since.
fn is_replaced(floor: &Floor, undoable: &Undoable) -> bool {
    let (Event::Withdrawn { inscription } | Event::MarkedAbsent { inscription, struck_off: true }) = &undoable.event
    else {
        return false;
    };
    let Some(entry) = floor.inscriptions.get(inscription) else { return false };
    let by_the_same = |event: &Event| match event {
        Event::Inscribed { session, delegation, .. } => {
            !entry.reply && (session, delegation) == (&entry.session, &entry.delegation)
        }
        Event::ReplyRequested { session, delegation, .. } => {
            entry.reply && (session, delegation) == (&entry.session, &entry.delegation)
        }
        _ => false,
    };
    undoable.since().iter().any(|recorded| by_the_same(&recorded.event))
}
