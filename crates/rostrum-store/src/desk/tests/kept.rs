//! Facts of rows that stay in memory: nobody is let in, and no name is shown, as they were before a change.

use super::*;

async fn with_a_sign_in(folder: &Path) -> (Desk, MeetingId, Token) {
    let (desk, id) = hall(folder).await;
    let registration = Registration {
        name: "Anna Berg".to_owned(),
        delegation: "City of Bern".to_owned(),
        category: Category::LocalGovernments,
        email: "anna@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let token = desk.store().register(&id, registration).await.unwrap().token;
    let (session, _) = desk.store().sign_in(&token).await.unwrap().unwrap();
    given_back(desk.store()).await;
    (desk, id, session)
}

/// Waits until the connection that writes was given back: there is one only.
async fn given_back(store: &crate::Store) {
    store.write.acquire().await.unwrap();
}

#[tokio::test]
async fn what_is_kept_is_found_without_the_data_folder_and_goes_with_any_change() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id, session) = with_a_sign_in(folder.path()).await;
    let (store, no) = (desk.store(), ParticipantNo(1));
    assert!(store.find_session(&session).await.unwrap().is_some());
    let anna = store.find_participant(&id, no).await.unwrap().unwrap();
    let hash: (String,) =
        sqlx::query_as("SELECT hash FROM token WHERE kind = 'session'").fetch_one(&store.read).await.unwrap();
    assert!(store.kept.session(&hash.0, store.now()).is_some());
    assert_eq!(store.kept.participant(&id, no), Some(anna));
    // An inscription changes none of it.
    desk.submit(&id, inscribe(1)).await.unwrap();
    assert!(store.kept.participant(&id, no).is_some());
    let all = store.list_participants(&id).await.unwrap();
    assert_eq!(store.kept.list(&id).as_deref(), Some(&all));

    let mut tx = store.write.begin().await.unwrap();
    let thun = store.vault().seal(&crate::place("delegation", "name", &[&id, &1]), "City of Thun");
    sqlx::query("UPDATE delegation SET name = $1").bind(thun).execute(&mut *tx).await.unwrap();
    assert!(
        store.kept.participant(&id, no).is_none() && store.kept.list(&id).is_none() && store.kept.unchanged().is_none()
    );
    // Read before the commit, it must not stay after it.
    assert_eq!(store.find_participant(&id, no).await.unwrap().unwrap().delegation_name, "City of Bern");
    tx.commit().await.unwrap();
    assert_eq!(store.find_participant(&id, no).await.unwrap().unwrap().delegation_name, "City of Thun");
    given_back(store).await;
    assert_eq!(store.find_participant(&id, no).await.unwrap().unwrap().delegation_name, "City of Thun");
}

#[tokio::test]
async fn a_sign_in_that_ended_or_expired_lets_nobody_in() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _, session) = with_a_sign_in(folder.path()).await;
    let store = desk.store();
    assert!(store.find_session(&session).await.unwrap().is_some());
    let (hash,): (String,) =
        sqlx::query_as("SELECT hash FROM token WHERE kind = 'session'").fetch_one(&store.read).await.unwrap();
    let later = store.now() + jiff::SignedDuration::from_hours(24 * 15);
    assert!(store.kept.session(&hash, later).is_none());
    store.revoke(&session).await.unwrap();
    assert!(store.find_session(&session).await.unwrap().is_none());
}
