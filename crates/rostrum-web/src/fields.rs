//! Fields of forms: label, hint, what is wrong with what was typed, and what was typed.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::i18n::Lang;

/// What is wrong with a form: names of fields with what to say of each in the visitor's language, in the
/// order in which they were found, which is that of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong(Vec<(Cow<'static, str>, String)>);

impl Wrong {
    /// Only this is wrong.
    pub fn only(field: impl Into<Cow<'static, str>>, sentence: String) -> Self {
        Self(vec![(field.into(), sentence)])
    }

    /// This is wrong, too. What is said of one field stands together.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, sentence: String) {
        let field = field.into();
        match self.0.iter_mut().find(|(name, _)| *name == field) {
            Some((_, said)) => {
                said.push(' ');
                said.push_str(&sentence);
            }
            None => self.0.push((field, sentence)),
        }
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, sentence)| sentence.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All fields with their sentences.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, sentence)| (&**name, sentence.as_str()))
    }
}

/// A field before its input.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its name in the form, also its id in the page.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// What to write into it, or "".
    pub hint: &'a str,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with the form.
    pub wrong: &'a Wrong,
}

impl Field<'_> {
    /// One line of text. `kind` and `autocomplete` are those of the input.
    pub fn line(&self, kind: &str, autocomplete: &str, longest: u32) -> Markup {
        self.around(&html! {
            input #(self.name) name=(self.name) type=(kind) value=(self.value) required maxlength=(longest)
                autocomplete=(autocomplete) aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
        })
    }

    /// One line of text that may be left empty, at most 120 characters.
    pub fn line_optional(&self) -> Markup {
        self.around(&html! {
            input #(self.name) name=(self.name) type="text" value=(self.value) maxlength="120"
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
        })
    }

    /// A choice out of pairs of code and words. `none` stands first and chooses nothing.
    pub fn choice<'c>(&self, none: Option<&str>, choices: impl IntoIterator<Item = (&'c str, String)>) -> Markup {
        self.around(&html! {
            select #(self.name) name=(self.name) required aria-describedby=[self.described_by()] aria-invalid=[self.invalid()] {
                @if let Some(none) = none { option value="" { (none) } }
                @for (code, words) in choices {
                    option value=(code) selected[code == self.value] { (words) }
                }
            }
        })
    }

    /// Buttons of which one is chosen, out of triples of code, words and explanation.
    pub fn radios<'c>(&self, choices: impl IntoIterator<Item = (&'c str, String, String)>) -> Markup {
        html! {
            fieldset.field .wrong[self.invalid().is_some()] aria-describedby=[self.described_by()] {
                legend { (self.label) }
                (self.remarks())
                @for (place, (code, words, more)) in choices.into_iter().enumerate() {
                    label.choice {
                        input type="radio" name=(self.name) value=(code) required checked[code == self.value]
                            id=[(place == 0 && self.invalid().is_some()).then_some(self.name)] aria-invalid=[self.invalid()];
                        span { (words) @if !more.is_empty() { small { (more) } } }
                    }
                }
            }
        }
    }

    /// The frame around an input that the caller writes.
    pub fn around(&self, input: &Markup) -> Markup {
        html! {
            div.field .wrong[self.invalid().is_some()] {
                label for=(self.name) { (self.label) }
                (self.remarks())
                (input)
            }
        }
    }

    fn remarks(&self) -> Markup {
        html! {
            @if !self.hint.is_empty() { p.hint id={ (self.name) "-hint" } { (self.hint) } }
            @if let Some(fault) = self.wrong.of(self.name) { p.fault-text id={ (self.name) "-fault" } { (fault) } }
        }
    }

    /// The ids of hint and fault, as `aria-describedby` takes them.
    pub fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let fault = self.invalid().map(|_| format!("{}-fault", self.name));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// `true` as `aria-invalid` takes it, when something is wrong with the field.
    pub fn invalid(&self) -> Option<&'static str> {
        self.wrong.of(self.name).is_some().then_some("true")
    }
}

/// Says above a form what is wrong in it, with a link to each field; nothing when nothing is.
pub fn summary(lang: Lang, wrong: &Wrong) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div.bad role="alert" {
                h2 { (lang.with("fields-wrong", &[("count", wrong.iter().count().into())])) }
                ul { @for (name, fault) in wrong.iter() { li { a href={ "#" (name) } { (fault) } } } }
            }
        }
    }
}
