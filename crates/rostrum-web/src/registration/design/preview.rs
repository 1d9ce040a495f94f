//! How the questions of a section look in each of the six languages.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::registration::Field;
use serde::Deserialize;

use super::EVERYBODY;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::offers;
use crate::registration::questions::question;
use crate::registration::typed::Typed;
use crate::visit::Visit;

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The tag of the language.
    r#in: String,
}

/// Shows the preview.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, code)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::DesignRegistration, Some(&row.meeting.id))?;
    let (_, design) = app.store().find_design(&row.meeting.id).await?;
    let (lang, shown) = (visit.lang, Lang::from_tag(&asked.r#in).unwrap_or(visit.lang));
    let offer = match design.offer(&code) {
        None if code == EVERYBODY => None,
        None => return Err(Fault::NotFound),
        found => found,
    };
    let questions: Vec<&Field> =
        design.fields.iter().chain(offer.map(|offer| &offer.fields[..]).unwrap_or_default()).collect();
    let base = format!("/m/{}/registration/{code}", row.meeting.id);
    let (typed, wrong) = (Typed::default(), Wrong::default());
    Ok(Page::new(&visit, lang.t("design-preview")).of_meeting(&row).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("design-back")) } }
        h1 { (lang.t("design-preview")) }
        p { (lang.t("design-preview-text")) }
        nav aria-label=(lang.t("design-preview-languages")) {
            ul.links {
                @for one in Lang::ALL {
                    li { a href={ (base) "/preview?in=" (one.tag()) } lang=(one.tag()) aria-current=[(one == shown).then_some("page")] { (one.own_name()) } }
                }
            }
        }
        div.card lang=(shown.tag()) dir=(shown.dir()) {
            @if let Some(offer) = offer { h2 { (offers::name(shown, offer)) } }
            @if questions.is_empty() { p lang=(lang.tag()) dir=(lang.dir()) { (lang.t("design-preview-empty")) } }
            @for one in questions { (question(shown, one, &typed, &wrong)) }
        }
    }))
}
