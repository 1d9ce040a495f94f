//! What people answered, sealed.

use data_encoding::BASE64;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::registration::{Answer, FileKind};

use super::{Given, sealed};
use crate::error::Error;
use crate::folder::Store;

/// A file as it was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is, by its content.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Keeps answers in the transaction of the registration.
///
/// # Errors
/// The outside failed.
pub(crate) async fn insert_answers(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
    given: &[Given],
) -> Result<(), Error> {
    for Given { field, answer, content } in given {
        let text = serde_json::to_string(answer).map_err(|error| Error::unreadable(error.to_string()))?;
        let text = sealed::seal(store, "registration_answer", "answer", &[meeting, &no, field], &text);
        sqlx::query("INSERT INTO registration_answer (meeting, participant, field, answer) VALUES ($1, $2, $3, $4)")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(field)
            .bind(text)
            .execute(&mut **tx)
            .await?;
        let Some(content) = content else { continue };
        let text = BASE64.encode(content);
        let text = sealed::seal(store, "registration_file", "content", &[meeting, &no, field], &text);
        sqlx::query("INSERT INTO registration_file (meeting, participant, field, content) VALUES ($1, $2, $3, $4)")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(field)
            .bind(text)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

impl Store {
    /// What a person answered, by the codes of the fields. For the secretariat, and for the person.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_answers(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Vec<(String, Answer)>, Error> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT field, answer FROM registration_answer WHERE meeting = $1 AND participant = $2 ORDER BY field",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(field, text): (String, String)| {
            let text = sealed::open(self, "registration_answer", "answer", &[meeting, &no, &field], &text)?;
            let answer = serde_json::from_str(&text)
                .map_err(|_| Error::unreadable(format!("answer {field} of participant {no}")))?;
            Ok((field, answer))
        };
        rows.into_iter().map(read).collect()
    }

    /// The file that a person handed in for a field.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_answer_file(
        &self,
        meeting: &MeetingId,
        no: ParticipantNo,
        field: &str,
    ) -> Result<Option<Kept>, Error> {
        let row: Option<(String,)> = sqlx::query_as(
            "SELECT content FROM registration_file WHERE meeting = $1 AND participant = $2 AND field = $3",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(field)
        .fetch_optional(&self.read)
        .await?;
        let Some((text,)) = row else { return Ok(None) };
        let text = sealed::open(self, "registration_file", "content", &[meeting, &no, &field], &text)?;
        let unreadable = || Error::unreadable(format!("file {field} of participant {no}"));
        let bytes = BASE64.decode(text.as_bytes()).map_err(|_| unreadable())?;
        let kind = FileKind::of(&bytes).ok_or_else(unreadable)?;
        Ok(Some(Kept { kind, bytes }))
    }
}

/// Takes out all that a person answered, in the transaction of the erasure.
///
/// # Errors
/// The outside failed.
pub(crate) async fn delete_answers(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
) -> Result<(), Error> {
    for sql in [
        "DELETE FROM registration_answer WHERE meeting = $1 AND participant = $2",
        "DELETE FROM registration_file WHERE meeting = $1 AND participant = $2",
        "UPDATE registration_change SET reason = NULL, matched = '[]' WHERE meeting = $1 AND participant = $2",
    ] {
        sqlx::query(sql).bind(meeting.as_str()).bind(i64::from(no.0)).execute(&mut **tx).await?;
    }
    Ok(())
}
