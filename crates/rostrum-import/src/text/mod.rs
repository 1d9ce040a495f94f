//! Bytes of a file become text: plain text, DOCX, PDF or the export of an event of Indico, told apart by their content.

mod docx;
mod pdf;
mod plain;

pub use pdf::text as read_pdf;
pub use plain::{looks_like_text, text as text_of};

use crate::indico::{self, Export};

/// The largest file that is read: 32 MiB.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The longest text that is read: 1 MiB, some 150,000 words.
pub const MOST_TEXT_BYTES: usize = 1024 * 1024;

/// Why a file cannot be read. Each text says what is wrong, what is permitted and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// Nothing is in it.
    #[error("{file} is empty; choose the file that holds the concept note.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// It is larger than [`MOST_BYTES`], or becomes so when it is unpacked.
    #[error(
        "{file} has {megabytes} MB{unpacked}, more than the 32 MB that are read; export the note alone, without its pictures."
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size in whole megabytes.
        megabytes: usize,
        /// " when unpacked", or nothing.
        unpacked: &'static str,
    },
    /// Its text is longer than [`MOST_TEXT_BYTES`].
    #[error(
        "{file} holds {kilobytes} kB of text, more than the 1,024 kB that are read; a concept note has a few pages, choose that file."
    )]
    TooLong {
        /// The file's name.
        file: String,
        /// The length of its text in kB.
        kilobytes: usize,
    },
    /// It is none of the permitted types.
    #[error(
        "{file} is {found}; plain text, Markdown, DOCX, PDF and the export of an event of Indico are read. Save the note as one of these."
    )]
    UnknownType {
        /// The file's name.
        file: String,
        /// What it seems to be.
        found: &'static str,
    },
    /// It is of a permitted type but broken.
    #[error("{file} is a damaged {kind} file ({detail}); open it in its program, save it again, and try that.")]
    Damaged {
        /// The file's name.
        file: String,
        /// `DOCX` or `PDF`.
        kind: &'static str,
        /// What the reader met.
        detail: String,
    },
    /// It is a sound file without text, such as a scan.
    #[error("{file} holds no text{reason}; use a file with text in it, such as the DOCX it was made from.")]
    NoText {
        /// The file's name.
        file: String,
        /// What it seems to hold instead.
        reason: &'static str,
    },
    /// It is protected by a password.
    #[error("{file} is protected by a password; save it without one.")]
    Protected {
        /// The file's name.
        file: String,
    },
    /// Reading took too long.
    #[error("{file} could not be read within {seconds} s; save it as DOCX or plain text.")]
    TooSlow {
        /// The file's name.
        file: String,
        /// The time limit.
        seconds: u64,
    },
}

/// The text of a file.
///
/// # Errors
/// [`Unreadable`] says why there is none.
pub fn source_text(bytes: &[u8], file: &str) -> Result<String, Unreadable> {
    let file = if file.is_empty() { "the file" } else { file };
    let name = file.to_owned();
    if bytes.is_empty() {
        return Err(Unreadable::Empty { file: name });
    }
    if bytes.len() > MOST_BYTES {
        let megabytes = bytes.len().div_ceil(1024 * 1024);
        return Err(Unreadable::TooLarge { file: name, megabytes, unpacked: "" });
    }
    let text = match kind(bytes) {
        Kind::Pdf => pdf::text(bytes, file)?,
        Kind::Zip => docx::text(bytes, file)?,
        Kind::Text => {
            let text = plain::text(bytes);
            match indico::export(&text) {
                None => text,
                Some(Export::Event(note)) => note,
                Some(Export::Other(found)) => return Err(Unreadable::UnknownType { file: name, found }),
            }
        }
        Kind::Other(found) => return Err(Unreadable::UnknownType { file: name, found }),
    };
    if text.len() > MOST_TEXT_BYTES {
        return Err(Unreadable::TooLong { file: name, kilobytes: text.len().div_ceil(1024) });
    }
    if !text.chars().any(char::is_alphanumeric) {
        let reason = if matches!(kind(bytes), Kind::Pdf) { ", only pictures of pages" } else { "" };
        return Err(Unreadable::NoText { file: name, reason });
    }
    Ok(text)
}

enum Kind {
    Pdf,
    Zip,
    Text,
    Other(&'static str),
}

fn kind(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(1024)];
    // A PDF may have up to a kilobyte before its mark.
    if head.windows(5).any(|window| window == b"%PDF-") && !head.starts_with(b"PK") {
        return Kind::Pdf;
    }
    let signatures: [(&[u8], Kind); 10] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xd0\xcf\x11\xe0", Kind::Other("a file of an old Word or Excel")),
        (b"{\\rtf", Kind::Other("an RTF file")),
        (b"\x89PNG", Kind::Other("a picture")),
        (b"\xff\xd8\xff", Kind::Other("a picture")),
        (b"GIF8", Kind::Other("a picture")),
        (b"\x1f\x8b", Kind::Other("a packed file")),
        (b"\x7fELF", Kind::Other("a program")),
        (b"MZ", Kind::Other("a program")),
    ];
    for (signature, kind) in signatures {
        let program = signature == b"MZ" && plain::looks_like_text(bytes);
        if bytes.starts_with(signature) && !program {
            return kind;
        }
    }
    if plain::looks_like_text(bytes) { Kind::Text } else { Kind::Other("no file of a known type") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> String {
        source_text(bytes, "note.bin").unwrap_err().to_string()
    }

    #[test]
    fn a_file_that_cannot_be_read_gets_one_sentence_with_what_to_do() {
        assert_eq!(fault(b""), "note.bin is empty; choose the file that holds the concept note.");
        assert!(fault(&vec![b'a'; MOST_BYTES + 1]).contains("has 33 MB, more than the 32 MB"));
        assert!(fault(&vec![b'a'; MOST_TEXT_BYTES + 1]).contains("holds 1025 kB of text"));
        assert!(fault(b"\x89PNG\r\n\x1a\n0000").starts_with("note.bin is a picture; plain text"));
        assert!(fault(b"PK\x03\x04 broken").starts_with("note.bin is a damaged DOCX file"));
        assert!(fault(b"%PDF-1.7 broken").starts_with("note.bin is a damaged PDF file"));
        assert!(fault(b" \n\n ").contains("holds no text"));
        assert!(fault(&[0, 1, 2, 3, 0, 0, 0, 9, 200, 0]).starts_with("note.bin is no file of a known type"));
    }
}
