//! A term of the taxonomy: its code, its names, and where it stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TermCode;
use crate::registration::{LANGUAGES, Localized};

/// Most characters of a name.
pub const LONGEST_NAME: usize = 200;
/// Most characters of a definition.
pub const LONGEST_DEFINITION: usize = 2_000;
/// Most keywords of a term in one language.
pub const MOST_KEYWORDS: usize = 40;
/// Most characters of a keyword.
pub const LONGEST_KEYWORD: usize = 60;
/// Most links of a term to the same term elsewhere.
pub const MOST_LINKS: usize = 5;
/// Most characters of such a link.
const LONGEST_LINK: usize = 300;

/// A term of one scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Unique in its scheme, and for ever this term's.
    pub code: TermCode,
    /// The code of the term above it, in the same scheme.
    #[serde(default)]
    pub broader: Option<TermCode>,
    /// Where it stands among its siblings: the smallest first. Only the order counts, not the distance.
    #[serde(default)]
    pub order: u32,
    /// What it is called; English is never missing.
    pub names: Localized,
    /// What it means and what falls under it; may be empty.
    #[serde(default)]
    pub definition: Localized,
    /// Words that lead to it, by BCP 47 tag. They are matched, and not shown as names.
    #[serde(default)]
    pub keywords: BTreeMap<String, Vec<String>>,
    /// Addresses of the same term elsewhere: `http://metadata.un.org/sdg/11`.
    #[serde(default)]
    pub same_as: Vec<String>,
    /// Since it left the taxonomy: what stands in its place.
    #[serde(default)]
    pub retired: Option<Retired>,
}

/// That a term has left the taxonomy. What was given it keeps it, and nothing new is given it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    /// The code to take instead, in the same scheme.
    pub replaced_by: Option<TermCode>,
}

/// What is wrong with a term.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It has no English name.
    #[error("there is no name in English; a term needs one")]
    NoEnglishName,
    /// A name is too long: its language and length in characters.
    #[error("the name in \"{0}\" has {1} characters; at most {LONGEST_NAME} are permitted")]
    LongName(String, usize),
    /// A definition is too long: its language and length in characters.
    #[error("the definition in \"{0}\" has {1} characters; at most {LONGEST_DEFINITION} are permitted")]
    LongDefinition(String, usize),
    /// Something is written in a language that the taxonomy does not have.
    #[error("\"{0}\" is none of its languages: en, ar, zh, fr, ru and es are permitted")]
    UnknownLanguage(String),
    /// Too many keywords in a language: so many.
    #[error("there are {1} keywords in \"{0}\"; at most {MOST_KEYWORDS} are permitted")]
    ManyKeywords(String, usize),
    /// A keyword that is empty, too long, or holds the sign that parts keywords.
    #[error("\"{0}\" is no keyword: 1 to {LONGEST_KEYWORD} characters without \";\" and line breaks are permitted")]
    Keyword(String),
    /// A link that is no address.
    #[error("\"{0}\" is no address: one that begins with https:// or http:// and holds no space is permitted")]
    Link(String),
    /// Too many links.
    #[error("there are {0} links; at most {MOST_LINKS} are permitted")]
    ManyLinks(usize),
    /// The term above it is not there.
    #[error("there is no term \"{0}\" to stand below; take the code of a term of the same scheme")]
    NoBroader(TermCode),
    /// It would stand below itself.
    #[error("it cannot stand below \"{0}\", which stands below it")]
    BelowItself(TermCode),
    /// It would stand below a retired term.
    #[error("it cannot stand below \"{0}\", which is retired; take a term that is in use")]
    BelowRetired(TermCode),
    /// Terms in use stand below it: their codes.
    #[error("it cannot be retired while terms in use stand below it: {0}; move or retire them first")]
    HasNarrower(String),
    /// What is to replace it is not there, or leads back to the term itself.
    #[error("\"{0}\" cannot replace it; take the code of another term of the same scheme that is in use")]
    Replacement(TermCode),
}

impl Term {
    /// A term with an English name and nothing else, last among its siblings.
    pub fn english(code: TermCode, name: &str) -> Self {
        Self {
            code,
            broader: None,
            order: u32::MAX,
            names: Localized::english(name),
            definition: Localized::default(),
            keywords: BTreeMap::new(),
            same_as: Vec::new(),
            retired: None,
        }
    }

    /// What it is called in a language; in English, else in any, where it has no name in that one.
    pub fn name(&self, language: &str) -> &str {
        self.names.to_reader(language).map_or(self.code.as_str(), |found| found.text)
    }

    /// The words that lead to it in a language, the name not among them.
    pub fn keywords(&self, language: &str) -> impl Iterator<Item = &str> {
        self.keywords.get(language).into_iter().flatten().map(String::as_str)
    }

