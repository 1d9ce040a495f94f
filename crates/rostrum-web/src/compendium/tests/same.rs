//! List, counts and files of one query say the same.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rostrum_domain::contribution::Consent;
use rostrum_domain::origin::Population;
use rostrum_domain::practice::{Period, Status};
use rostrum_domain::taxonomy::{Scheme, TermCode};

use super::{practice, publish};
use crate::testing::TestApp;

/// Numbers of practices in a file, in its order.
fn in_json(text: &str) -> Vec<u64> {
    let document: serde_json::Value = serde_json::from_str(text).unwrap();
    let practices = document["practices"].as_array().unwrap();
    assert_eq!(document["total"].as_u64().unwrap(), practices.len() as u64);
    practices.iter().map(|one| one["practice"].as_u64().unwrap()).collect()
}

fn in_csv(text: &str) -> Vec<u64> {
    // Texts of these practices have no breaks of lines.
    text.lines().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect()
}

fn in_workbook(bytes: &[u8]) -> usize {
    use std::io::Read;
    let mut files = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    files.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(!sheet.contains("<f>"), "a formula");
    sheet.matches("<row ").count() - 1
}

/// How many the page says there are.
fn total(page: &str) -> u64 {
    let shown = page.split("<p class=\"total\" role=\"status\">").nth(1).unwrap();
    shown.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn list_counts_and_files_of_any_query_say_the_same() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (app, _) = runtime.block_on(async {
        let (app, row) = TestApp::with_meeting().await;
        let words = ["=SUM(1)", "water", "housing", "+health", "@school", "-bread"];
        for at in 0..30_usize {
            let mut one = practice(&format!("{} {at}", words[at % 6]), ["KR", "CH", "KE", ""][at % 4]);
            one.place.population = Some(Population::ALL[at % 6]);
            one.status = (at % 5 > 0).then(|| Status::ALL[at % 5]);
            one.period = Period { from: (at % 3 > 0).then_some(2010 + u16::try_from(at % 10).unwrap()), until: None };
            one.tags.add(Scheme::Sdg, TermCode::parse(["11.1", "6.1", "3"][at % 3]).unwrap());
            publish(&app, &row, one, Consent::Publish).await;
        }
        (app, row)
    });
    let part = prop::sample::select(vec![
        "country=KR",
        "country=CH",
        "country=KE",
        "population=above",
        "status=pilot",
        "status=planned",
        "sdg=11",
        "sdg=11.1",
        "sdg=6",
        "region=africa",
        "q=water",
        "q=housing",
        "q=tenants+-water",
        "from=2014",
        "until=2012",
        "sort=title",
        "sort=newest",
        "sort=place",
        "level=municipal",
        "theme=nowhere",
    ]);
    let queries = prop::collection::btree_set(part, 0..5);
    let mut runner = TestRunner::new(Config { cases: 24, ..Config::default() });
    runner
        .run(&queries, |parts: BTreeSet<&str>| {
            let query = parts.into_iter().collect::<Vec<_>>().join("&");
            runtime.block_on(async {
                let json = in_json(&app.get(&format!("/practices.json?{query}")).await.text);
                let csv = in_csv(app.get(&format!("/practices.csv?{query}")).await.text.trim_start_matches('\u{feff}'));
                assert_eq!(csv, json, "{query}");
                let rows = in_workbook(&app.bytes_as("", &format!("/practices.xlsx?{query}")).await);
                assert_eq!(rows, json.len(), "{query}");
                let mut listed = Vec::new();
                for page in 1..=json.len().div_ceil(20).max(1) {
                    let text = app.get(&format!("/practices?{query}&page={page}")).await.text;
                    if !json.is_empty() {
                        assert_eq!(total(&text), json.len() as u64, "{query}: {text}");
                    }
                    let hits = text.split("<li class=\"hit\">").skip(1);
                    listed.extend(
                        hits.filter_map(|hit| hit.split("/practices/").nth(1)?.split('"').next()?.parse::<u64>().ok()),
                    );
                }
                assert_eq!(listed, json, "{query}");
                // A filter that is added finds as many as its count said.
                let text = app.get(&format!("/practices?{query}")).await.text;
                if !query.contains("level=")
                    && let Some(count) = text.split("value=\"municipal\"").nth(1)
                {
                    let count = count.split("<span class=\"count\">").nth(1).unwrap().split('<').next().unwrap();
                    let narrowed = in_json(&app.get(&format!("/practices.json?{query}&level=municipal")).await.text);
                    assert_eq!(count.parse::<usize>().unwrap(), narrowed.len(), "{query}");
                }
            });
            Ok(())
        })
        .unwrap();
}
