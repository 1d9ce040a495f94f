//! The taxonomy as a whole: which terms there are, in which order, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Fault, Scheme, Tags, Term, TermCode, built_in};

/// All terms of all schemes at one moment. Retired terms are among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Scheme, Vec<Term>>", into = "BTreeMap<Scheme, Vec<Term>>")]
pub struct Taxonomy {
    terms: BTreeMap<Scheme, BTreeMap<TermCode, Term>>,
    /// By scheme, from the root down: each term is followed by those below it.
    order: BTreeMap<Scheme, Vec<TermCode>>,
}

/// How a code stands in the taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in use.
    Current,
    /// It has left; what was given it keeps it.
    Retired,
    /// There never was such a code here.
    Unknown,
}

/// A code as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The name; of a code that is not known the code itself.
    pub text: &'a str,
    /// The language of the text when it is not the one asked for; `None` for a code.
    pub instead: Option<&'a str>,
    /// Whether the code is in use.
    pub standing: Standing,
}

impl Taxonomy {
    /// The taxonomy that ships with Rostrum.
    pub fn built_in() -> &'static Self {
        &built_in::TAXONOMY
    }

    /// The term with this code.
    pub fn term(&self, scheme: Scheme, code: &TermCode) -> Option<&Term> {
        self.terms.get(&scheme)?.get(code)
    }

    /// All terms of a scheme, retired ones among them; each is followed by those below it.
    pub fn terms(&self, scheme: Scheme) -> impl Iterator<Item = &Term> {
        self.order.get(&scheme).into_iter().flatten().filter_map(move |code| self.term(scheme, code))
    }

    /// The terms of a scheme that are in use; each is followed by those below it.
    pub fn current(&self, scheme: Scheme) -> impl Iterator<Item = &Term> {
        self.terms(scheme).filter(|term| term.is_current())
    }

    /// All terms of all schemes.
    pub fn all(&self) -> impl Iterator<Item = (Scheme, &Term)> {
        Scheme::ALL.into_iter().flat_map(|scheme| self.terms(scheme).map(move |term| (scheme, term)))
    }

    /// The terms right below one, or, with `None`, those that stand below none; retired ones among them.
    pub fn children<'a>(&'a self, scheme: Scheme, code: Option<&'a TermCode>) -> impl Iterator<Item = &'a Term> {
        self.terms(scheme).filter(move |term| self.above(scheme, term).map(|above| &above.code) == code)
    }

    /// The term right above the one with this code.
    pub fn broader(&self, scheme: Scheme, code: &TermCode) -> Option<&Term> {
        self.above(scheme, self.term(scheme, code)?)
    }

    /// The terms above the one with this code, the nearest first.
    pub fn ancestors(&self, scheme: Scheme, code: &TermCode) -> impl Iterator<Item = &Term> {
        let mut seen = BTreeSet::from([code.clone()]);
        std::iter::successors(self.broader(scheme, code), move |term| self.above(scheme, term))
            .take_while(move |term| seen.insert(term.code.clone()))
    }

    /// The code to take for one that may be retired: the last in the chain of replacements that is in use. `None` when
    /// the code is not known, or is retired without a replacement.
    pub fn in_place_of(&self, scheme: Scheme, code: &TermCode) -> Option<&Term> {
        let mut seen = BTreeSet::new();
        let mut term = self.term(scheme, code)?;
        while let Some(retired) = &term.retired {
            if !seen.insert(&term.code) {
                return None;
            }
            term = self.term(scheme, retired.replaced_by.as_ref()?)?;
        }
        Some(term)
    }

    /// What a reader sees of a code, be it known or not.
    pub fn label<'a>(&'a self, scheme: Scheme, code: &'a TermCode, language: &str) -> Label<'a> {
        let unknown = Label { text: code.as_str(), instead: None, standing: Standing::Unknown };
        let Some(term) = self.term(scheme, code) else { return unknown };
        let standing = if term.is_current() { Standing::Current } else { Standing::Retired };
        term.names.to_reader(language).map_or(Label { standing, ..unknown }, |name| Label {
            text: name.text,
            instead: name.instead,
            standing,
        })
    }

    /// The tags whose codes are retired or not known.
    pub fn lost<'a>(&'a self, tags: &'a Tags) -> impl Iterator<Item = (Scheme, &'a TermCode)> {
        tags.iter().filter(|(scheme, code)| !self.term(*scheme, code).is_some_and(Term::is_current))
    }

    /// The tags with every retired code that has a replacement exchanged for it. Codes without one stay.
    pub fn replaced(&self, tags: &Tags) -> Tags {
        let mut fresh = Tags::default();
        for (scheme, code) in tags.iter() {
            let code = self.in_place_of(scheme, code).map_or(code, |term| &term.code);
            fresh.add(scheme, code.clone());
        }
        fresh
    }

    /// With this term in the place of the one with its code, or beside the others.
    pub fn put(&mut self, scheme: Scheme, term: Term) {
        self.terms.entry(scheme).or_default().insert(term.code.clone(), term);
        self.sort(scheme);
    }

    /// With all these terms, which is faster than one by one.
    pub fn put_all(&mut self, terms: impl IntoIterator<Item = (Scheme, Term)>) {
        for (scheme, term) in terms {
            self.terms.entry(scheme).or_default().insert(term.code.clone(), term);
        }
        Scheme::ALL.into_iter().for_each(|scheme| self.sort(scheme));
    }

    /// The order that puts a term behind all others of its scheme.
    pub fn next_order(&self, scheme: Scheme) -> u32 {
        self.terms(scheme).map(|term| term.order).max().map_or(10, |last| last.saturating_add(10))
    }

    /// What is wrong with a term, by itself and at its place, were it put here.
    pub fn faults(&self, scheme: Scheme, term: &Term) -> Vec<Fault> {
        let mut faults = term.faults();
        if let Some(broader) = &term.broader {
            faults.extend(self.fault_of_broader(scheme, term, broader));
        }
        let Some(retired) = &term.retired else { return faults };
        if let Some(code) = &retired.replaced_by
            && !self.can_replace(scheme, term, code)
        {
            faults.push(Fault::Replacement(code.clone()));
        }
        let below = self.current(scheme).filter(|other| other.broader.as_ref() == Some(&term.code));
        let below: Vec<&str> = below.map(|other| other.code.as_str()).collect();
        if !below.is_empty() {
            faults.push(Fault::HasNarrower(below.join(", ")));
        }
        faults
    }

    /// Whether a code is known and does not lead back to the term. One that has left itself since leads on from there.
    fn can_replace(&self, scheme: Scheme, term: &Term, code: &TermCode) -> bool {
        let mut seen = BTreeSet::from([&term.code]);
        let mut next = Some(code);
        while let Some(code) = next {
            if !seen.insert(code) {
                return false;
            }
            let Some(found) = self.term(scheme, code) else { return false };
            next = found.retired.as_ref().and_then(|retired| retired.replaced_by.as_ref());
        }
        true
    }

    fn fault_of_broader(&self, scheme: Scheme, term: &Term, broader: &TermCode) -> Option<Fault> {
        let Some(above) = self.term(scheme, broader).filter(|_| *broader != term.code) else {
            let itself = *broader == term.code;
            return Some(if itself { Fault::BelowItself(broader.clone()) } else { Fault::NoBroader(broader.clone()) });
        };
        if self.ancestors(scheme, broader).any(|ancestor| ancestor.code == term.code) {
            return Some(Fault::BelowItself(broader.clone()));
        }
        (term.is_current() && !above.is_current()).then(|| Fault::BelowRetired(broader.clone()))
    }

    fn above(&self, scheme: Scheme, term: &Term) -> Option<&Term> {
        self.term(scheme, term.broader.as_ref()?)
    }

    /// Terms whose broader term is not there stand at the root; a circle, which no rule lets in, comes last.
    fn sort(&mut self, scheme: Scheme) {
        let Some(terms) = self.terms.get(&scheme) else { return };
        let mut below: BTreeMap<Option<&TermCode>, Vec<&Term>> = BTreeMap::new();
        for term in terms.values() {
            let above = term.broader.as_ref().filter(|code| terms.contains_key(*code));
            below.entry(above).or_default().push(term);
        }
        below
            .values_mut()
            .for_each(|siblings| siblings.sort_by_key(|term| std::cmp::Reverse((term.order, &term.code))));
        let mut order = Vec::with_capacity(terms.len());
        let mut waiting = below.remove(&None).unwrap_or_default();
        while let Some(term) = waiting.pop() {
            order.push(term.code.clone());
            waiting.extend(below.remove(&Some(&term.code)).unwrap_or_default());
        }
        order.extend(below.into_values().flatten().map(|term| term.code.clone()));
        self.order.insert(scheme, order);
    }
}

