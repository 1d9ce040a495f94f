//! What does not fit in dates, zone and programme.

use jiff::civil::{Date, DateTime, Weekday};
use rostrum_domain::concept_note::{Day, Zone};
use rostrum_domain::notice::Level;

use super::Context;
use super::programme::ReadSession;
use super::zone::ReadZone;
use crate::dates::{Written, dates};
use crate::grammar::Section;
use crate::paragraph::Paragraph;
use crate::times::impossible;

/// Weekdays that do not fit their date, dates and times that cannot be.
pub fn check_dates(context: &mut Context) {
    let divided = context.divided;
    for placed in &divided.placed {
        let paragraph = &placed.paragraph;
        for written in dates(&paragraph.tokens, context.grammar) {
            check_date(&written, paragraph, context);
        }
        if matches!(placed.section, None | Some(Section::Date | Section::Programme | Section::Place)) {
            for tokens in impossible(&paragraph.tokens) {
                let bytes = paragraph.bytes_of(tokens.clone());
                let message = format!("\"{}\" is no time of day", &paragraph.text[bytes]);
                let source = Some(paragraph.source_of_tokens(tokens));
                context.reading.notice(
                    "impossible-time",
                    Level::Error,
                    source,
                    message,
                    "Times from 00:00 to 24:00 are permitted.",
                );
            }
        }
    }
}

fn check_date(written: &Written, paragraph: &Paragraph, context: &mut Context) {
    let source = Some(paragraph.source_of_tokens(written.from..written.to));
    let Some(year) = written.year.or(context.year) else { return };
    let Some(date) = written.date(Some(year)) else {
        let month = Date::new(year, written.month, 1).ok();
        let Some(month) = month else { return };
        let name = month.strftime("%B").to_string();
        let message = format!("{} {name} {year} does not exist", written.day);
        let help = format!("{name} {year} has {} days; correct the day or the month.", month.days_in_month());
        return context.reading.notice("impossible-date", Level::Error, source, message, help);
    };
    let Some(weekday) = written.weekday.filter(|weekday| *weekday != date.weekday()) else { return };
    let shown = date.strftime("%-d %B %Y");
    let message = format!("{shown} is a {}, not a {}", weekday_name(date.weekday()), weekday_name(weekday));
    let near = (-3..=3)
        .filter_map(|days| date.checked_add(jiff::Span::new().days(days)).ok())
        .find(|near| near.weekday() == weekday)
        .map_or(String::new(), |near| {
            format!("; the nearest {} is {}", weekday_name(weekday), near.strftime("%-d %B %Y"))
        });
    let help = format!("Write \"{} {shown}\"{near}.", weekday_name(date.weekday()));
    context.reading.notice("weekday-differs", Level::Warning, source, message, help);
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// A printed abbreviation that is not in force in the meeting's zone on its first day.
pub fn check_zone(read: &ReadZone, days: &[Day], context: &mut Context) {
    let (Some((printed, source)), Some(day)) = (&read.printed, days.first()) else { return };
    let zone = &read.zone;
    let hour = day.hours.first().map_or_else(|| jiff::civil::time(12, 0, 0, 0), |hours| hours.start);
    let instant = zone.instant(day.date.to_datetime(hour));
    let seconds = zone.rules().to_offset(instant).seconds();
    if seconds == printed.minutes * 60 {
        return;
    }
    let text = zone.printed.as_deref().unwrap_or("this zone");
    let in_force = zone.abbreviation(instant);
    let message = format!(
        "\"{text}\" ({}) is not in force in {} on {}; {in_force} ({}) is",
        utc(printed.minutes),
        city(zone),
        day.date.strftime("%-d %B %Y"),
        utc(seconds / 60)
    );
    let help =
        format!("Write \"{in_force}\". The times are read in the zone {}, that is {}.", zone.name, utc(seconds / 60));
    context.reading.notice("zone-not-in-force", Level::Warning, Some(source.clone()), message, help);
}

fn utc(minutes: i32) -> String {
    let (hours, rest) = (minutes / 60, (minutes % 60).abs());
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{hours:+}"),
        _ => format!("UTC{hours:+}:{rest:02}"),
    }
}

fn city(zone: &Zone) -> &str {
    zone.name.rsplit('/').next().filter(|_| zone.name != "Europe/Zurich").unwrap_or("Geneva")
}

