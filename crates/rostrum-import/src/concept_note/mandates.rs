//! The body, the mandates, and the council session that receives the report.

use rostrum_domain::concept_note::BackgroundDocument;
use rostrum_domain::mandate::{Body, CouncilSession, Mandate};
use rostrum_domain::notice::Level;
use rostrum_domain::symbol::{DocumentKind, DocumentSymbol};

use super::Context;
use super::acts::{Cited, NumberedSession, cited, numbered_sessions};
use crate::grammar::{KnownBody, Section};
use crate::paragraph::Paragraph;

/// How near before an act the words must stand that make it the mandate, in tokens.
const REACH: usize = 15;

type Source = std::ops::Range<usize>;

/// The mandates, the latest first. A date of adoption may come from the list of documents.
pub fn read_mandates(documents: &[BackgroundDocument], context: &mut Context) -> Vec<Mandate> {
    let found = find(context);
    let mut mandates: Vec<(Mandate, Source)> = Vec::new();
    for (cited, source) in found {
        let Ok(symbol) = cited.symbol else { continue };
        let listed = documents.iter().find(|document| document.symbol == symbol).and_then(|document| document.date);
        let adopted = cited.date.or(listed);
        match mandates.iter_mut().find(|(mandate, _)| mandate.symbol == symbol) {
            Some((mandate, _)) => mandate.adopted = mandate.adopted.or(adopted),
            None => mandates.push((Mandate { symbol, adopted }, source)),
        }
    }
    mandates.sort_by_key(|(mandate, _)| std::cmp::Reverse(rank(&mandate.symbol)));
    for (at, (mandate, source)) in mandates.iter().enumerate() {
        context.reading.read(format!("mandates[{at}].symbol"), &mandate.symbol, source.clone());
        if let Some(adopted) = mandate.adopted {
            context.reading.read(format!("mandates[{at}].adopted"), adopted, source.clone());
        }
    }
    if mandates.is_empty() {
        let message = "The note names no mandate; none is assumed.";
        let help = "Write it as \"pursuant to Human Rights Council resolution 57/12\".";
        context.reading.assume_aloud("mandates", Vec::<Mandate>::new(), message, help);
    }
    mandates.into_iter().map(|(mandate, _)| mandate).collect()
}

/// Council session and number, for the order.
fn rank(symbol: &DocumentSymbol) -> (u16, u32) {
    let number = symbol.as_str().rsplit('/').next().and_then(|number| number.parse().ok());
    (symbol.council_session().map_or(0, CouncilSession::number), number.unwrap_or(0))
}

/// Acts under the heading "Mandate", else those that ask for the meeting, else those that are cited by
/// the body, else every one outside the list of documents.
fn find(context: &Context) -> Vec<(Cited, Source)> {
    let grammar = context.grammar;
    let acts = |paragraph: &Paragraph| -> Vec<(Cited, usize)> {
        let found = cited(paragraph, grammar).into_iter();
        let act = |cited: &Cited| cited.symbol.as_ref().is_ok_and(is_act);
        found
            .filter(act)
            .map(|cited| (strength(&cited, paragraph, context), cited))
            .map(|(rank, cited)| (cited, rank))
            .collect()
    };
    let labelled: Vec<&Paragraph> = context.divided.section(Section::Mandate).collect();
    let elsewhere =
        context.divided.placed.iter().filter(|placed| {
            !matches!(placed.section, Some(Section::Documents | Section::Programme | Section::Mandate))
        });
    let place = |paragraph: &Paragraph, cited: &Cited| paragraph.source_range(cited.bytes.clone());
    let given: Vec<(Cited, Source)> = labelled
        .iter()
        .flat_map(|paragraph| acts(paragraph).into_iter().map(|(cited, _)| (place(paragraph, &cited), cited)))
        .map(|(source, cited)| (cited, source))
        .collect();
    if !given.is_empty() || labelled.iter().any(|paragraph| grammar.says_none(&paragraph.tokens, 0)) {
        return given;
    }
    let mut all: Vec<(Cited, Source, usize)> = Vec::new();
    for placed in elsewhere {
        for (cited, rank) in acts(&placed.paragraph) {
            let source = place(&placed.paragraph, &cited);
            all.push((cited, source, rank));
        }
    }
    let best = all.iter().map(|found| found.2).max().unwrap_or(0);
    all.into_iter().filter(|found| found.2 == best).map(|(cited, source, _)| (cited, source)).collect()
}

fn is_act(symbol: &DocumentSymbol) -> bool {
    matches!(symbol.kind(), DocumentKind::Resolution | DocumentKind::Decision) || symbol.as_str().contains("/RES/")
}

/// 2 when words such as "pursuant to" stand before the act, 1 for "in its resolution", else 0.
fn strength(cited: &Cited, paragraph: &Paragraph, context: &Context) -> usize {
    let words = &context.grammar.mandates;
    let near = cited.tokens.start.saturating_sub(REACH)..cited.tokens.start;
    if words.asks.find(&paragraph.tokens, near.clone()).is_some() {
        2
    } else {
        usize::from(words.cites.find(&paragraph.tokens, near).is_some())
    }
}