impl From<BTreeMap<Scheme, Vec<Term>>> for Taxonomy {
    fn from(terms: BTreeMap<Scheme, Vec<Term>>) -> Self {
        let mut taxonomy = Self::default();
        taxonomy
            .put_all(terms.into_iter().flat_map(|(scheme, terms)| terms.into_iter().map(move |term| (scheme, term))));
        taxonomy
    }
}

impl From<Taxonomy> for BTreeMap<Scheme, Vec<Term>> {
    fn from(taxonomy: Taxonomy) -> Self {
        let mut terms = Self::new();
        for (scheme, term) in taxonomy.all() {
            terms.entry(scheme).or_default().push(term.clone());
        }
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::super::Retired;
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> TermCode {
        TermCode::parse(text).unwrap()
    }

    fn term(text: &str, broader: &str, order: u32) -> Term {
        let broader = (!broader.is_empty()).then(|| code(broader));
        Term { broader, order, ..Term::english(code(text), text) }
    }

    fn small() -> Taxonomy {
        let mut taxonomy = Taxonomy::default();
        for one in [term("b", "", 1), term("a", "", 2), term("a2", "a", 2), term("a1", "a", 1), term("b1", "b", 9)] {
            taxonomy.put(Scheme::Rights, one);
        }
        taxonomy
    }

    fn codes<'a>(terms: impl Iterator<Item = &'a Term>) -> Vec<&'a str> {
        terms.map(|term| term.code.as_str()).collect()
    }

    #[test]
    fn a_term_is_followed_by_those_below_it() {
        let taxonomy = small();
        assert_eq!(codes(taxonomy.terms(Scheme::Rights)), ["b", "b1", "a", "a1", "a2"]);
        assert_eq!(codes(taxonomy.children(Scheme::Rights, None)), ["b", "a"]);
        assert_eq!(codes(taxonomy.children(Scheme::Rights, Some(&code("a")))), ["a1", "a2"]);
        assert_eq!(taxonomy.broader(Scheme::Rights, &code("a1")).unwrap().code, code("a"));
        assert_eq!(taxonomy.terms(Scheme::Groups).count(), 0);
    }

    #[test]
    fn a_retired_code_leads_to_what_replaces_it_and_an_unknown_one_is_kept() {
        let mut taxonomy = small();
        let retired = |to: &str| Some(Retired { replaced_by: Some(code(to)) });
        taxonomy.put(Scheme::Rights, Term { retired: retired("a2"), ..term("a1", "a", 1) });
        taxonomy.put(Scheme::Rights, Term { retired: retired("b1"), ..term("a2", "a", 2) });
        assert_eq!(taxonomy.in_place_of(Scheme::Rights, &code("a1")).unwrap().code, code("b1"));
        let mut tags = Tags::default();
        for one in ["a", "a1", "gone"] {
            tags.add(Scheme::Rights, code(one));
        }
        assert_eq!(taxonomy.lost(&tags).map(|(_, code)| code.as_str()).collect::<Vec<_>>(), ["a1", "gone"]);
        let fresh = taxonomy.replaced(&tags);
        assert_eq!(fresh.of(Scheme::Rights).map(TermCode::as_str).collect::<Vec<_>>(), ["a", "b1", "gone"]);
        let gone = code("gone");
        let label = taxonomy.label(Scheme::Rights, &gone, "fr");
        assert_eq!((label.text, label.standing), ("gone", Standing::Unknown));
        assert_eq!(taxonomy.label(Scheme::Rights, &code("a1"), "fr").standing, Standing::Retired);
        taxonomy.put(Scheme::Rights, Term { retired: retired("a1"), ..term("b1", "b", 9) });
        assert_eq!(taxonomy.in_place_of(Scheme::Rights, &code("a1")), None, "a circle leads nowhere");
    }

    #[test]
    fn a_term_stands_neither_below_itself_nor_below_what_is_not_in_use() {
        let mut taxonomy = small();
        let faults = |taxonomy: &Taxonomy, term: Term| taxonomy.faults(Scheme::Rights, &term);
        assert_eq!(faults(&taxonomy, term("a", "a1", 1)), [Fault::BelowItself(code("a1"))]);
        assert_eq!(faults(&taxonomy, term("a", "a", 1)), [Fault::BelowItself(code("a"))]);
        assert_eq!(faults(&taxonomy, term("c", "nowhere", 1)), [Fault::NoBroader(code("nowhere"))]);
        let retired = |to: Option<&str>| Some(Retired { replaced_by: to.map(code) });
        let gone = Term { retired: retired(None), ..term("a", "", 1) };
        assert_eq!(faults(&taxonomy, gone.clone()), [Fault::HasNarrower("a1, a2".to_owned())]);
        let itself = Term { retired: retired(Some("b1")), ..term("b1", "b", 1) };
        assert_eq!(faults(&taxonomy, itself), [Fault::Replacement(code("b1"))]);
        taxonomy.put(Scheme::Rights, gone);
        assert_eq!(faults(&taxonomy, term("a1", "a", 1)), [Fault::BelowRetired(code("a"))]);
        assert_eq!(faults(&taxonomy, term("a1", "b", 1)), []);
    }

    #[test]
    fn a_taxonomy_that_was_written_is_read_as_the_same() {
        let text = serde_json::to_string(&small()).unwrap();
        assert_eq!(serde_json::from_str::<Taxonomy>(&text).unwrap(), small());
    }

    proptest! {
        #[test]
        fn whatever_stands_above_whatever_every_term_comes_once_and_every_walk_ends(
            places in proptest::collection::vec((0_usize..8, any::<bool>()), 8),
        ) {
            let mut taxonomy = Taxonomy::default();
            for (at, (above, retired)) in places.iter().enumerate() {
                let above = if *above == at { String::new() } else { format!("t{above}") };
                let replaced_by = Some(code(&format!("t{}", (at + 1) % 8)));
                let retired = retired.then_some(Retired { replaced_by });
                taxonomy.put(Scheme::Groups, Term { retired, ..term(&format!("t{at}"), &above, 0) });
            }
            let mut all = codes(taxonomy.terms(Scheme::Groups));
            all.sort_unstable();
            prop_assert_eq!(all, ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"]);
            for one in taxonomy.terms(Scheme::Groups) {
                prop_assert!(taxonomy.ancestors(Scheme::Groups, &one.code).count() < 8);
                let leads_to = taxonomy.in_place_of(Scheme::Groups, &one.code);
                prop_assert!(leads_to.is_none_or(Term::is_current));
            }
        }
    }
}
