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
