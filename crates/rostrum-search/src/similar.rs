//! What is like an entry, or done in a place like another; with the reasons.

use std::cmp::Reverse;

use roaring::RoaringBitmap;
use rostrum_domain::compendium::{EntryText, Facet, Kind};
use rostrum_domain::origin::Population;
use rustc_hash::FxHashMap;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Term};

use crate::analyser::{Analyser, Tongue, Wanted, says_little, term};
use crate::index::{Index, IndexFault, Shown};
use crate::search::first;

/// An entry that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Its key among its kind.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The language of its title, as a BCP 47 tag.
    pub language: String,
    /// How much alike, from 0 to 1.
    pub score: f32,
    /// Why, the strongest first.
    pub reasons: Vec<Reason>,
}

/// Why two entries are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Both have this value.
    Value(Facet, String),
    /// The band of population of the other is next to the one asked for: its code.
    NearPopulation(String),
    /// Both have these words, in the forms of the entry that was asked for.
    Words(Vec<String>),
}

/// What makes places alike. What is not known is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceOf {
    /// A code of [`rostrum_domain::participant::Region`].
    pub region: Option<String>,
    /// A code of [`rostrum_domain::origin::Level`].
    pub level: Option<String>,
    /// A code of [`Population`].
    pub population: Option<String>,
    /// Codes of challenges.
    pub challenges: Vec<String>,
}

/// How many of an entry's words are compared.
const WORDS: usize = 25;
/// How many entries with words in common are looked at more closely.
const LOOKED_AT: usize = 200;
/// How many words are given as a reason.
const WORDS_TOLD: usize = 5;
/// What words count beside what an entry is tagged with.
const WORDS_COUNT: f32 = 0.6;
/// Below this nothing is called alike.
const LEAST_SIMILAR: f32 = 0.05;
const LEAST_ALIKE: f32 = 0.5;
/// By what entries are tagged.
const TAGS: [Facet; 7] =
    [Facet::Theme, Facet::Right, Facet::Group, Facet::Sdg, Facet::Mechanism, Facet::Challenge, Facet::Function];

/// A word of an entry that tells it from others.
struct Telling {
    /// Its term, and whether it is a stem; of Chinese it is a pair of characters.
    term: Term,
    written: String,
    weight: f32,
}

impl Index {
    /// The `most` entries of the same kind that have most in common with one: words that are rare elsewhere, and tags.
    /// None when it is not there.
    ///
    /// # Errors
    /// [`IndexFault`] when the index cannot be read.
    pub fn similar(&self, kind: Kind, key: &str, most: usize) -> Result<Vec<Similar>, IndexFault> {
        let shown = self.shown();
        let Some(number) = shown.number_of(kind, key) else { return Ok(Vec::new()) };
        Ok(self.with_analyser(|analyser| shown.similar(number, kind, most, analyser))?)
    }

    /// Region, level, population and challenges of an entry; `None` when it is not there.
    pub fn place_of(&self, kind: Kind, key: &str) -> Option<PlaceOf> {
        let shown = self.shown();
        let values = &shown.columns.row(shown.number_of(kind, key)?)?.values;
        let one = |facet| values.get(&facet).and_then(|codes| codes.first()).cloned();
        Some(PlaceOf {
            region: one(Facet::Region),
            level: one(Facet::Level),
            population: one(Facet::Population),
            challenges: values.get(&Facet::Challenge).cloned().unwrap_or_default(),
        })
    }

    /// The `most` entries of a kind from places that are most alike. Those of the place of entry `except` are left out.
    pub fn like_place(&self, place: &PlaceOf, kind: Kind, except: Option<&str>, most: usize) -> Vec<Similar> {
        self.shown().like_place(place, kind, except, most)
    }
}

