//! The sheet for a delegation in the room: puts it on a list, asks for a right of reply, raises its hand.

use maud::{Markup, html};
use rostrum_domain::floor::Standing;

use super::super::picture::Picture;
use super::super::words;
use super::entry::{declared_fields, standing_and_behalf};

/// Title and content. `session` is the id of the one that is looked at.
pub fn sheet(picture: &Picture, session: Option<&str>) -> (String, Markup) {
    let lang = picture.lang;
    let here = session.map(str::to_owned).or_else(|| picture.list_here().map(|session| session.id.to_string()));
    (
        lang.t("delegation-title"),
        html! {
            @if picture.registered().is_empty() { p { (lang.t("delegation-none")) } }
            @else {
                div.sheet-columns {
                    (part(picture, "inscribe", &lang.t("delegation-inscribe"), &html! {
                        (sessions(picture, here.as_deref(), "inscribe-session"))
                        (standing_and_behalf(picture, Standing::Single, None))
                        (declared_fields(picture, None, None))
                        label.switch { input type="checkbox" name="speaker_later" value="yes"; (lang.t("delegation-later")) }
                        button { (lang.t("delegation-inscribe")) }
                    }))
                    div {
                        (part(picture, "raise-point", &lang.t("delegation-point"), &html! { button { (lang.t("delegation-point-button")) } }))
                        (part(picture, "request-reply", &lang.t("delegation-reply"), &html! {
                            (sessions(picture, here.as_deref(), "reply-session"))
                            button { (lang.t("delegation-reply-button")) }
                        }))
                    }
                }
            }
        },
    )
}

fn part(picture: &Picture, action: &str, title: &str, content: &Markup) -> Markup {
    let lang = picture.lang;
    html! {
        section {
            h2 { (title) }
            form method="post" action={ "/m/" (picture.row.meeting.id) "/console/" (action) } data-command {
                input type="hidden" name="seen" value=(picture.floor.version);
                label for={ (action) "-participant" } { (lang.t("delegation-who")) }
                select id={ (action) "-participant" } name="participant" required {
                    @for person in picture.registered() {
                        option value=(person.no) { (person.delegation_name) " · " (person.name) }
                    }
                }
                (content)
            }
        }
    }
}

fn sessions(picture: &Picture, here: Option<&str>, id: &str) -> Markup {
    html! {
        label for=(id) { (picture.lang.t("delegation-session")) }
        select id=(id) name="session" {
            @for session in picture.sessions_with_floor() {
                option value=(session.id) selected[here == Some(session.id.as_str())] { (words::before_colon(&picture.title(&session.id))) }
            }
        }
    }
}
