//! Invariants of the tree: who may know whom, how files are named and how long they are, licences, texts.
//!
//! A rule is a function from text to findings, with a test that shows what it finds; another test
//! holds it against the whole tree. A finding says where, what, and what to do.

mod crates;
mod licences;
mod sources;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

/// Folders with nothing of ours in them.
const NOT_OURS: [&str; 6] = [".git", "node_modules", "proptest-regressions", "rehearsal", "rostrum-data", "target"];

/// A text file of the tree.
struct File {
    /// From the root, with `/` on every system.
    path: String,
    text: String,
}

impl File {
    /// The part of the name after the last dot; empty when there is none.
    fn ending(&self) -> &str {
        let name = self.path.rsplit('/').next().expect("a split text has a last part");
        name.rsplit_once('.').map_or("", |(_, ending)| ending)
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the crate lies two folders deep").to_owned()
}

/// All text files of the tree, found by listing; history is not asked, so an archive of the tree will do.
fn files() -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
                folders.push(entry.path());
            } else if kind.is_file()
                && let Ok(text) = fs::read_to_string(entry.path())
            {
                let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.iter().any(|file| file.path == "Cargo.toml"), "the listing did not start at the root");
    found
}

/// Fails with one line for each finding.
#[track_caller]
fn assert_none(findings: Vec<String>) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
