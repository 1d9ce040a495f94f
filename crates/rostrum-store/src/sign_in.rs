//! Signing in by e-mail: a link that works once, for 15 minutes, in the browser that asked for it; or elsewhere
//! after a confirmation there.

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::{notify_address, notify_with};
use crate::participant::email_key;
use crate::role::Role;
use crate::staff::{Account, AccountNo};
use crate::token::{Grant, LinkKind, SignedIn, Token, insert_account_token, insert_token};

/// For how long a link that was asked for by e-mail works.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(15);
/// Links that one person is sent in that time: more would fill somebody's mailbox.
const MOST_LINKS: i64 = 3;
/// How often a code may be typed.
const MOST_TRIES: i64 = 5;

/// What somebody asked for on the page that signs in.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The address that was typed.
    pub email: String,
    /// In which meeting, for a participant; `None`: an account.
    pub meeting: Option<MeetingId>,
    /// Where to go afterwards: a path of this server.
    pub target: Option<String>,
    /// The secret in the cookie of the browser that asked.
    pub browser: Token,
    /// The language for whoever has none on record, a BCP 47 tag.
    pub language: String,
}

/// How a link stands, before it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// There is none such.
    Unknown,
    /// It works once, and did; where a participant's, in that meeting.
    Used(Option<MeetingId>),
    /// Its time is over; where a participant's, in that meeting.
    TooOld(Option<MeetingId>),
    /// It works.
    Open {
        /// Whether another browser asked for it.
        elsewhere: bool,
        /// Whether it works once only.
        once: bool,
    },
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    meeting: Option<String>,
    expires_at: Option<i64>,
    used_at: Option<i64>,
    browser: Option<String>,
}

impl Token {
    /// A secret for the cookie of a browser.
    ///
    /// # Errors
    /// The system gave no random bytes.
    pub fn of_browser() -> Result<Self, Error> {
        Self::new()
    }

    /// The code that does what this link does, in the browser that asked: eight digits.
    pub fn code(&self) -> String {
        let digest = Sha256::digest(format!("code {}", self.as_str()).as_bytes());
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{:08}", number % 100_000_000)
    }
}

fn code_hash(browser: &Token, code: &str) -> String {
    Token::from_text(&format!("{} {code}", browser.as_str())).hash()
}

