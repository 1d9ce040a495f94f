//! Passkeys as they are kept: whose they are, what they let in, and what goes with whom.

use std::path::Path;
use std::sync::Arc;

use rostrum_domain::participant::{Category, Visibility};

use super::*;
use crate::clock::RehearsalClock;
use crate::participant::Registration;
use crate::role::Role;
use crate::staff::NewRole;
use crate::vault::KeyPlace;

async fn open(folder: &Path) -> (Store, Arc<RehearsalClock>) {
    let clock = Arc::new(RehearsalClock::new("2025-07-21T06:30:00Z".parse().unwrap(), 0.0));
    (Store::open(folder, clock.clone()).await.unwrap(), clock)
}

/// A participant of the one meeting of a folder.
async fn anna(store: &Store) -> Whose {
    let meeting = MeetingId::parse("local-government").unwrap();
    sqlx::query(
        "INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ('local-government', 'key', FALSE, 0)",
    )
    .execute(&store.write)
    .await
    .unwrap();
    let registration = Registration {
        name: "Anna Berg".to_owned(),
        delegation: "City of Bern".to_owned(),
        category: Category::LocalGovernments,
        email: "anna@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let no = store.register(&meeting, registration).await.unwrap().participant.no;
    Whose::Participant(meeting, no)
}

async fn ines(store: &Store) -> Whose {
    let role = NewRole {
        name: "Ines Vidal".to_owned(),
        email: "ines@example.org".to_owned(),
        role: Role::Moderator,
        meeting: None,
        categories: Vec::new(),
        person: None,
    };
    Whose::Account(store.give_role(&role).await.unwrap())
}

fn passkey(credential: &str) -> NewPasskey {
    NewPasskey {
        name: "My phone".to_owned(),
        credential: credential.to_owned(),
        user_handle: "handle".to_owned(),
        public_key: "key".to_owned(),
        state: "0".to_owned(),
    }
}

#[tokio::test]
async fn a_challenge_is_taken_once_in_its_browser_and_within_five_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let (store, clock) = open(folder.path()).await;
    let (browser, other) = (Token::from_text("first"), Token::from_text("second"));
    let challenge = Challenge { whose: Some(anna(&store).await), state: "sign this".to_owned() };
    store.keep_challenge(&browser, &challenge).await.unwrap();
    assert_eq!(store.take_challenge(&other).await.unwrap(), None);
    assert_eq!(store.take_challenge(&browser).await.unwrap(), Some(challenge.clone()));
    assert_eq!(store.take_challenge(&browser).await.unwrap(), None, "once");
    store.keep_challenge(&browser, &Challenge { whose: None, state: "sign that".to_owned() }).await.unwrap();
    store.keep_challenge(&browser, &challenge).await.unwrap();
    clock.set("2025-07-21T06:34:59Z".parse().unwrap());
    assert_eq!(store.take_challenge(&browser).await.unwrap(), Some(challenge.clone()), "the last that was asked");
    store.keep_challenge(&browser, &challenge).await.unwrap();
    clock.set("2025-07-21T06:39:59Z".parse().unwrap());
    assert_eq!(store.take_challenge(&browser).await.unwrap(), None, "its time is over");
}

#[tokio::test]
async fn nobody_touches_the_passkey_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path()).await;
    let (anna, ines) = (anna(&store).await, ines(&store).await);
    store.add_passkey(&anna, &passkey("one")).await.unwrap();
    store.add_passkey(&ines, &passkey("two")).await.unwrap();
    let again = store.add_passkey(&ines, &passkey("one")).await.unwrap_err();
    assert!(matches!(again, AddPasskeyError::Known), "{again}");
    assert!(!store.rename_passkey(&ines, 1, "Mine").await.unwrap());
    assert!(!store.remove_passkey(&ines, 1).await.unwrap());
    assert!(store.rename_passkey(&anna, 1, "Old phone").await.unwrap());
    let own = store.list_passkeys(&anna).await.unwrap();
    assert_eq!((own.len(), own[0].name.as_str(), own[0].credential.as_str()), (1, "Old phone", "one"));
    assert!(store.remove_passkey(&anna, 1).await.unwrap());
    assert!(store.find_passkey("one").await.unwrap().is_none());
    assert_eq!(store.list_passkeys(&ines).await.unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_keeps_more_than_are_permitted() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path()).await;
    let anna = anna(&store).await;
    for no in 0..MOST_PASSKEYS {
        store.add_passkey(&anna, &passkey(&format!("key {no}"))).await.unwrap();
    }
    let more = store.add_passkey(&anna, &passkey("one more")).await.unwrap_err();
    assert!(matches!(more, AddPasskeyError::TooMany), "{more}");
}

