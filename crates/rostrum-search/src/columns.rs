//! What is known of each entry besides its words, by a number that it keeps: values, years, dates, title.

use std::collections::BTreeMap;

use jiff::Timestamp;
use roaring::RoaringBitmap;
use rostrum_domain::compendium::{Entry, Facet, Kind, Query, meet};
use rostrum_domain::country::Country;
use rustc_hash::FxHashMap;

/// An entry without its texts.
#[derive(Clone, Debug)]
pub struct Row {
    pub kind: Kind,
    pub key: String,
    pub title: String,
    pub place: String,
    pub language: String,
    pub country: Option<Country>,
    pub years: Option<(u16, u16)>,
    pub published_at: Timestamp,
    pub values: BTreeMap<Facet, Vec<String>>,
}

const NO_YEARS: (u16, u16) = (1, 0);

/// Counts of one query.
pub type Counts = BTreeMap<Facet, Vec<(String, u64)>>;

/// All entries by number. A number whose entry was taken out is given again.
#[derive(Default)]
pub struct Columns {
    rows: Vec<Option<Row>>,
    /// By number, beside one another: what a whole result is run through for. (1, 0) where no time is told of.
    years: Vec<(u16, u16)>,
    published_ms: Vec<i64>,
    by_key: FxHashMap<(Kind, String), u32>,
    live: RoaringBitmap,
    by_value: BTreeMap<Facet, BTreeMap<String, RoaringBitmap>>,
}

impl Row {
    /// What is kept of an entry.
    pub fn of(entry: &Entry) -> Self {
        let values: BTreeMap<Facet, Vec<String>> =
            entry.values().into_iter().map(|(facet, codes)| (facet, codes.into_iter().collect())).collect();
        let country = values.get(&Facet::Country).and_then(|codes| Country::from_code(codes.first()?));
        Self {
            kind: entry.kind,
            key: entry.key.clone(),
            title: entry.title.clone(),
            place: entry.place.clone(),
            language: entry.language.clone(),
            country,
            years: entry.years.map(|(a, b)| (a.min(b), a.max(b))),
            published_at: entry.published_at,
            values,
        }
    }
}

impl Columns {
    /// Puts a row at a number, in place of what was there.
    pub fn put(&mut self, number: u32, row: Row) {
        self.remove(number);
        if self.rows.len() <= number as usize {
            self.rows.resize(number as usize + 1, None);
            self.years.resize(number as usize + 1, NO_YEARS);
            self.published_ms.resize(number as usize + 1, 0);
        }
        for (facet, codes) in &row.values {
            let by_code = self.by_value.entry(*facet).or_default();
            for code in codes {
                by_code.entry(code.clone()).or_default().insert(number);
            }
        }
        self.live.insert(number);
        self.by_key.insert((row.kind, row.key.clone()), number);
        self.years[number as usize] = row.years.unwrap_or(NO_YEARS);
        self.published_ms[number as usize] = row.published_at.as_millisecond();
        self.rows[number as usize] = Some(row);
    }

    /// Takes out what stands at a number.
    pub fn remove(&mut self, number: u32) {
        let Some(row) = self.rows.get_mut(number as usize).and_then(Option::take) else { return };
        self.live.remove(number);
        self.by_key.remove(&(row.kind, row.key.clone()));
        self.years[number as usize] = NO_YEARS;
        for (facet, codes) in &row.values {
            let Some(by_code) = self.by_value.get_mut(facet) else { continue };
            for code in codes {
                if let Some(numbers) = by_code.get_mut(code) {
                    numbers.remove(number);
                    if numbers.is_empty() {
                        by_code.remove(code);
                    }
                }
            }
        }
    }

