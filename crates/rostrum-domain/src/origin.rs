//! Where a delegation is from: its country, and of a local or regional government its level, population and networks.

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::participant::{Category, Region};

/// The facts of a delegation. What is not known is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// The State itself, or the country in which the delegation is at home.
    pub country: Option<Country>,
    /// At which level it governs.
    pub level: Option<Level>,
    /// How many people live where it governs.
    pub population: Option<Population>,
    /// The networks of cities and regions to which it belongs: at most [`MOST_NETWORKS`], each of 1 to
    /// [`LONGEST_NETWORK`] characters.
    pub networks: Vec<String>,
}

/// Most networks of one delegation.
pub const MOST_NETWORKS: usize = 20;
/// Most characters of the name of a network.
pub const LONGEST_NETWORK: usize = 80;

/// Networks to choose from; others can be written.
pub const NETWORKS: [&str; 12] = [
    "AIMF",
    "C40",
    "CEMR",
    "Cities Alliance",
    "CityNet",
    "CLGF",
    "Eurocities",
    "Human Rights Cities Network",
    "ICLEI",
    "Mercociudades",
    "Metropolis",
    "UCLG",
];

/// The level of a local or regional government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A municipality.
    Municipal,
    /// A metropolitan area of several municipalities.
    Metropolitan,
    /// Between municipality and region: a county, a department, a province.
    Intermediate,
    /// A region, or a constituent state of a federation.
    Regional,
}

/// A band of population. The bounds between 50,000 and 1.5 million are those of functional urban areas in the
/// definition of the Organisation for Economic Co-operation and Development.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// Below 10,000.
    Below10Thousand,
    /// 10,000 and more, below 50,000.
    Below50Thousand,
    /// 50,000 and more, below 200,000.
    Below200Thousand,
    /// 200,000 and more, below 500,000.
    Below500Thousand,
    /// 500,000 and more, below 1.5 million.
    Below1500Thousand,
    /// 1.5 million and more.
    Above,
}

impl Level {
    /// All, from the lowest.
    pub const ALL: [Self; 4] = [Self::Municipal, Self::Metropolitan, Self::Intermediate, Self::Regional];

    /// The stable code: `municipal`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Municipal => "municipal",
            Self::Metropolitan => "metropolitan",
            Self::Intermediate => "intermediate",
            Self::Regional => "regional",
        }
    }

    /// The level with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

impl Population {
    /// All, from the smallest.
    pub const ALL: [Self; 6] = [
        Self::Below10Thousand,
        Self::Below50Thousand,
        Self::Below200Thousand,
        Self::Below500Thousand,
        Self::Below1500Thousand,
        Self::Above,
    ];

    /// The stable code: `below_50_thousand`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Below10Thousand => "below_10_thousand",
            Self::Below50Thousand => "below_50_thousand",
            Self::Below200Thousand => "below_200_thousand",
            Self::Below500Thousand => "below_500_thousand",
            Self::Below1500Thousand => "below_1500_thousand",
            Self::Above => "above",
        }
    }

    /// The band with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.code() == code)
    }
}

/// Whether delegations of a category are asked for their country. A State is its country; the others have one.
pub fn asks_country(category: Category) -> bool {
    matches!(category, Category::States | Category::LocalGovernments | Category::NationalInstitutions)
}

/// Whether delegations of a category are asked for level, population and networks.
pub fn asks_government(category: Category) -> bool {
    category == Category::LocalGovernments
}

impl Origin {
    /// The regional group, by the country.
    pub fn region(&self) -> Option<Region> {
        self.country.and_then(Country::group)
    }

    /// Whether all is known that a delegation of this category is asked for. It need not belong to a network.
    pub fn is_complete(&self, category: Category) -> bool {
        (!asks_country(category) || self.country.is_some())
            && (!asks_government(category) || (self.level.is_some() && self.population.is_some()))
    }

    /// Without what a delegation of this category is not asked for.
    pub fn of(self, category: Category) -> Self {
        let government = asks_government(category);
        Self {
            country: self.country.filter(|_| asks_country(category)),
            level: self.level.filter(|_| government),
            population: self.population.filter(|_| government),
            networks: if government { self.networks } else { Vec::new() },
        }
    }

