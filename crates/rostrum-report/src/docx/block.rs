//! Headings, paragraphs, material and remarks.

use super::document::Body;
use super::xml::Xml;
use super::{chart, table};
use crate::model::{Block, Paragraph, Passage};

pub fn write(body: &mut Body, block: &Block) {
    match block {
        // The numbers of headings and paragraphs are counted by the word processor; they come out
        // as in the report because both count from one without a gap.
        Block::Heading(heading) => {
            let style = format!("Heading{}", heading.level.clamp(1, 3));
            body.paragraph(&style, |body| body.run(&heading.text, &[]));
        }
        Block::Paragraph(paragraph) => write_paragraph(body, paragraph),
        Block::Material(material) => {
            body.paragraph("MaterialLabel", |body| body.run(&material.label, &[]));
            for passage in &material.paragraphs {
                write_passage(body, passage);
            }
        }
        Block::Remark(remark) => body.paragraph("Remark", |body| body.run(&format!("[{}]", remark.text), &[])),
        Block::Table(one) => table::write(body, one),
        Block::Chart(one) => chart::write(body, one),
    }
}

fn write_paragraph(body: &mut Body, paragraph: &Paragraph) {
    let style = if paragraph.number.is_some() { "Numbered" } else { "Text" };
    body.paragraph(style, |body| body.inlines(&paragraph.text));
    if paragraph.items.is_empty() {
        return;
    }
    let list = (body.lists + 3).to_string();
    body.lists += 1;
    for item in &paragraph.items {
        body.paragraph_with(
            "Item",
            |xml| {
                xml.open("w:numPr", &[]);
                xml.value("w:ilvl", "0");
                xml.value("w:numId", &list);
                xml.close("w:numPr");
            },
            |body| body.run(item, &[]),
        );
    }
}

fn write_passage(body: &mut Body, passage: &Passage) {
    if passage.rtl {
        // In a paragraph that runs from right to left, "left" is where the lines begin: the right.
        let turned = |xml: &mut Xml| {
            xml.empty("w:bidi", &[]);
            xml.empty("w:ind", &[("w:left", "1134"), ("w:right", "1701")]);
        };
        body.paragraph_with("Material", turned, |body| body.run(&passage.text, &[("w:rtl", "")]));
    } else {
        // Arabic and Chinese are the defaults of their scripts in the styles.
        let russian = [("w:lang", "ru-RU")];
        let properties = if passage.language == Some("ru") { &russian[..] } else { &[] };
        body.paragraph("Material", |body| body.run(&passage.text, properties));
    }
}
