//! Terms found by what is typed: a part of a name in any language, of a keyword, or a code.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Scheme, Taxonomy, Term};

impl Taxonomy {
    /// The terms in which all words stand, whatever their case and accents, in the order of the schemes. No words find
    /// nothing.
    pub fn search(&self, words: &str) -> Vec<(Scheme, &Term)> {
        let words = folded(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let fits = |term: &Term| {
            let names = term.names.0.values().chain(term.keywords.values().flatten());
            let text = folded(&names.map(String::as_str).chain([term.code.as_str()]).collect::<Vec<_>>().join(" | "));
            words.iter().all(|word| text.contains(word))
        };
        self.all().filter(|(_, term)| fits(term)).collect()
    }
}

/// A text without case and accents.
fn folded(text: &str) -> String {
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<&'static str> {
        Taxonomy::built_in().search(words).into_iter().map(|(_, term)| term.code.as_str()).collect()
    }

    #[test]
    fn a_term_is_found_in_every_language_by_parts_of_words_without_accents_and_by_its_code() {
        assert!(found("EVICTION").contains(&"adequate-housing"));
        assert!(found("sante mentale").contains(&"health"));
        assert!(found("住房").contains(&"adequate-housing"));
        assert!(found("السكن").contains(&"adequate-housing"));
        assert!(found("жилище достат").contains(&"adequate-housing"));
        assert!(found("11.a").contains(&"11.a"));
        assert_eq!(found("  "), Vec::<&str>::new());
        assert_eq!(found("qwertz"), Vec::<&str>::new());
    }
}
