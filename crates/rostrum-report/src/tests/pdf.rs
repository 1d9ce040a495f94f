//! What the PDF keeps.

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use super::formats::with_texts;
use crate::{PdfOptions, compose, pdf, pdf_with, sample};

/// What a reader of the file reads, by `pdftotext` where it is installed.
pub fn text(bytes: &[u8]) -> Option<String> {
    let mut child = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    Some(String::from_utf8(output.stdout).unwrap())
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_pdf_is_tagged_has_bookmarks_and_keeps_to_both_standards() {
    let bytes = pdf(&compose(&sample::held(3, 20))).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    // Metadata of PDF/A is never compressed.
    for mark in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1"] {
        assert!(contains(&bytes, mark), "{mark}");
    }
    assert!(contains(&bytes, "Summary of the one-day panel discussion"), "the title of the document");
    assert!(contains(&bytes, "2026-09-01"), "the date of the report");
}

#[test]
fn the_same_report_gives_the_same_pdf() {
    let report = compose(&sample::held(2, 20));
    assert!(pdf(&report).unwrap() == pdf(&report).unwrap());
}

#[test]
fn a_letter_without_a_font_is_named_and_the_report_is_written_all_the_same() {
    // U+1F9FF is in no text face; U+12000 (cuneiform) in none that is usually installed.
    let report = compose(&with_texts("A. Person", "Function", "Sign \u{12000} of the times"));
    let nowhere = PdfOptions { font_folders: Vec::new() };
    let written = pdf_with(&report, &nowhere).unwrap();
    if written.missing.contains(&'\u{12000}') {
        let text = text(&written.bytes).expect("pdftotext is installed; on Debian: apt-get install poppler-utils");
        assert!(text.contains("U+12000"), "the note to the rapporteur names the letter");
    } else {
        assert!(written.missing.is_empty(), "{:?}", written.missing);
    }
}

proptest! {
    // A document takes a good part of a second in a dev build.
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn no_text_breaks_the_pdf(name in any::<String>(), title in "\\PC{0,60}", statement in any::<String>()) {
        let report = compose(&with_texts(&name, &title, &statement));
        let written = pdf(&report);
        prop_assert!(written.is_ok(), "{}", written.unwrap_err());
    }
}

#[test]
fn code_in_a_text_is_printed_and_not_run() {
    let hostile = "#panic(\"x\") $ \\ // * _ @a <b> = - + / [ ] { } `c`";
    let written = pdf(&compose(&with_texts(hostile, hostile, hostile))).unwrap();
    let text = text(&written).expect("pdftotext is installed; on Debian: apt-get install poppler-utils");
    assert!(text.contains("#panic(\"x\")"), "{text}");
}
