//! What the public is shown of practices, and since when.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, PracticeNo};
use rostrum_domain::practice::{Practice, ShownAuthor, State};
use sqlx::FromRow;

use super::{Enclosed, open_author, open_document, protection, small};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::Vault;

/// A practice as the public sees it: without contact, and without the author's name where that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedPractice {
    /// Its number in the whole compendium.
    pub no: PracticeNo,
    /// Its meeting.
    pub meeting: MeetingId,
    /// Which version it is.
    pub version: u32,
    /// What it says.
    pub practice: Practice,
    /// Whose it is.
    pub author: ShownAuthor,
    /// The pictures and files that its page has.
    pub files: Vec<Enclosed>,
    /// When it was first published.
    pub published_at: Timestamp,
    /// When what the public sees of it last changed.
    pub changed_at: Timestamp,
}

/// What stands at the permanent address of a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The practice.
    Published(Box<PublishedPractice>),
    /// It was public once.
    Withdrawn {
        /// Its meeting.
        meeting: MeetingId,
        /// Until when.
        at: Timestamp,
    },
}

/// That what the public sees of a practice changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeChange {
    /// Which practice.
    pub no: PracticeNo,
    /// Its meeting.
    pub meeting: MeetingId,
    /// When.
    pub changed_at: Timestamp,
    /// Whether it is public now; else it was once.
    pub is_public: bool,
}

#[derive(FromRow)]
struct Row {
    no: i64,
    meeting: String,
    state: String,
    author: String,
    published_version: Option<i64>,
    first_published_at: i64,
    public_changed_at: i64,
    document: Option<String>,
    visibility: Option<String>,
}

const SELECT: &str = "SELECT p.no, p.meeting, p.state, p.author, p.published_version, p.first_published_at, \
    p.public_changed_at, v.document, \
    (SELECT visibility FROM participant a WHERE a.meeting = p.meeting AND a.no = p.participant) AS visibility \
    FROM practice p LEFT JOIN practice_version v ON v.practice = p.no AND v.version = p.published_version \
    WHERE p.first_published_at IS NOT NULL";

impl Row {
    fn read(self, vault: &Vault) -> Result<Address, Error> {
        let what = || Error::unreadable(format!("practice {}", self.no));
        let meeting = MeetingId::parse(&self.meeting).map_err(|_| what())?;
        let changed_at = instant(self.public_changed_at)?;
        let withdrawn = Address::Withdrawn { meeting: meeting.clone(), at: changed_at };
        if State::from_code(&self.state).ok_or_else(what)? != State::Published {
            return Ok(withdrawn);
        }
        let (version, document) = self.published_version.zip(self.document.as_deref()).ok_or_else(what)?;
        let author = open_author(vault, self.no, &self.author)?;
        let protection = protection(self.visibility.as_deref())?;
        let practice = open_document(vault, self.no, version, document)?;
        let Some(practice) = practice.public(&author, protection) else { return Ok(withdrawn) };
        Ok(Address::Published(Box::new(PublishedPractice {
            no: PracticeNo(small(self.no)?),
            meeting,
            version: small(version)?,
            practice,
            author: author.shown(protection),
            files: Vec::new(),
            published_at: instant(self.first_published_at)?,
            changed_at,
        })))
    }
}

impl Store {
    /// What stands at the permanent address of a practice; `None` for one that was never public.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_published_practice(&self, no: PracticeNo) -> Result<Option<Address>, Error> {
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} AND p.no = $1")))
            .bind(i64::from(no.0))
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let mut address = row.read(self.vault())?;
        if let Address::Published(published) = &mut address {
            published.files = self.list_files_of(no, &published.practice).await?;
        }
        Ok(Some(address))
    }

    /// The published practices of all meetings behind a number, at most so many, by number. For lists and the index of
    /// a search, so without their files.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_published_practices(
        &self,
        after: PracticeNo,
        most: u32,
    ) -> Result<Vec<PublishedPractice>, Error> {
        let mut published = Vec::new();
        let mut after = i64::from(after.0);
        // What its author no longer lets be public is passed over, so a page can need more than one reading.
        loop {
            let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
                "{SELECT} AND p.state = 'published' AND p.no > $1 ORDER BY p.no LIMIT $2"
            )))
            .bind(after)
            .bind(i64::from(most))
            .fetch_all(&self.read)
            .await?;
            let Some(last) = rows.last() else { return Ok(published) };
            after = last.no;
            for row in rows {
                if let Address::Published(one) = row.read(self.vault())? {
                    published.push(*one);
                }
            }
            if published.len() >= most as usize {
                published.truncate(most as usize);
                return Ok(published);
            }
        }
    }

    /// What changed in public from an instant on, itself included, until another, excluded: by instant, then number;
    /// what is no longer public, too. `after` is the last change of the page before.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_practice_changes(
        &self,
        from: Timestamp,
        until: Option<Timestamp>,
        after: Option<(Timestamp, PracticeNo)>,
        most: u32,
    ) -> Result<Vec<PracticeChange>, Error> {
        let (after_at, after_no) = after.map_or((i64::MIN, 0), |(at, no)| (at.as_millisecond(), i64::from(no.0)));
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{SELECT} AND p.public_changed_at >= $1 AND p.public_changed_at < $2 \
             AND (p.public_changed_at > $3 OR (p.public_changed_at = $3 AND p.no > $4)) \
             ORDER BY p.public_changed_at, p.no LIMIT $5"
        )))
        .bind(from.as_millisecond())
        .bind(until.map_or(i64::MAX, Timestamp::as_millisecond))
        .bind(after_at)
        .bind(after_no)
        .bind(i64::from(most))
        .fetch_all(&self.read)
        .await?;
        let read = |row: Row| {
            let no = PracticeNo(small(row.no)?);
            Ok(match row.read(self.vault())? {
                Address::Published(one) => {
                    PracticeChange { no, meeting: one.meeting, changed_at: one.changed_at, is_public: true }
                }
                Address::Withdrawn { meeting, at } => PracticeChange { no, meeting, changed_at: at, is_public: false },
            })
        };
        rows.into_iter().map(read).collect()
    }
}
