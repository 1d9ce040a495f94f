//! How source files are named, begin and end, and what they may not hold.

use super::{File, assert_none, files};

/// Most lines of a file; one that nears it is split by idea.
const MOST_LINES: usize = 400;
/// Endings of files to which the cap applies.
const CAPPED: [&str; 5] = ["css", "js", "rs", "sql", "ts"];
/// Words that say nothing, alone or as a part of a name. The field has a word for everything that Rostrum does.
const EMPTY_WORDS: [&str; 9] =
    ["common", "helper", "helpers", "manager", "managers", "service", "services", "util", "utils"];
/// Words that say nothing alone; a part of a name they may be: `linked_data`.
const EMPTY_ALONE: [&str; 2] = ["data", "info"];
/// What the domain may not reach for: clock, environment, files, network, processes, randomness, tasks.
const OUTSIDE: [&str; 9] = [
    "SystemTime",
    "Timestamp::now",
    "async fn",
    "println!",
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
];

fn is_source(file: &File) -> bool {
    CAPPED.contains(&file.ending())
}

fn too_long(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    (is_source(file) && lines > MOST_LINES)
        .then(|| format!("{}: {lines} lines, at most {MOST_LINES}; split it by idea", file.path))
}

/// A file or folder with an empty name, such as `util/mod.rs` or `floor_helpers.rs`.
fn empty_name(file: &File) -> Option<String> {
    let names = || file.path.split(['/', '.']);
    let alone = names().find(|name| EMPTY_ALONE.contains(name));
    let word =
        alone.or_else(|| names().flat_map(|name| name.split(['_', '-'])).find(|part| EMPTY_WORDS.contains(part)))?;
    is_source(file).then(|| format!("{}: '{word}' says nothing; take the field's word (GLOSSARY.md)", file.path))
}

/// Marks of unfinished work, put together here so that this file has none.
fn unfinished(file: &File) -> Vec<String> {
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat());
    let has_mark = |line: &str| {
        let mut words = line.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| marks.iter().any(|mark| mark == word))
    };
    let lines = file.text.lines().enumerate().filter(|(_, line)| has_mark(line));
    lines.map(|(at, _)| format!("{}:{}: finish it, or file it as an issue", file.path, at + 1)).collect()
}

fn no_first_line(file: &File) -> Option<String> {
    (file.ending() == "rs" && !file.text.starts_with("//!"))
        .then(|| format!("{}: the first line says what the file is about: //! …", file.path))
}

/// Calls that lead out of the domain.
fn leads_outside(file: &File) -> Vec<String> {
    if !file.path.starts_with("crates/rostrum-domain/src/") {
        return Vec::new();
    }
    let reached = OUTSIDE.iter().filter(|outside| file.text.contains(**outside));
    reached.map(|outside| format!("{}: {outside}; the domain is handed what it needs", file.path)).collect()
}

/// SQL belongs to the store.
fn holds_sql(file: &File) -> Option<String> {
    let inside = ["crates/rostrum-web/", "crates/rostrum/src/"].iter().any(|place| file.path.starts_with(place));
    let statements = ["SELECT ", "INSERT INTO ", "DELETE FROM "];
    (inside && file.ending() == "rs" && statements.iter().any(|statement| file.text.contains(statement)))
        .then(|| format!("{}: SQL; it belongs to rostrum-store", file.path))
}

#[test]
fn files_stay_under_the_cap() {
    assert_none(files().iter().filter_map(too_long).collect());
}

#[test]
fn names_are_words_of_the_field() {
    assert_none(files().iter().filter_map(empty_name).collect());
}

#[test]
fn nothing_is_marked_as_unfinished() {
    assert_none(files().iter().flat_map(unfinished).collect());
}

#[test]
fn every_rust_file_begins_with_what_it_is_about() {
    assert_none(files().iter().filter_map(no_first_line).collect());
}

#[test]
fn the_domain_reaches_for_nothing_outside() {
    assert_none(files().iter().flat_map(leads_outside).collect());
}

#[test]
fn sql_stands_in_the_store_only() {
    assert_none(files().iter().filter_map(holds_sql).collect());
}

#[test]
fn each_rule_finds_what_breaks_it() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    assert!(too_long(&file("a.rs", &"\n".repeat(400))).is_none());
    assert!(too_long(&file("a.rs", &"\n".repeat(401))).is_some());
    assert!(empty_name(&file("crates/rostrum-web/src/floor_helpers.rs", "")).is_some());
    assert!(empty_name(&file("crates/rostrum-web/src/util/mod.rs", "")).is_some());
    assert!(empty_name(&file("crates/rostrum-web/src/data/mod.rs", "")).is_some());
    assert!(empty_name(&file("crates/rostrum-web/src/linked_data.rs", "")).is_none());
    let mark = ["TO", "DO"].concat();
    assert_eq!(
        unfinished(&file("a.md", &format!("fine\n{mark}: later"))),
        ["a.md:2: finish it, or file it as an issue"]
    );
    assert!(unfinished(&file("a.md", &format!("{mark}S"))).is_empty());
    assert!(no_first_line(&file("a.rs", "use std::fmt;")).is_some());
    assert_eq!(leads_outside(&file("crates/rostrum-domain/src/a.rs", "std::fs::read(path)")).len(), 1);
    assert!(leads_outside(&file("crates/rostrum-store/src/a.rs", "std::fs::read(path)")).is_empty());
    assert!(holds_sql(&file("crates/rostrum-web/src/a.rs", "\"SELECT id\"")).is_some());
}
