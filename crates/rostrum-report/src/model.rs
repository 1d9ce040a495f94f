//! The report as a value: what it says and in which order, without any layout.

use jiff::civil::Date;
use rostrum_domain::ids::{InscriptionNo, SessionId};
use rostrum_domain::participant::Category;
use serde::Serialize;

/// A report to the body. Every text of it is decided; a writer only lays it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Language of the report's own text, a BCP 47 tag.
    pub language: &'static str,
    /// The date of the report.
    pub date: Date,
    /// What stands on every page when all in the report is simulated.
    pub rehearsal: Option<String>,
    /// The head of the first page.
    pub masthead: Masthead,
    /// The title.
    pub title: String,
    /// Whose report it is.
    pub author_line: String,
    /// The summary, paragraphs without numbers.
    pub summary: Vec<Paragraph>,
    /// The body in order.
    pub body: Vec<Block>,
    /// The annexes in order.
    pub annexes: Vec<Annex>,
    /// The footnotes; the first has the number 1. Their order is that of their marks.
    pub footnotes: Vec<Footnote>,
    /// Remarks to the rapporteur, no part of the report and not counted.
    pub drafting_note: Vec<String>,
    /// The length.
    pub words: WordCount,
}

/// The head of the first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Masthead {
    /// `United Nations`
    pub organization: &'static str,
    /// The principal organ: `General Assembly`.
    pub organ: String,
    /// `A/HRC/63/32`, or with `--` where a number is not assigned.
    pub symbol: String,
    /// `General`
    pub distribution: &'static str,
    /// `13 March 2026`
    pub date: String,
    /// `English`
    pub original: &'static str,
    /// The body when it is not the principal organ itself: `Human Rights Council`.
    pub body: Option<String>,
    /// `Sixty-third session`
    pub council_session: Option<String>,
    /// `Agenda items 2 and 3`
    pub agenda: Option<String>,
    /// The texts of the agenda items.
    pub agenda_texts: Vec<&'static str>,
}

/// A part of the body or of an annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph, with subparagraphs.
    Paragraph(Paragraph),
    /// Text that was handed in or read, to be worked on by the rapporteur.
    Material(Material),
    /// A remark to the rapporteur in its place, printed in square brackets.
    Remark(Remark),
    /// A table.
    Table(Table),
    /// A chart of horizontal bars.
    Chart(Chart),
}

/// A numbered heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 (`I.`), 2 (`A.`) or 3 (`1.`).
    pub level: u8,
    /// `II.`
    pub number: String,
    /// The text.
    pub text: String,
    /// Unique in the report: `s-2-a`.
    pub anchor: String,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Its number in the whole document, from 1; none in summary and annexes.
    pub number: Option<u32>,
    /// Its text.
    pub text: Vec<Inline>,
    /// Subparagraphs, lettered (a), (b), … by the writer.
    pub items: Vec<String>,
    /// What it was made from.
    pub sources: Vec<Source>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Text that leads somewhere.
    Link {
        /// The text.
        text: String,
        /// An https address.
        address: String,
    },
    /// The mark of a footnote.
    Note {
        /// From 1.
        number: u32,
    },
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// Its text; no marks inside.
    pub text: Vec<Inline>,
    /// What it was made from.
    pub sources: Vec<Source>,
}

/// Text that was handed in or read, kept apart from the report's own voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Material {
    /// What it is: `Statement as handed in`.
    pub label: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Passage>,
    /// Where it is from.
    pub sources: Vec<Source>,
}

/// A paragraph of material.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// The official language whose script it is in; none for Latin letters, which many share.
    pub language: Option<&'static str>,
}

/// A remark to the rapporteur.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The text without brackets.
    pub text: String,
    /// What it was made from.
    pub sources: Vec<Source>,
}

/// A table with one row of column headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The caption.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for each column, the first cell heads the row.
    pub rows: Vec<Vec<Cell>>,
    /// The row of totals.
    pub total: Option<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The heading.
    pub heading: &'static str,
    /// Whether it holds numbers, which stand at the end of the line.
    pub number: bool,
    /// Share of the width, 1 to 12.
    pub width: u8,
}

/// A cell of a table; lines in it stand below each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The lines.
    pub lines: Vec<Vec<Inline>>,
}

/// A chart of horizontal bars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The caption.
    pub caption: String,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length in seconds.
    pub seconds: u32,
    /// Its length as it is printed: `12:05`.
    pub shown: String,
}

