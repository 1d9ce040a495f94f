//! Entries for tests, by chance and by hand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;
use rostrum_domain::compendium::{Entry, EntryText, Facet, Kind, Query, Sort};
use rostrum_domain::ids::MeetingId;
use rostrum_domain::practice::Part;

/// An entry with a title and one text.
pub fn entry(key: &str, language: &str, title: &str, text: &str) -> Entry {
    Entry {
        kind: Kind::Practice,
        key: key.to_owned(),
        meeting: MeetingId::parse("panel").unwrap(),
        language: language.to_owned(),
        title: title.to_owned(),
        place: String::new(),
        names: Vec::new(),
        texts: vec![EntryText { part: Some(Part::Done), language: language.to_owned(), text: text.to_owned() }],
        facets: BTreeMap::new(),
        years: None,
        published_at: Timestamp::UNIX_EPOCH,
        changed_at: Timestamp::UNIX_EPOCH,
    }
}

/// Words that entries and queries are made of: few, so that they meet.
const WORDS: [&str; 18] = [
    "water",
    "waters",
    "housing",
    "right",
    "the",
    "l'eau",
    "logement",
    "educación",
    "derechos",
    "права",
    "жилья",
    "المياه",
    "والإسكان",
    "住房权利",
    "水",
    "57/12",
    "children's",
    "нe̓",
];

pub fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..8).prop_map(|words| words.join(" "))
}

fn codes(of: &'static [&'static str]) -> impl Strategy<Value = BTreeSet<String>> {
    prop::collection::btree_set(prop::sample::select(of).prop_map(str::to_owned), 0..3)
}

const THEMES: [&str; 4] = ["housing", "capacity-building", "coordination", "gone"];
const GOALS: [&str; 4] = ["11", "11.1", "6.b", "16"];
const COUNTRIES: [&str; 4] = ["CH", "KR", "EG", "BR"];

prop_compose! {
    pub fn any_entry()(
        kind in prop::sample::select(&Kind::ALL[..]),
        key in 0u8..24,
        meeting in prop::sample::select(&["panel", "forum"][..]),
        language in prop::sample::select(&["en", "fr", "es", "ru", "ar", "zh", "", "pt-BR"][..]),
        (title, body, other) in (text(), text(), text()),
        (themes, goals, country) in (codes(&THEMES), codes(&GOALS), codes(&COUNTRIES)),
        years in prop::option::of((1990u16..2030, 1990u16..2030)),
        day in 0i64..4,
    ) -> Entry {
        Entry {
            kind,
            meeting: MeetingId::parse(meeting).unwrap(),
            place: other.clone(),
            names: vec![other.clone()],
            facets: BTreeMap::from([(Facet::Theme, themes), (Facet::Sdg, goals), (Facet::Country, country)]),
            years,
            published_at: Timestamp::from_second(day * 86_400).unwrap(),
            texts: vec![
                EntryText { part: Some(Part::Summary), language: language.to_owned(), text: body },
                EntryText { part: None, language: "en".to_owned(), text: other },
            ],
            ..entry(&key.to_string(), language, &title, "")
        }
    }
}

prop_compose! {
    /// A query with filters; half of them with words.
    pub fn any_query()(
        words in prop_oneof![Just(String::new()), text(), "[-\"«» ]{0,3}(water|hous|права|المياه|住房|derecho) ?(-eau|\"the right\")?"],
        (themes, goals, country) in (codes(&THEMES), codes(&GOALS), codes(&COUNTRIES)),
        kinds in codes(&["practice", "statement"]),
        meetings in codes(&["panel", "forum", "none"]),
        years in prop::option::of((1990u16..2030, 1990u16..2030)),
        sort in prop::sample::select(&Sort::ALL[..]),
    ) -> Query {
        let all = [
            (Facet::Theme, themes), (Facet::Sdg, goals), (Facet::Country, country), (Facet::Kind, kinds), (Facet::Meeting, meetings),
        ];
        Query { words, filters: all.into_iter().filter(|(_, codes)| !codes.is_empty()).collect(), years, sort }
    }
}
