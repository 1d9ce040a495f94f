//! The stream: the whole state of a view on connect and after each change, as server-sent events.
//!
//! A view is rendered once for each version and language; all connections send the same bytes. Only
//! the short beginning of a message, with the clock at that instant, is written for each of them.
//! Nothing is sent per second: the browser counts.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use rostrum_domain::floor::Current;
use rostrum_domain::ids::MeetingId;
use rostrum_store::MeetingRow;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

use super::view::View;

/// Between two signs of life.
const BEAT: Duration = Duration::from_secs(10);
/// The same in a rehearsal, whose clock changes its speed without any change on the floor.
const REHEARSAL_BEAT: Duration = Duration::from_millis(250);
/// Expected turns move with the time of day: a view that is older is rendered again.
const FRESH: Duration = Duration::from_secs(30);

/// Which stream.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    view: Option<String>,
    lang: Option<String>,
}

/// Opens a stream.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown meeting or view, [`Fault::NotPermitted`] for the console.
pub async fn open(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
    visit: Visit,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let view = View::from_code(wanted.view.as_deref().unwrap_or("live")).ok_or(Fault::NotFound)?;
    visit.require(view.action(), Some(&row.meeting.id))?;
    let lang = view.lang(wanted.lang.as_deref(), visit.lang);
    let states = follow(app, &row, view, lang, (headers, uri)).await?;
    Ok((self::headers(), Body::from_stream(states)).into_response())
}

/// The states of a view, each complete, with signs of life between them.
///
/// # Errors
/// The outside failed.
pub(super) async fn follow(
    app: App,
    row: &MeetingRow,
    view: View,
    lang: Lang,
    asked: (HeaderMap, Uri),
) -> Result<impl Stream<Item = Result<Bytes, Infallible>> + Send + use<>, Fault> {
    let revisions = app.desk().watch(&row.meeting.id).await?;
    let mut beat = interval(if row.meeting.rehearsal { REHEARSAL_BEAT } else { BEAT });
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick of an interval is at once, and the full state says all that a sign of life says.
    beat.reset();
    let connection = Connection {
        closing: app.closing(),
        key: Key { meeting: row.meeting.id.clone(), view, lang },
        asked,
        pending: VecDeque::from([Bytes::from(format!("retry: {}\n\n", retry_ms()))]),
        sent: None,
        revisions,
        beat,
        app,
    };
    Ok(unfold(connection, Connection::next))
}

/// The headers of every stream.
pub(super) fn headers() -> [(HeaderName, &'static str); 3] {
    [
        (CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        // Proxies of the nginx kind hold answers back unless they are told not to.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ]
}

/// Two to five seconds, different for each connection, so that they do not all come back at once.
fn retry_ms() -> u64 {
    2_000 + RandomState::new().hash_one(0) % 3_000
}

/// Rendered views of all meetings.
#[derive(Debug, Default)]
pub struct Streams {
    slots: Mutex<HashMap<Key, Slot>>,
}

type Slot = Arc<tokio::sync::Mutex<Option<Frame>>>;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    meeting: MeetingId,
    view: View,
    lang: Lang,
}

/// A view at one revision.
#[derive(Clone, Debug)]
struct Frame {
    revision: u64,
    rendered: Instant,
    version: u64,
    current: Option<Current>,
    /// The JSON object of the parts by the id of their element.
    parts: Bytes,
}

impl Streams {
    /// The view at a revision or a later one: rendered by the first that asks, shared with the rest.
    async fn frame(&self, app: &App, key: &Key, revision: u64) -> Result<Frame, Fault> {
        let slot =
            Arc::clone(self.slots.lock().unwrap_or_else(PoisonError::into_inner).entry(key.clone()).or_default());
        let mut slot = slot.lock().await;
        if let Some(frame) = slot.as_ref()
            && frame.revision >= revision
            && frame.rendered.elapsed() < FRESH
        {
            return Ok(frame.clone());
        }
        let picture = key.view.picture(app, &key.meeting, key.lang).await?;
        let parts = key.view.parts(&picture).into_iter().map(|(id, part)| (id, part.into_string()));
        let parts: serde_json::Map<_, _> = parts.map(|(id, part)| (id.to_owned(), part.into())).collect();
        let parts = Bytes::from(serde_json::Value::Object(parts).to_string());
        let same = slot.take().map(|old| old.parts).filter(|old| *old == parts);
        let frame = Frame {
            revision,
            rendered: Instant::now(),
            version: picture.floor.version,
            current: picture.floor.current.clone(),
            parts: same.unwrap_or(parts),
        };
        *slot = Some(frame.clone());
        Ok(frame)
    }
}

/// One reader of a stream.
struct Connection {
    app: App,
    key: Key,
    asked: (HeaderMap, Uri),
    revisions: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
    beat: Interval,
    pending: VecDeque<Bytes>,
    sent: Option<Bytes>,
}

impl Connection {
    /// The next bytes; `None` ends the stream.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            if let Some(bytes) = self.pending.pop_front() {
                return Some((Ok(bytes), self));
            }
            let mut beats = false;
            let goes_on = self.sent.is_some();
            if goes_on {
                tokio::select! {
                    _ = self.closing.wait_for(|closing| *closing) => return None,
                    changed = self.revisions.changed() => changed.ok()?,
                    _ = self.beat.tick() => beats = true,
                }
            }
            // A sign-in that has ended meanwhile must not go on reading, least of all while much happens.
            if goes_on && !self.still_permitted().await {
                return None;
            }
            let revision = *self.revisions.borrow_and_update();
            let frame = self.app.streams().frame(&self.app, &self.key, revision).await.ok()?;
            if beats && self.sent.as_ref() == Some(&frame.parts) {
                self.pending.push_back(self.sign_of_life(&frame));
            } else {
                self.beat.reset();
                self.pending.extend([self.head(&frame), frame.parts.clone(), Bytes::from_static(b"}\n\n")]);
                self.sent = Some(frame.parts);
            }
        }
    }

    async fn still_permitted(&self) -> bool {
        if self.key.view != View::Console {
            return true;
        }
        let (headers, uri) = &self.asked;
        let visit = Visit::read(&self.app, headers, uri).await;
        visit.is_ok_and(|visit| visit.may(self.key.view.action(), Some(&self.key.meeting)))
    }

    fn times(&self, frame: &Frame) -> (i64, f64, serde_json::Value) {
        let now = self.app.now();
        let clock = frame.current.as_ref().map(|current| {
            let reading = current.clock(now);
            json!({
                "elapsed_ms": reading.elapsed_ms,
                "limit_ms": reading.limit_ms,
                "running": reading.running,
                "started_ms": current.started.as_millisecond(),
            })
        });
        (now.as_millisecond(), self.app.store().clock().speed(), clock.unwrap_or_default())
    }

    fn head(&self, frame: &Frame) -> Bytes {
        let (now_ms, speed, clock) = self.times(frame);
        let version = frame.version;
        Bytes::from(format!(
            "id: {version}\ndata: {{\"version\":{version},\"now_ms\":{now_ms},\"speed\":{speed},\"clock\":{clock},\"fragments\":"
        ))
    }

    fn sign_of_life(&self, frame: &Frame) -> Bytes {
        let (now_ms, speed, clock) = self.times(frame);
        Bytes::from(format!("event: beat\ndata: {{\"now_ms\":{now_ms},\"speed\":{speed},\"clock\":{clock}}}\n\n"))
    }
}
