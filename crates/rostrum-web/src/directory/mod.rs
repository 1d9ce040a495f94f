//! The participants whom a participant may see: those of the own category, and others who let all categories see them.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Audience, Category, Participant, Visibility};
use rostrum_store::MeetingRow;
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// What is shown to one participant. Nobody whom only the secretariat knows is among them, and no address.
struct Directory {
    row: MeetingRow,
    own: Category,
    /// Whether the visitor lets all categories see them; `None` for one who is in no list at all.
    consents: Option<bool>,
    people: Vec<Participant>,
}

/// Whether all categories may see the visitor.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Consent {
    all: Option<String>,
}

impl Directory {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let (id, store) = (&row.meeting.id, app.store());
        let me = accepted(app, visit, &row).await?;
        let own = store.find_identity(id, me.no).await?.map_or(me.category, |identity| identity.category);
        let consenting = store.list_seen_by_all_categories(id).await?;
        let asking: Vec<ParticipantNo> = store
            .list_members_who_ask(id)
            .await?
            .iter()
            .filter(|member| member.state == Decision::Asked)
            .map(|member| member.participant.no)
            .collect();
        let mut people = store.list_participants(id).await?;
        people.retain(|person| {
            person.state.takes_part()
                && person.visibility != Visibility::SecretariatOnly
                && !asking.contains(&person.no)
                && (person.category == own || consenting.contains(&person.no))
        });
        let consents = (me.visibility != Visibility::SecretariatOnly).then(|| consenting.contains(&me.no));
        Ok(Self { own, consents, people, row })
    }

    /// The categories of which somebody is shown, the own first.
    fn categories(&self) -> Vec<Category> {
        let others = Category::ALL.into_iter().filter(|one| *one != self.own);
        let shown = others.filter(|one| self.people.iter().any(|person| person.category == *one));
        std::iter::once(self.own).chain(shown).collect()
    }
}

/// The visitor, once accepted.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn accepted(app: &App, visit: &Visit, row: &MeetingRow) -> Result<Participant, Fault> {
    let no = visit.require_participant(Action::SeeOwnPage, &row.meeting.id)?;
    let person = app.store().find_participant(&row.meeting.id, no).await?.ok_or(Fault::NotPermitted)?;
    if person.state.takes_part() { Ok(person) } else { Err(Fault::NotPermitted) }
}

/// Shows the list.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let directory = Directory::find(&app, &visit, &meeting).await?;
    Ok(page(&visit, &directory))
}

/// Sets whether all categories may see the visitor.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn consent(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Consent>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(form) = form?;
    let row = app.meeting(&meeting).await?;
    let me = accepted(&app, &visit, &row).await?;
    app.store().set_seen_by_all_categories(&row.meeting.id, me.no, form.all.is_some()).await?;
    Ok(Redirect::to(&format!("/m/{}/me/participants", row.meeting.id)).into_response())
}

fn page(visit: &Visit, directory: &Directory) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("directory-title")).of_meeting(&directory.row).render(&html! {
        p.small { a href={ "/m/" (directory.row.meeting.id) "/me" } { (lang.t("layout-own-page")) } }
        h1 { (lang.t("directory-title")) }
        p.lead { (lang.t("directory-lead")) }
        @for one in directory.categories() {
            h2 { span class={ "cat cat-" (one.code()) } { (category(lang, one)) } }
            (list(lang, directory, one))
        }
        section.card {
            h2 { (lang.t("directory-me")) }
            @match directory.consents {
                None => p { (lang.t("directory-apart")) },
                Some(all) => form method="post" {
                    label.choice {
                        input type="checkbox" name="all" value="yes" checked[all];
                        span { (lang.t("directory-all")) small { (lang.t("directory-all-hint")) } }
                    }
                    div.actions { button { (lang.t("directory-save")) } }
                },
            }
        }
    })
}

fn list(lang: Lang, directory: &Directory, one: Category) -> Markup {
    let of = || directory.people.iter().filter(move |person| person.category == one);
    let mut shown: Vec<(String, Option<String>)> = of()
        .filter_map(|person| {
            let shown = person.shown_to(Audience::Public);
            shown.delegation.map(|delegation| (delegation, shown.name))
        })
        .collect();
    shown.sort();
    shown.dedup_by(|a, b| a.1.is_none() && b.1.is_none() && a.0 == b.0);
    let kept = of().filter(|person| person.visibility == Visibility::CategoryOnly).count();
    html! {
        @if shown.is_empty() && kept == 0 { p.quiet { (lang.t("directory-nobody")) } }
        @if !shown.is_empty() {
            ul {
                @for (delegation, name) in &shown {
                    li { @if let Some(name) = name { strong { bdi { (name) } } (lang.comma()) } bdi { (delegation) } }
                }
            }
        }
        @if kept > 0 { p.quiet { (lang.with("directory-kept", &[("count", kept.into())])) } }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn a_participant_sees_the_own_category_as_its_people_let_it() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        app.register(&row, "Dora Delta", "City of Delft", "delegation_only").await;
        app.register(&row, "Cara Cove", "City of Cork", "category_only").await;
        app.register(&row, "Sera Secret", "City of Sion", "secretariat_only").await;
        let form = "name=Uma+Union&delegation=Union+of+Five&category=city_networks&email=uma%40u.example&language=en&visibility=named";
        let uma = app.post_as("", &format!("/m/{}/register", row.meeting.id), form).await.cookies();
        let path = format!("/m/{}/me/participants", row.meeting.id);
        assert_eq!(app.get(&path).await.status, StatusCode::FORBIDDEN);
        let page = app.get_as(&anna, &path).await.text;
        assert!(page.contains("Anna Berg") && page.contains("City of Delft"), "{page}");
        for kept in ["Dora Delta", "Cara Cove", "City of Cork", "Sera Secret", "City of Sion", "Uma Union", "@"] {
            assert!(!page.split("<main").nth(1).unwrap().contains(kept), "{kept}");
        }
        assert!(!app.get_as(&uma, &path).await.text.contains("Anna Berg"), "another category");
        app.post_as(&anna, &path, "all=yes").await;
        assert!(app.get_as(&uma, &path).await.text.contains("Anna Berg"));
        app.post_as(&anna, &path, "").await;
        assert!(!app.get_as(&uma, &path).await.text.contains("Anna Berg"));
    }
}
