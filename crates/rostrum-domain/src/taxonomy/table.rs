//! The taxonomy as a table: one row for each term, written for spreadsheets and read back from them.
//!
//! What is written reads back as the same. A file need not have all columns and all terms: what it leaves out stays as
//! it is. So whoever translates can be given three columns of one scheme.

use std::collections::{BTreeMap, BTreeSet};

use super::texts::{listed, tidied};
use super::{Fault, Retired, Scheme, Taxonomy, Term, TermCode};
use crate::registration::{LANGUAGES, Localized};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The code of the scheme.
    Scheme,
    /// The code of the term.
    Code,
    /// The code of the term above it.
    Broader,
    /// Its place among its siblings, a whole number.
    Order,
    /// `yes` when it has left.
    Retired,
    /// The code of what replaces it.
    ReplacedBy,
    /// Its name in a language.
    Name(&'static str),
    /// Its definition in a language.
    Definition(&'static str),
    /// Its keywords in a language, parted by `; `.
    Keywords(&'static str),
    /// Links to the same term elsewhere, parted by `; `.
    SameAs,
}

/// Rows of this scheme are written for readers of the file, and not read: regional groups are fixed.
pub const REGIONS: &str = "regions";

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// There is nothing in it.
    #[error("the table is empty; its first row names the columns, among them \"scheme\" and \"code\"")]
    Empty,
    /// A column without which no row can be read is missing.
    #[error("there is no column \"{0}\"; the first row names the columns, as in the file that is written here")]
    NoColumn(&'static str),
    /// A column stands there twice.
    #[error("the column \"{0}\" stands there twice; take one of them out")]
    ColumnTwice(String),
    /// Rows are wrong: each with its line in the file. Nothing is taken then.
    #[error("rows are wrong")]
    Rows(Vec<(u32, RowFault)>),
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// There is no such scheme.
    #[error(
        "there is no scheme \"{0}\"; themes, rights, groups, sdg, mechanisms, challenges and functions are permitted"
    )]
    Scheme(String),
    /// A text is no code.
    #[error("{0}")]
    Code(#[from] super::InvalidTermCode),
    /// The term stands in another row, too.
    #[error(
        "\"{0}\" stands in line {1}, too; each term has one row. A spreadsheet program may have made a number of the \
         code, as of 8.10: take the XLSX file, or set the column to text"
    )]
    Twice(TermCode, u32),
    /// A text is no whole number from 0.
    #[error("\"{0}\" is no order: a whole number from 0 to 4294967294 is permitted")]
    Order(String),
    /// A text is neither yes nor no.
    #[error("\"{0}\" is neither \"yes\" nor \"no\" in the column \"retired\"")]
    Retired(String),
    /// Something replaces a term that has not left.
    #[error("\"{0}\" replaces a term that is not retired; write \"yes\" in the column \"retired\", or leave it empty")]
    ReplacedInUse(String),
    /// The term cannot stand as it would.
    #[error("{0}")]
    Term(#[from] Fault),
}

/// What a table asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The terms that are new or differ, as they would stand.
    pub terms: Vec<(Scheme, Term)>,
    /// Columns that say nothing here.
    pub unknown_columns: Vec<String>,
    /// How many rows leave their term as it is.
    pub same: usize,
    /// How many terms the table does not name; they stay as they are.
    pub left_out: usize,
}

