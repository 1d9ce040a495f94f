//! `verify`: whether a file of the log of a floor is what was logged.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use rostrum_domain::floor::chain::{self, Verified};
use serde_json::json;

use crate::cli::{self, Format};
use crate::failure::Failure;

/// Largest file that is read, in bytes. The log of a day with 2,000 inscriptions has about 1 MB.
const LARGEST: u64 = 500_000_000;
/// Findings that are printed for people.
const MOST_FINDINGS: usize = 20;

pub fn verify(arguments: &cli::Verify) -> Result<ExitCode, Failure> {
    let file = &arguments.file;
    let verified = chain::verify(&read(file)?);
    let said = match arguments.format {
        Format::Json => format!("{}\n", as_json(&verified)),
        Format::Text => in_words(&file.display().to_string(), &verified),
    };
    // Whoever reads may stop reading, as `head` does; that is no failure.
    let _ = std::io::stdout().write_all(said.as_bytes());
    Ok(ExitCode::from(u8::from(!verified.findings.is_empty())))
}

fn read(file: &Path) -> Result<String, Failure> {
    let no_log = |what: String| Failure::NoLog { file: file.to_owned(), what };
    let mut bytes = Vec::new();
    let source = std::fs::File::open(file).map_err(Failure::file(file))?;
    source.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Failure::file(file))?;
    if bytes.is_empty() {
        return Err(no_log("is empty".to_owned()));
    }
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(no_log(format!("has more than {} MB", LARGEST / 1_000_000)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = error.utf8_error().valid_up_to();
        no_log(format!("is no text: byte {} is none of UTF-8", before + 1))
    })
}

fn in_words(file: &str, verified: &Verified) -> String {
    let mut said = String::new();
    for finding in verified.findings.iter().take(MOST_FINDINGS) {
        said.push_str(&format!("{file}:{}: {}.\n", finding.line, finding.text));
    }
    if verified.findings.len() > MOST_FINDINGS {
        said.push_str(&format!("… and {} more.\n", verified.findings.len() - MOST_FINDINGS));
    }
    let (Some(meeting), Some(head), []) = (&verified.meeting, &verified.head, verified.findings.as_slice()) else {
        return said + &format!("{file} does not verify: it is not the log that was kept.\n");
    };
    let Verified { events, opened, .. } = verified;
    said.push_str(&format!("{file} verifies: {events} events of {meeting}, {opened} of them opened.\n"));
    if *opened == *events {
        said.push_str("Every command in it is one that the rules allow at its place.\n");
    }
    for drawn in &verified.draws {
        let order = drawn.order.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let (session, version) = (&drawn.session, drawn.version);
        said.push_str(&format!("The lots of {session} (version {version}) lead to this order: {order}.\n"));
    }
    said + &format!(
        "\
         The last one has the hash\n  {head}\n\
         Compare it with one that was published or kept at the time: a chain alone does not show that there was\n\
         no other. docs/verify.md says what this proves and what it does not.\n"
    )
}

fn as_json(verified: &Verified) -> serde_json::Value {
    let findings = verified.findings.iter().map(|finding| json!({ "line": finding.line, "text": finding.text }));
    json!({
        "verifies": verified.findings.is_empty(),
        "meeting": verified.meeting,
        "events": verified.events,
        "opened": verified.opened,
        "head": verified.head,
        "draws": verified.draws.iter().map(|drawn| json!({ "version": drawn.version, "session": drawn.session, "order": drawn.order })).collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}
