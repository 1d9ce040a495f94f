//! The rules of the list of speakers of one session, as data.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::charge::Kind;
use super::command::Standing;
use super::plan::FloorPlan;
use crate::concept_note::{Cap, CapScope, TimeLimit};
use crate::ids::DelegationNo;
use crate::participant::Category;

/// Who may inscribe, for how long one speaks, and in which order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Categories that may inscribe.
    pub categories: Vec<Category>,
    /// The only delegations that may inscribe; `None`: all of those categories.
    pub delegations: Option<Vec<DelegationNo>>,
    /// When the list opens by itself.
    pub opens_at: Option<Timestamp>,
    /// When it closes by itself; `None`: with the floor.
    pub closes_at: Option<Timestamp>,
    /// Inscriptions that one delegation may have, 1 to 10.
    pub per_delegation: u32,
    /// Whether the form asks for the text of the statement.
    pub asks_for_text: bool,
    /// Speaking time.
    pub limits: Limits,
    /// Cap of the floor. One by meeting is that of the programme.
    pub cap: Option<Cap>,
    /// Seconds reckoned between two speakers, 0 to 120; not charged to the cap.
    pub allowance_seconds: u32,
    /// Seconds before the limit at which the clock turns amber.
    pub amber_seconds: u32,
    /// Seconds before the limit at which it turns red.
    pub red_seconds: u32,
    /// In which order one is called.
    pub order: OrderRules,
    /// Rights of reply; `None`: there are none.
    pub right_of_reply: Option<RightOfReply>,
}

/// Speaking time by kind of intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// For one's own delegation.
    pub single: TimeLimit,
    /// On behalf of a group of States.
    pub group: TimeLimit,
    /// A joint statement.
    pub joint: TimeLimit,
    /// A dignitary.
    pub dignitary: TimeLimit,
    /// A person named in the programme.
    pub panellist: TimeLimit,
    /// A panellist's reply.
    pub reply: TimeLimit,
}

/// Rights of reply: called when nobody else waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightOfReply {
    /// Speaking time.
    pub limit: TimeLimit,
    /// How many one delegation may have in a session, 1 to 3.
    pub per_delegation: u32,
}

/// The chain of the order: class, then alternation, then lot or time, then balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRules {
    /// Standings that go before others, the first first. Whoever is not named goes last.
    pub priority: Vec<Standing>,
    /// Whether a dignitary has place and speaking time of one only once the chair or the secretariat has confirmed it;
    /// before, as who speaks for the own delegation. Anybody can say so of oneself.
    #[serde(default, skip_serializing_if = "is_false")]
    pub confirms_dignitaries: bool,
    /// Alternation between categories inside a class.
    pub alternation: Alternation,
    /// Inside a category.
    pub within: Within,
    /// Alternation inside a category by what speakers declared.
    pub balance: Option<Balance>,
}

/// Alternation between categories.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Alternation {
    /// None.
    #[default]
    None,
    /// In turns: one of each named category, then one of all others, then from the beginning. A category
    /// named twice has two in a turn; one of which nobody waits is passed over.
    Pattern {
        /// The categories of a turn, 1 to 20.
        turn: Vec<Category>,
    },
    /// By shares of the minutes. Categories not named share the rest. What one does not use flows to the
    /// others in proportion.
    Quota {
        /// The shares.
        shares: Vec<Share>,
    },
}

/// A share of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Whose.
    pub category: Category,
    /// At least so many per cent, 1 to 100; all together at most 100.
    pub percent: u32,
}

/// The order inside a category.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Within {
    /// By time of inscription.
    #[default]
    Time,
    /// By lot among all who inscribe inside the window; who comes later stands behind them by time.
    Lot {
        /// Length of the window from the opening of the list, in seconds, 10 to 2,592,000 (30 days).
        window_seconds: u32,
        /// The external value that is mixed in, named beforehand: its source and which of its values,
        /// 1 to 300 characters. `None`: nothing is mixed in.
        beacon: Option<String>,
    },
}

/// Alternation by what speakers declared. Who declared nothing counts as a group of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Balance {
    /// By gender.
    Gender,
    /// By regional group.
    Region,
}

