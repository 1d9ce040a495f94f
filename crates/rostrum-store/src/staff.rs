//! People who work for meetings: one account for each address, with the roles that were given to it.
//!
//! A sign-in never grows: it has the roles that were given before it was made. Whoever is given another one
//! signs in anew, with another token; a role that is taken is gone at once.

mod sealed;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::{MeetingId, PersonId};
use rostrum_domain::participant::Category;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::role::{self, GivenRole, Role};
use crate::token::{LinkKind, Token, insert_account_token};

/// For how long the link lives with which a person whom a role was given signs in.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The number of an account, from 1; never given again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountNo(pub u32);

impl AccountNo {
    pub(crate) fn read(no: i64) -> Result<Self, Error> {
        u32::try_from(no).map(Self).map_err(|_| Error::unreadable(format!("account {no}")))
    }
}

/// A person to whom roles were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub no: AccountNo,
    /// The name, as whoever gave the first role wrote it.
    pub name: String,
    /// The address.
    pub email: String,
    /// When the first role was given.
    pub created_at: Timestamp,
}

/// An account with its roles, as a page lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub account: Account,
    /// Its roles in the meeting that was asked for, or in the whole data folder.
    pub given: Vec<GivenRole>,
}

/// A role to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRole {
    /// The name of the person; that of an account that exists stays.
    pub name: String,
    /// The address by which the person signs in.
    pub email: String,
    /// Which role.
    pub role: Role,
    /// In which meeting; `None`: in all.
    pub meeting: Option<MeetingId>,
    /// For which categories, where it is a reviewer's; empty: for all.
    pub categories: Vec<Category>,
    /// Which person of the programme, where it is a panellist's.
    pub person: Option<PersonId>,
}

/// A role is not taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// Nobody could give roles any more.
    #[error("This is the last owner. Give the role of owner to somebody else first.")]
    LastOwner,
    /// The account does not have the role.
    #[error("This person does not have this role.")]
    NotGiven,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for TakeError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

type Row = (i64, String, String, i64);

impl Store {
    /// Gives a role to the person with an address. A role that the person has is given anew.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn give_role(&self, new: &NewRole) -> Result<AccountNo, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let no = self.put_account(&mut tx, &new.name, &new.email, now).await?;
        let categories: Vec<&str> = new.categories.iter().map(|category| category.code()).collect();
        sqlx::query(
            "INSERT INTO role_given (account, meeting, role, categories, person, given_at) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (account, meeting, role) DO UPDATE SET categories = excluded.categories, \
             person = excluded.person, given_at = excluded.given_at",
        )
        .bind(no)
        .bind(new.meeting.as_ref().map_or("", MeetingId::as_str))
        .bind(new.role.code())
        .bind(categories.join(" "))
        .bind(new.person.as_ref().map(PersonId::as_str))
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        AccountNo::read(no)
    }

    /// The number of the account with an address, which is made when there is none. One that is there keeps its name.
    pub(crate) async fn put_account(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        name: &str,
        email: &str,
        now: Timestamp,
    ) -> Result<i64, Error> {
        let (next,): (i64,) =
            sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM account").fetch_one(&mut **tx).await?;
        let (no,): (i64,) = sqlx::query_as(
            "INSERT INTO account (no, name, email, email_key, created_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (email_key) DO UPDATE SET email_key = excluded.email_key RETURNING no",
        )
        .bind(next)
        .bind(self.seal_of_account("name", next, name))
        .bind(self.seal_of_account("email", next, email.trim()))
        .bind(self.address_key(email))
        .bind(now.as_millisecond())
        .fetch_one(&mut **tx)
        .await?;
        Ok(no)
    }

    /// Makes a link with which a person signs in, once, within seven days, as all that the person is.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn make_account_link(&self, account: AccountNo) -> Result<Token, Error> {
        let mut tx = self.write.begin().await?;
        let link = insert_account_token(&mut tx, LinkKind::SignIn, account, self.now(), Some(INVITATION)).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// Takes a role from a person, at once. Who has no role left is signed out everywhere, and links that were
    /// not used yet are void.
    ///
    /// # Errors
    /// [`TakeError::LastOwner`] when nobody else could give roles; [`TakeError::NotGiven`]; the outside failed.
    pub async fn take_role(
        &self,
        account: AccountNo,
        role: Role,
        meeting: Option<&MeetingId>,
    ) -> Result<(), TakeError> {
        let place = meeting.map_or("", MeetingId::as_str);
        let mut tx = self.write.begin().await?;
        let done = sqlx::query("DELETE FROM role_given WHERE account = $1 AND meeting = $2 AND role = $3")
            .bind(i64::from(account.0))
            .bind(place)
            .bind(role.code())
            .execute(&mut *tx)
            .await?;
        if done.rows_affected() == 0 {
            return Err(TakeError::NotGiven);
        }
        // An owner of all meetings is above those of one.
        let (owners,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM role_given WHERE role = 'owner' AND meeting IN ('', $1)")
                .bind(place)
                .fetch_one(&mut *tx)
                .await?;
        if role == Role::Owner && owners == 0 {
            return Err(TakeError::LastOwner);
        }
        sqlx::query(
            "DELETE FROM token WHERE account = $1 AND (kind = 'sign_in' OR NOT EXISTS \
             (SELECT 1 FROM role_given WHERE account = $1))",
        )
        .bind(i64::from(account.0))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Who has roles in a meeting, or (`None`) in the whole data folder, in the order of the accounts.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_staff(&self, meeting: Option<&MeetingId>) -> Result<Vec<Staff>, Error> {
        let rows: Vec<(i64,)> =
            sqlx::query_as("SELECT DISTINCT account FROM role_given WHERE meeting = $1 ORDER BY account")
                .bind(meeting.map_or("", MeetingId::as_str))
                .fetch_all(&self.read)
                .await?;
        let mut staff = BTreeMap::new();
        for (no,) in rows {
            let no = AccountNo::read(no)?;
            let Some(account) = self.find_account(no).await? else { continue };
            let mut given = self.list_roles_of(no).await?;
            given.retain(|given| given.meeting.as_ref() == meeting);
            staff.insert(no, Staff { account, given });
        }
        Ok(staff.into_values().collect())
    }

    /// The roles that a person has.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_roles_of(&self, account: AccountNo) -> Result<Vec<GivenRole>, Error> {
        role::list_given(&mut *self.read.acquire().await?, account, None).await
    }

    /// The account with a number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_account(&self, no: AccountNo) -> Result<Option<Account>, Error> {
        let row: Option<Row> = sqlx::query_as("SELECT no, name, email, created_at FROM account WHERE no = $1")
            .bind(i64::from(no.0))
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| self.read_account(row)).transpose()
    }

    /// The account with an address.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_account_by_email(&self, email: &str) -> Result<Option<Account>, Error> {
        let row: Option<Row> = sqlx::query_as("SELECT no, name, email, created_at FROM account WHERE email_key = $1")
            .bind(self.address_key(email))
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| self.read_account(row)).transpose()
    }

    fn read_account(&self, (no, name, email, created_at): Row) -> Result<Account, Error> {
        Ok(Account {
            no: AccountNo::read(no)?,
            name: self.open_of_account("name", no, &name)?,
            email: self.open_of_account("email", no, &email)?,
            created_at: instant(created_at)?,
        })
    }
}

#[cfg(test)]
mod tests;
