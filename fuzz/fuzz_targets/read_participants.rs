//! Feeds any bytes to the reader of tables of participants, as text and as the sheet of a workbook: no line is lost.
//!
//! `cargo fuzz run -s none read_participants`

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use rostrum_import::{read_participants, read_sheets};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    check(&workbook(bytes));
});

fn check(bytes: &[u8]) {
    let sheets = read_sheets(bytes, "list");
    for row in sheets.iter().flatten().flat_map(|sheet| &sheet.rows) {
        assert!(row.cells.last().is_some_and(|last| !last.is_empty()), "a row that is kept holds something");
    }
    if let Ok(read) = read_participants(bytes, "list", None) {
        let again = read_participants(read.csv.as_bytes(), "list", None).expect("it was just written");
        assert_eq!((again.lines.len(), again.faults.len()), (read.lines.len(), read.faults.len()));
    }
}

/// A workbook whose only sheet holds these bytes.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!("<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>")
    };
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    let rows = [format!("<worksheet xmlns=\"{MAIN}\"><sheetData>").as_bytes(), sheet, b"</sheetData></worksheet>"].concat();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").into_bytes()),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").into_bytes()),
        ("xl/worksheets/sheet1.xml", rows),
    ] {
        out.start_file(name, SimpleFileOptions::default()).expect("names are given once");
        out.write_all(&part).expect("memory takes all bytes");
    }
    out.finish().expect("memory takes all bytes").into_inner()
}
