//! A call for inputs as a questionnaire in one language: what its Word document says, and by what it is read again.
//!
//! The writer of the document and the reader of a filled one do not know each other. Both know this value: how blanks
//! are marked, and which texts stand in the document before anybody writes in it.

use crate::call::Number;
use crate::contribution::Field;

/// A questionnaire in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questionnaire {
    /// Which call it asks for, kept in the properties of the document: `local-government-2025/3`.
    pub call: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// What the meeting is called.
    pub meeting: String,
    /// What the call is called.
    pub title: String,
    /// Purpose, background, deadline, how to return it.
    pub sections: Vec<Section>,
    /// The heading over the blanks about those who answer.
    pub about_heading: String,
    /// The blanks about those who answer.
    pub about: Vec<Blank>,
    /// The heading over the questions.
    pub questions_heading: String,
    /// The questions.
    pub questions: Vec<Blank>,
}

/// Text with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What it is for.
    pub field: Field,
    /// The number of a question.
    pub number: Option<Number>,
    /// The label, or what is asked.
    pub text: String,
    /// Help, the limit of words, whether it has to be answered.
    pub hints: Vec<String>,
    /// What stands where the answer goes; "" where nothing is answered, as in a question with sub-questions.
    pub placeholder: String,
    /// What can be chosen; empty: it is written.
    pub choices: Vec<Choice>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The stable code.
    pub code: String,
    /// What it is called.
    pub label: String,
}

/// The name of the property of the document that says which call it asks for.
pub const CALL_PROPERTY: &str = "Rostrum call";

const TAG: &str = "rostrum.";
const BOOKMARK: &str = "rostrum_";

/// The tag of the content control of a field: `rostrum.housing-1`.
pub fn tag(field: &Field) -> String {
    format!("{TAG}{}", field.code())
}

/// The field of a content control with this tag; `None` when the control is none of ours.
pub fn of_tag(tag: &str) -> Option<Field> {
    Field::from_code(tag.trim().strip_prefix(TAG)?)
}

/// The name of the bookmark at a question: `rostrum_housing_1`. Word permits letters, digits and `_`.
pub fn bookmark(field: &Field) -> String {
    format!("{BOOKMARK}{}", field.code().replace('-', "_"))
}

/// The field of a bookmark; `None` when it is none of ours.
pub fn of_bookmark(name: &str) -> Option<Field> {
    let code = name.strip_prefix(BOOKMARK)?;
    // The fields that are no questions begin with `_`, and have no `-`.
    Field::from_code(code).or_else(|| Field::from_code(&code.replace('_', "-")))
}

impl Blank {
    /// The line over a question: `3. …` and `3 (b) …`; of another blank its label.
    pub fn heading(&self) -> String {
        match self.number {
            Some(number @ Number { part: Some(_), .. }) => format!("{number} {}", self.text),
            Some(number) => format!("{number}. {}", self.text),
            None => self.text.clone(),
        }
    }

    /// Whether something can be written or chosen here.
    pub fn is_answered(&self) -> bool {
        !self.placeholder.is_empty()
    }
}

impl Questionnaire {
    /// All blanks, in the order of the document.
    pub fn blanks(&self) -> impl Iterator<Item = &Blank> {
        self.about.iter().chain(&self.questions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::QuestionCode;

    #[test]
    fn every_field_is_found_by_its_tag_and_its_bookmark() {
        let codes = ["q1", "housing-1", "a-b-c", "1"];
        let answers = codes.map(|code| Field::Answer(QuestionCode::parse(code).unwrap()));
        for field in Field::OWN.into_iter().chain(answers) {
            assert_eq!(of_tag(&tag(&field)), Some(field.clone()));
            assert_eq!(of_bookmark(&bookmark(&field)), Some(field.clone()));
            assert!(bookmark(&field).len() <= 40, "Word cuts longer names off");
        }
        for foreign in ["", "rostrum.", "q1", "_GoBack", "rostrum.Q 1"] {
            assert_eq!((of_tag(foreign), of_bookmark(foreign)), (None, None), "{foreign}");
        }
    }
}
