//! The server is killed in the middle of an intervention.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rostrum_domain::floor::chain::verify;
use serde_json::Value;

use crate::crowd::{full_log, gather};
use crate::program::{Browser, Server, run, sample};

async fn register(server: &Server, meeting: &str, number: u32) -> Browser {
    let browser = server.browser();
    let (email, delegation) = (format!("person-{number}@example.org"), format!("City of Example {number}"));
    let form = [
        ("name", "A. Person"),
        ("delegation", delegation.as_str()),
        ("category", "local_governments"),
        ("email", email.as_str()),
        ("language", "en"),
        ("visibility", "named"),
    ];
    let (status, answer) = browser.post(&format!("/m/{meeting}/register"), &form).await;
    assert_eq!(status, 201, "{answer}");
    browser.open(answer["link"].as_str().unwrap()).await;
    browser
}

/// The state of the floor without the present instant, and how far the clock is.
fn still(mut state: Value) -> (Value, i64) {
    let elapsed = state["current"]["elapsed_ms"].as_i64().unwrap();
    let map = state.as_object_mut().unwrap();
    map.remove("now");
    map["current"].as_object_mut().unwrap().remove("elapsed_ms");
    for list in map["lists"].as_object_mut().unwrap().values_mut() {
        let list = list.as_object_mut().unwrap();
        list.remove("used_ms");
        list.remove("expected");
    }
    (state, elapsed)
}

#[tokio::test]
async fn after_a_kill_list_clock_and_speaker_are_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let imported = run(&["import", &sample(), "--format", "json", "--data", data.to_str().unwrap()]);
    let imported: Value = serde_json::from_slice(&imported.stdout).unwrap();
    let meeting = imported["meeting"].as_str().unwrap();
    let state_path = format!("/m/{meeting}/api/floor");

    let server = Server::start(&data);
    let chair = server.secretariat().await;
    let console = |action: &str| format!("/m/{meeting}/console/{action}");
    assert_eq!(chair.post(&console("open-list"), &[("session", "session-1")]).await.0, 200);
    for number in 1..=5 {
        let person = register(&server, meeting, number).await;
        let form = [("session", "session-1"), ("standing", "single")];
        let (status, answer) = person.post(&format!("/m/{meeting}/me/inscribe"), &form).await;
        assert_eq!((status, answer["inscription"].as_u64()), (201, Some(u64::from(number))), "{answer}");
    }
    assert_eq!(chair.post(&console("start-segment"), &[("segment", "session-1-floor")]).await.0, 200);
    assert_eq!(chair.post(&console("give-floor"), &[("inscription", "1")]).await.0, 200);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = chair.json(&state_path).await;
    let asked_at = std::time::Instant::now();

    server.kill();

    let server = Server::start(&data);
    let chair = server.secretariat().await;
    let after = chair.json(&state_path).await;
    let passed = i64::try_from(asked_at.elapsed().as_millis()).unwrap();
    let ((before, clock_before), (after, clock_after)) = (still(before), still(after));
    assert_eq!(before, after);
    assert_eq!(after["current"]["speaker"]["inscription"], 1);
    let ran = clock_after - clock_before;
    assert!((ran - passed).abs() < 250, "the clock ran {ran} ms while {passed} ms passed");

    let (status, answer) = chair.post(&console("end"), &[]).await;
    assert_eq!(status, 200, "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_300_who_inscribe_at_once_every_acknowledged_one_is_on_the_list_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (meeting, crowd) = gather(&data, 300).await;
    let server = Server::start(&data);
    let open = format!("/m/{meeting}/console/open-list");
    assert_eq!(server.secretariat().await.post(&open, &[("session", "session-1")]).await.0, 200);
    let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
    let tasks: Vec<_> = crowd
        .into_iter()
        .map(|person| {
            let (base, path) = (server.base.clone(), format!("/m/{meeting}/me/inscribe"));
            let acknowledged = Arc::clone(&acknowledged);
            tokio::spawn(async move {
                let form = [("session", "session-1"), ("standing", "single")];
                if let Some((201, answer)) = person.post(&base, &path, &form).await {
                    acknowledged.lock().unwrap().insert(answer["inscription"].as_u64().unwrap());
                }
            })
        })
        .collect();
    // The server dies in the middle, however fast the machine is.
    while acknowledged.lock().unwrap().len() < 100 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    server.kill();
    for task in tasks {
        task.await.unwrap();
    }

    let server = Server::start(&data);
    assert_eq!(verify(&full_log(&server.secretariat().await, &meeting).await).findings, []);
    let state = server.browser().json(&format!("/m/{meeting}/api/floor")).await;
    let waiting = state["lists"]["session-1"]["waiting"].as_array().unwrap();
    let waiting: Vec<u64> = waiting.iter().map(|no| no.as_u64().unwrap()).collect();
    let acknowledged = acknowledged.lock().unwrap();
    println!("{} acknowledged, {} on the list", acknowledged.len(), waiting.len());
    assert!(waiting.is_sorted(), "all have one standing, so they are called by time of inscription");
    assert!(acknowledged.iter().all(|no| waiting.contains(no)), "{acknowledged:?} but only {waiting:?}");
}
