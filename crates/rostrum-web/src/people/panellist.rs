//! The page of a panellist: the own sessions, with times and what happens in them.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rostrum_domain::programme::Session;
use rostrum_store::{MeetingRow, Role};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// Shows the sessions of the panellist who asks.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeePanellistPage, Some(id))?;
    let (lang, note) = (visit.lang, &row.meeting.note);
    let given = visit.given(Some(id)).filter(|given| given.role == Role::Panellist);
    let person = given.filter_map(|given| given.person.as_ref()).find_map(|id| note.programme.person(id));
    Ok(Page::new(&visit, lang.t("panellist-title")).of_meeting(&row).render(&html! {
        h1 { (lang.t("panellist-title")) }
        @match person {
            None => p.warn { (lang.t("panellist-nobody")) },
            Some((_, person)) => {
                p.lead { bdi { (person.name) } @if let Some(title) = &person.title { (lang.comma()) bdi { (title) } } }
                @for session in sessions_of(&row, &person.name) {
                    section.card {
                        h2 dir="auto" { (session.title) }
                        p { (times::date_long(lang, session.start.date())) (lang.comma()) (times::clock(session.start)) "–" (times::clock(session.end)) " (" (note.zone.name) ")" }
                        @if let Some(objective) = &session.objective { p dir="auto" { (objective) } }
                        @let others = session.people.iter().filter(|other| other.name != person.name);
                        h3 { (lang.t("panellist-others")) }
                        ul { @for other in others {
                            li { bdi { (other.name) } " (" (lang.of_family("role", role(other.role), &[]).unwrap_or_default()) ")" }
                        } }
                    }
                }
            }
        }
        div.actions {
            a.button href={ "/m/" (id) "/live" } { (lang.t("layout-live")) }
            a.button.second href={ "/m/" (id) "/calendar.ics" } { (lang.t("meeting-calendar")) }
        }
    }))
}

/// The sessions in which the programme names a person.
fn sessions_of<'a>(row: &'a MeetingRow, name: &'a str) -> impl Iterator<Item = &'a Session> {
    let sessions = row.meeting.note.programme.sessions.iter();
    sessions.filter(move |session| session.people.iter().any(|person| person.name == name))
}

fn role(role: rostrum_domain::programme::Role) -> &'static str {
    use rostrum_domain::programme::Role as R;
    match role {
        R::Chair => "chair",
        R::Moderator => "moderator",
        R::Panellist => "panellist",
        R::Speaker => "speaker",
    }
}
