//! Which screens are there at this moment, and the orders that their open pages follow.
//!
//! What is known here is about connections, so it ends with the program; screens come back by themselves.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;
use tokio::sync::watch;

/// A screen by its meeting and number.
pub type ScreenKey = (MeetingId, u32);

/// A page gives a sign of life every 10 s; one that is silent for longer than this is in doubt.
pub const SILENT: Duration = Duration::from_secs(25);

/// What an open page is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Go on.
    Stay,
    /// Load again: somebody asked for it.
    Reload,
    /// Load again as another kind or in another language: what was shown so far ends at once.
    Change,
    /// Go dark: the link is out.
    Dark,
}

/// What is known of the connection of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// It was not seen since the program was started.
    Never,
    /// It is connected since this instant.
    Connected(Timestamp),
    /// It is connected, but has given no sign of life for so long.
    Silent(Duration),
    /// It was seen last at this instant, so long ago.
    Gone(Timestamp, Duration),
}

/// All screens of all meetings. Clones share it.
#[derive(Clone, Debug)]
pub struct Presence {
    lines: Arc<Mutex<HashMap<ScreenKey, Line>>>,
    changes: Arc<watch::Sender<u64>>,
}

#[derive(Debug)]
struct Line {
    orders: watch::Sender<Order>,
    open: usize,
    since: Timestamp,
    seen: Option<(Timestamp, Instant)>,
}

/// An open page of a screen; it leaves when this is dropped.
#[derive(Debug)]
pub struct Open {
    presence: Presence,
    key: ScreenKey,
}

impl Default for Presence {
    fn default() -> Self {
        Self { lines: Arc::default(), changes: Arc::new(watch::Sender::new(0)) }
    }
}

impl Presence {
    /// Listens to the orders for a screen; those given before are not heard.
    pub fn orders(&self, key: &ScreenKey) -> watch::Receiver<Order> {
        self.with(key, |line| line.orders.subscribe())
    }

    /// A page of the screen has connected.
    pub fn enter(&self, key: &ScreenKey, now: Timestamp) -> Open {
        self.with(key, |line| {
            if line.open == 0 {
                line.since = now;
            }
            line.open += 1;
            line.seen = Some((now, Instant::now()));
        });
        self.tell();
        Open { presence: self.clone(), key: key.clone() }
    }

    /// A page of the screen gives a sign of life.
    pub fn seen(&self, key: &ScreenKey, now: Timestamp) {
        let was = self.contact(key);
        self.with(key, |line| line.seen = Some((now, Instant::now())));
        if was != self.contact(key) {
            self.tell();
        }
    }

    /// Gives an order to all open pages of a screen.
    pub fn order(&self, key: &ScreenKey, order: Order) {
        self.with(key, |line| line.orders.send_replace(order));
        self.tell();
    }

    /// What is known of the connection of a screen.
    pub fn contact(&self, key: &ScreenKey) -> Contact {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(line) = lines.get(key) else { return Contact::Never };
        match line.seen {
            None => Contact::Never,
            Some((_, at)) if line.open > 0 && at.elapsed() > SILENT => Contact::Silent(at.elapsed()),
            Some(_) if line.open > 0 => Contact::Connected(line.since),
            Some((when, at)) => Contact::Gone(when, at.elapsed()),
        }
    }

    /// Tells when something has changed, or screens were made, changed or revoked.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Screens were made, changed or revoked.
    pub fn tell(&self) {
        self.changes.send_modify(|revision| *revision += 1);
    }

    fn with<T>(&self, key: &ScreenKey, change: impl FnOnce(&mut Line) -> T) -> T {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let new =
            || Line { orders: watch::Sender::new(Order::Stay), open: 0, since: Timestamp::UNIX_EPOCH, seen: None };
        change(lines.entry(key.clone()).or_insert_with(new))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.presence.with(&self.key, |line| line.open = line.open.saturating_sub(1));
        self.presence.tell();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> ScreenKey {
        (MeetingId::parse("meeting").unwrap(), 1)
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_screen_is_connected_as_long_as_one_of_its_pages_is() {
        let presence = Presence::default();
        assert_eq!(presence.contact(&key()), Contact::Never);
        let first = presence.enter(&key(), at(10));
        let second = presence.enter(&key(), at(20));
        drop(first);
        assert_eq!(presence.contact(&key()), Contact::Connected(at(10)));
        drop(second);
        assert!(matches!(presence.contact(&key()), Contact::Gone(when, _) if when == at(20)));
        let _third = presence.enter(&key(), at(30));
        assert_eq!(presence.contact(&key()), Contact::Connected(at(30)));
    }

    #[tokio::test]
    async fn an_order_reaches_open_pages_and_none_that_come_later() {
        let presence = Presence::default();
        let mut open = presence.orders(&key());
        presence.order(&key(), Order::Dark);
        open.changed().await.unwrap();
        assert_eq!(*open.borrow_and_update(), Order::Dark);
        assert!(!presence.orders(&key()).has_changed().unwrap());
        presence.order(&key(), Order::Dark);
        assert!(open.has_changed().unwrap(), "the same order a second time is an order too");
    }
}
