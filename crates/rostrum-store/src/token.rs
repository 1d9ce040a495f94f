//! Links and sign-ins. A token is 32 random bytes; only its SHA-256 is kept.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::folder::{Store, instant};
pub use crate::role::Role;
use crate::role::{self, GivenRole};
use crate::session::{Way, Whose};
use crate::staff::AccountNo;

/// Who the bearer of a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What.
    pub role: Role,
    /// In which meeting; `None` for the secretariat: in all.
    pub meeting: Option<MeetingId>,
    /// Which participant, for that role.
    pub participant: Option<ParticipantNo>,
}

/// Who is signed in, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Whose sign-in it is, where roles were given to a person.
    pub account: Option<AccountNo>,
    /// What that person may be: the roles that were given before the sign-in and not taken since.
    pub given: Vec<GivenRole>,
    /// What the link says that led here, where it belongs to no account.
    pub grant: Option<Grant>,
}

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Works once, for a short time, and makes a sign-in.
    SignIn,
    /// A link that works again and again and makes a sign-in each time: personal link of a
    /// participant, link of the chair, link of a display.
    Personal,
    /// A sign-in itself, carried by a cookie.
    Session,
}

/// A token in the clear. It shows itself only through [`Token::as_str`].
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes whatever a link or a cookie carries.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text for a link or a cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A token that is kept nowhere yet.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn random() -> Result<Self, Error> {
        Self::new()
    }

    /// A token of a program; its beginning tells what it is to whoever finds it.
    pub(crate) fn of_program() -> Result<Self, Error> {
        Ok(Self(format!("rostrum_{}", Self::new()?.0)))
    }

    pub(crate) fn new() -> Result<Self, Error> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(data_encoding::BASE64URL_NOPAD.encode(&bytes)))
    }

    pub(crate) fn hash(&self) -> String {
        data_encoding::HEXLOWER.encode(&Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl LinkKind {
    fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Personal => "personal",
            Self::Session => "session",
        }
    }

    fn lifetime(self) -> Option<SignedDuration> {
        match self {
            Self::SignIn => Some(SignedDuration::from_hours(24)),
            Self::Personal => None,
            Self::Session => Some(SignedDuration::from_hours(24 * 14)),
        }
    }
}

/// Who a token belongs to, as it stands in its row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Bearer {
    role: String,
    meeting: Option<String>,
    participant: Option<i64>,
    account: Option<i64>,
    created_at: i64,
    expires_at: Option<i64>,
    claimed: Option<String>,
}

/// A link that was just used.
#[derive(sqlx::FromRow)]
struct Used {
    #[sqlx(flatten)]
    bearer: Bearer,
    target: Option<String>,
}

fn read(role: &str, meeting: Option<String>, participant: Option<i64>) -> Result<Grant, Error> {
    let unreadable = || Error::unreadable(format!("token of role {role}"));
    Ok(Grant {
        role: Role::from_code(role).ok_or_else(unreadable)?,
        meeting: meeting.map(|id| MeetingId::parse(&id)).transpose().map_err(|_| unreadable())?,
        participant: participant.map(u32::try_from).transpose().map_err(|_| unreadable())?.map(ParticipantNo),
    })
}

pub(crate) async fn insert_token(
    tx: &mut sqlx::SqliteTransaction<'_>,
    kind: LinkKind,
    grant: &Grant,
    now: Timestamp,
    expires_at: Option<Timestamp>,
) -> Result<Token, Error> {
    let bearer = Bearer {
        role: grant.role.code().to_owned(),
        meeting: grant.meeting.as_ref().map(|id| id.as_str().to_owned()),
        participant: grant.participant.map(|no| i64::from(no.0)),
        account: None,
        created_at: now.as_millisecond(),
        expires_at: expires_at.map(Timestamp::as_millisecond),
        claimed: None,
    };
    insert_of(tx, kind, &bearer, None).await
}

