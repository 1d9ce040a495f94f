//! The way to the provider and back, and what whoever comes back may be.

use std::sync::Arc;

use super::*;
use crate::clock::RehearsalClock;
use crate::session::{Way, Whose};
use crate::staff::NewRole;

struct House {
    store: Store,
    clock: Arc<RehearsalClock>,
    folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(RehearsalClock::new("2025-07-21T06:00:00Z".parse().unwrap(), 0.0));
    let store = Store::open(folder.path(), clock.clone()).await.unwrap();
    House { store, clock, folder }
}

fn person(subject: &str, email: Option<&str>) -> ProviderPerson {
    ProviderPerson {
        issuer: "https://id.example.org".to_owned(),
        subject: subject.to_owned(),
        name: "Zubeida Marker".to_owned(),
        email: email.map(str::to_owned),
    }
}

fn claimed(texts: &[&str]) -> Vec<ClaimedRole> {
    texts.iter().map(|text| ClaimedRole::parse(text).unwrap()).collect()
}

fn roles(who: &SignedIn) -> Vec<Role> {
    who.given.iter().map(|given| given.role).collect()
}

#[test]
fn a_role_that_spans_no_meetings_needs_one_and_a_panellist_is_none() {
    for text in ["owner", "secretariat", "secretariat@one", "chair@one", "reviewer@one"] {
        assert_eq!(ClaimedRole::parse(text).unwrap().text(), text);
    }
    for text in ["chair", "panellist@one", "participant@one", "display@one", "boss", "chair@", "chair@../x", ""] {
        assert_eq!(ClaimedRole::parse(text), None, "{text}");
    }
}

#[tokio::test]
async fn a_return_is_taken_once_in_ten_minutes_from_the_browser_that_went() {
    let House { store, clock, folder: _folder } = house().await;
    let request = store.begin_openid(Some("/account")).await.unwrap();
    let other = Token::from_text("other");
    for browser in [None, Some(&other)] {
        assert_eq!(store.take_openid(&request.state, browser).await.unwrap(), OpenidReturn::Elsewhere);
    }
    let open = OpenidReturn::Open { target: Some("/account".to_owned()) };
    assert_eq!(store.take_openid(&request.state, Some(&request.browser)).await.unwrap(), open);
    assert_eq!(store.take_openid(&request.state, Some(&request.browser)).await.unwrap(), OpenidReturn::Unknown);
    let late = store.begin_openid(None).await.unwrap();
    clock.set("2025-07-21T06:10:00Z".parse().unwrap());
    assert_eq!(store.take_openid(&late.state, Some(&late.browser)).await.unwrap(), OpenidReturn::Unknown);
    store.begin_openid(None).await.unwrap();
    let (kept,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM openid_request").fetch_one(&store.read).await.unwrap();
    assert_eq!(kept, 1, "those whose time is over are let go");
}

#[tokio::test]
async fn who_has_no_role_is_not_signed_in_and_nothing_is_kept() {
    let House { store, folder: _folder, .. } = house().await;
    assert_eq!(store.sign_in_by_provider(&person("a", Some("a@b.example")), &[], None).await.unwrap(), None);
    let nowhere = claimed(&["chair@no-such-meeting"]);
    assert_eq!(store.sign_in_by_provider(&person("a", None), &nowhere, None).await.unwrap(), None);
    let (accounts,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM account").fetch_one(&store.read).await.unwrap();
    assert_eq!(accounts, 0);
}

#[tokio::test]
async fn a_claimed_role_ends_with_its_sign_in_after_twelve_hours_and_no_link_has_it() {
    let House { store, clock, folder: _folder } = house().await;
    let ines = person("a", Some("ines@example.org"));
    let (session, who) =
        store.sign_in_by_provider(&ines, &claimed(&["secretariat"]), Some("Firefox on Linux")).await.unwrap().unwrap();
    assert_eq!(roles(&who), [Role::Secretariat]);
    let account = who.account.unwrap();
    let link = store.make_account_link(account).await.unwrap();
    let (_, by_link) = store.sign_in(&link).await.unwrap().unwrap();
    assert_eq!(roles(&by_link), []);
    let sessions = store.list_sessions(&Whose::Account(account)).await.unwrap();
    assert_eq!(sessions.iter().filter(|session| session.way == Way::Openid).count(), 1);
    assert_eq!(sessions.len(), 2);
    assert_eq!(store.find_way(&session).await.unwrap(), Some(Way::Openid));
    assert_eq!(store.list_claimed(None).await.unwrap()[0].account.no, account);
    clock.set("2025-07-21T18:00:00Z".parse().unwrap());
    assert_eq!(store.find_session(&session).await.unwrap(), None);
    assert!(store.list_claimed(None).await.unwrap().is_empty());
}

#[tokio::test]
async fn given_and_claimed_roles_come_together_where_the_address_is_vouched_for() {
    let House { store, folder: _folder, .. } = house().await;
    let new = NewRole {
        name: "Ines Vidal".to_owned(),
        email: "ines@example.org".to_owned(),
        role: Role::Owner,
        meeting: None,
        categories: Vec::new(),
        person: None,
    };
    let account = store.give_role(&new).await.unwrap();
    let sure = person("a", Some("Ines@example.org"));
    let (_, who) = store.sign_in_by_provider(&sure, &claimed(&["secretariat", "owner"]), None).await.unwrap().unwrap();
    assert_eq!((who.account, roles(&who)), (Some(account), vec![Role::Owner, Role::Secretariat]));
    let (_, who) = store.sign_in_by_provider(&sure, &[], None).await.unwrap().unwrap();
    assert_eq!(roles(&who), [Role::Owner], "what the provider took is gone with the next sign-in");
    assert_eq!(store.sign_in_by_provider(&person("a", None), &[], None).await.unwrap(), None);
}

#[tokio::test]
async fn whoever_is_known_by_a_subject_only_is_found_again_also_after_a_new_key() {
    let House { store, clock, folder } = house().await;
    let role = claimed(&["secretariat"]);
    let mut found = Vec::new();
    for subject in ["abc", "aBc", "abc"] {
        let (_, who) = store.sign_in_by_provider(&person(subject, None), &role, None).await.unwrap().unwrap();
        found.push(who.account.unwrap().0);
    }
    assert_eq!(found, [1, 2, 1], "a subject differs by its case");
    store.rotate_key(&crate::KeyPlace::File(folder.path().join("rostrum.key"))).await.unwrap();
    let store = Store::open(folder.path(), clock).await.unwrap();
    let (_, who) = store.sign_in_by_provider(&person("aBc", None), &role, None).await.unwrap().unwrap();
    assert_eq!(who.account, Some(AccountNo(2)));
    store.close().await;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap_or_default();
        for marker in [&b"Zubeida"[..], b"id.example.org"] {
            assert!(!bytes.windows(marker.len()).any(|window| window == marker));
        }
    }
}
