//! An instant on the wall, carried on by the monotonic counter.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

/// Differences up to this many milliseconds are left alone: reading two clocks takes time as well.
const TOLERANCE_MS: i128 = 20;
/// An event that lies further ahead of the wall than this was made on a wrong date. It must not drag the
/// clock, and with it all other meetings, there.
const FURTHEST_AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// Where the clock was set, and when by the counter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    at: Timestamp,
    since: Instant,
    epoch: i64,
}

impl Anchor {
    /// A clock that shows `at` now.
    pub(super) fn new(at: Timestamp, now: Instant) -> Self {
        Self { at, since: now, epoch: at.as_millisecond() }
    }

    /// What it shows.
    pub(super) fn now(&self, now: Instant) -> Timestamp {
        let passed = SignedDuration::try_from(now.saturating_duration_since(self.since));
        passed.ok().and_then(|passed| self.at.checked_add(passed).ok()).unwrap_or(Timestamp::MAX)
    }

    /// Another number after every setting.
    pub(super) fn epoch(&self) -> i64 {
        self.epoch
    }

    /// Sets it to `last` when it stands before it; says whether it did.
    pub(super) fn raise(&mut self, last: Timestamp, now: Instant) -> bool {
        let shown = self.now(now);
        let behind = shown < last && last.duration_since(shown) <= FURTHEST_AHEAD;
        if behind {
            self.set(last, now);
        }
        behind
    }

    /// Sets it to the wall, but to nothing before `last`; by how many milliseconds, when it did.
    pub(super) fn settle(&mut self, wall: Timestamp, last: Option<Timestamp>, now: Instant) -> Option<i128> {
        let last = last.filter(|last| last.duration_since(wall) <= FURTHEST_AHEAD);
        let to = last.map_or(wall, |last| wall.max(last));
        let by = to.duration_since(self.now(now)).as_millis();
        if by.abs() <= TOLERANCE_MS {
            return None;
        }
        self.set(to, now);
        Some(by)
    }

    fn set(&mut self, to: Timestamp, now: Instant) {
        let epoch = to.as_millisecond();
        *self = Self { at: to, since: now, epoch: if epoch == self.epoch { epoch + 1 } else { epoch } };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_step_of_the_wall_clock_neither_adds_nor_loses_a_second() {
        let start = Instant::now();
        let anchor = Anchor::new(at("2025-07-21T08:00:00Z"), start);
        // Whatever the wall shows meanwhile, 90 s are 90 s: the wall is not asked.
        assert_eq!(anchor.now(start + Duration::from_secs(90)), at("2025-07-21T08:01:30Z"));
    }

    #[test]
    fn the_wall_is_taken_over_in_both_directions_but_never_before_the_log() {
        let start = Instant::now();
        let mut anchor = Anchor::new(at("2025-07-21T08:00:00Z"), start);
        let first = anchor.epoch();
        let later = start + Duration::from_secs(60);
        assert_eq!(anchor.settle(at("2025-07-21T09:01:00Z"), None, later), Some(3_600_000));
        assert_eq!(anchor.now(later), at("2025-07-21T09:01:00Z"));
        assert_ne!(anchor.epoch(), first);
        let last = at("2025-07-21T09:00:30Z");
        assert_eq!(anchor.settle(at("2025-07-21T08:01:00Z"), Some(last), later), Some(-30_000));
        assert_eq!(anchor.now(later), last);
    }

    #[test]
    fn a_difference_that_two_readings_make_is_left_alone() {
        let start = Instant::now();
        let mut anchor = Anchor::new(at("2025-07-21T08:00:00Z"), start);
        let epoch = anchor.epoch();
        assert_eq!(anchor.settle(at("2025-07-21T08:00:00.019Z"), None, start), None);
        assert_eq!(anchor.epoch(), epoch);
    }

    #[test]
    fn after_a_restart_it_goes_on_from_the_last_instant_of_the_log_when_the_wall_was_set_back() {
        let start = Instant::now();
        let mut anchor = Anchor::new(at("2025-07-21T07:00:00Z"), start);
        let last = at("2025-07-21T08:00:00Z");
        assert!(anchor.raise(last, start));
        // The intervention that runs goes on counting; it does not stand until the wall has caught up.
        assert_eq!(anchor.now(start + Duration::from_secs(5)), at("2025-07-21T08:00:05Z"));
        assert!(!anchor.raise(last, start), "it stands there already");
    }

    #[test]
    fn an_event_of_a_wrong_date_does_not_drag_the_clock_along() {
        let start = Instant::now();
        let mut anchor = Anchor::new(at("2025-07-21T08:00:00Z"), start);
        let wrong = at("2035-07-21T08:00:00Z");
        assert!(!anchor.raise(wrong, start));
        assert_eq!(anchor.settle(at("2025-07-21T08:00:00Z"), Some(wrong), start), None);
        assert_eq!(anchor.now(start), at("2025-07-21T08:00:00Z"));
    }

    #[test]
    fn every_setting_has_a_number_of_its_own() {
        let start = Instant::now();
        let mut anchor = Anchor::new(at("2025-07-21T08:00:00Z"), start);
        let first = anchor.epoch();
        let later = start + Duration::from_secs(3_600);
        anchor.settle(at("2025-07-21T08:00:00Z"), None, later);
        assert_ne!(anchor.epoch(), first, "set back to the very millisecond of the first setting");
    }
}
