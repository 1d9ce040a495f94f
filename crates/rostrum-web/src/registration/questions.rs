//! The questions of a design in the form, and what is wrong with an answer.

use maud::{Markup, html};
use rostrum_domain::registration::{AnswerFault, Field as Question, FieldKind, Localized, MOST_FILE_BYTES};

use super::typed::{KEPT, LEFT_OUT, Typed, input_name};
use crate::fields::{Field, Wrong};
use crate::i18n::Lang;

/// A text of the secretariat in the reader's language; where there is none, it says in which it stands instead.
pub fn said(lang: Lang, text: &Localized) -> Markup {
    let Some(said) = text.to_reader(lang.tag()) else { return html! {} };
    let instead = said.instead.and_then(Lang::from_tag);
    html! {
        @match instead {
            None => bdi { (said.text) },
            Some(other) => {
                bdi lang=(other.tag()) { (said.text) }
                " " small.quiet lang=(lang.tag()) { "(" (other.own_name()) ")" }
            }
        }
    }
}

/// A question with its input.
pub fn question(lang: Lang, question: &Question, typed: &Typed, wrong: &Wrong) -> Markup {
    let name = input_name(question);
    let answer = typed.answer(question);
    let text = answer.texts.first().map(String::as_str).unwrap_or_default();
    let label = html! {
        (said(lang, &question.label))
        @if !question.required { " " small.quiet { (lang.t("register-optional")) } }
    };
    let hint = hint(lang, question);
    // What the frame of a field needs: whether there is a hint, and what is wrong.
    let field = Field { name: &name, label: "", hint: if hint.is_some() { "-" } else { "" }, value: text, wrong };
    let (by, invalid) = (field.described_by(), field.invalid());
    let remarks = html! {
        @if let Some(hint) = &hint { p.hint id={ (name) "-hint" } { (hint) } }
        @if let Some(fault) = wrong.of(&name) { p.fault-text id={ (name) "-fault" } { (fault) } }
    };
    let ticked = |code: &str| answer.texts.iter().any(|text| text == code);
    let around = |input: Markup| {
        html! {
            div.field .wrong[invalid.is_some()] {
                label for=(name) { (label) }
                (remarks)
                (input)
            }
        }
    };
    match &question.kind {
        FieldKind::Line => around(html! {
            input id=(name) name=(name) type="text" value=(text) maxlength="200" required[question.required]
                dir="auto" aria-describedby=[by] aria-invalid=[invalid];
        }),
        FieldKind::LongText => around(html! {
            textarea.short id=(name) name=(name) maxlength="5000" required[question.required]
                dir="auto" aria-describedby=[by] aria-invalid=[invalid] { (text) }
        }),
        FieldKind::One(choices) if choices.len() > 7 => around(html! {
            select id=(name) name=(name) required[question.required] aria-describedby=[by] aria-invalid=[invalid] {
                option value="" { (lang.t("register-choose-one")) }
                @for choice in choices {
                    @let said = choice.label.to_reader(lang.tag());
                    option value=(choice.code) selected[ticked(&choice.code)] lang=[said.and_then(|said| said.instead)] {
                        (said.map(|said| said.text).unwrap_or_default())
                    }
                }
            }
        }),
        FieldKind::One(choices) | FieldKind::Many(choices) => {
            let one = matches!(question.kind, FieldKind::One(_));
            html! {
                fieldset.field .wrong[invalid.is_some()] aria-describedby=[by] {
                    legend { (label) }
                    (remarks)
                    @for (place, choice) in choices.iter().enumerate() {
                        label.choice {
                            input type=(if one { "radio" } else { "checkbox" }) name=(name) value=(choice.code)
                                checked[ticked(&choice.code)] id=[(place == 0).then_some(name.as_str())] aria-invalid=[invalid];
                            span { (said(lang, &choice.label)) }
                        }
                    }
                }
            }
        }
        FieldKind::File => {
            let kept = typed.kept(question);
            let input = around(html! {
                input id=(name) name=(name) type="file" required[question.required && kept.is_none()]
                    aria-describedby=[by] aria-invalid=[invalid] accept=".pdf,.png,.jpg,.jpeg,.docx";
            });
            html! {
                (input)
                @if let Some(file) = kept { (kept_file(lang, &question.code, file)) }
            }
        }
        FieldKind::Consent => html! {
            div.field .wrong[invalid.is_some()] {
                (remarks)
                label.choice {
                    input id=(name) type="checkbox" name=(name) value="yes" checked[ticked("yes")]
                        required[question.required] aria-describedby=[by] aria-invalid=[invalid];
                    span { (label) }
                }
            }
        },
    }
}

/// A file that is kept for the next press, and a box to leave it out.
fn kept_file(lang: Lang, code: &str, file: &str) -> Markup {
    let words = [("name", file.into())];
    html! {
        div.kept {
            input type="hidden" name={ (KEPT) (code) } value="yes";
            p.hint { (lang.with("register-file-kept", &words)) }
            label.choice {
                input type="checkbox" name={ (LEFT_OUT) (code) } value="yes";
                span { (lang.with("register-file-leave-out", &words)) }
            }
        }
    }
}

fn hint(lang: Lang, question: &Question) -> Option<Markup> {
    let file = matches!(question.kind, FieldKind::File);
    if question.hint.is_empty() && !file {
        return None;
    }
    Some(html! {
        (said(lang, &question.hint))
        @if file { " " (lang.with("register-file-hint", &[("megabytes", (MOST_FILE_BYTES / 1_000_000).into())])) }
    })
}

/// What is wrong with an answer, with what is permitted.
pub fn fault(lang: Lang, question: &Question, fault: &AnswerFault) -> String {
    match (fault, &question.kind) {
        (AnswerFault::Missing, FieldKind::File) => lang.t("register-file-missing"),
        (AnswerFault::Missing, FieldKind::Consent) => lang.t("register-consent-missing"),
        (AnswerFault::Missing, FieldKind::One(_) | FieldKind::Many(_)) => lang.t("register-choice-missing"),
        (AnswerFault::Missing, _) => lang.t("register-answer-missing"),
        (AnswerFault::TooLong(most), _) => lang.with("register-answer-long", &[("most", (*most).into())]),
        (AnswerFault::NoSuchChoice(text), _) => lang.with("register-choice-unknown", &[("text", text.as_str().into())]),
        (AnswerFault::FileTooLarge(_), _) => {
            lang.with("register-file-large", &[("megabytes", (MOST_FILE_BYTES / 1_000_000).into())])
        }
        (AnswerFault::FileKind(name), _) => lang.with("register-file-kind", &[("name", name.as_str().into())]),
    }
}
