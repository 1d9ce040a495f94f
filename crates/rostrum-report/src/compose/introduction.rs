//! The summary and section I: mandate and objective, format, documents.

use jiff::civil::Date;
use rostrum_domain::concept_note::{CapScope, Day, Place};
use rostrum_domain::mandate::{Body, Mandate};
use rostrum_domain::programme::SessionKind;
use rostrum_domain::report::ReportSource;
use rostrum_domain::symbol::{DocumentKind, DocumentSymbol};

use super::naming::clean;
use super::{Composer, note};
use crate::english;
use crate::model::{Inline, Paragraph, Source};

/// The summary, without numbers and footnotes.
pub fn summary(composer: &Composer) -> Vec<Paragraph> {
    let plain =
        |text: String, sources| Paragraph { number: None, text: vec![Inline::text(text)], items: vec![], sources };
    let mut mandate = format!("The present report is submitted{}.", pursuant(composer.source, None));
    mandate.push_str(&format!(
        " It {} a summary of the {} {}{}.",
        composer.meeting.tense("provides", "is to provide"),
        composer.meeting.noun,
        composer.meeting.tense("held", "to be held"),
        place_and_dates(composer.source, false),
    ));
    let mut paragraphs = vec![plain(mandate, vec![note("mandates"), note("days"), note("place")])];
    if composer.meeting.held {
        let records = &composer.source.sessions;
        let figures = &composer.source.participation;
        let sessions = records.iter().map(|record| Source::Session { session: record.session.clone() }).collect();
        let spoke: u32 = figures.iter().map(|row| row.spoke).sum();
        let seconds: u32 = records.iter().map(|record| record.floor_seconds).sum();
        let late = records.iter().flat_map(|record| &record.not_reached).filter(|entry| !entry.statement.is_empty());
        let written = late.count() + records.iter().map(|record| record.written.len()).sum::<usize>();
        let written = u32::try_from(written).unwrap_or(u32::MAX);
        let mut text = match spoke {
            0 => "No intervention was made from the floor.".to_owned(),
            1 => format!("One intervention was made from the floor; it lasted {}.", english::duration(seconds)),
            _ => format!(
                "{} were made from the floor; they lasted {} in all.",
                english::opening_count(spoke, "intervention", "interventions"),
                english::duration(seconds)
            ),
        };
        if written > 0 {
            text.push_str(&format!(
                " {} that could not be delivered {} received in writing.",
                english::opening_count(written, "statement", "statements"),
                if written == 1 { "was" } else { "were" },
            ));
        }
        paragraphs.push(plain(text, sessions));
    }
    paragraphs
}

/// Section I.
pub fn write(composer: &mut Composer) {
    composer.heading(1, "Introduction");
    composer.heading(2, "Mandate and objective");
    mandate(composer);
    held(composer);
    objective(composer);
    composer.heading(2, "Format and documents");
    format(composer);
    documents(composer);
}

fn mandate(composer: &mut Composer) {
    let source = composer.source;
    let mandates = &source.meeting.note.mandates;
    let mut text = vec![Inline::text(format!("The present report is submitted{}", pursuant(source, Some(true))))];
    if !mandates.is_empty() {
        text.push(Inline::text("."));
        let mut notes = Vec::new();
        for (i, mandate) in mandates.iter().enumerate() {
            notes.push(Inline::text(if i == 0 { "" } else { "; " }));
            notes.push(link(&mandate.symbol));
        }
        notes.push(Inline::text("."));
        let mark = composer.footnote(notes, vec![note("mandates")]);
        text.push(mark);
    } else {
        text.push(Inline::text("."));
    }
    composer.paragraph(text, vec![note("mandates"), note("report_to")]);
}

/// ` to the Human Rights Council at its sixty-third session pursuant to its resolution 57/12`; the
/// dates of adoption stand in the body only.
fn pursuant(source: &ReportSource, dated: Option<bool>) -> String {
    let concept = &source.meeting.note;
    let body = clean(concept.body.name());
    let session = concept
        .report_to
        .map_or_else(String::new, |session| format!(" at its {} session", session.ordinal_words().to_lowercase()));
    let mut text = format!(" to the {body}{session}");
    for (kind, one, many) in [
        (DocumentKind::Resolution, "resolution", "resolutions"),
        (DocumentKind::Decision, "decision", "decisions"),
        (DocumentKind::PresidentialStatement, "President’s statement", "President’s statements"),
        (DocumentKind::Other, "mandate", "mandates"),
    ] {
        let own = |symbol: &DocumentSymbol| match symbol.kind() {
            DocumentKind::Report => DocumentKind::Other,
            kind => kind,
        };
        let of_kind: Vec<String> = concept
            .mandates
            .iter()
            .filter(|mandate| own(&mandate.symbol) == kind)
            .map(|mandate| cited(mandate, dated.is_some()))
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        let joint = if text.contains("pursuant") { " and" } else { " pursuant to" };
        let whose = if concept.body == Body::HumanRightsCouncil { "its" } else { "" };
        let noun = if of_kind.len() == 1 { one } else { many };
        text.push_str(&format!("{joint} {}", [whose, noun, &english::list(&of_kind)].join(" ").trim_start()));
    }
    text
}

