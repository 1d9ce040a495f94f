//! What an erasure takes out of contributions. Who wrote alone takes all along that is not public; what is public stays
//! as far as they let it be, without whom to ask. What others of the delegation wrote, too, stays theirs.

use rostrum_domain::contribution::{Author, State};
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};

use super::versions::{latest_in, seal};
use super::{ContributionRow, find_in};
use crate::error::Error;
use crate::folder::Store;

/// Everything that hangs on a contribution.
const ALL: [&str; 12] = [
    "review",
    "review_seen",
    "review_comment",
    "clarification",
    "review_translation",
    "contribution_field",
    "contribution_beside",
    "contribution_version",
    "contribution_link",
    "contribution_author",
    "contribution_file",
    "contribution_change",
];

async fn delete(
    tx: &mut sqlx::SqliteConnection,
    (meeting, no): (&MeetingId, ContributionNo),
    tables: &[&str],
) -> Result<(), Error> {
    for table in tables {
        sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM {table} WHERE meeting = $1 AND contribution = $2")))
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Takes a participant out of all contributions, in the transaction of an erasure.
pub(crate) async fn erase_contributions(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    participant: ParticipantNo,
) -> Result<(), Error> {
    let own: Vec<(u32, bool)> = sqlx::query_as(
        "SELECT no, EXISTS (SELECT 1 FROM contribution_field f WHERE f.meeting = c.meeting AND f.contribution = c.no \
         AND f.participant IS NOT NULL AND f.participant <> $2) FROM contribution c \
         WHERE c.meeting = $1 AND c.participant = $2",
    )
    .bind(meeting.as_str())
    .bind(i64::from(participant.0))
    .fetch_all(&mut **tx)
    .await?;
    for (no, is_shared) in own {
        let whose = (meeting, ContributionNo(no));
        let Some(row) = find_in(&mut *tx, meeting, whose.1).await? else { continue };
        if is_shared {
            sqlx::query(
                "DELETE FROM contribution_field WHERE meeting = $1 AND contribution = $2 AND field IN ('_name', '_email')",
            )
            .bind(meeting.as_str())
            .bind(no)
            .execute(&mut **tx)
            .await?;
        } else if row.version == 0 {
            delete(tx, whose, &ALL).await?;
            sqlx::query("DELETE FROM contribution WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(no)
                .execute(&mut **tx)
                .await?;
        } else if row.state == State::Published {
            keep_what_is_public(store, tx, whose, &row).await?;
        } else {
            delete(tx, whose, &ALL[..11]).await?;
            sqlx::query("UPDATE contribution SET state = 'withdrawn' WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(no)
                .execute(&mut **tx)
                .await?;
        }
    }
    for sql in [
        "UPDATE contribution_change SET reason = NULL WHERE meeting = $1 AND contribution IN \
         (SELECT no FROM contribution WHERE meeting = $1 AND participant = $2)",
        "UPDATE contribution SET participant = NULL WHERE meeting = $1 AND participant = $2",
        "UPDATE contribution_field SET participant = NULL WHERE meeting = $1 AND participant = $2",
        "UPDATE contribution_beside SET participant = NULL WHERE meeting = $1 AND participant = $2",
        "UPDATE contribution_change SET participant = NULL WHERE meeting = $1 AND participant = $2",
    ] {
        sqlx::query(sql).bind(meeting.as_str()).bind(i64::from(participant.0)).execute(&mut **tx).await?;
    }
    Ok(())
}

async fn keep_what_is_public(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    whose: (&MeetingId, ContributionNo),
    row: &ContributionRow,
) -> Result<(), Error> {
    let Some(mut last) = latest_in(store, &mut *tx, whose).await? else { return Ok(()) };
    let consent = row.consent_now();
    // From now on no level says what is shown of the author: what may be seen is all that stays.
    let shown = consent.and_then(|consent| last.content.author.shown(consent, row.level));
    last.content.author = shown.map_or_else(Author::default, |shown| Author {
        delegation: shown.delegation.unwrap_or_default(),
        category: Some(shown.category),
        country: shown.country,
        ..Author::default()
    });
    delete(tx, whose, &["review_comment", "clarification"]).await?;
    delete(tx, whose, &["contribution_field", "contribution_beside", "contribution_link", "contribution_file"]).await?;
    for sql in [
        "UPDATE contribution_author SET name = NULL, email = NULL WHERE meeting = $1 AND contribution = $2 AND $3 > 0",
        "DELETE FROM contribution_version WHERE meeting = $1 AND contribution = $2 AND version <> $3",
    ] {
        sqlx::query(sql)
            .bind(whose.0.as_str())
            .bind(i64::from(whose.1.0))
            .bind(last.version)
            .execute(&mut **tx)
            .await?;
    }
    sqlx::query("UPDATE contribution_version SET content = $3 WHERE meeting = $1 AND contribution = $2")
        .bind(whose.0.as_str())
        .bind(i64::from(whose.1.0))
        .bind(seal(store, whose, last.version, &last.content)?)
        .execute(&mut **tx)
        .await?;
    sqlx::query("UPDATE contribution SET consent = $3 WHERE meeting = $1 AND no = $2")
        .bind(whose.0.as_str())
        .bind(i64::from(whose.1.0))
        .bind(consent.map(rostrum_domain::contribution::Consent::code))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    /// Takes a draft out that was never handed in. Whether there was one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn delete_draft(&self, meeting: &MeetingId, no: ContributionNo) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        let found = find_in(&mut tx, meeting, no).await?;
        let is_draft = found.is_some_and(|row| row.version == 0);
        if is_draft {
            delete(&mut tx, (meeting, no), &ALL).await?;
            sqlx::query("DELETE FROM contribution WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(is_draft)
    }
}
