//! Badges of all who may come in: to print from the browser, and as PDF.
//!
//! A badge is worn in public, so it shows what the public may see of the person. Staff can choose to print the names
//! of those who keep them, and each such badge then says so.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Audience, Participant};
use rostrum_store::MeetingRow;
use serde::Deserialize;

use super::accepted;
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::floor::screens::code;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// How badges are printed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// `all` prints the names of those who keep them, too.
    names: String,
    /// `a6`: one badge a page; else eight on a page of A4.
    paper: String,
}

/// What stands on a badge.
pub(super) struct Badge {
    pub no: ParticipantNo,
    /// The line in large letters.
    pub name: String,
    /// The line below, where there is more to say.
    pub delegation: Option<String>,
    pub category: String,
    pub category_code: &'static str,
    /// Whether it shows more than the public may see.
    pub marked: bool,
    /// What the code says.
    pub link: String,
}

/// Shows the badges for the browser to print.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let badges = badges(&app, &visit, &row, &wanted).await?;
    let lang = visit.lang;
    let all = wanted.names == "all";
    let base = format!("/m/{}", row.meeting.id);
    let names = if all { "all" } else { "public" };
    let page = Page::new(&visit, lang.t("badges-title")).of_meeting(&row);
    let page = page.head(html! { link rel="stylesheet" href=(assets::address("badges.css")); });
    Ok(page.render(&html! {
        div.no-print {
            h1 { (lang.t("badges-title")) }
            p.lead { (lang.with("badges-count", &[("count", badges.len().into())])) }
            p { (lang.t("badges-text")) }
            form method="get" {
                fieldset.field {
                    legend { (lang.t("badges-names")) }
                    label.choice {
                        input type="radio" name="names" value="public" checked[!all];
                        span { (lang.t("badges-names-public")) small { (lang.t("badges-names-public-more")) } }
                    }
                    label.choice {
                        input type="radio" name="names" value="all" checked[all];
                        span { (lang.t("badges-names-all")) small { (lang.t("badges-names-all-more")) } }
                    }
                }
                div.actions { button { (lang.t("badges-show")) } }
            }
            @if cfg!(feature = "pdf") {
                p {
                    (lang.t("badges-pdf")) " "
                    a href={ (base) "/badges.pdf?paper=a4&names=" (names) } { (lang.t("badges-a4")) } " · "
                    a href={ (base) "/badges.pdf?paper=a6&names=" (names) } { (lang.t("badges-a6")) }
                }
            } @else {
                p { (lang.t("badges-print")) }
            }
            p { a href={ (base) "/check-in" } { (lang.t("check-in-title")) } }
        }
        ul.badges {
            @for badge in &badges {
                li.badge-card .marked[badge.marked] {
                    p.badge-meeting { (row.meeting.note.title) }
                    p.badge-name { (badge.name) }
                    @if let Some(delegation) = &badge.delegation { p.badge-delegation { (delegation) } }
                    p.badge-category class={ "cat-" (badge.category_code) } { (badge.category) }
                    @if badge.marked { p.badge-mark { (lang.t("badges-mark")) } }
                    div.badge-code { (code::of(&badge.link, &lang.with("badges-code", &[("no", badge.no.0.into())]))) }
                }
            }
        }
    }))
}

/// The badges as PDF.
///
/// # Errors
/// [`Fault::NotFound`], also where the program was built without PDF; [`Fault::NotPermitted`]; or the outside failed.
pub async fn pdf(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let badges = badges(&app, &visit, &row, &wanted).await?;
    file(&app, &visit, &row, &wanted, badges).await
}

#[cfg(not(feature = "pdf"))]
async fn file(_: &App, _: &Visit, _: &MeetingRow, _: &Wanted, _: Vec<Badge>) -> Result<Response, Fault> {
    Err(Fault::NotFound)
}

#[cfg(feature = "pdf")]
async fn file(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
    wanted: &Wanted,
    badges: Vec<Badge>,
) -> Result<Response, Fault> {
    use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
    use axum::response::IntoResponse;
    use rostrum_report::badges::{Badge as Printed, Paper, Sheet};

    let lang = visit.lang;
    let printed = badges.into_iter().map(|badge| Printed {
        code: code::svg(&badge.link).unwrap_or_default(),
        code_name: lang.with("badges-code", &[("no", badge.no.0.into())]),
        name: badge.name,
        delegation: badge.delegation,
        category: badge.category,
        category_code: badge.category_code.to_owned(),
        mark: badge.marked.then(|| lang.t("badges-mark")),
    });
    let zone = &row.meeting.note.zone;
    let sheet = Sheet {
        title: format!("{}: {}", lang.t("badges-title"), row.meeting.note.title),
        meeting: row.meeting.note.title.clone(),
        language: lang.tag().to_owned(),
        paper: if wanted.paper == "a6" { Paper::A6 } else { Paper::A4 },
        date: zone.local(app.now()).date(),
        badges: printed.collect(),
    };
    let writing = tokio::task::spawn_blocking(move || rostrum_report::badges::pdf(&sheet));
    let bytes = writing.await.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))?;
    let name = format!("attachment; filename=\"{}-badges.pdf\"", row.meeting.id);
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}

async fn badges(app: &App, visit: &Visit, row: &MeetingRow, wanted: &Wanted) -> Result<Vec<Badge>, Fault> {
    let id = &row.meeting.id;
    visit.require(Action::CheckIn, Some(id))?;
    let people = accepted(app, visit, row).await?;
    let numbers: Vec<ParticipantNo> = people.iter().map(|person| person.no).collect();
    let codes = app.store().badge_codes(id, &numbers).await?;
    let base = format!("{}/m/{id}/check-in", app.settings().base);
    let all = wanted.names == "all";
    let badge = |person: &Participant| {
        let code = codes.get(&person.no).map(String::as_str).unwrap_or_default();
        of(visit.lang, person, all, format!("{base}/{code}"))
    };
    Ok(people.iter().map(badge).collect())
}

/// The badge of a person: what the public may see, or all.
fn of(lang: Lang, person: &Participant, all: bool, link: String) -> Badge {
    let shown = person.shown_to(Audience::Public);
    let (name, delegation) = if all {
        (Some(person.name.clone()), Some(person.delegation_name.clone()))
    } else {
        (shown.name.clone(), shown.delegation.clone())
    };
    let marked = all && person.visibility.protects();
    let category = category(lang, person.category);
    let (name, delegation) = match (name, delegation) {
        (Some(name), delegation) => (name, delegation),
        (None, Some(delegation)) => (delegation, None),
        (None, None) => (category.clone(), None),
    };
    Badge { no: person.no, name, delegation, category, category_code: person.category.code(), marked, link }
}
