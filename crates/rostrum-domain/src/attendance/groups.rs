//! Who registered and who attended, by stakeholder category, regional group and declared gender; and what of it may be
//! published.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::floor::in_publishable_sums;
use crate::ids::ParticipantNo;
use crate::origin::Origin;
use crate::participant::{Category, Gender, Participant, Region, Visibility};

/// A participant, as these figures see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Who.
    pub no: ParticipantNo,
    /// The category that everybody knows.
    pub category: Category,
    /// The regional group of the country of the delegation; `None`: not declared, or of a country without a group.
    pub region: Option<Region>,
    /// The gender declared; `None`: not declared.
    pub gender: Option<Gender>,
    /// Whether the person was seen on the platform or checked in at the door.
    pub attended: bool,
}

impl Counted {
    /// What of a participant is counted. Of whom only the secretariat knows neither region nor gender is.
    pub fn of(person: &Participant, origin: Option<&Origin>, gender: Option<Gender>, attended: bool) -> Self {
        let open = person.visibility != Visibility::SecretariatOnly;
        Self {
            no: person.no,
            category: person.category,
            region: origin.filter(|_| open).and_then(Origin::region),
            gender: gender.filter(|_| open),
            attended,
        }
    }
}

/// By what attendance is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By stakeholder category.
    Category,
    /// By regional group.
    Region,
    /// By declared gender.
    Gender,
}

impl Grouping {
    /// All, in the order of the annex.
    pub const ALL: [Self; 3] = [Self::Category, Self::Region, Self::Gender];

    /// The stable code: `category`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Region => "region",
            Self::Gender => "gender",
        }
    }

    /// The group to which somebody belongs.
    pub fn group_of(self, person: &Counted) -> Group {
        match self {
            Self::Category => Group::Category(person.category),
            Self::Region => Group::Region(person.region),
            Self::Gender => Group::Gender(person.gender),
        }
    }
}

/// A group of people. `None` is the group of those who declared nothing, and stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by", content = "group")]
pub enum Group {
    /// A stakeholder category.
    Category(Category),
    /// A regional group.
    Region(Option<Region>),
    /// A gender.
    Gender(Option<Gender>),
}

impl Group {
    /// The stable code: `africa`, `not_declared`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Category(one) => one.code(),
            Self::Region(one) => one.map_or("not_declared", Region::code),
            Self::Gender(one) => one.map_or("not_declared", Gender::code),
        }
    }

    /// All groups of a grouping, in their order.
    pub fn all(by: Grouping) -> Vec<Self> {
        match by {
            Grouping::Category => Category::ALL.map(Self::Category).to_vec(),
            Grouping::Region => Region::ALL.map(Some).into_iter().chain([None]).map(Self::Region).collect(),
            Grouping::Gender => Gender::ALL.map(Some).into_iter().chain([None]).map(Self::Gender).collect(),
        }
    }
}

/// How many people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heads {
    /// Who registered and was accepted.
    pub registered: u32,
    /// Of them: who attended.
    pub attended: u32,
}

impl Heads {
    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.registered += other.registered;
        self.attended += other.attended;
    }
}

/// The groups of one grouping that somebody belongs to, in their order. Each person counts once, and attended when any
/// of their entries says so.
pub fn count(people: &[Counted], by: Grouping) -> Vec<(Group, Heads)> {
    let mut each: BTreeMap<ParticipantNo, (Group, bool)> = BTreeMap::new();
    for person in people {
        let entry = each.entry(person.no).or_insert_with(|| (by.group_of(person), false));
        entry.1 |= person.attended;
    }
    let heads = |group: Group| {
        each.values().filter(|(own, _)| *own == group).fold(Heads::default(), |mut sum, (_, attended)| {
            sum.add(Heads { registered: 1, attended: u32::from(*attended) });
            sum
        })
    };
    let all = Group::all(by).into_iter().map(|group| (group, heads(group)));
    all.filter(|(_, heads)| heads.registered > 0).collect()
}

/// All groups together.
pub fn sum<'a>(rows: impl IntoIterator<Item = &'a Heads>) -> Heads {
    rows.into_iter().fold(Heads::default(), |mut sum, heads| {
        sum.add(*heads);
        sum
    })
}

