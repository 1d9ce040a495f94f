//! The Word questionnaire of a call for inputs: handed out, taken in, and shown as it was read.
//!
//! [`of`] says what the questionnaire of a call says in a language; [`document`] hands it out; [`upload`] takes a filled
//! one, begins a draft with what was read and keeps the file; [`read`] shows what was read, until its author takes it
//! over into the form.

pub mod document;
pub mod read;
mod said;
#[cfg(test)]
mod tests;
pub mod upload;

use rostrum_domain::call::{Call, Question};
use rostrum_domain::concept_note::Zone;
use rostrum_domain::contribution::{Consent, Field};
use rostrum_domain::ids::CallNo;
use rostrum_domain::participant::Category;
use rostrum_domain::questionnaire::{Blank, Choice, Questionnaire, Section};
use rostrum_domain::registration::Localized;
use rostrum_store::MeetingRow;

use crate::i18n::Lang;
use crate::times;

/// The questionnaire of a call in a language. `address` is that of the page that takes it back.
pub fn of(row: &MeetingRow, no: CallNo, call: &Call, lang: Lang, address: &str) -> Questionnaire {
    let text = |text: &Localized| text.to_reader(lang.tag()).map(|text| text.text.to_owned()).unwrap_or_default();
    Questionnaire {
        call: format!("{}/{no}", row.meeting.id),
        language: lang.tag().to_owned(),
        meeting: row.meeting.note.title.clone(),
        title: text(&call.title),
        sections: sections(&row.meeting.note.zone, call, lang, address, &text),
        about_heading: lang.t("questionnaire-about"),
        about: about(call, lang),
        questions_heading: lang.t("questionnaire-questions"),
        questions: call
            .numbered()
            .map(|(number, question)| Blank {
                field: Field::Answer(question.code.clone()),
                number: Some(number),
                text: text(&question.text),
                hints: hints(question, lang, &text),
                placeholder: if question.parts.is_empty() { lang.t("questionnaire-write") } else { String::new() },
                choices: Vec::new(),
            })
            .collect(),
    }
}

/// The questionnaire in all six languages, by which a filled one is read.
pub fn in_all_languages(row: &MeetingRow, no: CallNo, call: &Call, address: &str) -> Vec<Questionnaire> {
    Lang::ALL.map(|lang| of(row, no, call, lang, address)).to_vec()
}

/// The address of the page that takes a filled questionnaire, on a server with this address.
pub fn upload_address(base: &str, row: &MeetingRow, no: CallNo) -> String {
    format!("{}/m/{}/calls/{no}/upload", base.trim_end_matches('/'), row.meeting.id)
}

fn sections(zone: &Zone, call: &Call, lang: Lang, address: &str, text: &impl Fn(&Localized) -> String) -> Vec<Section> {
    let paragraphs = |text: String| -> Vec<String> {
        let text = text.replace("\r\n", "\n");
        text.split("\n\n").map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
    };
    let until = times::instant(lang, zone, call.deadline);
    let mut deadline = vec![lang.with("questionnaire-deadline-text", &[("until", until.into())])];
    if !call.addressed.is_empty() {
        let who: Vec<String> = call.addressed.iter().map(|category| category_name(lang, *category)).collect();
        deadline.push(lang.with("questionnaire-addressed", &[("who", lang.list(&who).into())]));
    }
    if !call.languages.is_empty() {
        let names: Vec<String> = call.languages.iter().map(|tag| language_name(tag)).collect();
        deadline.push(lang.with("questionnaire-languages", &[("languages", lang.list(&names).into())]));
    }
    let all = [
        (lang.t("questionnaire-purpose"), paragraphs(text(&call.purpose))),
        (lang.t("questionnaire-background"), paragraphs(text(&call.background))),
        (lang.t("questionnaire-deadline"), deadline),
        (
            lang.t("questionnaire-return"),
            vec![lang.with("questionnaire-return-text", &[("address", address.into())]), lang.t("questionnaire-keep")],
        ),
    ];
    let written = all.into_iter().filter(|(_, paragraphs)| !paragraphs.is_empty());
    written.map(|(heading, paragraphs)| Section { heading, paragraphs }).collect()
}