/// Rules that do not hold together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRules {
    /// Nobody could inscribe.
    #[error("Nobody could inscribe: choose at least one category, and at least one delegation when only some may.")]
    Nobody,
    /// The list would close before it opens.
    #[error("The list would close before it opens; choose a closing instant after the opening instant.")]
    ClosesBeforeOpening,
    /// A number is out of its range.
    #[error("{what}: {value} does not fit; {least} to {most} are permitted.")]
    OutOfRange {
        /// Which.
        what: &'static str,
        /// What was given.
        value: u32,
        /// The least permitted.
        least: u32,
        /// The most permitted.
        most: u32,
    },
    /// A cap by meeting is not that of the programme.
    #[error("A cap for the whole meeting is that of the concept note; choose a cap by session or by slot here.")]
    MeetingCap,
    /// Red before amber.
    #[error("The clock would turn red before it turns amber; choose an amber threshold that is not below the red one.")]
    RedBeforeAmber,
    /// A standing or a category is named twice.
    #[error("\"{0}\" is named twice; name it once.")]
    Twice(&'static str),
    /// The shares leave nothing to categories that may inscribe.
    #[error("The shares make 100 % and leave nothing to {0}; lower a share or name a share for them.")]
    NothingLeft(Category),
    /// The external value is not named in so many words.
    #[error("The external value needs its source and which of its values, in 1 to 300 characters.")]
    BeaconNotNamed,
    /// The list would have opened already.
    #[error("The list would have opened at {at}, which is past; choose a later instant, or none and open it by hand.")]
    OpensInPast {
        /// The opening instant.
        at: Timestamp,
    },
    /// The cap was extended, and another scope does not know of it.
    #[error(
        "The cap was extended by {seconds} s, which a cap with another scope would lose; keep the scope, or take the cap away first and then set one with the minutes that it is to have."
    )]
    ExtensionLost {
        /// By how much.
        seconds: i64,
    },
    /// The window would not be over when the list closes.
    #[error("The intake window lasts until after the list closes; shorten the window or close later.")]
    WindowOutlastsList,
}

impl Rules {
    /// The rules that follow from the plan alone.
    pub fn of(plan: &FloorPlan) -> Self {
        Self {
            categories: plan.categories.clone(),
            delegations: None,
            opens_at: None,
            closes_at: None,
            per_delegation: 1,
            asks_for_text: true,
            limits: Limits {
                single: plan.limit,
                group: plan.limit,
                joint: plan.limit,
                dignitary: plan.limit,
                panellist: plan.person_limit,
                reply: plan.person_limit,
            },
            cap: plan.cap,
            allowance_seconds: plan.allowance_seconds,
            amber_seconds: 30,
            red_seconds: 0,
            order: OrderRules::default(),
            right_of_reply: None,
        }
    }

    /// The speaking time of a kind; for interventions by their standing.
    pub fn limit(&self, kind: Kind, standing: Standing) -> TimeLimit {
        match kind {
            Kind::Presentation => self.limits.panellist,
            Kind::Reply => self.limits.reply,
            Kind::RightOfReply => self.right_of_reply.map_or(self.limits.single, |rule| rule.limit),
            _ => match standing {
                Standing::Dignitary => self.limits.dignitary,
                Standing::Group => self.limits.group,
                Standing::Joint => self.limits.joint,
                Standing::Single => self.limits.single,
            },
        }
    }

    /// How many milliseconds are left of a limit when the clock turns amber, and when it turns red. Amber is
    /// at most the last half of the limit: a short intervention does not begin with it.
    pub fn thresholds_ms(&self, limit_seconds: u32) -> (i64, i64) {
        let amber = self.amber_seconds.min(limit_seconds / 2);
        (i64::from(amber) * 1_000, i64::from(self.red_seconds.min(amber)) * 1_000)
    }

    /// All that does not hold together, with the cap of the programme, each with what is permitted.
    pub fn faults(&self, plan: &FloorPlan) -> Vec<InvalidRules> {
        let mut faults = Vec::new();
        if self.categories.is_empty() || self.delegations.as_ref().is_some_and(Vec::is_empty) {
            faults.push(InvalidRules::Nobody);
        }
        if let (Some(opens), Some(closes)) = (self.opens_at, self.closes_at)
            && closes <= opens
        {
            faults.push(InvalidRules::ClosesBeforeOpening);
        }
        faults.extend(out_of_range("inscriptions of one delegation", self.per_delegation, 1, 10));
        faults.extend(out_of_range("seconds between two speakers", self.allowance_seconds, 0, 120));
        faults.extend(out_of_range(
            "seconds before the limit at which the clock turns amber",
            self.amber_seconds,
            0,
            600,
        ));
        if self.red_seconds > self.amber_seconds {
            faults.push(InvalidRules::RedBeforeAmber);
        }
        if let Some(cap) = self.cap {
            faults.extend(out_of_range("minutes of the cap", cap.minutes, 1, 1_440));
            if cap.scope == CapScope::Meeting && plan.cap != self.cap {
                faults.push(InvalidRules::MeetingCap);
            }
        }
        if let Some(reply) = self.right_of_reply {
            faults.extend(out_of_range("rights of reply of one delegation", reply.per_delegation, 1, 3));
        }
        self.order.add_faults(self, &mut faults);
        faults
    }
}

