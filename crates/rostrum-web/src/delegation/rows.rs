//! The form of several people: what was typed, row by row, and what is wrong with each.

use rostrum_domain::delegation::Function;
use rostrum_domain::participant::{Gender, Visibility, looks_like_an_address};
use rostrum_store::NewMember;

use crate::i18n::Lang;

/// Rows of an empty form, and rows that are added at once.
const STEP: usize = 5;
/// Most rows of one form.
const MOST: usize = 50;

/// One person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub email: String,
    pub language: String,
    pub visibility: String,
    pub function: String,
    pub inscribes: bool,
    pub gender: String,
}

impl Row {
    fn empty(lang: Lang) -> Self {
        Self { language: lang.tag().to_owned(), function: Function::Member.code().to_owned(), ..Self::default() }
    }

    /// Whether nobody stands in it.
    fn is_empty(&self) -> bool {
        self.name.is_empty() && self.email.is_empty()
    }
}

/// A form of several people.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub rows: Vec<Row>,
    /// Row, field and sentence, in the order of the form.
    pub wrong: Vec<(usize, &'static str, String)>,
    /// Whether it was asked for more rows.
    pub wants_more: bool,
}

impl Rows {
    /// A form in which nobody stands.
    pub fn empty(lang: Lang) -> Self {
        Self { rows: vec![Row::empty(lang); STEP], ..Self::default() }
    }

    /// The form as it was sent: `name-1`, `email-1`, and so on.
    pub fn typed(fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            if name == "do" {
                typed.wants_more = value == "more";
            }
            let Some((field, number)) = name.rsplit_once('-') else { continue };
            let Some(at) = number.parse::<usize>().ok().and_then(|no| no.checked_sub(1)).filter(|at| *at < MOST) else {
                continue;
            };
            if typed.rows.len() <= at {
                typed.rows.resize(at + 1, Row::default());
            }
            let row = &mut typed.rows[at];
            match field {
                "name" => row.name = value.split_whitespace().collect::<Vec<_>>().join(" "),
                "email" => value.trim().clone_into(&mut row.email),
                "language" => value.clone_into(&mut row.language),
                "visibility" => value.clone_into(&mut row.visibility),
                "function" => value.clone_into(&mut row.function),
                "gender" => value.clone_into(&mut row.gender),
                "inscribes" => row.inscribes = value == "yes",
                _ => {}
            }
        }
        typed
    }

    /// Adds rows in which nobody stands.
    pub fn add_empty(&mut self, lang: Lang) {
        let count = (self.rows.len() + STEP).min(MOST);
        self.rows.resize(count, Row::empty(lang));
    }

    /// Whether nothing is wrong.
    pub fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }

    /// This is wrong with a field of a row, too.
    pub fn add_wrong(&mut self, row: usize, field: &'static str, sentence: String) {
        self.wrong.push((row, field, sentence));
    }

    /// What is wrong with a field of a row.
    pub fn wrong_with(&self, row: usize, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(at, name, _)| *at == row && *name == field).map(|(.., sentence)| sentence.as_str())
    }

    /// The delegation has a head already.
    pub fn add_second_head(&mut self, lang: Lang) {
        let heads: Vec<usize> = self.with_function(Function::Head).collect();
        for at in heads {
            self.add_wrong(at, "function", lang.t("delegation-second-head"));
        }
    }

    fn with_function(&self, function: Function) -> impl Iterator<Item = usize> {
        let here = move |row: &&Row| !row.is_empty() && row.function == function.code();
        self.rows.iter().enumerate().filter(move |(_, row)| here(row)).map(|(at, _)| at)
    }

    /// Checks every row in which somebody stands, and gives those people with their rows. What is wrong is kept.
    pub fn check(&mut self, lang: Lang) -> Vec<(usize, NewMember)> {
        let mut wrong = Vec::new();
        let mut members = Vec::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            let mut add = |field, sentence| wrong.push((at, field, sentence));
            if !(1..=200).contains(&row.name.chars().count()) {
                add("name", lang.t("register-name-wrong"));
            }
            if row.email.is_empty() {
                add("email", lang.t("register-email-empty"));
            } else if !looks_like_an_address(&row.email) {
                add("email", lang.with("register-email-wrong", &[("email", row.email.as_str().into())]));
            } else if self.rows[..at].iter().any(|other| other.email.to_lowercase() == row.email.to_lowercase()) {
                add("email", lang.t("delegation-email-twice"));
            }
            let language = Lang::from_tag(&row.language);
            if language.is_none() {
                add("language", lang.t("register-language-wrong"));
            }
            let visibility = Visibility::from_code(&row.visibility);
            if visibility.is_none() {
                add("visibility", lang.t("register-visibility-wrong"));
            }
            let function = Function::from_code(&row.function);
            if function.is_none() {
                add("function", lang.t("delegation-function-wrong"));
            }
            let gender = Gender::from_code(&row.gender);
            if gender.is_none() && !row.gender.is_empty() {
                add("gender", lang.t("origin-choice-wrong"));
            }
            if let (Some(language), Some(visibility), Some(function)) = (language, visibility, function) {
                members.push((
                    at,
                    NewMember {
                        name: row.name.clone(),
                        email: row.email.clone(),
                        language: language.tag().to_owned(),
                        visibility,
                        function,
                        may_inscribe: row.inscribes,
                        gender,
                    },
                ));
            }
        }
        let second_heads: Vec<usize> = self.with_function(Function::Head).skip(1).collect();
        wrong.extend(second_heads.into_iter().map(|at| (at, "function", lang.t("delegation-two-heads"))));
        if self.rows.iter().all(Row::is_empty) {
            wrong.push((0, "name", lang.t("delegation-nobody")));
        }
        self.wrong = wrong;
        members
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        text.split('&').filter_map(|pair| pair.split_once('=')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn each_fault_names_its_row_and_field() {
        let form = "name-1=Ada&email-1=ada@x.example&language-1=en&visibility-1=named&function-1=head&\
            name-2=Ben&email-2=ben&language-2=en&visibility-2=&function-2=head&\
            name-3=&email-3=&name-4=Eve&email-4=ADA@x.example&language-4=fr&visibility-4=named&function-4=member";
        let mut rows = Rows::typed(&pairs(form));
        let members = rows.check(Lang::En);
        let faults: Vec<_> = rows.wrong.iter().map(|(row, field, _)| (*row, *field)).collect();
        assert_eq!(faults, [(1, "email"), (1, "visibility"), (3, "email"), (1, "function")]);
        assert_eq!(members.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 3], "an empty row is nobody");
        assert_eq!(rows.rows.len(), 4, "nothing is lost");
    }

    #[test]
    fn a_form_in_which_nobody_stands_says_so() {
        let mut rows = Rows::empty(Lang::En);
        assert!(rows.check(Lang::En).is_empty() && rows.wrong_with(0, "name").is_some());
    }

    proptest! {
        #[test]
        fn any_form_is_read(fields in prop::collection::vec(("[a-z]{0,9}-?[0-9]{0,12}", ".{0,20}"), 0..30)) {
            let mut rows = Rows::typed(&fields);
            let members = rows.check(Lang::En);
            prop_assert!(rows.rows.len() <= MOST && members.len() <= rows.rows.len());
        }
    }
}
