//! The floor: lists of speakers, who has the floor, and the clock, as commands, events and a fold.
//!
//! [`decide`] says which events a command leads to, or which rule refuses it. [`Floor`] is the fold
//! of all events of a meeting; nothing else is state.

pub mod chain;
mod clock;
mod command;
mod decide;
mod event;
mod forecast;
mod hash;
mod lag;
mod plan;
mod record;
mod refusal;
mod state;

pub use clock::ClockReading;
pub use command::{Actor, Command, Speaker, Standing};
pub use decide::decide;
pub use event::{Event, Recorded};
pub use forecast::{ExpectedTurn, Outlook, Room, forecast, room};
pub use hash::{Hash, InvalidHash};
pub use plan::{FloorPlan, PlannedSegment, PlannedSession};
pub use record::{Figures, Spoken, figures, spoken};
pub use refusal::Refusal;
pub use state::{Account, Current, Floor, Inscription, List, Status};

#[cfg(test)]
mod tests;
