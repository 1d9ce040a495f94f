//! The list of accredited organizations of a meeting.

use rostrum_domain::attendance::plain;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::{Accredited, EcosocStatus, NhriStatus};

use super::sealed;
use crate::error::Error;
use crate::folder::Store;
use crate::vault::place;

type Row = (i64, String, Option<String>, Option<String>);

/// By which an organization is found, however its name is written.
fn found_by(store: &Store, meeting: &MeetingId, name: &str) -> String {
    store.vault().blind(&place("accredited", "name_key", &[meeting]), &plain(name))
}

/// The organization of a name, in the transaction of a registration.
///
/// # Errors
/// The outside failed.
pub(super) async fn find_in(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    name: &str,
) -> Result<Option<Accredited>, Error> {
    let row: Option<Row> =
        sqlx::query_as("SELECT no, name, ecosoc, nhri FROM accredited WHERE meeting = $1 AND name_key = $2")
            .bind(meeting.as_str())
            .bind(found_by(store, meeting, name))
            .fetch_optional(&mut **tx)
            .await?;
    row.map(|row| read(store, meeting, row)).transpose()
}

fn read(store: &Store, meeting: &MeetingId, (no, name, ecosoc, nhri): Row) -> Result<Accredited, Error> {
    Ok(Accredited {
        name: sealed::open(store, "accredited", "name", &[meeting, &no], &name)?,
        ecosoc: ecosoc.as_deref().and_then(EcosocStatus::from_code),
        nhri: nhri.as_deref().and_then(NhriStatus::from_code),
    })
}

impl Store {
    /// Puts a list in the place of the one before. Of two entries under one name the last counts.
    ///
    /// # Errors
    /// The outside failed. Nothing was changed then.
    pub async fn replace_accredited(&self, meeting: &MeetingId, list: &[Accredited]) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        sqlx::query("DELETE FROM accredited WHERE meeting = $1").bind(meeting.as_str()).execute(&mut *tx).await?;
        // Of two under one name the last counts; a row that is in the way has another number, and so another seal.
        for (no, one) in (1_i64..).zip(list) {
            let name_key = found_by(self, meeting, &one.name);
            sqlx::query("DELETE FROM accredited WHERE meeting = $1 AND name_key = $2")
                .bind(meeting.as_str())
                .bind(&name_key)
                .execute(&mut *tx)
                .await?;
            sqlx::query(
                "INSERT INTO accredited (meeting, no, name_key, name, ecosoc, nhri) VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(meeting.as_str())
            .bind(no)
            .bind(&name_key)
            .bind(sealed::seal(self, "accredited", "name", &[meeting, &no], &one.name))
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
        let rows: Vec<Row> = sqlx::query_as("SELECT no, name, ecosoc, nhri FROM accredited WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        let mut list = rows.into_iter().map(|row| read(self, meeting, row)).collect::<Result<Vec<_>, _>>()?;
        list.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(list)
    }
}
