//! Who is accepted without a decision of staff.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How the registrations of an offer are approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    /// Everybody at once.
    #[default]
    Everybody,
    /// By staff, one by one.
    ByHand,
    /// Those whom the rule fits at once, all others by staff.
    ByRule(Rule),
}

/// Whether one condition is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// One is enough.
    #[default]
    Any,
    /// All have to hold.
    All,
}

/// A rule of approval. One without conditions fits nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rule {
    /// Whether one is enough.
    pub combine: Combine,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

/// What can be known of a registration without asking anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The e-mail address ends in one of these domains, or below one: `bern.ch` takes `stadt.bern.ch` in. The
    /// address is what was typed; nobody has proved it.
    EmailDomain(Vec<String>),
    /// The delegation stands on the meeting's list of accredited organizations.
    Accredited,
    /// It stands there with one of these consultative statuses.
    Ecosoc(Vec<EcosocStatus>),
    /// It stands there with one of these accreditation statuses.
    Nhri(Vec<NhriStatus>),
    /// A file was handed in for the field with this code.
    Letter(String),
}

/// Consultative status with the Economic and Social Council (resolution 1996/31, part III).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EcosocStatus {
    /// General.
    General,
    /// Special.
    Special,
    /// On the roster.
    Roster,
}

/// Status of a national human rights institution under the Paris Principles (General Assembly resolution 48/134),
/// as the Global Alliance accredits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NhriStatus {
    /// Fully compliant.
    A,
    /// Partially compliant.
    B,
}

impl EcosocStatus {
    /// All.
    pub const ALL: [Self; 3] = [Self::General, Self::Special, Self::Roster];

    /// The stable code: `general`.
    pub fn code(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Special => "special",
            Self::Roster => "roster",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

impl NhriStatus {
    /// All.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// The stable code: `a`.
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// An organization on the meeting's list of accredited ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accredited {
    /// Its name, 1 to 200 characters.
    pub name: String,
    /// Its consultative status, when it has one.
    pub ecosoc: Option<EcosocStatus>,
    /// Its accreditation status, when it has one.
    pub nhri: Option<NhriStatus>,
}

/// What a rule looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The part of the e-mail address behind the "@", in lower case.
    pub email_domain: String,
    /// The delegation on the list of accredited organizations.
    pub accredited: Option<Accredited>,
    /// The codes of the fields for which a file was handed in.
    pub files: BTreeSet<String>,
}

/// A condition that held, with the value that made it hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The code of the condition: `email_domain`, `accredited`, `ecosoc`, `nhri`, `letter`.
    pub condition: String,
    /// The domain, the name on the list, the code of the status, the code of the field.
    pub value: String,
}

impl Approval {
    /// What approves it: nothing in particular where everybody is accepted; `None` where staff decide.
    pub fn of(&self, facts: &Facts) -> Option<Vec<Match>> {
        match self {
            Self::Everybody => Some(Vec::new()),
            Self::ByHand => None,
            Self::ByRule(rule) => rule.fits(facts),
        }
    }
}

impl Rule {
    /// What fits, when the rule as a whole does.
    pub fn fits(&self, facts: &Facts) -> Option<Vec<Match>> {
        let matched: Vec<Match> = self.conditions.iter().filter_map(|condition| condition.holds(facts)).collect();
        let enough = match self.combine {
            Combine::Any => !matched.is_empty(),
            Combine::All => !matched.is_empty() && matched.len() == self.conditions.len(),
        };
        enough.then_some(matched)
    }
}

impl Condition {
    /// The stable code: `email_domain`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmailDomain(_) => "email_domain",
            Self::Accredited => "accredited",
            Self::Ecosoc(_) => "ecosoc",
            Self::Nhri(_) => "nhri",
            Self::Letter(_) => "letter",
        }
    }

    fn holds(&self, facts: &Facts) -> Option<Match> {
        let listed = facts.accredited.as_ref();
        let value = match self {
            Self::EmailDomain(domains) => domains.iter().find(|domain| is_below(&facts.email_domain, domain))?.clone(),
            Self::Accredited => listed?.name.clone(),
            Self::Ecosoc(statuses) => listed?.ecosoc.filter(|status| statuses.contains(status))?.code().to_owned(),
            Self::Nhri(statuses) => listed?.nhri.filter(|status| statuses.contains(status))?.code().to_owned(),
            Self::Letter(field) => facts.files.get(field)?.clone(),
        };
        Some(Match { condition: self.code().to_owned(), value })
    }
}

/// Whether a domain is another one or below it.
fn is_below(domain: &str, other: &str) -> bool {
    let (domain, other) = (domain.to_lowercase(), other.trim().trim_start_matches(['@', '.']).to_lowercase());
    let rest = domain.strip_suffix(&other);
    !other.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
