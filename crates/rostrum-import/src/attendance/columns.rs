//! Finds the tables of people among the rows, by their headings.

use std::collections::HashMap;

use crate::rows::Row;

/// One line of a table of people: a stay in the meeting, or one half of it in the oldest form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub line: u32,
    pub name: String,
    pub email: Option<String>,
    /// When somebody joined, as it is written.
    pub joined: Option<String>,
    /// When somebody left, as it is written.
    pub left: Option<String>,
    /// Whether it tells of one stay; a line of the participants tells of the first and the last.
    pub is_stay: bool,
    /// The platform's own mark of the stay, in the form of live events: joining and leaving have it in common.
    pub stay: Option<String>,
}

/// What the rows hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub title: Option<String>,
    pub counted: Option<u32>,
    pub lines: Vec<Line>,
    pub skipped: Vec<u32>,
    /// Whether the moments are in Coordinated Universal Time.
    pub utc: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Joined,
    Left,
    Email,
    SignIn,
    /// `Joined` or `Left`, in the oldest form.
    Act,
    /// When the act was.
    At,
    /// When the act was, in Coordinated Universal Time.
    AtUtc,
    /// What joining and leaving have in common.
    Stay,
    /// Duration, role, engagement and what later versions add.
    Another,
}

/// A heading with its columns.
struct Table {
    columns: Vec<Column>,
    is_stays: bool,
}

/// Reads the sections one after another.
pub fn find(rows: &[Row]) -> Found {
    let mut found = Found::default();
    let mut table: Option<Table> = None;
    let mut opened: Option<char> = None;
    for row in rows {
        let section = opened.take();
        if let Some(heading) = heading(&row.cells).or_else(|| heading_by_place(section, &row.cells)) {
            found.utc |= heading.columns.contains(&Column::AtUtc);
            table = Some(heading);
        } else if let Some(number) = section_number(&row.cells) {
            (table, opened) = (None, Some(number));
        } else if let Some(table) = &table {
            match line(row, table) {
                Some(line) => found.lines.push(line),
                None => found.skipped.push(row.line),
            }
        } else if let [label, value, ..] = row.cells.as_slice() {
            summary(&label.to_lowercase(), value, &mut found);
        }
    }
    found.lines = whole_stays(found.lines);
    found
}

/// Puts joining and leaving together where they bear the same mark, whatever was written in between: somebody may
/// be there with two devices at once.
fn whole_stays(lines: Vec<Line>) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    let mut halves: HashMap<String, usize> = HashMap::new();
    for line in lines {
        let Some(stay) = line.stay.clone() else {
            whole.push(line);
            continue;
        };
        match halves.get(&stay).map(|place| &mut whole[*place]) {
            Some(half) if half.joined.is_none() && line.joined.is_some() => half.joined = line.joined,
            Some(half) if half.left.is_none() && line.left.is_some() => half.left = line.left,
            _ => {
                halves.insert(stay, whole.len());
                whole.push(line);
                continue;
            }
        }
        halves.remove(&stay);
    }
    whole
}

fn summary(label: &str, value: &str, found: &mut Found) {
    match label {
        "meeting title" | "title" => found.title = Some(value.to_owned()),
        "attended participants" | "total number of participants" => found.counted = value.parse().ok(),
        _ => {}
    }
}

/// `2. Participants`, in any language, alone in its row.
fn section_number(cells: &[String]) -> Option<char> {
    let [one] = cells else { return None };
    let (number, _) = one.split_once(". ")?;
    number.chars().next().filter(|first| first.is_ascii_digit() && number.len() == 1)
}

/// The columns of a heading in English, whatever its case.
fn heading(cells: &[String]) -> Option<Table> {
    let columns: Vec<Column> = cells.iter().map(|cell| column(&cell.to_lowercase())).collect();
    let has = |one: Column| columns.contains(&one);
    let has_moments =
        (has(Column::Joined) && has(Column::Left)) || (has(Column::Act) && (has(Column::At) || has(Column::AtUtc)));
    let is_stays = has(Column::Act) || cells.iter().any(|cell| cell.to_lowercase() == "join time");
    (has(Column::Name) && has_moments).then_some(Table { columns, is_stays })
}

