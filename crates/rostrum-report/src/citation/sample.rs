//! A practice to cite, for the tests.

use rostrum_domain::country::Country;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::{Contact, Link, Part, Period, Place, Practice, Recommended};
use rostrum_domain::symbol::DocumentSymbol;

use super::{Cited, Publication, Subject};

pub fn practice() -> Practice {
    let mut practice = Practice {
        language: "fr".to_owned(),
        title: "Un toit d’abord : 100 % des familles & {plus}".to_owned(),
        place: Place { name: "Grenoble".to_owned(), country: Country::from_code("FR"), ..Place::default() },
        period: Period { from: Some(2019), until: None },
        implementing_body: "Ville de Grenoble, direction_logement #1".to_owned(),
        partners: vec!["Un toit pour tous".to_owned(), " ".to_owned()],
        recommendations: vec![Recommended {
            symbol: DocumentSymbol::parse("A/HRC/53/5").unwrap(),
            paragraph: "45.12".to_owned(),
        }],
        links: vec![Link { address: "https://ville.example/toit".to_owned(), title: "La page".to_owned() }],
        contact: Contact { name: "Marie Contact".to_owned(), email: "marie@ville.example".to_owned() },
        ..Practice::default()
    };
    practice.texts.insert(Part::Summary, "Première ligne.\n\nDeuxième <ligne> & fin.".to_owned());
    practice
}

pub fn cited() -> Cited {
    Cited::of_practice(
        &practice(),
        Publication {
            address: "https://rostrum.example/practices/17".to_owned(),
            practice: PracticeNo(17),
            version: 2,
            reader_language: "en".to_owned(),
            publisher: "Office of the High Commissioner".to_owned(),
            collection: "Compendium of good practices".to_owned(),
            subjects: vec![Subject {
                name: "Right to adequate housing".to_owned(),
                address: "https://rostrum.example/taxonomy/rights/adequate-housing".to_owned(),
            }],
            published_at: "2026-01-31T23:30:00Z".parse().unwrap(),
            changed_at: "2026-02-03T04:05:06Z".parse().unwrap(),
        },
    )
}
