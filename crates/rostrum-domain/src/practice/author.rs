//! Whose practice it is, and what the public is shown of it.

use serde::{Deserialize, Serialize};

use super::{Contact, Fault, Place, Practice};
use crate::contribution::Consent;
use crate::participant::{Category, Visibility};

/// Whose practice it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Author {
    /// The State, city, institution or organization; "" where nobody is to be named.
    pub delegation: String,
    /// Its category.
    pub category: Option<Category>,
    /// What may be made public.
    pub consent: Consent,
}

impl Default for Author {
    /// Nobody, of whom nothing may be made public: whoever says nothing has consented to nothing.
    fn default() -> Self {
        Self { delegation: String::new(), category: None, consent: Consent::DoNotPublish }
    }
}

/// The author as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownAuthor {
    /// The delegation's name; `None`: the category stands in its place.
    pub delegation: Option<String>,
    /// The category.
    pub category: Category,
}

/// What keeps a practice from being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its author lets nothing be published.
    Consent,
    /// Something is wrong with it.
    Fault(Fault),
    /// A name that is to be kept from the public stands in its texts.
    NameTold(String),
}

impl Author {
    /// Whether the name is kept from the public, by consent or by the protection that its participant chose.
    pub fn is_nameless(&self, protection: Option<Visibility>) -> bool {
        let hidden = matches!(protection, Some(Visibility::CategoryOnly | Visibility::SecretariatOnly));
        hidden || self.consent != Consent::Publish
    }

    /// The author as the public sees it. `protection` is what the participant chose who wrote it, where it was one.
    pub fn shown(&self, protection: Option<Visibility>) -> ShownAuthor {
        let category = match protection {
            Some(Visibility::SecretariatOnly) => Category::Other,
            _ => self.category.unwrap_or(Category::Other),
        };
        let named = !self.is_nameless(protection) && !self.delegation.trim().is_empty();
        ShownAuthor { delegation: named.then(|| self.delegation.clone()), category }
    }
}

impl Practice {
    /// What of it may be public; `None` where nothing may. The contact never is. Without the author's name it has
    /// nothing that leads to it: no name of the place, no implementing body, partners, links or files (which say in
    /// themselves who made them); of whom only the secretariat knows, no country, level or population either.
    pub fn public(&self, author: &Author, protection: Option<Visibility>) -> Option<Self> {
        if author.consent == Consent::DoNotPublish {
            return None;
        }
        let mut shown = Self { contact: Contact::default(), ..self.clone() };
        if author.is_nameless(protection) {
            shown.place.name.clear();
            shown.implementing_body.clear();
            shown.partners.clear();
            shown.links.clear();
            shown.files.clear();
        }
        if protection == Some(Visibility::SecretariatOnly) {
            shown.place = Place::default();
        }
        Some(shown)
    }

    /// All that keeps it from being published. Empty: it can be.
    pub fn obstacles(&self, author: &Author, protection: Option<Visibility>) -> Vec<Obstacle> {
        let consent = (author.consent == Consent::DoNotPublish).then_some(Obstacle::Consent);
        let faults = self.faults().into_iter().map(Obstacle::Fault);
        consent
            .into_iter()
            .chain(faults)
            .chain(self.names_told(author, protection).into_iter().map(Obstacle::NameTold))
            .collect()
    }

    /// Names that are to be kept from the public and stand in what would be public, each once. Short words of less
    /// than four letters are left out, because they stand in others.
    pub fn names_told(&self, author: &Author, protection: Option<Visibility>) -> Vec<String> {
        if !author.is_nameless(protection) {
            return Vec::new();
        }
        let Some(shown) = self.public(author, protection) else { return Vec::new() };
        let texts = std::iter::once(&shown.title)
            .chain(shown.texts.values())
            .chain(shown.pictures.iter().map(|picture| &picture.alternative));
        let text = texts.map(|text| compared(text)).collect::<Vec<_>>().join("\n");
        let kept = [&author.delegation, &self.place.name, &self.implementing_body, &self.contact.name];
        let mut told: Vec<String> = Vec::new();
        for name in kept.into_iter().chain(&self.partners) {
            let name = name.trim();
            let enough = name.chars().count() >= if name.is_ascii() { 4 } else { 2 };
            if enough && has_words(&text, &compared(name)) && !told.iter().any(|other| other == name) {
                told.push(name.to_owned());
            }
        }
        told
    }
}

