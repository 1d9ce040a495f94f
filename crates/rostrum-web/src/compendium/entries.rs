//! What of a published practice is indexed, and what lists show of it: the public form, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use rostrum_domain::compendium::{Entry, EntryText, Facet, Kind};
use rostrum_domain::practice::Part;
use rostrum_store::PublishedPractice;

use super::brief::Brief;
use super::names::facet_of;
use crate::i18n::Lang;

/// Years beyond which a practice that goes on is not drawn out.
const LAST_YEAR: u16 = 2100;

/// The entry of a practice.
pub fn of_practice(published: &PublishedPractice) -> Entry {
    let practice = &published.practice;
    let language = practice.language.clone();
    let text = |(part, text): (&Part, &String)| EntryText {
        part: Some(*part),
        language: language.clone(),
        text: text.clone(),
    };
    Entry {
        kind: Kind::Practice,
        key: published.no.to_string(),
        meeting: published.meeting.clone(),
        language: practice.language.clone(),
        title: practice.title.clone(),
        place: practice.place.name.clone(),
        names: names(published),
        texts: practice.texts.iter().filter(|(_, text)| !text.trim().is_empty()).map(text).collect(),
        facets: facets(published),
        years: brief_of(published).years(present_year(published)),
        published_at: published.published_at,
        changed_at: published.changed_at,
    }
}

/// What lists show of a practice.
pub fn brief_of(published: &PublishedPractice) -> Brief {
    let practice = &published.practice;
    Brief {
        kind: Kind::Practice,
        key: published.no.to_string(),
        meeting: published.meeting.clone(),
        language: practice.language.clone(),
        title: practice.title.clone(),
        place: practice.place.clone(),
        period: practice.period,
        status: practice.status,
        author: published.author.delegation.clone(),
        category: Some(published.author.category),
        told: None,
        published_at: published.published_at,
        changed_at: published.changed_at,
    }
}

/// What goes on is under way until the year in which it was last said so.
fn present_year(published: &PublishedPractice) -> u16 {
    let year = published.changed_at.to_zoned_datetime(jiff::tz::TimeZone::UTC).year();
    u16::try_from(year).unwrap_or(LAST_YEAR).min(LAST_YEAR)
}

/// Names that may be searched for.
fn names(published: &PublishedPractice) -> Vec<String> {
    let practice = &published.practice;
    let country = practice.place.country;
    let countries = Lang::ALL.iter().filter_map(|lang| country.map(|country| country.name(lang.tag()).to_owned()));
    let own = [practice.place.name.clone(), practice.implementing_body.clone()];
    let author = published.author.delegation.clone();
    let all = own.into_iter().chain(countries).chain(practice.partners.iter().cloned()).chain(author);
    let mut seen = BTreeSet::new();
    all.filter(|name| !name.trim().is_empty() && seen.insert(name.clone())).collect()
}

fn facets(published: &PublishedPractice) -> BTreeMap<Facet, BTreeSet<String>> {
    let practice = &published.practice;
    let mut facets: BTreeMap<Facet, BTreeSet<String>> = BTreeMap::new();
    let mut add = |facet: Facet, code: &str| {
        facets.entry(facet).or_default().insert(code.to_owned());
    };
    for (scheme, code) in practice.tags.iter() {
        add(facet_of(scheme), code.as_str());
    }
    let place = &practice.place;
    if let Some(country) = place.country {
        add(Facet::Country, country.code());
        if let Some(group) = country.group() {
            add(Facet::Region, group.code());
        }
    }
    if let Some(level) = place.level {
        add(Facet::Level, level.code());
    }
    if let Some(population) = place.population {
        add(Facet::Population, population.code());
    }
    if let Some(status) = practice.status {
        add(Facet::Status, status.code());
    }
    add(Facet::Category, published.author.category.code());
    facets
}

#[cfg(test)]
pub mod tests {
    use jiff::Timestamp;
    use rostrum_domain::country::Country;
    use rostrum_domain::ids::{MeetingId, PracticeNo};
    use rostrum_domain::participant::Category;
    use rostrum_domain::practice::{Period, Place, Practice, ShownAuthor};
    use rostrum_domain::taxonomy::{Scheme, TermCode};

    use super::*;

    /// A practice of Gwangju.
    pub fn published() -> PublishedPractice {
        let mut practice = Practice {
            language: "ko".to_owned(),
            title: "Rooms for everybody".to_owned(),
            place: Place { name: "Gwangju".to_owned(), country: Country::from_code("KR"), ..Place::default() },
            period: Period { from: Some(2019), until: None },
            partners: vec!["Union of Tenants".to_owned()],
            ..Practice::default()
        };
        practice.texts.insert(Part::Done, "A house was built.".to_owned());
        practice.texts.insert(Part::Results, "  ".to_owned());
        practice.tags.add(Scheme::Sdg, TermCode::parse("11.1").unwrap());
        let at: Timestamp = "2026-02-03T00:00:00Z".parse().unwrap();
        PublishedPractice {
            no: PracticeNo(17),
            meeting: MeetingId::parse("one").unwrap(),
            version: 1,
            practice,
            author: ShownAuthor { delegation: None, category: Category::LocalGovernments },
            files: Vec::new(),
            published_at: at,
            changed_at: at,
        }
    }

    #[test]
    fn an_entry_is_found_by_its_country_in_six_languages_its_region_and_its_terms() {
        let entry = of_practice(&published());
        assert!(
            entry.names.contains(&"大韩民国".to_owned()) || entry.names.iter().any(|name| name.contains("韩")),
            "{:?}",
            entry.names
        );
        assert!(entry.names.contains(&"Union of Tenants".to_owned()));
        assert_eq!(entry.facets[&Facet::Region], ["asia_pacific".to_owned()].into());
        assert_eq!(entry.facets[&Facet::Sdg], ["11.1".to_owned()].into());
        assert_eq!(entry.years, Some((2019, 2026)), "what goes on is under way until it was last said so");
        assert_eq!(entry.texts.len(), 1, "an empty text is none");
    }
}
