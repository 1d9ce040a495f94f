//! A made-up meeting of realistic size, for tests and benchmarks.

use jiff::civil::{Date, date};
use rostrum_domain::attendance::groups::{Counted, Grouping, count, published, sum};
use rostrum_domain::concept_note::{
    BackgroundDocument, Cap, CapScope, ConceptNote, Day, Format, Hours, Place, TimeLimit, Zone,
};
use rostrum_domain::floor::Standing;
use rostrum_domain::ids::{InscriptionNo, MeetingId, ParticipantNo, PersonId, SessionId};
use rostrum_domain::mandate::{Body, CouncilSession, Mandate};
use rostrum_domain::meeting::Meeting;
use rostrum_domain::participant::{Category, Gender, Region, ShownName};
use rostrum_domain::programme::{Programme, ProgrammePerson, Role, SegmentKind, Session, SessionKind};
use rostrum_domain::report::{
    AttendanceFigures, AttendanceTable, CategoryFigures, Intervention, NotReached, ReportSource, SessionRecord, Speaker,
};
use rostrum_domain::symbol::DocumentSymbol;

const DAY: Date = date(2026, 7, 20);

/// Delegations by category; the fourth of each ten speaks unnamed.
const DELEGATIONS: [(Category, &str, &str); 10] = [
    (Category::States, "Elena Ruiz", "Republic of Vallonia"),
    (Category::LocalGovernments, "Kwame Adjei", "City of Portside"),
    (Category::NationalInstitutions, "Ingrid Solheim", "Human Rights Institute of Nordmark"),
    (Category::NonGovernmental, "", ""),
    (Category::CityNetworks, "Paulo Teixeira", "Network of Open Cities"),
    (Category::InternationalOrganizations, "Mei Tanaka", "Organization for Coastal Cooperation"),
    (Category::UnitedNations, "Omar Haddad", "United Nations Programme for Settlements"),
    (Category::Academia, "Ruth Okafor", "University of Lakeside"),
    (Category::LocalGovernments, "Anaïs Lefèvre", "Région de Hautes-Rives"),
    (Category::Other, "Tomasz Wilk", "Tenants’ Forum"),
];

const SENTENCES: [&str; 6] = [
    "Our council adopted a charter of rights in 2021 and asked every department to report on it once a year.",
    "The first reports showed that housing, water and sanitation were decided on without those concerned.",
    "We therefore opened the hearings of the budget committee, with interpretation and childcare paid by the city.",
    "Participation doubled within two years, and three decisions on evictions were revised.",
    "The difficulty that remains is money: small municipalities have no staff to follow up recommendations.",
    "We ask national mechanisms to include local governments from the beginning and to share their calendars.",
];

