//! People named in the programme.

use crate::grammar::Grammar;
use crate::paragraph::Paragraph;
use crate::tokens::Kind;

/// Who is named on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A name and what stands behind it.
    Person { name: String, title: Option<String> },
    /// Nobody yet: "to be confirmed".
    Unnamed,
}

/// The people of one line, parted by semicolons.
pub fn split(paragraph: &Paragraph) -> Vec<Paragraph> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in paragraph.text.match_indices(';') {
        parts.push(paragraph.part(start..at));
        start = at + 1;
    }
    parts.push(paragraph.part(start..paragraph.text.len()));
    parts
}

/// `Ms. Name Surname, Mayor of a city`
pub fn person(paragraph: &Paragraph, grammar: &Grammar) -> Named {
    // "M. Name" is no item M.
    let numbered = paragraph.tokens.iter().take(2).any(|token| token.kind == Kind::Number);
    let start = paragraph.tokens.get(paragraph.numbering()).filter(|_| numbered).map_or(0, |token| token.start);
    let text = paragraph.text[start..].trim().trim_end_matches('.');
    let unnamed = grammar.unnamed.find(&paragraph.tokens, 0..paragraph.tokens.len()).is_some();
    let words = paragraph.tokens.iter().filter(|token| token.kind == Kind::Word).count();
    let (name, title) = [", ", " – ", " — ", " - ", " ("]
        .iter()
        .filter_map(|sign| text.find(sign).map(|at| (at, sign.len(), *sign)))
        .min()
        .map_or((text, None), |(at, length, sign)| {
            let rest = text[at + length..].trim();
            let rest = if sign == " (" { rest.strip_suffix(')').unwrap_or(rest) } else { rest };
            (&text[..at], Some(rest.to_owned()).filter(|rest| !rest.is_empty()))
        });
    let name = name.trim();
    if unnamed || name.is_empty() || name.chars().count() > 200 || words == 0 {
        return Named::Unnamed;
    }
    Named::Person { name: name.to_owned(), title }
}
