//! The report of a meeting: content decided once, then laid out in four formats.
//!
//! ```text
//! ReportSource --compose--> Report --markdown/html/docx/pdf--> bytes
//! ```
//!
//! - [`compose`] decides every word. It is pure; the date is in the source.
//! - [`Report`] has no layout. A paragraph carries the [`model::Source`]s it was made from.
//! - [`markdown`], [`html`], [`docx`] and [`pdf`] lay it out and decide no content.
//!   The same report gives the same bytes.
//! - [`table`] writes tables for spreadsheets, such as the log of a floor.

#[cfg(feature = "pdf")]
pub mod badges;
mod compose;
#[cfg(feature = "docx")]
mod docx;
pub mod english;
mod html;
mod markdown;
pub mod model;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(test)]
mod sample;
pub mod table;
#[cfg(test)]
mod tests;

pub use compose::compose;
#[cfg(feature = "docx")]
pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
pub use model::Report;
#[cfg(feature = "pdf")]
pub use pdf::{Pdf, PdfOptions, pdf, pdf_with};

/// A report that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A part of a DOCX could not be packed.
    #[error("the DOCX could not be packed: {0}")]
    Docx(String),
    /// A table does not fit into a workbook.
    #[error("the table could not be written: {0}")]
    Xlsx(String),
    /// The template of the PDF failed on this report.
    #[error("the PDF could not be laid out: {0}")]
    Pdf(String),
}
