//! Where delegations are from, and the gender that participants declared when they registered.
//!
//! Of whom only the secretariat knows neither is kept: in figures of a region or a gender they would stand apart.

use std::collections::BTreeMap;

use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Gender, Visibility};

use crate::error::Error;
use crate::folder::Store;
use crate::merge;
use crate::vault::place;

impl Store {
    /// Keeps what a participant declared at registration. Facts of the delegation that are known already stay as they
    /// are, so nobody changes those of others by registering for it. Nothing is kept of whom only the secretariat knows.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn declare(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
        origin: &Origin,
        gender: Option<Gender>,
    ) -> Result<(), Error> {
        self.declare_all(meeting, &[(participant, origin.clone(), gender)]).await
    }

    /// The same for many at once, in one transaction.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn declare_all(
        &self,
        meeting: &MeetingId,
        declared: &[(ParticipantNo, Origin, Option<Gender>)],
    ) -> Result<(), Error> {
        let says_something =
            |(_, origin, gender): &&(ParticipantNo, Origin, Option<Gender>)| !origin.is_empty() || gender.is_some();
        let mut declared = declared.iter().filter(says_something).peekable();
        if declared.peek().is_none() {
            return Ok(());
        }
        let mut tx = self.write.begin().await?;
        for (participant, origin, gender) in declared {
            self.declare_in(&mut tx, meeting, *participant, origin, *gender).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// [`declare`](Self::declare) in a transaction that the caller commits.
    pub(crate) async fn declare_in(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        participant: ParticipantNo,
        origin: &Origin,
        gender: Option<Gender>,
    ) -> Result<(), Error> {
        let Some((delegation, visibility)) = sqlx::query_as::<_, (i64, String)>(
            "SELECT delegation, visibility FROM participant WHERE meeting = $1 AND no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_optional(&mut **tx)
        .await?
        else {
            return Ok(());
        };
        // Anything unknown is protected.
        if Visibility::from_code(&visibility).is_none_or(|level| level == Visibility::SecretariatOnly) {
            return Ok(());
        }
        if !origin.is_empty() {
            let known: Option<(String,)> =
                sqlx::query_as("SELECT origin FROM delegation_origin WHERE meeting = $1 AND delegation = $2")
                    .bind(meeting.as_str())
                    .bind(delegation)
                    .fetch_optional(&mut **tx)
                    .await?;
            let known =
                known.map(|(text,)| self.open_origin(meeting, delegation, &text)).transpose()?.unwrap_or_default();
            let all = known.clone().or(origin.clone());
            if all != known {
                self.write_origin(tx, meeting, delegation, &all).await?;
            }
        }
        if let Some(gender) = gender {
            self.write_gender(tx, meeting, participant, gender).await?;
        }
        Ok(())
    }

    /// Sets the facts of a delegation, as staff know them.
    ///
    /// # Errors
    /// The outside failed, or there is no such delegation.
    pub async fn set_origin(
        &self,
        meeting: &MeetingId,
        delegation: DelegationNo,
        origin: &Origin,
    ) -> Result<(), Error> {
        self.set_origins(meeting, &BTreeMap::from([(delegation, origin.clone())])).await
    }

    /// The same for many at once, in one transaction.
    ///
    /// # Errors
    /// The outside failed, or one of them is no delegation; then nothing is set.
    pub async fn set_origins(
        &self,
        meeting: &MeetingId,
        origins: &BTreeMap<DelegationNo, Origin>,
    ) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        for (delegation, origin) in origins {
            self.write_origin(&mut tx, meeting, delegation.0.into(), origin).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The facts of all delegations of which any are known. Where others were merged into a delegation, what they
    /// knew fills its gaps.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_origins(&self, meeting: &MeetingId) -> Result<BTreeMap<DelegationNo, Origin>, Error> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT delegation, origin FROM delegation_origin WHERE meeting = $1 ORDER BY delegation")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        let kept = self.list_kept(meeting).await?;
        let mut origins: BTreeMap<DelegationNo, Origin> = BTreeMap::new();
        let mut absorbed = Vec::new();
        for (no, text) in rows {
            let origin = self.open_origin(meeting, no, &text)?;
            let no = merge::number(no)?;
            match kept.get(&no) {
                Some(into) => absorbed.push((*into, origin)),
                None => {
                    origins.insert(no, origin);
                }
            }
        }
        for (into, origin) in absorbed {
            let own = origins.remove(&into).unwrap_or_default();
            origins.insert(into, own.or(origin));
        }
        Ok(origins)
    }

    /// The facts of one delegation; empty where none are known. What delegations that were merged into it knew fills
    /// its gaps.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_origin(&self, meeting: &MeetingId, delegation: DelegationNo) -> Result<Origin, Error> {
        let mut connection = self.read.acquire().await?;
        let all = merge::with_absorbed(&mut connection, meeting, delegation.0.into()).await?;
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT delegation, origin FROM delegation_origin WHERE meeting = $1 \
             AND delegation IN (SELECT value FROM json_each($3)) ORDER BY delegation <> $2, delegation",
        )
        .bind(meeting.as_str())
        .bind(i64::from(delegation.0))
        .bind(serde_json::to_string(&all).expect("numbers are text"))
        .fetch_all(&mut *connection)
        .await?;
        let mut origin = Origin::default();
        for (no, text) in rows {
            origin = origin.or(self.open_origin(meeting, no, &text)?);
        }
        Ok(origin)
    }

    /// The gender that each participant declared at registration.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_genders(&self, meeting: &MeetingId) -> Result<BTreeMap<ParticipantNo, Gender>, Error> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT participant, gender FROM participant_gender WHERE meeting = $1")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|(no, text)| self.open_gender(meeting, no, &text)).collect()
    }

    /// The gender that a participant declared at registration.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_gender(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<Gender>, Error> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT gender FROM participant_gender WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .fetch_optional(&self.read)
                .await?;
        row.map(|(text,)| self.open_gender(meeting, no.0.into(), &text).map(|(_, gender)| gender)).transpose()
    }

    /// Sets or takes back the gender that a participant declares.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_gender(
        &self,
        meeting: &MeetingId,
        no: ParticipantNo,
        gender: Option<Gender>,
    ) -> Result<(), Error> {
        if let Some(gender) = gender {
            return self.declare(meeting, no, &Origin::default(), Some(gender)).await;
        }
        sqlx::query("DELETE FROM participant_gender WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    async fn write_origin(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        delegation: i64,
        origin: &Origin,
    ) -> Result<(), Error> {
        let text = serde_json::to_string(origin).expect("codes and names are text");
        sqlx::query(
            "INSERT INTO delegation_origin (meeting, delegation, origin) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting, delegation) DO UPDATE SET origin = excluded.origin",
        )
        .bind(meeting.as_str())
        .bind(delegation)
        .bind(self.vault().seal(&of_origin(meeting, delegation), &text))
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    pub(crate) async fn write_gender(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        no: ParticipantNo,
        gender: Gender,
    ) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO participant_gender (meeting, participant, gender) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting, participant) DO UPDATE SET gender = excluded.gender",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(self.vault().seal(&of_gender(meeting, no.0.into()), gender.code()))
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    fn open_origin(&self, meeting: &MeetingId, delegation: i64, text: &str) -> Result<Origin, Error> {
        let text = self.vault().open(&of_origin(meeting, delegation), text)?;
        serde_json::from_str(&text).map_err(|_| Error::unreadable(format!("the facts of delegation {delegation}")))
    }

    fn open_gender(&self, meeting: &MeetingId, no: i64, text: &str) -> Result<(ParticipantNo, Gender), Error> {
        let code = self.vault().open(&of_gender(meeting, no), text)?;
        let what = || Error::unreadable(format!("the gender of participant {no}"));
        let number = u32::try_from(no).map_err(|_| what())?;
        Ok((ParticipantNo(number), Gender::from_code(&code).ok_or_else(what)?))
    }
}

