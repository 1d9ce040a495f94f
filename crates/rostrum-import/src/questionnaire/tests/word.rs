//! Documents of word processors.

use super::*;

#[test]
fn answers_are_found_by_their_controls_however_the_rest_was_changed() {
    let body = [
        p("Something else altogether"),
        control("q3", &(p("Money.") + &p("People."))),
        control("q1", &p("Write your answer here.")),
        control("q2-b", "<w:p><w:r><w:t>a &amp; b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"),
        control("q2-a", &p("Write your answer here. Yes, yearly.")),
    ];
    let filled = read(&docx(&body.concat(), &[]));
    assert_eq!(text(&filled, &answer("q3")), "Money.\n\nPeople.");
    assert_eq!(text(&filled, &answer("q2-b")), "a & b\nc");
    assert_eq!(text(&filled, &answer("q2-a")), "Yes, yearly.");
    assert_eq!(text(&filled, &answer("q1")), "");
    assert!(filled.remarks.contains(&Remark::Unanswered(answer("q1"))));
    assert!(filled.found.iter().all(|found| found.by == By::Control));
    assert_eq!(filled.rest, [Rest { text: "Something else altogether".to_owned(), after: None, why: Why::Before }]);
}

#[test]
fn without_controls_bookmarks_and_texts_tell_where_questions_begin() {
    let marked = r#"<w:p><w:bookmarkStart w:id="1" w:name="rostrum_q1"/><w:r><w:t>1. How do levels of government coordinate?</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>"#;
    let moved =
        r#"<w:p><w:bookmarkStart w:id="2" w:name="rostrum_q2_a"/><w:r><w:t>We train the council.</w:t></w:r></w:p>"#;
    let body = [
        p("Call for inputs") + &p("Purpose") + &p("To learn what works."),
        marked.to_owned() + &p("At most 500 words.") + &p("By a council.") + &p("It meets monthly."),
        moved.to_owned(),
        p("2 (b) to the staff of the municipality? Yes."),
        p("Quels sont les principaux défis ?") + &p("L’argent."),
    ];
    let filled = read(&docx(&body.concat(), &[]));
    assert_eq!(text(&filled, &answer("q1")), "By a council.\n\nIt meets monthly.");
    assert_eq!(text(&filled, &answer("q2-a")), "We train the council.");
    assert_eq!(text(&filled, &answer("q3")), "L’argent.");
    let by = |code| filled.found.iter().find(|found| found.field == answer(code)).unwrap().by;
    assert_eq!((by("q1"), by("q2-a"), by("q3")), (By::Bookmark, By::Bookmark, By::Text));
    // Its text is another, and its number is the only mark: the line stays with the answer.
    assert_eq!(text(&filled, &answer("q2-b")), "to the staff of the municipality? Yes.");
    assert_eq!(filled.rest, []);
}

#[test]
fn a_question_in_other_words_is_said_and_an_answer_that_takes_them_up_is_none() {
    let asked = "1. How do the levels of government coordinate?";
    let body =
        p(asked) + &p("Bern: how do levels of government coordinate? Well.") + &p("3. What are the main challenges?");
    let filled = read(&docx(&body, &[]));
    assert_eq!(text(&filled, &answer("q1")), "Bern: how do levels of government coordinate? Well.");
    let changed = Remark::ChangedQuestion { field: answer("q1"), text: asked.to_owned() };
    assert!(filled.remarks.contains(&changed), "{:?}", filled.remarks);
}

#[test]
fn what_is_written_behind_the_question_on_its_line_is_the_answer() {
    let body = p("3. What are the main challenges? Money and time.") + &p("Q1: By a council.");
    let filled = read(&docx(&body, &[]));
    assert_eq!(text(&filled, &answer("q3")), "Money and time.");
    assert_eq!(text(&filled, &answer("q1")), "By a council.");
}

