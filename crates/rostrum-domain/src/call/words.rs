//! How many words a text has, as limits count them: the same rule as in the browser (`assets/draft-words.js`).

/// Counts words. White space parts them; a run without a letter or a digit is none. Of scripts that are written
/// without spaces every character counts as one, as word processors do.
pub fn words(text: &str) -> usize {
    text.split_whitespace()
        .map(|run| run.chars().filter(|c| is_a_word(*c)).count() + usize::from(has_letters(run)))
        .sum()
}

fn has_letters(run: &str) -> bool {
    run.chars().any(|c| c.is_alphanumeric() && !is_a_word(c))
}

/// Han, hiragana and katakana.
fn is_a_word(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_in_every_official_language() {
        for (text, count) in [
            ("", 0),
            ("One two  three\n four.", 4),
            ("– – –", 0),
            ("l’eau et l’assainissement", 3),
            ("الحق في السكن", 3),
            ("право на жильё", 3),
            ("地方政府", 4),
            ("2025 年", 2),
            ("Gwangju 光州", 3),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    proptest! {
        #[test]
        fn text_behind_another_adds_its_words(a in ".{0,60}", b in ".{0,60}") {
            prop_assert_eq!(words(&format!("{a}\n{b}")), words(&a) + words(&b));
        }
    }
}
