//! The calendar file (RFC 5545): one event for each session, named by meeting and session, so that a
//! new version of the programme moves the entry instead of adding another.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rostrum_domain::concept_note::Place;
use rostrum_domain::programme::{Session, SessionKind};
use rostrum_store::MeetingRow;

use crate::i18n::Lang;
use crate::times;

/// The file of a meeting in the language of its note.
pub fn file(base: &str, row: &MeetingRow) -> String {
    let note = &row.meeting.note;
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Rostrum//Programme//EN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(&marked(row, &note.title));
    let held = note.programme.sessions.iter().filter(|session| session.kind != SessionKind::Break);
    for session in held {
        calendar.push(event(base, row, session));
    }
    calendar.to_string()
}

fn event(base: &str, row: &MeetingRow, session: &Session) -> Event {
    let (meeting, note) = (&row.meeting, &row.meeting.note);
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
    event.add_property("STATUS", "CONFIRMED");
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
