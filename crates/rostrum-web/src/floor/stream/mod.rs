//! The stream: the whole state of a view on connect and after each change, as server-sent events.
//!
//! - `channel` renders a view once for each version and language; all its readers send the same bytes.
//! - `message` is one message as bytes. It holds instants and lengths, never a count: nothing is sent per
//!   second, the browser counts.
//! - `writers` write what everybody may see to the sockets of all its readers; `places` bounds their number.
//! - `reader` sends through the web server; `log` does so with the events themselves, for programs.
//! - `program` is what programs read instead of parts of a page.

mod channel;
mod log;
mod message;
mod places;
mod program;
mod reader;
mod writers;

#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, Method, Uri, Version};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use rostrum_store::MeetingRow;
use serde::{Deserialize, Serialize};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::server::handover::Handover;
use crate::visit::Visit;

use super::view::{Readers, View, has_address};
use channel::Key;
pub use channel::Streams;
pub(super) use program::content as program_content;
use writers::Newcomer;

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
/// [`Fault::NotFound`] for an unknown meeting or view, [`Fault::NotPermitted`] to whom it is not for,
/// [`Fault::NoPlace`] when as many read what is public as the server has places for.
#[utoipa::path(get, operation_id = "stream", path = "/m/{meeting}/stream", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"),
        ("view" = String, Query, description = "`json`: the state after each change; `log`: the events themselves, for secretariat and chair. Views of pages are parts of those pages"),
        ("audience" = Option<String>, Query, description = "`public`, also when it is left out, `participant` or `secretariat`"),
        ("after" = Option<u64>, Query, description = "The version that the reader has, where `Last-Event-ID` cannot be sent"),
        ("lang" = Option<String>, Query, description = "The language of what is said in words")),
    security((), ("token" = [])),
    responses((status = 200, body = String, content_type = "text/event-stream", description = "Server-sent events; docs/live.md has them"),
        (status = 401, body = crate::api::openapi::Problem), (status = 403, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem),
        (status = 503, body = crate::api::openapi::Problem)))]
pub async fn open(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
    visit: Visit,
    request: Request,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let code = wanted.view.as_deref().unwrap_or("live");
    if code == "log" {
        return open_log(app, &row, wanted.after, visit, asked(&request)).await;
    }
    let view = View::from_code(code, wanted.audience.as_deref()).ok_or(Fault::NotFound)?;
    if let View::Screen(kind) = view
        && !has_address(kind, &visit, &row.meeting.id)
    {
        return Err(Fault::NotFound);
    }
    visit.require(view.action(), Some(&row.meeting.id))?;
    let lang = view.lang(wanted.lang.as_deref(), visit.lang);
    if view.action() != Action::SeePublic {
        let states = follow(app, &row, view, lang, asked(&request)).await?;
        return Ok((headers(), Body::from_stream(states)).into_response());
    }
    let most = app.settings().live.streams;
    let place = app.streams().places.take(most).ok_or(Fault::NoPlace { most })?;
    let key = Key { meeting: row.meeting.id, view, lang };
    let sent = app.streams().join(&app, &key).await?;
    if let Some(handover) = handover(&request) {
        let body = handover.offer(move |stream| {
            let newcomer = Newcomer { stream, place };
            app.streams().writers.hand(key, &sent, &app.closing(), newcomer);
        });
        return Ok((headers(), body).into_response());
    }
    let reader = reader::Reader::new(app, key, asked(&request), sent, Some(place));
    Ok((headers(), Body::from_stream(unfold(reader, reader::Reader::next))).into_response())
}

/// Who asks, to be looked at again later.
fn asked(request: &Request) -> (HeaderMap, Uri) {
    (request.headers().clone(), request.uri().clone())
}

/// The way to the socket of a request whose answer is sent in chunks and has a body.
fn handover(request: &Request) -> Option<&Handover> {
    let fits = request.version() == Version::HTTP_11 && request.method() == Method::GET;
    request.extensions().get::<Handover>().filter(|_| fits)
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
    Ok(unfold(reader::Reader::new(app, key, asked, sent, None), reader::Reader::next))
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
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ServerTime {
    /// Milliseconds since 1970 on the server's clock.
    time_ms: i64,
    /// The number of the last setting of that clock: after another one, what was measured before counts no more.
    epoch: i64,
}

/// Tells the time, in milliseconds since 1970, with the number of the last setting of the clock.
#[utoipa::path(get, operation_id = "time", path = "/time", tag = "floor", responses((status = 200, body = ServerTime)))]
pub async fn time(State(app): State<App>) -> Json<ServerTime> {
    let clock = app.store().clock();
    Json(ServerTime { time_ms: clock.real().as_millisecond(), epoch: clock.epoch() })
}

/// After how many milliseconds a browser comes back: two to five seconds, different for each connection, so
/// that they do not all come at once.
fn retry() -> String {
    let ms = 2_000 + RandomState::new().hash_one(0) % 3_000;
    format!("retry: {ms}\n\n")
}
