//! What holds for a report in every format.

mod content;
pub mod formats;
#[cfg(feature = "pdf")]
mod pdf;