fn cited(mandate: &Mandate, dated: bool) -> String {
    let citation = mandate.symbol.citation();
    let number =
        citation.strip_prefix("A/HRC/DEC/").or_else(|| citation.strip_prefix("A/HRC/PRST/")).unwrap_or(citation);
    match mandate.adopted.filter(|_| dated) {
        Some(adopted) => format!("{number} of {}", english::date(adopted)),
        None => number.to_owned(),
    }
}

/// ` online, on MS Teams, on 21 July 2025`, with the hours when they are asked for.
fn place_and_dates(source: &ReportSource, with_hours: bool) -> String {
    let concept = &source.meeting.note;
    let on = |platform: &Option<String>| {
        platform
            .as_deref()
            .map(clean)
            .filter(|name| !name.is_empty())
            .map_or_else(String::new, |name| format!(" ({name})"))
    };
    let place = match &concept.place {
        Place::Online { platform } => format!(" online{}", on(platform)),
        Place::Onsite { place } => format!(" at {}", clean(place)),
        Place::Hybrid { place, platform } => format!(" at {} and online{}", clean(place), on(platform)),
    };
    let days: Vec<String> =
        concept.days.iter().map(|day| if with_hours { day_with_hours(day) } else { english::date(day.date) }).collect();
    if days.is_empty() { place } else { format!("{place} on {}", english::list(&days)) }
}

fn day_with_hours(day: &Day) -> String {
    let hours: Vec<String> =
        day.hours.iter().map(|hours| format!("from {}", english::hours(hours.start, hours.end))).collect();
    format!("{}, {}", english::date(day.date), english::list(&hours)).trim_end_matches([',', ' ']).to_owned()
}

fn held(composer: &mut Composer) {
    let source = composer.source;
    let concept = &source.meeting.note;
    let mut text = vec![Inline::text(format!(
        "The {} {}{}",
        composer.meeting.noun,
        composer.meeting.tense("was held", "is to be held"),
        place_and_dates(source, true),
    ))];
    if let Some(day) = concept.days.first()
        && let Some(hours) = day.hours.first()
    {
        let zone = zone_in_force(source, day.date.to_datetime(hours.start));
        text.push(Inline::text(format!(" ({zone})")));
        if let Some(printed) = concept.zone.printed.as_deref().map(clean).filter(|printed| *printed != zone) {
            let remark = format!(
                "The concept note gives the time zone as {printed}. The times in the present report are those of {}, \
                 where {zone} was in force.",
                concept.zone.name
            );
            text.push(Inline::text("."));
            let mark = composer.footnote(vec![Inline::text(remark)], vec![note("zone")]);
            text.push(mark);
            return composer.paragraph(text, vec![note("days"), note("place"), note("zone")]);
        }
    }
    text.push(Inline::text("."));
    composer.paragraph(text, vec![note("days"), note("place"), note("zone")]);
}

/// The abbreviation in force, or the difference from UTC for a zone that has none.
pub fn zone_in_force(source: &ReportSource, local: jiff::civil::DateTime) -> String {
    let zone = &source.meeting.note.zone;
    let abbreviation = zone.abbreviation(zone.instant(local));
    if abbreviation.starts_with(['+', '-']) { format!("UTC{abbreviation}") } else { abbreviation }
}

fn objective(composer: &mut Composer) {
    let concept = &composer.source.meeting.note;
    let noun = composer.meeting.noun;
    let original = if concept.language.starts_with("en") { "" } else { " (in the language of the note)" };
    let objective = clean(&concept.objective);
    if !objective.is_empty() {
        let text = format!(
            "The concept note described the objective of the {noun} as follows{original}: {}",
            english::quoted(&objective)
        );
        composer.paragraph(vec![Inline::text(text)], vec![note("objective")]);
    }
    let outcomes: Vec<String> = concept.outcomes.iter().map(|text| clean(text)).collect();
    if !outcomes.is_empty() {
        let last = outcomes.len() - 1;
        let items = outcomes
            .iter()
            .enumerate()
            .map(|(i, text)| format!("{}{}", text.trim_end_matches(['.', ';', ' ']), if i == last { "." } else { ";" }))
            .collect();
        let text = format!("The following outcomes were expected{original}:");
        let sources = (1..=outcomes.len()).map(|i| note(format!("outcomes.{i}"))).collect();
        composer.paragraph_with(vec![Inline::text(text)], items, sources);
    }
    if !concept.background.is_empty() {
        let text = format!("The background of the {noun} is set out in its concept note.");
        let sources: Vec<Source> = (1..=concept.background.len()).map(|i| note(format!("background.{i}"))).collect();
        composer.paragraph(vec![Inline::text(text)], sources.clone());
        composer.material("Background, as in the concept note", &concept.background, sources);
    }
}

