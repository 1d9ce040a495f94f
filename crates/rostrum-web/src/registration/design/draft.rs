//! A section of the design as it is typed.

use std::collections::HashMap;

use jiff::civil::DateTime;
use rostrum_domain::concept_note::Zone;
use rostrum_domain::registration::{
    Approval, Choice, Combine, Condition, Design, EcosocStatus, Field, FieldKind, LANGUAGES, LateRule, Localized,
    NhriStatus, Offer, Rule, Window,
};

use super::Section;
use crate::fields::Wrong;
use crate::i18n::Lang;

/// Most questions that are read from a form.
const MOST_FIELDS: usize = 60;

/// A section as it is typed. What has a form of its own in the domain is kept as typed until it is read.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub name: Localized,
    pub capacity: String,
    /// `everybody`, `by_hand` or `by_rule`.
    pub approval: String,
    pub combine_all: bool,
    pub domains: String,
    pub accredited: bool,
    pub ecosoc: Vec<String>,
    pub nhri: Vec<String>,
    /// The code of the question whose file is the letter of credentials; "" for none.
    pub letter: String,
    /// Whether an offer has a window of its own.
    pub own_window: bool,
    pub opens: String,
    pub closes: String,
    pub late_by_hand: bool,
    pub fields: Vec<Field>,
}

/// An instant as an input of a browser takes it, on the meeting's clocks.
fn local(zone: &Zone, at: Option<jiff::Timestamp>) -> String {
    at.map(|at| zone.local(at).strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

impl Draft {
    /// A section of a design as it is.
    pub fn of(design: &Design, section: Section<'_>, zone: &Zone) -> Self {
        let with_window = |window: &Window| Self {
            opens: local(zone, window.opens),
            closes: local(zone, window.closes),
            late_by_hand: design.late == LateRule::ByHand,
            ..Self::default()
        };
        let Section::Offer(_, offer) = section else {
            return Self { fields: design.fields.clone(), ..with_window(&design.window) };
        };
        let mut draft = Self {
            name: offer.name.clone(),
            capacity: offer.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
            own_window: offer.window.is_some(),
            fields: offer.fields.clone(),
            ..with_window(design.window_of(offer))
        };
        draft.approval = match &offer.approval {
            Approval::Everybody => "everybody",
            Approval::ByHand => "by_hand",
            Approval::ByRule(_) => "by_rule",
        }
        .to_owned();
        if let Approval::ByRule(rule) = &offer.approval {
            draft.combine_all = rule.combine == Combine::All;
            for condition in &rule.conditions {
                match condition {
                    Condition::EmailDomain(domains) => draft.domains = domains.join("\n"),
                    Condition::Accredited => draft.accredited = true,
                    Condition::Ecosoc(all) => draft.ecosoc = all.iter().map(|one| one.code().to_owned()).collect(),
                    Condition::Nhri(all) => draft.nhri = all.iter().map(|one| one.code().to_owned()).collect(),
                    Condition::Letter(code) => draft.letter.clone_from(code),
                }
            }
        }
        draft
    }

    /// A section as a form sends it.
    pub fn read(body: &[u8]) -> Self {
        let mut values: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            values.entry(name.into_owned()).or_default().push(value.into_owned());
        }
        let one = |name: &str| values.get(name).and_then(|all| all.first()).cloned().unwrap_or_default();
        let all = |name: &str| values.get(name).cloned().unwrap_or_default();
        let text = |name: &str| {
            let mut text = Localized::default();
            for tag in LANGUAGES {
                text.set(tag, &one(&format!("{name}-{tag}")));
            }
            text
        };
        let count = one("fields").parse::<usize>().unwrap_or_default().min(MOST_FIELDS);
        let field = |at: usize| {
            let label = text(&format!("f{at}-label"));
            let typed = one(&format!("f{at}-code"));
            let code = if typed.trim().is_empty() { slug(label.own("en")) } else { typed.trim().to_owned() };
            let choices = choices(&text(&format!("f{at}-choices")));
            Field {
                kind: FieldKind::from_code(&one(&format!("f{at}-kind")), choices).unwrap_or(FieldKind::Line),
                required: !one(&format!("f{at}-required")).is_empty(),
                hint: text(&format!("f{at}-hint")),
                code,
                label,
            }
        };
        Self {
            name: text("name"),
            capacity: one("capacity").trim().to_owned(),
            approval: one("approval"),
            combine_all: one("combine") == "all",
            domains: one("domains"),
            accredited: !one("accredited").is_empty(),
            ecosoc: all("ecosoc"),
            nhri: all("nhri"),
            letter: one("letter"),
            own_window: !one("own-window").is_empty(),
            opens: one("opens"),
            closes: one("closes"),
            late_by_hand: one("late") != "as_in_time",
            fields: (0..count).map(field).collect(),
        }
    }

    /// Carries a button out that changes the questions: `add`, `up-2`, `down-2`, `remove-2`. Whether it was one.
    pub fn arrange(&mut self, button: &str) -> bool {
        let (what, at) = button.split_once('-').unwrap_or((button, ""));
        let at = at.parse::<usize>().ok().filter(|at| *at < self.fields.len());
        match (what, at) {
            ("add", _) => self.fields.push(Field {
                code: String::new(),
                kind: FieldKind::Line,
                label: Localized::default(),
                hint: Localized::default(),
                required: false,
            }),
            ("up", Some(at)) if at > 0 => self.fields.swap(at, at - 1),
            ("down", Some(at)) if at + 1 < self.fields.len() => self.fields.swap(at, at + 1),
            ("up" | "down", Some(_)) => {}
            ("remove", Some(at)) => drop(self.fields.remove(at)),
            _ => return false,
        }
        true
    }

    /// Puts the section into the design. What cannot be read at all is said; what does not fit, the design finds.
    pub fn put(&self, design: &mut Design, section: Section<'_>, zone: &Zone, lang: Lang) -> Wrong {
        let mut wrong = Wrong::default();
        let mut instant = |name: &'static str, text: &str| match text.trim() {
            "" => None,
            text => match text.parse::<DateTime>() {
                Ok(local) => Some(zone.instant(local)),
                Err(_) => {
                    wrong.add(name, lang.with("design-instant-wrong", &[("text", text.into())]));
                    None
                }
            },
        };
        let window =
            Window { opens: instant("opens", &self.opens), closes: instant("closes", &self.closes), moved: Vec::new() };
        match section {
            Section::Everybody => {
                design.window = window;
                design.late = if self.late_by_hand { LateRule::ByHand } else { LateRule::AsInTime };
                design.fields.clone_from(&self.fields);
            }
            Section::Offer(at, offer) => {
                let capacity = match self.capacity.as_str() {
                    "" => None,
                    text => text.parse().map(Some).unwrap_or_else(|_| {
                        wrong.add("capacity", lang.with("design-capacity-wrong", &[("text", text.into())]));
                        None
                    }),
                };
                design.offers[at] = Offer {
                    name: self.name.clone(),
                    capacity,
                    approval: self.approval(),
                    window: self.own_window.then_some(window),
                    fields: self.fields.clone(),
                    ..offer.clone()
                };
            }
        }
        wrong
    }

    fn approval(&self) -> Approval {
        match self.approval.as_str() {
            "by_hand" => Approval::ByHand,
            "by_rule" => Approval::ByRule(self.rule()),
            _ => Approval::Everybody,
        }
    }

    fn rule(&self) -> Rule {
        let words = self.domains.split([',', ';', ' ', '\n', '\r']).map(str::trim).filter(|word| !word.is_empty());
        let domains: Vec<String> = words.map(str::to_owned).collect();
        let ecosoc: Vec<EcosocStatus> = self.ecosoc.iter().filter_map(|code| EcosocStatus::from_code(code)).collect();
        let nhri: Vec<NhriStatus> = self.nhri.iter().filter_map(|code| NhriStatus::from_code(code)).collect();
        let conditions = [
            (!domains.is_empty()).then_some(Condition::EmailDomain(domains)),
            self.accredited.then_some(Condition::Accredited),
            (!ecosoc.is_empty()).then_some(Condition::Ecosoc(ecosoc)),
            (!nhri.is_empty()).then_some(Condition::Nhri(nhri)),
            (!self.letter.is_empty()).then(|| Condition::Letter(self.letter.clone())),
        ];
        let combine = if self.combine_all { Combine::All } else { Combine::Any };
        Rule { combine, conditions: conditions.into_iter().flatten().collect() }
    }
}

