//! Facts of the stream, over the whole server.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use futures_util::StreamExt;
use jiff::SignedDuration;
use rostrum_domain::floor::Command;
use rostrum_store::Role;
use serde_json::Value;
use tower::ServiceExt;

use super::super::tests::{Hall, NAMED, PROTECTED, first, states};
use super::super::view::{Readers, View};
use super::channel::Key;
use crate::i18n::Lang;

/// What one reader has received.
struct Received {
    body: BodyDataStream,
    text: String,
}

impl Hall {
    /// Opens a stream and reads on from it.
    async fn open(&self, cookies: &str, query: &str, last_event_id: Option<u64>) -> Received {
        let mut request = Request::get(self.path(&format!("/stream?{query}"))).header("cookie", cookies);
        if let Some(version) = last_event_id {
            request = request.header("last-event-id", version.to_string());
        }
        let request = request.body(Body::empty()).unwrap();
        let response = crate::router(self.app.app.clone()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{query}");
        assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        Received { body: response.into_body().into_data_stream(), text: String::new() }
    }

    async fn sent(&self, view: View) -> tokio::sync::watch::Receiver<super::channel::Sent> {
        let key = Key { meeting: self.row.meeting.id.clone(), view, lang: Lang::En };
        self.app.app.streams().join(&self.app.app, &key).await.unwrap()
    }
}

impl Received {
    async fn until(&mut self, enough: impl Fn(&str) -> bool) -> &str {
        while !enough(&self.text) {
            let part = tokio::time::timeout(Duration::from_secs(20), self.body.next()).await;
            let part = part.expect("the stream says something within 20 s");
            self.text.push_str(&String::from_utf8_lossy(&part.expect("the stream goes on").unwrap()));
        }
        &self.text
    }

    async fn state(&mut self, count: usize) -> Value {
        states(self.until(|text| states(text).len() >= count).await).pop().unwrap()
    }

