//! What holds the floor up, in one line: a suspension, a point of order, a question; or what kind of
//! speaking it is when it is none of the list's.

use maud::{Markup, html};
use rostrum_domain::floor::Kind;

use super::super::now;
use super::super::picture::Picture;

/// What holds the floor up; `None` while it takes its course.
pub fn hold(picture: &Picture) -> Option<String> {
    let (lang, floor) = (picture.lang, &picture.floor);
    if floor.is_suspended() {
        return Some(lang.t("state-suspended"));
    }
    if let Some(point) = floor.taken_point() {
        let whom = picture.point(point).first;
        return Some(lang.with("state-point", &[("whom", whom.into())]));
    }
    let questioned = floor.current.as_ref().is_some_and(rostrum_domain::floor::Current::is_questioned);
    questioned.then(|| lang.t("state-question"))
}

/// The line above the name of who has the floor; nothing when there is nothing to say.
pub fn line(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let kind = picture.floor.current.as_ref().and_then(|current| match current.kind {
        Kind::RightOfReply => Some(lang.t("state-right-of-reply")),
        Kind::Reply => Some(lang.t("state-reply")),
        _ => None,
    });
    match (hold(picture), kind) {
        (Some(hold), _) => html! { p.state-line.holds { (hold) } },
        (None, Some(kind)) => html! { p.state-line { (kind) } },
        (None, None) => html! {},
    }
}

/// What to say while nobody has the floor.
pub fn nobody(picture: &Picture) -> String {
    hold(picture).unwrap_or_else(|| now::nobody(picture))
}
