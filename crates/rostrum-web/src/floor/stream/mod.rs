//! The stream: the whole state of a view on connect and after each change, as server-sent events.
//!
//! - `channel` renders a view once for each version and language; all its readers send the same bytes.
//! - `message` is one message as bytes. It holds instants and lengths, never a count: nothing is sent per
//!   second, the browser counts.
//! - `reader` sends through the web server; `log` does so with the events themselves, for programs.
//! - `program` is what programs read instead of parts of a page.

mod channel;
mod log;
mod message;
mod program;
mod reader;

#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use rostrum_store::MeetingRow;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

use super::view::{Readers, View};
use channel::Key;
pub use channel::Streams;
pub(super) use program::content as program_content;

/// Which stream.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    view: Option<String>,
    audience: Option<String>,
    lang: Option<String>,
    /// The version that the reader has, for one that cannot send `Last-Event-ID`.
    after: Option<u64>,
}

/// Opens a stream.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown meeting or view, [`Fault::NotPermitted`] to whom it is not for.
pub async fn open(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
    visit: Visit,
    asked: HeaderMap,
    uri: Uri,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let code = wanted.view.as_deref().unwrap_or("live");
    if code == "log" {
        return open_log(app, &row, wanted.after, visit, (asked, uri)).await;
    }
    let view = View::from_code(code, wanted.audience.as_deref()).ok_or(Fault::NotFound)?;
    visit.require(view.action(), Some(&row.meeting.id))?;
    let lang = view.lang(wanted.lang.as_deref(), visit.lang);
    let states = follow(app, &row, view, lang, (asked, uri)).await?;
    Ok((headers(), Body::from_stream(states)).into_response())
}

async fn open_log(
    app: App,
    row: &MeetingRow,
    after: Option<u64>,
    visit: Visit,
    (asked, uri): (HeaderMap, Uri),
) -> Result<Response, Fault> {
    let view = View::Program(Readers::Secretariat);
    visit.require(view.action(), Some(&row.meeting.id))?;
    let last = asked.get("last-event-id").and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let key = Key { meeting: row.meeting.id.clone(), view, lang: visit.lang };
    let sent = app.streams().join(&app, &key).await?;
    let reader = log::LogReader::new(app, key, (asked, uri), sent, last.or(after));
    Ok((headers(), Body::from_stream(unfold(reader, log::LogReader::next))).into_response())
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
    let key = Key { meeting: row.meeting.id.clone(), view, lang };
    let sent = app.streams().join(&app, &key).await?;
    Ok(unfold(reader::Reader::new(app, key, asked, sent), reader::Reader::next))
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

/// What the server's clock says to pages that measure how far their own is off.
#[derive(Debug, Serialize)]
pub struct ServerTime {
    time_ms: i64,
    epoch: i64,
}

/// Tells the time, in milliseconds since 1970, with the number of the last setting of the clock.
pub async fn time(State(app): State<App>) -> Json<ServerTime> {
    let clock = app.store().clock();
    Json(ServerTime { time_ms: clock.real().as_millisecond(), epoch: clock.epoch() })
}

/// After how many milliseconds a browser comes back: two to five seconds, different for each connection, so
/// that they do not all come at once.
fn retry() -> Bytes {
    let ms = 2_000 + RandomState::new().hash_one(0) % 3_000;
    Bytes::from(format!("retry: {ms}\n\n"))
}
