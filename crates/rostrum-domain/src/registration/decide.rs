//! What becomes of a registration that comes in, and who comes up when somebody leaves.

use jiff::Timestamp;

use super::approval::{Facts, Match};
use super::design::{Design, LateRule};
use super::state::State;
use super::window::Phase;

/// How many places an offer has, and how they are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Most who are accepted; `None`: no limit.
    pub capacity: Option<u32>,
    /// Who is accepted.
    pub accepted: u32,
    /// Who waits for a place.
    pub waiting: u32,
}

impl Places {
    /// How many are free; `None`: no limit. Places of people who wait count as free until they come up.
    pub fn free(self) -> Option<u32> {
        self.capacity.map(|capacity| capacity.saturating_sub(self.accepted))
    }

    /// Whether one more can be accepted without passing somebody who waits.
    fn has_room(self) -> bool {
        self.free().is_none_or(|free| free > self.waiting)
    }
}

/// What becomes of a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its state.
    pub state: State,
    /// Whether it came after the deadline.
    pub late: bool,
    /// By what the rule approved it; empty where none did.
    pub matched: Vec<Match>,
}

/// Why nothing can become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOffered {
    /// The meeting offers no such category.
    NoSuchCategory,
    /// Registration opens then.
    NotYetOpen(Timestamp),
}

/// Gives a registration its state.
///
/// # Errors
/// [`NotOffered`] for a category that is not offered, and before the opening.
pub fn decide(
    design: &Design,
    offer: &str,
    places: Places,
    facts: &Facts,
    at: Timestamp,
) -> Result<Decision, NotOffered> {
    let offer = design.offer(offer).ok_or(NotOffered::NoSuchCategory)?;
    let late = match design.window_of(offer).phase(at) {
        Phase::Before(opens) => return Err(NotOffered::NotYetOpen(opens)),
        Phase::Open => false,
        Phase::After(_) => true,
    };
    let approved = offer.approval.of(facts);
    let by_hand = late && design.late == LateRule::ByHand;
    let state = match &approved {
        Some(_) if by_hand => State::Pending,
        Some(_) if places.has_room() => State::Accepted,
        Some(_) => State::Waiting,
        None => State::Pending,
    };
    Ok(Decision { state, late, matched: approved.unwrap_or_default() })
}

/// How many come up from the waiting list, the first first.
pub fn promoted(places: Places) -> u32 {
    places.free().map_or(places.waiting, |free| free.min(places.waiting))
}
