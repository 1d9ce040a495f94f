//! Where a practice stands, and who may take it to where.

use serde::{Deserialize, Serialize};

/// Where a practice stands. A published one may have a later version that is not public yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written or reviewed.
    Draft,
    /// Public, at the version that was published last.
    Published,
    /// Not made public, for a reason.
    Withheld,
    /// Taken out of the compendium, for a reason; its address says so.
    Withdrawn,
}

/// What is done with a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Somebody holds this version to be ready.
    Propose,
    /// This version becomes the public one.
    Publish,
    /// It does not become public.
    Withhold,
    /// It was public, and is no longer.
    Withdraw,
    /// It is taken up again.
    Reopen,
}

/// Why something is withheld or withdrawn; words of one's own stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The author asked for it.
    AuthorAsked,
    /// It might endanger somebody.
    Protection,
    /// It is outside what was asked for.
    OutsideScope,
    /// It tells too little to learn from.
    Incomplete,
    /// What it says could not be verified.
    NotVerified,
    /// It is there already.
    Duplicate,
    /// Its language is disrespectful.
    Language,
    /// It no longer is as it was described.
    Outdated,
    /// Something in it is wrong.
    Wrong,
    /// Another reason, which the words beside it give.
    Other,
}

/// Why an act is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// This cannot be done with a practice in this state.
    State(State),
    /// Two people are needed, and this one edited the version last.
    SameAsEditor,
    /// Two people are needed, and this one proposed it.
    SameAsProposer,
    /// Two people are needed, and nobody has proposed this version.
    NotProposed,
    /// Two people are needed, and who this is is not known: the sign-in has no account.
    Unknown,
}

/// What has to be known of a practice before something is done with it. `W` is who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<W> {
    /// Where it stands.
    pub state: State,
    /// The present version.
    pub version: u32,
    /// The version that is public.
    pub published: Option<u32>,
    /// Who wrote the present version, where it was staff with an account.
    pub edited_by: Option<W>,
    /// Who proposed the present version, where somebody did.
    pub proposed_by: Option<W>,
}

impl<W: Copy + PartialEq> Standing<W> {
    /// Whether there are changes that are not public yet.
    pub fn is_ahead(&self) -> bool {
        self.published.is_some_and(|published| published < self.version)
    }
}

/// To which state an act leads. Where two people are needed, who wrote or proposed a version may not publish it.
///
/// # Errors
/// [`Refused`] says why not.
pub fn decide<W: Copy + PartialEq>(
    standing: &Standing<W>,
    act: Act,
    by: Option<W>,
    two_people: bool,
) -> Result<State, Refused> {
    let at = standing.state;
    match (act, at) {
        (Act::Propose, State::Draft) => Ok(State::Draft),
        (Act::Propose, State::Published) if standing.is_ahead() => Ok(State::Published),
        (Act::Publish, State::Draft) => second(standing, by, two_people).map(|()| State::Published),
        (Act::Publish, State::Published) if standing.is_ahead() => {
            second(standing, by, two_people).map(|()| State::Published)
        }
        (Act::Withhold, State::Draft) => Ok(State::Withheld),
        (Act::Withdraw, State::Published) => Ok(State::Withdrawn),
        (Act::Reopen, State::Withheld | State::Withdrawn) => Ok(State::Draft),
        _ => Err(Refused::State(at)),
    }
}

fn second<W: Copy + PartialEq>(standing: &Standing<W>, by: Option<W>, two_people: bool) -> Result<(), Refused> {
    if !two_people {
        return Ok(());
    }
    let by = by.ok_or(Refused::Unknown)?;
    let proposed_by = standing.proposed_by.ok_or(Refused::NotProposed)?;
    if standing.edited_by == Some(by) {
        Err(Refused::SameAsEditor)
    } else if proposed_by == by {
        Err(Refused::SameAsProposer)
    } else {
        Ok(())
    }
}

