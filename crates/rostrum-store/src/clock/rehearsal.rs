//! The clock of a rehearsal.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use super::{Clock, SystemClock};

/// The clock of a rehearsal: it runs at a chosen speed, but never past the instant of the next thing
/// that happens, and is set to exactly that instant when it happens. So the same rehearsal leads to
/// the same instants however fast the machine is.
#[derive(Debug)]
pub struct RehearsalClock {
    state: Mutex<Running>,
    speed: f64,
    real: SystemClock,
}

#[derive(Clone, Copy, Debug)]
struct Running {
    from: Timestamp,
    since: Instant,
    until: Timestamp,
}

impl RehearsalClock {
    /// A clock that stands at `start`; `speed` is seconds per real second, 0 or more.
    pub fn new(start: Timestamp, speed: f64) -> Self {
        let state = Mutex::new(Running { from: start, since: Instant::now(), until: start });
        Self { state, speed: speed.max(0.0), real: SystemClock::new() }
    }

    /// Sets the clock to an instant, where it stands still. It never goes back.
    pub fn set(&self, to: Timestamp) {
        let to = to.max(self.now());
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) =
            Running { from: to, since: Instant::now(), until: to };
    }

    /// Lets the clock run on, but not past `until`.
    pub fn run_until(&self, until: Timestamp) {
        let from = self.now();
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) =
            Running { from, since: Instant::now(), until: until.max(from) };
    }

    fn until(&self) -> Timestamp {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).until
    }
}

impl Clock for RehearsalClock {
    fn now(&self) -> Timestamp {
        let Running { from, since, until } = *self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = SignedDuration::try_from_secs_f64(since.elapsed().as_secs_f64() * self.speed);
        passed.ok().and_then(|passed| from.checked_add(passed).ok()).map_or(until, |now| now.min(until))
    }

    fn speed(&self) -> f64 {
        if self.now() < self.until() { self.speed } else { 0.0 }
    }

    fn stops_at(&self) -> Option<Timestamp> {
        Some(self.until())
    }

    fn real(&self) -> Timestamp {
        self.real.now()
    }

    fn epoch(&self) -> i64 {
        self.real.epoch()
    }

    // The instants of a rehearsal are chosen, and the wall has nothing to do with them.
    fn not_before(&self, _last: Timestamp) {}

    fn settle(&self, _last: Option<Timestamp>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_clock_stops_at_the_next_thing_and_never_goes_back() {
        let start: Timestamp = "2025-07-21T08:00:00Z".parse().unwrap();
        let clock = RehearsalClock::new(start, 1e9);
        assert_eq!(clock.now(), start);
        let next = start + SignedDuration::from_secs(30);
        clock.run_until(next);
        assert_eq!(clock.stops_at(), Some(next));
        std::thread::sleep(std::time::Duration::from_millis(2));
        assert_eq!(clock.now(), next);
        assert_eq!(clock.speed(), 0.0);
        clock.set(start);
        assert_eq!(clock.now(), next);
    }

    #[test]
    fn real_time_passes_while_a_rehearsal_stands_still() {
        let clock = RehearsalClock::new("2025-07-21T08:00:00Z".parse().unwrap(), 0.0);
        let before = (clock.now(), clock.real());
        std::thread::sleep(std::time::Duration::from_millis(3));
        assert_eq!(clock.now(), before.0);
        assert!(clock.real() > before.1);
    }
}