    /// With what another one knows where this one knows nothing.
    pub fn or(self, other: Self) -> Self {
        Self {
            country: self.country.or(other.country),
            level: self.level.or(other.level),
            population: self.population.or(other.population),
            networks: if self.networks.is_empty() { other.networks } else { self.networks },
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Reads names of networks that are parted by commas, semicolons or lines; each counts once.
///
/// # Errors
/// [`NetworksFault`] when there are too many, or one is too long.
pub fn read_networks(text: &str) -> Result<Vec<String>, NetworksFault> {
    let mut networks: Vec<String> = Vec::new();
    for name in text.split([',', ';', '\n', '،', '、', '，', '；']) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > LONGEST_NETWORK {
            return Err(NetworksFault::TooLong(name));
        }
        if !name.is_empty() && !networks.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            networks.push(name);
        }
    }
    if networks.len() > MOST_NETWORKS { Err(NetworksFault::TooMany(networks.len())) } else { Ok(networks) }
}

/// What is wrong with names of networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworksFault {
    /// More than [`MOST_NETWORKS`]: so many.
    TooMany(usize),
    /// This name has more than [`LONGEST_NETWORK`] characters.
    TooLong(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bern() -> Origin {
        Origin {
            country: Country::from_code("CH"),
            level: Some(Level::Municipal),
            population: Some(Population::Below200Thousand),
            networks: vec!["UCLG".to_owned()],
        }
    }

    #[test]
    fn a_category_is_asked_for_what_it_can_have() {
        assert!(bern().is_complete(Category::LocalGovernments));
        assert!(!Origin { level: None, ..bern() }.is_complete(Category::LocalGovernments));
        let state = bern().of(Category::States);
        assert_eq!(state, Origin { country: Country::from_code("CH"), ..Origin::default() });
        assert!(state.is_complete(Category::States) && !Origin::default().is_complete(Category::States));
        assert!(bern().of(Category::NonGovernmental).is_empty());
        assert!(Origin::default().is_complete(Category::NonGovernmental));
    }

    #[test]
    fn the_region_of_a_delegation_is_that_of_its_country() {
        assert_eq!(bern().region(), Some(Region::WesternEuropeOthers));
        assert_eq!(Origin { country: Country::from_code("HK"), ..bern() }.region(), None);
    }

    #[test]
    fn codes_and_bands_are_kept_under_names_that_stay() {
        for level in Level::ALL {
            assert_eq!(Level::from_code(level.code()), Some(level));
        }
        for band in Population::ALL {
            assert_eq!(Population::from_code(band.code()), Some(band));
        }
        let text = serde_json::to_string(&bern()).unwrap();
        assert_eq!(serde_json::from_str::<Origin>(&text).unwrap(), bern());
        assert_eq!(serde_json::from_str::<Origin>("{}").unwrap(), Origin::default());
    }

    #[test]
    fn networks_are_read_from_one_line() {
        assert_eq!(read_networks(" UCLG, ICLEI ;uclg\n C40 ,").unwrap(), ["UCLG", "ICLEI", "C40"]);
        assert_eq!(read_networks("شبكة أ، شبكة ب").unwrap().len(), 2);
        let many = (0..21).map(|no| format!("N{no}")).collect::<Vec<_>>().join(",");
        assert_eq!(read_networks(&many), Err(NetworksFault::TooMany(21)));
        assert!(matches!(read_networks(&"n".repeat(81)), Err(NetworksFault::TooLong(_))));
    }

    proptest! {
        #[test]
        fn any_text_gives_networks_within_the_bounds_or_a_fault(text in ".{0,400}") {
            if let Ok(networks) = read_networks(&text) {
                prop_assert!(networks.len() <= MOST_NETWORKS);
                prop_assert!(networks.iter().all(|name| (1..=LONGEST_NETWORK).contains(&name.chars().count())));
                prop_assert_eq!(read_networks(&networks.join(", ")).unwrap(), networks);
            }
        }
    }
}
