//! What becomes of the practices of a participant who changes what the public may see, or has everything erased.

use rostrum_domain::contribution::Consent;
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};
use rostrum_domain::practice::{Author, Contact, Practice};
use sqlx::SqliteConnection;

use super::{open_author, open_document, protection, seal_author, seal_document};
use crate::error::Error;
use crate::folder::Store;
use crate::vault::place;

/// What the public sees of the practices of a participant may have changed.
pub(crate) async fn touch(
    store: &Store,
    tx: &mut SqliteConnection,
    meeting: &MeetingId,
    participant: ParticipantNo,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE practice SET public_changed_at = $3 WHERE meeting = $1 AND participant = $2 \
         AND public_changed_at IS NOT NULL",
    )
    .bind(meeting.as_str())
    .bind(i64::from(participant.0))
    .bind(store.now().as_millisecond())
    .execute(tx)
    .await?;
    Ok(())
}

/// What its author lets be public of a contribution holds for the practices that were cut out of it, at once.
pub(crate) async fn follow(
    store: &Store,
    tx: &mut SqliteConnection,
    (meeting, contribution): (&MeetingId, ContributionNo),
    consent: Consent,
) -> Result<(), Error> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT no, author FROM practice WHERE meeting = $1 AND contribution = $2")
            .bind(meeting.as_str())
            .bind(i64::from(contribution.0))
            .fetch_all(&mut *tx)
            .await?;
    for (no, author) in rows {
        let author = Author { consent, ..open_author(store.vault(), no, &author)? };
        sqlx::query(
            "UPDATE practice SET author = $2, changed_at = $3, \
             public_changed_at = CASE WHEN public_changed_at IS NULL THEN NULL ELSE $3 END WHERE no = $1",
        )
        .bind(no)
        .bind(seal_author(store.vault(), no, &author))
        .bind(store.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Takes out what tells who a participant is. What was never public goes; what was stays as the public knew it at
/// most, without the participant's number, contact and reasons.
pub(crate) async fn erase(
    store: &Store,
    tx: &mut SqliteConnection,
    meeting: &MeetingId,
    participant: ParticipantNo,
) -> Result<(), Error> {
    touch(store, tx, meeting, participant).await?;
    let rows: Vec<(i64, String, Option<i64>)> =
        sqlx::query_as("SELECT no, author, first_published_at FROM practice WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(i64::from(participant.0))
            .fetch_all(&mut *tx)
            .await?;
    let (level,): (String,) = sqlx::query_as("SELECT visibility FROM participant WHERE meeting = $1 AND no = $2")
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_one(&mut *tx)
        .await?;
    let level = protection(Some(&level))?;
    let vault = store.vault();
    for (no, author, published) in rows {
        if published.is_none() {
            for sql in [
                "DELETE FROM practice_file WHERE practice = $1",
                "DELETE FROM practice_act WHERE practice = $1",
                "DELETE FROM practice_version WHERE practice = $1",
                "DELETE FROM practice WHERE no = $1",
            ] {
                sqlx::query(sql).bind(no).execute(&mut *tx).await?;
            }
            continue;
        }
        let author = open_author(vault, no, &author)?;
        let versions: Vec<(i64, String)> =
            sqlx::query_as("SELECT version, document FROM practice_version WHERE practice = $1")
                .bind(no)
                .fetch_all(&mut *tx)
                .await?;
        for (version, document) in versions {
            let practice = open_document(vault, no, version, &document)?;
            let known = Practice { contact: Contact::default(), ..practice.clone() };
            let left = practice.public(&author, level).unwrap_or(known);
            sqlx::query("UPDATE practice_version SET document = $3, reason = $4 WHERE practice = $1 AND version = $2")
                .bind(no)
                .bind(version)
                .bind(seal_document(vault, no, version, &left))
                .bind(vault.seal(&place("practice_version", "reason", &[&no, &version]), ""))
                .execute(&mut *tx)
                .await?;
        }
        let acts: Vec<(i64,)> =
            sqlx::query_as("SELECT no FROM practice_act WHERE practice = $1").bind(no).fetch_all(&mut *tx).await?;
        for (act,) in acts {
            sqlx::query("UPDATE practice_act SET words = $3 WHERE practice = $1 AND no = $2")
                .bind(no)
                .bind(act)
                .bind(vault.seal(&place("practice_act", "words", &[&no, &act]), ""))
                .execute(&mut *tx)
                .await?;
        }
        let files: Vec<(i64, String)> = sqlx::query_as("SELECT no, kind FROM practice_file WHERE practice = $1")
            .bind(no)
            .fetch_all(&mut *tx)
            .await?;
        for (file, kind) in files {
            sqlx::query("UPDATE practice_file SET name = $3 WHERE practice = $1 AND no = $2")
                .bind(no)
                .bind(file)
                .bind(vault.seal(&place("practice_file", "name", &[&no, &file]), &format!("file.{kind}")))
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query("UPDATE practice SET author = $2, participant = NULL WHERE no = $1")
            .bind(no)
            .bind(seal_author(vault, no, &left(&author, level)))
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// The author as the public knew it: without the participant nothing else says what is to be kept.
fn left(author: &Author, level: Option<rostrum_domain::participant::Visibility>) -> Author {
    let shown = author.shown(level);
    let consent = match (author.consent, &shown.delegation) {
        (Consent::Publish, None) => Consent::WithoutName,
        (consent, _) => consent,
    };
    Author { delegation: shown.delegation.unwrap_or_default(), category: Some(shown.category), consent }
}
