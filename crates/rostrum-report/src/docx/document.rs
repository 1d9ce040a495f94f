//! The main part and the footnotes.

use super::block;
use super::page::Side;
use super::table;
use super::xml::{R, W, Xml};
use crate::model::{Inline, Masthead, Report};

/// What the main part and the footnotes have become.
pub struct Document {
    pub body: Vec<u8>,
    pub footnotes: Vec<u8>,
    pub charts: Vec<Vec<u8>>,
    /// Addresses that the main part leads to.
    pub links: Vec<String>,
    /// Addresses that the footnotes lead to.
    pub footnote_links: Vec<String>,
    /// How many lists of subparagraphs there are.
    pub lists: u32,
}

/// The main part in the making.
pub struct Body {
    pub xml: Xml,
    pub links: Vec<String>,
    pub charts: Vec<Vec<u8>>,
    pub lists: u32,
}

impl Document {
    pub fn write(report: &Report) -> Self {
        let mut body = Body { xml: Xml::new(), links: Vec::new(), charts: Vec::new(), lists: 0 };
        body.xml.open(
            "w:document",
            &[
                ("xmlns:w", W),
                ("xmlns:r", R),
                ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
                ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
                ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
            ],
        );
        body.xml.open("w:body", &[]);
        first_page(&mut body, report);
        for one in &report.body {
            block::write(&mut body, one);
        }
        for annex in &report.annexes {
            body.paragraph("AnnexHeading", |body| {
                body.run(&annex.label, &[]);
                body.xml.open("w:r", &[]);
                body.xml.empty("w:br", &[]);
                body.xml.close("w:r");
                body.run(&annex.title, &[]);
            });
            for one in &annex.blocks {
                block::write(&mut body, one);
            }
        }
        if !report.drafting_note.is_empty() {
            body.paragraph("AnnexHeading", |body| body.run("Note to the rapporteur", &[]));
        }
        for line in &report.drafting_note {
            body.paragraph("Text", |body| body.run(line, &[]));
        }
        section(&mut body.xml);
        body.xml.close("w:body");
        body.xml.close("w:document");
        let (footnotes, footnote_links) = footnotes(report);
        Self {
            body: body.xml.finish(),
            footnotes,
            charts: body.charts,
            links: body.links,
            footnote_links,
            lists: body.lists,
        }
    }
}

impl Body {
    fn new() -> Self {
        Self { xml: Xml::new(), links: Vec::new(), charts: Vec::new(), lists: 0 }
    }

    /// A paragraph of a style.
    pub fn paragraph(&mut self, style: &str, content: impl FnOnce(&mut Self)) {
        self.paragraph_with(style, |_| {}, content);
    }

    /// A paragraph of a style with further properties.
    pub fn paragraph_with(&mut self, style: &str, properties: impl FnOnce(&mut Xml), content: impl FnOnce(&mut Self)) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", style);
        properties(&mut self.xml);
        self.xml.close("w:pPr");
        content(self);
        self.xml.close("w:p");
    }

    /// A run of text; each property is the name of an element and its value (none: it is a switch).
    pub fn run(&mut self, text: &str, properties: &[(&str, &str)]) {
        self.xml.open("w:r", &[]);
        if !properties.is_empty() {
            self.xml.open("w:rPr", &[]);
            for (name, value) in properties {
                match *value {
                    "" => self.xml.empty(name, &[]),
                    value => self.xml.value(name, value),
                }
            }
            self.xml.close("w:rPr");
        }
        self.xml.leaf("w:t", &[("xml:space", "preserve")], text);
        self.xml.close("w:r");
    }

    /// Text, links and the marks of footnotes.
    pub fn inlines(&mut self, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text { text } => self.run(text, &[]),
                Inline::Link { text, address } => self.link(text, address),
                Inline::Note { number } => {
                    self.xml.open("w:r", &[]);
                    self.xml.open("w:rPr", &[]);
                    self.xml.value("w:rStyle", "FootnoteReference");
                    self.xml.close("w:rPr");
                    self.xml.empty("w:footnoteReference", &[("w:id", &number.to_string())]);
                    self.xml.close("w:r");
                }
            }
        }
    }

    fn link(&mut self, text: &str, address: &str) {
        let place = self.links.iter().position(|link| link == address).unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        });
        self.xml.open("w:hyperlink", &[("r:id", &format!("link{}", place + 1)), ("w:history", "1")]);
        self.run(text, &[("w:rStyle", "Hyperlink")]);
        self.xml.close("w:hyperlink");
    }
}

