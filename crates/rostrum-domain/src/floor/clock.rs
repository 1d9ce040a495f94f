//! The clock of an intervention, derived from instants; nothing ticks.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::state::Current;

/// What the clock shows at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockReading {
    /// Milliseconds spoken, pauses not counted, 0 or more.
    pub elapsed_ms: i64,
    /// Limit in milliseconds.
    pub limit_ms: i64,
    /// Whether it runs (false: paused, interrupted or suspended).
    pub running: bool,
}

impl ClockReading {
    /// Milliseconds left; negative once the limit is passed.
    pub fn left_ms(self) -> i64 {
        self.limit_ms - self.elapsed_ms
    }
}

impl Current {
    /// The clock at an instant.
    pub fn clock(&self, now: Timestamp) -> ClockReading {
        let until = self.paused_at.unwrap_or(now);
        let elapsed = until.duration_since(self.started) - SignedDuration::from_millis(self.paused_ms);
        ClockReading {
            elapsed_ms: i64::try_from(elapsed.as_millis()).unwrap_or(0).max(0),
            limit_ms: i64::from(self.limit_seconds) * 1_000,
            running: self.paused_at.is_none(),
        }
    }
}
