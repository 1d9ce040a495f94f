//! A list of accredited organizations, as CSV or a workbook.

use std::collections::HashMap;

use rostrum_domain::attendance::plain;
use rostrum_domain::registration::{Accredited, EcosocStatus, NhriStatus};

use crate::rows::Row;
use crate::sheets::{SheetsFault, read_sheets};

/// Most organizations of a list; the Economic and Social Council has some 6,500 in consultative status.
const MOST: usize = 20_000;

/// The columns by their names in the heading; the first is needed.
const COLUMNS: [&[&str]; 3] = [
    &["name", "organization", "organisation", "organization name", "name of organization", "institution"],
    &["ecosoc", "consultative status", "status", "ecosoc status"],
    &["nhri", "nhri status", "accreditation", "accreditation status", "ganhri", "ganhri status"],
];

/// What a file holds: what can be taken, and the lines that cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccreditedList {
    /// The organizations in their order; of two lines under one name the last.
    pub list: Vec<Accredited>,
    /// Lines that cannot be taken, each with its number.
    pub faults: Vec<(u32, AccreditedLine)>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccreditedLine {
    /// No name of 1 to 200 characters.
    Name,
    /// A status that is none.
    Status(String),
}

/// Why a file is no list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccreditedFault {
    /// It is no table.
    #[error(transparent)]
    Sheets(#[from] SheetsFault),
    /// The heading names no column with the names of organizations.
    #[error(
        "the first line of {file} names no column \"name\"; it has to name the column name, and can name ecosoc (general, special, roster) and nhri (A, B)."
    )]
    NoHeading {
        /// The file's name.
        file: String,
    },
    /// More organizations than are read.
    #[error(
        "{file} has more than {MOST} lines, the most that is read; take out those that this meeting does not need."
    )]
    TooMany {
        /// The file's name.
        file: String,
    },
}

/// Reads a list; of a workbook the first sheet that has the heading.
///
/// # Errors
/// [`AccreditedFault`] says what is wrong with the file as a whole.
pub fn read_accredited(bytes: &[u8], file: &str) -> Result<AccreditedList, AccreditedFault> {
    let file = if file.is_empty() { "the file" } else { file };
    for sheet in read_sheets(bytes, file)? {
        let Some(heading) = sheet.rows.first() else { continue };
        let heading: Vec<String> = heading.cells.iter().map(|cell| cell.to_lowercase()).collect();
        let places = COLUMNS.map(|names| heading.iter().position(|cell| names.contains(&cell.as_str())));
        if places[0].is_some() {
            if sheet.rows.len() > MOST {
                return Err(AccreditedFault::TooMany { file: file.to_owned() });
            }
            return Ok(lines(&sheet.rows[1..], places));
        }
    }
    Err(AccreditedFault::NoHeading { file: file.to_owned() })
}

fn lines(rows: &[Row], places: [Option<usize>; 3]) -> AccreditedList {
    let mut read = AccreditedList::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows {
        match line(row, places) {
            Ok(one) => match seen.get(&plain(&one.name)) {
                Some(at) => read.list[*at] = one,
                None => {
                    seen.insert(plain(&one.name), read.list.len());
                    read.list.push(one);
                }
            },
            Err(fault) => read.faults.push((row.line, fault)),
        }
    }
    read
}

fn line(row: &Row, places: [Option<usize>; 3]) -> Result<Accredited, AccreditedLine> {
    let cell = |at: usize| places[at].and_then(|place| row.cells.get(place)).map_or("", String::as_str);
    let [name, ecosoc, nhri] = [0, 1, 2].map(cell);
    if !(1..=200).contains(&name.chars().count()) {
        return Err(AccreditedLine::Name);
    }
    let first = |text: &str| text.to_lowercase().split(' ').next().unwrap_or_default().to_owned();
    let wrong = |text: &str| AccreditedLine::Status(text.chars().take(60).collect());
    let found = |text: &str, status: Option<EcosocStatus>| {
        if text.is_empty() { Ok(None) } else { status.map(Some).ok_or_else(|| wrong(text)) }
    };
    let grade = first(nhri.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let nhri_status = NhriStatus::from_code(&grade);
    Ok(Accredited {
        name: name.to_owned(),
        ecosoc: found(ecosoc, EcosocStatus::from_code(&first(ecosoc)))?,
        nhri: if nhri.is_empty() { None } else { Some(nhri_status.ok_or_else(|| wrong(nhri))?) },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_is_read_with_its_statuses_and_its_faults() {
        let text = "Organization;ECOSOC status;NHRI\nUnion of Cities;Special;\nOmbudsman of Ítaca;;A\n;General;\nOther;best;\nUNION OF CITIES;General consultative status;\n";
        let read = read_accredited(text.as_bytes(), "list.csv").unwrap();
        let list: Vec<_> = read.list.iter().map(|one| (one.name.as_str(), one.ecosoc, one.nhri)).collect();
        assert_eq!(
            list,
            [("UNION OF CITIES", Some(EcosocStatus::General), None), ("Ombudsman of Ítaca", None, Some(NhriStatus::A))]
        );
        assert_eq!(read.faults, [(4, AccreditedLine::Name), (5, AccreditedLine::Status("best".to_owned()))]);
    }

    #[test]
    fn a_file_without_names_says_what_it_needs() {
        let fault = read_accredited(b"a,b\n1,2\n", "list.csv").unwrap_err();
        assert_eq!(fault, AccreditedFault::NoHeading { file: "list.csv".to_owned() });
        assert!(fault.to_string().contains("\"name\""), "{fault}");
        assert!(matches!(read_accredited(b"%PDF-1.4", "a.pdf"), Err(AccreditedFault::Sheets(_))));
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), rows in "(name,ecosoc,nhri\n)?([a-zA-Z ,;\"]{0,20}\n){0,6}") {
            let _ = read_accredited(&bytes, "a");
            let _ = read_accredited(rows.as_bytes(), "a");
        }
    }
}
