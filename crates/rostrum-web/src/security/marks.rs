//! One participant of each level has taken part; their marks are looked for in everything that others get: every
//! answer of every address, streams, files in every format, mails to others, messages to webhooks, the program's own
//! log, and the files of the data folder. What staff see is looked at as well, so that the search can find.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use futures_util::StreamExt;
use jiff::civil::date;
use rostrum_domain::change_request::Wish;
use rostrum_domain::contribution::Consent;
use rostrum_domain::country::Country;
use rostrum_domain::floor::{Actor, Command, Floor};
use rostrum_domain::follow_up::Needs;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Audience, Category, Visibility};
use rostrum_domain::practice::{Author, Contact, Place, Practice};
use rostrum_domain::screen::ScreenKind;
use rostrum_store::{Identity, MailFilter, MeetingRow, NewNote, NoteKind, NoteText, Role, ScreenSettings, Seen};
use tracing::level_filters::LevelFilter;

use super::read::readable;
use super::walk::Places;
use super::{endless, routes};
use crate::compendium::tests as compendium;
use crate::mail::keep_all;
use crate::registration::levels::{MARKS, held, hidden};
use crate::testing::{Answer, TestApp};

/// What people tell the secretariat alone, whatever their level.
const PRIVATE: &str = "Qarprivate";

/// The program's own log, as finely as it can be written.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whoever reads: by which cookies.
struct Reader {
    name: &'static str,
    cookies: String,
}

#[tokio::test]
async fn the_marks_of_people_stand_in_nothing_that_others_get_no_log_and_no_file() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .try_init()
        .expect("no other test of this crate takes the log");
    let (app, row, _) = held().await;
    let onlooker = app.register(&row, "Onlooker", "City of Quito", "named").await;
    let readers =
        [Reader { name: "nobody", cookies: String::new() }, Reader { name: "another participant", cookies: onlooker }];
    everything_else(&app, &row).await;
    let places = places(&app, &row).await;

    // While the last of them has the floor, and after the report is published.
    streams(&app, &row, &places).await;
    for reader in &readers {
        walk(&app, &places, reader).await;
    }
    publish(&app, &row).await;
    let mut read = String::new();
    for reader in &readers {
        read.push_str(&walk(&app, &places, reader).await);
    }
    for (level, public) in [("named", "NQarnamed"), ("delegation only", "DQardelegat")] {
        assert!(read.contains(public), "the public is shown what those at the level {level} let it see");
    }
    staff(&app, &row).await;
    worn_and_printed(&app, &row).await;
    mails(&app, &row).await;
    webhooks(&app, &row).await;

    for file in std::fs::read_dir(app.app.store().folder()).unwrap() {
        let path = file.unwrap().path();
        has_no_mark(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()), &path.display().to_string());
    }
    let log = log.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let log = String::from_utf8_lossy(&log);
    assert!(log.contains("TRACE"), "the log is written as finely as it can be");
    has_no_mark(&log, "the log");
}

/// What else is held about people: needs, notes, wishes, attendance, badges, check-ins, mails.
async fn everything_else(app: &TestApp, row: &MeetingRow) {
    let (store, id) = (app.app.store(), &row.meeting.id);
    let at = date(2025, 7, 21).at(10, 0, 0, 0);
    let mut seen = Vec::new();
    for (no, (_, mark)) in (1..).map(ParticipantNo).zip(MARKS) {
        let needs = Needs { remark: format!("{PRIVATE} needs of {mark}"), ..Needs::default() };
        store.keep_needs(id, no, &needs).await.unwrap();
        let text = NoteText::Own(format!("{PRIVATE} note to {mark}"));
        let note =
            NewNote { participant: no, inscription: None, kind: NoteKind::Note, text, by: Role::Chair, key: None };
        store.add_note(id, &note).await.unwrap();
        let wish = Wish { why: format!("{PRIVATE} wish of {mark}"), name: Some(format!("N{mark}")), ..Wish::default() };
        store.ask_for_change(id, no, &wish).await.unwrap();
        store.check_in(id, no).await.unwrap();
        let body = format!("D{mark}");
        let practice = Practice {
            place: Place { name: body.clone(), country: Country::from_code("KE"), ..Place::default() },
            implementing_body: body.clone(),
            partners: vec![body.clone()],
            contact: Contact { name: format!("{PRIVATE} {mark}"), email: format!("{PRIVATE}@example.org") },
            ..compendium::practice("Water for all", "KE")
        };
        let author = Author { delegation: body, category: Some(Category::LocalGovernments), consent: Consent::Publish };
        compendium::publish_of(app, row, Some(no), author, practice).await;
        let identity = Identity::Participant(no);
        let name = format!("{PRIVATE} {mark}");
        seen.push(Seen { name, guest: true, first_joined: at, last_left: at, seconds: 60, identity });
    }
    store.take_attendance(id, &format!("{PRIVATE}.csv"), &seen).await.unwrap();
    let url = format!("https://hooks.example.org/{PRIVATE}");
    store.make_webhook(id, &url, &["everything"], 0, store.now()).await.unwrap();
    keep_all(&app.app).await;
}

