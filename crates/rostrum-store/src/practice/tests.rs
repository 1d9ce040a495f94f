//! Practices as they are kept, published and shown.

use rostrum_domain::contribution::Consent;
use rostrum_domain::ids::{MeetingId, PracticeNo};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::practice::{
    Act, Author, Contact, Enclosure, FileNo, Obstacle, Part, Picture, Practice, Reason, Refused, State,
};

use super::*;
use crate::readiness::tests::store;
use crate::{Correction, NewRole, Registration, Role};

fn practice(title: &str) -> Practice {
    let mut practice = Practice {
        title: title.to_owned(),
        contact: Contact { name: "Min".to_owned(), email: "min@example.org".to_owned() },
        ..Practice::default()
    };
    practice.texts.insert(Part::Done, "The city rents flats.".to_owned());
    practice
}

fn new(title: &str, consent: Consent) -> NewPractice {
    let author =
        Author { delegation: "City of Gwangju".to_owned(), category: Some(Category::LocalGovernments), consent };
    NewPractice {
        origin: PracticeOrigin::Staff,
        contribution: None,
        participant: None,
        author,
        practice: practice(title),
        sources: Vec::new(),
    }
}

fn edit(title: &str, by: Option<AccountNo>) -> Edit {
    Edit { practice: practice(title), sources: Vec::new(), reason: "Clearer".to_owned(), by }
}

async fn account(store: &Store, meeting: &MeetingId, name: &str) -> AccountNo {
    let role = NewRole {
        name: name.to_owned(),
        email: format!("{name}@example.org"),
        role: Role::Secretariat,
        meeting: Some(meeting.clone()),
        categories: Vec::new(),
        person: None,
    };
    store.give_role(&role).await.unwrap()
}

async fn published(store: &Store, no: PracticeNo) -> PublishedPractice {
    match store.find_published_practice(no).await.unwrap() {
        Some(Address::Published(published)) => *published,
        other => panic!("{other:?}"),
    }
}

fn acting(act: Act, by: Option<AccountNo>) -> Acting<'static> {
    let reason = Some(Reason::Outdated).filter(|_| act.needs_reason());
    Acting { act, reason, words: "It ended in May.", by }
}

#[tokio::test]
async fn two_editors_do_not_overwrite_each_other() {
    let (store, meeting, _folder) = store().await;
    let no = store.create_practice(&meeting, &new("Rooms", Consent::Publish), None).await.unwrap();
    assert_eq!(store.keep_practice_version(no, 1, &edit("Rooms for all", None)).await.unwrap(), Saved::Version(2));
    assert_eq!(store.keep_practice_version(no, 1, &edit("Room", None)).await.unwrap(), Saved::Meanwhile(2));
    assert_eq!(store.keep_practice_version(no, 2, &edit("Rooms for all", None)).await.unwrap(), Saved::Version(2));
    assert_eq!(store.keep_practice_version(PracticeNo(9), 1, &edit("", None)).await.unwrap(), Saved::Gone);
    let versions = store.list_practice_versions(no).await.unwrap();
    let titles: Vec<_> = versions.iter().map(|one| (one.version, one.practice.title.as_str())).collect();
    assert_eq!(titles, [(2, "Rooms for all"), (1, "Rooms")]);
    assert_eq!(versions[0].reason, "Clearer");
}

#[tokio::test]
async fn the_public_sees_the_published_version_without_the_contact_until_it_is_withdrawn() {
    let (store, meeting, _folder) = store().await;
    let no = store.create_practice(&meeting, &new("Rooms", Consent::Publish), None).await.unwrap();
    assert_eq!(store.find_published_practice(no).await.unwrap(), None);
    let mut watched = store.watch_practices();
    watched.mark_unchanged();
    assert_eq!(store.publish_practice(no, 1, None).await.unwrap(), State::Published);
    let told = tokio::time::timeout(std::time::Duration::from_secs(5), watched.changed()).await;
    told.expect("whoever keeps a projection is told").unwrap();
    store.keep_practice_version(no, 1, &edit("Rooms for all", None)).await.unwrap();
    let shown = published(&store, no).await;
    assert_eq!((shown.version, shown.practice.title.as_str()), (1, "Rooms"));
    assert_eq!(shown.practice.contact, Contact::default());
    assert_eq!(shown.author.delegation.as_deref(), Some("City of Gwangju"));
    assert_eq!(store.list_published_practices(PracticeNo(0), 10).await.unwrap(), std::slice::from_ref(&shown));
    store.publish_practice(no, 2, None).await.unwrap();
    let later = published(&store, no).await;
    assert_eq!((later.version, later.published_at), (2, shown.published_at));
    store.act_on_practice(no, 2, &acting(Act::Withdraw, None)).await.unwrap();
    assert!(matches!(store.find_published_practice(no).await.unwrap(), Some(Address::Withdrawn { .. })));
    assert_eq!(store.list_published_practices(PracticeNo(0), 10).await.unwrap(), []);
    let changes = store.list_practice_changes(Timestamp::UNIX_EPOCH, None, None, 10).await.unwrap();
    assert_eq!(changes.iter().map(|one| (one.no, one.is_public)).collect::<Vec<_>>(), [(no, false)]);
    let acts = store.list_practice_acts(no).await.unwrap();
    assert_eq!(acts.iter().map(|one| one.act).collect::<Vec<_>>(), [Act::Withdraw, Act::Publish, Act::Publish]);
    assert_eq!((acts[0].reason, acts[0].words.as_str()), (Some(Reason::Outdated), "It ended in May."));
}

