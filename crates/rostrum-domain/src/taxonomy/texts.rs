//! Texts of the taxonomy as they are kept, whether they were typed or stood in a table.

/// A text as it is kept: one space for white space of every kind, no marks of direction, and without the apostrophe that
/// keeps a spreadsheet program from taking it for a formula.
pub fn tidied(text: &str) -> String {
    let direction = |sign: &char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let visible: String =
        text.chars().filter(|sign| !direction(sign) && (!sign.is_control() || sign.is_whitespace())).collect();
    let mut text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    while text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(['=', '+', '-', '@', '\''])) {
        text.remove(0);
    }
    text.trim().to_owned()
}

/// Keywords or links as they are typed, parted by `;` or by lines; each once.
pub fn listed(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([';', '\n', '；', '؛']).map(tidied).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_loses_marks_of_direction_and_the_apostrophe_before_a_formula() {
        assert_eq!(tidied(" \u{202b}السكن \n اللائق\u{202c} "), "السكن اللائق");
        assert_eq!((tidied("'=1+1"), tidied("'s-Hertogenbosch")), ("=1+1".to_owned(), "'s-Hertogenbosch".to_owned()));
        assert_eq!(listed("rent; tenants ;;rent\nshelter"), ["rent", "tenants", "shelter"]);
    }

    proptest! {
        #[test]
        fn a_text_that_is_tidy_stays_as_it_is(text in ".{0,60}") {
            let once = tidied(&text);
            prop_assert_eq!(tidied(&once), once);
        }
    }
}