impl State {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Published, Self::Withheld, Self::Withdrawn];

    /// The stable code: `withheld`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withheld => "withheld",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 5] = [Self::Propose, Self::Publish, Self::Withhold, Self::Withdraw, Self::Reopen];

    /// The stable code: `publish`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Publish => "publish",
            Self::Withhold => "withhold",
            Self::Withdraw => "withdraw",
            Self::Reopen => "reopen",
        }
    }

    /// The act with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether a reason has to be given.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Withhold | Self::Withdraw)
    }
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 10] = [
        Self::AuthorAsked,
        Self::Protection,
        Self::OutsideScope,
        Self::Incomplete,
        Self::NotVerified,
        Self::Duplicate,
        Self::Language,
        Self::Outdated,
        Self::Wrong,
        Self::Other,
    ];

    /// The stable code: `outside_scope`.
    pub fn code(self) -> &'static str {
        match self {
            Self::AuthorAsked => "author_asked",
            Self::Protection => "protection",
            Self::OutsideScope => "outside_scope",
            Self::Incomplete => "incomplete",
            Self::NotVerified => "not_verified",
            Self::Duplicate => "duplicate",
            Self::Language => "language",
            Self::Outdated => "outdated",
            Self::Wrong => "wrong",
            Self::Other => "other",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(state: State) -> Standing<u8> {
        Standing { state, version: 3, published: None, edited_by: Some(1), proposed_by: Some(2) }
    }

    #[test]
    fn every_code_leads_back() {
        assert!(State::ALL.into_iter().all(|state| State::from_code(state.code()) == Some(state)));
        assert!(Act::ALL.into_iter().all(|act| Act::from_code(act.code()) == Some(act)));
        assert!(Reason::ALL.into_iter().all(|reason| Reason::from_code(reason.code()) == Some(reason)));
    }

    #[test]
    fn a_practice_goes_from_draft_to_published_to_withdrawn_and_back_to_a_draft() {
        let step = |state, act| decide(&standing(state), act, Some(9), false);
        assert_eq!(step(State::Draft, Act::Publish), Ok(State::Published));
        assert_eq!(step(State::Published, Act::Withdraw), Ok(State::Withdrawn));
        assert_eq!(step(State::Withdrawn, Act::Reopen), Ok(State::Draft));
        assert_eq!(step(State::Draft, Act::Withhold), Ok(State::Withheld));
        assert_eq!(step(State::Published, Act::Withhold), Err(Refused::State(State::Published)));
        assert_eq!(step(State::Draft, Act::Withdraw), Err(Refused::State(State::Draft)));
        assert_eq!(step(State::Withheld, Act::Publish), Err(Refused::State(State::Withheld)));
    }

    #[test]
    fn a_published_practice_is_published_again_only_with_a_later_version() {
        let public = |published| Standing { published: Some(published), ..standing(State::Published) };
        assert_eq!(decide(&public(3), Act::Publish, Some(9), false), Err(Refused::State(State::Published)));
        assert_eq!(decide(&public(2), Act::Publish, Some(9), false), Ok(State::Published));
        assert!(public(2).is_ahead() && !public(3).is_ahead());
    }

    #[test]
    fn with_two_people_who_wrote_or_proposed_a_version_may_not_publish_it() {
        let draft = standing(State::Draft);
        assert_eq!(decide(&draft, Act::Publish, Some(1), true), Err(Refused::SameAsEditor));
        assert_eq!(decide(&draft, Act::Publish, Some(2), true), Err(Refused::SameAsProposer));
        assert_eq!(decide(&draft, Act::Publish, Some(3), true), Ok(State::Published));
        assert_eq!(decide(&draft, Act::Publish, None, true), Err(Refused::Unknown));
        let alone = Standing { proposed_by: None, ..draft };
        assert_eq!(decide(&alone, Act::Publish, Some(3), true), Err(Refused::NotProposed));
        for by in [None, Some(1), Some(2)] {
            assert_eq!(decide(&alone, Act::Publish, by, false), Ok(State::Published));
        }
    }
}
