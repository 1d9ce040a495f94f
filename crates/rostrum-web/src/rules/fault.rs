//! What is wrong with rules, as a sentence beside the field that it is about.

use rostrum_domain::concept_note::Zone;
use rostrum_domain::floor::{InvalidRules, Standing};
use rostrum_domain::participant::Category;

use super::lengths::length;
use super::words::standings;
use crate::floor::words::passed;
use crate::i18n::Lang;
use crate::meeting::category;
use crate::times;

/// The field, and the sentence in the reader's language, with instants in the meeting's zone.
pub fn sentence(lang: Lang, zone: &Zone, error: &InvalidRules) -> (&'static str, String) {
    match error {
        InvalidRules::Nobody => ("categories", lang.t("rules-wrong-nobody")),
        InvalidRules::ClosesBeforeOpening => ("closes", lang.t("rules-wrong-closes")),
        InvalidRules::OutOfRange { what, value, least, most } => {
            let range = range(what);
            // As the form has it: lengths of time in minutes and seconds.
            let number = |number: u32| if range.is_length { length(number) } else { number.to_string() };
            let values = [
                ("what", range.label(lang).into()),
                ("value", number(*value).into()),
                ("least", number(*least).into()),
                ("most", number(*most).into()),
            ];
            (range.field, lang.with("rules-wrong-range", &values))
        }
        InvalidRules::MeetingCap => ("cap", lang.t("rules-wrong-meeting-cap")),
        InvalidRules::RedBeforeAmber => ("red", lang.t("rules-wrong-red")),
        InvalidRules::Twice(name) => {
            let standing = Standing::from_code(name);
            let field = if standing.is_some() { "priority" } else { "shares" };
            let name = standing.map_or_else(|| (*name).to_owned(), |standing| standings(lang, standing));
            (field, lang.with("rules-wrong-twice", &[("name", name.into())]))
        }
        InvalidRules::NothingLeft(left) => nothing_left(lang, *left),
        InvalidRules::BeaconNotNamed => ("beacon", lang.t("rules-wrong-beacon")),
        InvalidRules::OpensInPast { at } => {
            ("opens", lang.with("rules-wrong-past", &[("at", times::instant(lang, zone, *at).into())]))
        }
        InvalidRules::ExtensionLost { seconds } => {
            let by = passed(seconds.saturating_mul(1_000));
            ("cap", lang.with("rules-wrong-extension-lost", &[("by", by.into())]))
        }
        InvalidRules::WindowOutlastsList => ("window", lang.t("rules-wrong-window")),
    }
}

/// Where the value of a field of the form stands in the rules as a document.
pub fn path(field: &str) -> &str {
    match field {
        "opens" => "opens_at",
        "closes" => "closes_at",
        "per-delegation" => "per_delegation",
        "limit-single" => "limits.single",
        "limit-group" => "limits.group",
        "limit-joint" => "limits.joint",
        "limit-dignitary" => "limits.dignitary",
        "limit-panellist" => "limits.panellist",
        "limit-reply" => "limits.reply",
        "cap-minutes" => "cap.minutes",
        "allowance" => "allowance_seconds",
        "amber" => "amber_seconds",
        "red" => "red_seconds",
        "priority" => "order.priority",
        "turn" => "order.alternation.turn",
        "shares" => "order.alternation.shares",
        "window" => "order.within.window_seconds",
        "beacon" => "order.within.beacon",
        "reply-limit" => "right_of_reply.limit",
        "reply-count" => "right_of_reply.per_delegation",
        same => same,
    }
}

