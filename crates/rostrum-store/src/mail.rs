//! Mails: noted inside the transaction of the change that somebody must hear of, so that no change goes without its
//! mail and no mail without its change. The courier of the web layer writes and sends them afterwards.
#![allow(dead_code, reason = "the changes that people must hear of call these one by one")]

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;

use crate::error::Error;
use crate::folder::Store;

/// What a mail needs to know beyond meeting and person: names of placeholders with their values, such as a reason.
pub(crate) type Facts<'a> = [(&'a str, &'a str)];

/// Notes that a participant is to be written to. Part of the transaction of the change: what is rolled back is not
/// written about.
///
/// # Errors
/// The outside failed.
pub(crate) async fn notify(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: ParticipantNo,
    kind: MailKind,
    now: Timestamp,
) -> Result<(), Error> {
    let noted = Noted { meeting: Some(meeting), participant: Some(participant), ..Noted::of(kind) };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// The same with facts, which are sealed.
///
/// # Errors
/// The outside failed.
pub(crate) async fn notify_with(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: ParticipantNo,
    kind: MailKind,
    facts: &Facts<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let facts = seal_facts(store, facts)?;
    let noted = Noted { meeting: Some(meeting), participant: Some(participant), facts: Some(facts), ..Noted::of(kind) };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// Notes that an address is to be written to whose owner is no participant, in a language (a BCP 47 tag). Without a
/// meeting the mail is about Rostrum as a whole, as a link to sign in is.
///
/// # Errors
/// The outside failed.
pub(crate) async fn notify_address(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: Option<&MeetingId>,
    (address, language): (&str, &str),
    kind: MailKind,
    facts: &Facts<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let noted = Noted {
        meeting,
        address: Some(seal(store, "mail.address", address)?),
        language: Some(language),
        facts: Some(seal_facts(store, facts)?),
        ..Noted::of(kind)
    };
    insert(tx, &noted, now).await?;
    Ok(())
}

/// A mail before it is kept.
struct Noted<'a> {
    meeting: Option<&'a MeetingId>,
    participant: Option<ParticipantNo>,
    address: Option<String>,
    language: Option<&'a str>,
    kind: MailKind,
    facts: Option<String>,
    occasion: Option<&'a str>,
    held: bool,
}

impl Noted<'_> {
    fn of(kind: MailKind) -> Self {
        Self {
            meeting: None,
            participant: None,
            address: None,
            language: None,
            kind,
            facts: None,
            occasion: None,
            held: kind.is_bulk(),
        }
    }
}

/// Whether it was new: what has an occasion is noted once.
async fn insert(tx: &mut sqlx::SqliteTransaction<'_>, noted: &Noted<'_>, now: Timestamp) -> Result<bool, Error> {
    let done = sqlx::query(
        "INSERT INTO mail (no, meeting, participant, address, kind, language, facts, occasion, held, state, \
         created_at, next_at, attempts) \
         SELECT COALESCE(MAX(no), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, 'noted', $9, 0, 0 FROM mail WHERE TRUE \
         ON CONFLICT (meeting, occasion) DO NOTHING",
    )
    .bind(noted.meeting.map(MeetingId::as_str))
    .bind(noted.participant.map(|no| i64::from(no.0)))
    .bind(&noted.address)
    .bind(noted.kind.code())
    .bind(noted.language)
    .bind(&noted.facts)
    .bind(noted.occasion)
    .bind(noted.held)
    .bind(now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn seal_facts(store: &Store, facts: &Facts<'_>) -> Result<String, Error> {
    let facts: std::collections::BTreeMap<_, _> = facts.iter().copied().collect();
    let json = serde_json::to_string(&facts).map_err(|_| Error::unreadable("facts of a mail"))?;
    seal(store, "mail.facts", &json)
}

/// The one place where what a mail holds is sealed.
fn seal(store: &Store, place: &str, plain: &str) -> Result<String, Error> {
    Ok(store.vault().seal(place, plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webhook::tests::store_with_meeting;

    #[tokio::test]
    async fn a_change_that_is_taken_back_is_not_written_about() {
        let (_folder, store, _, id) = store_with_meeting().await;
        let mut count = Vec::new();
        for commit in [false, true] {
            let mut tx = store.write.begin().await.unwrap();
            notify(&mut tx, &id, ParticipantNo(1), MailKind::Confirmation, store.now()).await.unwrap();
            if commit {
                tx.commit().await.unwrap();
            } else {
                tx.rollback().await.unwrap();
            }
            let (noted,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM mail").fetch_one(&store.read).await.unwrap();
            count.push(noted);
        }
        assert_eq!(count, [0, 1]);
    }
}