/// A text as names are looked for in it: lower case, one space between words.
fn compared(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a name stands in a text as words of its own. Writing without spaces has no bounds of words, so there any
/// place counts.
fn has_words(text: &str, name: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c.is_ascii());
    text.match_indices(name).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let (first, last) = (name.chars().next(), name.chars().next_back());
        !(part_of_word(before) && part_of_word(first) || part_of_word(after) && part_of_word(last))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Attached, FileNo, Link, Part};
    use super::*;
    use crate::country::Country;

    fn practice() -> Practice {
        let mut practice = Practice {
            title: "Rooms for everybody".to_owned(),
            place: Place { name: "Gwangju".to_owned(), country: Country::from_code("KR"), ..Place::default() },
            implementing_body: "Office of Human Rights".to_owned(),
            partners: vec!["Union of Tenants".to_owned()],
            links: vec![Link { address: "https://example.org".to_owned(), title: String::new() }],
            files: vec![Attached { file: FileNo(1), title: "Ordinance".to_owned() }],
            contact: Contact { name: "Min".to_owned(), email: "min@example.org".to_owned() },
            ..Practice::default()
        };
        practice.texts.insert(Part::Done, "The union of  tenants met every month.".to_owned());
        practice
    }

    fn author(consent: Consent) -> Author {
        Author { delegation: "City of Gwangju".to_owned(), category: Some(Category::LocalGovernments), consent }
    }

    #[test]
    fn the_name_is_shown_with_consent_alone() {
        let shown = author(Consent::Publish).shown(None);
        assert_eq!(shown.delegation.as_deref(), Some("City of Gwangju"));
        assert_eq!(author(Consent::Publish).shown(Some(Visibility::DelegationOnly)), shown);
        for (consent, protection) in [(Consent::WithoutName, None), (Consent::Publish, Some(Visibility::CategoryOnly))]
        {
            let shown = author(consent).shown(protection);
            assert_eq!(shown, ShownAuthor { delegation: None, category: Category::LocalGovernments });
        }
        let hidden = author(Consent::Publish).shown(Some(Visibility::SecretariatOnly));
        assert_eq!(hidden, ShownAuthor { delegation: None, category: Category::Other });
    }

    #[test]
    fn the_contact_is_never_public_and_without_a_name_nothing_leads_to_it() {
        let named = practice().public(&author(Consent::Publish), None).unwrap();
        assert_eq!(named, Practice { contact: Contact::default(), ..practice() });
        let nameless = practice().public(&author(Consent::WithoutName), None).unwrap();
        let told = serde_json::to_string(&nameless).unwrap();
        for name in ["Gwangju", "Office", "example.org", "Ordinance", "Min"] {
            assert!(!told.contains(name), "{name} in {told}");
        }
        assert_eq!(nameless.place.country, Country::from_code("KR"));
        let hidden = practice().public(&author(Consent::Publish), Some(Visibility::SecretariatOnly)).unwrap();
        assert_eq!(hidden.place, Place::default());
        assert_eq!(practice().public(&author(Consent::DoNotPublish), None), None);
        assert_eq!(practice().public(&Author::default(), None), None, "who says nothing has consented to nothing");
    }

    #[test]
    fn what_keeps_a_practice_from_being_published_is_named() {
        assert_eq!(practice().obstacles(&author(Consent::Publish), None), []);
        assert_eq!(practice().obstacles(&author(Consent::DoNotPublish), None), [Obstacle::Consent]);
        let told = practice().obstacles(&author(Consent::WithoutName), None);
        assert_eq!(told, [Obstacle::NameTold("Union of Tenants".to_owned())]);
        let untitled = Practice { title: String::new(), ..practice() };
        assert_eq!(untitled.obstacles(&author(Consent::Publish), None), [Obstacle::Fault(Fault::NoTitle)]);
    }

    #[test]
    fn a_name_that_is_to_be_kept_is_found_in_the_texts() {
        let mut practice = practice();
        assert_eq!(practice.names_told(&author(Consent::Publish), None), <[String; 0]>::default());
        assert_eq!(practice.names_told(&author(Consent::WithoutName), None), ["Union of Tenants"]);
        practice.texts.insert(Part::Results, "In the CITY of Gwangju, rents fell.".to_owned());
        let told = practice.names_told(&author(Consent::WithoutName), None);
        assert_eq!(told, ["City of Gwangju", "Gwangju", "Union of Tenants"]);
        practice.texts.insert(Part::Results, "Gwangjuites moved in.".to_owned());
        assert_eq!(practice.names_told(&author(Consent::WithoutName), None), ["Union of Tenants"], "another word");
        practice.place.name = "光州".to_owned();
        practice.texts.insert(Part::Results, "在光州市。".to_owned());
        assert_eq!(practice.names_told(&author(Consent::WithoutName), None), ["光州", "Union of Tenants"]);
    }
}
