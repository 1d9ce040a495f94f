//! Contributions as their authors write them: a form that saves by itself, handed in with a receipt.
//!
//! - [`door`] lets in: by a link, or as a participant who began it or is of the same delegation.
//! - `form` is the page, `typed` reads what it sends, [`press`] does what its buttons say; [`save`] takes what the script
//!   sends while somebody types.
//! - [`receipt`] shows what was received; [`author`] asks those who are named beside the author.

pub mod author;
pub mod begin;
pub mod door;
mod form;
mod own;
mod parts;
pub mod press;
pub mod receipt;
pub mod save;
#[cfg(test)]
mod tests;
mod typed;
mod words;

pub use own::section as own_section;
pub use words::language;

use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_store::ConsentChange;

use crate::app::App;

/// What has to follow when an author says otherwise what may be made public: whoever shows contributions is told here,
/// after the commit.
pub async fn after_consent(_app: &App, meeting: &MeetingId, no: ContributionNo, change: &ConsentChange) {
    if change.was_public {
        tracing::info!(%meeting, contribution = no.0, public = change.is_public, "what may be shown has changed");
    }
}
