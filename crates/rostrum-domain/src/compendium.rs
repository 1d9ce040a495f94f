//! What is searched in the compendium and the record: one query for the list, its counts and every file of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::MeetingId;
use crate::practice::Part;
use crate::taxonomy::Scheme;

mod address;

pub use address::{LONGEST_WORDS, Unread, WhyUnread};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A published practice.
    Practice,
    /// A published contribution.
    Contribution,
    /// A statement, delivered or not, as its author lets it be shown.
    Statement,
}

/// By what entries are narrowed down, and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// A [`Kind`].
    Kind,
    /// A code of [`crate::taxonomy::Scheme::Themes`].
    Theme,
    /// A code of [`crate::taxonomy::Scheme::Rights`].
    Right,
    /// A code of [`crate::taxonomy::Scheme::Groups`].
    Group,
    /// A code of [`crate::taxonomy::Scheme::Sdg`]: a target is counted for its goal, too.
    Sdg,
    /// A code of [`crate::taxonomy::Scheme::Mechanisms`].
    Mechanism,
    /// A code of [`crate::taxonomy::Scheme::Challenges`].
    Challenge,
    /// A code of [`crate::taxonomy::Scheme::Functions`].
    Function,
    /// A regional group: a code of [`crate::participant::Region`].
    Region,
    /// A country: its code of two letters.
    Country,
    /// A level of government: a code of [`crate::origin::Level`].
    Level,
    /// A band of population: a code of [`crate::origin::Population`].
    Population,
    /// A stakeholder category: a code of [`crate::participant::Category`].
    Category,
    /// How far a practice is: a code of [`crate::practice::Status`].
    Status,
    /// The language of the original, as a BCP 47 tag.
    Language,
    /// The meeting: its id.
    Meeting,
}

/// What is indexed of one practice, contribution or statement. It holds nothing that is not public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Unique among its kind, and steady: `17`, `local-government-2025.3`.
    pub key: String,
    /// The meeting that it comes from.
    pub meeting: MeetingId,
    /// The language of the original, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// The city or region as its people call it: "Gwangju"; "" where it is not known. Entries are put in order by it.
    pub place: String,
    /// Names that may be searched for: the place in all six languages, implementing body, partners, the author as shown.
    pub names: Vec<String>,
    /// The texts; a translation stands behind the original under its own language.
    pub texts: Vec<EntryText>,
    /// By what it is narrowed down and counted.
    pub facets: BTreeMap<Facet, BTreeSet<String>>,
    /// First and last year, where it tells of a time.
    pub years: Option<(u16, u16)>,
    /// When it was first published.
    pub published_at: Timestamp,
    /// When its published form last changed.
    pub changed_at: Timestamp,
}

/// A text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryText {
    /// Which part of a practice; `None` in contributions and statements.
    pub part: Option<Part>,
    /// A BCP 47 tag; "" where it is not known.
    pub language: String,
    /// The text.
    pub text: String,
}

/// In which order entries come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The best first; without words, the newest first.
    #[default]
    Best,
    /// The last published first.
    Newest,
    /// By title, in the order of the reader's alphabet.
    Title,
    /// By country, then place.
    Place,
}

/// What is asked. List, counts, pictures and files all come from one of it, so that they cannot differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed: words, "phrases in quotation marks", and -words that must not be there.
    pub words: String,
    /// By facet, of which one has to fit. Facets among each other all have to fit.
    pub filters: BTreeMap<Facet, BTreeSet<String>>,
    /// Only what falls between these years, both included.
    pub years: Option<(u16, u16)>,
    /// The order.
    pub sort: Sort,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Practice, Self::Contribution, Self::Statement];

    /// The stable code: `practice`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Contribution => "contribution",
            Self::Statement => "statement",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Facet {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Self; 16] = [
        Self::Kind,
        Self::Theme,
        Self::Right,
        Self::Group,
        Self::Sdg,
        Self::Mechanism,
        Self::Challenge,
        Self::Function,
        Self::Region,
        Self::Country,
        Self::Level,
        Self::Population,
        Self::Category,
        Self::Status,
        Self::Language,
        Self::Meeting,
    ];

    /// The stable code, as it stands in addresses: `theme`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Theme => "theme",
            Self::Right => "right",
            Self::Group => "group",
            Self::Sdg => "sdg",
            Self::Mechanism => "mechanism",
            Self::Challenge => "challenge",
            Self::Function => "function",
            Self::Region => "region",
            Self::Country => "country",
            Self::Level => "level",
            Self::Population => "population",
            Self::Category => "category",
            Self::Status => "status",
            Self::Language => "language",
            Self::Meeting => "meeting",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.code() == code)
    }

    /// Of which scheme of the taxonomy its values are codes, if of any.
    pub fn scheme(self) -> Option<Scheme> {
        match self {
            Self::Theme => Some(Scheme::Themes),
            Self::Right => Some(Scheme::Rights),
            Self::Group => Some(Scheme::Groups),
            Self::Sdg => Some(Scheme::Sdg),
            Self::Mechanism => Some(Scheme::Mechanisms),
            Self::Challenge => Some(Scheme::Challenges),
            Self::Function => Some(Scheme::Functions),
            _ => None,
        }
    }
}