/// A code out of a text: its Latin letters and digits, with `_` between the words.
fn slug(text: &str) -> String {
    let mut code = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => code.push(c),
            _ if code.ends_with('_') || code.is_empty() => {}
            _ => code.push('_'),
        }
    }
    code.chars().take(40).collect::<String>().trim_end_matches('_').to_owned()
}

/// Choices from texts of one line each, `code = label`. A line without a code gets one of its English label, and in
/// another language that of the same line.
fn choices(texts: &Localized) -> Vec<Choice> {
    let lines = |tag: &str| {
        texts.own(tag).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let split = |line: &str| match line.split_once('=') {
        Some((code, label)) => (Some(code.trim().to_owned()), label.trim().to_owned()),
        None => (None, line.to_owned()),
    };
    let mut choices: Vec<Choice> = lines("en")
        .iter()
        .map(|line| {
            let (code, label) = split(line);
            Choice { code: code.unwrap_or_else(|| slug(&label)), label: Localized::english(&label) }
        })
        .collect();
    for tag in LANGUAGES.iter().skip(1) {
        for (at, line) in lines(tag).iter().enumerate() {
            let (code, label) = split(line);
            let place = code.map_or(Some(at), |code| choices.iter().position(|choice| choice.code == code));
            if let Some(choice) = place.and_then(|place| choices.get_mut(place)) {
                choice.label.set(tag, &label);
            }
        }
    }
    choices
}

/// Choices as lines of a text in a language.
pub fn lines(choices: &[Choice], tag: &str) -> String {
    let said = choices.iter().filter(|choice| !choice.label.own(tag).is_empty());
    said.map(|choice| format!("{} = {}", choice.code, choice.label.own(tag))).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod draft_tests {
    use super::*;

    #[test]
    fn choices_are_read_line_by_line_and_written_so_again() {
        let mut texts = Localized::english("water = Water and sanitation\nHousing");
        texts.set("fr", "Eau\nhousing = Logement");
        let read = choices(&texts);
        let labels: Vec<_> = read.iter().map(|c| (c.code.as_str(), c.label.own("en"), c.label.own("fr"))).collect();
        assert_eq!(labels, [("water", "Water and sanitation", "Eau"), ("housing", "Housing", "Logement")]);
        assert_eq!(choices(&Localized::english(&lines(&read, "en"))).len(), 2);
    }

    #[test]
    fn a_code_is_made_of_latin_letters_and_digits() {
        assert_eq!(slug("Letter of credentials (PDF)"), "letter_of_credentials_pdf");
        assert_eq!(slug("  Été 2025 "), "t_2025");
        assert_eq!(slug("语言"), "");
        assert!(slug(&"long ".repeat(30)).len() <= 40);
    }
}
