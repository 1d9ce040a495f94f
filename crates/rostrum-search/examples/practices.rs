//! Writes generated practices as a CSV file that the staff page "Practices from a table" takes, at most 5,000 at once:
//! `cargo run --release -p rostrum-search --example practices -- 5000 > practices-1.csv`, and with `5000 5000` the next ones.

use std::collections::BTreeMap;

use rostrum_domain::compendium::{Entry, Facet};
use rostrum_domain::country::Country;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::practice::columns::{Column, cell};
use rostrum_domain::practice::{Period, Place, Practice, Status};
use rostrum_domain::taxonomy::{Tags, TermCode};

use generate::Generator;

#[allow(dead_code, reason = "the benchmark asks for single words, too")]
#[path = "../benches/compendium/generate.rs"]
mod generate;

const SEED: u64 = 5712;

fn main() {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<usize>());
    let count = numbers.next().and_then(Result::ok).unwrap_or(5_000);
    let after = numbers.next().and_then(Result::ok).unwrap_or(0);
    let columns: Vec<Column> = Column::all().into_iter().filter(|column| column.is_read()).collect();
    let mut generator = Generator::new(SEED);
    for _ in 0..after {
        generator.practice();
    }
    println!("{}", columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(","));
    for _ in 0..count {
        let practice = practice(&generator.practice());
        let cells: Vec<String> = columns.iter().map(|column| quoted(&cell(&practice, *column))).collect();
        println!("{}", cells.join(","));
    }
}

fn practice(entry: &Entry) -> Practice {
    let one = |facet: Facet| entry.facets.get(&facet).and_then(|codes| codes.first()).map_or("", String::as_str);
    let mut tags = Tags::default();
    for (facet, codes) in &entry.facets {
        for code in codes.iter().filter_map(|code| TermCode::parse(code).ok()) {
            if let Some(scheme) = facet.scheme() {
                tags.add(scheme, code);
            }
        }
    }
    let texts: BTreeMap<_, _> = entry.texts.iter().filter_map(|text| Some((text.part?, text.text.clone()))).collect();
    Practice {
        language: entry.language.clone(),
        title: entry.title.clone(),
        place: Place {
            name: entry.place.clone(),
            country: Country::from_code(one(Facet::Country)),
            level: Level::from_code(one(Facet::Level)),
            population: Population::from_code(one(Facet::Population)),
        },
        period: Period { from: entry.years.map(|years| years.0), until: entry.years.map(|years| years.1) },
        status: Status::from_code(one(Facet::Status)),
        tags,
        texts,
        ..Practice::default()
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
