//! What people answer, checked against what was asked.

use serde::{Deserialize, Serialize};

use super::field::{Field, FieldKind};

/// Most bytes of a file: 5 MB hold a scanned letter of several pages.
pub const MOST_FILE_BYTES: usize = 5_000_000;
/// Most characters of one line.
const LINE: usize = 200;
/// Most characters of a text of several lines.
const LONG_TEXT: usize = 5_000;

/// What was typed for a field, as a form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The texts under the field's name: one for a text, one for each choice that was ticked.
    pub texts: Vec<String>,
    /// The file that was sent.
    pub file: Option<File>,
}

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name on the sender's device, without folders, 1 to 200 characters.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An answer that fits its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A text of one or several lines.
    Text(String),
    /// The codes of what was chosen.
    Chosen(Vec<String>),
    /// Agreed.
    Agreed,
    /// A file, kept apart.
    File {
        /// Its name.
        name: String,
        /// What it is, by its content.
        kind: FileKind,
        /// How many bytes.
        bytes: usize,
    },
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// PDF
    Pdf,
    /// PNG
    Png,
    /// JPEG
    Jpeg,
    /// DOCX
    Docx,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// It has to be answered.
    Missing,
    /// It is longer than this many characters.
    TooLong(usize),
    /// This cannot be chosen.
    NoSuchChoice(String),
    /// The file has more bytes than [`MOST_FILE_BYTES`].
    FileTooLarge(usize),
    /// The file is none of the kinds that are taken, by its content.
    FileKind(String),
}

impl FileKind {
    /// What a file is, by its first bytes; its name says nothing.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"PK\x03\x04") && bytes.windows(17).any(|part| part == b"word/document.xml") {
            Some(Self::Docx)
        } else {
            None
        }
    }

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Docx => "docx",
        }
    }
}

impl Field {
    /// Checks what was typed; `None` where nothing was, and nothing has to be.
    ///
    /// # Errors
    /// [`AnswerFault`] says what is wrong with it.
    pub fn read(&self, typed: &Typed) -> Result<Option<Answer>, AnswerFault> {
        let answer = match &self.kind {
            FieldKind::Line => text(typed, LINE, |text| text.split_whitespace().collect::<Vec<_>>().join(" "))?,
            FieldKind::LongText => text(typed, LONG_TEXT, |text| text.replace("\r\n", "\n").trim().to_owned())?,
            FieldKind::One(_) | FieldKind::Many(_) => self.chosen(typed)?,
            FieldKind::File => file(typed)?,
            FieldKind::Consent => typed.texts.iter().any(|text| text == "yes").then_some(Answer::Agreed),
        };
        if answer.is_none() && self.required { Err(AnswerFault::Missing) } else { Ok(answer) }
    }

    fn chosen(&self, typed: &Typed) -> Result<Option<Answer>, AnswerFault> {
        let mut codes: Vec<String> = Vec::new();
        for text in typed.texts.iter().filter(|text| !text.is_empty()) {
            if !self.kind.choices().iter().any(|choice| &choice.code == text) {
                return Err(AnswerFault::NoSuchChoice(text.chars().take(60).collect()));
            }
            if !codes.contains(text) {
                codes.push(text.clone());
            }
        }
        if matches!(self.kind, FieldKind::One(_)) {
            codes.truncate(1);
        }
        Ok((!codes.is_empty()).then_some(Answer::Chosen(codes)))
    }
}

fn text(typed: &Typed, most: usize, clean: impl Fn(&str) -> String) -> Result<Option<Answer>, AnswerFault> {
    let text = typed.texts.first().map(|text| clean(text)).unwrap_or_default();
    if text.chars().count() > most {
        return Err(AnswerFault::TooLong(most));
    }
    Ok((!text.is_empty()).then_some(Answer::Text(text)))
}

fn file(typed: &Typed) -> Result<Option<Answer>, AnswerFault> {
    let Some(file) = typed.file.as_ref().filter(|file| !file.bytes.is_empty()) else { return Ok(None) };
    if file.bytes.len() > MOST_FILE_BYTES {
        return Err(AnswerFault::FileTooLarge(file.bytes.len()));
    }
    let kind = FileKind::of(&file.bytes).ok_or_else(|| AnswerFault::FileKind(file.name.clone()))?;
    Ok(Some(Answer::File { name: file.name.clone(), kind, bytes: file.bytes.len() }))
}
