//! Words of the index that differ from one that was typed by a letter or two.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::Searcher;
use tantivy::schema::Field;
use tantivy_fst::Automaton;

use crate::analyser::{BETWEEN, Tongue};

static ONE: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// Fewest letters of a word that may be mistyped by one letter: a letter more, less, other, or two exchanged.
const LETTERS_FOR_ONE: usize = 4;
/// Fewest letters of a word that may be mistyped by two letters.
const LETTERS_FOR_TWO: usize = 8;

/// A word of the index that may have been meant.
pub struct Near {
    /// The word, folded.
    pub form: String,
    /// In which tongues it stands in the index.
    pub tongues: Vec<Tongue>,
}

/// The words nearest to `form`, at most `most`: all at the same distance, those in most entries first. None for short
/// words and for those with a digit.
pub fn near(
    searcher: &Searcher,
    forms: Field,
    form: &str,
    tongues: &[Tongue],
    most: usize,
) -> tantivy::Result<Vec<Near>> {
    let letters = form.chars().count();
    if letters < LETTERS_FOR_ONE || form.chars().any(char::is_numeric) {
        return Ok(Vec::new());
    }
    let mut tries = vec![(&*ONE, None)];
    if letters >= LETTERS_FOR_TWO {
        // Hardly anybody mistypes two letters and the first one, and it is a twentieth of the words to look through.
        tries.push((&*TWO, form.chars().next()));
    }
    for (builder, first) in tries {
        let words = UpToLanguage { dfa: &builder.build_dfa(form), bytes_below: bytes_below(form) };
        let found = within(searcher, forms, words, first, tongues)?;
        if !found.is_empty() {
            let mut found: Vec<(u64, Near)> =
                found.into_iter().map(|(form, (entries, tongues))| (entries, Near { form, tongues })).collect();
            found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.form.cmp(&b.form)));
            return Ok(found.into_iter().take(most).map(|(_, near)| near).collect());
        }
    }
    Ok(Vec::new())
}

fn within(
    searcher: &Searcher,
    forms: Field,
    words: UpToLanguage<'_>,
    first: Option<char>,
    tongues: &[Tongue],
) -> tantivy::Result<BTreeMap<String, (u64, Vec<Tongue>)>> {
    let mut found: BTreeMap<String, (u64, Vec<Tongue>)> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(forms)?;
        let mut stream = index.terms().search(words);
        if let Some(first) = first {
            let beyond = char::from_u32(first as u32 + 1).unwrap_or(char::MAX);
            stream = stream.ge(first.to_string()).lt(beyond.to_string());
        }
        let mut stream = stream.into_stream()?;
        while let Some((key, told)) = stream.next() {
            let Some((form, tongue)) = std::str::from_utf8(key).ok().and_then(|key| key.split_once(BETWEEN)) else {
                continue;
            };
            let tongue = tongue.chars().next().and_then(Tongue::from_letter);
            let Some(tongue) = tongue.filter(|tongue| tongues.contains(tongue)) else { continue };
            let (entries, known) = found.entry(form.to_owned()).or_default();
            *entries += u64::from(told.doc_freq);
            if !known.contains(&tongue) {
                known.push(tongue);
            }
        }
    }
    Ok(found)
}

/// Compares what stands before the language of a term.
#[derive(Clone, Copy)]
struct UpToLanguage<'a> {
    dfa: &'a DFA,
    bytes_below: u8,
}

/// Above which byte no word in these letters has one. Without this bound every first character of Chinese, of which there
/// are thousands, would pass for one that was mistyped.
fn bytes_below(form: &str) -> u8 {
    match form.chars().max() {
        Some('\u{0}'..='\u{7f}') => 0x80,
        Some('\u{80}'..='\u{7ff}') => 0xE0,
        _ => u8::MAX,
    }
}

#[derive(Clone, Copy)]
enum At {
    Word(u32),
    /// The word fits; the language follows.
    Language,
    Nowhere,
}

impl Automaton for UpToLanguage<'_> {
    type State = At;

    fn start(&self) -> At {
        At::Word(self.dfa.initial_state())
    }

    fn is_match(&self, state: &At) -> bool {
        matches!(state, At::Language)
    }

    fn can_match(&self, state: &At) -> bool {
        !matches!(state, At::Nowhere | At::Word(SINK_STATE))
    }

    fn accept(&self, state: &At, byte: u8) -> At {
        match *state {
            At::Word(word) if u32::from(byte) == BETWEEN as u32 => match self.dfa.distance(word) {
                Distance::Exact(_) => At::Language,
                Distance::AtLeast(_) => At::Nowhere,
            },
            At::Word(_) if byte >= self.bytes_below => At::Nowhere,
            At::Word(word) => At::Word(self.dfa.transition(word, byte)),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_that_cannot_lead_anywhere_is_given_up() {
        let automaton = UpToLanguage { dfa: &ONE.build_dfa("housing"), bytes_below: bytes_below("housing") };
        let after = |text: &str| text.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        for text in ["zzz", "houxx", "qqqqqqqq", "住", "hж"] {
            assert!(!automaton.can_match(&after(text)), "{text}");
        }
        assert!(automaton.is_match(&after("huosing\u{1}e")) && !automaton.is_match(&after("huosing")));
    }
}
