//! The questionnaire filled by python-docx, a program that is none of ours, and read in again.

use std::path::Path;
use std::process::Command;

use super::*;

/// The first Python that has python-docx.
fn python() -> &'static str {
    let has = |python: &&str| {
        Command::new(python).args(["-c", "import docx"]).output().is_ok_and(|output| output.status.success())
    };
    let found = ["python3", "/usr/bin/python3"].into_iter().find(has);
    found.expect("python-docx is missing; on Debian: apt-get install python3-docx, elsewhere: pip install python-docx")
}

/// Answers of several paragraphs and lines.
fn long_answers(questionnaire: &Questionnaire) -> Vec<(Field, String)> {
    let mut answers = answers(questionnaire);
    for (field, text) in &mut answers {
        if matches!(field, Field::Answer(_)) {
            text.push_str("\n\nالثاني & 第二\nline two\n\n3. drei");
        }
    }
    answers
}

#[tokio::test]
#[ignore = "needs Python with python-docx; ./check has it, and runs this by its name"]
async fn what_python_docx_fills_in_comes_back_equal_in_all_six_languages() {
    let (app, row, call) = with_call().await;
    let base = format!("/m/{}/calls/1", row.meeting.id);
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/word/fill.py");
    let python = python();
    let mut no = 0;
    for lang in Lang::ALL {
        let questionnaire = handed_out(&app, &row, &call, lang);
        let written = long_answers(&questionnaire);
        let listed: Vec<serde_json::Value> = written
            .iter()
            .map(|(field, text)| {
                let blank = questionnaire.blanks().find(|blank| blank.field == *field).unwrap();
                serde_json::json!({ "tag": tag(field), "heading": blank.heading(), "text": text })
            })
            .collect();
        std::fs::write(place("answers.json"), serde_json::to_vec(&listed).unwrap()).unwrap();
        let empty = app.bytes_as("", &format!("{base}/questionnaire.docx?lang={}", lang.tag())).await;
        std::fs::write(place("empty.docx"), &empty).unwrap();
        for how in ["controls", "paragraphs", "anew"] {
            let [from, answers, to] = ["empty.docx", "answers.json", "filled.docx"].map(place);
            let done = Command::new(python).arg(&script).arg(how).args([&from, &answers, &to]).output().unwrap();
            assert!(done.status.success(), "{how}: {}", String::from_utf8_lossy(&done.stderr));
            let file = std::fs::read(&to).unwrap();
            let done = app.upload_as("", &format!("{base}/upload"), &[], "file", "answers.docx", &file).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{lang:?} {how}: {}", done.text);
            no += 1;
            assert_eq!(draft(&app, &row, no).await, expected(&written, &questionnaire), "{lang:?} {how}");
        }
    }
}
