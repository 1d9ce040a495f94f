//! The length of the report, and remarks to the rapporteur.

use rostrum_domain::report::{ReportSource, Speaker};

use crate::english::{self, words};
use crate::model::{Block, Cell, Inline, Material, Report, WORD_LIMIT, WordCount};

/// Counts title, author line, summary, headings, paragraphs, material, remarks, tables, footnotes
/// and annexes. The masthead, numbers of headings and paragraphs, and page headers are not counted.
pub fn count(report: &Report) -> WordCount {
    let mut total = words(&report.title) + words(&report.author_line);
    let mut material = 0;
    for paragraph in &report.summary {
        total += inlines(&paragraph.text);
    }
    for annex in &report.annexes {
        total += words(&annex.title);
    }
    for block in report.body.iter().chain(report.annexes.iter().flat_map(|annex| &annex.blocks)) {
        total += block_words(block);
        if let Block::Material(block) = block {
            material += passages(block);
        }
    }
    total += report.footnotes.iter().map(|footnote| inlines(&footnote.text)).sum::<u32>();
    WordCount { total, material, limit: WORD_LIMIT }
}

fn block_words(block: &Block) -> u32 {
    match block {
        Block::Heading(heading) => words(&heading.text),
        Block::Paragraph(paragraph) => {
            inlines(&paragraph.text) + paragraph.items.iter().map(|item| words(item)).sum::<u32>()
        }
        Block::Material(material) => words(&material.label) + passages(material),
        Block::Remark(remark) => words(&remark.text),
        Block::Table(table) => {
            let cells = table.rows.iter().chain(&table.total).flatten();
            let headings: u32 = table.columns.iter().map(|column| words(column.heading)).sum();
            words(&table.caption) + headings + cells.map(|cell: &Cell| words(&cell.plain())).sum::<u32>()
        }
        Block::Chart(chart) => {
            words(&chart.caption) + chart.bars.iter().map(|bar| words(&bar.label) + words(&bar.shown)).sum::<u32>()
        }
    }
}

fn passages(material: &Material) -> u32 {
    material.paragraphs.iter().map(|passage| words(&passage.text)).sum()
}

fn inlines(text: &[Inline]) -> u32 {
    words(&text.iter().map(Inline::plain).collect::<String>())
}

/// What the rapporteur has to know of this draft.
pub fn note(source: &ReportSource, report: &Report) -> Vec<String> {
    let WordCount { total, material, limit } = report.words;
    let own = total - material;
    let mut note = vec![format!(
        "This draft has {} words, of which {} are material to be worked into the text and {} are the report’s own. \
         The limit of a report that originates in the Secretariat is {} words, footnotes and headings included.",
        english::figures(total),
        english::figures(material),
        english::figures(own),
        english::figures(limit),
    )];
    if own > limit {
        note.push(format!("The report’s own words exceed the limit by {}.", english::figures(own - limit)));
    }
    if source.symbol.is_none() {
        note.push("The symbol has not been assigned; “--” stands for what is missing.".to_owned());
    }
    if source.attendance.is_none() && source.sessions.iter().any(|record| record.started.is_some()) {
        note.push(
            "No attendance has been taken, or the meeting is not closed; so there is no annex of attendance."
                .to_owned(),
        );
    }
    if speaks_unnamed(source) {
        note.push(
            "Speakers who asked not to be named appear by their category alone. Before their statements are quoted, \
             check that the text names nobody who asked not to be named."
                .to_owned(),
        );
    }
    note
}

fn speaks_unnamed(source: &ReportSource) -> bool {
    source.sessions.iter().any(|record| {
        let undelivered = record.not_reached.iter().map(|entry| &entry.shown);
        undelivered
            .chain(record.written.iter().map(|entry| &entry.shown))
            .any(|shown| shown.name.is_none() && shown.delegation.is_none())
            || record.interventions.iter().any(|intervention| {
                matches!(&intervention.speaker, Speaker::Participant { shown, .. }
                    if shown.name.is_none() && shown.delegation.is_none())
            })
    })
}
