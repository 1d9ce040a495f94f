//! The list of accredited organizations of a meeting.

use rostrum_domain::attendance::plain;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::{Accredited, EcosocStatus, NhriStatus};

use crate::error::Error;
use crate::folder::Store;

impl Store {
    /// Puts a list in the place of the one before. Of two entries under one name the last counts.
    ///
    /// # Errors
    /// The outside failed. Nothing was changed then.
    pub async fn replace_accredited(&self, meeting: &MeetingId, list: &[Accredited]) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM accredited WHERE meeting = $1").bind(meeting.as_str()).execute(&mut *tx).await?;
        for one in list {
            sqlx::query(
                "INSERT INTO accredited (meeting, name_key, name, ecosoc, nhri) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (meeting, name_key) DO UPDATE SET name = $3, ecosoc = $4, nhri = $5",
            )
            .bind(meeting.as_str())
            .bind(plain(&one.name))
            .bind(&one.name)
            .bind(one.ecosoc.map(EcosocStatus::code))
            .bind(one.nhri.map(NhriStatus::code))
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The list, by name.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_accredited(&self, meeting: &MeetingId) -> Result<Vec<Accredited>, Error> {
        let rows: Vec<(String, Option<String>, Option<String>)> =
            sqlx::query_as("SELECT name, ecosoc, nhri FROM accredited WHERE meeting = $1 ORDER BY name")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        let read = |(name, ecosoc, nhri): (String, Option<String>, Option<String>)| Accredited {
            name,
            ecosoc: ecosoc.as_deref().and_then(EcosocStatus::from_code),
            nhri: nhri.as_deref().and_then(NhriStatus::from_code),
        };
        Ok(rows.into_iter().map(read).collect())
    }
}
