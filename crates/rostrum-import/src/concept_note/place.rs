//! Where the meeting is held, and on which platform.

use std::ops::Range;

use rostrum_domain::concept_note::Place;

use super::Context;
use crate::dates::dates;
use crate::grammar::{PlaceWord, Section};
use crate::paragraph::Paragraph;
use crate::times::ranges;
use crate::tokens::Kind;
use crate::zones::zones;

/// What stands for a place that the note does not give.
const UNKNOWN_PLACE: &str = "to be announced";

/// The place, read or assumed.
pub fn read_place(context: &mut Context) -> Place {
    if let Some(place) = labelled(context) {
        return place;
    }
    let divided = context.divided;
    let front = divided.placed.iter().filter(|placed| placed.section.is_none()).map(|placed| &placed.paragraph);
    let near: Vec<&Paragraph> =
        divided.section(Section::Place).chain(divided.section(Section::Date)).chain(front).collect();
    let far: Vec<&Paragraph> = divided.section(Section::Format).chain(divided.section(Section::Objective)).collect();
    let mode = mode(&near, context).or_else(|| mode(&far, context));
    let platform = near.iter().chain(&far).find_map(|paragraph| zones().platform(paragraph).map(|at| (*paragraph, at)));
    let words = |found: &(&Paragraph, Range<usize>)| found.0.text[found.0.bytes_of(found.1.clone())].to_owned();
    let platform_name = platform.as_ref().map(words);
    let given: Vec<&Paragraph> = divided.section(Section::Place).collect();
    let online = matches!(mode, Some((PlaceWord::Online | PlaceWord::Hybrid, _)));
    let online_only = matches!(mode, Some((PlaceWord::Online, _)));
    // A bare city beside an online meeting tells the zone ("Geneva time"), not the place.
    let bare = |found: &(String, Range<usize>)| online_only && is_city(&found.0);
    let venue = if given.is_empty() {
        near.iter().filter_map(|paragraph| venue(paragraph, context, true)).find(|found| !bare(found))
    } else {
        given.iter().filter_map(|paragraph| venue(paragraph, context, false)).find(|found| !bare(found))
    };
    let source = venue.as_ref().map(|(_, at)| at.clone()).or_else(|| mode.clone().map(|(_, at)| at));
    let source = source.or_else(|| platform.as_ref().map(|(paragraph, at)| paragraph.source_of_tokens(at.clone())));
    let place = match (venue, online || platform_name.is_some()) {
        (Some((place, _)), true) => Place::Hybrid { place, platform: platform_name },
        (Some((place, _)), false) => Place::Onsite { place },
        (None, true) if mode.as_ref().is_some_and(|(mode, _)| *mode == PlaceWord::Hybrid) => {
            Place::Hybrid { place: UNKNOWN_PLACE.to_owned(), platform: platform_name }
        }
        (None, true) => Place::Online { platform: platform_name },
        (None, false) => Place::Onsite { place: UNKNOWN_PLACE.to_owned() },
    };
    match source {
        Some(source) => context.reading.read("place", &place, source),
        None => {
            let message = format!("The note gives no place; \"{UNKNOWN_PLACE}\" is assumed.");
            let help = "Write it under the heading \"Venue\", or \"Online\" with the platform.";
            context.reading.assume_aloud("place", &place, message, help);
        }
    }
    place
}

/// `Mode:`, `Venue:` and `Platform:`, each taken as it stands.
fn labelled(context: &mut Context) -> Option<Place> {
    let divided = context.divided;
    let mode = divided.section(Section::Mode).next()?;
    let words = &context.grammar.places;
    let (_, _, word) = words.find(&mode.tokens, 0..mode.tokens.len())?;
    let text = |section| divided.section(section).next().map(|paragraph| paragraph.text.clone());
    let platform = text(Section::Platform);
    let venue = text(Section::Place).unwrap_or_else(|| UNKNOWN_PLACE.to_owned());
    let place = match word {
        PlaceWord::Online => Place::Online { platform },
        PlaceWord::Hybrid => Place::Hybrid { place: venue, platform },
        _ => Place::Onsite { place: venue },
    };
    context.reading.read("place", &place, mode.source_range(0..mode.text.len()));
    Some(place)
}

