//! No input panics, and what is written reads back the same.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::path::Path;

use jiff::civil::{Date, Time, date, time};
use jiff::{SignedDuration, ToSpan as _};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rostrum_domain::concept_note::{
    BackgroundDocument, Cap, CapScope, ConceptNote, Day, Format, Hours, Place, TimeLimit, Zone,
};
use rostrum_domain::ids::{PersonId, SegmentId, SessionId};
use rostrum_domain::mandate::{Body, CouncilSession, Mandate};
use rostrum_domain::participant::Category;
use rostrum_domain::programme::{Programme, ProgrammePerson, Role, Segment, SegmentKind, Session, SessionKind};
use rostrum_domain::symbol::DocumentSymbol;
use rostrum_import::{read_concept_note, render_notices, write_concept_note};

/// Reads, prints and writes; the point is that nothing panics.
fn exercise(bytes: &[u8]) {
    if let Ok(imported) = read_concept_note(bytes, "note") {
        let _ = render_notices("note", &imported.text, &imported.notices, true);
        let written = write_concept_note(&imported.note);
        let _ = read_concept_note(written.as_bytes(), "written");
    }
}

fn fixtures(extensions: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/concept-notes");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let fits = |path: &std::path::PathBuf| path.extension().is_some_and(|own| extensions.iter().any(|one| own == *one));
    let mut paths: Vec<_> = paths.filter(fits).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Snippets that mean something to the reader.
const SNIPPETS: &[&str] = &[
    "10:00 – 12:00",
    "31 June",
    "57/12",
    "A/HRC/",
    "Programme\n",
    "\n\n",
    "|",
    "\t",
    "**",
    "[",
    "](http",
    "\\",
    "(",
    "…",
    "٢١",
    "年",
    "\u{301}",
    "99:99",
    "UTC+",
    "63rd session",
    "Moderator:",
    "4294967296",
    "00",
    "– ",
    "\r",
    "\0",
    "45 minutes",
];

#[derive(Clone, Debug)]
enum Edit {
    Delete(Index, usize),
    Insert(Index, &'static str),
    Any(Index, char),
    Repeat(Index, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<Index>(), 0usize..80).prop_map(|(at, length)| Edit::Delete(at, length)),
        (any::<Index>(), select(SNIPPETS)).prop_map(|(at, text)| Edit::Insert(at, text)),
        (any::<Index>(), any::<char>()).prop_map(|(at, c)| Edit::Any(at, c)),
        (any::<Index>(), 0usize..200).prop_map(|(at, length)| Edit::Repeat(at, length)),
    ]
}

fn apply(text: &mut Vec<char>, edit: &Edit) {
    let place = |at: &Index, text: &Vec<char>| at.index(text.len() + 1);
    match edit {
        Edit::Delete(at, length) => {
            let start = place(at, text);
            let end = (start + length).min(text.len());
            text.drain(start..end);
        }
        Edit::Insert(at, snippet) => {
            let start = place(at, text);
            text.splice(start..start, snippet.chars());
        }
        Edit::Any(at, c) => text.insert(place(at, text), *c),
        Edit::Repeat(at, length) => {
            let start = place(at, text);
            let again: Vec<char> = text[start..(start + length).min(text.len())].to_vec();
            text.splice(start..start, again);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), head in select(vec!["", "%PDF-1.7\n", "PK\u{3}\u{4}"])) {
        exercise(&[head.as_bytes(), &bytes].concat());
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,300}") {
        exercise(text.as_bytes());
    }

    #[test]
    fn no_note_that_was_tampered_with_panics(which in any::<Index>(), edits in prop::collection::vec(edit(), 1..12)) {
        let notes = fixtures(&["txt", "md"]);
        let mut text: Vec<char> = String::from_utf8_lossy(&notes[which.index(notes.len())]).chars().collect();
        edits.iter().for_each(|edit| apply(&mut text, edit));
        exercise(text.into_iter().collect::<String>().as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_office_file_that_was_tampered_with_panics(
        which in any::<Index>(),
        bytes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..20),
        length in prop::option::of(any::<Index>()),
    ) {
        let files = fixtures(&["docx", "pdf"]);
        let mut file = files[which.index(files.len())].clone();
        for (at, byte) in bytes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(length) = length {
            file.truncate(length.index(file.len()));
        }
        exercise(&file);
    }
}

/// Words of which some mean something to the reader.
const WORDS: &[&str] = &[
    "the",
    "cities",
    "local",
    "Governments",
    "rights",
    "Background",
    "programme",
    "Objective",
    "session",
    "panel",
    "closing",
    "States",
    "10",
    "2025",
    "July",
    "resolution",
    "57/12",
    "A/HRC/56/32",
    "two",
    "minutes",
    "floor",
    "Chair",
    "online",
    "Geneva",
    "CET",
    "10:00",
    "–",
    "to",
    "and",
    "(draft)",
    "municipalité",
    "niñas",
    "地方",
    "II",
    "1.",
    "Format:",
    "Date",
    "mandated",
    "by",
    "report",
    "first",
    "break",
    "o",
    "M.",
    "\"quoted\"",
    "U.N.",
    "x",
    "×",
    "100",
    "%",
    "&",
    "e.g.",
    "Who",
];

fn text(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), words).prop_map(|words| words.join(" "))
}