/// What a field is called in the form.
pub fn label(lang: Lang, field: &str) -> String {
    match field {
        "limit-single" => lang.t("rules-limit-of-single"),
        "limit-group" => lang.t("rules-limit-of-group"),
        "limit-joint" => lang.t("rules-limit-of-joint"),
        "limit-dignitary" => lang.t("rules-limit-of-dignitary"),
        "limit-panellist" => lang.t("rules-limit-of-panellist"),
        "limit-reply" => lang.t("rules-limit-of-reply"),
        "allowance" => lang.t("rules-allowance"),
        "amber" => lang.t("rules-amber"),
        "red" => lang.t("rules-red"),
        "window" => lang.t("rules-window"),
        "reply-limit" => lang.t("rules-reply-limit"),
        "reply-count" => lang.t("rules-reply-count"),
        "per-delegation" => lang.t("rules-per-delegation"),
        "cap-minutes" => lang.t("rules-cap-minutes"),
        "shares" => lang.t("rules-shares"),
        other => other.to_owned(),
    }
}

fn nothing_left(lang: Lang, left: Category) -> (&'static str, String) {
    ("shares", lang.with("rules-wrong-nothing-left", &[("category", category(lang, left).into())]))
}

type Words = fn(Lang) -> String;

/// Where a number of the rules stands in the form.
struct Range {
    field: &'static str,
    /// Whether it is a length of time.
    is_length: bool,
    /// The text that says what it is, where the label of its field does not.
    label: Option<Words>,
}

impl Range {
    fn label(&self, lang: Lang) -> String {
        self.label.map_or_else(|| label(lang, self.field), |of| of(lang))
    }
}

/// The field of a number, by what the domain calls it.
fn range(what: &str) -> Range {
    let (field, label): (_, Option<Words>) = match what {
        "inscriptions of one delegation" => ("per-delegation", None),
        "seconds between two speakers" => ("allowance", None),
        "seconds before the limit at which the clock turns amber" => ("amber", None),
        "minutes of the cap" => ("cap-minutes", None),
        "rights of reply of one delegation" => ("reply-count", None),
        "categories of a turn" => ("turn", Some(|lang| lang.t("rules-range-turn"))),
        "seconds of the intake window" => ("window", None),
        "shares" => ("shares", Some(|lang| lang.t("rules-range-shares"))),
        "per cent of a share" => ("shares", Some(|lang| lang.t("rules-range-percent"))),
        "per cent of all shares together" => ("shares", Some(|lang| lang.t("rules-range-sum"))),
        _ => ("categories", None),
    };
    Range { field, is_length: what.starts_with("seconds "), label }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_rules_has_a_field_of_its_own() {
        let source = include_str!("../../../rostrum-domain/src/floor/rules.rs");
        let mut seen = 0;
        for call in source.split("out_of_range(").skip(1).filter_map(|call| call.trim_start().strip_prefix('"')) {
            let what = call.split('"').next().unwrap();
            assert_ne!(range(what).field, "categories", "{what}");
            seen += 1;
        }
        assert_eq!(seen, 10);
    }

    #[test]
    fn every_field_of_the_form_stands_in_the_document() {
        use rostrum_domain::floor::{Alternation, RightOfReply, Rules, Within};
        let mut note = crate::testing::note();
        note.programme.plan(&note.format.clone());
        let mut rules = Rules::of(&rostrum_domain::floor::FloorPlan::of(&note));
        rules.right_of_reply = Some(RightOfReply { limit: rules.limits.single, per_delegation: 1 });
        rules.order.within = Within::Lot { window_seconds: 600, beacon: None };
        for alternation in [Alternation::Pattern { turn: vec![] }, Alternation::Quota { shares: vec![] }] {
            rules.order.alternation = alternation;
            let document = serde_json::to_value(&rules).unwrap();
            let fields =
                ["categories", "opens", "closes", "per-delegation", "cap", "cap-minutes", "allowance", "amber"];
            let more = ["red", "priority", "window", "beacon", "reply-limit", "reply-count"];
            let of_order = if document["order"]["alternation"]["turn"].is_array() { "turn" } else { "shares" };
            for field in fields.iter().chain(&more).chain(&super::super::edit::LIMITS).chain([&of_order]) {
                let pointer = format!("/{}", path(field).replace('.', "/"));
                assert!(document.pointer(&pointer).is_some(), "{field}: {pointer}");
            }
        }
    }
}
