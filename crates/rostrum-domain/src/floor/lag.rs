//! How far the meeting is behind its programme.

use jiff::{SignedDuration, Timestamp};

use super::state::Floor;

impl Floor {
    /// How far the running segment is behind the programme, negative when it is ahead: by how much it
    /// began late, or by how much it runs over its planned end, whichever is more. `None` when no
    /// segment runs.
    pub fn behind(&self, now: Timestamp) -> Option<SignedDuration> {
        let (session, segment) = self.running()?;
        let began = self.segments.get(&segment.id)?.0;
        let planned = session.start.checked_add(session.offset_of(&segment.id)).ok()?;
        let late = began.duration_since(planned);
        let over = now.duration_since(planned) - SignedDuration::from_mins(segment.minutes.into());
        Some(late.max(over))
    }
}