/// The columns of a heading in another language: the row below `2. …` or `3. …` has them in the same places.
fn heading_by_place(section: Option<char>, cells: &[String]) -> Option<Table> {
    use Column::{Another, Email, Joined, Left, Name, SignIn};
    let (is_stays, first) = match section? {
        '2' => (false, [Name, Joined, Left, Another, Email, SignIn].as_slice()),
        '3' => (true, [Name, Joined, Left, Another, Email].as_slice()),
        _ => return None,
    };
    let is_words = cells.len() > 3 && !cells.iter().take(4).any(|cell| cell.chars().any(char::is_numeric));
    is_words.then(|| {
        let columns = cells.iter().enumerate().map(|(n, _)| first.get(n).copied().unwrap_or(Another));
        Table { columns: columns.collect(), is_stays }
    })
}

fn column(heading: &str) -> Column {
    match heading {
        "name" | "full name" | "fullname" | "participant name" => Column::Name,
        "first join" | "join time" | "first join time" => Column::Joined,
        "last leave" | "leave time" | "last leave time" => Column::Left,
        "email" | "e-mail" | "registration email" => Column::Email,
        "participant id (upn)" | "upn" | "participant id" | "participantid" => Column::SignIn,
        "user action" | "action" => Column::Act,
        "timestamp" => Column::At,
        "utc event timestamp" | "utceventtimestamp" => Column::AtUtc,
        "session id" | "sessionid" => Column::Stay,
        _ => Column::Another,
    }
}

fn line(row: &Row, table: &Table) -> Option<Line> {
    let cells = joined_dates(&row.cells, &table.columns);
    let cell = |one: Column| {
        let value = table.columns.iter().zip(&cells).find(|(column, value)| **column == one && !value.is_empty());
        value.map(|(_, value)| value.clone())
    };
    let is_address = |text: &String| text.contains('@');
    let email = cell(Column::Email).filter(is_address).or_else(|| cell(Column::SignIn).filter(is_address));
    let (mut joined, mut left) = (cell(Column::Joined), cell(Column::Left));
    if let (Some(act), Some(at)) = (cell(Column::Act), cell(Column::At).or_else(|| cell(Column::AtUtc))) {
        // `Joined`, `Joined before`, `Left`.
        if act.to_lowercase().starts_with("join") { joined = Some(at) } else { left = Some(at) }
    }
    if joined.is_none() && left.is_none() {
        return None;
    }
    // Of some, the form of live events tells the address alone.
    let name = cell(Column::Name).or_else(|| email.clone())?;
    Some(Line { line: row.line, name, email, joined, left, is_stay: table.is_stays, stay: cell(Column::Stay) })
}

/// Where commas separate, a date without quotes falls into two cells, `15/11/22` and `09:30:47`, and a name such as
/// `Doe, Jane` too: the cells of a row that is too wide are put together again.
fn joined_dates(cells: &[String], columns: &[Column]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(columns.len());
    let mut spare = cells.len().saturating_sub(columns.len());
    let mut rest = cells.iter().peekable();
    while let Some(cell) = rest.next() {
        let mut cell = cell.clone();
        let continues = |next: Option<&&String>| {
            next.is_some_and(|next| match columns.get(out.len()) {
                Some(Column::Joined | Column::Left | Column::At | Column::AtUtc) => {
                    !next.contains(['/', '.', '-']) && next.contains(':')
                }
                Some(Column::Name) => !next.chars().any(|c| c.is_ascii_digit()),
                _ => false,
            })
        };
        if spare > 0
            && continues(rest.peek())
            && let Some(next) = rest.next()
        {
            cell = format!("{cell}, {next}");
            spare -= 1;
        }
        out.push(cell);
    }
    out
}
