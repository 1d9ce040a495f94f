//! The seal on what people answer.

use std::fmt::Display;

use crate::error::Error;
use crate::folder::Store;
use crate::vault::place;

/// Seals a value for its place.
pub(super) fn seal(store: &Store, table: &str, column: &str, row: &[&(dyn Display + Sync)], plain: &str) -> String {
    store.vault().seal(&place(table, column, row), plain)
}

/// Opens a value at its place.
///
/// # Errors
/// [`Error::Unreadable`] for one that was not sealed there.
pub(super) fn open(
    store: &Store,
    table: &str,
    column: &str,
    row: &[&(dyn Display + Sync)],
    sealed: &str,
) -> Result<String, Error> {
    store.vault().open(&place(table, column, row), sealed)
}