fn is_city(text: &str) -> bool {
    let mut paragraph = Paragraph::new(crate::paragraph::Mark::None);
    paragraph.push(text, 0);
    let paragraph = paragraph.finish();
    let whole = 0..paragraph.tokens.len();
    zones().city(&paragraph, whole.clone()).is_some_and(|(found, _)| found == whole)
}

fn mode(paragraphs: &[&Paragraph], context: &Context) -> Option<(PlaceWord, Range<usize>)> {
    let words = &context.grammar.places;
    let of = |wanted: PlaceWord| {
        paragraphs.iter().find_map(|paragraph| {
            let found = words.find_all(&paragraph.tokens, 0..paragraph.tokens.len());
            let (at, length, word) = found.into_iter().find(|(_, _, word)| *word == wanted)?;
            Some((word, paragraph.source_of_tokens(at..at + length)))
        })
    };
    of(PlaceWord::Hybrid).or_else(|| of(PlaceWord::Online)).or_else(|| of(PlaceWord::Onsite))
}

/// What is left of a paragraph without dates, times, zones and platforms. Outside a section on the
/// place it must hold a city or a word such as "room".
fn venue(paragraph: &Paragraph, context: &Context, strict: bool) -> Option<(String, Range<usize>)> {
    let tokens = &paragraph.tokens;
    let mut covered = vec![false; tokens.len()];
    let mut cover = |range: Range<usize>| covered[range].fill(true);
    dates(tokens, context.grammar).iter().for_each(|date| cover(date.from..date.to));
    ranges(tokens, context.grammar).iter().for_each(|range| cover(range.from..range.to));
    zones().printed(paragraph).iter().for_each(|zone| cover(zone.from..zone.to));
    zones().platform(paragraph).into_iter().for_each(&mut cover);
    let words = &context.grammar.places;
    let found = words.find_all(tokens, 0..tokens.len());
    let mode = |word: PlaceWord| matches!(word, PlaceWord::Online | PlaceWord::Hybrid | PlaceWord::Onsite);
    found.iter().filter(|found| mode(found.2)).for_each(|(at, length, _)| cover(*at..at + length));
    let mut filler = vec![false; tokens.len()];
    let fillers = found.iter().filter(|(_, _, word)| *word == PlaceWord::Fillers);
    fillers.for_each(|(at, length, _)| filler[*at..at + length].fill(true));
    let mut rooms = found.iter().filter(|(_, _, word)| *word == PlaceWord::Rooms).map(|(at, _, _)| *at).peekable();
    let mut at = 0;
    while at < tokens.len() {
        let end = (at..tokens.len()).find(|at| covered[*at]).unwrap_or(tokens.len());
        let mut run = at..end;
        let edge = |at: usize| tokens[at].kind == Kind::Sign || filler[at];
        while !run.is_empty() && edge(run.start) {
            run.start += 1;
        }
        while !run.is_empty() && edge(run.end - 1) && !closes(paragraph, &run) {
            run.end -= 1;
        }
        while rooms.next_if(|room| *room < run.start).is_some() {}
        // A longer run is a sentence and no place.
        let short = !run.is_empty() && run.len() <= 40;
        let mut known =
            || zones().city(paragraph, run.clone()).is_some() || rooms.peek().is_some_and(|room| run.contains(room));
        if short && (!strict || known()) {
            let bytes = paragraph.bytes_of(run);
            return Some((paragraph.text[bytes.clone()].to_owned(), paragraph.source_range(bytes)));
        }
        at = end + 1;
    }
    None
}

/// Whether the run ends with the `)` of a `(` inside it.
fn closes(paragraph: &Paragraph, run: &Range<usize>) -> bool {
    let inside = &paragraph.tokens[run.clone()];
    let count = |sign: &str| inside.iter().filter(|token| token.is(sign)).count();
    inside.last().is_some_and(|last| last.is(")")) && count("(") == count(")")
}
