//! Facts of the chain, of its seals, and of files that were changed.

use proptest::prelude::*;

use super::*;
use crate::floor::{By, figures_by, total};
/// A short session, as lines of the log are kept.
const LOG: [&str; 9] = [
    r#"{"version":1,"at":"2025-07-20T08:00:00Z","by":"secretariat","type":"plan_laid_down","plan":{"sessions":[{"id":"session-1","start":"2025-07-21T08:00:00Z","end":"2025-07-21T10:00:00Z","segments":[{"id":"session-1-floor","kind":"floor","minutes":120}],"people":["session-1-panellist-1"]}],"limit":120,"person_limit":420,"cap":{"minutes":45,"scope":"session"},"allowance_seconds":15,"categories":["states","academia"]}}"#,
    r#"{"version":2,"at":"2025-07-21T07:00:00Z","by":"secretariat","type":"list_opened","session":"session-1"}"#,
    r#"{"version":3,"at":"2025-07-21T07:00:00.120Z","by":{"participant":2},"type":"inscribed","inscription":1,"session":"session-1","participant":2,"delegation":2,"category":"states","standing":"group"}"#,
    r#"{"version":4,"at":"2025-07-21T07:00:00.120Z","by":{"participant":1},"type":"inscribed","inscription":2,"session":"session-1","participant":1,"delegation":1,"category":"academia","standing":"single"}"#,
    r#"{"version":5,"at":"2025-07-21T08:00:01Z","by":"chair","type":"segment_started","segment":"session-1-floor"}"#,
    r#"{"version":6,"at":"2025-07-21T08:00:02Z","by":"chair","type":"floor_given","speaker":{"inscription":1},"session":"session-1","segment":"session-1-floor","limit_seconds":120,"category":"states","delegation":2}"#,
    r#"{"version":7,"at":"2025-07-21T08:01:02Z","by":"chair","type":"intervention_ended","speaker":{"inscription":1},"spoken_ms":60000}"#,
    r#"{"version":8,"at":"2025-07-21T08:01:03Z","by":"chair","type":"cap_extended","session":"session-1","seconds":60,"reason":"the «second» speaker\nis late"}"#,
    r#"{"version":9,"at":"2025-07-21T08:01:09Z","by":"chair","type":"marked_absent","inscription":2,"struck_off":false}"#,
];

