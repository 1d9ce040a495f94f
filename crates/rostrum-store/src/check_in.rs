//! Who came to the room, and the codes on the badges by which the desk finds people.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::{Store, instant};

/// A stay in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Whose.
    pub participant: ParticipantNo,
    /// When the person was checked in.
    pub came_at: Timestamp,
    /// When the person left, where somebody said so.
    pub left_at: Option<Timestamp>,
}

impl Store {
    /// Checks a participant in; somebody who is there stays there. Returns whether the person came now.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn check_in(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<bool, Error> {
        let added = sqlx::query(
            "INSERT INTO check_in (meeting, participant, came_at) SELECT $1, $2, $3 WHERE NOT EXISTS \
             (SELECT 1 FROM check_in WHERE meeting = $1 AND participant = $2 AND left_at IS NULL) ON CONFLICT DO NOTHING",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(added.rows_affected() > 0)
    }

    /// Says that somebody who is there has left.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn check_out(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<(), Error> {
        sqlx::query("UPDATE check_in SET left_at = $3 WHERE meeting = $1 AND participant = $2 AND left_at IS NULL")
            .bind(meeting.as_str())
            .bind(i64::from(participant.0))
            .bind(self.now().as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Takes the last thing back that was said of somebody: that they left, or that they came.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn undo_check_in(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let number = i64::from(participant.0);
        let last: Option<(i64, Option<i64>)> = sqlx::query_as(
            "SELECT came_at, left_at FROM check_in WHERE meeting = $1 AND participant = $2 ORDER BY came_at DESC LIMIT 1",
        )
        .bind(meeting.as_str())
        .bind(number)
        .fetch_optional(&mut *tx)
        .await?;
        if let Some((came_at, left_at)) = last {
            let sql = if left_at.is_some() {
                "UPDATE check_in SET left_at = NULL WHERE meeting = $1 AND participant = $2 AND came_at = $3"
            } else {
                "DELETE FROM check_in WHERE meeting = $1 AND participant = $2 AND came_at = $3"
            };
            sqlx::query(sql).bind(meeting.as_str()).bind(number).bind(came_at).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// All stays in the room, in the order in which people came.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_stays(&self, meeting: &MeetingId) -> Result<Vec<Stay>, Error> {
        let rows: Vec<(i64, i64, Option<i64>)> = sqlx::query_as(
            "SELECT participant, came_at, left_at FROM check_in WHERE meeting = $1 ORDER BY came_at, participant",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let stay = |(no, came, left): (i64, i64, Option<i64>)| {
            Ok(Stay { participant: number(no)?, came_at: instant(came)?, left_at: left.map(instant).transpose()? })
        };
        rows.into_iter().map(stay).collect()
    }

    /// Who attended: whom the platform saw, and who was checked in, each once.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_attended(&self, meeting: &MeetingId) -> Result<BTreeSet<ParticipantNo>, Error> {
        let rows: Vec<(i64,)> = sqlx::query_as(
            "SELECT participant FROM attendance WHERE meeting = $1 AND participant IS NOT NULL \
             UNION SELECT participant FROM check_in WHERE meeting = $1",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|(no,)| number(no)).collect()
    }

    /// The codes of the badges of these participants; who has none yet is given one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn badge_codes(
        &self,
        meeting: &MeetingId,
        participants: &[ParticipantNo],
    ) -> Result<BTreeMap<ParticipantNo, String>, Error> {
        let mut tx = self.write.begin().await?;
        let rows: Vec<(i64, String)> = sqlx::query_as("SELECT participant, code FROM badge WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_all(&mut *tx)
            .await?;
        let mut codes = BTreeMap::new();
        for (no, code) in rows {
            codes.insert(number(no)?, code);
        }
        for participant in participants {
            if codes.contains_key(participant) {
                continue;
            }
            let mut bytes = [0u8; 15];
            getrandom::fill(&mut bytes)?;
            let code = BASE32_NOPAD.encode(&bytes).to_lowercase();
            sqlx::query("INSERT INTO badge (meeting, participant, code) VALUES ($1, $2, $3)")
                .bind(meeting.as_str())
                .bind(i64::from(participant.0))
                .bind(&code)
                .execute(&mut *tx)
                .await?;
            codes.insert(*participant, code);
        }
        tx.commit().await?;
        codes.retain(|participant, _| participants.contains(participant));
        Ok(codes)
    }

    /// Whose badge bears a code.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_badge(&self, meeting: &MeetingId, code: &str) -> Result<Option<ParticipantNo>, Error> {
        let row: Option<(i64,)> = sqlx::query_as("SELECT participant FROM badge WHERE meeting = $1 AND code = $2")
            .bind(meeting.as_str())
            .bind(code.trim().to_lowercase())
            .fetch_optional(&self.read)
            .await?;
        row.map(|(no,)| number(no)).transpose()
    }
}

fn number(no: i64) -> Result<ParticipantNo, Error> {
    u32::try_from(no).map(ParticipantNo).map_err(|_| Error::unreadable(format!("participant {no}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness::tests::store;
    use crate::{Identity, Seen};

    const ANNA: ParticipantNo = ParticipantNo(1);

    #[tokio::test]
    async fn whoever_is_there_is_checked_in_once_and_each_step_is_taken_back_alone() {
        let (store, meeting, _folder) = store().await;
        assert!(store.check_in(&meeting, ANNA).await.unwrap());
        assert!(!store.check_in(&meeting, ANNA).await.unwrap());
        store.check_out(&meeting, ANNA).await.unwrap();
        let [stay] = store.list_stays(&meeting).await.unwrap().try_into().unwrap();
        assert!(stay.left_at.is_some());
        store.undo_check_in(&meeting, ANNA).await.unwrap();
        assert!(store.list_stays(&meeting).await.unwrap()[0].left_at.is_none());
        store.undo_check_in(&meeting, ANNA).await.unwrap();
        assert!(store.list_stays(&meeting).await.unwrap().is_empty());
        store.undo_check_in(&meeting, ANNA).await.unwrap();
    }

    #[tokio::test]
    async fn who_was_in_the_room_and_on_the_platform_attended_once() {
        let (store, meeting, _folder) = store().await;
        let at = jiff::civil::date(2025, 7, 21).at(10, 0, 0, 0);
        let seen = |no| Seen {
            name: "A".to_owned(),
            guest: false,
            first_joined: at,
            last_left: at,
            seconds: 0,
            identity: Identity::Participant(ParticipantNo(no)),
        };
        store.take_attendance(&meeting, "a.csv", &[seen(1), seen(2), seen(2)]).await.unwrap();
        store.check_in(&meeting, ANNA).await.unwrap();
        store.check_in(&meeting, ParticipantNo(3)).await.unwrap();
        let attended: Vec<u32> = store.list_attended(&meeting).await.unwrap().into_iter().map(|no| no.0).collect();
        assert_eq!(attended, [1, 2, 3]);
    }

    #[tokio::test]
    async fn a_badge_keeps_its_code_and_is_of_its_meeting_only() {
        let (store, meeting, _folder) = store().await;
        let first = store.badge_codes(&meeting, &[ANNA]).await.unwrap();
        let both = store.badge_codes(&meeting, &[ANNA, ParticipantNo(2)]).await.unwrap();
        assert_eq!(first[&ANNA], both[&ANNA]);
        assert_ne!(both[&ANNA], both[&ParticipantNo(2)]);
        assert_eq!(store.badge_codes(&meeting, &[]).await.unwrap().len(), 0);
        let code = first[&ANNA].to_uppercase();
        assert_eq!(store.find_badge(&meeting, &code).await.unwrap(), Some(ANNA));
        let other = MeetingId::parse("another").unwrap();
        assert_eq!(store.find_badge(&other, &code).await.unwrap(), None);
    }
}
