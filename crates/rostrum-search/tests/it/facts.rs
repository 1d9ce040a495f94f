//! What a reader can rely on, one by one.

use std::collections::{BTreeMap, BTreeSet};

use rostrum_domain::compendium::{Entry, Facet, Kind, Query, Sort};
use rostrum_search::{Found, Index, Page, PlaceOf, Reason};

use crate::entries::entry;

fn index(entries: &[Entry]) -> Index {
    let index = Index::new().unwrap();
    index.put(entries).unwrap();
    index.commit().unwrap();
    index
}

fn ask(index: &Index, words: &str, language: &str) -> Found {
    let query = Query { words: words.to_owned(), ..Query::default() };
    index.search(&query, language, Page { number: 1, size: 10 }).unwrap()
}

fn keys(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.key.as_str()).collect()
}

fn marked(found: &Found) -> Vec<&str> {
    let excerpts = found.hits.iter().flat_map(|hit| &hit.excerpts);
    excerpts.flat_map(|excerpt| excerpt.marked.marks.iter().map(|mark| &excerpt.marked.text[mark.clone()])).collect()
}

fn six() -> Index {
    index(&[
        entry("1", "en", "Housing first", "The city's policies give a home to everyone who sleeps rough."),
        entry("2", "fr", "Le droit à l'eau", "Des fontaines publiques pour l’accès à l'eau potable."),
        entry(
            "3",
            "es",
            "Presupuesto participativo",
            "La educación en derechos humanos llega a las escuelas municipales.",
        ),
        entry("4", "ru", "Доступное жильё", "Города помогают семьям с детьми найти жильё."),
        entry("5", "ar", "الميزانية التشاركية", "تشاورت البلدية مع السكان وبالمشاركة في المدينة القديمة."),
        entry("6", "zh", "参与式预算", "居民决定市政府如何使用住房资金，残疾人优先。"),
    ])
}

#[test]
fn each_of_the_six_languages_is_found_by_another_form_of_a_word_and_marked() {
    let index = six();
    for (words, key, mark) in [
        ("policy", "1", "policies"),
        ("fontaine", "2", "fontaines"),
        ("educacion", "3", "educación"),
        ("город", "4", "Города"),
        ("مشاركة", "5", "وبالمشاركة"),
        ("住房", "6", "住房"),
    ] {
        let found = ask(&index, words, "en");
        assert_eq!((keys(&found), marked(&found)), (vec![key], vec![mark]), "{words}");
        assert_eq!(found.instead, None);
    }
}

#[test]
fn a_phrase_has_to_follow_one_another_and_a_minus_takes_out() {
    let index = index(&[
        entry("1", "en", "One", "The right to water is a human right."),
        entry("2", "en", "Two", "Water to the right of the house."),
    ]);
    assert_eq!(ask(&index, "right water", "en").total, 2);
    let found = ask(&index, "“right to water”", "en");
    assert_eq!((keys(&found), marked(&found)), (vec!["1"], vec!["right to water"]));
    assert_eq!(keys(&ask(&index, "water -human", "en")), ["2"]);
    assert_eq!(keys(&ask(&index, "-\"to the right\"", "en")), ["1"]);
}

#[test]
fn a_mistyped_word_is_put_right_and_that_is_said() {
    let index = six();
    for (typed, instead, key) in
        [("polcies", "policies", "1"), ("presupuetso", "presupuesto", "3"), ("жилье городаа", "жилье города", "4")]
    {
        let found = ask(&index, typed, "en");
        assert_eq!((keys(&found), found.instead.as_deref()), (vec![key], Some(instead)), "{typed}");
    }
    assert_eq!(ask(&index, "xyzw", "en").total, 0);
}

#[test]
fn where_nothing_has_all_words_those_with_most_are_found_and_that_is_said() {
    let index = six();
    let found = ask(&index, "policies fontaines", "en");
    assert!(found.loosened && found.total == 2);
    assert!(!ask(&index, "city policies", "en").loosened);
}

#[test]
fn a_word_in_the_title_counts_for_more() {
    let index = index(&[
        entry("1", "en", "Parks", "Water for the trees in the parks of the city."),
        entry("2", "en", "Water", "Pipes for the trees in the parks of the city."),
    ]);
    assert_eq!(keys(&ask(&index, "water", "en")), ["2", "1"]);
}

