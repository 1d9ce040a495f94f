//! What differs between two states of the taxonomy.

use std::collections::BTreeSet;

use super::{Retired, Scheme, Taxonomy, Term, TermCode};
use crate::registration::{LANGUAGES, Localized};

/// A term that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its scheme.
    pub scheme: Scheme,
    /// Its code.
    pub code: TermCode,
    /// What differs; never empty.
    pub changed: Vec<Changed>,
}

/// What differs of a term. Texts are "" where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was not there before.
    Added,
    /// The newer one does not have it: it is the older one that came later.
    Missing,
    /// Its name in a language.
    Name(&'static str, Shift<String>),
    /// Its definition in a language.
    Definition(&'static str, Shift<String>),
    /// The words that lead to it in a language.
    Keywords(&'static str, Shift<Vec<String>>),
    /// The term above it.
    Broader(Shift<Option<TermCode>>),
    /// Its place among its siblings.
    Order(Shift<u32>),
    /// The same term elsewhere.
    SameAs(Shift<Vec<String>>),
    /// It left, or what replaces it is another term.
    Retired(Retired),
    /// It came back.
    Restored,
}

/// What something was, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift<T> {
    /// What it was.
    pub from: T,
    /// What it is.
    pub to: T,
}

impl<T: Clone + PartialEq> Shift<T> {
    fn between(from: &T, to: &T) -> Option<Self> {
        (from != to).then(|| Self { from: from.clone(), to: to.clone() })
    }
}

/// What differs, scheme by scheme in the order of the newer one; terms that only the older one has come last.
pub fn between(older: &Taxonomy, newer: &Taxonomy) -> Vec<Difference> {
    let mut differences = Vec::new();
    for scheme in Scheme::ALL {
        let kept: BTreeSet<&TermCode> = newer.terms(scheme).map(|term| &term.code).collect();
        let missing = older.terms(scheme).filter(|term| !kept.contains(&term.code));
        let missing = missing.map(|term| (&term.code, vec![Changed::Missing]));
        let known = newer.terms(scheme).map(|term| {
            let changed = older.term(scheme, &term.code).map_or_else(|| vec![Changed::Added], |old| of_term(old, term));
            (&term.code, changed)
        });
        let found = known.chain(missing).filter(|(_, changed)| !changed.is_empty());
        differences.extend(found.map(|(code, changed)| Difference { scheme, code: code.clone(), changed }));
    }
    differences
}

/// The terms to put so that all stands as it stood then. What came since is retired, as no code is ever taken away.
pub fn undoing(now: &Taxonomy, then: &Taxonomy) -> Vec<(Scheme, Term)> {
    let mut terms = Vec::new();
    for (scheme, term) in now.all() {
        let before = then.term(scheme, &term.code).cloned();
        let before = before.unwrap_or_else(|| {
            let retired = term.retired.clone().or(Some(Retired::default()));
            Term { retired, ..term.clone() }
        });
        if before != *term {
            terms.push((scheme, before));
        }
    }
    terms
}

fn of_term(old: &Term, new: &Term) -> Vec<Changed> {
    let mut changed = Vec::new();
    changed.extend(texts(&old.names, &new.names).map(|(language, shift)| Changed::Name(language, shift)));
    changed.extend(texts(&old.definition, &new.definition).map(|(tag, shift)| Changed::Definition(tag, shift)));
    for language in LANGUAGES {
        let words = |term: &Term| term.keywords(language).map(str::to_owned).collect::<Vec<_>>();
        let shift = Shift::between(&words(old), &words(new));
        changed.extend(shift.map(|shift| Changed::Keywords(language, shift)));
    }
    changed.extend(Shift::between(&old.broader, &new.broader).map(Changed::Broader));
    changed.extend(Shift::between(&old.order, &new.order).map(Changed::Order));
    changed.extend(Shift::between(&old.same_as, &new.same_as).map(Changed::SameAs));
    match (&old.retired, &new.retired) {
        (before, Some(now)) if before.as_ref() != Some(now) => changed.push(Changed::Retired(now.clone())),
        (Some(_), None) => changed.push(Changed::Restored),
        _ => {}
    }
    changed
}

fn texts(old: &Localized, new: &Localized) -> impl Iterator<Item = (&'static str, Shift<String>)> {
    LANGUAGES.into_iter().filter_map(|language| {
        let (from, to) = (old.own(language).to_owned(), new.own(language).to_owned());
        Some((language, Shift::between(&from, &to)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> TermCode {
        TermCode::parse(text).unwrap()
    }

    #[test]
    fn equal_taxonomies_do_not_differ() {
        assert_eq!(between(Taxonomy::built_in(), Taxonomy::built_in()), []);
        assert_eq!(undoing(Taxonomy::built_in(), Taxonomy::built_in()), []);
    }

    #[test]
    fn what_differs_is_told_term_by_term_and_can_be_undone() {
        let older = Taxonomy::built_in();
        let mut newer = older.clone();
        let mut health = older.term(Scheme::Rights, &code("health")).unwrap().clone();
        let before = health.names.own("fr").to_owned();
        health.names.set("fr", "Droit à la santé");
        health.broader = None;
        newer.put(Scheme::Rights, health);
        let mut food = older.term(Scheme::Rights, &code("food")).unwrap().clone();
        food.retired = Some(Retired { replaced_by: Some(code("health")) });
        newer.put(Scheme::Rights, food);
        newer.put(Scheme::Groups, Term::english(code("street-vendors"), "Street vendors"));
        let found = between(older, &newer);
        let of = |text: &str| &found.iter().find(|one| one.code == code(text)).unwrap().changed;
        assert_eq!(found.len(), 3);
        assert_eq!(
            *of("health"),
            [
                Changed::Name("fr", Shift { from: before, to: "Droit à la santé".to_owned() }),
                Changed::Broader(Shift { from: Some(code("economic-social-cultural-rights")), to: None }),
            ]
        );
        assert_eq!(*of("food"), [Changed::Retired(Retired { replaced_by: Some(code("health")) })]);
        assert_eq!(*of("street-vendors"), [Changed::Added]);

        let mut back = newer.clone();
        back.put_all(undoing(&newer, older));
        let left = between(older, &back);
        assert_eq!(left.len(), 1, "only the code that came since is left, and it is retired: {left:?}");
        assert!(!back.term(Scheme::Groups, &code("street-vendors")).unwrap().is_current());
    }

    #[test]
    fn a_term_that_a_file_leaves_out_is_told_as_missing() {
        let mut shorter = Taxonomy::default();
        let all = Taxonomy::built_in().all().filter(|(_, term)| term.code != code("roma"));
        shorter.put_all(all.map(|(scheme, term)| (scheme, term.clone())));
        let found = between(Taxonomy::built_in(), &shorter);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code.as_str(), &found[0].changed[..]), ("roma", &[Changed::Missing][..]));
    }
}
