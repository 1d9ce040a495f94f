//! The overview of a design: its categories in their order, and what can be done with them.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::participant::Category;
use rostrum_domain::registration::{Approval, Design, Localized, Offer};
use rostrum_store::{DesignError, MeetingRow};
use serde::Deserialize;

use super::{EVERYBODY, words};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::registration::offers::{self, Offering};
use crate::visit::Visit;

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: bool,
}

/// Shows the overview.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::DesignRegistration, Some(&row.meeting.id))?;
    let offering = Offering::find_counted(&app, &row).await?;
    Ok(page(&visit, &row, &offering, "", &Wrong::default(), asked.done))
}

/// Adds a label of the meeting's own, takes a category out or in again, or moves one.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] for a category that somebody registered for or
/// when somebody else was faster, or the outside failed.
pub async fn change(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    body: Bytes,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let (id, lang) = (&row.meeting.id, visit.lang);
    visit.require(Action::DesignRegistration, Some(id))?;
    let value = |wanted: &str| {
        let found = form_urlencoded::parse(&body).find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let (now, mut design) = app.store().find_design(id).await?;
    let seen = value("seen").parse().unwrap_or(now);
    let (button, label) = (value("do"), value("label"));
    let (what, code) = button.split_once(':').unwrap_or((&button, ""));
    if what == "remove" && app.store().list_registrations(id).await?.iter().any(|one| one.offer == code) {
        return Err(Fault::Conflict { code: "offer-in-use", text: lang.t("design-in-use") });
    }
    arrange(&mut design, what, code, &label, &value("code"))?;
    let wrong = match app.store().save_design(id, seen, design).await {
        Ok(_) => {
            app.desk().announce(id).await?;
            return Ok(Redirect::to(&format!("/m/{id}/registration?done=true")).into_response());
        }
        Err(DesignError::Faulty(faults)) => {
            let mut wrong = Wrong::default();
            for fault in &faults {
                let input = if fault.path.ends_with(".name") { "label" } else { "code" };
                wrong.add(input, words::sentence(lang, &fault.flaw));
            }
            wrong
        }
        Err(DesignError::Changed { now, .. }) => {
            let text = lang.with("design-overtaken", &[("now", now.into())]);
            return Err(Fault::Conflict { code: "changed", text });
        }
        Err(DesignError::Failed(error)) => return Err(error.into()),
    };
    let offering = Offering::find_counted(&app, &row).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &row, &offering, &label, &wrong, false)).into_response())
}

fn arrange(design: &mut Design, what: &str, code: &str, label: &str, own: &str) -> Result<(), Fault> {
    let at = design.offers.iter().position(|offer| offer.code == code);
    match (what, at) {
        ("add", _) => design.offers.push(Offer::own(own.trim(), Localized::english(label))),
        ("restore", None) => design.offers.push(Offer::of(Category::from_code(code).ok_or(Fault::NotFound)?)),
        ("remove", Some(at)) => drop(design.offers.remove(at)),
        ("up", Some(at)) if at > 0 => design.offers.swap(at, at - 1),
        ("down", Some(at)) if at + 1 < design.offers.len() => design.offers.swap(at, at + 1),
        ("up" | "down" | "restore", Some(_)) => {}
        _ => return Err(Fault::Malformed(format!("\"do\" is \"{what}\"; it can be add, restore, remove, up or down"))),
    }
    Ok(())
}

