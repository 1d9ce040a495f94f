//! The floor as people see it: live page, console, screens, and the stream that keeps them true.
//!
//! - [`command`] takes what the console asks and hands it to the desk.
//! - `picture` gathers what the pages show of the floor at one instant, for one audience.
//! - `now`, `list`, `order`, `room` are the parts of the pages; the stream sends the same parts again.
//! - [`live`], [`console`], [`screens`], [`paper`] are the pages; [`stream`] renders each view once for all.

mod aside;
mod attention;
mod behalf;
pub mod command;
pub mod console;
mod controls;
mod happened;
mod list;
pub mod live;
pub(crate) mod notes;
mod now;
mod order;
pub mod paper;
mod picture;
pub(crate) mod refusals;
mod room;
mod rules_line;
pub mod screens;
pub mod stream;
mod view;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub(crate) use now::{announcer, contact, cues, nobody, place as place_words};
pub(crate) use picture::{Picture, next_speakers};
pub use stream::Streams;
#[cfg(test)]
pub(crate) use view::View;
pub(crate) use words::unnamed;
