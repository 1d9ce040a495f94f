//! The form of the rules: from rules to what is typed, and back with what is wrong.

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::DateTime;
use rostrum_domain::concept_note::{Cap, CapScope, TimeLimit, Zone};
use rostrum_domain::floor::{
    Alternation, Balance, FloorPlan, InvalidRules, Limits, OrderRules, RightOfReply, Rules, Share, Standing, Within,
};
use rostrum_domain::ids::DelegationNo;
use rostrum_domain::participant::Category;

use super::fault;
use super::lengths::{self, length, percent, seconds};
use crate::fields::Wrong;
use crate::i18n::Lang;

/// Names of the fields of the limits, in their order.
pub const LIMITS: [&str; 6] =
    ["limit-single", "limit-group", "limit-joint", "limit-dignitary", "limit-panellist", "limit-reply"];

/// Places of a turn that the form offers at most.
const MOST_TURNS: usize = 20;

/// The form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub categories: Vec<String>,
    /// Whether only some delegations may inscribe.
    pub only_some: bool,
    pub delegations: Vec<String>,
    pub opens: String,
    pub closes: String,
    pub per_delegation: String,
    pub asks_for_text: bool,
    pub limits: [String; 6],
    /// `none`, `session`, `slot` or `meeting`.
    pub cap: String,
    pub cap_minutes: String,
    pub allowance: String,
    pub amber: String,
    pub red: String,
    pub priority: Vec<String>,
    pub confirms: bool,
    /// `none`, `pattern` or `quota`.
    pub alternation: String,
    pub turn: Vec<String>,
    /// Per cent by category, in the order of [`Category::ALL`].
    pub shares: Vec<String>,
    /// `time` or `lot`.
    pub within: String,
    pub window: String,
    pub beacon: String,
    /// `none`, `gender` or `region`.
    pub balance: String,
    pub reply: bool,
    pub reply_limit: String,
    pub reply_count: String,
    pub reason: String,
}

impl Typed {
    /// The form of rules.
    pub fn of(rules: &Rules, zone: &Zone) -> Self {
        let order = &rules.order;
        let (window, beacon) = match &order.within {
            Within::Time => (600, None),
            Within::Lot { window_seconds, beacon } => (*window_seconds, beacon.clone()),
        };
        let shares = match &order.alternation {
            Alternation::Quota { shares } => shares.as_slice(),
            _ => &[],
        };
        let percent = |category: &Category| {
            let share = shares.iter().find(|share| share.category == *category);
            share.map_or_else(String::new, |share| share.percent.to_string())
        };
        let limits = &rules.limits;
        let reply = rules.right_of_reply;
        Self {
            categories: rules.categories.iter().map(|one| one.code().to_owned()).collect(),
            only_some: rules.delegations.is_some(),
            delegations: rules.delegations.iter().flatten().map(ToString::to_string).collect(),
            opens: rules.opens_at.map_or_else(String::new, |at| local(zone, at)),
            closes: rules.closes_at.map_or_else(String::new, |at| local(zone, at)),
            per_delegation: rules.per_delegation.to_string(),
            asks_for_text: rules.asks_for_text,
            limits: [limits.single, limits.group, limits.joint, limits.dignitary, limits.panellist, limits.reply]
                .map(|limit| length(limit.seconds())),
            cap: rules.cap.map_or("none", |cap| scope_code(cap.scope)).to_owned(),
            cap_minutes: rules.cap.map_or_else(String::new, |cap| cap.minutes.to_string()),
            allowance: length(rules.allowance_seconds),
            amber: length(rules.amber_seconds),
            red: length(rules.red_seconds),
            priority: order.priority.iter().map(|one| one.code().to_owned()).collect(),
            confirms: order.confirms_dignitaries,
            alternation: match order.alternation {
                Alternation::None => "none",
                Alternation::Pattern { .. } => "pattern",
                Alternation::Quota { .. } => "quota",
            }
            .to_owned(),
            turn: match &order.alternation {
                Alternation::Pattern { turn } => turn.iter().map(|one| one.code().to_owned()).collect(),
                _ => Vec::new(),
            },
            shares: Category::ALL.iter().map(percent).collect(),
            within: if order.within == Within::Time { "time" } else { "lot" }.to_owned(),
            window: length(window),
            beacon: beacon.unwrap_or_default(),
            balance: match order.balance {
                None => "none",
                Some(Balance::Gender) => "gender",
                Some(Balance::Region) => "region",
            }
            .to_owned(),
            reply: reply.is_some(),
            reply_limit: reply.map_or_else(|| length(120), |reply| length(reply.limit.seconds())),
            reply_count: reply.map_or_else(|| "1".to_owned(), |reply| reply.per_delegation.to_string()),
            reason: String::new(),
        }
    }

