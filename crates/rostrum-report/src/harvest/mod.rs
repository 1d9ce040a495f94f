//! The answers of an OAI-PMH 2.0 endpoint, as a pure function over records that are handed in.
//!
//! ```text
//! pairs of the query --read--> Asked --needs--> (the page fetches records) --answer--> XML
//! ```
//!
//! Nothing is kept between two pages of a list: the resumption token holds what the list was asked with and where it
//! stands. Records come in the order in which they changed, so one that changes while it is harvested comes again at
//! the end, and none is left out. <https://www.openarchives.org/OAI/openarchivesprotocol.html>

mod answer;
mod asked;
#[cfg(test)]
mod tests;
mod token;

use jiff::Timestamp;

use crate::citation::Cited;

pub use answer::answer;
pub use asked::{Asked, read};

/// Most records of one page of a list.
pub const MOST_RECORDS: usize = 100;

/// What the endpoint says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// What the compendium is called.
    pub name: String,
    /// The address of the endpoint, without a query.
    pub address: String,
    /// The host in identifiers of records: `oai:{host}:practice-17`. A domain name.
    pub host: String,
    /// To whom harvesters write: at least one address, which the schema demands.
    pub admin_emails: Vec<String>,
    /// When the first record came in; before it nothing changed.
    pub earliest: Timestamp,
    /// The sets by which a harvest can be narrowed. Empty: there are none.
    pub sets: Vec<Set>,
}

/// A set of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// `meeting:local-government-2025`: parts out of letters, digits, `-`, `_` and `.`, joined by `:`.
    pub spec: String,
    /// What it is called.
    pub name: String,
}

/// A record as a harvester gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its place in the order of changes.
    pub position: Position,
    /// The same as [`Cited::key`]: `practice-17`.
    pub key: String,
    /// The sets in which it is.
    pub sets: Vec<String>,
    /// What is told of it; `None`: it is no longer published, and is told as deleted for ever.
    pub cited: Option<Cited>,
}

/// A place in the order of changes: by instant, then by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// When the record last changed, or was taken off.
    pub changed_at: Timestamp,
    /// The number of the practice: it parts those that changed in the same instant.
    pub number: u32,
}

/// What has to be fetched before an answer can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// The record with this key, published or taken off.
    One(String),
    /// A page of the list.
    Page(Page),
}

/// Which records a page of a list has: those in all bounds, in the order of their positions, at most `most`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Changed at or after this instant.
    pub from: Option<Timestamp>,
    /// Changed before this instant.
    pub before: Option<Timestamp>,
    /// In this set.
    pub set: Option<String>,
    /// Behind this position.
    pub after: Option<Position>,
    /// At most so many: one more than is shown, so that the end is seen.
    pub most: usize,
}

/// What was fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// The records of the page, or the one record.
    pub records: Vec<Record>,
    /// How many records the whole list has within its bounds, from its first page on.
    pub total: usize,
}

impl Page {
    /// Takes the records of this page out of all records. For sources that hold them in memory.
    pub fn of<'a>(&self, all: impl IntoIterator<Item = &'a Record>) -> Fetched {
        let inside = |record: &&Record| {
            self.from.is_none_or(|from| record.position.changed_at >= from)
                && self.before.is_none_or(|before| record.position.changed_at < before)
                && self.set.as_ref().is_none_or(|set| record.sets.contains(set))
        };
        let mut records: Vec<&Record> = all.into_iter().filter(inside).collect();
        records.sort_by_key(|record| record.position);
        let total = records.len();
        let behind = records.into_iter().filter(|record| self.after.is_none_or(|after| record.position > after));
        Fetched { records: behind.take(self.most).cloned().collect(), total }
    }
}
