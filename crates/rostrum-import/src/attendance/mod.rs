//! Attendance reports of the video platform: who joined, when, and for how long.
//!
//! Microsoft Teams writes tab-separated text in UTF-16 with numbered sections: a summary, one line for each
//! participant, one line for each time somebody joined. Older forms have one table; that of live
//! events has a line for joining and one for leaving, in UTC. The same files are met
//! re-saved with commas or semicolons. Dates have no zone and the order of day and month of whoever exported
//! them: the order is found from all dates together and from the days of the meeting, or it is asked for.
//!
//! [`rows`] makes cells of bytes, `columns` finds the tables, `moments` reads dates, `people` puts the lines of
//! one person together.

mod columns;
mod moments;
mod people;

use jiff::civil::{Date, DateTime};

use crate::rows::rows;

use columns::Found;
pub use moments::DateOrder;

/// Somebody who was in the meeting, as the platform knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// The name without what the platform adds to it, such as `(External)`.
    pub name: String,
    /// The e-mail address, else the sign-in name when it is one.
    pub email: Option<String>,
    /// Whether the platform called the person external, unverified or a guest.
    pub guest: bool,
    /// Each time in the meeting, from and until on the clock of the file; in order, none overlapping.
    pub spans: Vec<(DateTime, DateTime)>,
    /// The line of the file that named the person first, from 1.
    pub line: u32,
}

impl Attendee {
    /// Seconds in the meeting, counted once where two devices were in it at once.
    pub fn seconds(&self) -> i64 {
        self.spans.iter().map(|(from, until)| until.duration_since(*from).as_secs()).sum()
    }
}

/// A report that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// The title of the meeting on the platform, where the file has it.
    pub title: Option<String>,
    /// Everybody, in the order of the file.
    pub attendees: Vec<Attendee>,
    /// The order in which the dates were read.
    pub order: DateOrder,
    /// Whether its moments are in Coordinated Universal Time, as in the form of live events, and not on the clock of
    /// whoever exported it.
    pub utc: bool,
    /// How many participants the file's own summary counts; it is often wrong.
    pub counted_by_platform: Option<u32>,
    /// Lines that say nothing that can be used, each with its number.
    pub skipped: Vec<u32>,
}

/// Why a report is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AttendanceFault {
    /// The file is larger than [`MOST_BYTES`].
    #[error("{file} has more than 16 MB, which no attendance report has; choose the file that the platform exported.")]
    TooLarge {
        /// The file's name.
        file: String,
    },
    /// No table of people was found.
    #[error(
        "{file} holds no attendance report: no line has the columns name, first join, last leave and duration. Export it again from the meeting's page, tab \"Attendance\", and do not edit it."
    )]
    NoTable {
        /// The file's name.
        file: String,
    },
    /// The dates can be read in two ways, and nothing tells which.
    #[error(
        "line {line} of the file says \"{text}\": this is {day_first} with the day first and {month_first} with the month first, and nothing in the file tells which. Say which it is."
    )]
    Ambiguous {
        /// The line of the first such date.
        line: u32,
        /// The date as it is written.
        text: String,
        /// What it is with the day first.
        day_first: Date,
        /// What it is with the month first.
        month_first: Date,
    },
    /// No order makes all of them dates.
    #[error(
        "line {line} of the file says \"{text}\", which is no date in the order of the others ({order}). Export the report again instead of editing it."
    )]
    NoDate {
        /// The line.
        line: u32,
        /// What is written there.
        text: String,
        /// The order that was tried.
        order: DateOrder,
    },
}

/// The largest file that is read: 16 MiB, some 100,000 lines.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Reads a report. `days` are the days of the meeting, which decide between day and month where the dates
/// alone do not; `order` is what somebody said who was asked.
///
/// # Errors
/// [`AttendanceFault`] says what is wrong and what to do.
pub fn read_attendance(
    bytes: &[u8],
    file: &str,
    days: &[Date],
    order: Option<DateOrder>,
) -> Result<Attendance, AttendanceFault> {
    let file = if file.is_empty() { "the file" } else { file };
    if bytes.len() > MOST_BYTES {
        return Err(AttendanceFault::TooLarge { file: file.to_owned() });
    }
    let rows = rows(bytes);
    let found = columns::find(&rows);
    if found.lines.is_empty() && found.skipped.is_empty() {
        return Err(AttendanceFault::NoTable { file: file.to_owned() });
    }
    let order = match order {
        Some(order) => order,
        None => moments::order_of(&found.lines, days)?,
    };
    let attendees = people::of(&found.lines, order)?;
    let Found { title, counted, skipped, utc, .. } = found;
    Ok(Attendance { title, attendees, order, utc, counted_by_platform: counted, skipped })
}

#[cfg(test)]
mod tests;