/// A link or a sign-in of an account.
pub(crate) async fn insert_account_token(
    tx: &mut sqlx::SqliteTransaction<'_>,
    kind: LinkKind,
    account: AccountNo,
    now: Timestamp,
    lifetime: Option<SignedDuration>,
) -> Result<Token, Error> {
    let lifetime = lifetime.or_else(|| kind.lifetime());
    let bearer = Bearer {
        role: "account".to_owned(),
        meeting: None,
        participant: None,
        account: Some(i64::from(account.0)),
        created_at: now.as_millisecond(),
        expires_at: lifetime.and_then(|lifetime| now.checked_add(lifetime).ok()).map(Timestamp::as_millisecond),
        claimed: None,
    };
    insert_of(tx, kind, &bearer, None).await
}

/// A sign-in of a person that was made without a link, and who they are.
pub(crate) async fn insert_session(
    tx: &mut sqlx::SqliteTransaction<'_>,
    whose: &Whose,
    way: Way,
    now: Timestamp,
    device: Option<&str>,
) -> Result<(Token, SignedIn), Error> {
    let expires_at = LinkKind::Session.lifetime().and_then(|lifetime| now.checked_add(lifetime).ok());
    let nobody = Bearer {
        role: "account".to_owned(),
        meeting: None,
        participant: None,
        account: None,
        created_at: now.as_millisecond(),
        expires_at: expires_at.map(Timestamp::as_millisecond),
        claimed: None,
    };
    let bearer = match whose {
        Whose::Account(no) => Bearer { account: Some(i64::from(no.0)), ..nobody },
        Whose::Participant(meeting, no) => Bearer {
            role: Role::Participant.code().to_owned(),
            meeting: Some(meeting.as_str().to_owned()),
            participant: Some(i64::from(no.0)),
            ..nobody
        },
    };
    let signed_in = signed_in(tx, &bearer).await?;
    let session = insert_of(tx, LinkKind::Session, &bearer, device).await?;
    sqlx::query("UPDATE token SET way = $2 WHERE hash = $1")
        .bind(session.hash())
        .bind(way.code())
        .execute(&mut **tx)
        .await?;
    Ok((session, signed_in))
}

