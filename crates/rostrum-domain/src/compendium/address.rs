//! A query as it stands in an address, so that it can be sent, kept and asked again.

use std::collections::BTreeSet;

use super::{Facet, Query, Sort};

/// Most characters of the words of a query.
pub const LONGEST_WORDS: usize = 500;
/// Most values of one filter.
const MOST_VALUES: usize = 300;

/// A part of an address that says nothing, or too much. The query is what the rest says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The name of the parameter: `region`.
    pub name: String,
    /// What stood there.
    pub value: String,
    /// Why it was left out.
    pub why: WhyUnread,
}

/// Why a part of an address was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUnread {
    /// There is no filter with this name.
    NoSuchFilter,
    /// There is no order with this code: those of [`Sort::ALL`] are permitted.
    NoSuchOrder,
    /// It is no year: 1 to 9999 is permitted.
    NoYear,
    /// The last year comes before the first; neither counts.
    YearsReversed,
    /// There are more than [`LONGEST_WORDS`] characters; those before count.
    TooLong,
    /// It is no value of a filter: 1 to 64 characters, and 300 values are permitted.
    NoValue,
    /// It stood there before with another value; the first counts.
    Twice,
}

impl Query {
    /// Reads a query out of the parameters of an address, in whatever order they stand: `q`, `from`, `until`, `sort`, and
    /// the code of each [`Facet`], once for each value. Empty parameters, as forms send them, are skipped.
    ///
    /// What cannot be read is given back. The caller takes out the parameters that are its own before, such as the page.
    /// A value that no entry has is kept: it may have left the taxonomy, and its page must not turn into another one.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Unread>) {
        let mut query = Self::default();
        let mut unread = Vec::new();
        let (mut from, mut until, mut sort) = (None, None, None);
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() && (matches!(name, "q" | "from" | "until" | "sort") || Facet::from_code(name).is_some())
            {
                continue;
            }
            let read = match name {
                "q" if !query.words.is_empty() => Err(WhyUnread::Twice),
                "q" => query.set_words(value),
                "from" => set_year(&mut from, value),
                "until" => set_year(&mut until, value),
                "sort" => set_sort(&mut sort, value),
                _ => query.add_filter(name, value),
            };
            if let Err(why) = read {
                unread.push(Unread { name: name.to_owned(), value: value.to_owned(), why });
            }
        }
        query.sort = sort.unwrap_or_default();
        match (from, until) {
            (None, None) => {}
            (Some(first), Some(last)) if first > last => {
                unread.push(Unread { name: "until".to_owned(), value: last.to_string(), why: WhyUnread::YearsReversed })
            }
            (first, last) => query.years = Some((first.unwrap_or(FIRST_YEAR), last.unwrap_or(LAST_YEAR))),
        }
        (query, unread)
    }

    /// The parameters of an address that ask this query, always in the same order; what is not asked is not there.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.words.is_empty() {
            pairs.push(("q", self.words.clone()));
        }
        for facet in Facet::ALL {
            pairs.extend(self.filters.get(&facet).into_iter().flatten().map(|value| (facet.code(), value.clone())));
        }
        if let Some((first, last)) = self.years {
            // One of them always stands there, so that "any year" is not the same as "a time is not known".
            if first > FIRST_YEAR || last >= LAST_YEAR {
                pairs.push(("from", first.to_string()));
            }
            if last < LAST_YEAR {
                pairs.push(("until", last.to_string()));
            }
        }
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        pairs
    }

    /// The same query with a value of a filter turned on, or off where it was on.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut query = self.clone();
        let values = query.filters.entry(facet).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        if values.is_empty() {
            query.filters.remove(&facet);
        }
        query
    }

    fn set_words(&mut self, value: &str) -> Result<(), WhyUnread> {
        let end = value.char_indices().nth(LONGEST_WORDS).map(|(end, _)| end);
        value[..end.unwrap_or(value.len())].trim_end().clone_into(&mut self.words);
        if end.is_some() { Err(WhyUnread::TooLong) } else { Ok(()) }
    }

    fn add_filter(&mut self, name: &str, value: &str) -> Result<(), WhyUnread> {
        let facet = Facet::from_code(name).ok_or(WhyUnread::NoSuchFilter)?;
        let values: &mut BTreeSet<String> = self.filters.entry(facet).or_default();
        let fits = value.chars().count() <= 64 && !value.contains(char::is_control) && values.len() < MOST_VALUES;
        if fits {
            values.insert(value.to_owned());
            return Ok(());
        }
        if values.is_empty() {
            self.filters.remove(&facet);
        }
        Err(WhyUnread::NoValue)
    }
}

