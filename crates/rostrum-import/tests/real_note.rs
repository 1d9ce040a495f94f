//! The concept note of the panel discussion of 21 July 2025, where the workspace has it beside it.

use std::path::Path;

use rostrum_domain::concept_note::{CapScope, Place};
use rostrum_domain::participant::Category;
use rostrum_import::{Imported, Origin, read_concept_note};

fn real_note() -> Option<Imported> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/notes/local-government-2025.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("left out: {} is not there", path.display());
        return None;
    };
    Some(read_concept_note(&bytes, "local-government-2025.txt").expect("the real note reads"))
}

#[test]
fn every_field_of_the_real_note_is_found() {
    let Some(imported) = real_note() else { return };
    let note = &imported.note;
    assert!(note.title.starts_with("One-day panel discussion to exchange"));
    assert_eq!(note.mandates.len(), 1);
    assert_eq!(note.mandates[0].symbol.as_str(), "A/HRC/RES/57/12");
    assert_eq!(note.mandates[0].adopted.unwrap().to_string(), "2024-10-10");
    assert_eq!(note.report_to.unwrap().number(), 63);
    assert_eq!(note.days.len(), 1);
    assert_eq!(note.days[0].date.to_string(), "2025-07-21");
    assert_eq!(note.days[0].hours.len(), 2);
    assert_eq!(note.place, Place::Online { platform: Some("MS Teams".to_owned()) });
    assert_eq!((note.zone.name.as_str(), note.zone.printed.as_deref()), ("Europe/Zurich", Some("CET")));
    assert!(note.objective.starts_with("As mandated by"));
    assert_eq!(note.outcomes.len(), 3);
    assert!(note.outcomes[0].starts_with("Local governments and other stakeholders exchange"));
    assert_eq!(note.format.text.len(), 1, "the page break is closed");
    assert_eq!(note.format.limit.seconds(), 120);
    let cap = note.format.cap.unwrap();
    assert_eq!((cap.minutes, cap.scope), (45, CapScope::Session));
    assert_eq!(note.format.categories.len(), Category::ALL.len());
    assert_eq!(note.background.len(), 2);
}

#[test]
fn all_documents_of_the_real_note_are_resolved() {
    let Some(imported) = real_note() else { return };
    let documents = &imported.note.documents;
    let symbols: Vec<&str> = documents.iter().map(|document| document.symbol.as_str()).collect();
    assert_eq!(
        symbols,
        [
            "A/HRC/56/32",
            "A/HRC/51/10",
            "A/HRC/42/22",
            "A/HRC/38/22",
            "A/HRC/30/49",
            "A/HRC/27/59",
            "A/HRC/RES/24/2",
            "A/HRC/RES/27/4",
            "A/HRC/RES/33/8",
            "A/HRC/RES/39/7",
            "A/HRC/RES/45/7",
            "A/HRC/RES/51/12",
            "A/HRC/RES/57/12",
        ]
    );
    assert_eq!(documents.iter().filter(|document| document.date.is_some()).count(), 7);
}

#[test]
fn the_programme_of_the_real_note_is_read() {
    let Some(imported) = real_note() else { return };
    let sessions: Vec<String> = imported
        .note
        .programme
        .sessions
        .iter()
        .map(|session| format!("{} {}–{}", session.id, session.start.strftime("%H:%M"), session.end.strftime("%H:%M")))
        .collect();
    assert_eq!(
        sessions,
        ["opening 10:00–10:20", "session-1 10:20–12:00", "session-2 15:00–16:45", "closing 16:45–17:00"]
    );
    assert!(imported.note.programme.sessions[1].objective.is_some());
}

#[test]
fn the_only_finding_in_the_real_note_is_its_zone() {
    let Some(imported) = real_note() else { return };
    let findings: Vec<&str> = imported.findings().map(|notice| notice.code.as_str()).collect();
    assert_eq!(findings, ["zone-not-in-force"]);
    let assumed: Vec<&str> = imported
        .fields
        .iter()
        .filter(|field| field.origin == Origin::Assumed)
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(assumed, ["zone", "format.cap_scope", "format.allowance_seconds"]);
}
