//! Writes the report of a made-up meeting in every format, to look at:
//! `cargo run -p rostrum-report --example sample -- FOLDER`.

#[allow(dead_code)]
#[path = "../src/sample.rs"]
mod sample;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("sample"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let mut rehearsal = sample::held(44, 250);
    rehearsal.meeting.rehearsal = true;
    for (name, source) in [("planned", sample::planned()), ("held", sample::held(12, 60)), ("rehearsal", rehearsal)] {
        let report = rostrum_report::compose(&source);
        std::fs::write(folder.join(format!("{name}.md")), rostrum_report::markdown(&report))?;
        std::fs::write(folder.join(format!("{name}.html")), rostrum_report::html(&report))?;
        #[cfg(feature = "docx")]
        std::fs::write(folder.join(format!("{name}.docx")), rostrum_report::docx(&report)?)?;
        #[cfg(feature = "pdf")]
        std::fs::write(folder.join(format!("{name}.pdf")), rostrum_report::pdf(&report)?)?;
    }
    Ok(())
}