impl Shown {
    fn similar(&self, number: u32, kind: Kind, most: usize, analyser: &mut Analyser) -> tantivy::Result<Vec<Similar>> {
        let telling = self.telling(&self.with_title(number)?, analyser)?;
        let by_words = self.by_words(&telling, number)?;
        let by_tags = self.by_tags(number);
        let none = RoaringBitmap::new();
        let alike = self.columns.with(Facet::Kind, kind.code()).unwrap_or(&none);
        let mut scores: FxHashMap<u32, f32> = FxHashMap::default();
        for (other, score) in by_words {
            *scores.entry(other).or_default() += score * WORDS_COUNT;
        }
        for (other, score) in by_tags {
            *scores.entry(other).or_default() += score * (1.0 - WORDS_COUNT);
        }
        let scores: Vec<(u32, f32)> = scores
            .into_iter()
            .filter(|(other, score)| *other != number && *score >= LEAST_SIMILAR && alike.contains(*other))
            .collect();
        let mut found = Vec::new();
        for (other, score) in first(scores, most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))) {
            let mut reasons = self.shared_tags(number, other);
            let words = self.shared_words(&telling, other, analyser)?;
            if !words.is_empty() {
                reasons.push(Reason::Words(words));
            }
            // Names weigh in the index, but are no reason.
            if !reasons.is_empty() {
                found.extend(self.told(other, score, reasons));
            }
        }
        Ok(found)
    }

    /// The texts of an entry, its title before them.
    fn with_title(&self, number: u32) -> tantivy::Result<Vec<EntryText>> {
        let mut texts = self.texts(number)?;
        if let Some(row) = self.columns.row(number) {
            let title = EntryText { part: None, language: row.language.clone(), text: row.title.clone() };
            texts.insert(0, title);
        }
        Ok(texts)
    }

    fn told(&self, number: u32, score: f32, reasons: Vec<Reason>) -> Option<Similar> {
        let row = self.columns.row(number)?;
        Some(Similar {
            key: row.key.clone(),
            title: row.title.clone(),
            language: row.language.clone(),
            score: score.clamp(0.0, 1.0),
            reasons,
        })
    }

    /// The words of texts that are frequent in them and rare elsewhere.
    fn telling(&self, texts: &[EntryText], analyser: &mut Analyser) -> tantivy::Result<Vec<Telling>> {
        let mut counted: FxHashMap<(bool, String), (u32, String)> = FxHashMap::default();
        for text in texts {
            each_word(&text.text, &text.language, analyser, |is_stem, word, written| {
                let (count, _) = counted.entry((is_stem, word)).or_insert_with(|| (0, written.to_owned()));
                *count += 1;
            });
        }
        let entries = self.searcher.num_docs().max(1) as f32;
        let mut telling = Vec::new();
        for ((is_stem, word), (count, written)) in counted {
            let field = if is_stem { self.fields.stems } else { self.fields.forms };
            let term = Term::from_field_text(field, &word);
            let with = self.searcher.doc_freq(&term)?;
            if with > 1 {
                let weight = (1.0 + count as f32).ln() * (1.0 + entries / with as f32).ln();
                telling.push(Telling { term, written, weight });
            }
        }
        Ok(first(telling, WORDS, |a, b| b.weight.total_cmp(&a.weight).then_with(|| a.written.cmp(&b.written))))
    }

    /// The entries with most telling words, from 0 to 1: 1 is the entry itself.
    fn by_words(&self, telling: &[Telling], number: u32) -> tantivy::Result<Vec<(u32, Score)>> {
        let one = |word: &Telling| -> Box<dyn Query> {
            Box::new(TermQuery::new(word.term.clone(), IndexRecordOption::WithFreqs))
        };
        let scores = self.scores(&BooleanQuery::union(telling.iter().map(one).collect()))?;
        let own = scores.iter().find(|(other, _)| *other == number).map_or(0.0, |(_, score)| *score);
        if own <= 0.0 {
            return Ok(Vec::new());
        }
        let best = first(scores, LOOKED_AT, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(best.into_iter().map(|(other, score)| (other, (score / own).min(1.0))).collect())
    }

    /// What an entry has of its tags in common with others, from 0 to 1; rare tags count for more.
    fn by_tags(&self, number: u32) -> Vec<(u32, f32)> {
        let tags = self.tags(number);
        let whole: f32 = tags.iter().map(|(.., weight)| weight).sum();
        let mut shared = vec![0.0f32; self.columns.len()];
        for (facet, code, weight) in &tags {
            for other in self.columns.with(*facet, code).into_iter().flatten() {
                shared[other as usize] += weight / whole;
            }
        }
        (0..).zip(shared).filter(|(_, score)| *score > 0.0).collect()
    }

    fn tags(&self, number: u32) -> Vec<(Facet, String, f32)> {
        let entries = self.columns.live().len() as f32;
        let Some(row) = self.columns.row(number) else { return Vec::new() };
        let codes =
            TAGS.iter().flat_map(|facet| row.values.get(facet).into_iter().flatten().map(move |code| (*facet, code)));
        let mut tags: Vec<(Facet, String, f32)> = codes
            .filter_map(|(facet, code)| {
                let with = self.columns.with(facet, code)?.len() as f32;
                Some((facet, code.clone(), (1.0 + entries / with).ln()))
            })
            .collect();
        tags.sort_by(|a, b| b.2.total_cmp(&a.2));
        tags
    }

    fn shared_tags(&self, number: u32, other: u32) -> Vec<Reason> {
        let has =
            |facet: Facet, code: &str| self.columns.with(facet, code).is_some_and(|numbers| numbers.contains(other));
        let shared = self.tags(number).into_iter().filter(|(facet, code, _)| has(*facet, code));
        shared.map(|(facet, code, _)| Reason::Value(facet, code)).collect()
    }

    fn shared_words(&self, telling: &[Telling], other: u32, analyser: &mut Analyser) -> tantivy::Result<Vec<String>> {
        let mut has: Vec<bool> = vec![false; telling.len()];
        for text in self.with_title(other)? {
            each_word(&text.text, &text.language, analyser, |is_stem, word, _| {
                let field = if is_stem { self.fields.stems } else { self.fields.forms };
                let term = Term::from_field_text(field, &word);
                if let Some(at) = telling.iter().position(|telling| telling.term == term) {
                    has[at] = true;
                }
            });
        }
        let shared = telling.iter().zip(has).filter(|(_, has)| *has).map(|(telling, _)| telling.written.clone());
        Ok(shared.take(WORDS_TOLD).collect())
    }

    fn like_place(&self, place: &PlaceOf, kind: Kind, except: Option<&str>, most: usize) -> Vec<Similar> {
        let mut scores: FxHashMap<u32, (f32, Vec<(f32, Reason)>)> = FxHashMap::default();
        let mut possible = 0.0;
        let mut add = |facet: Facet, code: &str, weight: f32, reason: Reason| {
            for number in self.columns.with(facet, code).into_iter().flatten() {
                let (score, reasons) = scores.entry(number).or_default();
                *score += weight;
                reasons.push((weight, reason.clone()));
            }
        };
        let bands = Population::ALL.map(Population::code);
        for (facet, code, weight) in [
            (Facet::Population, &place.population, 3.0),
            (Facet::Region, &place.region, 2.0),
            (Facet::Level, &place.level, 2.0),
        ] {
            let Some(code) = code else { continue };
            possible += weight;
            add(facet, code, weight, Reason::Value(facet, code.clone()));
            let at = bands.iter().position(|band| facet == Facet::Population && band == code);
            for near in
                at.into_iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten().filter_map(|at| bands.get(at))
            {
                add(facet, near, weight / 2.0, Reason::NearPopulation((*near).to_owned()));
            }
        }
        if !place.challenges.is_empty() {
            possible += 3.0;
            let each = 3.0 / place.challenges.len() as f32;
            for code in &place.challenges {
                add(Facet::Challenge, code, each, Reason::Value(Facet::Challenge, code.clone()));
            }
        }
        let none = RoaringBitmap::new();
        let alike = self.columns.with(Facet::Kind, kind.code()).unwrap_or(&none);
        let own = except.and_then(|key| self.columns.row(self.number_of(kind, key)?));
        let is_other = |number: u32| {
            let Some((own, row)) = own.zip(self.columns.row(number)) else { return true };
            row.key != own.key && (own.place.is_empty() || row.place != own.place || row.country != own.country)
        };
        let scored: Vec<(u32, f32)> = scores
            .iter()
            .map(|(number, (score, _))| (*number, score / possible))
            .filter(|(number, score)| *score >= LEAST_ALIKE && alike.contains(*number) && is_other(*number))
            .collect();
        let best = first(scored, most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let tell = |(number, score): (u32, f32)| {
            let (_, mut reasons) = scores.remove(&number)?;
            reasons.sort_by_key(|(weight, _)| Reverse((weight * 1000.0) as u32));
            self.told(number, score, reasons.into_iter().map(|(_, reason)| reason).collect())
        };
        best.into_iter().filter_map(tell).collect()
    }
}

/// Tells the words of a text that say something: whether it is a stem, the term, and how it was written.
fn each_word(text: &str, language: &str, analyser: &mut Analyser, mut told: impl FnMut(bool, String, &str)) {
    analyser.analyse(text, Tongue::from_tag(language), Wanted::Both, |token| {
        let written = &text[token.range.clone()];
        if token.tongue == Tongue::Chinese {
            if !token.form.is_empty() {
                told(false, term(token.form, token.tongue), written);
            }
            return;
        }
        let says_something = token.form.chars().count() > 2 && !says_little(token.form);
        if let Some(stem) = token.stems.first().filter(|_| says_something && !token.form.contains(char::is_numeric)) {
            told(true, term(stem, token.tongue), written);
        }
    });
}