fn of_origin(meeting: &MeetingId, delegation: i64) -> String {
    place("delegation_origin", "origin", &[&meeting.as_str(), &delegation])
}

fn of_gender(meeting: &MeetingId, no: i64) -> String {
    place("participant_gender", "gender", &[&meeting.as_str(), &no])
}

#[cfg(test)]
mod tests {
    use rostrum_domain::country::Country;
    use rostrum_domain::origin::Level;

    use super::*;
    use crate::readiness::tests::store;

    fn swiss() -> Origin {
        Origin { country: Country::from_code("CH"), ..Origin::default() }
    }

    async fn set_level(store: &Store, no: u32, level: Visibility) {
        sqlx::query("UPDATE participant SET visibility = $1 WHERE no = $2")
            .bind(level.code())
            .bind(i64::from(no))
            .execute(&store.write)
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn whoever_registers_fills_the_gaps_of_a_delegation_and_changes_nothing() {
        let (store, meeting, _folder) = store().await;
        set_level(&store, 1, Visibility::Named).await;
        set_level(&store, 2, Visibility::CategoryOnly).await;
        store.declare(&meeting, ParticipantNo(1), &swiss(), None).await.unwrap();
        let other = Origin { country: Country::from_code("FR"), level: Some(Level::Municipal), ..Origin::default() };
        store.declare(&meeting, ParticipantNo(2), &other, Some(Gender::Woman)).await.unwrap();
        let known = store.find_origin(&meeting, DelegationNo(1)).await.unwrap();
        assert_eq!(known, Origin { level: Some(Level::Municipal), ..swiss() });
        assert_eq!(store.list_origins(&meeting).await.unwrap(), BTreeMap::from([(DelegationNo(1), known)]));
        assert_eq!(store.list_genders(&meeting).await.unwrap(), BTreeMap::from([(ParticipantNo(2), Gender::Woman)]));
        store.set_origin(&meeting, DelegationNo(1), &other).await.unwrap();
        assert_eq!(store.find_origin(&meeting, DelegationNo(1)).await.unwrap(), other);
        store.set_gender(&meeting, ParticipantNo(2), None).await.unwrap();
        assert_eq!(store.find_gender(&meeting, ParticipantNo(2)).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_delegation_knows_what_those_knew_that_were_merged_into_it() {
        let (store, meeting, _folder) = store().await;
        sqlx::query(
            "INSERT INTO delegation (meeting, no, name, name_key, category) VALUES ($1, 2, 'Town', 'town', 'other')",
        )
        .bind(meeting.as_str())
        .execute(&store.write)
        .await
        .unwrap();
        let (one, two) = (DelegationNo(1), DelegationNo(2));
        let municipal = Origin { level: Some(Level::Municipal), ..Origin::default() };
        store.set_origin(&meeting, one, &municipal).await.unwrap();
        store.set_origin(&meeting, two, &swiss()).await.unwrap();
        let merge = store.merge(&meeting, two, one).await.unwrap();
        let both = Origin { level: Some(Level::Municipal), ..swiss() };
        assert_eq!(store.find_origin(&meeting, one).await.unwrap(), both);
        assert_eq!(store.list_origins(&meeting).await.unwrap(), BTreeMap::from([(one, both)]));
        store.undo_merge(&meeting, merge.no, false).await.unwrap();
        assert_eq!(store.find_origin(&meeting, one).await.unwrap(), municipal);
        assert_eq!(store.find_origin(&meeting, two).await.unwrap(), swiss());
    }

    #[tokio::test]
    async fn of_whom_only_the_secretariat_knows_nothing_is_kept() {
        let (store, meeting, _folder) = store().await;
        set_level(&store, 1, Visibility::SecretariatOnly).await;
        store.declare(&meeting, ParticipantNo(1), &swiss(), Some(Gender::Man)).await.unwrap();
        assert!(store.list_origins(&meeting).await.unwrap().is_empty());
        assert!(store.list_genders(&meeting).await.unwrap().is_empty());
    }
}
