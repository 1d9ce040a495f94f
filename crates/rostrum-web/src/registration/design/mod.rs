//! The secretariat's pages on which registration is designed: an overview of the categories, a form for each of
//! them and for what everybody is asked, a preview in each language, and the design as one document.

mod document;
mod draft;
mod form;
mod overview;
mod preview;
mod section;
#[cfg(test)]
mod tests;
mod words;

use rostrum_domain::registration::Offer;

pub use document::{download, upload};
pub use overview::{change, show};
pub use preview::show as preview;
pub use section::{save, show as section};

/// What of the design a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section<'a> {
    /// What everybody is asked, and when registration is open.
    Everybody,
    /// One offer, at its place in the design.
    Offer(usize, &'a Offer),
}

/// The name of the section for everybody in addresses; no offer can have it, because of its hyphen.
const EVERYBODY: &str = "for-all";

impl Section<'_> {
    /// As it stands in the address.
    fn code(&self) -> &str {
        match self {
            Self::Everybody => EVERYBODY,
            Self::Offer(_, offer) => &offer.code,
        }
    }
}
