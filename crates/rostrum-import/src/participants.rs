//! Tables of participants: one line each, with a heading that names the columns.

mod facts;

use std::collections::HashMap;

use rostrum_domain::origin::{NetworksFault, Origin};
use rostrum_domain::participant::{Category, Gender, Visibility, looks_like_an_address};

use crate::indico::registrants;
use crate::rows::Row;
use crate::sheets::{Sheet, SheetsFault, column_letters, is_formula_error, read_sheets};

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
    /// Whether the line itself names the category.
    pub names_category: bool,
    /// The e-mail address.
    pub email: String,
    /// One of the six languages, where the file says it.
    pub language: Option<String>,
    /// What others may see, where the file says it.
    pub visibility: Option<Visibility>,
    /// Where the delegation is from, as far as the file says it.
    pub origin: Origin,
    /// The gender that the person declares, where the file says it.
    pub gender: Option<Gender>,
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
    /// This is no country, or for a State none that is a State.
    Country(String),
    /// This is no level of government.
    Government(String),
    /// This is no band of population.
    Population(String),
    /// So many networks are named, or one whose name is too long.
    Networks(NetworksFault),
    /// Level of government, population or networks of a delegation that is no local or regional government.
    NoGovernment,
    /// This is no gender.
    Gender(String),
    /// A formula failed: the heading of the column, and what its cell shows, such as `#REF!`.
    Formula(&'static str, String),
}

impl LineFault {
    /// The heading of the column in which it stands.
    pub fn column(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Delegation => "delegation",
            Self::Category(_) => "category",
            Self::Email(_) | Self::Twice(_) => "email",
            Self::Language(_) => "language",
            Self::Level(_) => "level",
            Self::Country(_) => "country",
            Self::Government(_) | Self::NoGovernment => "government level",
            Self::Population(_) => "population",
            Self::Networks(_) => "networks",
            Self::Gender(_) => "gender",
            Self::Formula(column, _) => column,
        }
    }
}

/// Where in a workbook the table stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InWorkbook {
    /// The sheet's name.
    pub sheet: String,
    /// The letters of the columns, by their headings.
    letters: Vec<(&'static str, String)>,
}

