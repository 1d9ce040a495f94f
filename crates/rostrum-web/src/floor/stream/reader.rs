//! One reader of a stream whose answer goes through the web server.

use std::collections::VecDeque;
use std::convert::Infallible;

use axum::body::Bytes;
use axum::http::{HeaderMap, Uri};
use tokio::sync::watch;

use crate::access::Action;
use crate::app::App;
use crate::visit::Visit;

use super::super::view::View;
use super::channel::{Key, Sent};
use super::places::Place;

/// Sends what its channel sends; a reader who is slow is taken ahead to the newest state.
pub(super) struct Reader {
    app: App,
    key: Key,
    /// Who asked, to see whether the sign-in goes on.
    asked: (HeaderMap, Uri),
    sent: watch::Receiver<Sent>,
    closing: watch::Receiver<bool>,
    pending: VecDeque<Bytes>,
    state: u64,
    beat: u64,
    /// Its place among the readers of what is public.
    _place: Option<Place>,
}

impl Reader {
    pub(super) fn new(
        app: App,
        key: Key,
        asked: (HeaderMap, Uri),
        sent: watch::Receiver<Sent>,
        place: Option<Place>,
    ) -> Self {
        let pending = VecDeque::from([Bytes::from(super::retry())]);
        Self { closing: app.closing(), app, key, asked, sent, pending, state: 0, beat: 0, _place: place }
    }

    /// The next bytes; `None` ends the stream.
    pub(super) async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            if let Some(bytes) = self.pending.pop_front() {
                return Some((Ok(bytes), self));
            }
            if self.state > 0 {
                tokio::select! {
                    _ = self.closing.wait_for(|closing| *closing) => return None,
                    changed = self.sent.changed() => changed.ok()?,
                }
                // A sign-in that has ended meanwhile must not go on reading, least of all while much happens.
                if !self.still_permitted().await {
                    return None;
                }
            }
            self.take();
        }
    }

    fn take(&mut self) {
        let sent = self.sent.borrow_and_update();
        if self.state != sent.no {
            self.state = sent.no;
            self.pending.push_back(sent.state.event());
        }
        if self.beat != sent.beats {
            self.beat = sent.beats;
            self.pending.extend(sent.beat.as_ref().map(super::message::Message::event));
        }
    }

    /// What everybody may see needs no second look, and a screen is let in by its link: whoever revokes that
    /// ends its stream.
    async fn still_permitted(&self) -> bool {
        let action = self.key.view.action();
        let (headers, uri) = &self.asked;
        let by_link = matches!(self.key.view, View::Screen(_)) && uri.path().starts_with("/s/");
        if action == Action::SeePublic || by_link {
            return true;
        }
        let visit = Visit::read(&self.app, headers, uri).await;
        visit.is_ok_and(|visit| visit.may(action, Some(&self.key.meeting)))
    }
}
