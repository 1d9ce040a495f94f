//! `verify`: whether a file of the log of a floor is what was logged.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use rostrum_domain::floor::Balance;
use rostrum_domain::floor::chain::{self, Call, Calls, Verified};
use rostrum_domain::ids::InscriptionNo;
use serde_json::json;

use crate::cli::{self, Format};
use crate::failure::Failure;

/// Largest file that is read, in bytes. The log of a day with 2,000 inscriptions has about 1 MB.
const LARGEST: u64 = 500_000_000;
/// Findings that are printed for people, and calls ahead in each session.
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
    said.push_str(match *opened == *events {
        true => "Every command in it is one that the rules allow at its place.\n",
        false => "Every command in it is one that the rules allow at its place, as far as its fields are public.\n",
    });
    for drawn in &verified.draws {
        let (session, version) = (&drawn.session, drawn.version);
        said.push_str(&format!(
            "The lots of {session} (version {version}) lead to this order: {}.\n",
            numbers(&drawn.order)
        ));
    }
    for calls in &verified.calls {
        said.push_str(&order(calls));
    }
    said + &format!(
        "\
         The last one has the hash\n  {head}\n\
         Compare it with one that was published or kept at the time: a chain alone does not show that there was\n\
         no other. docs/verify.md says what this proves and what it does not.\n"
    )
}

/// Who was called in a session, and whether in the order of its list.
fn order(calls: &Calls) -> String {
    let session = &calls.session;
    let called: Vec<InscriptionNo> = calls.calls.iter().map(|call| call.inscription).collect();
    let mut said = String::new();
    if !called.is_empty() {
        said.push_str(&format!("The floor in {session} was given to {}.\n", numbers(&called)));
    }
    if let Some(balance) = calls.sealed {
        let by = match balance {
            Balance::Gender => "gender",
            Balance::Region => "region",
        };
        return said
            + &format!(
                "Whether that is the order of the list cannot be seen here: its rules balance by {by}, which is sealed. \
                 An opened log shows it.\n"
            );
    }
    let ahead: Vec<_> = calls.calls.iter().filter(|call| !call.ahead_of.is_empty()).collect();
    if ahead.is_empty() && !called.is_empty() {
        said.push_str("  Each stood first on the list, by the rules and by what the log says of moves.\n");
    }
    for call in ahead.iter().take(MOST_FINDINGS) {
        let (version, no) = (call.version, call.inscription);
        said.push_str(&format!("  Version {version} called {no} ahead of {}.\n", numbers(&call.ahead_of)));
    }
    if ahead.len() > MOST_FINDINGS {
        said.push_str(&format!("  … and {} more calls ahead of others.\n", ahead.len() - MOST_FINDINGS));
    }
    if !calls.waiting.is_empty() {
        said.push_str(&format!("Still waiting in {session}, in the order of the list: {}.\n", numbers(&calls.waiting)));
    }
    said
}

fn numbers(all: &[InscriptionNo]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn as_json(verified: &Verified) -> serde_json::Value {
    let calls = |calls: &Calls| {
        let call = |call: &Call| json!({ "version": call.version, "inscription": call.inscription, "ahead_of": call.ahead_of });
        json!({
            "session": calls.session,
            "calls": calls.calls.iter().map(call).collect::<Vec<_>>(),
            "waiting": calls.waiting,
            "sealed": calls.sealed,
        })
    };
    let findings = verified.findings.iter().map(|finding| json!({ "line": finding.line, "text": finding.text }));
    json!({
        "verifies": verified.findings.is_empty(),
        "meeting": verified.meeting,
        "events": verified.events,
        "opened": verified.opened,
        "head": verified.head,
        "draws": verified.draws.iter().map(|drawn| json!({ "version": drawn.version, "session": drawn.session, "order": drawn.order })).collect::<Vec<_>>(),
        "calls": verified.calls.iter().map(calls).collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use rostrum_domain::ids::SessionId;

    use super::*;

    fn calls(sealed: Option<Balance>) -> Calls {
        let no = InscriptionNo;
        let call = |version, inscription, ahead_of: &[u32]| Call {
            version,
            inscription: no(inscription),
            ahead_of: ahead_of.iter().copied().map(no).collect(),
        };
        let calls = vec![call(6, 4, &[]), call(8, 7, &[5, 6])];
        Calls { session: SessionId::parse("session-1").unwrap(), calls, waiting: vec![no(5), no(6)], sealed }
    }

    #[test]
    fn the_order_is_told_with_every_call_ahead_of_others() {
        assert_eq!(
            order(&calls(None)),
            "The floor in session-1 was given to 4, 7.\n  Version 8 called 7 ahead of 5, 6.\n\
             Still waiting in session-1, in the order of the list: 5, 6.\n"
        );
        let mut in_order = calls(None);
        in_order.calls[1].ahead_of.clear();
        assert!(order(&in_order).contains("Each stood first on the list"));
        in_order.calls.clear();
        assert!(!order(&in_order).contains("first"), "where nobody was called nobody stood first");
    }

    #[test]
    fn an_order_that_rests_on_what_is_sealed_is_said_to_be_unknown() {
        let said = order(&calls(Some(Balance::Region)));
        assert!(said.contains("given to 4, 7.") && said.contains("balance by region, which is sealed"), "{said}");
        assert!(!said.contains("ahead") && !said.contains("waiting"), "{said}");
    }
}
