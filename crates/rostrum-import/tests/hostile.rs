//! Texts made to keep the reader busy.

use std::time::{Duration, Instant};

use rostrum_import::{read_concept_note, write_concept_note};

/// For 20 kB; far above what reading takes even on a busy machine without optimisation.
const MOST: Duration = Duration::from_secs(10);

#[test]
fn no_repeated_text_keeps_the_reader_busy() {
    let pieces = [
        "57/12 ",
        "resolution 57/12 ",
        "A/HRC/1/2 ",
        "- A/HRC/1/2\n",
        "10:00 – 10:20 a\n",
        "10:00 – 10:20 ",
        "21 July 2025 ",
        "21 July, ",
        "1, ",
        "(",
        "[",
        "[a](",
        "**",
        "\\",
        "|",
        "\t",
        "Objective:\n",
        "Programme\n10:00 – 10:01 a\n",
        "- ",
        "the Council at its 63rd session report ",
        "sixty-",
        "45 minutes of the floor ",
        "CET ",
        "Room ",
        "Panellists:\n- A, B\n",
        "21 July 2025\n",
        "/",
        "a/",
        "\u{301}",
        "ab",
        "年",
        "Session 1\n",
        "Europe/Zurich ",
        "; ",
        "two slots of ",
        "Time: ",
    ];
    for heading in ["Date: ", "Documents: ", "Date: 21 July 2025\nProgramme\n10:00 – 10:20 A\n"] {
        for piece in pieces {
            let text = format!("Title of the panel\n{heading}{}", piece.repeat(20_000 / piece.len()));
            let start = Instant::now();
            let imported = read_concept_note(text.as_bytes(), "note").unwrap();
            let read = start.elapsed();
            let written = write_concept_note(&imported.note).len();
            assert!(read < MOST, "{heading:?} {piece:?}: {read:?}");
            assert!(written < 40 * text.len(), "{heading:?} {piece:?}: {written} bytes");
        }
    }
}