    /// The row at a number that is live.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get(number as usize)?.as_ref()
    }

    /// The number of the entry with this key.
    pub fn with_key(&self, kind: Kind, key: &str) -> Option<u32> {
        self.by_key.get(&(kind, key.to_owned())).copied()
    }

    /// All numbers in use.
    pub fn live(&self) -> &RoaringBitmap {
        &self.live
    }

    /// One more than the highest number ever used.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Which entries have a value; `None` where none has.
    pub fn with(&self, facet: Facet, code: &str) -> Option<&RoaringBitmap> {
        self.by_value.get(&facet)?.get(code)
    }

    /// Narrows entries down by all filters of a query, and counts. A facet is counted as if its own filter were not set,
    /// and years are counted without theirs, so that the counts tell what another choice would give.
    pub fn narrow(&self, query: &Query, matching: &RoaringBitmap) -> Narrowed {
        let mut filters: Vec<(Facet, RoaringBitmap)> = Vec::new();
        for (facet, codes) in query.filters.iter().filter(|(_, codes)| !codes.is_empty()) {
            let mut passing = RoaringBitmap::new();
            for numbers in codes.iter().filter_map(|code| self.with(*facet, code)) {
                passing |= numbers;
            }
            filters.push((*facet, passing));
        }
        let in_years = query.years.map(|years| self.in_years(years));
        let without = |left_out: Option<Facet>, years: bool| {
            let mut rest = matching.clone();
            for (_, passing) in filters.iter().filter(|(facet, _)| Some(*facet) != left_out) {
                rest &= passing;
            }
            if let Some(in_years) = in_years.as_ref().filter(|_| years) {
                rest &= in_years;
            }
            rest
        };
        let passing = without(None, true);
        let years = if in_years.is_some() { self.by_year(&without(None, false)) } else { self.by_year(&passing) };
        let mut counts = Counts::new();
        for facet in Facet::ALL {
            let own = filters.iter().any(|(filtered, _)| *filtered == facet);
            let counted =
                if own { self.count(facet, &without(Some(facet), true)) } else { self.count(facet, &passing) };
            counts.insert(facet, counted);
        }
        for (facet, codes) in &query.filters {
            let counted = counts.entry(*facet).or_default();
            for code in codes {
                if !counted.iter().any(|(known, _)| known == code) {
                    counted.push((code.clone(), 0));
                }
            }
        }
        Narrowed { passing, counts, years }
    }

    /// Which entries pass the filters and years of a query, without counting.
    pub fn passing(&self, query: &Query, matching: &RoaringBitmap) -> RoaringBitmap {
        let mut rest = matching.clone();
        for (facet, codes) in query.filters.iter().filter(|(_, codes)| !codes.is_empty()) {
            let mut passing = RoaringBitmap::new();
            for numbers in codes.iter().filter_map(|code| self.with(*facet, code)) {
                passing |= numbers;
            }
            rest &= passing;
        }
        if let Some(years) = query.years {
            rest &= self.in_years(years);
        }
        rest
    }

    /// Values of a facet among entries, the most frequent first, then by code. Those with none are left out.
    fn count(&self, facet: Facet, among: &RoaringBitmap) -> Vec<(String, u64)> {
        let by_code = self.by_value.get(&facet).into_iter().flatten();
        let mut counted: Vec<(String, u64)> = by_code
            .map(|(code, numbers)| (code, numbers.intersection_len(among)))
            .filter(|(_, count)| *count > 0)
            .map(|(code, count)| (code.clone(), count))
            .collect();
        counted.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
        counted
    }

    fn in_years(&self, years: (u16, u16)) -> RoaringBitmap {
        let fits = |number: &u32| {
            let own = self.years[*number as usize];
            own != NO_YEARS && meet(own, years)
        };
        self.live.iter().filter(fits).collect()
    }

    /// When an entry was published, in milliseconds since 1970.
    pub fn published_ms(&self, number: u32) -> i64 {
        self.published_ms[number as usize]
    }

    /// How many entries tell of each year; an entry counts for each year from its first to its last.
    fn by_year(&self, among: &RoaringBitmap) -> BTreeMap<u16, u64> {
        let mut steps = vec![0i64; usize::from(u16::MAX) + 2];
        for number in among {
            let (first, last) = self.years[number as usize];
            if (first, last) != NO_YEARS {
                steps[usize::from(first)] += 1;
                steps[usize::from(last) + 1] -= 1;
            }
        }
        let mut running = 0;
        let mut years = BTreeMap::new();
        for (year, step) in (0..=u16::MAX).zip(steps) {
            running += step;
            if running > 0 {
                years.insert(year, running.unsigned_abs());
            }
        }
        years
    }
}

/// What remains of entries after the filters of a query.
pub struct Narrowed {
    /// Those that pass.
    pub passing: RoaringBitmap,
    /// Counts by facet.
    pub counts: Counts,
    /// Counts by year.
    pub years: BTreeMap<u16, u64>,
}
