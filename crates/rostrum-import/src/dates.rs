//! Dates in running text.

use jiff::civil::{Date, Weekday};

use crate::grammar::Grammar;
use crate::tokens::{Kind, Lexicon, Token, has_numbers, touching};

/// The most days that are listed before one month: `1, 2 and 3 July`.
const MOST_LISTED: usize = 8;

/// One date as it is written: `Monday 21 July 2025`, or a part of `21 and 22 July 2025`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub weekday: Option<Weekday>,
    pub day: u32,
    pub month: i8,
    pub year: Option<i16>,
    /// Tokens of the whole mention.
    pub from: usize,
    pub to: usize,
    /// Whether all days from the one before to this one are meant.
    pub through: bool,
}

impl Written {
    /// The date, with the year of the note where none is written; `None` when there is no such day.
    pub fn date(&self, year: Option<i16>) -> Option<Date> {
        let day = i8::try_from(self.day).ok()?;
        Date::new(self.year.or(year)?, self.month, day).ok()
    }
}

/// All dates in the order of the text.
pub fn dates(tokens: &[Token], grammar: &Grammar) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    if !has_numbers(tokens) {
        return found;
    }
    let mut at = 0;
    while at < tokens.len() {
        let Some(mut group) = date_at(tokens, at, grammar) else {
            at += 1;
            continue;
        };
        at = group[0].to;
        if let Some(last) = found.last_mut() {
            let between = last.to..group[0].from;
            if joined(tokens, between.clone(), &grammar.dates.range, true) {
                group[0].through = true;
            }
            if last.year.is_none()
                && group[0].year.is_some()
                && (group[0].through || joined(tokens, between, &grammar.dates.list, false))
            {
                let year = group[0].year;
                found
                    .iter_mut()
                    .rev()
                    .take_while(|written| written.year.is_none())
                    .for_each(|written| written.year = year);
            }
        }
        found.extend(group);
    }
    found
}

fn joined(tokens: &[Token], range: std::ops::Range<usize>, words: &Lexicon<()>, dash: bool) -> bool {
    if range.len() == 1 && dash && tokens[range.start].is_dash() {
        return true;
    }
    !range.is_empty() && words.at(tokens, range.start).is_some_and(|(length, ())| length == range.len())
}

