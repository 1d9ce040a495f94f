//! What was typed: words, phrases in quotation marks, and what must not be there.

use std::ops::Range;

/// A part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where its text stands, in bytes, without marks.
    pub range: Range<usize>,
    /// Whether its words have to follow one another.
    pub phrase: bool,
    /// Whether it must not be there.
    pub without: bool,
}

/// Parts what was typed. Quotation marks of the six languages open a phrase, in pairs or not; one that is not closed is
/// overlooked. A minus before a word or a phrase takes it out, unless it stands alone.
pub fn parse(typed: &str) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut at = 0;
    while let Some(letter) = typed[at..].chars().next() {
        let after = at + letter.len_utf8();
        if letter.is_whitespace() {
            at = after;
            continue;
        }
        let without = is_minus(letter) && typed[after..].chars().next().is_some_and(|next| !next.is_whitespace());
        let start = if without { after } else { at };
        let opening = typed[start..].chars().next().filter(|letter| is_quote(*letter));
        let phrase = opening.and_then(|opening| {
            let inside = start + opening.len_utf8();
            let length = typed[inside..].find(is_quote)?;
            Some(inside..inside + length)
        });
        if let Some(range) = phrase {
            let closing = typed[range.end..].chars().next().map_or(0, char::len_utf8);
            at = range.end + closing;
            clauses.push(Clause { range, phrase: true, without });
            continue;
        }
        let start = start + opening.map_or(0, char::len_utf8);
        let length = typed[start..].find(|letter: char| letter.is_whitespace() || is_quote(letter));
        at = length.map_or(typed.len(), |length| start + length);
        if at > start {
            clauses.push(Clause { range: start..at, phrase: false, without });
        }
    }
    clauses
}

fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '＂'
            | '〝'
            | '〞'
            | '〟'
    )
}

fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '−' | '－' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(typed: &str) -> Vec<String> {
        let tell = |clause: Clause| {
            let minus = if clause.without { "-" } else { "" };
            let quote = if clause.phrase { "\"" } else { "" };
            format!("{minus}{quote}{}{quote}", &typed[clause.range])
        };
        parse(typed).into_iter().map(tell).collect()
    }

    #[test]
    fn words_phrases_and_what_must_not_be_there_are_told_apart() {
        assert_eq!(told("water -health \"right to housing\""), ["water", "-health", "\"right to housing\""]);
        assert_eq!(told("-«droit au logement» eau"), ["-\"droit au logement\"", "eau"]);
        assert_eq!(told("“住房权”预算"), ["\"住房权\"", "预算"]);
        assert_eq!(told("„право на жильё“ вода"), ["\"право на жильё\"", "вода"]);
        assert_eq!(told("gender-based - a"), ["gender-based", "-", "a"]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_overlooked() {
        assert_eq!(told("\"right to"), ["right", "to"]);
        assert_eq!(told("right\" to"), ["right", "to"]);
    }

    proptest! {
        #[test]
        fn any_text_gives_parts_of_itself(typed in "\\PC{0,60}|[-\"«» a“”]{0,20}") {
            for clause in parse(&typed) {
                prop_assert!(typed.get(clause.range).is_some());
            }
        }
    }
}
