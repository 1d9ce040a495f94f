//! Concept notes: bytes or text in, a [`ConceptNote`] with readings and notices out.

mod acts;
mod documents;
mod format;
mod lint;
mod lint_floor;
mod mandates;
mod numbering;
mod people;
mod place;
mod programme;
pub(crate) mod session_line;
mod texts;
mod when;
mod write;
mod zone;

use rostrum_domain::concept_note::{CapScope, ConceptNote};
use rostrum_domain::notice::{Level, Notice};
use rostrum_domain::programme::SessionKind;

pub use numbering::number_programme;
pub use write::write_concept_note;
pub(crate) use write::{write_day, write_programme_head, write_text};

use crate::grammar::{self, Grammar};
use crate::headings::{Divided, divide, language_of};
use crate::reading::{FieldReading, Reading};
use crate::rejoin::paragraphs;
use crate::text::{Unreadable, source_text};

/// A concept note that was read, with what was assumed and remarked.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The value.
    pub note: ConceptNote,
    /// Every field with its line and whether it was read or assumed.
    pub fields: Vec<FieldReading>,
    /// Remarks, those with a place in the order of the text first.
    pub notices: Vec<Notice>,
    /// The text to which the places of the notices refer.
    pub text: String,
}

impl Imported {
    /// What the linter reports: warnings and errors, without the notes.
    pub fn findings(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter().filter(|notice| notice.level > Level::Note)
    }
}

/// What every part of the reader needs.
pub(crate) struct Context<'a> {
    pub grammar: &'static Grammar,
    pub divided: &'a Divided,
    pub reading: Reading<'a>,
    /// The year of the first full date of the meeting.
    pub year: Option<i16>,
}

/// Reads a concept note of any permitted file type: plain text and Markdown, DOCX, PDF.
///
/// # Errors
/// [`Unreadable`] when the file is empty, too large, damaged, of another type, or holds no text. What a
/// note lacks or gets wrong is no error: it is listed in the notices.
pub fn read_concept_note(bytes: &[u8], file_name: &str) -> Result<Imported, Unreadable> {
    Ok(read_text(source_text(bytes, file_name)?))
}

fn read_text(text: String) -> Imported {
    let found = language_of(&text, grammar::all());
    let grammar = found.unwrap_or(&grammar::all()[0]);
    let divided = divide(paragraphs(&text, grammar), grammar);
    let mut context = Context { grammar, divided: &divided, reading: Reading::new(&text), year: None };
    let note = read_note(&mut context, found.is_some());
    let Reading { fields, mut notices, .. } = context.reading;
    notices.sort_by_key(|notice| (notice.span.is_none(), notice.span, std::cmp::Reverse(notice.level)));
    Imported { note, fields, notices, text }
}

fn read_note(context: &mut Context, known_language: bool) -> ConceptNote {
    let language = texts::read_language(known_language, context);
    let title = texts::read_title(context);
    let documents = documents::read_documents(context);
    let mandates = mandates::read_mandates(&documents, context);
    let body = mandates::read_body(&mandates, context);
    let report_to = mandates::read_report_to(context);
    context.year = texts::year(context);
    let mut days = when::read_days(context);
    let place = place::read_place(context);
    let read_zone = zone::read_zone(&place, &days, context);
    let mut sessions = programme::read_sessions(&days, context);
    let printed_days = days.clone();
    let panels = sessions.iter().filter(|read| read.session.kind == SessionKind::Panel).count();
    let (format, slots) = format::read_format(panels, context);
    if let (Some(cap), Some(slots)) = (format.cap.filter(|cap| cap.scope == CapScope::Slot), slots) {
        programme::cut_into_slots(&mut sessions, cap.minutes, slots);
    }
    let programme = programme::finish(&sessions, context);
    when::complete_days(&mut days, &programme, context);
    let objective = texts::read_objective(context);
    let outcomes = texts::read_outcomes(context);
    let background = texts::read_background(context);
    lint::check_dates(context);
    lint::check_zone(&read_zone, &days, context);
    lint::check_programme(&sessions, &printed_days, context);
    lint_floor::check_floor(&format, &sessions, context);
    documents::check_symbols(context);
    mandates::check_council_sessions(context);
    if let Some(day) = days.first() {
        let council = report_to.filter(|_| body == rostrum_domain::mandate::Body::HumanRightsCouncil);
        documents::check_years(&mandates, council, day.date.year(), context);
    }
    ConceptNote {
        language,
        title,
        body,
        mandates,
        report_to,
        days,
        place,
        zone: read_zone.zone,
        objective,
        outcomes,
        format,
        background,
        documents,
        programme,
    }
}
