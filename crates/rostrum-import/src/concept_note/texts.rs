//! Language, title and the running texts.

use rostrum_domain::notice::Level;

use super::Context;
use crate::dates::{dates, is_date_line};
use crate::grammar::{PlaceWord, Section};
use crate::paragraph::{Mark, Paragraph};
use crate::times::ranges;
use crate::tokens::Kind;

/// The language of the note: as labelled, else that of its words.
pub fn read_language(known: bool, context: &mut Context) -> String {
    if let Some(paragraph) =
        context.divided.section(Section::Language).next().filter(|paragraph| is_tag(&paragraph.text))
    {
        context.reading.read("language", &paragraph.text, paragraph.source_range(0..paragraph.text.len()));
        return paragraph.text.clone();
    }
    let language = context.grammar.language.clone();
    if known {
        context.reading.read("language", &language, 0..1);
    } else {
        let message = "The words of the note are of no language that is read here; English is assumed.";
        context.reading.assume_aloud("language", &language, message, "English, French and Spanish are read.");
    }
    language
}

fn is_tag(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The year of the first full date of the meeting.
pub fn year(context: &Context) -> Option<i16> {
    let sections = [Some(Section::Date), None, Some(Section::Programme)];
    sections.into_iter().find_map(|section| {
        let mut placed = context.divided.placed.iter().filter(|placed| placed.section == section);
        placed
            .find_map(|placed| dates(&placed.paragraph.tokens, context.grammar).into_iter().find_map(|date| date.year))
    })
}

/// The title: as labelled, else the first line before the headings that is no letterhead.
pub fn read_title(context: &mut Context) -> String {
    let divided = context.divided;
    let labelled = divided
        .section(Section::Title)
        .next()
        .map(|paragraph| (paragraph.text.clone(), paragraph.source_range(0..paragraph.text.len())));
    let front: Vec<Paragraph> = divided
        .placed
        .iter()
        .take_while(|placed| placed.section.is_none())
        .filter_map(|placed| title_part(&placed.paragraph, context))
        .collect();
    let about_meeting =
        |paragraph: &&Paragraph| context.grammar.sessions.find(&paragraph.tokens, 0..paragraph.tokens.len()).is_some();
    let marked = front.iter().find(|paragraph| paragraph.mark == Mark::Heading);
    let chosen = marked.or_else(|| front.iter().find(about_meeting)).or_else(|| front.first());
    let read = labelled
        .or_else(|| chosen.map(|paragraph| (paragraph.text.clone(), paragraph.source_range(0..paragraph.text.len()))));
    match read {
        Some((title, source)) => {
            context.reading.read("title", &title, source);
            title
        }
        None => {
            context.reading.assume("title", "");
            let help = "Write the title of the meeting before the first heading.";
            context.reading.notice("no-title", Level::Error, None, "The note has no title.", help);
            String::new()
        }
    }
}

/// The paragraph without "Concept note:" before it; `None` when it is letterhead, a date or a place.
fn title_part(paragraph: &Paragraph, context: &Context) -> Option<Paragraph> {
    let grammar = context.grammar;
    let tokens = &paragraph.tokens;
    let mut at = 0;
    while at < tokens.len() {
        match grammar.letterhead.at(tokens, at) {
            Some((length, ())) => at += length,
            None if tokens[at].kind == Kind::Sign => at += 1,
            None => break,
        }
    }
    let words = tokens[at.min(tokens.len())..].iter().filter(|token| token.kind == Kind::Word).count();
    let place =
        grammar.places.at(tokens, 0).is_some_and(|(_, word)| matches!(word, PlaceWord::Online | PlaceWord::Hybrid));
    if at >= tokens.len() || words == 0 || place || is_date_line(tokens, grammar) || !ranges(tokens, grammar).is_empty()
    {
        return None;
    }
    if let Some((length, ())) = grammar.note_names.at(tokens, 0)
        && tokens.get(length).is_some_and(|sign| sign.is(":") || sign.is_dash())
    {
        let mut part = paragraph.after(length + 1);
        part.mark = paragraph.mark;
        return Some(part);
    }
    let short_date = !dates(tokens, grammar).is_empty() && tokens.len() < 10;
    (words > 1 && !short_date).then(|| paragraph.clone())
}

/// What the meeting is for; paragraphs are parted by line breaks.
pub fn read_objective(context: &mut Context) -> String {
    let paragraphs: Vec<&Paragraph> = context.divided.section(Section::Objective).collect();
    let text = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n");
    match paragraphs.first() {
        Some(first) => context.reading.read("objective", &text, first.source_range(0..first.text.len())),
        None => missing(Section::Objective, "objective", "", context),
    }
    text
}

/// The expected outcomes without their numbers. An introduction before a list is left out.
pub fn read_outcomes(context: &mut Context) -> Vec<String> {
    let paragraphs: Vec<&Paragraph> = context.divided.section(Section::Outcome).collect();
    let listed =
        |paragraph: &Paragraph| matches!(paragraph.mark, Mark::Item | Mark::Verbatim) || paragraph.numbering() > 0;
    let any_listed = paragraphs.iter().any(|paragraph| listed(paragraph));
    let mut outcomes: Vec<String> = Vec::new();
    for paragraph in &paragraphs {
        if any_listed && !listed(paragraph) && (outcomes.is_empty() || paragraph.text.ends_with(':')) {
            continue;
        }
        let plain = paragraph.mark == Mark::Verbatim;
        let start = if plain { 0 } else { paragraph.tokens.get(paragraph.numbering()).map_or(0, |token| token.start) };
        let text = paragraph.text[start..].trim().to_owned();
        if !text.is_empty() {
            context.reading.read(
                format!("outcomes[{}]", outcomes.len()),
                &text,
                paragraph.source_range(start..paragraph.text.len()),
            );
            outcomes.push(text);
        }
    }
    if outcomes.is_empty() {
        missing(Section::Outcome, "outcomes", Vec::<String>::new(), context);
    }
    outcomes
}

/// Background, one text each paragraph.
pub fn read_background(context: &mut Context) -> Vec<String> {
    let paragraphs: Vec<&Paragraph> = context.divided.section(Section::Background).collect();
    let text: Vec<String> = paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect();
    match paragraphs.first() {
        Some(first) => context.reading.read("background", &text, first.source_range(0..first.text.len())),
        None => missing(Section::Background, "background", &text, context),
    }
    text
}

fn missing(section: Section, field: &str, value: impl serde::Serialize, context: &mut Context) {
    let message = if context.divided.heading(section).is_some() {
        format!("The section on the {field} is empty; nothing is assumed.")
    } else {
        format!("The note has no section on the {field}; nothing is assumed.")
    };
    context.reading.assume_aloud(field, value, message, "Add it under a heading of its own.");
}
