//! What a harvester asks: the verb and its arguments.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{MOST_RECORDS, Needs, Page, Position, Repository, token};

/// A request that was read. [`Asked::needs`] says what has to be fetched for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What stands in the answer as the request; empty where the request made no sense.
    pub(super) arguments: Vec<(String, String)>,
    pub(super) verb: Result<Verb, Vec<Fault>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Identify,
    Formats { key: Option<String> },
    Sets,
    Record { key: String },
    List(Listing),
}

/// A list, at one of its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub headers_only: bool,
    pub from: Option<Timestamp>,
    pub before: Option<Timestamp>,
    pub set: Option<String>,
    pub after: Option<Position>,
    /// How many records stood on the pages before.
    pub cursor: usize,
}

/// A condition of the protocol: its code, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    pub text: String,
}

fn fault(code: &'static str, text: impl Into<String>) -> Fault {
    Fault { code, text: text.into() }
}

/// The six verbs, each with what it needs and what it permits besides; a token stands alone.
const VERBS: [(&str, &[&str], &[&str], bool); 6] = [
    ("Identify", &[], &[], false),
    ("ListMetadataFormats", &[], &["identifier"], false),
    ("ListSets", &[], &[], true),
    ("GetRecord", &["identifier", "metadataPrefix"], &[], false),
    ("ListIdentifiers", &["metadataPrefix"], &["from", "until", "set"], true),
    ("ListRecords", &["metadataPrefix"], &["from", "until", "set"], true),
];

