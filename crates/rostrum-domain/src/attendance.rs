//! Who of those that the platform saw is which participant, and how many of each group attended ([`groups`]).

pub mod groups;

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::ids::ParticipantNo;

/// A participant as one can be known by.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The participant.
    pub no: ParticipantNo,
    /// The name as registered.
    pub name: &'a str,
    /// The e-mail address as registered, in lower case.
    pub email: &'a str,
}

/// How sure it is who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same e-mail address.
    Certain(ParticipantNo),
    /// A name that is the same or nearly so. A person decides.
    Proposed(ParticipantNo),
    /// Nobody, or several with equal right.
    Nobody,
}

/// Names at least so alike are proposed, by Jaro and Winkler, where 1 is the same.
const ALIKE: f64 = 0.93;

/// Words before a name that are no part of it. `He` and `M` without a point may be names.
const TITLES: [&str; 20] = [
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx.", "dr", "dr.", "prof", "prof.", "mme", "mme.", "h.e.", "hon.",
    "amb.", "m.", "sr.", "sra.",
];

/// The participants, made ready to be found.
#[derive(Debug)]
pub struct Matcher {
    by_email: HashMap<String, ParticipantNo>,
    names: Vec<(String, ParticipantNo)>,
}

impl Matcher {
    /// Takes the participants of a meeting.
    pub fn of<'a>(known: impl IntoIterator<Item = Known<'a>>) -> Self {
        let (mut by_email, mut names) = (HashMap::new(), Vec::new());
        for one in known {
            by_email.insert(one.email.to_lowercase(), one.no);
            names.push((plain(one.name), one.no));
        }
        names.sort();
        Self { by_email, names }
    }

    /// Who somebody of this name and address is. A name is never certain: two people may share it.
    pub fn find(&self, name: &str, email: Option<&str>) -> Match {
        if let Some(no) = email.and_then(|email| self.by_email.get(&email.to_lowercase())) {
            return Match::Certain(*no);
        }
        let name = plain(name);
        if name.is_empty() {
            return Match::Nobody;
        }
        let from = self.names.partition_point(|(other, _)| *other < name);
        let same: Vec<ParticipantNo> =
            self.names[from..].iter().take_while(|(other, _)| *other == name).map(|(_, no)| *no).collect();
        match same.as_slice() {
            [one] => return Match::Proposed(*one),
            [] => {}
            _ => return Match::Nobody,
        }
        let alike = |other: &str| strsim::jaro_winkler(&name, other);
        let mut best: Vec<(f64, ParticipantNo)> = self
            .names
            .iter()
            .filter(|(other, _)| other.chars().count().abs_diff(name.chars().count()) <= name.len() / 2)
            .map(|(other, no)| (alike(other), *no))
            .filter(|(score, _)| *score >= ALIKE)
            .collect();
        best.sort_by(|one, other| other.0.total_cmp(&one.0));
        match best.as_slice() {
            [(_, one)] => Match::Proposed(*one),
            [(first, one), (second, _), ..] if first > second => Match::Proposed(*one),
            _ => Match::Nobody,
        }
    }
}

/// The words of a name without case, accents, titles and order: `Duarte, Ana` and `Ms. Ana DUARTE` are one.
pub fn plain(name: &str) -> String {
    let folded: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'')
        .filter(|word| !TITLES.contains(word))
        .map(|word| word.trim_matches(['.', '\'']))
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matcher() -> Matcher {
        let known = [
            (1, "Ms. Ana Duarte", "ana@porto.example"),
            (2, "Musa Keita", "musa@one.example"),
            (3, "José Núñez", "jose@quito.example"),
            (4, "Li Wei", "li@one.example"),
            (5, "Li Wei", "li@two.example"),
        ];
        Matcher::of(known.map(|(no, name, email)| Known { no: ParticipantNo(no), name, email }))
    }

    #[test]
    fn an_address_is_certain_and_a_name_is_proposed() {
        let matcher = matcher();
        assert_eq!(matcher.find("Somebody", Some("MUSA@one.example")), Match::Certain(ParticipantNo(2)));
        for (name, no) in [("Duarte, Ana", 1), ("jose NUNEZ", 3), ("Dr. Musa Keïta", 2), ("Musa Keitta", 2)] {
            assert_eq!(matcher.find(name, None), Match::Proposed(ParticipantNo(no)), "{name}");
        }
    }

    #[test]
    fn two_people_of_one_name_are_nobody_until_a_person_decides() {
        assert_eq!(matcher().find("Wei, Li", None), Match::Nobody);
        assert_eq!(matcher().find("Wei, Li", Some("li@two.example")), Match::Certain(ParticipantNo(5)));
        assert_eq!(matcher().find("Conference room 3", None), Match::Nobody);
        assert_eq!(matcher().find("+41 22 917 00 00", None), Match::Nobody);
    }

    proptest! {
        #[test]
        fn the_order_of_the_words_and_their_case_say_nothing(words in prop::collection::vec("[a-zéñ]{3,8}", 1..4)) {
            let mut turned = words.clone();
            turned.reverse();
            prop_assert_eq!(plain(&words.join(" ")), plain(&turned.join(", ").to_uppercase()));
        }

        #[test]
        fn any_name_gets_an_answer(name in ".{0,60}", email in prop::option::of(".{0,30}")) {
            let _ = matcher().find(&name, email.as_deref());
        }
    }
}
