//! Why a questionnaire is not read.

use crate::text::Unreadable;

/// Why nothing can be read. Each text says what is wrong, what is permitted and what to do; pages say it in the
/// language of their reader, by [`QuestionnaireFault::code`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionnaireFault {
    /// Nothing is in it.
    #[error("The file is empty; choose the file in which you wrote your answers.")]
    Empty,
    /// It is larger than [`super::MOST_QUESTIONNAIRE_BYTES`].
    #[error("The file has {megabytes} MB, more than the 5 MB that are read; take large pictures out of it.")]
    TooLarge {
        /// Its size in whole megabytes.
        megabytes: usize,
    },
    /// It becomes too large when it is unpacked, or holds more text than anybody writes.
    #[error("The file grows beyond what is read when it is unpacked; copy your answers into a new document.")]
    Unpacked,
    /// It is protected by a password.
    #[error("The file is protected by a password; save it without one.")]
    Encrypted,
    /// It holds macros.
    #[error("The file holds macros, which are programs; save it as a Word document without macros (.docx).")]
    Macros,
    /// It is a document of Word 97 to 2003.
    #[error("The file is a Word document of the old form (.doc); save it as .docx or PDF.")]
    OldWord,
    /// It is an OpenDocument text.
    #[error("The file is an OpenDocument text (.odt); save it as .docx or PDF.")]
    OpenDocument,
    /// It is RTF.
    #[error("The file is in Rich Text Format (.rtf); save it as .docx or PDF.")]
    RichText,
    /// It is a picture.
    #[error("The file is a picture; send the document itself, as .docx or PDF with text in it.")]
    Picture,
    /// It is a workbook or slides.
    #[error("The file is a workbook or slides; write your answers in the questionnaire, and send it as .docx or PDF.")]
    OtherOffice,
    /// It is something else.
    #[error("The file is of no kind that is read; permitted are .docx, PDF with text in it, and plain text.")]
    UnknownType,
    /// It is broken.
    #[error("The file is damaged; open it in its program, save it again, and send that.")]
    Damaged,
    /// It is a PDF without text.
    #[error("The PDF holds pictures of pages and no text; send the document from which it was made.")]
    Scanned,
    /// Nothing is written in it.
    #[error("No text is in the file; choose the file in which you wrote your answers.")]
    NoText,
    /// Reading it took too long.
    #[error("The file could not be read within {seconds} s; send it as .docx.")]
    TooSlow {
        /// The time limit.
        seconds: u64,
    },
}

impl QuestionnaireFault {
    /// All codes, for the tests of the texts.
    pub const CODES: [&str; 15] = [
        "empty",
        "too-large",
        "unpacked",
        "encrypted",
        "macros",
        "old-word",
        "open-document",
        "rich-text",
        "picture",
        "other-office",
        "unknown-type",
        "damaged",
        "scanned",
        "no-text",
        "too-slow",
    ];

    /// The stable code: `old-word`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Unpacked => "unpacked",
            Self::Encrypted => "encrypted",
            Self::Macros => "macros",
            Self::OldWord => "old-word",
            Self::OpenDocument => "open-document",
            Self::RichText => "rich-text",
            Self::Picture => "picture",
            Self::OtherOffice => "other-office",
            Self::UnknownType => "unknown-type",
            Self::Damaged => "damaged",
            Self::Scanned => "scanned",
            Self::NoText => "no-text",
            Self::TooSlow { .. } => "too-slow",
        }
    }
}

impl From<Unreadable> for QuestionnaireFault {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Empty { .. } => Self::Empty,
            Unreadable::TooLarge { .. } | Unreadable::TooLong { .. } => Self::Unpacked,
            Unreadable::UnknownType { .. } => Self::UnknownType,
            Unreadable::Damaged { .. } => Self::Damaged,
            Unreadable::NoText { .. } => Self::NoText,
            Unreadable::Protected { .. } => Self::Encrypted,
            Unreadable::TooSlow { seconds, .. } => Self::TooSlow { seconds },
        }
    }
}
