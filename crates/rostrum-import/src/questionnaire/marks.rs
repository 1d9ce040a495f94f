//! What a piece outside of a content control tells: that a question begins, that it is part of the form, or nothing.

use rostrum_domain::contribution::Field;

use super::found::By;
use super::known::{Heading, Known, KnownBlank};
use super::likeness::{Pairs, behind, key};
use super::numbers::{self, Numbered};
use super::piece::Piece;

/// How like two texts must be to be the same question.
const SAME: f64 = 0.85;
/// Letters of a question below which its text alone, without its number, has to be there whole.
const SHORT: usize = 12;

/// What a piece tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A question begins, or the value of a label; `rest` stands behind it on the same line.
    Blank { at: usize, by: By, rest: String, says: Option<String>, is_changed: bool },
    /// A number that no question has.
    Unknown { says: String, rest: String },
    /// A text of the form itself: title, purpose, hint.
    Furniture,
    /// What stands where nobody has written.
    Placeholder,
    /// Something that somebody wrote.
    Text,
}

/// Reads a piece. `last` is the question before it; `seen` says which were there already.
pub fn told(piece: &Piece, known: &Known, last: Option<usize>, seen: &[bool]) -> Told {
    let whole = key(&piece.text);
    if known.placeholders.contains(&whole) {
        return Told::Placeholder;
    }
    let numbered = numbers::read(&piece.text);
    let marked = piece.bookmarks.iter().rev().find_map(|field| known.index(field));
    let found = by_text(&piece.text, &whole, numbered, known, seen);
    if let Some(at) = marked.filter(|at| known.blanks[*at].number.is_some()) {
        let own = found.iter().find(|found| found.at == at);
        // A copy of another question took the bookmark with it.
        if own.is_some() || found.is_empty() {
            let rest = own.map_or_else(|| piece.text.clone(), |found| found.rest.clone());
            let is_changed = own.is_some_and(|found| found.is_changed);
            return Told::Blank { at, by: By::Bookmark, rest, says: None, is_changed };
        }
    }
    if let Some(found) = choose(found, numbered, known, last, seen) {
        let says = numbered.filter(|numbered| known.blanks[found.at].number != Some(numbered.number));
        // A question that begins with a number of its own says nothing of its place.
        let says = says.filter(|_| !found.with_number).map(|numbered| numbered.number.to_string());
        return Told::Blank { at: found.at, by: By::Text, rest: found.rest, says, is_changed: found.is_changed };
    }
    if let Some(numbered) = numbered.filter(|numbered| numbered.word) {
        let rest = numbered.rest.to_owned();
        return match known.numbered(numbered.number) {
            Some(at) => Told::Blank { at, by: By::Word, rest, says: None, is_changed: false },
            None => Told::Unknown { says: numbered.number.to_string(), rest },
        };
    }
    if last.is_none()
        && let Some((at, rest)) = label(&piece.text, &whole, known)
    {
        return Told::Blank { at, by: By::Text, rest, says: None, is_changed: false };
    }
    if known.furniture.contains(&whole) { Told::Furniture } else { Told::Text }
}

/// A question whose text stands at the beginning of a piece.
struct Found {
    at: usize,
    rest: String,
    /// How many letters fit.
    length: usize,
    with_number: bool,
    /// It is like the question, and not the same.
    is_changed: bool,
}

fn by_text(text: &str, whole: &str, numbered: Option<Numbered>, known: &Known, seen: &[bool]) -> Vec<Found> {
    let questions = known.blanks.iter().enumerate().filter(|(_, blank)| blank.number.is_some());
    let all = questions.flat_map(|(at, blank)| blank.headings.iter().map(move |heading| (at, heading)));
    let mut found: Vec<Found> = all
        .clone()
        .filter_map(|(at, heading)| {
            let (rest, with_number) = begins_with(text, whole, numbered, heading)?;
            Some(Found { at, rest: tidy(rest), length: heading.text.len(), with_number, is_changed: false })
        })
        .collect();
    if found.is_empty() {
        let bare = numbered.map_or_else(|| whole.to_owned(), |numbered| key(numbered.rest));
        let pairs = Pairs::of(&bare);
        let like = |heading: &Heading| {
            let (a, b) = (pairs.len(), heading.pairs.len());
            b >= SHORT && a * 10 >= b * 7 && a * 10 <= b * 14 && pairs.likeness(&heading.pairs) >= SAME
        };
        // Once the question was there, what is like it is an answer that takes its words up.
        let likes = all.filter(|(at, heading)| !seen[*at] && like(heading));
        found.extend(likes.map(|(at, heading)| Found {
            at,
            rest: String::new(),
            length: heading.text.len(),
            with_number: false,
            is_changed: true,
        }));
    }
    found
}

