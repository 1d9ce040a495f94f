//! The annex of attendance: by category of stakeholder, region and gender, in sums that many people are behind.

use rostrum_domain::attendance::groups::{Group, Grouping, Heads};
use rostrum_domain::floor::FEWEST_PEOPLE;
use rostrum_domain::participant::{Gender, Region};
use rostrum_domain::report::{AttendanceFigures, AttendanceTable};

use super::super::Composer;
use super::{column, figure};
use crate::english;
use crate::model::{Block, Cell, Inline, Paragraph, Source, Table};

/// What the annex holds; nothing where no attendance was taken.
pub fn blocks(composer: &Composer) -> Vec<Block> {
    let Some(figures) = &composer.source.attendance else { return Vec::new() };
    let mut blocks = vec![paragraph(figures, counted(figures)), paragraph(figures, sources(figures))];
    if !is_shown(figures) {
        return blocks;
    }
    blocks.push(paragraph(figures, rule()));
    for one in &figures.tables {
        blocks.push(if one.rows.is_empty() {
            let text = format!(
                "No figures by {} are given: no group can be shown without telling of one in which few attended.",
                noun(one.by)
            );
            paragraph(figures, text)
        } else {
            Block::Table(table(one, figures.total))
        });
    }
    blocks
}

/// Whether so many attended that figures may be given at all.
fn is_shown(figures: &AttendanceFigures) -> bool {
    figures.total.attended as usize >= FEWEST_PEOPLE
}

fn paragraph(figures: &AttendanceFigures, text: String) -> Block {
    let mut sources = vec![Source::Registration];
    sources.extend(figures.read_on.iter().map(|day| Source::Attendance { read_on: *day }));
    sources.extend(figures.checked_in.then_some(Source::CheckIn));
    Block::Paragraph(Paragraph { number: None, text: vec![Inline::text(text)], items: Vec::new(), sources })
}

fn counted(figures: &AttendanceFigures) -> String {
    let Heads { registered, attended } = figures.total;
    let fewest = english::number(u32::try_from(FEWEST_PEOPLE).unwrap_or(u32::MAX));
    if !is_shown(figures) {
        return format!("Fewer than {fewest} registered participants attended, so that no figures are given.");
    }
    // In one sentence all numbers are words or all are figures (Editorial Manual).
    let number = |count: u32| if registered >= 10 { english::figures(count) } else { english::number(count) };
    english::capitalized(&format!(
        "{} of {} registered participants attended; each is counted once.",
        number(attended),
        number(registered)
    ))
}

/// Where the figures are from, in words.
fn sources(figures: &AttendanceFigures) -> String {
    let mut parts = vec!["what was declared at registration".to_owned()];
    let days: Vec<String> = figures.read_on.iter().map(|day| english::date(*day)).collect();
    if !days.is_empty() {
        parts.push(format!("the attendance reports of the video platform read in on {}", english::list(&days)));
    }
    if days.is_empty() && !figures.checked_in {
        parts.push("the attendance reports of the video platform".to_owned());
    }
    if figures.checked_in {
        parts.push("check-in at the door".to_owned());
    }
    format!("Sources: {}.", english::list(&parts))
}

fn rule() -> String {
    let fewest = english::number(u32::try_from(FEWEST_PEOPLE).unwrap_or(u32::MAX));
    format!(
        "Region is the regional group of the country of the delegation, gender is as declared. Groups in which fewer \
         than {fewest} participants attended are put together, with others where needed, so that nobody’s declaration \
         can be found."
    )
}

fn noun(by: Grouping) -> &'static str {
    match by {
        Grouping::Category => "category of stakeholder",
        Grouping::Region => "region",
        Grouping::Gender => "gender",
    }
}

fn table(one: &AttendanceTable, total: Heads) -> Table {
    let line = |label: String, heads: &Heads| {
        let counts = [heads.registered, heads.attended].map(|count| Cell::line(english::figures(count)));
        std::iter::once(Cell::line(label)).chain(counts).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<Cell>> = one.rows.iter().map(|(group, heads)| line(name(*group), heads)).collect();
    rows.extend(one.joint.iter().map(|heads| line("Other groups together".to_owned(), heads)));
    let heading = match one.by {
        Grouping::Category => "Category",
        Grouping::Region => "Regional group",
        Grouping::Gender => "Gender",
    };
    Table {
        caption: format!("Attendance by {}", noun(one.by)),
        columns: vec![column(heading, 8), figure("Registered", 2), figure("Attended", 2)],
        rows,
        total: Some(line("Total".to_owned(), &total)),
    }
}

fn name(group: Group) -> String {
    match group {
        Group::Category(category) => english::capitalized(category.name()),
        Group::Region(Some(region)) => match region {
            Region::Africa => "African States",
            Region::AsiaPacific => "Asia-Pacific States",
            Region::EasternEurope => "Eastern European States",
            Region::LatinAmericaCaribbean => "Latin American and Caribbean States",
            Region::WesternEuropeOthers => "Western European and other States",
        }
        .to_owned(),
        Group::Gender(Some(gender)) => match gender {
            Gender::Woman => "Women",
            Gender::Man => "Men",
            Gender::Another => "Another gender",
        }
        .to_owned(),
        Group::Region(None) | Group::Gender(None) => "Not declared".to_owned(),
    }
}
