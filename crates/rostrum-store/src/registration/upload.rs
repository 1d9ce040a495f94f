//! Files that were chosen in a form which could not be taken as it was. They are kept sealed for the next press of the
//! same browser, for an hour at most.

use data_encoding::BASE64;
use jiff::SignedDuration;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::File;

use super::sealed;
use crate::error::Error;
use crate::folder::Store;
use crate::token::Token;

/// How long a file is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(1);
/// Most bytes of all that is kept of all people at once, so that nobody fills the disk.
const MOST: i64 = 200_000_000;

impl Store {
    /// Keeps files of a form by the codes of their fields, for the browser that has this token. Returns whether there
    /// was room; where there is none, nothing is kept.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_uploads(
        &self,
        meeting: &MeetingId,
        browser: &Token,
        files: &[(String, File)],
    ) -> Result<bool, Error> {
        let (now, browser) = (self.now(), browser.hash());
        let until = now.saturating_add(KEPT).map_or(i64::MAX, |until| until.as_millisecond());
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM kept_upload WHERE until <= $1").bind(now.as_millisecond()).execute(&mut *tx).await?;
        let (kept,): (i64,) =
            sqlx::query_as("SELECT COALESCE(SUM(bytes), 0) FROM kept_upload WHERE NOT (meeting = $1 AND browser = $2)")
                .bind(meeting.as_str())
                .bind(&browser)
                .fetch_one(&mut *tx)
                .await?;
        let bytes = |file: &File| i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
        let more: i64 = files.iter().map(|(_, file)| bytes(file)).sum();
        let room = kept.saturating_add(more) <= MOST;
        sqlx::query("DELETE FROM kept_upload WHERE meeting = $1 AND browser = $2")
            .bind(meeting.as_str())
            .bind(&browser)
            .execute(&mut *tx)
            .await?;
        for (field, file) in files.iter().filter(|_| room) {
            let row: [&(dyn std::fmt::Display + Sync); 3] = [meeting, &browser, field];
            sqlx::query(
                "INSERT INTO kept_upload (meeting, browser, field, name, content, bytes, until) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(meeting.as_str())
            .bind(&browser)
            .bind(field)
            .bind(sealed::seal(self, "kept_upload", "name", &row, &file.name))
            .bind(sealed::seal(self, "kept_upload", "content", &row, &BASE64.encode(&file.bytes)))
            .bind(bytes(file))
            .bind(until)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(room)
    }

    /// The files that are kept for a browser, by the codes of their fields.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_uploads(&self, meeting: &MeetingId, browser: &Token) -> Result<Vec<(String, File)>, Error> {
        let browser = browser.hash();
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT field, name, content FROM kept_upload WHERE meeting = $1 AND browser = $2 AND until > $3",
        )
        .bind(meeting.as_str())
        .bind(&browser)
        .bind(self.now().as_millisecond())
        .fetch_all(&self.read)
        .await?;
        let file = |(field, name, content): (String, String, String)| {
            let row: [&(dyn std::fmt::Display + Sync); 3] = [meeting, &browser, &field];
            let name = sealed::open(self, "kept_upload", "name", &row, &name)?;
            let content = sealed::open(self, "kept_upload", "content", &row, &content)?;
            let bytes = BASE64.decode(content.as_bytes());
            let bytes = bytes.map_err(|_| Error::unreadable(format!("a kept file of the field {field}")))?;
            Ok((field, File { name, bytes }))
        };
        rows.into_iter().map(file).collect()
    }

    /// Takes out all that is kept for a browser.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn forget_uploads(&self, meeting: &MeetingId, browser: &Token) -> Result<(), Error> {
        // Whoever opens a form in a frame comes by here, and nearly never with a file: nobody then waits for a writer.
        let (kept,): (bool,) =
            sqlx::query_as("SELECT EXISTS (SELECT 1 FROM kept_upload WHERE meeting = $1 AND browser = $2)")
                .bind(meeting.as_str())
                .bind(browser.hash())
                .fetch_one(&self.read)
                .await?;
        if !kept {
            return Ok(());
        }
        sqlx::query("DELETE FROM kept_upload WHERE meeting = $1 AND browser = $2")
            .bind(meeting.as_str())
            .bind(browser.hash())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Takes out all files whose hour is over.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn forget_old_uploads(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM kept_upload WHERE until <= $1")
            .bind(self.now().as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness::tests::store;

    fn file(bytes: &[u8]) -> Vec<(String, File)> {
        vec![("letter".to_owned(), File { name: "Qarletter.pdf".to_owned(), bytes: bytes.to_vec() })]
    }

    #[tokio::test]
    async fn a_file_is_kept_sealed_for_one_browser_and_goes_when_it_is_taken_out() {
        let (store, meeting, folder) = store().await;
        let (one, other) = (Token::from_text("one"), Token::from_text("other"));
        assert!(store.keep_uploads(&meeting, &one, &file(b"%PDF-1.7 Qarsecret")).await.unwrap());
        assert_eq!(store.list_uploads(&meeting, &one).await.unwrap(), file(b"%PDF-1.7 Qarsecret"));
        assert_eq!(store.list_uploads(&meeting, &other).await.unwrap(), []);
        for path in std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
            let bytes = std::fs::read(&path).unwrap_or_default();
            let plain = BASE64.encode(b"%PDF-1.7 Qarsecret");
            for word in [b"Qarletter".as_slice(), b"Qarsecret", plain.as_bytes()] {
                assert!(!bytes.windows(word.len()).any(|window| window == word), "{}", path.display());
            }
        }
        store.forget_uploads(&meeting, &one).await.unwrap();
        assert_eq!(store.list_uploads(&meeting, &one).await.unwrap(), []);
    }

    #[tokio::test]
    async fn who_opens_a_form_without_a_kept_file_waits_for_no_writer() {
        let (store, meeting, _folder) = store().await;
        let _writing = store.write.begin().await.unwrap();
        let one = Token::from_text("one");
        let opened = store.forget_uploads(&meeting, &one);
        tokio::time::timeout(std::time::Duration::from_secs(2), opened).await.expect("it does not wait").unwrap();
    }

    #[tokio::test]
    async fn an_hour_later_it_is_gone_and_what_has_no_room_is_not_kept() {
        let (store, meeting, _folder) = store().await;
        let one = Token::from_text("one");
        store.keep_uploads(&meeting, &one, &file(b"%PDF-1.7")).await.unwrap();
        sqlx::query("UPDATE kept_upload SET until = until - $1").bind(3_600_000).execute(&store.write).await.unwrap();
        assert_eq!(store.list_uploads(&meeting, &one).await.unwrap(), [], "its hour is over");
        store.forget_old_uploads().await.unwrap();
        let (left,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM kept_upload").fetch_one(&store.read).await.unwrap();
        assert_eq!(left, 0);
        let other = Token::from_text("other");
        store.keep_uploads(&meeting, &other, &file(b"%PDF-1.7")).await.unwrap();
        sqlx::query("UPDATE kept_upload SET bytes = $1").bind(MOST - 7).execute(&store.write).await.unwrap();
        assert!(!store.keep_uploads(&meeting, &one, &file(b"%PDF-1.7")).await.unwrap());
        assert_eq!(store.list_uploads(&meeting, &one).await.unwrap(), []);
    }
}
