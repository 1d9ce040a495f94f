//! What every format of a citation keeps.

use proptest::prelude::*;

use super::*;
use crate::markup::Tree;

fn xml(cited: &Cited) -> String {
    let mut tree = Tree::default();
    dublin_core(cited, &mut tree);
    tree.finish()
}

fn every_format(cited: &Cited) -> Vec<(&'static str, String)> {
    vec![
        ("bibtex", bibtex(cited)),
        ("ris", ris(cited)),
        ("csl", csl_json(cited).to_string()),
        ("datacite", datacite_json(cited).to_string()),
        ("json-ld", json_ld_for_a_page(cited)),
        ("oai_dc", xml(cited)),
        ("meta", dublin_core_meta(cited).into_string()),
    ]
}

#[test]
fn no_format_tells_whom_to_ask() {
    for (format, text) in every_format(&sample::cited()) {
        assert!(text.contains("https://rostrum.example/practices/17"), "{format}: {text}");
        assert!(!text.contains("Marie") && !text.contains("marie@"), "{format}: {text}");
    }
}

#[test]
fn bibtex_shows_the_signs_of_latex_and_takes_a_body_for_no_person() {
    let text = bibtex(&sample::cited());
    assert!(text.starts_with("@misc{practice-17,\n"), "{text}");
    assert!(text.contains(r"author = {{Ville de Grenoble, direction\_logement \#1}}"), "{text}");
    assert!(text.contains(r"title = {{Un toit d’abord : 100 \% des familles \& \{plus\}}}"), "{text}");
    assert!(text.contains("year = {2026},\n  month = jan,"), "{text}");
    assert!(text.contains("note = {Version 2 of 2026-02-03}"), "{text}");
    assert!(text.contains("abstract = {Première ligne. Deuxième <ligne> \\& fin.}"), "{text}");
}

#[test]
fn ris_has_one_line_for_each_value() {
    let text = ris(&sample::cited());
    assert!(text.starts_with("TY  - ELEC\r\n") && text.ends_with("\r\nER  - \r\n"), "{text}");
    assert!(text.contains("AB  - Première ligne. Deuxième <ligne> & fin.\r\n"), "{text}");
    assert!(text.contains("DA  - 2026/01/31\r\n"), "{text}");
    assert!(text.split("\r\n").all(|line| line.is_empty() || line.as_bytes()[2..6] == *b"  - "), "{text}");
}

#[test]
fn csl_json_gives_bodies_as_literal_names() {
    let item = &csl_json(&sample::cited())[0];
    assert_eq!(item["author"][0]["literal"], "Ville de Grenoble, direction_logement #1");
    assert_eq!(item["issued"]["date-parts"][0], serde_json::json!([2026, 1, 31]));
    assert_eq!(item["contributor"].as_array().unwrap().len(), 1, "an empty partner is none");
}

#[test]
fn datacite_names_the_publisher_where_no_body_is_named() {
    let mut cited = sample::cited();
    assert_eq!(datacite_json(&cited)["dates"][2]["date"], "2019/..");
    cited.creators.clear();
    assert_eq!(datacite_json(&cited)["creators"][0]["name"], "Office of the High Commissioner");
}

#[test]
fn json_ld_cannot_end_the_element_in_which_it_stands() {
    let mut cited = sample::cited();
    cited.title = "</script><script>alert(1)</script>".to_owned();
    let text = json_ld_for_a_page(&cited);
    assert!(!text.contains('<'), "{text}");
    let back: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(back["headline"], cited.title);
    assert_eq!(back["spatialCoverage"]["address"]["addressCountry"], "FR");
}

#[test]
fn dublin_core_says_in_which_language_the_title_is() {
    let text = xml(&sample::cited());
    assert!(text.contains("<dc:title xml:lang=\"fr\">"), "{text}");
    assert!(text.contains("<dc:coverage>Grenoble, France</dc:coverage>\n<dc:coverage>2019/..</dc:coverage>"), "{text}");
    assert!(text.contains("<dc:relation>https://ville.example/toit</dc:relation>"), "{text}");
    let meta = dublin_core_meta(&sample::cited()).into_string();
    assert!(meta.contains("<meta name=\"DC.language\" content=\"fr\">"), "{meta}");
}

#[test]
fn arabic_stays_as_it_was_written() {
    let mut cited = sample::cited();
    cited.title = "السكن أولاً (2024)".to_owned();
    for (format, text) in every_format(&cited) {
        assert!(text.contains("السكن أولاً (2024)"), "{format}: {text}");
    }
}

/// Whether the braces of an entry close each other, escaped ones left aside.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0i32;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                if matches!(chars.clone().next(), Some('{' | '}')) {
                    chars.next();
                }
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

proptest! {
    #[test]
    fn any_text_keeps_every_format_whole(title in ".{0,60}", body in "\\PC{0,40}", summary in ".{0,80}") {
        let mut cited = sample::cited();
        cited.title = title;
        cited.creators = vec![body];
        cited.summary = summary;
        let entry = bibtex(&cited);
        prop_assert!(is_balanced(&entry), "{entry}");
        prop_assert!(ris(&cited).split("\r\n").all(|line| line.is_empty() || line.get(2..6) == Some("  - ")));
        let text = xml(&cited);
        prop_assert!(text.chars().all(crate::markup::is_permitted));
        prop_assert_eq!(text.matches('<').count(), text.matches('>').count());
    }
}
