//! What keeps a delegation's number on the floor, so that it cannot be merged into another delegation.
//!
//! The log holds numbers of delegations, and it is never rewritten. Rules look at these numbers while a list is alive:
//! how often a delegation stands on it, who may speak for it, who may inscribe at all. A delegation on which such a rule
//! could look is not merged into another.

use std::collections::BTreeSet;

use super::state::{Floor, Inscription, PointStatus, Status};
use crate::ids::{DelegationNo, ParticipantNo, SessionId};

/// Why a delegation cannot be merged into another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It stands on the list of this session, or spoke from it and the list is not closed.
    OnList(SessionId),
    /// Its hand is up for a point of order.
    HandUp,
    /// The rules of this session let it inscribe by name, and the other one not.
    Named(SessionId),
}

/// What keeps `absorbed` from being merged into `kept`; the first that is found.
pub fn bound(floor: &Floor, absorbed: DelegationNo, kept: DelegationNo) -> Option<Bound> {
    if floor.closed {
        return None;
    }
    let is_closed =
        |session: &SessionId| floor.lists.get(session).is_some_and(|list| !list.open && list.closed.is_some());
    let counts = |status: Status, session: &SessionId| match status {
        Status::Withdrawn => false,
        Status::Waiting | Status::Speaking => true,
        Status::Spoke | Status::Absent | Status::NotReached => !is_closed(session),
    };
    let mut entries = floor.inscriptions.values().filter(|entry| entry.delegation == absorbed);
    if let Some(entry) = entries.find(|entry| counts(entry.status, &entry.session)) {
        return Some(Bound::OnList(entry.session.clone()));
    }
    let up = |status: &PointStatus| matches!(status, PointStatus::Raised | PointStatus::Taken);
    if floor.points.iter().any(|point| point.delegation == absorbed && up(&point.status)) {
        return Some(Bound::HandUp);
    }
    let names_one_only = |only: &Vec<DelegationNo>| only.contains(&absorbed) && !only.contains(&kept);
    let mut rules = floor.rules.iter().filter(|(_, rules)| rules.delegations.as_ref().is_some_and(names_one_only));
    rules.next().map(|(session, _)| Bound::Named(session.clone()))
}

/// The session in which one of these people acts for a delegation: has inscribed it, or speaks for it, on a list that
/// is not over.
pub fn acts_for<'a>(
    floor: &'a Floor,
    delegation: DelegationNo,
    people: &BTreeSet<ParticipantNo>,
) -> Option<&'a SessionId> {
    let acts = |entry: &&Inscription| {
        entry.delegation == delegation
            && matches!(entry.status, Status::Waiting | Status::Speaking)
            && (people.contains(&entry.participant) || people.contains(&entry.made_by))
    };
    floor.inscriptions.values().find(acts).map(|entry| &entry.session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept_note::TimeLimit;
    use crate::floor::rules::Rules;
    use crate::floor::state::List;
    use crate::floor::{Declared, FloorPlan, Standing};
    use crate::ids::InscriptionNo;
    use crate::participant::Category;
    use jiff::Timestamp;

    const ABSORBED: DelegationNo = DelegationNo(1);
    const KEPT: DelegationNo = DelegationNo(2);

    fn session() -> SessionId {
        SessionId::parse("session-1").unwrap()
    }

    fn plan() -> FloorPlan {
        FloorPlan {
            sessions: Vec::new(),
            limit: TimeLimit::from_seconds(120).unwrap(),
            person_limit: TimeLimit::from_seconds(600).unwrap(),
            cap: None,
            allowance_seconds: 0,
            categories: Category::ALL.to_vec(),
        }
    }

    /// A floor on whose list a delegation stands.
    fn with(delegation: DelegationNo, status: Status, list: List) -> Floor {
        let entry = Inscription {
            no: InscriptionNo(1),
            session: session(),
            made_by: ParticipantNo(1),
            participant: ParticipantNo(1),
            delegation,
            category: Category::Other,
            standing: Standing::Single,
            granted: None,
            declared: Declared::default(),
            at: Timestamp::UNIX_EPOCH,
            status,
            reply: false,
            absent_once: false,
            not_ready: false,
        };
        let mut floor = Floor::default();
        floor.inscriptions.insert(entry.no, entry);
        floor.lists.insert(session(), list);
        floor
    }

    #[test]
    fn a_delegation_on_a_list_is_not_merged_into_another_until_the_list_is_over() {
        let open = List { open: true, ..List::default() };
        let closed = List { closed: Some(Timestamp::UNIX_EPOCH), ..List::default() };
        let on_list = Some(Bound::OnList(session()));
        for (status, list, expected) in [
            (Status::Waiting, &open, &on_list),
            (Status::Waiting, &closed, &on_list),
            (Status::Spoke, &open, &on_list),
            (Status::Spoke, &closed, &None),
            (Status::Withdrawn, &open, &None),
        ] {
            let mut floor = with(ABSORBED, status, list.clone());
            assert_eq!(&bound(&floor, ABSORBED, KEPT), expected, "{status:?} {list:?}");
            assert_eq!(bound(&floor, KEPT, ABSORBED), None, "the other way round nothing keeps it");
            floor.closed = true;
            assert_eq!(bound(&floor, ABSORBED, KEPT), None);
        }
    }

    #[test]
    fn only_those_who_act_on_a_list_keep_a_merge_from_being_undone() {
        let floor = with(KEPT, Status::Waiting, List { open: true, ..List::default() });
        let people = |no| BTreeSet::from([ParticipantNo(no)]);
        assert_eq!(acts_for(&floor, KEPT, &people(1)), Some(&session()));
        assert_eq!(acts_for(&floor, KEPT, &people(2)), None);
        assert_eq!(acts_for(&floor, ABSORBED, &people(1)), None);
    }

    #[test]
    fn a_delegation_that_rules_name_gives_its_place_to_one_only_that_they_name_too() {
        let mut floor = Floor::default();
        let mut rules = Rules::of(&plan());
        rules.delegations = Some(vec![ABSORBED]);
        floor.rules.insert(session(), rules.clone());
        assert_eq!(bound(&floor, ABSORBED, KEPT), Some(Bound::Named(session())));
        rules.delegations = Some(vec![ABSORBED, KEPT]);
        floor.rules.insert(session(), rules);
        assert_eq!(bound(&floor, ABSORBED, KEPT), None);
    }
}
