//! The unguessable link to the calendar of one participant. It stays the same, because calendars follow it.

use rostrum_domain::ids::{MeetingId, ParticipantNo};

use crate::error::Error;
use crate::folder::Store;
use crate::token::Token;
use crate::vault::place;

impl Store {
    /// The token of the calendar of a participant, made when there is none.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn calendar_token(&self, meeting: &MeetingId, participant: ParticipantNo) -> Result<Token, Error> {
        let number = i64::from(participant.0);
        let known: Option<(String, String)> =
            sqlx::query_as("SELECT hash, token FROM calendar_link WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(number)
                .fetch_optional(&self.read)
                .await?;
        if let Some((hash, sealed)) = known {
            return Ok(Token::from_text(&open(self, &hash, &sealed)?));
        }
        let mut tx = self.write.begin().await?;
        let token = find_or_insert(self, &mut tx, meeting, participant).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Whose calendar a token leads to. `None`: no such token, or the participant was erased.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_calendar(&self, token: &Token) -> Result<Option<(MeetingId, ParticipantNo)>, Error> {
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT meeting, participant FROM calendar_link WHERE hash = $1")
                .bind(token.hash())
                .fetch_optional(&self.read)
                .await?;
        row.map(|(meeting, participant)| {
            let what = || Error::unreadable("calendar link");
            let participant = u32::try_from(participant).map_err(|_| what())?;
            Ok((MeetingId::parse(&meeting).map_err(|_| what())?, ParticipantNo(participant)))
        })
        .transpose()
    }
}

/// The token of a calendar in a transaction that the caller commits. Of two at once the first has made it.
pub(super) async fn find_or_insert(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: ParticipantNo,
) -> Result<Token, Error> {
    let (new, number) = (Token::new()?, i64::from(participant.0));
    sqlx::query(
        "INSERT INTO calendar_link (hash, meeting, participant, token) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (meeting, participant) DO NOTHING",
    )
    .bind(new.hash())
    .bind(meeting.as_str())
    .bind(number)
    .bind(seal(store, &new.hash(), new.as_str()))
    .execute(&mut **tx)
    .await?;
    let (hash, sealed): (String, String) =
        sqlx::query_as("SELECT hash, token FROM calendar_link WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(number)
            .fetch_one(&mut **tx)
            .await?;
    Ok(Token::from_text(&open(store, &hash, &sealed)?))
}

fn seal(store: &Store, hash: &str, plain: &str) -> String {
    store.vault().seal(&place("calendar_link", "token", &[&hash]), plain)
}

fn open(store: &Store, hash: &str, sealed: &str) -> Result<String, Error> {
    store.vault().open(&place("calendar_link", "token", &[&hash]), sealed)
}
