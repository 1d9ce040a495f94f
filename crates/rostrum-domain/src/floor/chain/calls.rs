//! Who was called, and who stood first on the list by then. A call out of the order of the list is permitted;
//! the log shows it.

use std::collections::BTreeMap;

use crate::floor::command::Speaker;
use crate::floor::event::{Event, Recorded};
use crate::floor::rules::Balance;
use crate::floor::state::Floor;
use crate::ids::{InscriptionNo, SessionId};

/// Who was called in a session, and who waits in which order at the end of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calls {
    /// The session.
    pub session: SessionId,
    /// Who was called, in the order in which they had the floor. What was taken back is no call.
    pub calls: Vec<Call>,
    /// Who still waits, in the order of the list. Empty when that rests on what is sealed.
    pub waiting: Vec<InscriptionNo>,
    /// By what the rules balanced, where that is sealed: the order of the list cannot be made again then.
    pub sealed: Option<Balance>,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The version of its line.
    pub version: u64,
    /// Who got the floor.
    pub inscription: InscriptionNo,
    /// Who stood before it on the list and was not passed over as not ready, in the order of the list.
    pub ahead_of: Vec<InscriptionNo>,
}

/// The calls of a log while it is folded.
#[derive(Debug, Default)]
pub(super) struct Caller {
    /// Whether what the log seals is not known.
    sealed: bool,
    sessions: BTreeMap<SessionId, (Vec<Call>, Option<Balance>)>,
}

impl Caller {
    pub(super) fn new(sealed: bool) -> Self {
        Self { sealed, ..Self::default() }
    }

    /// Whether the order of a list cannot be known.
    pub(super) fn is_sealed(&self, session: &SessionId) -> bool {
        self.sessions.get(session).is_some_and(|(_, balance)| balance.is_some())
    }

    /// Takes in a line; `floor` is the state before it.
    pub(super) fn take(&mut self, floor: &Floor, line: &Recorded) {
        match &line.event {
            Event::FloorGiven { speaker: Speaker::Inscription(no), session, .. } => {
                let ahead_of = if self.is_sealed(session) { Vec::new() } else { passed_over(floor, session, *no) };
                let call = Call { version: line.version, inscription: *no, ahead_of };
                self.sessions.entry(session.clone()).or_default().0.push(call);
            }
            // From here on the list rests on what was declared, also where it was moved before other rules.
            Event::RulesSet { session, rules, .. } if self.sealed => {
                let balance = &mut self.sessions.entry(session.clone()).or_default().1;
                *balance = balance.or(rules.order.balance);
            }
            Event::Undone { first, last } => {
                for (calls, _) in self.sessions.values_mut() {
                    calls.retain(|call| !(*first..=*last).contains(&call.version));
                }
            }
            _ => {}
        }
    }

    /// The calls of every list, at the end of the log.
    pub(super) fn finish(mut self, floor: &Floor) -> Vec<Calls> {
        let calls = floor.lists.keys().map(|session| {
            let (calls, sealed) = self.sessions.remove(session).unwrap_or_default();
            let waiting = floor.waiting(session).filter(|_| sealed.is_none()).map(|entry| entry.no).collect();
            Calls { session: session.clone(), calls, waiting, sealed }
        });
        calls.collect()
    }
}

/// Who would have been called before this one.
fn passed_over(floor: &Floor, session: &SessionId, no: InscriptionNo) -> Vec<InscriptionNo> {
    if floor.next_on_list(session).is_some_and(|next| next.no == no) {
        return Vec::new();
    }
    let before = floor.waiting(session).take_while(|entry| entry.no != no);
    before.filter(|entry| !entry.not_ready).map(|entry| entry.no).collect()
}
