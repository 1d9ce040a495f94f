//! What was read, what was assumed, and the way from bytes of the text to lines and columns.

use std::ops::Range;

use rostrum_domain::notice::{Level, Notice, Span};
use serde::Serialize;

/// The most notices of one code.
const MOST_OF_A_CODE: usize = 50;

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// It stands in the note.
    Read,
    /// The note does not say; the value is the usual one or follows from others.
    Assumed,
}

/// A field of the note with its value, the line it came from, and whether it was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldReading {
    /// The field's name: `title`, `format.limit`, `documents[0].symbol`.
    pub field: String,
    /// The value.
    pub value: serde_json::Value,
    /// The line of the text, from 1.
    pub line: Option<u32>,
    /// Read or assumed.
    pub origin: Origin,
}

/// Collects readings and notices of one text.
#[derive(Debug)]
pub struct Reading<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    pub fields: Vec<FieldReading>,
    pub notices: Vec<Notice>,
    /// Where the fields that were read stand in the source.
    sources: Vec<(String, Range<usize>)>,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self {
            text,
            line_starts: std::iter::once(0).chain(breaks).collect(),
            fields: Vec::new(),
            notices: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// Records a value that stands in the note.
    pub fn read(&mut self, field: impl Into<String>, value: impl Serialize, source: Range<usize>) {
        let field = field.into();
        self.sources.push((field.clone(), source.clone()));
        let line = u32::try_from(self.line_of(source.start) + 1).ok();
        self.record(field, value, line, Origin::Read);
    }

    /// Records a value that the note does not give.
    pub fn assume(&mut self, field: impl Into<String>, value: impl Serialize) {
        self.record(field.into(), value, None, Origin::Assumed);
    }

    /// Records a value that the note does not give, and says so in a note.
    pub fn assume_aloud(&mut self, field: &str, value: impl Serialize, message: impl Into<String>, help: &str) {
        self.assume(field, value);
        let code = format!("assumed-{}", field.replace(['.', '_'], "-"));
        self.notice(&code, Level::Note, None, message, help);
    }

    fn record(&mut self, field: String, value: impl Serialize, line: Option<u32>, origin: Origin) {
        let value = serde_json::to_value(value).unwrap_or_default();
        self.fields.push(FieldReading { field, value, line, origin });
    }

    /// Remarks on a place of the text.
    pub fn notice(
        &mut self,
        code: &str,
        level: Level,
        source: Option<Range<usize>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        // Nobody reads hundreds of the same remark, and finding their places would take long.
        if self.notices.iter().filter(|notice| notice.code == code).count() >= MOST_OF_A_CODE {
            return;
        }
        let span = source.map(|source| self.span(source));
        let help = Some(help.into()).filter(|help: &String| !help.is_empty());
        self.notices.push(Notice { code: code.to_owned(), level, span, message: message.into(), help });
    }

    /// The line of a byte, from 0.
    fn line_of(&self, at: usize) -> usize {
        self.line_starts.partition_point(|begin| *begin <= at).saturating_sub(1)
    }

    /// The place of a range of bytes; its length stops at the end of the line.
    pub fn span(&self, source: Range<usize>) -> Span {
        let start = self.boundary(source.start);
        let line = self.line_of(start);
        let line_start = self.line_starts[line];
        let line_end = self.line_starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = self.boundary(source.end.max(start)).clamp(start, line_end.max(start));
        let count = |range: Range<usize>| u32::try_from(self.text[range].chars().count()).unwrap_or(u32::MAX);
        Span {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: count(line_start..start) + 1,
            length: count(start..end).max(1),
        }
    }

    /// Where a field that was read stands in the source.
    pub fn source_of(&self, field: &str) -> Option<Range<usize>> {
        self.sources.iter().find(|(name, _)| name == field).map(|(_, source)| source.clone())
    }

    /// The first boundary of a character at or behind a byte.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (at..=self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_characters_from_one() {
        let reading = Reading::new("é\nà 31 June\n");
        assert_eq!(reading.span(6..13), Span { line: 2, column: 3, length: 7 });
        assert_eq!(reading.span(100..200).line, 3);
    }
}
