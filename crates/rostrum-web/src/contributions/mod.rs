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