async fn insert_of(
    tx: &mut sqlx::SqliteTransaction<'_>,
    kind: LinkKind,
    bearer: &Bearer,
    device: Option<&str>,
) -> Result<Token, Error> {
    let token = Token::new()?;
    sqlx::query(
        "INSERT INTO token (hash, kind, role, meeting, participant, account, created_at, expires_at, seen_at, device) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(token.hash())
    .bind(kind.code())
    .bind(&bearer.role)
    .bind(&bearer.meeting)
    .bind(bearer.participant)
    .bind(bearer.account)
    .bind(bearer.created_at)
    .bind(bearer.expires_at)
    .bind((kind == LinkKind::Session).then_some(bearer.created_at / MS_PER_HOUR * MS_PER_HOUR))
    .bind(device)
    .execute(&mut **tx)
    .await?;
    Ok(token)
}

/// Milliseconds of an hour: when a sign-in was last seen is kept to the hour.
pub(crate) const MS_PER_HOUR: i64 = 3_600_000;

/// Who the row of a token tells of. A sign-in has the roles that were given before it was made.
async fn signed_in(connection: &mut sqlx::SqliteConnection, bearer: &Bearer) -> Result<SignedIn, Error> {
    let Some(account) = bearer.account else {
        let grant = read(&bearer.role, bearer.meeting.clone(), bearer.participant)?;
        return Ok(SignedIn { account: None, given: Vec::new(), grant: Some(grant) });
    };
    let account = AccountNo::read(account)?;
    let mut given = role::list_given(connection, account, Some(bearer.created_at)).await?;
    if let Some(claimed) = &bearer.claimed {
        crate::openid::add_claimed(&mut given, claimed, instant(bearer.created_at)?)?;
    }
    Ok(SignedIn { account: Some(account), given, grant: None })
}

/// Exchanges a link for a sign-in in a transaction that the caller commits. `None`: no such link, used already, or
/// expired.
pub(crate) async fn sign_in_with(
    tx: &mut sqlx::SqliteTransaction<'_>,
    link: &str,
    device: Option<&str>,
    now: Timestamp,
) -> Result<Option<(Token, SignedIn, Option<String>)>, Error> {
    // One statement marks it used and tells whether it was free, so two at once cannot both win.
    let found: Option<Used> = sqlx::query_as(
        "UPDATE token SET used_at = $2 WHERE hash = $1 AND (expires_at IS NULL OR expires_at > $2) \
         AND ((kind = 'personal' AND (used_at IS NULL OR meeting IS NULL OR meeting NOT IN \
         (SELECT meeting FROM personal_link_once))) OR (kind = 'sign_in' AND used_at IS NULL)) \
         RETURNING role, meeting, participant, account, created_at, expires_at, claimed, target",
    )
    .bind(link)
    .bind(now.as_millisecond())
    .fetch_optional(&mut **tx)
    .await?;
    let Some(Used { bearer: link, target }) = found else { return Ok(None) };
    let expires_at = LinkKind::Session.lifetime().and_then(|lifetime| now.checked_add(lifetime).ok());
    let bearer =
        Bearer { created_at: now.as_millisecond(), expires_at: expires_at.map(Timestamp::as_millisecond), ..link };
    let signed_in = signed_in(tx, &bearer).await?;
    let session = insert_of(tx, LinkKind::Session, &bearer, device).await?;
    Ok(Some((session, signed_in, target)))
}

impl Store {
    /// Makes a link or a sign-in. A sign-in link lives 24 hours, a sign-in two weeks, a personal link
    /// as long as the meeting is kept.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn make_token(&self, kind: LinkKind, grant: &Grant) -> Result<Token, Error> {
        let now = self.now();
        let expires_at = kind.lifetime().and_then(|lifetime| now.checked_add(lifetime).ok());
        let mut tx = self.write.begin().await?;
        let token = insert_token(&mut tx, kind, grant, now, expires_at).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Exchanges the token of a link for a sign-in, on a device as its browser names itself. `None`: no such
    /// link, used already, or expired.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in_on(&self, link: &Token, device: Option<&str>) -> Result<Option<(Token, SignedIn)>, Error> {
        let done = self.sign_in_by_hash(&link.hash(), device).await?;
        Ok(done.map(|(session, who, _)| (session, who)))
    }

    /// The same; tells also where the link leads, when it says so.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in_to(
        &self,
        link: &Token,
        device: Option<&str>,
    ) -> Result<Option<(Token, SignedIn, Option<String>)>, Error> {
        self.sign_in_by_hash(&link.hash(), device).await
    }

    /// The same by the hash of the link.
    pub(crate) async fn sign_in_by_hash(
        &self,
        link: &str,
        device: Option<&str>,
    ) -> Result<Option<(Token, SignedIn, Option<String>)>, Error> {
        let mut tx = self.write.begin().await?;
        let done = sign_in_with(&mut tx, link, device, self.now()).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// The same without a word of the device.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in(&self, link: &Token) -> Result<Option<(Token, SignedIn)>, Error> {
        self.sign_in_on(link, None).await
    }

    /// Who the bearer of a sign-in is. `None`: nobody, or expired.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_session(&self, session: &Token) -> Result<Option<SignedIn>, Error> {
        let (hash, now) = (session.hash(), self.now());
        if let Some(signed_in) = self.kept.session(&hash, now) {
            self.kept.see(&hash, now);
            return Ok(Some(signed_in));
        }
        let unchanged = self.kept.unchanged();
        let found: Option<Bearer> = sqlx::query_as(
            "SELECT role, meeting, participant, account, created_at, expires_at, claimed FROM token \
             WHERE hash = $1 AND kind = 'session' AND expires_at > $2",
        )
        .bind(&hash)
        .bind(now.as_millisecond())
        .fetch_optional(&self.read)
        .await?;
        let Some(bearer) = found else { return Ok(None) };
        self.kept.see(&hash, now);
        let signed_in = signed_in(&mut *self.read.acquire().await?, &bearer).await?;
        self.kept.keep_session(unchanged, hash, &signed_in, instant(bearer.expires_at.unwrap_or_default())?);
        Ok(Some(signed_in))
    }

    /// Whether anybody ever signed in as owner or secretariat of this data folder.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn secretariat_has_signed_in(&self) -> Result<bool, Error> {
        let (count,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM token WHERE role IN ('owner', 'secretariat') AND used_at IS NOT NULL")
                .fetch_one(&self.read)
                .await?;
        Ok(count > 0)
    }
}