    /// Sets the words that lead to it in a language; none takes the language out.
    pub fn set_keywords(&mut self, language: &str, words: Vec<String>) {
        if words.is_empty() {
            self.keywords.remove(language);
        } else {
            self.keywords.insert(language.to_owned(), words);
        }
    }

    /// The languages in which it has no name.
    pub fn missing_names(&self) -> impl Iterator<Item = &'static str> {
        LANGUAGES.into_iter().filter(|language| self.names.own(language).is_empty())
    }

    /// Whether it is in use.
    pub fn is_current(&self) -> bool {
        self.retired.is_none()
    }

    /// What is wrong with it by itself; [`super::Taxonomy::faults`] asks for its place, too.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.names.own("en").is_empty() {
            faults.push(Fault::NoEnglishName);
        }
        let languages = self.names.0.keys().chain(self.definition.0.keys()).chain(self.keywords.keys());
        for language in languages {
            let fault = Fault::UnknownLanguage(language.clone());
            if !LANGUAGES.contains(&language.as_str()) && !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        let long = |texts: &Localized, most: usize| -> Vec<(String, usize)> {
            let lengths = texts.0.iter().map(|(language, text)| (language.clone(), text.chars().count()));
            lengths.filter(|(_, length)| *length > most).collect()
        };
        faults.extend(long(&self.names, LONGEST_NAME).into_iter().map(|(tag, length)| Fault::LongName(tag, length)));
        let definitions = long(&self.definition, LONGEST_DEFINITION).into_iter();
        faults.extend(definitions.map(|(tag, length)| Fault::LongDefinition(tag, length)));
        for (language, words) in &self.keywords {
            if words.len() > MOST_KEYWORDS {
                faults.push(Fault::ManyKeywords(language.clone(), words.len()));
            }
            let fits = |word: &str| {
                !word.trim().is_empty()
                    && word.trim() == word
                    && word.chars().count() <= LONGEST_KEYWORD
                    && !word.contains([';', '\n', '\r'])
            };
            faults.extend(words.iter().filter(|word| !fits(word)).map(|word| Fault::Keyword(word.clone())));
        }
        if self.same_as.len() > MOST_LINKS {
            faults.push(Fault::ManyLinks(self.same_as.len()));
        }
        faults.extend(self.same_as.iter().filter(|link| !is_address(link)).map(|link| Fault::Link(link.clone())));
        faults
    }
}

/// Whether a text can stand as an address in a file of RDF, too: no space, no sign that has to be escaped there.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let unfit =
            |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"{}|^`\\".contains(sign) || sign == ';';
        !rest.is_empty() && text.len() <= LONGEST_LINK && !rest.contains(unfit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term() -> Term {
        Term::english(TermCode::parse("housing").unwrap(), "Housing")
    }

    #[test]
    fn a_name_that_is_missing_is_told_and_read_in_english() {
        let mut housing = term();
        housing.names.set("fr", "Logement");
        assert_eq!((housing.name("fr"), housing.name("ru")), ("Logement", "Housing"));
        assert_eq!(housing.missing_names().collect::<Vec<_>>(), ["ar", "zh", "ru", "es"]);
        assert_eq!(housing.faults(), []);
    }

    #[test]
    fn a_term_has_an_english_name_and_texts_within_bounds_in_languages_that_there_are() {
        let mut wrong = term();
        wrong.names = Localized::default();
        wrong.names.set("de", "Wohnen");
        wrong.names.set("fr", &"n".repeat(201));
        wrong.definition.set("en", &"d".repeat(2_001));
        wrong.keywords.insert("en".to_owned(), vec!["a; b".to_owned(), "fine".to_owned()]);
        wrong.keywords.insert("ru".to_owned(), vec!["слово".to_owned(); 41]);
        wrong.same_as = vec!["ftp://example.org".to_owned(), "https://example.org/a b".to_owned()];
        assert_eq!(
            wrong.faults(),
            [
                Fault::NoEnglishName,
                Fault::UnknownLanguage("de".to_owned()),
                Fault::LongName("fr".to_owned(), 201),
                Fault::LongDefinition("en".to_owned(), 2_001),
                Fault::Keyword("a; b".to_owned()),
                Fault::ManyKeywords("ru".to_owned(), 41),
                Fault::Link("ftp://example.org".to_owned()),
                Fault::Link("https://example.org/a b".to_owned()),
            ]
        );
    }

    #[test]
    fn a_term_kept_before_a_field_was_added_can_still_be_read() {
        let kept: Term = serde_json::from_str(r#"{"code":"housing","names":{"en":"Housing"}}"#).unwrap();
        assert_eq!(kept, Term { order: 0, ..term() });
    }
}
