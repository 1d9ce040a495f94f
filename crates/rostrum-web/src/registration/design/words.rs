//! What is wrong with a design, in words, beside the input that it is about.

use rostrum_domain::registration::{Fault, Flaw};

use super::Section;
use crate::fields::Wrong;
use crate::i18n::Lang;

/// The faults of a section beside its inputs; those of other sections are left out, because they are mended there.
pub fn beside(lang: Lang, section: Section<'_>, faults: &[Fault]) -> Wrong {
    let mut wrong = Wrong::default();
    for fault in faults {
        let inside = match section {
            Section::Everybody => (!fault.path.starts_with("offers")).then_some(fault.path.as_str()),
            Section::Offer(at, _) => fault.path.strip_prefix(&format!("offers.{at}.")),
        };
        if let Some(path) = inside {
            wrong.add(input(path), sentence(lang, &fault.flaw));
        }
    }
    wrong
}

/// The id of the input that a path of a section is about.
fn input(path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    match parts[..] {
        ["fields", at, "code"] => format!("f{at}-code"),
        ["fields", at, part] => format!("f{at}-{part}-en"),
        ["window", edge] => edge.to_owned(),
        ["approval", "email_domain"] => "domains".to_owned(),
        ["approval", part] => part.to_owned(),
        ["name"] => "name-en".to_owned(),
        _ => path.replace('.', "-"),
    }
}

/// What is wrong and what is permitted.
pub fn sentence(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::NoOffer => lang.t("design-no-offer"),
        Flaw::TooMany(most) => lang.with("design-too-many", &[("most", (*most).into())]),
        Flaw::Code(text) => lang.with("design-code-wrong", &[("text", text.as_str().into())]),
        Flaw::Twice(text) => lang.with("design-twice", &[("text", text.as_str().into())]),
        Flaw::OtherCategory(text) => lang.with("design-other-category", &[("text", text.as_str().into())]),
        Flaw::NoEnglish => lang.t("design-no-english"),
        Flaw::Language(text) => lang.with("design-language-wrong", &[("text", text.as_str().into())]),
        Flaw::TooLong(most) => lang.with("design-too-long", &[("most", (*most).into())]),
        Flaw::NoChoice => lang.t("design-no-choice"),
        Flaw::Capacity(number) => lang.with("design-capacity-wrong", &[("text", number.to_string().into())]),
        Flaw::ClosesFirst => lang.t("design-closes-first"),
        Flaw::NoCondition => lang.t("design-no-condition"),
        Flaw::NoValue => lang.t("design-no-value"),
        Flaw::NoSuchFile(text) => lang.with("design-no-such-file", &[("text", text.as_str().into())]),
    }
}
