//! A contribution: what somebody answers to a call for inputs, and what may be made public of it.
//!
//! - [`Contribution`] is what is written; [`Field`] names its parts, which are saved each for itself.
//! - [`take`] decides what becomes of a save of a draft: several people write in one, and networks fail.
//! - [`Contribution::missing`] says what is wrong before it can be handed in.
//! - [`Act`] moves a contribution from [`State`] to state.
//! - [`Consent`] and [`Author::shown`] say what the public may see of whom.

mod act;
mod draft;
mod field;
mod hand_in;
mod shown;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::call::QuestionCode;
use crate::country::Country;
use crate::participant::Category;

pub use act::{Act, ActRefused};
pub use draft::{Save, Standing, Taken, take};
pub use field::Field;
pub use hand_in::{Missing, reference};
pub use shown::Shown;

/// What is written in a contribution, from the first saved draft on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contribution {
    /// The language in which it is written, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// For whom it is handed in.
    pub author: Author,
    /// Who hands it in together with the author.
    pub jointly: Vec<Author>,
    /// The answers, by question. An answer to a question that the call no longer has is kept.
    pub answers: BTreeMap<QuestionCode, String>,
    /// What may be made public; `None` until the author says.
    pub consent: Option<Consent>,
}

/// For whom a contribution is handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Author {
    /// The State, city, institution or organization.
    pub delegation: String,
    /// Its category.
    pub category: Option<Category>,
    /// Its country.
    pub country: Option<Country>,
    /// The contact person. Never public.
    pub name: String,
    /// The address of the contact person. Never public.
    pub email: String,
}

/// What of a contribution may be made public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// With the name of the delegation.
    Publish,
    /// Without the name: the category stands in its place.
    WithoutName,
    /// Nothing: it is for the secretariat and those who draft.
    DoNotPublish,
}

/// Where a contribution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written. Only its authors read it.
    Draft,
    /// Handed in.
    Received,
    /// Somebody reviews it.
    UnderReview,
    /// The author was asked to make something clear.
    AskedBack,
    /// Public, as far as its author lets it be.
    Published,
    /// Not made public, for a reason that its author is told.
    Withheld,
    /// Taken back by its author.
    Withdrawn,
}

impl Consent {
    /// All, from the most open.
    pub const ALL: [Self; 3] = [Self::Publish, Self::WithoutName, Self::DoNotPublish];

    /// The stable code: `without_name`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::WithoutName => "without_name",
            Self::DoNotPublish => "do_not_publish",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|consent| consent.code() == code)
    }
}

impl State {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Received,
        Self::UnderReview,
        Self::AskedBack,
        Self::Published,
        Self::Withheld,
        Self::Withdrawn,
    ];

    /// The stable code: `under_review`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Received => "received",
            Self::UnderReview => "under_review",
            Self::AskedBack => "asked_back",
            Self::Published => "published",
            Self::Withheld => "withheld",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_and_consent_is_found_by_its_code() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
        for consent in Consent::ALL {
            assert_eq!(Consent::from_code(consent.code()), Some(consent));
        }
    }
}
