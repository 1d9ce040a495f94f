//! One delegation: its facts, and another that it is.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::origin::{asks_country, asks_government};

use super::{Delegations, Line, page};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::registration::origin::{self, Typed};
use crate::visit::Visit;

/// Shows a delegation.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    let line = find(&delegations, &no)?;
    Ok(form_page(&visit, &delegations, line, &Typed::of(&line.origin, None), &Wrong::default()))
}

/// Keeps the facts of a delegation.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, String)>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    let line = find(&delegations, &no)?;
    let mut wrong = Wrong::default();
    let mut facts = typed.read(visit.lang, line.category, &mut wrong).origin;
    if !asks_country(line.category) {
        // The secretariat may know it of others, too.
        facts.country = typed.read_country(visit.lang, line.category, &mut wrong);
    }
    if !wrong.is_empty() {
        let page = form_page(&visit, &delegations, line, &typed, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().set_origin(delegations.id(), line.no, &facts).await?;
    app.desk().announce(delegations.id()).await?;
    Ok(Redirect::to(&format!("/m/{}/delegations?done=kept", delegations.id())).into_response())
}

fn find<'a>(delegations: &'a Delegations, no: &str) -> Result<&'a Line, Fault> {
    page::number(no).and_then(|no| delegations.line(no)).ok_or(Fault::NotFound)
}

fn form_page(visit: &Visit, delegations: &Delegations, line: &Line, typed: &Typed, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/delegations", delegations.id());
    Page::new(visit, line.name.clone()).of_meeting(&delegations.row).render(&html! {
        h1 { bdi { (line.name) } }
        p.lead {
            (category(lang, line.category)) " · "
            (lang.with("delegations-participants", &[("count", line.participants.into())]))
        }
        (summary(lang, wrong))
        form method="post" novalidate {
            (origin::country_field(lang, &typed.country, wrong))
            @if asks_government(line.category) { (origin::government_fields(lang, typed, wrong)) }
            div.actions {
                button { (lang.t("delegations-save")) }
                a.button.second href=(base) { (lang.t("delegations-back")) }
            }
        }
        (same_as(lang, &base, delegations, line))
    })
}

/// To merge it with one that no rule has found.
fn same_as(lang: Lang, base: &str, delegations: &Delegations, line: &Line) -> Markup {
    let others: Vec<&Line> =
        delegations.lines.iter().filter(|other| other.category == line.category && other.no != line.no).collect();
    html! {
        @if !others.is_empty() {
            section.card {
                h2 { (lang.t("delegations-same")) }
                p { (lang.t("delegations-same-text")) }
                form method="post" action={ (base) "/merge" } {
                    input type="hidden" name="one" value=(line.no);
                    input type="hidden" name="do" value="merge";
                    div.field {
                        label for="other" { (lang.t("delegations-other")) }
                        select #other name="other" required {
                            option value="" { (lang.t("delegations-choose")) }
                            @for other in &others { option value=(other.no) { (other.name) } }
                        }
                    }
                    div.actions { button.second { (lang.with("delegations-merge-into", &[("name", line.name.as_str().into())])) } }
                }
            }
        }
    }
}
