//! Every text is there where it is named, and every translation says what the English text says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

use super::*;
use rostrum_domain::floor::Standing;
use rostrum_domain::participant::Category;

fn ids_in_files() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for line in texts::english().flat_map(|(_, file)| file.lines()) {
        if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            assert!(ids.insert(id.to_owned()), "{id} stands twice");
        }
    }
    ids
}

/// Every id that the sources name in `.t("…")` or `.with("…"`, with the file that names it.
fn ids_in_code() -> BTreeSet<(String, String)> {
    fn walk(folder: &Path, found: &mut BTreeSet<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ext| ext == "rs") && !path.to_string_lossy().contains("i18n") {
                let source: String =
                    std::fs::read_to_string(&path).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
                for call in [".t(\"", ".t( \"", ".with(\"", ".with( \"", ".or_english(\""] {
                    for (at, _) in source.match_indices(call) {
                        let rest = &source[at + call.len()..];
                        let id = &rest[..rest.find('"').unwrap()];
                        found.insert((id.to_owned(), path.display().to_string()));
                    }
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn every_text_that_code_names_exists_and_none_is_unused() {
    let (files, code) = (ids_in_files(), ids_in_code());
    let missing: Vec<_> = code.iter().filter(|(id, _)| !files.contains(id)).collect();
    assert!(missing.is_empty(), "texts that no file has: {missing:?}");
    let used: BTreeSet<&str> = code.iter().map(|(id, _)| id.as_str()).collect();
    let family = |id: &str| FAMILIES.iter().any(|f| id.strip_prefix(f).is_some_and(|rest| rest.starts_with('-')));
    let unused: Vec<_> = files.iter().filter(|id| !used.contains(id.as_str()) && !family(id)).collect();
    assert!(unused.is_empty(), "texts that no code names: {unused:?}");
}

#[test]
fn every_code_of_the_domain_has_its_text() {
    let has = |family, code: &str| assert!(Lang::En.of_family(family, code, &[]).is_some(), "{family}-{code}");
    Category::ALL.iter().for_each(|category| has("category", category.code()));
    Standing::ALL.iter().for_each(|standing| has("standing", standing.code()));
    (1..=12).for_each(|month| has("month", &month.to_string()));
    (1..=7).for_each(|day| has("weekday", &day.to_string()));
    ["chair", "moderator", "panellist", "speaker"].iter().for_each(|role| has("role", role));
}

#[test]
fn thousands_are_parted_as_the_language_does_it() {
    for (lang, number, shown) in [
        (Lang::En, 999, "999"),
        (Lang::En, 8_500, "8,500"),
        (Lang::En, 1_234_567, "1,234,567"),
        (Lang::Fr, 10_700, "10\u{202f}700"),
        (Lang::Es, 8_500, "8500"),
    ] {
        assert_eq!(lang.number(number), shown);
    }
}

#[test]
fn a_reader_gets_the_best_of_the_six_languages() {
    assert_eq!(Lang::accepted("de-CH, fr;q=0.9, en;q=0.3"), Lang::Fr);
    assert_eq!(Lang::accepted("en;q=0.3, ar-EG;q=0.9, zh;q=0"), Lang::Ar);
    assert_eq!(Lang::accepted(""), Lang::En);
    assert_eq!(Lang::from_tag("pt-BR"), None);
    assert_eq!(Lang::from_tag("zh-Hans"), Some(Lang::Zh));
}

/// Values that a translation may leave out: what only staff is told, and the two forms of an ordinal, of which
/// each language takes one.
const OPTIONAL: [&str; 4] = ["reader", "status", "words", "number"];

/// What a text does with its values.
#[derive(Debug, Default)]
struct Used {
    values: BTreeSet<String>,
    /// The keys of each choice by a value.
    choices: Vec<(String, Vec<String>)>,
}

impl Used {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut used = Self::default();
        used.pattern(pattern);
        used
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                if let InlineExpression::VariableReference { id } = selector {
                    let key = |key: &VariantKey<&str>| match key {
                        VariantKey::Identifier { name } => (*name).to_owned(),
                        VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    };
                    self.choices.push((id.name.to_owned(), variants.iter().map(|v| key(&v.key)).collect()));
                }
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.values.insert(id.name.to_owned())),
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }

    fn needed(&self) -> BTreeSet<&str> {
        self.values.iter().map(String::as_str).filter(|value| !OPTIONAL.contains(value)).collect()
    }
}

/// The texts of a file with what they do; a file with a fault fails.
fn texts_of<'a>(lang: Lang, name: &str, file: &'a str) -> Vec<(&'a str, Used)> {
    let resource = parse(file).unwrap_or_else(|(_, faults)| panic!("{}/{name}: {faults:?}", lang.tag()));
    let texts = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, Used::of(message.value.as_ref()?))),
        _ => None,
    });
    texts.collect()
}

/// Which forms of the plural a language has for whole numbers, as CLDR names them. `zero` may stand as `0`;
/// the last form of a text is that for all other numbers.
fn forms(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Ar => &["zero", "one", "two", "few", "many", "other"],
        Lang::Zh => &["other"],
        Lang::En | Lang::Fr | Lang::Es => &["one", "other"],
        Lang::Ru => &["one", "few", "many"],
    }
}

#[test]
fn what_the_public_reads_says_the_same_in_six_languages() {
    let english = &texts::PUBLIC.iter().find(|(lang, _)| *lang == Lang::En).unwrap().1;
    for (lang, files) in &texts::PUBLIC {
        for ((name, file), (_, original)) in files.iter().zip(*english) {
            let (translated, original) = (texts_of(*lang, name, file), texts_of(Lang::En, name, original));
            let ids = |texts: &[(&str, Used)]| texts.iter().map(|(id, _)| (*id).to_owned()).collect::<BTreeSet<_>>();
            assert_eq!(ids(&translated), ids(&original), "{}/{name}.ftl", lang.tag());
            for (id, used) in &translated {
                let (_, of_english) = original.iter().find(|(other, _)| other == id).unwrap();
                assert_eq!(used.needed(), of_english.needed(), "values of {}/{name}.ftl: {id}", lang.tag());
            }
        }
    }
}

#[test]
fn a_number_has_every_form_of_its_language() {
    let english = &texts::PUBLIC.iter().find(|(lang, _)| *lang == Lang::En).unwrap().1;
    let counts = |keys: &[String]| keys.iter().any(|key| ["one", "two", "few", "many"].contains(&key.as_str()));
    for (lang, files) in &texts::PUBLIC {
        for ((name, file), (_, original)) in files.iter().zip(*english) {
            let original = texts_of(Lang::En, name, original);
            for (id, used) in texts_of(*lang, name, file) {
                let (_, of_english) = original.iter().find(|(other, _)| *other == id).unwrap();
                // A choice may stand inside another by the same value: together they have every form.
                let mut choices: BTreeMap<&str, Vec<String>> = BTreeMap::new();
                for (value, keys) in &used.choices {
                    choices.entry(value).or_default().extend(keys.iter().cloned());
                }
                for (value, keys) in &choices {
                    let counted = of_english.choices.iter().any(|(other, keys)| other == value && counts(keys));
                    if !counted && !counts(keys) {
                        continue;
                    }
                    let has = |form: &&&str| keys.iter().any(|key| key == *form || (**form == "zero" && key == "0"));
                    let lacking: Vec<_> = forms(*lang).iter().filter(|form| !has(form)).collect();
                    assert!(lacking.is_empty(), "{}/{name}.ftl: {id} by ${value} lacks {lacking:?}", lang.tag());
                }
            }
        }
    }
}
