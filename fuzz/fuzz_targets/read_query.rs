//! Feeds any address and any words to the search: an address is read and written again as the same, and words are answered
//! with marks that fit the texts.
//!
//! `cargo fuzz run -s none read_query`

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use rostrum_domain::compendium::{Entry, EntryText, Kind, Query};
use rostrum_domain::ids::MeetingId;
use rostrum_search::{Index, Page};

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let entry = |(key, (language, text)): (usize, (&str, &str))| Entry {
        kind: Kind::Practice,
        key: key.to_string(),
        meeting: MeetingId::parse("panel").expect("an id"),
        language: language.to_owned(),
        title: text.to_owned(),
        place: String::new(),
        names: vec![text.to_owned()],
        texts: vec![EntryText { part: None, language: language.to_owned(), text: text.to_owned() }],
        facets: BTreeMap::new(),
        years: Some((2015, 2020)),
        published_at: Timestamp::UNIX_EPOCH,
        changed_at: Timestamp::UNIX_EPOCH,
    };
    let texts = [
        ("en", "The city's housing policies"),
        ("fr", "L’accès à l'eau"),
        ("es", "Educación e\u{301}"),
        ("ru", "Права жителей"),
        ("ar", "وبالمياه والإسكان"),
        ("zh", "住房权利"),
        ("", "👩‍👧 57/12 ŉ"),
    ];
    let index = Index::new().expect("threads for the index");
    let entries: Vec<Entry> = texts.into_iter().enumerate().map(entry).collect();
    index.put(&entries).and_then(|()| index.commit()).expect("an index of seven entries");
    index
});

fuzz_target!(|text: &str| {
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    let (query, _) = Query::from_pairs(pairs);
    let written = query.to_pairs();
    let (again, unread) = Query::from_pairs(written.iter().map(|(name, value)| (*name, value.as_str())));
    assert!(unread.is_empty() && again == query);

    let query = Query { words: text.to_owned(), ..query };
    let found = INDEX.search(&query, "fr", Page { number: 1, size: 10 }).expect("every query is answered");
    assert_eq!(found.total, INDEX.all(&query, "fr").expect("every query is answered").len() as u64);
    for hit in found.hits {
        for marked in hit.excerpts.into_iter().map(|excerpt| excerpt.marked).chain([hit.title]) {
            assert!(marked.marks.iter().all(|mark| marked.text.get(mark.clone()).is_some()));
        }
    }
});
