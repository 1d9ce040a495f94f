//! Where words begin and end.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::Script;

/// A word, or one Chinese character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// In which letters it is written; the first letter decides.
    pub script: Script,
}

/// Parts a text into words and Chinese characters. Articles and pronouns that French writes before an apostrophe, and
/// endings that English writes behind one, are no words.
pub fn split(text: &str) -> Split<'_> {
    Split { text, at: 0, behind_apostrophe: false }
}

/// The iterator of [`split`].
pub struct Split<'a> {
    text: &'a str,
    at: usize,
    behind_apostrophe: bool,
}

impl Iterator for Split<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            let piece = self.piece()?;
            let written = &self.text[piece.range.clone()];
            let after = self.text[piece.range.end..].chars().next();
            let before_apostrophe = after.is_some_and(is_apostrophe)
                && self.text[piece.range.end..].chars().nth(1).is_some_and(char::is_alphabetic);
            let behind = std::mem::replace(&mut self.behind_apostrophe, before_apostrophe);
            let stands_alone = piece.script != Script::Latin
                || !(before_apostrophe && is_elided(written) || behind && is_ending(written));
            if stands_alone {
                return Some(piece);
            }
        }
    }
}

impl Split<'_> {
    fn piece(&mut self) -> Option<Piece> {
        let mut letters = self.text[self.at..].char_indices().skip_while(|(_, letter)| !letter.is_alphanumeric());
        let (offset, first) = letters.next()?;
        let start = self.at + offset;
        let script = script_of(first);
        let mut end = start + first.len_utf8();
        for (offset, letter) in letters {
            let goes_on = is_mark(letter)
                || script != Script::Han && letter.is_alphanumeric() && script_of(letter) != Script::Han;
            if !goes_on {
                break;
            }
            end = self.at + offset + letter.len_utf8();
        }
        self.at = end;
        Some(Piece { range: start..end, script })
    }
}

/// Marks over and under letters, selectors of variants, and joiners: they belong to the letter before.
fn is_mark(letter: char) -> bool {
    !letter.is_ascii() && (is_combining_mark(letter) || matches!(letter, '\u{200c}' | '\u{200d}' | '\u{ad}'))
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '＇' | '‘')
}

fn is_elided(word: &str) -> bool {
    const ELIDED: [&str; 13] = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
    ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}

fn is_ending(word: &str) -> bool {
    ["s", "t", "d", "ll", "re", "ve", "m"].iter().any(|ending| word.eq_ignore_ascii_case(ending))
}

/// The script of a letter; digits count as Latin.
pub fn script_of(letter: char) -> Script {
    match letter as u32 {
        0..0x250 | 0x1E00..0x1F00 | 0x2C60..0x2C80 | 0xA720..0xA800 | 0xFB00..0xFB07 | 0xFF10..0xFF5B => Script::Latin,
        0x400..0x530 | 0x1C80..0x1C90 | 0x2DE0..0x2E00 | 0xA640..0xA6A0 => Script::Cyrillic,
        0x600..0x700 | 0x750..0x780 | 0x870..0x900 | 0xFB50..0xFE00 | 0xFE70..0xFF00 => Script::Arabic,
        0x3005..0x3008
        | 0x3040..0x3100
        | 0x31F0..0x3200
        | 0x3400..0x4DC0
        | 0x4E00..0xA000
        | 0xF900..0xFB00
        | 0x20000..0x32400 => Script::Han,
        _ => Script::Other,
    }
}
