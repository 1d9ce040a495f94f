//! Fields of the forms of the page, and a form that was not taken.

use maud::{Markup, html};
use rostrum_domain::floor::{Declared, Inscription, Standing};
use rostrum_domain::ids::{InscriptionNo, SessionId};
use rostrum_domain::participant::{Gender, Region};

use crate::fields::Wrong;

/// Which form was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The form to inscribe in a session.
    Inscribe(SessionId),
    /// The form to amend an inscription.
    Amend(InscriptionNo),
    /// The form to hand in a statement.
    Statement(SessionId),
}

/// A form that was not taken: which, what was typed, what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub which: Option<Which>,
    pub typed: Typed,
    pub text: String,
    pub wrong: Wrong,
}

/// What is typed into the form of an inscription.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub standing: String,
    pub on_behalf_of: String,
    /// One name a line.
    pub represented: String,
    pub gender: String,
    pub region: String,
    pub speaker_later: bool,
}

impl Kept {
    /// What was typed into a form and what is wrong with it, when it is this form that was not taken.
    pub fn of(&self, which: &Which) -> Option<(&Typed, &Wrong)> {
        (self.which.as_ref() == Some(which)).then_some((&self.typed, &self.wrong))
    }
}

impl Typed {
    /// What an empty form shows, with the gender that was declared before.
    pub fn empty(gender: Option<Gender>) -> Self {
        let gender = gender.map_or("", Gender::code).to_owned();
        Self { standing: Standing::Single.code().to_owned(), gender, ..Self::default() }
    }

    /// What an inscription says of itself.
    pub fn of_entry(entry: &Inscription, behalf: Option<&str>) -> Self {
        let Declared { gender, region, speaker_later } = entry.declared;
        Self {
            standing: entry.standing.code().to_owned(),
            on_behalf_of: behalf.unwrap_or_default().to_owned(),
            represented: String::new(),
            gender: gender.map_or("", Gender::code).to_owned(),
            region: region.map_or("", Region::code).to_owned(),
            speaker_later,
        }
    }
}

/// A form that gives a command: its address, its key, hidden fields, and what stands in it.
pub fn form(base: &str, action: &str, key: &str, hidden: &[(&str, &str)], inside: &Markup) -> Markup {
    html! {
        form method="post" action={ (base) "/me/" (action) } novalidate {
            input type="hidden" name="key" value=(key);
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            (inside)
        }
    }
}

/// A question that is asked before something is done: opened by its summary, answered by its button.
pub fn ask(id: &str, summary: &str, question: &Markup) -> Markup {
    html! {
        details.ask id=(id) {
            summary { (summary) }
            div.question { (question) }
        }
    }
}

/// A field around its input, whose id is `id`.
pub fn field(id: &str, label: &str, hint: &str, fault: Option<&str>, input: &Markup) -> Markup {
    html! {
        div.field .wrong[fault.is_some()] {
            label for=(id) { (label) }
            @if !hint.is_empty() { p.hint id={ (id) "-hint" } { (hint) } }
            @if let Some(fault) = fault { p.fault-text id={ (id) "-fault" } { (fault) } }
            (input)
        }
    }
}

/// The ids of hint and fault of a field, as `aria-describedby` takes them.
pub fn described_by(id: &str, hint: bool, fault: bool) -> Option<String> {
    let ids = [hint.then(|| format!("{id}-hint")), fault.then(|| format!("{id}-fault"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A choice out of pairs of code and words.
pub fn choice(id: &str, name: &str, label: &str, hint: &str, value: &str, choices: &[(&str, String)]) -> Markup {
    let input = html! {
        select id=(id) name=(name) aria-describedby=[described_by(id, !hint.is_empty(), false)] {
            @for (code, words) in choices { option value=(code) selected[*code == value] { (words) } }
        }
    };
    field(id, label, hint, None, &input)
}
