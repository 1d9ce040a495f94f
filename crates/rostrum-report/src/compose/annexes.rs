//! The annexes: programme, background documents, participation, attendance.

mod attendance;

use rostrum_domain::floor::Standing;
use rostrum_domain::programme::{Role, SegmentKind, Session};
use rostrum_domain::report::{CategoryFigures, Intervention, SessionRecord, Speaker};

use super::Composer;
use super::introduction::{date_or_nothing, link, zone_in_force};
use super::naming::{self, clean};
use crate::english::{self, minutes_seconds};
use crate::model::{Annex, Bar, Block, Cell, Chart, Column, Inline, Paragraph, Source, Table};

/// All annexes; documents, participation and attendance only where there are any.
pub fn write(composer: &Composer) -> Vec<Annex> {
    let mut annexes = Vec::new();
    let contents = [
        ("Programme", programme(composer)),
        ("Background documents", documents(composer)),
        ("Participation and speaking time", participation(composer)),
        ("Attendance by category of stakeholder, region and gender", attendance::blocks(composer)),
    ];
    for (title, blocks) in contents {
        if !blocks.is_empty() {
            let number = u32::try_from(annexes.len() + 1).unwrap_or(u32::MAX);
            annexes.push(Annex {
                label: format!("Annex {}", english::roman(number)),
                title: title.to_owned(),
                anchor: format!("annex-{number}"),
                blocks,
            });
        }
    }
    annexes
}

fn column(heading: &'static str, width: u8) -> Column {
    Column { heading, number: false, width }
}

fn figure(heading: &'static str, width: u8) -> Column {
    Column { heading, number: true, width }
}

fn programme(composer: &Composer) -> Vec<Block> {
    let sessions = &composer.source.meeting.note.programme.sessions;
    if sessions.is_empty() {
        let text = vec![Inline::text("The concept note gave no programme.")];
        return vec![Block::Paragraph(Paragraph {
            number: None,
            text,
            items: vec![],
            sources: vec![super::note("programme")],
        })];
    }
    let rows = sessions.iter().map(|session| vec![time_cell(session), session_cell(session)]).collect();
    let zone = zone_in_force(composer.source, sessions[0].start);
    let table = Table {
        caption: format!("Programme, version {}; times are {zone}", composer.source.meeting.version),
        columns: vec![column("Time", 3), column("Session", 9)],
        rows,
        total: None,
    };
    vec![Block::Table(table)]
}

fn time_cell(session: &Session) -> Cell {
    let lines = [english::date(session.start.date()), english::hours(session.start.time(), session.end.time())];
    Cell { lines: lines.into_iter().map(|line| vec![Inline::text(line)]).collect() }
}

fn session_cell(session: &Session) -> Cell {
    let mut lines = vec![vec![Inline::text(clean(&session.title))]];
    for person in &session.people {
        let role = match person.role {
            Role::Chair => "Chair",
            Role::Moderator => "Moderator",
            Role::Panellist => "Panellist",
            Role::Speaker => "Speaker",
        };
        lines.push(vec![Inline::text(format!("{role}: {}", naming::person(person)))]);
    }
    for segment in &session.segments {
        let what = match segment.kind {
            SegmentKind::OpeningRemarks => "Opening remarks",
            SegmentKind::Presentations => "Presentations",
            SegmentKind::Floor => "Interventions from the floor",
            SegmentKind::Replies => "Replies",
            SegmentKind::ConcludingRemarks => "Concluding remarks",
        };
        let minutes = if segment.minutes == 1 { "minute" } else { "minutes" };
        lines.push(vec![Inline::text(format!("{what} ({} {minutes})", english::figures(segment.minutes)))]);
    }
    Cell { lines }
}

fn documents(composer: &Composer) -> Vec<Block> {
    let documents = &composer.source.meeting.note.documents;
    if documents.is_empty() {
        return Vec::new();
    }
    let rows = documents
        .iter()
        .map(|document| {
            let symbol = Cell { lines: vec![vec![link(&document.symbol)]] };
            vec![symbol, Cell::line(clean(&document.title)), Cell::line(date_or_nothing(document.date))]
        })
        .collect();
    let table = Table {
        caption: "Background documents listed in the concept note".to_owned(),
        columns: vec![column("Symbol", 3), column("Document", 6), column("Date", 3)],
        rows,
        total: None,
    };
    vec![Block::Table(table)]
}