#[test]
fn what_is_put_again_is_there_once_and_what_is_taken_out_is_gone() {
    let index = six();
    index.put(&[entry("1", "en", "Rent control", "Rents are capped.")]).unwrap();
    index.remove(&[(Kind::Practice, "2".to_owned()), (Kind::Practice, "99".to_owned())]);
    assert_eq!(ask(&index, "policy", "en").total, 1, "before the commit nothing changes");
    index.commit().unwrap();
    assert_eq!((ask(&index, "policy", "en").total, ask(&index, "rents", "en").total), (0, 1));
    assert!(index.holds(Kind::Practice, "1") && !index.holds(Kind::Practice, "2"));
    index.settle().unwrap();
    assert_eq!((index.len(), keys(&ask(&index, "fontaine", "fr")).len()), (5, 0));
}

#[test]
fn a_value_that_no_entry_has_is_kept_and_shows_zero() {
    let index = six();
    let query =
        Query { filters: BTreeMap::from([(Facet::Theme, BTreeSet::from(["left".to_owned()]))]), ..Query::default() };
    let found = index.search(&query, "en", Page { number: 1, size: 10 }).unwrap();
    assert_eq!((found.total, found.counts[&Facet::Theme].as_slice()), (0, &[("left".to_owned(), 0)][..]));
    assert_eq!(found.counts[&Facet::Kind], [], "of nothing there is nothing to count");
}

#[test]
fn titles_and_places_come_in_the_order_of_the_readers_alphabet() {
    let place = |key, title, country: &str, place: &str| Entry {
        facets: BTreeMap::from([(Facet::Country, BTreeSet::from([country.to_owned()]))]),
        place: place.to_owned(),
        ..entry(key, "fr", title, "")
    };
    let index = index(&[
        place("1", "Zones", "ES", "Sevilla"),
        place("2", "École", "EG", "القاهرة"),
        place("3", "eau", "ES", "Ávila"),
        entry("4", "fr", "Échange", ""),
    ]);
    let sorted = |sort, language| -> Vec<String> {
        index.all(&Query { sort, ..Query::default() }, language).unwrap().into_iter().map(|(_, key)| key).collect()
    };
    assert_eq!(sorted(Sort::Title, "fr"), ["3", "4", "2", "1"]);
    assert_eq!(sorted(Sort::Place, "fr"), ["2", "3", "1", "4"], "Égypte before Espagne, without a place last");
    index.put(&[place("5", "Abri", "EG", "")]).unwrap();
    index.remove(&[(Kind::Practice, "3".to_owned())]);
    index.commit().unwrap();
    assert_eq!(sorted(Sort::Title, "fr"), ["5", "4", "2", "1"]);
}

#[test]
fn similar_entries_and_cities_alike_come_with_reasons() {
    let city = |key, place: &str, band: &str, challenge: &str, text| Entry {
        place: place.to_owned(),
        facets: BTreeMap::from([
            (Facet::Population, BTreeSet::from([band.to_owned()])),
            (Facet::Region, BTreeSet::from(["africa".to_owned()])),
            (Facet::Level, BTreeSet::from(["municipal".to_owned()])),
            (Facet::Challenge, BTreeSet::from([challenge.to_owned()])),
        ]),
        ..entry(key, "en", "Water", text)
    };
    let index = index(&[
        city("1", "Kumasi", "above", "resources", "Community kiosks sell clean water at a fair price."),
        city("2", "Lusaka", "above", "resources", "Women run kiosks that sell clean water."),
        city("3", "Gulu", "below_50_thousand", "awareness", "Radio programmes about school meals."),
        city("4", "Kumasi", "above", "resources", "A register of tenants."),
    ]);
    let similar = index.similar(Kind::Practice, "1", 3).unwrap();
    assert_eq!(similar[0].key, "2");
    assert!(
        similar[0]
            .reasons
            .iter()
            .any(|reason| matches!(reason, Reason::Words(words) if words.contains(&"kiosks".to_owned())))
    );
    let place = index.place_of(Kind::Practice, "1").unwrap();
    let alike = index.like_place(&place, Kind::Practice, Some("1"), 5);
    assert_eq!(alike.iter().map(|other| other.key.as_str()).collect::<Vec<_>>(), ["2"], "not the same city");
    let near = PlaceOf { population: Some("below_200_thousand".to_owned()), ..PlaceOf::default() };
    let alike = index.like_place(&near, Kind::Practice, None, 5);
    assert_eq!(
        (alike[0].key.as_str(), &alike[0].reasons[..]),
        ("3", &[Reason::NearPopulation("below_50_thousand".to_owned())][..])
    );
}
