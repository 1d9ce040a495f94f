//! A question of the form.

use serde::{Deserialize, Serialize};

use super::localized::Localized;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable name, unique in the design: 1 to 40 characters out of `a-z`, `0-9` and `_`. Answers are kept under it.
    pub code: String,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: FieldKind,
    /// The question. A consent is the sentence that is agreed to.
    pub label: Localized,
    /// What helps to answer, or nothing.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub hint: Localized,
    /// Whether it has to be answered.
    #[serde(default)]
    pub required: bool,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "choices", rename_all = "snake_case")]
pub enum FieldKind {
    /// One line, at most 200 characters.
    Line,
    /// Text of several lines, at most 5,000 characters.
    LongText,
    /// One of these.
    One(Vec<Choice>),
    /// Any of these.
    Many(Vec<Choice>),
    /// A file: PDF, PNG, JPEG or DOCX.
    File,
    /// A tick.
    Consent,
}

/// One of the answers that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable name, unique in the field; same letters as that of a field.
    pub code: String,
    /// What stands in the form.
    pub label: Localized,
}

impl FieldKind {
    /// The codes of all kinds.
    pub const CODES: [&'static str; 6] = ["line", "long_text", "one", "many", "file", "consent"];

    /// The kind with this code and, for those that have some, these choices.
    pub fn from_code(code: &str, choices: Vec<Choice>) -> Option<Self> {
        Some(match code {
            "line" => Self::Line,
            "long_text" => Self::LongText,
            "one" => Self::One(choices),
            "many" => Self::Many(choices),
            "file" => Self::File,
            "consent" => Self::Consent,
            _ => return None,
        })
    }

    /// The stable code: `long_text`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::LongText => "long_text",
            Self::One(_) => "one",
            Self::Many(_) => "many",
            Self::File => "file",
            Self::Consent => "consent",
        }
    }

    /// What can be chosen; nothing for kinds that are no choice.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::One(choices) | Self::Many(choices) => choices,
            _ => &[],
        }
    }
}
