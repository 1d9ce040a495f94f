//! Tables by rows, whether they come as CSV or as a workbook (XLSX).

use crate::rows::{OfCell, Row, clean, rows_below_heading, written};
use crate::text::MOST_BYTES;
use crate::workbook;

/// A table: the whole of a CSV file, or one sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name; `None` for a CSV file.
    pub name: Option<String>,
    /// The rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// Why a file is no table. Each text says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetsFault {
    /// The file is larger than [`MOST_BYTES`].
    #[error("{file} has more than 32 MB, the most that is read; divide it.")]
    TooLarge {
        /// The file's name.
        file: String,
    },
    /// It becomes larger than [`MOST_UNPACKED_BYTES`] when it is unpacked, or holds more cells than are read.
    #[error("{file} holds {what}; take out what is no part of the table, such as pictures and empty formatted rows.")]
    TooMuch {
        /// The file's name.
        file: String,
        /// What it holds too much of, with the most that is read.
        what: String,
    },
    /// It is a file of another program, or of an older form.
    #[error("{file} is {found}; CSV and XLSX are read. Save the table as one of these.")]
    UnknownType {
        /// The file's name.
        file: String,
        /// What it seems to be.
        found: &'static str,
    },
    /// It is a workbook, but broken.
    #[error("{file} is a damaged workbook ({place}{detail}); open it in its program, save it again, and try that.")]
    Damaged {
        /// The file's name.
        file: String,
        /// The sheet and the last row that was read before it broke, where it broke in a sheet; ends with ": ".
        place: String,
        /// What the reader met.
        detail: String,
    },
}

/// The most that the parts of a workbook may hold together when they are unpacked: 64 MiB.
pub const MOST_UNPACKED_BYTES: u64 = 64 * 1024 * 1024;

/// Reads the sheets of a workbook (XLSX) that people see, or a text separated by tabs, semicolons or commas as one
/// sheet. Which it is the content tells, not the name. Formulas count with the value that was last reckoned, dates
/// become `2025-07-21` or `2025-07-21 10:00:00`. Sheets without a row are left out.
///
/// # Errors
/// [`SheetsFault`] says what is wrong with the file as a whole.
pub fn read_sheets(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, SheetsFault> {
    read(bytes, file, clean)
}

/// Reads sheets as [`read_sheets`] does, but leaves the lines and spaces within cells as they were written.
///
/// # Errors
/// As [`read_sheets`].
pub fn read_written_sheets(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, SheetsFault> {
    read(bytes, file, written)
}

fn read(bytes: &[u8], file: &str, of_cell: OfCell) -> Result<Vec<Sheet>, SheetsFault> {
    let name = || if file.is_empty() { "the file".to_owned() } else { file.to_owned() };
    if bytes.len() > MOST_BYTES {
        return Err(SheetsFault::TooLarge { file: name() });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return workbook::sheets(bytes, &name(), of_cell);
    }
    if let Some(found) = other_type(bytes) {
        return Err(SheetsFault::UnknownType { file: name(), found });
    }
    let rows = rows_below_heading(bytes, of_cell);
    Ok(if rows.is_empty() { Vec::new() } else { vec![Sheet { name: None, rows }] })
}

fn other_type(bytes: &[u8]) -> Option<&'static str> {
    let signatures: [(&[u8], &'static str); 5] = [
        (b"\xd0\xcf\x11\xe0", "a workbook of an old Excel, or one with a password"),
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"{\\rtf", "an RTF file"),
    ];
    signatures.into_iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, found)| found)
}

/// The letters of a column of a workbook, counted from 0: `A`, `Z`, `AA`.
pub fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).expect("below 26")));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => return letters.iter().rev().collect(),
        }
    }
}

/// Whether a cell holds what spreadsheet programs show where a formula failed: `#REF!`, `#N/A`.
pub fn is_formula_error(cell: &str) -> bool {
    const ERRORS: [&str; 10] =
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];
    ERRORS.contains(&cell)
}

impl Sheet {
    /// The rows as CSV, which [`read_sheets`] reads as the same cells.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &self.rows {
            writer.write_record(&row.cells).expect("a writer into memory takes every record");
        }
        let bytes = writer.into_inner().expect("a writer into memory takes every record");
        String::from_utf8(bytes).expect("cells are text")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn what_is_no_table_gets_one_sentence() {
        let fault = |bytes: &[u8]| read_sheets(bytes, "list").unwrap_err().to_string();
        assert_eq!(
            fault(b"\xd0\xcf\x11\xe0\xa1\xb1"),
            "list is a workbook of an old Excel, or one with a password; CSV and XLSX are read. Save the table as one of these."
        );
        assert!(fault(b"PK\x03\x04 broken").starts_with("list is a damaged workbook ("));
        assert!(fault(&vec![b'a'; MOST_BYTES + 1]).contains("more than 32 MB"));
        assert_eq!(read_sheets(b" \n\n", "list"), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn rows_written_as_csv_read_back(
            heading in prop::collection::vec("[a-z]{1,5}", 2..5),
            cells in prop::collection::vec(prop::collection::vec("[a-z,;'\"é]{1,6}", 1..5), 0..6)
        ) {
            let rows = std::iter::once(heading).chain(cells);
            let rows = (1..).zip(rows).map(|(line, cells)| Row { line, cells }).collect();
            let sheet = Sheet { name: None, rows };
            let read = read_sheets(sheet.to_csv().as_bytes(), "").unwrap();
            let cells = |sheet: &Sheet| sheet.rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>();
            prop_assert_eq!(cells(&read[0]), cells(&sheet));
        }
    }
}
