//! Questions to the author of a contribution, each with a link at which it is answered.

use jiff::Timestamp;
use rostrum_domain::contribution::{Act, State, reference};
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::mail::MailKind;

use super::small;
use crate::contribution::{By, MoveError, move_in, notify_author};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::token::Token;
use crate::vault::{Vault, place};

/// What an author was asked to make clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clarification {
    /// The meeting.
    pub meeting: MeetingId,
    /// Of which contribution.
    pub contribution: ContributionNo,
    /// From 1 in the contribution.
    pub no: u32,
    /// What was asked.
    pub question: String,
    /// By whom, where it was somebody with an account.
    pub by: Option<AccountNo>,
    /// When.
    pub asked_at: Timestamp,
    /// What the author answered.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
}

/// A question to be asked.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The address of the server.
    pub base: &'a str,
    /// What is asked, 1 to 2,000 characters.
    pub question: &'a str,
    /// By whom.
    pub by: Option<AccountNo>,
}

type Row = (String, i64, i64, String, Option<i64>, i64, Option<String>, Option<i64>);

const COLUMNS: &str = "meeting, contribution, no, question, account, asked_at, answer, answered_at";

fn read(vault: &Vault, row: Row) -> Result<Clarification, Error> {
    let (meeting, contribution, no, question, account, asked_at, answer, answered_at) = row;
    let at = |column: &str| place("clarification", column, &[&meeting, &contribution, &no]);
    Ok(Clarification {
        question: vault.open(&at("question"), &question)?,
        answer: vault.open_some(&at("answer"), answer.as_deref())?,
        contribution: ContributionNo(small(contribution)?),
        no: small(no)?,
        by: account.map(AccountNo::read).transpose()?,
        asked_at: instant(asked_at)?,
        answered_at: answered_at.map(instant).transpose()?,
        meeting: MeetingId::parse(&meeting).map_err(|_| Error::unreadable("the meeting of a question".to_owned()))?,
    })
}

impl Store {
    /// Asks the author of a contribution to make something clear, and writes to them. Returns the token of the link, for
    /// those who write to nobody.
    ///
    /// # Errors
    /// [`MoveError`] when the contribution is in a state in which its author is not asked.
    pub async fn ask_back(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        asking: &Asking<'_>,
    ) -> Result<Token, MoveError> {
        let mut tx = self.write.begin().await?;
        let by = By { account: asking.by, participant: None };
        match move_in(self, &mut tx, (meeting, no), Act::AskBack, by, Some(asking.question)).await {
            // Whoever was asked can be asked something else.
            Ok(_) | Err(MoveError::Refused(rostrum_domain::contribution::ActRefused::Already)) => {}
            Err(error) => return Err(error),
        }
        let (next,): (i64,) = sqlx::query_as(
            "SELECT COALESCE(MAX(no), 0) + 1 FROM clarification WHERE meeting = $1 AND contribution = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_one(&mut *tx)
        .await?;
        let token = Token::new()?;
        sqlx::query(
            "INSERT INTO clarification (meeting, contribution, no, hash, question, account, asked_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(next)
        .bind(token.hash())
        .bind(self.vault().seal(&place("clarification", "question", &[meeting, &no, &next]), asking.question))
        .bind(asking.by.map(|by| i64::from(by.0)))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        let link = format!("{}/clarify/{}", asking.base, token.as_str());
        let reference = reference(meeting, no);
        let facts = [("reference", reference.as_str()), ("link", link.as_str())];
        notify_author(self, &mut tx, meeting, no, MailKind::ClarificationAsked, &facts).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// The question that a link leads to.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_clarification(&self, token: &Token) -> Result<Option<Clarification>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM clarification WHERE hash = $1");
        let row: Option<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(token.hash()).fetch_optional(&self.read).await?;
        row.map(|row| read(self.vault(), row)).transpose()
    }

    /// The questions to the author of a contribution, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_clarifications(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
    ) -> Result<Vec<Clarification>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM clarification WHERE meeting = $1 AND contribution = $2 ORDER BY no");
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(|row| read(self.vault(), row)).collect()
    }

    /// Keeps the answer of an author, in the place of an earlier one while nobody has gone on; the contribution is then
    /// under review again. Returns whether there is such a question.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn answer_clarification(&self, token: &Token, answer: &str) -> Result<bool, Error> {
        let Some(asked) = self.find_clarification(token).await? else { return Ok(false) };
        let mut tx = self.write.begin().await?;
        let (meeting, no) = (&asked.meeting, asked.contribution);
        sqlx::query("UPDATE clarification SET answer = $2, answered_at = $3 WHERE hash = $1")
            .bind(token.hash())
            .bind(self.vault().seal(&place("clarification", "answer", &[meeting, &no, &asked.no]), answer))
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        let row = crate::contribution::find_in(&mut tx, meeting, no).await?;
        if row.is_some_and(|row| row.state == State::AskedBack) {
            match move_in(self, &mut tx, (meeting, no), Act::TakeUp, By::default(), None).await {
                Ok(_) | Err(MoveError::Refused(_)) => {}
                Err(MoveError::Failed(error)) => return Err(error),
                Err(MoveError::Gone | MoveError::BeyondLevel) => return Ok(false),
            }
        }
        tx.commit().await?;
        Ok(true)
    }
}
