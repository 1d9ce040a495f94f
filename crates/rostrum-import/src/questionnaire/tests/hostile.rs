//! Files that are not what they should be: each gets its own sentence, and none ends the program.

use proptest::prelude::*;

use super::*;

fn fault(bytes: &[u8]) -> &'static str {
    read_questionnaire(bytes, "answers.docx", &handed_out()).unwrap_err().code()
}

/// The head of a compound file with the name of a stream.
fn compound(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 504]).chain(name).collect()
}

#[test]
fn every_kind_of_wrong_file_has_its_own_sentence() {
    let open_document = packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]);
    let macros = docx(&p("x"), &[("word/vbaProject.bin", "x")]);
    let types = docx(
        &p("x"),
        &[("[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>")],
    );
    let half = packed(&[("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>half")]);
    for (bytes, expected) in [
        (Vec::new(), "empty"),
        (vec![b'a'; MOST_QUESTIONNAIRE_BYTES + 1], "too-large"),
        (docx(&p(&" ".repeat(100 * 1024 * 1024)), &[]), "unpacked"),
        (vec![b'a'; 2 * 1024 * 1024], "unpacked"),
        (compound("EncryptedPackage"), "encrypted"),
        (compound("WordDocument"), "old-word"),
        (compound("Workbook"), "other-office"),
        (macros, "macros"),
        (types, "macros"),
        (open_document, "open-document"),
        (packed(&[("xl/workbook.xml", "<a/>")]), "other-office"),
        (packed(&[("a.txt", "a")]), "unknown-type"),
        (b"{\\rtf1 Hello}".to_vec(), "rich-text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0".to_vec(), "picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0\0\0\0\0".to_vec(), "picture"),
        (b"PK\x03\x04 broken".to_vec(), "damaged"),
        (b"%PDF-1.7 broken".to_vec(), "damaged"),
        (half, "damaged"),
        (docx("<w:p/>", &[]), "no-text"),
        (b" \n\n ".to_vec(), "no-text"),
        (vec![0, 1, 2, 3, 0, 0, 0, 9, 200, 0], "unknown-type"),
    ] {
        assert_eq!(fault(&bytes), expected);
        assert!(QuestionnaireFault::CODES.contains(&expected));
    }
}

#[test]
fn a_file_with_the_ending_of_another_kind_is_read_and_said() {
    let filled = read_questionnaire(b"Question 1\nWell.", "answers.docx", &handed_out()).unwrap();
    assert_eq!(filled.remarks[0], Remark::WrongEnding { is: "txt" });
    assert_eq!(text(&filled, &answer("q1")), "Well.");
    let fits = read_questionnaire(b"Question 1\nWell.", "answers.TXT", &handed_out()).unwrap();
    assert!(!codes(&fits).contains(&"wrong-ending"));
}

#[test]
fn nothing_outside_of_the_file_is_fetched_or_expanded() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>"#;
    let document = format!("{laughs}<w:document><w:body>{}</w:body></w:document>", control("q1", &p("x&b;y")));
    let filled = read(&packed(&[("word/document.xml", &document)]));
    assert_eq!(text(&filled, &answer("q1")), "xy");
    let deep = "<w:sdt>".repeat(1_000);
    assert_eq!(fault(&docx(&deep, &[])), "damaged");
}

#[test]
fn a_long_answer_of_many_paragraphs_is_read_within_a_second() {
    let body: String =
        (0..20_000).map(|at| p(&format!("Paragraph {at} of an answer that is much too long."))).collect();
    let began = std::time::Instant::now();
    let filled = read(&docx(&(p("Question 1") + &body), &[]));
    assert!(text(&filled, &answer("q1")).ends_with("Paragraph 19999 of an answer that is much too long."));
    assert!(began.elapsed().as_secs() < 20, "in a build without optimization");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0usize..4) {
        let heads: [&[u8]; 4] = [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];
        let _ = read_questionnaire(&[heads[head], &bytes].concat(), "x.docx", &handed_out());
    }

    #[test]
    fn any_document_is_read_or_refused(body in "(<w:(p|sdt|tbl|tr|tc|del|t|bookmarkStart w:name=\"rostrum_q1\"/|tag w:val=\"rostrum.q1\"/|sdtPr)>|</w:(p|sdt|tbl|tr|tc|del|t|sdtPr)>|[a-z 0-9.&;]{0,9}){0,30}") {
        let _ = read_questionnaire(&docx(&body, &[]), "x.docx", &handed_out());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let _ = read_questionnaire(text.as_bytes(), "x.txt", &handed_out());
    }
}