async fn places(app: &TestApp, row: &MeetingRow) -> Places {
    let (store, id) = (app.app.store(), &row.meeting.id);
    let mut screens = Vec::new();
    for kind in ScreenKind::ALL.into_iter().filter(|kind| kind.audience() == Audience::Public) {
        let settings = ScreenSettings { name: "A screen".to_owned(), kind, language: "en".to_owned() };
        screens.push(store.insert_screen(id, &settings).await.unwrap().1);
    }
    let all: Vec<_> = (1..=5).map(ParticipantNo).collect();
    let badges = store.badge_codes(id, &all).await.unwrap().into_values().collect();
    let calendar = store.calendar_token(id, ParticipantNo(5)).await.unwrap();
    Places { meeting: id.as_str().to_owned(), screens, calendar, badges }
}

async fn publish(app: &TestApp, row: &MeetingRow) {
    app.submit(row, Actor::Secretariat, Command::EndIntervention).await;
    app.close(row).await;
    let staff = app.secretariat().await;
    let form = "symbol=A%2FHRC%2F63%2F1&do=publish";
    let published = app.post_as(&staff, &format!("/m/{}/report", row.meeting.id), form).await;
    assert!(published.status.is_redirection(), "{}", published.text);
    keep_all(&app.app).await;
}

/// Visits every address, and sends every form empty. Returns all that was read.
async fn walk(app: &TestApp, places: &Places, reader: &Reader) -> String {
    let (mut all, mut answered) = (String::new(), 0);
    let (ways, leaves) = (routes(), |pattern: &str| pattern.contains("sign-out"));
    for route in ways.iter().filter(|route| !endless(&route.pattern)) {
        for path in places.of(&route.pattern) {
            let asked = if path.contains('?') { '&' } else { '?' };
            for path in [path.clone(), format!("{path}{asked}lang=ar")] {
                if route.get {
                    let answer = app.get_as(&reader.cookies, &path).await;
                    answered += usize::from(answer.status == StatusCode::OK);
                    all.push_str(&look(&answer, &format!("{path}, read by {}", reader.name)));
                }
            }
            if route.post && !leaves(&route.pattern) {
                let answer = app.post_as(&reader.cookies, &path, "").await;
                look(&answer, &format!("{path}, sent by {}", reader.name));
            }
        }
    }
    assert!(answered > 60, "{answered} addresses answered {}", reader.name);
    all
}

/// Looks for marks in an answer: its body in whatever format, and its headers, names of files among them.
fn look(answer: &Answer, place: &str) -> String {
    let text = readable(&answer.bytes, place);
    holds_none(&text, place);
    for (name, value) in &answer.headers {
        holds_none(&String::from_utf8_lossy(value.as_bytes()), &format!("{place}: {name}"));
    }
    text
}

/// The streams of pages, screens and programs: what each sends first.
async fn streams(app: &TestApp, row: &MeetingRow, places: &Places) {
    let id = &row.meeting.id;
    let views = ["live", "display", "json", "overlay", "lower_third", "lobby"];
    let mut paths: Vec<String> = views.iter().map(|view| format!("/m/{id}/stream?view={view}")).collect();
    paths.push(format!("/m/{id}/stream?view=live&lang=ar"));
    paths.extend(places.screens.iter().map(|token| format!("/s/{}/stream", token.as_str())));
    let mut states = 0;
    for path in paths {
        let response = app.open(&path).await;
        if response.status() != StatusCode::OK {
            assert!(response.status().is_client_error(), "{path}: {}", response.status());
            continue;
        }
        let (mut body, mut text) = (response.into_body().into_data_stream(), String::new());
        while !text.contains("\"version\"") && text.len() < 1_000_000 {
            let part = tokio::time::timeout(Duration::from_secs(20), body.next()).await.expect("it says something");
            let Some(part) = part else { break };
            text.push_str(&String::from_utf8_lossy(&part.unwrap()));
        }
        states += usize::from(text.contains("\"version\""));
        holds_none(&text, &path);
    }
    assert!(states > 6, "{states} streams sent a state");
    for kind in ["", "/screens"] {
        let path = format!("/m/{id}{kind}/stream?view=console");
        assert!(app.open(&path).await.status().is_client_error(), "{path} is for staff");
    }
    socket(app, row).await;
}

/// The WebSocket, over a real port.
async fn socket(app: &TestApp, row: &MeetingRow) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(crate::serve(listener, app.app.clone(), std::future::pending()));
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let url = format!("ws://{address}/m/{}/api/ws", row.meeting.id);
    let (mut socket, _) = tokio_tungstenite::client_async(url, stream).await.expect("anyone may listen");
    let first = tokio::time::timeout(Duration::from_secs(20), socket.next()).await.expect("it says something");
    let first = first.unwrap().unwrap().into_text().unwrap();
    assert!(first.contains("version"), "{first}");
    holds_none(&first, "the WebSocket");
    serving.abort();
}