impl InWorkbook {
    /// The letters of the column with this heading, as [`LineFault::column`] names it.
    pub fn letters(&self, column: &str) -> Option<&str> {
        self.letters.iter().find(|(name, _)| *name == column).map(|(_, letters)| letters.as_str())
    }
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParticipantsFault {
    /// It is no table.
    #[error(transparent)]
    NoTable(#[from] SheetsFault),
    /// Its first line does not name all columns that are needed.
    #[error(
        "the first line of {place} does not name {missing}; it has to name the columns name, delegation, category and email, and can name language, level, country, government level, population, networks and gender."
    )]
    NoHeading {
        /// The file's name, and the sheet's.
        place: String,
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
    /// Where it stands, for a workbook.
    pub place: Option<InWorkbook>,
    /// The table as CSV, by which it can be read again.
    pub csv: String,
}

/// The columns by their names in the heading; the first four are needed.
const COLUMNS: [(&str, &[&str]); MOST_COLUMNS] = [
    ("name", &["name", "full name"]),
    ("delegation", &["delegation", "organization", "organisation", "affiliation"]),
    ("category", &["category"]),
    ("email", &["email", "e-mail", "e-mail address", "email address"]),
    ("language", &["language"]),
    ("level", &["level", "visibility"]),
    ("country", &["country"]),
    ("government level", &["government level", "level of government"]),
    ("population", &["population"]),
    ("networks", &["networks", "network"]),
    ("gender", &["gender"]),
];
const MOST_COLUMNS: usize = 11;
const NEEDED: usize = 4;

/// Where each of the columns stands.
type Places = [Option<usize>; MOST_COLUMNS];

/// The six languages by their tags.
const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// Reads a table: a workbook (XLSX), of which the first sheet counts that names the columns, or text separated by tabs,
/// semicolons or commas, in any usual encoding, or the registrants of an event of Indico in JSON. `category` is taken
/// where a line names none.
///
/// # Errors
/// [`ParticipantsFault`] says what is wrong with the file as a whole.
pub fn read_participants(
    bytes: &[u8],
    file: &str,
    category: Option<Category>,
) -> Result<Participants, ParticipantsFault> {
    let file = if file.is_empty() { "the file" } else { file };
    let sheets = match (bytes.len() <= crate::MOST_BYTES).then(|| registrants(bytes)).flatten() {
        Some(sheet) => vec![sheet],
        None => read_sheets(bytes, file)?,
    };
    let empty = Sheet { name: None, rows: Vec::new() };
    let first = sheets.first().unwrap_or(&empty);
    let sheet = sheets.iter().find(|sheet| missing(&places(sheet)).is_empty()).unwrap_or(first);
    let places = places(sheet);
    let missing = missing(&places);
    if !missing.is_empty() {
        let place = match &sheet.name {
            Some(name) => format!("sheet “{name}” of {file}"),
            None => file.to_owned(),
        };
        return Err(ParticipantsFault::NoHeading { place, missing: missing.join(", ") });
    }
    let letters = |place: &Option<usize>| place.map(column_letters);
    let place = sheet.name.as_ref().map(|name| InWorkbook {
        sheet: name.clone(),
        letters: COLUMNS.iter().zip(&places).filter_map(|((name, _), at)| Some((*name, letters(at)?))).collect(),
    });
    let mut read = Participants { place, csv: sheet.to_csv(), ..Participants::default() };
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in sheet.rows.iter().skip(1) {
        match line(row, &places, &seen, category) {
            Ok(line) => {
                seen.insert(line.email.to_lowercase(), line.line);
                read.lines.push(line);
            }
            Err(faults) => read.faults.push((row.line, faults)),
        }
    }
    Ok(read)
}

/// Where each of the [`COLUMNS`] stands by the heading of a sheet.
fn places(sheet: &Sheet) -> Places {
    let heading: Vec<String> =
        sheet.rows.first().map(|row| row.cells.iter().map(|cell| cell.to_lowercase()).collect()).unwrap_or_default();
    COLUMNS.map(|(_, names)| heading.iter().position(|cell| names.contains(&cell.as_str())))
}

/// The columns that are needed and not there.
fn missing(places: &Places) -> Vec<&'static str> {
    let needed = COLUMNS.iter().zip(places).take(NEEDED);
    needed.filter(|(_, place)| place.is_none()).map(|((name, _), _)| *name).collect()
}

fn line(
    row: &Row,
    places: &Places,
    seen: &HashMap<String, u32>,
    otherwise: Option<Category>,
) -> Result<ParticipantLine, Vec<LineFault>> {
    let cell = |column: usize| places[column].and_then(|place| row.cells.get(place)).map_or("", |cell| unquoted(cell));
    let cells: [&str; MOST_COLUMNS] = std::array::from_fn(cell);
    let failed = COLUMNS.iter().zip(cells).filter(|(_, cell)| is_formula_error(cell));
    let mut faults: Vec<LineFault> =
        failed.map(|((name, _), cell)| LineFault::Formula(name, cell.to_owned())).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let [name, delegation, category, email, language, level, country, government, population, networks, gender] = cells;
    let fits = |text: &str| (1..=200).contains(&text.chars().count());
    if !fits(name) {
        faults.push(LineFault::Name);
    }
    if !fits(delegation) {
        faults.push(LineFault::Delegation);
    }
    let found_in_line = find_category(category);
    let found = found_in_line.or(otherwise.filter(|_| category.is_empty()));
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
    let origin = facts::read([country, government, population, networks], found, &mut faults);
    let gender = facts::gender(gender, &mut faults);
    match found {
        Some(category) if faults.is_empty() => Ok(ParticipantLine {
            line: row.line,
            name: name.to_owned(),
            delegation: delegation.to_owned(),
            names_category: found_in_line.is_some(),
            category,
            email: email.to_owned(),
            language: (!language.is_empty()).then_some(tag),
            visibility,
            origin,
            gender,
        }),
        _ => Err(faults),
    }
}

/// By its code or its English name, whatever the case.
pub(crate) fn find_category(text: &str) -> Option<Category> {
    let lower = text.to_lowercase();
    let code = lower.replace([' ', '-'], "_");
    Category::from_code(&code).or_else(|| Category::ALL.into_iter().find(|one| one.name().to_lowercase() == lower))
}

/// Without the apostrophe that keeps spreadsheet programs from reading a text as a formula, as our own files have it.
fn unquoted(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

#[cfg(test)]
mod tests;
