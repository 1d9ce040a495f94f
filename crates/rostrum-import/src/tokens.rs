//! Words, numbers and signs of a paragraph, folded so that case, accents and typography do not matter.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits of any script.
    Number,
    /// One sign.
    Sign,
}

/// A folded token and its place in bytes of the text it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub start: usize,
    pub end: usize,
}

impl Token {
    /// The number, when it has at most nine digits.
    pub fn number(&self) -> Option<u32> {
        if self.kind == Kind::Number && self.text.len() <= 9 { self.text.parse().ok() } else { None }
    }

    pub fn is(&self, sign: &str) -> bool {
        self.text == sign
    }

    /// Whether a hyphen or dash of any length.
    pub fn is_dash(&self) -> bool {
        self.text == "-"
    }
}

/// Whether there is a number at all; most paragraphs have none, and then no date, time or symbol either.
pub fn has_numbers(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.kind == Kind::Number)
}

/// Whether nothing stands between the tokens.
pub fn touching(tokens: &[Token]) -> bool {
    tokens.windows(2).all(|pair| pair[0].end == pair[1].start)
}

/// Cuts a text into tokens. White space is dropped.
pub fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let Some((kind, alone)) = class(c) else {
            // A combining accent belongs to its letter and is folded away; white space ends a word.
            if is_combining(c) {
                if let Some(index) = open {
                    tokens[index].end = end;
                }
            } else {
                open = None;
            }
            continue;
        };
        let continues = open.is_some_and(|index| tokens[index].kind == kind) && !alone;
        if !continues {
            tokens.push(Token { kind, text: String::new(), start: at, end });
            open = (!alone).then_some(tokens.len() - 1);
        }
        let token = tokens.last_mut().expect("a token was pushed");
        fold_into(c, &mut token.text);
        token.end = end;
    }
    tokens
}

/// The kind of a character and whether it stands alone; `None` for white space and accents.
fn class(c: char) -> Option<(Kind, bool)> {
    if c.is_whitespace() || c.is_control() || is_combining(c) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
        None
    } else if digit(c).is_some() {
        Some((Kind::Number, false))
    } else if matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}') {
        Some((Kind::Word, true))
    } else if c.is_alphabetic() {
        Some((Kind::Word, false))
    } else {
        Some((Kind::Sign, true))
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(c as u32 - 0xff10, 10),
        _ => None,
    }
}

fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if let Some(digit) = digit(c) {
        out.push(digit);
        return;
    }
    for lower in c.to_lowercase() {
        let plain = match lower {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
            'ù' | 'ú' | 'û' | 'ü' => "u",
            'ý' | 'ÿ' => "y",
            'œ' => "oe",
            'æ' => "ae",
            'أ' | 'إ' | 'آ' | 'ا' => "ا",
            'ё' => "е",
            '‘' | '’' | 'ʼ' | '′' => "'",
            '“' | '”' | '«' | '»' | '„' => "\"",
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
            '：' => ":",
            '（' => "(",
            '）' => ")",
            '，' | '、' => ",",
            other => {
                if !is_combining(other) {
                    out.push(other);
                }
                continue;
            }
        };
        out.push_str(plain);
    }
}

/// The other words of the phrases and their meaning by the first word.
type Index<T> = HashMap<String, Vec<(Vec<String>, T)>, BuildHasherDefault<WordHasher>>;

/// Phrases with what they mean; the longest that fits at a place wins.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    by_first: Index<T>,
}

impl<T: Copy> Lexicon<T> {
    /// Takes phrases as people write them.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: Index<T> = HashMap::default();
        for (phrase, meaning) in phrases {
            let mut words = tokenise(phrase).into_iter().map(|token| token.text);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), meaning));
            }
        }
        for rest in by_first.values_mut() {
            rest.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins at token `at`: its length in tokens and its meaning.
    pub fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, T)> {
        self.all_at(tokens, at).next()
    }

    /// Every phrase that begins at token `at`, the longest first.
    pub fn all_at<'a>(&'a self, tokens: &'a [Token], at: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let phrases = tokens.get(at).and_then(|first| self.by_first.get(&first.text));
        phrases.into_iter().flatten().filter_map(move |(words, meaning)| {
            let rest = tokens.get(at + 1..at + 1 + words.len())?;
            let fits = rest.iter().zip(words).all(|(token, word)| token.text == *word);
            fits.then_some((words.len() + 1, *meaning))
        })
    }

    /// The first phrase in the range: where it begins, its length in tokens, its meaning.
    pub fn find(&self, tokens: &[Token], range: Range<usize>) -> Option<(usize, usize, T)> {
        range.into_iter().find_map(|at| self.at(tokens, at).map(|(length, meaning)| (at, length, meaning)))
    }

    /// All phrases in the range, none inside another.
    pub fn find_all(&self, tokens: &[Token], range: Range<usize>) -> Vec<(usize, usize, T)> {
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end.min(tokens.len()) {
            match self.at(tokens, at) {
                Some((length, meaning)) => {
                    found.push((at, length, meaning));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// FNV-1a. The keys are the words of the grammar, so nobody can choose them to collide.
#[derive(Clone, Debug)]
struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenise(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn case_accents_and_typography_do_not_matter() {
        assert_eq!(words("Séance – l’État"), words("SEANCE - L'ETAT"));
        assert_eq!(words("re\u{301}union"), ["reunion"]);
        assert_eq!(words("10h00"), ["10", "h", "00"]);
        assert_eq!(words("2025年7月21日"), ["2025", "年", "7", "月", "21", "日"]);
        assert_eq!(words("٢١ يوليه"), ["21", "يوليه"]);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let lexicon = Lexicon::new([("governments", 1), ("local and regional governments", 2)]);
        let tokens = tokenise("of local and regional governments and governments");
        let found: Vec<i32> = lexicon.find_all(&tokens, 0..tokens.len()).iter().map(|found| found.2).collect();
        assert_eq!(found, [2, 1]);
    }
}
