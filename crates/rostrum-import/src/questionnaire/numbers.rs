//! The number of a question at the beginning of a line, as people write it in six languages.

use rostrum_domain::call::Number;

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The number.
    pub number: Number,
    /// Whether a word such as "Question" stands before it.
    pub word: bool,
    /// What stands behind it.
    pub rest: &'a str,
}

/// Words before a number, in lower case.
const WORDS: [&str; 16] = [
    "question",
    "q",
    "pregunta",
    "p",
    "вопрос",
    "السؤال",
    "سؤال",
    "س",
    "问题",
    "問題",
    "问",
    "題",
    "题",
    "第",
    "answer to question",
    "réponse à la question",
];
/// What may stand between the word and the number.
const SIGNS: [&str; 9] = ["n°", "nº", "no.", "no", "№", "#", "number", "رقم", "num."];
const HAN: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/// The letters of sub-questions.
const CYRILLIC: [char; 10] = ['а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'к'];
const ARABIC: [char; 10] = ['أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي'];

/// Reads `3.`, `3 (b)`, `3b)`, `Q3`, `Question n° 3`, `问题3`, `سؤال ٣`, `第三题`.
pub fn read(text: &str) -> Option<Numbered<'_>> {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || is_mark_of_direction(c) || matches!(c, '*' | '#' | '['));
    let (behind, word) = behind_word(text);
    let (question, rest) = number(behind)?;
    let rest = rest.strip_prefix(['题', '題', '问', '号']).filter(|_| word).unwrap_or(rest);
    let (part, rest) = part(rest);
    let bare = rest.trim_start_matches(|c: char| c == ']' || is_mark_of_direction(c));
    let end = bare.trim_start_matches(|c: char| c.is_whitespace());
    let separated = end.starts_with(['.', ')', ':', '-', '–', '—', '、', '．', '：', '）', '/', ']']);
    let apart = separated || end.len() < bare.len() || end.is_empty();
    if !(separated || (apart && (word || part.is_some())) || (word && end.starts_with(|c: char| !c.is_alphanumeric())))
    {
        return None;
    }
    let rest = end.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ')' | ':' | '-' | '–' | '—' | '、' | '．' | '：' | '）' | ']')
    });
    Some(Numbered { number: Number { question, part }, word, rest })
}

fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn behind_word(text: &str) -> (&str, bool) {
    for word in WORDS {
        let Some(mut rest) = strip(text, word) else { continue };
        rest = rest.trim_start();
        for sign in SIGNS {
            if let Some(behind) = strip(rest, sign) {
                rest = behind.trim_start();
                break;
            }
        }
        // "q" alone is no word before a number: a number has to follow.
        if number(rest).is_some() {
            return (rest, true);
        }
    }
    (text, false)
}

/// What stands behind a beginning, whatever its case.
fn strip<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let mut wanted = beginning.chars();
    let mut at = 0;
    for (start, c) in text.char_indices() {
        if wanted.as_str().is_empty() {
            break;
        }
        let mut lower = c.to_lowercase();
        if lower.next() != wanted.next() || lower.next().is_some() {
            return None;
        }
        at = start + c.len_utf8();
    }
    wanted.as_str().is_empty().then(|| &text[at..])
}

/// A number of at most three digits in any script, not 0.
fn number(text: &str) -> Option<(usize, &str)> {
    let first = text.chars().next()?;
    if let Some(at) = HAN.iter().position(|han| *han == first) {
        return Some((at + 1, &text[first.len_utf8()..]));
    }
    let (mut value, mut at) = (0usize, 0);
    for (start, c) in text.char_indices() {
        let Some(digit) = digit(c) else { break };
        value = value * 10 + digit;
        at = start + c.len_utf8();
        if value > 999 {
            return None;
        }
    }
    (value > 0).then(|| (value, &text[at..]))
}

