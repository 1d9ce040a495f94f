//! Facts of the reader of Indico's exports.

use jiff::civil::{date, datetime, time};
use proptest::prelude::*;
use rostrum_domain::concept_note::{Hours, Place};
use rostrum_domain::participant::Category;
use rostrum_domain::programme::{Role, SessionKind};

use super::*;
use crate::{read_concept_note, read_participants};

const EVENT: &str = include_str!("../../../../fixtures/indico/event.json");
const SESSIONS: &str = include_str!("../../../../fixtures/indico/event-sessions.json");
const REGISTRANTS: &str = include_str!("../../../../fixtures/indico/registrants.json");
const API: &str = include_str!("../../../../fixtures/indico/registrants-api.json");

#[test]
fn an_event_is_read_as_a_note_that_says_what_it_lacks() {
    let read = read_concept_note(EVENT.as_bytes(), "4711.json").unwrap();
    let note = &read.note;
    assert_eq!(note.title, "Expert meeting on water in small towns");
    assert_eq!(note.zone.name, "Europe/Zurich");
    assert_eq!(note.place, Place::Onsite { place: "Room XX, Palais des Nations, Geneva".to_owned() });
    let days: Vec<_> = note.days.iter().map(|day| (day.date, day.hours.clone())).collect();
    let hours = |from, until| vec![Hours { start: time(from, 0, 0, 0), end: until }];
    assert_eq!(
        days,
        [
            (date(2025, 9, 18), hours(9, time(12, 0, 0, 0))),
            // Written in UTC, held in Geneva in summer.
            (date(2025, 9, 19), hours(15, time(17, 30, 0, 0))),
        ]
    );
    assert!(note.objective.starts_with("The meeting takes stock of how small towns keep water clean & affordable."));
    assert!(note.objective.contains("and residents’ groups."), "{}", note.objective);
    assert!(note.mandates.is_empty());
    let said: Vec<&str> = read.findings().map(|notice| notice.message.as_str()).collect();
    assert!(said.contains(&"The note has no programme."), "{said:?}");
}

#[test]
fn sessions_with_their_conveners_and_speakers_become_the_programme() {
    let read = read_concept_note(SESSIONS.as_bytes(), "4712.json").unwrap();
    let [opening, panel] = read.note.programme.sessions.as_slice() else { panic!("{}", read.text) };
    assert_eq!((opening.kind, opening.start), (SessionKind::Opening, datetime(2025, 10, 7, 10, 0, 0, 0)));
    assert_eq!((panel.kind, panel.title.as_str()), (SessionKind::Panel, "Panel discussion: Books on the road"));
    let people = |at: usize| {
        let people = &read.note.programme.sessions[at].people;
        people.iter().map(|person| (person.role, person.name.as_str(), person.title.as_deref())).collect::<Vec<_>>()
    };
    assert_eq!(people(0), [(Role::Panellist, "Ms. Amina Otieno", Some("Library Board"))]);
    assert_eq!(
        people(1),
        [(Role::Moderator, "Mr. Jon Berg", None), (Role::Panellist, "Mira KIM", Some("Town of Haven"))]
    );
    assert_eq!(read.note.days[0].hours, [Hours { start: time(10, 0, 0, 0), end: time(13, 0, 0, 0) }]);
}

#[test]
fn registrants_of_both_interfaces_become_participants() {
    let read = read_participants(API.as_bytes(), "", None).unwrap();
    let ana = &read.lines[0];
    assert_eq!((ana.name.as_str(), ana.delegation.as_str()), ("Dr. Ana Duarte", "City of Porto"));
    assert_eq!((ana.email.as_str(), ana.category), ("ana@porto.example", Category::LocalGovernments));
    assert_eq!(read.faults.len(), 1, "the second has no category");
    let read = read_participants(API.as_bytes(), "", Some(Category::Academia)).unwrap();
    assert_eq!((read.lines[1].name.as_str(), read.lines[1].category), ("=Li Wei", Category::Academia));
    let read = read_participants(REGISTRANTS.as_bytes(), "", Some(Category::LocalGovernments)).unwrap();
    assert_eq!((read.lines[0].name.as_str(), read.lines[0].delegation.as_str()), ("Musa Keita", "City of Kayes"));
    assert_eq!(read.faults, [(2, vec![crate::LineFault::Delegation])]);
}

#[test]
fn what_is_no_export_of_one_event_is_named() {
    for (text, found) in [
        (REGISTRANTS, "list is a list of registrants of Indico, which is read in on"),
        ("{\"a\": 1}", "list is JSON, but no export of an event of Indico;"),
        ("{\"results\": [{}, {}]}", "list is an export of several events of Indico; export one event alone;"),
    ] {
        let fault = read_concept_note(text.as_bytes(), "list").unwrap_err().to_string();
        assert!(fault.starts_with(found), "{fault}");
    }
    assert!(export("A note about { braces }").is_none());
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        "[ -~é&<>;#]{0,12}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(Value::from),
        "[0-2][0-9]:[0-5][0-9]:00".prop_map(Value::from),
        prop::sample::select(vec!["Europe/Zurich", "UTC", "America/New_York"]).prop_map(Value::from),
    ];
    let keys = prop::sample::select(vec![
        "results",
        "startDate",
        "endDate",
        "date",
        "time",
        "tz",
        "title",
        "description",
        "sessions",
        "contributions",
        "occurrences",
        "startDT",
        "endDT",
        "speakers",
        "conveners",
        "fullName",
        "registrants",
        "personal_data",
        "firstName",
        "email",
        "tags",
        "timezone",
        "room",
    ]);
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(keys.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_an_export_holds_there_is_an_answer(value in json()) {
        let export = serde_json::json!({ "_type": "HTTPAPIResult", "results": [value.clone()] }).to_string();
        let _ = read_concept_note(export.as_bytes(), "event.json");
        let list = serde_json::json!({ "registrants": [value] }).to_string();
        let _ = read_participants(list.as_bytes(), "registrants.json", None);
    }
}
