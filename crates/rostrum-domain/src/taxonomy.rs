//! The words by which practices, contributions and statements are found again: codes that never change, with names in
//! the six languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

mod built_in;
mod difference;
mod search;
pub mod table;
mod term;
mod texts;
mod whole;

pub use difference::{Changed, Difference, Shift, between, undoing};
pub use term::{Fault, LONGEST_DEFINITION, LONGEST_KEYWORD, LONGEST_NAME, MOST_KEYWORDS, MOST_LINKS, Retired, Term};
pub use texts::{listed, tidied};
pub use whole::{Label, Standing, Taxonomy};

/// A list of terms of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// Human rights: `adequate-housing`.
    Rights,
    /// Groups of persons concerned: `children`.
    Groups,
    /// Sustainable Development Goals and their targets: `11`, and below it `11.1` and `11.a`.
    Sdg,
    /// The ten treaty bodies with their treaties, the Universal Periodic Review, the special procedures: `cescr`.
    Mechanisms,
    /// Themes of meetings: `capacity-building`.
    Themes,
    /// Challenges: `resources`.
    Challenges,
    /// Functions of a national mechanism for implementation, reporting and follow-up: `coordination`.
    Functions,
}

impl Scheme {
    /// All schemes, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Themes, Self::Rights, Self::Groups, Self::Sdg, Self::Mechanisms, Self::Challenges, Self::Functions];

    /// The stable code, as it stands in addresses and exports: `rights`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rights => "rights",
            Self::Groups => "groups",
            Self::Sdg => "sdg",
            Self::Mechanisms => "mechanisms",
            Self::Themes => "themes",
            Self::Challenges => "challenges",
            Self::Functions => "functions",
        }
    }

    /// The scheme with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }
}

/// The code of a term, unique in its scheme; it never changes, and is never given to another term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TermCode(String);

impl TermCode {
    /// Takes a code of 1 to 64 characters out of `a-z`, `0-9`, `.` and `-`.
    ///
    /// # Errors
    /// [`InvalidTermCode`] names the text and what is permitted.
    pub fn parse(text: &str) -> Result<Self, InvalidTermCode> {
        let fits = (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
        if fits { Ok(Self(text.to_owned())) } else { Err(InvalidTermCode(text.to_owned())) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TermCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no code of a term.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no code of a term: 1 to 64 characters out of a-z, 0-9, \".\" and \"-\" are permitted")]
pub struct InvalidTermCode(pub String);

/// The terms that something is given. A code may have left the taxonomy since: it is kept, and shown as what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tags(pub BTreeMap<Scheme, BTreeSet<TermCode>>);

impl Tags {
    /// The codes of one scheme, in their order.
    pub fn of(&self, scheme: Scheme) -> impl Iterator<Item = &TermCode> {
        self.0.get(&scheme).into_iter().flatten()
    }

    /// Adds a term; whether it was not there before.
    pub fn add(&mut self, scheme: Scheme, code: TermCode) -> bool {
        self.0.entry(scheme).or_default().insert(code)
    }

    /// All terms.
    pub fn iter(&self) -> impl Iterator<Item = (Scheme, &TermCode)> {
        self.0.iter().flat_map(|(scheme, codes)| codes.iter().map(|code| (*scheme, code)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_no_capitals_and_no_spaces() {
        assert_eq!(TermCode::parse("11.a").unwrap().as_str(), "11.a");
        for wrong in ["", "Housing", "adequate housing", "droit-à-l-eau", &"a".repeat(65)] {
            assert_eq!(TermCode::parse(wrong), Err(InvalidTermCode(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn every_scheme_is_found_by_its_code() {
        for scheme in Scheme::ALL {
            assert_eq!(Scheme::from_code(scheme.code()), Some(scheme));
        }
    }

    #[test]
    fn a_term_is_there_once() {
        let mut tags = Tags::default();
        let code = TermCode::parse("health").unwrap();
        assert!(tags.add(Scheme::Rights, code.clone()));
        assert!(!tags.add(Scheme::Rights, code.clone()));
        assert_eq!(tags.iter().collect::<Vec<_>>(), [(Scheme::Rights, &code)]);
    }
}
