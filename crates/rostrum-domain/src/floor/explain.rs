//! Why the order of a list is what it is: each change of it, with the line of the log that made it.

use std::collections::{BTreeMap, HashMap};

use super::event::Recorded;
use super::state::Floor;
use crate::ids::{InscriptionNo, SessionId};

/// A change of the order in which a session's list waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The line that made it: which version, when, by whom, what.
    pub line: &'a Recorded,
    /// Who came onto the list, left it, or changed place among those who stayed, in the order of the places
    /// after it; whoever left comes last. Who only moved up because somebody left is not among them.
    pub shifts: Vec<Shift>,
}

/// An inscription that changed place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Which.
    pub inscription: InscriptionNo,
    /// Its place before, counted from 1; `None`: it was not on the list.
    pub from: Option<usize>,
    /// Its place now; `None`: it is not on the list any more.
    pub to: Option<usize>,
}

/// Explains every change of the waiting order of a session by the one line that made it.
pub fn explain<'a>(log: &'a [Recorded], session: &SessionId) -> Vec<Change<'a>> {
    let mut explainer = Explainer::default();
    log.iter().for_each(|line| explainer.take(line));
    explainer.changes(log, session)
}

/// Takes a log line by line, and knows each change of each list. A log that has grown is taken on from where
/// it was left.
#[derive(Clone, Debug, Default)]
pub struct Explainer {
    floor: Floor,
    orders: BTreeMap<SessionId, Vec<InscriptionNo>>,
    changes: BTreeMap<SessionId, Vec<(u64, Vec<Shift>)>>,
}

impl Explainer {
    /// The version of the last line taken; 0 before the first.
    pub fn version(&self) -> u64 {
        self.floor.version
    }

    /// Takes the next line.
    pub fn take(&mut self, line: &Recorded) {
        self.floor.apply(line);
        for (session, list) in &self.floor.lists {
            let before = self.orders.entry(session.clone()).or_default();
            if *before != list.waiting {
                let shifts = shifts(before, &list.waiting);
                self.changes.entry(session.clone()).or_default().push((line.version, shifts));
                before.clone_from(&list.waiting);
            }
        }
    }

    /// The changes of a session's list, with their lines of the log.
    pub fn changes<'a>(&self, log: &'a [Recorded], session: &SessionId) -> Vec<Change<'a>> {
        let known = self.changes.get(session).map(Vec::as_slice).unwrap_or_default();
        let line = |version: u64| log.binary_search_by_key(&version, |line| line.version).ok().map(|at| &log[at]);
        known
            .iter()
            .filter_map(|(version, shifts)| Some(Change { line: line(*version)?, shifts: shifts.clone() }))
            .collect()
    }
}

/// Who changed place between two orders of a list.
pub fn shifts(before: &[InscriptionNo], after: &[InscriptionNo]) -> Vec<Shift> {
    // Most changes touch a few places of a long list: what stands before and behind them is left aside.
    let first = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[first..], &after[first..]);
    let last = before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[..before.len() - last], &after[..after.len() - last]);
    let was: HashMap<InscriptionNo, usize> = places(before);
    let is: HashMap<InscriptionNo, usize> = places(after);
    let stayed = |list: &[InscriptionNo], other: &HashMap<InscriptionNo, usize>| -> HashMap<InscriptionNo, usize> {
        places(&list.iter().copied().filter(|no| other.contains_key(no)).collect::<Vec<_>>())
    };
    let (rank_before, rank_after) = (stayed(before, &is), stayed(after, &was));
    let here = after.iter().filter(|no| rank_before.get(no) != rank_after.get(no) || !was.contains_key(no));
    let gone = before.iter().filter(|no| !is.contains_key(no));
    here.chain(gone)
        .map(|no| Shift {
            inscription: *no,
            from: was.get(no).map(|place| first + place),
            to: is.get(no).map(|place| first + place),
        })
        .collect()
}

fn places(list: &[InscriptionNo]) -> HashMap<InscriptionNo, usize> {
    list.iter().copied().zip(1..).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(numbers: &[u32]) -> Vec<InscriptionNo> {
        numbers.iter().copied().map(InscriptionNo).collect()
    }

    fn shift(no: u32, from: Option<usize>, to: Option<usize>) -> Shift {
        Shift { inscription: InscriptionNo(no), from, to }
    }

    #[test]
    fn a_swap_changes_two_places_and_a_departure_none_but_its_own() {
        assert_eq!(
            shifts(&list(&[1, 2, 3, 4]), &list(&[1, 4, 3, 2])),
            [shift(4, Some(4), Some(2)), shift(2, Some(2), Some(4))]
        );
        assert_eq!(shifts(&list(&[1, 2, 3]), &list(&[2, 3])), [shift(1, Some(1), None)]);
        assert_eq!(shifts(&list(&[1, 2]), &list(&[3, 1, 2])), [shift(3, None, Some(1))]);
    }

    proptest! {
        #[test]
        fn shifts_tell_the_whole_of_a_change(before in prop::collection::hash_set(0u32..20, 0..12), after in prop::collection::hash_set(0u32..20, 0..12)) {
            // The iteration of a hash set is an order of its own.
            let (before, after) = (list(&before.into_iter().collect::<Vec<_>>()), list(&after.into_iter().collect::<Vec<_>>()));
            let shifts = shifts(&before, &after);
            let mut replayed: Vec<_> = before.iter().copied().filter(|no| !shifts.iter().any(|s| s.inscription == *no)).collect();
            for shift in &shifts {
                if let Some(to) = shift.to {
                    replayed.insert(to - 1, shift.inscription);
                }
            }
            prop_assert_eq!(replayed, after);
        }
    }
}
