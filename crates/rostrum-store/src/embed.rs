//! Forms inside the pages of other sites: which sites, and the tokens with which such a form is sent.

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::ids::MeetingId;

use crate::error::Error;
use crate::folder::Store;

/// How long a form can be filled in after it was opened.
const OPEN: SignedDuration = SignedDuration::from_hours(3);

impl Store {
    /// The sites that may show the form of registration, in alphabetical order.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_embed_origins(&self, meeting: &MeetingId) -> Result<Vec<String>, Error> {
        let rows: Vec<(String,)> = sqlx::query_as("SELECT origin FROM embed_origin WHERE meeting = $1 ORDER BY origin")
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        Ok(rows.into_iter().map(|(origin,)| origin).collect())
    }

    /// Sets the sites that may show the form; those before are none any more.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_embed_origins(&self, meeting: &MeetingId, origins: &[String]) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM embed_origin WHERE meeting = $1").bind(meeting.as_str()).execute(&mut *tx).await?;
        for origin in origins {
            sqlx::query("INSERT INTO embed_origin (meeting, origin) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(meeting.as_str())
                .bind(origin)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// A token for one form of a meeting. Nothing is kept of it: it proves itself.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn make_form_token(&self, meeting: &MeetingId) -> Result<String, Error> {
        let mut bytes = [0u8; 9];
        getrandom::fill(&mut bytes)?;
        let until = self.now().saturating_add(OPEN).map_or(i64::MAX, Timestamp::as_millisecond);
        let head = format!("{until:x}-{}", data_encoding::HEXLOWER.encode(&bytes));
        let proof = self.form_proof(meeting, &head);
        Ok(format!("{head}-{proof}"))
    }

    /// Whether a token is one of this meeting whose time has not passed and which was not used.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn is_form_token(&self, meeting: &MeetingId, token: &str) -> Result<bool, Error> {
        if self.form_token_until(meeting, token).is_none() {
            return Ok(false);
        }
        let used: Option<(i64,)> = sqlx::query_as("SELECT until FROM form_used WHERE token = $1")
            .bind(token)
            .fetch_optional(&self.read)
            .await?;
        Ok(used.is_none())
    }

    /// Uses a token up; `false` when it was no good, or somebody else did so first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn use_form_token(&self, meeting: &MeetingId, token: &str) -> Result<bool, Error> {
        let Some(until) = self.form_token_until(meeting, token) else { return Ok(false) };
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM form_used WHERE until < $1")
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        let used = sqlx::query("INSERT INTO form_used (token, until) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(token)
            .bind(until)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(used.rows_affected() > 0)
    }

    /// Lets a token be used again, as nothing came of the form that was sent with it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn give_form_token_back(&self, token: &str) -> Result<(), Error> {
        sqlx::query("DELETE FROM form_used WHERE token = $1").bind(token).execute(&self.write).await?;
        Ok(())
    }

    /// Until when a token that is one works, in milliseconds.
    fn form_token_until(&self, meeting: &MeetingId, token: &str) -> Option<i64> {
        let (head, proof) = token.rsplit_once('-')?;
        let until = i64::from_str_radix(head.split('-').next()?, 16).ok()?;
        // A keyed hash: comparing it in the usual way tells nobody how to make one, as both sides are hashed again.
        let same = self.vault().blind("form.compare", proof)
            == self.vault().blind("form.compare", &self.form_proof(meeting, head));
        (same && self.now().as_millisecond() <= until).then_some(until)
    }

    fn form_proof(&self, meeting: &MeetingId, head: &str) -> String {
        let blind = self.vault().blind("form.token", &format!("{meeting}\n{head}"));
        blind.rsplit('.').next().unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness::tests::store;

    #[tokio::test]
    async fn a_token_works_once_in_its_meeting() {
        let (store, meeting, _folder) = store().await;
        let token = store.make_form_token(&meeting).unwrap();
        assert!(store.is_form_token(&meeting, &token).await.unwrap());
        let other = MeetingId::parse("another").unwrap();
        assert!(!store.is_form_token(&other, &token).await.unwrap());
        for bad in ["", "-", "x", &token[1..], &token[..token.len() - 1], &token.replace('-', "_")] {
            assert!(!store.is_form_token(&meeting, bad).await.unwrap(), "{bad}");
            assert!(!store.use_form_token(&meeting, bad).await.unwrap(), "{bad}");
        }
        assert!(store.use_form_token(&meeting, &token).await.unwrap());
        assert!(!store.use_form_token(&meeting, &token).await.unwrap());
        assert!(!store.is_form_token(&meeting, &token).await.unwrap());
        store.give_form_token_back(&token).await.unwrap();
        assert!(store.is_form_token(&meeting, &token).await.unwrap());
    }

    #[tokio::test]
    async fn a_token_that_says_a_later_instant_is_none() {
        let (store, meeting, _folder) = store().await;
        let token = store.make_form_token(&meeting).unwrap();
        let (until, rest) = token.split_once('-').unwrap();
        let later = i64::from_str_radix(until, 16).unwrap() + 1;
        assert!(!store.is_form_token(&meeting, &format!("{later:x}-{rest}")).await.unwrap());
    }

    #[tokio::test]
    async fn the_sites_are_those_that_were_set_last() {
        let (store, meeting, _folder) = store().await;
        let sites = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        store.set_embed_origins(&meeting, &sites(&["https://b.example", "https://a.example"])).await.unwrap();
        assert_eq!(store.list_embed_origins(&meeting).await.unwrap(), ["https://a.example", "https://b.example"]);
        store.set_embed_origins(&meeting, &[]).await.unwrap();
        assert!(store.list_embed_origins(&meeting).await.unwrap().is_empty());
    }
}
