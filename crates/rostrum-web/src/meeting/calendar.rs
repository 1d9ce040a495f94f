//! The calendar files (RFC 5545): one event for each session, named by meeting and session, so that a new version of
//! the programme moves the entry instead of adding another, and a session that was dropped is cancelled. Its number of
//! the programme's version is its sequence.

use std::collections::BTreeSet;

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rostrum_domain::concept_note::{ConceptNote, Place};
use rostrum_domain::floor::Status;
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::Participant;
use rostrum_domain::programme::{Session, SessionKind};
use rostrum_store::{Error, MeetingRow};

use crate::app::App;
use crate::i18n::Lang;
use crate::times;

/// Which sessions the calendar of a participant has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of the meeting.
    WholeMeeting,
    /// Those on whose lists the participant stands or stood.
    OwnSessions,
}

/// The file of a meeting in the language of its note.
///
/// # Errors
/// The outside failed.
pub async fn of_meeting(app: &App, row: &MeetingRow) -> Result<String, Error> {
    let notes = app.store().list_programme_notes(&row.meeting.id).await?;
    Ok(file(&app.settings().base, row, &notes, |_| true))
}

/// The file of a participant. A calendar in which nobody may find the meeting is not made discreet by it: it is sent
/// to nobody who did not ask for it.
///
/// # Errors
/// The outside failed.
pub async fn of_participant(
    app: &App,
    row: &MeetingRow,
    participant: &Participant,
    which: Which,
) -> Result<String, Error> {
    if which == Which::WholeMeeting {
        return of_meeting(app, row).await;
    }
    let floor = app.desk().floor(&row.meeting.id).await?;
    let own = floor.inscriptions.values().filter(|entry| {
        entry.status != Status::Withdrawn && (entry.participant == participant.no || entry.made_by == participant.no)
    });
    let own: BTreeSet<&SessionId> = own.map(|entry| &entry.session).collect();
    let notes = app.store().list_programme_notes(&row.meeting.id).await?;
    Ok(file(&app.settings().base, row, &notes, |session| own.contains(&session.id)))
}

/// The file with the sessions that are wanted; `notes` are those of all versions of the programme, in order.
fn file(base: &str, row: &MeetingRow, notes: &[ConceptNote], wanted: impl Fn(&Session) -> bool) -> String {
    let note = &row.meeting.note;
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Rostrum//Programme//EN"));
    // With REQUEST each file could have one session only, and programs would ask for answers (RFC 5546, 3.2.2).
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(&marked(row, &note.title));
    let held = |note: &ConceptNote| {
        let sessions = note.programme.sessions.iter().filter(|session| session.kind != SessionKind::Break);
        sessions.cloned().collect::<Vec<_>>()
    };
    let mut known: BTreeSet<SessionId> = BTreeSet::new();
    for session in held(note) {
        known.insert(session.id.clone());
        if wanted(&session) {
            calendar.push(event(base, row, note, &session, "CONFIRMED"));
        }
    }
    for earlier in notes.iter().rev() {
        for session in held(earlier) {
            if known.insert(session.id.clone()) && wanted(&session) {
                calendar.push(event(base, row, earlier, &session, "CANCELLED"));
            }
        }
    }
    calendar.to_string()
}

fn event(base: &str, row: &MeetingRow, note: &ConceptNote, session: &Session, status: &str) -> Event {
    let meeting = &row.meeting;
    let lang = Lang::from_tag(&note.language).unwrap_or(Lang::En);
    let page = format!("{base}/m/{}", meeting.id);
    let changed = utc(row.changed_at);
    let mut event = Event::new();
    // A rehearsal has the address of the meeting that it rehearses, and must not move its entries.
    let host = if meeting.rehearsal { "rehearsal.rostrum" } else { "rostrum" };
    event.uid(&format!("{}.{}@{host}", meeting.id, session.id));
    event.summary(&marked(row, &session.title));
    event.description(&format!("{}\n\n{page}", note.title));
    event.location(&times::place(lang, &note.place));
    event.url(&page);
    event.add_property("DTSTAMP", &changed);
    event.add_property("LAST-MODIFIED", &changed);
    event.add_property("DTSTART", utc(note.zone.instant(session.start)));
    event.add_property("DTEND", utc(note.zone.instant(session.end)));
    event.add_property("SEQUENCE", meeting.version.saturating_sub(1).to_string());
    event.add_property("STATUS", status);
    if let Place::Online { platform } | Place::Hybrid { platform, .. } = &note.place {
        let mut conference = Property::new("CONFERENCE", &page);
        conference.add_parameter("VALUE", "URI");
        if let Some(platform) = platform {
            conference.add_parameter("LABEL", &format!("\"{}\"", platform.replace(['"', '\r', '\n'], " ")));
        }
        event.append_property(conference);
    }
    event.done()
}

/// Everything simulated says so, in every calendar that takes the file.
fn marked(row: &MeetingRow, title: &str) -> String {
    if row.meeting.rehearsal { format!("REHEARSAL: {title}") } else { title.to_owned() }
}

/// In UTC, which needs no rules of a zone beside it and is right in every calendar.
fn utc(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}
