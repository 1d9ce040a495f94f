//! Who may know whom. The direction is drawn in ARCHITECTURE.md.

use std::process::Command;

use serde::Deserialize;

use super::assert_none;

/// Each crate of ours: of our crates, those that it may know; of all others, those that it may not.
const CRATES: [(&str, &[&str], &[&str]); 8] = [
    ("rostrum-domain", &[], &["axum", "maud", "rand", "reqwest", "sqlx", "tokio", "tracing", "typst"]),
    ("rostrum-import", &["rostrum-domain"], &["axum", "maud", "reqwest", "sqlx", "tokio", "typst"]),
    ("rostrum-report", &["rostrum-domain"], &["axum", "reqwest", "sqlx", "tokio"]),
    ("rostrum-search", &["rostrum-domain"], &["axum", "maud", "reqwest", "sqlx", "tokio", "typst"]),
    ("rostrum-store", &["rostrum-domain"], &["axum", "maud", "reqwest", "tantivy", "typst"]),
    (
        "rostrum-web",
        &["rostrum-domain", "rostrum-import", "rostrum-report", "rostrum-search", "rostrum-store"],
        &["sqlx", "tantivy", "typst"],
    ),
    (
        "rostrum",
        &["rostrum-domain", "rostrum-import", "rostrum-report", "rostrum-store", "rostrum-web"],
        &["axum", "maud", "sqlx", "typst"],
    ),
    // A program that sees the server from outside, as everybody does.
    ("rostrum-load", &[], &["axum", "hyper", "maud", "reqwest", "serde", "sqlx", "typst"]),
];

/// What `cargo metadata` tells, as far as the tidy tests need it.
#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
}

#[derive(Deserialize)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    /// Empty for a crate of the workspace.
    pub source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
}

/// All packages that a build for this machine takes.
pub fn metadata() -> Metadata {
    let version = cargo(&["--version", "--verbose"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host");
    // For this machine only: its packages have been fetched for the build, so the network is not asked.
    let printed = cargo(&["metadata", "--format-version", "1", "--locked", "--filter-platform", host]);
    serde_json::from_str(&printed).expect("cargo metadata prints the format it was asked for")
}

fn cargo(words: &[&str]) -> String {
    let program = std::env::var_os("CARGO").expect("cargo sets CARGO for its tests");
    let output = Command::new(program).args(words).current_dir(super::root()).output().unwrap();
    assert!(output.status.success(), "cargo {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Edges that the direction does not allow, dev and build dependencies among them.
fn wrong_edges(metadata: &Metadata) -> Vec<String> {
    let ours = || metadata.packages.iter().filter(|package| package.source.is_none());
    let mut findings = Vec::new();
    for package in ours() {
        let name = &package.name;
        let Some((_, may_know, may_not)) = CRATES.iter().find(|(known, ..)| known == name) else {
            findings.push(format!("{name}: a new crate. It must earn its place; add it to CRATES in this test"));
            continue;
        };
        for dependency in &package.dependencies {
            let other = dependency.name.as_str();
            if ours().any(|package| package.name == other) && !may_know.contains(&other) {
                findings.push(format!("{name} depends on {other}: of our crates it may know {may_know:?}"));
            }
            if may_not.contains(&other) {
                findings.push(format!("{name} depends on {other}: it may know none of {may_not:?}"));
            }
        }
    }
    findings
}

#[test]
fn crates_know_only_those_below_them() {
    assert_none(wrong_edges(&metadata()));
}

#[test]
fn an_edge_upwards_or_sideways_is_found() {
    let package = |name: &str, dependencies: &[&str]| Package {
        name: name.to_owned(),
        version: "1.0.0".to_owned(),
        license: None,
        source: None,
        dependencies: dependencies.iter().map(|name| Dependency { name: (*name).to_owned() }).collect(),
    };
    let packages = vec![
        package("rostrum-domain", &["jiff", "tokio"]),
        package("rostrum-store", &["rostrum-domain", "rostrum-report"]),
        package("rostrum-report", &["rostrum-domain", "rostrum-web"]),
        package("rostrum-web", &["rostrum-store", "axum"]),
        package("rostrum-new", &[]),
    ];
    let findings = wrong_edges(&Metadata { packages });
    let starts = [
        "rostrum-domain depends on tokio",
        "rostrum-store depends on rostrum-report",
        "rostrum-report depends on rostrum-web",
        "rostrum-new: a new crate",
    ];
    assert_eq!(findings.len(), starts.len(), "{findings:?}");
    for (finding, start) in findings.iter().zip(starts) {
        assert!(finding.starts_with(start), "{finding}");
    }
}
