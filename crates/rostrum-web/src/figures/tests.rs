//! Facts of figures, order and exports: who sees what, and that nobody protected is named.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rostrum_domain::floor::{Actor, Command, Declared, Speaker, Standing};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo, SegmentId, SessionId};
use rostrum_domain::participant::{Gender, Region};
use rostrum_store::MeetingRow;

use crate::testing::TestApp;

/// Every public page and file of what this folder shows.
const PATHS: [&str; 8] = [
    "figures",
    "figures.csv",
    "order/session-1",
    "order.csv",
    "order.json",
    "exports",
    "rules/session-1",
    "draw/session-1",
];

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

/// A session in which `spoke` of `inscribed` spoke for a minute each; the last who is inscribed is protected.
async fn hall(inscribed: u32, spoke: u32) -> (TestApp, MeetingRow, String) {
    let (app, row) = TestApp::with_meeting().await;
    app.submit(&row, Actor::Secretariat, Command::OpenList { session: session() }).await;
    let people = app.app.store();
    for number in 1..=inscribed {
        let protected = number == inscribed;
        let (name, delegation) = match protected {
            true => ("Zerqa Noor".to_owned(), "Hidden Harbour".to_owned()),
            false => (format!("Person {number}"), format!("=City of Example {number}")),
        };
        app.register(&row, &name, &delegation, if protected { "category_only" } else { "named" }).await;
        let person = people.find_participant(&row.meeting.id, ParticipantNo(number)).await.unwrap().unwrap();
        let declared = Declared {
            gender: Some(if number % 3 == 0 { Gender::Man } else { Gender::Woman }),
            region: Some(Region::Africa),
            speaker_later: false,
        };
        let inscribe = Command::Inscribe {
            session: session(),
            participant: person.no,
            delegation: person.delegation,
            category: person.category,
            standing: if number == 2 { Standing::Joint } else { Standing::Single },
            declared,
        };
        app.submit(&row, Actor::Participant(person.no), inscribe).await;
    }
    let floor = SegmentId::parse("session-1-floor").unwrap();
    app.submit(&row, Actor::Chair, Command::StartSegment { segment: floor }).await;
    for number in 1..=spoke {
        let speaker = Speaker::Inscription(InscriptionNo(number));
        app.submit(&row, Actor::Chair, Command::GiveFloor { speaker, limit: None }).await;
        app.clock.set(app.app.now() + SignedDuration::from_secs(60));
        app.submit(&row, Actor::Chair, Command::EndIntervention).await;
    }
    let base = format!("/m/{}", row.meeting.id);
    (app, row, base)
}

async fn close(app: &TestApp, row: &MeetingRow) {
    while !app.app.desk().floor(&row.meeting.id).await.unwrap().closed {
        app.submit(row, Actor::Chair, Command::NextSegment).await;
    }
}

#[tokio::test]
async fn nobody_protected_is_named_to_the_public_and_everybody_to_staff() {
    let (app, row, base) = hall(7, 3).await;
    let reason = "=Zerqa Noor has to leave".to_owned();
    let command = Command::Move { inscription: InscriptionNo(7), before: Some(InscriptionNo(4)), reason };
    app.submit(&row, Actor::Chair, command).await;
    let staff = app.secretariat().await;
    for path in PATHS {
        let public = app.get(&format!("{base}/{path}")).await;
        assert_eq!(public.status, StatusCode::OK, "{path}");
        for mark in ["Zerqa", "Hidden", "has to leave"] {
            assert!(!public.text.contains(mark), "{path}: {mark}");
        }
        assert!(app.get_as(&staff, &format!("{base}/{path}")).await.status.is_success(), "{path}");
    }
    let order = app.get_as(&staff, &format!("{base}/order/session-1")).await.text;
    for part in ["Hidden Harbour", "Zerqa Noor", "No. 7 was moved before No. 4", "has to leave", "place 4 to 1"] {
        assert!(order.contains(part), "{part} in {order}");
    }
    assert!(app.get_as(&staff, &format!("{base}/figures")).await.text.contains("Hidden Harbour"));
    assert!(app.get(&format!("{base}/exports")).await.text.matches(".jsonl").count() < 4, "the full log is for staff");
}

