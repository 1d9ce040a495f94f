//! Workbooks (XLSX): each sheet that people see becomes rows of cells.
//!
//! A workbook is a packed folder, so a small file can unpack to a huge one, and one cell in the last corner of a
//! sheet makes it seem huge. What is unpacked is counted first, and cells are read one by one.

use std::io::{Cursor, Read, copy, sink};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::rows::{OfCell, Row, clean};
use crate::sheets::{MOST_UNPACKED_BYTES, Sheet, SheetsFault};

/// The most cells that are read of a workbook: 100,000 rows of 40.
const MOST_CELLS: usize = 4_000_000;
/// The most columns of a sheet that are read; what stands further right is left out.
const MOST_COLUMNS: usize = 200;
/// The most text that the cells may hold together: cells share texts, so few bytes can become many.
const MOST_TEXT_BYTES: usize = 64 * 1024 * 1024;

/// Reads the sheets of a workbook that are not hidden and hold anything.
pub fn sheets(bytes: &[u8], file: &str, of_cell: OfCell) -> Result<Vec<Sheet>, SheetsFault> {
    check_size(bytes, file)?;
    // Should the library panic over a file that was made to break it, the file is a damaged one.
    catch_unwind(AssertUnwindSafe(|| read(bytes, file, of_cell)))
        .unwrap_or_else(|_| Err(damaged(file, String::new(), "its parts contradict each other")))
}

fn damaged(file: &str, place: String, detail: impl ToString) -> SheetsFault {
    SheetsFault::Damaged { file: file.to_owned(), place, detail: detail.to_string() }
}

/// Unpacks all parts without keeping them: the sizes that the file itself names may be false.
fn check_size(bytes: &[u8], file: &str) -> Result<(), SheetsFault> {
    let fault = |fault: &dyn std::fmt::Display| damaged(file, String::new(), fault);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    if archive.index_for_name("xl/workbook.xml").is_none() && archive.index_for_name("content.xml").is_some() {
        return Err(SheetsFault::UnknownType { file: file.to_owned(), found: "an OpenDocument file" });
    }
    if archive.index_for_name("word/document.xml").is_some() {
        return Err(SheetsFault::UnknownType { file: file.to_owned(), found: "a Word document" });
    }
    let mut left = MOST_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| fault(&error))?;
        let unpacked = copy(&mut entry.take(left + 1), &mut sink()).map_err(|error| fault(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| SheetsFault::TooMuch {
            file: file.to_owned(),
            what: "more than 64 MB when unpacked, the most that is read".to_owned(),
        })?;
    }
    Ok(())
}

/// What may still be read, and how.
struct Left {
    cells: usize,
    text_bytes: usize,
    of_cell: OfCell,
}

fn read(bytes: &[u8], file: &str, of_cell: OfCell) -> Result<Vec<Sheet>, SheetsFault> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(file, String::new(), error))?;
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = workbook.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let mut left = Left { cells: MOST_CELLS, text_bytes: MOST_TEXT_BYTES, of_cell };
    let mut sheets = Vec::new();
    for name in names {
        let rows = rows(&mut workbook, &name, file, &mut left)?;
        if !rows.is_empty() {
            sheets.push(Sheet { name: Some(name), rows });
        }
    }
    Ok(sheets)
}

fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, file: &str, left: &mut Left) -> Result<Vec<Row>, SheetsFault> {
    let mut rows: Vec<Row> = Vec::new();
    let broken = |rows: &[Row], error: XlsxError| {
        let place = match rows.last() {
            Some(row) => format!("sheet “{sheet}”, after row {}: ", row.line),
            None => format!("sheet “{sheet}”: "),
        };
        damaged(file, place, error)
    };
    let too_much = |what: &str| SheetsFault::TooMuch { file: file.to_owned(), what: what.to_owned() };
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|error| broken(&rows, error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&rows, error))? {
        left.cells = left.cells.checked_sub(1).ok_or_else(|| too_much("more than 4,000,000 cells"))?;
        let (line, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let text = text(cell.get_value(), left.of_cell);
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let bytes = text.len();
        left.text_bytes = left.text_bytes.checked_sub(bytes).ok_or_else(|| too_much("more than 64 MB of text"))?;
        let line = line.saturating_add(1);
        if rows.last().is_none_or(|row| row.line != line) {
            rows.push(Row { line, cells: Vec::new() });
        }
        let row = rows.last_mut().expect("a row was put there");
        if row.cells.len() <= column {
            // The empty cells in between count, too: each costs memory.
            left.cells = left.cells.saturating_sub(column - row.cells.len());
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
    }
    Ok(rows)
}

/// What a reader of the sheet sees, but dates in ISO 8601 and numbers without the marks of a place.
fn text(value: &DataRef<'_>, of_cell: OfCell) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => of_cell(text),
        DataRef::SharedString(text) => of_cell(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) => moment(at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => clean(text),
        DataRef::Error(error) => error.to_string(),
    }
}

fn moment(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    if at.is_duration() || (0.0..1.0).contains(&at.as_f64()) {
        let seconds = (at.as_f64() * 86_400.0).round();
        let (hours, rest) = ((seconds / 3600.0).floor(), seconds.rem_euclid(3600.0));
        return format!("{hours:02}:{:02}:{:02}", (rest / 60.0).floor(), rest.rem_euclid(60.0));
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests;
