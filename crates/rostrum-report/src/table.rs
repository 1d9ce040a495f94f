//! Tables as files that spreadsheets open.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A table with a heading for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name of the sheet, at most 31 characters.
    pub title: String,
    /// Headings.
    pub columns: Vec<String>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, which is never taken for a formula.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// An instant, shown in UTC: `2025-07-21 08:00:00.120`; a date in a workbook, so that it can be sorted and
    /// reckoned with.
    Instant(Timestamp),
}

impl Cell {
    /// A text, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// A number, or nothing.
    pub fn whole(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, Self::Whole)
    }

    /// An instant, or nothing.
    pub fn instant(at: Option<Timestamp>) -> Self {
        at.map_or(Self::Empty, Self::Instant)
    }
}

/// The table as CSV (RFC 4180) in UTF-8. It begins with a byte order mark, without which Excel reads another
/// character set. A text that a spreadsheet would take for a formula gets an apostrophe in front.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut text = "\u{feff}".to_owned();
    let headings = table.columns.iter().map(|heading| field(heading)).collect::<Vec<_>>();
    for row in std::iter::once(headings).chain(table.rows.iter().map(|row| row.iter().map(written).collect())) {
        text.push_str(&row.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => field(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Instant(at) => at.to_zoned_datetime(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S%.3f").to_string(),
    }
}

fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', ';', '"', '\r', '\n', '\'']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The table as XLSX, its headings bold and fixed, with a filter. Dated by `made`; the same table and date
/// give the same bytes.
///
/// # Errors
/// The title is no name of a sheet, or a text is longer than a cell (32,767 characters).
#[cfg(feature = "xlsx")]
pub fn xlsx(table: &Table, made: Timestamp) -> Result<Vec<u8>, crate::WriteError> {
    use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_timestamp(made.as_second())?;
        workbook.set_properties(&DocProperties::new().set_title(&table.title).set_creation_datetime(&made));
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.title)?.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        let date = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss.000");
        for (column, heading) in (0..).zip(&table.columns) {
            sheet.write_string_with_format(0, column, heading, &bold)?;
        }
        for (line, row) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        sheet.write_string(line, column, text)?;
                    }
                    Cell::Whole(number) => {
                        sheet.write(line, column, *number)?;
                    }
                    Cell::Instant(at) => {
                        sheet.write_number_with_format(line, column, serial(*at), &date)?;
                    }
                }
            }
        }
        let last = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        if let Some(columns) = u16::try_from(table.columns.len()).ok().filter(|columns| *columns > 0) {
            sheet.autofilter(0, 0, last(table.rows.len()), columns - 1)?;
        }
        sheet.autofit();
        workbook.save_to_buffer()
    };
    write().map_err(|error| crate::WriteError::Xlsx(error.to_string()))
}

/// Days since the last day but one of 1899, as workbooks count dates.
#[cfg(feature = "xlsx")]
#[allow(clippy::cast_precision_loss, reason = "milliseconds of the years to come have fewer digits than a float")]
fn serial(at: Timestamp) -> f64 {
    const OF_1970: f64 = 25_569.0;
    OF_1970 + at.as_millisecond() as f64 / 86_400_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: Vec<Cell>) -> Table {
        let columns = (1..=cells.len()).map(|number| format!("Column {number}")).collect();
        Table { title: "Floor".to_owned(), columns, rows: vec![cells] }
    }

    fn row(cells: Vec<Cell>) -> String {
        let text = String::from_utf8(csv(&table(cells))).unwrap();
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        text.split_once("\r\n").unwrap().1.trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn a_text_is_quoted_where_it_must_be_and_is_never_a_formula() {
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(row(vec![text("a"), Cell::Empty, Cell::Whole(-3)]), "a,,-3");
        assert_eq!(row(vec![text("a, \"b\"\nc")]), "\"a, \"\"b\"\"\nc\"");
        for formula in ["=1+1", "+1", "-1", "@A1", "\t=1"] {
            assert_eq!(row(vec![text(formula)]), format!("\"'{formula}\""));
        }
    }

    #[test]
    fn an_instant_is_written_as_spreadsheets_read_it() {
        let at = "2025-07-21T07:00:00.12Z".parse().unwrap();
        assert_eq!(row(vec![Cell::Instant(at), Cell::instant(None)]), "2025-07-21 07:00:00.120,");
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn a_workbook_holds_its_texts_and_no_formula_and_is_the_same_again() {
        use std::io::Read;
        let made = "2025-07-21T07:00:00Z".parse().unwrap();
        let noon = "2025-07-21T12:00:00Z".parse().unwrap();
        let cells =
            vec![Cell::Text("=1+1".to_owned()), Cell::Whole(7), Cell::Text("Łódź".to_owned()), Cell::Instant(noon)];
        let table = table(cells);
        let bytes = xlsx(&table, made).unwrap();
        assert_eq!(bytes, xlsx(&table, made).unwrap());
        let mut files = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            files.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let (strings, sheet) = (read("xl/sharedStrings.xml"), read("xl/worksheets/sheet1.xml"));
        assert!(strings.contains("=1+1") && strings.contains("Łódź"), "{strings}");
        assert!(sheet.contains("<v>7</v>") && !sheet.contains("<f>"), "{sheet}");
        // A number with the form of a date, no text.
        assert!(sheet.contains("<v>45859.5</v>") && read("xl/styles.xml").contains("yyyy-mm-dd"), "{sheet}");
        let long = Table { title: "x".repeat(32), ..Table::default() };
        assert!(matches!(xlsx(&long, made), Err(crate::WriteError::Xlsx(_))));
    }
}
