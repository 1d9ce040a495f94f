//! The line with which a session begins: its times, its title, sometimes its date.

use std::ops::Range;

use jiff::civil::{Date, Time};

use crate::dates::dates;
use crate::grammar::Grammar;
use crate::paragraph::{Mark, Paragraph};
use crate::times::{range_at, ranges, time_at};
use crate::tokens::Kind;
use crate::zones::zones;

/// The times with which a paragraph begins a session.
pub struct Begun {
    pub start: Time,
    pub end: Option<Time>,
    pub date: Option<Date>,
    pub times: Range<usize>,
    /// What stands beside the times.
    pub title: Paragraph,
}

/// Whether the paragraph begins a session.
pub fn begins_session(paragraph: &Paragraph, grammar: &Grammar) -> bool {
    paragraph.mark != Mark::Verbatim && begun(paragraph, grammar, None).is_some()
}

/// The times, the date and the title on the line; `None` when it begins no session.
pub fn begun(paragraph: &Paragraph, grammar: &Grammar, year: Option<i16>) -> Option<Begun> {
    let tokens = &paragraph.tokens;
    let mut start = paragraph.numbering();
    let mut date = None;
    let leading = dates(&tokens[..tokens.len().min(start + 10)], grammar);
    if let Some(written) = leading.first().filter(|written| written.from <= start + 1) {
        date = written.date(year);
        start = written.to;
        while tokens.get(start).is_some_and(|token| token.kind == Kind::Sign) {
            start += 1;
        }
    }
    if let Some(range) = range_at(tokens, start, grammar) {
        let title = behind_times(paragraph, range.to);
        return Some(Begun { start: range.start, end: Some(range.end), date, times: range.from..range.to, title });
    }
    if let Some(time) = time_at(tokens, start, grammar)
        && time.to < tokens.len()
    {
        let title = behind_times(paragraph, time.to);
        return Some(Begun { start: time.time, end: None, date, times: time.from..time.to, title });
    }
    title_first(paragraph, grammar)
}

/// `Opening session (10:00 – 10:20)`, `Session 1, 10:20–12:00: Title`
fn title_first(paragraph: &Paragraph, grammar: &Grammar) -> Option<Begun> {
    let tokens = &paragraph.tokens;
    let named = paragraph.mark == Mark::Heading || starts_with_session_word(paragraph, grammar);
    if !named || tokens.len() > 80 {
        return None;
    }
    let found = ranges(tokens, grammar);
    let [range] = found.as_slice() else { return None };
    let is = |at: Option<usize>, signs: &[&str]| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| signs.contains(&token.text.as_str()))
    };
    let opened = is(range.from.checked_sub(1), &["(", "[", ",", "|", "-", ":"]);
    let closed = range.to == tokens.len() || is(Some(range.to), &[")", "]", ":", "|", "-"]);
    if !opened || !closed {
        return None;
    }
    let start = paragraph.numbering();
    let bytes = paragraph.bytes_of(range.from..range.to);
    let trim = |text: &str| text.trim_end_matches(|c: char| c.is_whitespace() || "([,|–—-:".contains(c)).len();
    let lead = trim(&paragraph.text[..bytes.start]);
    let rest = paragraph.text[bytes.end..].trim_start_matches(|c: char| c.is_whitespace() || ")],|–—-:".contains(c));
    let lead_start = tokens.get(start).map_or(0, |token| token.start).min(lead);
    let mut title = Paragraph::new(Mark::None);
    title.push(&paragraph.text[lead_start..lead], paragraph.source(lead_start));
    if !rest.is_empty() {
        title.text.push(':');
        title.push(rest, paragraph.source(paragraph.text.len() - rest.len()));
    }
    Some(Begun {
        start: range.start,
        end: Some(range.end),
        date: None,
        times: range.from..range.to,
        title: title.finish(),
    })
}

/// Whether the paragraph begins with a word such as "session", also behind a number or an ordinal.
pub fn starts_with_session_word(paragraph: &Paragraph, grammar: &Grammar) -> bool {
    let start = paragraph.numbering();
    let ordinal = grammar.ordinal_at(&paragraph.tokens, start).map_or(0, |(length, _)| length);
    grammar.sessions.at(&paragraph.tokens, start + ordinal).is_some()
}

/// The rest of the paragraph behind the times and a zone beside them.
fn behind_times(paragraph: &Paragraph, at: usize) -> Paragraph {
    let mut at = at;
    let sign = |at: usize, sign: &str| paragraph.tokens.get(at).is_some_and(|token| token.is(sign));
    let open = usize::from(sign(at, "("));
    if let Some(zone) = zones().printed(paragraph).iter().find(|zone| zone.from == at + open) {
        at = zone.to + usize::from(open == 1 && sign(zone.to, ")"));
    } else if sign(at, ")") {
        at += 1;
    }
    paragraph.after(at)
}
