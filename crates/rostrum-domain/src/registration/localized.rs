//! Words of the secretariat in the six languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The tags of the languages in which words can be given; the first is required.
pub const LANGUAGES: [&str; 6] = ["en", "ar", "zh", "fr", "ru", "es"];

/// A text by language: BCP 47 tags of [`LANGUAGES`] to texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<String, String>);

/// A text as one reader gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLanguage<'a> {
    /// The text.
    pub text: &'a str,
    /// The language it is in, when that is not the one asked for: to be said to the reader and to their device.
    pub instead: Option<&'a str>,
}

impl Localized {
    /// In English only.
    pub fn english(text: &str) -> Self {
        let mut localized = Self::default();
        localized.set("en", text);
        localized
    }

    /// Sets the text in a language; an empty one takes it out.
    pub fn set(&mut self, language: &str, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.0.remove(language);
        } else {
            self.0.insert(language.to_owned(), text.to_owned());
        }
    }

    /// The text in a language, "" where there is none.
    pub fn own(&self, language: &str) -> &str {
        self.0.get(language).map_or("", String::as_str)
    }

    /// The text for a reader: in their language, else in English, else in any.
    pub fn to_reader(&self, language: &str) -> Option<InLanguage<'_>> {
        if let Some(text) = self.0.get(language) {
            return Some(InLanguage { text, instead: None });
        }
        let other = self.0.get_key_value("en").or_else(|| self.0.iter().next());
        other.map(|(tag, text)| InLanguage { text, instead: Some(tag) })
    }

    /// Whether nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
