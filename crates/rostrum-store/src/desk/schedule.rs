//! What the rules of a session do by themselves: open, close and draw at the instants that they fix.

use std::sync::Arc;
use std::time::Duration;

use rostrum_domain::floor::{Actor, Command, Draw, Due};
use rostrum_domain::ids::MeetingId;

use super::{Desk, Hall, Order, SubmitError};
use crate::error::Error;

/// How often the floors that are open are looked at. A list opens at most so much late; its window is
/// reckoned from the instant at which it did.
const LOOK: Duration = Duration::from_millis(100);

impl Desk {
    /// Does what is due in every meeting, for as long as the program runs.
    pub async fn keep_schedule(self) {
        let mut failed = self.open_all().await;
        loop {
            match failed {
                Err(ref error) => {
                    tracing::warn!(%error, "what the rules fix could not be done; tried again in 5 s");
                    tokio::time::sleep(Duration::from_secs(5)).await;
                }
                Ok(()) => tokio::time::sleep(LOOK).await,
            }
            failed = self.do_what_is_due().await;
        }
    }

    /// Floors are opened by whoever looks at them; what is due must not wait for that.
    async fn open_all(&self) -> Result<(), Error> {
        for row in self.store.list_meetings().await? {
            self.hall(&row.meeting.id).await?;
        }
        Ok(())
    }

    /// Does what is due now.
    ///
    /// # Errors
    /// The outside failed; what was not done stays due.
    pub async fn do_what_is_due(&self) -> Result<(), Error> {
        let halls: Vec<(MeetingId, Arc<Hall>)> =
            self.halls.lock().await.iter().map(|(id, hall)| (id.clone(), Arc::clone(hall))).collect();
        for (meeting, hall) in halls {
            while let Some(due) = hall.floor().due(self.store.now()) {
                let command = match due {
                    Due::Open(session) => Command::OpenList { session },
                    Due::Close(session) => Command::CloseList { session },
                    Due::Draw(session) => Command::Draw { session, draw: Draw::asked(None) },
                };
                match self.submit(&meeting, Order::new(Actor::Schedule, command)).await {
                    Ok(_) => {}
                    // Somebody did it by hand a moment ago, or a rule keeps it from being done now.
                    Err(SubmitError::Refused(_)) => break,
                    Err(SubmitError::Failed(error)) => return Err(error),
                }
            }
        }
        Ok(())
    }
}
