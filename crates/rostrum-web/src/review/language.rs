//! In which language a text is, as far as it tells: nothing is asked of others.

use std::collections::BTreeSet;

use whatlang::{Lang as Found, detect};

/// Paragraphs with fewer letters tell too little.
const LEAST: usize = 40;

/// What a text tells of its languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages {
    /// That of the whole text, as a BCP 47 tag, where it is clear.
    pub main: Option<&'static str>,
    /// Those of its paragraphs, where they are clear.
    pub all: BTreeSet<&'static str>,
}

impl Languages {
    /// Those of texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        let whole = texts.join("\n");
        let paragraphs = texts.iter().flat_map(|text| text.lines()).filter(|line| line.chars().count() >= LEAST);
        Self { main: tag(&whole), all: paragraphs.filter_map(tag).collect() }
    }

    /// Whether the text is in several languages.
    pub fn are_several(&self) -> bool {
        self.all.len() > 1
    }
}

fn tag(text: &str) -> Option<&'static str> {
    let found = detect(text).filter(whatlang::Info::is_reliable)?;
    Some(match found.lang() {
        Found::Eng => "en",
        Found::Fra => "fr",
        Found::Spa => "es",
        Found::Ara => "ar",
        Found::Rus => "ru",
        Found::Cmn => "zh",
        Found::Por => "pt",
        Found::Deu => "de",
        Found::Ita => "it",
        Found::Jpn => "ja",
        Found::Kor => "ko",
        Found::Ukr => "uk",
        Found::Tur => "tr",
        Found::Nld => "nl",
        Found::Cat => "ca",
        Found::Pol => "pl",
        Found::Hin => "hi",
        Found::Ind => "id",
        other => other.code(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_text_is_found_and_two_languages_are_said() {
        let english = "The city rents empty flats and lets them to families who have no home of their own.";
        let french = "La ville loue des logements vides et les attribue aux familles qui n’ont pas de logement.";
        assert_eq!(Languages::of([english]).main, Some("en"));
        assert!(!Languages::of([english, english]).are_several());
        let both = Languages::of([english, french]);
        assert_eq!(both.all, BTreeSet::from(["en", "fr"]));
        for (text, tag) in [
            ("تستأجر المدينة شققا فارغة وتوزعها على الأسر التي ليس لديها سكن خاص بها في المدينة.", "ar"),
            ("Город арендует пустые квартиры и передаёт их семьям, у которых нет собственного жилья.", "ru"),
            ("市政府租用空置的公寓，并把它们分配给没有自己住房的家庭，为期三年。", "zh"),
        ] {
            assert_eq!(Languages::of([text]).main, Some(tag));
        }
        assert_eq!(Languages::of(["", "Ok."]), Languages::default());
    }
}
