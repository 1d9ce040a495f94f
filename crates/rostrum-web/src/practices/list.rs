//! The practices of a meeting, with what stands in the way of each.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::practice::State as Standing;
use rostrum_store::PracticeRow;
use serde::Deserialize;

use super::{for_reader, words};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// What of the list is looked at.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The code of a state, `no-place`, `ahead` or `proposed`; "" for all.
    pub state: String,
    /// Words of title, place or author.
    pub q: String,
}

/// The settings of a meeting.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    two_people: Option<String>,
}

impl Filter {
    fn takes(&self, row: &PracticeRow) -> bool {
        let place = &row.practice.place;
        let state = match self.state.as_str() {
            "" => true,
            "no-place" => place.name.is_empty() && place.country.is_none(),
            "ahead" => row.standing.is_ahead(),
            "proposed" => row.standing.proposed_by.is_some(),
            code => row.standing.state.code() == code,
        };
        let country = place.country.map_or("", |country| country.name("en"));
        let text = format!("{} {} {country} {} {}", row.no, row.practice.title, place.name, row.author.delegation);
        let text = text.to_lowercase();
        state && self.q.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// Shows the list.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::ReviewContributions, Some(id))?;
    let (lang, base) = (visit.lang, format!("/m/{id}/practices"));
    let all: Vec<PracticeRow> =
        app.store().list_practices(id).await?.into_iter().map(|one| for_reader(&visit, one)).collect();
    let count = |state: &str| {
        let one = Filter { state: state.to_owned(), q: String::new() };
        all.iter().filter(|row| one.takes(row)).count()
    };
    let states = ["", "draft", "proposed", "published", "ahead", "withheld", "withdrawn", "no-place"];
    let shown: Vec<&PracticeRow> = all.iter().filter(|row| filter.takes(row)).collect();
    let two = app.store().needs_two_people(id).await?;
    let name = |code: &str| {
        lang.of_family("practices-filter", if code.is_empty() { "all" } else { code }, &[]).unwrap_or_default()
    };
    Ok(Page::new(&visit, lang.t("practices-title")).of_meeting(&row).head(super::style()).render(&html! {
        h1 { (lang.t("practices-title")) }
        p.lead { (lang.t("practices-lead")) }
        div.actions {
            a.button href={ (base) "/new" } { (lang.t("practices-new")) }
            a.button.second href={ (base) "/import" } { (lang.t("practices-import")) }
        }
        nav aria-label=(lang.t("practices-filter")) {
            ul.links {
                @for code in states {
                    li {
                        a href={ (base) "?state=" (code) } aria-current=[(filter.state == code).then_some("page")] {
                            (name(code)) " (" (count(code)) ")"
                        }
                    }
                }
            }
        }
        form.spaced method="get" action=(base) role="search" {
            input type="hidden" name="state" value=(filter.state);
            div.field {
                label for="q" { (lang.t("practices-search")) }
                input #q name="q" type="search" value=(filter.q) maxlength="100" dir="auto";
            }
            div.actions { button.second { (lang.t("practices-show")) } }
        }
        @if shown.is_empty() {
            p { (lang.t("practices-none")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.t("practices-title")) {
                table.stack {
                    thead {
                        tr {
                            th scope="col" { (lang.t("practices-column-title")) }
                            th scope="col" { (lang.t("practices-column-place")) }
                            th scope="col" { (lang.t("practices-column-author")) }
                            th scope="col" { (lang.t("practices-column-state")) }
                            th scope="col" { (lang.t("practices-column-changed")) }
                        }
                    }
                    tbody {
                        @for one in shown {
                            tr {
                                th scope="row" {
                                    a href={ (base) "/" (one.no) } { bdi lang=[language(one)] { (title(lang, one)) } }
                                    br; span.quiet { "№ " (one.no) " · " (origin(lang, one)) }
                                }
                                td data-label=(lang.t("practices-column-place")) { (place(lang, one)) }
                                td data-label=(lang.t("practices-column-author")) { bdi { (one.author.delegation) } }
                                td data-label=(lang.t("practices-column-state")) {
                                    (words::state(lang, one.standing.state))
                                    @if one.standing.is_ahead() { " " span.state.warn { (name("ahead")) } }
                                    @if one.standing.proposed_by.is_some() && one.standing.state != Standing::Published {
                                        " " span.state { (name("proposed")) }
                                    }
                                }
                                td data-label=(lang.t("practices-column-changed")) {
                                    (times::instant(lang, &row.meeting.note.zone, one.changed_at))
                                }
                            }
                        }
                    }
                }
            }
            p {
                a href={ (base) "/csv" } { (lang.t("practices-csv")) } " · "
                a href={ (base) "/xlsx" } { (lang.t("practices-xlsx")) }
            }
        }
        @if visit.may(Action::PublishPractices, Some(id)) {
            section.card {
                h2 { (lang.t("practices-settings")) }
                form method="post" action=(base) {
                    label.choice {
                        input type="checkbox" name="two_people" value="yes" checked[two];
                        span { (lang.t("practices-two-people")) small { (lang.t("practices-two-people-hint")) } }
                    }
                    div.actions { button.second { (lang.t("practices-settings-keep")) } }
                }
            }
        }
    }))
}

/// Sets whether publishing needs two people.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Settings>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(settings) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::PublishPractices, Some(id))?;
    app.store().set_two_people(id, settings.two_people.is_some()).await?;
    Ok(Redirect::to(&format!("/m/{id}/practices")).into_response())
}

/// The language of a practice as an attribute.
pub fn language(row: &PracticeRow) -> Option<&str> {
    Some(row.practice.language.as_str()).filter(|tag| !tag.is_empty())
}

/// The title, or that there is none.
pub fn title(lang: crate::i18n::Lang, row: &PracticeRow) -> String {
    if row.practice.title.is_empty() { lang.t("practices-untitled") } else { row.practice.title.clone() }
}

fn origin(lang: crate::i18n::Lang, row: &PracticeRow) -> String {
    lang.of_family("practices-origin", row.origin.code(), &[]).unwrap_or_default()
}

fn place(lang: crate::i18n::Lang, row: &PracticeRow) -> Markup {
    let place = &row.practice.place;
    let country = place.country.map(|country| country.name(lang.tag()));
    html! {
        bdi { (place.name) }
        @if let Some(country) = country { @if !place.name.is_empty() { ", " } (country) }
        @if place.name.is_empty() && country.is_none() { span.state.warn { (lang.t("practices-no-place-mark")) } }
    }
}
