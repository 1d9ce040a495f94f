//! The report as DOCX: real styles, numbering, footnotes, headers and a native chart.
//!
//! The parts are written here rather than by a library because the output has to be the same for
//! the same report (docx-rs numbers footnotes from a counter of the process) and text that runs
//! from right to left has to be marked on its runs.

mod block;
mod chart;
mod document;
mod page;
mod questionnaire;
mod table;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::WriteError;
use crate::model::Report;
use document::Document;
use xml::Xml;

pub use questionnaire::questionnaire;

const STYLES: &[u8] = include_bytes!("styles.xml");
const SETTINGS: &[u8] = include_bytes!("settings.xml");
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes the report as DOCX. The same report gives the same bytes.
///
/// # Errors
/// [`WriteError::Docx`] when the parts cannot be packed, which happens only beyond 4 GB.
pub fn docx(report: &Report) -> Result<Vec<u8>, WriteError> {
    let document = Document::write(report);
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), content_types(document.charts.len())),
        ("_rels/.rels".to_owned(), package_relations()),
        ("docProps/core.xml".to_owned(), properties(report)),
        ("word/document.xml".to_owned(), document.body),
        ("word/styles.xml".to_owned(), STYLES.to_vec()),
        ("word/settings.xml".to_owned(), SETTINGS.to_vec()),
        ("word/numbering.xml".to_owned(), page::numbering(document.lists)),
        ("word/footnotes.xml".to_owned(), document.footnotes),
        ("word/_rels/footnotes.xml.rels".to_owned(), link_relations(&document.footnote_links)),
        ("word/_rels/document.xml.rels".to_owned(), document_relations(&document.links, document.charts.len())),
    ];
    for side in page::Side::ALL {
        parts.push((format!("word/header-{}.xml", side.name()), page::header(report, side)));
        parts.push((format!("word/footer-{}.xml", side.name()), page::footer(side)));
    }
    for (i, chart) in document.charts.into_iter().enumerate() {
        parts.push((format!("word/charts/chart{}.xml", i + 1), chart));
    }
    pack(&parts).map_err(|error| WriteError::Docx(error.to_string()))
}

fn pack(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(1 << 16)));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(charts: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    xml.empty(
        "Default",
        &[("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")],
    );
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut part = |name: &str, kind: &str| xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/word/document.xml", &format!("{TYPE}.document.main+xml"));
    for name in ["styles", "settings", "numbering", "footnotes"] {
        part(&format!("/word/{name}.xml"), &format!("{TYPE}.{name}+xml"));
    }
    for side in page::Side::ALL {
        part(&format!("/word/header-{}.xml", side.name()), &format!("{TYPE}.header+xml"));
        part(&format!("/word/footer-{}.xml", side.name()), &format!("{TYPE}.footer+xml"));
    }
    for i in 1..=charts {
        part(
            &format!("/word/charts/chart{i}.xml"),
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        );
    }
    xml.close("Types");
    xml.finish()
}

fn package_relations() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relations(&[
        ("rId1".to_owned(), format!("{RELATION}/officeDocument"), "word/document.xml".to_owned(), false),
        ("rId2".to_owned(), core, "docProps/core.xml".to_owned(), false),
    ])
}

fn document_relations(links: &[String], charts: usize) -> Vec<u8> {
    let mut all: Vec<_> = ["styles", "settings", "numbering", "footnotes"]
        .into_iter()
        .map(|name| (name.to_owned(), format!("{RELATION}/{name}"), format!("{name}.xml"), false))
        .collect();
    for side in page::Side::ALL {
        for kind in ["header", "footer"] {
            let name = format!("{kind}-{}", side.name());
            all.push((name.clone(), format!("{RELATION}/{kind}"), format!("{name}.xml"), false));
        }
    }
    for i in 1..=charts {
        all.push((format!("chart{i}"), format!("{RELATION}/chart"), format!("charts/chart{i}.xml"), false));
    }
    all.extend(hyperlinks(links));
    relations(&all)
}

fn link_relations(links: &[String]) -> Vec<u8> {
    relations(&hyperlinks(links))
}

type Relation = (String, String, String, bool);

fn hyperlinks(links: &[String]) -> Vec<Relation> {
    let one =
        |(i, link): (usize, &String)| (format!("link{}", i + 1), format!("{RELATION}/hyperlink"), link.clone(), true);
    links.iter().enumerate().map(one).collect()
}

fn relations(all: &[Relation]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (id, kind, target, external) in all {
        let mut attributes = vec![("Id", id.as_str()), ("Type", kind), ("Target", target)];
        if *external {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    xml.close("Relationships");
    xml.finish()
}

fn properties(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], &report.title);
    xml.leaf("dc:subject", &[], &report.masthead.symbol);
    xml.leaf("dc:creator", &[], report.masthead.organization);
    xml.leaf("dc:language", &[], report.language);
    let instant = format!("{}T00:00:00Z", report.date);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &instant);
    }
    xml.close("cp:coreProperties");
    xml.finish()
}
