//! Bytes become rows of cells, whatever separates them.

use crate::text::text_of;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file, or its row in the sheet, from 1.
    pub line: u32,
    /// Its cells, without those that are empty at its end. White space of every kind is one space.
    pub cells: Vec<String>,
}

/// The rows that hold anything, split by what separates most of the file: tabs as the platform writes them, else
/// semicolons or commas as a spreadsheet program saves them.
pub fn rows(bytes: &[u8]) -> Vec<Row> {
    let text = text_of(bytes);
    split(&text, separator(&text), clean)
}

/// The rows that hold anything, of a table whose first line names its columns and so tells what separates them.
pub fn rows_below_heading(bytes: &[u8], of_cell: OfCell) -> Vec<Row> {
    let text = text_of(bytes);
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    split(&text, separator(heading), of_cell)
}

/// What is taken of a cell: [`clean`] for a name or a figure, [`written`] for a text of several lines.
pub type OfCell = fn(&str) -> String;

fn separator(sample: &str) -> u8 {
    let count = |separator: char| sample.matches(separator).count();
    if sample.contains('\t') {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    }
}

fn split(text: &str, separator: u8, of_cell: OfCell) -> Vec<Row> {
    // The platform quotes nothing; a spreadsheet program does.
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .quoting(separator != b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // Text in memory that is UTF-8 and of any width reads without an error; a record that does not is left out.
    for record in reader.records().flatten() {
        let line = record.position().map_or(1, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let mut cells: Vec<String> = record.iter().map(of_cell).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            rows.push(Row { line, cells });
        }
    }
    rows
}

/// A text as it was written, with its lines; white space at its end goes.
pub fn written(cell: &str) -> String {
    cell.trim_start_matches('\u{feff}').replace("\r\n", "\n").trim_end().to_owned()
}

/// White space of every kind becomes one space; marks of direction go.
pub fn clean(cell: &str) -> String {
    let visible: String = cell
        .chars()
        .filter(
            |c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'),
        )
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
