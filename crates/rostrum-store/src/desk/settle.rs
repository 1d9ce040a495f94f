//! When the clock may be set: while nobody has the floor.

use super::Desk;
use crate::error::Error;

impl Desk {
    /// Takes over the wall clock where it differs, unless somebody has the floor in one of the meetings
    /// at this desk: a running intervention neither gains nor loses time.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn settle_clock(&self) -> Result<(), Error> {
        // Held until the end: no command reads the clock between the look at the floors and the setting.
        let halls = self.halls.lock().await;
        let mut held = Vec::with_capacity(halls.len());
        for hall in halls.values() {
            let (floor, turn) = hall.at_rest().await;
            if floor.current.is_some() {
                return Ok(());
            }
            held.push(turn);
        }
        self.store.clock.settle(self.store.find_last_instant().await?);
        Ok(())
    }
}
