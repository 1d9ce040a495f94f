//! Those who hand a contribution in together with its author. Each is asked; who has not confirmed is not published.

use jiff::Timestamp;
use rostrum_domain::contribution::{Author, reference};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::looks_like_an_address;

use super::find_in;
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::notify_address;
use crate::token::Token;
use crate::vault::place;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointAuthor {
    /// From 1 in the contribution.
    pub no: u32,
    /// Who. The contact is empty once it went.
    pub author: Author,
    /// What they said.
    pub state: Decision,
    /// When they were asked.
    pub asked_at: Timestamp,
    /// When they said so.
    pub decided_at: Option<Timestamp>,
}

/// What somebody is asked who follows the link in the mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorAsked {
    /// In which meeting.
    pub meeting: MeetingId,
    /// About which contribution.
    pub contribution: ContributionNo,
    /// Who they are said to be.
    pub joint: JointAuthor,
}

type Row = (u32, String, Option<String>, Option<String>, String, i64, Option<i64>);
const SELECT: &str = "SELECT no, author, name, email, state, asked_at, decided_at FROM contribution_author WHERE meeting = $1 AND contribution = $2";

fn read(store: &Store, (meeting, contribution): (&MeetingId, ContributionNo), row: Row) -> Result<JointAuthor, Error> {
    let (no, author, name, email, state, asked_at, decided_at) = row;
    let what = || Error::unreadable(format!("an author of contribution {contribution}"));
    let at = |column| place("contribution_author", column, &[meeting, &contribution, &no]);
    let author: Author = serde_json::from_str(&store.vault().open(&at("author"), &author)?).map_err(|_| what())?;
    let name = store.vault().open_some(&at("name"), name.as_deref())?.unwrap_or_default();
    let email = store.vault().open_some(&at("email"), email.as_deref())?.unwrap_or_default();
    Ok(JointAuthor {
        no,
        author: Author { name, email, ..author },
        state: Decision::from_code(&state).ok_or_else(what)?,
        asked_at: instant(asked_at)?,
        decided_at: decided_at.map(instant).transpose()?,
    })
}

pub(super) async fn list_in(
    store: &Store,
    from: &mut sqlx::SqliteConnection,
    whose: (&MeetingId, ContributionNo),
) -> Result<Vec<JointAuthor>, Error> {
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY no")))
        .bind(whose.0.as_str())
        .bind(i64::from(whose.1.0))
        .fetch_all(&mut *from)
        .await?;
    rows.into_iter().map(|row| read(store, whose, row)).collect()
}

/// Keeps somebody who is to be asked; returns the token of the link that goes to them.
pub(super) async fn insert(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    (meeting, contribution): (&MeetingId, ContributionNo),
    author: &Author,
    now: Timestamp,
) -> Result<Token, Error> {
    let token = Token::new()?;
    let (no,): (u32,) = sqlx::query_as(
        "SELECT COALESCE(MAX(no), 0) + 1 FROM contribution_author WHERE meeting = $1 AND contribution = $2",
    )
    .bind(meeting.as_str())
    .bind(i64::from(contribution.0))
    .fetch_one(&mut *tx)
    .await?;
    let at = |column| place("contribution_author", column, &[meeting, &contribution, &no]);
    let without = Author { name: String::new(), email: String::new(), ..author.clone() };
    let json = serde_json::to_string(&without).map_err(|error| Error::unreadable(error.to_string()))?;
    sqlx::query(
        "INSERT INTO contribution_author (meeting, contribution, no, author, name, email, hash, state, asked_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8)",
    )
    .bind(meeting.as_str())
    .bind(i64::from(contribution.0))
    .bind(no)
    .bind(store.vault().seal(&at("author"), &json))
    .bind(store.vault().seal(&at("name"), &author.name))
    .bind(store.vault().seal(&at("email"), &author.email))
    .bind(token.hash())
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?;
    Ok(token)
}

impl Store {
    /// Adds somebody who hands a contribution in, too, and asks them by mail to confirm it. `base` is the address of
    /// the server.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn add_joint_author(
        &self,
        base: &str,
        meeting: &MeetingId,
        contribution: ContributionNo,
        author: &Author,
    ) -> Result<(), Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let token = insert(self, &mut tx, (meeting, contribution), author, now).await?;
        let row = find_in(&mut tx, meeting, contribution).await?;
        let language = row.map(|row| row.language).filter(|tag| !tag.is_empty()).unwrap_or_else(|| "en".to_owned());
        if looks_like_an_address(&author.email) {
            let (link, reference) = (format!("{base}/c/author/{}", token.as_str()), reference(meeting, contribution));
            let facts = [
                ("link", link.as_str()),
                ("reference", reference.as_str()),
                ("delegation", author.delegation.as_str()),
            ];
            let to = (author.email.as_str(), language.as_str());
            notify_address(self, &mut tx, Some(meeting), to, MailKind::AuthorConfirm, &facts, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Those who hand a contribution in beside its author, whatever they said.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_joint_authors(
        &self,
        meeting: &MeetingId,
        contribution: ContributionNo,
    ) -> Result<Vec<JointAuthor>, Error> {
        list_in(self, &mut *self.read.acquire().await?, (meeting, contribution)).await
    }

    /// Takes one of them out.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn remove_joint_author(
        &self,
        meeting: &MeetingId,
        contribution: ContributionNo,
        no: u32,
    ) -> Result<bool, Error> {
        let done = sqlx::query("DELETE FROM contribution_author WHERE meeting = $1 AND contribution = $2 AND no = $3")
            .bind(meeting.as_str())
            .bind(i64::from(contribution.0))
            .bind(no)
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// What the link in the mail asks. `None`: there is none such.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_author_asked(&self, token: &Token) -> Result<Option<AuthorAsked>, Error> {
        let found: Option<(String, u32, u32)> =
            sqlx::query_as("SELECT meeting, contribution, no FROM contribution_author WHERE hash = $1")
                .bind(token.hash())
                .fetch_optional(&self.read)
                .await?;
        let Some((meeting, contribution, no)) = found else { return Ok(None) };
        let meeting = MeetingId::parse(&meeting).map_err(|_| Error::unreadable("the meeting of a contribution"))?;
        let contribution = ContributionNo(contribution);
        let all = self.list_joint_authors(&meeting, contribution).await?;
        Ok(all.into_iter().find(|joint| joint.no == no).map(|joint| AuthorAsked { meeting, contribution, joint }))
    }

    /// What somebody says who was asked. It can be said otherwise later.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn decide_author(&self, token: &Token, decision: Decision) -> Result<bool, Error> {
        let done = sqlx::query("UPDATE contribution_author SET state = $2, decided_at = $3 WHERE hash = $1")
            .bind(token.hash())
            .bind(decision.code())
            .bind(self.now().as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}
