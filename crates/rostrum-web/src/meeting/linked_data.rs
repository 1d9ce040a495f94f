//! The meeting as a schema.org Event in JSON-LD.

use maud::{Markup, PreEscaped, html};
use rostrum_domain::concept_note::{ConceptNote, Place};
use rostrum_domain::programme::{Session, SessionKind};
use rostrum_store::MeetingRow;
use serde_json::{Value, json};

use crate::times;

/// The block for the head of the page.
pub fn block(base: &str, row: &MeetingRow) -> Markup {
    // "<" is written as an escape, so that no title can end the block.
    let text = event(base, row).to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

fn event(base: &str, row: &MeetingRow) -> Value {
    let note = &row.meeting.note;
    let page = format!("{base}/m/{}", row.meeting.id);
    let name = if row.meeting.rehearsal { format!("REHEARSAL: {}", note.title) } else { note.title.clone() };
    let held: Vec<&Session> = note.programme.sessions.iter().filter(|s| s.kind != SessionKind::Break).collect();
    let mut event = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": page,
        "url": page,
        "name": name,
        "description": note.objective,
        "inLanguage": note.language,
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": { "@type": "Organization", "name": note.body.name() },
        "subEvent": held.iter().map(|session| sub_event(&page, note, session)).collect::<Vec<_>>(),
    });
    if let (Some(first), Some(last)) = (held.first(), held.last()) {
        event["startDate"] = times::with_offset(&note.zone, note.zone.instant(first.start)).into();
        event["endDate"] = times::with_offset(&note.zone, note.zone.instant(last.end)).into();
    }
    add_place(&mut event, &page, &note.place);
    event
}

fn sub_event(page: &str, note: &ConceptNote, session: &Session) -> Value {
    let mut event = json!({
        "@type": "Event",
        "@id": format!("{page}#{}", session.id),
        "url": format!("{page}#{}", session.id),
        "name": session.title,
        "startDate": times::with_offset(&note.zone, note.zone.instant(session.start)),
        "endDate": times::with_offset(&note.zone, note.zone.instant(session.end)),
        "eventStatus": "https://schema.org/EventScheduled",
    });
    if let Some(objective) = &session.objective {
        event["description"] = objective.as_str().into();
    }
    if !session.people.is_empty() {
        let person = |name: &str| json!({ "@type": "Person", "name": name });
        event["performer"] = session.people.iter().map(|p| person(&p.name)).collect();
    }
    add_place(&mut event, page, &note.place);
    event
}

fn add_place(event: &mut Value, page: &str, place: &Place) {
    let online = json!({ "@type": "VirtualLocation", "url": page });
    let room = |name: &str| json!({ "@type": "Place", "name": name, "address": name });
    let (mode, location) = match place {
        Place::Online { .. } => ("Online", online),
        Place::Onsite { place } => ("Offline", room(place)),
        Place::Hybrid { place, .. } => ("Mixed", json!([room(place), online])),
    };
    event["eventAttendanceMode"] = format!("https://schema.org/{mode}EventAttendanceMode").into();
    event["location"] = location;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn the_event_is_online_with_offsets_and_its_sessions() {
        let (_app, row) = TestApp::with_meeting().await;
        let event = event("https://rostrum.test", &row);
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
        assert_eq!(event["location"]["@type"], "VirtualLocation");
        assert_eq!(event["startDate"], "2025-07-21T10:00:00+02:00");
        assert_eq!(event["endDate"], "2025-07-21T17:00:00+02:00");
        assert_eq!(event["subEvent"].as_array().unwrap().len(), 4);
        assert_eq!(event["subEvent"][1]["performer"][0]["name"], "Ms. Ana Duarte");
    }
}