/// An annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Annex {
    /// `Annex II`
    pub label: String,
    /// The title.
    pub title: String,
    /// Unique in the report: `annex-2`.
    pub anchor: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Where a paragraph comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Source {
    /// A field of the concept note: `objective`, `outcomes.2` (counted from 1).
    Note {
        /// Its name, with the place in a list.
        field: String,
    },
    /// A session of the programme or its record.
    Session {
        /// The session.
        session: SessionId,
    },
    /// An intervention, by its place in the record of its session, from 1.
    Intervention {
        /// The session.
        session: SessionId,
        /// Its place.
        place: u32,
    },
    /// An inscription that was not reached.
    NotReached {
        /// The session.
        session: SessionId,
        /// Its number on the list.
        inscription: InscriptionNo,
    },
    /// A statement received in writing only, by its place among those of its session, from 1.
    Written {
        /// The session.
        session: SessionId,
        /// Its place.
        place: u32,
    },
    /// The figures of a category.
    Figures {
        /// The category.
        category: Category,
    },
    /// What people declared when they registered.
    Registration,
    /// Attendance reports of the video platform that were read in on a day.
    Attendance {
        /// The day, in the meeting's zone.
        read_on: Date,
    },
    /// Check-in at the door.
    CheckIn,
}

impl Source {
    /// The source as one word: `note:objective`, `session-1:intervention:3`.
    pub fn id(&self) -> String {
        match self {
            Self::Note { field } => format!("note:{field}"),
            Self::Session { session } => format!("{session}:record"),
            Self::Intervention { session, place } => format!("{session}:intervention:{place}"),
            Self::NotReached { session, inscription } => format!("{session}:inscription:{inscription}"),
            Self::Written { session, place } => format!("{session}:written:{place}"),
            Self::Figures { category } => format!("figures:{}", category.code()),
            Self::Registration => "registration".to_owned(),
            Self::Attendance { read_on } => format!("attendance:{read_on}"),
            Self::CheckIn => "check-in".to_owned(),
        }
    }
}

/// The length of a report, counted as the limit is: title, summary, headings, footnotes, tables and
/// annexes included. Source: Editorial Manual of the United Nations ("including any footnotes,
/// headings or hidden text").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WordCount {
    /// Words of the whole report.
    pub total: u32,
    /// Those of them that are material still to be worked on.
    pub material: u32,
    /// The limit of a report that originates in the Secretariat.
    pub limit: u32,
}

/// The limit of a report that originates in the Secretariat (General Assembly resolutions 52/214
/// and 53/208).
pub const WORD_LIMIT: u32 = 8_500;

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// What is read of it; a mark is read as nothing.
    pub fn plain(&self) -> &str {
        match self {
            Self::Text { text } | Self::Link { text, .. } => text,
            Self::Note { .. } => "",
        }
    }
}

impl Cell {
    /// A cell of one line.
    pub fn line(text: impl Into<String>) -> Self {
        Self { lines: vec![vec![Inline::text(text)]] }
    }

    /// What is read of it, lines joined by a space.
    pub fn plain(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| line.iter().map(Inline::plain).collect()).collect();
        lines.join(" ")
    }
}

impl Passage {
    /// Takes a text; its first letter decides in which direction it runs and which script it is.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), rtl: runs_from_right_to_left(text), language: language_by_script(text) }
    }
}

/// Whether the first letter of a text belongs to a script that runs from right to left.
pub fn runs_from_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
    })
}

fn language_by_script(text: &str) -> Option<&'static str> {
    match u32::from(text.chars().find(|c| c.is_alphabetic())?) {
        0x0400..=0x052F => Some("ru"),
        0x0600..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => Some("ar"),
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x2_0000..=0x3_FFFF => Some("zh"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_knows_its_direction_and_the_language_of_its_script() {
        let of = |text: &str| {
            let passage = Passage::new(text);
            (passage.rtl, passage.language)
        };
        assert_eq!(of("“57/12: تضع المدن"), (true, Some("ar")));
        assert_eq!(of("地方政府"), (false, Some("zh")));
        assert_eq!(of("Местные власти"), (false, Some("ru")));
        assert_eq!(of("Les villes"), (false, None));
        assert_eq!(of("ירושלים"), (true, None));
    }
}
