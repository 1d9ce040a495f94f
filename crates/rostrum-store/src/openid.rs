//! Signing in through a provider of OpenID Connect: what is kept between the way there and the way back, and what
//! whoever comes back may be.
//!
//! Roles that the claims of the provider stand for belong to the sign-in and not to the account. So they end with it,
//! and nobody has them who signs in another way.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use rostrum_domain::ids::MeetingId;
use sqlx::SqliteTransaction;

use crate::error::Error;
use crate::folder::Store;
use crate::role::{self, GivenRole, Role};
use crate::staff::{AccountNo, Staff};
use crate::token::{LinkKind, SignedIn, Token, insert_account_token};

/// For how long somebody may be on the way to the provider and back.
pub const WAIT: SignedDuration = SignedDuration::from_mins(10);
/// For how long a sign-in through the provider lives. It does not tell of what it takes from somebody meanwhile.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(12);

/// What is handed to a browser that goes to the provider.
#[derive(Clone, Debug)]
pub struct OpenidRequest {
    /// For the address; the provider sends it back.
    pub state: Token,
    /// For the cookie.
    pub browser: Token,
}

/// How a return from the provider stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenidReturn {
    /// Nobody went there with this state, it was used, or its time is over.
    Unknown,
    /// Another browser went there.
    Elsewhere,
    /// It is used from now on.
    Open {
        /// Where it leads, when it says so.
        target: Option<String>,
    },
}

/// Somebody as the provider tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderPerson {
    /// The provider.
    pub issuer: String,
    /// By what it knows the person, now and for ever.
    pub subject: String,
    /// The name.
    pub name: String,
    /// The address, where the provider vouches for it.
    pub email: Option<String>,
}

/// A role that claims stand for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimedRole {
    /// Which.
    pub role: Role,
    /// In which meeting; `None`: in all.
    pub meeting: Option<MeetingId>,
}

impl ClaimedRole {
    /// Reads `secretariat` or `chair@MEETING`. A role that spans no meetings needs one. A panellist is a person of the
    /// programme, so no claim stands for that; nor for a participant or a display.
    pub fn parse(text: &str) -> Option<Self> {
        let (code, meeting) = text.split_once('@').map_or((text, None), |(code, meeting)| (code, Some(meeting)));
        let role = Role::OF_STAFF.into_iter().find(|role| role.code() == code && *role != Role::Panellist)?;
        let meeting = meeting.map(MeetingId::parse).transpose().ok()?;
        (meeting.is_some() || role.may_span_meetings()).then_some(Self { role, meeting })
    }

    fn text(&self) -> String {
        match &self.meeting {
            Some(meeting) => format!("{}@{meeting}", self.role.code()),
            None => self.role.code().to_owned(),
        }
    }
}

/// Adds the roles that stand with a sign-in to those that were given to the account.
pub(crate) fn add_claimed(given: &mut Vec<GivenRole>, claimed: &str, at: jiff::Timestamp) -> Result<(), Error> {
    for text in claimed.split_whitespace() {
        let ClaimedRole { role, meeting } =
            ClaimedRole::parse(text).ok_or_else(|| Error::unreadable(format!("claimed role {text}")))?;
        if !given.iter().any(|given| given.role == role && given.meeting == meeting) {
            given.push(GivenRole { role, meeting, categories: Vec::new(), person: None, given_at: at });
        }
    }
    given.sort_by(|a, b| (a.meeting.as_ref(), a.role).cmp(&(b.meeting.as_ref(), b.role)));
    Ok(())
}

impl Store {
    /// Keeps that a browser goes to the provider, and where it wants to afterwards: a path of this server.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn begin_openid(&self, target: Option<&str>) -> Result<OpenidRequest, Error> {
        let request = OpenidRequest { state: Token::new()?, browser: Token::new()? };
        let now = self.now();
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM openid_request WHERE expires_at <= $1")
            .bind(now.as_millisecond())
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO openid_request (state, browser, target, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(request.state.hash())
            .bind(request.browser.hash())
            .bind(target)
            .bind(now.checked_add(WAIT).unwrap_or(now).as_millisecond())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(request)
    }

