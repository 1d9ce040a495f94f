//! How names and addresses of accounts are kept: sealed, with a keyed hash by which an address is found.

use crate::error::Error;
use crate::folder::Store;
use crate::vault::place;

impl Store {
    pub(crate) fn seal_of_account(&self, column: &str, no: i64, plain: &str) -> String {
        self.vault().seal(&place("account", column, &[&no]), plain)
    }

    pub(crate) fn open_of_account(&self, column: &str, no: i64, sealed: &str) -> Result<String, Error> {
        self.vault().open(&place("account", column, &[&no]), sealed)
    }

    /// By which somebody is found whom a provider knows, by exactly these signs.
    pub(crate) fn subject_key(&self, subject: &str) -> String {
        self.vault().blind("account.subject", subject)
    }

    /// By which an address is found, whatever its case.
    pub(crate) fn address_key(&self, email: &str) -> String {
        self.vault().blind("account.email", &email.trim().to_lowercase())
    }
}
