//! What every writer keeps.

use proptest::prelude::*;
use rostrum_domain::report::{ReportSource, Speaker};

use crate::model::{Block, Report};
use crate::{compose, html, markdown, sample};

/// The text of a report in every format, without marks and with single spaces.
pub fn texts(report: &Report) -> Vec<(&'static str, String)> {
    let mut texts = vec![("markdown", markdown(report)), ("html", without_tags(&html(report)))];
    #[cfg(feature = "docx")]
    {
        let parts = parts(&crate::docx(report).unwrap());
        let text: Vec<String> = parts.iter().map(|(_, xml)| without_tags(xml)).collect();
        texts.push(("docx", text.join(" ")));
    }
    #[cfg(feature = "pdf")]
    {
        let text = super::pdf::text(&crate::pdf(report).unwrap());
        texts.push(("pdf", text.expect("pdftotext is installed; on Debian: apt-get install poppler-utils")));
    }
    texts.into_iter().map(|(name, text)| (name, text.split_whitespace().collect::<Vec<_>>().join(" "))).collect()
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

/// The parts of a DOCX by name, each read through to its end.
#[cfg(feature = "docx")]
pub fn parts(docx: &[u8]) -> Vec<(String, String)> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let name = file.name().unwrap().into_owned();
            check_well_formed(&name, &text);
            (name, text)
        })
        .collect()
}

#[cfg(feature = "docx")]
fn check_well_formed(name: &str, xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
    let permitted =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{1_0000}'..);
    assert!(xml.chars().all(permitted), "{name} has a character that XML forbids");
}

#[test]
fn every_format_says_rehearsal() {
    let mut source = sample::held(2, 10);
    source.meeting.rehearsal = true;
    for (format, text) in texts(&compose(&source)) {
        assert!(text.contains("REHEARSAL"), "{format}");
    }
}

#[test]
fn the_page_has_one_title_headings_without_a_gap_and_marks_that_lead_back() {
    let page = html(&compose(&sample::held(6, 20)));
    let mut level = 0;
    let article = &page[page.find("<article>").unwrap()..];
    for (at, _) in article.match_indices("<h") {
        let Some(now) = article[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else { continue };
        assert!(now <= level + 1, "h{now} after h{level}");
        level = now;
    }
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(!page.contains("<script"));
    for footnote in 1..=compose(&sample::held(6, 20)).footnotes.len() {
        for id in [format!("mark-{footnote}"), format!("note-{footnote}")] {
            assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
            assert_eq!(page.matches(&format!("href=\"#{id}\"")).count(), 1, "{id}");
        }
    }
}

#[test]
fn every_id_of_the_page_is_used_once() {
    let page = html(&compose(&sample::held(6, 20)));
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.binary_search(&target).is_ok(), "#{target} leads nowhere");
    }
}

#[cfg(feature = "docx")]
#[test]
fn the_docx_has_numbered_paragraphs_real_footnotes_and_repeated_table_headings() {
    let report = compose(&sample::held(6, 20));
    let parts = parts(&crate::docx(&report).unwrap());
    let part = |name: &str| &parts.iter().find(|(one, _)| one == name).unwrap().1;
    let document = part("word/document.xml");
    let numbered =
        report.body.iter().filter(|block| matches!(block, Block::Paragraph(p) if p.number.is_some())).count();
    assert_eq!(document.matches("w:val=\"Numbered\"").count(), numbered);
    assert_eq!(document.matches("<w:footnoteReference ").count(), report.footnotes.len());
    assert_eq!(part("word/footnotes.xml").matches("<w:footnoteRef/>").count(), report.footnotes.len());
    assert_eq!(document.matches("<w:tblHeader/>").count(), document.matches("w:val=\"Caption\"").count() - 1);
    assert!(part("word/charts/chart1.xml").contains("c:barChart"));
    assert!(part("word/header-odd.xml").contains("A/HRC/63/--"));
    // Every relation that the document names exists.
    let relations = part("word/_rels/document.xml.rels");
    for id in document.split("r:id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let source = sample::held(4, 20);
    let (one, two) = (compose(&source), compose(&source));
    assert_eq!(html(&one), html(&two));
    #[cfg(feature = "docx")]
    assert!(crate::docx(&one).unwrap() == crate::docx(&two).unwrap());
}

/// A report in which people wrote whatever they liked.
pub fn with_texts(name: &str, title: &str, statement: &str) -> ReportSource {
    let mut source = sample::held(3, 10);
    source.meeting.note.title = title.to_owned();
    source.meeting.note.programme.sessions[1].title = title.to_owned();
    source.meeting.note.objective = statement.to_owned();
    source.meeting.note.documents[0].title = title.to_owned();
    for one in source.sessions.iter_mut().flat_map(|record| &mut record.interventions) {
        one.statement = vec![statement.to_owned()];
        match &mut one.speaker {
            Speaker::Person { name: one, title: function, .. } => {
                *one = name.to_owned();
                *function = Some(title.to_owned());
            }
            Speaker::Participant { shown, .. } => {
                shown.name = Some(name.to_owned());
                shown.delegation = Some(title.to_owned());
            }
        }
    }
    source
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_breaks_the_page_or_the_docx(name in any::<String>(), title in "\\PC{0,80}", statement in any::<String>()) {
        let report = compose(&with_texts(&name, &title, &statement));
        let page = html(&report);
        // The tags of the page are those of the same report with harmless texts.
        let harmless = html(&compose(&with_texts("A", "B", "C")));
        prop_assert_eq!(page.matches("<script").count(), 0);
        let heads = |page: &str| page.matches("<section").count();
        prop_assert_eq!(heads(&page), heads(&harmless));
        #[cfg(feature = "docx")]
        parts(&crate::docx(&report).unwrap());
    }

    #[test]
    fn markup_in_a_text_stays_text(tag in "[a-z]{1,8}") {
        let hostile = format!("</p><{tag}>&amp; \"'");
        let page = html(&compose(&with_texts(&hostile, &hostile, &hostile)));
        prop_assert!(!page.contains(&hostile));
        let escaped = format!("&lt;/p&gt;&lt;{tag}&gt;&amp;amp;");
        prop_assert!(page.contains(&escaped), "{} is not in the page", escaped);
    }
}
