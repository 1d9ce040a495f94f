//! Whether two texts say the same: letters and digits alone, without case, marks over letters, spaces and punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is compared of a text.
pub fn key(text: &str) -> String {
    text.chars().flat_map(letters).collect()
}

/// What is compared of one sign: nothing of a space or of punctuation.
fn letters(c: char) -> impl Iterator<Item = char> {
    // The tatweel only stretches an Arabic word.
    let kept = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric() && *c != 'ـ');
    kept.flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).map(|c| match c {
        'ى' => 'ي',
        'ٱ' => 'ا',
        'ё' => 'е',
        other => other,
    })
}

/// What stands behind a text that begins with this key; `None` when it begins otherwise.
pub fn behind<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut left = key.chars();
    let mut at = 0;
    if key.is_empty() {
        return None;
    }
    for (start, c) in text.char_indices() {
        if left.as_str().is_empty() {
            break;
        }
        for letter in letters(c) {
            if left.next() != Some(letter) {
                return None;
            }
        }
        at = start + c.len_utf8();
    }
    if !left.as_str().is_empty() {
        return None;
    }
    let rest = &text[at..];
    // A key that ends in the middle of a word is not there.
    let whole = rest.chars().next().is_none_or(|c| letters(c).next().is_none() || super::piece::is_han(c));
    whole.then_some(rest)
}

/// The pairs of neighbouring letters, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs(Vec<(char, char)>);

impl Pairs {
    pub fn of(key: &str) -> Self {
        let mut pairs: Vec<(char, char)> = key.chars().zip(key.chars().skip(1)).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// How much two texts have in common, from 0 to 1 (the coefficient of Dice).
    pub fn likeness(&self, other: &Self) -> f64 {
        let (mut left, mut right, mut common) = (self.0.iter().peekable(), other.0.iter().peekable(), 0u32);
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => {
                    left.next();
                }
                std::cmp::Ordering::Greater => {
                    right.next();
                }
                std::cmp::Ordering::Equal => {
                    common += 1;
                    left.next();
                    right.next();
                }
            }
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * f64::from(common) / all as f64 }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_marks_and_punctuation_do_not_part_texts() {
        assert_eq!(key("Quelle est l’ÉTENDUE ?"), key("quelle est l'etendue?"));
        assert_eq!(key("ما هِيَ الخُطوة؟"), key("ما هي الخطوة"));
        assert_eq!(key("１．问题 一"), "1问题一");
        assert_eq!(behind("1. What is done?  We build.", &key("1 what is done")), Some("?  We build."));
        assert_eq!(behind("Whatever", &key("what")), None);
        assert_eq!(behind("问题一答案", &key("问题一")), Some("答案"));
    }

    #[test]
    fn a_question_with_a_changed_word_is_still_like_itself() {
        let pairs = |text| Pairs::of(&key(text));
        let asked = pairs("How do levels of government coordinate the realization of human rights?");
        assert!(
            asked.likeness(&pairs("How do the levels of government coordinate realisation of human rights")) > 0.85
        );
        assert!(asked.likeness(&pairs("Our city has a human rights office since 2014.")) < 0.5);
    }

    proptest! {
        #[test]
        fn every_text_begins_with_its_own_key(text in ".{0,40}", rest in "[ .:]{0,3}") {
            let whole = format!("{text}{rest}");
            if !key(&text).is_empty() {
                prop_assert!(behind(&whole, &key(&text)).is_some());
            }
        }
    }
}
