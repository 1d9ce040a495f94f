//! The stream of the log, for programs of secretariat and chair: every event in order, from where the
//! reader was.

use std::collections::VecDeque;
use std::convert::Infallible;

use axum::body::Bytes;
use axum::http::{HeaderMap, Uri};
use tokio::sync::watch;

use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

use super::channel::{Key, Sent};
use super::message::Message;

/// Most events that a reader is sent at once; one who missed more gets the state of the floor instead.
pub(super) const MOST_MISSED: u32 = 500;

/// Sends the events after the version that it has, and when they are too many, the whole state.
pub(super) struct LogReader {
    app: App,
    key: Key,
    asked: (HeaderMap, Uri),
    /// The channel of the state: it tells when something happened, and has the snapshot.
    sent: watch::Receiver<Sent>,
    closing: watch::Receiver<bool>,
    pending: VecDeque<Bytes>,
    /// The version that the reader has; `None`: none yet.
    has: Option<u64>,
    beat: u64,
    begun: bool,
}

impl LogReader {
    pub(super) fn new(
        app: App,
        key: Key,
        asked: (HeaderMap, Uri),
        sent: watch::Receiver<Sent>,
        has: Option<u64>,
    ) -> Self {
        let pending = VecDeque::from([Bytes::from(super::retry())]);
        Self { closing: app.closing(), app, key, asked, sent, pending, has, beat: 0, begun: false }
    }

    /// The next bytes; `None` ends the stream.
    pub(super) async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            if let Some(bytes) = self.pending.pop_front() {
                return Some((Ok(bytes), self));
            }
            if self.begun {
                tokio::select! {
                    _ = self.closing.wait_for(|closing| *closing) => return None,
                    changed = self.sent.changed() => changed.ok()?,
                }
                let (headers, uri) = &self.asked;
                let visit = Visit::read(&self.app, headers, uri).await.ok()?;
                if !visit.may(self.key.view.action(), Some(&self.key.meeting)) {
                    return None;
                }
            }
            self.begun = true;
            self.take().await.ok()?;
        }
    }

    async fn take(&mut self) -> Result<(), Fault> {
        let sent = self.sent.borrow_and_update().clone();
        let missed = match self.has {
            Some(has) if has <= sent.version => {
                self.app.store().list_floor_events_after(&self.key.meeting, has, MOST_MISSED + 1).await?
            }
            // A version that never was, as after a data folder was put back: the reader has to begin anew.
            Some(_) | None => Vec::new(),
        };
        let too_many = missed.len() > usize::try_from(MOST_MISSED).unwrap_or(usize::MAX);
        if self.has.is_none_or(|has| has > sent.version) || too_many {
            self.pending.extend([Bytes::from_static(b"event: snapshot\n"), sent.state.event()]);
            self.has = Some(sent.version);
            return Ok(());
        }
        for line in missed {
            let json = serde_json::to_string(&line).map_err(|error| Fault::failed(&error))?;
            self.pending.push_back(Bytes::from(format!("id: {}\nevent: log\ndata: {json}\n\n", line.version)));
            self.has = Some(line.version);
        }
        if self.beat != sent.beats {
            self.beat = sent.beats;
            self.pending.extend(sent.beat.as_ref().map(Message::event));
        }
        Ok(())
    }
}
