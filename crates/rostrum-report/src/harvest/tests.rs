//! The protocol, verb by verb, and a harvester that follows its tokens.

use proptest::prelude::*;

use super::*;
use crate::citation::sample;

fn repository() -> Repository {
    Repository {
        name: "Compendium & more".to_owned(),
        address: "https://rostrum.example/oai".to_owned(),
        host: "rostrum.example".to_owned(),
        admin_emails: vec!["secretariat@rostrum.example".to_owned()],
        earliest: "2026-01-01T00:00:00Z".parse().unwrap(),
        sets: vec![Set { spec: "meeting:m".to_owned(), name: "The panel".to_owned() }],
    }
}

/// So many records, one a second, each third deleted, each second in the set.
fn records(count: u32) -> Vec<Record> {
    let first: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let record = |number: u32| {
        let changed_at = Timestamp::from_second(first.as_second() + i64::from(number / 2)).unwrap();
        Record {
            position: Position { changed_at, number },
            key: format!("practice-{number}"),
            sets: if number.is_multiple_of(2) { vec!["meeting:m".to_owned()] } else { Vec::new() },
            cited: (!number.is_multiple_of(3)).then(sample::cited),
        }
    };
    (1..=count).map(record).collect()
}

fn ask(query: &str, all: &[Record]) -> String {
    let pairs: Vec<(String, String)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let asked = read(&pairs, &repository());
    let fetched = match asked.needs() {
        Needs::Nothing => Fetched::default(),
        Needs::One(key) => {
            let records: Vec<Record> = all.iter().filter(|record| record.key == key).cloned().collect();
            Fetched { total: records.len(), records }
        }
        Needs::Page(page) => page.of(all),
    };
    answer(&repository(), &asked, &fetched, "2026-11-29T08:00:00.123Z".parse().unwrap())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

fn code(query: &str) -> String {
    between(&ask(query, &records(5)), "<error code=\"", "\"").join(" ")
}

/// All identifiers, page by page.
fn harvest(first: &str, verb: &str, all: &[Record]) -> (Vec<String>, usize) {
    let mut query = format!("verb={verb}&{first}");
    let (mut found, mut pages) = (Vec::new(), 0);
    loop {
        let text = ask(&query, all);
        pages += 1;
        found.extend(between(&text, "<identifier>", "</identifier>").into_iter().map(str::to_owned));
        let token = between(&text, "<resumptionToken ", "</resumptionToken>");
        let token = token.first().and_then(|rest| rest.split_once('>')).map_or("", |(_, token)| token);
        if token.is_empty() {
            return (found, pages);
        }
        query = format!("verb={verb}&resumptionToken={token}");
    }
}

#[test]
fn the_endpoint_tells_what_it_is() {
    let text = ask("verb=Identify", &[]);
    assert!(text.contains("<request verb=\"Identify\">https://rostrum.example/oai</request>"), "{text}");
    assert!(text.contains("<repositoryName>Compendium &amp; more</repositoryName>"), "{text}");
    assert!(text.contains("<responseDate>2026-11-29T08:00:00Z</responseDate>"), "{text}");
    assert!(text.contains("<deletedRecord>persistent</deletedRecord>"), "{text}");
    assert!(ask("verb=ListSets", &[]).contains("<setSpec>meeting:m</setSpec>"));
    assert!(ask("verb=ListMetadataFormats", &[]).contains("<metadataPrefix>oai_dc</metadataPrefix>"));
}

#[test]
fn every_wrong_request_gets_the_code_of_the_protocol() {
    for (query, expected) in [
        ("", "badVerb"),
        ("verb=Everything", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-01&until=2026-02-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-03&until=2026-02-02", "badArgument"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other:practice-1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:rostrum.example:practice-9", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:rostrum.example:practice-9", "idDoesNotExist"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2030-01-01", "noRecordsMatch"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&set=meeting:other", "noRecordsMatch"),
    ] {
        assert_eq!(code(query), expected, "{query}");
    }
}

#[test]
fn a_wrong_argument_is_not_repeated_as_the_request() {
    assert!(ask("verb=Identify&x=%22%3E", &[]).contains("<request>https://"), "the schema knows no other attributes");
    assert!(ask("verb=ListRecords&metadataPrefix=marc", &[]).contains("<request verb=\"ListRecords\" metadata"));
}

#[test]
fn a_record_that_was_taken_off_stays_as_deleted() {
    let one =
        |number: u32| format!("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:rostrum.example:practice-{number}");
    let there = ask(&one(1), &records(5));
    assert!(there.contains("<dc:identifier>https://rostrum.example/practices/17</dc:identifier>"), "{there}");
    let gone = ask(&one(3), &records(5));
    assert!(gone.contains("<header status=\"deleted\">") && !gone.contains("<metadata>"), "{gone}");
}

#[test]
fn a_harvester_that_follows_the_tokens_gets_every_record_once() {
    let all = records(250);
    let expected: Vec<String> = (1..=250).map(|number| format!("oai:rostrum.example:practice-{number}")).collect();
    for verb in ["ListRecords", "ListIdentifiers"] {
        assert_eq!(harvest("metadataPrefix=oai_dc", verb, &all), (expected.clone(), 3));
    }
    let (in_set, _) = harvest("metadataPrefix=oai_dc&set=meeting:m", "ListIdentifiers", &all);
    assert_eq!(in_set.len(), 125);
    let text = ask("verb=ListRecords&metadataPrefix=oai_dc", &all);
    assert!(text.contains("<resumptionToken completeListSize=\"250\" cursor=\"0\">"), "{text}");
}

#[test]
fn the_last_second_and_the_last_day_belong_to_the_harvest() {
    let all = records(5);
    let until = |bound: &str| harvest(&format!("metadataPrefix=oai_dc&until={bound}"), "ListIdentifiers", &all).0.len();
    assert_eq!(until("2026-01-01T00:00:01Z"), 3);
    assert_eq!(until("2026-01-01"), 5);
}

#[test]
fn a_record_that_changes_between_two_pages_comes_again_at_the_end() {
    let mut all = records(150);
    let first = ask("verb=ListIdentifiers&metadataPrefix=oai_dc", &all);
    all[0].position.changed_at = "2026-06-01T00:00:00Z".parse().unwrap();
    let token = between(&first, "cursor=\"0\">", "<")[0];
    let second = ask(&format!("verb=ListIdentifiers&resumptionToken={token}"), &all);
    let found = between(&second, "<identifier>", "</identifier>");
    assert_eq!(found.len(), 51);
    assert_eq!(found.last(), Some(&"oai:rostrum.example:practice-1"));
}

proptest! {
    #[test]
    fn no_request_breaks_the_answer(query in "(verb=(ListRecords|GetRecord|ListSets|Identify))?(&[a-zA-Z]{0,12}=.{0,20}){0,4}") {
        let text = ask(&query, &records(3));
        prop_assert!(text.ends_with("</OAI-PMH>\n"));
        prop_assert!(text.chars().all(crate::markup::is_permitted));
    }

    #[test]
    fn any_token_is_answered(token in "1?!?[0-9!-]{0,60}") {
        let text = ask(&format!("verb=ListRecords&resumptionToken={token}"), &records(3));
        prop_assert!(text.contains("<error code=\"") || text.contains("<ListRecords>"));
    }
}
