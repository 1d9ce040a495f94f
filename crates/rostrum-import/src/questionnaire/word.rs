//! A DOCX as pieces: paragraphs with their content control, bookmarks and cell, as a reader sees them when all tracked
//! changes are accepted.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use rostrum_domain::contribution::Field;
use rostrum_domain::questionnaire::{of_bookmark, of_tag};

use super::QuestionnaireFault as Fault;
use super::found::Remark;
use super::known::Known;
use super::package::{self, Package};
use super::piece::{Form, Piece};

/// The deepest nesting of elements that is followed; Word stays far below.
const MOST_DEPTH: usize = 256;

/// A document as it was read.
#[derive(Default)]
pub struct Document {
    pub pieces: Vec<Piece>,
    pub comments: Vec<String>,
    call: Option<String>,
    objects: usize,
    pictures: usize,
    tracked: bool,
}

impl Document {
    /// What is to be said of the document as a whole.
    pub fn remarks(&self, known: &Known) -> Vec<Remark> {
        let other = self.call.as_ref().filter(|call| !known.call.is_empty() && **call != known.call);
        let mut remarks: Vec<Remark> = other.map(|call| Remark::OtherCall(call.clone())).into_iter().collect();
        remarks.extend(self.tracked.then_some(Remark::TrackedChanges));
        remarks.extend((self.pictures > 0).then_some(Remark::Pictures(self.pictures)));
        remarks.extend((self.objects > 0).then_some(Remark::Objects(self.objects)));
        remarks
    }
}

/// Reads a DOCX.
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let package = package::open(bytes)?;
    let mut open = Open::new(&package);
    let mut reader = Reader::from_str(&package.document);
    reader.config_mut().check_end_names = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| Fault::Damaged)? {
            Event::Start(element) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(Fault::Damaged);
                }
                open.start(&element);
            }
            Event::Empty(element) => {
                open.start(&element);
                open.end(local(element.name().as_ref()));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                open.end(local(element.name().as_ref()));
            }
            Event::Text(text) if open.in_text => open.push(text.as_ref()),
            Event::CData(text) if open.in_text => open.push(text.as_ref()),
            Event::GeneralRef(name) if open.in_text => open.push(&reference(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 {
        return Err(Fault::Damaged);
    }
    let mut document = open.document;
    document.comments.clone_from(&package.comments);
    document.call.clone_from(&package.call);
    document.objects += package.objects;
    Ok(document)
}

/// The name of an element or an attribute without its prefix.
pub fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.as_ref()) == name)?;
    let value = found.value.as_ref();
    Some(quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.into_owned()))
}

/// What `&…;` stands for.
pub fn reference(name: &BytesRef) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(name.as_ref()).unwrap_or_default().to_owned(),
    }
}

/// A paragraph in the making: its text by content control.
#[derive(Default)]
struct Paragraph {
    parts: Vec<(Option<Field>, bool, String)>,
    bookmarks: Vec<Field>,
    item: bool,
    notes: Vec<String>,
}

/// A content control that is open.
#[derive(Default)]
struct Control {
    field: Option<Field>,
    /// Text was taken from it.
    used: bool,
}

struct Open<'a> {
    package: &'a Package,
    document: Document,
    /// Those of text boxes stand inside of others.
    paragraphs: Vec<Paragraph>,
    controls: Vec<Control>,
    in_control_properties: usize,
    /// Row and column of the tables that are open.
    tables: Vec<(usize, usize)>,
    rows: usize,
    /// Inside of what was deleted, of a fallback that repeats the content, or of a field's code.
    hidden: usize,
    in_text: bool,
    /// Bookmarks between paragraphs.
    bookmarks: Vec<Field>,
    /// Where the link that is open leads, and how long the text was when it began.
    link: Option<(String, usize)>,
    note_numbers: BTreeMap<(&'static str, String), usize>,
}

impl<'a> Open<'a> {
    fn new(package: &'a Package) -> Self {
        Self {
            package,
            document: Document::default(),
            paragraphs: Vec::new(),
            controls: Vec::new(),
            in_control_properties: 0,
            tables: Vec::new(),
            rows: 0,
            hidden: 0,
            in_text: false,
            bookmarks: Vec::new(),
            link: None,
            note_numbers: BTreeMap::new(),
        }
    }

