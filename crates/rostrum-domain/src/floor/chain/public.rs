//! A public line as an event, with placeholders for what is sealed. So the rules can be followed through a
//! log that tells of nobody who they are.

use serde_json::{Map, Value, json};

use crate::floor::event::Recorded;

/// Stands for a reason or a ruling.
const TEXT: &str = "sealed";

/// The event of a line of which the public fields are known. Whoever stands behind an inscription or a point
/// of order, and their delegation, get its number: who acts for whom, and how often a delegation stands on a
/// list, cannot be seen in it. The order of a list does not depend on that.
///
/// # Errors
/// The event is not known, or a public field of it is missing.
pub(super) fn read(mut line: Map<String, Value>) -> Result<Recorded, serde_json::Error> {
    line.remove("sealed");
    let inscription = line.get("speaker").map_or(&line, |speaker| speaker.as_object().unwrap_or(&line));
    let number = inscription.get("inscription").or_else(|| line.get("point")).cloned();
    let who = number.clone().unwrap_or_else(|| 0.into());
    match line.get("by").and_then(Value::as_str) {
        Some("participant") => line.insert("by".to_owned(), json!({ "participant": who })),
        Some("program") => line.insert("by".to_owned(), json!({ "program": 0 })),
        _ => None,
    };
    let sealed: &[(&str, Value)] = match line.get("type").and_then(Value::as_str).unwrap_or_default() {
        "inscribed" | "reply_requested" | "point_raised" => &[("participant", who.clone()), ("delegation", who)],
        "speaker_substituted" => &[("participant", who)],
        "floor_given" => &[("delegation", number.unwrap_or_default())],
        "swap_proposed" | "swap_dropped" => &[("from", 0.into()), ("with", 0.into())],
        "point_ruled" => &[("ruling", TEXT.into())],
        _ => &[("reason", TEXT.into())],
    };
    line.extend(sealed.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    serde_json::from_value(Value::Object(line))
}
