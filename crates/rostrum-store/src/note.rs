//! Private notes to a speaker, and cues to whoever has the floor.

use jiff::Timestamp;
use rostrum_domain::ids::{InscriptionNo, MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::role::Role;
use crate::vault::{Vault, place};

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

/// What can be said with one press; each reader has it in their own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadyText {
    /// "Please be ready: you are next."
    BeReady,
    /// "Please test your microphone and camera now."
    Microphone,
    /// "Please speak slowly: your statement is interpreted."
    Slowly,
    /// "Please conclude."
    Conclude,
}

impl ReadyText {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::BeReady, Self::Microphone, Self::Slowly, Self::Conclude];

    /// The stable code: `be-ready`, `microphone`, `slowly`, `conclude`.
    pub fn code(self) -> &'static str {
        match self {
            Self::BeReady => "be-ready",
            Self::Microphone => "microphone",
            Self::Slowly => "slowly",
            Self::Conclude => "conclude",
        }
    }

    /// The ready text with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ready| ready.code() == code)
    }
}

/// What a note or cue says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteText {
    /// A ready text.
    Ready(ReadyText),
    /// Words of one's own, 1 to 200 characters, shown as they were written.
    Own(String),
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
    /// What it says.
    pub text: NoteText,
    /// Who sends it: [`Role::Secretariat`] or [`Role::Chair`].
    pub by: Role,
    /// A name of this very note among those of its sender: sent again, it is not kept twice.
    pub key: Option<String>,
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

type Row = (i64, i64, Option<i64>, String, String, Option<String>, i64, String, Option<String>, Option<i64>);

const COLUMNS: &str = "no, participant, inscription, kind, text, ready, at, by_role, command_key, seen_at";

fn read(
    vault: &Vault,
    meeting: &MeetingId,
    (no, participant, inscription, kind, text, ready, at, by, key, seen_at): Row,
) -> Result<Note, Error> {
    let unreadable = || Error::unreadable(format!("note {no} of kind {kind} by {by}"));
    let small = |value: i64| u32::try_from(value).map_err(|_| unreadable());
    Ok(Note {
        no: small(no)?,
        sent: NewNote {
            participant: ParticipantNo(small(participant)?),
            inscription: inscription.map(small).transpose()?.map(InscriptionNo),
            kind: NoteKind::from_code(&kind).ok_or_else(unreadable)?,
            by: Role::from_code(&by).ok_or_else(unreadable)?,
            text: match ready {
                Some(code) => NoteText::Ready(ReadyText::from_code(&code).ok_or_else(unreadable)?),
                None => NoteText::Own(vault.open(&place("note", "text", &[meeting, &no]), &text)?),
            },
            key,
        },
        at: instant(at)?,
        seen_at: seen_at.map(instant).transpose()?,
    })
}

impl Store {
    /// Keeps a note or cue; one whose key its sender has used before is answered with what was kept then.
    /// Whoever sends it announces it afterwards ([`Desk::announce`](crate::Desk::announce)).
    ///
    /// # Errors
    /// The outside failed, or there is no such participant.
    pub async fn add_note(&self, meeting: &MeetingId, note: &NewNote) -> Result<Note, Error> {
        let (text, ready) = match &note.text {
            NoteText::Own(text) => (text.as_str(), None),
            NoteText::Ready(ready) => ("", Some(ready.code())),
        };
        let mut tx = self.write.begin().await?;
        let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM note WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut *tx)
            .await?;
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "INSERT INTO note (meeting, no, participant, inscription, kind, text, ready, at, by_role, command_key) \
             VALUES ($1, $10, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (meeting, by_role, command_key) DO NOTHING RETURNING {COLUMNS}"
        )))
        .bind(meeting.as_str())
        .bind(i64::from(note.participant.0))
        .bind(note.inscription.map(|no| i64::from(no.0)))
        .bind(note.kind.code())
        .bind(self.vault().seal(&place("note", "text", &[meeting, &no]), text))
        .bind(ready)
        .bind(self.now().as_millisecond())
        .bind(note.by.code())
        .bind(note.key.as_deref())
        .bind(no)
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        if let Some(row) = row {
            return read(self.vault(), meeting, row);
        }
        let kept = self.find_note_by_key(meeting, note.by, note.key.as_deref().unwrap_or_default()).await?;
        kept.ok_or_else(|| Error::unreadable("a note whose key stands there already".to_owned()))
    }

    /// The note or cue that a sender has sent with a key.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_note_by_key(&self, meeting: &MeetingId, by: Role, key: &str) -> Result<Option<Note>, Error> {
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM note WHERE meeting = $1 AND by_role = $2 AND command_key = $3"
        )))
        .bind(meeting.as_str())
        .bind(by.code())
        .bind(key)
        .fetch_optional(&self.read)
        .await?;
        row.map(|row| read(self.vault(), meeting, row)).transpose()
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
        rows.into_iter().map(|row| read(self.vault(), meeting, row)).collect()
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
        rows.into_iter().map(|row| read(self.vault(), meeting, row)).collect()
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
            text: NoteText::Own(text.to_owned()),
            by: Role::Chair,
            key: None,
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
        assert_eq!(last, ["three", "two"].map(|text| NoteText::Own(text.to_owned())));
        assert_eq!(store.find_last_note_no(&meeting).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn a_note_with_a_key_is_kept_once_for_each_sender_and_a_ready_text_by_its_code() {
        let (store, meeting, _folder) = store().await;
        let text = NoteText::Ready(ReadyText::Conclude);
        let cue = NewNote { text, key: Some("k".to_owned()), ..note(1, NoteKind::Cue, "") };
        let first = store.add_note(&meeting, &cue).await.unwrap();
        assert_eq!(first.sent, cue);
        assert_eq!(
            store.add_note(&meeting, &NewNote { participant: ParticipantNo(2), ..cue.clone() }).await.unwrap(),
            first
        );
        let other = store.add_note(&meeting, &NewNote { by: Role::Secretariat, ..cue.clone() }).await.unwrap();
        let without = store.add_note(&meeting, &NewNote { key: None, ..cue.clone() }).await.unwrap();
        let again = store.add_note(&meeting, &NewNote { key: None, ..cue }).await.unwrap();
        assert_eq!([first.no, other.no, without.no, again.no], [1, 2, 3, 4]);
    }

    #[tokio::test]
    async fn a_note_to_nobody_is_not_kept() {
        let (store, meeting, _folder) = store().await;
        assert!(store.add_note(&meeting, &note(77, NoteKind::Note, "Hello?")).await.is_err());
    }
}
