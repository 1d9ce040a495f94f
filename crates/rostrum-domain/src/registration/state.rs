//! The states of a registration, and what staff may make of one.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::decide::Places;

/// Where a registration stands. To wait for a decision and to wait for a place are two states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has decided yet.
    Pending,
    /// Takes part.
    #[default]
    Accepted,
    /// May take part as soon as a place is free.
    Waiting,
    /// Does not take part, by decision of staff.
    Refused,
    /// Does not take part, by their own decision.
    Withdrawn,
}

impl State {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Accepted, Self::Waiting, Self::Refused, Self::Withdrawn];

    /// The stable code: `pending`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Waiting => "waiting",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the person is a participant: may inscribe, stands in lists, is counted.
    pub fn takes_part(self) -> bool {
        self == Self::Accepted
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What staff decide of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Takes part; onto the waiting list where no place is left.
    Accept,
    /// Onto the waiting list.
    Wait,
    /// Does not take part.
    Refuse,
    /// Is to be decided again.
    Reopen,
}

/// Why staff cannot decide so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActRefused {
    /// It is in that state already.
    Already,
    /// The person withdrew; nobody else takes that back.
    Withdrawn,
    /// It waits for a place, and none is free.
    Full,
}

impl Act {
    /// All that can be decided.
    pub const ALL: [Self; 4] = [Self::Accept, Self::Wait, Self::Refuse, Self::Reopen];

    /// The stable code: `accept`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Wait => "wait",
            Self::Refuse => "refuse",
            Self::Reopen => "reopen",
        }
    }

    /// The act with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// What becomes of a registration in a state, where there are so many places.
    ///
    /// # Errors
    /// [`ActRefused`] when it stays as it is.
    pub fn on(self, state: State, places: Places) -> Result<State, ActRefused> {
        let wished = match self {
            Self::Accept => State::Accepted,
            Self::Wait => State::Waiting,
            Self::Refuse => State::Refused,
            Self::Reopen => State::Pending,
        };
        match (state, wished) {
            (State::Withdrawn, _) => Err(ActRefused::Withdrawn),
            (state, wished) if state == wished => Err(ActRefused::Already),
            (State::Waiting, State::Accepted) if places.free() == Some(0) => Err(ActRefused::Full),
            (_, State::Accepted) if places.free() == Some(0) => Ok(State::Waiting),
            (_, wished) => Ok(wished),
        }
    }
}