/// A statement of about so many words, in paragraphs.
pub fn statement(words: usize, shift: usize) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut count = 0;
    for i in 0.. {
        let sentence = SENTENCES[(i + shift) % SENTENCES.len()];
        let last = paragraphs.last_mut().expect("there is a first paragraph");
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(sentence);
        count += sentence.split(' ').count();
        if count >= words {
            break;
        }
        if i % 4 == 3 {
            paragraphs.push(String::new());
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// A meeting that has not begun.
pub fn planned() -> ReportSource {
    ReportSource {
        meeting: Meeting {
            id: MeetingId::parse("rights-in-cities-2026").expect("an id"),
            note: note(),
            rehearsal: false,
            version: 2,
        },
        symbol: None,
        prepared_on: date(2026, 3, 13),
        draft: true,
        sessions: Vec::new(),
        participation: Vec::new(),
        attendance: None,
    }
}

/// A meeting held with so many interventions of so many words, half of them in each panel.
pub fn held(interventions: usize, words: usize) -> ReportSource {
    let mut source = planned();
    source.prepared_on = date(2026, 9, 1);
    source.sessions = vec![
        record("opening", 10, 0, vec![person(Role::Speaker, SegmentKind::OpeningRemarks, 0, words)], 0),
        panel("session-1", 10, 20, 0, interventions.div_ceil(2), words),
        panel("session-2", 15, 0, interventions.div_ceil(2), interventions / 2, words),
        record("closing", 16, 45, vec![person(Role::Chair, SegmentKind::ConcludingRemarks, 3, words)], 0),
    ];
    let mut late = unreached(1, 7, words);
    late.push(NotReached { statement: Vec::new(), ..unreached(1, 3, words).remove(0) });
    source.sessions[2].not_reached = late;
    source.participation = figures(&source.sessions);
    source.attendance = Some(attendance(&source.participation));
    source
}

/// Of those who registered, two of three attended; every fifth declared nothing.
fn attendance(participation: &[CategoryFigures]) -> AttendanceFigures {
    let categories = participation.iter().flat_map(|row| (0..row.registered).map(|_| row.category));
    let one = |(no, category): (u32, Category)| {
        let place = usize::try_from(no).expect("few participants");
        let declared = no % 5 != 4;
        Counted {
            no: ParticipantNo(no),
            category,
            region: declared.then(|| Region::ALL[place % 4]),
            gender: declared.then(|| Gender::ALL[place % 2]),
            attended: no % 3 != 2,
        }
    };
    let people: Vec<Counted> = (0..).zip(categories).map(one).collect();
    let table = |by| {
        let (rows, joint) = published(&people, by);
        AttendanceTable { by, rows, joint }
    };
    AttendanceFigures {
        total: sum(count(&people, Grouping::Category).iter().map(|(_, heads)| heads)),
        tables: Grouping::ALL.map(table).to_vec(),
        read_on: vec![date(2026, 7, 21)],
        checked_in: true,
    }
}

fn symbol(text: &str) -> DocumentSymbol {
    DocumentSymbol::parse(text).expect("a symbol")
}

fn note() -> ConceptNote {
    let document = |text: &str, title: &str, date: Option<Date>| BackgroundDocument {
        symbol: symbol(text),
        title: title.to_owned(),
        date,
    };
    let hours =
        |from: i8, to: i8| Hours { start: jiff::civil::time(from, 0, 0, 0), end: jiff::civil::time(to, 0, 0, 0) };
    ConceptNote {
        language: "en".to_owned(),
        title: "One-day panel discussion on how local governments protect human rights".to_owned(),
        body: Body::HumanRightsCouncil,
        mandates: vec![Mandate { symbol: symbol("A/HRC/RES/57/12"), adopted: Some(date(2024, 10, 10)) }],
        report_to: CouncilSession::new(63).ok(),
        days: vec![Day { date: DAY, hours: vec![hours(10, 12), hours(15, 17)] }],
        place: Place::Online { platform: Some("MS Teams".to_owned()) },
        zone: Zone { name: "Europe/Zurich".to_owned(), printed: Some("CET".to_owned()) },
        objective: "To share what local governments have tried, what worked and what did not.".to_owned(),
        outcomes: vec![
            "Local governments know how to take part in the work of the mechanisms.".to_owned(),
            "Needs for human rights education are identified.".to_owned(),
        ],
        format: Format {
            limit: TimeLimit::TWO_MINUTES,
            cap: Some(Cap { minutes: 45, scope: CapScope::Session }),
            ..Format::default()
        },
        background: vec!["Local governments provide the services on which most rights depend.".to_owned()],
        documents: vec![
            document("A/HRC/56/32", "Enhancing the capacity of local governments", None),
            document("A/HRC/38/22", "Role of local government", None),
            document("A/HRC/RES/51/12", "Local government and human rights", Some(date(2022, 10, 6))),
            document("A/HRC/RES/57/12", "Local government and human rights", Some(date(2024, 10, 10))),
        ],
        programme: programme(),
    }
}

fn programme() -> Programme {
    let session = |id: &str, kind, title: &str, from: (i8, i8), to: (i8, i8)| Session {
        id: SessionId::parse(id).expect("an id"),
        kind,
        title: title.to_owned(),
        start: DAY.at(from.0, from.1, 0, 0),
        end: DAY.at(to.0, to.1, 0, 0),
        objective: None,
        people: Vec::new(),
        segments: Vec::new(),
    };
    let mut programme = Programme {
        sessions: vec![
            session("opening", SessionKind::Opening, "Opening session", (10, 0), (10, 20)),
            session("session-1", SessionKind::Panel, "Session 1: Taking part in the mechanisms", (10, 20), (12, 0)),
            session("lunch", SessionKind::Break, "Lunch break", (12, 0), (15, 0)),
            session("session-2", SessionKind::Panel, "Session 2: Human rights cities", (15, 0), (16, 45)),
            session("closing", SessionKind::Closing, "Closing session", (16, 45), (17, 0)),
        ],
    };
    programme.sessions[1].objective = Some("To take stock of barriers and of solutions that can be copied.".to_owned());
    for (i, panel) in [1, 3].into_iter().enumerate() {
        programme.sessions[panel].people = vec![
            named(
                format!("session-{}-moderator-1", i + 1),
                Role::Moderator,
                "Ms. Amal Nasser",
                Some("Mayor of Old Harbour"),
            ),
            named(
                format!("session-{}-panellist-1", i + 1),
                Role::Panellist,
                "Mr. Jun Park",
                Some("Professor, University of Hanbit"),
            ),
            named(format!("session-{}-panellist-2", i + 1), Role::Panellist, "Ms. Lucía Ferrer", None),
        ];
    }
    programme.plan(&Format { cap: Some(Cap { minutes: 45, scope: CapScope::Session }), ..Format::default() });
    programme
}

fn named(id: String, role: Role, name: &str, title: Option<&str>) -> ProgrammePerson {
    let id = PersonId::parse(&id).expect("an id");
    ProgrammePerson { id, role, name: name.to_owned(), title: title.map(str::to_owned) }
}

fn person(role: Role, segment: SegmentKind, shift: usize, words: usize) -> Intervention {
    let (name, title) = match role {
        Role::Moderator => ("Ms. Amal Nasser", Some("Mayor of Old Harbour")),
        Role::Chair => ("Ms. Dana Levitt", Some("Director of field operations")),
        _ => ("Mr. Jun Park", Some("Professor, University of Hanbit")),
    };
    Intervention {
        speaker: Speaker::Person { role, name: name.to_owned(), title: title.map(str::to_owned) },
        segment,
        started: DAY.at(8, 0, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).expect("a day in UTC").timestamp(),
        spoken_seconds: 415,
        limit_seconds: 420,
        statement: statement(words, shift),
    }
}

fn shown(i: usize) -> ShownName {
    let (category, name, delegation) = DELEGATIONS[i % DELEGATIONS.len()];
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ShownName { name: text(name), delegation: text(delegation), category }
}

fn panel(id: &str, hour: i8, minute: i8, first: usize, count: usize, words: usize) -> SessionRecord {
    let mut interventions = vec![person(Role::Panellist, SegmentKind::Presentations, 2, words)];
    for i in first..first + count {
        let standing = match i {
            0 => Standing::Group,
            1 => Standing::Joint,
            _ => Standing::Single,
        };
        let number = u32::try_from(i).expect("few interventions");
        let on_behalf_of = (i == 0).then(|| "the Group of Island States".to_owned());
        let inscription = InscriptionNo(number + 1);
        let speaker = Speaker::Participant { inscription, shown: shown(i), standing, on_behalf_of };
        interventions.push(Intervention {
            speaker,
            segment: SegmentKind::Floor,
            spoken_seconds: 90 + number * 7 % 40,
            limit_seconds: 120,
            statement: statement(words, i),
            ..person(Role::Panellist, SegmentKind::Floor, 0, 1)
        });
    }
    interventions.push(person(Role::Moderator, SegmentKind::ConcludingRemarks, 4, words));
    let seconds =
        interventions.iter().filter(|one| one.segment == SegmentKind::Floor).map(|one| one.spoken_seconds).sum();
    record(id, hour, minute, interventions, seconds)
}

fn record(id: &str, hour: i8, minute: i8, mut interventions: Vec<Intervention>, seconds: u32) -> SessionRecord {
    let zone = jiff::tz::TimeZone::get("Europe/Zurich").expect("Geneva is in the database");
    let start = DAY.at(hour, minute, 0, 0).to_zoned_datetime(zone).expect("a time of that day").timestamp();
    let mut clock = start;
    for one in &mut interventions {
        one.started = clock;
        clock += jiff::SignedDuration::from_secs(i64::from(one.spoken_seconds) + 12);
    }
    SessionRecord {
        session: SessionId::parse(id).expect("an id"),
        started: Some(start),
        ended: Some(clock),
        interventions,
        not_reached: Vec::new(),
        written: Vec::new(),
        floor_seconds: seconds,
        cap_seconds: (seconds > 0).then_some(2_700),
    }
}

fn unreached(count: usize, first: usize, words: usize) -> Vec<NotReached> {
    (first..first + count)
        .map(|i| NotReached {
            inscription: InscriptionNo(u32::try_from(100 + i).expect("few inscriptions")),
            shown: shown(i),
            statement: statement(words, i),
        })
        .collect()
}

fn figures(sessions: &[SessionRecord]) -> Vec<CategoryFigures> {
    let floor: Vec<(Category, u32)> = sessions
        .iter()
        .flat_map(|record| &record.interventions)
        .filter_map(|one| match &one.speaker {
            Speaker::Participant { shown, .. } => Some((shown.category, one.spoken_seconds)),
            Speaker::Person { .. } => None,
        })
        .collect();
    let late: Vec<Category> =
        sessions.iter().flat_map(|record| &record.not_reached).map(|one| one.shown.category).collect();
    let whole = |number: usize| u32::try_from(number).expect("few of them");
    Category::ALL
        .into_iter()
        .map(|category| {
            let spoke = whole(floor.iter().filter(|(one, _)| *one == category).count());
            let not_reached = whole(late.iter().filter(|one| **one == category).count());
            CategoryFigures {
                category,
                registered: spoke + not_reached + 2,
                delegations: spoke + not_reached + 1,
                inscribed: spoke + not_reached,
                spoke,
                not_reached,
                absent: 0,
                statements: spoke + not_reached,
                spoken_seconds: floor.iter().filter(|(one, _)| *one == category).map(|(_, seconds)| seconds).sum(),
            }
        })
        .collect()
}
