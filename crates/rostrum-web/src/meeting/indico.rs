//! The meeting as Indico exports an event: `/export/event/ID.json?detail=sessions`. Public facts only.

use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::DateTime;
use rostrum_domain::concept_note::Place;
use rostrum_domain::programme::{ProgrammePerson, Role, Session, SessionKind};
use rostrum_store::MeetingRow;
use serde_json::{Value, json};

use crate::app::App;
use crate::error::Fault;

/// Gives the meeting in the form of Indico.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "indico", path = "/m/{meeting}/indico.json", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = serde_json::Value, description = "The meeting as Indico exports an event"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn show(State(app): State<App>, Path(meeting): Path<String>) -> Result<Json<Value>, Fault> {
    let row = app.meeting(&meeting).await?;
    Ok(Json(export(&app.settings().base, &row, app.now().as_second())))
}

fn export(base: &str, row: &MeetingRow, at_seconds: i64) -> Value {
    let (meeting, note) = (&row.meeting, &row.meeting.note);
    let zone = note.zone.name.as_str();
    let held: Vec<&Session> =
        note.programme.sessions.iter().filter(|session| session.kind != SessionKind::Break).collect();
    let hours = note.days.iter().flat_map(|day| {
        day.hours.iter().map(|hours| (day.date.to_datetime(hours.start), day.date.to_datetime(hours.end)))
    });
    let spans: Vec<(DateTime, DateTime)> =
        hours.chain(held.iter().map(|session| (session.start, session.end))).collect();
    let first = spans.iter().map(|(start, _)| *start).min();
    let last = spans.iter().map(|(_, end)| *end).max();
    let occurrences: Vec<Value> = note
        .days
        .iter()
        .flat_map(|day| day.hours.iter().map(move |hours| (day.date, hours)))
        .map(|(date, hours)| {
            json!({
                "_type": "Period", "_fossil": "period",
                "startDT": moment(date.to_datetime(hours.start), zone),
                "endDT": moment(date.to_datetime(hours.end), zone),
            })
        })
        .collect();
    let (location, room) = match &note.place {
        Place::Online { platform } => (platform.clone().unwrap_or_default(), String::new()),
        Place::Onsite { place } | Place::Hybrid { place, .. } => (place.clone(), String::new()),
    };
    let title = if meeting.rehearsal { format!("REHEARSAL: {}", note.title) } else { note.title.clone() };
    let description: Vec<String> = note.objective.lines().map(|line| format!("<p>{}</p>", escaped(line))).collect();
    let page = format!("{base}/m/{}", meeting.id);
    json!({
        "_type": "HTTPAPIResult",
        "additionalInfo": {},
        "complete": true,
        "count": 1,
        "ts": at_seconds,
        "url": format!("{page}/indico.json"),
        "results": [{
            "_type": "Conference",
            "_fossil": "conferenceMetadataWithSessions",
            "id": meeting.id.as_str(),
            "type": "meeting",
            "category": note.body.name(),
            "title": title,
            "description": description.concat(),
            "startDate": first.map(|at| moment(at, zone)),
            "endDate": last.map(|at| moment(at, zone)),
            "timezone": zone,
            "occurrences": occurrences,
            "location": location,
            "room": room,
            "address": "",
            "keywords": [],
            "url": page,
            "contributions": [],
            "sessions": held.iter().map(|session| slot(session, zone)).collect::<Vec<_>>(),
        }],
    })
}

fn slot(session: &Session, zone: &str) -> Value {
    let of = |roles: &[Role]| -> Vec<Value> {
        session.people.iter().filter(|person| roles.contains(&person.role)).map(person).collect()
    };
    let speakers = of(&[Role::Panellist, Role::Speaker]);
    let (start, end) = (moment(session.start, zone), moment(session.end, zone));
    let contribution = json!({
        "_type": "Contribution", "title": session.title, "startDate": start, "endDate": end, "speakers": speakers,
        "session": session.title, "description": session.objective,
    });
    json!({
        "_type": "SessionSlot",
        "_fossil": "sessionMetadata",
        "id": session.id.as_str(),
        "title": session.title,
        "slotTitle": "",
        "startDate": start,
        "endDate": end,
        "room": "",
        "location": "",
        "conveners": of(&[Role::Chair, Role::Moderator]),
        "contributions": if speakers.is_empty() { json!([]) } else { json!([contribution]) },
    })
}

/// Who stands in the programme is public.
fn person(person: &ProgrammePerson) -> Value {
    json!({ "_type": "Person", "fullName": person.name, "affiliation": person.title.clone().unwrap_or_default() })
}

fn moment(at: DateTime, zone: &str) -> Value {
    json!({ "date": at.date().to_string(), "time": at.time().strftime("%H:%M:%S").to_string(), "tz": zone })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use rostrum_import::read_concept_note;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn what_is_written_for_indico_reads_back_as_the_meeting() {
        let (app, row) = TestApp::with_meeting().await;
        app.register(&row, "Zerqa Noor", "Hidden Harbour", "named").await;
        let answer = app.get(&format!("/m/{}/indico.json", row.meeting.id)).await;
        assert!(answer.headers["content-type"].to_str().unwrap().starts_with("application/json"));
        assert!(!answer.text.contains("Zerqa") && !answer.text.contains("Hidden"));
        let value: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!((&value["count"], &value["_type"]), (&1.into(), &"HTTPAPIResult".into()));
        assert_eq!(value["results"][0]["startDate"]["time"], "10:00:00");
        let (read, note) = (read_concept_note(answer.text.as_bytes(), "").unwrap().note, &row.meeting.note);
        assert_eq!((&read.title, &read.zone.name, &read.objective), (&note.title, &note.zone.name, &note.objective));
        let sessions = |note: &rostrum_domain::concept_note::ConceptNote| {
            let line = |one: &rostrum_domain::programme::Session| {
                let people = one.people.iter().map(|person| (person.name.clone(), person.title.clone()));
                (one.title.clone(), one.start, one.end, people.collect::<Vec<_>>())
            };
            note.programme.sessions.iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(sessions(&read), sessions(note));
    }
}
