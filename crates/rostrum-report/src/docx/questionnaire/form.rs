//! The document: what is asked, and where one writes.

use rostrum_domain::questionnaire::{Blank, Questionnaire, bookmark, tag};

use super::super::xml::{R, W, Xml};
use super::is_rtl;
use super::styles::run_properties;
use crate::markup::is_permitted;

/// Widths of the two columns of the table about those who answer, in twentieths of a point.
const COLUMNS: [u32; 2] = [3402, 6236];

/// A document in the making.
struct Form<'a> {
    of: &'a Questionnaire,
    xml: Xml,
    /// Numbers of controls and bookmarks, each given once.
    next: u32,
}

/// Text without the characters that XML forbids.
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| is_permitted(*c)).collect()
}

/// The part `word/document.xml`.
pub fn document(of: &Questionnaire) -> Vec<u8> {
    let mut form = Form { of, xml: Xml::new(), next: 1 };
    form.xml.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)]);
    form.xml.open("w:body", &[]);
    form.paragraph("Meeting", &of.meeting);
    form.paragraph("Title", &of.title);
    for section in &of.sections {
        form.paragraph("Heading1", &section.heading);
        for paragraph in &section.paragraphs {
            form.paragraph("Normal", paragraph);
        }
    }
    if !of.about.is_empty() {
        form.paragraph("Heading1", &of.about_heading);
        form.about();
    }
    form.paragraph("Heading1", &of.questions_heading);
    for blank in &of.questions {
        form.question(blank);
    }
    form.section();
    form.xml.close("w:body");
    form.xml.close("w:document");
    form.xml.finish()
}

/// The part `word/header.xml`: the name of the call.
pub fn header(of: &Questionnaire) -> Vec<u8> {
    let mut form = Form { of, xml: Xml::new(), next: 1 };
    form.xml.open("w:hdr", &[("xmlns:w", W), ("xmlns:r", R)]);
    form.paragraph("Header", &of.title);
    form.xml.close("w:hdr");
    form.xml.finish()
}

/// The part `word/footer.xml`: the number of the page, and of how many.
pub fn footer(of: &Questionnaire) -> Vec<u8> {
    let mut form = Form { of, xml: Xml::new(), next: 1 };
    form.xml.open("w:ftr", &[("xmlns:w", W), ("xmlns:r", R)]);
    form.open_paragraph("Footer");
    for (field, between) in [(" PAGE ", " / "), (" NUMPAGES ", "")] {
        form.xml.open("w:fldSimple", &[("w:instr", field)]);
        form.run("1", None);
        form.xml.close("w:fldSimple");
        if !between.is_empty() {
            form.run(between, None);
        }
    }
    form.xml.close("w:p");
    form.xml.close("w:ftr");
    form.xml.finish()
}

