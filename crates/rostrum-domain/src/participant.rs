//! Participants, the delegations they speak for, and what of them may be shown to whom.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{DelegationNo, ParticipantNo};

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

/// What a participant lets the public see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Name and delegation are public.
    Named,
    /// Only the category is public. Name and delegation stay with the secretariat and the chair.
    CategoryOnly,
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

/// A registered person.
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
    /// What the public may see.
    pub visibility: Visibility,
}

impl Participant {
    /// The one place that decides what of a participant an audience sees.
    pub fn shown_to(&self, audience: Audience) -> ShownName {
        let open = audience == Audience::Staff || self.visibility == Visibility::Named;
        ShownName {
            name: open.then(|| self.name.clone()),
            delegation: open.then(|| self.delegation_name.clone()),
            category: self.category,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protected_participant_is_named_to_staff_only() {
        let person = Participant {
            no: ParticipantNo(1),
            name: "A. Person".to_owned(),
            delegation: DelegationNo(1),
            delegation_name: "Some Organization".to_owned(),
            category: Category::NonGovernmental,
            language: "en".to_owned(),
            visibility: Visibility::CategoryOnly,
        };
        assert_eq!(
            person.shown_to(Audience::Public),
            ShownName { name: None, delegation: None, category: Category::NonGovernmental }
        );
        assert_eq!(person.shown_to(Audience::Staff).name.as_deref(), Some("A. Person"));
    }

    #[test]
    fn every_category_is_found_by_its_code() {
        for category in Category::ALL {
            assert_eq!(Category::from_code(category.code()), Some(category));
        }
    }
}
