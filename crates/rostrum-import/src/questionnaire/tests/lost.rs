//! Whatever was written is in an answer or in the rest, once.

use proptest::prelude::*;

use super::*;

/// A part of a document: text of the form, or `None` for a word that somebody wrote.
fn part() -> impl Strategy<Value = (u8, u8)> {
    (0u8..16, 0u8..8)
}

/// Texts of the form: each can stand anywhere.
const FORM: [&str; 8] = [
    "1. How do levels of government coordinate?",
    "Which training is given:",
    "2 (a) to elected officials?",
    "Question 9",
    "At most 500 words.",
    "Purpose",
    "Write your answer here.",
    "3. Quels sont les principaux défis ?",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_word_is_kept_once(parts in prop::collection::vec(part(), 1..25)) {
        let (mut body, mut words) = (String::new(), Vec::new());
        for (at, (kind, which)) in parts.into_iter().enumerate() {
            let mut bare = || {
                words.push(format!("word{at}x"));
                format!("word{at}x")
            };
            let mut word = || p(&bare());
            let form = FORM[usize::from(which)];
            let code = ["q1", "q2-a", "q3", "q2", "gone", "_delegation", "_consent", "_country"][usize::from(which)];
            let row = |left: &str, right: &str| format!("<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>");
            body.push_str(&match kind {
                0..=3 => word(),
                4..=6 => p(form),
                7 | 8 => control(code, &word()),
                9 => control(code, &p("Write your answer here.")),
                10 => row(&word(), &p(form)),
                11 => row(&p("Delegation"), &word()),
                12 => p(&format!("<w:bookmarkStart w:name=\"rostrum_{}\"/>", code.replace('-', "_"))).replace("<w:r><w:t xml:space=\"preserve\"><", "<").replace("</w:t></w:r>", "") + &word(),
                13 => p(&format!("{form} {}", bare())),
                14 => p(&format!("{} {form}", bare())),
                _ => control(code, &row(&word(), &p("Write your answer here."))),
            });
        }
        prop_assume!(!words.is_empty());
        let filled = read(&docx(&body, &[]));
        let found = filled.found.iter().map(|found| found.text.as_str());
        let said = filled.remarks.iter().filter_map(|remark| match remark {
            Remark::ChangedQuestion { text, .. } => Some(text.as_str()),
            _ => None,
        });
        let kept: Vec<&str> = found.chain(filled.rest.iter().map(|rest| rest.text.as_str())).chain(said).collect();
        let kept = kept.join("\n");
        for word in words {
            prop_assert_eq!(kept.matches(&word).count(), 1, "{}: {:?}", word, filled);
        }
    }
}