    /// What a form carries. Once the list has opened (`fixed`) its draw stays as `before` has it: those
    /// fields are switched off and not sent.
    pub fn from_pairs(pairs: &[(String, String)], before: &Self, fixed: bool) -> Self {
        let all = |name: &str| -> Vec<String> {
            pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).collect()
        };
        let text = |name: &str| all(name).into_iter().next().unwrap_or_default();
        let ticked = |name: &str| !text(name).is_empty();
        let mut typed = Self {
            categories: all("category"),
            only_some: text("who") == "some",
            delegations: all("delegation"),
            opens: text("opens"),
            closes: text("closes"),
            per_delegation: text("per-delegation"),
            asks_for_text: ticked("asks-for-text"),
            limits: LIMITS.map(text),
            cap: text("cap"),
            cap_minutes: text("cap-minutes"),
            allowance: text("allowance"),
            amber: text("amber"),
            red: text("red"),
            priority: all("priority").into_iter().filter(|code| !code.is_empty()).collect(),
            confirms: ticked("confirms"),
            alternation: text("alternation"),
            turn: all("turn").into_iter().filter(|code| !code.is_empty()).take(MOST_TURNS).collect(),
            shares: Category::ALL.iter().map(|one| text(&format!("share-{}", one.code()))).collect(),
            within: text("within"),
            window: text("window"),
            beacon: text("beacon"),
            balance: text("balance"),
            reply: ticked("reply"),
            reply_limit: text("reply-limit"),
            reply_count: text("reply-count"),
            reason: text("reason"),
        };
        if fixed {
            typed.window.clone_from(&before.window);
            typed.beacon.clone_from(&before.beacon);
            if before.within == "time" {
                typed.within.clone_from(&before.within);
            }
        }
        typed
    }

    /// The rules that were typed, or what is wrong with each field; `faults` says what speaks against rules.
    pub fn read(
        &self,
        lang: Lang,
        zone: &Zone,
        plan: &FloorPlan,
        faults: impl FnOnce(&Rules) -> Vec<InvalidRules>,
    ) -> Result<Rules, Wrong> {
        let mut wrong = Wrong::default();
        let mut read = Reading { lang, wrong: &mut wrong };
        let rules = self.rules(&mut read, zone, plan);
        // Something stands in for what could not be read; that it was not read is enough to say.
        let read: Vec<_> = faults(&rules)
            .iter()
            .filter(|error| *error != &InvalidRules::RedBeforeAmber || wrong.of("amber").is_none())
            .map(|error| fault::sentence(lang, zone, error))
            .filter(|(field, _)| wrong.of(field).is_none())
            .collect();
        for (field, sentence) in read {
            wrong.add(field, sentence);
        }
        if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
    }

    fn rules(&self, read: &mut Reading<'_>, zone: &Zone, plan: &FloorPlan) -> Rules {
        let opens_at = read.instant("opens", &self.opens, zone);
        let closes_at = read.instant("closes", &self.closes, zone);
        let per_delegation = read.number("per-delegation", &self.per_delegation);
        let mut limits = LIMITS.iter().zip(&self.limits).map(|(field, text)| read.limit(field, text));
        let mut limit = || limits.next().unwrap_or(TimeLimit::TWO_MINUTES);
        let limits = Limits {
            single: limit(),
            group: limit(),
            joint: limit(),
            dignitary: limit(),
            panellist: limit(),
            reply: limit(),
        };
        let cap = match scope(&self.cap) {
            None => None,
            Some(CapScope::Meeting) => plan.cap,
            Some(scope) => Some(Cap { minutes: read.number("cap-minutes", &self.cap_minutes), scope }),
        };
        Rules {
            categories: Category::ALL
                .into_iter()
                .filter(|one| self.categories.iter().any(|c| c == one.code()))
                .collect(),
            delegations: self
                .only_some
                .then(|| self.delegations.iter().filter_map(|no| no.parse().ok().map(DelegationNo)).collect()),
            opens_at,
            closes_at,
            per_delegation,
            asks_for_text: self.asks_for_text,
            limits,
            cap,
            allowance_seconds: read.length("allowance", &self.allowance),
            amber_seconds: read.length("amber", &self.amber),
            red_seconds: read.length("red", &self.red),
            order: self.order(read),
            right_of_reply: self.reply.then(|| RightOfReply {
                limit: read.limit("reply-limit", &self.reply_limit),
                per_delegation: read.number("reply-count", &self.reply_count),
            }),
        }
    }

    fn order(&self, read: &mut Reading<'_>) -> OrderRules {
        let alternation = match self.alternation.as_str() {
            "pattern" => {
                Alternation::Pattern { turn: self.turn.iter().filter_map(|code| Category::from_code(code)).collect() }
            }
            "quota" => Alternation::Quota {
                shares: Category::ALL
                    .into_iter()
                    .zip(&self.shares)
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(category, text)| Share { category, percent: read.share(text) })
                    .collect(),
            },
            _ => Alternation::None,
        };
        let within = match self.within.as_str() {
            "lot" => Within::Lot {
                window_seconds: read.length("window", &self.window),
                beacon: (!self.beacon.is_empty()).then(|| self.beacon.clone()),
            },
            _ => Within::Time,
        };
        OrderRules {
            priority: self.priority.iter().filter_map(|code| Standing::from_code(code)).collect(),
            confirms_dignitaries: self.confirms,
            alternation,
            within,
            balance: match self.balance.as_str() {
                "gender" => Some(Balance::Gender),
                "region" => Some(Balance::Region),
                _ => None,
            },
        }
    }
}

