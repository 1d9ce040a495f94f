//! Headers, footers and numbering.

use super::xml::{R, W, Xml};
use crate::model::Report;

/// Which pages a header or footer is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    First,
    Odd,
    Even,
}

impl Side {
    pub const ALL: [Self; 3] = [Self::First, Self::Odd, Self::Even];

    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Odd => "odd",
            Self::Even => "even",
        }
    }

    /// As WordprocessingML calls it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Odd => "default",
            Self::Even => "even",
        }
    }

    /// The outer side of the sheet.
    fn outer(self) -> &'static str {
        if self == Self::Even { "left" } else { "right" }
    }
}

/// The symbol at the outer side, but for the first page, which has the masthead; above it the band
/// of a rehearsal.
pub fn header(report: &Report, side: Side) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &[("xmlns:w", W), ("xmlns:r", R)]);
    if let Some(band) = &report.rehearsal {
        styled(&mut xml, "Rehearsal", None, |xml| run(xml, band));
    }
    if side == Side::First {
        if report.rehearsal.is_none() {
            styled(&mut xml, "Normal", None, |_| {});
        }
    } else {
        styled(&mut xml, "Header", Some(side.outer()), |xml| run(xml, &report.masthead.symbol));
    }
    xml.close("w:hdr");
    xml.finish()
}

/// The number of the page at the outer side.
pub fn footer(side: Side) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:ftr", &[("xmlns:w", W), ("xmlns:r", R)]);
    styled(&mut xml, "Footer", Some(side.outer()), |xml| {
        if side != Side::First {
            xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
            run(xml, "2");
            xml.close("w:fldSimple");
        }
    });
    xml.close("w:ftr");
    xml.finish()
}

fn styled(xml: &mut Xml, style: &str, align: Option<&str>, content: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style);
    if let Some(align) = align {
        xml.value("w:jc", align);
    }
    xml.close("w:pPr");
    content(xml);
    xml.close("w:p");
}

fn run(xml: &mut Xml, text: &str) {
    xml.open("w:r", &[]);
    xml.leaf("w:t", &[("xml:space", "preserve")], text);
    xml.close("w:r");
}

/// Numbering 1 counts paragraphs, 2 headings, from 3 the lists of subparagraphs.
pub fn numbering(lists: u32) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", W)]);
    abstract_numbering(&mut xml, "1", "singleLevel", &[("decimal", "%1.", "left", "Numbered", (1134, 0, 1701))]);
    abstract_numbering(
        &mut xml,
        "2",
        "multilevel",
        &[
            ("upperRoman", "%1.", "right", "Heading1", (1134, 283, 1134)),
            ("upperLetter", "%2.", "right", "Heading2", (1134, 283, 1134)),
            ("decimal", "%3.", "right", "Heading3", (1134, 283, 1134)),
        ],
    );
    abstract_numbering(&mut xml, "3", "singleLevel", &[("lowerLetter", "(%1)", "left", "", (2268, 567, 2268))]);
    for (id, of) in [("1", "1"), ("2", "2")] {
        xml.open("w:num", &[("w:numId", id)]);
        xml.value("w:abstractNumId", of);
        xml.close("w:num");
    }
    for list in 0..lists {
        xml.open("w:num", &[("w:numId", &(list + 3).to_string())]);
        xml.value("w:abstractNumId", "3");
        xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
        xml.value("w:startOverride", "1");
        xml.close("w:lvlOverride");
        xml.close("w:num");
    }
    xml.close("w:numbering");
    xml.finish()
}

/// Kind of number, its text, its alignment, the style it belongs to, and indent, hanging, tab in
/// twentieths of a point.
type Level = (&'static str, &'static str, &'static str, &'static str, (u32, u32, u32));

fn abstract_numbering(xml: &mut Xml, id: &str, kind: &str, levels: &[Level]) {
    xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
    xml.value("w:multiLevelType", kind);
    for (i, (format, text, align, style, (left, hanging, tab))) in levels.iter().enumerate() {
        xml.open("w:lvl", &[("w:ilvl", &i.to_string())]);
        xml.value("w:start", "1");
        xml.value("w:numFmt", format);
        if !style.is_empty() {
            xml.value("w:pStyle", style);
        }
        xml.value("w:suff", "tab");
        xml.value("w:lvlText", text);
        xml.value("w:lvlJc", align);
        xml.open("w:pPr", &[]);
        xml.open("w:tabs", &[]);
        xml.empty("w:tab", &[("w:val", "num"), ("w:pos", &tab.to_string())]);
        xml.close("w:tabs");
        xml.empty("w:ind", &[("w:left", &left.to_string()), ("w:hanging", &hanging.to_string())]);
        xml.close("w:pPr");
        xml.close("w:lvl");
    }
    xml.close("w:abstractNum");
}
