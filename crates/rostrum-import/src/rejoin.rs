//! Lines of a source become paragraphs again: wrapped lines and page breaks are joined.

use crate::dates::is_date_line;
use crate::grammar::Grammar;
use crate::headings::{heading, label};
use crate::paragraph::{Mark, Paragraph};
use crate::times::{range_at, time_at};
use crate::tokens::{Token, tokenise};

/// A line with what its form says.
struct Line<'a> {
    text: &'a str,
    source: usize,
    mark: Mark,
    /// Blank lines or a page break stand before it.
    apart: bool,
    /// It cannot continue the line before.
    begins: bool,
    /// Nothing can continue it.
    closed: bool,
}

/// All paragraphs of the text in order.
pub fn paragraphs(text: &str, grammar: &Grammar) -> Vec<Paragraph> {
    let lines = lines(text, grammar);
    let width = wrap_width(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut open: Option<Paragraph> = None;
    let mut before: Option<&Line> = None;
    for line in &lines {
        let continues = open.is_some() && before.is_some_and(|before| continues(before, line, width));
        if !continues && let Some(done) = open.take() {
            paragraphs.push(done.finish());
        }
        let paragraph = open.get_or_insert_with(|| Paragraph::new(line.mark));
        if line.mark == Mark::Row {
            push_cells(paragraph, line);
        } else {
            paragraph.push(line.text, line.source);
        }
        before = Some(line);
    }
    if let Some(done) = open {
        paragraphs.push(done.finish());
    }
    paragraphs.retain(|paragraph| !paragraph.text.is_empty());
    paragraphs
}

fn lines<'a>(text: &'a str, grammar: &Grammar) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut apart = true;
    for raw in text.split_inclusive(['\n', '\u{c}']) {
        let source = at;
        at += raw.len();
        let line = raw.trim();
        if line.is_empty() || is_rule(line) || is_page_number(line) {
            apart = apart || line.is_empty() || raw.ends_with('\u{c}');
            continue;
        }
        let source = source + (raw.len() - raw.trim_start().len());
        lines.push(classify(line, source, apart, grammar));
        apart = raw.ends_with('\u{c}');
    }
    lines
}

/// `---`, `===`, `|---|:--|`: drawn lines.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '|' | ':' | '+' | ' '))
}

/// A line with nothing but the number of its page.
fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|'));
    let bare = bare.strip_prefix("Page ").or_else(|| bare.strip_prefix("page ")).unwrap_or(bare);
    let mut numbers = bare.split(['/', ' ']).filter(|part| !part.is_empty());
    let digits = |part: &str| part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit());
    numbers.next().is_some_and(digits) && numbers.all(|part| digits(part) || part == "of" || part == "de")
}

fn classify<'a>(line: &'a str, source: usize, apart: bool, grammar: &Grammar) -> Line<'a> {
    let (mark, skip) = mark(line);
    let text = &line[skip..];
    let mut made = Line { text, source: source + skip, mark, apart, begins: mark != Mark::None, closed: false };
    if matches!(mark, Mark::Heading | Mark::Row) {
        made.closed = true;
    }
    if matches!(mark, Mark::None | Mark::Item) {
        let tokens = head_tokens(text);
        let start = number_tokens(text, &tokens);
        let plain = bare_paragraph(text, &tokens);
        let titled = heading(&plain, grammar);
        let times = range_at(&tokens, start, grammar).is_some() || time_at(&tokens, start, grammar).is_some();
        made.closed = titled.as_ref().is_some_and(|titled| titled.rest >= tokens.len());
        made.begins = made.begins
            || start > 0
            || titled.is_some()
            || times
            || label(&tokens, &grammar.roles).is_some()
            || label(&tokens, &grammar.session_labels).is_some()
            || label(&tokens, &grammar.format_labels).is_some();
        if text.len() < 60 && is_date_line(&tokens, grammar) {
            (made.begins, made.closed) = (true, true);
        }
    }
    made
}

