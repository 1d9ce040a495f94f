//! Many people who are registered and signed in, each of a delegation of its own: for tests and benches.

use std::path::Path;
use std::sync::Arc;

use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_import::read_concept_note;
use rostrum_store::{Registration, Store, SystemClock};

const NOTE: &str = include_str!("../../../../examples/local-government-2025.txt");

/// A new data folder with the sample meeting and so many participants, each with the cookie of a browser.
pub async fn gather(data: &Path, people: usize) -> (MeetingId, Vec<(ParticipantNo, String)>) {
    let store = Store::open(data, Arc::new(SystemClock::new())).await.expect("the folder is new");
    let note = read_concept_note(NOTE.as_bytes(), "note.txt").expect("the sample is readable").note;
    let meeting = store.create_meeting(note, false).await.expect("it is the first").meeting.id;
    let mut crowd = Vec::new();
    for number in 1..=people {
        let registration = Registration {
            name: format!("Person {number}"),
            delegation: format!("City of Example {number}"),
            category: Category::LocalGovernments,
            email: format!("person-{number}@example.org"),
            language: "en".to_owned(),
            visibility: Visibility::Named,
        };
        let registered = store.register(&meeting, registration).await.expect("nobody is registered twice");
        let (session, _) = store.sign_in(&registered.token).await.expect("the disk answers").expect("the link is new");
        crowd.push((registered.participant.no, format!("rostrum_participant={}", session.as_str())));
    }
    store.close().await;
    (meeting, crowd)
}
