//! The cap of the floor in the form, until a list has opened.

use maud::{Markup, html};
use rostrum_domain::concept_note::{Cap, CapScope};

use super::edit::Wrong;
use crate::i18n::Lang;
use crate::rules::{scope, scope_code};

/// The cap as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedCap {
    /// A scope's code, or `none`.
    scope: String,
    minutes: String,
}

/// No cap, as the form sends it.
const NONE: &str = "none";

impl TypedCap {
    /// A cap as the form shows it.
    pub fn of(cap: Option<Cap>) -> Self {
        Self {
            scope: cap.map_or(NONE, |cap| scope_code(cap.scope)).to_owned(),
            minutes: cap.map_or_else(String::new, |cap| cap.minutes.to_string()),
        }
    }

    /// What a form carries, by the value of a field; a form that says nothing of the cap leaves it as it is.
    pub fn from_fields(cap: Option<Cap>, value: impl Fn(&str) -> Option<String>) -> Self {
        match value("cap-scope") {
            Some(scope) => Self { scope, minutes: value("cap-minutes").unwrap_or_default() },
            None => Self::of(cap),
        }
    }

    /// The minutes as they were typed.
    pub fn minutes(&self) -> &str {
        &self.minutes
    }

    /// The typed cap, or what is wrong with it.
    pub fn read(&self, lang: Lang, wrong: &mut Wrong) -> Option<Cap> {
        let scope = match scope(&self.scope) {
            Some(scope) => scope,
            None if self.scope == NONE => return None,
            None => {
                wrong.push(("cap-scope".to_owned(), lang.t("programme-cap-scope-wrong")));
                return None;
            }
        };
        let minutes = self.minutes.parse().ok().filter(|minutes| (1..=1_440).contains(minutes));
        if minutes.is_none() {
            let values = [("minutes", self.minutes.as_str().into())];
            wrong.push(("cap-minutes".to_owned(), lang.with("programme-segment-wrong", &values)));
        }
        minutes.map(|minutes| Cap { minutes, scope })
    }
}

/// The fields; once a list has opened they are fixed.
pub fn fields(lang: Lang, typed: &TypedCap, minutes: &Markup, fixed: bool, wrong: &[(String, String)]) -> Markup {
    let fault = wrong.iter().find(|(id, _)| id == "cap-scope").map(|(_, sentence)| sentence);
    html! {
        fieldset.card {
            legend.visually { h2 { (lang.t("rules-cap")) } }
            p.hint { @if fixed { (lang.t("programme-cap-fixed")) } @else { (lang.t("programme-cap-text")) } }
            @if !fixed {
                div.row.cap {
                    div.field .wrong[fault.is_some()] {
                        label for="cap-scope" { (lang.t("programme-cap-scope")) }
                        @if let Some(fault) = fault { p.fault-text #cap-scope-fault { (fault) } }
                        select #cap-scope name="cap-scope" aria-describedby=[fault.map(|_| "cap-scope-fault")] aria-invalid=[fault.map(|_| "true")] {
                            option value=(NONE) selected[typed.scope == NONE] { (lang.t("rules-cap-none")) }
                            @for one in [CapScope::Meeting, CapScope::Session, CapScope::Slot] {
                                option value=(scope_code(one)) selected[typed.scope == scope_code(one)] { (name(lang, one)) }
                            }
                        }
                    }
                    (minutes)
                }
            }
        }
    }
}

/// For what a cap counts, in words.
fn name(lang: Lang, scope: CapScope) -> String {
    match scope {
        CapScope::Meeting => lang.t("meeting-cap-meeting"),
        CapScope::Session => lang.t("meeting-cap-session"),
        CapScope::Slot => lang.t("meeting-cap-slot"),
    }
}

/// The sentence of a cap that was changed.
pub fn change(lang: Lang, cap: Option<Cap>) -> String {
    match cap {
        None => lang.t("change-cap-none"),
        Some(cap) => {
            lang.with("change-cap", &[("minutes", cap.minutes.into()), ("scope", name(lang, cap.scope).into())])
        }
    }
}
