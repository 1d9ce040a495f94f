//! Named screens, each with a link of its own.

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::screen::ScreenKind;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::token::Token;

/// A screen of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Number inside the meeting, from 1; never given again.
    pub no: u32,
    /// What the secretariat calls it, such as `Room screen left`.
    pub name: String,
    /// What it shows.
    pub kind: ScreenKind,
    /// The language of its texts, a BCP 47 tag such as `en`.
    pub language: String,
    /// When its link was first made.
    pub created_at: Timestamp,
}

/// What the secretariat sets of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenSettings {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub kind: ScreenKind,
    /// The language of its texts, a BCP 47 tag.
    pub language: String,
}

type Row = (i64, String, String, String, i64);

fn read((no, name, kind, language, created_at): Row) -> Result<Screen, Error> {
    let unreadable = || Error::unreadable(format!("screen {no} of kind {kind}"));
    Ok(Screen {
        no: u32::try_from(no).map_err(|_| unreadable())?,
        kind: ScreenKind::from_code(&kind).ok_or_else(unreadable)?,
        name,
        language,
        created_at: instant(created_at)?,
    })
}

impl Store {
    /// Makes a screen and its link, which is returned here and never again.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn insert_screen(&self, meeting: &MeetingId, new: &ScreenSettings) -> Result<(Screen, Token), Error> {
        let token = Token::new()?;
        let row: Row = sqlx::query_as(
            "INSERT INTO screen (meeting, no, name, kind, language, token_hash, created_at) \
             SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4, $5, $6 FROM screen WHERE meeting = $1 \
             RETURNING no, name, kind, language, created_at",
        )
        .bind(meeting.as_str())
        .bind(&new.name)
        .bind(new.kind.code())
        .bind(&new.language)
        .bind(token.hash())
        .bind(self.now().as_millisecond())
        .fetch_one(&self.write)
        .await?;
        Ok((read(row)?, token))
    }

    /// The screens of a meeting that are not revoked, in the order in which they were made.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_screens(&self, meeting: &MeetingId) -> Result<Vec<Screen>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, name, kind, language, created_at FROM screen WHERE meeting = $1 AND revoked_at IS NULL ORDER BY no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// The screen to which a link belongs, with its meeting. `None`: no such link, or it was revoked.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_screen(&self, token: &Token) -> Result<Option<(MeetingId, Screen)>, Error> {
        let row: Option<(String, i64, String, String, String, i64)> = sqlx::query_as(
            "SELECT meeting, no, name, kind, language, created_at FROM screen WHERE token_hash = $1 AND revoked_at IS NULL",
        )
        .bind(token.hash())
        .fetch_optional(&self.read)
        .await?;
        let Some((meeting, no, name, kind, language, created_at)) = row else { return Ok(None) };
        let meeting = MeetingId::parse(&meeting).map_err(|_| Error::unreadable(format!("meeting of screen {no}")))?;
        Ok(Some((meeting, read((no, name, kind, language, created_at))?)))
    }

    /// Changes name, kind and language of a screen. Returns whether there is such a screen.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn change_screen(&self, meeting: &MeetingId, no: u32, to: &ScreenSettings) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE screen SET name = $3, kind = $4, language = $5 WHERE meeting = $1 AND no = $2 AND revoked_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no))
        .bind(&to.name)
        .bind(to.kind.code())
        .bind(&to.language)
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Makes a new link for a screen; the old one is out. `None`: there is no such screen.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn renew_screen(&self, meeting: &MeetingId, no: u32) -> Result<Option<Token>, Error> {
        let token = Token::new()?;
        let done =
            sqlx::query("UPDATE screen SET token_hash = $3 WHERE meeting = $1 AND no = $2 AND revoked_at IS NULL")
                .bind(meeting.as_str())
                .bind(i64::from(no))
                .bind(token.hash())
                .execute(&self.write)
                .await?;
        Ok((done.rows_affected() > 0).then_some(token))
    }

    /// Revokes the link of a screen for good. Returns whether there was such a screen.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn revoke_screen(&self, meeting: &MeetingId, no: u32) -> Result<bool, Error> {
        let done =
            sqlx::query("UPDATE screen SET revoked_at = $3 WHERE meeting = $1 AND no = $2 AND revoked_at IS NULL")
                .bind(meeting.as_str())
                .bind(i64::from(no))
                .bind(self.now().as_millisecond())
                .execute(&self.write)
                .await?;
        Ok(done.rows_affected() > 0)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::SystemClock;

    async fn store() -> (Store, MeetingId, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
        let meeting = MeetingId::parse("local-government").unwrap();
        sqlx::query("INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ($1, 'key', FALSE, 0)")
            .bind(meeting.as_str())
            .execute(&store.write)
            .await
            .unwrap();
        (store, meeting, folder)
    }

    fn settings(name: &str, kind: ScreenKind) -> ScreenSettings {
        ScreenSettings { name: name.to_owned(), kind, language: "ar".to_owned() }
    }

    #[tokio::test]
    async fn a_screen_is_found_by_its_link_until_that_is_revoked() {
        let (store, meeting, _folder) = store().await;
        let (screen, token) = store.insert_screen(&meeting, &settings("OBS main", ScreenKind::Overlay)).await.unwrap();
        assert_eq!(store.find_screen(&token).await.unwrap(), Some((meeting.clone(), screen.clone())));
        assert_eq!(store.find_screen(&Token::from_text("another")).await.unwrap(), None);
        assert!(store.revoke_screen(&meeting, screen.no).await.unwrap());
        assert_eq!(store.find_screen(&token).await.unwrap(), None);
        assert_eq!(store.list_screens(&meeting).await.unwrap(), []);
        assert!(!store.revoke_screen(&meeting, screen.no).await.unwrap(), "a second time there is nothing to revoke");
        assert_eq!(store.renew_screen(&meeting, screen.no).await.unwrap(), None, "revoked is revoked for good");
    }

    #[tokio::test]
    async fn a_number_never_means_another_screen() {
        let (store, meeting, _folder) = store().await;
        let (first, _) = store.insert_screen(&meeting, &settings("Left", ScreenKind::Room)).await.unwrap();
        store.revoke_screen(&meeting, first.no).await.unwrap();
        let (second, _) = store.insert_screen(&meeting, &settings("Right", ScreenKind::Room)).await.unwrap();
        assert_eq!((first.no, second.no), (1, 2));
    }

    #[tokio::test]
    async fn a_new_link_puts_out_the_old_one_and_keeps_the_screen() {
        let (store, meeting, _folder) = store().await;
        let (screen, old) = store.insert_screen(&meeting, &settings("Lobby", ScreenKind::Lobby)).await.unwrap();
        let new = store.renew_screen(&meeting, screen.no).await.unwrap().unwrap();
        assert_eq!(store.find_screen(&old).await.unwrap(), None);
        assert_eq!(store.find_screen(&new).await.unwrap(), Some((meeting, screen)));
    }

    #[tokio::test]
    async fn a_change_is_what_the_link_shows_from_then_on() {
        let (store, meeting, _folder) = store().await;
        let (screen, token) = store.insert_screen(&meeting, &settings("Lobby", ScreenKind::Lobby)).await.unwrap();
        let to = ScreenSettings { language: "fr".to_owned(), ..settings("Lobby east", ScreenKind::Room) };
        assert!(store.change_screen(&meeting, screen.no, &to).await.unwrap());
        let (_, now) = store.find_screen(&token).await.unwrap().unwrap();
        assert_eq!((now.name.as_str(), now.kind, now.language.as_str()), ("Lobby east", ScreenKind::Room, "fr"));
        assert!(!store.change_screen(&meeting, 9, &to).await.unwrap());
    }
}