#[tokio::test]
async fn what_its_author_keeps_for_the_secretariat_is_not_published() {
    let (store, meeting, _folder) = store().await;
    let no = store.create_practice(&meeting, &new("Rooms", Consent::DoNotPublish), None).await.unwrap();
    let refused = store.publish_practice(no, 1, None).await.unwrap_err();
    assert!(matches!(refused, ActError::Obstacles(all) if all == [Obstacle::Consent]));
    let nameless =
        store.create_practice(&meeting, &new("In the city of Gwangju", Consent::WithoutName), None).await.unwrap();
    let refused = store.publish_practice(nameless, 1, None).await.unwrap_err();
    assert!(matches!(refused, ActError::Obstacles(all) if all == [Obstacle::NameTold("City of Gwangju".to_owned())]));
    assert_eq!(store.keep_practice_version(nameless, 1, &edit("Rooms", None)).await.unwrap(), Saved::Version(2));
    store.publish_practice(nameless, 2, None).await.unwrap();
    assert_eq!(published(&store, nameless).await.author.delegation, None);
    let author = Author { consent: Consent::DoNotPublish, ..new("", Consent::Publish).author };
    assert!(store.set_practice_author(nameless, &author).await.unwrap());
    assert!(matches!(store.find_published_practice(nameless).await.unwrap(), Some(Address::Withdrawn { .. })));
    assert_eq!(store.list_published_practices(PracticeNo(0), 10).await.unwrap(), []);
    let changes = store.list_practice_changes(Timestamp::UNIX_EPOCH, None, None, 10).await.unwrap();
    assert_eq!(changes.iter().map(|one| (one.no, one.is_public)).collect::<Vec<_>>(), [(nameless, false)]);
}

