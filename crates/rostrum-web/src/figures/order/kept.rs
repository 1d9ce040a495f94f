//! The changes of every list's order, kept between visits: a list of thousands that goes by shares is sorted
//! at every line, and nobody who looks at its order should cost that again.

use std::collections::HashMap;
use std::sync::Arc;

use rostrum_domain::floor::{Change, Explainer, Recorded};
use rostrum_domain::ids::{MeetingId, SessionId};
use tokio::sync::Mutex;

/// Lines that are taken before others get their turn.
const LINES_AT_ONCE: usize = 100;

/// What is known of each meeting that was looked at. A restart loses it, and the log tells it again.
#[derive(Debug, Default)]
pub struct Reasons(Mutex<HashMap<MeetingId, Arc<Mutex<Explainer>>>>);

impl Reasons {
    /// The changes of one list, in a log from its first line on.
    pub async fn of<'a>(&self, meeting: &MeetingId, log: &'a [Recorded], session: &SessionId) -> Vec<Change<'a>> {
        let known = Arc::clone(self.0.lock().await.entry(meeting.clone()).or_default());
        let mut explainer = known.lock().await;
        let taken = log.partition_point(|line| line.version <= explainer.version());
        for lines in log[taken..].chunks(LINES_AT_ONCE) {
            lines.iter().for_each(|line| explainer.take(line));
            tokio::task::yield_now().await;
        }
        explainer.changes(log, session)
    }
}