/// What may be published of the groups: those of which at least [`FEWEST_PEOPLE`](crate::floor::FEWEST_PEOPLE)
/// attended, and one sum of all others with at least as many. Nothing, when fewer attended in all.
pub fn published(people: &[Counted], by: Grouping) -> (Vec<(Group, Heads)>, Option<Heads>) {
    in_publishable_sums(count(people, by), |heads| heads.attended as usize, |sum, heads| sum.add(*heads))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor::FEWEST_PEOPLE;
    use crate::ids::DelegationNo;
    use crate::registration::State;
    use proptest::prelude::*;

    fn person() -> impl Strategy<Value = Counted> {
        let region = prop::option::of(prop::sample::select(Region::ALL.to_vec()));
        let gender = prop::option::of(prop::sample::select(Gender::ALL.to_vec()));
        (0..60u32, prop::sample::select(Category::ALL.to_vec()), region, gender, any::<bool>()).prop_map(
            |(no, category, region, gender, attended)| Counted {
                no: ParticipantNo(no),
                category,
                region,
                gender,
                attended,
            },
        )
    }

    fn people() -> impl Strategy<Value = Vec<Counted>> {
        prop::collection::vec(person(), 0..80)
    }

    /// Everybody once: what the figures are to be, counted without them.
    fn apart(people: &[Counted]) -> Heads {
        let numbers: std::collections::BTreeSet<_> = people.iter().map(|one| one.no).collect();
        let came: std::collections::BTreeSet<_> = people.iter().filter(|one| one.attended).map(|one| one.no).collect();
        Heads { registered: numbers.len().try_into().unwrap(), attended: came.len().try_into().unwrap() }
    }

    proptest! {
        #[test]
        fn the_rows_of_each_grouping_sum_to_the_same_total_and_nobody_counts_twice(people in people()) {
            for by in Grouping::ALL {
                let rows = count(&people, by);
                prop_assert_eq!(sum(rows.iter().map(|(_, heads)| heads)), apart(&people));
                prop_assert!(rows.iter().all(|(_, heads)| heads.attended <= heads.registered));
            }
        }

        #[test]
        fn one_more_person_changes_their_own_group_alone(people in people(), mut more in person()) {
            more.no = ParticipantNo(1_000);
            let mut with = people.clone();
            with.push(more);
            for by in Grouping::ALL {
                let (before, own) = (count(&people, by), by.group_of(&more));
                let after = count(&with, by);
                for group in Group::all(by) {
                    let of = |rows: &[(Group, Heads)]| {
                        rows.iter().find(|(one, _)| *one == group).map(|(_, heads)| *heads).unwrap_or_default()
                    };
                    let mut wanted = of(&before);
                    if group == own {
                        wanted.add(Heads { registered: 1, attended: u32::from(more.attended) });
                    }
                    prop_assert_eq!(of(&after), wanted, "{:?}", group);
                }
            }
        }

        #[test]
        fn no_published_row_has_fewer_than_five_behind_it_and_the_total_stays(people in people()) {
            let all = apart(&people);
            for by in Grouping::ALL {
                let (rows, joint) = published(&people, by);
                let rows: Vec<Heads> = rows.into_iter().map(|(_, heads)| heads).chain(joint).collect();
                prop_assert!(rows.iter().all(|heads| heads.attended as usize >= FEWEST_PEOPLE));
                let enough = all.attended as usize >= FEWEST_PEOPLE;
                prop_assert_eq!(sum(&rows), if enough { all } else { Heads::default() });
            }
        }
    }

    #[test]
    fn of_whom_only_the_secretariat_knows_neither_region_nor_gender_is_counted() {
        let mut person = Participant {
            no: ParticipantNo(1),
            name: "№ 1".to_owned(),
            delegation: DelegationNo(1),
            delegation_name: "№ 1".to_owned(),
            category: Category::Other,
            language: "en".to_owned(),
            visibility: Visibility::SecretariatOnly,
            state: State::Accepted,
        };
        let origin = Origin { country: crate::country::Country::from_code("CH"), ..Origin::default() };
        let counted = |person: &Participant| Counted::of(person, Some(&origin), Some(Gender::Woman), true);
        assert_eq!((counted(&person).region, counted(&person).gender), (None, None));
        person.visibility = Visibility::CategoryOnly;
        assert_eq!(counted(&person).region, Some(Region::WesternEuropeOthers));
        assert_eq!(counted(&person).gender, Some(Gender::Woman));
    }

    #[test]
    fn who_declared_nothing_is_a_group_that_stands_last() {
        let of = |no, gender| Counted {
            no: ParticipantNo(no),
            category: Category::Other,
            region: None,
            gender,
            attended: false,
        };
        let rows = count(&[of(1, None), of(2, Some(Gender::Man)), of(3, None)], Grouping::Gender);
        let one = Heads { registered: 1, attended: 0 };
        let two = Heads { registered: 2, attended: 0 };
        assert_eq!(rows, [(Group::Gender(Some(Gender::Man)), one), (Group::Gender(None), two)]);
        assert_eq!(rows[1].0.code(), "not_declared");
    }
}
