//! The rules of a list of speakers in plain words, one line for each.

use jiff::Timestamp;
use rostrum_domain::concept_note::{Cap, CapScope, Zone};
use rostrum_domain::floor::{Alternation, Balance, FloorPlan, Rules, Standing, Within};
use rostrum_domain::participant::Category;

use crate::i18n::Lang;
use crate::meeting::category;
use crate::times;

/// One rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// By which the same rule is found in another set of rules.
    pub topic: &'static str,
    /// What it is about.
    pub label: String,
    /// The sentences.
    pub text: Vec<String>,
    /// The instant of which it speaks.
    pub at: Option<Timestamp>,
    /// Whether it says what follows from the concept note.
    pub from_note: bool,
}

/// All rules in the order in which they are read; the order of the speakers is told by [`order`].
pub fn lines(lang: Lang, zone: &Zone, plan: &FloorPlan, rules: &Rules) -> Vec<Line> {
    let noted = Rules::of(plan);
    let line = |topic, label, text: Vec<String>, from_note| Line { topic, label, text, at: None, from_note };
    let opens = match rules.opens_at {
        Some(at) => lang.with("rules-opens-at", &[("at", times::instant(lang, zone, at).into())]),
        None => lang.t("rules-opens-by-hand"),
    };
    let closes = match rules.closes_at {
        Some(at) => lang.with("rules-closes-at", &[("at", times::instant(lang, zone, at).into())]),
        None => lang.t("rules-closes-with-floor"),
    };
    let text = if rules.asks_for_text { lang.t("rules-text-asked") } else { lang.t("rules-text-not-asked") };
    let clock = lang.with(
        "rules-clock-words",
        &[("amber", remaining(lang, rules.amber_seconds).into()), ("red", remaining(lang, rules.red_seconds).into())],
    );
    let reply = match rules.right_of_reply {
        None => lang.t("rules-no-reply"),
        Some(reply) => lang.with(
            "rules-reply-words",
            &[("count", reply.per_delegation.into()), ("limit", times::length(lang, reply.limit.seconds()).into())],
        ),
    };
    vec![
        line(
            "who",
            lang.t("rules-who"),
            who(lang, rules),
            rules.categories == noted.categories && rules.delegations.is_none(),
        ),
        Line { at: rules.opens_at, ..line("opens", lang.t("rules-opens"), vec![opens], false) },
        Line { at: rules.closes_at, ..line("closes", lang.t("rules-closes"), vec![closes], false) },
        line(
            "per-delegation",
            lang.t("rules-per-delegation"),
            vec![lang.with("rules-per-delegation-words", &[("count", rules.per_delegation.into())])],
            false,
        ),
        line("text", lang.t("rules-text"), vec![text], false),
        line("limits", lang.t("rules-limits"), limits(lang, rules), rules.limits == noted.limits),
        line("cap", lang.t("rules-cap"), vec![cap(lang, rules.cap)], rules.cap == noted.cap),
        line(
            "allowance",
            lang.t("rules-allowance"),
            vec![lang.with("rules-allowance-words", &[("time", times::length(lang, rules.allowance_seconds).into())])],
            rules.allowance_seconds == noted.allowance_seconds,
        ),
        line("clock", lang.t("rules-clock"), vec![clock], false),
        line("reply", lang.t("rules-reply"), vec![reply], false),
    ]
}

