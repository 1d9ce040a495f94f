//! Feeds any bytes to the reader of concept notes. What it reads is printed, written and read again.
//!
//! `cargo fuzz run -s none read_concept_note fixtures/concept-notes -- -dict=fuzz/concept_note.dict`

#![no_main]

use libfuzzer_sys::fuzz_target;
use rostrum_import::{read_concept_note, render_notices, write_concept_note};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(imported) = read_concept_note(bytes, "note") {
        let _ = render_notices("note", &imported.text, &imported.notices, true);
        let written = write_concept_note(&imported.note);
        let again = read_concept_note(written.as_bytes(), "written");
        assert!(again.is_ok(), "a note that was written reads back");
    }
});
