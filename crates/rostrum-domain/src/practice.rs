//! A practice: what was done somewhere, with which results, and what others can learn from it.

mod author;
mod check;
pub mod columns;
mod enclosure;
mod source;
mod state;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::origin::{Level, Population};
use crate::symbol::DocumentSymbol;
use crate::taxonomy::Tags;

pub use author::{Author, Obstacle, ShownAuthor};
pub use check::{
    Fault, LONGEST_LINE, LONGEST_PARAGRAPH, LONGEST_TEXT, LONGEST_TITLE, MOST_FILES, MOST_LINKS, MOST_PARTNERS,
    MOST_PICTURES, MOST_RECOMMENDATIONS,
};
pub use enclosure::{Enclosure, EnclosureFault, FileNo, LONGEST_SIDE, MOST_FILE_BYTES, MOST_PICTURE_BYTES, Size};
pub use source::{Source, hash_of};
pub use state::{Act, Reason, Refused, Standing, State, decide};

/// A practice at one version: what its page says. Empty texts are `""`; what is not known is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Practice {
    /// The language in which it is written, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// 1 to 300 characters once it is published.
    pub title: String,
    /// Where.
    pub place: Place,
    /// When.
    pub period: Period,
    /// How far it is.
    pub status: Option<Status>,
    /// Who carries it out.
    pub implementing_body: String,
    /// With whom.
    pub partners: Vec<String>,
    /// Rights, groups, goals and targets, mechanisms, themes, challenges, functions.
    pub tags: Tags,
    /// The recommendations of mechanisms that it implements.
    pub recommendations: Vec<Recommended>,
    /// The texts, by what they tell.
    pub texts: BTreeMap<Part, String>,
    /// Pages elsewhere.
    pub links: Vec<Link>,
    /// Pictures, in the order of the page.
    pub pictures: Vec<Picture>,
    /// Files, in the order of the page.
    pub files: Vec<Attached>,
    /// Whom to ask. Never public: an exchange shows it once both sides agreed.
    pub contact: Contact,
}

/// Where a practice is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The city or region as its people call it: "Gwangju".
    pub name: String,
    /// The country or territory.
    pub country: Option<Country>,
    /// The level of government.
    pub level: Option<Level>,
    /// How many people live there.
    pub population: Option<Population>,
}

/// From when until when. Years of the common era.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    /// The first year.
    pub from: Option<u16>,
    /// The last year; `None` while it goes on.
    pub until: Option<u16>,
}

/// How far a practice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Decided, and not begun.
    Planned,
    /// Tried on a small scale.
    Pilot,
    /// Under way.
    Ongoing,
    /// Ended as planned.
    Completed,
    /// Ended before its end.
    Stopped,
}

/// A recommendation that a practice implements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommended {
    /// The document that makes it.
    pub symbol: DocumentSymbol,
    /// The paragraph in it: "123.45".
    pub paragraph: String,
}

/// A page elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// `https://…` or `http://…`
    pub address: String,
    /// What is there.
    pub title: String,
}

/// A picture of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Which of the files that are kept with the practice.
    pub file: FileNo,
    /// What is to be seen, for those who do not see it: 1 to [`LONGEST_LINE`] characters once it is published.
    pub alternative: String,
}

/// A file to be read beside a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Which of the files that are kept with the practice.
    pub file: FileNo,
    /// What it is.
    pub title: String,
}

/// Whom to ask about a practice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// A person or an office.
    pub name: String,
    /// An e-mail address.
    pub email: String,
}

/// What a text of a practice tells, in the order of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// In a few sentences.
    Summary,
    /// What the situation was.
    Context,
    /// What was the challenge.
    Challenge,
    /// What was done.
    Done,
    /// How those concerned took part.
    Participation,
    /// The legal or policy basis.
    Basis,
    /// Money, people, time.
    Resources,
    /// What came of it.
    Results,
    /// By what that is known.
    Evidence,
    /// What was learnt.
    Lessons,
    /// What another place needs for it.
    Transfer,
}

impl Part {
    /// All parts, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Summary,
        Self::Context,
        Self::Challenge,
        Self::Done,
        Self::Participation,
        Self::Basis,
        Self::Resources,
        Self::Results,
        Self::Evidence,
        Self::Lessons,
        Self::Transfer,
    ];

    /// The stable code: `challenge`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Context => "context",
            Self::Challenge => "challenge",
            Self::Done => "done",
            Self::Participation => "participation",
            Self::Basis => "basis",
            Self::Resources => "resources",
            Self::Results => "results",
            Self::Evidence => "evidence",
            Self::Lessons => "lessons",
            Self::Transfer => "transfer",
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

impl Status {
    /// All, from the first.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Pilot, Self::Ongoing, Self::Completed, Self::Stopped];

    /// The stable code: `ongoing`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Pilot => "pilot",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::Stopped => "stopped",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

impl Practice {
    /// The text of a part, "" where there is none.
    pub fn text(&self, part: Part) -> &str {
        self.texts.get(&part).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_and_status_is_found_by_its_code() {
        for part in Part::ALL {
            assert_eq!(Part::from_code(part.code()), Some(part));
        }
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
    }

    #[test]
    fn a_practice_kept_before_a_field_was_added_can_still_be_read() {
        let kept: Practice = serde_json::from_str(r#"{"title":"Housing first"}"#).unwrap();
        assert_eq!(kept.title, "Housing first");
        assert_eq!(kept.text(Part::Done), "");
    }
}
