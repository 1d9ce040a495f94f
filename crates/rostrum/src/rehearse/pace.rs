//! How time passes in a rehearsal, and the bar that shows it.

use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};
use rostrum_domain::concept_note::{ConceptNote, Zone};
use rostrum_store::RehearsalClock;

/// The clock of the rehearsal and the bar.
#[derive(Debug)]
pub struct Pace {
    clock: Arc<RehearsalClock>,
    now: Timestamp,
    /// Seconds of the meeting in one real second; `None`: no waiting.
    speed: Option<f64>,
    bar: ProgressBar,
    zone: Zone,
}

impl Pace {
    /// A pace that begins at `now`; the bar spans the sessions of the note.
    pub fn new(clock: Arc<RehearsalClock>, now: Timestamp, speed: Option<f64>, note: &ConceptNote) -> Self {
        let minutes: u32 = note.programme.sessions.iter().map(rostrum_domain::programme::Session::minutes).sum();
        let bar = ProgressBar::new(u64::from(minutes) * 60);
        let style = ProgressStyle::with_template("{prefix:>5} {bar:32.cyan/dim} {percent:>3}%  {wide_msg}");
        bar.set_style(style.expect("the template names known parts").progress_chars("━━─"));
        Self { clock, now, speed, bar, zone: note.zone.clone() }
    }

    /// The present instant of the rehearsal.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Lets time pass at the pace of the rehearsal.
    pub async fn wait(&mut self, seconds: u32) {
        let to = self.now + SignedDuration::from_secs(seconds.into());
        if let Some(speed) = self.speed {
            self.clock.run_until(to);
            tokio::time::sleep(Duration::from_secs_f64(f64::from(seconds) / speed)).await;
        }
        self.bar.inc(seconds.into());
        self.jump(to);
    }

    /// Lets time pass until an instant, at the pace of the rehearsal.
    pub async fn wait_until(&mut self, to: Timestamp) {
        let seconds = to.duration_since(self.now).as_secs();
        if let Ok(seconds @ 1..) = u32::try_from(seconds) {
            self.wait(seconds).await;
        }
    }

    /// Sets the clock to an instant at once; never back.
    pub fn jump(&mut self, to: Timestamp) {
        self.now = self.now.max(to);
        self.clock.set(self.now);
        let local = self.zone.local(self.now);
        self.bar.set_prefix(format!("{:02}:{:02}", local.hour(), local.minute()));
    }

    /// What happens now, beside the bar.
    pub fn tell(&self, what: &str) {
        self.bar.set_message(what.to_owned());
    }

    /// A line that stays, above the bar; printed as it is where there is no bar.
    pub fn line(&self, what: &str) {
        if self.bar.is_hidden() {
            println!("{what}");
        } else {
            let width = usize::from(console::Term::stdout().size().1);
            self.bar.println(console::truncate_str(what, width, "…"));
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// How far apart people come, so that all come before what they come for, however many they are.
#[derive(Clone, Copy, Debug)]
pub struct Apart {
    /// The longest time between two of them.
    longest: SignedDuration,
    /// The longest that all of them leave.
    room: SignedDuration,
}

impl Apart {
    /// For so many, who all come within some time, and at most `longest` one after the other.
    pub fn new(count: usize, within: SignedDuration, longest: SignedDuration) -> Self {
        let room = within / i32::try_from(count.max(1)).unwrap_or(i32::MAX);
        Self { longest, room: room.min(longest) }
    }

    /// The time between two, of one that was drawn up to the longest.
    pub fn of(&self, drawn: SignedDuration) -> SignedDuration {
        if self.room == self.longest { drawn } else { drawn.mul_f64(self.room.div_duration_f64(self.longest)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_come_all_come_in_time() {
        let (longest, within) = (SignedDuration::from_secs(25), SignedDuration::from_mins(50));
        let gap = |count| Apart::new(count, within, longest).of(longest);
        assert_eq!(gap(0), longest);
        assert_eq!(gap(120), longest, "so many fit as they come");
        for count in [121, 2_000, 4_000] {
            let all = gap(count) * i32::try_from(count).unwrap();
            assert!(all <= within && all > within - SignedDuration::from_secs(1), "{all:?}");
        }
    }
}