fn format(composer: &mut Composer) {
    let meeting = composer.meeting;
    let concept = &composer.source.meeting.note;
    let sessions = &concept.programme.sessions;
    let kinds: Vec<String> = [
        (SessionKind::Opening, "opening session", "opening sessions"),
        (SessionKind::Panel, "panel discussion", "panel discussions"),
        (SessionKind::Closing, "closing session", "closing sessions"),
    ]
    .into_iter()
    .filter_map(|(kind, one, many)| match sessions.iter().filter(|session| session.kind == kind).count() {
        0 => None,
        1 => Some(format!("{} {one}", if one.starts_with('o') { "an" } else { "a" })),
        count => Some(format!("{} {many}", super::naming::number(count))),
    })
    .collect();
    if !kinds.is_empty() {
        let text = format!(
            "The programme {} of {} (see annex I).",
            meeting.tense("consisted", "consists"),
            english::list(&kinds)
        );
        composer.paragraph(vec![Inline::text(text)], vec![note("programme")]);
    }
    let categories: Vec<String> = concept.format.categories.iter().map(ToString::to_string).collect();
    let mut text = format!(
        "Each intervention from the floor {} limited to {}.",
        meeting.tense("was", "is"),
        english::duration(concept.format.limit.seconds())
    );
    if let Some(cap) = concept.format.cap {
        let scope = match cap.scope {
            CapScope::Meeting => "in all",
            CapScope::Session => "in each session",
            CapScope::Slot => "in each slot",
        };
        let minutes = english::counted(cap.minutes, "minute", "minutes");
        text.push_str(&format!(
            " A maximum of {minutes} {} reserved for interventions {scope}.",
            meeting.tense("was", "is")
        ));
    }
    if !categories.is_empty() {
        text.push_str(&format!(" The floor {} open to {}.", meeting.tense("was", "is"), english::list(&categories)));
    }
    composer.paragraph(vec![Inline::text(text)], vec![note("format")]);
}

fn documents(composer: &mut Composer) {
    let documents = &composer.source.meeting.note.documents;
    let mut text = Vec::new();
    let mut groups = Vec::new();
    for (kinds, one, many) in [
        (&[DocumentKind::Report][..], "report", "reports"),
        (&[DocumentKind::Resolution], "resolution", "resolutions"),
        (
            &[DocumentKind::Decision, DocumentKind::PresidentialStatement, DocumentKind::Other],
            "other document",
            "other documents",
        ),
    ] {
        let of_kind: Vec<(usize, &DocumentSymbol)> = documents
            .iter()
            .enumerate()
            .filter(|(_, document)| kinds.contains(&document.symbol.kind()))
            .map(|(i, document)| (i + 1, &document.symbol))
            .collect();
        if !of_kind.is_empty() {
            let count = u32::try_from(of_kind.len()).unwrap_or(u32::MAX);
            groups.push((english::counted(count, one, many), of_kind));
        }
    }
    if groups.is_empty() {
        return;
    }
    let count = groups.len();
    text.push(Inline::text("The concept note listed the following background documents (see annex II): "));
    for (i, (counted, symbols)) in groups.into_iter().enumerate() {
        let separator = if i + 1 == count {
            "."
        } else if i + 2 == count {
            " and "
        } else {
            ", "
        };
        text.push(Inline::text(counted));
        let stop = if separator == " and " { "" } else { separator.trim_end() };
        text.push(Inline::text(stop));
        let mut notes = Vec::new();
        for (place, (_, symbol)) in symbols.iter().enumerate() {
            notes.push(Inline::text(match place {
                0 => "",
                place if place + 1 == symbols.len() => " and ",
                _ => ", ",
            }));
            notes.push(link(symbol));
        }
        notes.push(Inline::text("."));
        let mark = composer.footnote(notes, symbols.iter().map(|(i, _)| note(format!("documents.{i}"))).collect());
        text.push(mark);
        if i + 1 < count {
            text.push(Inline::text(if stop.is_empty() { separator } else { " " }));
        }
    }
    composer.paragraph(text, vec![note("documents")]);
}

/// A symbol that leads to its document.
pub fn link(symbol: &DocumentSymbol) -> Inline {
    Inline::Link { text: symbol.to_string(), address: symbol.link() }
}

/// `21 July 2025` or nothing.
pub fn date_or_nothing(date: Option<Date>) -> String {
    date.map(english::date).unwrap_or_default()
}