impl Form<'_> {
    fn number(&mut self) -> String {
        let number = self.next;
        self.next += 1;
        number.to_string()
    }

    fn open_paragraph(&mut self, style: &str) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", style);
        if is_rtl(self.of) {
            self.xml.empty("w:bidi", &[]);
        }
        self.xml.close("w:pPr");
    }

    fn run(&mut self, text: &str, style: Option<&str>) {
        self.xml.open("w:r", &[]);
        run_properties(&mut self.xml, self.of, style);
        for (at, line) in clean(text).lines().enumerate() {
            if at > 0 {
                self.xml.empty("w:br", &[]);
            }
            self.xml.leaf("w:t", &[("xml:space", "preserve")], line);
        }
        self.xml.close("w:r");
    }

    /// A paragraph; none where there is no text.
    fn paragraph(&mut self, style: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.open_paragraph(style);
        self.run(text, None);
        self.xml.close("w:p");
    }

    /// The blanks about those who answer: label and hints at the side, what is written or chosen beside them.
    fn about(&mut self) {
        let of = self.of;
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        if is_rtl(of) {
            self.xml.empty("w:bidiVisual", &[]);
        }
        let width = COLUMNS.iter().sum::<u32>().to_string();
        self.xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        self.xml.open("w:tblBorders", &[]);
        for edge in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            self.xml.empty(edge, &[("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "7A828A")]);
        }
        self.xml.close("w:tblBorders");
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.close("w:tblPr");
        self.xml.open("w:tblGrid", &[]);
        for width in COLUMNS {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close("w:tblGrid");
        for blank in &of.about {
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.empty("w:cantSplit", &[]);
            self.xml.close("w:trPr");
            self.open_cell(0);
            self.paragraph("Label", &blank.text);
            for hint in &blank.hints {
                self.paragraph("Hint", hint);
            }
            self.xml.close("w:tc");
            self.open_cell(1);
            self.open_paragraph("Entry");
            self.open_control(blank);
            self.run(&blank.placeholder, Some("PlaceholderText"));
            self.close_control();
            self.xml.close("w:p");
            self.xml.close("w:tc");
            self.xml.close("w:tr");
        }
        self.xml.close("w:tbl");
    }

    fn open_cell(&mut self, column: usize) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &COLUMNS[column].to_string()), ("w:type", "dxa")]);
        self.xml.close("w:tcPr");
    }

    fn question(&mut self, blank: &Blank) {
        let is_part = blank.number.is_some_and(|number| number.part.is_some());
        self.open_paragraph(if is_part { "Heading3" } else { "Heading2" });
        let id = self.number();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(&blank.field))]);
        self.run(&blank.heading(), None);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        self.xml.close("w:p");
        for hint in &blank.hints {
            self.paragraph("Hint", hint);
        }
        if blank.is_answered() {
            self.open_control(blank);
            self.open_paragraph("Answer");
            self.run(&blank.placeholder, Some("PlaceholderText"));
            self.xml.close("w:p");
            self.close_control();
        }
    }

    /// A content control that cannot be deleted, with what is in it until somebody writes.
    fn open_control(&mut self, blank: &Blank) {
        let id = self.number();
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        // Word cuts names off behind 64 characters.
        let name = blank.number.map_or_else(|| blank.text.clone(), |number| number.to_string());
        self.xml.value("w:alias", &clean(&name).chars().take(64).collect::<String>());
        self.xml.value("w:tag", &tag(&blank.field));
        self.xml.value("w:id", &id);
        self.xml.value("w:lock", "sdtLocked");
        self.xml.empty("w:showingPlcHdr", &[]);
        if blank.choices.is_empty() {
            let kind = if blank.number.is_some() { "w:richText" } else { "w:text" };
            self.xml.empty(kind, &[]);
        } else {
            self.xml.open("w:dropDownList", &[]);
            for choice in &blank.choices {
                let (label, code) = (clean(&choice.label), clean(&choice.code));
                self.xml.empty("w:listItem", &[("w:displayText", &label), ("w:value", &code)]);
            }
            self.xml.close("w:dropDownList");
        }
        self.xml.close("w:sdtPr");
        self.xml.open("w:sdtContent", &[]);
    }

    fn close_control(&mut self) {
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
    }

    /// A4 with margins of 2 cm.
    fn section(&mut self) {
        self.xml.open("w:sectPr", &[]);
        self.xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        self.xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838"), ("w:code", "9")]);
        let margins = [("top", "1417"), ("right", "1134"), ("bottom", "1134"), ("left", "1134")];
        let margins = margins.map(|(edge, width)| (format!("w:{edge}"), width));
        let mut all: Vec<(&str, &str)> = margins.iter().map(|(edge, width)| (edge.as_str(), *width)).collect();
        all.extend([("w:header", "709"), ("w:footer", "567"), ("w:gutter", "0")]);
        self.xml.empty("w:pgMar", &all);
        if is_rtl(self.of) {
            self.xml.empty("w:bidi", &[]);
        }
        self.xml.close("w:sectPr");
    }
}
