//! A concept note in English as plain text, from its value.
//!
//! What is written reads back to the same value, as far as the value is one that the reader makes: texts
//! on one line each without marks of emphasis, ids by kind and place, names without commas. A backslash
//! and a space before a line keep the reader from taking it for a heading, a label or a line of the programme.

use std::fmt::Write as _;

use jiff::civil::{Date, Time};
use rostrum_domain::concept_note::{CapScope, ConceptNote, Day, Format, Place};
use rostrum_domain::mandate::{Body, CouncilSession};
use rostrum_domain::programme::{Role, Segment, SegmentKind, Session, SessionKind};

use super::programme::kind;
use crate::grammar;
use crate::paragraph::{Mark, Paragraph};

/// Writes a note that [`read_concept_note`](crate::read_concept_note) reads back.
pub fn write_concept_note(note: &ConceptNote) -> String {
    let mut out = format!("Concept note\n\nTitle: {}\n\nOriginal language: {}\n\n", note.title, note.language);
    write_mandate(note, &mut out);
    out.push_str("Date:\n\n");
    note.days.iter().for_each(|day| write_day(day, &mut out));
    write_place(&note.place, &mut out);
    let printed = note.zone.printed.as_ref().map_or(String::new(), |printed| format!(" ({printed})"));
    let _ = write!(out, "Time zone: {}{printed}\n\n", note.zone.name);
    write_texts("Objective", note.objective.lines(), &mut out);
    write_outcomes(&note.outcomes, &mut out);
    write_format(&note.format, &mut out);
    write_texts("Background", note.background.iter().map(String::as_str), &mut out);
    write_documents(note, &mut out);
    write_programme(&note.programme.sessions, &mut out);
    out
}

fn write_mandate(note: &ConceptNote, out: &mut String) {
    let body = match &note.body {
        Body::Other(name) => name,
        known => known.name(),
    };
    let _ = write!(out, "Body: {body}\n\n");
    out.push_str(if note.mandates.is_empty() { "Mandate: none\n\n" } else { "Mandate:\n\n" });
    for mandate in &note.mandates {
        let adopted = mandate.adopted.map_or(String::new(), |date| format!(" of {}", long(date)));
        let _ = writeln!(out, "- {}{adopted}", mandate.symbol);
    }
    if !note.mandates.is_empty() {
        out.push('\n');
    }
    match note.report_to {
        Some(session) => {
            let _ = write!(out, "Report: to the {} at its {} session\n\n", note.body.name(), ordinal(session));
        }
        None => out.push_str("Report: none\n\n"),
    }
}

fn ordinal(session: CouncilSession) -> String {
    let number = session.number();
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// A date with its weekday and hours.
pub fn write_day(day: &Day, out: &mut String) {
    let hours: Vec<String> = day.hours.iter().map(|hours| range(hours.start, hours.end)).collect();
    let hours = if hours.is_empty() { String::new() } else { format!(", {}", hours.join(" and ")) };
    let _ = write!(out, "{} {}{hours}\n\n", day.date.strftime("%A"), long(day.date));
}

fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn range(start: Time, end: Time) -> String {
    format!("{} – {}", start.strftime("%H:%M"), end.strftime("%H:%M"))
}

fn write_place(place: &Place, out: &mut String) {
    let (mode, venue, platform) = match place {
        Place::Online { platform } => ("online", None, platform.as_ref()),
        Place::Onsite { place } => ("in person", Some(place), None),
        Place::Hybrid { place, platform } => ("hybrid", Some(place), platform.as_ref()),
    };
    let _ = write!(out, "Mode: {mode}\n\n");
    if let Some(venue) = venue {
        let _ = write!(out, "Venue: {venue}\n\n");
    }
    if let Some(platform) = platform {
        let _ = write!(out, "Platform: {platform}\n\n");
    }
}

fn write_texts<'a>(heading: &str, texts: impl Iterator<Item = &'a str>, out: &mut String) {
    let mut texts = texts.filter(|text| !text.is_empty()).peekable();
    if texts.peek().is_none() {
        return;
    }
    let _ = write!(out, "{heading}:\n\n");
    texts.for_each(|text| write_text(text, out));
}

/// A paragraph of running text, guarded where it could be taken for something else.
pub fn write_text(text: &str, out: &mut String) {
    let guard = if stands_alone(text) { "" } else { "\\ " };
    let _ = write!(out, "{guard}{text}\n\n");
}

/// Whether a paragraph begins like running text and nothing else: with a capital word that is followed by
/// words, and without a colon near its beginning.
fn stands_alone(text: &str) -> bool {
    let head: String = text.chars().take(120).collect();
    let capital = head.chars().next().is_some_and(char::is_uppercase);
    let long = head.split(' ').count() >= 8;
    capital && long && !head.contains([':', '|', '\t', '–', '-', '\\']) && !head.contains(|c: char| c.is_ascii_digit())
}

