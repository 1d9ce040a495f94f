//! Resolutions and decisions that running text cites, document symbols, and council sessions.

use std::ops::Range;

use jiff::civil::Date;
use rostrum_domain::symbol::{DocumentSymbol, InvalidSymbol};

use crate::dates::{Written, dates};
use crate::grammar::{Act, Grammar, KnownBody};
use crate::paragraph::Paragraph;

/// A symbol as the text gives it.
#[derive(Debug)]
pub struct Cited {
    pub symbol: Result<DocumentSymbol, InvalidSymbol>,
    /// The date that stands behind it.
    pub date: Option<Date>,
    /// Tokens of the symbol.
    pub tokens: Range<usize>,
    /// Bytes of the symbol in the paragraph.
    pub bytes: Range<usize>,
    /// Bytes up to which symbol and date reach.
    pub end: usize,
}

/// All symbols and all numbers of resolutions and decisions in the paragraph, in order.
pub fn cited(paragraph: &Paragraph, grammar: &Grammar) -> Vec<Cited> {
    if !paragraph.text.contains('/') {
        return Vec::new();
    }
    let written = dates(&paragraph.tokens, grammar);
    let mut found: Vec<Cited> = full_symbols(paragraph);
    found.extend(pairs(paragraph, grammar, &written));
    found.sort_by_key(|cited| cited.bytes.start);
    let starts: Vec<usize> = found.iter().map(|cited| cited.tokens.start).collect();
    for (at, cited) in found.iter_mut().enumerate() {
        let next = starts.get(at + 1).copied().unwrap_or(usize::MAX);
        let near = cited.tokens.end..next.min(cited.tokens.end + 14);
        let date = written.get(written.partition_point(|date| date.from < near.start));
        let date = date.filter(|date| near.contains(&date.from));
        if let Some(date) = date.filter(|date| leads(paragraph, cited.tokens.end..date.from, grammar)) {
            cited.date = date.date(None);
            cited.end = paragraph.tokens[date.to - 1].end;
        }
    }
    found
}

/// Whether the tokens between a symbol and a date say that the date is its date.
fn leads(paragraph: &Paragraph, between: Range<usize>, grammar: &Grammar) -> bool {
    let mut at = between.start;
    while at < between.end {
        let of = grammar.of.at(&paragraph.tokens, at).or_else(|| grammar.heading_prefixes.at(&paragraph.tokens, at));
        let body = grammar.mandates.bodies.at(&paragraph.tokens, at);
        match of.map(|(length, ())| length).max(body.map(|(length, _)| length)) {
            Some(length) => at += length,
            None => return false,
        }
    }
    true
}

/// `A/HRC/56/32` and the like.
fn full_symbols(paragraph: &Paragraph) -> Vec<Cited> {
    let text = &paragraph.text;
    let parts = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '"' | ':' | '»' | '«' | '“' | '”' | '|')
    };
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(parts) {
        let at = start;
        start += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        let symbol = word.trim_end_matches(['.', '*', '\'', '’']);
        if !looks_like_symbol(symbol) {
            continue;
        }
        let bytes = at..at + symbol.len();
        let first = paragraph.tokens.partition_point(|token| token.start < bytes.start);
        let last = paragraph.tokens.partition_point(|token| token.end <= bytes.end);
        let end = bytes.end;
        found.push(Cited {
            symbol: DocumentSymbol::parse(symbol),
            date: None,
            tokens: first..last.max(first),
            bytes,
            end,
        });
    }
    found
}

/// A word that can only be meant as a symbol: capitals before the first stroke and two strokes at least.
fn looks_like_symbol(word: &str) -> bool {
    let Some((head, rest)) = word.split_once('/') else { return false };
    let known = ["A", "E", "S", "HRI", "CCPR", "CERD", "CEDAW", "CAT", "CRC", "CMW", "CRPD", "CED", "HR"];
    known.contains(&head) && rest.contains('/') && !rest.starts_with('/') && rest.chars().any(|c| c.is_ascii_digit())
}

/// `57/12` behind "resolution", also in a list.
fn pairs(paragraph: &Paragraph, grammar: &Grammar, written: &[Written]) -> Vec<Cited> {
    let tokens = &paragraph.tokens;
    let mut found: Vec<Cited> = Vec::new();
    let mut act: Option<(Act, usize)> = None;
    let mut body = KnownBody::HumanRightsCouncil;
    let mut at = 0;
    while at < tokens.len() {
        if let Some((length, word)) = grammar.mandates.acts.at(tokens, at) {
            act = Some((word, at + length));
            at += length;
            continue;
        }
        if let Some((length, word)) = grammar.mandates.bodies.at(tokens, at) {
            body = word;
            at += length;
            continue;
        }
        let Some((session, number)) = pair_at(paragraph, at) else {
            at += 1;
            continue;
        };
        let before = written.partition_point(|date| date.from <= at).checked_sub(1);
        let dated = before.is_some_and(|before| at < written[before].to);
        // Far from the word "resolution" and from the last number a pair is something else.
        let last = found.last().map_or(0, |cited| cited.tokens.end);
        if let Some((act, _)) = act.filter(|(_, since)| !dated && at <= last.max(*since) + 15) {
            let bytes = paragraph.bytes_of(at..at + 3);
            let end = bytes.end;
            found.push(Cited {
                symbol: resolve(act, body, session, number),
                date: None,
                tokens: at..at + 3,
                bytes,
                end,
            });
        }
        at += 3;
    }
    found
}