#[tokio::test]
async fn a_passkey_signs_its_owner_in_and_is_listed_as_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path()).await;
    for whose in [anna(&store).await, ines(&store).await] {
        let credential = format!("{whose:?}");
        store.add_passkey(&whose, &passkey(&credential)).await.unwrap();
        let known = store.find_passkey(&credential).await.unwrap().unwrap();
        assert_eq!((&known.whose, known.state.as_str()), (&whose, "0"));
        let (session, who) = store.sign_in_with_passkey(&known, "1", Some("Firefox on Linux")).await.unwrap().unwrap();
        assert_eq!(store.find_session(&session).await.unwrap(), Some(who.clone()));
        assert_eq!(matches!(whose, Whose::Account(_)), who.given.len() == 1);
        assert_eq!(store.list_sessions(&whose).await.unwrap()[0].way, Way::Passkey);
        let late = store.sign_in_with_passkey(&known, "1", None).await.unwrap();
        assert!(late.is_none(), "it was used meanwhile");
        assert_eq!(store.find_passkey(&credential).await.unwrap().unwrap().state, "1");
        let used = store.list_passkeys(&whose).await.unwrap()[0].used_at.unwrap();
        assert_eq!(used.to_string(), "2025-07-21T06:00:00Z", "to the hour");
    }
}

#[tokio::test]
async fn whoever_has_no_role_any_more_is_not_let_in() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path()).await;
    let ines = ines(&store).await;
    store.add_passkey(&ines, &passkey("one")).await.unwrap();
    let Whose::Account(no) = ines else { panic!("{ines:?}") };
    store.take_role(no, Role::Moderator, None).await.unwrap();
    let known = store.find_passkey("one").await.unwrap().unwrap();
    assert!(store.sign_in_with_passkey(&known, "1", None).await.unwrap().is_none());
    assert_eq!(store.find_passkey("one").await.unwrap().unwrap().state, "0", "nothing was written");
}

#[tokio::test]
async fn a_new_personal_link_and_an_erasure_take_the_passkeys_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path()).await;
    let anna = anna(&store).await;
    let Whose::Participant(meeting, no) = &anna else { panic!("{anna:?}") };
    store.add_passkey(&anna, &passkey("one")).await.unwrap();
    store.revoke_all_of(meeting, *no).await.unwrap();
    assert!(store.list_passkeys(&anna).await.unwrap().is_empty());
    store.add_passkey(&anna, &passkey("one")).await.unwrap();
    let browser = Token::from_text("first");
    let challenge = Challenge { whose: Some(anna.clone()), state: String::new() };
    store.keep_challenge(&browser, &challenge).await.unwrap();
    store.erase(meeting, *no).await.unwrap();
    assert!(store.find_passkey("one").await.unwrap().is_none());
    assert_eq!(store.take_challenge(&browser).await.unwrap(), None);
}

#[tokio::test]
async fn a_passkey_is_found_after_the_key_of_the_folder_was_changed_and_stands_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let (store, clock) = open(folder.path()).await;
    let ines = ines(&store).await;
    store.add_passkey(&ines, &passkey("whippoorwill")).await.unwrap();
    let place = KeyPlace::File(folder.path().join("rostrum.key"));
    store.rotate_key(&place).await.unwrap();
    let store = Store::open(folder.path(), clock).await.unwrap();
    assert_eq!(store.find_passkey("whippoorwill").await.unwrap().unwrap().whose, ines);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let text = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&text);
        assert!(!text.contains("whippoorwill") && !text.contains("My phone"));
    }
}
