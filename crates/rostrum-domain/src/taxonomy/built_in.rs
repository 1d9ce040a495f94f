//! The taxonomy that ships with Rostrum, out of the tables beside this file.
//!
//! One table for each scheme: code, code of the broader term, and the names in six languages, parted by `|` and named in
//! the first line. Definitions and keywords have a table of their own. Where the content is from: `SOURCE.md`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Scheme, Taxonomy, Term, TermCode};
use crate::registration::Localized;

/// The languages, in the order of the columns.
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

/// Where the Sustainable Development Goals and their targets have addresses of their own.
const SDG: &str = "http://metadata.un.org/sdg/";

const TABLES: [(Scheme, &str); 7] = [
    (Scheme::Themes, include_str!("themes.txt")),
    (Scheme::Rights, include_str!("rights.txt")),
    (Scheme::Groups, include_str!("groups.txt")),
    (Scheme::Sdg, include_str!("sdg.txt")),
    (Scheme::Mechanisms, include_str!("mechanisms.txt")),
    (Scheme::Challenges, include_str!("challenges.txt")),
    (Scheme::Functions, include_str!("functions.txt")),
];
const DEFINITIONS: &str = include_str!("definitions.txt");
const KEYWORDS: &str = include_str!("keywords.txt");

pub(super) static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| {
    let mut taxonomy = Taxonomy::default();
    for (scheme, table) in TABLES {
        let terms = rows::<8>(table).zip(1..).map(|(cells, line)| (scheme, term(scheme, cells, line * 10)));
        taxonomy.put_all(terms);
    }
    for [scheme, code, texts @ ..] in rows::<8>(DEFINITIONS) {
        change(&mut taxonomy, scheme, code, |term| term.definition = localized(texts));
    }
    for [scheme, code, texts @ ..] in rows::<8>(KEYWORDS) {
        change(&mut taxonomy, scheme, code, |term| term.keywords = keywords(texts));
    }
    taxonomy
});

fn term(scheme: Scheme, [code, broader, names @ ..]: [&str; 8], order: u32) -> Term {
    let same_as = if scheme == Scheme::Sdg { vec![format!("{SDG}{code}")] } else { Vec::new() };
    Term {
        broader: (!broader.is_empty()).then(|| read(broader)),
        order,
        names: localized(names),
        same_as,
        ..Term::english(read(code), "")
    }
}

fn change(taxonomy: &mut Taxonomy, scheme: &str, code: &str, change: impl FnOnce(&mut Term)) {
    let scheme = Scheme::from_code(scheme).expect("a test reads every scheme of the tables");
    let mut term = taxonomy.term(scheme, &read(code)).expect("a test looks every code of the tables up").clone();
    change(&mut term);
    taxonomy.put_all([(scheme, term)]);
}

fn localized(texts: [&str; 6]) -> Localized {
    let mut localized = Localized::default();
    for (language, text) in LANGUAGES.into_iter().zip(texts) {
        localized.set(language, text);
    }
    localized
}

fn keywords(texts: [&str; 6]) -> BTreeMap<String, Vec<String>> {
    let words =
        |text: &str| text.split(';').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
    let by_language = LANGUAGES.into_iter().zip(texts).map(|(language, text)| (language.to_owned(), words(text)));
    by_language.filter(|(_, words): &(String, Vec<String>)| !words.is_empty()).collect()
}

fn read(code: &str) -> TermCode {
    TermCode::parse(code).expect("a test reads every code of the tables")
}

