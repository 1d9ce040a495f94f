//! Countries and territories with their codes, names and regional groups.
//!
//! The table and where it is from: `country/countries.txt`, `country/SOURCE.md`.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::participant::Region;

mod m49;

pub use m49::area;

/// A country or territory of ISO 3166-1, by its place in the table; ordered by code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u16);

/// What a country is with regard to the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A Member State.
    Member,
    /// A non-member observer State.
    Observer,
    /// A State that is neither, such as the Cook Islands.
    OtherState,
    /// No State of its own.
    Territory,
}

struct Line {
    alpha2: &'static str,
    alpha3: &'static str,
    m49: &'static str,
    areas: [&'static str; 3],
    status: Status,
    group: Option<Region>,
    names: [&'static str; 6],
    also: &'static str,
}

/// The languages of the names, in the order of the columns.
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

static TABLE: LazyLock<Vec<Line>> =
    LazyLock::new(|| include_str!("country/countries.txt").lines().skip(1).map(Line::read).collect());

static BY_NAME: LazyLock<HashMap<String, Option<Country>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Option<Country>> = HashMap::new();
    for country in Country::all() {
        let line = country.line();
        let names = line.names.iter().copied().chain(line.also.split("; ")).chain([line.alpha3]);
        for name in names.map(plain).filter(|name| !name.is_empty()) {
            let known = found.entry(name).or_insert(Some(country));
            // A name of two countries is a name of neither.
            if *known != Some(country) {
                *known = None;
            }
        }
    }
    found
});

impl Line {
    fn read(line: &'static str) -> Self {
        let mut columns = line.split('|');
        let mut next = || columns.next().expect("every line of the table has all columns, which a test reads");
        Self {
            alpha2: next(),
            alpha3: next(),
            m49: next(),
            areas: [next(), next(), next()],
            status: match next() {
                "member" => Status::Member,
                "observer" => Status::Observer,
                "state" => Status::OtherState,
                _ => Status::Territory,
            },
            group: Region::from_code(next()),
            names: [next(), next(), next(), next(), next(), next()],
            also: next(),
        }
    }
}

impl Country {
    /// All, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..TABLE.len()).map(|place| Self(u16::try_from(place).expect("the table has 249 lines")))
    }

    /// All States: Members, observers and the few others.
    pub fn states() -> impl Iterator<Item = Self> {
        Self::all().filter(|country| country.status() != Status::Territory)
    }

    /// The country with this code of two letters, such as `CH`.
    pub fn from_code(code: &str) -> Option<Self> {
        let place = TABLE.binary_search_by(|line| line.alpha2.cmp(code)).ok()?;
        u16::try_from(place).ok().map(Self)
    }

    /// The country that has this name in one of the six languages, or this code of three letters. Case, accents,
    /// articles and punctuation do not count; a name that two countries have is of neither.
    pub fn named(name: &str) -> Option<Self> {
        BY_NAME.get(&plain(name)).copied().flatten()
    }

    fn line(self) -> &'static Line {
        &TABLE[usize::from(self.0)]
    }

    /// The code of ISO 3166-1 with two letters.
    pub fn code(self) -> &'static str {
        self.line().alpha2
    }

    /// The code of ISO 3166-1 with three letters.
    pub fn alpha3(self) -> &'static str {
        self.line().alpha3
    }

    /// The code of M49, three digits.
    pub fn m49(self) -> &'static str {
        self.line().m49
    }

    /// The areas of M49 in which it lies, from region to intermediate region; their codes have three digits, and
    /// [`area`] names them. Antarctica lies in none.
    pub fn areas(self) -> impl Iterator<Item = &'static str> {
        self.line().areas.into_iter().filter(|code| !code.is_empty())
    }

    /// What it is with regard to the United Nations.
    pub fn status(self) -> Status {
        self.line().status
    }

    /// Its regional group: one for each Member State, none for territories.
    pub fn group(self) -> Option<Region> {
        self.line().group
    }

    /// Its short name, without an article, in one of the six official languages; in English for any other tag.
    pub fn name(self, language: &str) -> &'static str {
        let place = LANGUAGES.iter().position(|tag| *tag == language).unwrap_or(0);
        self.line().names[place]
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom(format!("{code} is no code of ISO 3166-1")))
    }
}

