//! Participants, the delegations they speak for, and what of them may be shown to whom.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{DelegationNo, ParticipantNo};
use crate::registration::State;

/// The stakeholder category of a delegation, in the order in which the Council lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// States
    States,
    /// Local and regional governments
    LocalGovernments,
    /// National human rights institutions
    NationalInstitutions,
    /// City networks
    CityNetworks,
    /// International organizations
    InternationalOrganizations,
    /// United Nations entities
    UnitedNations,
    /// Academia
    Academia,
    /// Non-governmental organizations
    NonGovernmental,
    /// Other stakeholders
    Other,
}

impl Category {
    /// All categories in their order.
    pub const ALL: [Self; 9] = [
        Self::States,
        Self::LocalGovernments,
        Self::NationalInstitutions,
        Self::CityNetworks,
        Self::InternationalOrganizations,
        Self::UnitedNations,
        Self::Academia,
        Self::NonGovernmental,
        Self::Other,
    ];

    /// The stable code, as it stands in events, addresses and exports: `local_governments`.
    pub fn code(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::LocalGovernments => "local_governments",
            Self::NationalInstitutions => "national_institutions",
            Self::CityNetworks => "city_networks",
            Self::InternationalOrganizations => "international_organizations",
            Self::UnitedNations => "united_nations",
            Self::Academia => "academia",
            Self::NonGovernmental => "non_governmental",
            Self::Other => "other",
        }
    }

    /// The category with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }

    /// The English name in the plural, lower case but for proper names: `local and regional governments`.
    pub fn name(self) -> &'static str {
        match self {
            Self::States => "States",
            Self::LocalGovernments => "local and regional governments",
            Self::NationalInstitutions => "national human rights institutions",
            Self::CityNetworks => "city networks",
            Self::InternationalOrganizations => "international organizations",
            Self::UnitedNations => "United Nations entities",
            Self::Academia => "academia",
            Self::NonGovernmental => "non-governmental organizations",
            Self::Other => "other stakeholders",
        }
    }

    /// How the report speaks of one unnamed speaker of this category.
    pub fn unnamed_speaker(self) -> &'static str {
        match self {
            Self::States => "a representative of a State",
            Self::LocalGovernments => "a representative of a local or regional government",
            Self::NationalInstitutions => "a representative of a national human rights institution",
            Self::CityNetworks => "a representative of a city network",
            Self::InternationalOrganizations => "a representative of an international organization",
            Self::UnitedNations => "a representative of a United Nations entity",
            Self::Academia => "a representative of academia",
            Self::NonGovernmental => "a representative of a non-governmental organization",
            Self::Other => "a representative of another stakeholder",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The regional group of a delegation, as the United Nations counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// African States
    Africa,
    /// Asia-Pacific States
    AsiaPacific,
    /// Eastern European States
    EasternEurope,
    /// Latin American and Caribbean States
    LatinAmericaCaribbean,
    /// Western European and other States
    WesternEuropeOthers,
}

impl Region {
    /// All groups in alphabetical order.
    pub const ALL: [Self; 5] =
        [Self::Africa, Self::AsiaPacific, Self::EasternEurope, Self::LatinAmericaCaribbean, Self::WesternEuropeOthers];

    /// The stable code: `asia_pacific`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Africa => "africa",
            Self::AsiaPacific => "asia_pacific",
            Self::EasternEurope => "eastern_europe",
            Self::LatinAmericaCaribbean => "latin_america_caribbean",
            Self::WesternEuropeOthers => "western_europe_others",
        }
    }

    /// The group with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }
}

/// The gender that a speaker declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// A woman.
    Woman,
    /// A man.
    Man,
    /// Another gender.
    Another,
}

impl Gender {
    /// All that can be declared.
    pub const ALL: [Self; 3] = [Self::Woman, Self::Man, Self::Another];

    /// The stable code: `woman`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
            Self::Another => "another",
        }
    }

    /// The gender with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gender| gender.code() == code)
    }
}

/// What a participant lets others see, from the most open to the most protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Name and delegation are public.
    Named,
    /// Only the delegation is public. The name stays with the secretariat and the chair.
    DelegationOnly,
    /// Only the category is public. Name and delegation stay with the secretariat and the chair.
    CategoryOnly,
    /// Nothing is public, and the chair learns no name either. On the floor the person is one of
    /// [`Category::Other`] with a delegation of their own, and a number stands for both names.
    SecretariatOnly,
}

impl Visibility {
    /// All levels, from the most open to the most protected.
    pub const ALL: [Self; 4] = [Self::Named, Self::DelegationOnly, Self::CategoryOnly, Self::SecretariatOnly];

