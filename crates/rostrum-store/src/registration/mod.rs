//! Registrations: the design, answers, states and how they came about, accredited organizations.
//!
//! - `admission` decides what state a registration gets, and who comes up from the waiting list.
//! - `again` takes registrations under an address that is registered, so that nobody learns it.
//! - `decision` takes what staff decide, and takes it back.
//! - `neutral` has links over which people register without a word of the meeting in the address.
//! - `own` lets people withdraw and come back.
//! - `offer` keeps for which category somebody registered.
//! - `upload` keeps chosen files from one press of the form to the next.

mod accredited;
pub(crate) mod admission;
pub(crate) mod again;
pub(crate) mod answer;
pub(crate) mod change;
mod decision;
mod design;
mod list;
mod neutral;
pub(crate) mod offer;
pub(crate) mod own;
mod sealed;
mod upload;

use rostrum_domain::registration::Answer;

use crate::participant::Registration;

pub use again::{Incoming, Known, Received};
pub use answer::Kept;
pub use change::{Change, ChangeCause};
pub use decision::{Decided, UndoError, UndoneDecision};
pub use design::DesignError;
pub use list::RegistrationRow;
pub use neutral::{NeutralLink, NewNeutralLink};

/// A registration with what the design asks beside it.
#[derive(Clone, Debug)]
pub struct Application {
    /// Who.
    pub registration: Registration,
    /// For which offer of the design; the code of the category where it has no label of its own.
    pub offer: String,
    /// What was answered.
    pub given: Vec<Given>,
    /// Whether staff hand it in, and approve it by that. Such a one is late for nothing.
    pub by_staff: bool,
}

/// An answer with its file.
#[derive(Clone, Debug)]
pub struct Given {
    /// The code of the field.
    pub field: String,
    /// The answer.
    pub answer: Answer,
    /// The bytes, where the answer is a file.
    pub content: Option<Vec<u8>>,
}

impl From<Registration> for Application {
    fn from(registration: Registration) -> Self {
        let offer = registration.category.code().to_owned();
        Self { registration, offer, given: Vec::new(), by_staff: false }
    }
}

#[cfg(test)]
mod tests;