fn log_of_a_session() -> Vec<Recorded> {
    LOG.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn meeting() -> MeetingId {
    MeetingId::parse("local-government-2025").unwrap()
}

fn secret() -> Secret {
    Secret::from_bytes([7; 32])
}

/// A file of a log; `open` says which lines are opened.
fn file(log: &[Recorded], open: impl Fn(u64) -> bool) -> String {
    let (mut hash, mut lines) = (genesis(&meeting()), String::new());
    for line in log {
        hash = link(&hash, &public_line(line, &secret()));
        let form = if open(line.version) { opened } else { published };
        lines.push_str(&form(line, &secret(), &hash));
        lines.push('\n');
    }
    format!("{}\n{lines}", head(&meeting(), log.len() as u64, &hash))
}

fn texts(file: &str) -> Vec<String> {
    verify(file).findings.into_iter().map(|finding| format!("{}: {}", finding.line, finding.text)).collect()
}

#[test]
fn what_was_logged_verifies_published_opened_and_mixed() {
    let log = log_of_a_session();
    for open in [|_| false, |_| true, |version| version == 4] {
        let file = file(&log, open);
        let verified = verify(&file);
        assert_eq!(verified.findings, []);
        assert_eq!(verified.events, log.len());
        assert_eq!(verified.opened, log.iter().filter(|line| open(line.version)).count());
        assert!(file.starts_with(&format!("{{\"head\":\"{}\"", verified.head.unwrap())));
    }
    assert_eq!(verify(&file(&log, |_| true)).log, log);
}

#[test]
fn the_published_form_tells_of_nobody_who_they_are() {
    let inscribed = |participant: u32| {
        let line = LOG[3].replace("\"participant\":1", &format!("\"participant\":{participant}"));
        let line: Recorded = serde_json::from_str(&line.replace("\"delegation\":1", "\"delegation\":77")).unwrap();
        line
    };
    let without_seal = |line: &str| line.split("\"sealed\"").next().unwrap().to_owned();
    let (one, other) = (public_line(&inscribed(55), &secret()), public_line(&inscribed(66), &secret()));
    assert_eq!(without_seal(&one), without_seal(&other));
    assert_ne!(one, other, "but the seal holds them apart");
    for word in ["participant\":", "delegation", "55", "77"] {
        assert!(!without_seal(&one).contains(word), "{word} in {one}");
    }
    assert!(one.contains("\"by\":\"participant\""), "{one}");
    // Who does not have the secret cannot tell by trying whether it is No. 55 or No. 66.
    assert_ne!(one, public_line(&inscribed(55), &Secret::from_bytes([8; 32])));
}

#[test]
fn no_reason_and_no_unknown_field_is_public() {
    let split = |line: &str| {
        let Ok(Value::Object(line)) = serde_json::from_str(line) else { panic!("{line}") };
        let (public, sealed) = fields::split(line);
        (canonical(&Value::Object(public)), canonical(&Value::Object(sealed)))
    };
    let line = r#"{"type":"cap_extended","by":"chair","reason":"Ms. X is late","seconds":5,"name":"Ms. X"}"#;
    let (public, sealed) = split(line);
    assert_eq!(public, r#"{"by":"chair","seconds":5,"type":"cap_extended"}"#);
    assert_eq!(sealed, r#"{"/name":"Ms. X","/reason":"Ms. X is late"}"#);
    let line = r#"{"type":"rules_set","by":"chair","rules":{"delegations":[4],"per_delegation":1}}"#;
    assert_eq!(split(line).1, r#"{"/rules/delegations":[4]}"#);
    let line = r#"{"type":"of_a_later_program","by":{"participant":3},"version":9,"anything":1}"#;
    assert_eq!(split(line).0, r#"{"by":"participant","type":"of_a_later_program","version":9}"#);
}

#[test]
fn a_line_is_opened_by_its_key_and_says_nothing_else() {
    let log = log_of_a_session();
    let mine = file(&log, |version| version == 4);
    let lie = mine.replacen("\"participant\":1", "\"participant\":2", 2);
    assert_ne!(mine, lie);
    let findings = texts(&lie);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("5: its hash does not follow"), "{findings:?}");
}

#[test]
fn a_finding_names_the_line_and_what_it_means() {
    let log = log_of_a_session();
    let whole = file(&log, |_| false);
    let lines: Vec<&str> = whole.lines().collect();
    let without = |number: usize| {
        let kept = lines.iter().enumerate().filter(|(index, _)| *index != number - 1).map(|(_, line)| *line);
        kept.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(texts(&without(5)), ["5: version 5 follows version 3; a line is missing, doubled or in another place"]);
    assert_eq!(texts(&without(lines.len())).len(), 1);
    assert!(texts(&without(lines.len()))[0].contains("lines are missing at the end"));
    assert!(texts(&without(1))[0].starts_with("1: it is not the first line"));
    let another = whole.replacen("\"category\":\"academia\"", "\"category\":\"states\"", 1);
    assert!(texts(&another)[0].contains("is not what was logged"), "{:?}", texts(&another));
    assert_eq!(texts(&another).len(), 1);
    assert!(texts(&whole.replace("\n", "\r\n"))[0].contains("not written as Rostrum writes it"));
}

#[test]
fn what_the_rules_would_have_refused_is_found_published_and_opened() {
    let with = |number: usize, from: &str, to: &str| {
        let mut log = log_of_a_session();
        let line = LOG[number - 1].replace(from, to);
        assert_ne!(line, LOG[number - 1]);
        log[number - 1] = serde_json::from_str(&line).unwrap();
        let found = texts(&file(&log, |_| true));
        assert_eq!(texts(&file(&log, |_| false)), found, "the public fields are enough");
        found
    };
    // Two speakers at once, somebody else's number, a longer time, a cap that does not reach.
    let pause = ("intervention_ended\",\"speaker\":{\"inscription\":1},\"spoken_ms\":60000", "paused\"");
    let given = "floor_given\",\"speaker\":{\"inscription\":2},\"session\":\"session-1\",\"segment\":\"session-1-floor\",\"limit_seconds\":120,\"category\":\"academia\",\"delegation\":1";
    let found = with(7, pause.0, given);
    assert_eq!(
        found[0],
        "8: the rules would have refused version 7: Someone has the floor; end that intervention first."
    );
    assert!(with(4, "\"inscription\":2", "\"inscription\":3")[0].contains("something else than version 4 says"));
    assert!(with(7, "60000", "59000")[0].contains("something else than version 7 says"));
    assert!(with(6, ":120", ":3600")[0].contains("of the cap of the floor are left"));
}

/// A log in which five inscribe in a window of a minute and a sixth after it, and which is drawn with this
/// seed, this place of the log and this last inscription.
fn drawn(seed: u8, log_version: u64, last: u32) -> String {
    use crate::floor::draw::{Draw, LogPoint, commitment};
    let session = crate::ids::SessionId::parse("session-1").unwrap();
    let hash = |seed: u8| Hash::from_bytes([seed; 32]);
    let mut log: Vec<Recorded> = vec![serde_json::from_str(LOG[0]).unwrap()];
    let mut hashes = vec![genesis(&meeting()), link(&genesis(&meeting()), &public_line(&log[0], &secret()))];
    let mut add = |at: &str, mut event: Value| {
        event["version"] = (log.len() + 1).into();
        event["at"] = at.into();
        event["by"] = "secretariat".into();
        let line: Recorded = serde_json::from_value(event).unwrap();
        hashes.push(link(&hashes[log.len()], &public_line(&line, &secret())));
        log.push(line);
        hashes.clone()
    };
    let mut rules = serde_json::to_value(crate::floor::Rules::of(&plan())).unwrap();
    rules["order"]["within"] = serde_json::json!({"by": "lot", "window_seconds": 60, "beacon": null});
    let committed = commitment(&session, &hash(1)).to_string();
    let set = serde_json::json!({"type": "rules_set", "session": "session-1", "rules": rules, "commitment": committed});
    add("2025-07-20T09:00:00Z", set);
    add("2025-07-21T07:00:00Z", serde_json::json!({"type": "list_opened", "session": "session-1"}));
    let mut known = Vec::new();
    for (no, at) in (1..).zip(["00:01", "00:10", "00:20", "00:59", "01:00", "01:01"]) {
        let inscribed = serde_json::json!({
            "type": "inscribed", "inscription": no, "session": "session-1", "participant": no, "delegation": no,
            "category": "states", "standing": "single",
        });
        known = add(&format!("2025-07-21T07:{at}Z"), inscribed);
    }
    let point = LogPoint { version: log_version, hash: known[usize::try_from(log_version).unwrap()] };
    let draw = Draw { seed: hash(seed), log: point, beacon: None };
    add(
        "2025-07-21T07:02:00Z",
        serde_json::json!({"type": "order_drawn", "session": "session-1", "last": last, "draw": draw}),
    );
    file(&log, |_| false)
}

fn plan() -> crate::floor::FloorPlan {
    let line: Value = serde_json::from_str(LOG[0]).unwrap();
    serde_json::from_value(line["plan"].clone()).unwrap()
}

#[test]
fn a_draw_is_made_again_from_the_published_log() {
    let verified = verify(&drawn(1, 8, 5));
    assert_eq!(verified.findings, []);
    let mut order: Vec<u32> = verified.draws[0].order.iter().map(|no| no.0).collect();
    order.sort_unstable();
    assert_eq!((verified.draws[0].version, order), (10, vec![1, 2, 3, 4, 5]));
    let found = |seed, log_version, last| texts(&drawn(seed, log_version, last)).concat();
    assert!(found(2, 8, 5).contains("11: the draw of version 10 does not hold: its seed is not the one"));
    assert!(found(1, 7, 5).contains("closing instant"), "an earlier line");
    assert!(found(1, 9, 5).contains("closing instant"), "a later line");
    assert!(found(1, 8, 4).contains("not all inscriptions") && found(1, 8, 6).contains("or others did"));
}

#[test]
fn what_is_no_log_gets_one_sentence() {
    let deep = "[".repeat(100_000);
    let long = format!("{{\"log\":\"{}\"}}", "x".repeat(5_000_000));
    for text in ["", "\n", "hello", "{}", "{\"log\":\"rostrum floor 1\"}", "\u{0}\u{1}", &deep, &long] {
        let findings = verify(text).findings;
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].text.len() < 300);
    }
    let whole = file(&log_of_a_session(), |_| true);
    let half = &whole[..whole.len() - 40];
    assert!(texts(half).last().unwrap().ends_with("it is no JSON object; it was cut or changed"));
}

proptest! {
    #[test]
    fn one_changed_byte_is_found(opened: bool, place: prop::sample::Index, byte: u8) {
        let whole = file(&log_of_a_session(), |_| opened);
        let mut bytes = whole.clone().into_bytes();
        let index = place.index(bytes.len());
        prop_assume!(bytes[index] != byte);
        bytes[index] = byte;
        let Ok(changed) = String::from_utf8(bytes) else { return Ok(()) };
        prop_assert!(!verify(&changed).findings.is_empty(), "byte {index} of\n{changed}");
    }

    #[test]
    fn a_line_dropped_doubled_or_swapped_is_found(one: prop::sample::Index, other: prop::sample::Index, what in 0..3) {
        let whole = file(&log_of_a_session(), |_| false);
        let mut lines: Vec<&str> = whole.lines().collect();
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        match what {
            0 => {
                lines.remove(one);
            }
            1 => lines.insert(other, lines[one]),
            _ if one == other => return Ok(()),
            _ => lines.swap(one, other),
        }
        prop_assert!(!verify(&lines.join("\n")).findings.is_empty());
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,200}", lines in prop::collection::vec("[{}\\[\\]\":,a-z0-9]{0,60}", 0..6)) {
        verify(&text);
        let first = head(&meeting(), 3, &genesis(&meeting()));
        verify(&format!("{first}\n{}", lines.join("\n")));
    }
}

/// Replaces numbers of a line by those at the ends of their ranges, as `which` says of each.
fn forge(value: &mut Value, which: &mut impl Iterator<Item = usize>) {
    let ends = [i64::MAX, i64::MIN, -1, 0, i64::from(u32::MAX), i64::from(i32::MAX)];
    match value {
        Value::Number(number) => {
            if let Some(end) = which.next().and_then(|which| ends.get(which)) {
                *number = (*end).into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| forge(value, which)),
        Value::Object(fields) => fields.values_mut().for_each(|value| forge(value, which)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn no_number_of_a_forged_log_makes_verifying_fail(which in prop::collection::vec(0usize..12, 200)) {
        let more = [
            r#"{"version":10,"at":"2025-07-21T08:02:00Z","by":"chair","type":"floor_given","speaker":{"inscription":2},"session":"session-1","segment":"session-1-floor","limit_seconds":120,"category":"states","delegation":2}"#,
            r#"{"version":11,"at":"2025-07-21T08:02:01Z","by":"chair","type":"paused"}"#,
            r#"{"version":12,"at":"2025-07-21T08:02:02Z","by":"chair","type":"intervention_extended","seconds":60}"#,
            r#"{"version":13,"at":"2025-07-21T08:03:02Z","by":"chair","type":"intervention_ended","speaker":{"inscription":2},"spoken_ms":60000}"#,
            r#"{"version":14,"at":"2025-07-21T08:03:03Z","by":"chair","type":"time_moved","from":"session-1-floor","to":"session-1-floor","seconds":60,"reason":"x"}"#,
            r#"{"version":15,"at":"2025-07-21T08:03:04Z","by":"chair","type":"rules_set","session":"session-1","reason":"x","rules":{"categories":["states"],"delegations":null,"opens_at":null,"closes_at":null,"per_delegation":1,"asks_for_text":true,"limits":{"single":120,"group":120,"joint":120,"dignitary":120,"panellist":420,"reply":420},"cap":{"minutes":45,"scope":"session"},"allowance_seconds":15,"amber_seconds":30,"red_seconds":0,"order":{"priority":["dignitary"],"alternation":{"by":"quota","shares":[{"category":"states","percent":40},{"category":"academia","percent":40}]},"within":{"by":"time"},"balance":"gender"},"right_of_reply":null}}"#,
            r#"{"version":16,"at":"2025-07-21T08:03:05Z","by":"chair","type":"floor_given","speaker":{"inscription":2},"session":"session-1","segment":"session-1-floor","limit_seconds":120,"category":"states","delegation":2}"#,
        ];
        let mut which = which.into_iter();
        let lines = LOG.iter().chain(&more).filter_map(|line| {
            let mut value: Value = serde_json::from_str(line).unwrap();
            forge(&mut value, &mut which);
            serde_json::from_value::<Recorded>(value).ok()
        });
        let lines: Vec<Recorded> = lines.collect();
        let _ = (replay::replay(&lines, false), replay::replay(&lines, true));
        let floor = crate::floor::Floor::from_log(&lines);
        for by in [By::Category, By::Region, By::Gender, By::Delegation, By::Standing] {
            let figures = figures_by(&floor, None, by);
            let _ = total(figures.values()).mean_seconds();
        }
    }

    #[test]
    fn no_sequence_of_events_makes_verifying_fail(picked in prop::collection::vec((any::<prop::sample::Index>(), 0usize..4), 0..80)) {
        use jiff::Timestamp;
        let events = fields::tests::examples();
        let instants = [Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH, "2025-07-21T08:00:00Z".parse().unwrap()];
        // The plan first, or next to nothing would be reached.
        let picked = std::iter::once((0, 3)).chain(picked.into_iter().map(|(index, at)| (index.index(events.len()), at)));
        let lines: Vec<Recorded> = (1..).zip(picked).map(|(version, (event, at))| {
            let event = serde_json::from_value(events[event].0.clone()).unwrap();
            Recorded::new(version, instants[at], crate::floor::Actor::Chair, event)
        }).collect();
        let _ = (replay::replay(&lines, false), replay::replay(&lines, true));
        let floor = crate::floor::Floor::from_log(&lines);
        let _ = figures_by(&floor, None, By::Category);
    }
}
