//! Which registrations somebody sees and decides.

use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::registration::{Design, Offer};
use rostrum_store::RegistrationRow;

use crate::access::Action;
use crate::error::Fault;
use crate::visit::Visit;

/// Which registrations of a meeting somebody may see and decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Those of these categories.
    categories: Vec<Category>,
    /// Whether those too whom only the secretariat knows.
    identities: bool,
}

impl Reach {
    /// That of a visitor in a meeting.
    ///
    /// # Errors
    /// [`Fault::NotPermitted`] for whoever decides nothing.
    pub fn of(visit: &Visit, meeting: &MeetingId) -> Result<Self, Fault> {
        visit.require(Action::DecideRegistrations, Some(meeting))?;
        Ok(Self {
            categories: visit.categories_of(Action::DecideRegistrations, meeting),
            identities: visit.may(Action::SeeIdentities, Some(meeting)),
        })
    }

    /// Whether an offer is within it.
    pub fn offers(&self, offer: &Offer) -> bool {
        self.categories.contains(&offer.category)
    }

    /// Whether a registration is within it. One whose offer the design has no more belongs to the category of the
    /// same code, or to the last.
    pub fn covers(&self, design: &Design, row: &RegistrationRow) -> bool {
        let found = design.offer(&row.offer).map(|offer| offer.category);
        let category = found.or_else(|| Category::from_code(&row.offer)).unwrap_or(Category::Other);
        let secret = row.participant.visibility == Visibility::SecretariatOnly;
        self.categories.contains(&category) && (self.identities || !secret)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use rostrum_domain::ids::{DelegationNo, ParticipantNo};
    use rostrum_domain::participant::Participant;
    use rostrum_domain::registration::{Localized, State};

    use super::*;

    #[test]
    fn who_decides_for_some_categories_decides_for_no_other_and_for_nobody_only_the_secretariat_knows() {
        let row = |offer: &str, visibility| RegistrationRow {
            participant: Participant {
                no: ParticipantNo(1),
                name: "A".to_owned(),
                delegation: DelegationNo(1),
                delegation_name: "D".to_owned(),
                category: Category::Academia,
                language: "en".to_owned(),
                visibility,
                state: State::Pending,
            },
            offer: offer.to_owned(),
            received_late: false,
            registered_at: Timestamp::UNIX_EPOCH,
            state_at: Timestamp::UNIX_EPOCH,
            matched: Vec::new(),
        };
        let mut design = Design::default();
        design.offers.push(Offer::own("youth", Localized::english("Youth")));
        let reach = Reach { categories: vec![Category::Academia, Category::Other], identities: false };
        let named = |offer: &str| reach.covers(&design, &row(offer, Visibility::Named));
        assert!(named("academia") && named("youth") && named("dropped") && !named("states"));
        assert!(!reach.covers(&design, &row("academia", Visibility::SecretariatOnly)));
        let secretariat = Reach { identities: true, ..reach.clone() };
        assert!(secretariat.covers(&design, &row("academia", Visibility::SecretariatOnly)));
    }
}
