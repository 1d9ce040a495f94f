//! The views that the stream feeds, and the parts of each.

use maud::Markup;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Audience;
use rostrum_domain::screen::ScreenKind;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

use super::picture::Picture;
use super::{controls, list, now, order, room, screens};

/// For which page the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The public live page.
    Live,
    /// The console of secretariat and chair.
    Console,
    /// A screen of some kind.
    Screen(ScreenKind),
}

impl View {
    /// The view that an address names: `live`, `console`, `display` (the room) or the code of a kind of
    /// screen that is for everybody. Those for staff are reached by a link of their own only.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "live" => Some(Self::Live),
            "console" => Some(Self::Console),
            "display" => Some(Self::Screen(ScreenKind::Room)),
            code => ScreenKind::from_code(code).filter(|kind| kind.audience() == Audience::Public).map(Self::Screen),
        }
    }

    /// For whose eyes it is rendered. A screen of a public kind is public, whoever has opened it.
    pub fn audience(self) -> Audience {
        match self {
            Self::Console => Audience::Staff,
            Self::Screen(kind) => kind.audience(),
            Self::Live => Audience::Public,
        }
    }

    /// What one must be permitted to do to see it.
    pub fn action(self) -> Action {
        match self {
            Self::Console => Action::RunFloor,
            Self::Screen(kind) if kind.audience() == Audience::Staff => Action::SeeEveryName,
            Self::Live | Self::Screen(_) => Action::SeePublic,
        }
    }

    /// The language of a view: screens speak all six, the other pages those in which they have texts.
    pub fn lang(self, wanted: Option<&str>, usual: Lang) -> Lang {
        match self {
            Self::Screen(_) => wanted.and_then(Lang::from_tag).unwrap_or(usual),
            Self::Live | Self::Console => usual,
        }
    }

    /// Gathers what the view shows.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when there is no such meeting, or the outside failed.
    pub async fn picture(self, app: &App, meeting: &MeetingId, lang: Lang) -> Result<Picture, Fault> {
        let mut picture = Picture::take(app, meeting, self.audience(), lang).await?;
        if matches!(self, Self::Screen(kind) if kind.audience() == Audience::Staff) {
            picture.add_texts(app, screens::READY).await?;
        }
        Ok(picture)
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
            Self::Screen(kind) => screens::parts(kind, picture),
        }
    }
}