/// The mark of a line and its length in bytes with the white space behind it.
fn mark(line: &str) -> (Mark, usize) {
    let spaces = |at: usize| at + (line[at..].len() - line[at..].trim_start().len());
    if line.starts_with("\\ ") {
        return (Mark::Verbatim, 2);
    }
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(char::is_whitespace) {
        return (Mark::Heading, spaces(hashes));
    }
    if line.starts_with('|') || line.contains('\t') {
        return (Mark::Row, 0);
    }
    let bullet = line.chars().next().filter(|c| {
        matches!(c, '-' | '*' | '+' | '•' | '‣' | '◦' | '▪' | '●' | '–' | '—' | '\u{b7}' | '\u{f0b7}' | 'o')
    });
    match bullet {
        Some(bullet) if line[bullet.len_utf8()..].starts_with(char::is_whitespace) => {
            (Mark::Item, spaces(bullet.len_utf8()))
        }
        _ => (Mark::None, 0),
    }
}

/// The tokens of the beginning of a line; a heading or a time stands there.
fn head_tokens(text: &str) -> Vec<Token> {
    let end = text.char_indices().nth(120).map_or(text.len(), |(at, _)| at);
    tokenise(text[..end].trim_start_matches("**"))
}

fn bare_paragraph(text: &str, tokens: &[Token]) -> Paragraph {
    let mut paragraph = Paragraph::new(Mark::None);
    paragraph.text = text.chars().take(120).collect::<String>();
    paragraph.tokens = tokens.iter().filter(|token| !token.is("*")).cloned().collect();
    paragraph
}

fn number_tokens(text: &str, tokens: &[Token]) -> usize {
    bare_paragraph(text, tokens).numbering()
}

fn push_cells(paragraph: &mut Paragraph, line: &Line) {
    let sign = if line.text.starts_with('|') { '|' } else { '\t' };
    let mut at = line.source;
    let mut first = true;
    for cell in line.text.split(sign) {
        let lead = cell.len() - cell.trim_start().len();
        if !cell.trim().is_empty() {
            if !first {
                paragraph.push("|", at.saturating_sub(1));
            }
            paragraph.push(cell.trim(), at + lead);
            first = false;
        }
        at += cell.len() + 1;
    }
}

/// The width at which the source wraps its lines; `None` when it has a paragraph on each line.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len().saturating_sub(1) * 19 / 20)?;
    (width <= 130).then_some(width)
}

fn continues(before: &Line, line: &Line, width: Option<usize>) -> bool {
    if line.begins || before.closed {
        return false;
    }
    let lower = line.text.chars().next().is_some_and(char::is_lowercase);
    if line.apart {
        // A page break inside a sentence: the part before it does not end and the part behind it does not begin.
        return lower && before.mark != Mark::Verbatim && !ends(before.text);
    }
    if before.mark == Mark::Verbatim {
        return false;
    }
    let Some(width) = width else { return lower };
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    // The line was full when its next word would have gone over the width. Proportional type makes
    // full lines of different lengths, hence four fifths.
    lower || (before.text.chars().count() + 1 + word) * 5 >= width * 4
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['"', '»', '”', ')', '*', ' ', '\u{a0}']).ends_with(['.', ':', ';', '!', '?', '…', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::all;

    fn read(text: &str) -> Vec<String> {
        paragraphs(text, &all()[0]).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_closed() {
        let text = "Initial presentations by the\n\n3\n\npanellists are followed by the floor.\n\nmore";
        assert_eq!(read(text), ["Initial presentations by the panellists are followed by the floor.", "more"]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_items_stay_apart() {
        let text = "The panel looks at the practice of local governments and at\nwhat others may learn from it.\n- one\n- two and\n  more of two\nObjective:\nTo learn.";
        assert_eq!(
            read(text),
            [
                "The panel looks at the practice of local governments and at what others may learn from it.",
                "one",
                "two and more of two",
                "Objective:",
                "To learn."
            ]
        );
    }

    #[test]
    fn the_rows_of_a_table_keep_their_cells() {
        assert_eq!(
            read("| Time | Session |\n|---|---|\n| 10:00 – 10:20 | Opening |"),
            ["Time | Session", "10:00 – 10:20 | Opening"]
        );
    }
}
