//! Dates and times without a zone, in the order of whoever exported them.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

use super::AttendanceFault;
use super::columns::Line;

/// Which number of a date comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `21/7/25`, `21.07.2025`
    DayFirst,
    /// `7/21/25`
    MonthFirst,
    /// `2025-07-21`
    YearFirst,
}

impl fmt::Display for DateOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DayFirst => "day, month, year",
            Self::MonthFirst => "month, day, year",
            Self::YearFirst => "year, month, day",
        })
    }
}

/// A date and time with its numbers read and their order open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbers {
    date: [u16; 3],
    time: Time,
    year_first: bool,
    /// Points separate the numbers of the date, which no place writes with the month first.
    dotted: bool,
}

/// The order that makes all of them dates: by the numbers themselves, else by the days of the meeting.
pub fn order_of(lines: &[Line], days: &[Date]) -> Result<DateOrder, AttendanceFault> {
    let written: Vec<(u32, &str, Numbers)> = lines
        .iter()
        .flat_map(|line| line.joined.iter().chain(&line.left).map(move |text| (line.line, text.as_str())))
        .filter_map(|(line, text)| Some((line, text, numbers(text)?)))
        .collect();
    let reads = |order: DateOrder| written.iter().all(|(_, _, numbers)| numbers.date(order).is_some());
    if !written.is_empty() && written.iter().all(|(_, _, numbers)| numbers.year_first) {
        return Ok(DateOrder::YearFirst);
    }
    let is_dotted = written.iter().any(|(_, _, numbers)| numbers.dotted);
    match (reads(DateOrder::DayFirst), reads(DateOrder::MonthFirst) && !is_dotted) {
        (true, false) => return Ok(DateOrder::DayFirst),
        (false, true) => return Ok(DateOrder::MonthFirst),
        (false, false) => return Ok(DateOrder::DayFirst),
        (true, true) => {}
    }
    let differs = |numbers: &Numbers| numbers.date(DateOrder::DayFirst) != numbers.date(DateOrder::MonthFirst);
    let Some((line, text, first)) = written.iter().find(|(_, _, numbers)| differs(numbers)) else {
        return Ok(DateOrder::DayFirst);
    };
    let on_a_day = |order: DateOrder| {
        written.iter().all(|(_, _, numbers)| {
            numbers.date(order).is_some_and(|date| days.iter().any(|day| day.days_apart(date) <= 1))
        })
    };
    match (on_a_day(DateOrder::DayFirst), on_a_day(DateOrder::MonthFirst)) {
        (true, false) => Ok(DateOrder::DayFirst),
        (false, true) => Ok(DateOrder::MonthFirst),
        _ => {
            let read = |order| first.date(order).expect("both orders read all dates");
            Err(AttendanceFault::Ambiguous {
                line: *line,
                text: (*text).to_owned(),
                day_first: read(DateOrder::DayFirst),
                month_first: read(DateOrder::MonthFirst),
            })
        }
    }
}

/// A date and time in this order.
pub fn read(text: &str, order: DateOrder) -> Option<DateTime> {
    let numbers = numbers(text)?;
    Some(numbers.date(if numbers.year_first { DateOrder::YearFirst } else { order })?.to_datetime(numbers.time))
}

trait DaysApart {
    fn days_apart(self, other: Date) -> i32;
}

impl DaysApart for Date {
    /// The clock of whoever exported the file may be a day ahead of or behind the place of the meeting.
    fn days_apart(self, other: Date) -> i32 {
        self.duration_since(other).as_hours().abs().try_into().map_or(i32::MAX, |hours: i32| hours / 24)
    }
}

impl Numbers {
    fn date(&self, order: DateOrder) -> Option<Date> {
        let [first, second, third] = self.date;
        let (year, month, day) = match order {
            DateOrder::DayFirst => (third, second, first),
            DateOrder::MonthFirst => (third, first, second),
            DateOrder::YearFirst => (first, second, third),
        };
        // The platform has written reports since 2020, so two digits are of this century.
        let year = if year < 100 { 2_000 + year } else { year };
        let small = |number: u16| i8::try_from(number).ok();
        Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
    }
}

/// Three numbers of a date, two or three of a time, and a mark of the half of the day.
fn numbers(text: &str) -> Option<Numbers> {
    let text: String = text.chars().map(western).collect();
    let mut found: Vec<(u16, usize)> = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()) {
        found.push((run.parse().ok()?, run.len()));
    }
    let [first, second, third, hour, rest @ ..] = found.as_slice() else { return None };
    let (minute, second_of_minute) = match rest {
        [minute] => (minute.0, 0),
        [minute, seconds] => (minute.0, seconds.0),
        _ => return None,
    };
    let small = |number: u16| i8::try_from(number).ok();
    let mut hour = hour.0;
    match half_of_the_day(&text) {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour = hour % 12 + if afternoon { 12 } else { 0 },
        None => {}
    }
    let time = Time::new(small(hour)?, small(minute)?, small(second_of_minute)?, 0).ok()?;
    let date_part = text.split([',', ' ', 'T']).next().unwrap_or_default();
    let dotted = date_part.contains('.');
    Some(Numbers { date: [first.0, second.0, third.0], time, year_first: first.1 == 4, dotted })
}

/// Whether the time is of the second half of the day, by the marks of the six languages; none on a clock of 24 hours.
fn half_of_the_day(text: &str) -> Option<bool> {
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    match letters.as_str() {
        "am" | "上午" | "ص" => Some(false),
        "pm" | "下午" | "م" => Some(true),
        _ => None,
    }
}

/// Digits of Arabic scripts as those of the Latin one.
fn western(c: char) -> char {
    let value = match c {
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}
