//! Feeds any bytes to the reader of attendance reports: what it takes is in order and counted once.
//!
//! `cargo fuzz run -s none read_attendance`

#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use rostrum_import::read_attendance;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(attendance) = read_attendance(bytes, "report", &[date(2025, 7, 21)], None) {
        for attendee in &attendance.attendees {
            assert!(!attendee.name.is_empty() && attendee.seconds() >= 0);
            assert!(attendee.spans.windows(2).all(|pair| pair[0].1 < pair[1].0), "no moment counts twice");
        }
    }
});
