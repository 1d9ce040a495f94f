//! Whether a file of the log is what was logged, line by line.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::calls::Calls;
use super::lots::{Drawn, Lots};
use super::replay::replay;
use super::{FORM, SealKey, canonical, fields, genesis, link, public, public_form, with_end};
use crate::floor::event::Recorded;
use crate::floor::hash::Hash;
use crate::ids::MeetingId;

/// What does not hold in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line of the file, from 1.
    pub line: usize,
    /// One sentence: what, and what that means.
    pub text: String,
}

/// What a file of the log says, and what of it does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// The meeting, when the first line names it.
    pub meeting: Option<MeetingId>,
    /// How many events the file has.
    pub events: usize,
    /// How many of them are opened, with all their fields.
    pub opened: usize,
    /// The hash of the last line. Compare it with what was published or kept elsewhere.
    pub head: Option<Hash>,
    /// The events that are opened, in order.
    pub log: Vec<Recorded>,
    /// The draws by lot, made again from the log.
    pub draws: Vec<Drawn>,
    /// Who was called in each session, with the order of its list made again from the log. Empty when the file
    /// does not verify.
    pub calls: Vec<Calls>,
    /// What does not hold; empty when the file verifies.
    pub findings: Vec<Finding>,
}

/// A line of a file, read.
struct Line {
    version: u64,
    at: Timestamp,
    /// Its public form, made again from all fields when it is opened.
    public: String,
    hash: Hash,
    /// Its fields, all of them when it is opened.
    fields: Map<String, Value>,
    /// The event, when it is opened.
    event: Option<Recorded>,
    /// The event with placeholders for what can be sealed.
    public_event: Recorded,
}

/// Checks a file of the log: the chain of hashes, the seals of opened lines, the order of versions and
/// instants, and every draw by lot. Every command is decided again, and every list put into its order again:
/// from all fields when all lines are opened, else from the public ones.
pub fn verify(text: &str) -> Verified {
    let mut verified = Verified::default();
    let mut lines = (1..).zip(text.strip_suffix('\n').unwrap_or(text).split('\n'));
    let first = lines.next().map_or("", |(_, first)| first);
    let (meeting, until, head) = match read_head(first) {
        Ok(head) => head,
        Err(text) => {
            verified.findings.push(Finding { line: 1, text });
            return verified;
        }
    };
    let (mut version, mut at, mut hash) = (0u64, Timestamp::MIN, Some(genesis(&meeting)));
    let (mut last, mut lots, mut whole) = (1, Lots::default(), true);
    let mut public = Vec::new();
    for (number, raw) in lines {
        last = number;
        let mut found = |text: String| verified.findings.push(Finding { line: number, text });
        let line = match read_line(raw) {
            Ok(line) => line,
            Err(text) => {
                found(text);
                // Where it would have led is not known, so the next line is not compared with it.
                (version, hash, whole) = (version.saturating_add(1), None, false);
                continue;
            }
        };
        verified.events += 1;
        if Some(line.version) != version.checked_add(1) {
            found(format!(
                "version {} follows version {version}; a line is missing, doubled or in another place",
                line.version
            ));
        } else if hash.is_some_and(|hash| link(&hash, &line.public) != line.hash) {
            found(format!(
                "its hash does not follow from what it says and from the line before it; version {} is not what was logged",
                line.version
            ));
        } else if line.at < at {
            found(format!(
                "it happened at {}, before the line that precedes it ({at}); a log never goes back",
                line.at
            ));
        } else {
            match lots.take(&line.fields, line.version, line.at, line.hash) {
                Some(Ok(drawn)) => verified.draws.push(drawn),
                // After a line that could not be read it is not known what the draw rests on.
                Some(Err(text)) if whole => found(text),
                Some(Err(_)) | None => {}
            }
        }
        (version, at, hash) = (line.version, line.at, Some(line.hash));
        verified.log.extend(line.event);
        public.push(line.public_event);
    }
    verified.opened = verified.log.len();
    if verified.findings.is_empty() && (version, hash) != (until, Some(head)) {
        let text = format!(
            "the file ends with version {version} and not with version {until} and the hash that its first line names; lines are missing at the end"
        );
        verified.findings.push(Finding { line: last, text });
    }
    if verified.findings.is_empty() {
        // The line with version 1 is the second of the file.
        let line = |version: u64| usize::try_from(version).unwrap_or(usize::MAX).saturating_add(1);
        let opened = verified.opened == verified.events;
        let replayed = replay(if opened { &verified.log } else { &public }, !opened);
        let found = replayed.findings.into_iter();
        verified.findings.extend(found.map(|(version, text)| Finding { line: line(version), text }));
        if verified.findings.is_empty() {
            verified.calls = replayed.calls;
        }
    }
    verified.meeting = Some(meeting);
    verified.head = hash;
    verified
}

