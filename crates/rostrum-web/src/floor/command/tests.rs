//! Facts of the actions: what they ask for, and what a form that does not fit is told.

use jiff::Timestamp;
use proptest::prelude::*;
use rostrum_domain::concept_note::Zone;
use rostrum_domain::floor::Command;

use super::fields::instant;
use super::{Fields, Meeting, command};
use crate::error::Fault;

fn zone() -> Zone {
    Zone::parse("Europe/Zurich").unwrap()
}

fn now() -> Timestamp {
    "2025-07-21T08:00:00Z".parse().unwrap()
}

fn read(action: &str, form: &str) -> Result<Command, Fault> {
    let fields: Fields = serde_json::from_value(serde_json::Value::Object(
        form_urlencoded::parse(form.as_bytes()).into_owned().map(|(name, value)| (name, value.into())).collect(),
    ))
    .unwrap();
    command(&Meeting { zone: &zone(), now: now(), people: &[] }, action, &fields)
}

#[test]
fn a_time_of_day_is_the_last_time_the_clocks_of_the_meeting_showed_it() {
    let at = |text| instant(&zone(), now(), text).unwrap().to_string();
    assert_eq!(at("09:42"), "2025-07-21T07:42:00Z");
    assert_eq!(at("09:42:10"), "2025-07-21T07:42:10Z");
    assert_eq!(at("2025-07-21T07:42:10Z"), "2025-07-21T07:42:10Z");
    assert_eq!(at("23:50"), "2025-07-20T21:50:00Z", "it is 10:00 now, so that was yesterday");
    let fault = instant(&zone(), now(), "noon").unwrap_err();
    assert!(matches!(&fault, Fault::Malformed(text) if text.contains("\"noon\"") && text.contains("14:05")));
}

#[test]
fn any_action_with_a_time_is_entered_late() {
    let late = read("end", "happened=09%3A59%3A30").unwrap();
    let happened = "2025-07-21T07:59:30Z".parse().unwrap();
    assert_eq!(late, Command::EnterLate { happened, what: Box::new(Command::EndIntervention) });
    assert_eq!(read("end", "happened=+").unwrap(), Command::EndIntervention);
}

#[test]
fn what_is_permitted_is_named() {
    for (action, form, word) in [
        ("extend", "seconds=long", "1 to 3600"),
        ("move-time", "from=floor&to=replies&seconds=x&reason=r", "1 to 14400"),
        ("move", "inscription=1", "reason is needed"),
        ("grant-priority", "inscription=1&standing=king&reason=r", "dignitary, group, joint, single"),
        ("amend", "inscription=1&standing=single&gender=x", "permitted: "),
        ("amend", "inscription=1&standing=single&speaker_later=perhaps", "yes, no"),
        ("inscribe", "session=session-1&participant=7&standing=single", "nobody is registered as No. 7"),
        ("lower-limit", "session=session-1&reason=r", "limit is needed"),
        ("take-point", "", "point is needed"),
    ] {
        let fault = read(action, form).unwrap_err();
        assert!(matches!(&fault, Fault::Malformed(text) if text.contains(word)), "{action} {form}: {fault:?}");
    }
    assert!(matches!(read("dance", ""), Err(Fault::NotFound)));
}

proptest! {
    #[test]
    fn whatever_a_form_sends_is_read_or_named(
        action in prop::sample::select(vec!["move", "extend", "give-floor", "amend", "draw", "end", "rule-point", "swap"]),
        fields in prop::collection::hash_map("inscription|before|with|seconds|limit|happened|standing|reason", "\\PC{0,12}", 0..6),
    ) {
        let fields: Fields = serde_json::from_value(serde_json::to_value(fields).unwrap()).unwrap();
        let _ = command(&Meeting { zone: &zone(), now: now(), people: &[] }, action, &fields);
    }
}
