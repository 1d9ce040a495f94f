//! How a text becomes words that can be found: the same for what is indexed, asked and highlighted.

use std::ops::Range;

use rustc_hash::FxHashMap;

mod arabic;
mod fold;
mod split;
mod stem;
mod stop;

pub use fold::fold;
pub use split::{Piece, script_of, split};
pub use stem::stems;
pub use stop::says_little;

/// A language whose words are reduced to stems, or none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    English,
    French,
    Spanish,
    Russian,
    Arabic,
    Chinese,
    /// Another language, or one that is not known.
    Other,
}

/// In which letters a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Arabic,
    /// Chinese characters, and the syllables of Japanese.
    Han,
    Other,
}

/// Parts a word from its language in a term; it stands in no word.
pub const BETWEEN: char = '\u{1}';
/// Longest word, in characters; what comes after is not looked at.
pub const LONGEST_WORD: usize = 64;
/// How many words of each tongue are kept at hand.
const KEPT_WORDS: usize = 20_000;

impl Tongue {
    /// Those that a word can be in.
    pub const ALL: [Self; 7] =
        [Self::English, Self::French, Self::Spanish, Self::Russian, Self::Arabic, Self::Chinese, Self::Other];

    /// From a BCP 47 tag: its first part decides.
    pub fn from_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Self::English,
            "fr" => Self::French,
            "es" => Self::Spanish,
            "ru" => Self::Russian,
            "ar" => Self::Arabic,
            "zh" => Self::Chinese,
            _ => Self::Other,
        }
    }

    /// The letter by which terms name it.
    pub fn letter(self) -> char {
        match self {
            Self::English => 'e',
            Self::French => 'f',
            Self::Spanish => 's',
            Self::Russian => 'r',
            Self::Arabic => 'a',
            Self::Chinese => 'z',
            Self::Other => 'o',
        }
    }

    /// The one with this letter.
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.letter() == letter)
    }

    /// In which tongue a word of a text is read: its letters may say more than the language of the text.
    pub fn of_word(self, script: Script) -> Self {
        match (script, self) {
            (Script::Han, _) => Self::Chinese,
            (Script::Latin, Self::Russian | Self::Arabic | Self::Chinese) => Self::Other,
            (Script::Cyrillic, tongue) if tongue != Self::Other => Self::Russian,
            (Script::Arabic, tongue) if tongue != Self::Other => Self::Arabic,
            (_, tongue) => tongue,
        }
    }

    /// In which tongues a word of a query may have been meant.
    pub fn of_script(script: Script) -> &'static [Self] {
        match script {
            Script::Latin => &[Self::English, Self::French, Self::Spanish, Self::Other],
            Script::Cyrillic => &[Self::Russian, Self::Other],
            Script::Arabic => &[Self::Arabic, Self::Other],
            Script::Han => &[Self::Chinese],
            Script::Other => &[Self::Other],
        }
    }
}

/// The term under which a word or stem stands in the index.
pub fn term(word: &str, tongue: Tongue) -> String {
    let mut term = String::with_capacity(word.len() + 2);
    term.push_str(word);
    term.push(BETWEEN);
    term.push(tongue.letter());
    term
}

/// A word of a text, as it is found.
pub struct Token<'a> {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its place among the words of its text. Words that are not followed by one another leave a gap.
    pub position: usize,
    /// What was written, folded; of Chinese, two characters that follow one another. Empty where only stems are told.
    pub form: &'a str,
    /// What it is reduced to; of Chinese, one character.
    pub stems: &'a [String],
    /// In which tongue it was read.
    pub tongue: Tongue,
}

/// Which of a word's tokens are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Forms,
    Stems,
    Both,
}

/// Reads texts, and keeps at hand what it has learnt of their words.
#[derive(Default)]
pub struct Analyser {
    /// By tongue, in the order of [`Tongue::ALL`], and by the word as it is written.
    known: [FxHashMap<String, Known>; 7],
    pair: String,
}

/// What a word is folded and reduced to.
struct Known {
    form: String,
    /// `None` until it is asked for.
    stems: Option<Vec<String>>,
}

impl Analyser {
    /// Tells all words of a text, in their order.
    pub fn analyse(&mut self, text: &str, tongue: Tongue, wanted: Wanted, mut told: impl FnMut(Token<'_>)) {
        let mut position = 0;
        let mut before: Option<Piece> = None;
        let mut one = vec![String::new()];
        for piece in split(text) {
            if piece.script != Script::Han {
                self.word(text, &piece, tongue.of_word(piece.script), wanted, position, &mut told);
                before = None;
                position += 1;
                continue;
            }
            let follows = before.as_ref().filter(|before| before.range.end == piece.range.start);
            match follows {
                Some(before) if wanted != Wanted::Stems => {
                    let range = before.range.start..piece.range.end;
                    fold(&text[range.clone()], &mut self.pair);
                    told(Token { range, position, form: &self.pair, stems: &[], tongue: Tongue::Chinese });
                }
                None => position += 1,
                Some(_) => {}
            }
            position += 1;
            if wanted != Wanted::Forms {
                fold(&text[piece.range.clone()], &mut one[0]);
                told(Token { range: piece.range.clone(), position, form: "", stems: &one, tongue: Tongue::Chinese });
            }
            before = Some(piece);
        }
    }

    fn word(
        &mut self,
        text: &str,
        piece: &Piece,
        tongue: Tongue,
        wanted: Wanted,
        position: usize,
        told: &mut impl FnMut(Token<'_>),
    ) {
        let written = &text[piece.range.clone()];
        let words = &mut self.known[tongue as usize];
        if !words.contains_key(written) {
            if words.len() >= KEPT_WORDS {
                words.clear();
            }
            let mut form = String::new();
            fold(written, &mut form);
            words.insert(written.to_owned(), Known { form, stems: None });
        }
        let Some(known) = words.get_mut(written).filter(|known| !known.form.is_empty()) else { return };
        if wanted != Wanted::Forms && known.stems.is_none() {
            let lower: String = written.chars().take(LONGEST_WORD).flat_map(char::to_lowercase).collect();
            known.stems = Some(stems(&lower, &known.form, tongue));
        }
        let stems = if wanted == Wanted::Forms { &[] } else { known.stems.as_deref().unwrap_or_default() };
        let form = if wanted == Wanted::Stems { "" } else { known.form.as_str() };
        told(Token { range: piece.range.clone(), position, form, stems, tongue });
    }
}

#[cfg(test)]
mod tests;
