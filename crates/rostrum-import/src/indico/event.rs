//! An event becomes a concept note in plain text: what Indico knows of it, and nothing invented. What a note needs
//! beside it, such as the mandate, the reader of notes then names as missing.

use std::fmt::Write as _;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use serde_json::Value;

use super::line;
use crate::concept_note::{write_day, write_programme_head, write_text};
use rostrum_domain::concept_note::{Day, Hours, Zone};

/// The most days of an event that are written; what lasts longer is no meeting.
const MOST_DAYS: usize = 31;

/// A part of the programme.
struct Part {
    start: DateTime,
    end: DateTime,
    title: String,
    moderators: Vec<String>,
    speakers: Vec<String>,
}

/// The note of an event.
pub fn as_note(event: &Value) -> String {
    let zone = zone(event);
    let start = event.get("startDate").and_then(|at| moment(at, &zone));
    let end = event.get("endDate").and_then(|at| moment(at, &zone));
    let parts = parts(event, &zone);
    let mut out = format!("Concept note\n\nTitle: {}\n\n", line(event, "title"));
    let days = days(event, &zone, start.zip(end), &parts);
    if !days.is_empty() {
        out.push_str("Date:\n\n");
        days.iter().for_each(|day| write_day(day, &mut out));
    }
    let place = [line(event, "room"), line(event, "location"), line(event, "address")];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    if !place.is_empty() {
        let _ = write!(out, "Venue: {}\n\n", place.join(", "));
    }
    let _ = write!(out, "Time zone: {}\n\n", zone.name);
    let description = without_tags(event.get("description").and_then(Value::as_str).unwrap_or_default());
    if !description.is_empty() {
        out.push_str("Objective:\n\n");
        description.iter().for_each(|paragraph| write_text(paragraph, &mut out));
    }
    write_parts(&parts, &mut out);
    out
}

fn write_parts(parts: &[Part], out: &mut String) {
    if parts.is_empty() {
        return;
    }
    out.push_str("Programme\n\n");
    let mut day = None;
    for part in parts {
        let date = part.start.date();
        write_programme_head(
            (day.replace(date) != Some(date)).then_some(date),
            part.start.time(),
            part.end.time(),
            out,
        );
        let _ = write!(out, "{}\n\n", part.title);
        for (heading, people) in [("Moderator:", &part.moderators), ("Panellists:", &part.speakers)] {
            if !people.is_empty() {
                let _ = write!(out, "{heading}\n\n");
                people.iter().for_each(|person| {
                    let _ = write!(out, "- {person}\n\n");
                });
            }
        }
    }
}

/// The zone of the event; that of its beginning where it names none, UTC where neither is one.
fn zone(event: &Value) -> Zone {
    let named = [line(event, "timezone"), event.get("startDate").map(|at| line(at, "tz")).unwrap_or_default()];
    let known = named.iter().find_map(|name| Zone::parse(name).ok());
    known.unwrap_or(Zone { name: "UTC".to_owned(), printed: None })
}

/// `{"date": "2025-07-21", "time": "10:00:00", "tz": "Europe/Zurich"}` on the clocks of the event's zone.
fn moment(at: &Value, zone: &Zone) -> Option<DateTime> {
    let date: Date = line(at, "date").parse().ok()?;
    let time: Time = line(at, "time").parse().ok()?;
    let local = date.to_datetime(time);
    match TimeZone::get(&line(at, "tz")) {
        Ok(rules) => {
            let there = local.to_zoned_datetime(rules).ok()?;
            Some(there.timestamp().to_zoned_datetime(zone.rules()).datetime())
        }
        Err(_) => Some(local),
    }
}

