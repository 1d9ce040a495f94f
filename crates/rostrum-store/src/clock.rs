//! The only source of the present instant.
//!
//! Time is read from the wall once and then carried on by the machine's monotonic counter. So a step of
//! the wall clock, by hand or by a time service, neither adds nor loses a second of a running
//! intervention. What the two differ by is made good while nobody has the floor: [`Clock::settle`].

mod anchor;
mod rehearsal;

use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use jiff::Timestamp;

use anchor::Anchor;

pub use rehearsal::RehearsalClock;

/// Tells the present instant. Everybody else is handed instants.
pub trait Clock: Debug + Send + Sync {
    /// The present instant. It does not go back while somebody has the floor.
    fn now(&self) -> Timestamp;

    /// Seconds of this clock in one real second: 1 but in a rehearsal, 0 when it stands still.
    fn speed(&self) -> f64 {
        1.0
    }

    /// Where this clock will stand still, in a rehearsal.
    fn stops_at(&self) -> Option<Timestamp> {
        None
    }

    /// The present instant in real time, by which pages measure how far their own clock is off. It is
    /// that of [`Clock::now`] but in a rehearsal.
    fn real(&self) -> Timestamp {
        self.now()
    }

    /// A number that is another one whenever [`Clock::real`] was set; pages then measure anew.
    fn epoch(&self) -> i64;

    /// Never tells an instant before `last` from now on. Called with the last instant of all logs when
    /// a data folder is opened: a wall clock that was set back meanwhile must not go behind them.
    fn not_before(&self, last: Timestamp);

    /// Takes over the wall clock where it differs, but nothing before `last`. To be called only while
    /// nobody has the floor, with the last instant of all logs.
    fn settle(&self, last: Option<Timestamp>);
}

/// The clock of the machine.
#[derive(Debug)]
pub struct SystemClock(Mutex<Anchor>);

impl SystemClock {
    /// A clock that shows the time on the wall.
    pub fn new() -> Self {
        Self(Mutex::new(Anchor::new(wall(), Instant::now())))
    }

    fn with<T>(&self, take: impl FnOnce(&mut Anchor) -> T) -> T {
        take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        self.with(|anchor| anchor.now(Instant::now()))
    }

    fn epoch(&self) -> i64 {
        self.with(|anchor| anchor.epoch())
    }

    fn not_before(&self, last: Timestamp) {
        if self.with(|anchor| anchor.raise(last, Instant::now())) {
            tracing::warn!("the clock of the machine stands before the last event: it was set back. Set it right");
        }
    }

    fn settle(&self, last: Option<Timestamp>) {
        if let Some(by) = self.with(|anchor| anchor.settle(wall(), last, Instant::now())) {
            tracing::info!(milliseconds = by, "the clock of the machine was set; nobody had the floor, so it is taken");
        }
    }
}

/// The time on the wall, which somebody may set.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
fn wall() -> Timestamp {
    Timestamp::now()
}