fn digit(c: char) -> Option<usize> {
    let from =
        |zero: char| usize::try_from(u32::from(c).checked_sub(u32::from(zero))?).ok().filter(|digit| *digit < 10);
    ['0', '٠', '۰', '０'].into_iter().find_map(from)
}

/// `(a)`, ` (a)`, `a`, `.a`, `.1`, `(أ)`, `(б)`; `None` leaves the text as it is.
fn part(text: &str) -> (Option<usize>, &str) {
    let inner = text.trim_start();
    if let Some(open) = inner.strip_prefix(['(', '（']) {
        let close = |rest: &str| rest.trim_start().strip_prefix([')', '）']).map(str::len);
        for (found, rest) in [letter(open.trim_start()), number(open.trim_start())].into_iter().flatten() {
            if let Some(left) = close(rest) {
                return (Some(found), &text[text.len() - left..]);
            }
        }
        return (None, text);
    }
    if let Some((found, rest)) = letter(inner)
        && rest.starts_with([')', '）'])
    {
        return (Some(found), &rest[rest.chars().next().map_or(0, char::len_utf8)..]);
    }
    let direct = text.strip_prefix(['.', '-']).unwrap_or(text);
    for found in [letter(direct), number(direct).filter(|_| direct.len() < text.len())] {
        if let Some((found, rest)) = found
            && !rest.starts_with(char::is_alphanumeric)
        {
            return (Some(found), rest);
        }
    }
    (None, text)
}

/// The letter of a sub-question alone: `(b) …`, `b) …`.
pub fn lone_part(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_mark_of_direction(c));
    let (found, rest) = letter(text.strip_prefix(['(', '（']).unwrap_or(text))?;
    rest.strip_prefix([')', '）']).map(|rest| (found, rest.trim_start()))
}

fn letter(text: &str) -> Option<(usize, &str)> {
    let c = text.chars().next()?;
    let lower = c.to_lowercase().next()?;
    let at = match lower {
        'a'..='z' => Some(u32::from(lower) as usize - 'a' as usize),
        _ => CYRILLIC.iter().chain(&ARABIC).position(|known| *known == lower).map(|at| at % 10),
    };
    at.map(|at| (at + 1, &text[c.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, question, part, word, rest) in [
            ("1. What", 1, None, false, "What"),
            ("12) What", 12, None, false, "What"),
            ("3 (b) with", 3, Some(2), false, "with"),
            ("3(b). with", 3, Some(2), false, "with"),
            ("3 b) with", 3, Some(2), false, "with"),
            ("3b with", 3, Some(2), false, "with"),
            ("3.b with", 3, Some(2), false, "with"),
            ("3.2 with", 3, Some(2), false, "with"),
            ("Q1: We", 1, None, true, "We"),
            ("Question n° 4 – Oui", 4, None, true, "Oui"),
            ("QUESTION 2", 2, None, true, ""),
            ("Pregunta 1.", 1, None, true, ""),
            ("Вопрос № 5 (б): да", 5, Some(2), true, "да"),
            ("问题1：是", 1, None, true, "是"),
            ("第三题 是", 3, None, true, "是"),
            ("سؤال ١: نعم", 1, None, true, "نعم"),
            ("السؤال رقم ٢ (ب) نعم", 2, Some(2), true, "نعم"),
            ("\u{200f}٣. نعم", 3, None, false, "نعم"),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.number.question, found.number.part, found.word, found.rest),
                (question, part, word, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn years_amounts_and_words_are_no_numbers_of_questions() {
        for text in [
            "2025 was the year",
            "2025.",
            "3 offices were opened",
            "10,000 people",
            "0. Zero",
            "Quito 3",
            "questions",
            "p",
            "Q",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_stands_behind_a_number_is_the_end_of_the_text(text in "(Question |Q|سؤال |问题)?[0-9٠-٩]{0,4}[ .()a-cب]{0,5}.{0,20}") {
            if let Some(found) = read(&text) {
                prop_assert!(text.ends_with(found.rest));
                prop_assert!(found.number.question > 0);
            }
        }
    }
}
