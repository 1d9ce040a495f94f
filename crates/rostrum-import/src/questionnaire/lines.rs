//! Plain text, or the text of a PDF, as pieces: lines, and the texts of the form put together again.

use super::known::Known;
use super::likeness::key;
use super::piece::{Form, Piece};

/// Most lines that one text of the form is broken into.
const MOST_LINES: usize = 40;

/// The pieces of a text; a form feed parts two pages.
pub fn pieces(text: &str, known: &Known) -> Vec<Piece> {
    let mut lines: Vec<(&str, bool)> = Vec::new();
    for page in text.split('\u{c}') {
        // Where a page ends says nothing of where a paragraph does.
        let (mut gap, mut begun) = (false, false);
        let mut of_page: Vec<&str> = page.lines().map(str::trim).collect();
        let is_edge = |line: &str| known.edges.contains(&key(line)) || is_page_number(line);
        if text.contains('\u{c}') {
            drop_edges(&mut of_page, is_edge);
        }
        for line in of_page {
            if line.is_empty() {
                gap = begun;
            } else {
                begun = true;
                lines.push((line, std::mem::take(&mut gap)));
            }
        }
    }
    joined(&lines, known)
}

/// The name of the call above, and the number of the page below.
fn drop_edges(lines: &mut [&str], is_edge: impl Fn(&str) -> bool) {
    let written: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_empty()).collect();
    for at in [written.first(), written.last()].into_iter().flatten() {
        if is_edge(lines[*at]) {
            lines[*at] = "";
        }
    }
}

fn is_page_number(line: &str) -> bool {
    let mut parts = line.split(['/', ' ']).filter(|part| !part.is_empty());
    let digits = |part: &str| part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit());
    parts.next().is_some_and(digits) && parts.all(digits)
}

/// Lines that together are a text of the form become one piece.
fn joined(lines: &[(&str, bool)], known: &Known) -> Vec<Piece> {
    let texts = known.broken();
    let mut sorted: Vec<&str> = texts.iter().copied().collect();
    sorted.sort_unstable();
    let goes_on = |so_far: &str| {
        let at = sorted.partition_point(|text| *text < so_far);
        sorted.get(at).is_some_and(|text| text.starts_with(so_far))
    };
    let keys: Vec<String> = lines.iter().map(|(line, _)| key(line)).collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (mut so_far, mut longest) = (String::new(), 0);
        for (count, key) in keys[at..].iter().take(MOST_LINES).enumerate() {
            so_far.push_str(key);
            if !goes_on(&so_far) {
                break;
            }
            if !so_far.is_empty() && texts.contains(so_far.as_str()) {
                longest = count + 1;
            }
        }
        let count = longest.max(1);
        let text = lines[at..at + count].iter().map(|(line, _)| *line).collect::<Vec<_>>().join(" ");
        pieces.push(Piece { text, form: Form::Line { gap: lines[at].1 }, ..Piece::default() });
        at += count;
    }
    pieces
}
