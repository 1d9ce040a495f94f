//! Facts of the reader of workbooks.

use std::io::Write;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::sheets::read_sheets;

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Old list").unwrap().set_hidden(true).write(0, 0, "hidden").unwrap();
    book.add_worksheet().set_name("Empty").unwrap().set_active(true);
    let sheet = book.add_worksheet().set_name("Participants").unwrap();
    for (column, heading) in ["name", "since", "at", "from", "members", "fee", "speaks", "email"].iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let date = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    let format = |code: &str| Format::new().set_num_format(code);
    sheet.write(4, 0, "  Ana\n Duarte ").unwrap();
    sheet.write_with_format(4, 1, date("2025-07-21"), &format("d.m.yy")).unwrap();
    sheet.write_with_format(4, 2, date("2025-07-21T10:05:30"), &format("m/d/yyyy h:mm AM/PM")).unwrap();
    sheet.write_with_format(4, 3, date("09:30:00"), &format("hh:mm")).unwrap();
    sheet.write(4, 4, 1_234_567.0).unwrap();
    sheet.write(4, 5, 0.5).unwrap();
    sheet.write(4, 6, true).unwrap();
    sheet.write(4, 7, Formula::new("=A5&\"@porto.example\"").set_result("ana@porto.example")).unwrap();
    sheet.write(5, 0, Formula::new("=Z1/0").set_result("#DIV/0!")).unwrap();
    book.save_to_buffer().unwrap()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        out.start_file(*name, packed).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A workbook of one sheet, written by hand.
fn by_hand(sheet: &str) -> Vec<u8> {
    let rels = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>");
    zipped(&[
        ("_rels/.rels", rels("rId1", "officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_sheet_is_read_as_people_see_it_and_hidden_or_empty_ones_are_not() {
    let sheets = read_sheets(&workbook(), "list.xlsx").unwrap();
    let [sheet] = sheets.as_slice() else { panic!("{sheets:?}") };
    assert_eq!(sheet.name.as_deref(), Some("Participants"));
    let lines: Vec<u32> = sheet.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 5, 6], "rows keep the numbers that the spreadsheet shows");
    assert_eq!(
        sheet.rows[1].cells,
        ["Ana Duarte", "2025-07-21", "2025-07-21 10:05:30", "09:30:00", "1234567", "0.5", "TRUE", "ana@porto.example"]
    );
    assert_eq!(sheet.rows[2].cells, ["#DIV/0!"]);
}

#[test]
fn a_cell_in_the_last_corner_does_not_make_a_sheet_huge() {
    let cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>3</v></c></row>";
    let sheets = read_sheets(&by_hand(cell), "list.xlsx").unwrap();
    assert_eq!(sheets[0].rows[0], Row { line: 1, cells: vec!["1".to_owned()] });
    assert_eq!(sheets[0].rows[1], Row { line: 1_048_576, cells: vec![String::new(), "3".to_owned()] });
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
    let spaces = vec![b' '; 70 * 1024 * 1024];
    let bytes = zipped(&[("xl/workbook.xml", &spaces)]);
    assert!(bytes.len() < 100_000);
    let fault = read_sheets(&bytes, "list.xlsx").unwrap_err().to_string();
    assert_eq!(
        fault,
        "list.xlsx holds more than 64 MB when unpacked, the most that is read; take out what is no part of the table, such as pictures and empty formatted rows."
    );
}

#[test]
fn a_sheet_that_breaks_off_is_told_with_its_name_and_row() {
    let cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>x</v></c></row>";
    let fault = read_sheets(&by_hand(cell), "list.xlsx").unwrap_err().to_string();
    assert!(fault.starts_with("list.xlsx is a damaged workbook (sheet “One”, after row 1: "), "{fault}");
}

#[test]
fn another_kind_of_packed_file_is_named() {
    for (part, found) in [("content.xml", "an OpenDocument file"), ("word/document.xml", "a Word document")] {
        let fault = read_sheets(&zipped(&[(part, b"<x/>")]), "list").unwrap_err().to_string();
        assert!(fault.contains(found), "{fault}");
    }
    assert!(read_sheets(&zipped(&[("a", b"b")]), "list").unwrap_err().to_string().contains("damaged workbook"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_workbook_with_any_byte_changed_or_cut_off_gets_an_answer(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = workbook();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            let length = length.index(bytes.len());
            bytes.truncate(length);
        }
        let _ = read_sheets(&bytes, "list.xlsx");
    }

    #[test]
    fn any_elements_in_a_sheet_get_an_answer(
        parts in prop::collection::vec("<row r=\"[0-9]{1,8}\">|</row>|<c r=\"[A-Z]{0,4}[0-9]{0,8}\"( t=\"(s|str|n|b|e|d|inlineStr|x)\")?( s=\"[0-9]\")?>|</c>|<v>[0-9a-z.:#!-]{0,12}</v>|<is>|</is>|<t>[a-z&; ]{0,5}</t>|<f>[A-Z0-9+]{0,5}</f>", 0..30)
    ) {
        if let Ok(sheets) = read_sheets(&by_hand(&parts.concat()), "list.xlsx") {
            for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
                prop_assert!(row.cells.last().is_some_and(|last| !last.is_empty()) && row.cells.len() <= MOST_COLUMNS);
            }
        }
    }
}
