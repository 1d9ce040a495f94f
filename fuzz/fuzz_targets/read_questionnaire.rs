//! Feeds any bytes to the reader of questionnaires, as a file and as the body of a Word document: what it keeps is text.
//!
//! `cargo fuzz run -s none read_questionnaire`

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use rostrum_domain::call::{Number, QuestionCode};
use rostrum_domain::contribution::Field;
use rostrum_domain::questionnaire::{Blank, Questionnaire};
use rostrum_import::read_questionnaire;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|bytes: &[u8]| {
    let handed_out = [questionnaire()];
    for file in [bytes.to_vec(), document(bytes)] {
        if let Ok(filled) = read_questionnaire(&file, "answers.docx", &handed_out) {
            assert!(filled.found.iter().all(|found| !found.text.trim().is_empty()), "what was found is not empty");
            assert!(filled.rest.iter().all(|rest| !rest.text.trim().is_empty()), "what is left is not empty");
        }
    }
});

/// Three questions, the second with a sub-question.
fn questionnaire() -> Questionnaire {
    let blank = |code: &str, question, part, text: &str, placeholder: &str| Blank {
        field: Field::Answer(QuestionCode::parse(code).expect("the codes are given here")),
        number: Some(Number { question, part }),
        text: text.to_owned(),
        hints: Vec::new(),
        placeholder: placeholder.to_owned(),
        choices: Vec::new(),
    };
    Questionnaire {
        questions: vec![
            blank("q1", 1, None, "How do they coordinate?", "Write your answer here."),
            blank("q2", 2, None, "Which training is given:", ""),
            blank("q2-a", 2, Some(1), "to officials?", "Write your answer here."),
        ],
        ..Questionnaire::default()
    }
}

/// A Word document whose main part holds these bytes.
fn document(body: &[u8]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("word/document.xml", SimpleFileOptions::default()).expect("the name is given once");
    out.write_all(&[b"<w:document><w:body>", body, b"</w:body></w:document>"].concat()).expect("memory takes all bytes");
    out.finish().expect("memory takes all bytes").into_inner()
}
