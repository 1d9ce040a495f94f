//! What a measurement comes to.

use std::time::Duration;

/// Times from a command to the last subscriber who has its state, and what they cost.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// One for each command, for the commands whose state reached everybody who was to get it.
    pub last: Vec<Duration>,
    /// States that arrived, of all subscribers.
    pub arrivals: u64,
    /// States that were left out for somebody who got a newer one instead.
    pub skipped: u64,
    /// Subscribers who did not end at the newest state.
    pub behind: usize,
    /// Processor time of the server.
    pub processor: Duration,
    /// Bytes of resident memory of the server for each subscriber, while nothing happens.
    pub memory_each: Option<u64>,
}

impl Figures {
    /// Adds those of another block.
    pub fn add(&mut self, other: Self) {
        self.last.extend(other.last);
        self.arrivals += other.arrivals;
        self.skipped += other.skipped;
        self.behind += other.behind;
        self.processor += other.processor;
        self.memory_each = self.memory_each.or(other.memory_each);
    }

    /// A percentile of the times to the last subscriber, in milliseconds.
    pub fn percentile(&self, share: usize) -> f64 {
        let mut times = self.last.clone();
        times.sort_unstable();
        let at = (times.len() * share).div_ceil(100).saturating_sub(1);
        times.get(at).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    }

    /// Microseconds of processor time of the server for each state that arrived.
    pub fn processor_each(&self) -> f64 {
        self.processor.as_secs_f64() * 1e6 / f64::from(u32::try_from(self.arrivals.max(1)).unwrap_or(u32::MAX))
    }

    /// The heading of a table.
    pub fn heading() -> String {
        format!(
            "{:<34} {:>7} {:>9} {:>9} {:>9} {:>11} {:>11} {:>8} {:>7}",
            "", "rounds", "p50 ms", "p99 ms", "max ms", "CPU µs each", "KiB idle", "skipped", "behind"
        )
    }

    /// A line of it.
    pub fn line(&self, name: &str) -> String {
        #[expect(clippy::cast_precision_loss, reason = "kibibytes are few")]
        let memory = self.memory_each.map_or("-".to_owned(), |bytes| format!("{:.1}", bytes as f64 / 1_024.0));
        format!(
            "{name:<34} {:>7} {:>9} {:>9} {:>9} {:>11} {memory:>11} {:>8} {:>7}",
            self.last.len(),
            measured(self.percentile(50)),
            measured(self.percentile(99)),
            measured(self.percentile(100)),
            measured(if self.processor.is_zero() { f64::NAN } else { self.processor_each() }),
            self.skipped,
            self.behind,
        )
    }
}

/// A figure; a dash for one that was not measured.
fn measured(figure: f64) -> String {
    if figure.is_nan() { "-".to_owned() } else { format!("{figure:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let figures = Figures { last: (1..=200).map(Duration::from_millis).collect(), ..Figures::default() };
        assert_eq!([50, 99, 100].map(|share| figures.percentile(share)), [100.0, 198.0, 200.0]);
        assert!(Figures::default().percentile(99).is_nan());
    }
}
