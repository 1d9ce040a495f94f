//! In which order entries come. Every order is total: what is equal in it goes by date, kind and key.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use roaring::RoaringBitmap;
use rostrum_domain::compendium::Sort;
use rustc_hash::FxHashMap;

use crate::columns::{Columns, Row};

/// Places of entries in the orders that an alphabet makes, by the tag of its language. Made when first asked for.
#[derive(Default)]
pub struct Orders(Mutex<FxHashMap<(Sort, String), Kept>>);

struct Kept {
    /// Numbers in order; those of entries that changed have been taken out.
    sorted: Vec<u32>,
    /// By number, its place in `sorted`; `None` when something changed since.
    places: Option<Arc<[u32]>>,
}

/// Most orders that are kept: two for each of six languages.
const MOST_KEPT: usize = 12;

impl Orders {
    /// The place of every live number in an order by an alphabet.
    pub fn places(&self, sort: Sort, language: &str, columns: &Columns) -> Arc<[u32]> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (sort, language.to_owned());
        if kept.len() >= MOST_KEPT && !kept.contains_key(&key) {
            kept.clear();
        }
        let kept = kept.entry(key).or_insert_with(|| Kept { sorted: Vec::new(), places: None });
        if let Some(places) = &kept.places {
            return Arc::clone(places);
        }
        let collator = collator(language);
        let compare = |one: &u32, other: &u32| match (columns.row(*one), columns.row(*other)) {
            (Some(a), Some(b)) => {
                by_alphabet(sort, language, &collator, a, b).then_with(|| newest(columns, *one, *other))
            }
            _ => one.cmp(other),
        };
        let known: RoaringBitmap = kept.sorted.iter().copied().collect();
        let missing = columns.live() - &known;
        if missing.len() * 16 > known.len() {
            kept.sorted.extend(missing);
            kept.sorted.sort_by(compare);
        } else {
            for number in missing {
                let at = kept.sorted.binary_search_by(|other| compare(other, &number)).unwrap_or_else(|at| at);
                kept.sorted.insert(at, number);
            }
        }
        let mut places = vec![u32::MAX; columns.len()];
        for (place, number) in (0..).zip(&kept.sorted) {
            places[*number as usize] = place;
        }
        let places: Arc<[u32]> = places.into();
        kept.places = Some(Arc::clone(&places));
        places
    }

    /// Takes entries that change or go out of all orders.
    pub fn forget(&mut self, numbers: &RoaringBitmap) {
        for kept in self.0.get_mut().unwrap_or_else(PoisonError::into_inner).values_mut() {
            kept.sorted.retain(|known| !numbers.contains(*known));
            kept.places = None;
        }
    }
}

/// The last published first, then by kind and key.
pub fn newest(columns: &Columns, one: u32, other: u32) -> Ordering {
    let dates = columns.published_ms(other).cmp(&columns.published_ms(one));
    dates.then_with(|| match (columns.row(one), columns.row(other)) {
        // Keys are numbers for the most part: the shorter one is the lower one.
        (Some(a), Some(b)) => (a.kind, a.key.len(), &a.key).cmp(&(b.kind, b.key.len(), &b.key)),
        _ => one.cmp(&other),
    })
}

fn by_alphabet(sort: Sort, language: &str, collator: &CollatorBorrowed<'_>, a: &Row, b: &Row) -> Ordering {
    let titles = || collator.compare(&a.title, &b.title);
    if sort != Sort::Place {
        return titles();
    }
    // Those without a country or a place come last.
    let country = |row: &Row| row.country.map_or("", |country| country.name(language));
    let text = |one: &str, other: &str| match (one.is_empty(), other.is_empty()) {
        (false, false) => collator.compare(one, other),
        (one, other) => one.cmp(&other),
    };
    text(country(a), country(b)).then_with(|| text(&a.place, &b.place)).then_with(titles)
}

fn collator(language: &str) -> CollatorBorrowed<'static> {
    let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
    Collator::try_new((&locale).into(), CollatorOptions::default())
        .expect("the order of the root stands in where a language has none")
}
