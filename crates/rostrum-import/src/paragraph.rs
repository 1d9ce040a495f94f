//! A paragraph: its text on one line without marks, its tokens, and the way back to the source.

use std::ops::Range;

use crate::tokens::{Kind, Token, tokenise};

/// How a paragraph stood in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Running text.
    None,
    /// A heading by its mark (`#`), whatever its words.
    Heading,
    /// An item of a list.
    Item,
    /// A row of a table; the cells are parted by ` | `.
    Row,
    /// Text behind a backslash: never a heading, a label or a line of the programme.
    Verbatim,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub text: String,
    pub tokens: Vec<Token>,
    pub mark: Mark,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    source: usize,
}

impl Paragraph {
    /// An empty paragraph; text is added with [`Paragraph::push`].
    pub fn new(mark: Mark) -> Self {
        Self { text: String::new(), tokens: Vec::new(), mark, pieces: Vec::new() }
    }

    /// Adds a line (or a cell) that begins at byte `source`, with the marks of emphasis and links dropped.
    pub fn push(&mut self, line: &str, source: usize) {
        if !self.text.is_empty() {
            if self.text.ends_with('\u{ad}') {
                self.text.pop();
            } else {
                self.text.push(' ');
            }
        }
        let mut rest = 0;
        while rest < line.len() {
            let here = &line[rest..];
            if here.starts_with("**") || here.starts_with("__") {
                rest += 2;
            } else if let Some((skip, words, total)) = link(here) {
                self.pieces.push(Piece { at: self.text.len(), source: source + rest + skip });
                self.push_plain(&here[skip..skip + words]);
                rest += total;
            } else if let Some(escaped) = escaped(here) {
                self.pieces.push(Piece { at: self.text.len(), source: source + rest + 1 });
                self.text.push(escaped);
                rest += 1 + escaped.len_utf8();
            } else {
                let stop = here
                    .char_indices()
                    .skip(1)
                    .find(|(_, c)| matches!(c, '*' | '_' | '[' | '\\'))
                    .map_or(here.len(), |(at, _)| at);
                self.pieces.push(Piece { at: self.text.len(), source: source + rest });
                self.push_plain(&here[..stop]);
                rest += stop;
            }
        }
    }