fn date_at(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Vec<Written>> {
    iso(tokens, at)
        .or_else(|| slashed(tokens, at))
        .or_else(|| marked(tokens, at, grammar))
        .or_else(|| day_first(tokens, at, grammar))
        .or_else(|| month_first(tokens, at, grammar))
}

/// `2025-07-21`
fn iso(tokens: &[Token], at: usize) -> Option<Vec<Written>> {
    let parts = tokens.get(at..at + 5)?;
    let fits = parts[0].text.len() == 4 && parts[1].is_dash() && parts[3].is_dash() && touching(parts);
    let (year, month, day) = (parts[0].number()?, parts[2].number()?, parts[4].number()?);
    (fits && year >= 1900).then(|| single(None, day, month, Some(year), at, at + 5)).flatten()
}

/// `21/07/2025` and `21.07.2025`, day first as the United Nations writes it.
fn slashed(tokens: &[Token], at: usize) -> Option<Vec<Written>> {
    let parts = tokens.get(at..at + 5)?;
    let sign = parts[1].is("/") || parts[1].is(".");
    let fits = sign && parts[1].text == parts[3].text && parts[4].text.len() == 4 && touching(parts);
    let (day, month, year) = (parts[0].number()?, parts[2].number()?, parts[4].number()?);
    (fits && (1900..=2200).contains(&year)).then(|| single(None, day, month, Some(year), at, at + 5)).flatten()
}

/// `2025年7月21日`, with the weekday behind it.
fn marked(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Vec<Written>> {
    let words = &grammar.dates;
    let mut next = at;
    let mut part = |marks: &Lexicon<()>| {
        let number = tokens.get(next)?.number()?;
        let (length, ()) = marks.at(tokens, next + 1)?;
        next += 1 + length;
        Some(number)
    };
    let year = part(&words.year_marks);
    let (month, day) = (part(&words.month_marks)?, part(&words.day_marks)?);
    let weekday = grammar.weekdays.at(tokens, next);
    let to = next + weekday.map_or(0, |(length, _)| length);
    single(weekday.and_then(|(_, rank)| weekday_of(rank)), day, month, year, at, to)
}

/// `Monday 21 July 2025`, `21–23 July`, `le 1er juillet 2025`, `21 de julio de 2025`.
fn day_first(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Vec<Written>> {
    let words = &grammar.dates;
    let mut days: Vec<(Option<Weekday>, u32, bool)> = Vec::new();
    let mut next = at;
    loop {
        let (weekday, day, end) = numbered_day(tokens, next, grammar)?;
        let through = !days.is_empty() && next > at && connects_through(tokens, at, next, words);
        days.push((weekday, day, through));
        if days.len() > MOST_LISTED {
            return None;
        }
        next = end;
        let behind = skip(tokens, next, &words.skip);
        if let Some((length, month)) = grammar.months.at(tokens, behind) {
            next = behind + length;
            let month = u32::from(month.unsigned_abs());
            return finish(days, month, at, next, tokens, grammar);
        }
        next = connector(tokens, next, words)?;
    }
}

/// `July 21, 2025`
fn month_first(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Vec<Written>> {
    let (weekday, mut next) = leading_weekday(tokens, at, grammar);
    let (length, month) = grammar.months.at(tokens, next)?;
    next += length;
    let (None, day, end) = numbered_day(tokens, next, grammar)? else { return None };
    // "may 2025" and "july 10:00" are no dates.
    if tokens[next].text.len() > 2
        || tokens.get(end).is_some_and(|sign| sign.is(":") && sign.start == tokens[end - 1].end)
    {
        return None;
    }
    finish(vec![(weekday, day, false)], u32::from(month.unsigned_abs()), at, end, tokens, grammar)
}

/// Takes the year behind the month and a weekday in parentheses.
fn finish(
    mut days: Vec<(Option<Weekday>, u32, bool)>,
    month: u32,
    from: usize,
    mut to: usize,
    tokens: &[Token],
    grammar: &Grammar,
) -> Option<Vec<Written>> {
    let mut behind = skip(tokens, to, &grammar.dates.skip);
    if tokens.get(behind).is_some_and(|sign| sign.is(",") || sign.is(".")) {
        behind += 1;
    }
    let year = tokens.get(behind).filter(|token| token.text.len() == 4).and_then(Token::number);
    let year = year.filter(|year| (1900..=2200).contains(year));
    if year.is_some() {
        to = behind + 1;
    }
    if days.len() == 1
        && days[0].0.is_none()
        && tokens.get(to).is_some_and(|sign| sign.is("("))
        && let Some((length, rank)) = grammar.weekdays.at(tokens, to + 1)
        && tokens.get(to + 1 + length).is_some_and(|sign| sign.is(")"))
    {
        days[0].0 = weekday_of(rank);
        to += length + 2;
    }
    let year = year.and_then(|year| i16::try_from(year).ok());
    let month = i8::try_from(month).ok()?;
    Some(
        days.into_iter()
            .map(|(weekday, day, through)| Written { weekday, day, month, year, from, to, through })
            .collect(),
    )
}

fn single(
    weekday: Option<Weekday>,
    day: u32,
    month: u32,
    year: Option<u32>,
    from: usize,
    to: usize,
) -> Option<Vec<Written>> {
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let year = year.and_then(|year| i16::try_from(year).ok());
    (day <= 39).then(|| vec![Written { weekday, day, month, year, from, to, through: false }])
}

fn numbered_day(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Option<Weekday>, u32, usize)> {
    let (weekday, mut next) = leading_weekday(tokens, at, grammar);
    next = skip(tokens, next, &grammar.dates.skip);
    let day = tokens.get(next)?.number().filter(|_| tokens[next].text.len() <= 2)?;
    // The 12 of "57/12" is no day.
    if next > 0 && tokens[next - 1].is("/") && tokens[next - 1].end == tokens[next].start {
        return None;
    }
    let touches = tokens.get(next + 1).is_some_and(|suffix| suffix.start == tokens[next].end);
    let suffix = grammar.dates.day_suffixes.at(tokens, next + 1).filter(|_| touches);
    Some((weekday, day, next + 1 + suffix.map_or(0, |(length, ())| length)))
}

fn leading_weekday(tokens: &[Token], at: usize, grammar: &Grammar) -> (Option<Weekday>, usize) {
    let Some((length, rank)) = grammar.weekdays.at(tokens, at) else { return (None, at) };
    let mut next = at + length;
    while tokens.get(next).is_some_and(|sign| sign.is(",") || sign.is(".")) {
        next += 1;
    }
    (weekday_of(rank), next)
}

/// The token behind a dash, a comma or a word between two days of one month.
fn connector(tokens: &[Token], at: usize, words: &crate::grammar::DateWords) -> Option<usize> {
    let mut next = at;
    if tokens.get(next)?.is(",") {
        next += 1;
    }
    if tokens.get(next)?.is_dash() {
        return Some(next + 1);
    }
    let word = words.range.at(tokens, next).or_else(|| words.list.at(tokens, next));
    match word {
        Some((length, ())) => Some(next + length),
        None => (next > at).then_some(next),
    }
}

fn connects_through(tokens: &[Token], from: usize, next: usize, words: &crate::grammar::DateWords) -> bool {
    let before = next.saturating_sub(1).max(from);
    tokens[before].is_dash()
        || (from..next)
            .rev()
            .take(3)
            .any(|at| words.range.at(tokens, at).is_some_and(|(length, ())| at + length == next))
}

fn skip(tokens: &[Token], at: usize, words: &Lexicon<()>) -> usize {
    words.at(tokens, at).map_or(at, |(length, ())| at + length)
}

fn weekday_of(rank: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(rank).ok()
}

/// Whether nothing but a date, and words like "Day 1", stands in the tokens.
pub fn is_date_line(tokens: &[Token], grammar: &Grammar) -> bool {
    let mut at = 0;
    if let Some((length, ())) = grammar.dates.day_labels.at(tokens, 0) {
        at = length;
        if tokens.get(at).is_some_and(|token| token.kind == Kind::Number) || grammar.number_at(tokens, at).is_some() {
            at += 1;
        }
    }
    while tokens.get(at).is_some_and(|token| token.kind == Kind::Sign) {
        at += 1;
    }
    at = skip(tokens, at, &grammar.dates.skip);
    date_at(tokens, at, grammar).is_some_and(|group| tokens[group[0].to..].iter().all(|token| token.kind == Kind::Sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::all;
    use crate::tokens::tokenise;

    fn read(language: usize, text: &str) -> Vec<String> {
        dates(&tokenise(text), &all()[language])
            .iter()
            .map(|written| {
                let date = written.date(None).map_or_else(|| format!("no {}", written.day), |date| date.to_string());
                let weekday = written.weekday.map_or(String::new(), |day| format!(" {day:?}"));
                format!("{date}{weekday}{}", if written.through { " through" } else { "" })
            })
            .collect()
    }

    #[test]
    fn dates_are_read_in_the_forms_that_notes_use() {
        for (language, text, expected) in [
            (0, "Monday 21 July 2025, 10:00 – 12:00", "2025-07-21 Monday"),
            (0, "on Monday, 21 July 2025", "2025-07-21 Monday"),
            (0, "July 21, 2025", "2025-07-21"),
            (0, "the 1st of July 2025", "2025-07-01"),
            (0, "2025-07-21 at 10", "2025-07-21"),
            (0, "21/07/2025", "2025-07-21"),
            (0, "21 July 2025 (Monday)", "2025-07-21 Monday"),
            (1, "le lundi 1er juillet 2025", "2025-07-01 Monday"),
            (1, "21 AOUT 2025", "2025-08-21"),
            (2, "lunes 21 de julio de 2025", "2025-07-21 Monday"),
            (0, "31 June 2025", "no 31"),
        ] {
            assert_eq!(read(language, text), [expected], "{text}");
        }
    }

    #[test]
    fn several_days_are_read_with_their_month_and_year() {
        assert_eq!(read(0, "21 and 22 July 2025"), ["2025-07-21", "2025-07-22"]);
        assert_eq!(read(0, "21–23 July 2025"), ["2025-07-21", "2025-07-23 through"]);
        assert_eq!(read(0, "30 June to 2 July 2025"), ["2025-06-30", "2025-07-02 through"]);
        assert_eq!(read(0, "Monday 21 and Tuesday 22 July 2025"), ["2025-07-21 Monday", "2025-07-22 Tuesday"]);
        assert_eq!(read(1, "du 21 au 22 juillet 2025"), ["2025-07-21", "2025-07-22 through"]);
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        for text in ["resolution 57/12 of the Council", "10:00 – 12:00", "in July 2025", "may 2025", "45 minutes"] {
            assert!(read(0, text).is_empty(), "{text}");
        }
    }
}
