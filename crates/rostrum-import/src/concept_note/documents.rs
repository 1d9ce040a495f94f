//! The list of background documents.

use std::collections::BTreeSet;

use rostrum_domain::concept_note::BackgroundDocument;
use rostrum_domain::mandate::CouncilSession;
use rostrum_domain::notice::Level;
use rostrum_domain::symbol::{DocumentKind, DocumentSymbol};

use super::Context;
use super::acts::{Cited, cited};
use crate::grammar::{Grammar, Section};
use crate::paragraph::Paragraph;

/// The longest title of a document, in characters; one text may be the title of many.
const MOST_TITLE: usize = 1_000;

/// Background documents in the order of the note.
pub fn read_documents(context: &mut Context) -> Vec<BackgroundDocument> {
    let mut documents: Vec<BackgroundDocument> = Vec::new();
    let mut known: BTreeSet<DocumentSymbol> = BTreeSet::new();
    for paragraph in context.divided.section(Section::Documents) {
        for (document, bytes) in listed(paragraph, context.grammar) {
            let source = paragraph.source_range(bytes);
            if !known.insert(document.symbol.clone()) {
                let message = format!("{} is listed twice", document.symbol);
                context.reading.notice(
                    "document-twice",
                    Level::Warning,
                    Some(source),
                    message,
                    "Remove one of the two.",
                );
                continue;
            }
            let at = documents.len();
            context.reading.read(format!("documents[{at}].symbol"), &document.symbol, source.clone());
            context.reading.read(format!("documents[{at}].title"), &document.title, source.clone());
            if let Some(date) = document.date {
                context.reading.read(format!("documents[{at}].date"), date, source);
            }
            documents.push(document);
        }
    }
    if documents.is_empty() {
        let message = "The note lists no background documents; none are assumed.";
        let help = "List them with their symbols under the heading \"Background documents\".";
        context.reading.assume_aloud("documents", &documents, message, help);
    }
    documents
}

type Listed = (BackgroundDocument, std::ops::Range<usize>);

fn listed(paragraph: &Paragraph, grammar: &Grammar) -> Vec<Listed> {
    let found = cited(paragraph, grammar);
    let Some(first) = found.first() else { return Vec::new() };
    let leads = first.tokens.start <= paragraph.numbering();
    let behind = |at: usize, end: usize| trim(&paragraph.text[at..end]).to_owned();
    let whole = paragraph.text.len();
    // "A/HRC/56/32: Title" is one document, whatever its title cites.
    if leads && paragraph.text[first.end..].starts_with(':') {
        let title = paragraph.text[first.end + 1..].trim().to_owned();
        return found.into_iter().take(1).filter_map(|cited| document(cited, title.clone())).collect();
    }
    let numbered = paragraph.tokens.get(paragraph.numbering()).map_or(0, |token| token.start);
    let lead = paragraph.text[numbered.min(first.bytes.start)..first.bytes.start].to_owned();
    let starts: Vec<usize> = found.iter().map(|cited| cited.bytes.start).collect();
    let bare = names_only_the_act(paragraph, &found[0], grammar);
    let single = found.len() == 1;
    let last = found.last().map_or(whole, |cited| cited.end);
    let mut listed = Vec::new();
    for (at, cited) in found.into_iter().enumerate() {
        let title = if !leads && single && bare {
            trim(&paragraph.text[numbered..]).to_owned()
        } else if !leads {
            trim(&lead).to_owned()
        } else {
            let own = behind(cited.end, starts.get(at + 1).copied().unwrap_or(whole));
            if own.chars().any(|c| c.is_alphabetic()) && own.split(' ').count() > 1 { own } else { behind(last, whole) }
        };
        listed.extend(document(cited, title));
    }
    listed
}

fn document(cited: Cited, title: String) -> Option<Listed> {
    let symbol = cited.symbol.ok()?;
    let title = match title.char_indices().nth(MOST_TITLE) {
        Some((end, _)) => format!("{}…", &title[..end]),
        None => title,
    };
    Some((BackgroundDocument { symbol, title, date: cited.date }, cited.bytes))
}

/// Whether nothing but "Human Rights Council resolution" stands before the symbol.
fn names_only_the_act(paragraph: &Paragraph, cited: &Cited, grammar: &Grammar) -> bool {
    let words = &grammar.mandates;
    let mut at = paragraph.numbering();
    while at < cited.tokens.start {
        let body = words.bodies.at(&paragraph.tokens, at).map(|(length, _)| length);
        let act = words.acts.at(&paragraph.tokens, at).map(|(length, _)| length);
        let skip = grammar.heading_prefixes.at(&paragraph.tokens, at).map(|(length, ())| length);
        let of = grammar.of.at(&paragraph.tokens, at).map(|(length, ())| length);
        match body.or(act).or(skip).or(of) {
            Some(length) => at += length,
            None => return false,
        }
    }
    true
}

fn trim(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "(:–—-,;[.".contains(c));
    text.trim_start_matches(|c: char| c.is_whitespace() || ":–—-,;).]•".contains(c))
}

/// Symbols that cannot be, and acts whose date does not fit their council session.
pub fn check_symbols(context: &mut Context) {
    for placed in &context.divided.placed {
        let paragraph = &placed.paragraph;
        for cited in cited(paragraph, context.grammar) {
            let source = Some(paragraph.source_range(cited.bytes.clone()));
            let symbol = match &cited.symbol {
                Ok(symbol) => symbol,
                Err(fault) => {
                    let message = format!("{} is no document symbol", fault.symbol);
                    let help = format!("{}. Look the symbol up and correct it.", upper_first(&fault.reason));
                    context.reading.notice("impossible-symbol", Level::Error, source, message, help);
                    continue;
                }
            };
            let act = matches!(symbol.kind(), DocumentKind::Resolution | DocumentKind::Decision);
            let session = symbol.council_session().filter(|_| act);
            let Some((session, date)) = session.zip(cited.date) else { continue };
            if session.year() != date.year() {
                let message = format!(
                    "{symbol} is of council session {session}, that is of {}; the note dates it {}",
                    session.year(),
                    date.strftime("%-d %B %Y")
                );
                let help = "Correct the number or the date.";
                context.reading.notice("council-session-year", Level::Warning, source, message, help);
            }
        }
    }
}

/// Mandates and the report against the year of the meeting.
pub fn check_years(
    mandates: &[rostrum_domain::mandate::Mandate],
    report_to: Option<CouncilSession>,
    year: i16,
    context: &mut Context,
) {
    for (at, mandate) in mandates.iter().enumerate() {
        let Some(session) = mandate.symbol.council_session().filter(|session| session.year() > year) else { continue };
        let source = context.reading.source_of(&format!("mandates[{at}].symbol"));
        let message = format!("{} is of {}, after the meeting of {year}", mandate.symbol.citation(), session.year());
        context.reading.notice(
            "mandate-after-meeting",
            Level::Warning,
            source,
            message,
            "Correct the number of the resolution or the date of the meeting.",
        );
    }
    if let Some(session) = report_to.filter(|session| session.year() < year) {
        let source = context.reading.source_of("report_to");
        let message = format!("council session {session} is of {}, before the meeting of {year}", session.year());
        context.reading.notice(
            "report-before-meeting",
            Level::Warning,
            source,
            message,
            "Correct the number of the council session.",
        );
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
