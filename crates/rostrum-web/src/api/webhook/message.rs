//! Messages, made of the log of the floor. They hold numbers and instants; whoever wants names asks for them with
//! a token.

use rostrum_domain::floor::chain::public_fields;
use rostrum_domain::floor::{Floor, Recorded};
use rostrum_domain::ids::MeetingId;
use rostrum_store::{Error, Message, Webhook, message_id};
use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::error::Fault;
use crate::floor::next_speakers;

/// Who is next has changed. It is no event of the log, but follows from it.
const NEXT: &str = "next_speaker_changed";
/// Every event of the floor, and the next speaker.
const EVERYTHING: &str = "everything";

/// The kinds that can be chosen, in the order of the page. All but `next_speaker_changed` and `everything` are
/// types of events.
pub const KINDS: [&str; 12] = [
    "floor_given",
    "intervention_ended",
    NEXT,
    "list_opened",
    "list_closed",
    "segment_started",
    "segment_ended",
    "suspended",
    "session_resumed",
    "meeting_closed",
    "undone",
    EVERYTHING,
];

/// What a receiver is told.
#[derive(Serialize)]
struct Body<'a> {
    id: &'a str,
    r#type: &'a str,
    meeting: &'a MeetingId,
    /// Version of the log of the floor.
    version: u64,
    /// When it happened, by the clock of the meeting.
    at: String,
    #[serde(flatten)]
    whom: Whom,
}

/// Whom it is about, by number. Nothing else of an event goes out: a reason may name somebody.
#[derive(Default, PartialEq, Eq, Serialize)]
struct Whom {
    #[serde(skip_serializing_if = "Option::is_none")]
    inscription: Option<u64>,
    /// A place in the programme, such as `session-1-panellist-2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<String>,
}

/// Folds one line of the log, and makes the messages that a webhook wants of it.
pub fn messages(webhook: &Webhook, floor: &mut Floor, line: &Recorded) -> Result<Vec<Message>, Error> {
    let next = |floor: &Floor| next_speakers(floor, 1).pop();
    let before = next(floor);
    floor.apply(line);
    let after = next(floor);
    let event = Value::Object(public_fields(line));
    let kind = event["type"].as_str().unwrap_or_default();
    let wants = |kind: &str| webhook.kinds.iter().any(|wanted| wanted == kind || wanted == EVERYTHING);
    let mut made = Vec::new();
    if wants(kind) {
        made.push(message(webhook, kind, line, whom(&event))?);
    }
    if before != after && wants(NEXT) {
        let speaker = serde_json::json!({ "speaker": after });
        made.push(message(webhook, NEXT, line, whom(&speaker))?);
    }
    Ok(made)
}

/// A message that says nothing but that it arrives.
///
/// # Errors
/// The outside failed.
pub async fn test_message(app: &App, webhook: &Webhook) -> Result<Message, Fault> {
    let version = app.desk().floor(&webhook.meeting).await?.version;
    Ok(write(webhook, "test", version, app.now().to_string(), Whom::default())?)
}

fn message(webhook: &Webhook, kind: &str, line: &Recorded, whom: Whom) -> Result<Message, Error> {
    write(webhook, kind, line.version, line.at.to_string(), whom)
}

fn write(webhook: &Webhook, kind: &str, version: u64, at: String, whom: Whom) -> Result<Message, Error> {
    let id = message_id()?;
    let body = Body { id: &id, r#type: kind, meeting: &webhook.meeting, version, at, whom };
    let body = serde_json::to_string(&body).expect("texts and numbers are JSON");
    Ok(Message { id, kind: kind.to_owned(), body })
}

fn whom(event: &Value) -> Whom {
    let text = |name: &str| event[name].as_str().map(str::to_owned);
    let speaker = &event["speaker"];
    Whom {
        inscription: event["inscription"].as_u64().or_else(|| speaker["inscription"].as_u64()),
        person: speaker["person"].as_str().map(str::to_owned),
        session: text("session"),
        segment: text("segment"),
    }
}

#[cfg(test)]
mod tests {
    use rostrum_domain::floor::Event;

    use super::*;

    #[test]
    fn every_kind_that_can_be_chosen_is_an_event_of_the_floor() {
        for kind in KINDS.into_iter().filter(|kind| ![NEXT, EVERYTHING].contains(kind)) {
            let read = serde_json::from_value::<Event>(serde_json::json!({ "type": kind }));
            let known = read.as_ref().map_or_else(|error| !error.to_string().contains("unknown variant"), |_| true);
            assert!(known, "{kind}: {read:?}");
        }
        let unknown = serde_json::from_value::<Event>(serde_json::json!({ "type": "no_such_event" }));
        assert!(unknown.unwrap_err().to_string().contains("unknown variant"));
    }
}