fn first_page(body: &mut Body, report: &Report) {
    masthead(body, &report.masthead);
    body.paragraph("Title", |body| body.run(&report.title, &[]));
    body.paragraph("Author", |body| body.run(&report.author_line, &[]));
    table::boxed(body, |body| {
        body.paragraph("SummaryHeading", |body| body.run("Summary", &[]));
        for paragraph in &report.summary {
            body.paragraph("SummaryText", |body| body.inlines(&paragraph.text));
        }
    });
    body.paragraph_with(
        "Normal",
        |_| {},
        |body| {
            body.xml.open("w:r", &[]);
            body.xml.empty("w:br", &[("w:type", "page")]);
            body.xml.close("w:r");
        },
    );
}

fn masthead(body: &mut Body, head: &Masthead) {
    // The first part of a symbol is printed large: A/HRC/63/32.
    let (large, rest) = head.symbol.split_at(head.symbol.find('/').unwrap_or(head.symbol.len()));
    table::masthead(
        body,
        |body| body.paragraph("Normal", |body| body.run(head.organization, &[("w:sz", "28"), ("w:szCs", "28")])),
        |body| {
            body.paragraph_with(
                "Normal",
                |xml| xml.value("w:jc", "right"),
                |body| {
                    body.run(large, &[("w:sz", "40"), ("w:szCs", "40")]);
                    body.run(rest, &[("w:b", ""), ("w:bCs", "")]);
                },
            );
        },
        |body| {
            body.paragraph_with(
                "Normal",
                |xml| xml.empty("w:spacing", &[("w:before", "120"), ("w:after", "240")]),
                |body| body.run(&head.organ, &[("w:b", ""), ("w:bCs", ""), ("w:sz", "40"), ("w:szCs", "40")]),
            );
        },
        |body| {
            let lines = [
                format!("Distr.: {}", head.distribution),
                head.date.clone(),
                String::new(),
                format!("Original: {}", head.original),
            ];
            for (i, line) in lines.iter().enumerate() {
                let before = if i == 0 { "240" } else { "0" };
                body.paragraph_with(
                    "Normal",
                    |xml| xml.empty("w:spacing", &[("w:before", before)]),
                    |body| body.run(line, &[]),
                );
            }
        },
    );
    let bold = [("w:b", ""), ("w:bCs", "")];
    if let Some(name) = &head.body {
        let spacing = |xml: &mut Xml| xml.empty("w:spacing", &[("w:before", "120")]);
        body.paragraph_with("Normal", spacing, |body| {
            body.run(name, &[bold[0], bold[1], ("w:sz", "24"), ("w:szCs", "24")]);
        });
    }
    if let Some(session) = &head.council_session {
        body.paragraph("Normal", |body| body.run(session, &bold));
    }
    if let Some(line) = &head.agenda {
        body.paragraph("Normal", |body| body.run(line, &[]));
    }
    for line in &head.agenda_texts {
        body.paragraph_with("Normal", |xml| xml.empty("w:ind", &[("w:right", "4819")]), |body| body.run(line, &bold));
    }
}

fn section(xml: &mut Xml) {
    xml.open("w:sectPr", &[]);
    for side in Side::ALL {
        xml.empty("w:headerReference", &[("w:type", side.kind()), ("r:id", &format!("header-{}", side.name()))]);
    }
    for side in Side::ALL {
        xml.empty("w:footerReference", &[("w:type", side.kind()), ("r:id", &format!("footer-{}", side.name()))]);
    }
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838"), ("w:code", "9")]);
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", "1417"),
            ("w:right", "1134"),
            ("w:bottom", "1134"),
            ("w:left", "1134"),
            ("w:header", "850"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ],
    );
    xml.empty("w:titlePg", &[]);
    xml.close("w:sectPr");
}

fn footnotes(report: &Report) -> (Vec<u8>, Vec<String>) {
    let mut body = Body::new();
    body.xml.open("w:footnotes", &[("xmlns:w", W), ("xmlns:r", R)]);
    for (id, kind, element) in
        [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
    {
        body.xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        body.paragraph("Normal", |body| {
            body.xml.open("w:r", &[]);
            body.xml.empty(element, &[]);
            body.xml.close("w:r");
        });
        body.xml.close("w:footnote");
    }
    for (i, footnote) in report.footnotes.iter().enumerate() {
        body.xml.open("w:footnote", &[("w:id", &(i + 1).to_string())]);
        body.paragraph("FootnoteText", |body| {
            body.xml.open("w:r", &[]);
            body.xml.open("w:rPr", &[]);
            body.xml.value("w:rStyle", "FootnoteReference");
            body.xml.close("w:rPr");
            body.xml.empty("w:footnoteRef", &[]);
            body.xml.close("w:r");
            body.xml.open("w:r", &[]);
            body.xml.empty("w:tab", &[]);
            body.xml.close("w:r");
            body.inlines(&footnote.text);
        });
        body.xml.close("w:footnote");
    }
    body.xml.close("w:footnotes");
    (body.xml.finish(), body.links)
}
