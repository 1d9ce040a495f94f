//! Parts of texts in which words of a query are marked, cut where nothing is broken.

use std::ops::Range;

use rostrum_domain::compendium::EntryText;
use rostrum_domain::practice::Part;
use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use crate::analyser::{Analyser, BETWEEN, Script, Tongue, Wanted, script_of};
use crate::plan::Marks;

/// A text with marked words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text, as it was written.
    pub text: String,
    /// What is marked, in bytes: in order, apart from one another, and never inside a character as readers see it.
    pub marks: Vec<Range<usize>>,
}

/// A part of a text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Which part of a practice; `None` in contributions and statements.
    pub part: Option<Part>,
    /// The language of the text, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// What it says.
    pub marked: Marked,
    /// Whether the text begins before it.
    pub cut_before: bool,
    /// Whether the text goes on behind it.
    pub cut_after: bool,
}

/// Most excerpts of one entry.
const MOST_EXCERPTS: usize = 2;
/// How wide an excerpt is, and how much of it stands before its first mark: a Chinese character counts for two others.
const WIDTH: usize = 240;
const WIDTH_BEFORE: usize = 60;

/// A span of a text and the word of the query that it is marked for.
struct Span {
    range: Range<usize>,
    word: u64,
}

/// Marks the words of a query in a whole text.
pub fn mark(text: &str, tongue: Tongue, marks: &Marks, analyser: &mut Analyser) -> Marked {
    let spans = spans(text, tongue, marks, analyser);
    Marked { text: text.to_owned(), marks: joined(text, spans.into_iter().map(|span| span.range)) }
}

/// The best excerpts of the texts of an entry, of which one in the language of the reader is preferred.
pub fn excerpts(texts: &[EntryText], language: &str, marks: &Marks, analyser: &mut Analyser) -> Vec<Excerpt> {
    let reader = Tongue::from_tag(language);
    let foreign = |text: &EntryText| Tongue::from_tag(&text.language) != reader;
    let mut found: Vec<(usize, Excerpt)> = Vec::new();
    if !marks.is_empty() {
        for text in texts {
            let spans = spans(&text.text, Tongue::from_tag(&text.language), marks, analyser);
            if let Some((words, excerpt)) = densest(text, &spans) {
                found.push((words, excerpt));
            }
        }
    }
    // The order of the parts remains among equals.
    found.sort_by_key(|(words, excerpt)| (std::cmp::Reverse(*words), Tongue::from_tag(&excerpt.language) != reader));
    let mut best: Vec<Excerpt> = Vec::new();
    for (_, excerpt) in found {
        let told = best.iter().any(|other| other.part == excerpt.part && other.language != excerpt.language);
        if best.len() < MOST_EXCERPTS && !told {
            best.push(excerpt);
        }
    }
    if best.is_empty() {
        let filled = || texts.iter().filter(|text| !text.text.trim().is_empty());
        let beginning = filled().find(|text| !foreign(text)).or_else(|| filled().next());
        best.extend(beginning.map(|text| cut(text, 0, &[])));
    }
    best
}

impl Marks {
    fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.stems.is_empty() && self.phrases.is_empty()
    }
}

fn spans(text: &str, tongue: Tongue, marks: &Marks, analyser: &mut Analyser) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    if marks.is_empty() {
        return spans;
    }
    let mut in_order: Vec<(usize, String, Range<usize>)> = Vec::new();
    let mut term = String::new();
    analyser.analyse(text, tongue, Wanted::Both, |token| {
        let mut is_marked = |word: &str, among: &rustc_hash::FxHashSet<String>| {
            term.clear();
            term.push_str(word);
            term.push(BETWEEN);
            term.push(token.tongue.letter());
            among.contains(term.as_str())
        };
        let by_stem = token.stems.iter().find(|stem| is_marked(stem, &marks.stems));
        // What has a stem in common is one word of the query.
        let word = by_stem.map(String::as_str).or_else(|| is_marked(token.form, &marks.forms).then_some(token.form));
        if let Some(word) = word {
            spans.push(Span { range: token.range.clone(), word: hash(word) });
        }
        if !marks.phrases.is_empty() && !token.form.is_empty() {
            in_order.push((token.position, crate::analyser::term(token.form, token.tongue), token.range));
        }
    });
    for (at, phrase) in marks.phrases.iter().enumerate() {
        for start in 0..in_order.len() {
            if let Some(range) = phrase_at(&in_order[start..], phrase) {
                spans.push(Span { range, word: at as u64 });
            }
        }
    }
    spans.sort_by_key(|span| (span.range.start, span.range.end));
    spans
}