fn page(visit: &Visit, row: &MeetingRow, offering: &Offering, label: &str, wrong: &Wrong, done: bool) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/registration", row.meeting.id);
    let design = &offering.design;
    let dropped = Category::ALL.into_iter().filter(|category| design.offer(category.code()).is_none());
    Page::new(visit, lang.t("design-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("design-title")) }
        p.lead { (lang.t("design-lead")) }
        @if done { div.good role="status" { p { (lang.t("design-saved")) } } }
        (summary(lang, wrong))
        ul.links {
            li { a href={ "/m/" (row.meeting.id) "/register" } { (lang.t("design-form-link")) } }
            li { a href={ "/m/" (row.meeting.id) "/registrations" } { (lang.t("queue-title")) } }
            li { a href={ (base) "/accredited" } { (lang.t("accredited-title")) } }
        }
        h2 { a href={ (base) "/" (EVERYBODY) } { (lang.t("design-everybody")) } }
        p { (lang.with("design-everybody-text", &[("count", design.fields.len().into())])) }
        (offering.window(lang, &design.window))
        h2 { (lang.t("design-offers")) }
        form method="post" action=(base) {
            input type="hidden" name="seen" value=(offering.version);
            div.scroll tabindex="0" role="region" aria-label=(lang.t("design-offers")) {
                table.stack {
                    thead { tr {
                        th scope="col" { (lang.t("queue-category")) }
                        th scope="col" { (lang.t("design-approval")) }
                        th scope="col" { (lang.t("design-places")) }
                        th scope="col" { (lang.t("design-questions")) }
                        th scope="col" { (lang.t("design-order")) }
                    } }
                    tbody { @for (at, offer) in design.offers.iter().enumerate() { (line(lang, &base, offering, at, offer)) } }
                }
            }
            section.card {
                h2 { (lang.t("design-add-offer")) }
                p { (lang.t("design-add-offer-text")) }
                (Field { name: "label", label: &lang.t("design-own-label"), hint: "", value: label, wrong }.line_optional())
                (Field { name: "code", label: &lang.t("design-own-code"), hint: &lang.t("design-own-code-hint"), value: "", wrong }.line_optional())
                button.second name="do" value="add" { (lang.t("design-add-offer")) }
            }
            @for category in dropped {
                p { button.second name="do" value={ "restore:" (category.code()) } { (lang.with("design-restore", &[("name", self::category(lang, category).into())])) } }
            }
        }
        section.card {
            h2 { (lang.t("design-document")) }
            p { (lang.t("design-document-text")) }
            p { a href={ (base) "/design.json" } download { (lang.t("design-document-get")) } }
            form method="post" action={ (base) "/design.json" } enctype="multipart/form-data" {
                input type="hidden" name="seen" value=(offering.version);
                div.field {
                    label for="file" { (lang.t("design-document-file")) }
                    input #file type="file" name="file" required accept=".json,application/json";
                }
                button.second { (lang.t("design-document-put")) }
            }
        }
    })
}

fn line(lang: Lang, base: &str, offering: &Offering, at: usize, offer: &Offer) -> Markup {
    let (name, places) = (offers::plain_name(lang, offer), offering.places(offer));
    let values = [("name", name.as_str().into())];
    let approval = match &offer.approval {
        Approval::Everybody => lang.t("design-approve-everybody"),
        Approval::ByHand => lang.t("design-approve-by-hand"),
        Approval::ByRule(_) => lang.t("design-approve-by-rule"),
    };
    html! {
        tr {
            th scope="row" { a href={ (base) "/" (offer.code) } { (name) } }
            td data-label=(lang.t("design-approval")) { (approval) }
            td data-label=(lang.t("design-places")) {
                (places.accepted) @if let Some(capacity) = places.capacity { " / " (capacity) }
            }
            td data-label=(lang.t("design-questions")) { (offer.fields.len()) }
            td {
                div.actions {
                    button.second name="do" value={ "up:" (offer.code) } disabled[at == 0] aria-label=(lang.with("design-up-offer", &values)) { (lang.t("design-up")) }
                    button.second name="do" value={ "down:" (offer.code) } disabled[at + 1 == offering.design.offers.len()] aria-label=(lang.with("design-down-offer", &values)) { (lang.t("design-down")) }
                    button.danger name="do" value={ "remove:" (offer.code) } aria-label=(lang.with("design-remove-offer", &values)) { (lang.t("design-remove")) }
                }
            }
        }
    }
}
