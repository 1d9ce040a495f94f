//! Which texts say the same, wholly or in part, and in which sentences.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::words::words;

/// How many words make a shingle.
const SHINGLE: usize = 3;
/// Sentences with fewer words say too little to be alike.
const LEAST_WORDS: usize = 5;
/// From this part of its shingles on, a sentence is alike to a text.
const ALIKE_SENTENCE: f64 = 0.6;

/// What a text is compared by: its runs of three words, each as a hash. The same text gives the same in every run of
/// the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles(BTreeSet<u64>);

/// How alike two texts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// What both have, of what one of them has: 0 to 1.
    pub both: f64,
    /// What both have, of what the shorter has: 1 when one holds the other.
    pub held: f64,
}

/// A sentence that stands, more or less, in another text.
#[derive(Clone, Debug, PartialEq)]
pub struct AlikeSentence {
    /// The byte at which it begins.
    pub from: usize,
    /// The byte behind its last.
    pub until: usize,
    /// How much of it stands in the other text: 0 to 1.
    pub part: f64,
}

impl Shingles {
    /// Those of a text. A text of one or two words is one shingle.
    pub fn of(text: &str) -> Self {
        let forms: Vec<String> = words(text).into_iter().map(|word| word.form).collect();
        // Its keys are fixed, other than those of a hash map.
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let runs = forms.windows(SHINGLE.min(forms.len()).max(1));
        Self(runs.map(|run| hasher.hash_one(run)).collect())
    }

    /// How alike two texts are; texts without words are not.
    pub fn alike(&self, other: &Self) -> Alike {
        let common = self.0.intersection(&other.0).count();
        let (least, all) = (self.0.len().min(other.0.len()), self.0.union(&other.0).count());
        Alike { both: part(common, all), held: part(common, least) }
    }

    /// How much of this text stands in another: 0 to 1.
    fn within(&self, other: &Self) -> f64 {
        part(self.0.intersection(&other.0).count(), self.0.len())
    }
}

impl Alike {
    /// The same text, give or take a few words.
    pub fn is_duplicate(self) -> bool {
        self.both >= 0.7
    }

    /// Worth a look: much in common, or one holds most of the other.
    pub fn is_near(self) -> bool {
        self.both >= 0.25 || self.held >= 0.5
    }
}

#[allow(clippy::cast_precision_loss, reason = "no text has as many words as a float has digits")]
fn part(of: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { of as f64 / all as f64 }
}

/// The sentences of a text that stand, more or less, in another one.
pub fn alike_sentences(text: &str, other: &str) -> Vec<AlikeSentence> {
    let other = Shingles::of(other);
    let alike = |(from, until): (usize, usize)| {
        let sentence = &text[from..until];
        let part = Shingles::of(sentence).within(&other);
        let enough = words(sentence).len() >= LEAST_WORDS && part >= ALIKE_SENTENCE;
        enough.then_some(AlikeSentence { from, until, part })
    };
    sentences(text).into_iter().filter_map(alike).collect()
}

/// Where sentences begin and end. A full stop within a number or a web address ends none.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = match c {
            '.' | '!' | '?' | '؟' => chars.peek().is_none_or(|(_, next)| next.is_whitespace()),
            '\n' | '。' | '！' | '？' | '۔' => true,
            _ => false,
        };
        if ends {
            found.push((from, at + c.len_utf8()));
            from = at + c.len_utf8();
        }
    }
    found.push((from, text.len()));
    let trimmed = |(from, until): (usize, usize)| {
        let sentence = &text[from..until];
        let start = from + sentence.len() - sentence.trim_start().len();
        (start, start + sentence.trim().len())
    };
    found.into_iter().map(trimmed).filter(|(from, until)| from < until).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FLATS: &str = "The city rents empty flats and lets them to families. Rents are paid for three years. Two hundred families have a home.";

    #[test]
    fn a_text_with_a_few_other_words_is_a_duplicate() {
        let other = FLATS.replace("Two hundred", "Nearly two hundred").to_uppercase();
        let alike = Shingles::of(FLATS).alike(&Shingles::of(&other));
        assert!(alike.is_duplicate() && alike.is_near(), "{alike:?}");
        let none =
            Shingles::of(FLATS).alike(&Shingles::of("Water is a right, and the town mends its pipes every spring."));
        assert!(!none.is_near(), "{none:?}");
    }

    #[test]
    fn a_text_that_holds_another_is_near_and_the_sentences_are_shown() {
        let longer =
            format!("{FLATS} {}", "Every quarter has a council of its own that meets in the evening. ".repeat(9));
        let alike = Shingles::of(FLATS).alike(&Shingles::of(&longer));
        assert!(alike.is_near() && alike.held > 0.99, "{alike:?}");
        let own = format!("Nobody slept in the street. Rents are paid for three years. {}", "We wrote v1.5 of it.");
        let shown: Vec<_> = alike_sentences(&own, FLATS).iter().map(|one| &own[one.from..one.until]).collect();
        assert_eq!(shown, ["Rents are paid for three years."]);
    }

    #[test]
    fn chinese_is_compared_by_its_characters() {
        let text = "市政府租用空置公寓并分配给家庭。";
        let alike = Shingles::of(text).alike(&Shingles::of("市政府租用空置公寓并提供给家庭。"));
        assert!(alike.is_near() && !alike.is_duplicate(), "{alike:?}");
        assert_eq!(alike_sentences(text, text).len(), 1);
    }

    proptest! {
        #[test]
        fn a_text_is_alike_to_itself_and_both_ways_the_same(one in "[a-zé. ]{0,80}", other in "\\PC{0,60}") {
            let (a, b) = (Shingles::of(&one), Shingles::of(&other));
            prop_assert_eq!(a.alike(&b), b.alike(&a));
            if !words(&one).is_empty() {
                prop_assert!(a.alike(&a).both > 0.999);
            }
            for sentence in alike_sentences(&other, &one) {
                prop_assert!(other.get(sentence.from..sentence.until).is_some());
            }
        }
    }
}
