//! Sign-ins of a person: listed, and ended by that person or by an owner.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::token::Token;

/// Whose sign-ins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of somebody to whom roles were given.
    Account(AccountNo),
    /// Those of a participant of a meeting.
    Participant(MeetingId, ParticipantNo),
}

/// How a sign-in was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By a link, or a code that stands for one.
    #[default]
    Link,
    /// With a passkey.
    Passkey,
    /// Through the provider of OpenID Connect.
    Openid,
}

/// A sign-in on some device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// By which it is named on pages; it lets nobody in.
    pub id: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last seen, to the hour.
    pub seen_at: Timestamp,
    /// The kind of browser, such as `Firefox on Android`; "" when it is not known.
    pub device: String,
    /// How it was made.
    pub way: Way,
}

type Row = (String, i64, Option<i64>, Option<String>, Option<String>);

/// What names a sign-in on pages: a part of the hash of its token, from which nobody makes the token.
const ID: &str = "substr(hash, 1, 16)";

impl Token {
    /// By which the sign-in of this token is named on pages.
    pub fn session_id(&self) -> String {
        self.hash().chars().take(16).collect()
    }
}

impl Way {
    /// As it stands in a row; nothing for a link.
    pub(crate) fn code(self) -> Option<&'static str> {
        match self {
            Self::Link => None,
            Self::Passkey => Some("passkey"),
            Self::Openid => Some("openid"),
        }
    }

    fn read(code: Option<&str>) -> Self {
        [Self::Passkey, Self::Openid].into_iter().find(|way| way.code() == code).unwrap_or_default()
    }
}

impl Whose {
    fn account(&self) -> i64 {
        match self {
            Self::Account(no) => i64::from(no.0),
            Self::Participant(..) => -1,
        }
    }

    fn participant(&self) -> (&str, i64) {
        match self {
            Self::Account(_) => ("", -1),
            Self::Participant(meeting, no) => (meeting.as_str(), i64::from(no.0)),
        }
    }
}

impl Store {
    /// The sign-ins of a person that have not ended, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_sessions(&self, whose: &Whose) -> Result<Vec<Session>, Error> {
        self.write_seen().await?;
        let (meeting, participant) = whose.participant();
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {ID}, created_at, seen_at, device, way FROM token WHERE kind = 'session' AND expires_at > $1 \
             AND (account = $2 OR (meeting = $3 AND participant = $4)) ORDER BY created_at DESC, hash"
        )))
        .bind(self.now().as_millisecond())
        .bind(whose.account())
        .bind(meeting)
        .bind(participant)
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|(id, made_at, seen_at, device, way)| {
                let (made_at, seen_at) = (instant(made_at)?, instant(seen_at.unwrap_or(made_at))?);
                let way = Way::read(way.as_deref());
                Ok(Session { id, made_at, seen_at, device: device.unwrap_or_default(), way })
            })
            .collect()
    }

    /// How a sign-in was made. `None`: there is none.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_way(&self, session: &Token) -> Result<Option<Way>, Error> {
        let found: Option<(Option<String>,)> =
            sqlx::query_as("SELECT way FROM token WHERE hash = $1 AND kind = 'session'")
                .bind(session.hash())
                .fetch_optional(&self.read)
                .await?;
        Ok(found.map(|(way,)| Way::read(way.as_deref())))
    }

    /// Ends a sign-in of a person. Returns whether there was one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn end_session(&self, whose: &Whose, id: &str) -> Result<bool, Error> {
        self.end(whose, &format!("{ID} = $4"), id).await
    }

    /// Ends all sign-ins of a person but one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn end_other_sessions(&self, whose: &Whose, but: &str) -> Result<bool, Error> {
        self.end(whose, &format!("{ID} <> $4"), but).await
    }

    async fn end(&self, whose: &Whose, which: &str, id: &str) -> Result<bool, Error> {
        let (meeting, participant) = whose.participant();
        let done = sqlx::query(sqlx::AssertSqlSafe(format!(
            "DELETE FROM token WHERE kind = 'session' AND (account = $1 OR (meeting = $2 AND participant = $3)) AND {which}"
        )))
        .bind(whose.account())
        .bind(meeting)
        .bind(participant)
        .bind(id)
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Revokes every link, ends every sign-in and removes every passkey of a participant: whoever held one of them
    /// may have made the others.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke_all_of(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        for sql in [
            "DELETE FROM token WHERE meeting = $1 AND participant = $2",
            "DELETE FROM passkey WHERE meeting = $1 AND participant = $2",
            "DELETE FROM passkey_challenge WHERE meeting = $1 AND participant = $2",
        ] {
            sqlx::query(sql).bind(meeting.as_str()).bind(i64::from(participant.0)).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Ends a sign-in, and touches no link.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke_sign_in(&self, session: &Token) -> Result<(), Error> {
        let query = sqlx::query("DELETE FROM token WHERE hash = $1 AND kind = 'session'");
        query.bind(session.hash()).execute(&self.write).await?;
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

    /// Writes when sign-ins were seen; until then it stands in memory, so that no visit has to be written.
    ///
    /// # Errors
    /// The outside failed.
    pub(crate) async fn write_seen(&self) -> Result<(), Error> {
        let seen = self.kept.take_seen();
        if seen.is_empty() {
            return Ok(());
        }
        let mut tx = self.write.begin().await?;
        for (hash, at) in seen {
            let query = sqlx::query("UPDATE token SET seen_at = $2 WHERE hash = $1");
            query.bind(hash).bind(at).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