impl Column {
    /// All columns, in the order in which they are written.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Scheme, Self::Code, Self::Broader, Self::Order, Self::Retired, Self::ReplacedBy]
            .into_iter()
            .chain(LANGUAGES.map(Self::Name))
            .chain(LANGUAGES.map(Self::Definition))
            .chain(LANGUAGES.map(Self::Keywords))
            .chain([Self::SameAs])
    }

    /// Its heading: `name_fr`.
    pub fn heading(self) -> String {
        match self {
            Self::Scheme => "scheme".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Broader => "broader".to_owned(),
            Self::Order => "order".to_owned(),
            Self::Retired => "retired".to_owned(),
            Self::ReplacedBy => "replaced_by".to_owned(),
            Self::Name(language) => format!("name_{language}"),
            Self::Definition(language) => format!("definition_{language}"),
            Self::Keywords(language) => format!("keywords_{language}"),
            Self::SameAs => "same_as".to_owned(),
        }
    }

    /// What a term has in it; "" for nothing.
    pub fn of(self, scheme: Scheme, term: &Term) -> String {
        let code = |code: Option<&TermCode>| code.map_or_else(String::new, TermCode::to_string);
        match self {
            Self::Scheme => scheme.code().to_owned(),
            Self::Code => term.code.to_string(),
            Self::Broader => code(term.broader.as_ref()),
            Self::Order => term.order.to_string(),
            Self::Retired => if term.is_current() { "" } else { "yes" }.to_owned(),
            Self::ReplacedBy => code(term.retired.as_ref().and_then(|retired| retired.replaced_by.as_ref())),
            Self::Name(language) => term.names.own(language).to_owned(),
            Self::Definition(language) => term.definition.own(language).to_owned(),
            Self::Keywords(language) => term.keywords(language).collect::<Vec<_>>().join("; "),
            Self::SameAs => term.same_as.join("; "),
        }
    }
}

/// Reads rows with their lines; the first names the columns.
///
/// # Errors
/// [`TableFault`] says what is wrong and where. A table is taken as a whole or not at all.
pub fn read<'a>(rows: impl IntoIterator<Item = (u32, &'a [String])>, now: &Taxonomy) -> Result<Asked, TableFault> {
    let mut rows = rows.into_iter();
    let (_, headings) = rows.next().ok_or(TableFault::Empty)?;
    let (columns, unknown_columns) = columns(headings)?;
    let mut asked = Asked { unknown_columns, ..Asked::default() };
    let mut faults = Vec::new();
    let mut lines: BTreeMap<(Scheme, TermCode), u32> = BTreeMap::new();
    for (line, cells) in rows {
        let cell = |column: Column| {
            columns.get(&column).map(|at| cells.get(*at).map_or_else(String::new, |cell| tidied(cell)))
        };
        if cell(Column::Scheme).as_deref() == Some(REGIONS) {
            continue;
        }
        match read_row(&cell, now) {
            Ok((scheme, term)) => match lines.insert((scheme, term.code.clone()), line) {
                Some(before) => faults.push((line, RowFault::Twice(term.code, before))),
                None => asked.terms.push((scheme, term)),
            },
            Err(fault) => faults.push((line, fault)),
        }
    }
    let mut then = now.clone();
    then.put_all(asked.terms.iter().cloned());
    for (scheme, term) in &asked.terms {
        let line = lines.get(&(*scheme, term.code.clone())).copied().unwrap_or_default();
        faults.extend(then.faults(*scheme, term).into_iter().map(|fault| (line, RowFault::Term(fault))));
    }
    if !faults.is_empty() {
        faults.sort_by_key(|(line, _)| *line);
        return Err(TableFault::Rows(faults));
    }
    let named: BTreeSet<_> = lines.into_keys().collect();
    asked.left_out = now.all().filter(|(scheme, term)| !named.contains(&(*scheme, term.code.clone()))).count();
    let all = asked.terms.len();
    asked.terms.retain(|(scheme, term)| now.term(*scheme, &term.code) != Some(term));
    asked.same = all - asked.terms.len();
    Ok(asked)
}

type Columns = BTreeMap<Column, usize>;

fn columns(headings: &[String]) -> Result<(Columns, Vec<String>), TableFault> {
    let (mut columns, mut unknown) = (Columns::new(), Vec::new());
    for (at, heading) in headings.iter().enumerate() {
        let heading = tidied(heading).to_lowercase();
        match Column::all().find(|column| column.heading() == heading) {
            Some(column) if columns.insert(column, at).is_some() => return Err(TableFault::ColumnTwice(heading)),
            None if !heading.is_empty() => unknown.push(heading),
            _ => {}
        }
    }
    for (column, heading) in [(Column::Scheme, "scheme"), (Column::Code, "code")] {
        columns.get(&column).ok_or(TableFault::NoColumn(heading))?;
    }
    Ok((columns, unknown))
}

