//! What is read of filled questionnaires, and what of other files.

mod hostile;
mod lost;
mod paper;
mod word;

use std::io::{Cursor, Write};

use rostrum_domain::call::{Number, QuestionCode};
use rostrum_domain::contribution::Field;
use rostrum_domain::questionnaire::{Blank, Choice, Questionnaire, Section};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

pub fn answer(code: &str) -> Field {
    Field::Answer(QuestionCode::parse(code).unwrap())
}

fn blank(field: Field, number: Option<(usize, Option<usize>)>, text: &str, placeholder: &str) -> Blank {
    let number = number.map(|(question, part)| Number { question, part });
    let hints = if number.is_some() { vec!["At most 500 words.".to_owned()] } else { Vec::new() };
    Blank { field, number, text: text.to_owned(), hints, placeholder: placeholder.to_owned(), choices: Vec::new() }
}

/// The same questionnaire in two languages: 1, 2 with (a) and (b), 3.
pub fn handed_out() -> Vec<Questionnaire> {
    let english = Questionnaire {
        call: "panel/1".to_owned(),
        language: "en".to_owned(),
        meeting: "Panel on local government".to_owned(),
        title: "Call for inputs".to_owned(),
        sections: vec![Section { heading: "Purpose".to_owned(), paragraphs: vec!["To learn what works.".to_owned()] }],
        about_heading: "Who answers".to_owned(),
        about: vec![
            blank(Field::Delegation, None, "Delegation", "Write the name here"),
            Blank {
                choices: vec![
                    Choice { code: "publish".to_owned(), label: "Publish with the name".to_owned() },
                    Choice { code: "do_not_publish".to_owned(), label: "Do not publish".to_owned() },
                ],
                ..blank(Field::Consent, None, "Consent", "Choose one of these")
            },
            blank(Field::Country, None, "Country", "Write the country here"),
        ],
        questions_heading: "Questions".to_owned(),
        questions: vec![
            blank(answer("q1"), Some((1, None)), "How do levels of government coordinate?", "Write your answer here."),
            blank(answer("q2"), Some((2, None)), "Which training is given:", ""),
            blank(answer("q2-a"), Some((2, Some(1))), "to elected officials?", "Write your answer here."),
            blank(answer("q2-b"), Some((2, Some(2))), "to staff of the municipality?", "Write your answer here."),
            blank(answer("q3"), Some((3, None)), "What are the main challenges?", "Write your answer here."),
        ],
    };
    let mut french = english.clone();
    french.language = "fr".to_owned();
    let texts = [
        "Comment les niveaux de gouvernement se coordonnent-ils ?",
        "Quelle formation est dispensée :",
        "aux élus ?",
        "au personnel de la commune ?",
        "Quels sont les principaux défis ?",
    ];
    for (blank, text) in french.questions.iter_mut().zip(texts) {
        blank.text = text.to_owned();
    }
    vec![english, french]
}

/// A DOCX with this body, and other parts.
pub fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let namespaces = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    let document = format!("<w:document {namespaces}><w:body>{body}</w:body></w:document>");
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend(others);
    packed(&all)
}

pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A content control around paragraphs.
pub fn control(code: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr><w:tag w:val=\"rostrum.{code}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

pub fn read(bytes: &[u8]) -> Filled {
    read_questionnaire(bytes, "", &handed_out()).unwrap()
}

pub fn text(filled: &Filled, field: &Field) -> String {
    filled.found.iter().find(|found| found.field == *field).map(|found| found.text.clone()).unwrap_or_default()
}

pub fn rest(filled: &Filled) -> Vec<&str> {
    filled.rest.iter().map(|rest| rest.text.as_str()).collect()
}

pub fn codes(filled: &Filled) -> Vec<&'static str> {
    filled.remarks.iter().map(Remark::code).filter(|code| *code != "unanswered").collect()
}