fn participation(composer: &Composer) -> Vec<Block> {
    let figures = &composer.source.participation;
    let mut blocks = Vec::new();
    if figures.iter().any(|row| row.registered + row.inscribed > 0) {
        blocks.push(Block::Table(by_category(figures)));
    } else {
        let date = english::date(composer.source.prepared_on);
        let text = vec![Inline::text(format!("No participant had been registered by {date}."))];
        let sources = figures.iter().map(|row| Source::Figures { category: row.category }).collect();
        blocks.push(Block::Paragraph(Paragraph { number: None, text, items: vec![], sources }));
    }
    blocks.extend(chart(figures).map(Block::Chart));
    for record in &composer.source.sessions {
        let session = composer.source.meeting.note.programme.session(&record.session);
        if let (Some(session), false) = (session, record.interventions.is_empty()) {
            blocks.push(Block::Table(speaking_times(composer, session, record)));
        }
    }
    blocks
}

fn by_category(figures: &[CategoryFigures]) -> Table {
    let cells = |row: &CategoryFigures| {
        [row.registered, row.delegations, row.inscribed, row.spoke, row.not_reached, row.absent, row.statements]
    };
    let line = |label: String, counts: [u32; 7], seconds: u32| {
        let mut line = vec![Cell::line(label)];
        line.extend(counts.map(|count| Cell::line(english::figures(count))));
        line.push(Cell::line(minutes_seconds(seconds)));
        line
    };
    let sum = figures.iter().fold([0_u32; 7], |mut sum, row| {
        sum.iter_mut().zip(cells(row)).for_each(|(sum, count)| *sum = sum.saturating_add(count));
        sum
    });
    let seconds = figures.iter().fold(0_u32, |sum, row| sum.saturating_add(row.spoken_seconds));
    Table {
        caption: "Participation by category".to_owned(),
        columns: vec![
            column("Category", 10),
            figure("Registered", 5),
            figure("Delegations", 5),
            figure("Inscribed", 5),
            figure("Spoke", 4),
            figure("Not reached", 4),
            figure("Absent", 4),
            figure("Statements", 5),
            figure("Speaking time (min:s)", 5),
        ],
        rows: figures
            .iter()
            .map(|row| line(english::capitalized(row.category.name()), cells(row), row.spoken_seconds))
            .collect(),
        total: Some(line("Total".to_owned(), sum, seconds)),
    }
}

fn chart(figures: &[CategoryFigures]) -> Option<Chart> {
    let spoke: Vec<&CategoryFigures> = figures.iter().filter(|row| row.spoken_seconds > 0).collect();
    let longest = spoke.iter().max_by_key(|row| row.spoken_seconds)?;
    let parts: Vec<String> =
        spoke.iter().map(|row| format!("{} {}", row.category, english::duration(row.spoken_seconds))).collect();
    Some(Chart {
        caption: "Speaking time from the floor by category (minutes:seconds)".to_owned(),
        description: format!(
            "A chart with a bar for each category that took the floor: {}. The longest bar is that of {}.",
            parts.join("; "),
            longest.category
        ),
        bars: spoke
            .iter()
            .map(|row| Bar {
                label: english::capitalized(row.category.name()),
                seconds: row.spoken_seconds,
                shown: minutes_seconds(row.spoken_seconds),
            })
            .collect(),
    })
}

fn speaking_times(composer: &Composer, session: &Session, record: &SessionRecord) -> Table {
    let zone = &composer.source.meeting.note.zone;
    let row = |(i, one): (usize, &Intervention)| {
        vec![
            Cell::line((i + 1).to_string()),
            Cell::line(speaker(&one.speaker)),
            Cell::line(capacity(&one.speaker)),
            Cell::line(english::time(zone.local(one.started).time())),
            Cell::line(minutes_seconds(one.limit_seconds)),
            Cell::line(minutes_seconds(one.spoken_seconds)),
        ]
    };
    Table {
        caption: format!("Speaking time of each intervention: {}", clean(&session.title)),
        columns: vec![
            figure("No.", 1),
            column("Speaker", 5),
            column("Capacity", 4),
            figure("Began", 2),
            figure("Limit (min:s)", 2),
            figure("Spoke (min:s)", 2),
        ],
        rows: record.interventions.iter().enumerate().map(row).collect(),
        total: None,
    }
}

fn speaker(speaker: &Speaker) -> String {
    match speaker {
        Speaker::Person { name, .. } => clean(name),
        Speaker::Participant { shown, .. } => english::capitalized(&naming::shown(shown)),
    }
}

fn capacity(speaker: &Speaker) -> String {
    match speaker {
        Speaker::Person { role, .. } => match role {
            Role::Chair => "Chair",
            Role::Moderator => "Moderator",
            Role::Panellist => "Panellist",
            Role::Speaker => "Speaker",
        }
        .to_owned(),
        Speaker::Participant { shown, standing, .. } => {
            let category = english::capitalized(shown.category.name());
            match standing {
                Standing::Dignitary => format!("{category}, dignitary"),
                Standing::Group => format!("{category}, for a group of States"),
                Standing::Joint => format!("{category}, joint statement"),
                Standing::Single => category,
            }
        }
    }
}
