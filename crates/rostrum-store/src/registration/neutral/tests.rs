//! Facts of neutral links.

use jiff::SignedDuration;
use rostrum_domain::participant::{Category, Visibility};

use super::*;
use crate::participant::Registration;
use crate::readiness::tests::store;
use crate::registration::{Incoming, Known, Received};

fn link(store: &Store, most_uses: u32, minutes: i64) -> NewNeutralLink {
    let until = store.now() + SignedDuration::from_mins(minutes);
    NewNeutralLink { remark: "Qremark".to_owned(), offer: None, most_uses, until }
}

async fn come(store: &Store, meeting: &MeetingId, token: &Token, email: &str) -> Received {
    let registration = Registration {
        name: "Ada".to_owned(),
        delegation: "City".to_owned(),
        category: Category::Other,
        email: email.to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let incoming = Incoming { over: Some(token.clone()), ..Incoming::of(registration.into(), Known::Told) };
    store.receive(meeting, incoming).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_takes_as_many_as_it_says_however_many_press_at_once() {
    let (store, meeting, _folder) = store().await;
    let token = store.make_neutral_link(&meeting, &link(&store, 3, 60)).await.unwrap();
    let all = (0..10).map(|no| {
        let (store, meeting, token) = (store.clone(), meeting.clone(), token.clone());
        tokio::spawn(async move { come(&store, &meeting, &token, &format!("p{no}@x.example")).await })
    });
    let mut taken = 0;
    for one in all.collect::<Vec<_>>() {
        taken += u32::from(matches!(one.await.unwrap(), Received::Registered(_)));
    }
    assert_eq!(taken, 3);
    assert_eq!(store.find_neutral_link(&token).await.unwrap(), None);
    let [kept] = &store.list_neutral_links(&meeting).await.unwrap()[..] else { panic!("one link") };
    assert_eq!((kept.uses, kept.made.remark.as_str(), &kept.token), (3, "Qremark", &token));
}

#[tokio::test]
async fn a_registered_address_uses_a_link_up_as_any_other_does() {
    let (store, meeting, _folder) = store().await;
    for (email, told) in [("new@x.example", false), ("new@x.example", true)] {
        let token = store.make_neutral_link(&meeting, &link(&store, 1, 60)).await.unwrap();
        assert_eq!(matches!(come(&store, &meeting, &token, email).await, Received::Told), told);
        assert!(matches!(come(&store, &meeting, &token, "z@x.example").await, Received::LinkGone));
    }
}

#[tokio::test]
async fn what_is_revoked_or_too_old_leads_nowhere() {
    let (store, meeting, _folder) = store().await;
    let old = store.make_neutral_link(&meeting, &link(&store, 1, 0)).await.unwrap();
    let revoked = store.make_neutral_link(&meeting, &link(&store, 1, 60)).await.unwrap();
    assert!(store.find_neutral_link(&revoked).await.unwrap().is_some());
    assert!(store.revoke_neutral_link(&meeting, 2).await.unwrap());
    assert!(!store.revoke_neutral_link(&meeting, 2).await.unwrap(), "once");
    for token in [old, revoked, Token::from_text("nobody")] {
        assert_eq!(store.find_neutral_link(&token).await.unwrap(), None);
        assert!(matches!(come(&store, &meeting, &token, "z@x.example").await, Received::LinkGone));
    }
    let other = MeetingId::parse("another").unwrap();
    let open = store.make_neutral_link(&meeting, &link(&store, 1, 60)).await.unwrap();
    assert!(matches!(come(&store, &other, &open, "z@x.example").await, Received::LinkGone), "of its meeting only");
}

#[tokio::test]
async fn the_files_hold_neither_token_nor_remark_and_whoever_came_is_written_to_neutrally() {
    let (store, meeting, folder) = store().await;
    let token = store.make_neutral_link(&meeting, &link(&store, 2, 60)).await.unwrap();
    let Received::Registered(ada) = come(&store, &meeting, &token, "ada@x.example").await else { panic!("it is new") };
    assert!(store.is_written_to_neutrally(&meeting, ada.participant.no).await.unwrap());
    assert!(!store.is_written_to_neutrally(&meeting, ParticipantNo(1)).await.unwrap());
    store.erase(&meeting, ada.participant.no).await.unwrap();
    assert!(!store.is_written_to_neutrally(&meeting, ada.participant.no).await.unwrap());
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Qremark") && !text.contains(token.as_str()));
    }
}
