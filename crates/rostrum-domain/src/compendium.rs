//! What is searched in the compendium and the record: one query for the list, its counts and every file of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::MeetingId;
use crate::practice::Part;

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
