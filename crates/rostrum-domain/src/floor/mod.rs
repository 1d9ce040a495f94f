//! The floor: lists of speakers, who has the floor, and the clock, as commands, events and a fold.
//!
//! [`decide`] says which events a command leads to, or which rule refuses it. [`Floor`] is the fold
//! of all events of a meeting; nothing else is state.

mod bound;
pub mod chain;
mod charge;
mod clock;
mod command;
mod decide;
mod draw;
mod event;
mod explain;
mod figures;
mod forecast;
mod hash;
mod lag;
mod order;
mod plan;
mod record;
mod refusal;
mod rules;
mod state;

pub use bound::{Bound, acts_for, bound};
pub use charge::{Budget, Kind};
pub use clock::ClockReading;
pub use command::{Actor, Command, Declared, Speaker, Standing};
pub use decide::{Due, decide};
pub use draw::{Draw, LogPoint, commitment};
pub use event::{Event, Recorded};
pub use explain::{Change, Explainer, Shift, explain, shifts};
pub use figures::{By, FEWEST_PEOPLE, Group, Tally, figures_by, in_publishable_sums, publishable, total};
pub use forecast::{ExpectedTurn, Outlook, Room, WhatIf, forecast, room, what_if};
pub use hash::{Hash, InvalidHash};
pub use order::{DrawnLots, Moved, Place, places, with_moves};
pub use plan::{FloorPlan, PlannedSegment, PlannedSession};
pub use record::{Spoken, spoken, whole_seconds};
pub use refusal::Refusal;
pub use rules::{Alternation, Balance, InvalidRules, Limits, OrderRules, RightOfReply, Rules, Share, Within};
pub use state::{
    Account, Current, Floor, Inscription, Intake, Interruption, List, Point, PointStatus, Status, Suspension, UNDO,
    Undoable,
};

#[cfg(test)]
mod tests;
