//! Screens: displays for the room, the video platform, the speaker, the lobby, moderator and interpreters.
//!
//! - [`page`] is what a link opens; [`stream`] keeps it true and carries orders such as "load again".
//! - `public` and `staff` are the parts of the kinds, `state` what holds the floor up; they are sent again by the stream when they change.
//! - [`presence`] knows which screens are there; [`list`] is the page on which they are made and led;
//!   `code` draws a link for a camera.

pub mod code;
pub mod list;
pub mod page;
pub mod presence;
mod public;
mod staff;
mod state;
pub mod stream;
#[cfg(test)]
mod tests;

use maud::Markup;
use rostrum_domain::screen::ScreenKind;

use super::picture::Picture;

/// How many who come next stand on a screen for the room.
const UPCOMING: usize = 3;
/// How many who come next stand on the screens of moderator and interpreters.
pub(super) const READY: usize = 5;

/// The parts of a kind that change, by the id of their element.
pub(super) fn parts(kind: ScreenKind, picture: &Picture) -> Vec<(&'static str, Markup)> {
    match kind {
        ScreenKind::Room => vec![
            ("where", public::place(picture)),
            ("stage", public::stage(picture)),
            ("upcoming", public::upcoming(picture)),
        ],
        ScreenKind::Overlay | ScreenKind::LowerThird => vec![("stage", public::card(picture))],
        ScreenKind::Speaker => vec![("stage", public::own(picture))],
        ScreenKind::Lobby => vec![
            ("where", public::list_head(picture)),
            ("stage", public::at_present(picture)),
            ("speakers", public::speakers(picture)),
        ],
        ScreenKind::Moderator | ScreenKind::Interpreter => vec![
            ("where", public::place(picture)),
            ("stage", staff::at_present(picture)),
            ("ready", staff::ready(kind, picture)),
        ],
    }
}