#[tokio::test]
async fn gender_and_region_are_public_only_after_the_meeting_and_in_sums_over_five() {
    let (app, row, base) = hall(12, 12).await;
    let figures = format!("{base}/figures");
    let during = app.get(&figures).await.text;
    assert!(!during.contains("By declared gender") && during.contains("once the meeting is closed"), "{during}");
    let csv = app.get(&format!("{base}/figures.csv")).await.text;
    assert!(!csv.contains(",gender,") && csv.contains(",category,"), "{csv}");
    close(&app, &row).await;
    // Eight women spoke, and four men: too few to stand alone, and so all stand together.
    let csv = app.get(&format!("{base}/figures.csv")).await.text;
    let gender: Vec<&str> = csv.lines().filter(|line| line.contains(",gender,")).collect();
    assert_eq!(gender, [",gender,Other groups together,,12,,,,,,12,,,,"]);
    let region: Vec<&str> = csv.lines().filter(|line| line.contains(",region,")).collect();
    assert_eq!(region, [",region,African States,,12,,,,,,12,,,,"]);
    let staff = app.secretariat().await;
    let exact = app.get_as(&staff, &format!("{base}/figures.csv")).await.text;
    assert!(exact.contains("session-1,gender,Men,4,4,0,0,0,0,240,4,60,0,0,0"), "{exact}");
}

#[tokio::test]
async fn figures_are_the_sums_of_the_log() {
    let (app, row, base) = hall(6, 4).await;
    close(&app, &row).await;
    let csv = app.get(&format!("{base}/figures.csv")).await.text;
    assert!(csv.starts_with('\u{feff}'));
    assert!(csv.contains("\r\n,category,Local and regional governments,6,4,2,0,0,0,240,4,60,0,0,0"), "{csv}");
    let page = app.get(&format!("{base}/figures")).await.text;
    for part in ["4:00", "<svg", "<title id=\"chart-all-category-title\"", "100 %"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let drawn = "<title id=\"chart-all-delegation-title\"";
    assert!(!page.contains(drawn), "who spoke how long by delegation is for staff: {page}");
    let staff = app.secretariat().await;
    let page = app.get_as(&staff, &format!("{base}/figures")).await.text;
    assert!(page.contains(drawn), "{page}");
}

/// Rows of a CSV file whose fields hold no comma, by the names of its columns.
fn rows(csv: &str) -> Vec<std::collections::BTreeMap<&str, &str>> {
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines.map(|line| names.iter().copied().zip(line.split(',')).collect()).collect()
}

fn clock(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[tokio::test]
async fn pages_files_and_report_say_the_same_time_of_an_intervention_and_add_it_up_to_the_same() {
    // As random as the log of a day: no intervention ends with a second.
    let mut random = 20_250_721_u64;
    for _ in 0..4 {
        let (app, row, base) = hall(9, 0).await;
        let mut exact = Vec::new();
        for number in 1..=8 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let ms = i64::try_from(random >> 47).unwrap() + 1;
            let speaker = Speaker::Inscription(InscriptionNo(number));
            app.submit(&row, Actor::Chair, Command::GiveFloor { speaker, limit: None }).await;
            app.clock.set(app.app.now() + SignedDuration::from_millis(ms));
            app.submit(&row, Actor::Chair, Command::EndIntervention).await;
            exact.push(ms);
        }
        close(&app, &row).await;
        let seconds: Vec<i64> = exact.iter().map(|ms| (ms + 500) / 1_000).collect();
        let sum: i64 = seconds.iter().sum();

        let figures = app.get(&format!("{base}/figures.csv")).await.text;
        for by in ["category", "standing"] {
            let of = rows(&figures).into_iter().filter(|row| row["Session"].is_empty() && row["By"] == by);
            assert_eq!(of.map(|row| row["Seconds"].parse::<i64>().unwrap()).sum::<i64>(), sum, "{by}: {figures}");
        }
        let page = app.get(&format!("{base}/figures")).await.text;
        assert!(page.contains(&format!("<dd>{}</dd>", clock(sum))), "{} in {page}", clock(sum));

        let json: serde_json::Value = serde_json::from_str(&app.get(&format!("{base}/order.json")).await.text).unwrap();
        let list = json["lists"][0]["order"].as_array().unwrap();
        let spoken =
            list.iter().filter_map(|row| Some((row["inscription"].as_u64()?, row["spoken_seconds"].as_i64()?)));
        let mut spoken: Vec<_> = spoken.collect();
        spoken.sort_unstable();
        assert_eq!(spoken.iter().map(|(_, seconds)| *seconds).collect::<Vec<_>>(), seconds);
        let order = app.get(&format!("{base}/order/session-1")).await.text;
        let log = app.get(&format!("{base}/floor.csv")).await.text;
        for seconds in &seconds {
            assert!(order.contains(&format!("{} of 2:00", clock(*seconds))), "{seconds} in {order}");
            let ended = rows(&log).into_iter().filter(|row| row["Event"] == "intervention_ended");
            assert!(ended.map(|row| row["Seconds"]).any(|cell| cell == seconds.to_string()), "{seconds} in {log}");
        }

        let report = app.app.desk().report_source(&row, rostrum_domain::participant::Audience::Public).await.unwrap();
        let sessions = &report.sessions;
        assert_eq!(sessions.iter().map(|session| i64::from(session.floor_seconds)).sum::<i64>(), sum);
        assert_eq!(report.participation.iter().map(|row| i64::from(row.spoken_seconds)).sum::<i64>(), sum);
        let of_each = sessions.iter().flat_map(|session| &session.interventions);
        assert_eq!(of_each.map(|one| i64::from(one.spoken_seconds)).collect::<Vec<_>>(), seconds);
    }
}

#[tokio::test]
async fn no_cell_of_a_file_is_a_formula() {
    let (app, _, base) = hall(3, 1).await;
    let csv = app.get(&format!("{base}/order.csv")).await.text;
    assert!(csv.contains("\"'=City of Example 1\""), "{csv}");
    for file in ["order.xlsx", "figures.xlsx"] {
        let file = app.get(&format!("{base}/{file}")).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.text.starts_with("PK"));
    }
}

