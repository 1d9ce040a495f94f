//! Search over the compendium and the record: words in six languages, filters with counts, one order for pages and files.
//!
//! [`Index`] is a projection in memory: whoever publishes puts entries into it after commit, and the program fills it at
//! its start. One query gives list, counts and files, from the same state, so they cannot differ. Postings, ranking and
//! phrases are tantivy's, filters and counts are bitmaps of `roaring`; what is our own is how a text becomes words
//! (`analyser`) and how a query is understood (`plan`).

mod analyser;
mod columns;
mod excerpt;
mod index;
mod order;
mod plan;
mod search;
mod similar;
mod stored;
mod tokens;
mod typo;
mod words;

pub use excerpt::{Excerpt, Marked};
pub use index::{Index, IndexFault};
pub use search::{Found, Hit, Page};
pub use similar::{PlaceOf, Reason, Similar};