fn write_outcomes(outcomes: &[String], out: &mut String) {
    if outcomes.is_empty() {
        return;
    }
    out.push_str("Expected outcomes:\n\n");
    for (at, outcome) in outcomes.iter().enumerate() {
        if stands_alone(outcome) {
            let _ = write!(out, "- ({}) {outcome}\n\n", at + 1);
        } else {
            write_text(outcome, out);
        }
    }
}

fn write_format(format: &Format, out: &mut String) {
    let seconds = format.limit.seconds();
    let limit =
        if seconds.is_multiple_of(60) { format!("{} minutes", seconds / 60) } else { format!("{seconds} seconds") };
    let _ = write!(out, "Format:\n\nSpeaking time: {limit}\n\n");
    if format.cap.is_none() {
        out.push_str("Cap of the floor: none\n\n");
    }
    if let Some(cap) = format.cap {
        let scope = match cap.scope {
            CapScope::Meeting => "in all",
            CapScope::Session => "per session",
            CapScope::Slot => "per slot",
        };
        let _ = write!(out, "Cap of the floor: {} minutes {scope}\n\n", cap.minutes);
    }
    let names: Vec<&str> = format.categories.iter().map(|category| category.name()).collect();
    let _ = write!(out, "Who may take the floor: {}\n\n", names.join("; "));
    let _ = write!(out, "Time between speakers: {} seconds\n\n", format.allowance_seconds);
    format.text.iter().for_each(|text| write_text(text, out));
}

fn write_documents(note: &ConceptNote, out: &mut String) {
    if note.documents.is_empty() {
        return;
    }
    out.push_str("Background documents:\n\n");
    for document in &note.documents {
        let date = document.date.map_or(String::new(), |date| format!(" of {}", long(date)));
        let _ = writeln!(out, "- {}{date}: {}", document.symbol, document.title);
    }
    out.push('\n');
}

fn write_programme(sessions: &[Session], out: &mut String) {
    out.push_str("Programme\n\n");
    let mut day = None;
    for session in sessions {
        let date = session.start.date();
        let new_day = (day.replace(date) != Some(date)).then_some(date);
        write_programme_head(new_day, session.start.time(), session.end.time(), out);
        let _ = write!(out, "{}\n\n", session.title);
        write_session(session, out);
    }
}

/// What stands before the title of a session: the date where a new day begins, and the hours.
pub fn write_programme_head(new_day: Option<Date>, start: Time, end: Time, out: &mut String) {
    if let Some(date) = new_day {
        let _ = write!(out, "{} {}\n\n", date.strftime("%A"), long(date));
    }
    let _ = write!(out, "{} ", range(start, end));
}

fn write_session(session: &Session, out: &mut String) {
    if kind_of_title(&session.title) != session.kind {
        let kind = match session.kind {
            SessionKind::Opening => "opening",
            SessionKind::Panel => "panel",
            SessionKind::Closing => "closing",
            SessionKind::Break => "break",
        };
        let _ = write!(out, "Kind of session: {kind}\n\n");
    }
    for line in session.objective.iter().flat_map(|objective| objective.lines()) {
        let _ = write!(out, "Session objective: {line}\n\n");
    }
    if !session.segments.is_empty() {
        let steps: Vec<String> = session.segments.iter().map(step).collect();
        let _ = write!(out, "Steps: {}\n\n", steps.join("; "));
    }
    let mut role = None;
    for person in &session.people {
        if role.replace(person.role) != Some(person.role) {
            let _ = write!(out, "{}\n\n", heading_of(person.role));
        }
        let title = person.title.as_ref().map_or(String::new(), |title| format!(", {title}"));
        let _ = write!(out, "- {}{title}\n\n", person.name);
    }
}

fn kind_of_title(title: &str) -> SessionKind {
    let mut paragraph = Paragraph::new(Mark::None);
    paragraph.push(title, 0);
    kind(&paragraph.finish(), &grammar::all()[0])
}

fn step(segment: &Segment) -> String {
    let name = match segment.kind {
        SegmentKind::OpeningRemarks => "opening remarks",
        SegmentKind::Presentations => "presentations",
        SegmentKind::Floor => "the floor",
        SegmentKind::Replies => "replies",
        SegmentKind::ConcludingRemarks => "concluding remarks",
    };
    format!("{name} {} min", segment.minutes)
}

fn heading_of(role: Role) -> &'static str {
    match role {
        Role::Chair => "Chair:",
        Role::Moderator => "Moderator:",
        Role::Panellist => "Panellists:",
        Role::Speaker => "Speakers:",
    }
}
