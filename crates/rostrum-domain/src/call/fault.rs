//! What is wrong with a call before it can be published, and where.

use std::collections::BTreeSet;

use super::{Call, Number, Question};
use crate::registration::Localized;

/// Most questions with their sub-questions.
pub const MOST_QUESTIONS: usize = 100;
/// Most characters of a title and of a question.
const LINE: usize = 1_000;
/// Most characters of purpose and background.
const LONG: usize = 20_000;
/// Most words that a limit can allow.
const MOST_WORDS: u32 = 20_000;
/// Most files that can be allowed.
const MOST_FILES: u8 = 10;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: At,
    /// What.
    pub flaw: Flaw,
}

/// Where something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The title.
    Title,
    /// The purpose.
    Purpose,
    /// The background.
    Background,
    /// The questions as a whole.
    Questions,
    /// One of them.
    Question(Number),
    /// The languages.
    Languages,
    /// The number of files.
    Files,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing is said in English, which is shown wherever a translation is missing.
    NoEnglish,
    /// Nobody is asked anything.
    NoQuestions,
    /// More than this many.
    TooMany(usize),
    /// Longer than this many characters, in the language with this tag.
    TooLong(usize, String),
    /// The code stands at another question, too.
    CodeTwice(String),
    /// A sub-question has sub-questions.
    TooDeep,
    /// The limit is 0 or above this many words.
    Limit(u32),
    /// This is no tag of a language.
    NoLanguage(String),
}

impl Call {
    /// What is wrong with it, in the order of the form. Empty: it can be published.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |at, flaw| faults.push(Fault { at, flaw });
        text(&self.title, LINE, true, |flaw| add(At::Title, flaw));
        text(&self.purpose, LONG, true, |flaw| add(At::Purpose, flaw));
        text(&self.background, LONG, false, |flaw| add(At::Background, flaw));
        if self.questions.is_empty() {
            add(At::Questions, Flaw::NoQuestions);
        }
        if self.numbered().count() > MOST_QUESTIONS {
            add(At::Questions, Flaw::TooMany(MOST_QUESTIONS));
        }
        let mut codes = BTreeSet::new();
        for (number, question) in self.numbered() {
            if !codes.insert(&question.code) {
                add(At::Question(number), Flaw::CodeTwice(question.code.as_str().to_owned()));
            }
            of_question(number, question, |flaw| add(At::Question(number), flaw));
        }
        for tag in &self.languages {
            if !is_a_tag(tag) {
                add(At::Languages, Flaw::NoLanguage(tag.clone()));
            }
        }
        if self.most_files > MOST_FILES {
            add(At::Files, Flaw::TooMany(usize::from(MOST_FILES)));
        }
        faults
    }
}

fn of_question(number: Number, question: &Question, mut add: impl FnMut(Flaw)) {
    text(&question.text, LINE, true, &mut add);
    text(&question.help, LINE, false, &mut add);
    if question.most_words.is_some_and(|most| !(1..=MOST_WORDS).contains(&most)) {
        add(Flaw::Limit(MOST_WORDS));
    }
    if number.part.is_some() && !question.parts.is_empty() {
        add(Flaw::TooDeep);
    }
}

fn text(text: &Localized, most: usize, required: bool, mut add: impl FnMut(Flaw)) {
    if required && text.own("en").is_empty() {
        add(Flaw::NoEnglish);
    }
    for (tag, words) in &text.0 {
        if words.chars().count() > most {
            add(Flaw::TooLong(most, tag.clone()));
        }
    }
}

/// Whether a text has the form of a BCP 47 tag: parts of 1 to 8 letters and digits, the first of 2 or 3 letters.
fn is_a_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{call, question};
    use super::*;

    #[test]
    fn a_call_with_all_it_needs_has_no_fault() {
        assert_eq!(call().faults(), []);
    }

    #[test]
    fn each_fault_says_where_it_is() {
        let mut wrong = call();
        wrong.title = Localized::default();
        wrong.questions[0].text = Localized::default();
        wrong.questions[1].parts[1].code = wrong.questions[0].code.clone();
        wrong.questions[1].most_words = Some(0);
        wrong.questions[1].parts[0].parts.push(question("deep", vec![]));
        wrong.languages = vec!["english".to_owned()];
        wrong.most_files = 11;
        let number = |question, part| At::Question(Number { question, part });
        assert_eq!(
            wrong.faults().into_iter().map(|fault| (fault.at, fault.flaw)).collect::<Vec<_>>(),
            [
                (At::Title, Flaw::NoEnglish),
                (number(1, None), Flaw::NoEnglish),
                (number(2, None), Flaw::Limit(20_000)),
                (number(2, Some(1)), Flaw::TooDeep),
                (number(2, Some(2)), Flaw::CodeTwice("one".to_owned())),
                (At::Languages, Flaw::NoLanguage("english".to_owned())),
                (At::Files, Flaw::TooMany(10)),
            ]
        );
    }
}