fn read_head(raw: &str) -> Result<(MeetingId, u64, Hash), String> {
    let no_log = || format!("it is not the first line of a log of Rostrum, {{\"head\":…,\"log\":\"{FORM}\",…}}");
    let Ok(Value::Object(head)) = serde_json::from_str::<Value>(raw) else { return Err(no_log()) };
    let text = |name| head.get(name).and_then(Value::as_str);
    if head.len() != 4 || text("log") != Some(FORM) {
        return Err(no_log());
    }
    let meeting = text("meeting").and_then(|id| MeetingId::parse(id).ok()).ok_or_else(no_log)?;
    let hash = text("head").and_then(|hash| Hash::parse(hash).ok()).ok_or_else(no_log)?;
    let version = head.get("version").and_then(Value::as_u64).ok_or_else(no_log)?;
    if raw != super::head(&meeting, version, &hash) {
        return Err(another_form());
    }
    Ok((meeting, version, hash))
}

fn read_line(raw: &str) -> Result<Line, String> {
    let Ok(Value::Object(mut line)) = serde_json::from_str::<Value>(raw) else {
        return Err("it is no JSON object; it was cut or changed".to_owned());
    };
    let mut take = |name: &str| take_digits(&mut line, name);
    let hash = take("hash")?.ok_or_else(|| missing("hash"))?;
    let key = take("key")?;
    let version = line.get("version").and_then(Value::as_u64).ok_or_else(|| missing("version"))?;
    let at = line.get("at").and_then(Value::as_str).ok_or_else(|| missing("at"))?;
    let at = at.parse().map_err(|_| "its \"at\" is no instant; the line was changed".to_owned())?;
    let own = canonical(&Value::Object(line.clone()));
    let mut end = Vec::new();
    let (key_digits, hash_digits) = (key.map(|key| key.to_string()), hash.to_string());
    end.extend(key_digits.as_deref().map(|digits| ("key", digits)));
    end.push(("hash", hash_digits.as_str()));
    if raw != with_end(&own, &end) {
        return Err(another_form());
    }
    let unknown = |error: serde_json::Error| {
        format!("its event is not known to this program ({error}); a newer Rostrum may have written it")
    };
    let Some(key) = key else {
        let public_event = public::read(line.clone()).map_err(unknown)?;
        return Ok(Line { version, at, public: own, hash, fields: line, event: None, public_event });
    };
    let public = public_form(line.clone(), &SealKey(*key.as_bytes()));
    let event = serde_json::from_value(Value::Object(line.clone())).map_err(unknown)?;
    let public_event = public::read(fields::split(line.clone()).0).map_err(unknown)?;
    Ok(Line { version, at, public, hash, fields: line, event: Some(event), public_event })
}

fn take_digits(line: &mut Map<String, Value>, name: &str) -> Result<Option<Hash>, String> {
    let Some(value) = line.remove(name) else { return Ok(None) };
    let hash = value.as_str().and_then(|digits| Hash::parse(digits).ok());
    hash.map(Some).ok_or_else(|| format!("its \"{name}\" is not 64 digits out of 0-9 and a-f; the line was changed"))
}

fn missing(name: &str) -> String {
    format!("it has no \"{name}\", which every line has; the line was changed")
}

fn another_form() -> String {
    "it is not written as Rostrum writes it (order, white space or repeated names); the line was changed".to_owned()
}
