//! A practice as a row of a table: the columns of its files, which the same program reads in again.
//!
//! Several values stand in one cell, a line for each. A recommendation is `A/HRC/56/32 para. 12`, a link is
//! `https://example.org What is there`.

use super::{Author, Link, Part, Practice, Recommended, ShownAuthor, Status};
use crate::contribution::Consent;
use crate::country::Country;
use crate::origin::{Level, Population};
use crate::participant::Category;
use crate::symbol::DocumentSymbol;
use crate::taxonomy::{Scheme, TermCode};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The number of the practice. Whoever writes the file gives it; it is not read in.
    Number,
    /// The permanent address. Not read in.
    Address,
    /// The id of the meeting. Not read in.
    Meeting,
    /// The title.
    Title,
    /// A BCP 47 tag.
    Language,
    /// The name of the place.
    Place,
    /// The code of the country, of two letters.
    Country,
    /// A code of [`Level`].
    Level,
    /// A code of [`Population`].
    Population,
    /// The first year.
    From,
    /// The last year.
    Until,
    /// A code of [`Status`].
    Status,
    /// Who carries it out.
    ImplementingBody,
    /// With whom, a line for each.
    Partners,
    /// Codes of a scheme, a line for each.
    Tags(Scheme),
    /// Recommendations, a line for each.
    Recommendations,
    /// A text.
    Text(Part),
    /// Pages elsewhere, a line for each.
    Links,
    /// The delegation of the author.
    Author,
    /// A code of [`Category`].
    Category,
    /// A code of [`Consent`]. It stands in files of staff alone.
    Consent,
    /// Whom to ask. It stands in files of staff alone.
    ContactName,
    /// Their address. It stands in files of staff alone.
    ContactEmail,
    /// When it was first published. Not read in.
    PublishedAt,
    /// When its public form last changed. Not read in.
    ChangedAt,
}

/// What of a row could not be read; the rest of the row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// In which column.
    pub column: Column,
    /// What stands there, at most 80 characters of it.
    pub value: String,
}

impl Column {
    /// The columns of a public file, in their order.
    pub fn public() -> Vec<Self> {
        Self::all().into_iter().filter(|column| !column.is_for_staff()).collect()
    }

    /// All columns, in their order: those of a file of staff.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Number,
            Self::Address,
            Self::Meeting,
            Self::Title,
            Self::Language,
            Self::Place,
            Self::Country,
            Self::Level,
            Self::Population,
            Self::From,
            Self::Until,
            Self::Status,
            Self::ImplementingBody,
            Self::Partners,
        ];
        all.extend(Scheme::ALL.map(Self::Tags));
        all.push(Self::Recommendations);
        all.extend(Part::ALL.map(Self::Text));
        all.extend([
            Self::Links,
            Self::Author,
            Self::Category,
            Self::Consent,
            Self::ContactName,
            Self::ContactEmail,
            Self::PublishedAt,
            Self::ChangedAt,
        ]);
        all
    }

    /// Whether it must not stand in a public file.
    pub fn is_for_staff(self) -> bool {
        matches!(self, Self::Consent | Self::ContactName | Self::ContactEmail)
    }

    /// Whether it is read when a file is read in.
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Number | Self::Address | Self::Meeting | Self::PublishedAt | Self::ChangedAt)
    }

    /// The heading, the same in every language: `implementing_body`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "practice",
            Self::Address => "address",
            Self::Meeting => "meeting",
            Self::Title => "title",
            Self::Language => "language",
            Self::Place => "place",
            Self::Country => "country",
            Self::Level => "level",
            Self::Population => "population",
            Self::From => "from",
            Self::Until => "until",
            Self::Status => "status",
            Self::ImplementingBody => "implementing_body",
            Self::Partners => "partners",
            Self::Tags(scheme) => scheme.code(),
            Self::Recommendations => "recommendations",
            Self::Text(part) => part.code(),
            Self::Links => "links",
            Self::Author => "author",
            Self::Category => "category",
            Self::Consent => "consent",
            Self::ContactName => "contact_name",
            Self::ContactEmail => "contact_email",
            Self::PublishedAt => "published_at",
            Self::ChangedAt => "changed_at",
        }
    }

    /// The column with this heading; capitals, spaces and hyphens count for nothing.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let heading = heading.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-'], "_");
        Self::all().into_iter().find(|column| column.code() == heading)
    }
}

/// What stands in a cell of what is written in a practice; "" for columns that tell of something else.
pub fn cell(practice: &Practice, column: Column) -> String {
    let lines = |texts: Vec<String>| texts.join("\n");
    let code = |code: Option<&str>| code.unwrap_or_default().to_owned();
    let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    match column {
        Column::Title => practice.title.clone(),
        Column::Language => practice.language.clone(),
        Column::Place => practice.place.name.clone(),
        Column::Country => practice.place.country.map(|country| country.code().to_owned()).unwrap_or_default(),
        Column::Level => code(practice.place.level.map(Level::code)),
        Column::Population => code(practice.place.population.map(Population::code)),
        Column::From => year(practice.period.from),
        Column::Until => year(practice.period.until),
        Column::Status => code(practice.status.map(Status::code)),
        Column::ImplementingBody => practice.implementing_body.clone(),
        Column::Partners => lines(practice.partners.clone()),
        Column::Tags(scheme) => lines(practice.tags.of(scheme).map(ToString::to_string).collect()),
        Column::Recommendations => lines(practice.recommendations.iter().map(Recommended::line).collect()),
        Column::Text(part) => practice.text(part).to_owned(),
        Column::Links => {
            let line = |link: &Link| format!("{} {}", link.address, link.title).trim_end().to_owned();
            lines(practice.links.iter().map(line).collect())
        }
        Column::ContactName => practice.contact.name.clone(),
        Column::ContactEmail => practice.contact.email.clone(),
        Column::Number
        | Column::Address
        | Column::Meeting
        | Column::Author
        | Column::Category
        | Column::Consent
        | Column::PublishedAt
        | Column::ChangedAt => String::new(),
    }
}