/// The days with their hours: those that the export lists, else those of the programme, else from the beginning to
/// the end.
fn days(event: &Value, zone: &Zone, whole: Option<(DateTime, DateTime)>, parts: &[Part]) -> Vec<Day> {
    let listed = event.get("occurrences").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let listed: Vec<(DateTime, DateTime)> = listed
        .iter()
        .filter_map(|one| Some((moment(one.get("startDT")?, zone)?, moment(one.get("endDT")?, zone)?)))
        .collect();
    let same_day = whole.is_some_and(|(start, end)| start.date() == end.date());
    let of_parts = || parts.iter().map(|part| (part.start, part.end)).collect::<Vec<_>>();
    let spans = if !listed.is_empty() {
        listed
    } else if parts.is_empty() || same_day {
        whole.into_iter().collect()
    } else {
        of_parts()
    };
    let mut days: Vec<Day> = Vec::new();
    for (start, end) in spans {
        let last = if end.date() > start.date() && end.time() == Time::midnight() {
            end.date().yesterday().unwrap_or(end.date())
        } else {
            end.date()
        };
        // Over several days the hours of the first and the last are those of each.
        let until = if end.time() > start.time() { end.time() } else { Time::constant(23, 59, 0, 0) };
        for date in start.date().series(jiff::Span::new().days(1)).take_while(|date| *date <= last).take(MOST_DAYS) {
            let hours = Hours { start: start.time(), end: until };
            // One stretch for each day: from the first beginning to the last end.
            if let Some(place) = days.iter().position(|day| day.date == date) {
                for known in &mut days[place].hours {
                    *known = Hours { start: known.start.min(hours.start), end: known.end.max(hours.end) };
                }
            } else if days.len() < MOST_DAYS {
                days.push(Day { date, hours: vec![hours] });
            }
        }
    }
    days.sort_by_key(|day| day.date);
    days
}

/// The sessions with their speakers, else the contributions, in the order of time.
fn parts(event: &Value, zone: &Zone) -> Vec<Part> {
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut parts: Vec<Part> =
        list(event, "sessions").iter().chain(&list(event, "contributions")).filter_map(|one| part(one, zone)).collect();
    parts.sort_by_key(|part| (part.start, part.end));
    parts
}

fn part(one: &Value, zone: &Zone) -> Option<Part> {
    let (start, end) = (moment(one.get("startDate")?, zone)?, moment(one.get("endDate")?, zone)?);
    let (title, slot) = (line(one, "title"), line(one, "slotTitle"));
    let title = if slot.is_empty() || slot == title { title } else { format!("{title}: {slot}") };
    // What has no title or ends on another day is no part of a programme.
    let fits = !title.is_empty() && start < end && start.date() == end.date();
    let within = one.get("contributions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut speakers = people(one, &["speakers"]);
    for person in within.iter().flat_map(|one| people(one, &["speakers"])) {
        if !speakers.contains(&person) {
            speakers.push(person);
        }
    }
    fits.then(|| Part { start, end, title, moderators: people(one, &["conveners", "sessionConveners"]), speakers })
}

fn people(one: &Value, keys: &[&str]) -> Vec<String> {
    let lists = keys.iter().filter_map(|key| one.get(key)?.as_array());
    lists.flatten().filter_map(person).collect()
}

/// Name and affiliation, as a programme names people.
fn person(person: &Value) -> Option<String> {
    let name = [line(person, "title"), line(person, "first_name"), line(person, "last_name")];
    let parts: Vec<&str> = name.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { line(person, "fullName") } else { parts.join(" ") };
    // A comma parts name and function in a programme.
    let name = match name.split_once(", ") {
        Some((last, first)) => format!("{first} {last}"),
        None => name,
    };
    let affiliation = line(person, "affiliation");
    match (name.is_empty(), affiliation.is_empty()) {
        (true, _) => None,
        (false, true) => Some(name),
        (false, false) => Some(format!("{name}, {affiliation}")),
    }
}

/// The paragraphs of a description in HTML.
fn without_tags(html: &str) -> Vec<String> {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let Some((tag, behind)) = after.split_once('>') else {
            rest = after;
            break;
        };
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if ["br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr"].contains(&name.to_lowercase().as_str()) {
            text.push('\n');
        }
        rest = behind;
    }
    text.push_str(rest);
    let plain = unescaped(&text);
    let lines = plain.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// The usual entities of HTML as letters.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // The longest entity that is known has eight letters.
        let end = after.char_indices().take(10).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let letter = end.and_then(|end| entity(&after[..end]));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                out.push(letter);
                rest = &after[end + 1..];
            }
            _ => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|letter| !letter.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "uuml" => 'ü',
        "ouml" => 'ö',
        "auml" => 'ä',
        _ => return None,
    })
}
