//! A call for inputs: what is asked of whom, and until when.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::participant::Category;
use crate::registration::{Localized, Moved};

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
mod tests {
    use super::*;

    fn question(code: &str, parts: Vec<Question>) -> Question {
        Question {
            code: QuestionCode::parse(code).unwrap(),
            text: Localized::english(code),
            help: Localized::default(),
            most_words: None,
            required: false,
            parts,
        }
    }

    #[test]
    fn sub_questions_are_numbered_with_letters() {
        let call = Call {
            title: Localized::english("Call"),
            purpose: Localized::default(),
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
        };
        let numbers: Vec<_> = call.numbered().map(|(number, _)| number.to_string()).collect();
        assert_eq!(numbers, ["1", "2", "2 (a)", "2 (b)"]);
        assert!(!call.is_late(call.deadline));
        assert!(call.is_late("2025-06-30T21:59:01Z".parse().unwrap()));
    }

    #[test]
    fn a_code_of_a_question_is_short_and_plain() {
        assert!(QuestionCode::parse("coordination-1").is_some());
        for wrong in ["", "Q1", "q 1", "seventeen-letters"] {
            assert_eq!(QuestionCode::parse(wrong), None, "{wrong}");
        }
    }
}
