//! Programs that may read the floor of a meeting or act on it. Only the SHA-256 of a token is kept.

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::floor::Actor;
use rostrum_domain::ids::MeetingId;
use sqlx::FromRow;

use crate::desk::{CommandKey, Desk, Outcome};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::token::Token;

/// How exactly the last use of a token is kept: a deck that asks every second is no write a second.
const USE_IS_KEPT_TO: SignedDuration = SignedDuration::from_secs(60);

/// What a token permits a program to do in its meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read what the public may see. Every token has it.
    Read,
    /// Read names that are kept from the public.
    ReadStaff,
    /// Give commands of the floor.
    Run,
}

/// A program with its token, which itself is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// From 1 inside the meeting.
    pub no: u32,
    /// What the secretariat calls it, 1 to 100 characters.
    pub name: String,
    /// What it may do, in the order of [`Scope::ALL`].
    pub scopes: Vec<Scope>,
    /// When the token was made.
    pub created_at: Timestamp,
    /// When the token was last used, to the minute.
    pub used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 3] = [Self::Read, Self::ReadStaff, Self::Run];

    /// The stable code: `read`, `read-staff`, `run`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::ReadStaff => "read-staff",
            Self::Run => "run",
        }
    }

    /// The scope with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

#[derive(FromRow)]
struct Row {
    meeting: String,
    no: i64,
    name: String,
    scopes: String,
    created_at: i64,
    used_at: Option<i64>,
    revoked_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Program, Error> {
        let what = || Error::unreadable(format!("program {} of {}", self.no, self.meeting));
        Ok(Program {
            no: u32::try_from(self.no).map_err(|_| what())?,
            scopes: self.scopes.split(' ').map(Scope::from_code).collect::<Option<_>>().ok_or_else(what)?,
            created_at: instant(self.created_at)?,
            used_at: self.used_at.map(instant).transpose()?,
            revoked_at: self.revoked_at.map(instant).transpose()?,
            name: self.name,
        })
    }
}

impl Store {
    /// Makes a program with its token, which cannot be read again. It may always read what is public.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn make_program(
        &self,
        meeting: &MeetingId,
        name: &str,
        scopes: &[Scope],
    ) -> Result<(Program, Token), Error> {
        let token = Token::of_program()?;
        let held = Scope::ALL.into_iter().filter(|scope| *scope == Scope::Read || scopes.contains(scope));
        let row: Row = sqlx::query_as(
            "INSERT INTO program (meeting, no, name, scopes, hash, created_at) \
             SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4, $5 FROM program WHERE meeting = $1 \
             RETURNING meeting, no, name, scopes, created_at, used_at, revoked_at",
        )
        .bind(meeting.as_str())
        .bind(name)
        .bind(held.map(Scope::code).collect::<Vec<_>>().join(" "))
        .bind(token.hash())
        .bind(self.now().as_millisecond())
        .fetch_one(&self.write)
        .await?;
        Ok((row.read()?, token))
    }

    /// The programs of a meeting in the order in which they were made, revoked ones among them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_programs(&self, meeting: &MeetingId) -> Result<Vec<Program>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT meeting, no, name, scopes, created_at, used_at, revoked_at FROM program WHERE meeting = $1 ORDER BY no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// The program that bears a token, with its meeting. `None`: no such token, or revoked.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_program(&self, token: &Token) -> Result<Option<(MeetingId, Program)>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT meeting, no, name, scopes, created_at, used_at, revoked_at FROM program \
             WHERE hash = $1 AND revoked_at IS NULL",
        )
        .bind(token.hash())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let meeting = MeetingId::parse(&row.meeting).map_err(|_| Error::unreadable("program"))?;
        Ok(Some((meeting, row.read()?)))
    }

    /// Keeps when a program was last used, to the minute.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_use_of_program(&self, meeting: &MeetingId, program: &Program) -> Result<(), Error> {
        let now = self.now();
        if program.used_at.is_some_and(|used| now.duration_since(used) < USE_IS_KEPT_TO) {
            return Ok(());
        }
        sqlx::query("UPDATE program SET used_at = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(i64::from(program.no))
            .bind(now.as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Revokes the token of a program; whether there was one to revoke.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke_program(&self, meeting: &MeetingId, no: u32) -> Result<bool, Error> {
        let done =
            sqlx::query("UPDATE program SET revoked_at = $3 WHERE meeting = $1 AND no = $2 AND revoked_at IS NULL")
                .bind(meeting.as_str())
                .bind(i64::from(no))
                .bind(self.now().as_millisecond())
                .execute(&self.write)
                .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Desk {
    /// What a command with this key of this sender led to, when it was carried out before. A program that
    /// repeats "the next speaker" after a lost answer is told of the first, whoever is next by now.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_carried_out(&self, meeting: &MeetingId, by: Actor, key: &str) -> Result<Option<Outcome>, Error> {
        let sender = serde_json::to_string(&by).map_err(|_| Error::unreadable("sender"))?;
        let key = CommandKey { sender, key: key.to_owned() };
        let Some(done) = self.store().find_floor_answer(meeting, &key).await? else { return Ok(None) };
        let events = self.store().list_floor_events_between(meeting, done.after, done.last).await?;
        Ok(Some(Outcome { version: done.last, events }))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::RehearsalClock;
    use crate::webhook::tests::store_with_meeting;

    async fn store() -> (tempfile::TempDir, Store, Arc<RehearsalClock>, MeetingId) {
        store_with_meeting().await
    }

    #[tokio::test]
    async fn a_token_is_kept_as_its_hash_only_and_is_out_once_revoked() {
        let (folder, store, clock, id) = store().await;
        let (program, token) = store.make_program(&id, "Deck", &[Scope::Run]).await.unwrap();
        assert_eq!(program.scopes, [Scope::Read, Scope::Run]);
        assert_eq!(store.find_program(&token).await.unwrap(), Some((id.clone(), program.clone())));

        store.keep_use_of_program(&id, &program).await.unwrap();
        clock.set(clock_now(&store) + SignedDuration::from_secs(5));
        let used = store.list_programs(&id).await.unwrap().pop().unwrap();
        store.keep_use_of_program(&id, &used).await.unwrap();
        assert_eq!(store.list_programs(&id).await.unwrap()[0].used_at, used.used_at, "kept to the minute");

        assert!(store.revoke_program(&id, program.no).await.unwrap());
        assert!(!store.revoke_program(&id, program.no).await.unwrap(), "it is revoked once");
        assert_eq!(store.find_program(&token).await.unwrap(), None);
        store.close().await;
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let text = token.as_str().as_bytes();
            assert!(!bytes.windows(text.len()).any(|part| part == text), "the token is in the data folder");
        }
    }

    fn clock_now(store: &Store) -> Timestamp {
        store.now()
    }
}
