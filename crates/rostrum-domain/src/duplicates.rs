//! Delegations that may be one and the same, each pair with the reason. A person decides; nothing is merged here.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::country::Country;
use crate::ids::DelegationNo;
use crate::participant::Category;

/// A delegation as it can be compared.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its number.
    pub no: DelegationNo,
    /// Its name.
    pub name: &'a str,
    /// Its category; only delegations of one category are compared.
    pub category: Category,
    /// Its country, when that is known; delegations of two countries are two.
    pub country: Option<Country>,
}

/// Why two delegations may be one; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Both are the same State.
    SameState,
    /// The same words but for case, accents, order and small words.
    SameWords,
    /// The same but for the kind of government or organization: "City of Bern", "Bern".
    SameName,
    /// One is made of the first letters of the other.
    Acronym,
    /// One word differs by a few letters.
    Alike,
}

impl Why {
    /// The stable code: `same_words`.
    pub fn code(self) -> &'static str {
        match self {
            Self::SameState => "same_state",
            Self::SameWords => "same_words",
            Self::SameName => "same_name",
            Self::Acronym => "acronym",
            Self::Alike => "alike",
        }
    }
}

/// Two delegations that may be one; the lower number stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proposal {
    /// Why.
    pub why: Why,
    /// The first of the two.
    pub one: DelegationNo,
    /// The other.
    pub other: DelegationNo,
}

/// Words at least so alike count as misspelled, by Jaro and Winkler, where 1 is the same.
const ALIKE: f64 = 0.92;
/// Fewest letters of a word that can be misspelled: "1" and "2" are no slip.
const SHORTEST: usize = 4;

/// Words that join others and tell nothing.
const SMALL: [&str; 34] = [
    "a", "al", "and", "d", "da", "das", "de", "del", "della", "der", "des", "di", "die", "do", "du", "e", "el", "et",
    "for", "für", "i", "in", "l", "la", "las", "le", "les", "los", "of", "the", "und", "van", "y", "и",
];

/// Words that say what kind of government it is. Of "City of Bern" and "Canton of Bern" the kinds differ, and so both
/// words have to be kinds of one level.
const MUNICIPAL: [&str; 27] = [
    "ayuntamiento",
    "borough",
    "cidade",
    "citta",
    "city",
    "ciudad",
    "comune",
    "commune",
    "concello",
    "council",
    "gemeente",
    "gemeinde",
    "gorod",
    "hall",
    "mairie",
    "municipal",
    "municipalidad",
    "municipality",
    "municipio",
    "prefeitura",
    "stad",
    "stadt",
    "town",
    "urad",
    "ville",
    "город",
    "市",
];

struct Words {
    no: DelegationNo,
    country: Option<Country>,
    all: BTreeSet<String>,
    core: Vec<String>,
    /// First letters of the words in their order, small words left out.
    initials: String,
    /// The name without spaces when it can be an acronym, and what stands in brackets.
    short: Vec<String>,
}

