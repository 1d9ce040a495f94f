//! What a word is reduced to, so that its forms find one another.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::{Tongue, arabic, fold};

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
static SPANISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Spanish));
static RUSSIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Russian));
static ARABIC: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Arabic));

/// The stems of a word in small letters, each once: that of the word as it is written and that of its folded form, since
/// endings are told by accents that not everybody types. A word of another language gets those of every tongue with its
/// letters.
pub fn stems(lower: &str, folded: &str, tongue: Tongue) -> Vec<String> {
    let mut found = Vec::with_capacity(2);
    match tongue {
        Tongue::English => both(&ENGLISH, lower, folded, &mut found),
        Tongue::French => both(&FRENCH, lower, folded, &mut found),
        Tongue::Spanish => both(&SPANISH, lower, folded, &mut found),
        Tongue::Russian => both(&RUSSIAN, lower, folded, &mut found),
        Tongue::Arabic => arabic_stems(lower, folded, &mut found),
        Tongue::Chinese => {}
        Tongue::Other => {
            for stemmer in [&ENGLISH, &FRENCH, &SPANISH, &RUSSIAN] {
                both(stemmer, lower, folded, &mut found);
            }
            arabic_stems(lower, folded, &mut found);
        }
    }
    found
}

fn both(stemmer: &Stemmer, lower: &str, folded: &str, found: &mut Vec<String>) {
    let mut stem = String::new();
    for word in [lower, folded] {
        fold(&stemmer.stem(word), &mut stem);
        add(&stem, found);
    }
}

fn arabic_stems(lower: &str, folded: &str, found: &mut Vec<String>) {
    let mut stem = String::new();
    let bare = arabic::without_signs(lower);
    for word in [bare.as_str(), folded] {
        for word in [Some(word), arabic::behind_prefixes(word)].into_iter().flatten() {
            fold(&ARABIC.stem(word), &mut stem);
            add(&stem, found);
        }
    }
}

fn add(stem: &str, found: &mut Vec<String>) {
    if !stem.is_empty() && !found.iter().any(|known| known == stem) {
        found.push(stem.to_owned());
    }
}
