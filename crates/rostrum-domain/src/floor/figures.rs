//! Speaking time and interventions by what was declared, from what each intervention froze at its start.

use std::collections::{BTreeMap, BTreeSet};

use super::charge::Kind;
use super::command::{Speaker, Standing};
use super::record::Spoken;
use super::state::{Floor, Inscription, Status};
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, SessionId};
use crate::participant::{Category, Gender, Region};

/// By what figures are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// By stakeholder category.
    Category,
    /// By declared regional group.
    Region,
    /// By declared gender.
    Gender,
    /// By delegation.
    Delegation,
    /// By for whom one speaks.
    Standing,
}

/// One group of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A category.
    Category(Category),
    /// A regional group; `None`: nothing was declared.
    Region(Option<Region>),
    /// A gender; `None`: nothing was declared.
    Gender(Option<Gender>),
    /// A delegation.
    Delegation(DelegationNo),
    /// A standing.
    Standing(Standing),
}

/// Figures of one group. Rights of reply stand apart: they are no interventions and use no cap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Inscriptions, those withdrawn counted too.
    pub inscribed: u32,
    /// Of them: wait, or have the floor.
    pub waiting: u32,
    /// Of them: spoke.
    pub spoke: u32,
    /// Of them: were not reached.
    pub not_reached: u32,
    /// Of them: were struck off as absent.
    pub absent: u32,
    /// Of them: were withdrawn.
    pub withdrawn: u32,
    /// Interventions that went over their limit.
    pub over_limit: u32,
    /// Seconds spoken in interventions, each in whole seconds.
    pub spoken_seconds: i64,
    /// Rights of reply that were made.
    pub replies: u32,
    /// Seconds spoken in rights of reply, each in whole seconds.
    pub reply_seconds: i64,
    /// Who spoke in interventions. The number of people decides what of a group may be published.
    pub speakers: BTreeSet<ParticipantNo>,
}

impl Tally {
    /// Seconds of a mean intervention, to the nearest; `None` when nobody spoke.
    pub fn mean_seconds(&self) -> Option<i64> {
        let spoke = i64::from(self.spoke);
        (spoke > 0).then(|| self.spoken_seconds.saturating_add(spoke / 2) / spoke)
    }

    /// Adds the figures of another group.
    pub fn add(&mut self, other: &Self) {
        self.inscribed += other.inscribed;
        self.waiting += other.waiting;
        self.spoke += other.spoke;
        self.not_reached += other.not_reached;
        self.absent += other.absent;
        self.withdrawn += other.withdrawn;
        self.over_limit += other.over_limit;
        self.spoken_seconds = self.spoken_seconds.saturating_add(other.spoken_seconds);
        self.replies += other.replies;
        self.reply_seconds = self.reply_seconds.saturating_add(other.reply_seconds);
        self.speakers.extend(&other.speakers);
    }
}

/// Figures of one session, or of the whole meeting, by group; groups without an inscription are left out.
/// Whoever spoke is counted as they were when the floor was given.
pub fn figures_by(floor: &Floor, session: Option<&SessionId>, by: By) -> BTreeMap<Group, Tally> {
    let within = |of: &SessionId| session.is_none_or(|session| session == of);
    let mut spoken: BTreeMap<InscriptionNo, &Spoken> = BTreeMap::new();
    for one in floor.spoken.iter().filter(|one| within(&one.session)) {
        if let Speaker::Inscription(no) = one.speaker {
            spoken.insert(no, one);
        }
    }
    let mut all: BTreeMap<Group, Tally> = BTreeMap::new();
    for entry in floor.inscriptions.values().filter(|entry| within(&entry.session)) {
        let record = spoken.get(&entry.no).copied();
        all.entry(group_of(floor, by, entry, record)).or_default().count(entry, record);
    }
    all
}

/// All groups together.
pub fn total<'a>(groups: impl IntoIterator<Item = &'a Tally>) -> Tally {
    groups.into_iter().fold(Tally::default(), |mut sum, tally| {
        sum.add(tally);
        sum
    })
}

impl Tally {
    fn count(&mut self, entry: &Inscription, record: Option<&Spoken>) {
        if entry.reply {
            if let Some(record) = record {
                self.replies += 1;
                self.reply_seconds = self.reply_seconds.saturating_add(record.seconds());
            }
            return;
        }
        self.inscribed += 1;
        match entry.status {
            Status::Waiting | Status::Speaking => self.waiting += 1,
            Status::Spoke => self.spoke += 1,
            Status::Withdrawn => self.withdrawn += 1,
            Status::Absent => self.absent += 1,
            Status::NotReached => self.not_reached += 1,
        }
        if let Some(record) = record.filter(|record| record.kind == Kind::Intervention) {
            self.spoken_seconds = self.spoken_seconds.saturating_add(record.seconds());
            self.over_limit += u32::from(record.is_over_limit());
            self.speakers.insert(record.participant.unwrap_or(entry.participant));
        }
    }
}

