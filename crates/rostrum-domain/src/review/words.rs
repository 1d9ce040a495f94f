//! Words of a text as they are compared: in lower case and without marks above letters. Where a script has no spaces
//! between words, each of its characters counts as one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is compared.
    pub form: String,
    /// The byte in the text at which it begins.
    pub from: usize,
    /// The byte behind its last.
    pub until: usize,
}

/// All words of a text, in their order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut close = |open: &mut Option<(usize, usize)>| {
        if let Some((from, until)) = open.take() {
            words.push(Word { form: form(&text[from..until]), from, until });
        }
    };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if stands_alone(c) {
            close(&mut open);
            open = Some((at, end));
            close(&mut open);
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            open = Some((open.map_or(at, |(from, _)| from), end));
        } else {
            close(&mut open);
        }
    }
    close(&mut open);
    words.retain(|word| !word.form.is_empty());
    words
}

/// Chinese characters and Japanese syllables.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x323af)
}

fn form(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\u{640}');
    let same = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ё' => 'е',
        other => other,
    };
    plain.flat_map(char::to_lowercase).map(same).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forms(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.form).collect()
    }

    #[test]
    fn words_are_compared_without_capitals_and_marks() {
        assert_eq!(forms("Élus, de l’Île!"), ["elus", "de", "l", "ile"]);
        assert_eq!(forms("الإسْكان"), ["الاسكان"]);
        assert_eq!(forms("Ещё 12.5"), ["еще", "12", "5"]);
        assert_eq!(forms("住房 policy"), ["住", "房", "policy"]);
    }

    proptest! {
        #[test]
        fn every_word_stands_where_it_says(text in "\\PC{0,60}") {
            let mut behind = 0;
            for word in words(&text) {
                prop_assert!(word.from >= behind && text.get(word.from..word.until).is_some());
                behind = word.until;
            }
        }
    }
}