    async fn ends(&mut self) -> bool {
        loop {
            match tokio::time::timeout(Duration::from_secs(20), self.body.next()).await.unwrap() {
                None => return true,
                Some(part) => self.text.push_str(&String::from_utf8_lossy(&part.unwrap())),
            }
        }
    }
}

#[tokio::test]
async fn a_stream_sends_the_full_state_on_connect_and_after_each_change() {
    let hall = Hall::with(&[NAMED]).await;
    let mut reader = hall.open("", "view=live", None).await;
    let connected = reader.state(1).await;
    assert_eq!(connected["version"].as_u64(), Some(hall.version().await));
    assert_eq!((&connected["clock"], connected["speed"].as_f64()), (&Value::Null, Some(0.0)));
    for part in ["now", "room", "list", "next"] {
        let text = connected["fragments"][part].as_str().unwrap();
        assert!(text.contains(&format!("id=\"{part}\"")), "{part}: {text}");
    }
    assert!(connected["fragments"]["list"].as_str().unwrap().contains("City of Lima"));

    hall.command(&hall.chair, "give-floor", "inscription=1").await;
    let given = reader.state(2).await;
    assert_eq!(given["clock"]["started_ms"], given["now_ms"], "the clock of the hall stands");
    assert!(given["fragments"]["now"].as_str().unwrap().contains("Jorge Lima"));
}

#[tokio::test]
async fn the_clock_is_sent_as_instants_that_stay_true_for_whoever_connects_later() {
    let hall = Hall::with(&[NAMED]).await;
    hall.command(&hall.chair, "give-floor", "inscription=1").await;
    let started = hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap().current.as_ref().unwrap().started;
    let clock = |deadline: Option<i64>, paused_at: Option<i64>, paused: i64| {
        serde_json::json!({
            "started_ms": started.as_millisecond(), "paused_ms": paused, "paused_at_ms": paused_at,
            "limit_ms": 120_000, "deadline_ms": deadline, "amber_ms": 30_000, "red_ms": 0,
        })
    };
    let (start, at) = (started.as_millisecond(), |seconds| started + SignedDuration::from_secs(seconds));
    for seconds in [0, 40] {
        hall.app.clock.set(at(seconds));
        let state = hall.open("", "view=display", None).await.state(1).await;
        assert_eq!(state["clock"], clock(Some(start + 120_000), None, 0));
    }
    hall.command(&hall.chair, "pause", "").await;
    let paused = hall.open("", "view=display", None).await.state(1).await;
    assert_eq!(paused["clock"], clock(None, Some(start + 40_000), 0));
    hall.app.clock.set(at(55));
    hall.command(&hall.chair, "resume", "").await;
    let resumed = hall.open("", "view=display", None).await.state(1).await;
    assert_eq!(resumed["clock"], clock(Some(start + 135_000), None, 15_000));
}

#[tokio::test]
async fn all_readers_of_a_view_share_its_bytes() {
    let hall = Hall::with(&[NAMED]).await;
    let (one, other) = (hall.sent(View::Live).await, hall.sent(View::Live).await);
    let (one, other) = (one.borrow().state.clone(), other.borrow().state.clone());
    assert_eq!(one.event().as_ptr(), other.event().as_ptr());
    assert_eq!(hall.app.get(&hall.path("/stream?view=backstage")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_comes_together_is_rendered_together_and_a_slow_reader_gets_the_newest() {
    let hall = Hall::with(&[NAMED]).await;
    let mut slow = hall.open("", "view=live", None).await;
    slow.state(1).await;
    let before = hall.sent(View::Live).await.borrow().no;
    for number in 0..100 {
        hall.inscribe((&format!("Person {number}"), &format!("City {number}"), NAMED.2)).await;
    }
    let version = hall.version().await;
    let rendered = hall.sent(View::Live).await.borrow().no - before;
    assert!((1..=50).contains(&rendered), "{rendered} states for 100 inscriptions");
    let newest = slow.state(2).await;
    assert_eq!(newest["version"].as_u64(), Some(version), "no state between is sent to whoever did not read it");
}

#[tokio::test]
async fn a_list_that_no_day_reaches_is_cut_for_the_public_and_whole_for_programs() {
    let hall = Hall::with(&[]).await;
    for number in 0..153 {
        hall.inscribe((&format!("Person {number}"), &format!("City {number}"), NAMED.2)).await;
    }
    let state = hall.open("", "view=live", None).await.state(1).await;
    let list = state["fragments"]["list"].as_str().unwrap();
    assert_eq!(list.matches("<li ").count(), 150);
    assert!(list.contains("3 more delegations wait after these"), "{list}");
    let state = hall.open("", "view=json", None).await.state(1).await;
    assert_eq!(state["state"]["lists"]["session-1"]["waiting"].as_array().unwrap().len(), 153);
}

#[tokio::test]
async fn a_channel_that_nobody_reads_renders_no_more() {
    let hall = Hall::with(&[NAMED]).await;
    let reader = hall.sent(View::Live).await;
    let first_no = reader.borrow().no;
    drop(reader);
    hall.submit(Command::CloseList { session: first() }).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    hall.submit(Command::OpenList { session: first() }).await;
    // Another channel, which counts from one again, and is up to date.
    let sent = hall.sent(View::Live).await;
    assert_eq!((sent.borrow().no, first_no), (1, 1));
    assert_eq!(sent.borrow().version, hall.version().await);
}

#[tokio::test]
async fn who_signs_out_reads_nothing_more_of_the_console() {
    let hall = Hall::with(&[PROTECTED]).await;
    for query in ["view=console", "view=json&audience=secretariat", "view=log"] {
        let staff = hall.app.secretariat().await;
        let mut reader = hall.open(&staff, query, None).await;
        reader.until(|text| text.contains("data: ")).await;
        hall.app.post_as(&staff, "/sign-out", "").await;
        let before = reader.text.len();
        hall.command(&hall.chair, "give-floor", "inscription=1").await;
        assert!(reader.ends().await, "{query} goes on after the sign-in has ended");
        assert_eq!(reader.text.len(), before, "{query} says something more: {}", &reader.text[before..]);
        hall.command(&hall.chair, "absent", "inscription=1").await;
    }
}

#[tokio::test]
async fn each_audience_reads_its_own_state_as_json() {
    let hall = Hall::with(&[PROTECTED, NAMED]).await;
    let (_, participant) = hall.inscribe(("Ana Ruiz", "City of Ruiz", NAMED.2)).await;
    let chair = hall.chair.clone();
    for (audience, permitted, name) in [
        ("public", ["", participant.as_str(), chair.as_str()].as_slice(), "a representative"),
        ("participant", &[participant.as_str()], "a representative"),
        ("secretariat", &[chair.as_str()], "Hidden Harbour Collective"),
    ] {
        let query = format!("view=json&audience={audience}");
        for cookies in ["", participant.as_str(), chair.as_str()] {
            if !permitted.contains(&cookies) {
                let answer = hall.app.get_as(cookies, &hall.path(&format!("/stream?{query}"))).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{audience}");
                continue;
            }
            let state = hall.open(cookies, &query, None).await.state(1).await;
            let shown = state["names"]["inscriptions"]["1"]["name"].as_str().unwrap().to_lowercase();
            assert!(shown.contains(&name.to_lowercase()), "{audience}: {shown}");
            assert_eq!(state["names"]["inscriptions"]["2"]["name"], "City of Lima");
            assert_eq!(state["state"]["lists"]["session-1"]["waiting"], serde_json::json!([1, 2, 3]));
            assert_eq!(state["beat_ms"], 5_000);
        }
    }
}

#[tokio::test]
async fn a_reader_of_the_log_gets_the_state_first_and_then_every_event() {
    let hall = Hall::with(&[NAMED]).await;
    let mut reader = hall.open(&hall.chair, "view=log", None).await;
    reader.until(|text| text.contains("event: snapshot")).await;
    let version = hall.version().await;
    for action in ["give-floor", "end"] {
        hall.command(&hall.chair, action, "inscription=1").await;
    }
    let text = reader.until(|text| text.matches("event: log\n").count() >= 2 && text.ends_with("\n\n")).await;
    for version in version + 1..=version + 2 {
        assert!(text.contains(&format!("id: {version}\nevent: log\ndata: {{\"version\":{version},")), "{text}");
    }
}

#[tokio::test]
async fn who_comes_back_gets_what_was_missed_or_a_snapshot() {
    let hall = Hall::with(&[NAMED]).await;
    let version = hall.version().await;
    let mut few = hall.open(&hall.chair, "view=log", Some(version - 3)).await;
    let text = few.until(|text| text.matches("event: log\n").count() >= 3).await;
    assert!(!text.contains("snapshot"), "{text}");
    let mut by_query = hall.open(&hall.chair, &format!("view=log&after={}", version - 1), None).await;
    by_query.until(|text| text.matches("event: log\n").count() == 1).await;
    // A version that is still to come: the log was put back, so the reader has to begin anew.
    let mut ahead = hall.open(&hall.chair, "view=log", Some(version + 1_000)).await;
    ahead.until(|text| text.contains("event: snapshot")).await;
    for number in 0..super::log::MOST_MISSED {
        let command = match number % 2 {
            0 => Command::CloseList { session: first() },
            _ => Command::OpenList { session: first() },
        };
        hall.submit(command).await;
    }
    let mut many = hall.open(&hall.chair, "view=log", Some(version - 1)).await;
    let text = many.until(|text| text.contains("event: snapshot")).await;
    assert!(!text.contains("event: log"), "{text}");
    // A view is whole in every state, so whoever comes back to it gets the newest.
    let state = hall.open("", "view=live", Some(version)).await.state(1).await;
    assert_eq!(state["version"].as_u64(), Some(hall.version().await));
}

#[tokio::test]
async fn streams_end_when_the_server_closes() {
    let hall = Hall::with(&[NAMED]).await;
    let display = hall.app.sign_in(Role::Display, Some(&hall.row)).await;
    let mut readers = Vec::new();
    for (cookies, query) in [("", "view=live"), (display.as_str(), "view=display"), (hall.chair.as_str(), "view=log")] {
        let mut reader = hall.open(cookies, query, None).await;
        reader.until(|text| text.contains("data: ")).await;
        readers.push(reader);
    }
    hall.app.app.close();
    for reader in &mut readers {
        assert!(reader.ends().await);
    }
}

#[tokio::test]
async fn the_time_is_told_in_milliseconds_with_the_number_of_the_last_setting() {
    let hall = Hall::with(&[]).await;
    let answer = hall.app.get("/time").await;
    let time: Value = serde_json::from_str(&answer.text).unwrap();
    let now = hall.app.app.store().clock().real().as_millisecond();
    assert!((0..5_000).contains(&(now - time["time_ms"].as_i64().unwrap())), "{time} at {now}");
    assert_eq!(time["epoch"], hall.app.app.store().clock().epoch());
    let state = hall.open("", "view=json", None).await.state(1).await;
    assert_eq!(state["epoch"], time["epoch"]);
    assert!((state["real_ms"].as_i64().unwrap() - now).abs() < 5_000);
    assert_eq!(View::Program(Readers::Public).action(), crate::access::Action::SeePublic);
}
