//! A list of practices inside pages of other sites, and the page from which it is copied.
//!
//! It holds what is public anyway, takes nothing and knows nobody. The secretariat says which sites may show it.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::address::{Asked, Scope, View};
use super::found::marked;
use super::{Terms, find, list, names};
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::guard;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::embed::{MOST_SITES, origin};
use crate::visit::Visit;

/// Shows the practices that fit as a plain list, for a frame of another site.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    let scope = Scope::Practices;
    let asked = Asked { view: View::List, ..Asked::read(&scope, &visit.query) };
    let terms = Terms::read(&app).await?;
    let found = find(&app, visit.lang, &scope, &asked).await?;
    let (lang, base) = (visit.lang, &app.settings().base);
    let more = format!("{base}{}", Asked { page: 1, ..asked.clone() }.address(&scope));
    let frame = visit.in_frame();
    let head = html! {
        link rel="stylesheet" href=(assets::address("compendium.css"));
        meta name="robots" content="noindex, nofollow";
        link rel="canonical" href={ (base) (scope.path()) };
    };
    let total = found.found.total;
    let page = Page::new(&frame, lang.t("compendium-title")).head(head).render(&html! {
        h1.embedded { a href=(more) { (lang.t("compendium-title")) } }
        ol.hits {
            @for (brief, hit) in found.briefs.iter().zip(&found.found.hits) {
                li.hit {
                    h2 { a href={ (base) (brief.address()) } lang=[names::tag(&brief.language)] dir=(names::direction(&brief.language)) { (marked(&hit.title)) } }
                    (list::facts(lang, &terms, brief, false))
                }
            }
        }
        @if total == 0 { p { (lang.t("compendium-nothing")) } }
        p { a href=(more) { (lang.with("compendium-embed-all", &[("count", total.into()), ("shown", super::found::number(lang, total).into())])) } }
    });
    let policy = guard::policy_for_frames(&app.store().list_compendium_sites().await?);
    let policy = HeaderValue::from_str(&policy).map_err(|error| Fault::failed(&error))?;
    let mut answer = page.into_response();
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(answer)
}

/// Shows what to copy into a page, for the list that the address asks for; to the secretariat also which sites may show
/// it.
///
/// # Errors
/// The outside failed.
pub async fn code(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    visit.require(Action::SeePublic, None)?;
    let sites = app.store().list_compendium_sites().await?;
    Ok(page(&app, &visit, &sites.join("\n"), &Wrong::default()))
}

/// What the secretariat types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sites {
    sites: String,
}

/// Sets the sites that may show the list.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    form: Result<Form<Sites>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    visit.require(Action::ManageMeetings, None)?;
    let mut wrong = Wrong::default();
    let mut sites = Vec::new();
    for line in typed.sites.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match origin(line) {
            Some(origin) => sites.push(origin),
            None => wrong.add("sites", Lang::En.with("embed-site-wrong", &[("site", line.into())])),
        }
    }
    if sites.len() > MOST_SITES {
        wrong.add("sites", Lang::En.with("embed-too-many", &[("most", MOST_SITES.into())]));
    }
    if !wrong.is_empty() {
        let page = page(&app, &visit, &typed.sites, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().set_compendium_sites(&sites).await?;
    Ok(Redirect::to("/practices/embed-code").into_response())
}

fn page(app: &App, visit: &Visit, sites: &str, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let scope = Scope::Practices;
    let asked = Asked::read(&scope, &visit.query);
    let address = format!("{}{}", app.settings().base, asked.file(&scope, "/embed"));
    let frame =
        html! { iframe src=(address) title=(lang.t("compendium-title")) width="100%" height="900" loading="lazy" {} };
    // The secretariat reads English.
    let (hint, label) = (Lang::En.t("compendium-embed-sites-hint"), Lang::En.t("compendium-embed-sites"));
    let field = Field { name: "sites", label: &label, hint: &hint, value: sites, wrong };
    let head = html! { meta name="robots" content="noindex, nofollow"; };
    Page::new(visit, lang.t("compendium-embed")).head(head).render(&html! {
        p.eyebrow { a href=(asked.address(&scope)) { (lang.t("compendium-title")) } }
        h1 { (lang.t("compendium-embed")) }
        (summary(lang, wrong))
        p.lead { (lang.t("compendium-embed-text")) }
        div.field.wide {
            label for="frame" { (lang.t("compendium-embed-code")) }
            textarea #frame readonly rows="4" dir="ltr" spellcheck="false" { (frame.into_string()) }
        }
        @if sites.trim().is_empty() { p.note { (lang.t("compendium-embed-nobody")) } }
        @if visit.may(Action::ManageMeetings, None) {
            form method="post" action="/practices/embed-code" {
                (field.around(&html! {
                    textarea #sites name="sites" rows="4" dir="ltr" spellcheck="false" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (sites) }
                }))
                div.actions { button { (Lang::En.t("compendium-embed-save")) } }
            }
        }
    })
}
