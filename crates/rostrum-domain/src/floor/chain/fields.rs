//! What of a line is public. A field that is not named here is private: sealed, and taken out.

use serde_json::{Map, Value};

/// The public fields of every line. Of `by` the role alone is public, and not which participant it was.
const EVERY_LINE: [&str; 5] = ["at", "happened", "part_of", "type", "version"];

/// The public fields of each event beside those of every line. Private are, and so not named: who somebody
/// is (participant, delegation, gender, region), what somebody wrote (reason, ruling), and an offer of a
/// swap that nobody took.
const BY_EVENT: &[(&str, &[&str])] = &[
    ("amended", &["inscription", "speaker_later", "standing"]),
    ("cap_extended", &["seconds", "session"]),
    (
        "floor_given",
        &["category", "kind", "limit_seconds", "segment", "session", "speaker", "speaker_later", "standing"],
    ),
    ("inscribed", &["category", "inscription", "session", "speaker_later", "standing"]),
    ("intervention_ended", &["speaker", "spoken_ms", "stopped"]),
    ("intervention_extended", &["seconds"]),
    ("limit_lowered", &["limit_seconds", "session"]),
    ("list_closed", &["session"]),
    ("list_opened", &["session"]),
    ("marked_absent", &["inscription", "struck_off"]),
    ("marked_not_ready", &["inscription"]),
    ("moved", &["before", "inscription"]),
    ("order_drawn", &["draw", "last", "session"]),
    ("plan_laid_down", &["plan"]),
    ("point_lowered", &["point"]),
    ("point_raised", &["category", "point"]),
    ("point_ruled", &["point"]),
    ("point_taken", &["point"]),
    ("priority_granted", &["inscription", "standing"]),
    ("reply_requested", &["category", "inscription", "session"]),
    ("rules_set", &["commitment", "rules", "session"]),
    ("segment_ended", &["segment"]),
    ("segment_started", &["segment"]),
    ("speaker_substituted", &["inscription"]),
    ("swapped", &["from", "with"]),
    ("time_moved", &["from", "seconds", "to"]),
    ("undone", &["first", "last"]),
    ("withdrawn", &["inscription"]),
];

/// The public names inside a public field, wherever they stand. A plan names people of the programme by
/// the ids under which the public programme has them. Of rules the delegations that alone may inscribe are
/// not named, and so private.
const INSIDE: &[&str] = &[
    // The plan.
    "allowance_seconds",
    "cap",
    "categories",
    "end",
    "id",
    "kind",
    "limit",
    "minutes",
    "people",
    "person_limit",
    "scope",
    "segments",
    "sessions",
    "start",
    // A speaker.
    "inscription",
    "person",
    // Rules.
    "alternation",
    "amber_seconds",
    "asks_for_text",
    "balance",
    "beacon",
    "by",
    "category",
    "closes_at",
    "confirms_dignitaries",
    "dignitary",
    "group",
    "joint",
    "limits",
    "opens_at",
    "order",
    "panellist",
    "per_delegation",
    "percent",
    "priority",
    "red_seconds",
    "reply",
    "right_of_reply",
    "shares",
    "single",
    "turn",
    "window_seconds",
    "within",
    // A draw.
    "hash",
    "log",
    "seed",
    "version",
];

/// Parts a line into what is public and what is sealed. The sealed values stand under their paths, so that
/// it is clear where each belongs: `/by`, `/rules/delegations`.
pub(super) fn split(line: Map<String, Value>) -> (Map<String, Value>, Map<String, Value>) {
    let event = line.get("type").and_then(Value::as_str).unwrap_or_default();
    let of_event = BY_EVENT.iter().find(|(name, _)| *name == event).map_or(&[][..], |(_, fields)| fields);
    let (mut public, mut sealed) = (Map::new(), Map::new());
    for (name, value) in line {
        let path = format!("/{name}");
        if name == "by" {
            public.insert(name, role(&value));
            if !value.is_string() {
                sealed.insert(path, value);
            }
        } else if EVERY_LINE.contains(&name.as_str()) || of_event.contains(&name.as_str()) {
            let value = inside(value, &path, &mut sealed);
            public.insert(name, value);
        } else {
            sealed.insert(path, value);
        }
    }
    (public, sealed)
}

/// The role in which somebody acted: `{"participant":3}` is a participant.
fn role(by: &Value) -> Value {
    match by {
        Value::Object(object) => object.keys().next().map_or(Value::Null, |role| role.as_str().into()),
        Value::String(role) => role.as_str().into(),
        _ => Value::Null,
    }
}

