//! Words for what is wrong with a call, and for what a new version changes.

use rostrum_domain::call::{At, Call, Change, Fault, Flaw};

use super::draft;
use crate::fields::Wrong;
use crate::i18n::Lang;

/// What is wrong, each at its place in the form.
pub fn wrong(lang: Lang, call: &Call, faults: &[Fault]) -> Wrong {
    let mut wrong = Wrong::default();
    for fault in faults {
        wrong.add(place(call, fault.at), sentence(lang, call, fault));
    }
    wrong
}

/// The id of the input at which a fault is.
fn place(call: &Call, at: At) -> String {
    match at {
        At::Title => "title-en".to_owned(),
        At::Purpose => "purpose-en".to_owned(),
        At::Background => "background-en".to_owned(),
        At::Questions => "questions".to_owned(),
        At::Languages => "languages".to_owned(),
        At::Files => "files".to_owned(),
        At::Question(number) => {
            let place = call.numbered().position(|(other, _)| other == number).unwrap_or_default();
            draft::input(place, "text-en")
        }
    }
}

/// One sentence: where, what, and what is permitted.
pub fn sentence(lang: Lang, _call: &Call, fault: &Fault) -> String {
    let at = match fault.at {
        At::Title => lang.t("calls-form-title"),
        At::Purpose => lang.t("call-purpose"),
        At::Background => lang.t("call-background"),
        At::Questions => lang.t("call-questions"),
        At::Languages => lang.t("call-languages"),
        At::Files => lang.t("call-files"),
        At::Question(number) => lang.with("contribution-question", &[("number", number.to_string().into())]),
    };
    let what = match &fault.flaw {
        Flaw::NoEnglish => lang.t("calls-no-english"),
        Flaw::NoQuestions => lang.t("calls-no-questions"),
        Flaw::TooMany(most) => lang.with("calls-too-many", &[("most", (*most).into())]),
        Flaw::TooLong(most, tag) => {
            lang.with("calls-too-long", &[("most", (*most).into()), ("language", tag.as_str().into())])
        }
        Flaw::CodeTwice(code) => lang.with("calls-code-twice", &[("code", code.as_str().into())]),
        Flaw::TooDeep => lang.t("calls-too-deep"),
        Flaw::Limit(most) => lang.with("calls-limit", &[("most", (*most).into())]),
        Flaw::NoLanguage(tag) => lang.with("calls-no-language", &[("text", tag.as_str().into())]),
    };
    format!("{at}: {what}")
}

/// What a version changes in the questions, a line for each.
pub fn changes(lang: Lang, call: &Call, before: &Call, changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| {
        let code = change.question();
        let of = if call.question(code).is_some() { call } else { before };
        let found = of.numbered().find(|(_, question)| question.code == *code);
        let number = found.map_or_else(|| code.as_str().to_owned(), |(number, _)| number.to_string());
        let text = found.map(|(_, question)| question.text.own("en").to_owned()).unwrap_or_default();
        let what = lang.of_family("call-change", change.code(), &[]).unwrap_or_default();
        lang.with("calls-change-line", &[("number", number.into()), ("text", text.into()), ("what", what.into())])
    };
    changes.iter().map(line).collect()
}
