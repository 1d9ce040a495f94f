//! Words for the parts of a contribution and for what is missing in one.

use rostrum_domain::call::Call;
use rostrum_domain::contribution::{Field, Missing};
use rostrum_domain::participant::Visibility;

use crate::fields::Wrong;
use crate::i18n::Lang;

/// What a part is called; an answer by its number.
pub fn field(lang: Lang, call: &Call, field: &Field) -> String {
    match field {
        Field::Delegation => lang.t("contribution-delegation"),
        Field::Category => lang.t("contribution-category"),
        Field::Country => lang.t("contribution-country"),
        Field::Name => lang.t("contribution-name"),
        Field::Email => lang.t("contribution-email"),
        Field::Language => lang.t("contribution-language"),
        Field::Consent => lang.t("contribution-consent"),
        Field::Answer(code) => match call.numbered().find(|(_, question)| question.code == *code) {
            Some((number, _)) => lang.with("contribution-question", &[("number", number.to_string().into())]),
            None => lang.t("contribution-question-gone"),
        },
    }
}

/// The name of an input, which is also its id.
pub fn input(field: &Field) -> String {
    format!("f-{}", field.code())
}

/// What is missing, each at its place in the form.
pub fn missing(lang: Lang, call: &Call, level: Option<Visibility>, all: &[Missing]) -> Wrong {
    let mut wrong = Wrong::default();
    for one in all {
        let (at, text) = match one {
            Missing::NothingAnswered => (
                call.answered().next().map_or(Field::Delegation, |(_, question)| Field::Answer(question.code.clone())),
                lang.t("contribution-missing-anything"),
            ),
            Missing::Answer(code) => {
                let at = Field::Answer(code.clone());
                let question = field(lang, call, &at);
                (at, lang.with("contribution-missing-answer", &[("question", question.into())]))
            }
            Missing::TooManyWords { question, words, most } => {
                let at = Field::Answer(question.clone());
                let name = field(lang, call, &at);
                let values = [("question", name.into()), ("words", (*words).into()), ("most", (*most).into())];
                (at, lang.with("contribution-missing-words", &values))
            }
            Missing::Delegation => (Field::Delegation, lang.t("contribution-missing-delegation")),
            Missing::Category => (Field::Category, lang.t("contribution-missing-category")),
            Missing::Email => (Field::Email, lang.t("contribution-missing-email")),
            Missing::Language => {
                let names: Vec<String> = call.languages.iter().map(|tag| language(tag)).collect();
                let names = lang.list(&names);
                (Field::Language, lang.with("contribution-missing-language", &[("languages", names.into())]))
            }
            Missing::Consent => (Field::Consent, lang.t("contribution-missing-consent")),
            Missing::ConsentBeyondLevel => (Field::Consent, beyond(lang, level)),
            Missing::NotChosen(at) => {
                let name = field(lang, call, at);
                (at.clone(), lang.with("contribution-missing-choice", &[("field", name.into())]))
            }
        };
        wrong.add(input(&at), text);
    }
    wrong
}

/// Why publication with the name is not open to somebody at this level.
pub fn beyond(lang: Lang, level: Option<Visibility>) -> String {
    match level {
        Some(Visibility::SecretariatOnly) => lang.t("contribution-beyond-secretariat"),
        _ => lang.t("contribution-beyond-category"),
    }
}

/// The name of a language: its own where it is one of the six, else its tag.
pub fn language(tag: &str) -> String {
    Lang::from_tag(tag).map_or_else(|| tag.to_owned(), |known| known.own_name().to_owned())
}