/// A name without case, accents, punctuation and articles.
fn plain(name: &str) -> String {
    let letters = name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    let spaced: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words =
        spaced.split_whitespace().filter(|word| !["the", "le", "la", "les", "l", "el", "los", "las"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn country(code: &str) -> Country {
        Country::from_code(code).unwrap()
    }

    #[test]
    fn all_193_member_states_have_exactly_one_group_in_the_numbers_of_the_united_nations() {
        let members: Vec<_> = Country::all().filter(|country| country.status() == Status::Member).collect();
        assert_eq!(members.len(), 193);
        let mut sizes = BTreeMap::new();
        for member in members {
            *sizes.entry(member.group().unwrap()).or_insert(0) += 1;
        }
        let expected = [
            (Region::Africa, 54),
            (Region::AsiaPacific, 54),
            (Region::EasternEurope, 23),
            (Region::LatinAmericaCaribbean, 33),
            (Region::WesternEuropeOthers, 29),
        ];
        assert_eq!(sizes, BTreeMap::from(expected));
        assert!(Country::all().filter(|one| one.status() == Status::Territory).all(|one| one.group().is_none()));
    }

    #[test]
    fn the_special_cases_stand_where_the_united_nations_count_them() {
        for (code, status, group) in [
            ("TR", Status::Member, Some(Region::WesternEuropeOthers)),
            ("IL", Status::Member, Some(Region::WesternEuropeOthers)),
            ("US", Status::Member, Some(Region::WesternEuropeOthers)),
            ("KI", Status::Member, Some(Region::AsiaPacific)),
            ("CY", Status::Member, Some(Region::AsiaPacific)),
            ("PS", Status::Observer, Some(Region::AsiaPacific)),
            ("VA", Status::Observer, None),
            ("CK", Status::OtherState, None),
            ("HK", Status::Territory, None),
        ] {
            assert_eq!((country(code).status(), country(code).group()), (status, group), "{code}");
        }
    }

    #[test]
    fn every_country_has_codes_of_its_own_areas_and_a_name_in_all_six_languages() {
        let all: Vec<_> = Country::all().collect();
        assert_eq!(all.len(), 249);
        assert!(TABLE.is_sorted_by(|a, b| a.alpha2 < b.alpha2), "codes are looked up by halving");
        for one in &all {
            let code = one.code();
            assert_eq!(Country::from_code(code), Some(*one));
            assert!(
                one.alpha3().len() == 3 && one.alpha3().chars().all(|letter| letter.is_ascii_uppercase()),
                "{code}"
            );
            assert!(one.m49().len() == 3 && one.m49().chars().all(|digit| digit.is_ascii_digit()), "{code}");
            assert!(one.areas().all(|area| m49::area(area).is_some()), "{code}");
            assert!(one.areas().count() >= 2 || code == "AQ", "{code}");
            for language in LANGUAGES {
                let name = one.name(language);
                assert!(
                    !name.is_empty() && name.trim() == name && !name.contains(['*', '|', '’', '_']),
                    "{code} {name}"
                );
                let script = |range: std::ops::RangeInclusive<char>| name.chars().any(|letter| range.contains(&letter));
                assert!(
                    match language {
                        "ru" => script('А'..='я'),
                        "ar" => script('\u{600}'..='\u{6ff}'),
                        "zh" => script('\u{4e00}'..='\u{9fff}'),
                        _ => script('A'..='Z') || script('À'..='Þ'),
                    },
                    "{code} {language} {name}"
                );
            }
        }
        for codes in [Country::alpha3, Country::m49] {
            assert_eq!(all.iter().map(|one| codes(*one)).collect::<BTreeSet<_>>().len(), 249);
        }
        for language in LANGUAGES {
            assert_eq!(all.iter().map(|one| one.name(language)).collect::<BTreeSet<_>>().len(), 249, "{language}");
        }
    }

    #[test]
    fn a_country_is_found_by_its_name_in_any_of_the_six_languages() {
        for (name, code) in [
            ("Switzerland", "CH"),
            ("la Suisse", "CH"),
            ("SUIZA", "CH"),
            ("Швейцария", "CH"),
            ("瑞士", "CH"),
            ("Swiss Confederation", "CH"),
            ("Cote d’Ivoire", "CI"),
            ("Turkey", "TR"),
            ("the Gambia", "GM"),
            ("Viet Nam", "VN"),
            ("KEN", "KE"),
            ("Bolivia (Plurinational State of)", "BO"),
        ] {
            assert_eq!(Country::named(name), Some(country(code)), "{name}");
        }
        for name in ["", "the", "Atlantis", "Saint-Martin", "Nigeri"] {
            assert_eq!(Country::named(name), None, "{name}");
        }
        for one in Country::all() {
            for language in LANGUAGES {
                let found = Country::named(one.name(language));
                assert_eq!(found, Some(one), "{} {language}", one.code());
            }
        }
    }

    #[test]
    fn a_country_is_kept_as_its_code() {
        let text = serde_json::to_string(&country("CH")).unwrap();
        assert_eq!((text.as_str(), serde_json::from_str(&text).unwrap()), ("\"CH\"", country("CH")));
        assert!(serde_json::from_str::<Country>("\"XX\"").is_err());
    }
}
