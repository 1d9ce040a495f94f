//! What a reader remarks and goes on: a finding with its place in the text.

use serde::{Deserialize, Serialize};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth knowing; the reader assumed something. Not a finding of the linter.
    Note,
    /// Probably a mistake in the text.
    Warning,
    /// Certainly a mistake in the text.
    Error,
}

/// A place in a text. Lines and columns count from 1, columns and lengths in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The line, from 1.
    pub line: u32,
    /// The column of the first character, from 1.
    pub column: u32,
    /// How many characters, at least 1.
    pub length: u32,
}

/// A remark on a text that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// A stable name of the rule, such as `weekday-differs` (kebab case).
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// Where, when it has a place.
    pub span: Option<Span>,
    /// What is wrong, in one sentence that names the value.
    pub message: String,
    /// What is permitted and what to do.
    pub help: Option<String>,
}