fn hints(question: &Question, lang: Lang, text: &impl Fn(&Localized) -> String) -> Vec<String> {
    let words =
        question.most_words.map(|most| lang.with("questionnaire-words", &[("count", lang.number(most).into())]));
    let required = (question.required && question.parts.is_empty()).then(|| lang.t("questionnaire-required"));
    let all = std::iter::once(text(&question.help)).chain(words).chain(required);
    all.filter(|hint| !hint.trim().is_empty()).collect()
}

/// The blanks about those who answer, in the order of the form.
fn about(call: &Call, lang: Lang) -> Vec<Blank> {
    let blank = |field: Field, label: String, hint: Option<String>, choices: Vec<Choice>| Blank {
        field,
        number: None,
        text: label,
        hints: hint.into_iter().collect(),
        placeholder: if choices.is_empty() { lang.t("questionnaire-fill") } else { lang.t("questionnaire-choose") },
        choices,
    };
    // Who has no list to choose from writes one of these.
    let listed = |choices: &[Choice]| {
        let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
        Some(lang.with("questionnaire-choices-hint", &[("choices", lang.clauses(&labels).into())]))
    };
    let categories = categories(call, lang);
    let languages = languages(call);
    let consents: Vec<Choice> =
        Consent::ALL.map(|consent| choice(consent.code(), consent_name(lang, consent))).to_vec();
    let (category_hint, language_hint) = (listed(&categories), listed(&languages));
    let consent_hint = listed(&consents);
    let never = || Some(lang.t("questionnaire-name-hint"));
    vec![
        blank(
            Field::Delegation,
            lang.t("questionnaire-delegation"),
            Some(lang.t("questionnaire-delegation-hint")),
            Vec::new(),
        ),
        blank(Field::Category, lang.t("questionnaire-category"), category_hint, categories),
        blank(Field::Country, lang.t("questionnaire-country"), None, Vec::new()),
        blank(Field::Name, lang.t("questionnaire-name"), never(), Vec::new()),
        blank(Field::Email, lang.t("questionnaire-email"), never(), Vec::new()),
        blank(Field::Language, lang.t("questionnaire-language"), language_hint, languages),
        blank(Field::Consent, lang.t("questionnaire-consent"), consent_hint, consents),
    ]
}

fn choice(code: &str, label: String) -> Choice {
    Choice { code: code.to_owned(), label }
}

/// All categories: whoever was not addressed may answer all the same.
fn categories(call: &Call, lang: Lang) -> Vec<Choice> {
    let addressed = Category::ALL.into_iter().filter(|category| call.addressed.contains(category));
    let others = Category::ALL.into_iter().filter(|category| !call.addressed.contains(category));
    addressed.chain(others).map(|category| choice(category.code(), category_name(lang, category))).collect()
}

fn languages(call: &Call) -> Vec<Choice> {
    let own = || Lang::ALL.map(|lang| lang.tag().to_owned()).to_vec();
    let tags = if call.languages.is_empty() { own() } else { call.languages.clone() };
    tags.iter().map(|tag| choice(tag, language_name(tag))).collect()
}

/// What a language calls itself; its tag where it is none of the six.
fn language_name(tag: &str) -> String {
    let six = Lang::ALL.into_iter().find(|lang| lang.tag() == tag);
    six.map_or_else(|| tag.to_owned(), |lang| lang.own_name().to_owned())
}

fn category_name(lang: Lang, category: Category) -> String {
    lang.of_family("category", category.code(), &[]).unwrap_or_else(|| category.name().to_owned())
}

fn consent_name(lang: Lang, consent: Consent) -> String {
    lang.of_family("questionnaire-consent", consent.code(), &[]).unwrap_or_else(|| consent.code().to_owned())
}
