//! Facts of the four levels of what a participant lets others see, on every page of a meeting.

use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command, Declared, Speaker, Standing};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo, SessionId};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_store::{MeetingRow, Role};

use crate::testing::TestApp;

/// A word for each level that stands nowhere else, in name, delegation and address.
pub(crate) const MARKS: [(Visibility, &str); 4] = [
    (Visibility::Named, "Qarnamed"),
    (Visibility::DelegationOnly, "Qardelegat"),
    (Visibility::CategoryOnly, "Qarcategor"),
    (Visibility::SecretariatOnly, "Qarsecret"),
];

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

/// One participant of each level has spoken in the first session.
pub(crate) async fn held() -> (TestApp, MeetingRow, Vec<String>) {
    let (app, row) = TestApp::with_meeting().await;
    app.submit(&row, Actor::Secretariat, Command::OpenList { session: session() }).await;
    let mut cookies = Vec::new();
    for (level, mark) in MARKS {
        cookies.push(app.register(&row, &format!("N{mark}"), &format!("D{mark}"), level.code()).await);
    }
    for person in app.app.store().list_participants(&row.meeting.id).await.unwrap() {
        let text = format!("A statement of participant {}.", person.no);
        app.app.store().hand_in_statement(&row.meeting.id, person.no, &session(), &text).await.unwrap();
        let command = Command::Inscribe {
            session: session(),
            participant: person.no,
            delegation: person.delegation,
            category: person.category,
            standing: Standing::Single,
            declared: Declared::default(),
        };
        app.submit(&row, Actor::Participant(person.no), command).await;
    }
    for _ in 0..4 {
        app.submit(&row, Actor::Secretariat, Command::NextSegment).await;
    }
    for no in 1..=3 {
        let speaker = Speaker::Inscription(InscriptionNo(no));
        app.submit(&row, Actor::Secretariat, Command::GiveFloor { speaker, limit: None }).await;
        app.submit(&row, Actor::Secretariat, Command::EndIntervention).await;
    }
    // The last of them has the floor, so that screens and console show who speaks.
    let speaker = Speaker::Inscription(InscriptionNo(4));
    app.submit(&row, Actor::Secretariat, Command::GiveFloor { speaker, limit: None }).await;
    (app, row, cookies)
}

const PUBLIC: [&str; 18] = [
    "",
    "/live",
    "/display",
    "/list/print",
    "/register",
    "/calendar.ics",
    "/figures",
    "/figures.csv",
    "/order/session-1",
    "/order.csv",
    "/order.json",
    "/exports",
    "/rules/session-1",
    "/draw/session-1",
    "/floor.jsonl",
    "/floor.csv",
    "/api/now",
    "/api/now?lang=ar",
];

/// What is public once the meeting is closed and its report published.
const AFTERWARDS: [&str; 3] = ["/report", "/report/report.md", "/report/report.html"];

const CHAIR: [&str; 9] = [
    "/console",
    "/console/delegation",
    "/console/entry?inscription=1",
    "/console/entry?inscription=2",
    "/console/entry?inscription=3",
    "/console/entry?inscription=4",
    "/participants",
    "/screens",
    "/floor-full.jsonl",
];

/// What a page must not hold of a level: the mark of the name and that of the delegation.
pub(crate) fn hidden(level: Visibility, mark: &str, chair: bool) -> Vec<String> {
    let (name, delegation) = (format!("N{mark}"), format!("D{mark}"));
    let address = format!("n{mark}").to_lowercase();
    match (level, chair) {
        (Visibility::Named, _) | (Visibility::DelegationOnly | Visibility::CategoryOnly, true) => vec![address],
        (Visibility::DelegationOnly, false) => vec![name, address],
        _ => vec![name, delegation, address],
    }
}

#[tokio::test]
async fn each_level_holds_on_every_page_of_the_public_and_of_the_chair() {
    let (app, row, cookies) = held().await;
    let base = format!("/m/{}", row.meeting.id);
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    let mut readers = vec![("", &PUBLIC[..], false), (chair.as_str(), &PUBLIC[..], true), (&chair, &CHAIR[..], true)];
    readers.extend(cookies.iter().map(|cookies| (cookies.as_str(), &PUBLIC[..], false)));
    for (reader, paths, is_chair) in readers {
        keeps_every_level(&app, &base, reader, paths, is_chair).await;
    }
    app.submit(&row, Actor::Secretariat, Command::EndIntervention).await;
    app.close(&row).await;
    let staff = app.secretariat().await;
    let published = app.post_as(&staff, &format!("{base}/report"), "symbol=A%2FHRC%2F63%2F1&do=publish").await;
    assert!(published.status.is_redirection(), "{}", published.text);
    for reader in cookies.iter().map(String::as_str).chain([""]) {
        keeps_every_level(&app, &base, reader, &AFTERWARDS, false).await;
    }
    keeps_every_level(&app, &base, &chair, &AFTERWARDS, true).await;
}

async fn keeps_every_level(app: &TestApp, base: &str, reader: &str, paths: &[&str], is_chair: bool) {
    for path in paths {
        let page = app.get_as(reader, &format!("{base}{path}")).await;
        // Who is registered registers nobody else.
        if *path != "/register" {
            assert_eq!(page.status, StatusCode::OK, "{path}");
        }
        for (level, mark) in MARKS {
            for secret in hidden(level, mark, is_chair) {
                let found = page.text.contains(&secret);
                assert!(!found, "{secret} for {level:?} on {path}, chair: {is_chair}");
            }
        }
    }
}

#[tokio::test]
async fn the_delegation_alone_is_public_where_the_name_is_kept() {
    let (app, row, _) = held().await;
    for path in ["/order/session-1", "/floor.csv"] {
        let page = app.get(&format!("/m/{}{path}", row.meeting.id)).await.text;
        assert!(page.contains("DQardelegat") && page.contains("NQarnamed"), "{path}: {page}");
    }
}

#[tokio::test]
async fn only_the_secretariat_and_the_person_know_whom_a_number_stands_for() {
    let (app, row, cookies) = held().await;
    let (base, staff) = (format!("/m/{}", row.meeting.id), app.secretariat().await);
    let list = app.get_as(&staff, &format!("{base}/participants")).await.text;
    assert!(list.contains("NQarsecret") && list.contains("DQarsecret") && list.contains("secretariat only"), "{list}");
    let own = app.get_as(&cookies[3], &format!("{base}/me")).await.text;
    assert!(own.contains("NQarsecret") && own.contains("sees a number among other stakeholders"), "{own}");
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    let list = app.get_as(&chair, &format!("{base}/participants")).await.text;
    assert!(list.contains("№ 4") && list.contains("NQarcategor"), "{list}");
    let console = app.get_as(&chair, &format!("{base}/console")).await.text;
    assert!(console.contains("№ 4") && console.contains("Show and say only: A representative of another"), "{console}");
}

#[tokio::test]
async fn nobody_joins_the_delegation_of_a_number() {
    let (app, row, _) = held().await;
    app.register(&row, "Nosy", "№ 4", "named").await;
    let people = app.app.store().list_participants(&row.meeting.id).await.unwrap();
    let (kept, nosy) = (&people[3], &people[4]);
    assert_eq!((kept.no, kept.name.as_str(), kept.category), (ParticipantNo(4), "№ 4", Category::Other));
    assert_ne!(kept.delegation, nosy.delegation);
}
