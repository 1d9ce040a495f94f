//! Links and sign-ins. A token is 32 random bytes; only its SHA-256 is kept.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::folder::{Store, instant};

/// What a person may be in a meeting, or for all meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs all meetings of this data folder.
    Secretariat,
    /// Gives the floor in one meeting.
    Chair,
    /// Takes part in one meeting.
    Participant,
    /// A screen of one meeting.
    Display,
}

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

impl Role {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Secretariat => "secretariat",
            Self::Chair => "chair",
            Self::Participant => "participant",
            Self::Display => "display",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Secretariat, Self::Chair, Self::Participant, Self::Display].into_iter().find(|role| role.code() == code)
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
    let token = Token::new()?;
    sqlx::query(
        "INSERT INTO token (hash, kind, role, meeting, participant, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(token.hash())
    .bind(kind.code())
    .bind(grant.role.code())
    .bind(grant.meeting.as_ref().map(MeetingId::as_str))
    .bind(grant.participant.map(|no| i64::from(no.0)))
    .bind(now.as_millisecond())
    .bind(expires_at.map(Timestamp::as_millisecond))
    .execute(&mut **tx)
    .await?;
    Ok(token)
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

    /// Exchanges the token of a link for a sign-in. `None`: no such link, used already, or expired.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in(&self, link: &Token) -> Result<Option<(Token, Grant)>, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        // One statement marks it used and tells whether it was free, so two at once cannot both win.
        let row: Option<(String, Option<String>, Option<i64>)> = sqlx::query_as(
            "UPDATE token SET used_at = $2 WHERE hash = $1 AND (expires_at IS NULL OR expires_at > $2) \
             AND (kind = 'personal' OR (kind = 'sign_in' AND used_at IS NULL)) RETURNING role, meeting, participant",
        )
        .bind(link.hash())
        .bind(now.as_millisecond())
        .fetch_optional(&mut *tx)
        .await?;
        let Some((role, meeting, participant)) = row else { return Ok(None) };
        let grant = read(&role, meeting, participant)?;
        let expires_at = LinkKind::Session.lifetime().and_then(|lifetime| now.checked_add(lifetime).ok());
        let session = insert_token(&mut tx, LinkKind::Session, &grant, now, expires_at).await?;
        tx.commit().await?;
        Ok(Some((session, grant)))
    }

    /// Who the bearer of a sign-in is. `None`: nobody, or expired.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_session(&self, session: &Token) -> Result<Option<Grant>, Error> {
        let (hash, now) = (session.hash(), self.now());
        if let Some(grant) = self.kept.session(&hash, now) {
            return Ok(Some(grant));
        }
        let unchanged = self.kept.unchanged();
        let row: Option<(String, Option<String>, Option<i64>, i64)> = sqlx::query_as(
            "SELECT role, meeting, participant, expires_at FROM token \
             WHERE hash = $1 AND kind = 'session' AND expires_at > $2",
        )
        .bind(&hash)
        .bind(now.as_millisecond())
        .fetch_optional(&self.read)
        .await?;
        let Some((role, meeting, participant, expires_at)) = row else { return Ok(None) };
        let grant = read(&role, meeting, participant)?;
        self.kept.keep_session(unchanged, hash, &grant, instant(expires_at)?);
        Ok(Some(grant))
    }

    /// Whether anybody ever signed in as the secretariat of this data folder.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn secretariat_has_signed_in(&self) -> Result<bool, Error> {
        let (count,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM token WHERE role = 'secretariat' AND used_at IS NOT NULL")
                .fetch_one(&self.read)
                .await?;
        Ok(count > 0)
    }

    /// Revokes every link and ends every sign-in of a participant.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke_all_of(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<(), Error> {
        sqlx::query("DELETE FROM token WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(i64::from(participant.0))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Ends a sign-in or revokes a link.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke(&self, token: &Token) -> Result<(), Error> {
        sqlx::query("DELETE FROM token WHERE hash = $1").bind(token.hash()).execute(&self.write).await?;
        Ok(())
    }
}
