//! Every crate that is built in has a licence that `deny.toml` allows.
//!
//! `./check` asks cargo-deny for more (bans, sources, crates for other systems); this asks the one question that needs
//! neither another program nor the network.

use std::fs;

use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use super::crates::{Metadata, metadata};
use super::{assert_none, root};

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

fn allowed() -> Vec<String> {
    let text = fs::read_to_string(root().join("deny.toml")).unwrap();
    toml::from_str::<Deny>(&text).unwrap().licenses.allow
}

/// Whether a licence expression can be met with the allowed licences alone.
fn permits(allowed: &[Licensee], expression: &str) -> bool {
    Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|parsed| {
        parsed.evaluate(|requirement| allowed.iter().any(|licensee| licensee.satisfies(requirement)))
    })
}

fn not_permitted(allowed: &[String], metadata: &Metadata) -> Vec<String> {
    let licensees: Vec<Licensee> = allowed.iter().map(|name| Licensee::parse(name).unwrap()).collect();
    let packages = metadata.packages.iter();
    packages
        .filter(|package| !package.license.as_ref().is_some_and(|licence| permits(&licensees, licence)))
        .map(|package| {
            let licence = package.license.as_deref().unwrap_or("none");
            format!("{} {}: licence {licence}; deny.toml allows {allowed:?}", package.name, package.version)
        })
        .collect()
}

#[test]
fn every_crate_has_an_allowed_licence() {
    assert_none(not_permitted(&allowed(), &metadata()));
}

#[test]
fn an_alternative_is_enough_and_a_conjunction_wants_both() {
    let allowed = ["MIT", "Unicode-3.0"].map(|name| Licensee::parse(name).unwrap());
    assert!(permits(&allowed, "MIT/Apache-2.0"));
    assert!(permits(&allowed, "GPL-3.0-only OR MIT"));
    assert!(permits(&allowed, "(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!permits(&allowed, "MIT AND BSD-3-Clause"));
    assert!(!permits(&allowed, "GPL-3.0-only"));
    assert!(!permits(&allowed, "see the file"));
}
