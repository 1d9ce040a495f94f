//! Passkeys: keys on people's devices that let them in, and what a device was asked to sign.
//!
//! What is signed and how it is checked is not known here: keys and states are texts of whoever checks them.

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::{MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::session::{Way, Whose};
use crate::staff::AccountNo;
use crate::token::{MS_PER_HOUR, SignedIn, Token, insert_session};
use crate::vault::place;

/// For how long a device may take to sign.
pub const CHALLENGE: SignedDuration = SignedDuration::from_mins(5);
/// Passkeys of one person.
pub const MOST_PASSKEYS: usize = 20;

/// A passkey, as its owner's page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its number, from 1.
    pub no: u32,
    /// What its owner calls it.
    pub name: String,
    /// Its id on the device, base64url.
    pub credential: String,
    /// By which the device knows its owner: random, base64url, the same in all passkeys of one person.
    pub user_handle: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last let somebody in, to the hour.
    pub used_at: Option<Timestamp>,
}

/// A passkey to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPasskey {
    /// What its owner calls it, 1 to 60 characters.
    pub name: String,
    /// Its id on the device, base64url.
    pub credential: String,
    /// By which the device knows its owner, base64url.
    pub user_handle: String,
    /// The public key.
    pub public_key: String,
    /// What changes with each use, the counter among it.
    pub state: String,
}

/// A passkey that was found by its id on the device.
#[derive(Clone, Debug)]
pub struct KnownPasskey {
    /// Whose it is.
    pub whose: Whose,
    /// By which the device knows its owner, base64url.
    pub user_handle: String,
    /// The public key.
    pub public_key: String,
    /// What changes with each use.
    pub state: String,
    no: i64,
    /// The state as it stands in the row, by which it is seen that nobody else used the passkey meanwhile.
    sealed_state: String,
}

/// What a device was asked to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Who adds a passkey; `None`: somebody signs in.
    pub whose: Option<Whose>,
    /// What whoever checks the answer needs.
    pub state: String,
}

/// A passkey is not kept.
#[derive(Debug, thiserror::Error)]
pub enum AddPasskeyError {
    /// It is kept already, for the same person or another.
    #[error("This passkey is kept already.")]
    Known,
    /// The person has as many as are permitted.
    #[error("Nobody keeps more than {MOST_PASSKEYS} passkeys. Remove one first.")]
    TooMany,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for AddPasskeyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    no: i64,
    account: Option<i64>,
    meeting: Option<String>,
    participant: Option<i64>,
    name: String,
    credential: String,
    user_handle: String,
    public_key: String,
    state: String,
    created_at: i64,
    used_at: Option<i64>,
}

const COLUMNS: &str = "SELECT no, account, meeting, participant, name, credential, user_handle, public_key, state, \
     created_at, used_at FROM passkey";
const OF: &str = "(account = $1 OR (meeting = $2 AND participant = $3))";

/// The columns that say whose a row is.
fn owner(whose: &Whose) -> (Option<i64>, Option<&str>, Option<i64>) {
    match whose {
        Whose::Account(no) => (Some(i64::from(no.0)), None, None),
        Whose::Participant(meeting, no) => (None, Some(meeting.as_str()), Some(i64::from(no.0))),
    }
}

fn read_owner(account: Option<i64>, meeting: Option<String>, participant: Option<i64>) -> Result<Option<Whose>, Error> {
    let unreadable = || Error::unreadable("the owner of a passkey");
    Ok(match (account, meeting, participant) {
        (Some(account), None, None) => Some(Whose::Account(AccountNo::read(account)?)),
        (None, Some(meeting), Some(no)) => {
            let meeting = MeetingId::parse(&meeting).map_err(|_| unreadable())?;
            Some(Whose::Participant(meeting, ParticipantNo(u32::try_from(no).map_err(|_| unreadable())?)))
        }
        (None, None, None) => None,
        _ => return Err(unreadable()),
    })
}

