//! The text of a DOCX: paragraphs, headings as `#`, items as `-`, rows of tables with tabs.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{MOST_BYTES, Unreadable};

/// The deepest nesting of elements that is followed; Word stays far below.
const MOST_DEPTH: usize = 256;

/// Reads `word/document.xml`; never unpacks more than [`MOST_BYTES`].
pub fn text(bytes: &[u8], file: &str) -> Result<String, Unreadable> {
    let damaged = |detail: String| Unreadable::Damaged { file: file.to_owned(), kind: "DOCX", detail };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|fault| damaged(fault.to_string()))?;
    let name = "word/document.xml";
    if archive.index_for_name(name).is_none() {
        let found = if archive.index_for_name("content.xml").is_some() {
            "an OpenDocument file"
        } else {
            "a ZIP file without a Word document"
        };
        return Err(Unreadable::UnknownType { file: file.to_owned(), found });
    }
    let entry = archive.by_name(name).map_err(|fault| damaged(fault.to_string()))?;
    let mut xml = Vec::new();
    let limit = MOST_BYTES as u64 + 1;
    entry.take(limit).read_to_end(&mut xml).map_err(|fault| damaged(fault.to_string()))?;
    if xml.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge {
            file: file.to_owned(),
            megabytes: MOST_BYTES / 1024 / 1024 + 1,
            unpacked: " or more when unpacked",
        });
    }
    let xml = String::from_utf8(xml).map_err(|_| damaged("its text is not UTF-8".to_owned()))?;
    document(&xml).map_err(damaged)
}

/// What is open while the document is read.
#[derive(Default)]
struct Open {
    out: String,
    paragraph: String,
    heading: bool,
    item: bool,
    /// Inside `w:t`, whose text counts.
    in_text: bool,
    /// Inside deleted text or a fallback that repeats the content.
    hidden: usize,
    /// Cells of the row that is open, each with its paragraphs.
    row: Option<Vec<Vec<String>>>,
    table_depth: usize,
}

fn document(xml: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = Open::default();
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(element) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err("its elements are nested too deeply".to_owned());
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
            Event::Text(text) if open.in_text && open.hidden == 0 => open.paragraph.push_str(text.as_ref()),
            Event::CData(text) if open.in_text && open.hidden == 0 => open.paragraph.push_str(text.as_ref()),
            Event::GeneralRef(name) if open.in_text && open.hidden == 0 => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    open.paragraph.push(c);
                } else if let Some(text) = resolve_predefined_entity(name.as_ref()) {
                    open.paragraph.push_str(text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 {
        return Err("it ends in the middle".to_owned());
    }
    Ok(open.out)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

impl Open {
    fn start(&mut self, element: &BytesStart) {
        let name = element.name();
        match local(name.as_ref()) {
            "p" => (self.heading, self.item) = (false, false),
            "t" => self.in_text = true,
            "tab" if self.hidden == 0 => self.paragraph.push(' '),
            "br" | "cr" if self.hidden == 0 => self.paragraph.push('\n'),
            "noBreakHyphen" => self.paragraph.push('-'),
            "pStyle" => {
                let style = value(element).unwrap_or_default().to_ascii_lowercase();
                self.heading = style.starts_with("heading")
                    || style.starts_with("titre")
                    || style == "title"
                    || style.starts_with("ttulo");
                self.item = self.item || style.contains("list") || style == "compact";
            }
            "numPr" => self.item = true,
            "del" | "Fallback" | "moveFrom" | "instrText" => self.hidden += 1,
            "tbl" => self.table_depth += 1,
            "tr" if self.table_depth == 1 => self.row = Some(Vec::new()),
            "tc" if self.table_depth == 1 => {
                if let Some(row) = &mut self.row {
                    row.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.close_paragraph(),
            "del" | "Fallback" | "moveFrom" | "instrText" => self.hidden = self.hidden.saturating_sub(1),
            "tbl" => self.table_depth = self.table_depth.saturating_sub(1),
            "tr" if self.table_depth == 1 => self.close_row(),
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let text = text.trim();
        if let Some(cell) = self.row.as_mut().and_then(|row| row.last_mut()) {
            cell.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
            return;
        }
        if text.is_empty() {
            return;
        }
        if self.heading {
            self.out.push_str("# ");
        } else if self.item && !starts_with_bullet(text) {
            self.out.push_str("- ");
        }
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    /// The first paragraphs of the cells on one line, the others on lines below.
    fn close_row(&mut self) {
        let Some(cells) = self.row.take() else { return };
        let heads: Vec<&str> = cells.iter().filter_map(|cell| cell.first()).map(String::as_str).collect();
        if heads.is_empty() {
            return;
        }
        self.out.push_str(&heads.join("\t"));
        self.out.push_str("\n\n");
        for line in cells.iter().flat_map(|cell| cell.iter().skip(1)) {
            self.out.push_str(line);
            self.out.push_str("\n\n");
        }
    }
}

fn starts_with_bullet(text: &str) -> bool {
    text.starts_with(['-', '•', '–', '▪'])
}

fn value(element: &BytesStart) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.as_ref()) == "val")?;
    Some(found.value.as_ref().to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(name: &str, content: &[u8]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_that_grows_when_it_is_unpacked_is_refused() {
        let bomb = packed("word/document.xml", &vec![b' '; MOST_BYTES + 1]);
        assert!(bomb.len() < MOST_BYTES / 100, "the packed file is small");
        let fault = text(&bomb, "note.docx").unwrap_err().to_string();
        assert!(fault.starts_with("note.docx has 33 MB or more when unpacked, more than the 32 MB"), "{fault}");
    }

    #[test]
    fn other_files_in_a_zip_are_told_apart() {
        let fault = text(&packed("content.xml", b"<a/>"), "note.odt").unwrap_err().to_string();
        assert!(fault.starts_with("note.odt is an OpenDocument file;"), "{fault}");
        let fault = text(&packed("word/document.xml", b"<w:p><w:t>half"), "note.docx").unwrap_err().to_string();
        assert!(fault.starts_with("note.docx is a damaged DOCX file"), "{fault}");
    }

    #[test]
    fn paragraphs_headings_items_and_rows_become_lines() {
        let xml = r#"<w:document><w:body>
            <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>For</w:t></w:r><w:r><w:t>mat</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one &amp; two</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>10:00</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>Opening</w:t></w:r></w:p><w:p><w:r><w:t>Chair: A</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            </w:body></w:document>"#;
        assert_eq!(document(xml).unwrap(), "# Format\n\n- one & two\n\n10:00\tOpening\n\nChair: A\n\n");
    }
}
