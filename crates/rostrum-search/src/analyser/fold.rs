//! Writes a word as everybody may type it: small letters, no accents, one form of each Arabic letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{LONGEST_WORD, arabic};

/// Folds a word into `into`: lower case, compatibility forms resolved, accents of Latin, Greek and Cyrillic letters and
/// the signs of Arabic vowels gone. Marks of other scripts stay, since they are letters there.
pub fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.extend(word.chars().take(LONGEST_WORD).map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    // Most Chinese characters have no other form.
    if word.chars().all(|letter| matches!(letter, '\u{4e00}'..='\u{9fff}')) {
        into.extend(word.chars().take(LONGEST_WORD));
        return;
    }
    for letter in word.chars().take(LONGEST_WORD).nfkd().flat_map(char::to_lowercase) {
        match letter {
            // и with its bow is a letter of its own; е with two dots is mostly written without.
            '\u{306}' if into.ends_with('и') => {
                into.pop();
                into.push('й');
            }
            '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' => {}
            'ß' => into.push_str("ss"),
            'æ' => into.push_str("ae"),
            'œ' => into.push_str("oe"),
            'þ' => into.push_str("th"),
            'ø' => into.push('o'),
            'ł' => into.push('l'),
            'đ' | 'ð' => into.push('d'),
            'ħ' => into.push('h'),
            'ı' => into.push('i'),
            'ς' => into.push('σ'),
            '\u{600}'..='\u{6ff}' | '\u{8d3}'..='\u{8ff}' => into.extend(arabic::plain(letter)),
            _ if into.is_empty() && is_combining_mark(letter) => {}
            _ => into.push(letter),
        }
    }
}
