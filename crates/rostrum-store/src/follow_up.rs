//! The form after the approval, and who lets all categories see them.

use std::collections::HashSet;

use jiff::Timestamp;
use rostrum_domain::follow_up::Needs;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use sqlx::SqliteTransaction;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::notify;
use crate::vault::place;

fn at(meeting: &MeetingId, no: i64) -> String {
    place("follow_up_answer", "answer", &[meeting, &no])
}

impl Store {
    /// Since when participants are asked; `None` while they are not.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_follow_up(&self, meeting: &MeetingId) -> Result<Option<Timestamp>, Error> {
        let row: Option<(i64,)> = sqlx::query_as("SELECT opened_at FROM follow_up WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_optional(&self.read)
            .await?;
        row.map(|(at,)| instant(at)).transpose()
    }

    /// Asks all who are accepted and have not answered, and writes to them; whoever is accepted later is asked then.
    /// Returns how many were written to: nobody when they are asked already.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn open_follow_up(&self, meeting: &MeetingId) -> Result<usize, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let opened = sqlx::query("INSERT INTO follow_up (meeting, opened_at) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(meeting.as_str())
            .bind(now.as_millisecond())
            .execute(&mut *tx)
            .await?;
        if opened.rows_affected() == 0 {
            return Ok(0);
        }
        let people: Vec<(u32,)> = sqlx::query_as(
            "SELECT no FROM participant p WHERE meeting = $1 AND state = 'accepted' AND erased_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM follow_up_answer a WHERE a.meeting = p.meeting AND a.participant = p.no) \
             ORDER BY no",
        )
        .bind(meeting.as_str())
        .fetch_all(&mut *tx)
        .await?;
        for (no,) in &people {
            notify(&mut tx, meeting, ParticipantNo(*no), MailKind::FollowUp, now).await?;
        }
        tx.commit().await?;
        Ok(people.len())
    }

    /// Asks nobody any more. What was answered stays.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn close_follow_up(&self, meeting: &MeetingId) -> Result<(), Error> {
        sqlx::query("DELETE FROM follow_up WHERE meeting = $1").bind(meeting.as_str()).execute(&self.write).await?;
        Ok(())
    }

    /// Keeps what a participant answers in the place of an earlier answer.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_needs(&self, meeting: &MeetingId, no: ParticipantNo, needs: &Needs) -> Result<(), Error> {
        let json = serde_json::to_string(needs).map_err(|error| Error::unreadable(error.to_string()))?;
        sqlx::query(
            "INSERT INTO follow_up_answer (meeting, participant, answer, answered_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (meeting, participant) DO UPDATE SET answer = excluded.answer, \
             answered_at = excluded.answered_at",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(self.vault().seal(&at(meeting, i64::from(no.0)), &json))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// What participants answered, in the order of registration.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_needs(&self, meeting: &MeetingId) -> Result<Vec<(ParticipantNo, Needs)>, Error> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT participant, answer FROM follow_up_answer WHERE meeting = $1 ORDER BY participant")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        rows.into_iter().map(|(no, sealed)| self.needs(meeting, no, &sealed)).collect()
    }

    /// What a participant answered.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_needs(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<Needs>, Error> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT answer FROM follow_up_answer WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .fetch_optional(&self.read)
                .await?;
        let found = row.map(|(sealed,)| self.needs(meeting, i64::from(no.0), &sealed)).transpose()?;
        Ok(found.map(|(_, needs)| needs))
    }

    fn needs(&self, meeting: &MeetingId, no: i64, sealed: &str) -> Result<(ParticipantNo, Needs), Error> {
        let what = || Error::unreadable(format!("what participant {no} answered"));
        let json = self.vault().open(&at(meeting, no), sealed)?;
        let needs = serde_json::from_str(&json).map_err(|_| what())?;
        Ok((ParticipantNo(u32::try_from(no).map_err(|_| what())?), needs))
    }

    /// Says whether participants of all categories may see what a participant lets the own category see.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_seen_by_all_categories(
        &self,
        meeting: &MeetingId,
        no: ParticipantNo,
        seen: bool,
    ) -> Result<(), Error> {
        let sql = if seen {
            "INSERT INTO seen_by_all_categories (meeting, participant, said_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM seen_by_all_categories WHERE meeting = $1 AND participant = $2 AND said_at <= $3"
        };
        sqlx::query(sql)
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(self.now().as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Who lets participants of all categories see them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_seen_by_all_categories(&self, meeting: &MeetingId) -> Result<HashSet<ParticipantNo>, Error> {
        let rows: Vec<(u32,)> = sqlx::query_as("SELECT participant FROM seen_by_all_categories WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        Ok(rows.into_iter().map(|(no,)| ParticipantNo(no)).collect())
    }
}

/// Writes to a participant who was just accepted, where participants are asked.
pub(crate) async fn ask_who_is_accepted(
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
    now: Timestamp,
) -> Result<(), Error> {
    let asked: Option<(i64,)> = sqlx::query_as("SELECT opened_at FROM follow_up WHERE meeting = $1")
        .bind(meeting.as_str())
        .fetch_optional(&mut **tx)
        .await?;
    match asked {
        Some(_) => notify(tx, meeting, no, MailKind::FollowUp, now).await,
        None => Ok(()),
    }
}
