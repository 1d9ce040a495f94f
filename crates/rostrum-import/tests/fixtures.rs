//! Every note in `fixtures/concept-notes`: what is read is compared with the snapshot beside it, and what
//! is written reads back the same.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rostrum_import::{Imported, Origin, read_concept_note, render_notices, write_concept_note};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/concept-notes")
}

fn notes() -> Vec<(String, Vec<u8>)> {
    let mut notes: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("SOURCE.md"))
        .filter(|path| path.extension().is_some_and(|extension| extension != "snap" && extension != "new"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    notes.sort();
    notes
}

/// Fields with their values and lines, then the notices as the linter prints them.
fn outline(name: &str, imported: &Imported) -> String {
    let mut out = String::new();
    for field in &imported.fields {
        let from = match (field.origin, field.line) {
            (Origin::Read, Some(line)) => format!("line {line}"),
            (Origin::Read, None) => "read".to_owned(),
            (Origin::Assumed, _) => "assumed".to_owned(),
        };
        let _ = writeln!(out, "{} = {} ({from})", field.field, field.value);
    }
    out.push('\n');
    out.push_str(&render_notices(name, &imported.text, &imported.notices, false));
    out
}

#[test]
fn every_note_is_read_as_its_snapshot_says() {
    let notes = notes();
    assert!(notes.len() >= 12, "only {} notes were found", notes.len());
    insta::with_settings!({ snapshot_path => folder(), prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, bytes) in notes {
            let imported = read_concept_note(&bytes, &name).unwrap_or_else(|fault| panic!("{fault}"));
            insta::assert_snapshot!(name.clone(), outline(&name, &imported));
        }
    });
}

#[test]
fn every_note_that_is_written_reads_back_the_same() {
    for (name, bytes) in notes() {
        let note = read_concept_note(&bytes, &name).unwrap_or_else(|fault| panic!("{fault}")).note;
        let written = write_concept_note(&note);
        let again = read_concept_note(written.as_bytes(), "written.txt").unwrap().note;
        assert_eq!(again, note, "{name} was written as\n{written}");
    }
}

#[test]
fn the_same_note_in_another_encoding_is_the_same() {
    let read = |name: &str| {
        let bytes = std::fs::read(folder().join(name)).unwrap();
        read_concept_note(&bytes, name).unwrap().note
    };
    assert_eq!(read("windows-1252.txt"), read("spanish.txt"));
    assert_eq!(read("utf-16.txt"), read("slots.txt"));
}
