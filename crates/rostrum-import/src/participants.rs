//! Tables of participants: one line each, with a heading that names the columns.

use std::collections::HashMap;

use rostrum_domain::participant::{Category, Visibility, looks_like_an_address};

use crate::rows::{Row, rows_below_heading};

/// A line that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantLine {
    /// The line of the file, from 1.
    pub line: u32,
    /// The person's name, 1 to 200 characters.
    pub name: String,
    /// The delegation's name, 1 to 200 characters.
    pub delegation: String,
    /// The delegation's category.
    pub category: Category,
    /// The e-mail address.
    pub email: String,
    /// One of the six languages, where the file says it.
    pub language: Option<String>,
    /// What others may see, where the file says it.
    pub visibility: Option<Visibility>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LineFault {
    /// It has no name of 1 to 200 characters.
    Name,
    /// It has no delegation of 1 to 200 characters.
    Delegation,
    /// This is no category.
    Category(String),
    /// This is no e-mail address.
    Email(String),
    /// This is none of the six languages.
    Language(String),
    /// This is no level.
    Level(String),
    /// The line with this number has the same address.
    Twice(u32),
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParticipantsFault {
    /// The file is larger than [`MOST_BYTES`](crate::MOST_BYTES).
    #[error("{file} has more than 32 MB, the most that is read; divide it.")]
    TooLarge {
        /// The file's name.
        file: String,
    },
    /// Its first line does not name all columns that are needed.
    #[error(
        "the first line of {file} does not name {missing}; it has to name the columns name, delegation, category and email, and can name language and level."
    )]
    NoHeading {
        /// The file's name.
        file: String,
        /// The columns that are missing, with commas.
        missing: String,
    },
}

/// What a file holds: the lines that can be taken, and those that cannot with what is wrong in each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participants {
    /// The lines that can be taken, in their order.
    pub lines: Vec<ParticipantLine>,
    /// Lines that cannot, each with its number.
    pub faults: Vec<(u32, Vec<LineFault>)>,
}

/// The columns by their names in the heading; the first four are needed.
const COLUMNS: [(&str, &[&str]); 6] = [
    ("name", &["name", "full name"]),
    ("delegation", &["delegation", "organization", "organisation", "affiliation"]),
    ("category", &["category"]),
    ("email", &["email", "e-mail", "e-mail address", "email address"]),
    ("language", &["language"]),
    ("level", &["level", "visibility"]),
];
const NEEDED: usize = 4;

/// The six languages by their tags.
const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// Reads a table, separated by tabs, semicolons or commas, in any usual encoding.
///
/// # Errors
/// [`ParticipantsFault`] says what is wrong with the file as a whole.
pub fn read_participants(bytes: &[u8], file: &str) -> Result<Participants, ParticipantsFault> {
    let file = if file.is_empty() { "the file" } else { file };
    if bytes.len() > crate::MOST_BYTES {
        return Err(ParticipantsFault::TooLarge { file: file.to_owned() });
    }
    let rows = rows_below_heading(bytes);
    let heading: Vec<String> =
        rows.first().map(|row| row.cells.iter().map(|cell| cell.to_lowercase()).collect()).unwrap_or_default();
    let places = COLUMNS.map(|(_, names)| heading.iter().position(|cell| names.contains(&cell.as_str())));
    let missing: Vec<&str> = COLUMNS
        .iter()
        .zip(&places)
        .take(NEEDED)
        .filter(|(_, place)| place.is_none())
        .map(|((name, _), _)| *name)
        .collect();
    if !missing.is_empty() {
        return Err(ParticipantsFault::NoHeading { file: file.to_owned(), missing: missing.join(", ") });
    }
    let mut read = Participants::default();
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in rows.iter().skip(1) {
        match line(row, &places, &seen) {
            Ok(line) => {
                seen.insert(line.email.to_lowercase(), line.line);
                read.lines.push(line);
            }
            Err(faults) => read.faults.push((row.line, faults)),
        }
    }
    Ok(read)
}

