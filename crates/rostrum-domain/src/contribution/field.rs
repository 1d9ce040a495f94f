//! The parts of a contribution that are saved each for itself while it is written.

use std::collections::BTreeMap;

use super::{Author, Consent, Contribution};
use crate::call::QuestionCode;
use crate::country::Country;
use crate::participant::Category;

/// A part of a contribution.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The State, city, institution or organization.
    Delegation,
    /// Its category, by code.
    Category,
    /// Its country, by code of two letters.
    Country,
    /// The contact person.
    Name,
    /// The address of the contact person.
    Email,
    /// The language, as a BCP 47 tag.
    Language,
    /// What may be made public, by code.
    Consent,
    /// The answer to a question.
    Answer(QuestionCode),
}

impl Field {
    /// All but the answers.
    pub const OWN: [Self; 7] =
        [Self::Delegation, Self::Category, Self::Country, Self::Name, Self::Email, Self::Language, Self::Consent];

    /// The stable code: that of the question, or a word behind `_`, which no code of a question has.
    pub fn code(&self) -> &str {
        match self {
            Self::Delegation => "_delegation",
            Self::Category => "_category",
            Self::Country => "_country",
            Self::Name => "_name",
            Self::Email => "_email",
            Self::Language => "_language",
            Self::Consent => "_consent",
            Self::Answer(code) => code.as_str(),
        }
    }

    /// The field with this code. Every code of a question is one, whether a call has it or not.
    pub fn from_code(code: &str) -> Option<Self> {
        let own = Self::OWN.into_iter().find(|field| field.code() == code);
        own.or_else(|| QuestionCode::parse(code).map(Self::Answer))
    }

    /// Most characters that it takes. Answers are held to their limits of words when they are handed in; this one is
    /// for the disk.
    pub fn most_characters(&self) -> usize {
        match self {
            Self::Answer(_) => 200_000,
            Self::Delegation | Self::Name => 200,
            Self::Email => 254,
            Self::Category | Self::Country | Self::Language | Self::Consent => 40,
        }
    }
}

impl Contribution {
    /// The contribution that these fields make. What a field does not take counts as not said.
    pub fn from_fields(fields: impl IntoIterator<Item = (Field, String)>) -> Self {
        let (mut made, mut author) = (Self::default(), Author::default());
        let mut answers = BTreeMap::new();
        for (field, text) in fields {
            match field {
                Field::Delegation => author.delegation = text.trim().to_owned(),
                Field::Category => author.category = Category::from_code(&text),
                Field::Country => author.country = Country::from_code(&text),
                Field::Name => author.name = text.trim().to_owned(),
                Field::Email => author.email = text.trim().to_owned(),
                Field::Language => made.language = text.trim().to_owned(),
                Field::Consent => made.consent = Consent::from_code(&text),
                Field::Answer(code) => {
                    if !text.trim().is_empty() {
                        answers.insert(code, text);
                    }
                }
            }
        }
        made.author = author;
        made.answers = answers;
        made
    }

    /// Its fields with what stands in them; none that is empty.
    pub fn fields(&self) -> Vec<(Field, String)> {
        let own = [
            (Field::Delegation, self.author.delegation.clone()),
            (Field::Category, self.author.category.map(|category| category.code().to_owned()).unwrap_or_default()),
            (Field::Country, self.author.country.map(|country| country.code().to_owned()).unwrap_or_default()),
            (Field::Name, self.author.name.clone()),
            (Field::Email, self.author.email.clone()),
            (Field::Language, self.language.clone()),
            (Field::Consent, self.consent.map(|consent| consent.code().to_owned()).unwrap_or_default()),
        ];
        let answers = self.answers.iter().map(|(code, text)| (Field::Answer(code.clone()), text.clone()));
        own.into_iter().chain(answers).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The same without the person to ask and their address: what is kept of versions, and handed on.
    pub fn without_contacts(mut self) -> Self {
        for author in std::iter::once(&mut self.author).chain(&mut self.jointly) {
            author.name.clear();
            author.email.clear();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contribution_is_made_of_its_fields() {
        let code = |text| QuestionCode::parse(text).unwrap();
        let whole = Contribution {
            language: "fr".to_owned(),
            author: Author {
                delegation: "City of Ithaca".to_owned(),
                category: Some(Category::LocalGovernments),
                country: Country::from_code("GR"),
                name: "A. Person".to_owned(),
                email: "a@example.org".to_owned(),
            },
            jointly: Vec::new(),
            answers: [(code("q1"), "Water.\n".to_owned()), (code("gone"), "Kept".to_owned())].into(),
            consent: Some(Consent::WithoutName),
        };
        assert_eq!(Contribution::from_fields(whole.fields()), whole);
        for (field, _) in whole.fields() {
            assert_eq!(Field::from_code(field.code()), Some(field));
        }
        let public = whole.without_contacts();
        assert_eq!((public.author.name.as_str(), public.author.email.as_str()), ("", ""));
        assert_eq!(public.author.delegation, "City of Ithaca");
    }
}
