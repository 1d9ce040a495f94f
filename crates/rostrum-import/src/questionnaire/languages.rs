//! Whether the answers are in more than one language: by script, and by small words where the script is shared.

use std::collections::BTreeMap;

use rostrum_domain::contribution::Field;

use super::found::Filled;
use super::piece::is_han;

/// So many words of a second language are more than a name or a quotation.
const MOST_FOREIGN: usize = 12;

const SMALL: [(&str, &[&str]); 3] = [
    ("en", &["the", "of", "and", "to", "in", "is", "for", "with", "by", "are", "has", "our", "this", "that", "was"]),
    ("fr", &["le", "la", "les", "des", "et", "du", "une", "est", "pour", "dans", "par", "sur", "avec", "aux", "nous"]),
    ("es", &["el", "los", "las", "y", "del", "una", "es", "para", "con", "por", "se", "su", "nuestra", "han", "al"]),
];

/// The languages of the answers that have some weight, the heaviest first; where none has, the heaviest alone.
pub fn languages(filled: &Filled) -> Vec<&'static str> {
    let mut words: BTreeMap<&'static str, usize> = BTreeMap::new();
    let answers = filled.found.iter().filter(|found| matches!(found.field, Field::Answer(_)));
    for paragraph in answers.flat_map(|found| found.text.split('\n')) {
        if let Some((language, count)) = language(paragraph) {
            *words.entry(language).or_default() += count;
        }
    }
    let mut found: Vec<(&'static str, usize)> = words.into_iter().collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let heavy = found.iter().enumerate().filter(|(at, (_, count))| *at == 0 || *count >= MOST_FOREIGN);
    heavy.map(|(_, (language, _))| *language).collect()
}

/// The language of a paragraph with the number of its words; `None` where too little tells it.
fn language(paragraph: &str) -> Option<(&'static str, usize)> {
    let of = |is: fn(char) -> bool| paragraph.chars().filter(|c| is(*c)).count();
    let letters = of(char::is_alphabetic);
    let words = paragraph.split_whitespace().count();
    if of(|c| is_han(c) && c.is_alphabetic()) * 2 > letters {
        return Some(("zh", letters / 2));
    }
    if of(|c| matches!(c, '\u{600}'..='\u{6ff}')) * 2 > letters {
        return Some(("ar", words));
    }
    if of(|c| matches!(c, '\u{400}'..='\u{4ff}')) * 2 > letters {
        return Some(("ru", words));
    }
    let lower = paragraph.to_lowercase();
    let count = |small: &[&str]| lower.split(|c: char| !c.is_alphabetic()).filter(|word| small.contains(word)).count();
    let mut counts = SMALL.map(|(language, small)| (count(small), language));
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let (first, language) = counts[0];
    (first >= 2 && first >= counts[1].0 * 2).then_some((language, words))
}
