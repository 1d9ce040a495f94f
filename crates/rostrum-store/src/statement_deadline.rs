//! Until when written statements are taken, where the secretariat has set it.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, SessionId};

use crate::error::Error;
use crate::folder::{Store, instant};

impl Store {
    /// Sets until when statements of a session are taken; `None` goes back to what is usual
    /// ([`rostrum_domain::statement::usual_deadline`]).
    ///
    /// # Errors
    /// The outside failed, or there is no such meeting.
    pub async fn set_statements_until(
        &self,
        meeting: &MeetingId,
        session: &SessionId,
        until: Option<Timestamp>,
    ) -> Result<(), Error> {
        let Some(until) = until else {
            sqlx::query("DELETE FROM statement_deadline WHERE meeting = $1 AND session = $2")
                .bind(meeting.as_str())
                .bind(session.as_str())
                .execute(&self.write)
                .await?;
            return Ok(());
        };
        sqlx::query(
            "INSERT INTO statement_deadline (meeting, session, until_at) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting, session) DO UPDATE SET until_at = excluded.until_at",
        )
        .bind(meeting.as_str())
        .bind(session.as_str())
        .bind(until.as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Until when statements of a session are taken, where it was set.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_statements_until(
        &self,
        meeting: &MeetingId,
        session: &SessionId,
    ) -> Result<Option<Timestamp>, Error> {
        let row: Option<(i64,)> =
            sqlx::query_as("SELECT until_at FROM statement_deadline WHERE meeting = $1 AND session = $2")
                .bind(meeting.as_str())
                .bind(session.as_str())
                .fetch_optional(&self.read)
                .await?;
        row.map(|(until,)| instant(until)).transpose()
    }

    /// The same for all sessions of a meeting for which it was set.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_statements_until(&self, meeting: &MeetingId) -> Result<Vec<(SessionId, Timestamp)>, Error> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT session, until_at FROM statement_deadline WHERE meeting = $1 ORDER BY session")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter()
            .map(|(session, until)| {
                let id = SessionId::parse(&session).map_err(|_| Error::unreadable(format!("session {session}")))?;
                Ok((id, instant(until)?))
            })
            .collect()
    }
}
