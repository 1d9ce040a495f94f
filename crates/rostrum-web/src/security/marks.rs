//! One participant of each level has taken part; their marks are looked for in every public answer, in the report, in
//! the program's own log, and in the files of the data folder.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::to_bytes;
use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::participant::Visibility;
use tracing::level_filters::LevelFilter;

use super::{address, endless, routes};
use crate::registration::levels::{MARKS, held, hidden};

/// The program's own log, as it is written at the level of whoever looks for a fault.
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

#[tokio::test]
async fn the_marks_of_people_stand_in_no_public_answer_no_log_and_no_file() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::DEBUG)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .try_init()
        .expect("no other test of this crate takes the log");
    let (app, row, _) = held().await;
    let id = &row.meeting.id;
    app.submit(&row, Actor::Secretariat, Command::EndIntervention).await;
    app.close(&row).await;
    let staff = app.secretariat().await;
    let published = app.post_as(&staff, &format!("/m/{id}/report"), "symbol=A%2FHRC%2F63%2F1&do=publish").await;
    assert!(published.status.is_redirection(), "{}", published.text);

    let mut answers = 0;
    for route in routes().iter().filter(|route| route.get && !endless(&route.pattern)) {
        let path = address(&route.pattern, id.as_str());
        let answer = app.get(&path).await;
        answers += usize::from(answer.status == StatusCode::OK);
        holds_none(&answer.text, &path);
        for (name, value) in &answer.headers {
            holds_none(&String::from_utf8_lossy(value.as_bytes()), &format!("{path}: {name}"));
        }
    }
    assert!(answers > 20, "{answers} addresses answered");
    holds_none(&docx(&app, &format!("/m/{id}/report/report.docx")).await, "report.docx");

    for file in std::fs::read_dir(app.app.store().folder()).unwrap() {
        let path = file.unwrap().path();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        for (level, mark) in MARKS {
            assert!(!text.contains(&mark.to_lowercase()), "{level:?} in {}", path.display());
        }
    }
    let log = log.0.lock().unwrap_or_else(PoisonError::into_inner);
    let log = String::from_utf8_lossy(&log).to_lowercase();
    assert!(!log.is_empty(), "nothing was logged at all");
    for (level, mark) in MARKS {
        let at = log.find(&mark.to_lowercase()).map(|at| log[at.saturating_sub(200)..].lines().next());
        assert!(at.is_none(), "{level:?} in the log: {at:?}");
    }
}

/// Whatever a level hides from the public does not stand in a text.
fn holds_none(text: &str, place: &str) {
    for (level, mark) in MARKS {
        for secret in hidden(level, mark, false) {
            assert!(!text.contains(&secret), "{secret} for {level:?} in {place}");
        }
        assert!(level != Visibility::SecretariatOnly || !text.contains(mark), "{mark} in {place}");
    }
}

/// All parts of a DOCX as one text.
async fn docx(app: &crate::testing::TestApp, path: &str) -> String {
    let response = app.open(path).await;
    assert_eq!(response.status(), StatusCode::OK);
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut all).unwrap();
    }
    assert!(all.contains("<w:document"), "it is a document");
    all
}
