//! The questionnaire out, filled, and in again, over HTTP with real files.

mod python;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use axum::http::StatusCode;
use rostrum_domain::call::{Call, CallState};
use rostrum_domain::contribution::{Contribution, Field};
use rostrum_domain::ids::{CallNo, ContributionNo};
use rostrum_domain::questionnaire::{Questionnaire, tag};
use rostrum_import::{QuestionnaireFault, Remark, Why};
use rostrum_store::MeetingRow;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::calls::example::ready;
use crate::i18n::Lang;
use crate::testing::TestApp;

const NO: CallNo = CallNo(1);

async fn with_call() -> (TestApp, MeetingRow, Call) {
    let (app, row) = TestApp::with_meeting().await;
    let store = app.app.store();
    assert_eq!(store.begin_call(&row.meeting.id, ready()).await.unwrap(), NO);
    store.move_call(&row.meeting.id, NO, CallState::Open).await.unwrap();
    (app, row, ready())
}

fn handed_out(app: &TestApp, row: &MeetingRow, call: &Call, lang: Lang) -> Questionnaire {
    super::of(row, NO, call, lang, &super::upload_address(&app.app.settings().base, row, NO))
}

/// What is written into each blank: two paragraphs for answers, what can be chosen where something is chosen.
fn answers(questionnaire: &Questionnaire) -> Vec<(Field, String)> {
    let written = |(at, blank): (usize, &rostrum_domain::questionnaire::Blank)| {
        let text = match &blank.field {
            Field::Country => "Suisse".to_owned(),
            Field::Email => "anna@bern.example".to_owned(),
            _ if !blank.choices.is_empty() => blank.choices[at % blank.choices.len()].label.clone(),
            Field::Answer(_) => format!("Bern <&> \"{at}\": {}", blank.text),
            _ => format!("{at} {}", blank.text),
        };
        (blank.field.clone(), text)
    };
    let answered = questionnaire.blanks().filter(|blank| blank.is_answered());
    answered.enumerate().map(written).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The main part of a document changed.
fn changed(docx: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        out.write_all(if name == "word/document.xml" { change(text) } else { text }.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Writes each answer where its placeholder stands, as one types over it.
fn filled(docx: &[u8], answers: &[(Field, String)]) -> Vec<u8> {
    changed(docx, |mut xml| {
        for (field, text) in answers {
            let control =
                xml.find(&format!("<w:tag w:val=\"{}\"/>", tag(field))).unwrap_or_else(|| panic!("{field:?}"));
            let begin = control + xml[control..].find("<w:t xml:space=\"preserve\">").unwrap() + 26;
            let end = begin + xml[begin..].find("</w:t>").unwrap();
            xml.replace_range(begin..end, &escaped(text));
        }
        xml
    })
}

/// The same without an element, its content kept.
fn without(docx: &[u8], names: &[&str]) -> Vec<u8> {
    changed(docx, |mut xml| {
        for name in names {
            for whole in [format!("<{name}>"), format!("</{name}>")] {
                xml = xml.replace(&whole, "");
            }
            while let Some(begin) = xml.find(&format!("<{name} ")) {
                let end = begin + xml[begin..].find('>').unwrap();
                xml.replace_range(begin..=end, "");
            }
        }
        xml
    })
}

/// The properties of controls, with all that is in them.
fn without_controls(docx: &[u8]) -> Vec<u8> {
    let plain = changed(docx, |mut xml| {
        while let Some(begin) = xml.find("<w:sdtPr>") {
            let end = begin + xml[begin..].find("</w:sdtPr>").unwrap() + "</w:sdtPr>".len();
            xml.replace_range(begin..end, "");
        }
        xml
    });
    without(&plain, &["w:sdt", "w:sdtContent"])
}

async fn draft(app: &TestApp, row: &MeetingRow, no: u32) -> Contribution {
    app.app.store().find_draft(&row.meeting.id, ContributionNo(no)).await.unwrap()
}

fn expected(answers: &[(Field, String)], questionnaire: &Questionnaire) -> Contribution {
    let code = |field: &Field, text: &str| {
        let blank = questionnaire.blanks().find(|blank| blank.field == *field).unwrap();
        let chosen = blank.choices.iter().find(|choice| choice.label == text).map(|choice| choice.code.clone());
        chosen.unwrap_or_else(|| if *field == Field::Country { "CH".to_owned() } else { text.to_owned() })
    };
    Contribution::from_fields(answers.iter().map(|(field, text)| (field.clone(), code(field, text))))
}

#[tokio::test]
async fn what_is_written_into_the_questionnaire_comes_back_equal_in_all_six_languages() {
    let (app, row, call) = with_call().await;
    let base = format!("/m/{}/calls/1", row.meeting.id);
    let mut no = 0;
    for lang in Lang::ALL {
        let questionnaire = handed_out(&app, &row, &call, lang);
        let empty = app.bytes_as("", &format!("{base}/questionnaire.docx?lang={}", lang.tag())).await;
        let written = answers(&questionnaire);
        let whole = filled(&empty, &written);
        let bookmarks = without_controls(&whole);
        let bare = without(&bookmarks, &["w:bookmarkStart", "w:bookmarkEnd"]);
        for (how, file) in [("controls", whole), ("bookmarks", bookmarks), ("text", bare)] {
            let done = app.upload_as("", &format!("{base}/upload"), &[], "file", "answers.docx", &file).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{lang:?} {how}: {}", done.text);
            no += 1;
            assert_eq!(draft(&app, &row, no).await, expected(&written, &questionnaire), "{lang:?} {how}");
            let page = app.get(done.location()).await;
            assert!(!page.text.contains("name=\"piece-"), "{lang:?} {how}: {}", page.text);
            let (_, first) = written.iter().find(|(field, _)| matches!(field, Field::Answer(_))).unwrap();
            assert!(page.text.contains(&escaped(first).replace('"', "&quot;")), "{lang:?} {how}");
        }
    }
}

#[tokio::test]
async fn the_file_is_kept_with_the_draft_and_no_empty_questionnaire_becomes_an_answer() {
    let (app, row, _) = with_call().await;
    let base = format!("/m/{}/calls/1", row.meeting.id);
    let empty = app.bytes_as("", &format!("{base}/questionnaire.docx?lang=ar")).await;
    let done = app.upload_as("", &format!("{base}/upload"), &[], "file", "C:\\leer\\ردود.docx", &empty).await;
    let files = app.app.store().list_contribution_files(&row.meeting.id, ContributionNo(1)).await.unwrap();
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["ردود.docx"]);
    let draft = draft(&app, &row, 1).await;
    assert_eq!((draft.answers.len(), draft.author.delegation.as_str(), draft.consent), (0, "", None));
    let page = app.get(done.location()).await.text;
    assert_eq!(page.matches("Nothing was found for this question.").count(), ready().answered().count(), "{page}");
}

#[tokio::test]
async fn every_wrong_file_gets_one_sentence_and_begins_no_draft() {
    let (app, row, _) = with_call().await;
    let path = format!("/m/{}/calls/1/upload", row.meeting.id);
    let compound =
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0".to_vec()];
    let huge = vec![b' '; 5_000_001];
    for (name, bytes, sentence) in [
        ("answers.docx", b"".as_slice(), "The file is empty."),
        ("", b"", "No file was chosen."),
        ("answers.docx", &compound.concat(), "protected by a password"),
        ("answers.docx", &huge, "The file has 6 MB, and at most 5 MB are taken."),
        ("answers.txt", b"Question 1. Yes.", "The file is plain text."),
        ("answers.pdf", b"%PDF-1.7 broken", "The file is damaged."),
        ("answers.rtf", b"{\\rtf1 x}", "(.rtf)"),
    ] {
        let page = app.upload_as("", &path, &[], "file", name, bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", page.text);
        assert!(page.text.contains(sentence), "{name}: {}", page.text);
    }
    assert_eq!(app.app.store().list_contribution_rows(&row.meeting.id).await.unwrap(), []);
}

/// A document with these paragraphs.
fn document(paragraphs: &[&str]) -> Vec<u8> {
    let body: String =
        paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(text))).collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    out.write_all(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()).unwrap();
    out.finish().unwrap().into_inner()
}

#[tokio::test]
async fn text_that_belongs_to_no_question_is_placed_by_hand() {
    let (app, row, call) = with_call().await;
    let path = format!("/m/{}/calls/1/upload", row.meeting.id);
    let question = call.question(&"lesson".parse_code()).unwrap().text.own("en").to_owned();
    let file = document(&["Dear colleagues,", &question, "Listen first.", "Question 99", "We also plant trees."]);
    let done = app.upload_as("", &path, &[], "file", "answers.docx", &file).await;
    let place = done.location().to_owned();
    let page = app.get(&place).await.text;
    assert!(page.contains("It stands under the number 99, which no question has."), "{page}");
    let form = |to: [&str; 2], lesson: &str| {
        let pairs = [
            ("field-lesson", lesson),
            ("on-lesson", "1"),
            ("piece-0", "Dear colleagues,"),
            ("to-0", to[0]),
            ("piece-1", "We also plant trees."),
            ("to-1", to[1]),
        ];
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    };
    let again = app.post_as("", &place, &form(["_", ""], "Listen first, and twice.")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Listen first, and twice.") && again.text.contains("Say where each piece belongs"));
    assert_eq!(draft(&app, &row, 1).await.answers[&"lesson".parse_code()], "Listen first.");
    let done = app.post_as("", &place, &form(["_", "lesson"], "Listen first, and twice.")).await;
    assert_eq!(done.location(), place.split("/read/").next().unwrap());
    let answer = draft(&app, &row, 1).await.answers[&"lesson".parse_code()].clone();
    assert_eq!(answer, "Listen first, and twice.\n\nWe also plant trees.");
    let page = app.get(&place).await.text;
    assert!(
        !page.contains("name=\"piece-1\"") && page.contains("name=\"piece-0\""),
        "what was placed is not shown again"
    );
}

#[tokio::test]
async fn what_somebody_else_wrote_meanwhile_is_kept_beside() {
    let (app, row, call) = with_call().await;
    let id = &row.meeting.id;
    let question = call.question(&"lesson".parse_code()).unwrap().text.own("en").to_owned();
    let file = document(&[&question, "Listen first."]);
    let done = app.upload_as("", &format!("/m/{id}/calls/1/upload"), &[], "file", "a.docx", &file).await;
    let place = done.location().to_owned();
    for text in ["Speak first.", "Be silent."] {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("field-lesson", text), ("on-lesson", "1")])
            .finish();
        assert_eq!(app.post_as("", &place, &form).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(draft(&app, &row, 1).await.answers[&"lesson".parse_code()], "Speak first.");
    let beside = app.app.store().list_beside(id, ContributionNo(1)).await.unwrap();
    assert_eq!(beside.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), ["Be silent."]);
}

#[tokio::test]
async fn a_call_that_is_not_public_hands_nothing_out_and_a_closed_one_takes_nothing_in() {
    let (app, row, _) = with_call().await;
    let (id, store) = (&row.meeting.id, app.app.store());
    let base = format!("/m/{id}/calls/1");
    store.move_call(id, NO, CallState::Closed).await.unwrap();
    assert_eq!(app.get(&format!("{base}/questionnaire.docx")).await.status, StatusCode::OK);
    let page = app.upload_as("", &format!("{base}/upload"), &[], "file", "a.docx", &document(&["x"])).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let secret = store.begin_call(id, ready()).await.unwrap();
    for page in ["questionnaire.docx", "upload"] {
        let path = format!("/m/{id}/calls/{secret}/{page}");
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let secretariat = app.secretariat().await;
    let seen = app.get_as(&secretariat, &format!("/m/{id}/calls/{secret}/questionnaire.docx")).await;
    assert_eq!(seen.status, StatusCode::OK, "those who build it look at it before");
    assert_eq!(app.get("/c/nobody/read/1").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn every_fault_and_remark_is_said_in_all_six_languages() {
    let whys = [Why::Before, Why::UnknownNumber(String::new()), Why::UnderHeading, Why::NoChoice, Why::Comment];
    let families: BTreeMap<&str, Vec<&str>> = [
        ("upload-fault", QuestionnaireFault::CODES.to_vec()),
        ("read-remark", Remark::CODES.to_vec()),
        ("read-why", whys.iter().map(Why::code).collect()),
    ]
    .into();
    for lang in Lang::ALL {
        crate::i18n::fallbacks::take();
        for (family, codes) in &families {
            for code in codes {
                let values = ["megabytes", "most", "seconds", "count", "languages", "says", "is", "number", "label"];
                let values = values.map(|name| (name, "7".into()));
                assert!(lang.of_family(family, code, &values).is_some(), "{family}-{code} in {lang:?}");
            }
        }
        assert_eq!(crate::i18n::fallbacks::take(), Vec::<String>::new());
    }
}

trait ParseCode {
    fn parse_code(&self) -> rostrum_domain::call::QuestionCode;
}

impl ParseCode for str {
    fn parse_code(&self) -> rostrum_domain::call::QuestionCode {
        rostrum_domain::call::QuestionCode::parse(self).unwrap()
    }
}
