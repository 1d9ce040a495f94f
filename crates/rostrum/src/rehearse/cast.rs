//! The simulated delegations: invented names of every category, the same for the same seed.

use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rostrum_domain::floor::Standing;
use rostrum_domain::participant::{Category, Gender, Region, Visibility};

/// Everyone who registers.
#[derive(Debug)]
pub struct Cast {
    pub delegates: Vec<Delegate>,
}

/// One simulated person.
#[derive(Clone, Debug)]
pub struct Delegate {
    pub name: String,
    pub delegation: String,
    pub category: Category,
    pub email: String,
    pub language: &'static str,
    pub visibility: Visibility,
    pub standing: Standing,
    pub on_behalf_of: Option<String>,
    /// What is declared with an inscription; not everybody declares it.
    pub gender: Option<Gender>,
    pub region: Option<Region>,
    /// Whether a statement is handed in with the inscription.
    pub writes: bool,
    /// How often the delegation is not there when called.
    pub absent: u32,
}

/// Weight of each category among those who register, in hundredths.
const SHARES: [(Category, u32); 9] = [
    (Category::States, 24),
    (Category::LocalGovernments, 26),
    (Category::NationalInstitutions, 9),
    (Category::CityNetworks, 8),
    (Category::InternationalOrganizations, 6),
    (Category::UnitedNations, 7),
    (Category::Academia, 7),
    (Category::NonGovernmental, 10),
    (Category::Other, 3),
];

const FORMS: [(&str, [&str; 12]); 2] = [
    (
        "Ms.",
        ["Amara", "Camila", "Elif", "Farah", "Hana", "Ilse", "Keiko", "Mirela", "Olena", "Qadira", "Tala", "Wanjiru"],
    ),
    (
        "Mr.",
        ["Bao", "Darius", "Goran", "Jamal", "Karim", "Lwazi", "Nuno", "Paulo", "Rasmus", "Sione", "Tomas", "Vikram"],
    ),
];
const FAMILY: [&str; 24] = [
    "Adeyo", "Bakirov", "Castelo", "Dubrow", "Estrane", "Fontaral", "Gessner", "Hakoda", "Iversol", "Jurado",
    "Kamande", "Lindahl", "Mbekara", "Nazimi", "Orsova", "Perrault", "Quintal", "Rasool", "Serrat", "Tamura",
    "Ustinel", "Valdera", "Wekesa", "Zamora",
];
/// Invented places, so that no real delegation is made to say anything.
const PLACES: [&str; 40] = [
    "Avaria",
    "Belmonde",
    "Cordava",
    "Dorrenland",
    "Estavia",
    "Fennmark",
    "Galdera",
    "Hestria",
    "Ivolund",
    "Jasmara",
    "Korvia",
    "Lumeria",
    "Montavel",
    "Nerida",
    "Ostrava Bay",
    "Palomar",
    "Quillon",
    "Rivendale",
    "Soraya",
    "Tarquin",
    "Ulmara",
    "Veltria",
    "Westhaven",
    "Xandria",
    "Yarrow",
    "Zephyria",
    "Altamar",
    "Brisca",
    "Caldera Norte",
    "Delmira",
    "Eskeland",
    "Floria",
    "Gransund",
    "Harbour Bay",
    "Isola Verde",
    "Juniper Hills",
    "Kestrel",
    "Lagoa",
    "Mirador",
    "Northgate",
];

impl Cast {
    /// `count` delegates of the categories that may take the floor.
    pub fn of(count: u32, seed: u64, categories: &[Category]) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let shares: Vec<(Category, u32)> = SHARES.into_iter().filter(|(c, _)| categories.contains(c)).collect();
        let total: u32 = shares.iter().map(|(_, share)| share).sum();
        let mut delegates = Vec::new();
        for (category, of_category) in apportion(count, &shares, total) {
            for number in 0..of_category {
                delegates.push(delegate(&mut rng, category, number));
            }
        }
        // People do not register in the order of categories.
        rand::seq::SliceRandom::shuffle(delegates.as_mut_slice(), &mut rng);
        for (number, delegate) in (1u32..).zip(&mut delegates) {
            delegate.email = format!("delegate-{number}@rehearsal.invalid");
        }
        Self { delegates }
    }
}