#[tokio::test]
async fn a_meeting_in_which_nothing_happened_has_its_pages() {
    let (app, row) = TestApp::with_meeting().await;
    for path in PATHS {
        let page = app.get(&format!("/m/{}/{path}", row.meeting.id)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains("NaN"), "{path}");
    }
    assert!(app.get(&format!("/m/{}/figures", row.meeting.id)).await.text.contains("Nobody is inscribed yet"));
    assert_eq!(app.get(&format!("/m/{}/order/opening", row.meeting.id)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_order_says_why_and_every_change_has_its_line() {
    let (app, row, base) = hall(5, 1).await;
    // Looked at before, the log is taken on from there.
    let before: serde_json::Value = serde_json::from_str(&app.get(&format!("{base}/order.json")).await.text).unwrap();
    assert_eq!(before["lists"][0]["changes"].as_array().unwrap().len(), 6);
    let withdraw = Command::Withdraw { inscription: InscriptionNo(3) };
    app.submit(&row, Actor::Participant(ParticipantNo(3)), withdraw).await;
    let json: serde_json::Value = serde_json::from_str(&app.get(&format!("{base}/order.json")).await.text).unwrap();
    let list = &json["lists"][0];
    let outcomes: Vec<_> =
        list["order"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["spoke", "waiting", "waiting", "waiting", "withdrawn"]);
    // Five came, one of them before others, one was given the floor, one left.
    let changes = list["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 7);
    assert_eq!(changes[1]["shifts"][0], serde_json::json!({ "inscription": 2, "from": null, "to": 1 }));
    let page = app.get(&format!("{base}/order/session-1")).await.text;
    assert!(page.contains("(joint statements") && page.contains("1:00 of 2:00"), "{page}");
}
