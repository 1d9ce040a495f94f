//! The document as programs see it.

use rostrum_domain::call::{Number, QuestionCode};
use rostrum_domain::contribution::Field;
use rostrum_domain::questionnaire::{Blank, Choice, Questionnaire, Section};

use crate::questionnaire;
use crate::tests::formats::parts;

fn blank(field: Field, number: Option<Number>, text: &str, placeholder: &str) -> Blank {
    Blank {
        field,
        number,
        text: text.to_owned(),
        hints: Vec::new(),
        placeholder: placeholder.to_owned(),
        choices: Vec::new(),
    }
}

fn sample(language: &str) -> Questionnaire {
    let answer = |code: &str| Field::Answer(QuestionCode::parse(code).unwrap());
    let number = |question, part| Some(Number { question, part });
    let mut consent = blank(Field::Consent, None, "Consent & more", "Choose");
    consent.choices = vec![Choice { code: "publish".to_owned(), label: "Publish <with> name".to_owned() }];
    Questionnaire {
        call: "m/3".to_owned(),
        language: language.to_owned(),
        meeting: "The panel".to_owned(),
        title: "Call \u{0}for inputs".to_owned(),
        sections: vec![Section { heading: "Purpose".to_owned(), paragraphs: vec!["One\ntwo".to_owned()] }],
        about_heading: "Who answers".to_owned(),
        about: vec![blank(Field::Delegation, None, "Delegation", "Write"), consent],
        questions_heading: "Questions".to_owned(),
        questions: vec![
            blank(answer("q1"), number(1, None), "What is done?", "Write here"),
            blank(answer("q2"), number(2, None), "And besides:", ""),
            blank(answer("q2-a"), number(2, Some(1)), "with whom?", "Write here"),
        ],
    }
}

fn part(of: &Questionnaire, name: &str) -> String {
    let parts = parts(&questionnaire(of).unwrap());
    parts.into_iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}")).1
}

#[test]
fn every_answer_has_a_control_with_its_tag_and_every_question_a_bookmark() {
    let xml = part(&sample("en"), "word/document.xml");
    for tag in ["rostrum._delegation", "rostrum._consent", "rostrum.q1", "rostrum.q2-a"] {
        assert_eq!(xml.matches(&format!("<w:tag w:val=\"{tag}\"/>")).count(), 1, "{tag}");
    }
    assert!(!xml.contains("rostrum.q2\""), "a question with sub-questions takes no answer");
    for name in ["rostrum_q1", "rostrum_q2", "rostrum_q2_a"] {
        assert_eq!(xml.matches(&format!("w:name=\"{name}\"")).count(), 1, "{name}");
    }
    for text in ["1. What is done?", "2. And besides:", "2 (a) with whom?", "One</w:t><w:br/>"] {
        assert!(xml.contains(text), "{text}");
    }
    assert!(xml.contains(r#"<w:listItem w:displayText="Publish &lt;with&gt; name" w:value="publish"/>"#));
}

#[test]
fn arabic_runs_from_right_to_left_and_chinese_has_its_font() {
    let arabic = part(&sample("ar"), "word/document.xml");
    let paragraphs = arabic.matches("<w:p>").count();
    // One more: the section itself.
    assert_eq!(arabic.matches("<w:bidi/>").count(), paragraphs + 1);
    assert_eq!(arabic.matches("<w:rtl/>").count(), arabic.matches("<w:r>").count());
    assert!(arabic.contains("<w:bidiVisual/>"));
    let chinese = part(&sample("zh"), "word/document.xml");
    assert!(chinese.contains(r#"<w:rFonts w:hint="eastAsia"/>"#) && !chinese.contains("<w:bidi/>"));
    assert!(part(&sample("zh"), "word/styles.xml").contains("w:eastAsia=\"Microsoft YaHei\""));
    assert!(part(&sample("fr"), "word/styles.xml").contains("<w:lang w:val=\"fr-FR\""));
}

#[test]
fn the_document_says_which_call_it_asks_for() {
    assert!(part(&sample("en"), "docProps/custom.xml").contains("<vt:lpwstr>m/3</vt:lpwstr>"));
    assert!(part(&sample("en"), "docProps/core.xml").contains("<dc:title>Call for inputs</dc:title>"));
}

#[test]
fn the_same_questionnaire_gives_the_same_bytes() {
    assert_eq!(questionnaire(&sample("es")).unwrap(), questionnaire(&sample("es")).unwrap());
}