    fn start(&mut self, element: &BytesStart) {
        let name = element.name();
        match local(name.as_ref()) {
            "p" => {
                let bookmarks = std::mem::take(&mut self.bookmarks);
                self.paragraphs.push(Paragraph { bookmarks, ..Paragraph::default() });
            }
            "t" => self.in_text = true,
            // A tab stop in the properties of a paragraph is called so as well, and has a position.
            "tab" if attribute(element, "pos").is_none() => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "pStyle" => {
                let style = attribute(element, "val").unwrap_or_default().to_ascii_lowercase();
                self.mark_item(style.contains("list") && !style.contains("title"));
            }
            "numPr" => self.mark_item(true),
            "ins" | "moveTo" => self.document.tracked = true,
            "del" | "moveFrom" => {
                self.document.tracked = true;
                self.hidden += 1;
            }
            "Fallback" | "instrText" => self.hidden += 1,
            "sdt" => self.controls.push(Control::default()),
            "sdtPr" => self.in_control_properties += 1,
            "tag" if self.in_control_properties > 0 => {
                let field = attribute(element, "val").and_then(|tag| of_tag(&tag));
                if let Some(control) = self.controls.last_mut() {
                    control.field = field;
                }
            }
            "bookmarkStart" => {
                let field = attribute(element, "name").and_then(|name| of_bookmark(&name));
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.bookmarks.extend(field),
                    None => self.bookmarks.extend(field),
                }
            }
            "tbl" => self.tables.push((0, 0)),
            "tr" => {
                self.rows += 1;
                if let Some(table) = self.tables.last_mut() {
                    *table = (self.rows, 0);
                }
            }
            "hyperlink" => {
                let target = attribute(element, "id").and_then(|id| self.package.links.get(&id).cloned());
                let length = self.paragraphs.last().map_or(0, Paragraph::length);
                self.link = target.map(|target| (target, length));
            }
            "footnoteReference" => self.note("footnote", element),
            "endnoteReference" => self.note("endnote", element),
            "blip" | "imagedata" if self.hidden == 0 => self.document.pictures += 1,
            "altChunk" => self.document.objects += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.close_paragraph(),
            "del" | "moveFrom" | "Fallback" | "instrText" => self.hidden = self.hidden.saturating_sub(1),
            "sdt" => {
                self.controls.pop();
            }
            "sdtPr" => self.in_control_properties = self.in_control_properties.saturating_sub(1),
            "tbl" => {
                self.tables.pop();
            }
            "tc" => {
                if let Some((_, column)) = self.tables.last_mut() {
                    *column += 1;
                }
            }
            "hyperlink" => self.close_link(),
            _ => {}
        }
    }

    fn mark_item(&mut self, item: bool) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.item |= item;
        }
    }

    /// Adds text to the paragraph that is open, for the innermost control of ours.
    fn push(&mut self, text: &str) {
        if self.hidden > 0 || text.is_empty() {
            return;
        }
        let control = self.controls.iter_mut().rev().find(|control| control.field.is_some());
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let field = control.as_ref().and_then(|control| control.field.clone());
        let begins = control.is_some_and(|control| !std::mem::replace(&mut control.used, true));
        match paragraph.parts.last_mut() {
            Some((before, _, so_far)) if *before == field && !(begins && field.is_some()) => so_far.push_str(text),
            _ => paragraph.parts.push((field, begins, text.to_owned())),
        }
    }

    /// Where a link leads stands behind its text, when the text does not say it.
    fn close_link(&mut self) {
        let Some((target, length)) = self.link.take() else { return };
        let bare = target.trim_start_matches("mailto:").trim_start_matches("https://").trim_start_matches("http://");
        let bare = bare.trim_end_matches('/');
        let shown: String =
            self.paragraphs.last().map(|paragraph| paragraph.text().chars().skip(length).collect()).unwrap_or_default();
        if !shown.trim().is_empty() && !shown.contains(bare) {
            self.push(&format!(" ({})", target.trim_start_matches("mailto:")));
        }
    }

    fn note(&mut self, kind: &'static str, element: &BytesStart) {
        let Some(id) = attribute(element, "id") else { return };
        let Some(text) = self.package.notes.get(&(kind, id.clone())) else { return };
        let next = self.note_numbers.len() + 1;
        let number = *self.note_numbers.entry((kind, id)).or_insert(next);
        self.push(&format!(" [{number}]"));
        if self.hidden == 0
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.notes.push(format!("[{number}] {text}"));
        }
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if let Some((_, _, last)) = paragraph.parts.last_mut() {
            for note in &paragraph.notes {
                last.push('\n');
                last.push_str(note);
            }
        }
        let (cell, item) = (self.tables.last().copied(), paragraph.item);
        let mut bookmarks = paragraph.bookmarks;
        let mut first = true;
        for (control, control_begins, text) in paragraph.parts {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            let text = lines.join("\n").trim().to_owned();
            if text.is_empty() {
                continue;
            }
            let dashed = item && first && !text.starts_with(['-', '•', '–', '▪', '·']);
            let text = if dashed { format!("- {text}") } else { text };
            let form = if item { Form::Item } else { Form::Paragraph };
            let bookmarks = std::mem::take(&mut bookmarks);
            self.document.pieces.push(Piece { text, control, control_begins, bookmarks, cell, form });
            first = false;
        }
        // The bookmark of a question whose text was deleted marks what stands next.
        self.bookmarks.extend(bookmarks);
    }
}

impl Paragraph {
    fn text(&self) -> String {
        self.parts.iter().map(|(_, _, text)| text.as_str()).collect()
    }

    /// In characters.
    fn length(&self) -> usize {
        self.parts.iter().map(|(_, _, text)| text.chars().count()).sum()
    }
}
