//! The parts of a DOCX, unpacked within bounds.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rostrum_domain::questionnaire::CALL_PROPERTY;
use zip::ZipArchive;
use zip::result::ZipError;

use super::QuestionnaireFault as Fault;
use super::word::{attribute, local, reference};
use crate::text;

/// The most that all parts may unpack to.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// The most parts of a document; Word writes some dozens.
const MOST_PARTS: usize = 4_000;

/// What is read of a DOCX.
#[derive(Default)]
pub struct Package {
    pub document: String,
    /// Footnotes and endnotes, by kind and id.
    pub notes: BTreeMap<(&'static str, String), String>,
    pub comments: Vec<String>,
    /// Addresses by the id of their relation.
    pub links: BTreeMap<String, String>,
    /// For which call it was made.
    pub call: Option<String>,
    /// Sheets and other documents that stand in it.
    pub objects: usize,
}

/// Unpacks what is needed.
pub fn open(bytes: &[u8]) -> Result<Package, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::Unpacked);
    }
    let mut parts = BTreeMap::new();
    let mut package = Package::default();
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Fault::Encrypted);
            }
            Err(_) => return Err(Fault::Damaged),
        };
        let name = entry.name().map_err(|_| Fault::Damaged)?.trim_start_matches('/').to_owned();
        let lower = name.to_ascii_lowercase();
        if lower.ends_with("vbaproject.bin") || lower.ends_with("vbadata.xml") {
            return Err(Fault::Macros);
        }
        package.objects += usize::from(lower.starts_with("word/embeddings/") && !lower.ends_with('/'));
        let mut content = Vec::new();
        // The sizes that the file itself names may be false.
        entry.take(left + 1).read_to_end(&mut content).map_err(|_| Fault::Damaged)?;
        left = left.checked_sub(content.len() as u64).ok_or(Fault::Unpacked)?;
        if lower.ends_with(".xml") || lower.ends_with(".rels") || lower == "mimetype" {
            parts.insert(name, content);
        }
    }
    let part = |name: &str| parts.get(name).map(|bytes| text::text_of(bytes));
    if part("[Content_Types].xml").is_some_and(|types| types.contains("macroEnabled")) {
        return Err(Fault::Macros);
    }
    let main = part("_rels/.rels").and_then(|relations| main_part(&relations));
    let main = main.filter(|name| parts.contains_key(name)).unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(document) = part(&main) else {
        return Err(other_kind(&parts.keys().map(String::as_str).collect::<Vec<_>>()));
    };
    package.document = document;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    for (kind, name) in [("footnote", "footnotes.xml"), ("endnote", "endnotes.xml")] {
        let texts = part(&beside(name)).map(|xml| texts(&xml, kind)).unwrap_or_default();
        package.notes.extend(texts.into_iter().map(|(id, text)| ((kind, id), text)));
    }
    let comments = part(&beside("comments.xml")).map(|xml| texts(&xml, "comment")).unwrap_or_default();
    package.comments = comments.into_iter().map(|(_, text)| text).collect();
    package.links = part(&beside(&format!("_rels/{file}.rels"))).map(|xml| links(&xml)).unwrap_or_default();
    package.call = part("docProps/custom.xml").and_then(|xml| call(&xml));
    Ok(package)
}

fn other_kind(names: &[&str]) -> Fault {
    let has = |beginning: &str| names.iter().any(|name| name.starts_with(beginning));
    if has("xl/") || has("ppt/") {
        Fault::OtherOffice
    } else if has("content.xml") || has("mimetype") {
        Fault::OpenDocument
    } else {
        Fault::UnknownType
    }
}

/// Calls `on` with every element that begins; what is broken ends it.
fn elements(xml: &str, mut on: impl FnMut(&str, &BytesStart)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => on(local(element.name().as_ref()), &element),
            Event::Eof => break,
            _ => {}
        }
    }
}

fn main_part(relations: &str) -> Option<String> {
    let mut found = None;
    elements(relations, |name, element| {
        let is_main = attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if name == "Relationship" && is_main && found.is_none() {
            found = attribute(element, "Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    });
    found
}

/// Only what leads to a page or a mailbox; nothing is fetched.
fn links(relations: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    elements(relations, |_, element| {
        let target = attribute(element, "Target").unwrap_or_default();
        let leads = ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
        if let Some(id) = attribute(element, "Id").filter(|_| leads) {
            found.insert(id, target);
        }
    });
    found
}

/// The texts of footnotes or comments, with their ids.
fn texts(xml: &str, kind: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<(String, String)> = Vec::new();
    let (mut open, mut in_text) = (false, false);
    while let Ok(event) = reader.read_event() {
        let last = found.last_mut().filter(|_| open);
        match event {
            Event::Start(element) => match local(element.name().as_ref()) {
                name if name == kind => {
                    // Those with a type are the lines over the notes.
                    open = attribute(&element, "type").is_none();
                    if open {
                        found.push((attribute(&element, "id").unwrap_or_default(), String::new()));
                    }
                }
                "t" => in_text = true,
                _ => {}
            },
            Event::End(element) => match local(element.name().as_ref()) {
                name if name == kind => open = false,
                "t" => in_text = false,
                "p" => last.into_iter().for_each(|(_, text)| text.push(' ')),
                _ => {}
            },
            Event::Text(text) if in_text => last.into_iter().for_each(|(_, so_far)| so_far.push_str(text.as_ref())),
            Event::GeneralRef(name) if in_text => {
                last.into_iter().for_each(|(_, so_far)| so_far.push_str(&reference(&name)));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    for (_, text) in &mut found {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    found.retain(|(_, text)| !text.is_empty());
    found
}

fn call(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut ours, mut call) = (false, String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if local(element.name().as_ref()) == "property" => {
                ours = attribute(&element, "name").is_some_and(|name| name == CALL_PROPERTY);
            }
            Event::Text(text) if ours => call.push_str(text.as_ref()),
            Event::End(element) if ours && local(element.name().as_ref()) == "property" => break,
            Event::Eof => break,
            _ => {}
        }
    }
    Some(call.trim().to_owned()).filter(|call| !call.is_empty())
}