    /// Takes a return from the provider, once, from the browser that went there.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn take_openid(&self, state: &Token, browser: Option<&Token>) -> Result<OpenidReturn, Error> {
        let now = self.now().as_millisecond();
        let mut tx = self.write.begin().await?;
        // One statement takes it and tells whether it was there, so two at once cannot both win.
        let found: Option<(Option<String>,)> = sqlx::query_as(
            "DELETE FROM openid_request WHERE state = $1 AND browser = $2 AND expires_at > $3 RETURNING target",
        )
        .bind(state.hash())
        .bind(browser.map(Token::hash))
        .bind(now)
        .fetch_optional(&mut *tx)
        .await?;
        let elsewhere: Option<(i64,)> =
            sqlx::query_as("SELECT expires_at FROM openid_request WHERE state = $1 AND expires_at > $2")
                .bind(state.hash())
                .bind(now)
                .fetch_optional(&mut *tx)
                .await?;
        tx.commit().await?;
        Ok(match (found, elsewhere) {
            (Some((target,)), _) => OpenidReturn::Open { target },
            (None, Some(_)) => OpenidReturn::Elsewhere,
            (None, None) => OpenidReturn::Unknown,
        })
    }

    /// Signs somebody in whom the provider knows: with the roles that claims stand for, and with those that were
    /// given to the address, where the provider vouches for it. `None`: neither, and nothing is kept.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in_by_provider(
        &self,
        person: &ProviderPerson,
        claimed: &[ClaimedRole],
        device: Option<&str>,
    ) -> Result<Option<(Token, SignedIn)>, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let known = self.find_account_of(&mut tx, person).await?;
        let given = match known {
            Some(no) => role::list_given(&mut tx, no, Some(now.as_millisecond())).await?,
            None => Vec::new(),
        };
        let claimed = existing(&mut tx, claimed).await?;
        if claimed.is_empty() && given.is_empty() {
            return Ok(None);
        }
        let no = match known {
            Some(no) => no,
            None => self.insert_account_of(&mut tx, person).await?,
        };
        let session = insert_account_token(&mut tx, LinkKind::Session, no, now, Some(LIFETIME)).await?;
        let texts: Vec<String> = claimed.iter().map(ClaimedRole::text).collect();
        sqlx::query("UPDATE token SET way = 'openid', claimed = $2, device = $3 WHERE hash = $1")
            .bind(session.hash())
            .bind(texts.join(" "))
            .bind(device)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(self.find_session(&session).await?.map(|who| (session, who)))
    }

    /// Who is signed in through the provider with roles that claims stand for, in a meeting or (`None`) in all, in
    /// the order of the accounts.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_claimed(&self, meeting: Option<&MeetingId>) -> Result<Vec<Staff>, Error> {
        let rows: Vec<(i64, String, i64)> = sqlx::query_as(
            "SELECT account, claimed, created_at FROM token WHERE kind = 'session' AND claimed <> '' AND expires_at > $1 \
             ORDER BY account, created_at",
        )
        .bind(self.now().as_millisecond())
        .fetch_all(&self.read)
        .await?;
        let mut roles: BTreeMap<AccountNo, Vec<GivenRole>> = BTreeMap::new();
        for (no, claimed, at) in rows {
            add_claimed(roles.entry(AccountNo::read(no)?).or_default(), &claimed, crate::folder::instant(at)?)?;
        }
        let mut staff = Vec::new();
        for (no, mut given) in roles {
            given.retain(|given| given.meeting.as_ref() == meeting);
            if let Some(account) = self.find_account(no).await?.filter(|_| !given.is_empty()) {
                staff.push(Staff { account, given });
            }
        }
        Ok(staff)
    }

    async fn find_account_of(
        &self,
        tx: &mut SqliteTransaction<'_>,
        person: &ProviderPerson,
    ) -> Result<Option<AccountNo>, Error> {
        let (sql, key) = match &person.email {
            Some(email) => ("SELECT no FROM account WHERE email_key = $1", self.address_key(email)),
            None => ("SELECT no FROM account WHERE subject_key = $1", self.subject_key(&subject(person))),
        };
        let found: Option<(i64,)> = sqlx::query_as(sql).bind(key).fetch_optional(&mut **tx).await?;
        found.map(|(no,)| AccountNo::read(no)).transpose()
    }

    async fn insert_account_of(
        &self,
        tx: &mut SqliteTransaction<'_>,
        person: &ProviderPerson,
    ) -> Result<AccountNo, Error> {
        let now = self.now();
        if let Some(email) = &person.email {
            return AccountNo::read(self.put_account(tx, &person.name, email, now).await?);
        }
        let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM account").fetch_one(&mut **tx).await?;
        let subject = subject(person);
        sqlx::query(
            "INSERT INTO account (no, name, email, email_key, subject, subject_key, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(no)
        .bind(self.seal_of_account("name", no, &person.name))
        .bind(self.seal_of_account("email", no, ""))
        // No address leads to it: what begins with a line break stands for nobody.
        .bind(format!("\n{no}"))
        .bind(self.seal_of_account("subject", no, &subject))
        .bind(self.subject_key(&subject))
        .bind(now.as_millisecond())
        .execute(&mut **tx)
        .await?;
        AccountNo::read(no)
    }
}

/// A subject is one of its provider only, and says nothing by itself.
fn subject(person: &ProviderPerson) -> String {
    format!("{}\n{}", person.issuer, person.subject)
}

/// Those of the claimed roles whose meeting there is, each once.
async fn existing(tx: &mut SqliteTransaction<'_>, claimed: &[ClaimedRole]) -> Result<Vec<ClaimedRole>, Error> {
    let mut kept = Vec::new();
    for role in claimed {
        let there = match &role.meeting {
            None => true,
            Some(meeting) => {
                let found: Option<(String,)> = sqlx::query_as("SELECT id FROM meeting WHERE id = $1")
                    .bind(meeting.as_str())
                    .fetch_optional(&mut **tx)
                    .await?;
                found.is_some()
            }
        };
        if there && !kept.contains(role) {
            kept.push(role.clone());
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests;
