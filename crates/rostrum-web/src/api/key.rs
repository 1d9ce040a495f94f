//! The name that a program gives a command, so that it is carried out once however often it is sent.

use axum::http::HeaderMap;
use axum::http::header::{HeaderName, HeaderValue};
use rostrum_domain::floor::{Actor, Refusal};

use crate::error::Fault;

/// The header that may hold it.
const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
/// Most characters of it.
const LONGEST: usize = 64;
/// Tells such names from those that the pages of the same sender choose.
const OF_PROGRAMS: &str = "api:";

/// The key in the header of a request.
///
/// # Errors
/// [`Fault::Malformed`] for what is no plain text.
pub fn in_header(headers: &HeaderMap) -> Result<Option<String>, Fault> {
    let text = |value: &HeaderValue| value.to_str().map(str::to_owned);
    let malformed = |_| Fault::Malformed("Idempotency-Key: plain letters and digits are permitted".to_owned());
    headers.get(HEADER).map(text).transpose().map_err(malformed)
}

/// A key as the desk has it, apart from those that pages choose; `kind` of commands that have keys of their own.
///
/// # Errors
/// [`Fault::Malformed`] for one that is too long.
pub fn for_desk(kind: &str, sent: Option<String>) -> Result<Option<String>, Fault> {
    match sent.filter(|key| !key.is_empty()) {
        Some(key) if key.chars().count() > LONGEST => {
            Err(Fault::Malformed(format!("key: at most {LONGEST} characters are permitted")))
        }
        key => Ok(key.map(|key| format!("{OF_PROGRAMS}{kind}{key}"))),
    }
}

/// A key of a note, which is kept with the role of its sender alone: programs have that of the secretariat.
pub fn for_note(by: Actor, key: String) -> String {
    match by {
        Actor::Program(no) => format!("program {no}:{key}"),
        _ => key,
    }
}

/// A key that was used is told to its sender as the sender wrote it.
pub fn told_as_sent(fault: Fault, sent: Option<String>) -> Fault {
    match (fault, sent) {
        (Fault::Refused(Refusal::KeyUsed { .. }), Some(key)) => Refusal::KeyUsed { key }.into(),
        (fault, _) => fault,
    }
}
