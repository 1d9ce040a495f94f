//! Times of day and ranges of them in running text.

use jiff::civil::Time;

use crate::grammar::Grammar;
use crate::tokens::{Kind, Token, has_numbers, touching};

/// From when until when, and the tokens of the mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub start: Time,
    pub end: Time,
    pub from: usize,
    pub to: usize,
}

/// A single time, and the tokens of the mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenTime {
    pub time: Time,
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    /// After noon, where the text says which half of the day.
    half: Option<bool>,
    /// Certainly a time.
    marked: bool,
    /// `10.30`
    dotted: bool,
    to: usize,
}

/// All ranges of times in the order of the text.
pub fn ranges(tokens: &[Token], grammar: &Grammar) -> Vec<Written> {
    let mut found = Vec::new();
    if !has_numbers(tokens) {
        return found;
    }
    let mut at = 0;
    while at < tokens.len() {
        match range_at(tokens, at, grammar) {
            Some(range) => {
                at = range.to;
                found.push(range);
            }
            None => at += 1,
        }
    }
    found
}

/// The range that begins at token `at`.
pub fn range_at(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Written> {
    let first = clock(tokens, at, grammar)?;
    let second = clock(tokens, connector(tokens, first.to, grammar)?, grammar)?;
    let certain = first.marked || second.marked || (first.dotted && second.dotted);
    let (start, end) = pair(first, second).filter(|_| certain)?;
    Some(Written { start, end, from: at, to: second.to })
}

/// A single time at token `at` that is certainly one.
pub fn time_at(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<WrittenTime> {
    let clock = clock(tokens, at, grammar).filter(|clock| clock.marked)?;
    Some(WrittenTime { time: time(clock, clock.half)?, from: at, to: clock.to })
}

/// Tokens that have the form of a time but name none: `25:00`, `10:75`.
pub fn impossible(tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    (0..tokens.len())
        .filter(|&at| {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let free = before.is_none_or(|sign| !sign.is("/") && !sign.is(":") && !sign.is("."));
            let follows = tokens.get(at + 3).is_some_and(|sign| sign.is("/") || sign.is(":"));
            colon(tokens, at).is_some_and(|(hour, minute)| free && !follows && (hour > 24 || minute > 59))
        })
        .map(|at| at..at + 3)
        .collect()
}

fn colon(tokens: &[Token], at: usize) -> Option<(u32, u32)> {
    let parts = tokens.get(at..at + 3)?;
    let fits = parts[1].is(":") && touching(parts) && parts[0].text.len() <= 2 && parts[2].text.len() == 2;
    fits.then(|| Some((parts[0].number()?, parts[2].number()?))).flatten()
}

fn clock(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Clock> {
    let words = &grammar.times;
    if let Some((length, hour)) = words.noon.at(tokens, at) {
        let hour = u32::from(hour.unsigned_abs());
        return Some(Clock { hour, minute: 0, half: Some(hour == 12), marked: true, dotted: false, to: at + length });
    }
    let before = words.halves.at(tokens, at).filter(|_| words.half_before);
    let start = at + before.map_or(0, |(length, _)| length);
    let mut clock = bare_clock(tokens, start, grammar)?;
    if let Some((_, half)) = before {
        (clock.half, clock.marked) = (Some(half), true);
    } else if let Some((length, half)) = words.halves.at(tokens, clock.to) {
        (clock.half, clock.marked) = (Some(half), true);
        clock.to += length;
    }
    if let Some((length, hour)) = words.noon.at(tokens, clock.to).filter(|_| clock.hour == 12) {
        (clock.half, clock.marked) = (Some(hour == 12), true);
        clock.to += length;
    }
    let fits = clock.hour <= 24 && clock.minute <= 59 && clock.half.is_none_or(|_| (1..=12).contains(&clock.hour));
    fits.then_some(clock)
}

fn bare_clock(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Clock> {
    let words = &grammar.times;
    let hour = tokens.get(at)?.number().filter(|_| tokens[at].text.len() <= 2);
    let behind = |to: usize| words.hour_marks.at(tokens, to).map_or(to, |(length, ())| to + length);
    if let Some((hour, minute)) = colon(tokens, at) {
        return Some(Clock { hour, minute, half: None, marked: true, dotted: false, to: behind(at + 3) });
    }
    let Some(hour) = hour else {
        // "1000 hours"
        let number = tokens[at].number().filter(|_| tokens[at].text.len() == 4)?;
        let (length, ()) = words.hour_marks.at(tokens, at + 1)?;
        let to = at + 1 + length;
        return Some(Clock { hour: number / 100, minute: number % 100, half: None, marked: true, dotted: false, to });
    };
    if tokens.get(at + 1).is_some_and(|sign| sign.is(".")) && tokens.get(at..at + 3).is_some_and(touching) {
        let minute = tokens[at + 2].number().filter(|_| tokens[at + 2].text.len() == 2);
        if let Some(minute) = minute {
            let to = behind(at + 3);
            return Some(Clock { hour, minute, half: None, marked: to > at + 3, dotted: true, to });
        }
    }
    let Some((length, ())) = words.hour_marks.at(tokens, at + 1) else {
        return Some(Clock { hour, minute: 0, half: None, marked: false, dotted: false, to: at + 1 });
    };
    let next = at + 1 + length;
    let minute = tokens.get(next).filter(|token| token.kind == Kind::Number && token.text.len() == 2);
    match minute.and_then(Token::number) {
        Some(minute) => Some(Clock { hour, minute, half: None, marked: true, dotted: false, to: next + 1 }),
        None => Some(Clock { hour, minute: 0, half: None, marked: true, dotted: false, to: next }),
    }
}

/// The token behind a dash, the edge of a cell or a word such as "to".
fn connector(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<usize> {
    let sign = tokens.get(at)?;
    if sign.is_dash() || sign.is("|") {
        return Some(at + 1);
    }
    grammar.times.range.at(tokens, at).map(|(length, ())| at + length)
}

/// Both times. A half of the day that is written once counts for both where that runs forwards.
fn pair(first: Clock, second: Clock) -> Option<(Time, Time)> {
    let halves: &[(Option<bool>, Option<bool>)] = match (first.half, second.half) {
        (None, Some(half)) if first.hour <= 12 && first.hour > 0 => {
            &[(Some(half), Some(half)), (Some(!half), Some(half))]
        }
        (Some(half), None) if second.hour <= 12 && second.hour > 0 => {
            &[(Some(half), Some(half)), (Some(half), Some(!half))]
        }
        halves => &[halves],
    };
    let read = |(one, two)| Some((time(first, one)?, time(second, two)?));
    let forwards = halves.iter().filter_map(|halves| read(*halves)).find(|(start, end)| start < end);
    forwards.or_else(|| halves.first().and_then(|halves| read(*halves)))
}

fn time(clock: Clock, half: Option<bool>) -> Option<Time> {
    let hour = match half {
        Some(true) if clock.hour < 12 => clock.hour + 12,
        Some(false) if clock.hour == 12 => 0,
        _ => clock.hour,
    };
    // A day ends at 24:00; civil times stop a minute before.
    if hour == 24 && clock.minute == 0 {
        return Time::new(23, 59, 0, 0).ok();
    }
    Time::new(i8::try_from(hour).ok()?, i8::try_from(clock.minute).ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::all;
    use crate::tokens::tokenise;

    fn read(language: usize, text: &str) -> Vec<String> {
        ranges(&tokenise(text), &all()[language])
            .iter()
            .map(|range| format!("{}-{}", range.start.strftime("%H:%M"), range.end.strftime("%H:%M")))
            .collect()
    }

    #[test]
    fn ranges_are_read_in_the_forms_that_notes_use() {
        for (language, text, expected) in [
            (0, "10:00 – 12:00", "10:00-12:00"),
            (0, "9 a.m. to 12 p.m.", "09:00-12:00"),
            (0, "9:30 am-noon", "09:30-12:00"),
            (0, "3 to 5.30 p.m.", "15:00-17:30"),
            (0, "10 a.m. - 1 p.m.", "10:00-13:00"),
            (0, "10 to 1 p.m.", "10:00-13:00"),
            (0, "between 10:00 and 12:00", "10:00-12:00"),
            (0, "10.00 to 12.30 hrs", "10:00-12:30"),
            (0, "1000 to 1230 hours", ""),
            (0, "10:00 hrs | 12:00 hrs", "10:00-12:00"),
            (1, "10 h 00 à 12 h 30", "10:00-12:30"),
            (1, "10h-12h", "10:00-12:00"),
            (1, "de 10 heures à midi", "10:00-12:00"),
            (2, "de 10.00 a 12.00 horas", "10:00-12:00"),
            (2, "de las 10:00 a las 12:00 h", "10:00-12:00"),
        ] {
            let expected: Vec<&str> = expected.split(' ').filter(|range| !range.is_empty()).collect();
            assert_eq!(read(language, text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_times_are_left_alone() {
        for text in ["14 - 15 July", "33/8 and 39/7", "pages 10 to 12", "45 minutes"] {
            assert!(read(0, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_time_that_no_clock_shows_is_found() {
        assert_eq!(impossible(&tokenise("from 25:00 to 10:75, not 10:30 or A/HRC/1:99")).len(), 2);
    }
}