fn begins_with<'a>(
    text: &'a str,
    whole: &str,
    numbered: Option<Numbered<'a>>,
    heading: &Heading,
) -> Option<(&'a str, bool)> {
    if let Some(rest) = behind(text, &heading.whole) {
        return Some((rest, true));
    }
    let bare = numbered.map(|numbered| numbered.rest).or_else(|| numbers::lone_part(text).map(|(_, rest)| rest));
    if let Some(rest) = bare.and_then(|bare| behind(bare, &heading.text)) {
        return Some((rest, false));
    }
    if heading.text.chars().count() < SHORT {
        return (whole == heading.text).then_some(("", false));
    }
    behind(text, &heading.text).map(|rest| (rest, false))
}

/// The question whose text is longest; among those with the same text the one with the number that stands there, else the
/// next that was not there yet.
fn choose(
    mut found: Vec<Found>,
    numbered: Option<Numbered>,
    known: &Known,
    last: Option<usize>,
    seen: &[bool],
) -> Option<Found> {
    let longest = found.iter().map(|one| (one.with_number, one.length)).max()?;
    found.retain(|one| (one.with_number, one.length) == longest);
    let number = |blank: &KnownBlank| numbered.is_some_and(|numbered| blank.number == Some(numbered.number));
    let rank = |one: &Found| {
        let behind = last.is_none_or(|last| one.at > last);
        (!number(&known.blanks[one.at]), seen[one.at], !behind, one.at)
    };
    found.into_iter().min_by_key(rank)
}

/// A label about those who answer, and what stands behind it.
fn label(text: &str, whole: &str, known: &Known) -> Option<(usize, String)> {
    let labels = known.blanks.iter().enumerate().filter(|(_, blank)| blank.number.is_none());
    let all = labels.flat_map(|(at, blank)| blank.headings.iter().map(move |heading| (at, heading)));
    let fits = all.filter_map(|(at, heading)| {
        let rest = behind(text, &heading.text)?;
        let parted = rest.starts_with([':', '：', '\t']) || whole == heading.text;
        let written = rest.starts_with(char::is_whitespace);
        (parted || written).then(|| (heading.text.len(), at, tidy(rest)))
    });
    fits.max_by_key(|(length, ..)| *length).map(|(_, at, rest)| (at, rest))
}

/// What stands behind a question or a label, without the signs that end it.
fn tidy(rest: &str) -> String {
    let rest = rest.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '?' | '؟' | '？' | '.' | '。' | ':' | '：' | ')' | '»' | '”' | '"' | '*' | ';' | '؛')
    });
    rest.trim_end().to_owned()
}

/// Finds questions that nothing but a bare number marks, between those that were found: only where they were found by
/// nothing else, so that the list in an answer is no row of questions.
pub fn by_number(pieces: &[Piece], told: &mut [Told], known: &Known) {
    let is_found = |told: &[Told], wanted: usize| {
        told.iter().position(|one| matches!(one, Told::Blank { at, .. } if *at == wanted))
    };
    let has_control = |field: &Field| pieces.iter().any(|piece| piece.control.as_ref() == Some(field));
    for (at, blank) in known.blanks.iter().enumerate() {
        let Some(number) = blank.number else { continue };
        if is_found(told, at).is_some() || has_control(&blank.field) {
            continue;
        }
        let before = (0..at).rev().find_map(|other| Some((other, is_found(told, other)?)));
        let lower = before.map_or(0, |(_, place)| place + 1);
        let next = (at + 1..known.blanks.len())
            .filter_map(|other| is_found(told, other))
            .filter(|place| *place >= lower)
            .min();
        let upper = next.unwrap_or(pieces.len());
        let same_question = before.is_some_and(|(other, _)| {
            known.blanks[other].number.is_some_and(|found| found.question == number.question)
        });
        let rest_of = |piece: &Piece| -> Option<String> {
            if piece.control.is_some() || piece.cell.is_some_and(|(_, column)| column > 0) {
                return None;
            }
            if let Some(numbered) = numbers::read(&piece.text) {
                return (numbered.number == number).then(|| numbered.rest.to_owned());
            }
            let (part, rest) = numbers::lone_part(&piece.text)?;
            (same_question && number.part == Some(part)).then(|| rest.to_owned())
        };
        let candidates = (lower..upper).filter(|place| told[*place] == Told::Text);
        let candidates: Vec<(usize, String)> =
            candidates.filter_map(|place| rest_of(&pieces[place]).map(|rest| (place, rest))).collect();
        let likeness = |rest: &str| {
            let pairs = Pairs::of(&key(rest));
            blank.headings.iter().map(|heading| pairs.likeness(&heading.pairs)).fold(0.0, f64::max)
        };
        let likest = candidates.iter().max_by(|a, b| likeness(&a.1).total_cmp(&likeness(&b.1)));
        // Under a question with sub-questions nothing is answered: its number alone, or its text, has to be there.
        let likely = candidates.iter().find(|(_, rest)| blank.answered || rest.is_empty());
        let chosen = likest.filter(|(_, rest)| likeness(rest) >= 0.4).or(likely);
        if let Some((place, rest)) = chosen {
            told[*place] = Told::Blank { at, by: By::Number, rest: rest.clone(), says: None, is_changed: false };
        }
    }
}
