//! The page of somebody with an account: which roles were given, and where each of them works.

use axum::extract::State;
use maud::{Markup, html};
use rostrum_store::{GivenRole, Role};

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// Shows the roles of the visitor, each with the page where it works.
///
/// # Errors
/// [`Fault::NotPermitted`] to whoever is not signed in with an account, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    let account = visit.account().ok_or(Fault::NotPermitted)?;
    let account = app.store().find_account(account).await?.ok_or(Fault::NotPermitted)?;
    let meetings = app.store().list_meetings().await?;
    let lang = visit.lang;
    let title_of = |given: &GivenRole| {
        let row = meetings.iter().find(|row| Some(&row.meeting.id) == given.meeting.as_ref());
        row.map_or_else(|| lang.t("work-every-meeting"), |row| row.meeting.note.title.clone())
    };
    Ok(Page::new(&visit, lang.t("work-title")).render(&html! {
        h1 { (lang.t("work-title")) }
        p.lead {
            @let values = [("name", account.name.as_str().into()), ("email", account.email.as_str().into())];
            @if account.email.is_empty() { (lang.with("work-text-without-address", &values)) }
            @else { (lang.with("work-text", &values)) }
        }
        ul.meetings {
            @for given in visit.all_given() {
                li {
                    div { span.state { (role_name(lang, given.role)) } }
                    div {
                        h2 { a href=(place(given)) { (title_of(given)) } }
                        p.quiet { (lang.of_family("staff-about", given.role.code(), &[]).unwrap_or_default()) }
                    }
                }
            }
        }
        ul.links {
            li { a href="/account/sessions" { (lang.t("sessions-title")) } }
            li { a href="/account/passkeys" { (lang.t("passkey-title")) } }
        }
    }))
}

/// The name of a role.
pub fn role_name(lang: Lang, role: Role) -> String {
    lang.of_family("staff-role", role.code(), &[]).unwrap_or_else(|| role.code().to_owned())
}

/// Where a role works.
pub fn place(given: &GivenRole) -> String {
    let Some(meeting) = &given.meeting else {
        return if given.role == Role::Owner { "/owner" } else { "/secretariat" }.to_owned();
    };
    let page = match given.role {
        Role::Owner => "/people",
        Role::Secretariat | Role::Chair => "/console",
        Role::Moderator => "/display?kind=moderator",
        Role::Interpreter => "/display?kind=interpreter",
        Role::Rapporteur => "/report",
        Role::Panellist => "/panellist",
        Role::Reviewer | Role::Participant | Role::Display => "",
    };
    format!("/m/{meeting}{page}")
}
