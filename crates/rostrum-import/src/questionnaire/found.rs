//! What was read of a questionnaire.

use rostrum_domain::contribution::Field;

/// A questionnaire as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// What was filled in, in the order of the questionnaire. Paragraphs are parted by a blank line.
    pub found: Vec<Found>,
    /// What belongs to no blank.
    pub rest: Vec<Rest>,
    /// What the reader remarks.
    pub remarks: Vec<Remark>,
    /// The language in which most of it is written, as a BCP 47 tag; `None` where too little tells it.
    pub language: Option<&'static str>,
}

/// What was filled into a blank. Of a blank with choices it is the code that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The blank.
    pub field: Field,
    /// What was written; never empty.
    pub text: String,
    /// By what it was known.
    pub by: By,
}

/// By what a blank was known, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Its content control.
    Control,
    /// The bookmark at the question.
    Bookmark,
    /// The text of the question, or the label.
    Text,
    /// "Question 3".
    Word,
    /// A bare number, such as "3.": it may be one of a list.
    Number,
}

/// A text that belongs to no blank, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The text; never empty.
    pub text: String,
    /// The blank behind which it stood.
    pub after: Option<Field>,
    /// Why it belongs to none.
    pub why: Why,
}

/// Why a text belongs to no blank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It stands before the first question.
    Before,
    /// It stands under a number that no question has: "Question 9".
    UnknownNumber(String),
    /// It stands under a question that is answered by its sub-questions.
    UnderHeading,
    /// It is none of the choices.
    NoChoice,
    /// It is a comment in the margin.
    Comment,
}

impl Why {
    /// The stable code: `unknown-number`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::UnknownNumber(_) => "unknown-number",
            Self::UnderHeading => "under-heading",
            Self::NoChoice => "no-choice",
            Self::Comment => "comment",
        }
    }
}

/// What the reader remarks; pages say it in the language of their reader, by [`Remark::code`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The ending of the file's name belongs to another kind: it is a `docx`, `pdf` or `txt`.
    WrongEnding {
        /// What it is.
        is: &'static str,
    },
    /// The document was made for another call, whose mark is given.
    OtherCall(String),
    /// Changes were tracked: what was put in is taken, what was taken out is left out.
    TrackedChanges,
    /// Pictures are not taken.
    Pictures(usize),
    /// Embedded objects, such as sheets, are not taken.
    Objects(usize),
    /// A question stands there more than once; what is under each is put together.
    Twice(Field),
    /// The number before a question is not its own.
    WrongNumber {
        /// The question, known by its text.
        field: Field,
        /// The number that stands there.
        says: String,
    },
    /// The question stands there in other words.
    ChangedQuestion {
        /// The question that it is like.
        field: Field,
        /// As it stands there.
        text: String,
    },
    /// Only a bare number told where this answer begins.
    ByNumberOnly(Field),
    /// Text stood beside the place for the answer, and is taken with it.
    Beside(Field),
    /// Nothing was written here.
    Unanswered(Field),
    /// The answers are in more than one language: BCP 47 tags.
    Languages(Vec<&'static str>),
    /// No question was found.
    NoQuestions,
}

impl Remark {
    /// All codes, for the tests of the texts.
    pub const CODES: [&str; 13] = [
        "wrong-ending",
        "other-call",
        "tracked-changes",
        "pictures",
        "objects",
        "twice",
        "wrong-number",
        "changed-question",
        "by-number-only",
        "beside",
        "unanswered",
        "languages",
        "no-questions",
    ];

    /// The stable code: `tracked-changes`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongEnding { .. } => "wrong-ending",
            Self::OtherCall(_) => "other-call",
            Self::TrackedChanges => "tracked-changes",
            Self::Pictures(_) => "pictures",
            Self::Objects(_) => "objects",
            Self::Twice(_) => "twice",
            Self::WrongNumber { .. } => "wrong-number",
            Self::ChangedQuestion { .. } => "changed-question",
            Self::ByNumberOnly(_) => "by-number-only",
            Self::Beside(_) => "beside",
            Self::Unanswered(_) => "unanswered",
            Self::Languages(_) => "languages",
            Self::NoQuestions => "no-questions",
        }
    }

    /// The blank that it is about; `None`: the whole file.
    pub fn field(&self) -> Option<&Field> {
        match self {
            Self::Twice(field)
            | Self::WrongNumber { field, .. }
            | Self::ChangedQuestion { field, .. }
            | Self::ByNumberOnly(field)
            | Self::Beside(field)
            | Self::Unanswered(field) => Some(field),
            Self::WrongEnding { .. }
            | Self::OtherCall(_)
            | Self::TrackedChanges
            | Self::Pictures(_)
            | Self::Objects(_)
            | Self::Languages(_)
            | Self::NoQuestions => None,
        }
    }
}
