//! After an erasure nothing tells of the person any more, and every row that goes on holding the number does so for a
//! reason. A new column that holds the number of a participant fails here until it is decided.

use std::collections::BTreeSet;

use rostrum_domain::participant::Visibility;
use sqlx::AssertSqlSafe;

use super::{Everything, MARK};
use crate::about::NUMBERS;

/// All columns but those of `NUMBERS` that hold numbers, instants and yes or no. A new name is decided: here, or there.
const OTHERS: [&str; 95] = [
    "absorbed",
    "account",
    "agreed_at",
    "all_categories",
    "answer",
    "answered_at",
    "asked_at",
    "at",
    "at_ms",
    "attempts",
    "back_to",
    "before_at",
    "bytes",
    "call",
    "call_version",
    "came_at",
    "changed_at",
    "contribution",
    "count",
    "created_at",
    "days",
    "decided_at",
    "decision",
    "delegation",
    "done_at",
    "edit",
    "edited_at",
    "erased_at",
    "exchange",
    "expires_at",
    "first_published_at",
    "first_version",
    "followed_up_at",
    "given_at",
    "guest",
    "height",
    "held",
    "inscription",
    "kept",
    "kept_days",
    "last_version",
    "late",
    "left_at",
    "machine",
    "made_at",
    "may_inscribe",
    "merge_no",
    "merged_at",
    "met_at",
    "microphone_at",
    "most_uses",
    "named",
    "need",
    "next_at",
    "no",
    "nobody",
    "offer",
    "old_until",
    "one",
    "opened_at",
    "other",
    "practice",
    "present_at",
    "proposed_account",
    "proposed_version",
    "public_changed_at",
    "published_at",
    "published_version",
    "received_at",
    "received_late",
    "registered_at",
    "rehearsal",
    "report_published_at",
    "revoked_at",
    "said_at",
    "saved_at",
    "seconds",
    "seen_at",
    "seen_version",
    "set_at",
    "shown",
    "since",
    "state_at",
    "taken_at",
    "tries",
    "two_people",
    "undone_at",
    "until",
    "until_at",
    "used_at",
    "uses",
    "version",
    "webhook",
    "width",
    "withdrawn_at",
];

/// Rows that stay with the number of somebody who was erased, and why.
const STAYS: [(&str, &str, &str); 9] = [
    ("attendance", "participant", "how many attended; the name is gone"),
    ("check_in", "participant", "how many attended"),
    ("co_signatory", "decided_by", "the delegation has confirmed, and its confirmation stays"),
    ("delegation_merge_joined", "participant", "so that a merge can be undone"),
    ("delegation_merge_moved", "participant", "so that a merge can be undone"),
    ("membership", "registered_by", "it is about those whom the person registered"),
    ("registration_change", "participant", "how many came, were accepted and withdrew; reasons are gone"),
    ("spoken_as", "participant", "the record; the name is gone"),
    ("statement", "participant", "what was said stays, without a name"),
];

/// Lists that the secretariat read in, which are about organizations.
const ABOUT_OTHERS: [(&str, &str); 1] = [("accredited", "name")];

async fn rows(all: &Everything, table: &str, column: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" = $1");
    let (count,) =
        sqlx::query_as(AssertSqlSafe(sql)).bind(i64::from(all.who.0)).fetch_one(&all.store.read).await.unwrap();
    count
}

#[tokio::test]
async fn nothing_tells_of_whom_was_erased_and_what_stays_of_the_number_has_a_reason() {
    let (mut held, mut stayed) = (BTreeSet::new(), BTreeSet::new());
    for level in Visibility::ALL {
        let all = Everything::about(level).await;
        let told = all.told_in().await;
        assert!(told.len() > 15, "{level:?}: {told:?}");
        let mut numbers = all.store.list_columns_of_participants().await.unwrap();
        for (table, column) in &numbers {
            if rows(&all, table, column).await > 0 {
                held.insert((table.clone(), column.clone()));
            }
        }
        all.store.erase(&all.meeting, all.who).await.unwrap();
        let mut told = all.told_in().await;
        told.retain(|(table, column)| !ABOUT_OTHERS.contains(&(table.as_str(), column.as_str())));
        assert_eq!(told, [], "{level:?}: it tells of the person after the erasure");
        for (table, column) in &numbers {
            if rows(&all, table, column).await > 0 {
                stayed.insert((table.clone(), column.clone()));
            }
        }
        for file in std::fs::read_dir(all.folder.path()).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(!text.contains(MARK), "{level:?} in {}", path.display());
        }
        numbers.retain(|here| !held.contains(here));
        if level == Visibility::SecretariatOnly {
            assert_eq!(numbers, [], "no row of it is about the person: write one in {}", super::HERE);
        }
    }
    let expected: BTreeSet<_> =
        STAYS.iter().map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned())).collect();
    assert_eq!(stayed, expected, "what stays is decided in STAYS, each with its reason");
}

#[tokio::test]
async fn every_column_of_numbers_is_known() {
    let all = Everything::about(Visibility::Named).await;
    for (table, column) in all.columns().await {
        let (kind,): (String,) = sqlx::query_as("SELECT type FROM pragma_table_info($1) WHERE name = $2")
            .bind(&table)
            .bind(&column)
            .fetch_one(&all.store.read)
            .await
            .unwrap();
        let known = NUMBERS.contains(&column.as_str()) || OTHERS.contains(&column.as_str());
        assert!(known || kind == "TEXT", "{table}.{column}: of a participant it belongs to NUMBERS, else to OTHERS");
    }
}