fn line(
    row: &Row,
    places: &[Option<usize>; 6],
    seen: &HashMap<String, u32>,
) -> Result<ParticipantLine, Vec<LineFault>> {
    let cell = |column: usize| places[column].and_then(|place| row.cells.get(place)).map_or("", |cell| unquoted(cell));
    let [name, delegation, category, email, language, level] = [0, 1, 2, 3, 4, 5].map(cell);
    let mut faults = Vec::new();
    let fits = |text: &str| (1..=200).contains(&text.chars().count());
    if !fits(name) {
        faults.push(LineFault::Name);
    }
    if !fits(delegation) {
        faults.push(LineFault::Delegation);
    }
    let found = find_category(category);
    if found.is_none() {
        faults.push(LineFault::Category(category.to_owned()));
    }
    if !looks_like_an_address(email) {
        faults.push(LineFault::Email(email.to_owned()));
    } else if let Some(first) = seen.get(&email.to_lowercase()) {
        faults.push(LineFault::Twice(*first));
    }
    let tag = language.to_lowercase();
    let knows = language.is_empty() || LANGUAGES.contains(&tag.as_str());
    if !knows {
        faults.push(LineFault::Language(language.to_owned()));
    }
    let code = level.to_lowercase().replace([' ', '-'], "_");
    let visibility = Visibility::from_code(&code);
    if visibility.is_none() && !level.is_empty() {
        faults.push(LineFault::Level(level.to_owned()));
    }
    match found {
        Some(category) if faults.is_empty() => Ok(ParticipantLine {
            line: row.line,
            name: name.to_owned(),
            delegation: delegation.to_owned(),
            category,
            email: email.to_owned(),
            language: (!language.is_empty()).then_some(tag),
            visibility,
        }),
        _ => Err(faults),
    }
}

/// By its code or its English name, whatever the case.
fn find_category(text: &str) -> Option<Category> {
    let lower = text.to_lowercase();
    let code = lower.replace([' ', '-'], "_");
    Category::from_code(&code).or_else(|| Category::ALL.into_iter().find(|one| one.name().to_lowercase() == lower))
}

/// Without the apostrophe that keeps spreadsheet programs from reading a text as a formula, as our own files have it.
fn unquoted(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TABLE: &str = "Name,Delegation,Category,E-mail,Language,Level
Ana Duarte,City of Porto,Local and regional governments,ana@porto.example,pt,
Musa Keita,City of Kayes,local_governments,musa@kayes.example,FR,category only
,\"Kayes, City of\",cities,none,,hidden
Ana D.,City of Porto,local_governments,MUSA@kayes.example,,
'-Li Wei,City of Quito,academia,li@quito.example,,named
";

    #[test]
    fn each_line_is_taken_or_told_with_all_that_is_wrong() {
        let read = read_participants(TABLE.as_bytes(), "list.csv").unwrap();
        let names: Vec<&str> = read.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["Musa Keita", "-Li Wei"]);
        let musa = &read.lines[0];
        assert_eq!((musa.language.as_deref(), musa.visibility), (Some("fr"), Some(Visibility::CategoryOnly)));
        assert_eq!(read.faults[0], (2, vec![LineFault::Language("pt".to_owned())]));
        assert_eq!(
            read.faults[1],
            (
                4,
                vec![
                    LineFault::Name,
                    LineFault::Category("cities".to_owned()),
                    LineFault::Email("none".to_owned()),
                    LineFault::Level("hidden".to_owned())
                ]
            )
        );
        assert_eq!(read.faults[2], (5, vec![LineFault::Twice(3)]));
    }

    #[test]
    fn a_heading_without_a_needed_column_is_named() {
        let fault = read_participants(b"Name;Delegation\nAna;Porto\n", "list.csv").unwrap_err().to_string();
        assert!(fault.starts_with("the first line of list.csv does not name category, email; it has to"), "{fault}");
        assert!(read_participants(b"", "").unwrap_err().to_string().contains("the file does not name name,"));
    }

    proptest! {
        #[test]
        fn no_line_is_lost(bytes in "[ -~\n]{0,300}") {
            let text = format!("name,delegation,category,email\n{bytes}");
            let read = read_participants(text.as_bytes(), "").unwrap();
            let used = rows_below_heading(text.as_bytes()).len() - 1;
            prop_assert_eq!(read.lines.len() + read.faults.len(), used);
        }

        #[test]
        fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_participants(&bytes, "list.csv");
        }
    }
}