/// The secretariat finds every mark where it looks people up: the search is one that can find.
async fn staff(app: &TestApp, row: &MeetingRow) {
    let (staff, base) = (app.secretariat().await, format!("/m/{}", row.meeting.id));
    for path in ["/participants", "/participants/csv", "/participants/xlsx", "/registrations"] {
        let answer = app.get_as(&staff, &format!("{base}{path}")).await;
        let text = readable(&answer.bytes, path);
        for (level, mark) in MARKS {
            for told in [format!("N{mark}"), format!("D{mark}")] {
                assert!(text.contains(&told), "{told} for {level:?} is not on {path}");
            }
        }
    }
    for (path, told) in [("/follow-up/csv", "needs"), ("/attendance", "Qarnamed"), ("/requests", "wish")] {
        let text = app.get_as(&staff, &format!("{base}{path}")).await.text;
        assert!(text.contains(PRIVATE) && text.contains(told), "{PRIVATE} is not on {path}");
    }
}

/// What staff make for others to see: badges as they come, and the report as the command line writes it.
async fn worn_and_printed(app: &TestApp, row: &MeetingRow) {
    let (staff, base) = (app.secretariat().await, format!("/m/{}", row.meeting.id));
    let mut badges = 0;
    for path in ["/badges", "/badges.pdf"] {
        let answer = app.get_as(&staff, &format!("{base}{path}")).await;
        // Without the feature there is no PDF.
        if answer.status == StatusCode::OK {
            let text = look(&answer, path);
            assert!(text.contains("NQarnamed") && text.contains("DQardelegat"), "{path}: {text}");
            badges += 1;
        }
    }
    assert!(badges > 0, "badges are shown");
    let source = app.app.desk().report_source(row, Audience::Public).await.unwrap();
    let report = rostrum_report::compose(&source);
    let files = [
        ("report.md", rostrum_report::markdown(&report).into_bytes()),
        ("report.html", rostrum_report::html(&report).into_bytes()),
        ("report.docx", rostrum_report::docx(&report).unwrap()),
    ];
    for (name, bytes) in files {
        let text = readable(&bytes, name);
        holds_none(&text, name);
        assert!(text.contains("NQarnamed"), "{name} names who is named");
    }
}

/// Mails to everybody else.
async fn mails(app: &TestApp, row: &MeetingRow) {
    let all = app.app.store().list_mails(&row.meeting.id, MailFilter::default(), 0, 1000).await.unwrap();
    let mut to = std::collections::BTreeSet::new();
    for mail in &all {
        let written =
            mail.written.as_ref().unwrap_or_else(|| panic!("mail {} of kind {:?} is written", mail.no, mail.kind));
        to.extend(mail.participant);
        for (no, (level, mark)) in (1..).map(ParticipantNo).zip(MARKS) {
            if mail.participant == Some(no) {
                continue;
            }
            let calendar = written.calendar.as_deref().unwrap_or_default();
            for text in [&written.subject, &written.text, &written.html, calendar] {
                for secret in hidden(level, mark, false) {
                    assert!(!text.contains(&secret), "{secret} for {level:?} in mail {} to another", mail.no);
                }
            }
        }
    }
    assert_eq!(to.len(), 5, "everybody was written to");
}

/// Messages to webhooks: every line of the log makes some.
async fn webhooks(app: &TestApp, row: &MeetingRow) {
    let store = app.app.store();
    let webhook = store.list_webhooks(Some(&row.meeting.id), store.now()).await.unwrap().remove(0);
    let (mut floor, mut made) = (Floor::default(), 0);
    for line in store.list_floor_events(&row.meeting.id).await.unwrap() {
        for message in crate::api::webhook::messages(&webhook, &mut floor, &line).unwrap() {
            has_no_mark(&message.body, "a message to a webhook");
            made += 1;
        }
    }
    assert!(made > 20, "{made} messages");
}

/// Whatever a level hides from the public does not stand in a text.
fn holds_none(text: &str, place: &str) {
    for (level, mark) in MARKS {
        for secret in hidden(level, mark, false) {
            assert!(!text.contains(&secret), "{secret} for {level:?} in {place}");
        }
        assert!(level != Visibility::SecretariatOnly || !text.contains(mark), "{mark} in {place}");
    }
    assert!(!text.contains(PRIVATE), "{PRIVATE} in {place}");
}

/// No mark at all stands in a text, whatever its level and however it is written.
fn has_no_mark(text: &str, place: &str) {
    let text = text.to_lowercase();
    for mark in MARKS.map(|(_, mark)| mark).into_iter().chain([PRIVATE]) {
        let at = text.find(&mark.to_lowercase());
        let around =
            at.map(|at| text[..at].chars().rev().take(200).collect::<String>().chars().rev().collect::<String>());
        assert!(at.is_none(), "{mark} in {place}, after {around:?}");
    }
}
