//! List, counts and files of a query never differ, whatever is in the index and whatever is asked.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rostrum_domain::compendium::{Entry, Facet, Kind, Query, meet};
use rostrum_search::{Found, Index, Page};

use crate::entries::{any_entry, any_query, text};

type Held = BTreeMap<(Kind, String), Entry>;

/// An index and what it has to hold: puts, later ones in place of earlier ones, some taken out, in two commits.
fn filled(entries: &[Entry], removed: &BTreeSet<u8>) -> (Index, Held) {
    let index = Index::new().unwrap();
    let mut held = Held::new();
    let (first, second) = entries.split_at(entries.len() / 2);
    index.put(first).unwrap();
    index.commit().unwrap();
    held.extend(first.iter().map(|entry| ((entry.kind, entry.key.clone()), entry.clone())));
    let gone: Vec<(Kind, String)> = removed.iter().map(|key| (Kind::Practice, key.to_string())).collect();
    index.remove(&gone);
    held.retain(|key, _| !gone.contains(key));
    index.put(second).unwrap();
    held.extend(second.iter().map(|entry| ((entry.kind, entry.key.clone()), entry.clone())));
    index.commit().unwrap();
    (index, held)
}

fn counted<'a>(entries: impl Iterator<Item = &'a Entry>, facet: Facet) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for entry in entries {
        for code in entry.values().remove(&facet).unwrap_or_default() {
            *counts.entry(code).or_default() += 1;
        }
    }
    counts
}

/// The keys of all pages put together, and the first page.
fn pages(index: &Index, query: &Query) -> (Vec<(Kind, String)>, Found) {
    let page = |number| index.search(query, "en", Page { number, size: 3 }).unwrap();
    let first = page(1);
    let mut keys = Vec::new();
    for number in 1.. {
        let hits = page(number).hits;
        if hits.is_empty() {
            return (keys, first);
        }
        keys.extend(hits.into_iter().map(|hit| (hit.kind, hit.key)));
    }
    unreachable!("pages end")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn list_counts_and_files_agree_with_one_another_and_with_a_plain_filter(
        entries in prop::collection::vec(any_entry(), 0..40),
        removed in prop::collection::btree_set(0u8..24, 0..8),
        queries in prop::collection::vec(any_query(), 1..6),
    ) {
        let (index, held) = filled(&entries, &removed);
        prop_assert_eq!(index.len(), held.len() as u64);
        for query in queries {
            let all = index.all(&query, "en").unwrap();
            let (keys, found) = pages(&index, &query);
            prop_assert_eq!(&keys, &all, "pages put together are the whole");
            prop_assert_eq!(found.total, all.len() as u64);
            let distinct: BTreeSet<_> = all.iter().collect();
            prop_assert_eq!(distinct.len(), all.len(), "nothing comes twice");

            // What the words alone find is asked of the index; filters and counts are worked out here.
            let words = Query { words: query.words.clone(), ..Query::default() };
            let by_words: Vec<&Entry> = index.all(&words, "en").unwrap().iter().map(|key| &held[key]).collect();
            if query.words.is_empty() {
                prop_assert_eq!(by_words.len(), held.len());
            }
            let expected: BTreeSet<_> =
                by_words.iter().filter(|entry| query.lets_through(entry)).map(|entry| (entry.kind, entry.key.clone())).collect();
            prop_assert_eq!(all.iter().cloned().collect::<BTreeSet<_>>(), expected);
            for facet in Facet::ALL {
                let mut others = query.clone();
                let own = others.filters.remove(&facet).unwrap_or_default();
                let mut expected = counted(by_words.iter().copied().filter(|entry| others.lets_through(entry)), facet);
                for code in own {
                    expected.entry(code).or_default();
                }
                let told: BTreeMap<String, u64> = found.counts[&facet].iter().cloned().collect();
                prop_assert_eq!(told, expected, "{:?}", facet);
            }
            let any_time = Query { years: None, ..query.clone() };
            let timed: Vec<_> = by_words.iter().filter(|entry| any_time.lets_through(entry)).filter_map(|entry| entry.years).collect();
            for year in 1985..2035 {
                let expected = timed.iter().filter(|years| meet(**years, (year, year))).count() as u64;
                prop_assert_eq!(found.years.get(&year).copied().unwrap_or(0), expected, "{}", year);
            }
        }
    }

    #[test]
    fn any_words_are_answered_and_marks_fit_the_text(
        entries in prop::collection::vec(any_entry(), 1..12),
        words in prop_oneof!["\\PC{0,40}", text(), "(e\u{301}|👩‍👧|-|\"|العربية|住|ł|waterr| ){0,12}"],
        language in "[a-z]{0,3}|zh-Hant",
    ) {
        let (index, held) = filled(&entries, &BTreeSet::new());
        let query = Query { words, ..Query::default() };
        let found = index.search(&query, &language, Page { number: 1, size: 50 }).unwrap();
        for hit in found.hits {
            prop_assert_eq!(&hit.title.text, &held[&(hit.kind, hit.key)].title);
            let excerpts = hit.excerpts.into_iter().map(|excerpt| excerpt.marked);
            for marked in excerpts.chain([hit.title]) {
                let mut end = 0;
                for mark in marked.marks {
                    prop_assert!(mark.start >= end && mark.end > mark.start);
                    prop_assert!(marked.text.get(mark.clone()).is_some());
                    end = mark.end;
                }
            }
        }
    }

    #[test]
    fn what_is_like_an_entry_is_another_one_of_its_kind(entries in prop::collection::vec(any_entry(), 1..30)) {
        let (index, held) = filled(&entries, &BTreeSet::new());
        for (kind, key) in held.keys() {
            for similar in index.similar(*kind, key, 5).unwrap() {
                prop_assert!(similar.key != *key && held.contains_key(&(*kind, similar.key)));
                prop_assert!(similar.score > 0.0 && similar.score <= 1.0 && !similar.reasons.is_empty());
            }
        }
    }
}
