//! One's own registration: how it stands, what was answered, withdrawing it and coming back.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::registration::{Answer, Field, State as Standing};
use rostrum_store::{ChangeCause, MeetingRow, RegisterError};
use serde::Deserialize;

use super::offers::{self, Offering};
use super::page::state_text;
use super::questions::said;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::participant::numbers;
use crate::visit::Visit;

/// What the person wants.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// `withdraw` or `return`.
    #[serde(rename = "do")]
    what: String,
}

/// Shows how one's registration stands.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let no = visit.require_participant(Action::SeeOwnPage, &row.meeting.id)?;
    page(&app, &visit, &row, no).await
}

/// Withdraws one's registration, or takes that back. Who has a place on a list of speakers gives that up first.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`], or the outside failed.
pub async fn change(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Wish>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(wish) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    let no = visit.require_participant(Action::SeeOwnPage, id)?;
    match wish.what.as_str() {
        "withdraw" => {
            if !numbers(app.desk().floor(id).await?.as_ref(), no).is_empty() {
                return Err(Fault::Conflict {
                    code: "still-inscribed",
                    text: visit.lang.t("register-withdraw-waiting"),
                });
            }
            app.store().withdraw_registration(id, no).await?;
        }
        "return" => match app.store().return_registration(id, no).await {
            Ok(_) => {}
            Err(RegisterError::Failed(error)) => return Err(error.into()),
            Err(_) => return Err(Fault::Conflict { code: "not-offered", text: visit.lang.t("register-not-offered") }),
        },
        other => return Err(Fault::Malformed(format!("\"do\" is \"{other}\"; it can be withdraw or return"))),
    }
    app.desk().announce(id).await?;
    Ok(Redirect::to(&format!("/m/{id}/me/registration")).into_response())
}

/// The page; it stands in the place of the own page for whoever is not accepted.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn page(app: &App, visit: &Visit, row: &MeetingRow, no: ParticipantNo) -> Result<Markup, Fault> {
    let (store, id, lang) = (app.store(), &row.meeting.id, visit.lang);
    let mut who = store.find_participant(id, no).await?.ok_or(Fault::NotPermitted)?;
    if let Some(identity) = store.find_identity(id, no).await? {
        who.identify(identity);
    }
    let offering = Offering::find(app, row).await?;
    let (code, late) = store.find_offer_of(id, no).await?.ok_or(Fault::NotPermitted)?;
    let offer = offering.design.offer(&code);
    let answers = store.list_answers(id, no).await?;
    let last = store.list_changes_of(id, no).await?.pop();
    let reason = last.filter(|last| last.cause == ChangeCause::Staff).and_then(|last| last.reason);
    let inscribed = !numbers(app.desk().floor(id).await?.as_ref(), no).is_empty();
    let (heading, text) = state_text(lang, who.state);
    let base = format!("/m/{id}/me");
    let title = lang.t("register-own-title");
    Ok(Page::new(visit, title.clone()).of_meeting(row).script("times.js").render(&html! {
        h1 { (title) }
        p.lead {
            strong { (who.name) } ", " (who.delegation_name)
            @if let Some(offer) = offer { br; span class={ "cat cat-" (offer.category.code()) } { (offers::name(lang, offer)) } }
        }
        div class=(tone(who.state)) role="status" {
            h2 { (heading) }
            p { (text) }
            @if let Some(reason) = &reason { p { (lang.t("register-reason")) " " bdi { (reason) } } }
            @if late { p { (lang.t("register-received-late")) } }
        }
        @if let Some(offer) = offer { (offering.window(lang, offering.design.window_of(offer))) }
        @if !answers.is_empty() {
            section.card {
                h2 { (lang.t("register-own-answers")) }
                dl.facts.side { (answered(lang, &offering, offer.map(|offer| &offer.fields[..]).unwrap_or_default(), &answers)) }
            }
        }
        @if who.state != Standing::Withdrawn {
            section.card {
                h2 { (lang.t("register-withdraw")) }
                @if inscribed {
                    p.note { (lang.t("register-withdraw-waiting")) }
                } @else {
                    p { (lang.t("register-withdraw-text")) }
                    form method="post" action={ (base) "/registration" } {
                        button.danger name="do" value="withdraw" { (lang.t("register-withdraw")) }
                    }
                }
            }
        } @else {
            section.card {
                h2 { (lang.t("register-return")) }
                p { (lang.t("register-return-text")) }
                form method="post" action={ (base) "/registration" } { button name="do" value="return" { (lang.t("register-return")) } }
            }
        }
        p.small { a href={ (base) "/held" } { (lang.t("held-title")) } }
    }))
}

fn tone(state: Standing) -> &'static str {
    match state {
        Standing::Accepted => "good",
        Standing::Pending | Standing::Waiting => "note",
        Standing::Refused | Standing::Withdrawn => "warn",
    }
}

fn answered(lang: Lang, offering: &Offering, own: &[Field], answers: &[(String, Answer)]) -> Markup {
    html! {
        @for (code, answer) in answers {
            @let field = offering.design.fields.iter().chain(own).find(|field| field.code == *code);
            dt { @match field { Some(field) => (said(lang, &field.label)), None => (code) } }
            dd { (answer_text(lang, field, answer)) }
        }
    }
}

/// An answer in words.
pub fn answer_text(lang: Lang, field: Option<&Field>, answer: &Answer) -> Markup {
    match answer {
        Answer::Text(text) => html! { bdi { (text) } },
        Answer::Agreed => html! { (lang.t("register-agreed")) },
        Answer::File { name, bytes, .. } => html! { bdi { (name) } " (" (bytes.div_ceil(1_000)) " kB)" },
        Answer::Chosen(codes) => html! {
            @for (at, code) in codes.iter().enumerate() {
                @if at > 0 { ", " }
                @let choice = field.and_then(|field| field.kind.choices().iter().find(|choice| choice.code == *code));
                @match choice { Some(choice) => (said(lang, &choice.label)), None => (code) }
            }
        },
    }
}
