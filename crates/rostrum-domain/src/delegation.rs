//! What a participant is in a delegation, and who inscribes for it.

use crate::floor::Refusal;
use crate::participant::Visibility;

/// What a participant is in the delegation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Function {
    /// Leads the delegation; it has one at most.
    Head,
    /// Advises it.
    Adviser,
    /// Neither.
    #[default]
    Member,
}

impl Function {
    /// All functions.
    pub const ALL: [Self; 3] = [Self::Head, Self::Adviser, Self::Member];

    /// The stable code: `head`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Adviser => "adviser",
            Self::Member => "member",
        }
    }

    /// The function with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.code() == code)
    }
}

/// Where something stands that one asks and another decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Asked, and not decided.
    Asked,
    /// Confirmed.
    Confirmed,
    /// Declined, or taken back.
    Declined,
}

impl Decision {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Confirmed, Self::Declined];

    /// The stable code: `asked`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }
}

/// What decides whether a participant speaks for a delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Whether the registration is accepted, so that the participant takes part.
    pub takes_part: bool,
    /// What the participant is in it.
    pub function: Function,
    /// Whether the participant is one of those who inscribe for it.
    pub may_inscribe: bool,
    /// Whether the participant was confirmed as one of it.
    pub confirmed: Decision,
    /// Whether the delegation has a focal point, who confirms its members.
    pub has_focal_point: bool,
    /// Whether it names who inscribes for it.
    pub names_inscribers: bool,
}

impl Membership {
    /// Whether the participant is confirmed as one of the delegation. Only then colleagues are shown.
    pub fn is_confirmed(&self) -> bool {
        self.confirmed == Decision::Confirmed
    }

    /// Whether the participant may inscribe for the delegation. Where it names who inscribes, these and its head do.
    ///
    /// # Errors
    /// [`Refusal::NotAccepted`], [`Refusal::NotConfirmed`] or [`Refusal::NotInscriber`].
    pub fn may_inscribe(&self) -> Result<(), Refusal> {
        if !self.takes_part {
            return Err(Refusal::NotAccepted);
        }
        match self.confirmed {
            Decision::Declined => Err(Refusal::NotConfirmed),
            Decision::Asked if self.has_focal_point => Err(Refusal::NotConfirmed),
            Decision::Confirmed if self.names_inscribers && !self.may_inscribe && self.function != Function::Head => {
                Err(Refusal::NotInscriber)
            }
            _ => Ok(()),
        }
    }
}

/// Whether a focal point is shown a member whom they did not register themselves. The levels promise that a name
/// stays with the secretariat and the chair, so the others are shown once they say so; who is known to the secretariat
/// alone is never shown.
pub fn is_shown_to_focal_point(visibility: Visibility, said_so: bool) -> bool {
    match visibility {
        Visibility::Named => true,
        Visibility::DelegationOnly | Visibility::CategoryOnly => said_so,
        Visibility::SecretariatOnly => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(function: Function, may_inscribe: bool, confirmed: Decision) -> Membership {
        Membership {
            takes_part: true,
            function,
            may_inscribe,
            confirmed,
            has_focal_point: true,
            names_inscribers: true,
        }
    }

    #[test]
    fn who_is_not_accepted_inscribes_for_nobody() {
        let head = Membership { takes_part: false, ..member(Function::Head, true, Decision::Confirmed) };
        assert_eq!(head.may_inscribe(), Err(Refusal::NotAccepted));
    }

    #[test]
    fn where_a_delegation_names_inscribers_only_they_and_the_head_inscribe() {
        use Decision::Confirmed;
        assert_eq!(member(Function::Member, true, Confirmed).may_inscribe(), Ok(()));
        assert_eq!(member(Function::Head, false, Confirmed).may_inscribe(), Ok(()));
        assert_eq!(member(Function::Adviser, false, Confirmed).may_inscribe(), Err(Refusal::NotInscriber));
        let all = Membership { names_inscribers: false, ..member(Function::Adviser, false, Confirmed) };
        assert_eq!(all.may_inscribe(), Ok(()));
    }

    #[test]
    fn who_is_not_confirmed_inscribes_for_no_delegation_that_has_a_focal_point() {
        for function in Function::ALL {
            assert_eq!(member(function, true, Decision::Asked).may_inscribe(), Err(Refusal::NotConfirmed));
            assert_eq!(member(function, true, Decision::Declined).may_inscribe(), Err(Refusal::NotConfirmed));
        }
        let alone = Membership { has_focal_point: false, ..member(Function::Member, false, Decision::Asked) };
        assert_eq!(alone.may_inscribe(), Ok(()));
    }

    #[test]
    fn a_focal_point_never_sees_whom_only_the_secretariat_knows() {
        assert!(is_shown_to_focal_point(Visibility::Named, false));
        for level in [Visibility::DelegationOnly, Visibility::CategoryOnly] {
            assert!(!is_shown_to_focal_point(level, false) && is_shown_to_focal_point(level, true));
        }
        assert!(!is_shown_to_focal_point(Visibility::SecretariatOnly, true));
    }

    #[test]
    fn every_code_is_read_back() {
        assert!(Function::ALL.into_iter().all(|one| Function::from_code(one.code()) == Some(one)));
        assert!(Decision::ALL.into_iter().all(|one| Decision::from_code(one.code()) == Some(one)));
    }
}
