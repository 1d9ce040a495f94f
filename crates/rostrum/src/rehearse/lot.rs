//! One list whose order is drawn by lot: its rules are set as a document before it opens, an external value is named
//! beforehand and entered after the window, and whoever is curious checks the draw.

use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use rostrum_domain::floor::PlannedSession;
use serde_json::json;

use super::day::Day;
use crate::failure::Failure;

/// Length of the intake window, in seconds: so short that some come after it.
const WINDOW: u32 = 300;
/// What is mixed in, named beforehand. A meeting names a source that nobody in it can influence.
const BEACON: &str = "rehearsal: a number made up by this program after the window has closed";

impl Day {
    /// Lets the lot decide inside the categories of a list that has not opened yet.
    pub(super) async fn set_a_draw(&mut self, session: &PlannedSession) -> Result<(), Failure> {
        self.pace.tell("the rules of a list: a draw by lot");
        let path = self.stage.path(&format!("/rules/{}", session.id));
        let mut document = self.stage.staff.read(&path).await?;
        document["rules"]["order"]["within"] = json!({ "by": "lot", "window_seconds": WINDOW, "beacon": BEACON });
        self.stage.staff.send(&path, &json!({ "rules": document["rules"] })).await?;
        Ok(())
    }

    /// Waits until the window of a list that opened at an instant is over, enters the external value, and draws.
    pub(super) async fn draw(&mut self, session: &PlannedSession, opened: Timestamp) -> Result<(), Failure> {
        if self.stage.waiting(&session.id).await?.is_empty() {
            return Ok(());
        }
        self.pace.jump(opened + SignedDuration::from_secs(i64::from(WINDOW) + 1));
        self.pace.tell("the lots are drawn");
        let value = self.rng.random::<u64>().to_string();
        let path = self.stage.path(&format!("/draw/{}", session.id));
        self.stage.staff.post(&path, &[("beacon", &value)]).await?.fine("the draw")?;
        Ok(())
    }
}
