//! Texts: the messages that people see, the change log, and links between documents.

use std::collections::BTreeSet;

use super::{File, assert_none, files, root};

/// The six official languages.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// Identifiers of the messages and terms of a Fluent file, in its order.
fn message_ids(text: &str) -> impl Iterator<Item = &str> {
    let is_id = |id: &&str| {
        let id = id.strip_prefix('-').unwrap_or(id);
        id.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
    };
    text.lines().filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim_end()).filter(is_id)
}

/// Messages that a language has twice; which of them is shown would depend on the order of files.
fn twice<'a>(language: impl Iterator<Item = &'a File>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = language.flat_map(|file| message_ids(&file.text).map(move |id| (file, id)));
    all.filter(|(_, id)| !seen.insert(*id)).map(|(file, id)| format!("{}: {id} is there already", file.path)).collect()
}

/// Messages of another language that English, the fallback of all, does not have.
fn without_english(files: &[File]) -> Vec<String> {
    let english: BTreeSet<&str> = of_language(files, "en").flat_map(|file| message_ids(&file.text)).collect();
    let others = files.iter().filter(|file| file.path.starts_with("locales/") && file.ending() == "ftl");
    let all = others.flat_map(|file| message_ids(&file.text).map(move |id| (file, id)));
    all.filter(|(_, id)| !english.contains(id))
        .map(|(file, id)| format!("{}: {id} is not in locales/en", file.path))
        .collect()
}

/// Messages of an English file that another language with a file of the same name does not have: half a
/// file would show half a page in English. Until a new text is translated it stands in a file of its own, which
/// `TO_TRANSLATE` in `i18n/texts.rs` names.
fn not_translated(files: &[File]) -> Vec<String> {
    let mut missing = Vec::new();
    for english in of_language(files, "en") {
        let name = english.path.trim_start_matches("locales/en/");
        let same = files.iter().filter(|file| {
            file.path != english.path && file.path.starts_with("locales/") && file.path.ends_with(&format!("/{name}"))
        });
        for other in same {
            let there: BTreeSet<&str> = message_ids(&other.text).collect();
            let ids = message_ids(&english.text).filter(|id| !there.contains(id));
            missing.extend(ids.map(|id| format!("{}: {id} is missing (docs/languages.md)", other.path)));
        }
    }
    missing
}

/// Languages of the six that have no texts for screens.
fn without_screens(files: &[File]) -> Vec<String> {
    let path = |language: &str| format!("locales/{language}/screens.ftl");
    let missing = LANGUAGES.iter().filter(|language| !files.iter().any(|file| file.path == path(language)));
    missing.map(|language| format!("{} is missing", path(language))).collect()
}

fn of_language<'a>(files: &'a [File], language: &str) -> impl Iterator<Item = &'a File> {
    let folder = format!("locales/{language}/");
    files.iter().filter(move |file| file.path.starts_with(&folder) && file.ending() == "ftl")
}

/// Targets of the links and images of a Markdown text; code is left out.
fn links(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        // Every second part between backticks is code.
        let prose: String = line.split('`').step_by(2).collect();
        if !fenced {
            found
                .extend(prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(to, _)| to.to_owned()));
        }
    }
    found
}

/// Links to files of the tree that are not there.
fn dead_links(file: &File) -> Vec<String> {
    if file.ending() != "md" {
        return Vec::new();
    }
    let folder = root().join(&file.path).parent().expect("a file has a folder").to_owned();
    let relative = links(&file.text).into_iter().filter(|to| !to.contains("://") && !to.starts_with("mailto:"));
    relative
        .filter(|to| {
            let path = to.split('#').next().expect("a split text has a first part");
            !path.is_empty() && !folder.join(path).exists()
        })
        .map(|to| format!("{}: the link to {to} leads nowhere", file.path))
        .collect()
}

#[test]
fn a_file_that_another_language_has_is_whole() {
    assert_none(not_translated(&files()));
}

#[test]
fn screens_speak_all_six_languages() {
    assert_none(without_screens(&files()));
}

#[test]
fn every_message_is_there_once() {
    let files = files();
    for language in LANGUAGES {
        assert_none(twice(of_language(&files, language)));
    }
}

#[test]
fn every_message_of_another_language_is_in_english_too() {
    assert_none(without_english(&files()));
}

#[test]
fn links_between_documents_lead_somewhere() {
    assert_none(files().iter().flat_map(dead_links).collect());
}

#[test]
fn the_change_log_has_a_place_for_the_next_change() {
    let files = files();
    let log = files.iter().find(|file| file.path == "CHANGELOG.md").expect("there is a CHANGELOG.md");
    assert!(log.text.lines().any(|line| line == "## [Unreleased]"), "CHANGELOG.md: no heading '## [Unreleased]'");
}

#[test]
fn each_rule_finds_what_breaks_it() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let english =
        file("locales/en/floor.ftl", "# floor = no message\nfloor = The floor\n    .title = x\n-body = Council\n");
    let french = file("locales/fr/floor.ftl", "floor = La parole\nlist = La liste\n");
    assert_eq!(message_ids(&english.text).collect::<Vec<_>>(), ["floor", "-body"]);
    assert!(twice([&english].into_iter()).is_empty());
    assert_eq!(twice([&english, &english].into_iter()).len(), 2);
    let both = [english, french];
    assert_eq!(not_translated(&both), ["locales/fr/floor.ftl: -body is missing (docs/languages.md)"]);
    assert_eq!(without_screens(&both).len(), 6);
    assert_eq!(without_english(&both), ["locales/fr/floor.ftl: list is not in locales/en"]);
    let guide =
        file("README.md", "[a](Cargo.toml#x) [b](gone.md)\n`[c](gone.md)` [d](https://e.org/)\n```\n[e](f)\n```\n");
    assert_eq!(links(&guide.text).len(), 3);
    assert_eq!(dead_links(&guide), ["README.md: the link to gone.md leads nowhere"]);
}
