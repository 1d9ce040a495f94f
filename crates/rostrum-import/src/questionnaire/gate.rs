//! What kind of file it is, told by its content, and what is not let in.

use super::{MOST_QUESTIONNAIRE_BYTES, QuestionnaireFault as Fault, inflate};
use crate::text::{self, MOST_TEXT_BYTES};

/// A kind that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Pdf,
    Text,
}

/// The kind of the file; macros and passwords in a DOCX are found when it is unpacked.
pub fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if bytes.len() > MOST_QUESTIONNAIRE_BYTES {
        return Err(Fault::TooLarge { megabytes: bytes.len().div_ceil(1_000_000) });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Word);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(bytes));
    }
    let head = &bytes[..bytes.len().min(1024)];
    // A PDF may have up to a kilobyte before its mark.
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Fault::RichText);
    }
    let pictures: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"];
    let is_text = text::looks_like_text(bytes);
    if pictures.iter().any(|mark| bytes.starts_with(mark)) && !is_text {
        return Err(Fault::Picture);
    }
    let is_web_picture = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let is_phone_picture = bytes.get(4..8) == Some(b"ftyp");
    if is_web_picture || is_phone_picture {
        return Err(Fault::Picture);
    }
    if is_text { Ok(Kind::Text) } else { Err(Fault::UnknownType) }
}

/// A file of the old form of Office, or the shell of a document with a password: told by the names of its streams.
fn compound(bytes: &[u8]) -> Fault {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Fault::Encrypted
    } else if has("WordDocument") {
        Fault::OldWord
    } else if has("Workbook") || has("Book") || has("PowerPoint Document") {
        Fault::OtherOffice
    } else {
        Fault::UnknownType
    }
}

/// The ending that the file should have, where it has the ending of another kind.
pub fn wrong_ending(file: &str, kind: Kind) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let (fits, is): (&[&str], _) = match kind {
        Kind::Word => (&["docx"], "docx"),
        Kind::Pdf => (&["pdf"], "pdf"),
        Kind::Text => (&["txt", "text", "md"], "txt"),
    };
    (!fits.contains(&ending.as_str())).then_some(is)
}

/// The text of a PDF, pages parted by form feeds.
pub fn pdf(bytes: &[u8]) -> Result<String, Fault> {
    if is_locked(bytes) {
        return Err(Fault::Encrypted);
    }
    if !inflate::is_within(bytes) {
        return Err(Fault::Unpacked);
    }
    let text = text::read_pdf(bytes, "")?;
    if text.len() > MOST_TEXT_BYTES { Err(Fault::Unpacked) } else { Ok(text) }
}

/// Whether the PDF names a dictionary of encryption in its trailer. One that opens without a password may be read all the
/// same, but its author locked it against that; and the library reads wrong signs out of some.
fn is_locked(bytes: &[u8]) -> bool {
    let name = b"/Encrypt";
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(name.len()).position(|window| window == name) {
        let next = bytes.get(at + found + name.len());
        // Not /EncryptMetadata.
        if next.is_some_and(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'<')) {
            return true;
        }
        at += found + name.len();
    }
    false
}

/// Plain text, decoded.
pub fn plain(bytes: &[u8]) -> Result<String, Fault> {
    let text = text::text_of(bytes);
    if text.len() > MOST_TEXT_BYTES { Err(Fault::Unpacked) } else { Ok(text) }
}
