//! What the desk adds to a command about a draw by lot: the commitment, the seed, the place of the log.

use rostrum_domain::floor::{Command, Draw, LogPoint, Within, commitment};
use rostrum_domain::ids::MeetingId;

use super::Desk;
use crate::error::Error;

impl Desk {
    /// Fills in what only the desk knows. The seed of a session never leaves the store before it is drawn
    /// with, whatever the sender put in its place.
    pub(super) async fn complete(&self, meeting: &MeetingId, command: Command) -> Result<Command, Error> {
        match command {
            Command::SetRules { session, rules, reason, .. } => {
                let commitment = match rules.order.within {
                    Within::Time => None,
                    Within::Lot { .. } => Some(commitment(&session, &self.store.seed_of(meeting, &session).await?)),
                };
                Ok(Command::SetRules { session, rules, commitment, reason })
            }
            Command::Draw { session, draw } => {
                let floor = self.floor(meeting).await?;
                let closes = floor.lists.get(&session).and_then(|list| list.intake.as_ref()?.closes);
                let Some(closes) = closes else {
                    // The domain says what is missing.
                    return Ok(Command::Draw { session, draw });
                };
                let (version, hash) = self.head_at(meeting, closes).await?;
                let seed = self.store.seed_of(meeting, &session).await?;
                let draw = Draw { seed, log: LogPoint { version, hash }, beacon: draw.beacon };
                Ok(Command::Draw { session, draw })
            }
            other => Ok(other),
        }
    }
}
