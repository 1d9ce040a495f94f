//! Feeds any text to the check of a log: what verifies is what a log of that head says, and nothing breaks.
//!
//! `cargo fuzz run -s none verify_log`

#![no_main]

use libfuzzer_sys::fuzz_target;
use rostrum_domain::floor::chain::{genesis, head, verify};
use rostrum_domain::ids::MeetingId;

fuzz_target!(|text: &str| {
    let _ = verify(text);
    // Past the first line, which is hard to guess.
    if let Ok(meeting) = MeetingId::parse("m") {
        let verified = verify(&format!("{}\n{text}", head(&meeting, 1, &genesis(&meeting))));
        assert!(!verified.findings.is_empty(), "nobody finds a line that fits by guessing");
    }
});