/// One seat each as far as there are enough, the others by share; the largest category takes what
/// rounding leaves.
fn apportion(count: u32, shares: &[(Category, u32)], total: u32) -> Vec<(Category, u32)> {
    let mut rest = count;
    let mut seats: Vec<(Category, u32)> = Vec::new();
    for (category, _) in shares {
        let one = rest.min(1);
        rest -= one;
        seats.push((*category, one));
    }
    let others = rest;
    for (seat, (_, share)) in seats.iter_mut().zip(shares) {
        seat.1 += others * share / total.max(1);
        rest -= others * share / total.max(1);
    }
    if let Some(largest) = seats.iter_mut().max_by_key(|(_, n)| *n) {
        largest.1 += rest;
    }
    seats
}

fn delegate(rng: &mut ChaCha8Rng, category: Category, number: u32) -> Delegate {
    let pick = |rng: &mut ChaCha8Rng, from: &[&'static str]| from.choose(rng).copied().unwrap_or_default();
    let (address, given) = &FORMS[usize::from(rng.random_bool(0.5))];
    let name = format!("{address} {} {}", pick(rng, given), pick(rng, &FAMILY));
    let index = usize::try_from(number).unwrap_or(0);
    let place = PLACES[index % PLACES.len()];
    // Beyond the list of places names repeat, so they get a number.
    let round = index / PLACES.len();
    let suffix = if round == 0 { String::new() } else { format!(" {}", round + 1) };
    let delegation = match category {
        Category::States => format!("Republic of {place}{suffix}"),
        Category::LocalGovernments if number.is_multiple_of(4) => format!("Region of {place}{suffix}"),
        Category::LocalGovernments => format!("City of {place}{suffix}"),
        Category::NationalInstitutions => format!("Human Rights Commission of {place}{suffix}"),
        Category::CityNetworks => format!("{place} Network of Cities{suffix}"),
        Category::InternationalOrganizations => format!("Organization for Cooperation of {place}{suffix}"),
        Category::UnitedNations => format!("United Nations Office for {place}{suffix}"),
        Category::Academia => format!("University of {place}{suffix}"),
        Category::NonGovernmental => format!("{place} Rights Alliance{suffix}"),
        Category::Other => format!("{place} Forum{suffix}"),
    };
    let standing = match category {
        Category::States if number < 2 => Standing::Group,
        Category::NonGovernmental if number == 0 => Standing::Joint,
        Category::LocalGovernments if number == 0 => Standing::Dignitary,
        _ => Standing::Single,
    };
    let on_behalf_of = match standing {
        Standing::Group if number == 0 => Some("a group of coastal States".to_owned()),
        Standing::Group => Some("a group of highland States".to_owned()),
        Standing::Joint => Some("six organizations".to_owned()),
        Standing::Dignitary | Standing::Single => None,
    };
    // Protection is asked for where reprisals are feared most.
    let guarded = if category == Category::NonGovernmental { 0.3 } else { 0.02 };
    Delegate {
        name,
        delegation,
        category,
        email: String::new(),
        language: pick(rng, &["en", "en", "en", "fr", "es", "ar", "zh", "ru"]),
        visibility: if rng.random_bool(guarded) {
            [Visibility::CategoryOnly, Visibility::SecretariatOnly, Visibility::DelegationOnly][number as usize % 3]
        } else {
            Visibility::Named
        },
        standing,
        on_behalf_of,
        gender: if rng.random_bool(0.85) {
            Some(if *address == "Ms." { Gender::Woman } else { Gender::Man })
        } else {
            None
        },
        region: if rng.random_bool(0.8) { Region::ALL.choose(rng).copied() } else { None },
        writes: rng.random_bool(0.7),
        absent: if rng.random_bool(0.06) { rng.random_range(1..=2) } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_cast_and_another_seed_another() {
        let names = |seed| -> Vec<String> {
            Cast::of(40, seed, &Category::ALL).delegates.into_iter().map(|d| d.name + &d.delegation).collect()
        };
        assert_eq!(names(7), names(7));
        assert_ne!(names(7), names(8));
    }

    #[test]
    fn every_category_comes_as_soon_as_there_are_enough() {
        for count in [9, 20, 64, 500] {
            let cast = Cast::of(count, 1, &Category::ALL);
            assert_eq!(cast.delegates.len(), usize::try_from(count).unwrap());
            for category in Category::ALL {
                assert!(cast.delegates.iter().any(|d| d.category == category), "{count}: {category}");
            }
        }
        assert!(Cast::of(0, 1, &Category::ALL).delegates.is_empty());
    }

    #[test]
    fn no_delegation_comes_twice() {
        let cast = Cast::of(2_000, 3, &Category::ALL);
        let names: std::collections::BTreeSet<_> = cast.delegates.iter().map(|d| &d.delegation).collect();
        assert_eq!(names.len(), 2_000);
    }
}
