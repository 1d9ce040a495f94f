//! Who may take the floor for a delegation: a rule about people, who are rows, so it is asked before the floor's own.

use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::ids::MeetingId;

use super::order::{Order, SubmitError};
use crate::folder::Store;

/// Lets a participant inscribe, ask for a reply or raise a hand only as one who does so for the delegation. Staff put
/// whomever they see in the room on a list.
///
/// # Errors
/// [`SubmitError::Refused`], or the outside failed.
pub(super) async fn admit(store: &Store, meeting: &MeetingId, order: &Order) -> Result<(), SubmitError> {
    let takes_the_floor =
        matches!(order.command, Command::Inscribe { .. } | Command::RequestReply { .. } | Command::RaisePoint { .. });
    if let Actor::Participant(no) = order.by
        && takes_the_floor
    {
        store.find_membership(meeting, no).await?.may_inscribe()?;
    }
    Ok(())
}
