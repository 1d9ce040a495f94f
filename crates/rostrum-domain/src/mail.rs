//! What Rostrum writes to people about, and whether such a mail waits to be released.

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MailKind {
    /// An invitation to the meeting, to somebody who is not registered yet.
    Invitation,
    /// A link to a form that tells nothing of the meeting, to somebody who is not registered yet.
    NeutralLink,
    /// The registration was received.
    Confirmation,
    /// The registration waits to be approved.
    Pending,
    /// The registration was approved.
    Approval,
    /// All places are taken; the person stands on the waiting list.
    WaitingList,
    /// A place became free, and the person has it.
    Promoted,
    /// The registration was not accepted.
    Refusal,
    /// Somebody registered with an address that is registered.
    AlreadyRegistered,
    /// The personal link, asked for by the person or sent by the secretariat.
    PersonalLink,
    /// A link that signs staff in.
    SignInLink,
    /// A new version of the programme was published.
    ProgrammeChange,
    /// A list of speakers opens in one hour.
    ListOpens,
    /// Two others speak before the participant.
    Third,
    /// The floor is over and the participant was not reached.
    NotReached,
    /// Thanks, with what became of the contribution.
    ThankYou,
    /// A form to be filled in after the approval.
    FollowUp,
    /// A change that the participant asked for was decided.
    ChangeDecided,
    /// Somebody registered as a member of a delegation, and its focal point is to confirm it.
    DelegationConfirm,
    /// A joint statement is to be confirmed by a co-signatory.
    CoSignature,
    /// Somebody asks for an exchange.
    ExchangeAsked,
    /// Both sides of an exchange agreed, and see each other's contact data.
    ExchangeAgreed,
    /// Half a year after it was agreed on: whether the exchange worked.
    ExchangeFollowUp,
    /// A link at which a contribution can be gone on with.
    ContributionLink,
    /// A contribution was received.
    ContributionReceipt,
    /// Somebody is named as an author of a contribution, and is to confirm it.
    AuthorConfirm,
    /// The deadline of a call was moved, to which somebody has begun a contribution.
    DeadlineMoved,
    /// The author of a contribution is asked to make something clear.
    ClarificationAsked,
    /// A contribution was published or withheld.
    ContributionDecided,
}

impl MailKind {
    /// All kinds, in the order in which a meeting comes to them.
    pub const ALL: [Self; 29] = [
        Self::Invitation,
        Self::NeutralLink,
        Self::Confirmation,
        Self::Pending,
        Self::Approval,
        Self::WaitingList,
        Self::Promoted,
        Self::Refusal,
        Self::AlreadyRegistered,
        Self::PersonalLink,
        Self::SignInLink,
        Self::DelegationConfirm,
        Self::FollowUp,
        Self::ChangeDecided,
        Self::ContributionLink,
        Self::AuthorConfirm,
        Self::DeadlineMoved,
        Self::ClarificationAsked,
        Self::ContributionDecided,
        Self::ContributionReceipt,
        Self::ProgrammeChange,
        Self::ListOpens,
        Self::Third,
        Self::CoSignature,
        Self::NotReached,
        Self::ThankYou,
        Self::ExchangeAsked,
        Self::ExchangeAgreed,
        Self::ExchangeFollowUp,
    ];

    /// The stable code, as it stands in rows and names of files: `waiting_list`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::NeutralLink => "neutral_link",
            Self::Confirmation => "confirmation",
            Self::Pending => "pending",
            Self::Approval => "approval",
            Self::WaitingList => "waiting_list",
            Self::Promoted => "promoted",
            Self::Refusal => "refusal",
            Self::AlreadyRegistered => "already_registered",
            Self::PersonalLink => "personal_link",
            Self::SignInLink => "sign_in_link",
            Self::ProgrammeChange => "programme_change",
            Self::ListOpens => "list_opens",
            Self::Third => "third",
            Self::NotReached => "not_reached",
            Self::ThankYou => "thank_you",
            Self::FollowUp => "follow_up",
            Self::ChangeDecided => "change_decided",
            Self::DelegationConfirm => "delegation_confirm",
            Self::CoSignature => "co_signature",
            Self::ExchangeAsked => "exchange_asked",
            Self::ExchangeAgreed => "exchange_agreed",
            Self::ExchangeFollowUp => "exchange_follow_up",
            Self::ContributionLink => "contribution_link",
            Self::ContributionReceipt => "contribution_receipt",
            Self::AuthorConfirm => "author_confirm",
            Self::DeadlineMoved => "deadline_moved",
            Self::ClarificationAsked => "clarification_asked",
            Self::ContributionDecided => "contribution_decided",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether mails of this kind go to many and no instant presses: they wait in the outbox until the secretariat
    /// has read and released them. The others go at once; an hour before a list opens nobody may be there to
    /// release anything.
    pub fn is_bulk(self) -> bool {
        matches!(self, Self::Invitation | Self::NeutralLink | Self::ProgrammeChange | Self::ThankYou)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_code() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::from_code(kind.code()), Some(kind));
        }
        let codes: std::collections::BTreeSet<_> = MailKind::ALL.map(MailKind::code).into();
        assert_eq!(codes.len(), MailKind::ALL.len());
    }

    #[test]
    fn what_waits_to_be_released_has_no_instant() {
        let bulk: Vec<_> = MailKind::ALL.into_iter().filter(|kind| kind.is_bulk()).map(MailKind::code).collect();
        assert_eq!(bulk, ["invitation", "neutral_link", "programme_change", "thank_you"]);
    }
}
