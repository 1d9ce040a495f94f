//! Whether a draw by lot is what the published log leads to. Public fields are enough.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use crate::floor::draw::{Draw, commitment};
use crate::floor::hash::Hash;
use crate::ids::{InscriptionNo, SessionId};

/// A draw that was made again from the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The version of its line.
    pub version: u64,
    /// The session.
    pub session: SessionId,
    /// The inscriptions of the window in the order of their lots.
    pub order: Vec<InscriptionNo>,
}

/// What the lines so far say of the draws to come.
#[derive(Debug, Default)]
pub(super) struct Lots {
    /// Version, instant and hash of every line.
    lines: Vec<(u64, Timestamp, Hash)>,
    sessions: BTreeMap<String, Session>,
}

#[derive(Debug, Default)]
struct Session {
    commitment: Option<Hash>,
    window: Option<SignedDuration>,
    /// When the list was opened, and by which line.
    opened: Option<(Timestamp, u64)>,
    inscriptions: Vec<(InscriptionNo, Timestamp)>,
}

impl Lots {
    /// Takes in the public form of a line that fits the chain. For one with a draw, makes it again.
    pub(super) fn take(
        &mut self,
        line: &Map<String, Value>,
        version: u64,
        at: Timestamp,
        hash: Hash,
    ) -> Option<Result<Drawn, String>> {
        let text = |name: &str| line.get(name).and_then(Value::as_str);
        let name = text("session").unwrap_or_default().to_owned();
        let drawn = match text("type")? {
            "order_drawn" => Some(self.again(line, version, &name)),
            _ => None,
        };
        self.lines.push((version, at, hash));
        let session = self.sessions.entry(name).or_default();
        match text("type")? {
            "rules_set" => {
                let digits = text("commitment").and_then(|digits| Hash::parse(digits).ok());
                let within = line.get("rules").map(|rules| &rules["order"]["within"]);
                session.window =
                    within.and_then(|within| within["window_seconds"].as_i64()).map(SignedDuration::from_secs);
                session.commitment = digits.or(session.commitment.filter(|_| session.window.is_some()));
            }
            "list_opened" => session.opened = session.opened.or(Some((at, version))),
            "undone" => {
                let number = |name: &str| line.get(name).and_then(Value::as_u64).unwrap_or(0);
                let taken_back = number("first")..=number("last");
                for session in self.sessions.values_mut() {
                    session.opened = session.opened.filter(|(_, version)| !taken_back.contains(version));
                }
            }
            "inscribed" => {
                let no = line.get("inscription").and_then(Value::as_u64).and_then(|no| u32::try_from(no).ok());
                session.inscriptions.extend(no.map(|no| (InscriptionNo(no), at)));
            }
            _ => {}
        }
        drawn
    }

    fn again(&self, line: &Map<String, Value>, version: u64, name: &str) -> Result<Drawn, String> {
        let fail = |what: &str| Err(format!("the draw of version {version} does not hold: {what}"));
        let draw = line.get("draw").cloned().and_then(|draw| serde_json::from_value::<Draw>(draw).ok());
        let (Some(draw), Ok(session)) = (draw, SessionId::parse(name)) else { return fail("it cannot be read") };
        let Some(known) = self.sessions.get(name) else { return fail("its session has no rules") };
        let (Some(committed), Some(window), Some((opened, _))) = (known.commitment, known.window, known.opened) else {
            return fail("no seed was committed to before its window");
        };
        if commitment(&session, &draw.seed) != committed {
            return fail("its seed is not the one that was committed to before the window opened");
        }
        let closes = opened.checked_add(window).unwrap_or(Timestamp::MAX);
        let last_line = self.lines.iter().rev().find(|(_, at, _)| *at <= closes);
        if last_line.map(|(version, _, hash)| (*version, *hash)) != Some((draw.log.version, draw.log.hash)) {
            return fail("it was not mixed with the hash that the log had at the closing instant of the window");
        }
        let inside: Vec<_> = known.inscriptions.iter().filter(|(_, at)| *at <= closes).map(|(no, _)| *no).collect();
        let last = line.get("last").and_then(Value::as_u64);
        if inside.last().map(|no| u64::from(no.0)) != last {
            return fail("not all inscriptions of the window took part, or others did");
        }
        Ok(Drawn { version, order: draw.order(&session, inside), session })
    }
}
