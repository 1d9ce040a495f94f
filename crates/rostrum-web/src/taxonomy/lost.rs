//! Practices with codes that have left the taxonomy, or were never in it: listed, and moved to what stands in their place.

use std::collections::BTreeMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::response::Redirect;
use maud::{Markup, html};
use rostrum_domain::taxonomy::{Scheme, Tags, Taxonomy, TermCode};
use rostrum_store::{Edit, PracticeRow, Saved};
use serde::Deserialize;

use super::staff::BASE;
use super::{named, scheme_name};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// By scheme and code, the practices that have it.
type Lost = BTreeMap<(Scheme, TermCode), Vec<PracticeRow>>;

async fn find(app: &App, taxonomy: &Taxonomy) -> Result<Lost, Fault> {
    let mut lost = Lost::new();
    for meeting in app.store().list_meetings().await? {
        for row in app.store().list_practices(&meeting.meeting.id).await? {
            for (scheme, code) in taxonomy.lost(&row.practice.tags) {
                lost.entry((scheme, code.clone())).or_default().push(row.clone());
            }
        }
    }
    Ok(lost)
}

/// Lists the codes with the practices that have them.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let taxonomy = app.store().taxonomy().await?;
    let lost = find(&app, &taxonomy).await?;
    let lang = visit.lang;
    Ok(Page::new(&visit, lang.t("taxonomy-lost")).render(&html! {
        p.small { a href=(BASE) { (lang.t("taxonomy-work")) } }
        h1 { (lang.t("taxonomy-lost")) }
        p.lead { (lang.t("taxonomy-lost-lead")) }
        @if lost.is_empty() { p { (lang.t("taxonomy-lost-none")) } }
        @for ((scheme, code), rows) in &lost { (one(lang, &taxonomy, *scheme, code, rows)) }
    }))
}

fn one(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme, code: &TermCode, rows: &[PracticeRow]) -> Markup {
    html! {
        section.card {
            h2 { (super::tag(lang, taxonomy, scheme, code)) " " span.quiet.small { (scheme_name(lang, scheme)) " · " (code) } }
            p { (lang.with("taxonomy-lost-count", &[("count", rows.len().into())])) }
            ul {
                @for row in rows {
                    li { bdi dir="auto" { (row.practice.title) } " " span.quiet.small { (row.no) } }
                }
            }
            @match taxonomy.in_place_of(scheme, code) {
                Some(instead) => form method="post" {
                    input type="hidden" name="scheme" value=(scheme.code());
                    input type="hidden" name="code" value=(code);
                    p.hint { (lang.t("taxonomy-lost-again")) }
                    div.actions { button { (lang.with("taxonomy-lost-move", &[("name", instead.name("en").into())])) } }
                },
                None => p.hint { (lang.t("taxonomy-lost-no-replacement")) },
            }
        }
    }
}

/// Which code is to be exchanged.
#[derive(Debug, Deserialize)]
pub struct Sent {
    scheme: String,
    code: String,
}

/// Exchanges a code for what stands in its place, in every practice that has it: a version of each, which is published as
/// any other.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`] for a code without a replacement, [`Fault::Conflict`] when somebody edits
/// one of the practices at the same time, or the outside failed.
pub async fn replace(
    State(app): State<App>,
    visit: Visit,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Redirect, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let Form(sent) = sent?;
    let (scheme, code) = named(&sent.scheme, &sent.code)?;
    let taxonomy = app.store().taxonomy().await?;
    let instead = taxonomy.in_place_of(scheme, &code).filter(|term| term.code != code).ok_or(Fault::NotFound)?;
    let rows = find(&app, &taxonomy).await?.remove(&(scheme, code.clone())).unwrap_or_default();
    for row in rows {
        let mut practice = row.practice.clone();
        practice.tags = exchanged(&practice.tags, scheme, &code, &instead.code);
        let reason = visit
            .lang
            .with("taxonomy-lost-reason", &[("from", code.as_str().into()), ("to", instead.code.as_str().into())]);
        let edit = Edit { practice, sources: row.sources.clone(), reason, by: visit.account() };
        if let Saved::Meanwhile(_) = app.store().keep_practice_version(row.no, row.standing.version, &edit).await? {
            let text = visit.lang.with("taxonomy-lost-meanwhile", &[("no", row.no.0.into())]);
            return Err(Fault::Conflict { code: "edited-meanwhile", text });
        }
    }
    Ok(Redirect::to(&format!("{BASE}/lost")))
}

fn exchanged(tags: &Tags, scheme: Scheme, from: &TermCode, to: &TermCode) -> Tags {
    let mut fresh = Tags::default();
    for (of, code) in tags.iter() {
        let code = if of == scheme && code == from { to } else { code };
        fresh.add(of, code.clone());
    }
    fresh
}
