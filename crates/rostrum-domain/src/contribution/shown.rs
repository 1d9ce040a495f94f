//! What the public sees of those who handed a contribution in.

use super::{Author, Consent};
use crate::country::Country;
use crate::participant::{Category, Visibility};

/// An author as the public may see them. There is no contact to leak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The State, city, institution or organization; `None`: not for these eyes.
    pub delegation: Option<String>,
    /// The category.
    pub category: Category,
    /// The country, where the delegation is shown.
    pub country: Option<Country>,
}

impl Author {
    /// The one place that decides what of an author the public sees: by the consent, and by the level of the
    /// participant who hands in, where one does. `None`: nothing of the contribution is public.
    pub fn shown(&self, consent: Consent, level: Option<Visibility>) -> Option<Shown> {
        let category = match level {
            // On the floor they are one of these, too.
            Some(Visibility::SecretariatOnly) => Category::Other,
            _ => self.category.unwrap_or(Category::Other),
        };
        match consent.within(level) {
            Consent::Publish => {
                Some(Shown { delegation: Some(self.delegation.clone()), category, country: self.country })
            }
            Consent::WithoutName => Some(Shown { delegation: None, category, country: None }),
            Consent::DoNotPublish => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_and_level_each_keep_the_name() {
        let author = Author {
            delegation: "Union of Ithaca".to_owned(),
            category: Some(Category::NonGovernmental),
            country: Country::from_code("GR"),
            name: "A. Person".to_owned(),
            email: "a@example.org".to_owned(),
        };
        // Columns: publish, without name, do not publish; d is the delegation, o another stakeholder.
        let table = [
            (None, "d c -"),
            (Some(Visibility::Named), "d c -"),
            (Some(Visibility::DelegationOnly), "d c -"),
            (Some(Visibility::CategoryOnly), "c c -"),
            (Some(Visibility::SecretariatOnly), "o o -"),
        ];
        for (level, row) in table {
            for (consent, cell) in Consent::ALL.into_iter().zip(row.split(' ')) {
                let shown = match author.shown(consent, level) {
                    None => "-",
                    Some(Shown { delegation: Some(_), .. }) => "d",
                    Some(Shown { country: Some(_), .. }) => "a country without a delegation",
                    Some(Shown { category: Category::Other, .. }) => "o",
                    Some(_) => "c",
                };
                assert_eq!(shown, cell, "{level:?} {consent:?}");
            }
        }
    }
}
