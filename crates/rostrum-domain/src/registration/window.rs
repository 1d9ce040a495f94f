//! When registration opens and closes, and how these instants moved.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Which of the two instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The opening.
    Opens,
    /// The closing.
    Closes,
}

/// An instant that was moved. Whoever planned by the old one is shown both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Which.
    pub edge: Edge,
    /// What it was.
    pub from: Timestamp,
    /// What it became; `None`: it was lifted.
    pub to: Option<Timestamp>,
    /// When it was moved.
    pub at: Timestamp,
}

/// From when until when registrations are in time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Window {
    /// The first instant; `None`: since ever.
    pub opens: Option<Timestamp>,
    /// The first instant that is too late; `None`: never.
    pub closes: Option<Timestamp>,
    /// How they were moved, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
}

/// Where an instant stands to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not yet open, until then.
    Before(Timestamp),
    /// Open.
    Open,
    /// Since then whatever comes is received after the deadline.
    After(Timestamp),
}

impl Window {
    /// Where an instant stands. The opening counts as open, the closing as after.
    pub fn phase(&self, at: Timestamp) -> Phase {
        match (self.opens, self.closes) {
            (Some(opens), _) if at < opens => Phase::Before(opens),
            (_, Some(closes)) if at >= closes => Phase::After(closes),
            _ => Phase::Open,
        }
    }

    /// The window as it is saved over another at an instant: what that one remembers, and what has moved since.
    pub fn over(&self, previous: &Self, at: Timestamp) -> Self {
        let mut moved = previous.moved.clone();
        let edges = [(Edge::Opens, previous.opens, self.opens), (Edge::Closes, previous.closes, self.closes)];
        for (edge, from, to) in edges {
            if let Some(from) = from.filter(|from| Some(*from) != to) {
                moved.push(Moved { edge, from, to, at });
            }
        }
        Self { opens: self.opens, closes: self.closes, moved }
    }

    /// The same without its history, for another meeting.
    pub fn anew(&self) -> Self {
        Self { opens: self.opens, closes: self.closes, moved: Vec::new() }
    }
}
