//! What stands in the questionnaire as it was handed out, in all its languages, ready to be compared.

use std::collections::HashSet;

use rostrum_domain::call::Number;
use rostrum_domain::contribution::Field;
use rostrum_domain::questionnaire::{Blank, Questionnaire};

use super::likeness::{Pairs, key};

/// What Word puts into an empty control by itself.
const OF_WORD: [&str; 13] = [
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Choose an item.",
    "Cliquez ou appuyez ici pour entrer du texte.",
    "Choisissez un élément.",
    "Haga clic o pulse aquí para escribir texto.",
    "Elija un elemento.",
    "Место для ввода текста.",
    "Выберите элемент.",
    "انقر أو اضغط هنا لإدخال نص.",
    "اختر عنصراً.",
    "单击或点击此处输入文字。",
    "选择一项。",
];

/// The questionnaire, as it is known.
pub struct Known {
    pub call: String,
    pub blanks: Vec<KnownBlank>,
    /// Keys of what stands where nobody has written yet.
    pub placeholders: HashSet<String>,
    /// Keys of texts that are no answers: title, purpose, hints.
    pub furniture: HashSet<String>,
    /// Keys of the lines at the edges of pages.
    pub edges: HashSet<String>,
}

/// A blank in all languages.
pub struct KnownBlank {
    pub field: Field,
    pub number: Option<Number>,
    pub answered: bool,
    pub headings: Vec<Heading>,
    /// Keys of its hints.
    pub hints: HashSet<String>,
    /// Keys of labels and codes, with the codes.
    pub choices: Vec<(String, String)>,
}

/// The line over a question, or a label, in one language.
pub struct Heading {
    /// With its number.
    pub whole: String,
    /// Without.
    pub text: String,
    pub pairs: Pairs,
}

impl Known {
    pub fn of(handed_out: &[Questionnaire]) -> Self {
        let mut known = Self {
            call: handed_out.first().map(|one| one.call.clone()).unwrap_or_default(),
            blanks: Vec::new(),
            placeholders: OF_WORD.iter().map(|text| key(text)).collect(),
            furniture: HashSet::new(),
            edges: HashSet::new(),
        };
        for one in handed_out {
            known.add(one);
        }
        known.furniture.remove("");
        known.placeholders.remove("");
        known
    }

    fn add(&mut self, one: &Questionnaire) {
        let heads = [&one.meeting, &one.title, &one.about_heading, &one.questions_heading];
        self.furniture.extend(heads.map(|text| key(text)));
        self.edges.insert(key(&one.title));
        for section in &one.sections {
            self.furniture.insert(key(&section.heading));
            self.furniture.extend(section.paragraphs.iter().map(|text| key(text)));
        }
        for blank in one.blanks() {
            self.furniture.extend(blank.hints.iter().map(|text| key(text)));
            self.placeholders.insert(key(&blank.placeholder));
            self.add_blank(blank);
        }
    }

    fn add_blank(&mut self, blank: &Blank) {
        let at = self.index(&blank.field).unwrap_or_else(|| {
            self.blanks.push(KnownBlank {
                field: blank.field.clone(),
                number: blank.number,
                answered: blank.is_answered(),
                headings: Vec::new(),
                hints: HashSet::new(),
                choices: Vec::new(),
            });
            self.blanks.len() - 1
        });
        let known = &mut self.blanks[at];
        let (whole, text) = (key(&blank.heading()), key(&blank.text));
        if !text.is_empty() && !known.headings.iter().any(|heading| heading.whole == whole) {
            let pairs = Pairs::of(&text);
            known.headings.push(Heading { whole, text, pairs });
        }
        known.hints.extend(blank.hints.iter().map(|text| key(text)));
        for choice in &blank.choices {
            for name in [key(&choice.label), key(&choice.code)] {
                if !name.is_empty() && !known.choices.iter().any(|(found, _)| *found == name) {
                    known.choices.push((name, choice.code.clone()));
                }
            }
        }
    }

    /// The place of a field among the blanks.
    pub fn index(&self, field: &Field) -> Option<usize> {
        self.blanks.iter().position(|blank| blank.field == *field)
    }

    /// The place of the question with this number.
    pub fn numbered(&self, number: Number) -> Option<usize> {
        self.blanks.iter().position(|blank| blank.number == Some(number))
    }

    /// All texts that may be broken into lines, by their keys.
    pub fn broken(&self) -> HashSet<&str> {
        let headings = self.blanks.iter().flat_map(|blank| &blank.headings);
        let headings = headings.flat_map(|heading| [heading.whole.as_str(), heading.text.as_str()]);
        headings
            .chain(self.furniture.iter().map(String::as_str))
            .chain(self.placeholders.iter().map(String::as_str))
            .collect()
    }
}