impl Sort {
    /// All orders, the one without a choice first.
    pub const ALL: [Self; 4] = [Self::Best, Self::Newest, Self::Title, Self::Place];

    /// The stable code: `newest`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Title => "title",
            Self::Place => "place",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

impl Entry {
    /// All values by which it is narrowed down and counted: those of `facets`, its kind, its meeting, its language, and
    /// for each target of a goal the goal. Empty values count for nothing.
    pub fn values(&self) -> BTreeMap<Facet, BTreeSet<String>> {
        let mut values = self.facets.clone();
        let own = [
            (Facet::Kind, self.kind.code()),
            (Facet::Meeting, self.meeting.as_str()),
            (Facet::Language, self.language.as_str()),
        ];
        for (facet, value) in own {
            values.entry(facet).or_default().insert(value.to_owned());
        }
        if let Some(sdg) = values.get_mut(&Facet::Sdg) {
            let goals: Vec<String> =
                sdg.iter().filter_map(|target| Some(target.split_once('.')?.0.to_owned())).collect();
            sdg.extend(goals);
        }
        for codes in values.values_mut() {
            codes.remove("");
        }
        values.retain(|_, codes| !codes.is_empty());
        values
    }
}

impl Query {
    /// Whether an entry passes the filters and the years; words are not looked at. An entry falls between years when
    /// its own years have one in common with them; one that tells of no time does not.
    pub fn lets_through(&self, entry: &Entry) -> bool {
        let values = entry.values();
        let fits = |(facet, wanted): (&Facet, &BTreeSet<String>)| {
            wanted.is_empty() || values.get(facet).is_some_and(|has| !has.is_disjoint(wanted))
        };
        self.filters.iter().all(fits) && self.years.is_none_or(|years| entry.years.is_some_and(|own| meet(own, years)))
    }
}

/// Whether two spans of years, both ends included, have a year in common. Ends may stand in either order.
pub fn meet(one: (u16, u16), other: (u16, u16)) -> bool {
    let sorted = |(a, b): (u16, u16)| if a <= b { (a, b) } else { (b, a) };
    let ((from, until), (first, last)) = (sorted(one), sorted(other));
    from <= last && first <= until
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_facet_and_order_is_found_by_its_code() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        for facet in Facet::ALL {
            assert_eq!(Facet::from_code(facet.code()), Some(facet));
        }
        for sort in Sort::ALL {
            assert_eq!(Sort::from_code(sort.code()), Some(sort));
        }
    }

    #[test]
    fn a_target_counts_for_its_goal_and_an_empty_value_for_nothing() {
        let entry = Entry {
            kind: Kind::Practice,
            key: "1".to_owned(),
            meeting: MeetingId::parse("panel").unwrap(),
            language: String::new(),
            title: String::new(),
            place: String::new(),
            names: Vec::new(),
            texts: Vec::new(),
            facets: BTreeMap::from([(Facet::Sdg, BTreeSet::from(["11.1".to_owned(), "6".to_owned()]))]),
            years: None,
            published_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
        };
        let values = entry.values();
        assert_eq!(values[&Facet::Sdg].iter().collect::<Vec<_>>(), ["11", "11.1", "6"]);
        assert!(values[&Facet::Kind].contains("practice") && !values.contains_key(&Facet::Language));
    }
}
