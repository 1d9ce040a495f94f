//! Many people who are registered and signed in, without a page for each.

use std::path::Path;
use std::sync::Arc;

use reqwest::header::{ACCEPT, COOKIE};
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::{Category, Visibility};
use rostrum_import::read_concept_note;
use rostrum_store::{Registration, Store, SystemClock};
use serde_json::Value;

use crate::program::{Browser, sample};

/// One participant, who keeps the cookie while the server is another.
#[derive(Clone)]
pub struct Person {
    pub participant: u32,
    cookie: String,
    http: reqwest::Client,
}

/// A new data folder with the sample meeting and so many participants, each of a delegation of its own.
pub async fn gather(data: &Path, people: u32) -> (MeetingId, Vec<Person>) {
    let store = Store::open(data, Arc::new(SystemClock::new())).await.unwrap();
    let note = read_concept_note(&std::fs::read(sample()).unwrap(), "note.txt").unwrap().note;
    let meeting = store.create_meeting(note, false).await.unwrap().meeting.id;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
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
        let registered = store.register(&meeting, registration).await.unwrap();
        let (session, _) = store.sign_in(&registered.token).await.unwrap().unwrap();
        let cookie = format!("rostrum_participant={}", session.as_str());
        crowd.push(Person { participant: registered.participant.no.0, cookie, http: http.clone() });
    }
    store.close().await;
    (meeting, crowd)
}

impl Person {
    /// Sends a form of the own page: `None` when no answer came.
    pub async fn post(&self, base: &str, path: &str, form: &[(&str, &str)]) -> Option<(u16, Value)> {
        let request = self.http.post(format!("{base}{path}")).header(ACCEPT, "application/json");
        let answer = request.header(COOKIE, &self.cookie).form(form).send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, serde_json::from_str(&answer.text().await.ok()?).unwrap_or_default()))
    }
}

/// The log with every field, as the secretariat gets it.
pub async fn full_log(secretariat: &Browser, meeting: &MeetingId) -> String {
    let (status, log) = secretariat.get(&format!("/m/{meeting}/floor-full.jsonl")).await;
    assert_eq!(status, 200, "{log}");
    log
}