    /// The stable code: `category_only`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::DelegationOnly => "delegation_only",
            Self::CategoryOnly => "category_only",
            Self::SecretariatOnly => "secretariat_only",
        }
    }

    /// The level with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.code() == code)
    }

    /// Whether the name is kept from somebody.
    pub fn protects(self) -> bool {
        self != Self::Named
    }
}

/// A person as shown to one audience. `None` means: not for these eyes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownName {
    /// The person's name.
    pub name: Option<String>,
    /// The delegation's name.
    pub delegation: Option<String>,
    /// The category, always shown.
    pub category: Category,
}

/// For whose eyes something is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Anyone: public pages, displays, exports, feeds, the report.
    Public,
    /// Secretariat and chair.
    Staff,
}

/// A registered person, as whoever runs the floor may know them. Of a person at [`Visibility::SecretariatOnly`] it
/// has no name and no delegation, but a number for both; who that is, an [`Identity`] tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Number inside the meeting.
    pub no: ParticipantNo,
    /// The person's name, 1 to 200 characters.
    pub name: String,
    /// The delegation.
    pub delegation: DelegationNo,
    /// The delegation's name, 1 to 200 characters.
    pub delegation_name: String,
    /// The delegation's category.
    pub category: Category,
    /// The language the person prefers, a BCP 47 tag such as `en`.
    pub language: String,
    /// What others may see.
    pub visibility: Visibility,
    /// Where the registration stands. Only who is accepted takes part.
    #[serde(default)]
    pub state: State,
}

impl Participant {
    /// Puts the names in place of the number, for the secretariat or the person themselves. The category of the
    /// floor stays: it is what everybody else knows.
    pub fn identify(&mut self, identity: Identity) {
        self.name = identity.name;
        self.delegation_name = identity.delegation;
    }

    /// The one place that decides what of a participant an audience sees.
    pub fn shown_to(&self, audience: Audience) -> ShownName {
        // The most protected level at which each is still shown.
        let (name, delegation) = match audience {
            Audience::Public => (Visibility::Named, Visibility::DelegationOnly),
            Audience::Staff => (Visibility::CategoryOnly, Visibility::SecretariatOnly),
        };
        ShownName {
            name: (self.visibility <= name).then(|| self.name.clone()),
            delegation: (self.visibility <= delegation).then(|| self.delegation_name.clone()),
            category: self.category,
        }
    }
}

/// Who a participant is at [`Visibility::SecretariatOnly`]. For the secretariat, and for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The person's name, 1 to 200 characters.
    pub name: String,
    /// The delegation's name, 1 to 200 characters.
    pub delegation: String,
    /// The delegation's category.
    pub category: Category,
}

/// Whether a text can be an e-mail address: something before and after one "@", no white space, at most 254 characters (RFC 5321, 4.5.3.1.3).
pub fn looks_like_an_address(email: &str) -> bool {
    let well_formed = email.split_once('@').is_some_and(|(before, after)| {
        !before.is_empty()
            && after.contains('.')
            && !after.contains('@')
            && !after.starts_with('.')
            && !after.ends_with('.')
    });
    well_formed && email.len() <= 254 && !email.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_shows_to_each_audience_what_its_row_says() {
        // Columns: public, staff; n is the name, d the delegation.
        let table = [
            (Visibility::Named, "nd nd"),
            (Visibility::DelegationOnly, "d nd"),
            (Visibility::CategoryOnly, "- nd"),
            (Visibility::SecretariatOnly, "- d"),
        ];
        assert_eq!(table.map(|(level, _)| level), Visibility::ALL);
        for (visibility, row) in table {
            let person = Participant {
                no: ParticipantNo(1),
                name: "A. Person".to_owned(),
                delegation: DelegationNo(1),
                delegation_name: "Some Organization".to_owned(),
                category: Category::NonGovernmental,
                language: "en".to_owned(),
                visibility,
                state: State::Accepted,
            };
            for (audience, cell) in [Audience::Public, Audience::Staff].into_iter().zip(row.split(' ')) {
                let shown = person.shown_to(audience);
                assert_eq!(shown.name.is_some(), cell.contains('n'), "{visibility:?} {audience:?}");
                assert_eq!(shown.delegation.is_some(), cell.contains('d'), "{visibility:?} {audience:?}");
                assert_eq!(Visibility::from_code(visibility.code()), Some(visibility));
            }
        }
    }

    #[test]
    fn every_category_is_found_by_its_code() {
        for category in Category::ALL {
            assert_eq!(Category::from_code(category.code()), Some(category));
        }
    }

    #[test]
    fn an_address_needs_something_on_both_sides() {
        for (email, fits) in [
            ("a@b.example", true),
            ("á@münchen.example", true),
            ("a.b.example", false),
            ("a@b", false),
            ("a@@b.example", false),
            ("a b@c.example", false),
            ("@b.example", false),
            ("a@.example", false),
        ] {
            assert_eq!(looks_like_an_address(email), fits, "{email}");
        }
    }
}
