//! The chain of hashes over the log, and its public form.
//!
//! The log can be published without telling who the participants are: what could point at a person is
//! taken out of each line ([`fields`] says what stays) and replaced by a seal. The hash of a line covers
//! the hash of the line before it and the public form of the line, so nothing can be changed, left out,
//! added or moved without every hash after it being another. A seal is an HMAC under a key of its line
//! alone: it tells nothing, however few values are possible, until that key is published with what was
//! sealed, and then it fits nothing else.
//!
//! A file of the log has a first line ([`Head`]) and one line for each event. A line ends with its hash;
//! a line that is opened has all its fields, and its key before the hash.

mod calls;
mod check;
mod fields;
mod lots;
mod public;
mod replay;

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::event::Recorded;
use super::hash::Hash;
use crate::ids::MeetingId;

pub use calls::{Call, Calls};
pub use check::{Finding, Verified, verify};
pub use lots::Drawn;

/// The name of this form, in the first line of every file.
pub const FORM: &str = "rostrum floor 1";

/// The secret of a meeting, 32 random bytes: the keys of all its seals follow from it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

/// The key of one seal. Whoever has it can open that line and no other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SealKey([u8; 32]);

impl Secret {
    /// Takes 32 random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key of the line with this version.
    pub fn key(&self, version: u64) -> SealKey {
        SealKey(hmac(&self.0, &[b"rostrum seal 1", &version.to_be_bytes()]))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(…)")
    }
}

/// The hash before the first line of a meeting's log.
pub fn genesis(meeting: &MeetingId) -> Hash {
    let mut sha = Sha256::new();
    sha.update(FORM.as_bytes());
    sha.update(b"\n");
    sha.update(meeting.as_str().as_bytes());
    Hash::from_bytes(sha.finalize().into())
}

/// The hash of a line: that of the line before it, and the bytes of its public form.
pub fn link(previous: &Hash, public_line: &str) -> Hash {
    let mut sha = Sha256::new();
    sha.update(previous.as_bytes());
    sha.update(public_line.as_bytes());
    Hash::from_bytes(sha.finalize().into())
}

/// The public form of a line, without its hash: one JSON object, its names in the order of the alphabet.
pub fn public_line(line: &Recorded, secret: &Secret) -> String {
    public_form(object(line), &secret.key(line.version))
}

/// The public fields of a line, without seal and hash: for whoever is told of a single event.
pub fn public_fields(line: &Recorded) -> Map<String, Value> {
    fields::split(object(line)).0
}

/// A line of a file that anybody may read.
pub fn published(line: &Recorded, secret: &Secret, hash: &Hash) -> String {
    with_end(&public_line(line, secret), &[("hash", &hash.to_string())])
}

/// The same line opened: with all its fields and the key of its seal. It may stand in the place of the
/// published line in any file, which still verifies.
pub fn opened(line: &Recorded, secret: &Secret, hash: &Hash) -> String {
    let key = Hash::from_bytes(secret.key(line.version).0).to_string();
    with_end(&canonical(&Value::Object(object(line))), &[("key", &key), ("hash", &hash.to_string())])
}

/// The first line of a file: of which meeting it is, how far it goes, and the hash of its last line.
pub fn head(meeting: &MeetingId, version: u64, hash: &Hash) -> String {
    let mut head = Map::new();
    head.insert("head".to_owned(), hash.to_string().into());
    head.insert("log".to_owned(), FORM.into());
    head.insert("meeting".to_owned(), meeting.as_str().into());
    head.insert("version".to_owned(), version.into());
    canonical(&Value::Object(head))
}

fn object(line: &Recorded) -> Map<String, Value> {
    match serde_json::to_value(line) {
        Ok(Value::Object(object)) => object,
        _ => unreachable!("a line of the log is an object with text keys"),
    }
}

/// The public form of a line with all its fields.
fn public_form(line: Map<String, Value>, key: &SealKey) -> String {
    let (mut public, sealed) = fields::split(line);
    // Also where nothing is sealed: else the key of an opened line could be changed and nobody would know.
    let seal = hmac(&key.0, &[canonical(&Value::Object(sealed)).as_bytes()]);
    public.insert("sealed".to_owned(), Hash::from_bytes(seal).to_string().into());
    canonical(&Value::Object(public))
}

fn with_end(object: &str, end: &[(&str, &str)]) -> String {
    let mut line = object.strip_suffix('}').unwrap_or(object).to_owned();
    for (name, digits) in end {
        line.push_str(&format!(",\"{name}\":\"{digits}\""));
    }
    line.push('}');
    line
}

/// JSON in one way only: no white space, the names of an object in the order of the alphabet.
fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(object) => {
            let mut names: Vec<_> = object.iter().collect();
            names.sort_unstable_by_key(|(name, _)| name.as_str());
            text.push('{');
            for (index, (name, value)) in names.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(value, text);
            }
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}

fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut hmac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        hmac.update(part);
    }
    hmac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
