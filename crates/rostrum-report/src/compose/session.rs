//! A section for each session: who presided, what was presented, the floor, what was not reached.

use jiff::civil::DateTime;
use rostrum_domain::participant::{Category, ShownName};
use rostrum_domain::programme::{ProgrammePerson, Role, SegmentKind, Session, SessionKind};
use rostrum_domain::report::{Intervention, SessionRecord, Speaker};

use super::naming::{self, clean};
use super::{Composer, note};
use crate::english;
use crate::model::{Inline, Source};

const STATEMENT: &str = "Statement as handed in";
const UNNAMED_STATEMENT: &str = "Statement as handed in by a speaker who is not named";

/// The parts of a section in their order, with the heading of each.
const PARTS: [(SegmentKind, &str); 5] = [
    (SegmentKind::OpeningRemarks, "Opening remarks"),
    (SegmentKind::Presentations, "Presentations"),
    (SegmentKind::Floor, "Interventions from the floor"),
    (SegmentKind::Replies, "Replies"),
    (SegmentKind::ConcludingRemarks, "Concluding remarks"),
];

/// Writes the section of a session; a break has none.
pub fn write(composer: &mut Composer, session: &Session) {
    if session.kind == SessionKind::Break {
        return;
    }
    let record = composer.source.sessions.iter().find(|record| record.session == session.id);
    let title = clean(&session.title);
    composer.heading(1, if title.is_empty() { "Session" } else { &title });
    when(composer, session, record);
    people(composer, session);
    if let Some(objective) = session.objective.as_deref().map(clean).filter(|text| !text.is_empty()) {
        let text =
            format!("The programme described the objective of the session as follows: {}", english::quoted(&objective));
        composer.paragraph(vec![Inline::text(text)], vec![note(format!("programme.{}.objective", session.id))]);
    }
    let Some(record) = record.filter(|record| record.started.is_some()) else {
        return;
    };
    let filled: Vec<(SegmentKind, &str)> = PARTS
        .into_iter()
        .filter(|(kind, _)| record.interventions.iter().any(|intervention| intervention.segment == *kind))
        .collect();
    // A heading A needs a heading B (Editorial Manual).
    let undelivered = !record.not_reached.is_empty() || !record.written.is_empty();
    let headed = filled.len() + usize::from(undelivered) > 1;
    for (kind, heading) in filled {
        if headed {
            composer.heading(2, heading);
        }
        part(composer, record, kind);
    }
    if session.kind == SessionKind::Panel && !record.interventions.iter().any(|one| one.segment == SegmentKind::Floor) {
        composer.paragraph(vec![Inline::text("No intervention was made from the floor.")], vec![of(record)]);
    }
    if undelivered && headed {
        composer.heading(2, "Statements not delivered");
    }
    if !record.not_reached.is_empty() {
        not_reached(composer, record);
    }
    if !record.written.is_empty() {
        written(composer, record);
    }
}

fn of(record: &SessionRecord) -> Source {
    Source::Session { session: record.session.clone() }
}

fn when(composer: &mut Composer, session: &Session, record: Option<&SessionRecord>) {
    let zone = &composer.source.meeting.note.zone;
    let what = match session.kind {
        SessionKind::Opening => "The opening session",
        SessionKind::Closing => "The closing session",
        _ => "The session",
    };
    let times = record.map(|record| (record.started, record.ended));
    let planned = english::hours(session.start.time(), session.end.time());
    let (text, source) = match times {
        Some((Some(started), Some(ended))) => {
            let (start, end) = (zone.local(started), zone.local(ended));
            (
                english::stopped(&format!("{what} was held {}", span(start, end))),
                Source::Session { session: session.id.clone() },
            )
        }
        Some((Some(started), None)) => {
            let start = zone.local(started);
            let text = format!(
                "{what} began on {} at {} and had not ended when the present report was prepared.",
                english::date(start.date()),
                english::time(start.time())
            );
            (text, Source::Session { session: session.id.clone() })
        }
        _ if composer.meeting.held => (
            format!(
                "{what}, planned for {} from {planned}, had not begun when the present report was prepared.",
                english::date(session.start.date())
            ),
            note(format!("programme.{}", session.id)),
        ),
        _ => (
            english::stopped(&format!("{what} is to be held {}", span(session.start, session.end))),
            note(format!("programme.{}", session.id)),
        ),
    };
    composer.paragraph(vec![Inline::text(text)], vec![source]);
}