/// Reads the pairs of a query or a form, in the order in which they came.
pub fn read(pairs: &[(String, String)], repository: &Repository) -> Asked {
    match checked(pairs) {
        Err(faults) => Asked { arguments: Vec::new(), verb: Err(faults) },
        Ok(verb) => match understood(verb, pairs, repository) {
            // A wrong argument stands in no answer as the request.
            Err(faults) if faults.iter().any(|fault| fault.code == "badArgument") => {
                Asked { arguments: Vec::new(), verb: Err(faults) }
            }
            verb => Asked { arguments: pairs.to_vec(), verb },
        },
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The verb, once all its arguments are permitted and there.
fn checked(pairs: &[(String, String)]) -> Result<&'static str, Vec<Fault>> {
    let verbs: Vec<&str> = pairs.iter().filter(|(key, _)| key == "verb").map(|(_, value)| value.as_str()).collect();
    let names = VERBS.map(|(name, ..)| name).join(", ");
    let [asked] = verbs.as_slice() else {
        let what = if verbs.is_empty() { "No verb is given" } else { "More than one verb is given" };
        return Err(vec![fault("badVerb", format!("{what}; give one of {names}."))]);
    };
    let Some((verb, needed, permitted, resumes)) = VERBS.into_iter().find(|(name, ..)| name == asked) else {
        return Err(vec![fault("badVerb", format!("“{asked}” is no verb; give one of {names}."))]);
    };
    let mut faults = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (key, _) in pairs.iter().filter(|(key, _)| key != "verb") {
        let known = needed.contains(&key.as_str())
            || permitted.contains(&key.as_str())
            || (resumes && key == "resumptionToken");
        if !known {
            faults.push(fault("badArgument", format!("{verb} takes no argument “{key}”.")));
        } else if seen.contains(&key.as_str()) {
            faults.push(fault("badArgument", format!("“{key}” is given twice.")));
        }
        seen.push(key);
    }
    if seen.contains(&"resumptionToken") {
        if seen.len() > 1 {
            faults.push(fault("badArgument", "A resumptionToken stands alone beside the verb."));
        }
    } else {
        let missing = needed.iter().filter(|name| !seen.contains(name));
        faults.extend(missing.map(|name| fault("badArgument", format!("{verb} needs the argument “{name}”."))));
    }
    if faults.is_empty() { Ok(verb) } else { Err(faults) }
}

fn understood(verb: &str, pairs: &[(String, String)], repository: &Repository) -> Result<Verb, Vec<Fault>> {
    let given = |name: &str| value(pairs, name);
    let bad_token = || vec![fault("badResumptionToken", "This resumptionToken was not given out here; ask anew.")];
    if let Some(prefix) = given("metadataPrefix").filter(|prefix| *prefix != "oai_dc") {
        let text = format!("There is no format “{prefix}”; take oai_dc.");
        return Err(vec![fault("cannotDisseminateFormat", text)]);
    }
    match verb {
        "Identify" => Ok(Verb::Identify),
        "ListMetadataFormats" => match given("identifier") {
            None => Ok(Verb::Formats { key: None }),
            Some(identifier) => Ok(Verb::Formats { key: Some(key(identifier, repository)?) }),
        },
        "ListSets" if given("resumptionToken").is_some() => Err(bad_token()),
        "ListSets" if repository.sets.is_empty() => Err(vec![no_sets()]),
        "ListSets" => Ok(Verb::Sets),
        "GetRecord" => Ok(Verb::Record { key: key(given("identifier").unwrap_or_default(), repository)? }),
        list => {
            let headers_only = list == "ListIdentifiers";
            match given("resumptionToken") {
                Some(text) => token::read(text, headers_only).map(Verb::List).ok_or_else(bad_token),
                None => listing(headers_only, given, repository).map(Verb::List),
            }
        }
    }
}

fn no_sets() -> Fault {
    fault("noSetHierarchy", "There are no sets here; ask without one.")
}

/// The key in `oai:{host}:{key}`.
fn key(identifier: &str, repository: &Repository) -> Result<String, Vec<Fault>> {
    let key = identifier.strip_prefix("oai:").and_then(|rest| rest.strip_prefix(repository.host.as_str()));
    match key.and_then(|rest| rest.strip_prefix(':')) {
        Some(key) => Ok(key.to_owned()),
        None => Err(vec![not_there(identifier)]),
    }
}

pub fn not_there(identifier: &str) -> Fault {
    fault("idDoesNotExist", format!("There is no record “{identifier}”."))
}

pub fn nothing_fits() -> Fault {
    fault("noRecordsMatch", "No record changed in this time, or none of this set.")
}

fn listing<'a>(
    headers_only: bool,
    given: impl Fn(&str) -> Option<&'a str>,
    repository: &Repository,
) -> Result<Listing, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut bound = |name: &str| match given(name).map(|text| (text, Bound::read(text))) {
        None => None,
        Some((_, Some(bound))) => Some(bound),
        Some((text, None)) => {
            let text = format!("“{text}” is no {name}: 2026-11-29 and 2026-11-29T08:00:00Z are permitted.");
            faults.push(fault("badArgument", text));
            None
        }
    };
    let (from, until) = (bound("from"), bound("until"));
    if let (Some(from), Some(until)) = (&from, &until) {
        if from.whole_day != until.whole_day {
            faults.push(fault("badArgument", "“from” and “until” are both days, or both seconds."));
        } else if from.start > until.start {
            faults.push(fault("badArgument", "“from” is after “until”."));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let set = given("set").map(str::to_owned);
    if let Some(set) = &set {
        if repository.sets.is_empty() {
            return Err(vec![no_sets()]);
        }
        if !repository.sets.iter().any(|one| one.spec == *set) {
            return Err(vec![nothing_fits()]);
        }
    }
    let before = until.and_then(|until| until.end);
    Ok(Listing { headers_only, from: from.map(|from| from.start), before, set, after: None, cursor: 0 })
}

/// A day or a second: from its start until before its end.
struct Bound {
    start: Timestamp,
    /// `None` at the end of time.
    end: Option<Timestamp>,
    whole_day: bool,
}

impl Bound {
    fn read(text: &str) -> Option<Self> {
        if text.len() == 10 {
            let day: Date = text.parse().ok()?;
            let start = midnight(day)?;
            let end = day.tomorrow().ok().and_then(midnight);
            return Some(Self { start, end, whole_day: true });
        }
        // 20 characters are whole seconds in UTC, and nothing else.
        let start: Timestamp = (text.len() == 20 && text.ends_with('Z')).then(|| text.parse().ok())??;
        Some(Self { start, end: Timestamp::from_second(start.as_second() + 1).ok(), whole_day: false })
    }
}

fn midnight(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
}

impl Asked {
    /// What has to be fetched for the answer.
    pub fn needs(&self) -> Needs {
        match &self.verb {
            Ok(Verb::Record { key } | Verb::Formats { key: Some(key) }) => Needs::One(key.clone()),
            Ok(Verb::List(listing)) => Needs::Page(Page {
                from: listing.from,
                before: listing.before,
                set: listing.set.clone(),
                after: listing.after,
                most: MOST_RECORDS + 1,
            }),
            Ok(Verb::Identify | Verb::Formats { key: None } | Verb::Sets) | Err(_) => Needs::Nothing,
        }
    }
}
