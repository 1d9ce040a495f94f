//! The views that the stream feeds, and the parts of each.

use std::collections::BTreeMap;

use maud::Markup;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Audience;
use rostrum_domain::screen::ScreenKind;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::participant::facts;
use crate::visit::Visit;

use super::picture::Picture;
use super::{attention, controls, list, now, order, room, screens, stream};

/// For which page the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The public live page.
    Live,
    /// The console of secretariat and chair.
    Console,
    /// A screen of some kind.
    Screen(ScreenKind),
    /// The pages of participants, each of which follows its own place.
    Me,
    /// The state as JSON, for programs.
    Program(Readers),
}

/// Who reads the state as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Readers {
    /// Anyone.
    Public,
    /// Who is signed in as a participant of the meeting. They see what the public sees.
    Participants,
    /// Secretariat and chair, who see every name.
    Secretariat,
}

impl View {
    /// The view that an address names: `live`, `me`, `console`, `display` (the room), the code of a kind of
    /// screen, which [`has_address`] may still refuse, or `json` with an audience: `public` (usual),
    /// `participant`, `secretariat`.
    pub fn from_code(code: &str, audience: Option<&str>) -> Option<Self> {
        match code {
            "live" => Some(Self::Live),
            "me" => Some(Self::Me),
            "console" => Some(Self::Console),
            "display" => Some(Self::Screen(ScreenKind::Room)),
            "json" => match audience.unwrap_or("public") {
                "public" => Some(Self::Program(Readers::Public)),
                "participant" => Some(Self::Program(Readers::Participants)),
                "secretariat" => Some(Self::Program(Readers::Secretariat)),
                _ => None,
            },
            code => ScreenKind::from_code(code).map(Self::Screen),
        }
    }

    /// For whose eyes it is rendered. A screen of a public kind is public, whoever has opened it.
    pub fn audience(self) -> Audience {
        match self {
            Self::Console | Self::Program(Readers::Secretariat) => Audience::Staff,
            Self::Screen(kind) => kind.audience(),
            Self::Live | Self::Me | Self::Program(Readers::Public | Readers::Participants) => Audience::Public,
        }
    }

    /// What one must be permitted to do to see it.
    pub fn action(self) -> Action {
        match self {
            Self::Console => Action::RunFloor,
            Self::Screen(ScreenKind::Moderator) => Action::SeeModeratorView,
            Self::Screen(ScreenKind::Interpreter) => Action::SeeInterpreterView,
            Self::Program(Readers::Secretariat) => Action::FollowFloor,
            Self::Me | Self::Program(Readers::Participants) => Action::SeeOwnPage,
            Self::Live | Self::Screen(_) | Self::Program(Readers::Public) => Action::SeePublic,
        }
    }

    /// The language of a view: that which the address names, else that of the reader. The console is in English.
    pub fn lang(self, wanted: Option<&str>, usual: Lang) -> Lang {
        match self {
            Self::Console => Lang::En,
            Self::Live | Self::Me | Self::Screen(_) | Self::Program(_) => {
                wanted.and_then(Lang::from_tag).unwrap_or(usual)
            }
        }
    }

    /// Gathers what the view shows.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when there is no such meeting, or the outside failed.
    pub async fn picture(self, app: &App, meeting: &MeetingId, lang: Lang) -> Result<Picture, Fault> {
        let mut picture = Picture::take(app, meeting, self.audience(), lang).await?;
        match self {
            Self::Screen(ScreenKind::Moderator | ScreenKind::Interpreter) => {
                picture.add_texts(app, screens::READY).await?;
            }
            Self::Screen(ScreenKind::Speaker) => picture.add_cue(app).await?,
            Self::Console => picture.add_aside(app).await?,
            _ => {}
        }
        if self == Self::Me {
            picture.count_notes(app).await?;
        }
        Ok(picture)
    }

    /// What the stream sends of it: members of a JSON object. For a page these are its parts.
    ///
    /// # Errors
    /// A value that JSON cannot write.
    pub fn content(self, picture: &Picture) -> serde_json::Result<String> {
        if matches!(self, Self::Program(_)) {
            return stream::program_content(picture);
        }
        if self == Self::Me {
            return facts::content(picture);
        }
        let parts: BTreeMap<_, _> =
            self.parts(picture).into_iter().map(|(id, part)| (id, part.into_string())).collect();
        Ok(format!("\"fragments\":{}", serde_json::to_string(&parts)?))
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
                ("what-if", room::with_what_if(picture)),
                ("attention", attention::strip(picture)),
                ("last", attention::last(picture)),
                ("undo", attention::undo(picture)),
                ("nexts", order::nexts(picture)),
                ("commands", controls::commands(picture)),
                ("order", order::console(picture)),
                ("people", order::people(picture)),
                ("other-lists", controls::other_lists(picture)),
                ("lists", list::console(picture)),
            ],
            Self::Screen(kind) => screens::parts(kind, picture),
            // The page of a participant asks for its part itself, and a program has no page.
            Self::Me | Self::Program(_) => Vec::new(),
        }
    }
}

/// Whether a screen stands under the address of a meeting for a visitor: for everybody, or because a role of the
/// visitor may see it. To all others there is nothing.
pub fn has_address(kind: ScreenKind, visit: &Visit, meeting: &MeetingId) -> bool {
    let for_role = kind.audience() == Audience::Staff && visit.may(View::Screen(kind).action(), Some(meeting));
    kind.has_public_address() || for_role
}
