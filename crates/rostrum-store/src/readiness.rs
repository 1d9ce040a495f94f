//! Who says to be there, and with a microphone that was tried.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::{Store, instant};

/// How ready a participant is to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Who.
    pub participant: ParticipantNo,
    /// Since when present.
    pub present_at: Option<Timestamp>,
    /// When the microphone was tried.
    pub microphone_at: Option<Timestamp>,
}

/// What of it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadinessPart {
    /// Present.
    Present,
    /// The microphone was tried.
    Microphone,
}

impl ReadinessPart {
    /// The stable code: `present`, `microphone`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Microphone => "microphone",
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Present, Self::Microphone].into_iter().find(|part| part.code() == code)
    }
}

impl Store {
    /// Sets or clears a part of the readiness of a participant; set again, it keeps its first instant. Whoever
    /// sets it announces it afterwards ([`Desk::announce`](crate::Desk::announce)).
    ///
    /// # Errors
    /// The outside failed, or there is no such participant.
    pub async fn set_readiness(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
        part: ReadinessPart,
        ready: bool,
    ) -> Result<(), Error> {
        let sql = match part {
            ReadinessPart::Present => {
                "INSERT INTO readiness (meeting, participant, present_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (meeting, participant) DO UPDATE SET present_at = \
                 CASE WHEN excluded.present_at IS NULL THEN NULL ELSE COALESCE(readiness.present_at, excluded.present_at) END"
            }
            ReadinessPart::Microphone => {
                "INSERT INTO readiness (meeting, participant, microphone_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (meeting, participant) DO UPDATE SET microphone_at = \
                 CASE WHEN excluded.microphone_at IS NULL THEN NULL ELSE COALESCE(readiness.microphone_at, excluded.microphone_at) END"
            }
        };
        sqlx::query(sql)
            .bind(meeting.as_str())
            .bind(i64::from(participant.0))
            .bind(ready.then(|| self.now().as_millisecond()))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// The readiness of all participants of a meeting who said anything of it, by their number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_readiness(&self, meeting: &MeetingId) -> Result<Vec<Readiness>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT participant, present_at, microphone_at FROM readiness WHERE meeting = $1 ORDER BY participant",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// The readiness of one participant, who may have said nothing of it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_readiness(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
    ) -> Result<Option<Readiness>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT participant, present_at, microphone_at FROM readiness WHERE meeting = $1 AND participant = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_optional(&self.read)
        .await?;
        row.map(read).transpose()
    }
}

type Row = (i64, Option<i64>, Option<i64>);

fn read((participant, present_at, microphone_at): Row) -> Result<Readiness, Error> {
    let no = u32::try_from(participant);
    let no = no.map_err(|_| Error::unreadable(format!("readiness of participant {participant}")))?;
    Ok(Readiness {
        participant: ParticipantNo(no),
        present_at: present_at.map(instant).transpose()?,
        microphone_at: microphone_at.map(instant).transpose()?,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use rostrum_domain::participant::{Category, Visibility};

    use super::*;
    use crate::clock::SystemClock;
    use crate::participant::Registration;

    /// A data folder with a meeting of two participants.
    pub(crate) async fn store() -> (Store, MeetingId, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
        let meeting = MeetingId::parse("local-government").unwrap();
        sqlx::query(
            "INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ('local-government', 'key', FALSE, 0)",
        )
        .execute(&store.write)
        .await
        .unwrap();
        for name in ["A", "B"] {
            let registration = Registration {
                name: name.to_owned(),
                delegation: "City".to_owned(),
                category: Category::Other,
                email: format!("{name}@example.org"),
                language: "en".to_owned(),
                visibility: Visibility::Named,
            };
            store.register(&meeting, registration).await.unwrap();
        }
        (store, meeting, folder)
    }

    #[tokio::test]
    async fn readiness_is_kept_by_part_and_can_be_taken_back() {
        let (store, meeting, _folder) = store().await;
        let one = ParticipantNo(1);
        assert_eq!(store.list_readiness(&meeting).await.unwrap(), []);
        store.set_readiness(&meeting, one, ReadinessPart::Microphone, true).await.unwrap();
        store.set_readiness(&meeting, one, ReadinessPart::Present, true).await.unwrap();
        let first = store.list_readiness(&meeting).await.unwrap()[0];
        assert!(first.present_at.is_some() && first.microphone_at.is_some());
        store.set_readiness(&meeting, one, ReadinessPart::Present, true).await.unwrap();
        assert_eq!(store.list_readiness(&meeting).await.unwrap(), [first], "said again, it keeps its instant");
        store.set_readiness(&meeting, one, ReadinessPart::Present, false).await.unwrap();
        let now = store.list_readiness(&meeting).await.unwrap()[0];
        assert_eq!((now.present_at, now.microphone_at), (None, first.microphone_at));
    }

    #[tokio::test]
    async fn nobody_else_than_a_participant_is_ready() {
        let (store, meeting, _folder) = store().await;
        assert!(store.set_readiness(&meeting, ParticipantNo(77), ReadinessPart::Present, true).await.is_err());
    }
}
