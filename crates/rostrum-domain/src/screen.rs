//! Screens: what each kind shows, and for whose eyes it is.

use crate::participant::Audience;

/// What a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreenKind {
    /// For the room: who has the floor, the clock, who comes next.
    Room,
    /// Clock and name in a corner, on a transparent ground, for the scene of the video platform.
    Overlay,
    /// Name and delegation in a band at the lower edge, on a transparent ground.
    LowerThird,
    /// The speaker's own countdown.
    Speaker,
    /// The list of speakers, for a lobby.
    Lobby,
    /// For the moderator: who comes next, with language and statement.
    Moderator,
    /// For interpreters: the statement texts of who has the floor and of who comes next.
    Interpreter,
}

impl ScreenKind {
    /// All kinds, those for everybody first.
    pub const ALL: [Self; 7] =
        [Self::Room, Self::Overlay, Self::LowerThird, Self::Speaker, Self::Lobby, Self::Moderator, Self::Interpreter];

    /// The stable code, as it stands in rows and addresses: `lower_third`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Overlay => "overlay",
            Self::LowerThird => "lower_third",
            Self::Speaker => "speaker",
            Self::Lobby => "lobby",
            Self::Moderator => "moderator",
            Self::Interpreter => "interpreter",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// For whose eyes it is. Moderator and interpreters work with names and texts that are not public.
    pub fn audience(self) -> Audience {
        match self {
            Self::Room | Self::Overlay | Self::LowerThird | Self::Speaker | Self::Lobby => Audience::Public,
            Self::Moderator | Self::Interpreter => Audience::Staff,
        }
    }

    /// Whether anyone may open it without a link of its own. The countdown shows what the chair tells the
    /// speaker alone.
    pub fn has_public_address(self) -> bool {
        self.audience() == Audience::Public && self != Self::Speaker
    }

    /// Whether the picture of the video platform is seen through it.
    pub fn is_transparent(self) -> bool {
        matches!(self, Self::Overlay | Self::LowerThird)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_in_a_public_place_is_for_public_eyes() {
        let staff: Vec<_> = ScreenKind::ALL.into_iter().filter(|kind| kind.audience() == Audience::Staff).collect();
        assert_eq!(staff, [ScreenKind::Moderator, ScreenKind::Interpreter]);
    }

    #[test]
    fn every_kind_is_found_by_its_code() {
        for kind in ScreenKind::ALL {
            assert_eq!(ScreenKind::from_code(kind.code()), Some(kind));
        }
    }
}