fn pair_at(paragraph: &Paragraph, at: usize) -> Option<(u32, u32)> {
    let parts = paragraph.tokens.get(at..at + 3)?;
    let stroke =
        |index: Option<usize>| index.and_then(|index| paragraph.tokens.get(index)).is_some_and(|token| token.is("/"));
    let alone = !stroke(at.checked_sub(1)) && !stroke(Some(at + 3));
    let fits = parts[1].is("/") && crate::tokens::touching(parts) && alone;
    let (session, number) = (parts[0].number()?, parts[2].number()?);
    (fits && parts[0].text.len() <= 4 && parts[2].text.len() <= 4).then_some((session, number))
}

fn resolve(act: Act, body: KnownBody, session: u32, number: u32) -> Result<DocumentSymbol, InvalidSymbol> {
    let word = match act {
        Act::Resolution => "RES",
        Act::Decision => "DEC",
    };
    DocumentSymbol::parse(&match body {
        KnownBody::HumanRightsCouncil => format!("A/HRC/{word}/{session}/{number}"),
        KnownBody::GeneralAssembly => format!("A/{word}/{session}/{number}"),
        KnownBody::EconomicAndSocialCouncil => format!("E/{word}/{session}/{number}"),
    })
}

/// A numbered session of the body in the text, with the year that stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberedSession {
    pub number: u32,
    pub year: Option<i16>,
    pub from: usize,
    pub to: usize,
}

/// `its 63rd session in 2026`
pub fn numbered_sessions(paragraph: &Paragraph, grammar: &Grammar) -> Vec<NumberedSession> {
    let tokens = &paragraph.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, number)) = grammar.ordinal_at(tokens, at) else {
            at += 1;
            continue;
        };
        let words = &grammar.mandates.session_words;
        let word = (at + length..at + length + 2).find_map(|next| words.at(tokens, next).map(|(used, ())| next + used));
        if let Some(to) = word {
            let stop = tokens.len().min(to + 4);
            let ends = (to..stop).find(|next| tokens[*next].is(".") || tokens[*next].is(";")).unwrap_or(stop);
            let year =
                tokens[to..ends].iter().find(|token| token.text.len() == 4).and_then(crate::tokens::Token::number);
            let year = year.filter(|year| (1990..=2199).contains(year)).and_then(|year| i16::try_from(year).ok());
            found.push(NumberedSession { number, year, from: at, to });
        }
        at += length.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::all;
    use crate::paragraph::Mark;

    fn paragraph(text: &str) -> Paragraph {
        let mut paragraph = Paragraph::new(Mark::None);
        paragraph.push(text, 0);
        paragraph.finish()
    }

    fn read(language: usize, text: &str) -> Vec<String> {
        cited(&paragraph(text), &all()[language])
            .into_iter()
            .map(|cited| {
                let symbol = cited.symbol.map_or_else(|fault| fault.to_string(), String::from);
                cited.date.map_or_else(|| symbol.clone(), |date| format!("{symbol} of {date}"))
            })
            .collect()
    }

    #[test]
    fn numbers_behind_the_word_resolution_become_symbols_with_their_dates() {
        assert_eq!(
            read(
                0,
                "Human Rights Council resolutions: **24/2** of 26 September 2013, **27/4** and 33/8 (29 September 2016)"
            ),
            ["A/HRC/RES/24/2 of 2013-09-26", "A/HRC/RES/27/4", "A/HRC/RES/33/8 of 2016-09-29"]
        );
        assert_eq!(read(1, "la résolution 57/12 du 10 octobre 2024"), ["A/HRC/RES/57/12 of 2024-10-10"]);
        assert_eq!(read(2, "en su resolución 57/12, de 10 de octubre de 2024"), ["A/HRC/RES/57/12 of 2024-10-10"]);
        assert_eq!(read(0, "General Assembly resolution 60/251"), ["A/RES/60/251"]);
        assert_eq!(read(0, "decision 17/119 and 21/07/2025 at 1/2"), ["A/HRC/DEC/17/119", "A/HRC/DEC/1/2"]);
    }

    #[test]
    fn symbols_are_found_in_any_punctuation() {
        assert_eq!(
            read(0, "(A/HRC/56/32, **A/HRC/51/10**; A/HRC/31/34/Corr.1). And/or HR/"),
            ["A/HRC/56/32", "A/HRC/51/10", "A/HRC/31/34/Corr.1"]
        );
        assert!(read(0, "see A/HRC/999/2")[0].contains("no document symbol"));
    }

    #[test]
    fn a_council_session_is_read_with_its_year() {
        let found = numbered_sessions(&paragraph("to the Council at its 63rd session in 2026."), &all()[0]);
        assert_eq!((found[0].number, found[0].year), (63, Some(2026)));
        let found = numbered_sessions(&paragraph("en su 63.º período de sesiones"), &all()[2]);
        assert_eq!((found[0].number, found[0].year), (63, None));
    }
}
