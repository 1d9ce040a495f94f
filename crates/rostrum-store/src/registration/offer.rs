//! For which offer of the design somebody registered. It stands plain where the category is public anyway, so that
//! places are counted by the database, and sealed where only the secretariat knows the category.

use rostrum_domain::ids::MeetingId;

use crate::error::Error;
use crate::folder::Store;
use crate::vault::{is_sealed, place};

/// The condition, in SQL, that the offer of a row is sealed. It is a range, so that an index serves it.
pub(super) const IS_SEALED: &str = "offer >= 's1.' AND offer < 's1/'";

/// The offer as it is written; hidden where only the secretariat may know it.
pub(crate) fn written(store: &Store, meeting: &MeetingId, no: i64, offer: &str, hidden: bool) -> String {
    if hidden { store.vault().seal(&at(meeting, no), offer) } else { offer.to_owned() }
}

/// The code of the offer, from the column.
///
/// # Errors
/// [`Error::Unreadable`] for one that was not sealed there.
pub(crate) fn read(store: &Store, meeting: &MeetingId, no: i64, text: String) -> Result<String, Error> {
    if is_sealed(&text) { store.vault().open(&at(meeting, no), &text) } else { Ok(text) }
}

fn at(meeting: &MeetingId, no: i64) -> String {
    place("participant", "offer", &[meeting, &no])
}