    /// Adds text in which every run of white space becomes one space.
    fn push_plain(&mut self, text: &str) {
        let base = self.pieces.last().map_or(0, |piece| piece.source);
        let mut spaced = self.text.is_empty() || self.text.ends_with(' ');
        let mut shifted = false;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                if !spaced {
                    self.text.push(' ');
                    spaced = true;
                } else {
                    shifted = true;
                }
                continue;
            }
            if shifted {
                self.pieces.push(Piece { at: self.text.len(), source: base + at });
                shifted = false;
            }
            self.text.push(c);
            spaced = false;
        }
    }

    /// Cuts the finished text into tokens.
    pub fn finish(mut self) -> Self {
        self.text.truncate(self.text.trim_end().len());
        self.tokens = tokenise(&self.text);
        self
    }

    /// The byte of the source from which byte `at` of the text came.
    pub fn source(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.at <= at);
        index.checked_sub(1).map_or(0, |index| self.pieces[index].source + (at - self.pieces[index].at))
    }

    /// The bytes of the source behind a range of the text.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let end = self.source(range.end.saturating_sub(1).max(range.start)) + 1;
        self.source(range.start)..end
    }

    /// The bytes of the source behind a range of tokens.
    pub fn source_of_tokens(&self, range: Range<usize>) -> Range<usize> {
        self.source_range(self.bytes_of(range))
    }

    /// The bytes of the text behind a range of tokens.
    pub fn bytes_of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(range.start).map_or(self.text.len(), |token| token.start);
        let end = range.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.end);
        start..end.max(start)
    }

    /// The part of the paragraph from byte `range.start` to byte `range.end`, as a paragraph.
    pub fn part(&self, range: Range<usize>) -> Self {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let text = text.trim();
        let mut pieces = vec![Piece { at: 0, source: self.source(start) }];
        pieces.extend(
            self.pieces
                .iter()
                .filter(|piece| piece.at > start && piece.at < start + text.len())
                .map(|piece| Piece { at: piece.at - start, source: piece.source }),
        );
        Self { text: text.to_owned(), tokens: tokenise(text), mark: Mark::None, pieces }
    }

    /// The cells of a row, or the whole paragraph.
    pub fn cells(&self) -> Vec<Self> {
        let mut cells = Vec::new();
        let mut start = 0;
        for (at, _) in self.text.match_indices(" | ") {
            cells.push(self.part(start..at));
            start = at + 3;
        }
        cells.push(self.part(start..self.text.len()));
        cells
    }

    /// The text behind the tokens before `at`. Behind a colon it is taken as it stands, else without leading
    /// signs such as `:` and `–`.
    pub fn after(&self, at: usize) -> Self {
        let colon = at.checked_sub(1).and_then(|before| self.tokens.get(before)).filter(|before| before.text == ":");
        if let Some(colon) = colon {
            return self.part(colon.end..self.text.len());
        }
        let start = self.tokens.get(at).map_or(self.text.len(), |token| token.start);
        let rest = &self.text[start..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || ":.–—-|,;".contains(c));
        self.part(start + rest.len() - trimmed.len()..self.text.len())
    }

    /// How many tokens the number or letter of an item takes: `1.`, `(a)`, `IV.`; 0 when there is none.
    pub fn numbering(&self) -> usize {
        let sign =
            |at: usize, signs: &[&str]| self.tokens.get(at).is_some_and(|token| signs.contains(&token.text.as_str()));
        let counts = |at: usize| self.tokens.get(at).is_some_and(is_count);
        if sign(0, &["("]) && counts(1) && sign(2, &[")"]) {
            return 3;
        }
        let gap = self.tokens.get(2).is_none_or(|next| next.start > self.tokens[1].end);
        if counts(0) && sign(1, &[".", ")"]) && gap { 2 } else { 0 }
    }
}

fn is_count(token: &Token) -> bool {
    match token.kind {
        Kind::Number => token.text.len() <= 2,
        Kind::Word => {
            token.text.len() == 1 || (token.text.len() <= 5 && token.text.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        }
        Kind::Sign => false,
    }
}

/// A Markdown link: bytes before its words, bytes of its words, bytes in all.
fn link(text: &str) -> Option<(usize, usize, usize)> {
    let rest = text.strip_prefix('[')?;
    // A bound, so that many brackets do not make many searches to the end of the line.
    let end = rest.char_indices().nth(1_000).map_or(rest.len(), |(at, _)| at);
    let (words, target) = rest[..end].split_once("](")?;
    let target = target.split_once(')')?.0;
    let fits = !words.contains(['[', ']']) && (target.starts_with("http") || target.starts_with('#'));
    fits.then_some((1, words.len(), words.len() + target.len() + 4))
}

fn escaped(text: &str) -> Option<char> {
    text.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_dropped_and_the_way_back_is_kept() {
        let source = "the  **A/HRC/56/32** and [the report](https://example.org) of \\*old\\*";
        let mut paragraph = Paragraph::new(Mark::None);
        paragraph.push(source, 100);
        let paragraph = paragraph.finish();
        assert_eq!(paragraph.text, "the A/HRC/56/32 and the report of *old*");
        for word in ["A/HRC", "56", "report", "old"] {
            let at = paragraph.text.find(word).unwrap();
            assert_eq!(paragraph.source(at) - 100, source.find(word).unwrap(), "{word}");
        }
    }

    #[test]
    fn a_time_is_no_numbering() {
        let numbering = |text: &str| {
            let mut paragraph = Paragraph::new(Mark::None);
            paragraph.push(text, 0);
            paragraph.finish().numbering()
        };
        assert_eq!(numbering("10.00 Opening"), 0);
        assert_eq!(numbering("1. Objective"), 2);
        assert_eq!(numbering("(b) Objective"), 3);
        assert_eq!(numbering("IV. Format"), 2);
        assert_eq!(numbering("Format"), 0);
    }
}
