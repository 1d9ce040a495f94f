//! How the report names the meeting and those who speak in it.

use rostrum_domain::floor::Standing;
use rostrum_domain::participant::{Category, ShownName};
use rostrum_domain::programme::{ProgrammePerson, Role};
use rostrum_domain::report::{ReportSource, Speaker};

use crate::english;

/// How the report speaks of the meeting.
pub struct Meeting {
    /// `panel discussion`
    pub noun: &'static str,
    /// The title of the report.
    pub report_title: String,
    /// Whether a session of it has begun.
    pub held: bool,
}

/// What a meeting is called in its title; the first that is found counts.
const NOUNS: [&str; 9] = [
    "panel discussion",
    "expert meeting",
    "expert workshop",
    "workshop",
    "seminar",
    "consultation",
    "conference",
    "round table",
    "dialogue",
];

/// First words of a title that may follow "Summary of the" in lower case.
const OPENINGS: [&str; 13] = [
    "one-day",
    "half-day",
    "full-day",
    "two-day",
    "intersessional",
    "annual",
    "biennial",
    "panel",
    "expert",
    "high-level",
    "interactive",
    "thematic",
    "regional",
];

impl Meeting {
    pub fn of(source: &ReportSource) -> Self {
        let note = &source.meeting.note;
        let title = clean(&note.title);
        let title = title.trim_end_matches('.');
        let lower = title.to_lowercase();
        let noun = NOUNS.into_iter().find(|noun| lower.contains(noun)).unwrap_or("meeting");
        let opening = lower.split([' ', ',']).next().unwrap_or("");
        let report_title = if OPENINGS.contains(&opening) && note.language.starts_with("en") {
            // The words in OPENINGS are ASCII, so lower case has the same length.
            format!("Summary of the {opening}{}", &title[opening.len()..])
        } else if title.is_empty() {
            format!("Summary of the {noun}")
        } else {
            format!("Summary of the {noun} entitled {}", english::quoted(title))
        };
        Self { noun, report_title, held: source.sessions.iter().any(|record| record.started.is_some()) }
    }

    /// The first text when the meeting has been held, or the second.
    pub fn tense<'a>(&self, held: &'a str, planned: &'a str) -> &'a str {
        if self.held { held } else { planned }
    }
}

/// Takes out of a text what no format may carry: control characters, direction overrides and code
/// points without a meaning become a space or the replacement character; white space is folded.
pub fn clean(text: &str) -> String {
    let mapped: String = text
        .chars()
        .map(|c| match u32::from(c) {
            0x00..=0x1F | 0x7F..=0x9F | 0x2028 | 0x2029 | 0x202A..=0x202E | 0x2066..=0x206F | 0xFEFF => ' ',
            0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xFFF0..=0xFFFB | 0xE_0000..=0x10_FFFF => '\u{FFFD}',
            code if code & 0xFFFE == 0xFFFE => '\u{FFFD}',
            _ => c,
        })
        .collect();
    mapped.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A person of the programme: `Ms. A. Person, Mayor of Somewhere`.
pub fn person(person: &ProgrammePerson) -> String {
    with_title(&person.name, person.title.as_deref())
}

/// People with their titles, between semicolons where a title has been given.
pub fn people(people: &[&ProgrammePerson]) -> String {
    let names: Vec<String> = people.iter().map(|one| person(one)).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() && people.iter().any(|one| one.title.is_some()) => {
            format!("{}; and {last}", first.join("; "))
        }
        all => english::list(all),
    }
}

fn with_title(name: &str, title: Option<&str>) -> String {
    match title.map(clean).filter(|title| !title.is_empty()) {
        Some(title) => format!("{}, {title}", clean(name)),
        None => clean(name),
    }
}