impl Store {
    /// Notes a mail with a link to whoever has the address; to an address that nobody has, nothing. Whoever asks
    /// is told neither, and must not wait for this. Returns the link in the mail, where there is one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn send_sign_in_link(&self, base: &str, asked: &Asked) -> Result<Option<Token>, Error> {
        match &asked.meeting {
            Some(meeting) => self.send_to_participant(base, asked, meeting).await,
            None => self.send_to_account(base, asked).await,
        }
    }

    async fn send_to_participant(
        &self,
        base: &str,
        asked: &Asked,
        meeting: &MeetingId,
    ) -> Result<Option<Token>, Error> {
        let found: Option<(i64,)> = sqlx::query_as("SELECT no FROM participant WHERE meeting = $1 AND email_key = $2")
            .bind(meeting.as_str())
            .bind(email_key(self.vault(), meeting, &asked.email))
            .fetch_optional(&self.read)
            .await?;
        let Some((no,)) = found else { return Ok(None) };
        let no = ParticipantNo(u32::try_from(no).map_err(|_| Error::unreadable(format!("participant {no}")))?);
        let now = self.now();
        let grant = Grant { role: Role::Participant, meeting: Some(meeting.clone()), participant: Some(no) };
        let mut tx = self.write.begin().await?;
        let (sent,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM token WHERE meeting = $1 AND participant = $2 AND browser IS NOT NULL AND created_at > $3",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind((now - LIFETIME).as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
        if sent >= MOST_LINKS {
            return Ok(None);
        }
        let link = insert_token(&mut tx, LinkKind::SignIn, &grant, now, now.checked_add(LIFETIME).ok()).await?;
        bind(&mut tx, &link, asked).await?;
        let (address, deadline) = facts(base, &link, now);
        let facts = [("link", address.as_str()), ("deadline", deadline.as_str())];
        notify_with(self, &mut tx, meeting, no, MailKind::SignInLink, &facts, now).await?;
        tx.commit().await?;
        Ok(Some(link))
    }

    async fn send_to_account(&self, base: &str, asked: &Asked) -> Result<Option<Token>, Error> {
        let Some(account) = self.find_account_by_email(&asked.email).await? else { return Ok(None) };
        if self.list_roles_of(account.no).await?.is_empty() {
            return Ok(None);
        }
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let (sent,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM token WHERE account = $1 AND browser IS NOT NULL AND created_at > $2")
                .bind(i64::from(account.no.0))
                .bind((now - LIFETIME).as_millisecond())
                .fetch_one(&mut *tx)
                .await?;
        if sent >= MOST_LINKS {
            return Ok(None);
        }
        let link = insert_account_token(&mut tx, LinkKind::SignIn, account.no, now, Some(LIFETIME)).await?;
        bind(&mut tx, &link, asked).await?;
        let (address, deadline) = facts(base, &link, now);
        let facts = [("link", address.as_str()), ("deadline", deadline.as_str())];
        let to = (account.email.as_str(), asked.language.as_str());
        notify_address(self, &mut tx, None, to, MailKind::SignInLink, &facts, now).await?;
        tx.commit().await?;
        Ok(Some(link))
    }

    /// Makes a link for a person to whom a role was given, and notes the mail that brings it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn mail_account_link(&self, base: &str, account: AccountNo, language: &str) -> Result<(), Error> {
        let Some(person) = self.find_account(account).await? else { return Ok(()) };
        let now = self.now();
        let lifetime = crate::staff::INVITATION;
        let mut tx = self.write.begin().await?;
        let link = insert_account_token(&mut tx, LinkKind::SignIn, account, now, Some(lifetime)).await?;
        let address = format!("{base}/sign-in/{}", link.as_str());
        let deadline = now.checked_add(lifetime).unwrap_or(now).to_string();
        let facts = [("link", address.as_str()), ("deadline", deadline.as_str())];
        notify_address(self, &mut tx, None, (&person.email, language), MailKind::SignInLink, &facts, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Who of those who work for meetings asked for a link that was not used and still works, and when; the last first.
    /// For owners, where no mail brings it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_asked_links(&self) -> Result<Vec<(Account, Timestamp)>, Error> {
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT account, MAX(created_at) FROM token WHERE account IS NOT NULL AND browser IS NOT NULL \
             AND kind = 'sign_in' AND used_at IS NULL AND expires_at > $1 GROUP BY account ORDER BY 2 DESC",
        )
        .bind(self.now().as_millisecond())
        .fetch_all(&self.read)
        .await?;
        let mut asked = Vec::with_capacity(rows.len());
        for (no, at) in rows {
            if let Some(account) = self.find_account(AccountNo::read(no)?).await? {
                asked.push((account, instant(at)?));
            }
        }
        Ok(asked)
    }

    /// How a link stands for a browser, by the secret in its cookie.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_link(&self, link: &Token, browser: Option<&Token>) -> Result<LinkState, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT kind, meeting, expires_at, used_at, browser FROM token WHERE hash = $1 AND kind <> 'session'",
        )
        .bind(link.hash())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(LinkState::Unknown) };
        let once = row.kind != "personal" || self.personal_links_work_once(row.meeting.as_deref()).await?;
        let meeting = row.meeting.as_deref().and_then(|id| MeetingId::parse(id).ok());
        Ok(match row {
            Row { used_at: Some(_), .. } if once => LinkState::Used(meeting),
            Row { expires_at: Some(at), .. } if at <= self.now().as_millisecond() => LinkState::TooOld(meeting),
            Row { browser: bound, .. } => {
                let elsewhere = bound.is_some() && bound != browser.map(Token::hash);
                LinkState::Open { elsewhere, once }
            }
        })
    }

    /// Signs in the browser that asked for a link, with the code that the link shows elsewhere. `None`: another
    /// code, used, too old, or typed wrongly too often. Returns also where it leads.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn sign_in_with_code(
        &self,
        browser: &Token,
        code: &str,
        device: Option<&str>,
    ) -> Result<Option<(Token, SignedIn, Option<String>)>, Error> {
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let mut tx = self.write.begin().await?;
        sqlx::query("UPDATE token SET tries = tries + 1 WHERE browser = $1 AND kind = 'sign_in'")
            .bind(browser.hash())
            .execute(&mut *tx)
            .await?;
        let found: Option<(String,)> =
            sqlx::query_as("SELECT hash FROM token WHERE browser = $1 AND code = $2 AND tries <= $3")
                .bind(browser.hash())
                .bind(code_hash(browser, &code))
                .bind(MOST_TRIES)
                .fetch_optional(&mut *tx)
                .await?;
        tx.commit().await?;
        match found {
            Some((hash,)) => self.sign_in_by_hash(&hash, device).await,
            None => Ok(None),
        }
    }

    /// Whether the personal links of a meeting work once only.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn personal_links_work_once(&self, meeting: Option<&str>) -> Result<bool, Error> {
        let found: Option<(String,)> = sqlx::query_as("SELECT meeting FROM personal_link_once WHERE meeting = $1")
            .bind(meeting)
            .fetch_optional(&self.read)
            .await?;
        Ok(found.is_some())
    }

    /// Sets whether the personal links of a meeting work once only.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_personal_links_once(&self, meeting: &MeetingId, once: bool) -> Result<(), Error> {
        let sql = if once {
            "INSERT INTO personal_link_once (meeting) VALUES ($1) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM personal_link_once WHERE meeting = $1"
        };
        sqlx::query(sql).bind(meeting.as_str()).execute(&self.write).await?;
        Ok(())
    }
}

fn facts(base: &str, link: &Token, now: Timestamp) -> (String, String) {
    (format!("{base}/sign-in/{}", link.as_str()), now.checked_add(LIFETIME).unwrap_or(now).to_string())
}

async fn bind(tx: &mut sqlx::SqliteTransaction<'_>, link: &Token, asked: &Asked) -> Result<(), Error> {
    sqlx::query("UPDATE token SET browser = $2, code = $3, target = $4 WHERE hash = $1")
        .bind(link.hash())
        .bind(asked.browser.hash())
        .bind(code_hash(&asked.browser, &link.code()))
        .bind(&asked.target)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
