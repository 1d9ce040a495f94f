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
//!
//! [`questionnaire`] writes the Word questionnaire of a call for inputs.
//!
//! What is published in the compendium leaves by writers of its own: [`citation`] (BibTeX, RIS, CSL-JSON, DataCite,
//! Dublin Core, JSON-LD), [`atom`] and [`harvest`] (OAI-PMH).

mod atom;
#[cfg(feature = "pdf")]
pub mod badges;
pub mod citation;
mod compose;
#[cfg(feature = "docx")]
mod docx;
pub mod english;
pub mod harvest;
mod html;
mod markdown;
pub mod markup;
pub mod model;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(test)]
mod sample;
pub mod skos;
pub mod table;
#[cfg(test)]
pub(crate) mod tests;

pub use atom::{Feed, atom};
pub use compose::compose;
#[cfg(feature = "docx")]
pub use docx::{docx, questionnaire};
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
