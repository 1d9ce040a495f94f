//! A call for inputs: what is asked of whom, and until when.
//!
//! - [`Call`] is the whole document, which a next meeting can take over.
//! - [`Call::faults`] says what is wrong with it, and where; [`Call::changes_over`] what a new version changes.
//! - [`words`] counts as limits do.

mod changes;
mod fault;
mod words;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::participant::Category;
use crate::registration::{Edge, Localized, Moved};

pub use changes::Change;
pub use fault::{At, Fault, Flaw};
pub use words::words;

/// A call for inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What it is called.
    pub title: Localized,
    /// What the inputs are for.
    pub purpose: Localized,
    /// What one should know before answering.
    pub background: Localized,
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// In which languages one may answer: BCP 47 tags. Empty: in any.
    pub languages: Vec<String>,
    /// Who is addressed. Empty: everybody.
    pub addressed: BTreeSet<Category>,
    /// Until when inputs are awaited. What comes later is taken, and marked as late.
    pub deadline: Timestamp,
    /// Where the deadline stood before, the latest change last.
    pub moved: Vec<Moved>,
    /// Most files beside the answers; 0 takes none.
    pub most_files: u8,
}

/// A question, or a sub-question of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Stays the same when questions are moved, so that answers stay with theirs.
    pub code: QuestionCode,
    /// What is asked.
    pub text: Localized,
    /// What helps to answer; may be empty.
    pub help: Localized,
    /// Most words of an answer.
    pub most_words: Option<u32>,
    /// Whether it has to be answered.
    pub required: bool,
    /// Sub-questions: (a), (b). They have none themselves.
    pub parts: Vec<Self>,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// The secretariat writes it.
    Draft,
    /// Public; inputs are taken, after the deadline as well.
    Open,
    /// Public; no new draft is begun. Whoever has one can still hand it in.
    Closed,
}

impl CallState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Open, Self::Closed];

    /// The stable code: `open`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The code of a question, unique in its call: 1 to 16 characters out of `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionCode(String);

impl QuestionCode {
    /// The code as it was given; `None` when it has other characters or another length.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=16).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The number of a question as people read it: `3`, and of a sub-question `3 (b)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// From 1.
    pub question: usize,
    /// From 1; `None` for the question itself.
    pub part: Option<usize>,
}

impl Call {
    /// All questions and sub-questions with their numbers, in the order in which they are read.
    pub fn numbered(&self) -> impl Iterator<Item = (Number, &Question)> {
        self.questions.iter().enumerate().flat_map(|(at, question)| {
            let number = move |part| Number { question: at + 1, part };
            let parts = question.parts.iter().enumerate().map(move |(part, inner)| (number(Some(part + 1)), inner));
            std::iter::once((number(None), question)).chain(parts)
        })
    }

    /// The question with this code.
    pub fn question(&self, code: &QuestionCode) -> Option<&Question> {
        self.numbered().map(|(_, question)| question).find(|question| question.code == *code)
    }

    /// The questions that are answered: those with sub-questions are headings over them.
    pub fn answered(&self) -> impl Iterator<Item = (Number, &Question)> {
        self.numbered().filter(|(_, question)| question.parts.is_empty())
    }

    /// A code that no question of the call has: `q7`, from its number on.
    pub fn free_code(&self) -> QuestionCode {
        let taken: BTreeSet<&str> = self.numbered().map(|(_, question)| question.code.as_str()).collect();
        let free = (1..).map(|number| format!("q{number}")).find(|code| !taken.contains(code.as_str()));
        QuestionCode(free.expect("there are more numbers than questions"))
    }

    /// The call as it is saved over an earlier version at an instant: with what the deadline remembers, once the
    /// public knew it.
    pub fn over(mut self, before: &Self, was_public: bool, at: Timestamp) -> Self {
        self.moved.clone_from(&before.moved);
        if was_public && before.deadline != self.deadline {
            self.moved.push(Moved { edge: Edge::Closes, from: before.deadline, to: Some(self.deadline), at });
        }
        self
    }

    /// The same for another meeting, or as a new call: without the history of its deadline.
    pub fn anew(mut self) -> Self {
        self.moved.clear();
        self
    }

    /// Whether an input that is received at this instant is late.
    pub fn is_late(&self, received_at: Timestamp) -> bool {
        received_at > self.deadline
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.question)?;
        let Some(part) = self.part else { return Ok(()) };
        let letter = u32::try_from(part - 1).ok().filter(|at| *at < 26).and_then(|at| char::from_u32('a' as u32 + at));
        match letter {
            Some(letter) => write!(f, " ({letter})"),
            None => write!(f, " ({part})"),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(super) fn question(code: &str, parts: Vec<Question>) -> Question {
        Question {
            code: QuestionCode::parse(code).unwrap(),
            text: Localized::english(code),
            help: Localized::default(),
            most_words: None,
            required: false,
            parts,
        }
    }

    pub(crate) fn call() -> Call {
        Call {
            title: Localized::english("Call"),
            purpose: Localized::english("Purpose"),
            background: Localized::default(),
            questions: vec![
                question("one", vec![]),
                question("two", vec![question("a", vec![]), question("b", vec![])]),
            ],
            languages: Vec::new(),
            addressed: BTreeSet::new(),
            deadline: "2025-06-30T21:59:00Z".parse().unwrap(),
            moved: Vec::new(),
            most_files: 3,
        }
    }

    #[test]
    fn sub_questions_are_numbered_with_letters() {
        let call = call();
        let numbers: Vec<_> = call.numbered().map(|(number, _)| number.to_string()).collect();
        assert_eq!(numbers, ["1", "2", "2 (a)", "2 (b)"]);
        let answered: Vec<_> = call.answered().map(|(number, _)| number.to_string()).collect();
        assert_eq!(answered, ["1", "2 (a)", "2 (b)"]);
        assert_eq!(call.free_code().as_str(), "q1");
        assert!(!call.is_late(call.deadline));
        assert!(call.is_late("2025-06-30T21:59:01Z".parse().unwrap()));
    }

    #[test]
    fn a_deadline_remembers_where_it_stood_once_the_public_knew_it() {
        let before = call();
        let at = "2025-06-01T00:00:00Z".parse().unwrap();
        let later = Call { deadline: "2025-07-07T21:59:00Z".parse().unwrap(), ..before.clone() };
        assert_eq!(later.clone().over(&before, false, at).moved, []);
        let moved = later.clone().over(&before, true, at).moved;
        assert_eq!(moved, [Moved { edge: Edge::Closes, from: before.deadline, to: Some(later.deadline), at }]);
        assert_eq!(later.clone().over(&Call { moved: moved.clone(), ..later.clone() }, true, at).moved, moved);
        assert_eq!(Call { moved, ..later }.anew().moved, []);
    }

    #[test]
    fn a_code_of_a_question_is_short_and_plain() {
        assert!(QuestionCode::parse("coordination-1").is_some());
        for wrong in ["", "Q1", "q 1", "seventeen-letters"] {
            assert_eq!(QuestionCode::parse(wrong), None, "{wrong}");
        }
        assert_eq!(CallState::ALL.map(|state| CallState::from_code(state.code())), CallState::ALL.map(Some));
    }
}