/// The body: as labelled, by the mandate, by its name in the text, else the Human Rights Council.
pub fn read_body(mandates: &[Mandate], context: &mut Context) -> Body {
    let divided = context.divided;
    let words = &context.grammar.mandates.bodies;
    if let Some(paragraph) = divided.section(Section::Body).next() {
        let known = words.at(&paragraph.tokens, 0).filter(|(length, _)| *length == paragraph.tokens.len());
        let body = known.map_or_else(|| Body::Other(paragraph.text.clone()), |(_, body)| body_of(body));
        context.reading.read("body", &body, paragraph.source_range(0..paragraph.text.len()));
        return body;
    }
    let named = divided.placed.iter().find_map(|placed| {
        let (at, length, body) = words.find(&placed.paragraph.tokens, 0..placed.paragraph.tokens.len())?;
        Some((body_of(body), placed.paragraph.source_of_tokens(at..at + length)))
    });
    let by_mandate = mandates.first().and_then(|mandate| match mandate.symbol.as_str() {
        symbol if symbol.starts_with("A/HRC/") => Some(Body::HumanRightsCouncil),
        symbol if symbol.starts_with("A/RES/") || symbol.starts_with("A/DEC/") => Some(Body::GeneralAssembly),
        symbol if symbol.starts_with("E/") => Some(Body::EconomicAndSocialCouncil),
        _ => None,
    });
    match (by_mandate, named) {
        (Some(body), Some((_, source))) | (None, Some((body, source))) => {
            context.reading.read("body", &body, source);
            body
        }
        (Some(body), None) => {
            context.reading.assume("body", &body);
            body
        }
        (None, None) => {
            let message = "The note names no body; the Human Rights Council is assumed.";
            let help = "Write it as \"Body: Human Rights Council\".";
            context.reading.assume_aloud("body", Body::HumanRightsCouncil, message, help);
            Body::HumanRightsCouncil
        }
    }
}

fn body_of(known: KnownBody) -> Body {
    match known {
        KnownBody::HumanRightsCouncil => Body::HumanRightsCouncil,
        KnownBody::GeneralAssembly => Body::GeneralAssembly,
        KnownBody::EconomicAndSocialCouncil => Body::EconomicAndSocialCouncil,
    }
}

/// The council session that receives the report: the highest one that stands with the word "report".
/// Earlier ones belong to earlier reports.
pub fn read_report_to(context: &mut Context) -> Option<CouncilSession> {
    let grammar = context.grammar;
    let mut best: Option<(NumberedSession, Source)> = None;
    let labelled: Vec<&Paragraph> = context.divided.section(Section::Report).collect();
    let settled = labelled
        .iter()
        .any(|paragraph| grammar.says_none(&paragraph.tokens, 0) || !numbered_sessions(paragraph, grammar).is_empty());
    for placed in &context.divided.placed {
        let paragraph = &placed.paragraph;
        let whole = 0..paragraph.tokens.len();
        let given = placed.section == Some(Section::Report);
        let words = &grammar.mandates;
        let on_report = words.report.find(&paragraph.tokens, whole.clone()).is_some();
        let of_body = words.bodies.find(&paragraph.tokens, whole).is_some();
        let skipped = matches!(placed.section, Some(Section::Documents | Section::Programme | Section::Title));
        if skipped || (settled && !given) || !(given || (on_report && of_body)) {
            continue;
        }
        for session in numbered_sessions(paragraph, grammar) {
            let source = paragraph.source_of_tokens(session.from..session.to);
            if best.as_ref().is_none_or(|(best, _)| session.number > best.number) {
                best = Some((session, source));
            }
        }
    }
    let read = best.and_then(|(session, source)| {
        let number = u16::try_from(session.number).ok();
        Some((number.and_then(|number| CouncilSession::new(number).ok())?, source))
    });
    match read {
        Some((session, source)) => {
            context.reading.read("report_to", session, source);
            Some(session)
        }
        None => {
            let message = "The note does not say which council session receives the report; none is assumed.";
            let help = "Write it as \"to the Human Rights Council at its 63rd session\".";
            context.reading.assume_aloud("report_to", Option::<CouncilSession>::None, message, help);
            None
        }
    }
}

/// Council sessions that do not fit the year behind them.
pub fn check_council_sessions(context: &mut Context) {
    for placed in &context.divided.placed {
        let paragraph = &placed.paragraph;
        let bodies = context.grammar.mandates.bodies.find_all(&paragraph.tokens, 0..paragraph.tokens.len());
        // The sessions of other bodies are counted otherwise.
        if bodies.is_empty() || bodies.iter().any(|(_, _, body)| *body != KnownBody::HumanRightsCouncil) {
            continue;
        }
        for found in numbered_sessions(paragraph, context.grammar) {
            let Ok(session) = CouncilSession::new(u16::try_from(found.number).unwrap_or(u16::MAX)) else { continue };
            let Some(year) = found.year.filter(|year| *year != session.year()) else { continue };
            let source = paragraph.source_of_tokens(found.from..found.to);
            let held = session.year();
            let message = format!("council session {session} is held in {held}, not in {year}");
            let first = 3 * (i32::from(year) - 2006) + 1;
            let help = format!("The Council sessions of {year} are {first} to {}; correct one of the two.", first + 2);
            context.reading.notice("council-session-year", Level::Warning, Some(source), message, help);
        }
    }
}