/// `on 21 July 2025 from 10 a.m. to noon`
fn span(start: DateTime, end: DateTime) -> String {
    let date = english::date(start.date());
    if start.date() == end.date() {
        format!("on {date} from {}", english::hours(start.time(), end.time()))
    } else {
        format!(
            "from {} on {date} to {} on {}",
            english::time(start.time()),
            english::time(end.time()),
            english::date(end.date())
        )
    }
}

fn people(composer: &mut Composer, session: &Session) {
    let named = composer.meeting.tense("named", "names");
    let mut sentences: Vec<String> = Vec::new();
    for (role, one, many) in [
        (Role::Chair, "Chair", "Chairs"),
        (Role::Moderator, "moderator", "moderators"),
        (Role::Panellist, "panellist", "panellists"),
        (Role::Speaker, "speaker", "speakers"),
    ] {
        let subject = if sentences.is_empty() { "The programme" } else { "It" };
        let of_role: Vec<&ProgrammePerson> = session.people.iter().filter(|person| person.role == role).collect();
        match of_role.as_slice() {
            [] => {}
            [person] => {
                let comma = if person.title.is_some() { "," } else { "" };
                sentences.push(format!("{subject} {named} {}{comma} as {one}.", naming::person(person)));
            }
            several => {
                let text = format!("{subject} {named} the following {many}: {}", naming::people(several));
                sentences.push(english::stopped(&text));
            }
        }
    }
    if !sentences.is_empty() {
        let sources = vec![note(format!("programme.{}.people", session.id))];
        composer.paragraph(vec![Inline::text(sentences.join(" "))], sources);
    }
}

fn part(composer: &mut Composer, record: &SessionRecord, kind: SegmentKind) {
    if kind == SegmentKind::Floor {
        overview(composer, record);
    }
    for (i, intervention) in record.interventions.iter().enumerate().filter(|(_, one)| one.segment == kind) {
        let place = u32::try_from(i + 1).unwrap_or(u32::MAX);
        let source = Source::Intervention { session: record.session.clone(), place };
        let text = format!("{} {}.", naming::subject(&intervention.speaker), verb(intervention));
        composer.paragraph(vec![Inline::text(text)], vec![source.clone()]);
        if intervention.statement.is_empty() {
            composer.remark("No text was handed in.", vec![source]);
        } else {
            composer.material(label(&intervention.speaker), &intervention.statement, vec![source]);
        }
    }
}

fn label(speaker: &Speaker) -> &'static str {
    match speaker {
        Speaker::Participant { shown, .. } if shown.name.is_none() && shown.delegation.is_none() => UNNAMED_STATEMENT,
        _ => STATEMENT,
    }
}

fn verb(intervention: &Intervention) -> &'static str {
    let joint =
        matches!(intervention.speaker, Speaker::Participant { standing: rostrum_domain::floor::Standing::Joint, .. });
    match intervention.segment {
        SegmentKind::OpeningRemarks => "made opening remarks",
        SegmentKind::Presentations => "made a presentation",
        SegmentKind::Floor if joint => "made a joint statement",
        SegmentKind::Floor => "made a statement",
        SegmentKind::Replies => "replied to the interventions",
        SegmentKind::ConcludingRemarks => "made concluding remarks",
    }
}

