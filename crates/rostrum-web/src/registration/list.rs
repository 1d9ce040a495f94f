//! Who is registered, for staff only.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rostrum_domain::participant::Participant;

use super::import;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// Shows all participants in the order of registration.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn list(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeeEveryName, Some(id))?;
    let participants = if visit.may(Action::SeeIdentities, Some(id)) {
        app.store().list_identified(id).await?
    } else {
        app.store().list_participants(id).await?
    };
    let unreachable = match visit.may(Action::ManageMail, Some(id)) {
        true => app.store().list_unreachable(id).await?,
        false => BTreeSet::new(),
    };
    let lang = visit.lang;
    let may_make_links = visit.may(Action::ManageMeetings, Some(id));
    Ok(Page::new(&visit, lang.t("participants-title")).of_meeting(&row).render(&html! {
        h1 { (lang.t("participants-title")) }
        p.lead { (lang.with("participants-count", &[("count", participants.len().into())])) }
        @if may_make_links { (import::links(lang, &format!("/m/{id}"))) }
        @if may_make_links { (import::form(lang, &format!("/m/{id}/participants"))) }
        @if !participants.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(lang.t("participants-title")) {
                table.stack {
                    thead {
                        tr {
                            th.number scope="col" { (lang.t("participants-no")) }
                            th scope="col" { (lang.t("register-name")) }
                            th scope="col" { (lang.t("register-delegation")) }
                            th scope="col" { (lang.t("participants-category")) }
                            th scope="col" { (lang.t("participants-public")) }
                            @if may_make_links { th scope="col" { (lang.t("participants-link")) } }
                        }
                    }
                    tbody {
                        @for person in &participants {
                            (line(lang, person, unreachable.contains(&person.no), may_make_links.then(|| format!("/m/{id}/participants/{}/link", person.no))))
                        }
                    }
                }
            }
        }
    }))
}

fn line(lang: Lang, person: &Participant, unreachable: bool, link: Option<String>) -> Markup {
    html! {
        tr {
            td.number data-label=(lang.t("participants-no")) { (person.no) }
            th scope="row" {
                (person.name)
                @if unreachable { " " span.state.warn { (lang.t("mail-came-back")) } }
            }
            td data-label=(lang.t("register-delegation")) { (person.delegation_name) }
            td { span class={ "cat cat-" (person.category.code()) } { (category(lang, person.category)) } }
            td data-label=(lang.t("participants-public")) {
                @let level = lang.of_family("participants-level", person.visibility.code(), &[]);
                @if person.visibility.protects() { span.state.warn { (level.unwrap_or_default()) } } @else { (level.unwrap_or_default()) }
            }
            @if let Some(link) = link {
                td { form method="post" action=(link) { button.second { (lang.t("participants-new-link")) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn only_staff_see_who_is_registered() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
        let path = format!("/m/{}/participants", row.meeting.id);
        for cookies in ["", anna.as_str()] {
            let page = app.get_as(cookies, &path).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(!page.text.contains("City of Bern"));
        }
        let page = app.get_as(&app.secretariat().await, &path).await.text;
        assert!(page.contains("Anna Berg") && page.contains("category only"), "{page}");
    }
}
