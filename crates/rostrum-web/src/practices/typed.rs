//! What stands in the form of a practice, as it was typed: read as a practice, and filled from one.

use std::collections::BTreeMap;

use rostrum_domain::contribution::Consent;
use rostrum_domain::country::Country;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::columns::{Column, cell};
use rostrum_domain::practice::{
    Attached, Author, Contact, FileNo, Link, Part, Period, Picture, Place, Practice, Recommended, Status,
};
use rostrum_domain::taxonomy::{Scheme, TermCode};

use super::words;
use crate::fields::Wrong;
use crate::i18n::Lang;

/// The values of the form, by the names of its fields.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// What the form holds for a practice as it is kept.
    pub fn of(practice: &Practice, author: &Author) -> Self {
        let mut typed = Self::default();
        for (field, column) in LINES {
            typed.set(field, cell(practice, column));
        }
        for part in Part::ALL {
            typed.set(&format!("part-{}", part.code()), practice.text(part).to_owned());
        }
        for (scheme, code) in practice.tags.iter() {
            typed.add(&format!("tag-{}", scheme.code()), code.to_string());
        }
        for picture in &practice.pictures {
            typed.enclose("picture-kept", picture.file, &picture.alternative);
        }
        for file in &practice.files {
            typed.enclose("file-kept", file.file, &file.title);
        }
        typed.set("author", author.delegation.clone());
        typed.set("category", author.category.map_or(String::new(), |category| category.code().to_owned()));
        typed.set("consent", author.consent.code().to_owned());
        typed
    }

    /// One more value of a field.
    pub fn add(&mut self, field: &str, value: String) {
        self.0.entry(field.to_owned()).or_default().push(value);
    }

    fn set(&mut self, field: &str, value: String) {
        self.0.insert(field.to_owned(), vec![value]);
    }

    /// A picture or file that is kept with the practice.
    pub fn enclose(&mut self, field: &str, file: FileNo, text: &str) {
        self.add(field, file.to_string());
        self.set(&format!("alternative-{file}"), text.to_owned());
    }

    /// The first value of a field, "" where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).and_then(|all| all.first()).map_or("", String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0.get(field).into_iter().flatten().map(String::as_str)
    }

    /// The files of a field that stay.
    pub fn kept(&self, field: &str) -> impl Iterator<Item = FileNo> {
        self.all(field).filter_map(|no| no.parse().ok().map(FileNo))
    }

    /// Reads the form. What cannot be read is named at its field, and what cannot wait with it.
    pub fn read(&self, lang: Lang) -> (Practice, Author, Wrong) {
        let mut wrong = Wrong::default();
        let line = |field: &str| self.get(field).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut chosen = |field: &'static str, known: bool| {
            if !known && !self.get(field).is_empty() {
                wrong.add(field, lang.with("practices-wrong-choice", &[("text", self.get(field).into())]));
            }
        };
        let country = Country::from_code(self.get("country"));
        chosen("country", country.is_some());
        let level = Level::from_code(self.get("level"));
        chosen("level", level.is_some());
        let population = Population::from_code(self.get("population"));
        chosen("population", population.is_some());
        let status = Status::from_code(self.get("status"));
        chosen("status", status.is_some());
        let category = Category::from_code(self.get("category"));
        chosen("category", category.is_some());
        let consent = Consent::from_code(self.get("consent"));
        chosen("consent", consent.is_some());
        let mut year = |field: &'static str| {
            let text = line(field);
            let year = text.parse().ok();
            if year.is_none() && !text.is_empty() {
                wrong.add(field, lang.with("practices-wrong-year", &[("text", text.into())]));
            }
            year
        };
        let period = Period { from: year("from"), until: year("until") };
        let mut practice = Practice {
            language: line("language"),
            title: line("title"),
            place: Place { name: line("place"), country, level, population },
            period,
            status,
            implementing_body: line("body"),
            partners: lines(self.get("partners")).map(str::to_owned).collect(),
            contact: Contact { name: line("contact-name"), email: line("contact-email") },
            ..Practice::default()
        };
        for scheme in Scheme::ALL {
            for code in self.all(&format!("tag-{}", scheme.code())) {
                if let Ok(code) = TermCode::parse(code) {
                    practice.tags.add(scheme, code);
                }
            }
        }
        for text in lines(self.get("recommendations")) {
            match Recommended::read(text) {
                Some(one) => practice.recommendations.push(one),
                None => wrong.add("recommendations", lang.with("practices-wrong-symbol", &[("text", text.into())])),
            }
        }
        for part in Part::ALL {
            let text = self.get(&format!("part-{}", part.code())).replace("\r\n", "\n");
            if !text.trim().is_empty() {
                practice.texts.insert(part, text.trim().to_owned());
            }
        }
        for text in lines(self.get("links")) {
            let (address, title) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
            practice.links.push(Link { address: address.to_owned(), title: title.trim().to_owned() });
        }
        let text = |file: FileNo| line(&format!("alternative-{file}"));
        practice.pictures = self.kept("picture-kept").map(|file| Picture { file, alternative: text(file) }).collect();
        practice.files = self.kept("file-kept").map(|file| Attached { file, title: text(file) }).collect();
        for fault in practice.faults().iter().filter(|fault| !fault.can_wait()) {
            let (field, sentence) = words::fault(lang, fault);
            wrong.add(field, sentence);
        }
        let author = Author { delegation: line("author"), category, consent: consent.unwrap_or(Consent::DoNotPublish) };
        (practice, author, wrong)
    }
}

