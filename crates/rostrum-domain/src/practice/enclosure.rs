//! Pictures and files of a practice: what is taken, and what is left of it. A picture loses all that its camera and its
//! programs wrote beside it: place, time, device, names.

mod jpeg;
mod png;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::registration::FileKind;

/// Most bytes of a picture: 5 MB.
pub const MOST_PICTURE_BYTES: usize = 5_000_000;
/// Most bytes of a PDF: 10 MB.
pub const MOST_FILE_BYTES: usize = 10_000_000;
/// Most dots of the longer side of a picture: what unpacks to more fills the memory of a phone.
pub const LONGEST_SIDE: u32 = 8_000;

/// A file, counted from 1 inside its practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileNo(pub u32);

impl fmt::Display for FileNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The size of a picture in dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Its name on the sender's device, 1 to 200 characters.
    pub name: String,
    /// What it is, by its content: PNG, JPEG or PDF.
    pub kind: FileKind,
    /// Its size, where it is a picture.
    pub size: Option<Size>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnclosureFault {
    /// It is empty.
    Empty,
    /// By its content it is neither PNG, JPEG nor PDF.
    Kind,
    /// It has more bytes than this.
    TooLarge(usize),
    /// A side of the picture is longer than [`LONGEST_SIDE`].
    TooManyDots(Size),
    /// It ends before its end, or its parts do not fit.
    Damaged,
    /// It cannot be opened without a password.
    Encrypted,
    /// It would run a program in the reader's device.
    Active,
}

impl Enclosure {
    /// Takes a file by its content; its name says nothing.
    ///
    /// # Errors
    /// [`EnclosureFault`] says what is wrong with it.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, EnclosureFault> {
        if bytes.is_empty() {
            return Err(EnclosureFault::Empty);
        }
        let kind = FileKind::of(bytes).filter(|kind| *kind != FileKind::Docx).ok_or(EnclosureFault::Kind)?;
        let most = if kind == FileKind::Pdf { MOST_FILE_BYTES } else { MOST_PICTURE_BYTES };
        if bytes.len() > most {
            return Err(EnclosureFault::TooLarge(most));
        }
        let (size, bytes) = match kind {
            FileKind::Png => png::bare(bytes).map(|(size, bytes)| (Some(size), bytes)),
            FileKind::Jpeg => jpeg::bare(bytes).map(|(size, bytes)| (Some(size), bytes)),
            _ => return pdf(name, bytes),
        }
        .ok_or(EnclosureFault::Damaged)?;
        if let Some(size) = size.filter(|size| size.width.max(size.height) > LONGEST_SIDE) {
            return Err(EnclosureFault::TooManyDots(size));
        }
        Ok(Self { name: named(name, kind), kind, size, bytes })
    }

    /// Whether it is shown on the page; other files are linked.
    pub fn is_picture(&self) -> bool {
        self.kind != FileKind::Pdf
    }

    /// The media type: `image/png`.
    pub fn media_type(kind: FileKind) -> &'static str {
        match kind {
            FileKind::Png => "image/png",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Pdf => "application/pdf",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

fn pdf(name: &str, bytes: &[u8]) -> Result<Enclosure, EnclosureFault> {
    let has = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    if !has(b"%%EOF") {
        return Err(EnclosureFault::Damaged);
    }
    if has(b"/Encrypt") {
        return Err(EnclosureFault::Encrypted);
    }
    if has(b"/JavaScript") || has(b"/Launch") || has(b"/EmbeddedFile") {
        return Err(EnclosureFault::Active);
    }
    Ok(Enclosure { name: named(name, FileKind::Pdf), kind: FileKind::Pdf, size: None, bytes: bytes.to_vec() })
}

/// The name without folders, with the ending of what the file is.
fn named(name: &str, kind: FileKind) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|c| !c.is_control()).take(150).collect();
    let stem = stem.trim();
    format!("{}.{}", if stem.is_empty() { "file" } else { stem }, kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_taken_by_its_content_and_refused_with_the_reason() {
        let read = |bytes: &[u8]| Enclosure::read("C:\\photos\\Gwangju.exe", bytes);
        let pdf = read(b"%PDF-1.7 1 0 obj %%EOF").unwrap();
        assert_eq!((pdf.name.as_str(), pdf.kind, pdf.is_picture()), ("Gwangju.pdf", FileKind::Pdf, false));
        assert_eq!(read(b""), Err(EnclosureFault::Empty));
        assert_eq!(read(b"<svg onload=alert(1)>"), Err(EnclosureFault::Kind));
        assert_eq!(read(b"PK\x03\x04 word/document.xml"), Err(EnclosureFault::Kind));
        assert_eq!(read(b"%PDF-1.7 cut off"), Err(EnclosureFault::Damaged));
        assert_eq!(read(b"%PDF-1.7 /Encrypt 5 0 R %%EOF"), Err(EnclosureFault::Encrypted));
        assert_eq!(read(b"%PDF-1.7 /S /JavaScript %%EOF"), Err(EnclosureFault::Active));
        let large = [b"%PDF-".as_slice(), &vec![b' '; MOST_FILE_BYTES]].concat();
        assert_eq!(read(&large), Err(EnclosureFault::TooLarge(MOST_FILE_BYTES)));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n"), Err(EnclosureFault::Damaged));
        assert_eq!(read(b"\xff\xd8\xff\xe0"), Err(EnclosureFault::Damaged));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_file_or_a_fault(
            start in prop::sample::select(vec![b"\x89PNG\r\n\x1a\n".as_slice(), b"\xff\xd8\xff", b"%PDF-", b""]),
            rest in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let bytes = [start, &rest].concat();
            if let Ok(file) = Enclosure::read("a", &bytes) {
                prop_assert!(file.bytes.len() <= bytes.len() + 40);
            }
        }
    }
}
