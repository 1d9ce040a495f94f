//! A judged set: what readers ask in six languages, and the practices that they want to see, beside plain FTS5.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rostrum_domain::compendium::{Entry, Facet, Query};
use rostrum_search::{Index, Page};
use rusqlite::Connection;
use serde::Deserialize;

use crate::entries::entry;

/// What holds for each language and for all together. Raise them when the search gets better.
const LEAST_RECALL: f64 = 0.9;
const LEAST_RANK: f64 = 0.85;
const LEAST_OF_A_LANGUAGE: f64 = 0.8;
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

#[derive(Deserialize)]
struct File {
    practice: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    key: String,
    title: String,
    place: String,
    country: String,
    text: String,
}

/// A question and the keys of the practices that it is about.
struct Question {
    language: String,
    words: String,
    wanted: BTreeSet<String>,
}

/// How well a search does: the mean share of the wanted practices among the first ten, and the mean of one through the
/// place of the first wanted one.
#[derive(Clone, Copy, Default)]
struct Figures {
    questions: f64,
    recall: f64,
    rank: f64,
}

impl Figures {
    fn add(&mut self, wanted: &BTreeSet<String>, found: &[String]) {
        let among = found.iter().filter(|key| wanted.contains(*key)).count() as f64;
        let place = found.iter().position(|key| wanted.contains(key));
        self.questions += 1.0;
        self.recall += among / wanted.len() as f64;
        self.rank += place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0));
    }

    fn recall(self) -> f64 {
        self.recall / self.questions
    }

    fn rank(self) -> f64 {
        self.rank / self.questions
    }
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/practices"))
}

fn practices() -> Vec<Entry> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut entries = Vec::new();
    for file in files {
        let language = file.file_stem().unwrap().to_str().unwrap();
        let read: File = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        entries.extend(read.practice.into_iter().map(|written| Entry {
            names: vec![written.place.clone()],
            place: written.place,
            facets: BTreeMap::from([(Facet::Country, BTreeSet::from([written.country]))]),
            ..entry(&written.key, language, &written.title, &written.text)
        }));
    }
    entries
}

fn questions() -> Vec<Question> {
    let text = std::fs::read_to_string(folder().join("queries.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let read = |line: &str| {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [language, words, wanted] = parts[..] else { panic!("{line}: language, words and practices are needed") };
        Question {
            language: language.to_owned(),
            words: words.to_owned(),
            wanted: wanted.split_whitespace().map(str::to_owned).collect(),
        }
    };
    lines.map(read).collect()
}

/// SQLite as it comes: words with `unicode61`, all of them have to be there, the title counts four times.
fn fts5(entries: &[Entry]) -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(
        "CREATE VIRTUAL TABLE practice USING fts5(key UNINDEXED, title, names, body, tokenize = 'unicode61')",
    )
    .unwrap();
    for entry in entries {
        let values = (&entry.key, &entry.title, entry.names.join("\n"), &entry.texts[0].text);
        db.execute("INSERT INTO practice VALUES ($1, $2, $3, $4)", values).unwrap();
    }
    db
}

fn ask_fts5(db: &Connection, words: &str) -> Vec<String> {
    let phrase = words.starts_with(['"', '“', '«']);
    let plain = words.replace(['"', '“', '”', '«', '»'], " ");
    let words = plain.split_whitespace();
    let asked = if phrase {
        format!("\"{}\"", words.collect::<Vec<_>>().join(" "))
    } else {
        let (without, with): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with('-'));
        let quoted = |words: &[&str]| {
            words.iter().map(|word| format!("\"{}\"", word.trim_start_matches('-'))).collect::<Vec<_>>()
        };
        let taken_out: String = quoted(&without).iter().map(|word| format!(" NOT {word}")).collect();
        format!("{}{taken_out}", quoted(&with).join(" AND "))
    };
    let mut statement = db
        .prepare("SELECT key FROM practice WHERE practice MATCH $1 ORDER BY bm25(practice, 0, 4, 2, 1) LIMIT 10")
        .unwrap();
    statement.query_map([asked], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn readers_find_what_they_want_in_every_language_and_more_often_than_with_plain_fts5() {
    let entries = practices();
    let questions = questions();
    let index = Index::new().unwrap();
    index.put(&entries).unwrap();
    index.commit().unwrap();
    let db = fts5(&entries);
    let mut figures: BTreeMap<&str, [Figures; 2]> = BTreeMap::new();
    let mut missed = Vec::new();
    for question in &questions {
        assert!(question.wanted.iter().all(|key| entries.iter().any(|entry| entry.key == *key)), "{}", question.words);
        let query = Query { words: question.words.clone(), ..Query::default() };
        let found = index.search(&query, &question.language, Page { number: 1, size: 10 }).unwrap();
        let ours: Vec<String> = found.hits.into_iter().map(|hit| hit.key).collect();
        let theirs = ask_fts5(&db, &question.words);
        for name in [question.language.as_str(), "all"] {
            let [our, their] = figures.entry(name).or_default();
            our.add(&question.wanted, &ours);
            their.add(&question.wanted, &theirs);
        }
        if ours.first().is_none_or(|first| !question.wanted.contains(first)) {
            missed.push(format!(
                "{} | {} | wanted {:?} | found {ours:?}",
                question.language, question.words, question.wanted
            ));
        }
    }
    println!("{} practices, {} questions", entries.len(), questions.len());
    println!(
        "{:<5} {:>9} {:>12} {:>12} {:>12} {:>12}",
        "", "questions", "recall at 10", "rank", "FTS5 recall", "FTS5 rank"
    );
    for name in LANGUAGES.into_iter().chain(["all"]) {
        let [our, their] = figures[name];
        println!(
            "{name:<5} {:>9} {:>12.3} {:>12.3} {:>12.3} {:>12.3}",
            our.questions,
            our.recall(),
            our.rank(),
            their.recall(),
            their.rank()
        );
    }
    println!("not first:\n{}", missed.join("\n"));
    assert!(entries.len() >= 60 && questions.len() >= 60);
    for name in LANGUAGES {
        let [our, their] = figures[name];
        assert!(
            our.questions >= 10.0 && our.recall() >= LEAST_OF_A_LANGUAGE && our.recall() > their.recall(),
            "{name}"
        );
    }
    let [our, _] = figures["all"];
    assert!(our.recall() >= LEAST_RECALL && our.rank() >= LEAST_RANK);
}