/// What stands in the cells of the author in a public file.
pub fn author_cell(author: &ShownAuthor, column: Column) -> String {
    match column {
        Column::Author => author.delegation.clone().unwrap_or_default(),
        Column::Category => author.category.code().to_owned(),
        _ => String::new(),
    }
}

/// Reads a row. What cannot be read is left empty and returned as a fault; nothing is guessed.
pub fn read(cells: &[(Column, String)]) -> (Practice, Author, Vec<CellFault>) {
    let (mut practice, mut author, mut faults) = (Practice::default(), Author::default(), Vec::new());
    for (column, value) in cells {
        let value = value.replace("\r\n", "\n");
        if value.trim().is_empty() {
            continue;
        }
        let mut wrong = Vec::new();
        put(&mut practice, &mut author, *column, &value, &mut wrong);
        let fault = |value: String| CellFault { column: *column, value: value.chars().take(80).collect() };
        faults.extend(wrong.into_iter().map(fault));
    }
    (practice, author, faults)
}

fn put(practice: &mut Practice, author: &mut Author, column: Column, value: &str, wrong: &mut Vec<String>) {
    let trimmed = value.trim();
    match column {
        Column::Title => trimmed.clone_into(&mut practice.title),
        Column::Language => trimmed.clone_into(&mut practice.language),
        Column::Place => trimmed.clone_into(&mut practice.place.name),
        Column::Country => {
            set(&mut practice.place.country, Country::from_code(&trimmed.to_uppercase()), trimmed, wrong)
        }
        Column::Level => set(&mut practice.place.level, Level::from_code(trimmed), trimmed, wrong),
        Column::Population => set(&mut practice.place.population, Population::from_code(trimmed), trimmed, wrong),
        Column::From => set(&mut practice.period.from, trimmed.parse().ok(), trimmed, wrong),
        Column::Until => set(&mut practice.period.until, trimmed.parse().ok(), trimmed, wrong),
        Column::Status => set(&mut practice.status, Status::from_code(trimmed), trimmed, wrong),
        Column::ImplementingBody => trimmed.clone_into(&mut practice.implementing_body),
        Column::Partners => practice.partners = lines(value).map(str::to_owned).collect(),
        Column::Tags(scheme) => {
            for code in lines(value) {
                match TermCode::parse(code) {
                    Ok(code) => drop(practice.tags.add(scheme, code)),
                    Err(_) => wrong.push(code.to_owned()),
                }
            }
        }
        Column::Recommendations => {
            for line in lines(value) {
                match Recommended::read(line) {
                    Some(one) => practice.recommendations.push(one),
                    None => wrong.push(line.to_owned()),
                }
            }
        }
        Column::Text(part) => drop(practice.texts.insert(part, value.trim_end().to_owned())),
        Column::Links => {
            for line in lines(value) {
                let (address, title) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                practice.links.push(Link { address: address.to_owned(), title: title.trim().to_owned() });
            }
        }
        Column::ContactName => trimmed.clone_into(&mut practice.contact.name),
        Column::ContactEmail => trimmed.clone_into(&mut practice.contact.email),
        Column::Author => trimmed.clone_into(&mut author.delegation),
        Column::Category => set(&mut author.category, Category::from_code(trimmed), trimmed, wrong),
        Column::Consent => match Consent::from_code(trimmed) {
            Some(consent) => author.consent = consent,
            None => wrong.push(trimmed.to_owned()),
        },
        Column::Number | Column::Address | Column::Meeting | Column::PublishedAt | Column::ChangedAt => {}
    }
}

fn set<T>(into: &mut Option<T>, read: Option<T>, value: &str, wrong: &mut Vec<String>) {
    if read.is_none() {
        wrong.push(value.to_owned());
    }
    *into = read;
}

fn lines(value: &str) -> impl Iterator<Item = &str> {
    value.lines().map(str::trim).filter(|line| !line.is_empty())
}

impl Recommended {
    /// As it stands in one line: `A/HRC/56/32 para. 12`.
    pub fn line(&self) -> String {
        if self.paragraph.is_empty() {
            self.symbol.to_string()
        } else {
            format!("{} para. {}", self.symbol, self.paragraph)
        }
    }

    /// Reads a line: a document symbol, and behind it the paragraph, with or without a word for it.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let (symbol, rest) = line.split_once(|c: char| c.is_whitespace() || c == ',').unwrap_or((line, ""));
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let words = ["paragraph", "paras.", "para.", "para", "párr.", "par.", "пункт", "п.", "الفقرة", "第", "§"];
        let paragraph = words.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let symbol = DocumentSymbol::parse(symbol).ok()?;
        Some(Self { symbol, paragraph: paragraph.trim().to_owned() })
    }
}

#[cfg(test)]
mod tests;
