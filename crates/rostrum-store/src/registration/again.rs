//! Addresses that are registered already, where whoever typed one must not learn it.
//!
//! An address finds one registration of a meeting. Another under the same address stands apart: it has the address,
//! mails reach it, and staff are told; but the address does not find it. When the first lets go of the address, the
//! next one is found by it.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::Gender;
use sqlx::{Connection, SqliteConnection, SqliteTransaction};

use super::change::number;
use super::{Application, neutral};
use crate::delegation::ask_focal_point_of;
use crate::error::{Error, RegisterError};
use crate::folder::Store;
use crate::mail::notify_within;
use crate::participant::{Registered, email_key, insert, turn};
use crate::token::{Token, sign_in_with};
use crate::vault::{Vault, place};

/// Between two mails that tell somebody of a registration under their address; more would fill the mailbox.
const TOLD_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// What happens to a registration under an address that is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is refused, and whoever hands it in is told: for staff, who see every address.
    Refused,
    /// It stands apart.
    Apart,
    /// It is written, taken back in the same transaction, and whoever has the address is told by mail: so nobody can
    /// tell it from another by what the server does.
    Told,
}

/// A registration that comes in.
#[derive(Debug)]
pub struct Incoming {
    /// Who, and what was answered.
    pub application: Application,
    /// The facts of the delegation that were declared.
    pub origin: Origin,
    /// The gender that was declared.
    pub gender: Option<Gender>,
    /// What happens where the address is registered.
    pub known: Known,
    /// The neutral link over which it comes.
    pub over: Option<Token>,
    /// Whether a sign-in of the person is begun with it.
    pub signs_in: bool,
}

impl Incoming {
    /// One with which nothing is declared.
    pub fn of(application: Application, known: Known) -> Self {
        Self { application, origin: Origin::default(), gender: None, known, over: None, signs_in: false }
    }
}

/// What became of it.
#[derive(Debug)]
pub enum Received {
    /// It is registered.
    Registered(Box<Registered>),
    /// The address is registered, and whoever has it is told ([`Known::Told`]).
    Told,
    /// The link takes no registration any more, and nothing was kept.
    LinkGone,
}

impl Received {
    /// What was registered, of one that comes over no link and is refused where the address is known.
    pub(crate) fn registered(self) -> Result<Registered, RegisterError> {
        match self {
            Self::Registered(registered) => Ok(*registered),
            Self::Told | Self::LinkGone => Err(RegisterError::AlreadyRegistered),
        }
    }
}

/// The key of a registration whose address finds another one. No address has a carriage return, and it is not the line
/// break of those who have no address any more.
pub(crate) fn apart(no: i64) -> String {
    format!("\r{no}")
}

impl Store {
    /// Takes a registration with what the person declared: when its turn comes, with others in one transaction, of
    /// which each stands or falls by itself.
    ///
    /// # Errors
    /// As [`register`](Self::register).
    pub async fn receive(&self, meeting: &MeetingId, incoming: Incoming) -> Result<Received, RegisterError> {
        turn::receive(self, meeting, incoming).await
    }

    /// Registrations that stand apart, each with the one that its address finds. For staff.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_same_addresses(
        &self,
        meeting: &MeetingId,
    ) -> Result<BTreeMap<ParticipantNo, ParticipantNo>, Error> {
        let mut same = BTreeMap::new();
        let mut connection = self.read.acquire().await?;
        for (no, key) in list_apart(self.vault(), &mut connection, meeting).await? {
            if let Some(first) = holder_of(&mut connection, meeting, &key).await? {
                same.insert(number(no)?, first);
            }
        }
        Ok(same)
    }
}

/// Takes a registration in a transaction that the caller commits, or rolls back when this fails.
pub(crate) async fn receive_in(
    store: &Store,
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    incoming: Incoming,
) -> Result<Received, RegisterError> {
    let Incoming { application, origin, gender, known, over, signs_in } = incoming;
    let now = store.now();
    // Whether the address is registered or not: a link of one use would tell it otherwise.
    if let Some(token) = &over
        && !neutral::count(tx, meeting, token, now).await?
    {
        return Ok(Received::LinkGone);
    }
    let mut step = tx.begin().await.map_err(Error::from)?;
    let mut registered = insert(store, &mut step, meeting, application, known, now).await?;
    let no = registered.participant.no;
    store.declare_in(&mut step, meeting, no, &origin, gender).await?;
    ask_focal_point_of(&mut step, meeting, no, now).await?;
    if over.is_some() {
        neutral::write_neutrally(&mut step, meeting, no).await?;
    }
    if signs_in {
        let done = sign_in_with(&mut step, &registered.token.hash(), None, now).await?;
        registered.session = done.map(|(session, ..)| session);
    }
    match registered.holder.filter(|_| known == Known::Told) {
        None => {
            step.commit().await.map_err(Error::from)?;
            Ok(Received::Registered(Box::new(registered)))
        }
        Some(holder) => {
            step.rollback().await.map_err(Error::from)?;
            notify_within(store, tx, (meeting, holder), MailKind::AlreadyRegistered, TOLD_EVERY, now).await?;
            Ok(Received::Told)
        }
    }
}

/// Who is found by the key of an address.
pub(crate) async fn holder_of(
    connection: &mut SqliteConnection,
    meeting: &MeetingId,
    key: &str,
) -> Result<Option<ParticipantNo>, Error> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT no FROM participant WHERE meeting = $1 AND email_key = $2")
        .bind(meeting.as_str())
        .bind(key)
        .fetch_optional(connection)
        .await?;
    found.map(|(no,)| number(no)).transpose()
}

/// Lets the address that nobody is found by any more find the first who stands apart under it.
pub(crate) async fn pass_on(
    vault: &Vault,
    connection: &mut SqliteConnection,
    meeting: &MeetingId,
) -> Result<(), Error> {
    for (no, key) in list_apart(vault, connection, meeting).await? {
        if holder_of(connection, meeting, &key).await?.is_none() {
            sqlx::query("UPDATE participant SET email_key = $3 WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(no)
                .bind(&key)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// Those who stand apart, each with the key of the address.
async fn list_apart(
    vault: &Vault,
    connection: &mut SqliteConnection,
    meeting: &MeetingId,
) -> Result<Vec<(i64, String)>, Error> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT no, email FROM participant WHERE meeting = $1 AND substr(email_key, 1, 1) = char(13) ORDER BY no",
    )
    .bind(meeting.as_str())
    .fetch_all(connection)
    .await?;
    let open = |(no, email): (i64, String)| {
        let email = vault.open(&place("participant", "email", &[meeting, &no]), &email)?;
        Ok((no, email_key(vault, meeting, &email)))
    };
    rows.into_iter().map(open).collect()
}

#[cfg(test)]
mod tests;