/// Who it is, at the beginning or in the middle of a sentence: `Maria Soto (Chile)`,
/// `the representative of Chile`, `a representative of a State`.
pub fn shown(shown: &ShownName) -> String {
    let name = shown.name.as_deref().map(clean).filter(|text| !text.is_empty());
    let delegation = shown.delegation.as_deref().map(clean).filter(|text| !text.is_empty());
    match (name, delegation) {
        (Some(name), Some(delegation)) => format!("{name} ({delegation})"),
        (Some(name), None) => name,
        (None, Some(delegation)) => format!("the representative of {delegation}"),
        (None, None) => shown.category.unnamed_speaker().to_owned(),
    }
}

/// Several of them in one list; those who are not named are counted by category.
pub fn all_shown<'a>(all: impl Iterator<Item = &'a ShownName> + Clone) -> String {
    let unnamed = |one: &&ShownName| one.name.is_none() && one.delegation.is_none();
    let mut parts: Vec<String> = all.clone().filter(|one| !unnamed(one)).map(shown).collect();
    for category in Category::ALL {
        match all.clone().filter(unnamed).filter(|one| one.category == category).count() {
            0 => {}
            1 => parts.push(category.unnamed_speaker().to_owned()),
            more => parts.push(format!("{} representatives of {category}", number(more))),
        }
    }
    english::list(&parts)
}

/// A length as a count in a sentence.
pub fn number(count: usize) -> String {
    english::number(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The subject of the sentence that reports an intervention, with the standing, with a capital.
pub fn subject(speaker: &Speaker) -> String {
    let text = match speaker {
        Speaker::Person { role, name, title } => {
            let who = with_title(name, title.as_deref());
            let comma = if title.as_deref().is_some_and(|title| !clean(title).is_empty()) { "," } else { "" };
            match role {
                Role::Chair => format!("the Chair, {who},"),
                Role::Moderator => format!("the moderator, {who},"),
                Role::Panellist | Role::Speaker => format!("{who}{comma}"),
            }
        }
        Speaker::Participant { shown: name, standing, on_behalf_of, .. } => {
            let who = shown(name);
            let whom = on_behalf_of.as_deref().map(clean).filter(|text| !text.is_empty());
            match (standing, whom) {
                (Standing::Dignitary, None) => format!("{who}, speaking as a dignitary,"),
                (Standing::Dignitary, Some(whom)) => {
                    format!("{who}, speaking as a dignitary and on behalf of {whom},")
                }
                (_, Some(whom)) => format!("{who}, speaking on behalf of {whom},"),
                (Standing::Group, None) => format!("{who}, speaking on behalf of a group of States,"),
                (Standing::Joint, None) => format!("{who}, speaking on behalf of several delegations,"),
                (Standing::Single, None) => who,
            }
        }
    };
    english::capitalized(&text)
}

/// One delegation of a category, with its article: `a State`, `another stakeholder`.
pub fn one_of(category: Category) -> &'static str {
    let phrase = category.unnamed_speaker();
    phrase.strip_prefix("a representative of ").unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: Option<&str>, delegation: Option<&str>) -> ShownName {
        ShownName {
            name: name.map(str::to_owned),
            delegation: delegation.map(str::to_owned),
            category: Category::NonGovernmental,
        }
    }

    #[test]
    fn one_who_asked_for_it_is_named_by_category_alone() {
        assert_eq!(shown(&named(None, None)), "a representative of a non-governmental organization");
        assert_eq!(shown(&named(Some("A. Person"), Some("Some City"))), "A. Person (Some City)");
        assert_eq!(shown(&named(None, Some("Chile"))), "the representative of Chile");
    }

    #[test]
    fn those_not_named_are_counted() {
        let all = [named(None, None), named(Some("A. Person"), None), named(None, None)];
        assert_eq!(all_shown(all.iter()), "A. Person and two representatives of non-governmental organizations");
    }

    #[test]
    fn a_text_loses_what_no_format_may_carry() {
        assert_eq!(clean(" a\u{0}b\r\n\u{202E}c\u{E000}\u{FFFF} "), "a b c\u{FFFD}\u{FFFD}");
    }
}
