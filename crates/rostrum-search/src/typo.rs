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
    let mut builders = vec![&*ONE];
    if letters >= LETTERS_FOR_TWO {
        builders.push(&*TWO);
    }
    for builder in builders {
        let found = within(searcher, forms, &builder.build_dfa(form), tongues)?;
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
    dfa: &DFA,
    tongues: &[Tongue],
) -> tantivy::Result<BTreeMap<String, (u64, Vec<Tongue>)>> {
    let mut found: BTreeMap<String, (u64, Vec<Tongue>)> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(forms)?;
        let mut stream = index.terms().search(UpToLanguage(dfa)).into_stream()?;
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
struct UpToLanguage<'a>(&'a DFA);

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
        At::Word(self.0.initial_state())
    }

    fn is_match(&self, state: &At) -> bool {
        matches!(state, At::Language)
    }

    fn can_match(&self, state: &At) -> bool {
        !matches!(state, At::Nowhere | At::Word(SINK_STATE))
    }

    fn accept(&self, state: &At, byte: u8) -> At {
        match *state {
            At::Word(word) if u32::from(byte) == BETWEEN as u32 => match self.0.distance(word) {
                Distance::Exact(_) => At::Language,
                Distance::AtLeast(_) => At::Nowhere,
            },
            At::Word(word) => At::Word(self.0.transition(word, byte)),
            other => other,
        }
    }
}
