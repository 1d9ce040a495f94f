//! The compendium: what of the database its index follows, and the sites that may show its list.

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;

use crate::error::Error;
use crate::folder::{Store, instant};

impl Store {
    /// When what the public sees of any practice last changed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn last_practice_change(&self) -> Result<Option<Timestamp>, Error> {
        let (last,): (Option<i64>,) =
            sqlx::query_as("SELECT MAX(public_changed_at) FROM practice").fetch_one(&self.read).await?;
        last.map(instant).transpose()
    }

    /// The meetings whose report is public, and since when.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_public_reports(&self) -> Result<Vec<(MeetingId, Timestamp)>, Error> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT id, report_published_at FROM meeting WHERE report_published_at IS NOT NULL ORDER BY id",
        )
        .fetch_all(&self.read)
        .await?;
        let read = |(id, at): (String, i64)| {
            let meeting = MeetingId::parse(&id).map_err(|_| Error::unreadable(format!("meeting {id}")))?;
            Ok((meeting, instant(at)?))
        };
        rows.into_iter().map(read).collect()
    }

    /// The meetings that have published contributions, with a mark that is another one whenever what is public of them
    /// may have changed: how many there are, how many steps were taken, and when one of them last changed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn mark_published_contributions(&self) -> Result<Vec<(MeetingId, (u32, u32, i64))>, Error> {
        let rows: Vec<(String, u32, u32, i64)> = sqlx::query_as(
            "SELECT c.meeting, COUNT(*), (SELECT COUNT(*) FROM contribution_change s WHERE s.meeting = c.meeting), \
             MAX(c.changed_at) FROM contribution c WHERE c.state = 'published' GROUP BY c.meeting",
        )
        .fetch_all(&self.read)
        .await?;
        let read = |(id, count, steps, changed_ms): (String, u32, u32, i64)| {
            let meeting = MeetingId::parse(&id).map_err(|_| Error::unreadable(format!("meeting {id}")))?;
            Ok((meeting, (count, steps, changed_ms)))
        };
        rows.into_iter().map(read).collect()
    }

    /// The sites that may show the list of practices, in alphabetical order.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_compendium_sites(&self) -> Result<Vec<String>, Error> {
        let rows: Vec<(String,)> =
            sqlx::query_as("SELECT origin FROM compendium_site ORDER BY origin").fetch_all(&self.read).await?;
        Ok(rows.into_iter().map(|(origin,)| origin).collect())
    }

    /// Sets the sites that may show the list; those before are none any more.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_compendium_sites(&self, origins: &[String]) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM compendium_site").execute(&mut *tx).await?;
        for origin in origins {
            sqlx::query("INSERT INTO compendium_site (origin) VALUES ($1) ON CONFLICT DO NOTHING")
                .bind(origin)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::readiness::tests::store;

    #[tokio::test]
    async fn the_sites_are_those_that_were_set_last() {
        let (store, _meeting, _folder) = store().await;
        let sites = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        store.set_compendium_sites(&sites(&["https://b.example", "https://a.example"])).await.unwrap();
        assert_eq!(store.list_compendium_sites().await.unwrap(), ["https://a.example", "https://b.example"]);
        store.set_compendium_sites(&[]).await.unwrap();
        assert!(store.list_compendium_sites().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_meeting_has_a_public_report_as_long_as_it_is_public() {
        let (store, meeting, _folder) = store().await;
        assert_eq!(store.list_public_reports().await.unwrap(), []);
        store.set_report_public(&meeting, true).await.unwrap();
        assert_eq!(store.list_public_reports().await.unwrap()[0].0, meeting);
        store.set_report_public(&meeting, false).await.unwrap();
        assert_eq!(store.list_public_reports().await.unwrap(), []);
    }
}
