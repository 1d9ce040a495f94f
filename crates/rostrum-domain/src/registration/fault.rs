//! What is wrong with a design, and where.

use std::collections::BTreeSet;

use super::approval::{Approval, Condition};
use super::design::{Design, Offer};
use super::field::{Field, FieldKind};
use super::localized::{LANGUAGES, Localized};
use super::window::Window;
use crate::participant::Category;

/// Most categories of a meeting.
const MOST_OFFERS: usize = 40;
/// Most questions of everybody, and of a category.
const MOST_FIELDS: usize = 40;
/// Most choices of a question.
const MOST_CHOICES: usize = 300;
/// Most people of a category.
const MOST_PEOPLE: u32 = 100_000;

/// Something that is wrong with a design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a path in the document: `offers.2.fields.0.label`.
    pub path: String,
    /// What.
    pub flaw: Flaw,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// No category is offered.
    NoOffer,
    /// More than this many of them.
    TooMany(usize),
    /// No code, or one of other letters.
    Code(String),
    /// The code stands twice.
    Twice(String),
    /// The code of a category for a label of the meeting's own, or a label under another category than the last.
    OtherCategory(String),
    /// The English text is missing.
    NoEnglish,
    /// A language that is none of the six.
    Language(String),
    /// A text of more than this many characters.
    TooLong(usize),
    /// A choice without choices.
    NoChoice,
    /// A capacity of nobody, or of more than this many.
    Capacity(u32),
    /// Closes before it opens.
    ClosesFirst,
    /// A rule without conditions.
    NoCondition,
    /// A condition without values.
    NoValue,
    /// A condition on the file of a field that is none of this category.
    NoSuchFile(String),
}

/// Collects faults under a path.
struct Finder(Vec<Fault>);

impl Design {
    /// All that is wrong with it, in the order of the document. Only a design without faults is saved.
    pub fn faults(&self) -> Vec<Fault> {
        let mut finder = Finder(Vec::new());
        finder.window("window", &self.window);
        let mut codes = BTreeSet::new();
        finder.fields("fields", &self.fields, &mut codes);
        if self.offers.is_empty() {
            finder.add("offers", Flaw::NoOffer);
        }
        if self.offers.len() > MOST_OFFERS {
            finder.add("offers", Flaw::TooMany(MOST_OFFERS));
        }
        let mut offers = BTreeSet::new();
        for (at, offer) in self.offers.iter().enumerate() {
            let path = format!("offers.{at}");
            if !offers.insert(&offer.code) {
                finder.add(&format!("{path}.code"), Flaw::Twice(offer.code.clone()));
            }
            // Two categories may ask under one code, but not what everybody is asked already.
            finder.offer(&path, self, offer, &mut codes.clone());
        }
        finder.0
    }
}

impl Finder {
    fn add(&mut self, path: &str, flaw: Flaw) {
        self.0.push(Fault { path: path.to_owned(), flaw });
    }

    fn offer(&mut self, path: &str, design: &Design, offer: &Offer, codes: &mut BTreeSet<String>) {
        self.code(&format!("{path}.code"), &offer.code);
        let name = format!("{path}.name");
        if offer.is_own() {
            if offer.category != Category::Other || Category::from_code(&offer.code).is_some() {
                self.add(&format!("{path}.code"), Flaw::OtherCategory(offer.code.clone()));
            }
            self.text(&name, &offer.name, 120);
        } else if !offer.name.is_empty() {
            self.text(&name, &offer.name, 120);
        }
        if let Some(capacity) = offer.capacity.filter(|capacity| !(1..=MOST_PEOPLE).contains(capacity)) {
            self.add(&format!("{path}.capacity"), Flaw::Capacity(capacity));
        }
        if let Some(window) = &offer.window {
            self.window(&format!("{path}.window"), window);
        }
        self.fields(&format!("{path}.fields"), &offer.fields, codes);
        if let Approval::ByRule(rule) = &offer.approval {
            if rule.conditions.is_empty() {
                self.add(&format!("{path}.approval"), Flaw::NoCondition);
            }
            for condition in &rule.conditions {
                self.condition(&format!("{path}.approval.{}", condition.code()), design, offer, condition);
            }
        }
    }

    fn condition(&mut self, path: &str, design: &Design, offer: &Offer, condition: &Condition) {
        let is_file = |code: &str| {
            design.fields_of(offer).any(|field| field.code == code && matches!(field.kind, FieldKind::File))
        };
        match condition {
            Condition::EmailDomain(domains) if domains.iter().all(|domain| domain.trim().is_empty()) => {
                self.add(path, Flaw::NoValue);
            }
            Condition::Ecosoc(statuses) if statuses.is_empty() => self.add(path, Flaw::NoValue),
            Condition::Nhri(statuses) if statuses.is_empty() => self.add(path, Flaw::NoValue),
            Condition::Letter(code) if !is_file(code) => self.add(path, Flaw::NoSuchFile(code.clone())),
            _ => {}
        }
    }

    fn window(&mut self, path: &str, window: &Window) {
        if let (Some(opens), Some(closes)) = (window.opens, window.closes)
            && closes <= opens
        {
            self.add(&format!("{path}.closes"), Flaw::ClosesFirst);
        }
    }

    fn fields(&mut self, path: &str, fields: &[Field], codes: &mut BTreeSet<String>) {
        if fields.len() > MOST_FIELDS {
            self.add(path, Flaw::TooMany(MOST_FIELDS));
        }
        for (at, field) in fields.iter().enumerate() {
            let path = format!("{path}.{at}");
            self.code(&format!("{path}.code"), &field.code);
            if !codes.insert(field.code.clone()) {
                self.add(&format!("{path}.code"), Flaw::Twice(field.code.clone()));
            }
            self.text(&format!("{path}.label"), &field.label, 1_000);
            if !field.hint.is_empty() {
                self.text(&format!("{path}.hint"), &field.hint, 1_000);
            }
            self.choices(&format!("{path}.choices"), &field.kind);
        }
    }

    fn choices(&mut self, path: &str, kind: &FieldKind) {
        if !matches!(kind, FieldKind::One(_) | FieldKind::Many(_)) {
            return;
        }
        let choices = kind.choices();
        match choices.len() {
            0 => self.add(path, Flaw::NoChoice),
            many if many > MOST_CHOICES => self.add(path, Flaw::TooMany(MOST_CHOICES)),
            _ => {}
        }
        let mut codes = BTreeSet::new();
        for choice in choices {
            self.code(path, &choice.code);
            if !codes.insert(&choice.code) {
                self.add(path, Flaw::Twice(choice.code.clone()));
            }
            self.text(path, &choice.label, 200);
        }
    }

    fn code(&mut self, path: &str, code: &str) {
        let fits = (1..=40).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fits {
            self.add(path, Flaw::Code(code.chars().take(60).collect()));
        }
    }

    fn text(&mut self, path: &str, text: &Localized, most: usize) {
        if text.own("en").trim().is_empty() {
            self.add(path, Flaw::NoEnglish);
        }
        for (language, text) in &text.0 {
            if !LANGUAGES.contains(&language.as_str()) {
                self.add(path, Flaw::Language(language.clone()));
            }
            if text.chars().count() > most {
                self.add(path, Flaw::TooLong(most));
            }
        }
    }
}
