//! Dates and daily hours of the meeting.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rostrum_domain::concept_note::{Day, Hours};
use rostrum_domain::notice::Level;
use rostrum_domain::programme::Programme;

use super::Context;
use crate::dates::{Written, dates, is_date_line};
use crate::grammar::Section;
use crate::paragraph::Paragraph;
use crate::times::{self, ranges};
use crate::zones::zones;

/// The longest meeting that a range of dates may name.
const MOST_DAYS: usize = 31;

type Table = BTreeMap<Date, Vec<Hours>>;

/// The dates of the meeting with their hours, as far as the note prints them.
pub fn read_days(context: &mut Context) -> Vec<Day> {
    let grammar = context.grammar;
    let divided = context.divided;
    let mut table = Table::new();
    let mut loose: Vec<Hours> = Vec::new();
    let mut lines: BTreeMap<Date, std::ops::Range<usize>> = BTreeMap::new();
    let mut hours_at = None;
    let dated = |paragraph: &&Paragraph| !dates(&paragraph.tokens, grammar).is_empty();
    let front = divided.placed.iter().filter(|placed| placed.section.is_none()).map(|placed| &placed.paragraph);
    let timed = |paragraph: &&Paragraph| !ranges(&paragraph.tokens, grammar).is_empty();
    let running =
        [Section::Place, Section::Objective, Section::Format].map(|section| divided.section(section).filter(timed));
    let sources: [Vec<&Paragraph>; 4] = [
        divided.section(Section::Date).collect(),
        front.collect(),
        divided.section(Section::Programme).filter(|line| is_date_line(&line.tokens, grammar)).collect(),
        running.into_iter().flatten().collect(),
    ];
    let chosen = sources.iter().find(|source| source.iter().any(&dated));
    let hours_only = divided.section(Section::Date).collect::<Vec<_>>();
    for paragraph in chosen.unwrap_or(&hours_only) {
        let found = collect(paragraph, context, &mut table, &mut loose);
        for (date, at) in found.0 {
            lines.entry(date).or_insert(at);
        }
        hours_at = hours_at.or(found.1);
    }
    for hours in table.values_mut().filter(|hours| hours.is_empty()) {
        hours.clone_from(&loose);
    }
    let days: Vec<Day> = table.into_iter().map(|(date, hours)| Day { date, hours }).collect();
    let values: Vec<Date> = days.iter().map(|day| day.date).collect();
    match days.first() {
        Some(day) => context.reading.read("date", values, lines.remove(&day.date).unwrap_or(0..1)),
        None => {
            context.reading.assume("date", values);
            let help = "Write the date in full, as in \"Monday 21 July 2025\", under the heading \"Date\".";
            context.reading.notice("no-date", Level::Error, None, "The note gives no date of the meeting.", help);
        }
    }
    if let Some(at) = hours_at {
        let hours: Vec<&Vec<Hours>> = days.iter().map(|day| &day.hours).collect();
        context.reading.read("hours", hours, at);
    }
    days
}

type Found = (Vec<(Date, std::ops::Range<usize>)>, Option<std::ops::Range<usize>>);

/// Puts the dates and hours of one paragraph into the table. Hours belong to the dates before them.
fn collect(paragraph: &Paragraph, context: &Context, table: &mut Table, loose: &mut Vec<Hours>) -> Found {
    let written = dates(&paragraph.tokens, context.grammar);
    let year = written.iter().rev().find_map(|written| written.year).or(context.year);
    let hours = printed_hours(paragraph, context);
    let mut found = Vec::new();
    let mut group: Vec<Date> = Vec::new();
    let mut filled = false;
    for (at, written_date) in written.iter().enumerate() {
        if filled {
            group.clear();
            filled = false;
        }
        let Some(date) = written_date.date(year) else { continue };
        for date in through(written_date, at, &written, date, year) {
            table.entry(date).or_default();
            group.push(date);
            found.push((date, paragraph.source_of_tokens(written_date.from..written_date.to)));
        }
        let next = written.get(at + 1).map_or(usize::MAX, |next| next.from);
        for (hours, _) in hours.iter().filter(|(_, from)| (written_date.to..next).contains(from)) {
            group.iter().for_each(|date| add(table.entry(*date).or_default(), *hours));
            filled = true;
        }
    }
    for (hours, from) in &hours {
        if written.first().is_none_or(|first| *from < first.from) {
            add(loose, *hours);
        }
    }
    let place = hours.first().map(|(_, from)| {
        let to = ranges(&paragraph.tokens, context.grammar).last().map_or(from + 1, |last| last.to);
        paragraph.source_of_tokens(*from..to)
    });
    (found, place)
}

fn add(list: &mut Vec<Hours>, hours: Hours) {
    if !list.contains(&hours) {
        list.push(hours);
    }
}

/// The ranges of times, without those that repeat the hours in another zone: `(16:00–18:00 CEST)`.
fn printed_hours(paragraph: &Paragraph, context: &Context) -> Vec<(Hours, usize)> {
    let tokens = &paragraph.tokens;
    let printed = zones().printed(paragraph);
    let repeats = |range: &times::Written| {
        let opened =
            tokens[..range.from].iter().rev().take(20).take_while(|token| !token.is(")")).any(|token| token.is("("));
        let zoned = printed.iter().any(|zone| zone.from >= range.to && zone.from <= range.to + 3);
        opened && zoned && printed.iter().any(|zone| zone.to <= range.from)
    };
    ranges(tokens, context.grammar)
        .into_iter()
        .filter(|range| !repeats(range))
        .map(|range| (Hours { start: range.start, end: range.end }, range.from))
        .collect()
}

/// The day itself, or every day since the one before.
fn through(written: &Written, at: usize, all: &[Written], date: Date, year: Option<i16>) -> Vec<Date> {
    let before = at.checked_sub(1).and_then(|before| all[before].date(year));
    match before.filter(|before| written.through && *before < date) {
        Some(before) => {
            let next = |day: &Date| day.tomorrow().ok().filter(|next| *next <= date);
            std::iter::successors(next(&before), next).take(MOST_DAYS).collect()
        }
        None => vec![date],
    }
}

/// Takes the dates and hours that the note does not print from its programme.
pub fn complete_days(days: &mut Vec<Day>, programme: &Programme, context: &mut Context) {
    for session in &programme.sessions {
        let date = session.start.date();
        if !days.iter().any(|day| day.date == date) {
            days.push(Day { date, hours: Vec::new() });
        }
    }
    days.sort_by_key(|day| day.date);
    let mut assumed = false;
    for day in days.iter_mut().filter(|day| day.hours.is_empty()) {
        let sessions = programme.sessions.iter().filter(|session| session.start.date() == day.date);
        for session in sessions.filter(|session| session.start < session.end && session.end.date() == day.date) {
            let (start, end) = (session.start.time(), session.end.time());
            match day.hours.last_mut().filter(|hours| hours.end >= start) {
                Some(hours) => hours.end = hours.end.max(end),
                None => day.hours.push(Hours { start, end }),
            }
            assumed = true;
        }
    }
    if context.reading.fields.iter().any(|field| field.field == "hours") {
        return;
    }
    let hours: Vec<&Vec<Hours>> = days.iter().map(|day| &day.hours).collect();
    if assumed {
        let message = "The note gives no daily hours; those of the programme are assumed.";
        context.reading.assume_aloud("hours", hours, message, "Write them behind the date, as in \"10:00 – 12:00\".");
    } else {
        let message = "The note gives no daily hours.";
        context.reading.assume_aloud("hours", hours, message, "Write them behind the date, as in \"10:00 – 12:00\".");
    }
}
