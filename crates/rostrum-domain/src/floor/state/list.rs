//! The list of speakers in the fold: its order by the rules, and the moves on top.

use super::{Floor, Inscription, List, Status};
use crate::floor::order::{DrawnLots, Moved, places, with_moves};
use crate::ids::{InscriptionNo, SessionId};

impl Floor {
    /// A new entry stands where the rules put it.
    pub(super) fn enqueue(&mut self, entry: Inscription) {
        let (no, session, place) = (entry.no, entry.session.clone(), self.place_of_new(&entry));
        self.inscriptions.insert(no, entry);
        let list = self.lists.entry(session.clone()).or_default();
        match place {
            Some(place) => list.waiting.insert(place, no),
            None => self.arrange(&session),
        }
    }

    /// Where the rules only know classes and time a new entry stands behind those of its own and of earlier
    /// classes, which is found from the end without sorting.
    fn place_of_new(&self, entry: &Inscription) -> Option<usize> {
        let rules = self.rules_of(&entry.session).filter(|rules| rules.order.is_plain())?;
        let Some(list) = self.lists.get(&entry.session) else { return Some(0) };
        if !list.moved.is_empty() || list.intake.as_ref().is_some_and(|intake| intake.draw.is_some()) {
            return None;
        }
        let class = |entry: &Inscription| (entry.reply, rules.order.class(entry.class_by(&rules.order)));
        let own = class(entry);
        let behind = |other: &InscriptionNo| self.inscriptions.get(other).is_some_and(|other| class(other) <= own);
        Some(list.waiting.iter().rposition(behind).map_or(0, |last| last + 1))
    }

    /// Puts the list of a session into the order of its rules, with the moves on top.
    pub(super) fn arrange(&mut self, session: &SessionId) {
        let Some(order) = self.order_by_rules(session) else { return };
        if let Some(list) = self.lists.get_mut(session) {
            list.waiting = with_moves(order, &list.waiting, &list.moved);
        }
    }

    /// Who waits, in the order of the rules alone.
    pub(in crate::floor) fn order_by_rules(&self, session: &SessionId) -> Option<Vec<InscriptionNo>> {
        let rules = self.rules_of(session)?;
        let drawn = self.drawn(session);
        let entries = self.inscriptions.values().filter(|entry| &entry.session == session);
        let waits = |no: &InscriptionNo| self.inscriptions.get(no).is_some_and(|e| e.status == Status::Waiting);
        let places = places(&rules, session, drawn.as_ref(), entries);
        Some(places.into_iter().map(|place| place.no).filter(waits).collect())
    }

    /// The draw of a session with those who took part.
    pub(super) fn drawn(&self, session: &SessionId) -> Option<DrawnLots<'_>> {
        let intake = self.lists.get(session)?.intake.as_ref()?;
        Some(DrawnLots { draw: intake.draw.as_ref()?, last: intake.last? })
    }

    pub(super) fn with_entry(&mut self, no: InscriptionNo, change: impl FnOnce(&mut Inscription)) {
        let Some(entry) = self.inscriptions.get_mut(&no) else { return };
        change(entry);
        let session = entry.session.clone();
        self.arrange(&session);
    }

    pub(super) fn with_list(&mut self, no: InscriptionNo, change: impl FnOnce(&mut List)) {
        let Some(entry) = self.inscriptions.get(&no) else { return };
        if let Some(list) = self.lists.get_mut(&entry.session) {
            change(list);
        }
    }

    /// Takes an entry out of the waiting ones; nobody else changes place.
    pub(super) fn remove(&mut self, no: InscriptionNo) {
        self.with_list(no, |list| {
            list.waiting.retain(|other| *other != no);
            list.moved.retain(|moved| moved.inscription != no);
            list.offers.retain(|(from, with)| *from != no && *with != no);
        });
    }

    pub(super) fn take_off(&mut self, no: InscriptionNo, status: Status) {
        self.remove(no);
        let Some(entry) = self.inscriptions.get_mut(&no) else { return };
        entry.status = status;
        let session = entry.session.clone();
        // By shares or in turns, the place of one who goes is the next of the same category's.
        if self.rules_of(&session).is_some_and(|rules| !rules.order.is_plain()) {
            self.arrange(&session);
        }
    }

    pub(super) fn forget_move(&mut self, no: InscriptionNo) {
        self.with_list(no, |list| list.moved.retain(|moved| moved.inscription != no));
    }

    /// Moves an entry before another, or to the end.
    pub(super) fn move_to(&mut self, no: InscriptionNo, before: Option<InscriptionNo>) {
        let offers =
            self.inscriptions.get(&no).and_then(|entry| self.lists.get(&entry.session)).map(|l| l.offers.clone());
        self.remove(no);
        self.with_list(no, |list| {
            let at = before.and_then(|before| list.waiting.iter().position(|other| *other == before));
            // Among those who stay at the end one stays there too.
            let stays = |at: usize| {
                let ahead = at.checked_sub(1).and_then(|at| list.waiting.get(at));
                ahead.is_some_and(|no| list.moved.iter().any(|moved| moved.inscription == *no && moved.to_the_end))
            };
            let to_the_end = at.is_none_or(stays);
            list.waiting.insert(at.unwrap_or(list.waiting.len()), no);
            list.moved.push(Moved { inscription: no, to_the_end });
            // Who was moved may still swap.
            list.offers = offers.unwrap_or_default();
        });
    }

    /// Two entries take each other's place, and nobody else moves.
    pub(super) fn swap(&mut self, from: InscriptionNo, with: InscriptionNo) {
        self.with_list(from, |list| {
            let place = |no| list.waiting.iter().position(|other| *other == no);
            let (Some(one), Some(other)) = (place(from), place(with)) else { return };
            let is_one = |no: InscriptionNo| no == from || no == with;
            list.offers.retain(|(a, b)| !is_one(*a) && !is_one(*b));
            // Whoever takes the place of one who stays at the end stays there.
            let at_end = |no| list.moved.iter().any(|moved| moved.inscription == no && moved.to_the_end);
            let (from_end, with_end) = (at_end(from), at_end(with));
            list.moved.retain(|moved| !is_one(moved.inscription));
            list.waiting.swap(one, other);
            list.moved.push(Moved { inscription: from, to_the_end: with_end });
            list.moved.push(Moved { inscription: with, to_the_end: from_end });
        });
    }

    /// To the end of the list once, then off it.
    pub(super) fn mark_absent(&mut self, no: InscriptionNo, struck_off: bool) {
        if struck_off {
            self.take_off(no, Status::Absent);
        } else {
            self.move_to(no, None);
        }
        if let Some(entry) = self.inscriptions.get_mut(&no) {
            entry.absent_once = true;
        }
    }
}
