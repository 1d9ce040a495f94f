//! The views that the stream feeds, and the parts of each.

use maud::Markup;
use rostrum_domain::participant::Audience;

use crate::access::Action;

use super::picture::Picture;
use super::{controls, display, list, now, order, room};

/// For which page the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The public live page.
    Live,
    /// The console of secretariat and chair.
    Console,
    /// A screen in the room or an overlay.
    Display,
}

impl View {
    /// The view that an address names: `live`, `console`, `display`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "live" => Some(Self::Live),
            "console" => Some(Self::Console),
            "display" => Some(Self::Display),
            _ => None,
        }
    }

    /// For whose eyes it is rendered. A display is public, whoever has opened it.
    pub fn audience(self) -> Audience {
        match self {
            Self::Console => Audience::Staff,
            Self::Live | Self::Display => Audience::Public,
        }
    }

    /// What one must be permitted to do to see it.
    pub fn action(self) -> Action {
        match self {
            Self::Console => Action::RunFloor,
            Self::Live | Self::Display => Action::SeePublic,
        }
    }

    /// The parts that change, by the id of their element.
    pub fn parts(self, picture: &Picture) -> Vec<(&'static str, Markup)> {
        match self {
            Self::Live => vec![
                ("now", now::who(picture)),
                ("room", room::bar(picture)),
                ("list", list::public(picture)),
                ("next", order::public(picture)),
            ],
            Self::Console => vec![
                ("forms", controls::forms(picture)),
                ("now", now::who(picture)),
                ("room", room::bar(picture)),
                ("commands", controls::commands(picture)),
                ("order", order::console(picture)),
                ("people", order::people(picture)),
                ("other-lists", controls::other_lists(picture)),
                ("lists", list::console(picture)),
            ],
            Self::Display => vec![
                ("where", display::place(picture)),
                ("stage", display::stage(picture)),
                ("upcoming", display::upcoming(picture)),
            ],
        }
    }
}