/// The lines of a table behind the first, by cell.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).map(|line| {
        let mut cells = line.split('|');
        let row = std::array::from_fn(|_| cells.next().expect("every line has all cells, which a test reads"));
        assert!(cells.next().is_none(), "a line has a cell too many: {line}");
        row
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_has_six_names_in_their_scripts_and_a_place_and_nothing_is_wrong_with_it() {
        let taxonomy = Taxonomy::built_in();
        for (scheme, term) in taxonomy.all() {
            let at = format!("{}: {}", scheme.code(), term.code);
            assert_eq!(term.missing_names().collect::<Vec<_>>(), Vec::<&str>::new(), "{at}");
            assert_eq!(taxonomy.faults(scheme, term), [], "{at}");
            for language in LANGUAGES {
                let name = term.names.own(language);
                let has = |range: std::ops::RangeInclusive<char>| name.chars().any(|letter| range.contains(&letter));
                let in_script = match language {
                    "ru" => has('А'..='я'),
                    "ar" => has('\u{600}'..='\u{6ff}'),
                    "zh" => has('\u{4e00}'..='\u{9fff}'),
                    _ => has('A'..='z') && !has('\u{400}'..='\u{6ff}') && !has('\u{3000}'..='\u{9fff}'),
                };
                assert!(in_script, "{at} in {language}: {name}");
                assert!(!name.contains(['\'', '"', '\u{200f}']) && !name.contains("  "), "{at} in {language}: {name}");
            }
        }
    }

    #[test]
    fn every_table_has_every_code_once_and_no_two_terms_of_a_scheme_have_one_name() {
        for (scheme, table) in TABLES {
            let codes: Vec<_> = rows::<8>(table).map(|row| row[0]).collect();
            assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{}", scheme.code());
            for language in LANGUAGES {
                let mut names = BTreeSet::new();
                for term in Taxonomy::built_in().terms(scheme) {
                    assert!(names.insert(term.names.own(language)), "{} {language} {}", scheme.code(), term.code);
                }
            }
        }
    }

    #[test]
    fn there_are_17_goals_with_169_targets_that_have_addresses() {
        let sdg: Vec<_> = Taxonomy::built_in().terms(Scheme::Sdg).collect();
        let goals: Vec<_> = sdg.iter().filter(|term| term.broader.is_none()).map(|goal| goal.code.as_str()).collect();
        assert_eq!(goals, (1..=17).map(|goal| goal.to_string()).collect::<Vec<_>>());
        // The numbers of targets of the goals: General Assembly resolution 70/1.
        let expected = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19];
        for (goal, count) in goals.iter().zip(expected) {
            let code = TermCode::parse(goal).unwrap();
            let targets: Vec<_> = Taxonomy::built_in().children(Scheme::Sdg, Some(&code)).collect();
            assert_eq!(targets.len(), count, "goal {goal}");
            assert!(targets.iter().all(|target| target.code.as_str().starts_with(&format!("{goal}."))));
        }
        assert_eq!(sdg.len(), 17 + 169);
        assert!(sdg.iter().all(|term| term.same_as == [format!("{SDG}{}", term.code)]));
    }

    #[test]
    fn there_are_ten_treaty_bodies_with_their_treaties_the_review_and_the_special_procedures() {
        let taxonomy = Taxonomy::built_in();
        let below = |code: &str| taxonomy.children(Scheme::Mechanisms, Some(&read(code))).count();
        assert_eq!(below("treaty-bodies"), 10);
        let bodies = ["ccpr", "cescr", "cerd", "cedaw", "cat", "spt", "crc", "cmw", "crpd", "ced"];
        assert!(bodies.into_iter().all(|body| below(body) >= 1));
        assert_eq!(below("special-procedures"), 45);
        assert!(taxonomy.term(Scheme::Mechanisms, &read("upr")).is_some());
    }

    #[test]
    fn the_themes_of_the_resolution_and_the_functions_of_a_national_mechanism_are_there() {
        let taxonomy = Taxonomy::built_in();
        for theme in ["coordination", "capacity-building", "public-services", "mechanisms-participation"] {
            assert!(taxonomy.term(Scheme::Themes, &read(theme)).is_some(), "{theme}");
        }
        for service in ["housing", "education", "health", "food", "water-and-sanitation"] {
            let theme = taxonomy.broader(Scheme::Themes, &read(&format!("services-{service}"))).unwrap();
            assert_eq!(theme.code.as_str(), "public-services");
        }
        for challenge in ["resources", "awareness", "missing-framework"] {
            assert!(taxonomy.term(Scheme::Challenges, &read(challenge)).is_some(), "{challenge}");
        }
        let functions: Vec<_> = taxonomy.terms(Scheme::Functions).map(|term| term.code.as_str()).collect();
        assert_eq!(functions, ["engagement", "coordination", "consultation", "information-management"]);
    }

    #[test]
    fn every_theme_right_group_and_challenge_has_words_in_six_languages_that_lead_to_it() {
        for scheme in [Scheme::Themes, Scheme::Rights, Scheme::Groups, Scheme::Challenges] {
            for term in Taxonomy::built_in().terms(scheme) {
                for language in LANGUAGES {
                    assert!(term.keywords(language).next().is_some(), "{} {} {language}", scheme.code(), term.code);
                }
            }
        }
    }
}