impl Default for OrderRules {
    /// Dignitaries, groups of States, joint statements, then all others by time of inscription.
    fn default() -> Self {
        Self {
            priority: vec![Standing::Dignitary, Standing::Group, Standing::Joint],
            confirms_dignitaries: false,
            alternation: Alternation::None,
            within: Within::Time,
            balance: None,
        }
    }
}

impl OrderRules {
    /// The class of a standing: 0 goes first.
    pub fn class(&self, standing: Standing) -> usize {
        self.priority.iter().position(|other| *other == standing).unwrap_or(self.priority.len())
    }

    /// The standing that counts for place and speaking time of one who claims this standing and was not confirmed.
    pub fn unconfirmed(&self, claimed: Standing) -> Standing {
        if self.confirms_dignitaries && claimed == Standing::Dignitary { Standing::Single } else { claimed }
    }

    /// Whether a new inscription can stand nowhere but behind those of its own and of earlier classes.
    pub fn is_plain(&self) -> bool {
        self.alternation == Alternation::None && self.balance.is_none()
    }

    fn add_faults(&self, rules: &Rules, faults: &mut Vec<InvalidRules>) {
        for (index, standing) in self.priority.iter().enumerate() {
            if self.priority[..index].contains(standing) {
                faults.push(InvalidRules::Twice(standing.code()));
            }
        }
        match &self.alternation {
            Alternation::None => {}
            Alternation::Pattern { turn } => {
                faults.extend(out_of_range("categories of a turn", count(turn), 1, 20));
            }
            Alternation::Quota { shares } => add_faults_of_shares(shares, rules, faults),
        }
        if let Within::Lot { window_seconds, beacon } = &self.within {
            faults.extend(out_of_range("seconds of the intake window", *window_seconds, 10, 2_592_000));
            if beacon.as_ref().is_some_and(|text| text.trim().is_empty() || text.chars().count() > 300) {
                faults.push(InvalidRules::BeaconNotNamed);
            }
            // Where it closes before it opens, that is said already.
            if let (Some(opens), Some(closes)) = (rules.opens_at, rules.closes_at)
                && opens < closes
                && closes.duration_since(opens).as_secs() < i64::from(*window_seconds)
            {
                faults.push(InvalidRules::WindowOutlastsList);
            }
        }
    }
}

fn add_faults_of_shares(shares: &[Share], rules: &Rules, faults: &mut Vec<InvalidRules>) {
    faults.extend(out_of_range("shares", count(shares), 1, 9));
    for (index, share) in shares.iter().enumerate() {
        faults.extend(out_of_range("per cent of a share", share.percent, 1, 100));
        if shares[..index].iter().any(|other| other.category == share.category) {
            faults.push(InvalidRules::Twice(share.category.name()));
        }
    }
    if shares.is_empty() {
        return;
    }
    let sum = per_cent(shares);
    faults.extend(out_of_range("per cent of all shares together", sum, 1, 100));
    let unnamed = |category: &&Category| !shares.iter().any(|share| share.category == **category);
    if sum == 100
        && let Some(left) = rules.categories.iter().find(unnamed)
    {
        faults.push(InvalidRules::NothingLeft(*left));
    }
}

/// Lines of logs that know nothing of a rule stay as they were hashed.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// The per cent of all shares together.
pub(super) fn per_cent(shares: &[Share]) -> u32 {
    shares.iter().fold(0, |sum: u32, share| sum.saturating_add(share.percent))
}

fn count<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}

fn out_of_range(what: &'static str, value: u32, least: u32, most: u32) -> Option<InvalidRules> {
    (!(least..=most).contains(&value)).then_some(InvalidRules::OutOfRange { what, value, least, most })
}
