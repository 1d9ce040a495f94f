//! Roles: given, taken, and which sign-ins have them.

use std::sync::Arc;

use super::*;
use crate::clock::RehearsalClock;

struct House {
    store: Store,
    clock: Arc<RehearsalClock>,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(RehearsalClock::new("2025-07-21T06:00:00Z".parse().unwrap(), 0.0));
    let store = Store::open(folder.path(), clock.clone()).await.unwrap();
    House { store, clock, _folder: folder }
}

async fn give(store: &Store, new: &NewRole) -> (AccountNo, Token) {
    let account = store.give_role(new).await.unwrap();
    (account, store.make_account_link(account).await.unwrap())
}

fn role(email: &str, role: Role, meeting: Option<&str>) -> NewRole {
    NewRole {
        name: "Ines Vidal".to_owned(),
        email: email.to_owned(),
        role,
        meeting: meeting.map(|id| MeetingId::parse(id).unwrap()),
        categories: Vec::new(),
        person: None,
    }
}

#[tokio::test]
async fn an_address_has_one_account_whatever_its_case() {
    let House { store, _folder, .. } = house().await;
    let (first, _) = give(&store, &role("ines@example.org", Role::Chair, Some("one"))).await;
    let (again, _) = give(&store, &role(" Ines@Example.org", Role::Moderator, Some("one"))).await;
    let (other, _) = give(&store, &role("juan@example.org", Role::Chair, Some("one"))).await;
    assert_eq!((first, again), (AccountNo(1), AccountNo(1)));
    assert_eq!(other, AccountNo(2));
    let staff = store.list_staff(Some(&MeetingId::parse("one").unwrap())).await.unwrap();
    let roles: Vec<_> = staff[0].given.iter().map(|given| given.role).collect();
    assert_eq!((staff.len(), roles), (2, vec![Role::Chair, Role::Moderator]));
    assert_eq!(store.find_account_by_email("INES@example.org").await.unwrap().unwrap().email, "ines@example.org");
}

#[tokio::test]
async fn a_sign_in_has_the_roles_that_were_given_before_it_and_no_later_one() {
    let House { store, clock, _folder } = house().await;
    let (account, link) = give(&store, &role("ines@example.org", Role::Moderator, Some("one"))).await;
    let (session, _) = store.sign_in(&link).await.unwrap().unwrap();
    clock.set("2025-07-21T06:00:01Z".parse().unwrap());
    let (_, second) = give(&store, &role("ines@example.org", Role::Chair, Some("one"))).await;
    let roles = |signed_in: Option<crate::SignedIn>| -> Vec<Role> {
        signed_in.map(|who| who.given.iter().map(|given| given.role).collect()).unwrap_or_default()
    };
    assert_eq!(roles(store.find_session(&session).await.unwrap()), [Role::Moderator], "a sign-in never grows");
    let (anew, _) = store.sign_in(&second).await.unwrap().unwrap();
    assert_eq!(roles(store.find_session(&anew).await.unwrap()), [Role::Chair, Role::Moderator]);
    let one = MeetingId::parse("one").unwrap();
    store.take_role(account, Role::Chair, Some(&one)).await.unwrap();
    assert_eq!(roles(store.find_session(&anew).await.unwrap()), [Role::Moderator], "what is taken is gone at once");
    store.take_role(account, Role::Moderator, Some(&one)).await.unwrap();
    assert_eq!(store.find_session(&anew).await.unwrap(), None, "who has no role left is signed out");
    assert!(matches!(store.take_role(account, Role::Moderator, Some(&one)).await, Err(TakeError::NotGiven)));
}

#[tokio::test]
async fn the_last_owner_stays() {
    let House { store, _folder, .. } = house().await;
    let (one, meeting) = (Some("one"), MeetingId::parse("one").unwrap());
    let (of_meeting, _) = give(&store, &role("a@example.org", Role::Owner, one)).await;
    let taken = store.take_role(of_meeting, Role::Owner, Some(&meeting)).await;
    assert!(matches!(taken, Err(TakeError::LastOwner)));
    let (of_all, _) = give(&store, &role("b@example.org", Role::Owner, None)).await;
    store.take_role(of_meeting, Role::Owner, Some(&meeting)).await.unwrap();
    assert!(matches!(store.take_role(of_all, Role::Owner, None).await, Err(TakeError::LastOwner)));
    assert_eq!(store.list_roles_of(of_all).await.unwrap().len(), 1);
    give(&store, &role("c@example.org", Role::Owner, None)).await;
    store.take_role(of_all, Role::Owner, None).await.unwrap();
}

#[tokio::test]
async fn the_link_of_a_role_that_was_taken_is_void() {
    let House { store, clock, _folder } = house().await;
    let (account, link) = give(&store, &role("a@example.org", Role::Chair, Some("one"))).await;
    store.take_role(account, Role::Chair, Some(&MeetingId::parse("one").unwrap())).await.unwrap();
    assert!(store.sign_in(&link).await.unwrap().is_none());
    let (_, late) = give(&store, &role("a@example.org", Role::Chair, Some("one"))).await;
    clock.set("2025-07-28T06:00:00Z".parse().unwrap());
    assert!(store.sign_in(&late).await.unwrap().is_none(), "a link lives seven days");
}

#[tokio::test]
async fn the_categories_of_a_reviewer_are_kept() {
    let House { store, _folder, .. } = house().await;
    let new = NewRole {
        categories: vec![Category::States, Category::Academia],
        ..role("a@example.org", Role::Reviewer, Some("one"))
    };
    let (account, _) = give(&store, &new).await;
    assert_eq!(store.list_roles_of(account).await.unwrap()[0].categories, new.categories);
}

#[tokio::test]
async fn names_and_addresses_of_accounts_are_not_in_the_file() {
    let house = house().await;
    let new = NewRole { name: "Zubeida Marker".to_owned(), ..role("marker@secret.example", Role::Chair, None) };
    give(&house.store, &new).await;
    house.store.close().await;
    for entry in std::fs::read_dir(house._folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap_or_default();
        for marker in [&b"Zubeida"[..], b"marker@secret"] {
            assert!(!bytes.windows(marker.len()).any(|window| window == marker));
        }
    }
}
