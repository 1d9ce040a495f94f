//! Private notes to a speaker, and cues to whoever has the floor.

use jiff::Timestamp;
use rostrum_domain::ids::{InscriptionNo, MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::token::Role;

/// What is said to one participant alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// To whoever waits: "please be ready".
    Note,
    /// To whoever has the floor: "please conclude".
    Cue,
}

impl NoteKind {
    /// The stable code: `note`, `cue`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Cue => "cue",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Note, Self::Cue].into_iter().find(|kind| kind.code() == code)
    }
}

/// A note or cue as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNote {
    /// To whom.
    pub participant: ParticipantNo,
    /// For which inscription, where it is about one.
    pub inscription: Option<InscriptionNo>,
    /// Note or cue.
    pub kind: NoteKind,
    /// The text, 1 to 200 characters.
    pub text: String,
    /// Who sends it: [`Role::Secretariat`] or [`Role::Chair`].
    pub by: Role,
}

/// A note or cue that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Number inside the meeting, from 1.
    pub no: u32,
    /// What was sent.
    pub sent: NewNote,
    /// When.
    pub at: Timestamp,
    /// When the participant's page first showed it.
    pub seen_at: Option<Timestamp>,
}

type Row = (i64, i64, Option<i64>, String, String, i64, String, Option<i64>);

const COLUMNS: &str = "no, participant, inscription, kind, text, at, by_role, seen_at";

fn read((no, participant, inscription, kind, text, at, by, seen_at): Row) -> Result<Note, Error> {
    let unreadable = || Error::unreadable(format!("note {no} of kind {kind} by {by}"));
    let small = |value: i64| u32::try_from(value).map_err(|_| unreadable());
    Ok(Note {
        no: small(no)?,
        sent: NewNote {
            participant: ParticipantNo(small(participant)?),
            inscription: inscription.map(small).transpose()?.map(InscriptionNo),
            kind: NoteKind::from_code(&kind).ok_or_else(unreadable)?,
            by: Role::from_code(&by).ok_or_else(unreadable)?,
            text,
        },
        at: instant(at)?,
        seen_at: seen_at.map(instant).transpose()?,
    })
}

impl Store {
    /// Keeps a note or cue. Whoever sends it announces it afterwards ([`Desk::announce`](crate::Desk::announce)).
    ///
    /// # Errors
    /// The outside failed, or there is no such participant.
    pub async fn add_note(&self, meeting: &MeetingId, note: &NewNote) -> Result<Note, Error> {
        let row: Row = sqlx::query_as(
            "INSERT INTO note (meeting, no, participant, inscription, kind, text, at, by_role) \
             SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4, $5, $6, $7 FROM note WHERE meeting = $1 \
             RETURNING no, participant, inscription, kind, text, at, by_role, seen_at",
        )
        .bind(meeting.as_str())
        .bind(i64::from(note.participant.0))
        .bind(note.inscription.map(|no| i64::from(no.0)))
        .bind(note.kind.code())
        .bind(&note.text)
        .bind(self.now().as_millisecond())
        .bind(note.by.code())
        .fetch_one(&self.write)
        .await?;
        read(row)
    }

    /// The notes and cues to one participant, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_notes(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<Vec<Note>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM note WHERE meeting = $1 AND participant = $2 ORDER BY no"
        )))
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// The number of the last note or cue of a meeting; 0 before the first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_last_note_no(&self, meeting: &MeetingId) -> Result<u32, Error> {
        let (last,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) FROM note WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&self.read)
            .await?;
        u32::try_from(last).map_err(|_| Error::unreadable(format!("note {last}")))
    }

    /// The last note or cue to each participant of a meeting, by the participant's number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_last_notes(&self, meeting: &MeetingId) -> Result<Vec<Note>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM note WHERE meeting = $1 AND no IN \
             (SELECT MAX(no) FROM note WHERE meeting = $1 GROUP BY participant) ORDER BY participant"
        )))
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// Marks all notes and cues up to a number as seen by the participant; returns how many were not seen
    /// before.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn mark_notes_seen(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
        up_to: u32,
    ) -> Result<u64, Error> {
        let done = sqlx::query(
            "UPDATE note SET seen_at = $4 WHERE meeting = $1 AND participant = $2 AND no <= $3 AND seen_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .bind(i64::from(up_to))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness::tests::store;

    fn note(to: u32, kind: NoteKind, text: &str) -> NewNote {
        NewNote {
            participant: ParticipantNo(to),
            inscription: Some(InscriptionNo(9)),
            kind,
            text: text.to_owned(),
            by: Role::Chair,
        }
    }

    #[tokio::test]
    async fn a_note_reaches_its_participant_alone_and_is_seen_once() {
        let (store, meeting, _folder) = store().await;
        let first = store.add_note(&meeting, &note(1, NoteKind::Note, "Please be ready.")).await.unwrap();
        let cue = store.add_note(&meeting, &note(1, NoteKind::Cue, "Please conclude.")).await.unwrap();
        assert_eq!((first.no, cue.no, first.seen_at), (1, 2, None));
        assert_eq!(store.list_notes(&meeting, ParticipantNo(2)).await.unwrap(), []);
        assert_eq!(store.list_notes(&meeting, ParticipantNo(1)).await.unwrap(), [first, cue.clone()]);
        assert_eq!(store.mark_notes_seen(&meeting, ParticipantNo(1), 1).await.unwrap(), 1);
        assert_eq!(store.mark_notes_seen(&meeting, ParticipantNo(1), 1).await.unwrap(), 0);
        let notes = store.list_notes(&meeting, ParticipantNo(1)).await.unwrap();
        assert!(notes[0].seen_at.is_some() && notes[1].seen_at.is_none());
    }

    #[tokio::test]
    async fn the_last_note_to_each_is_what_the_console_shows() {
        let (store, meeting, _folder) = store().await;
        for (to, text) in [(1, "one"), (2, "two"), (1, "three")] {
            store.add_note(&meeting, &note(to, NoteKind::Note, text)).await.unwrap();
        }
        let last: Vec<_> = store.list_last_notes(&meeting).await.unwrap().into_iter().map(|n| n.sent.text).collect();
        assert_eq!(last, ["three", "two"]);
        assert_eq!(store.find_last_note_no(&meeting).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn a_note_to_nobody_is_not_kept() {
        let (store, meeting, _folder) = store().await;
        assert!(store.add_note(&meeting, &note(77, NoteKind::Note, "Hello?")).await.is_err());
    }
}