/// Fields with one value, and the columns of a table that hold the same.
const LINES: [(&str, Column); 15] = [
    ("title", Column::Title),
    ("language", Column::Language),
    ("place", Column::Place),
    ("country", Column::Country),
    ("level", Column::Level),
    ("population", Column::Population),
    ("from", Column::From),
    ("until", Column::Until),
    ("status", Column::Status),
    ("body", Column::ImplementingBody),
    ("partners", Column::Partners),
    ("recommendations", Column::Recommendations),
    ("links", Column::Links),
    ("contact-name", Column::ContactName),
    ("contact-email", Column::ContactEmail),
];

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_form_is_filled_with_is_read_as_the_same_practice() {
        let mut practice = Practice {
            language: "ar".to_owned(),
            title: "غرف للجميع".to_owned(),
            place: Place {
                name: "Gwangju".to_owned(),
                country: Country::from_code("KR"),
                level: Some(Level::Metropolitan),
                population: Some(Population::Above),
            },
            period: Period { from: Some(2012), until: None },
            status: Some(Status::Ongoing),
            implementing_body: "Office".to_owned(),
            partners: vec!["A".to_owned(), "B; C".to_owned()],
            recommendations: vec![Recommended::read("A/HRC/56/32 para. 12").unwrap()],
            links: vec![Link { address: "https://example.org/a".to_owned(), title: "What is there".to_owned() }],
            pictures: vec![Picture { file: FileNo(2), alternative: "A plan".to_owned() }],
            files: vec![Attached { file: FileNo(1), title: "Ordinance".to_owned() }],
            contact: Contact { name: "Min".to_owned(), email: "min@example.org".to_owned() },
            ..Practice::default()
        };
        practice.tags.add(Scheme::Rights, TermCode::parse("left-long-ago").unwrap());
        practice.texts.insert(Part::Done, "One.\n\nTwo.".to_owned());
        let author = Author { delegation: "City".to_owned(), category: None, consent: Consent::WithoutName };
        let (read, by, wrong) = Typed::of(&practice, &author).read(Lang::En);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!((read, by), (practice, author));
    }

    #[test]
    fn what_cannot_be_read_is_said_at_its_field() {
        let mut typed = Typed::default();
        for (field, value) in [("from", "soon"), ("country", "Utopia"), ("recommendations", "res 5"), ("links", "a b")]
        {
            typed.add(field, value.to_owned());
        }
        let (.., wrong) = typed.read(Lang::En);
        for field in ["from", "country", "recommendations", "links"] {
            assert!(wrong.of(field).is_some(), "{field}: {wrong:?}");
        }
        let (practice, author, wrong) = Typed::default().read(Lang::En);
        assert!(wrong.is_empty(), "an empty draft can be kept: {wrong:?}");
        assert_eq!((practice, author), (Practice::default(), Author::default()));
    }
}