fn read_row(cell: &impl Fn(Column) -> Option<String>, now: &Taxonomy) -> Result<(Scheme, Term), RowFault> {
    let scheme = cell(Column::Scheme).unwrap_or_default();
    let scheme = Scheme::from_code(&scheme).ok_or(RowFault::Scheme(scheme))?;
    let code = TermCode::parse(&cell(Column::Code).unwrap_or_default())?;
    let new = || Term { order: now.next_order(scheme), names: Localized::default(), ..Term::english(code.clone(), "") };
    let mut term = now.term(scheme, &code).cloned().unwrap_or_else(new);
    if let Some(broader) = cell(Column::Broader) {
        term.broader = if broader.is_empty() { None } else { Some(TermCode::parse(&broader)?) };
    }
    if let Some(order) = cell(Column::Order).filter(|order| !order.is_empty()) {
        let number = order.parse().ok().filter(|number| *number < u32::MAX);
        term.order = number.ok_or(RowFault::Order(order))?;
    }
    read_retired(cell, &mut term)?;
    for language in LANGUAGES {
        if let Some(name) = cell(Column::Name(language)) {
            term.names.set(language, &name);
        }
        if let Some(definition) = cell(Column::Definition(language)) {
            term.definition.set(language, &definition);
        }
        if let Some(words) = cell(Column::Keywords(language)) {
            term.set_keywords(language, listed(&words));
        }
    }
    if let Some(links) = cell(Column::SameAs) {
        term.same_as = listed(&links);
    }
    Ok((scheme, term))
}

