//! One query: which entries, in which order, with which counts and excerpts.

use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rostrum_domain::compendium::{Facet, Kind, Query, Sort};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::analyser::{Analyser, Tongue};
use crate::excerpt::{Excerpt, Marked, excerpts, mark};
use crate::index::{Index, IndexFault, Shown};
use crate::order::newest;
use crate::plan::{Marks, understand};

/// A page of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Counted from 1.
    pub number: usize,
    /// How many entries it has, unless it is the last.
    pub size: usize,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many entries in all.
    pub total: u64,
    /// Those of the page, in the order of the query.
    pub hits: Vec<Hit>,
    /// Of each facet the values with the number of entries, the most frequent first. A facet is counted as if its own
    /// filter were not set, so that the counts tell what one more value would bring. Values that are filtered by are
    /// there even when no entry has them.
    pub counts: BTreeMap<Facet, Vec<(String, u64)>>,
    /// How many entries tell of each year, as if the years of the query were not set.
    pub years: BTreeMap<u16, u64>,
    /// What was searched for, where words are not known and others are near: the words as they were read.
    pub instead: Option<String>,
    /// Whether no entry has all the words, so that these are the ones with most of them.
    pub loosened: bool,
}

/// An entry that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its key among its kind.
    pub key: String,
    /// Its title, in which words of the query are marked.
    pub title: Marked,
    /// The language of its title, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// Where its texts have words of the query, the best first; its beginning where they have none.
    pub excerpts: Vec<Excerpt>,
}

/// The entries that words find, with how well each fits.
struct Matched {
    scores: Vec<(u32, Score)>,
    /// `None` when nothing was asked for: everything.
    numbers: Option<RoaringBitmap>,
    marks: Marks,
    instead: Option<String>,
    loosened: bool,
}

impl Index {
    /// The entries of one page, and the counts of the whole result. `language` is that of the reader.
    ///
    /// # Errors
    /// [`IndexFault`] when the index cannot be read.
    pub fn search(&self, query: &Query, language: &str, page: Page) -> Result<Found, IndexFault> {
        let shown = self.shown();
        let matched = shown.matching(query, language)?;
        let narrowed = match &matched.numbers {
            Some(numbers) => shown.columns.narrow(query, numbers),
            None => shown.columns.narrow(query, shown.columns.live()),
        };
        let start = page.number.saturating_sub(1).saturating_mul(page.size);
        let numbers = shown.in_order(query, language, &matched, &narrowed.passing, start.saturating_add(page.size));
        let numbers = numbers.into_iter().skip(start);
        let hits: tantivy::Result<Vec<Hit>> = self.with_analyser(|analyser| {
            numbers.filter_map(|number| shown.hit(number, language, &matched.marks, analyser).transpose()).collect()
        });
        Ok(Found {
            total: narrowed.passing.len(),
            hits: hits?,
            counts: narrowed.counts,
            years: narrowed.years,
            instead: matched.instead,
            loosened: matched.loosened,
        })
    }

    /// All entries of a query, in its order: what files are made of. Pages of [`Index::search`], put together.
    ///
    /// # Errors
    /// [`IndexFault`] when the index cannot be read.
    pub fn all(&self, query: &Query, language: &str) -> Result<Vec<(Kind, String)>, IndexFault> {
        let shown = self.shown();
        let matched = shown.matching(query, language)?;
        let passing = shown.columns.passing(query, matched.numbers.as_ref().unwrap_or(shown.columns.live()));
        let numbers = shown.in_order(query, language, &matched, &passing, usize::MAX);
        Ok(numbers.into_iter().filter_map(|number| shown.key(number)).collect())
    }
}

impl Shown {
    /// Kind and key of an entry.
    pub fn key(&self, number: u32) -> Option<(Kind, String)> {
        self.columns.row(number).map(|row| (row.kind, row.key.clone()))
    }

    fn hit(&self, number: u32, language: &str, marks: &Marks, analyser: &mut Analyser) -> tantivy::Result<Option<Hit>> {
        let Some(row) = self.columns.row(number) else { return Ok(None) };
        Ok(Some(Hit {
            kind: row.kind,
            key: row.key.clone(),
            title: mark(&row.title, Tongue::from_tag(&row.language), marks, analyser),
            language: row.language.clone(),
            excerpts: excerpts(&self.texts(number)?, language, marks, analyser),
        }))
    }

