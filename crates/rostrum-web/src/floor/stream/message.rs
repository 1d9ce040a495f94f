//! One message of a stream as bytes, written once and shared by all who read it.

use axum::body::Bytes;
use jiff::Timestamp;
use rostrum_domain::floor::{Current, Floor};
use rostrum_store::Clock;
use serde::Serialize;

/// A message as server-sent event and, around it, as one chunk of an HTTP/1.1 answer: who writes to the
/// socket itself sends the whole, everybody else the part inside. Clones share the bytes.
#[derive(Clone, Debug)]
pub(super) struct Message {
    chunk: Bytes,
    head: usize,
}

impl Message {
    /// A message of these lines, which end with an empty one.
    pub(super) fn new(lines: &str) -> Self {
        let head = format!("{:x}\r\n", lines.len());
        Self { chunk: Bytes::from(format!("{head}{lines}\r\n")), head: head.len() }
    }

    /// A state of the floor: its version is the id, by which a reader goes on later. `head` is an object,
    /// `content` more members of it, as JSON.
    ///
    /// # Errors
    /// A value that JSON cannot write.
    pub(super) fn state(version: u64, head: &impl Serialize, content: &str) -> serde_json::Result<Self> {
        let head = serde_json::to_string(head)?;
        let open = head.strip_suffix('}').unwrap_or(&head);
        Ok(Self::new(&format!("id: {version}\ndata: {open},{content}}}\n\n")))
    }

    /// A sign of life.
    ///
    /// # Errors
    /// A value that JSON cannot write.
    pub(super) fn beat(beat: &Beat) -> serde_json::Result<Self> {
        Ok(Self::new(&format!("event: beat\ndata: {}\n\n", serde_json::to_string(beat)?)))
    }

    /// The server-sent event.
    pub(super) fn event(&self) -> Bytes {
        self.chunk.slice(self.head..self.chunk.len() - 2)
    }

    /// The same as a chunk.
    pub(super) fn chunk(&self) -> &Bytes {
        &self.chunk
    }
}

/// What a sign of life says.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Beat {
    /// The version of the newest state.
    pub version: u64,
    #[serde(flatten)]
    pub times: Times,
}

/// The instants from which a page counts by itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Times {
    /// The instant of the meeting when this was written, in milliseconds since 1970.
    pub now_ms: i64,
    /// The same instant by the clock that `GET /time` tells. Another number than `now_ms` in a rehearsal only.
    pub real_ms: i64,
    /// Seconds of the meeting in one real second.
    pub speed: f64,
    /// Where the clock of a rehearsal will stand still.
    pub until_ms: Option<i64>,
    /// Another number whenever the clock of the server was set.
    pub epoch: i64,
    /// Between two signs of life, in milliseconds.
    pub beat_ms: u64,
}

impl Times {
    /// The present instants of a clock.
    pub(super) fn of(clock: &dyn Clock, beat: std::time::Duration) -> Self {
        Self {
            now_ms: clock.now().as_millisecond(),
            real_ms: clock.real().as_millisecond(),
            speed: clock.speed(),
            until_ms: clock.stops_at().map(Timestamp::as_millisecond),
            epoch: clock.epoch(),
            beat_ms: u64::try_from(beat.as_millis()).unwrap_or(u64::MAX),
        }
    }
}

/// The clock of an intervention as instants and lengths, all in milliseconds. Nothing of it changes while
/// nothing happens on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Face {
    /// When the floor was given.
    started_ms: i64,
    /// How long the clock stood in earlier pauses.
    paused_ms: i64,
    /// Since when it stands, if it does.
    paused_at_ms: Option<i64>,
    /// The limit.
    limit_ms: i64,
    /// When the limit is reached; `None` while the clock stands.
    deadline_ms: Option<i64>,
    /// How much is left when the clock turns amber.
    amber_ms: i64,
    /// How much is left when it turns red.
    red_ms: i64,
}

impl Face {
    /// The clock of who has the floor. Amber half a minute before the limit and red at it, unless the rules of
    /// the session say otherwise.
    pub(super) fn of(floor: &Floor, current: &Current) -> Self {
        let (started_ms, limit_ms) = (current.started.as_millisecond(), i64::from(current.limit_seconds) * 1_000);
        let thresholds = floor.rules_of(&current.session).map(|rules| rules.thresholds_ms(current.limit_seconds));
        let (amber_ms, red_ms) = thresholds.unwrap_or((30_000, 0));
        Self {
            started_ms,
            paused_ms: current.paused_ms,
            paused_at_ms: current.paused_at.map(Timestamp::as_millisecond),
            limit_ms,
            deadline_ms: current.paused_at.is_none().then_some(started_ms + current.paused_ms + limit_ms),
            amber_ms,
            red_ms,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_chunk_with_the_event_inside() {
        let message = Message::state(7, &serde_json::json!({ "version": 7 }), "\"who\":\"\u{fc}\"").unwrap();
        assert_eq!(message.event(), "id: 7\ndata: {\"version\":7,\"who\":\"\u{fc}\"}\n\n".as_bytes());
        let chunk = "26\r\nid: 7\ndata: {\"version\":7,\"who\":\"\u{fc}\"}\n\n\r\n";
        assert_eq!(message.chunk(), chunk.as_bytes());
        let length = usize::from_str_radix(chunk.split_once('\r').unwrap().0, 16).unwrap();
        assert_eq!(message.event().len(), length);
    }
}
