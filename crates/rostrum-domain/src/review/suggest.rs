//! Terms of the taxonomy that a text suggests: by the words of the terms that stand in it, and by practices that are
//! alike and have them already.

use std::collections::BTreeMap;

use super::alike::Shingles;
use super::words::{Word, words};
use crate::ids::PracticeNo;
use crate::taxonomy::{Scheme, Tags, Taxonomy, Term, TermCode};

/// From how much alike on a tagged practice suggests its terms.
const NEAR: f64 = 0.1;
/// Letters that a word of the text may have more than the word of a term, where that has at least [`STEM`].
const ENDING: usize = 3;
const STEM: usize = 5;

/// A practice that has terms.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// Which one.
    pub no: PracticeNo,
    /// Its terms.
    pub tags: Tags,
    /// What it is compared by.
    pub shingles: Shingles,
}

/// A term that a text suggests, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The list of the term.
    pub scheme: Scheme,
    /// Its code.
    pub code: TermCode,
    /// The words of the text that led to it, as they stand there, each once.
    pub words: Vec<String>,
    /// Practices that are alike and have it.
    pub practices: Vec<PracticeNo>,
    /// By which suggestions are sorted: how many words, and how alike.
    pub weight: f64,
}

/// The terms that a text in a language suggests and does not have yet, the strongest first.
pub fn suggest(text: &str, language: &str, has: &Tags, taxonomy: &Taxonomy, others: &[Tagged]) -> Vec<Suggestion> {
    let language = language.split('-').next().unwrap_or_default();
    let in_text = words(text);
    let mut found: BTreeMap<(Scheme, TermCode), Suggestion> = BTreeMap::new();
    for scheme in Scheme::ALL {
        for term in taxonomy.current(scheme) {
            let led = leading(term, language, &in_text, text);
            if !led.is_empty() {
                let weight = f64::from(u32::try_from(led.len()).unwrap_or(u32::MAX));
                let one = Suggestion { scheme, code: term.code.clone(), words: led, practices: Vec::new(), weight };
                found.insert((scheme, term.code.clone()), one);
            }
        }
    }
    let own = Shingles::of(text);
    for other in others {
        let alike = own.alike(&other.shingles);
        let near = alike.both.max(alike.held / 2.0);
        if near < NEAR {
            continue;
        }
        for (scheme, code) in other.tags.iter() {
            if taxonomy.term(scheme, code).is_none_or(|term| !term.is_current()) {
                continue;
            }
            let one = found.entry((scheme, code.clone())).or_insert_with(|| Suggestion {
                scheme,
                code: code.clone(),
                words: Vec::new(),
                practices: Vec::new(),
                weight: 0.0,
            });
            one.practices.push(other.no);
            one.weight += 2.0 * near;
        }
    }
    let mut all: Vec<Suggestion> = found.into_values().collect();
    all.retain(|one| !has.of(one.scheme).any(|code| *code == one.code));
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    all
}

/// The words of a text that are those of a term.
fn leading(term: &Term, language: &str, in_text: &[Word], text: &str) -> Vec<String> {
    let name = Some(term.name(language)).filter(|_| !term.names.own(language).is_empty());
    let mut led: Vec<String> = Vec::new();
    for keyword in term.keywords(language).chain(name) {
        let wanted: Vec<String> = words(keyword).into_iter().map(|word| word.form).collect();
        if wanted.is_empty() || (wanted.len() == 1 && wanted[0].chars().count() < 2) {
            continue;
        }
        for run in in_text.windows(wanted.len()) {
            if run.iter().zip(&wanted).all(|(word, wanted)| fits(&word.form, wanted)) {
                let words = &text[run[0].from..run[run.len() - 1].until];
                if !led.iter().any(|known| known.to_lowercase() == words.to_lowercase()) {
                    led.push(words.to_owned());
                }
            }
        }
    }
    led
}

/// Whether a word is a wanted one, or that with an ending.
fn fits(word: &str, wanted: &str) -> bool {
    let ending = word.strip_prefix(wanted).map(|rest| rest.chars().count());
    match ending {
        Some(0) => true,
        Some(ending) => ending <= ENDING && wanted.chars().count() >= STEM,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> TermCode {
        TermCode::parse(code).unwrap()
    }

    fn taxonomy() -> Taxonomy {
        let mut taxonomy = Taxonomy::default();
        let mut housing = Term::english(code("adequate-housing"), "Adequate housing");
        housing.keywords.insert("en".to_owned(), vec!["flat".to_owned(), "tenant".to_owned(), "eviction".to_owned()]);
        housing.keywords.insert("fr".to_owned(), vec!["logement".to_owned()]);
        taxonomy.put(Scheme::Rights, housing);
        taxonomy.put(Scheme::Groups, Term::english(code("children"), "Children"));
        taxonomy
    }

    #[test]
    fn a_term_is_suggested_with_the_words_that_led_to_it() {
        let text = "Tenants of a flat were told of evictions; tenants met. Flattery is none.";
        let found = suggest(text, "en", &Tags::default(), &taxonomy(), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].scheme, found[0].code.as_str()), (Scheme::Rights, "adequate-housing"));
        assert_eq!(found[0].words, ["flat", "Tenants", "evictions"]);
        let french = suggest("Des logements pour tous", "fr-CH", &Tags::default(), &taxonomy(), &[]);
        assert_eq!(french[0].words, ["logements"]);
        assert_eq!(suggest("Des logements pour tous", "en", &Tags::default(), &taxonomy(), &[]), []);
    }

    #[test]
    fn practices_that_are_alike_suggest_their_terms_and_say_which_they_are() {
        let text = "The city lets rooms to families with three young ones every winter.";
        let mut tags = Tags::default();
        tags.add(Scheme::Groups, code("children"));
        tags.add(Scheme::Rights, code("left-the-taxonomy"));
        let near = Tagged { no: PracticeNo(7), tags: tags.clone(), shingles: Shingles::of(&format!("In May {text}")) };
        let far =
            Tagged { no: PracticeNo(8), tags, shingles: Shingles::of("Pipes are mended in spring by the works.") };
        let found = suggest(text, "en", &Tags::default(), &taxonomy(), &[near.clone(), far]);
        assert_eq!(found.len(), 1, "a code that has left is not suggested: {found:?}");
        assert_eq!((found[0].code.as_str(), found[0].practices.as_slice()), ("children", &[PracticeNo(7)][..]));
        let mut has = Tags::default();
        has.add(Scheme::Groups, code("children"));
        assert_eq!(suggest(text, "en", &has, &taxonomy(), &[near]), [], "what it has is not suggested");
    }

    #[test]
    fn the_built_in_taxonomy_leads_to_its_terms_in_six_languages() {
        let texts = [
            ("en", "Children took part in the plan for drinking water."),
            ("fr", "Les enfants ont participé au plan pour l’eau potable."),
            ("es", "Los niños participaron en el plan de agua potable."),
            ("ru", "Дети участвовали в составлении плана."),
            ("ar", "شارك الأطفال في إعداد الخطة."),
            ("zh", "儿童参与了计划的制定。"),
        ];
        for (language, text) in texts {
            let found = suggest(text, language, &Tags::default(), Taxonomy::built_in(), &[]);
            let children = found.iter().find(|one| (one.scheme, one.code.as_str()) == (Scheme::Groups, "children"));
            assert!(children.is_some_and(|one| !one.words.is_empty()), "{language}: {found:?}");
        }
    }
}