fn group_of(floor: &Floor, by: By, entry: &Inscription, record: Option<&Spoken>) -> Group {
    let declared = record.map_or(entry.declared, |record| record.declared);
    match by {
        By::Category => Group::Category(record.and_then(|record| record.category).unwrap_or(entry.category)),
        By::Region => Group::Region(declared.region),
        By::Gender => Group::Gender(declared.gender),
        By::Delegation => Group::Delegation(record.and_then(|record| record.delegation).unwrap_or(entry.delegation)),
        By::Standing => {
            let standing = record.and_then(|record| record.standing);
            Group::Standing(standing.unwrap_or_else(|| floor.standing_of(entry)))
        }
    }
}

/// Fewest people behind a figure that is published of a group which the public list does not show.
pub const FEWEST_PEOPLE: usize = 5;

/// What may be published of groups: those of which at least [`FEWEST_PEOPLE`] people spoke, and one sum of
/// all others, as [`in_publishable_sums`] makes it. Nothing, when even all together are fewer.
pub fn publishable(groups: BTreeMap<Group, Tally>) -> (Vec<(Group, Tally)>, Option<Tally>) {
    let spoke = groups.into_iter().filter(|(_, tally)| tally.spoke > 0).collect();
    in_publishable_sums(spoke, |tally: &Tally| tally.speakers.len(), Tally::add)
}

/// Keeps the figures that have at least [`FEWEST_PEOPLE`] people behind them, and puts all others in one sum. Where
/// that sum has fewer people, the smallest that could stand alone goes into it, so that it cannot be found by taking
/// the others from the total. Nothing, when even all together are fewer.
pub fn in_publishable_sums<G, T: Default>(
    rows: Vec<(G, T)>,
    people: impl Fn(&T) -> usize,
    add: impl Fn(&mut T, &T),
) -> (Vec<(G, T)>, Option<T>) {
    let is_many = |figures: &T| people(figures) >= FEWEST_PEOPLE;
    let (mut shown, small): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, figures)| is_many(figures));
    if small.is_empty() {
        return (shown, None);
    }
    let mut joint = T::default();
    small.iter().for_each(|(_, figures)| add(&mut joint, figures));
    while !is_many(&joint) {
        let smallest = (0..shown.len()).min_by_key(|index| people(&shown[*index].1));
        let Some(smallest) = smallest else { return (Vec::new(), None) };
        add(&mut joint, &shown.remove(smallest).1);
    }
    (shown, Some(joint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(speakers: std::ops::Range<u32>) -> Tally {
        let spoke = u32::try_from(speakers.len()).unwrap();
        Tally {
            spoke,
            spoken_seconds: i64::from(spoke) * 60,
            speakers: speakers.map(ParticipantNo).collect(),
            ..Tally::default()
        }
    }

    fn of(groups: &[(Option<Gender>, std::ops::Range<u32>)]) -> (Vec<(Group, Tally)>, Option<Tally>) {
        publishable(groups.iter().map(|(gender, range)| (Group::Gender(*gender), tally(range.clone()))).collect())
    }

    #[test]
    fn a_group_of_four_is_published_in_a_sum_only() {
        let (shown, joint) = of(&[(Some(Gender::Woman), 0..9), (Some(Gender::Man), 10..14), (None, 20..23)]);
        assert_eq!(shown.iter().map(|(group, _)| *group).collect::<Vec<_>>(), [Group::Gender(Some(Gender::Woman))]);
        assert_eq!(joint.unwrap().speakers.len(), 7);
    }

    #[test]
    fn a_small_sum_takes_the_smallest_group_in_so_that_nobody_finds_it_by_subtraction() {
        let (shown, joint) = of(&[(Some(Gender::Woman), 0..9), (Some(Gender::Man), 10..16), (None, 20..21)]);
        assert_eq!(shown.len(), 1);
        assert_eq!(joint.unwrap().speakers.len(), 7);
        assert_eq!(of(&[(Some(Gender::Woman), 0..3), (None, 3..4)]), (Vec::new(), None));
        assert_eq!(of(&[]), (Vec::new(), None));
    }

    proptest! {
        #[test]
        fn no_published_figure_has_fewer_than_five_people_behind_it(sizes in prop::collection::vec(0u32..12, 4)) {
            let genders = [None, Some(Gender::Woman), Some(Gender::Man), Some(Gender::Another)];
            let groups: Vec<_> = genders.into_iter().zip((0..).zip(&sizes).map(|(i, n)| i * 100..i * 100 + n)).collect();
            let (shown, joint) = of(&groups);
            let all = shown.iter().map(|(_, tally)| tally).chain(&joint);
            prop_assert!(all.clone().all(|tally| tally.speakers.len() >= FEWEST_PEOPLE));
            let sum: u32 = all.map(|tally| tally.spoke).sum();
            let people: u32 = sizes.iter().sum();
            prop_assert_eq!(sum, if people < 5 { 0 } else { people }, "nobody is lost where anything is shown");
        }
    }
}