fn inside(value: Value, path: &str, sealed: &mut Map<String, Value>) -> Value {
    match value {
        Value::Object(object) => {
            let mut public = Map::new();
            for (name, value) in object {
                let path = format!("{path}/{name}");
                if INSIDE.contains(&name.as_str()) {
                    let value = inside(value, &path, sealed);
                    public.insert(name, value);
                } else {
                    sealed.insert(path, value);
                }
            }
            Value::Object(public)
        }
        Value::Array(values) => {
            let each = values.into_iter().enumerate();
            Value::Array(each.map(|(index, value)| inside(value, &format!("{path}/{index}"), sealed)).collect())
        }
        other => other,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::json;

    use super::*;
    use crate::floor::event::Event;

    /// An event of every kind with every field, and what of it is sealed.
    pub(in crate::floor::chain) fn examples() -> Vec<(Value, &'static [&'static str])> {
        let rules = json!({
            "categories": ["states"], "delegations": [4], "opens_at": "2025-07-21T08:00:00Z", "closes_at": null,
            "per_delegation": 1, "asks_for_text": true,
            "limits": {"single": 120, "group": 120, "joint": 120, "dignitary": 120, "panellist": 420, "reply": 420},
            "cap": {"minutes": 45, "scope": "session"}, "allowance_seconds": 15, "amber_seconds": 30, "red_seconds": 0,
            "order": {
                "priority": ["dignitary"], "confirms_dignitaries": true,
                "alternation": {"by": "quota", "shares": [{"category": "states", "percent": 40}]},
                "within": {"by": "lot", "window_seconds": 600, "beacon": "drand, round 5"}, "balance": "gender",
            },
            "right_of_reply": {"limit": 60, "per_delegation": 1},
        });
        let plan = json!({
            "sessions": [{
                "id": "s", "start": "2025-07-21T08:00:00Z", "end": "2025-07-21T10:00:00Z",
                "segments": [{"id": "f", "kind": "floor", "minutes": 45}], "people": ["p"],
            }],
            "limit": 120, "person_limit": 420, "cap": {"minutes": 45, "scope": "slot"}, "allowance_seconds": 15,
            "categories": ["states"],
        });
        let hash = "0".repeat(64);
        let draw = json!({"seed": hash, "log": {"version": 3, "hash": hash}, "beacon": "x"});
        let declared = json!({"gender": "woman", "region": "africa", "speaker_later": true});
        let with = |mut event: Value, more: &Value| {
            if let (Some(event), Some(more)) = (event.as_object_mut(), more.as_object()) {
                event.extend(more.clone());
            }
            event
        };
        let who = json!({"participant": 3, "delegation": 5});
        vec![
            (json!({"type": "plan_laid_down", "plan": plan}), &[]),
            (json!({"type": "list_opened", "session": "s"}), &[]),
            (json!({"type": "list_closed", "session": "s"}), &[]),
            (
                with(
                    with(
                        json!({"type": "inscribed", "inscription": 1, "session": "s", "category": "states", "standing": "single"}),
                        &who,
                    ),
                    &declared,
                ),
                &["/delegation", "/gender", "/participant", "/region"],
            ),
            (
                with(json!({"type": "reply_requested", "inscription": 1, "session": "s", "category": "states"}), &who),
                &["/delegation", "/participant"],
            ),
            (
                with(json!({"type": "amended", "inscription": 1, "standing": "group"}), &declared),
                &["/gender", "/region"],
            ),
            (json!({"type": "speaker_substituted", "inscription": 1, "participant": 3}), &["/participant"]),
            (
                json!({"type": "rules_set", "session": "s", "rules": rules, "commitment": hash, "reason": "why"}),
                &["/reason", "/rules/delegations"],
            ),
            (json!({"type": "order_drawn", "session": "s", "last": 9, "draw": draw}), &[]),
            (json!({"type": "swap_proposed", "from": 1, "with": 2}), &["/from", "/with"]),
            (json!({"type": "swap_dropped", "from": 1, "with": 2}), &["/from", "/with"]),
            (json!({"type": "swapped", "from": 1, "with": 2}), &[]),
            (json!({"type": "moved", "inscription": 1, "before": 2, "reason": "why"}), &["/reason"]),
            (json!({"type": "priority_granted", "inscription": 1, "standing": "group", "reason": "why"}), &["/reason"]),
            (json!({"type": "withdrawn", "inscription": 1}), &[]),
            (json!({"type": "segment_started", "segment": "f"}), &[]),
            (json!({"type": "segment_ended", "segment": "f"}), &[]),
            (
                with(
                    with(
                        json!({
                            "type": "floor_given", "speaker": {"inscription": 1}, "session": "s", "segment": "f",
                            "limit_seconds": 120, "category": "states", "kind": "intervention", "standing": "single",
                        }),
                        &who,
                    ),
                    &declared,
                ),
                &["/delegation", "/gender", "/participant", "/region"],
            ),
            (json!({"type": "paused"}), &[]),
            (json!({"type": "resumed"}), &[]),
            (json!({"type": "intervention_ended", "speaker": {"person": "p"}, "spoken_ms": 5, "stopped": true}), &[]),
            (json!({"type": "intervention_extended", "seconds": 30}), &[]),
            (json!({"type": "marked_not_ready", "inscription": 1}), &[]),
            (json!({"type": "limit_lowered", "session": "s", "limit_seconds": 90, "reason": "why"}), &["/reason"]),
            (json!({"type": "suspended", "reason": "why"}), &["/reason"]),
            (json!({"type": "session_resumed"}), &[]),
            (
                with(json!({"type": "point_raised", "point": 1, "category": "states"}), &who),
                &["/delegation", "/participant"],
            ),
            (json!({"type": "point_lowered", "point": 1}), &[]),
            (json!({"type": "point_taken", "point": 1}), &[]),
            (json!({"type": "point_ruled", "point": 1, "ruling": "no"}), &["/ruling"]),
            (json!({"type": "question_began"}), &[]),
            (json!({"type": "question_ended"}), &[]),
            (json!({"type": "time_moved", "from": "f", "to": "g", "seconds": 60, "reason": "why"}), &["/reason"]),
            (json!({"type": "undone", "first": 1, "last": 2}), &[]),
            (json!({"type": "marked_absent", "inscription": 1, "struck_off": true}), &[]),
            (json!({"type": "cap_extended", "session": "s", "seconds": 60, "reason": "why"}), &["/reason"]),
            (json!({"type": "meeting_closed"}), &[]),
        ]
    }

    /// The place of an event among the examples. A new event does not compile here before it is classified.
    fn place(event: &Event) -> usize {
        match event {
            Event::PlanLaidDown { .. } => 0,
            Event::ListOpened { .. } => 1,
            Event::ListClosed { .. } => 2,
            Event::Inscribed { .. } => 3,
            Event::ReplyRequested { .. } => 4,
            Event::Amended { .. } => 5,
            Event::SpeakerSubstituted { .. } => 6,
            Event::RulesSet { .. } => 7,
            Event::OrderDrawn { .. } => 8,
            Event::SwapProposed { .. } => 9,
            Event::SwapDropped { .. } => 10,
            Event::Swapped { .. } => 11,
            Event::Moved { .. } => 12,
            Event::PriorityGranted { .. } => 13,
            Event::Withdrawn { .. } => 14,
            Event::SegmentStarted { .. } => 15,
            Event::SegmentEnded { .. } => 16,
            Event::FloorGiven { .. } => 17,
            Event::Paused => 18,
            Event::Resumed => 19,
            Event::InterventionEnded { .. } => 20,
            Event::InterventionExtended { .. } => 21,
            Event::MarkedNotReady { .. } => 22,
            Event::LimitLowered { .. } => 23,
            Event::Suspended { .. } => 24,
            Event::SessionResumed => 25,
            Event::PointRaised { .. } => 26,
            Event::PointLowered { .. } => 27,
            Event::PointTaken { .. } => 28,
            Event::PointRuled { .. } => 29,
            Event::QuestionBegan => 30,
            Event::QuestionEnded => 31,
            Event::TimeMoved { .. } => 32,
            Event::Undone { .. } => 33,
            Event::MarkedAbsent { .. } => 34,
            Event::CapExtended { .. } => 35,
            Event::MeetingClosed => 36,
        }
    }

    #[test]
    fn every_field_of_every_event_is_public_or_sealed_on_purpose() {
        for (index, (example, sealed)) in examples().into_iter().enumerate() {
            let event: Event = serde_json::from_value(example.clone()).unwrap();
            assert_eq!(place(&event), index, "{example}");
            // The example has every field that the event is written with, and the other way round.
            let written = serde_json::to_value(&event).unwrap();
            assert_eq!(written, example);
            let Value::Object(line) = written else { panic!("{example}") };
            let found: Vec<String> = split(line).1.keys().cloned().collect();
            let mut expected = sealed.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{example}");
        }
    }
}
