//! Exports of Indico, the system in which much of the United Nations and of science runs its events.
//!
//! `/export/event/ID.json` tells what an event is; `event` makes a concept note of it, which the reader of notes
//! reads like any other. The lists of registrants (`/export/event/ID/registrants.json` and
//! `/api/events/ID/registrants`) become rows, which the reader of participants reads.

mod event;
mod registrants;

use serde_json::Value;

pub use registrants::registrants;

/// What a text in JSON is.
pub enum Export {
    /// One event, as a concept note in plain text.
    Event(String),
    /// Something else, and what.
    Other(&'static str),
}

/// What an export of Indico holds; `None` for what is no JSON.
pub fn export(text: &str) -> Option<Export> {
    let value = parse(text)?;
    if registrants::list(&value).is_some() {
        return Some(Export::Other(
            "a list of registrants of Indico, which is read in on a meeting's page of participants",
        ));
    }
    let events = value.get("results").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Some(match events {
        [event] if event.get("startDate").is_some() => Export::Event(event::as_note(event)),
        [_, _, ..] => Export::Other("an export of several events of Indico; export one event alone"),
        _ => Export::Other("JSON, but no export of an event of Indico"),
    })
}

/// The value of a text that begins like an object.
fn parse(text: &str) -> Option<Value> {
    text.trim_start().starts_with('{').then(|| serde_json::from_str(text).ok())?
}

/// A text on one line; "" where there is none.
fn line(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
