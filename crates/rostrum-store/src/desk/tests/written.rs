//! Facts of what is kept beside the log: on whose behalf one speaks, and until when statements are taken.

use super::*;

#[tokio::test]
async fn an_inscription_that_is_amended_says_on_whose_behalf_it_speaks_now() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    desk.submit(&id, inscribe(1)).await.unwrap();
    let amend = |standing, text: Option<&str>| Order {
        on_behalf_of: text.map(str::to_owned),
        ..Order::new(
            Actor::Secretariat,
            Command::Amend { inscription: InscriptionNo(1), standing, declared: Declared::default() },
        )
    };
    let kept = |text: &str| vec![(InscriptionNo(1), text.to_owned())];
    desk.submit(&id, amend(Standing::Group, Some("six cities"))).await.unwrap();
    assert_eq!(desk.store().list_on_behalf_of(&id).await.unwrap(), kept("six cities"));
    desk.submit(&id, amend(Standing::Joint, None)).await.unwrap();
    assert_eq!(desk.store().list_on_behalf_of(&id).await.unwrap(), kept("six cities"), "nothing else was said");
    desk.submit(&id, amend(Standing::Single, None)).await.unwrap();
    assert!(desk.store().list_on_behalf_of(&id).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_deadline_for_statements_is_set_changed_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let (store, session) = (desk.store(), SessionId::parse("session-1").unwrap());
    assert_eq!(store.find_statements_until(&id, &session).await.unwrap(), None);
    for until in ["2025-07-25T10:00:00Z", "2025-07-28T10:00:00Z"] {
        let until = until.parse().unwrap();
        store.set_statements_until(&id, &session, Some(until)).await.unwrap();
        assert_eq!(store.find_statements_until(&id, &session).await.unwrap(), Some(until));
        assert_eq!(store.list_statements_until(&id).await.unwrap(), [(session.clone(), until)]);
    }
    store.set_statements_until(&id, &session, None).await.unwrap();
    assert_eq!(store.list_statements_until(&id).await.unwrap(), []);
}

#[tokio::test]
async fn participants_are_listed_by_delegation() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = hall(folder.path()).await;
    let register = |name: &str, delegation: &str| Registration {
        name: name.to_owned(),
        delegation: delegation.to_owned(),
        category: Category::LocalGovernments,
        email: format!("{name}@example.org"),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let store = desk.store();
    let first = store.register(&id, register("a", "City of Bern")).await.unwrap().participant;
    store.register(&id, register("b", "City of Quito")).await.unwrap();
    store.register(&id, register("c", "city of  bern")).await.unwrap();
    let of_bern = store.list_participants_of(&id, first.delegation).await.unwrap();
    assert_eq!(of_bern.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["a", "c"]);
}
