//! Many people who are registered and signed in, without a page for each.

#[path = "../shared/people.rs"]
mod people;

use std::path::Path;

use reqwest::header::{ACCEPT, COOKIE};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use serde_json::Value;

use crate::program::Browser;

/// One participant, who keeps the cookie while the server is another.
#[derive(Clone)]
pub struct Person {
    pub participant: u32,
    cookie: String,
    http: reqwest::Client,
}

/// A new data folder with the sample meeting and so many participants, each of a delegation of its own.
pub async fn gather(data: &Path, count: usize) -> (MeetingId, Vec<Person>) {
    let (meeting, people) = people::gather(data, count).await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let person = |(no, cookie): (ParticipantNo, String)| Person { participant: no.0, cookie, http: http.clone() };
    (meeting, people.into_iter().map(person).collect())
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