/// A name or a function: no comma, dash or parenthesis, by which names and functions are parted.
fn plain(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let plain = vec!["Ms.", "Anna", "Mayor", "of", "Niño", "Ö", "Town", "City", "Network", "Dr.", "van"];
    prop::collection::vec(select(plain), words).prop_map(|words| format!("{} Name", words.join(" ")))
}

fn any_date() -> impl Strategy<Value = Date> {
    (0i32..3_650).prop_map(|days| date(2018, 1, 1).checked_add(days.days()).unwrap())
}

fn symbol() -> impl Strategy<Value = DocumentSymbol> {
    (1u16..100, 1u16..999, select(vec!["A/HRC/", "A/HRC/RES/", "A/HRC/DEC/"]), select(vec!["", "/Add.1", "/Corr.2"]))
        .prop_map(|(session, number, head, tail)| {
            DocumentSymbol::parse(&format!("{head}{session}/{number}{tail}")).unwrap()
        })
}

fn documents() -> impl Strategy<Value = Vec<BackgroundDocument>> {
    let document = (symbol(), text(0..9), prop::option::of(any_date()))
        .prop_map(|(symbol, title, date)| BackgroundDocument { symbol, title, date });
    prop::collection::vec(document, 0..6).prop_map(|mut documents| {
        let mut seen = Vec::new();
        documents.retain(|document| {
            !seen.contains(&document.symbol) && {
                seen.push(document.symbol.clone());
                true
            }
        });
        documents
    })
}

fn mandates() -> impl Strategy<Value = Vec<Mandate>> {
    prop::collection::btree_map(1u16..99, (1u16..60, prop::option::of(any_date())), 0..3).prop_map(|acts| {
        let acts = acts.into_iter().rev();
        acts.map(|(session, (number, adopted))| Mandate {
            symbol: DocumentSymbol::resolution(session, number).unwrap(),
            adopted,
        })
        .collect()
    })
}

fn format() -> impl Strategy<Value = Format> {
    let scope = select(vec![CapScope::Meeting, CapScope::Session, CapScope::Slot]);
    let cap = prop::option::of((1u32..240, scope).prop_map(|(minutes, scope)| Cap { minutes, scope }));
    let categories = prop::sample::subsequence(Category::ALL.to_vec(), 1..=9).prop_shuffle();
    (prop::collection::vec(text(1..20), 0..3), 10u32..3_600, cap, categories, 0u32..=120).prop_map(
        |(text, limit, cap, categories, allowance_seconds)| {
            let limit = TimeLimit::from_seconds(limit).unwrap();
            Format { text, limit, cap, categories, allowance_seconds }
        },
    )
}

fn place() -> impl Strategy<Value = Place> {
    let platform = || prop::option::of(text(1..3));
    prop_oneof![
        platform().prop_map(|platform| Place::Online { platform }),
        text(1..5).prop_map(|place| Place::Onsite { place }),
        (text(1..5), platform()).prop_map(|(place, platform)| Place::Hybrid { place, platform }),
    ]
}

fn zone() -> impl Strategy<Value = Zone> {
    let names = vec!["Europe/Zurich", "America/New_York", "Africa/Nairobi", "Asia/Kolkata", "UTC"];
    (select(names), prop::option::of(select(vec!["CET", "local time", "EST", "heure de Genève"])))
        .prop_map(|(name, printed)| Zone { name: name.to_owned(), printed: printed.map(str::to_owned) })
}