fn phrase_at(words: &[(usize, String, Range<usize>)], phrase: &[(usize, String)]) -> Option<Range<usize>> {
    let (first, (begin, ..)) = (phrase.first()?, words.first()?);
    let mut words_on = words.iter();
    let mut end = 0;
    for (place, word) in phrase {
        let (_, _, range) = words_on
            .find(|(position, ..)| position - begin == place - first.0)
            .filter(|(_, other, _)| other == word)?;
        end = range.end;
    }
    Some(words[0].2.start..end)
}

fn hash(word: &str) -> u64 {
    use std::hash::BuildHasher;
    rustc_hash::FxBuildHasher.hash_one(word)
}

/// The excerpt with the most different words, and how many they are: a tenth for each further mark.
fn densest(text: &EntryText, spans: &[Span]) -> Option<(usize, Excerpt)> {
    let mut best: Option<(usize, usize)> = None;
    for (at, first) in spans.iter().enumerate() {
        let within = |span: &&Span| span.range.end <= first.range.start + WIDTH - WIDTH_BEFORE;
        let near: Vec<&Span> = spans[at..].iter().take_while(within).take(12).collect();
        let mut words: Vec<u64> = near.iter().map(|span| span.word).collect();
        words.sort_unstable();
        words.dedup();
        let score = words.len() * 10 + near.len().min(9);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, first.range.start));
        }
    }
    let (score, start) = best?;
    let marks: Vec<Range<usize>> = spans.iter().map(|span| span.range.clone()).collect();
    Some((score, cut(text, start, &marks)))
}

/// An excerpt around a place of a text.
fn cut(text: &EntryText, around: usize, marks: &[Range<usize>]) -> Excerpt {
    let whole = text.text.as_str();
    let start = back(whole, around, WIDTH_BEFORE);
    let end = forward(whole, start, WIDTH);
    let part = &whole[start..end];
    let inside = joined(whole, marks.iter().cloned())
        .into_iter()
        .filter(|mark| mark.start < end && mark.end > start)
        .map(|mark| mark.start.max(start) - start..mark.end.min(end) - start)
        .collect();
    Excerpt {
        part: text.part,
        language: text.language.clone(),
        marked: Marked { text: part.to_owned(), marks: inside },
        cut_before: !whole[..start].trim().is_empty(),
        cut_after: !whole[end..].trim().is_empty(),
    }
}

fn width(letter: char) -> usize {
    if script_of(letter) == Script::Han { 2 } else { 1 }
}

/// Where an excerpt begins: behind a space, if there is one within its width, and never inside a character.
fn back(text: &str, around: usize, most: usize) -> usize {
    let mut used = 0;
    let mut after_space = None;
    for (at, letter) in text[..around].char_indices().rev() {
        used += width(letter);
        if used > most {
            return after_space.unwrap_or_else(|| boundary(text, at + letter.len_utf8(), false));
        }
        if letter.is_whitespace() {
            after_space = Some(at + letter.len_utf8());
        }
        // A sentence is the best beginning.
        if matches!(letter, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '\n') && used > 1 {
            let rest = text[at + letter.len_utf8()..around].trim_start();
            return around - rest.len();
        }
    }
    0
}

/// Where it ends: before a space of its last part, if there is one.
fn forward(text: &str, start: usize, most: usize) -> usize {
    let mut used = 0;
    let mut space = None;
    for (at, letter) in text[start..].char_indices() {
        used += width(letter);
        if used > most {
            return space.unwrap_or_else(|| boundary(text, start + at, false));
        }
        if letter.is_whitespace() && used > most * 3 / 4 {
            space = Some(start + at);
        }
    }
    text.len()
}

/// Ranges in order, those that touch put together, widened to characters as readers see them.
fn joined(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let range = boundary(text, range.start, false)..boundary(text, range.end, true);
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The nearest end of a character as readers see it, at or before a place, or at or behind it.
fn boundary(text: &str, at: usize, behind: bool) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    let is_boundary: Result<bool, GraphemeIncomplete> = cursor.is_boundary(text, 0);
    if is_boundary.unwrap_or(true) {
        return at;
    }
    let moved = if behind { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    moved.ok().flatten().unwrap_or(if behind { text.len() } else { 0 })
}