/// How many intervened, by category, and how long.
fn overview(composer: &mut Composer, record: &SessionRecord) {
    let participants = record.interventions.iter().filter_map(|one| match &one.speaker {
        Speaker::Participant { shown, .. } if one.segment == SegmentKind::Floor => Some(shown.category),
        _ => None,
    });
    let total = u32::try_from(participants.clone().count()).unwrap_or(u32::MAX);
    if total == 0 {
        return;
    }
    let groups: Vec<(Category, u32)> = Category::ALL
        .into_iter()
        .map(|category| (category, participants.clone().filter(|one| *one == category).count()))
        .map(|(category, count)| (category, u32::try_from(count).unwrap_or(u32::MAX)))
        .filter(|(_, count)| *count > 0)
        .collect();
    // In one sentence all numbers are words or all are figures (Editorial Manual).
    let figures = groups.iter().any(|(_, count)| *count >= 10);
    let number = |count: u32| if figures { english::figures(count) } else { english::number(count) };
    let parts: Vec<String> = groups
        .iter()
        .map(|(category, count)| match count {
            1 => format!("{} by {}", number(1), naming::one_of(*category)),
            more => format!("{} by {category}", number(*more)),
        })
        .collect();
    let interventions = english::opening_count(total, "intervention", "interventions");
    let mut text = match (total, groups.as_slice()) {
        (1, [(category, _)]) => format!("One intervention was made from the floor, by {}", naming::one_of(*category)),
        (_, [(category, _)]) => {
            format!("{interventions} were made from the floor, all by {category}")
        }
        _ => format!("{interventions} were made from the floor: {}", english::list(&parts)),
    };
    let lasted = english::duration(record.floor_seconds);
    text.push_str(&if total == 1 { format!(". It lasted {lasted}") } else { format!(". They lasted {lasted} in all") });
    if let Some(cap) = record.cap_seconds {
        let verb = if cap == 60 { "was" } else { "were" };
        text.push_str(&format!("; {} {verb} reserved", english::duration(cap)));
    }
    text.push('.');
    composer.paragraph(vec![Inline::text(text)], vec![of(record)]);
}

fn not_reached(composer: &mut Composer, record: &SessionRecord) {
    let all = &record.not_reached;
    let with_text = all.iter().filter(|entry| !entry.statement.is_empty()).count();
    let names = naming::all_shown(all.iter().map(|entry| &entry.shown));
    let inscriptions = |entry: &rostrum_domain::report::NotReached| Source::NotReached {
        session: record.session.clone(),
        inscription: entry.inscription,
    };
    let mut text = if all.len() == 1 {
        format!("One inscribed participant was not reached before the floor ended: {names}.")
    } else {
        format!(
            "When the floor ended, {} inscribed participants had not been reached: {names}.",
            naming::number(all.len())
        )
    };
    text.push_str(&match (with_text, all.len()) {
        (0, _) => " No statement was received in writing.".to_owned(),
        (1, 1) => " The statement was received in writing.".to_owned(),
        (1, _) => " One statement was received in writing.".to_owned(),
        (some, all) if some == all => format!(" All {} statements were received in writing.", naming::number(all)),
        (some, _) => {
            let some = u32::try_from(some).unwrap_or(u32::MAX);
            format!(" {} were received in writing.", english::opening_count(some, "statement", "statements"))
        }
    });
    composer.paragraph(vec![Inline::text(text)], all.iter().map(inscriptions).collect());
    for entry in all.iter().filter(|entry| !entry.statement.is_empty()) {
        statement_in_writing(composer, &entry.shown, &entry.statement, inscriptions(entry));
    }
}

/// Statements of those who did not ask for the floor, withdrew or were absent.
fn written(composer: &mut Composer, record: &SessionRecord) {
    let names = naming::all_shown(record.written.iter().map(|entry| &entry.shown));
    let source = |place: u32| Source::Written { session: record.session.clone(), place };
    let text = match record.written.len() {
        1 => format!("One statement was received in writing only, from {names}."),
        count => {
            format!("A total of {} statements were received in writing only, from {names}.", naming::number(count))
        }
    };
    let places = (1u32..).zip(&record.written);
    composer.paragraph(vec![Inline::text(text)], places.clone().map(|(place, _)| source(place)).collect());
    for (place, entry) in places {
        statement_in_writing(composer, &entry.shown, &entry.statement, source(place));
    }
}

fn statement_in_writing(composer: &mut Composer, shown: &ShownName, statement: &[String], source: Source) {
    let unnamed = shown.name.is_none() && shown.delegation.is_none();
    let text = format!("The statement of {} was received in writing.", naming::shown(shown));
    composer.paragraph(vec![Inline::text(text)], vec![source.clone()]);
    composer.material(if unnamed { UNNAMED_STATEMENT } else { STATEMENT }, statement, vec![source]);
}