fn read_retired(cell: &impl Fn(Column) -> Option<String>, term: &mut Term) -> Result<(), RowFault> {
    if let Some(retired) = cell(Column::Retired) {
        term.retired = match retired.to_lowercase().as_str() {
            "" | "no" => None,
            "yes" => Some(term.retired.take().unwrap_or_default()),
            _ => return Err(RowFault::Retired(retired)),
        };
    }
    let Some(code) = cell(Column::ReplacedBy) else { return Ok(()) };
    match &mut term.retired {
        Some(retired) if code.is_empty() => *retired = Retired::default(),
        Some(retired) => retired.replaced_by = Some(TermCode::parse(&code)?),
        None if code.is_empty() => {}
        None => return Err(RowFault::ReplacedInUse(code)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{InvalidTermCode, between};
    use super::*;
    use proptest::prelude::*;

    fn written(taxonomy: &Taxonomy) -> Vec<Vec<String>> {
        let headings = Column::all().map(Column::heading).collect();
        let rows = taxonomy.all().map(|(scheme, term)| Column::all().map(|column| column.of(scheme, term)).collect());
        std::iter::once(headings).chain(rows).collect()
    }

    fn read_again(rows: &[Vec<String>], now: &Taxonomy) -> Result<Asked, TableFault> {
        read((1..).zip(rows).map(|(line, cells)| (line, cells.as_slice())), now)
    }

    fn rows(lines: &[&[&str]]) -> Vec<Vec<String>> {
        lines.iter().map(|cells| cells.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    fn faults(lines: &[&[&str]]) -> Vec<(u32, RowFault)> {
        match read_again(&rows(lines), Taxonomy::built_in()) {
            Err(TableFault::Rows(faults)) => faults,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_written_changes_nothing_when_it_is_read_and_makes_all_of_it_out_of_nothing() {
        let built_in = Taxonomy::built_in();
        let rows = written(built_in);
        let asked = read_again(&rows, built_in).unwrap();
        assert_eq!((asked.terms.len(), asked.same, asked.left_out), (0, rows.len() - 1, 0));
        let mut made = Taxonomy::default();
        made.put_all(read_again(&rows, &made).unwrap().terms);
        assert_eq!(between(built_in, &made), []);
        assert_eq!(made, *built_in);
    }

    #[test]
    fn a_file_of_three_columns_translates_and_leaves_the_rest_alone() {
        let rows = rows(&[&["Scheme", "code", "name_ru", "remark"], &["rights", "health", "Право на здоровье", "ok"]]);
        let asked = read_again(&rows, Taxonomy::built_in()).unwrap();
        let [(Scheme::Rights, term)] = asked.terms.as_slice() else { panic!("{asked:?}") };
        assert_eq!((term.name("ru"), term.name("fr")), ("Право на здоровье", "Santé"));
        assert_eq!(asked.unknown_columns, ["remark"]);
        assert_eq!(asked.left_out, Taxonomy::built_in().all().count() - 1);
    }

    #[test]
    fn rows_that_cannot_stand_are_named_with_their_lines_and_nothing_is_taken() {
        let head: &[&str] = &["scheme", "code", "broader", "order", "retired", "replaced_by", "name_en"];
        let found = faults(&[
            head,
            &["colours", "red", "", "", "", "", "Red"],
            &["rights", "Health", "", "", "", "", "Health"],
            &["rights", "new", "nowhere", "x", "", "", "New"],
            &["rights", "new-2", "nowhere", "1", "", "", ""],
            &["rights", "food", "", "1", "maybe", "", "Food"],
            &["rights", "work", "", "1", "", "food", "Work"],
            &["sdg", "8.1", "8", "1", "", "", "Growth"],
            &["sdg", "8.1", "8", "2", "", "", "Banking"],
        ]);
        let code = |text: &str| TermCode::parse(text).unwrap();
        assert_eq!(
            found,
            [
                (2, RowFault::Scheme("colours".to_owned())),
                (3, RowFault::Code(InvalidTermCode("Health".to_owned()))),
                (4, RowFault::Order("x".to_owned())),
                (5, RowFault::Term(Fault::NoEnglishName)),
                (5, RowFault::Term(Fault::NoBroader(code("nowhere")))),
                (6, RowFault::Retired("maybe".to_owned())),
                (7, RowFault::ReplacedInUse("food".to_owned())),
                (9, RowFault::Twice(code("8.1"), 8)),
            ]
        );
        let nothing = |lines: &[&[&str]]| read_again(&rows(lines), Taxonomy::built_in()).unwrap_err();
        assert_eq!(nothing(&[]), TableFault::Empty);
        assert_eq!(nothing(&[&["code", "name_en"]]), TableFault::NoColumn("scheme"));
        assert_eq!(nothing(&[&["scheme", "code", "code"]]), TableFault::ColumnTwice("code".to_owned()));
    }

    #[test]
    fn a_whole_branch_can_be_retired_in_one_file() {
        let lines: &[&[&str]] = &[
            &["scheme", "code", "retired", "replaced_by"],
            &["challenges", "resources", "yes", ""],
            &["challenges", "funding", "yes", "awareness"],
            &["challenges", "staff", "yes", ""],
            &["challenges", "expertise", "YES", "awareness"],
            &["regions", "africa", "yes", "nowhere"],
        ];
        assert_eq!(read_again(&rows(lines), Taxonomy::built_in()).unwrap().terms.len(), 4);
        let fewer: &[&[&str]] = &lines[..4];
        assert_eq!(faults(fewer), [(2, RowFault::Term(Fault::HasNarrower("expertise".to_owned())))]);
    }

    proptest! {
        #[test]
        fn any_table_is_read_or_told_what_is_wrong(
            columns in prop::collection::vec(0_usize..26, 0..8),
            cells in prop::collection::vec(prop::collection::vec("rights|sdg|8|health|yes|no|[a-z;']{0,8}|.{0,12}", 0..9), 0..9),
        ) {
            let headings: Vec<String> = ["scheme".to_owned(), "code".to_owned()].into_iter()
                .chain(columns.into_iter().map(|at| Column::all().nth(at).map_or_else(String::new, Column::heading))).collect();
            let rows: Vec<Vec<String>> = std::iter::once(headings).chain(cells).collect();
            let now = Taxonomy::built_in();
            if let Ok(asked) = read_again(&rows, now) {
                let mut then = now.clone();
                then.put_all(asked.terms);
                for (scheme, term) in then.all() {
                    prop_assert_eq!(then.faults(scheme, term), []);
                }
                let again = read_again(&written(&then), &then).unwrap();
                prop_assert_eq!(again.terms, []);
            }
        }
    }
}