fn session() -> impl Strategy<Value = Session> {
    let kind = select(vec![SessionKind::Opening, SessionKind::Panel, SessionKind::Closing, SessionKind::Break]);
    let role = select(vec![Role::Chair, Role::Moderator, Role::Panellist, Role::Speaker]);
    let person = (role, plain(1..4), prop::option::of(plain(1..5))).prop_map(|(role, name, title)| ProgrammePerson {
        id: PersonId::parse("x").unwrap(),
        role,
        name,
        title,
    });
    let step =
        select(vec![SegmentKind::OpeningRemarks, SegmentKind::Presentations, SegmentKind::Floor, SegmentKind::Replies]);
    let step =
        (step, 1u32..90).prop_map(|(kind, minutes)| Segment { id: SegmentId::parse("x").unwrap(), kind, minutes });
    let objective = prop::option::of(prop::collection::vec(text(1..12), 1..3).prop_map(|lines| lines.join("\n")));
    let lists = (prop::collection::vec(person, 0..4), prop::collection::vec(step, 0..4));
    (kind, text(1..10), objective, lists).prop_map(|(kind, title, objective, (people, segments))| Session {
        id: SessionId::parse("x").unwrap(),
        kind,
        title: format!("On {title}"),
        start: date(2025, 1, 1).at(0, 0, 0, 0),
        end: date(2025, 1, 1).at(0, 0, 0, 0),
        objective,
        people,
        segments,
    })
}

/// Days with their sessions one after the other from nine o'clock.
fn days() -> impl Strategy<Value = (Vec<Day>, Programme)> {
    let sessions = prop::collection::vec((session(), 1i64..90, 0i64..20), 1..5);
    (any_date(), prop::collection::vec(sessions, 1..4)).prop_map(|(first, plan)| {
        let (mut days, mut all) = (Vec::new(), Vec::new());
        for (offset, sessions) in (0..).zip(plan) {
            let date: Date = first.checked_add(i64::from(offset).days()).unwrap();
            let mut clock: Time = time(9, 0, 0, 0);
            for (mut session, minutes, gap) in sessions {
                session.start = date.to_datetime(clock);
                clock += SignedDuration::from_mins(minutes);
                session.end = date.to_datetime(clock);
                clock += SignedDuration::from_mins(gap);
                all.push(session);
            }
            let hours = Hours { start: time(9, 0, 0, 0), end: all.last().unwrap().end.time() };
            days.push(Day { date, hours: vec![hours] });
        }
        (days, Programme { sessions: all })
    })
}

fn note() -> impl Strategy<Value = ConceptNote> {
    let texts = || prop::collection::vec(text(1..30), 0..3);
    let body = select(vec![
        Body::HumanRightsCouncil,
        Body::GeneralAssembly,
        Body::EconomicAndSocialCouncil,
        Body::Other("Forum of Cities".to_owned()),
    ]);
    let heads = (select(vec!["en", "fr", "pt-BR"]), text(1..12), body, mandates(), prop::option::of(1u16..=150));
    (heads, days(), (place(), zone()), (texts(), texts(), texts()), (format(), documents())).prop_map(
        |(
            (language, title, body, mandates, report_to),
            (days, programme),
            (place, zone),
            texts,
            (format, documents),
        )| {
            let (objective, outcomes, background) = texts;
            ConceptNote {
                language: language.to_owned(),
                title,
                body,
                mandates,
                report_to: report_to.map(|number| CouncilSession::new(number).unwrap()),
                days,
                place,
                zone,
                objective: objective.join("\n"),
                outcomes,
                format,
                background,
                documents,
                programme,
            }
        },
    )
}

/// Gives every part the id that the reader gives.
fn with_ids(mut note: ConceptNote) -> ConceptNote {
    rostrum_import::number_programme(&mut note.programme);
    note
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_note_that_is_written_reads_back_the_same(note in note()) {
        let note = with_ids(note);
        let written = write_concept_note(&note);
        let read = read_concept_note(written.as_bytes(), "written.txt").unwrap().note;
        prop_assert_eq!(&read, &note, "written as\n{}", written);
    }
}
