//! The fixed mix of queries: each language, rare and frequent words, phrases, mistyped words, with and without filters.

use std::collections::{BTreeMap, BTreeSet};

use rostrum_domain::compendium::{Entry, Facet, Query};
use serde::Serialize;

use crate::generate::{Generator, LANGUAGES};

/// A query, and what the peers are told of it.
#[derive(Clone, Serialize)]
pub struct Asked {
    /// What kind of query it is: `en one frequent word`.
    pub name: String,
    /// The language of its words, in which the reader reads, too.
    pub language: &'static str,
    /// Words as they are typed.
    pub words: Vec<String>,
    /// Whether they have to follow one another.
    pub phrase: bool,
    /// Whether it is asked of Rostrum alone, since FTS5 knows no mistyped words.
    pub alone: bool,
    /// A theme and a region, or none.
    pub filters: Vec<(&'static str, &'static str)>,
}

/// Ranks of words that are drawn very often (in half of the texts), often, and seldom.
const FREQUENT: usize = 70;
const MIDDLE: usize = 600;
const RARE: usize = 15_000;

/// All queries. `sample` has a practice of each language, out of which phrases are taken.
pub fn mix(generator: &Generator, sample: &BTreeMap<String, Entry>) -> Vec<Asked> {
    let mut all = Vec::new();
    for (at, (language, _)) in LANGUAGES.into_iter().enumerate() {
        let word = |rank: usize| generator.word(at, rank).to_owned();
        let phrase = sample.get(language).map_or_else(Vec::new, |entry| phrase_of(entry, language));
        let asked = [
            ("one frequent word", vec![word(FREQUENT)], false, false),
            ("one word", vec![word(MIDDLE)], false, false),
            ("one rare word", vec![word(RARE)], false, false),
            ("two frequent words", vec![word(FREQUENT + 1), word(FREQUENT + 2)], false, false),
            ("two words", vec![word(FREQUENT + 3), word(MIDDLE + 1)], false, false),
            ("phrase", phrase, true, false),
            ("mistyped word", vec![mistyped(&word(MIDDLE + 7))], false, true),
        ];
        for (kind, words, phrase, alone) in asked {
            if alone && language == "zh" {
                continue;
            }
            for filters in [vec![], vec![("theme", "capacity-building"), ("region", "asia_pacific")]] {
                let name = format!("{language} {kind}{}", if filters.is_empty() { "" } else { ", two filters" });
                all.push(Asked { name, language, words: words.clone(), phrase, alone, filters });
            }
        }
    }
    for filters in [vec![], vec![("theme", "capacity-building"), ("region", "asia_pacific")]] {
        let name = format!("no words{}", if filters.is_empty() { "" } else { ", two filters" });
        all.push(Asked { name, language: "en", words: Vec::new(), phrase: false, alone: false, filters });
    }
    all
}

impl Asked {
    /// The query of Rostrum.
    pub fn query(&self) -> Query {
        let joint = if self.language == "zh" && self.phrase { "" } else { " " };
        let words = self.words.join(joint);
        let filters = self
            .filters
            .iter()
            .filter_map(|(facet, code)| Some((Facet::from_code(facet)?, BTreeSet::from([(*code).to_owned()]))));
        Query {
            words: if self.phrase { format!("\"{words}\"") } else { words },
            filters: filters.collect(),
            ..Query::default()
        }
    }
}

/// Two words that follow one another in a practice.
fn phrase_of(entry: &Entry, language: &str) -> Vec<String> {
    let text = &entry.texts[2].text;
    if language == "zh" {
        let run = text.split(['，', '。']).find(|run| run.chars().count() >= 4).unwrap_or_default();
        let letters: Vec<char> = run.chars().take(4).collect();
        return letters.chunks(2).map(|pair| pair.iter().collect()).collect();
    }
    let sentence = text.split(['.', ',', '،']).find(|part| part.split_whitespace().count() >= 4).unwrap_or_default();
    sentence.split_whitespace().skip(1).take(2).map(str::to_owned).collect()
}

/// The word with its second and third letters exchanged, and one put behind where that changes nothing.
fn mistyped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 {
        letters.swap(1, 2);
    }
    let typed: String = letters.iter().collect();
    if typed == word { format!("{word}{}", letters[0]) } else { typed }
}