/// The order as a chain of sentences: each decides only what the one before leaves open.
pub fn order(lang: Lang, rules: &Rules) -> Vec<String> {
    let order = &rules.order;
    let mut chain = Vec::new();
    chain.push(if order.priority.is_empty() {
        lang.t("rules-order-no-priority")
    } else {
        let names: Vec<String> = order.priority.iter().map(|one| standings(lang, *one)).collect();
        lang.with("rules-order-priority", &[("list", lang.clauses(&names).into())])
    });
    if order.confirms_dignitaries {
        chain.push(lang.t("rules-order-confirmed"));
    }
    match &order.alternation {
        Alternation::None => {}
        Alternation::Pattern { turn } => {
            let names: Vec<String> = turn.iter().map(|one| category(lang, *one)).collect();
            chain.push(lang.with("rules-order-pattern", &[("list", lang.list(&names).into())]));
        }
        Alternation::Quota { shares } => {
            let names: Vec<String> = shares
                .iter()
                .map(|share| {
                    let values =
                        [("category", category(lang, share.category).into()), ("percent", share.percent.into())];
                    lang.with("rules-order-share", &values)
                })
                .collect();
            let rest = 100u32.saturating_sub(shares.iter().map(|share| share.percent).sum());
            let values = [("list", lang.list(&names).into()), ("rest", rest.into())];
            chain.push(lang.with("rules-order-quota", &values));
        }
    }
    match order.balance {
        None => {}
        Some(Balance::Gender) => chain.push(lang.t("rules-order-gender")),
        Some(Balance::Region) => chain.push(lang.t("rules-order-region")),
    }
    match &order.within {
        Within::Time => chain.push(lang.t("rules-order-time")),
        Within::Lot { window_seconds, beacon } => {
            chain.push(lang.with("rules-order-lot", &[("window", long(lang, *window_seconds).into())]));
            chain.push(match beacon {
                None => lang.t("rules-order-no-beacon"),
                Some(beacon) => lang.with("rules-order-beacon", &[("beacon", beacon.as_str().into())]),
            });
        }
    }
    chain.push(lang.t("rules-order-moves"));
    chain
}

/// The standing of many: "joint statements".
pub fn standings(lang: Lang, standing: Standing) -> String {
    match standing {
        Standing::Dignitary => lang.t("rules-dignitaries"),
        Standing::Group => lang.t("rules-groups"),
        Standing::Joint => lang.t("rules-joints"),
        Standing::Single => lang.t("rules-singles"),
    }
}

fn who(lang: Lang, rules: &Rules) -> Vec<String> {
    let mut text = vec![if rules.categories.len() == Category::ALL.len() {
        lang.t("rules-who-all")
    } else {
        let names: Vec<String> = rules.categories.iter().map(|one| category(lang, *one)).collect();
        lang.with("rules-who-some", &[("list", lang.list(&names).into())])
    }];
    if let Some(only) = &rules.delegations {
        text.push(lang.with("rules-who-only", &[("count", only.len().into())]));
    }
    text
}

fn limits(lang: Lang, rules: &Rules) -> Vec<String> {
    let limits = &rules.limits;
    let length = |limit: rostrum_domain::concept_note::TimeLimit| times::length(lang, limit.seconds());
    let mut text = vec![lang.with("rules-limit-single", &[("time", length(limits.single).into())])];
    for (limit, id) in [
        (limits.group, lang.t("rules-groups")),
        (limits.joint, lang.t("rules-joints")),
        (limits.dignitary, lang.t("rules-dignitaries")),
    ] {
        if limit != limits.single {
            text.push(lang.with("rules-limit-other", &[("who", id.into()), ("time", length(limit).into())]));
        }
    }
    let panellists = [("time", length(limits.panellist).into()), ("reply", length(limits.reply).into())];
    text.push(lang.with("rules-limit-panellists", &panellists));
    text
}

fn cap(lang: Lang, cap: Option<Cap>) -> String {
    let Some(cap) = cap else { return lang.t("rules-no-cap") };
    let minutes = [("minutes", cap.minutes.into())];
    match cap.scope {
        CapScope::Meeting => lang.with("rules-cap-meeting", &minutes),
        CapScope::Session => lang.with("rules-cap-session", &minutes),
        CapScope::Slot => lang.with("rules-cap-slot", &minutes),
    }
}

fn remaining(lang: Lang, seconds: u32) -> String {
    if seconds == 0 {
        lang.t("rules-at-the-limit")
    } else {
        lang.with("rules-before-the-limit", &[("time", times::length(lang, seconds).into())])
    }
}

/// A length that may be of days: `2 days`, `36 hours`, else as [`times::length`] has it.
pub fn long(lang: Lang, seconds: u32) -> String {
    match seconds {
        86_400.. if seconds.is_multiple_of(86_400) => lang.with("rules-days", &[("count", (seconds / 86_400).into())]),
        3_600.. if seconds.is_multiple_of(3_600) => lang.with("rules-hours", &[("count", (seconds / 3_600).into())]),
        _ => times::length(lang, seconds),
    }
}
