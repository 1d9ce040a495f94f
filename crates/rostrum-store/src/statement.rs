//! Statements handed in: every version is kept.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo, SessionId};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::{Vault, place};

/// A statement at one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who handed it in.
    pub participant: ParticipantNo,
    /// For which session.
    pub session: SessionId,
    /// From 1.
    pub version: u32,
    /// The text.
    pub text: String,
    /// When it was received.
    pub received_at: Timestamp,
}

type Row = (i64, String, i64, String, i64);

fn read(
    vault: &Vault,
    meeting: &MeetingId,
    (participant, session, version, text, received_at): Row,
) -> Result<Statement, Error> {
    let what = || Error::unreadable(format!("statement of participant {participant}"));
    Ok(Statement {
        participant: ParticipantNo(u32::try_from(participant).map_err(|_| what())?),
        session: SessionId::parse(&session).map_err(|_| what())?,
        version: u32::try_from(version).map_err(|_| what())?,
        text: vault.open(&place("statement", "text", &[meeting, &participant, &session, &version]), &text)?,
        received_at: instant(received_at)?,
    })
}

impl Store {
    /// Keeps a statement as the next version and returns it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn hand_in_statement(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
        session: &SessionId,
        text: &str,
    ) -> Result<Statement, Error> {
        let mut tx = self.write.begin().await?;
        let (version,): (i64,) = sqlx::query_as(
            "SELECT COALESCE(MAX(version), 0) + 1 FROM statement WHERE meeting = $1 AND participant = $2 AND session = $3",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(session.as_str())
        .fetch_one(&mut *tx)
        .await?;
        let place = place("statement", "text", &[meeting, &participant.0, session, &version]);
        let row: Row = sqlx::query_as(
            "INSERT INTO statement (meeting, participant, session, version, text, received_at) \
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING participant, session, version, text, received_at",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(session.as_str())
        .bind(version)
        .bind(self.vault().seal(&place, text))
        .bind(self.now().as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        read(self.vault(), meeting, row)
    }

    /// The latest version of every statement of a meeting, by participant and session.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_statements(&self, meeting: &MeetingId) -> Result<Vec<Statement>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT participant, session, version, text, received_at FROM statement s WHERE meeting = $1 AND version = \
             (SELECT MAX(version) FROM statement t WHERE t.meeting = s.meeting AND t.participant = s.participant AND t.session = s.session) \
             ORDER BY participant, session",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| read(self.vault(), meeting, row)).collect()
    }

    /// Who has handed in a statement, and for which session, without the texts.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_statements_received(
        &self,
        meeting: &MeetingId,
    ) -> Result<Vec<(ParticipantNo, SessionId)>, Error> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT DISTINCT participant, session FROM statement WHERE meeting = $1 ORDER BY participant, session",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|(participant, session)| {
                let what = || Error::unreadable(format!("statement of participant {participant}"));
                Ok((
                    ParticipantNo(u32::try_from(participant).map_err(|_| what())?),
                    SessionId::parse(&session).map_err(|_| what())?,
                ))
            })
            .collect()
    }

    /// All versions that a participant handed in, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_statements_of(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
    ) -> Result<Vec<Statement>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT participant, session, version, text, received_at FROM statement \
             WHERE meeting = $1 AND participant = $2 ORDER BY session, version DESC",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| read(self.vault(), meeting, row)).collect()
    }
}