/// All pairs that may be one, the surest first, each pair once.
pub fn propose(delegations: &[Named<'_>]) -> Vec<Proposal> {
    let mut found: BTreeMap<(DelegationNo, DelegationNo), Why> = BTreeMap::new();
    for category in Category::ALL {
        let here: Vec<Words> =
            delegations.iter().filter(|one| one.category == category).map(|one| Words::of(one, category)).collect();
        let mut note = |a: &Words, b: &Words, why: Why| {
            let both = a.country.zip(b.country);
            if a.no == b.no || both.is_some_and(|(a, b)| a != b) {
                return;
            }
            let known = found.entry((a.no.min(b.no), a.no.max(b.no))).or_insert(why);
            *known = why.min(*known);
        };
        if category == Category::States {
            pairs_of(
                &here,
                |one| one.country.map(|country| country.code().to_owned()).into_iter().collect(),
                |a, b| {
                    note(a, b, Why::SameState);
                },
            );
        }
        pairs_of(&here, |one| vec![joined(&one.all)], |a, b| note(a, b, Why::SameWords));
        pairs_of(&here, |one| vec![one.core.join(" ")], |a, b| note(a, b, Why::SameName));
        acronyms(&here, &mut note);
        pairs_of(&here, Words::without_one, |a, b| {
            if a.is_like(b) {
                note(a, b, Why::Alike);
            }
        });
    }
    let mut proposals: Vec<_> = found.into_iter().map(|((one, other), why)| Proposal { why, one, other }).collect();
    proposals.sort_unstable();
    proposals
}

impl Words {
    fn of(named: &Named<'_>, category: Category) -> Self {
        let words = words(named.name);
        let state = (category == Category::States).then(|| Country::named(named.name)).flatten();
        let all: BTreeSet<String> = words.iter().cloned().collect();
        let mut core: Vec<String> = all.iter().filter(|word| !MUNICIPAL.contains(&word.as_str())).cloned().collect();
        if core.is_empty() {
            core = all.iter().cloned().collect();
        }
        let in_brackets =
            named.name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
        let before = words_before_bracket(named.name);
        Self {
            no: named.no,
            country: named.country.or(state),
            initials: before.iter().filter_map(|word| word.chars().next()).collect(),
            short: in_brackets.into_iter().chain([named.name]).filter_map(acronym).collect(),
            all,
            core,
        }
    }

    /// The core with one word left out, with the first letter of that word: names that differ in one word share it.
    fn without_one(&self) -> Vec<String> {
        let key = |left_out: usize| {
            let first = self.core[left_out].chars().next().unwrap_or(' ');
            let others = self.core.iter().enumerate().filter(|(place, _)| *place != left_out);
            let others: Vec<&str> = others.map(|(_, word)| word.as_str()).collect();
            format!("{first} {}", others.join(" "))
        };
        (0..self.core.len()).map(key).collect()
    }

    /// Whether exactly one word differs, by a few letters.
    fn is_like(&self, other: &Self) -> bool {
        let only = |a: &[String], b: &[String]| a.iter().filter(|word| !b.contains(word)).cloned().collect::<Vec<_>>();
        let (mine, theirs) = (only(&self.core, &other.core), only(&other.core, &self.core));
        let ([one], [two]) = (mine.as_slice(), theirs.as_slice()) else { return false };
        let long = |word: &str| word.chars().count() >= SHORTEST && !word.chars().any(char::is_numeric);
        long(one) && long(two) && strsim::jaro_winkler(one, two) >= ALIKE
    }
}

/// Calls `then` for every two that have a key in common.
fn pairs_of(here: &[Words], keys: impl Fn(&Words) -> Vec<String>, mut then: impl FnMut(&Words, &Words)) {
    let mut by_key: BTreeMap<String, Vec<&Words>> = BTreeMap::new();
    for one in here {
        for key in keys(one).into_iter().filter(|key| !key.is_empty()) {
            by_key.entry(key).or_default().push(one);
        }
    }
    for same in by_key.values() {
        for (place, one) in same.iter().enumerate() {
            for other in &same[place + 1..] {
                then(one, other);
            }
        }
    }
}

fn acronyms(here: &[Words], note: &mut impl FnMut(&Words, &Words, Why)) {
    let mut by_initials: BTreeMap<&str, Vec<&Words>> = BTreeMap::new();
    for one in here.iter().filter(|one| one.initials.chars().count() >= 3) {
        by_initials.entry(&one.initials).or_default().push(one);
    }
    for one in here {
        for short in &one.short {
            for other in by_initials.get(short.as_str()).into_iter().flatten() {
                note(one, other, Why::Acronym);
            }
        }
    }
    pairs_of(here, |one| one.short.clone(), |a, b| note(a, b, Why::Acronym));
}

/// A name that is written as an acronym: one word of 3 to 8 letters, all of them capitals.
fn acronym(name: &str) -> Option<String> {
    let letters: Vec<char> = name.trim().chars().filter(|letter| *letter != '.').collect();
    let fits = (3..=8).contains(&letters.len()) && letters.iter().all(|letter| letter.is_uppercase());
    fits.then(|| plain(&letters.into_iter().collect::<String>()))
}

fn words_before_bracket(name: &str) -> Vec<String> {
    words(name.split('(').next().unwrap_or_default())
}

/// The words of a name in lower case and without accents; small words are left out.
fn words(name: &str) -> Vec<String> {
    let spaced: String =
        plain(name).chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let all: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    let telling: Vec<String> = all.iter().filter(|word| !SMALL.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

fn plain(text: &str) -> String {
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

fn joined(words: &BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn why(category: Category, one: &str, other: &str) -> Option<Why> {
        let named = |no, name| Named { no: DelegationNo(no), name, category, country: None };
        propose(&[named(1, one), named(2, other)]).first().map(|proposal| proposal.why)
    }

    #[test]
    fn two_writings_of_one_name_are_proposed_with_the_reason() {
        use Category::{CityNetworks, LocalGovernments, NonGovernmental, States};
        for (category, one, other, expected) in [
            (LocalGovernments, "City of Bern", "Bern, City of", Why::SameWords),
            (LocalGovernments, "CITY OF ZÜRICH", "City of Zurich", Why::SameWords),
            (LocalGovernments, "City of Lyon", "Ville de Lyon", Why::SameName),
            (LocalGovernments, "Municipality of Accra", "Accra", Why::SameName),
            (LocalGovernments, "City of Bern", "Ville de Berne", Why::Alike),
            (LocalGovernments, "City of Johannesburg", "City of Johanesburg", Why::Alike),
            (States, "Switzerland", "Suisse", Why::SameState),
            (States, "Republic of Korea", "South Korea", Why::SameState),
            (CityNetworks, "UCLG", "United Cities and Local Governments", Why::Acronym),
            (CityNetworks, "United Cities and Local Governments (UCLG)", "U.C.L.G.", Why::Acronym),
            (NonGovernmental, "Association of Towns", "association of the towns", Why::SameWords),
            (NonGovernmental, "University of Oslo Alumni", "University of Oslo Alumnni", Why::Alike),
        ] {
            assert_eq!(why(category, one, other), Some(expected), "{one} / {other}");
            assert_eq!(why(category, other, one), Some(expected), "{other} / {one}");
        }
    }

    #[test]
    fn two_that_are_two_are_not_proposed() {
        use Category::{Academia, LocalGovernments, NonGovernmental, States};
        for (category, one, other) in [
            (States, "Niger", "Nigeria"),
            (States, "Congo", "Democratic Republic of the Congo"),
            (LocalGovernments, "City of York", "City of New York"),
            (LocalGovernments, "City of Bern", "Canton of Bern"),
            (LocalGovernments, "District 1", "District 2"),
            (LocalGovernments, "Region North 12", "Region North 13"),
            (LocalGovernments, "Lima", "Lome"),
            (Academia, "University of Bern", "University of Bonn"),
            (NonGovernmental, "Rights Now", "Rights First"),
            (NonGovernmental, "ABC", "ABD"),
        ] {
            assert_eq!(why(category, one, other), None, "{one} / {other}");
        }
    }

    #[test]
    fn the_same_name_in_two_countries_or_categories_is_of_two() {
        let named = |no, code: &str| Named {
            no: DelegationNo(no),
            name: "City of Córdoba",
            category: Category::LocalGovernments,
            country: Country::from_code(code),
        };
        assert!(propose(&[named(1, "AR"), named(2, "ES")]).is_empty());
        assert_eq!(propose(&[named(1, "AR"), named(2, "AR"), named(3, "")]).len(), 3);
        let other = Named { category: Category::NonGovernmental, ..named(2, "AR") };
        assert!(propose(&[named(1, "AR"), other]).is_empty());
    }

    proptest! {
        #[test]
        fn whatever_the_names_each_pair_comes_once_and_its_order_does_not_matter(
            names in prop::collection::vec("[A-Za-zé .()]{1,12}", 0..8),
        ) {
            let named = |(no, name): (u32, &'static str)| Named {
                no: DelegationNo(no), name, category: Category::Other, country: None,
            };
            let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
            let mut all: Vec<_> = (1..).zip(names.iter().copied()).map(named).collect();
            let proposals = propose(&all);
            all.reverse();
            prop_assert_eq!(&propose(&all), &proposals);
            let pairs: BTreeSet<_> = proposals.iter().map(|one| (one.one, one.other)).collect();
            prop_assert_eq!(pairs.len(), proposals.len());
            prop_assert!(proposals.iter().all(|one| one.one < one.other));
        }
    }
}
