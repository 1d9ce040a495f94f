//! SIGKILL at random moments while a meeting is held, fifty times on one data folder.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use rostrum_domain::floor::chain::verify;
use rostrum_domain::floor::{Event, Recorded};
use serde_json::Value;

use crate::crowd::{Person, full_log, gather};
use crate::program::{Browser, Server, run};

const KILLS: u64 = 50;

/// What the server said it had done.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Acknowledged {
    /// A command of the chair led to this version; the event is of this type.
    Command { version: u64, event: &'static str },
    /// An inscription of a participant got this number.
    Inscription { participant: u32, number: u64 },
}

type Notes = Arc<Mutex<Vec<Acknowledged>>>;

/// How far the clock of the speaker was, between two instants of this test.
struct Clock {
    speaker: Value,
    elapsed_ms: i64,
    running: bool,
    asked: Instant,
    told: Instant,
}

async fn clock(browser: &Browser, path: &str) -> Option<Clock> {
    let asked = Instant::now();
    let state = browser.try_json(path).await?;
    let current = &state["current"];
    Some(Clock {
        speaker: current["speaker"].clone(),
        elapsed_ms: current["elapsed_ms"].as_i64()?,
        running: current["running"].as_bool()?,
        asked,
        told: Instant::now(),
    })
}

/// The chair does whatever fits, one command after the other, until the server is gone.
async fn chair(browser: Arc<Browser>, meeting: String, notes: Notes, seed: u64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    loop {
        let Some(state) = browser.try_json(&format!("/m/{meeting}/api/floor")).await else { return };
        let waiting = state["lists"]["session-1"]["waiting"].as_array().cloned().unwrap_or_default();
        let first = waiting.first().map(ToString::to_string).unwrap_or_default();
        let runs = state["current"]["running"].as_bool();
        let (action, event) = match runs {
            Some(_) if rng.random_bool(0.1) => ("end", "intervention_ended"),
            Some(true) if rng.random_bool(0.2) => ("pause", "paused"),
            Some(false) => ("resume", "resumed"),
            Some(true) => {
                tokio::time::sleep(Duration::from_millis(4)).await;
                continue;
            }
            None if waiting.is_empty() => {
                tokio::time::sleep(Duration::from_millis(2)).await;
                continue;
            }
            None if rng.random_bool(0.2) => ("absent", "marked_absent"),
            None => ("give-floor", "floor_given"),
        };
        let form = [("inscription", first.as_str())];
        let Some((status, answer)) = browser.try_post(&format!("/m/{meeting}/console/{action}"), &form).await else {
            return;
        };
        if status == 200 {
            let version = answer["version"].as_u64().unwrap();
            notes.lock().unwrap().push(Acknowledged::Command { version, event });
        }
    }
}

/// People inscribe one after the other, and withdraw to inscribe again, until the server is gone.
async fn people(crowd: Vec<Person>, base: String, meeting: String, notes: Notes, seed: u64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    loop {
        let person = &crowd[rng.random_range(0..crowd.len())];
        let form = [("session", "session-1"), ("standing", "single")];
        let Some((status, answer)) = person.post(&base, &format!("/m/{meeting}/me/inscribe"), &form).await else {
            return;
        };
        let Some(number) = answer["inscription"].as_u64().filter(|_| status == 201) else { continue };
        notes.lock().unwrap().push(Acknowledged::Inscription { participant: person.participant, number });
        if rng.random_bool(0.5) {
            let form = [("inscription", number.to_string())];
            let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
            if person.post(&base, &format!("/m/{meeting}/me/withdraw"), &form).await.is_none() {
                return;
            }
        }
    }
}

/// Every command and inscription that was acknowledged is in the log.
fn none_is_lost(log: &[Recorded], acknowledged: &[Acknowledged]) {
    let inscribed = log.iter().filter_map(|line| match &line.event {
        Event::Inscribed { inscription, participant, .. } => Some((participant.0, u64::from(inscription.0))),
        _ => None,
    });
    let inscribed: BTreeSet<_> = inscribed.collect();
    for note in acknowledged {
        match note {
            Acknowledged::Inscription { participant, number } => {
                assert!(inscribed.contains(&(*participant, *number)), "{note:?} is lost");
            }
            Acknowledged::Command { version, event } => {
                let line = log.get(usize::try_from(*version - 1).unwrap());
                let line = serde_json::to_value(line.unwrap_or_else(|| panic!("{note:?} is lost"))).unwrap();
                assert_eq!(line["type"], *event, "{note:?} is another line now");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_kills_lose_nothing_that_was_acknowledged_and_no_second() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (meeting, crowd) = gather(&data, 30).await;
    let mut rng = ChaCha8Rng::seed_from_u64(50);
    let notes = Notes::default();
    let mut before: Option<Clock> = None;
    let mut clocks = 0;
    for kill in 0..=KILLS {
        let server = Server::start(&data);
        let browser = Arc::new(server.secretariat().await);
        let state = format!("/m/{meeting}/api/floor");
        let log = full_log(&browser, &meeting).await;
        let verified = verify(&log);
        assert_eq!(verified.findings, [], "after kill {kill}");
        none_is_lost(&verified.log, &notes.lock().unwrap());
        if let Some(before) = before.take().filter(|clock| clock.running)
            && let Some(after) = clock(&browser, &state).await
            && after.speaker == before.speaker
            && after.running
        {
            let ran = after.elapsed_ms - before.elapsed_ms;
            let least = i64::try_from((after.asked - before.told).as_millis()).unwrap() - 100;
            let most = i64::try_from((after.told - before.asked).as_millis()).unwrap() + 100;
            assert!((least..=most).contains(&ran), "the clock ran {ran} ms and not {least} to {most} ms");
            clocks += 1;
        }
        if kill == KILLS {
            let file = folder.path().join("floor.jsonl");
            fs::write(&file, &log).unwrap();
            let output = run(&["verify", file.to_str().unwrap()]);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
            break;
        }
        if kill == 0 {
            for (action, form) in
                [("open-list", ("session", "session-1")), ("start-segment", ("segment", "session-1-floor"))]
            {
                let path = format!("/m/{meeting}/console/{action}");
                assert_eq!(browser.post(&path, &[form]).await.0, 200);
            }
        }
        let acting = [
            tokio::spawn(chair(Arc::clone(&browser), meeting.to_string(), Arc::clone(&notes), rng.random())),
            tokio::spawn(people(
                crowd.clone(),
                server.base.clone(),
                meeting.to_string(),
                Arc::clone(&notes),
                rng.random(),
            )),
        ];
        // From before the first command to the middle of many.
        tokio::time::sleep(Duration::from_millis(rng.random_range(0..120))).await;
        before = clock(&browser, &state).await;
        server.kill();
        for task in acting {
            task.await.unwrap();
        }
    }
    let notes = notes.lock().unwrap().len();
    println!("{KILLS} kills, {notes} commands acknowledged, {clocks} running clocks compared");
    assert!(notes > 100 && clocks > 5, "these are too few to say anything");
}