#[tokio::test]
async fn where_two_people_are_needed_one_alone_does_not_publish() {
    let (store, meeting, _folder) = store().await;
    let (ana, ben, cem) = (
        account(&store, &meeting, "Ana").await,
        account(&store, &meeting, "Ben").await,
        account(&store, &meeting, "Cem").await,
    );
    assert!(!store.needs_two_people(&meeting).await.unwrap());
    store.set_two_people(&meeting, true).await.unwrap();
    let no = store.create_practice(&meeting, &new("Rooms", Consent::Publish), Some(ana)).await.unwrap();
    let refused = async |by| match store.publish_practice(no, 1, by).await {
        Err(ActError::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(Some(cem)).await, Refused::NotProposed);
    store.act_on_practice(no, 1, &acting(Act::Propose, Some(ben))).await.unwrap();
    assert_eq!(refused(Some(ana)).await, Refused::SameAsEditor);
    assert_eq!(refused(Some(ben)).await, Refused::SameAsProposer);
    assert_eq!(refused(None).await, Refused::Unknown);
    store.keep_practice_version(no, 1, &edit("Rooms for all", Some(cem))).await.unwrap();
    let stale = store.publish_practice(no, 1, Some(ana)).await;
    assert!(matches!(stale, Err(ActError::Meanwhile(2))), "what was not seen is not published: {stale:?}");
    let row = store.find_practice(no).await.unwrap().unwrap();
    assert_eq!((row.standing.edited_by, row.standing.proposed_by), (Some(cem), None), "a proposal is of one version");
    store.act_on_practice(no, 2, &acting(Act::Propose, Some(ben))).await.unwrap();
    assert_eq!(store.publish_practice(no, 2, Some(ana)).await.unwrap(), State::Published);
}

#[tokio::test]
async fn a_file_is_public_only_with_the_version_that_has_it() {
    let (store, meeting, _folder) = store().await;
    let no = store.create_practice(&meeting, &new("Rooms", Consent::Publish), None).await.unwrap();
    let file = Enclosure::read("plan.pdf", b"%PDF-1.7 %%EOF").unwrap();
    for expected in [1, 2] {
        assert_eq!(store.add_practice_file(no, &file).await.unwrap(), Some(FileNo(expected)));
    }
    assert_eq!(store.add_practice_file(PracticeNo(9), &file).await.unwrap(), None);
    let mut next = edit("Rooms", None);
    next.practice.pictures.push(Picture { file: FileNo(2), alternative: "A plan of the flats.".to_owned() });
    store.keep_practice_version(no, 1, &next).await.unwrap();
    assert_eq!(store.find_published_file(no, FileNo(2)).await.unwrap(), None);
    store.publish_practice(no, 2, None).await.unwrap();
    assert_eq!(store.find_published_file(no, FileNo(1)).await.unwrap(), None, "no version has it");
    let found = store.find_published_file(no, FileNo(2)).await.unwrap().unwrap();
    assert_eq!((found.bytes, found.name.as_str()), (file.bytes, "plan.pdf"));
    assert_eq!(published(&store, no).await.files.len(), 1);
}

#[tokio::test]
async fn what_a_participant_keeps_from_the_public_holds_at_once_and_stays_kept_when_all_is_erased() {
    let (store, meeting, _folder) = store().await;
    let registration = Registration {
        name: "Min".to_owned(),
        delegation: "City of Gwangju".to_owned(),
        category: Category::LocalGovernments,
        email: "min@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let who = store.register(&meeting, registration).await.unwrap().participant.no;
    let own = NewPractice { participant: Some(who), ..new("Rooms", Consent::Publish) };
    let no = store.create_practice(&meeting, &own, None).await.unwrap();
    store.publish_practice(no, 1, None).await.unwrap();
    let named = published(&store, no).await;
    assert_eq!(named.author.delegation.as_deref(), Some("City of Gwangju"));
    let correction = Correction {
        name: "Min".to_owned(),
        email: "min@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::CategoryOnly,
    };
    let before = store.now();
    store.correct(&meeting, who, &correction).await.unwrap();
    assert_eq!(published(&store, no).await.author.delegation, None);
    let changes = store.list_practice_changes(before, None, None, 10).await.unwrap();
    assert_eq!(changes.len(), 1, "those who keep a copy are told");
    let draft = store.create_practice(&meeting, &own, None).await.unwrap();
    store.erase(&meeting, who).await.unwrap();
    assert_eq!(store.find_practice(draft).await.unwrap(), None);
    let left = store.find_practice(no).await.unwrap().unwrap();
    assert_eq!((left.participant, left.author.delegation.as_str()), (None, ""));
    assert_eq!(left.practice.contact, Contact::default());
    let shown = published(&store, no).await;
    assert_eq!((shown.author.delegation, shown.author.category), (None, Category::LocalGovernments));
}

#[tokio::test]
async fn pages_of_published_practices_and_changes_hold_all_of_them_once() {
    let (store, meeting, _folder) = store().await;
    for at in 0..7 {
        let consent = if at % 3 == 1 { Consent::WithoutName } else { Consent::Publish };
        let no = store.create_practice(&meeting, &new("Rooms", consent), None).await.unwrap();
        store.publish_practice(no, 1, None).await.unwrap();
        if at == 3 {
            let author = Author { consent: Consent::DoNotPublish, ..new("", Consent::Publish).author };
            store.set_practice_author(no, &author).await.unwrap();
        }
    }
    let (mut listed, mut after) = (Vec::new(), PracticeNo(0));
    loop {
        let page = store.list_published_practices(after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = last.no;
        listed.extend(page.into_iter().map(|one| one.no.0));
    }
    assert_eq!(listed, [1, 2, 3, 5, 6, 7]);
    let (mut changed, mut after) = (Vec::new(), None);
    loop {
        let page = store.list_practice_changes(Timestamp::UNIX_EPOCH, None, after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some((last.changed_at, last.no));
        changed.extend(page.into_iter().map(|one| (one.no.0, one.is_public)));
    }
    changed.sort_unstable();
    assert_eq!(changed, (1..=7).map(|no| (no, no != 4)).collect::<Vec<_>>());
}