    fn matching(&self, query: &Query, language: &str) -> tantivy::Result<Matched> {
        let plan = understand(&query.words, Tongue::from_tag(language), &self.searcher, self.fields)?;
        let mut matched = Matched {
            scores: Vec::new(),
            numbers: None,
            marks: Marks::default(),
            instead: plan.instead.clone(),
            loosened: false,
        };
        if let Some(wanted) = plan.wanted(false) {
            matched.scores = self.scores(&*wanted)?;
            if matched.scores.is_empty() && plan.can_be_loosened() {
                let loosened = plan.wanted(true).map(|query| self.scores(&*query)).transpose()?;
                matched.scores = loosened.unwrap_or_default();
                matched.loosened = !matched.scores.is_empty();
            }
            matched.numbers = Some(self.bitmap(&matched.scores));
        }
        if let Some(without) = plan.without() {
            let without = self.bitmap(&self.scores(&*without)?);
            let rest = matched.numbers.as_ref().unwrap_or(self.columns.live()) - &without;
            matched.scores.retain(|(number, _)| rest.contains(*number));
            matched.numbers = Some(rest);
        }
        matched.marks = plan.marks;
        Ok(matched)
    }

    pub(crate) fn scores(&self, query: &dyn tantivy::query::Query) -> tantivy::Result<Vec<(u32, Score)>> {
        self.searcher.search(query, &Scores { numbers: &self.numbers })
    }

    fn bitmap(&self, scores: &[(u32, Score)]) -> RoaringBitmap {
        let mut bits = vec![0u8; self.columns.len().div_ceil(8)];
        for (number, _) in scores {
            bits[*number as usize / 8] |= 1 << (number % 8);
        }
        RoaringBitmap::from_lsb0_bytes(0, &bits)
    }

    /// The first `most` of those that pass, in the order of the query.
    fn in_order(
        &self,
        query: &Query,
        language: &str,
        matched: &Matched,
        passing: &RoaringBitmap,
        most: usize,
    ) -> Vec<u32> {
        let newest = |one: &u32, other: &u32| newest(&self.columns, *one, *other);
        match query.sort {
            Sort::Best if !matched.scores.is_empty() => {
                let whole = passing.len() == matched.scores.len() as u64;
                let fits = |(number, _): &&(u32, Score)| whole || passing.contains(*number);
                let scored: Vec<(u32, Score)> = matched.scores.iter().filter(fits).copied().collect();
                let best = |one: &(u32, Score), other: &(u32, Score)| {
                    other.1.total_cmp(&one.1).then_with(|| newest(&one.0, &other.0))
                };
                first(scored, most, best).into_iter().map(|(number, _)| number).collect()
            }
            Sort::Best | Sort::Newest => first(passing.iter().collect(), most, newest),
            Sort::Title | Sort::Place => {
                let places = self.orders.places(query.sort, language, &self.columns);
                first(passing.iter().collect(), most, |one, other| places[*one as usize].cmp(&places[*other as usize]))
            }
        }
    }
}

/// The first `most` by an order that is total, without sorting the rest.
pub fn first<T>(mut all: Vec<T>, most: usize, order: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<T> {
    if most == 0 {
        return Vec::new();
    }
    if most < all.len() {
        all.select_nth_unstable_by(most - 1, &order);
        all.truncate(most);
    }
    all.sort_unstable_by(order);
    all
}

/// Collects all entries with their scores.
struct Scores<'a> {
    numbers: &'a [Arc<[u32]>],
}

/// The same of one segment.
struct SegmentScores {
    numbers: Arc<[u32]>,
    scores: Vec<(u32, Score)>,
}

impl Collector for Scores<'_> {
    type Fruit = Vec<(u32, Score)>;
    type Child = SegmentScores;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentScores> {
        Ok(SegmentScores { numbers: Arc::clone(&self.numbers[segment as usize]), scores: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, mut fruits: Vec<Vec<(u32, Score)>>) -> tantivy::Result<Vec<(u32, Score)>> {
        Ok(if fruits.len() == 1 { fruits.remove(0) } else { fruits.concat() })
    }
}

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(u32, Score)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.scores.push((self.numbers[doc as usize], score));
    }

    fn harvest(self) -> Vec<(u32, Score)> {
        self.scores
    }
}
