//! What catalogues, citation managers, feeds and harvesters are told of a published practice.
//!
//! [`Cited`] is decided once; a writer for each format lays it out: [`bibtex`], [`ris`], [`csl_json`], [`datacite_json`],
//! [`json_ld`], [`dublin_core`]. The feed ([`crate::atom`]) and the harvest ([`crate::harvest`]) take it, too.

mod bibtex;
mod csl;
mod datacite;
mod dublin_core;
mod json_ld;
mod ris;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::{Part, Period, Practice};

pub use bibtex::bibtex;
pub use csl::csl_json;
pub use datacite::datacite_json;
pub use dublin_core::{dublin_core, dublin_core_meta};
pub use json_ld::{json_ld, json_ld_for_a_page};
pub use ris::ris;

/// Something published, as it is cited. It holds nothing that is not public: no contact, no consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The permanent address: `https://rostrum.example/practices/17`.
    pub address: String,
    /// Unique in the compendium and steady, out of `a-z`, `0-9` and `-`: `practice-17`.
    pub key: String,
    /// The version, from 1.
    pub version: u32,
    /// What it is called.
    pub title: String,
    /// The language in which it is written, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// Who carried it out: bodies, not persons. May be empty.
    pub creators: Vec<String>,
    /// With whom.
    pub partners: Vec<String>,
    /// Who publishes the compendium.
    pub publisher: String,
    /// What the compendium is called.
    pub collection: String,
    /// In a few sentences; may be empty.
    pub summary: String,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// Where: "Gwangju, Republic of Korea"; may be empty.
    pub place: String,
    /// The code of two letters of the country, where it is known.
    pub country: Option<&'static str>,
    /// When it was carried out.
    pub period: Period,
    /// What it refers to: addresses of documents and pages elsewhere.
    pub references: Vec<String>,
    /// When it was first published.
    pub published_at: Timestamp,
    /// When its published form last changed.
    pub changed_at: Timestamp,
}

/// A term of the taxonomy, or any other word that tells what something is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its name in the language of the citation: "Right to adequate housing".
    pub name: String,
    /// The address of the term; "" where it has none.
    pub address: String,
}

/// What a practice does not know of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The permanent address of its page.
    pub address: String,
    /// Its number.
    pub practice: PracticeNo,
    /// The version, from 1.
    pub version: u32,
    /// The language in which names of countries are given, as a BCP 47 tag.
    pub reader_language: String,
    /// Who publishes the compendium.
    pub publisher: String,
    /// What the compendium is called.
    pub collection: String,
    /// Its terms, with their names.
    pub subjects: Vec<Subject>,
    /// When it was first published.
    pub published_at: Timestamp,
    /// When its published form last changed.
    pub changed_at: Timestamp,
}

impl Cited {
    /// A practice, out of its public form.
    pub fn of_practice(practice: &Practice, publication: Publication) -> Self {
        let country = practice.place.country;
        let names = [practice.place.name.as_str(), country.map_or("", |one| one.name(&publication.reader_language))];
        let place: Vec<&str> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
        let recommended = practice.recommendations.iter().map(|one| one.symbol.link());
        let mut references: Vec<String> = Vec::new();
        for address in recommended.chain(practice.links.iter().map(|link| link.address.clone())) {
            if !references.contains(&address) {
                references.push(address);
            }
        }
        let body = practice.implementing_body.trim();
        Self {
            address: publication.address,
            key: format!("practice-{}", publication.practice),
            version: publication.version,
            title: practice.title.trim().to_owned(),
            language: practice.language.clone(),
            creators: Some(body.to_owned()).filter(|body| !body.is_empty()).into_iter().collect(),
            partners: practice.partners.iter().filter(|name| !name.trim().is_empty()).cloned().collect(),
            publisher: publication.publisher,
            collection: publication.collection,
            summary: practice.text(Part::Summary).trim().to_owned(),
            subjects: publication.subjects,
            place: place.join(", "),
            country: country.map(|one| one.code()),
            period: practice.period,
            references,
            published_at: publication.published_at,
            changed_at: publication.changed_at,
        }
    }

    /// The day of publication, in UTC.
    pub fn published_on(&self) -> Date {
        day(self.published_at)
    }

    /// The day of the last change, in UTC.
    pub fn changed_on(&self) -> Date {
        day(self.changed_at)
    }

    /// The time that it tells of, as ISO 8601 has it: `2019/2024`, `2019/..`, `2019`.
    pub fn time(&self) -> Option<String> {
        match (self.period.from, self.period.until) {
            (Some(from), Some(until)) if from == until => Some(format!("{from:04}")),
            (Some(from), Some(until)) => Some(format!("{from:04}/{until:04}")),
            (Some(from), None) => Some(format!("{from:04}/..")),
            (None, Some(until)) => Some(format!("../{until:04}")),
            (None, None) => None,
        }
    }
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// One line: every run of spaces, line breaks and control characters becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
