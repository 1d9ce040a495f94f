//! How far the meeting is behind its programme, and when it will end.

use jiff::{SignedDuration, Timestamp};

use super::plan::PlannedSession;
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
        let over = now.duration_since(planned) - self.length(segment) - self.suspended(began, now);
        Some(late.max(over))
    }

    /// When the day ends by the plan, and when it is expected to: each segment that comes takes its whole
    /// length, a session begins as planned or when the one before has ended, whichever is later. `None`
    /// when everything is over. Sessions less than eight hours apart belong to one day.
    pub fn end_of_day(&self, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        let plan = self.plan.as_ref().filter(|_| !self.closed)?;
        let is_over = |session: &&PlannedSession| {
            session.segments.last().is_some_and(|last| self.segments.get(&last.id).is_some_and(|(_, to)| to.is_some()))
        };
        let mut coming = plan.sessions.iter().skip_while(is_over).peekable();
        let mut expected = now;
        let mut planned = coming.peek()?.end;
        while let Some(session) = coming.next() {
            planned = session.end;
            expected = self.expected_end(session, expected, now);
            let same_day =
                |next: &&&PlannedSession| next.start.duration_since(session.end) < SignedDuration::from_hours(8);
            if coming.peek().filter(same_day).is_none() {
                break;
            }
        }
        Some((planned, expected))
    }

    fn expected_end(&self, session: &PlannedSession, after: Timestamp, now: Timestamp) -> Timestamp {
        let began = session.segments.iter().any(|segment| self.segments.contains_key(&segment.id));
        let start = if began { now } else { after.max(session.start) };
        let left = session
            .segments
            .iter()
            .filter(|segment| !self.segments.get(&segment.id).is_some_and(|(_, ended)| ended.is_some()));
        left.fold(start, |at, segment| at.checked_add(self.unused(segment, now)).unwrap_or(at))
    }
}
