//! What authors and reviewers make of a contribution, and when they may.

use serde::{Deserialize, Serialize};

use super::{Consent, State};

/// What is done with a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Its author hands it in, or a new version of it.
    HandIn,
    /// Somebody begins to review it.
    TakeUp,
    /// The author is asked to make something clear.
    AskBack,
    /// It is made public, as far as its author lets it be.
    Publish,
    /// It is not made public, or no longer.
    Withhold,
    /// It is reviewed again.
    Reopen,
    /// Its author takes it back.
    Withdraw,
}

/// Why a contribution stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActRefused {
    /// It is in that state already.
    Already,
    /// It was never handed in.
    NotHandedIn,
    /// Its author took it back; nobody else undoes that.
    Withdrawn,
    /// It is public: what stands there is changed by those who review.
    Published,
    /// Its author lets nothing of it be made public.
    NoConsent,
    /// That does not follow on the state in which it is.
    OutOfTurn,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 7] =
        [Self::HandIn, Self::TakeUp, Self::AskBack, Self::Publish, Self::Withhold, Self::Reopen, Self::Withdraw];

    /// The stable code: `ask_back`.
    pub fn code(self) -> &'static str {
        match self {
            Self::HandIn => "hand_in",
            Self::TakeUp => "take_up",
            Self::AskBack => "ask_back",
            Self::Publish => "publish",
            Self::Withhold => "withhold",
            Self::Reopen => "reopen",
            Self::Withdraw => "withdraw",
        }
    }

    /// The act with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether it is for authors; the others are for reviewers.
    pub fn is_of_author(self) -> bool {
        matches!(self, Self::HandIn | Self::Withdraw)
    }

    /// What becomes of a contribution in a state, with what its author lets be made public.
    ///
    /// # Errors
    /// [`ActRefused`] when it stays as it is.
    pub fn on(self, state: State, consent: Option<Consent>) -> Result<State, ActRefused> {
        use State::{AskedBack, Draft, Published, Received, UnderReview, Withdrawn, Withheld};
        match (self, state) {
            (Self::HandIn, Draft | Received | Withdrawn) => Ok(Received),
            // Whoever reviews goes on, with the new version before them.
            (Self::HandIn, UnderReview | AskedBack | Withheld) => Ok(UnderReview),
            (Self::HandIn, Published) => Err(ActRefused::Published),
            (_, Draft) => Err(ActRefused::NotHandedIn),
            (Self::Withdraw, Withdrawn) => Err(ActRefused::Already),
            (Self::Withdraw, _) => Ok(Withdrawn),
            (_, Withdrawn) => Err(ActRefused::Withdrawn),
            (Self::TakeUp, Received | AskedBack) => Ok(UnderReview),
            (Self::TakeUp | Self::Reopen, UnderReview) => Err(ActRefused::Already),
            (Self::AskBack, Received | UnderReview) => Ok(AskedBack),
            (Self::Publish, Published) | (Self::Withhold, Withheld) | (Self::AskBack, AskedBack) => {
                Err(ActRefused::Already)
            }
            (Self::Publish, _) if matches!(consent, None | Some(Consent::DoNotPublish)) => Err(ActRefused::NoConsent),
            (Self::Publish, _) => Ok(Published),
            (Self::Withhold, _) => Ok(Withheld),
            (Self::Reopen, Published | Withheld) => Ok(UnderReview),
            (Self::TakeUp | Self::AskBack | Self::Reopen, _) => Err(ActRefused::OutOfTurn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row for each state, a column for each act in the order of [`Act::ALL`]; `-` is refused.
    const TABLE: [(State, &str); 7] = [
        (State::Draft, "received - - - - - -"),
        (State::Received, "received under_review asked_back published withheld - withdrawn"),
        (State::UnderReview, "under_review - asked_back published withheld - withdrawn"),
        (State::AskedBack, "under_review under_review - published withheld - withdrawn"),
        (State::Published, "- - - - withheld under_review withdrawn"),
        (State::Withheld, "under_review - - published - under_review withdrawn"),
        (State::Withdrawn, "received - - - - - -"),
    ];

    #[test]
    fn every_act_leads_from_every_state_where_the_table_says() {
        assert_eq!(TABLE.map(|(state, _)| state), State::ALL);
        for (state, row) in TABLE {
            for (act, cell) in Act::ALL.into_iter().zip(row.split(' ')) {
                let done = act.on(state, Some(Consent::Publish)).map_or("-", State::code);
                assert_eq!(done, cell, "{act:?} on {state:?}");
                assert_eq!(Act::from_code(act.code()), Some(act));
            }
        }
    }

    #[test]
    fn nothing_is_published_that_its_author_keeps() {
        for consent in [None, Some(Consent::DoNotPublish)] {
            for state in State::ALL {
                assert!(Act::Publish.on(state, consent).is_err(), "{state:?}");
            }
        }
        assert_eq!(Act::Publish.on(State::Received, Some(Consent::DoNotPublish)), Err(ActRefused::NoConsent));
    }
}
