//! The time zone in which all times of the note are read.

use std::ops::Range;

use rostrum_domain::concept_note::{Day, Place, Zone};

use super::Context;
use crate::grammar::Section;
use crate::paragraph::Paragraph;
use crate::zones::{PrintedZone, zones};

/// The zone, and the abbreviation or offset that the note prints, with its place in the source.
pub struct ReadZone {
    pub zone: Zone,
    pub printed: Option<(PrintedZone, Range<usize>)>,
}

/// The zone: by its name in the note, by the city, by the printed abbreviation, by the seat of the body.
pub fn read_zone(place: &Place, days: &[Day], context: &mut Context) -> ReadZone {
    let divided = context.divided;
    let front = divided.placed.iter().filter(|placed| placed.section.is_none()).map(|placed| &placed.paragraph);
    let sections = [Section::Zone, Section::Date, Section::Place, Section::Programme];
    let near: Vec<&Paragraph> =
        sections.into_iter().flat_map(|section| divided.section(section)).chain(front).collect();
    if let Some((name, behind, source)) = divided.section(Section::Zone).find_map(named) {
        let dates: Vec<&Paragraph> = divided.section(Section::Date).collect();
        let (text, at) = first_printed(&dates).unzip();
        let zone = Zone { name, printed: behind.or(text) };
        context.reading.read("zone", &zone, source);
        return ReadZone { zone, printed: at };
    }
    let (text, at) = first_printed(&near).unzip();
    if let Some((name, _, source)) = near.iter().find_map(|paragraph| named(paragraph)) {
        let zone = Zone { name, printed: text };
        context.reading.read("zone", &zone, source);
        return ReadZone { zone, printed: at };
    }
    let (name, reason) = derive(place, days, &near, at.as_ref().map(|(zone, _)| *zone), context);
    let zone = Zone { name, printed: text };
    let printed = zone.printed.as_ref().map_or(String::new(), |printed| format!("; the note prints \"{printed}\""));
    let message = format!("The note does not name its time zone in full; {} is assumed, {reason}{printed}.", zone.name);
    context.reading.assume_aloud("zone", &zone, message, "Write it as \"Time zone: Europe/Zurich\" to be sure.");
    ReadZone { zone, printed: at }
}

/// The first abbreviation or offset in the paragraphs, as it is printed and where.
fn first_printed(paragraphs: &[&Paragraph]) -> Option<(String, (PrintedZone, Range<usize>))> {
    paragraphs.iter().find_map(|paragraph| {
        let zone = zones().printed(paragraph).into_iter().next()?;
        let text = paragraph.text[paragraph.bytes_of(zone.from..zone.to)].to_owned();
        Some((text, (zone, paragraph.source_of_tokens(zone.from..zone.to))))
    })
}

/// An IANA name (`Europe/Zurich`), what stands in parentheses behind it, and its place in the source.
fn named(paragraph: &Paragraph) -> Option<(String, Option<String>, Range<usize>)> {
    let text = &paragraph.text;
    let head = text.split(" (").next().unwrap_or(text);
    let mut start = 0;
    for word in text.split(' ') {
        let lead = word.len() - word.trim_start_matches(['(', '[', ',']).len();
        let name =
            word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/' && c != '_' && c != '+' && c != '-');
        let shape = name.contains('/') && name.starts_with(|c: char| c.is_ascii_uppercase());
        let whole = name == "UTC" && name == head;
        if (shape || whole) && Zone::parse(name).is_ok() {
            let at = start + lead;
            let behind = text[at + name.len()..].trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            return Some((name.to_owned(), behind.map(str::to_owned), paragraph.source_range(at..at + name.len())));
        }
        start += word.len() + 1;
    }
    None
}

fn derive(
    place: &Place,
    days: &[Day],
    near: &[&Paragraph],
    printed: Option<PrintedZone>,
    context: &Context,
) -> (String, String) {
    let city = near.iter().find_map(|paragraph| {
        let (at, name) = zones().city(paragraph, 0..paragraph.tokens.len())?;
        Some((name.to_owned(), paragraph.text[paragraph.bytes_of(at)].to_owned()))
    });
    if let Some((name, city)) = city {
        return (name, format!("as the note names {city}"));
    }
    let placed = context.divided.placed.iter();
    let seat = placed.clone().find_map(|placed| {
        let (at, name) = zones().seat(&placed.paragraph)?;
        Some((name.to_owned(), placed.paragraph.text[placed.paragraph.bytes_of(at)].to_owned()))
    });
    let at_seat = |(name, body): (String, String)| (name, format!("as the note names the {body}"));
    let online = matches!(place, Place::Online { .. });
    match (printed, seat) {
        (Some(PrintedZone { name: Some(name), .. }), Some(seat)) if name == seat.0 => at_seat(seat),
        (Some(PrintedZone { name: Some(name), .. }), _) => {
            (name.to_owned(), "as that is where its abbreviation is used".to_owned())
        }
        (Some(PrintedZone { minutes, .. }), Some(seat)) if in_force(&seat.0, days) == Some(minutes) => at_seat(seat),
        (Some(PrintedZone { minutes, .. }), _) if minutes % 60 == 0 && minutes != 0 => {
            // The database counts these zones westwards.
            (format!("Etc/GMT{:+}", -minutes / 60), "as the note prints that offset".to_owned())
        }
        (_, Some(seat)) => {
            let (name, reason) = at_seat(seat);
            (name, if online { format!("{reason} and the meeting is online") } else { reason })
        }
        (_, None) => ("UTC".to_owned(), "as nothing in the note points to a zone".to_owned()),
    }
}

/// Minutes from UTC in a zone on the first day of the meeting at noon.
fn in_force(name: &str, days: &[Day]) -> Option<i32> {
    let zone = Zone::parse(name).ok()?;
    let noon = zone.instant(days.first()?.date.at(12, 0, 0, 0));
    Some(zone.rules().to_offset(noon).seconds() / 60)
}