impl Store {
    /// Keeps what a browser's device is asked to sign. What it was asked before counts no longer.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_challenge(&self, browser: &Token, challenge: &Challenge) -> Result<(), Error> {
        let (now, key) = (self.now(), browser.hash());
        let (account, meeting, participant) = challenge.whose.as_ref().map_or((None, None, None), owner);
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM passkey_challenge WHERE expires_at <= $1 OR browser = $2")
            .bind(now.as_millisecond())
            .bind(&key)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO passkey_challenge (browser, account, meeting, participant, state, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&key)
        .bind(account)
        .bind(meeting)
        .bind(participant)
        .bind(self.vault().seal(&place("passkey_challenge", "state", &[&key]), &challenge.state))
        .bind(now.saturating_add(CHALLENGE).map_or(i64::MAX, Timestamp::as_millisecond))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes what a browser's device was asked to sign, which it may answer once. `None`: nothing, or its time is over.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn take_challenge(&self, browser: &Token) -> Result<Option<Challenge>, Error> {
        type Taken = (Option<i64>, Option<String>, Option<i64>, String, i64);
        let key = browser.hash();
        let taken: Option<Taken> = sqlx::query_as(
            "DELETE FROM passkey_challenge WHERE browser = $1 RETURNING account, meeting, participant, state, expires_at",
        )
        .bind(&key)
        .fetch_optional(&self.write)
        .await?;
        let Some((account, meeting, participant, state, expires_at)) = taken else { return Ok(None) };
        if expires_at <= self.now().as_millisecond() {
            return Ok(None);
        }
        let whose = read_owner(account, meeting, participant)?;
        let state = self.vault().open(&place("passkey_challenge", "state", &[&key]), &state)?;
        Ok(Some(Challenge { whose, state }))
    }

    /// The passkeys of a person, the first that was added first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_passkeys(&self, whose: &Whose) -> Result<Vec<Passkey>, Error> {
        let (account, meeting, participant) = owner(whose);
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE {OF} ORDER BY no")))
            .bind(account)
            .bind(meeting)
            .bind(participant)
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(|row| self.read_passkey(&row)).collect()
    }

    fn read_passkey(&self, row: &Row) -> Result<Passkey, Error> {
        Ok(Passkey {
            no: u32::try_from(row.no).map_err(|_| Error::unreadable(format!("passkey {}", row.no)))?,
            name: self.open_of_passkey("name", row.no, &row.name)?,
            credential: self.open_of_passkey("credential", row.no, &row.credential)?,
            user_handle: self.open_of_passkey("user_handle", row.no, &row.user_handle)?,
            created_at: instant(row.created_at)?,
            used_at: row.used_at.map(instant).transpose()?,
        })
    }

    /// Keeps a passkey of a person.
    ///
    /// # Errors
    /// [`AddPasskeyError`].
    pub async fn add_passkey(&self, whose: &Whose, new: &NewPasskey) -> Result<(), AddPasskeyError> {
        let (account, meeting, participant) = owner(whose);
        let mut tx = self.write.begin().await?;
        let (own,): (i64,) = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM passkey WHERE {OF}")))
            .bind(account)
            .bind(meeting)
            .bind(participant)
            .fetch_one(&mut *tx)
            .await?;
        if usize::try_from(own).is_ok_and(|own| own >= MOST_PASSKEYS) {
            return Err(AddPasskeyError::TooMany);
        }
        let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM passkey").fetch_one(&mut *tx).await?;
        let done = sqlx::query(
            "INSERT INTO passkey (no, account, meeting, participant, name, credential, user_handle, public_key, state, \
             credential_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
             ON CONFLICT (credential_key) DO NOTHING",
        )
        .bind(no)
        .bind(account)
        .bind(meeting)
        .bind(participant)
        .bind(self.seal_of_passkey("name", no, &new.name))
        .bind(self.seal_of_passkey("credential", no, &new.credential))
        .bind(self.seal_of_passkey("user_handle", no, &new.user_handle))
        .bind(self.seal_of_passkey("public_key", no, &new.public_key))
        .bind(self.seal_of_passkey("state", no, &new.state))
        .bind(self.credential_key(&new.credential))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 0 {
            return Err(AddPasskeyError::Known);
        }
        tx.commit().await?;
        Ok(())
    }

    /// Gives a passkey of a person another name. Returns whether there is one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn rename_passkey(&self, whose: &Whose, no: u32, name: &str) -> Result<bool, Error> {
        let (account, meeting, participant) = owner(whose);
        let done = sqlx::query(sqlx::AssertSqlSafe(format!("UPDATE passkey SET name = $5 WHERE no = $4 AND {OF}")))
            .bind(account)
            .bind(meeting)
            .bind(participant)
            .bind(i64::from(no))
            .bind(self.seal_of_passkey("name", i64::from(no), name))
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Removes a passkey of a person: it lets nobody in any more. Returns whether there was one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn remove_passkey(&self, whose: &Whose, no: u32) -> Result<bool, Error> {
        let (account, meeting, participant) = owner(whose);
        let done = sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM passkey WHERE no = $4 AND {OF}")))
            .bind(account)
            .bind(meeting)
            .bind(participant)
            .bind(i64::from(no))
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// The passkey with an id on the device, base64url.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_passkey(&self, credential: &str) -> Result<Option<KnownPasskey>, Error> {
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE credential_key = $1")))
            .bind(self.credential_key(credential))
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let whose = read_owner(row.account, row.meeting, row.participant)?;
        Ok(Some(KnownPasskey {
            whose: whose.ok_or_else(|| Error::unreadable("a passkey of nobody"))?,
            user_handle: self.open_of_passkey("user_handle", row.no, &row.user_handle)?,
            public_key: self.open_of_passkey("public_key", row.no, &row.public_key)?,
            state: self.open_of_passkey("state", row.no, &row.state)?,
            no: row.no,
            sealed_state: row.state,
        }))
    }

    /// Signs in the owner of a passkey whose answer was found right, and keeps its state after it. `None`: it was
    /// removed or used meanwhile, or its owner has no role any more.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in_with_passkey(
        &self,
        known: &KnownPasskey,
        state: &str,
        device: Option<&str>,
    ) -> Result<Option<(Token, SignedIn)>, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let done = sqlx::query("UPDATE passkey SET state = $3, used_at = $4 WHERE no = $1 AND state = $2")
            .bind(known.no)
            .bind(&known.sealed_state)
            .bind(self.seal_of_passkey("state", known.no, state))
            .bind(now.as_millisecond() / MS_PER_HOUR * MS_PER_HOUR)
            .execute(&mut *tx)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(None);
        }
        let (session, who) = insert_session(&mut tx, &known.whose, Way::Passkey, now, device).await?;
        if who.account.is_some() && who.given.is_empty() {
            return Ok(None);
        }
        tx.commit().await?;
        Ok(Some((session, who)))
    }

    fn seal_of_passkey(&self, column: &str, no: i64, plain: &str) -> String {
        self.vault().seal(&place("passkey", column, &[&no]), plain)
    }

    fn open_of_passkey(&self, column: &str, no: i64, sealed: &str) -> Result<String, Error> {
        self.vault().open(&place("passkey", column, &[&no]), sealed)
    }

    fn credential_key(&self, credential: &str) -> String {
        self.vault().blind("passkey.credential", credential)
    }
}

#[cfg(test)]
mod tests;