#[test]
fn lists_tables_and_footnotes_stay_with_the_answer() {
    let item = |text: &str| format!("<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: [&str; 2]| {
        let cells: String = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let note =
        r#"<w:p><w:r><w:t>By law</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"#;
    let link = r#"<w:p><w:hyperlink r:id="l1"><w:r><w:t>our page</w:t></w:r></w:hyperlink></w:p>"#;
    let body = control(
        "q1",
        &[
            p("Three steps:"),
            item("one"),
            item("two"),
            format!("<w:tbl>{}{}</w:tbl>", row(["2023", "5"]), row(["2024", "8"])),
            note.to_owned(),
            link.to_owned(),
        ]
        .concat(),
    );
    let notes = r#"<w:footnotes xmlns:w="x"><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="7"><w:p><w:r><w:t>Act 12 &amp; 13</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let links = r#"<Relationships><Relationship Id="l1" Target="https://city.example/plan" TargetMode="External"/></Relationships>"#;
    let filled = read(&docx(&body, &[("word/footnotes.xml", notes), ("word/_rels/document.xml.rels", links)]));
    assert_eq!(
        text(&filled, &answer("q1")),
        "Three steps:\n\n- one\n- two\n\n2023\t5\n2024\t8\n\nBy law [1].\n[1] Act 12 & 13\n\nour page (https://city.example/plan)"
    );
}

#[test]
fn tracked_changes_are_taken_as_accepted_and_comments_are_kept() {
    let body = control(
        "q1",
        r#"<w:p><w:r><w:t>We </w:t></w:r><w:ins w:id="1"><w:r><w:t>now </w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>meet.</w:t></w:r></w:p>"#,
    );
    let comments =
        r#"<w:comments><w:comment w:id="1"><w:p><w:r><w:t>Check the year</w:t></w:r></w:p></w:comment></w:comments>"#;
    let filled = read(&docx(&body, &[("word/comments.xml", comments)]));
    assert_eq!(text(&filled, &answer("q1")), "We now meet.");
    assert_eq!(codes(&filled), ["tracked-changes"]);
    assert_eq!(filled.rest, [Rest { text: "Check the year".to_owned(), after: None, why: Why::Comment }]);
}

#[test]
fn the_table_about_those_who_answer_gives_codes_and_keeps_what_is_no_choice() {
    let row = |label: &str, entry: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{entry}</w:tc></w:tr>", p(label));
    let body = |consent: &str| {
        let rows = [
            row("Delegation", &p("City of  Ithaca")),
            row("Consent", &control("_consent", &p(consent))),
            row("Country", &p("Grèce")),
        ];
        format!("<w:tbl>{}</w:tbl>{}", rows.concat(), p("1. How do levels of government coordinate?") + &p("Well."))
    };
    let filled = read(&docx(&body("Do not publish"), &[]));
    assert_eq!(text(&filled, &Field::Delegation), "City of Ithaca");
    assert_eq!(text(&filled, &Field::Consent), "do_not_publish");
    assert_eq!(text(&filled, &Field::Country), "GR");
    assert_eq!(filled.rest, []);
    let filled = read(&docx(&body("Only half of it"), &[]));
    let kept = Rest { text: "Only half of it".to_owned(), after: Some(Field::Consent), why: Why::NoChoice };
    assert_eq!((text(&filled, &Field::Consent), filled.rest), (String::new(), vec![kept]));
}

#[test]
fn wrong_unknown_and_double_numbers_are_said_and_lose_nothing() {
    let body = [
        p("2. How do levels of government coordinate?") + &p("By a council."),
        p("Question 9") + &p("Nobody asked this."),
        p("3. What are the main challenges?") + &p("Money."),
        p("2. Which training is given:") + &p("All kinds."),
        p("What are the main challenges?") + &p("Time."),
    ];
    let filled = read(&docx(&body.concat(), &[]));
    assert_eq!(text(&filled, &answer("q1")), "By a council.");
    assert_eq!(text(&filled, &answer("q3")), "Money.\n\nTime.");
    assert!(filled.remarks.contains(&Remark::WrongNumber { field: answer("q1"), says: "2".to_owned() }));
    assert!(filled.remarks.contains(&Remark::Twice(answer("q3"))));
    assert_eq!(
        filled.rest,
        [
            Rest {
                text: "Nobody asked this.".to_owned(),
                after: Some(answer("q1")),
                why: Why::UnknownNumber("9".to_owned())
            },
            Rest { text: "All kinds.".to_owned(), after: Some(answer("q2")), why: Why::UnderHeading },
        ]
    );
}

#[test]
fn text_beside_the_place_for_an_answer_is_taken_with_it() {
    let body = p("1. How do levels of government coordinate?") + &control("q1", &p("Well.")) + &p("Very well.");
    let filled = read(&docx(&body, &[]));
    assert_eq!(text(&filled, &answer("q1")), "Well.\n\nVery well.");
    assert_eq!(codes(&filled), ["beside"]);
}

#[test]
fn a_copied_control_is_read_twice_and_said() {
    let body = control("q1", &(p("One.") + &p("Two."))) + &control("q3", &p("x")) + &control("q1", &p("Three."));
    let filled = read(&docx(&body, &[]));
    assert_eq!(text(&filled, &answer("q1")), "One.\n\nTwo.\n\nThree.");
    assert_eq!(codes(&filled), ["twice"]);
}

#[test]
fn a_questionnaire_of_another_call_and_pictures_in_it_are_said() {
    let property =
        r#"<Properties><property name="Rostrum call"><vt:lpwstr>panel/2</vt:lpwstr></property></Properties>"#;
    let body = control("q1", &p("x"))
        + "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
        + &control("gone", &p("Kept"));
    let filled = read(&docx(&body, &[("docProps/custom.xml", property)]));
    assert_eq!(codes(&filled), ["other-call", "pictures"]);
    assert_eq!(rest(&filled), ["Kept"]);
}

#[test]
fn two_languages_are_said_and_both_are_kept() {
    let english =
        "The city has a council for the rights of all, and it meets with the ministry in the spring of each year.";
    let french = "La ville dispose d’un conseil des droits pour les habitants, et nous y travaillons avec les associations du quartier.";
    let filled = read(&docx(&control("q1", &(p(english) + &p(french))), &[]));
    assert_eq!(text(&filled, &answer("q1")), format!("{english}\n\n{french}"));
    assert!(
        filled.remarks.iter().any(|remark| matches!(remark, Remark::Languages(both) if both.len() == 2)),
        "{:?}",
        filled.remarks
    );
}