/// Reads fields, and collects what is wrong with them.
struct Reading<'a> {
    lang: Lang,
    wrong: &'a mut Wrong,
}

impl Reading<'_> {
    /// Which field, and what was typed into it.
    fn values<'v>(&self, field: &str, text: &'v str) -> [(&'static str, FluentValue<'v>); 2] {
        [("field", fault::label(self.lang, field).into()), ("text", text.into())]
    }

    fn number(&mut self, field: &'static str, text: &str) -> u32 {
        self.whole(field, text, lengths::number(text))
    }

    fn share(&mut self, text: &str) -> u32 {
        self.whole("shares", text, percent(text))
    }

    fn whole(&mut self, field: &'static str, text: &str, read: Option<u32>) -> u32 {
        read.unwrap_or_else(|| {
            self.wrong.add(field, self.lang.with("rules-number-wrong", &self.values(field, text)));
            1
        })
    }

    fn length(&mut self, field: &'static str, text: &str) -> u32 {
        seconds(text).unwrap_or_else(|| {
            self.wrong.add(field, self.lang.with("rules-length-wrong", &self.values(field, text)));
            0
        })
    }

    fn limit(&mut self, field: &'static str, text: &str) -> TimeLimit {
        let Some(seconds) = seconds(text) else {
            self.wrong.add(field, self.lang.with("rules-length-wrong", &self.values(field, text)));
            return TimeLimit::TWO_MINUTES;
        };
        TimeLimit::from_seconds(seconds).unwrap_or_else(|_| {
            self.wrong.add(field, self.lang.with("rules-limit-wrong", &self.values(field, text)));
            TimeLimit::TWO_MINUTES
        })
    }

    /// A local time of the meeting's zone; an empty field is none.
    fn instant(&mut self, field: &'static str, text: &str, zone: &Zone) -> Option<Timestamp> {
        if text.is_empty() {
            return None;
        }
        match text.parse::<DateTime>() {
            Ok(local) => Some(zone.instant(local)),
            Err(_) => {
                self.wrong.add(field, self.lang.with("programme-time-wrong", &[("time", text.into())]));
                None
            }
        }
    }
}

/// As an input of date and time takes it.
pub fn local(zone: &Zone, at: Timestamp) -> String {
    let local = zone.local(at);
    let form = if local.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    local.strftime(form).to_string()
}

/// The stable code of what a cap counts for.
pub fn scope_code(scope: CapScope) -> &'static str {
    match scope {
        CapScope::Meeting => "meeting",
        CapScope::Session => "session",
        CapScope::Slot => "slot",
    }
}

/// What a cap with this code counts for.
pub fn scope(code: &str) -> Option<CapScope> {
    [CapScope::Meeting, CapScope::Session, CapScope::Slot].into_iter().find(|scope| scope_code(*scope) == code)
}