/// Sessions that run backwards, overlap, leave gaps, or lie outside the printed hours.
pub fn check_programme(sessions: &[ReadSession], days: &[Day], context: &mut Context) {
    if sessions.is_empty() {
        let heading = context.divided.heading(Section::Programme);
        let message = if days.is_empty() && heading.is_some() {
            "The sessions of the programme cannot be read without a date of the meeting."
        } else {
            "The note has no programme."
        };
        let help =
            "Write a line for each session, as in \"10:00 – 10:20 Opening session\", under the heading \"Programme\".";
        context.reading.assume("programme", Vec::<()>::new());
        return context.reading.notice("no-programme", Level::Error, heading, message, help);
    }
    let mut ordered: Vec<&ReadSession> = Vec::new();
    for read in sessions {
        let session = &read.session;
        if session.end <= session.start {
            let message = format!(
                "\"{}\" ends at {}, before it begins at {}",
                session.title,
                clock(session.end),
                clock(session.start)
            );
            let help = "Correct one of the two times.";
            context.reading.notice("session-backwards", Level::Error, Some(read.times_at.clone()), message, help);
        } else {
            ordered.push(read);
        }
    }
    for pair in sessions.windows(2) {
        if pair[1].session.start < pair[0].session.start {
            let message = format!(
                "\"{}\" begins before \"{}\", which stands above it",
                pair[1].session.title, pair[0].session.title
            );
            let source = Some(pair[1].times_at.clone());
            context.reading.notice(
                "programme-order",
                Level::Warning,
                source,
                message,
                "Put the sessions in the order of their times.",
            );
        }
    }
    ordered.sort_by_key(|read| read.session.start);
    for pair in ordered.windows(2) {
        check_pair(pair[0], pair[1], days, context);
    }
    for day in days {
        check_hours(day, &ordered, context);
    }
    check_days(&ordered, days, context);
}

fn check_pair(first: &ReadSession, second: &ReadSession, days: &[Day], context: &mut Context) {
    let (before, after) = (&first.session, &second.session);
    let source = Some(second.times_at.clone());
    if after.start < before.end {
        let message = format!(
            "\"{}\" begins at {}, while \"{}\" lasts until {}",
            after.title,
            clock(after.start),
            before.title,
            clock(before.end)
        );
        return context.reading.notice(
            "sessions-overlap",
            Level::Error,
            source,
            message,
            "Let one begin when the other has ended.",
        );
    }
    let same_day = after.start.date() == before.end.date();
    if after.start == before.end || !same_day || explained(before.end, after.start, days) {
        return;
    }
    let minutes = after.start.duration_since(before.end).as_mins();
    let message =
        format!("nothing is planned for the {minutes} minutes from {} to {}", clock(before.end), clock(after.start));
    let help = "Enter a break, or let the times of the sessions meet; a gap between the printed hours needs no break.";
    context.reading.notice("unexplained-gap", Level::Warning, source, message, help);
}

/// The printed hours have the same gap.
fn explained(end: DateTime, start: DateTime, days: &[Day]) -> bool {
    let hours = days.iter().filter(|day| day.date == end.date()).flat_map(|day| day.hours.windows(2));
    hours.into_iter().any(|pair| pair[0].end == end.time() && pair[1].start == start.time())
}

/// The sessions of a day against its printed hours.
fn check_hours(day: &Day, ordered: &[&ReadSession], context: &mut Context) {
    let of_day = || ordered.iter().filter(|read| read.session.start.date() == day.date);
    let (Some(first), Some(last)) = (day.hours.first(), day.hours.last()) else { return };
    for read in of_day() {
        let session = &read.session;
        let (start, end) = (session.start.time(), session.end.time());
        if session.start.date() == session.end.date() && (start < first.start || end > last.end) {
            let message = format!(
                "\"{}\" ({} – {}) lies outside the hours of the day ({} – {})",
                session.title,
                clock(session.start),
                clock(session.end),
                first.start.strftime("%H:%M"),
                last.end.strftime("%H:%M")
            );
            let source = Some(read.times_at.clone());
            context.reading.notice(
                "outside-hours",
                Level::Warning,
                source,
                message,
                "Correct the hours or the session.",
            );
        }
    }
    for (edge, read, at) in [("begin", of_day().next(), first.start), ("end", of_day().next_back(), last.end)] {
        let Some(read) = read else { continue };
        let (own, late) = match edge {
            "begin" => (read.session.start.time(), read.session.start.time() > at),
            _ => (read.session.end.time(), read.session.end.time() < at),
        };
        if late {
            let message =
                format!("the hours {edge} at {}, the programme at {}", at.strftime("%H:%M"), own.strftime("%H:%M"));
            let source = Some(read.times_at.clone());
            context.reading.notice(
                "unexplained-gap",
                Level::Warning,
                source,
                message,
                "Correct the hours or the programme.",
            );
        }
    }
}

/// Days of the programme that the note does not announce, and announced days without a session.
fn check_days(ordered: &[&ReadSession], days: &[Day], context: &mut Context) {
    let Some(first) = days.first() else { return };
    let mut told: Vec<Date> = Vec::new();
    for read in ordered {
        let date = read.session.start.date();
        if !days.iter().any(|day| day.date == date) && !told.contains(&date) {
            told.push(date);
            let message = format!(
                "the programme holds sessions on {}, which is no date of the meeting",
                date.strftime("%-d %B %Y")
            );
            let help = format!(
                "The first date of the meeting is {}; correct one of the two.",
                first.date.strftime("%-d %B %Y")
            );
            context.reading.notice("date-not-announced", Level::Warning, Some(read.times_at.clone()), message, help);
        }
    }
    for day in days.iter().filter(|day| !ordered.iter().any(|read| read.session.start.date() == day.date)) {
        let message = format!("the programme has no session on {}", day.date.strftime("%-d %B %Y"));
        let source = context.divided.heading(Section::Programme);
        context.reading.notice(
            "day-without-session",
            Level::Warning,
            source,
            message,
            "Add a session or remove the date.",
        );
    }
}

fn clock(time: DateTime) -> String {
    time.strftime("%H:%M").to_string()
}
