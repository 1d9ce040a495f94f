//! Plain text and PDF.

use super::*;

/// A PDF of Helvetica lines; each page has its own.
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects: Vec<String> = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    objects.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned());
    let mut kids = String::new();
    for lines in pages {
        let mut content = String::from("BT /F1 11 Tf 14 TL 60 780 Td\n");
        for line in *lines {
            let line = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            content.push_str(&format!("({line}) Tj T*\n"));
        }
        content.push_str("ET");
        let page = objects.len() + 1;
        kids.push_str(&format!("{page} 0 R "));
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            page + 1
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
    let (mut out, mut places) = (String::from("%PDF-1.4\n"), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj{object}endobj\n", at + 1));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1));
    out.into_bytes()
}

#[test]
fn a_pdf_of_the_questionnaire_is_split_though_its_lines_are_broken() {
    let first: &[&str] = &[
        "Call for inputs",
        "Purpose",
        "To learn what",
        "works.",
        "Delegation",
        "City of Ithaca",
        "Questions",
        "1. How do levels of",
        "government coordinate?",
        "At most 500 words.",
        "By a council that meets every month and",
        "speaks for all.",
        "1",
    ];
    let second: &[&str] = &["Call for inputs", "It also writes", "3. What are the main challenges?", "Money.", "2"];
    let filled = read_questionnaire(&pdf(&[first, second]), "answers.pdf", &handed_out()).unwrap();
    assert_eq!(text(&filled, &Field::Delegation), "City of Ithaca");
    assert_eq!(text(&filled, &answer("q1")), "By a council that meets every month and speaks for all. It also writes");
    assert_eq!(text(&filled, &answer("q3")), "Money.");
    assert_eq!(filled.rest, []);
}

#[test]
fn a_pdf_with_a_password_or_without_text_says_so() {
    let scanned = pdf(&[&[]]);
    assert_eq!(read_questionnaire(&scanned, "", &handed_out()), Err(QuestionnaireFault::Scanned));
    let locked = String::from_utf8(pdf(&[&["x"]])).unwrap().replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R");
    assert_eq!(read_questionnaire(locked.as_bytes(), "", &handed_out()), Err(QuestionnaireFault::Encrypted));
}

#[test]
fn numbers_in_six_languages_mark_the_questions_of_a_plain_text() {
    for [first, second, third] in [
        ["Question 1", "Question 2 (b)", "Q3:"],
        ["Question n° 1", "Question n° 2 b)", "QUESTION 3."],
        ["Pregunta 1", "Pregunta 2b", "Pregunta N.º 3".trim_end_matches(" N.º 3")],
        ["Вопрос 1", "Вопрос № 2 (б)", "Вопрос 3"],
        ["问题1", "问题 2（b）", "问题三"],
        ["السؤال ١", "سؤال ٢ (ب)", "سؤال رقم ٣:"],
    ] {
        // A word without a number is a line of text.
        let third = if third == "Pregunta" { "Pregunta 3" } else { third };
        let answers = format!("{first}\nWe meet.\n\n{second}\nYes.\n\n{third}\nMoney.\n");
        let filled = read(answers.as_bytes());
        let found: Vec<&str> = filled.found.iter().map(|found| found.text.as_str()).collect();
        assert_eq!(found, ["We meet.", "Yes.", "Money."], "{answers}");
        assert!(filled.found.iter().all(|found| found.by == By::Word), "{answers}");
        assert_eq!(filled.rest, [], "{answers}");
    }
}

#[test]
fn bare_numbers_mark_questions_only_where_nothing_else_does() {
    let filled = read("Dear colleagues,\n\n1. We meet.\n\n2.\n(a) Yes.\n(b) No.\n\n3) Money.\n".as_bytes());
    let found: Vec<(&str, By)> = filled.found.iter().map(|found| (found.text.as_str(), found.by)).collect();
    assert_eq!(found, [("We meet.", By::Number), ("Yes.", By::Number), ("No.", By::Number), ("Money.", By::Number)]);
    assert_eq!(rest(&filled), ["Dear colleagues,"]);
    assert_eq!(codes(&filled).iter().filter(|code| **code == "by-number-only").count(), 4);
    let list = "1. How do levels of government coordinate?\n1. By law.\n2. By a council.\n3. By phone.\n2 (a) to elected officials?\nYes.\n2 (b) to staff of the municipality?\nNo.\n3. What are the main challenges?\nMoney.";
    let filled = read(list.as_bytes());
    assert_eq!(text(&filled, &answer("q1")), "1. By law.\n2. By a council.\n3. By phone.");
    assert_eq!(text(&filled, &answer("q3")), "Money.");
}

#[test]
fn a_text_without_any_question_is_kept_whole() {
    let filled = read("Our city is small.\n\nIt has no office.".as_bytes());
    assert_eq!(rest(&filled), ["Our city is small.\n\nIt has no office."]);
    assert!(codes(&filled).contains(&"no-questions"));
}
