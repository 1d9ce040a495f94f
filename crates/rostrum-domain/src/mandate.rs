//! The body that mandates a meeting, its numbered sessions and the mandate itself.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::symbol::DocumentSymbol;

/// The organ that mandates the meeting and receives the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Human Rights Council
    HumanRightsCouncil,
    /// General Assembly
    GeneralAssembly,
    /// Economic and Social Council
    EconomicAndSocialCouncil,
    /// Another body, by its name.
    Other(String),
}

impl Body {
    /// The English name.
    pub fn name(&self) -> &str {
        match self {
            Self::HumanRightsCouncil => "Human Rights Council",
            Self::GeneralAssembly => "General Assembly",
            Self::EconomicAndSocialCouncil => "Economic and Social Council",
            Self::Other(name) => name,
        }
    }
}

/// A numbered regular session of the Human Rights Council, 1 to 150.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CouncilSession(u16);

impl CouncilSession {
    /// Takes a number from 1 to 150.
    ///
    /// # Errors
    /// [`InvalidCouncilSession`] names the number and the range.
    pub fn new(number: u16) -> Result<Self, InvalidCouncilSession> {
        if (1..=150).contains(&number) { Ok(Self(number)) } else { Err(InvalidCouncilSession(number)) }
    }

    /// The number.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The calendar year in which it is held. The Council has held three regular sessions in each
    /// calendar year since its first in June 2006.
    pub fn year(self) -> i16 {
        2006 + (self.0.cast_signed() - 1) / 3
    }

    /// The ordinal in English words with a capital: `Sixty-third`.
    pub fn ordinal_words(self) -> String {
        const ONES: [&str; 20] = [
            "",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ];
        const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        let (hundreds, rest) = (self.0 / 100, usize::from(self.0 % 100));
        let low = match (rest / 10, rest % 10) {
            (0 | 1, _) => ONES[rest].to_owned(),
            (tens, 0) => format!("{}ieth", TENS[tens].trim_end_matches('y')),
            (tens, ones) => format!("{}-{}", TENS[tens], ONES[ones]),
        };
        let words = match (hundreds, rest) {
            (0, _) => low,
            (_, 0) => "one hundredth".to_owned(),
            _ => format!("one hundred and {low}"),
        };
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

impl fmt::Display for CouncilSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number that is no council session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no council session; a number from 1 to 150 is permitted")]
pub struct InvalidCouncilSession(pub u16);

/// A resolution or decision that asks for the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// `A/HRC/RES/57/12`
    pub symbol: DocumentSymbol,
    /// The day of adoption, when known.
    pub adopted: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_council_session_falls_into_its_year() {
        for (number, year) in [
            (1, 2006),
            (24, 2013),
            (27, 2014),
            (30, 2015),
            (33, 2016),
            (38, 2018),
            (39, 2018),
            (42, 2019),
            (45, 2020),
            (51, 2022),
            (56, 2024),
            (57, 2024),
            (63, 2026),
        ] {
            assert_eq!(CouncilSession::new(number).unwrap().year(), year, "council session {number}");
        }
    }

    #[test]
    fn a_council_session_is_written_in_words() {
        for (number, words) in [
            (1, "First"),
            (12, "Twelfth"),
            (20, "Twentieth"),
            (38, "Thirty-eighth"),
            (40, "Fortieth"),
            (63, "Sixty-third"),
            (100, "One hundredth"),
            (121, "One hundred and twenty-first"),
        ] {
            assert_eq!(CouncilSession::new(number).unwrap().ordinal_words(), words);
        }
        assert!(CouncilSession::new(0).is_err());
    }
}