const FIRST_YEAR: u16 = 1;
const LAST_YEAR: u16 = 9999;

fn set_year(year: &mut Option<u16>, value: &str) -> Result<(), WhyUnread> {
    let read = value.parse().ok().filter(|read| (FIRST_YEAR..=LAST_YEAR).contains(read)).ok_or(WhyUnread::NoYear)?;
    if year.is_some_and(|before| before != read) {
        return Err(WhyUnread::Twice);
    }
    *year = Some(read);
    Ok(())
}

fn set_sort(sort: &mut Option<Sort>, value: &str) -> Result<(), WhyUnread> {
    let read = Sort::from_code(value).ok_or(WhyUnread::NoSuchOrder)?;
    if sort.is_some_and(|before| before != read) {
        return Err(WhyUnread::Twice);
    }
    *sort = Some(read);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(pairs: &[(&str, &str)]) -> (Query, Vec<(String, WhyUnread)>) {
        let (query, unread) = Query::from_pairs(pairs.iter().copied());
        (query, unread.into_iter().map(|unread| (unread.name, unread.why)).collect())
    }

    #[test]
    fn an_address_says_the_same_in_any_order() {
        let (one, _) =
            read(&[("theme", "housing"), ("q", "water"), ("country", "KR"), ("country", "CH"), ("theme", "")]);
        let (other, _) = read(&[("country", "CH"), ("country", "KR"), ("theme", "housing"), ("q", " water ")]);
        assert_eq!(one, other);
        let pairs: Vec<_> = one.to_pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(pairs, ["q=water", "theme=housing", "country=CH", "country=KR"]);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_the_rest_counts() {
        let (query, unread) =
            read(&[("colour", "red"), ("sort", "size"), ("from", "soon"), ("until", "2020"), ("level", "municipal")]);
        assert_eq!(query.filters[&Facet::Level], BTreeSet::from(["municipal".to_owned()]));
        assert_eq!(query.years, Some((1, 2020)));
        let whys: Vec<_> = unread.iter().map(|(name, why)| (name.as_str(), *why)).collect();
        assert_eq!(
            whys,
            [("colour", WhyUnread::NoSuchFilter), ("sort", WhyUnread::NoSuchOrder), ("from", WhyUnread::NoYear)]
        );
        assert_eq!(read(&[("from", "2020"), ("until", "2019")]).1[0].1, WhyUnread::YearsReversed);
        assert_eq!(read(&[("q", &"ü".repeat(501))]).0.words.chars().count(), LONGEST_WORDS);
    }

    #[test]
    fn a_value_is_turned_on_and_off() {
        let on = Query::default().toggled(Facet::Theme, "housing");
        assert!(on.filters[&Facet::Theme].contains("housing"));
        assert_eq!(on.toggled(Facet::Theme, "housing"), Query::default());
    }

    proptest! {
        #[test]
        fn what_was_read_is_written_and_read_again_as_the_same(
            pairs in prop::collection::vec(
                ("q|from|until|sort|theme|country|sdg|colour", "[a-z0-9 .\"éشع法-]{0,8}|2[0-9]{3}|best|newest|title"), 0..12)
        ) {
            let (query, _) = Query::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let written = query.to_pairs();
            let (again, unread) = Query::from_pairs(written.iter().map(|(name, value)| (*name, value.as_str())));
            prop_assert_eq!(unread, Vec::new());
            prop_assert_eq!(again, query);
        }
    }
}
