//! The report as a tagged PDF, laid out by typst from the template `report.typ`.
//!
//! The file keeps to PDF/A-2a (archive) and PDF/UA-1 (accessibility) at once; typst refuses to
//! write it otherwise. What people wrote reaches the template as data, never as source.

mod fonts;
mod unprinted;
mod world;

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandard, PdfStandards};

use crate::WriteError;
use crate::model::Report;
use world::ReportWorld;
pub(crate) use world::Template;

/// Where to look for fonts beside those built in and those of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfOptions {
    /// Folders that are searched with all below them, the first one first.
    pub font_folders: Vec<PathBuf>,
}

impl Default for PdfOptions {
    /// The folder `fonts` of the working folder.
    fn default() -> Self {
        Self { font_folders: vec![PathBuf::from("fonts")] }
    }
}

/// A PDF and what could not be printed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Letters for which no font was found, in their order. A replacement character stands in
    /// their place, and the note to the rapporteur says so.
    pub missing: Vec<char>,
}

/// Writes the report as PDF with the fonts built in, those in the folder `fonts` of the working
/// folder and those of the system. The same report with the same fonts gives the same bytes.
///
/// # Errors
/// [`WriteError::Pdf`] when the template fails or warns, or the file would not keep to its
/// standards.
pub fn pdf(report: &Report) -> Result<Vec<u8>, WriteError> {
    Ok(pdf_with(report, &PdfOptions::default())?.bytes)
}

/// Writes the report as PDF with fonts from further folders, and says which letters are missing.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_with(report: &Report, options: &PdfOptions) -> Result<Pdf, WriteError> {
    let value = serde_json::to_value(report).map_err(|error| WriteError::Pdf(error.to_string()))?;
    write(Template::Report, value, report.date, options)
}

/// Lays a value out by a template. Its texts are in the fonts at hand; letters of no font are replaced.
pub(crate) fn write(
    template: Template,
    mut value: Value,
    date: jiff::civil::Date,
    options: &PdfOptions,
) -> Result<Pdf, WriteError> {
    let mut letters = BTreeSet::new();
    each_text(&mut value, &mut |text| letters.extend(text.chars()));
    let chosen = fonts::choose(&letters, &options.font_folders);
    let mut missing = chosen.missing;
    replace(&mut value, &missing, chosen.replacement);
    // A font may have a letter and still not its combination with a mark: then what typst could not
    // print is replaced too, and the report is laid out again.
    for _ in 0..ROUNDS {
        let input = serde_json::json!({
            "report": value,
            "families": chosen.families,
            "date": { "year": date.year(), "month": date.month(), "day": date.day() },
            "notes": missing_note(&missing).into_iter().collect::<Vec<_>>(),
        });
        let world = ReportWorld::new(template, chosen.fonts.clone(), input.to_string().into_bytes());
        let document = lay_out(&world);
        // Reports differ, so what typst remembers of one is of no use to the next.
        comemo::evict(0);
        let document = document?;
        let unprinted = unprinted::letters(&document);
        if unprinted.is_empty() {
            return Ok(Pdf { bytes: export(&document)?, missing: missing.into_iter().collect() });
        }
        replace(&mut value, &unprinted, chosen.replacement);
        missing.extend(unprinted);
    }
    let letters: Vec<String> = missing.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    Err(WriteError::Pdf(format!("no font at hand prints {}", letters.join(", "))))
}

/// How often a report is laid out before it is given up.
const ROUNDS: usize = 4;

fn replace(value: &mut Value, letters: &BTreeSet<char>, replacement: char) {
    if !letters.is_empty() {
        each_text(value, &mut |text| {
            *text = text.chars().map(|c| if letters.contains(&c) { replacement } else { c }).collect();
        });
    }
}

fn lay_out(world: &ReportWorld) -> Result<PagedDocument, WriteError> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| failed(&errors))?;
    if warnings.is_empty() { Ok(document) } else { Err(failed(&warnings)) }
}

fn export(document: &PagedDocument) -> Result<Vec<u8>, WriteError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| WriteError::Pdf(error.message().to_string()))?;
    let creator = Smart::Custom(Some("Rostrum".to_owned()));
    let options = typst_pdf::PdfOptions { standards, creator, ..Default::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| failed(&errors))
}

fn failed(diagnostics: &[SourceDiagnostic]) -> WriteError {
    let texts: Vec<String> = diagnostics
        .iter()
        .map(|one| {
            let hints: Vec<String> = one.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
            format!("{}{}", one.message, hints.concat())
        })
        .collect();
    WriteError::Pdf(texts.join("; "))
}

fn missing_note(missing: &BTreeSet<char>) -> Option<String> {
    let first = missing.first()?;
    let shown: Vec<String> = missing.iter().take(8).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let more = if missing.len() > 8 { format!(" and {} more", missing.len() - 8) } else { String::new() };
    let language = match u32::from(*first) {
        0x0600..=0x06FF => " For Arabic, Amiri and Noto Naskh Arabic have them.",
        0x3000..=0x9FFF => " For Chinese, Noto Sans SC has them.",
        _ => "",
    };
    Some(format!(
        "Letters could not be printed for want of a font ({}{more}); a replacement character stands in their place. \
         Put a font that has them into the folder “fonts” or install it, and write the report again.{language}",
        shown.join(", ")
    ))
}

fn each_text(value: &mut Value, visit: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(values) => values.iter_mut().for_each(|value| each_text(value, visit)),
        Value::Object(fields) => fields.values_mut().for_each(|value| each_text(value, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
