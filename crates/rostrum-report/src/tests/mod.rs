//! What holds for a report in every format.

mod content;
mod formats;
#[cfg(feature = "pdf")]
mod pdf;
