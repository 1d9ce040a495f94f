//! The stream of a screen: that of its view, with orders between the states.

use std::convert::Infallible;
use std::pin::Pin;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, StreamExt, unfold};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

use super::super::stream::{follow, headers};
use super::super::view::View;
use super::page::{self, Link};
use super::presence::{Open, Order};

/// Opens the stream of a screen.
///
/// # Errors
/// The outside failed.
pub async fn open(
    State(app): State<App>,
    Path(token): Path<String>,
    asked: HeaderMap,
    uri: Uri,
) -> Result<Response, Fault> {
    let Some(link) = page::find(&app, &token).await? else { return Ok(page::gone(&asked)) };
    // Listening begins before the link is looked up a last time: a revocation between would be missed.
    let key = link.key();
    let orders = app.screens().orders(&key);
    let Some(link) = page::find(&app, &token).await? else { return Ok(page::gone(&asked)) };
    let states = follow(app.clone(), &link.row, View::Screen(link.screen.kind), link.lang(), (asked, uri)).await?;
    let reader = Reader {
        app: app.clone(),
        token,
        lang: link.lang(),
        _open: app.screens().enter(&key, app.now()),
        // First of all what the screen is now: a page that was away may be of another kind.
        first: Some(Bytes::from(format!("event: screen\ndata: {}\n\n", describe(&link)))),
        states: Box::pin(states),
        orders,
        dark: false,
    };
    Ok((headers(), Body::from_stream(unfold(reader, Reader::next))).into_response())
}

/// Takes a sign of life of an open page.
///
/// # Errors
/// The outside failed.
pub async fn seen(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Fault> {
    let Some(link) = page::find(&app, &token).await? else { return Ok(StatusCode::GONE.into_response()) };
    app.screens().seen(&link.key(), app.now());
    Ok(Json(describe(&link)).into_response())
}

fn describe(link: &Link) -> Value {
    json!({ "kind": link.screen.kind.code(), "language": link.lang().tag() })
}

/// One open page.
struct Reader {
    app: App,
    token: String,
    lang: Lang,
    _open: Open,
    first: Option<Bytes>,
    states: Pin<Box<dyn Stream<Item = Result<Bytes, Infallible>> + Send>>,
    orders: watch::Receiver<Order>,
    dark: bool,
}

impl Reader {
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        if self.dark {
            return None;
        }
        if let Some(first) = self.first.take() {
            return Some((Ok(first), self));
        }
        tokio::select! {
            biased;
            changed = self.orders.changed() => changed.ok()?,
            state = self.states.next() => return state.map(|state| (state, self)),
        }
        let mut order = *self.orders.borrow_and_update();
        // Only the last order is kept: behind it may stand one to go dark that a slow reader never took.
        if order == Order::Reload && !matches!(page::find(&self.app, &self.token).await, Ok(Some(_))) {
            order = Order::Dark;
        }
        let message = match order {
            Order::Stay => Bytes::new(),
            Order::Reload => Bytes::from_static(b"event: reload\ndata: {}\n\n"),
            // Whoever does not load again must not go on reading what the screen is no longer for.
            Order::Change => {
                self.dark = true;
                Bytes::from_static(b"event: reload\ndata: {}\n\n")
            }
            Order::Dark => {
                self.dark = true;
                let text = json!({ "text": self.lang.t("screen-revoked") });
                Bytes::from(format!("event: revoked\ndata: {text}\n\n"))
            }
        };
        Some((Ok(message), self))
    }
}
