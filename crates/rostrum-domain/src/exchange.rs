//! Peer exchange: what a participant seeks, what another can offer, and how the two come together.
//!
//! Contact data are shown once both sides have agreed, and not before. Whoever declines gives no reason, and the other
//! side learns of none.

mod fit;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::registration::LANGUAGES;
use crate::taxonomy::Tags;

pub use fit::{About, Fit, Reason, fit, matches};

/// Most characters of a listing's words, of a result and of a lesson.
pub const LONGEST_WORDS: usize = 2_000;
/// Most listings of one participant that stand at once.
pub const MOST_LISTINGS: usize = 20;
/// How long after both sides agreed they are asked whether it worked.
pub const FOLLOW_UP_AFTER: SignedDuration = SignedDuration::from_hours(24 * 183);

/// Whether something is sought or offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// A need.
    Seeks,
    /// An offer.
    Offers,
}

/// In which form people exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A call.
    Call,
    /// A visit.
    Visit,
    /// Documents are sent.
    Documents,
    /// Mentoring over months.
    Mentoring,
}

/// From where the other side should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whence {
    /// From anywhere.
    #[default]
    Anywhere,
    /// From the same regional group.
    SameRegion,
    /// From another regional group.
    OtherRegion,
}

/// What a participant seeks, or can offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Which of the two.
    pub side: Side,
    /// Themes, challenges, rights and groups that it is about.
    pub tags: Tags,
    /// In own words, at most [`LONGEST_WORDS`] characters.
    pub words: String,
    /// In which languages: BCP 47 tags of the six, at least one.
    pub languages: BTreeSet<String>,
    /// In which form, at least one.
    pub forms: BTreeSet<Form>,
    /// From where the other side should be.
    #[serde(default)]
    pub whence: Whence,
    /// Whether others may be told level, size and region of the delegation before both agree. Whoever the public may know
    /// by delegation is named anyway.
    #[serde(default)]
    pub describes: bool,
}

/// What is missing in a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingFault {
    /// No theme, challenge, right or group.
    NoTag,
    /// No language.
    NoLanguage,
    /// No form.
    NoForm,
    /// The words are longer than [`LONGEST_WORDS`].
    Long(usize),
}

/// What one side of an exchange says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// Nothing yet.
    Nothing,
    /// That contact data may be shown to the other.
    Agrees,
    /// No, for a reason of its own.
    Declines,
}

/// Where an exchange stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// One side asked; the other has not answered.
    Asked,
    /// Both agreed, and see each other's contact data.
    Agreed,
    /// They met, or wrote, or called.
    Met,
    /// One side declined.
    Declined,
}

/// Whether an exchange worked for the one who sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worked {
    /// It did.
    Yes,
    /// In part.
    Partly,
    /// It did not.
    No,
}

impl Listing {
    /// What is missing before it can stand.
    pub fn faults(&self) -> Vec<ListingFault> {
        let mut faults = Vec::new();
        if self.tags.iter().next().is_none() {
            faults.push(ListingFault::NoTag);
        }
        if !self.languages.iter().any(|tag| LANGUAGES.contains(&tag.as_str())) {
            faults.push(ListingFault::NoLanguage);
        }
        if self.forms.is_empty() {
            faults.push(ListingFault::NoForm);
        }
        let length = self.words.chars().count();
        if length > LONGEST_WORDS {
            faults.push(ListingFault::Long(length));
        }
        faults
    }
}

impl Stage {
    /// Where an exchange stands, by what both sides say and whether one of them said that they met.
    pub fn of(seeker: Says, offerer: Says, met: bool) -> Self {
        match (seeker, offerer) {
            (Says::Declines, _) | (_, Says::Declines) => Self::Declined,
            (Says::Agrees, Says::Agrees) if met => Self::Met,
            (Says::Agrees, Says::Agrees) => Self::Agreed,
            _ => Self::Asked,
        }
    }

    /// Whether each side sees the contact data of the other.
    pub fn shows_contact(self) -> bool {
        matches!(self, Self::Agreed | Self::Met)
    }
}

/// Whether it is time to ask how an exchange went on which both agreed at this instant.
pub fn is_to_follow_up(agreed_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(agreed_at) >= FOLLOW_UP_AFTER
}

macro_rules! codes {
    ($name:ident: $($variant:ident = $code:literal),+) => {
        impl $name {
            /// All, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }

            /// The one with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

codes!(Side: Seeks = "seeks", Offers = "offers");
codes!(Form: Call = "call", Visit = "visit", Documents = "documents", Mentoring = "mentoring");
codes!(Whence: Anywhere = "anywhere", SameRegion = "same_region", OtherRegion = "other_region");
codes!(Says: Nothing = "nothing", Agrees = "agrees", Declines = "declines");
codes!(Stage: Asked = "asked", Agreed = "agreed", Met = "met", Declined = "declined");
codes!(Worked: Yes = "yes", Partly = "partly", No = "no");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_data_are_shown_once_both_agree_and_never_when_one_declines() {
        for (seeker, offerer, met, stage) in [
            (Says::Agrees, Says::Nothing, false, Stage::Asked),
            (Says::Nothing, Says::Agrees, true, Stage::Asked),
            (Says::Agrees, Says::Agrees, false, Stage::Agreed),
            (Says::Agrees, Says::Agrees, true, Stage::Met),
            (Says::Agrees, Says::Declines, true, Stage::Declined),
            (Says::Declines, Says::Agrees, false, Stage::Declined),
        ] {
            assert_eq!(Stage::of(seeker, offerer, met), stage, "{seeker:?} {offerer:?} {met}");
        }
        let shown: Vec<_> = Stage::ALL.iter().filter(|stage| stage.shows_contact()).collect();
        assert_eq!(shown, [&Stage::Agreed, &Stage::Met]);
    }

    #[test]
    fn a_listing_says_what_in_which_language_and_form() {
        let listing = Listing {
            side: Side::Seeks,
            tags: Tags::default(),
            words: "x".repeat(2_001),
            languages: ["tlh".to_owned()].into(),
            forms: BTreeSet::new(),
            whence: Whence::Anywhere,
            describes: false,
        };
        let faults = [ListingFault::NoTag, ListingFault::NoLanguage, ListingFault::NoForm, ListingFault::Long(2_001)];
        assert_eq!(listing.faults(), faults);
    }

    #[test]
    fn it_is_asked_whether_it_worked_after_half_a_year() {
        let agreed: Timestamp = "2025-07-21T10:00:00Z".parse().unwrap();
        assert!(!is_to_follow_up(agreed, "2026-01-19T10:00:00Z".parse().unwrap()));
        assert!(is_to_follow_up(agreed, "2026-01-20T10:00:00Z".parse().unwrap()));
    }

    #[test]
    fn codes_are_found_again() {
        for form in Form::ALL {
            assert_eq!(Form::from_code(form.code()), Some(*form));
        }
        assert_eq!(Worked::from_code("maybe"), None);
    }
}
