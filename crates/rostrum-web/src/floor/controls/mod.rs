//! The commands of the console as forms and buttons, each with its key.
//!
//! - `forms` holds the forms to which all buttons belong.
//! - `commands` are the buttons for what the chair does all the time, `questions` those that ask for more.
//! - `keys` is the list of the keys.

mod commands;
mod forms;
mod keys;
pub(super) mod questions;

use maud::{Markup, html};

use super::picture::Picture;
use super::words;

pub use commands::commands;
pub use forms::forms;
pub use keys::keys;

/// Opens and closes the list of any session; the script shows the button of the list that is looked at.
pub fn other_lists(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #other-lists .other-lists {
            @for session in picture.sessions_with_floor().into_iter().filter(|s| !picture.floor.floor_is_over(s)) {
                @let open = picture.floor.lists.get(&session.id).is_some_and(|list| list.open);
                @let (form, data_key, other) = if open { ("form-close-list", "c", "o") } else { ("form-open-list", "o", "c") };
                @let why = if open { lang.t("refusal-list-is-open") } else { lang.t("why-list-closed") };
                button.second form=(form) name="session" value=(session.id) data-list-button=(session.id)
                    data-key=(data_key) data-other-key=(other) data-other-why=(why) {
                    (if open { lang.t("command-close-list") } else { lang.t("command-open-list") })
                    span.unseen { " " (picture.title(&session.id)) }
                    (key(&data_key.to_uppercase()))
                }
            }
        }
    }
}

/// The limit for those who are given the floor from now on. Not part of the stream: it is the chair's.
pub fn limit(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        p.limit {
            label for="limit" { (lang.t("limit-label")) }
            select #limit form="form-give-floor" name="limit" {
                option value="" selected { (lang.t("limit-usual")) }
                @for seconds in [30, 60, 90, 120, 180, 240, 300] { option value=(seconds) { (words::passed(seconds * 1_000)) } }
            }
        }
    }
}

/// A button that asks once, in the page, and works without script: the question opens below it.
pub fn ask(id: &str, label: &Markup, data_key: Option<&str>, question: &str, button: &Markup) -> Markup {
    html! {
        details.ask id=(id) data-key=[data_key] {
            summary { (label) }
            div.question { p { (question) } (button) }
        }
    }
}

/// A key, as it is shown on its button.
pub fn key(name: &str) -> Markup {
    html! { " " kbd aria-hidden="true" { (name) } }
}
