//! A command on its way to the desk, and what it led to.

use rostrum_domain::floor::{Actor, Command, Recorded, Refusal};

use crate::error::Error;
use crate::joint::Represented;

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
    /// A name of this very command, chosen by the sender, 1 to 64 characters: sent again by the same
    /// sender, it is answered as the first time and not done again.
    pub key: Option<String>,
    /// On whose behalf the inscription speaks that the command makes or amends, 1 to 300 characters. It is
    /// kept beside the log, which names nobody, and committed with it.
    pub on_behalf_of: Option<String>,
    /// Whom the inscription represents that the command makes or amends, kept in the same way; `None`: as before.
    pub represented: Option<Vec<Represented>>,
}

impl Order {
    /// An order without a version seen, without a key and on nobody's behalf.
    pub fn new(by: Actor, command: Command) -> Self {
        Self { by, command, seen: None, key: None, on_behalf_of: None, represented: None }
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
#[derive(Clone, Debug, thiserror::Error)]
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
