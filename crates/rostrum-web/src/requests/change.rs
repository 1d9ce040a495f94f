//! Changes that participants ask for: accepted or refused with a reason.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::change_request::LONGEST_REASON;
use rostrum_domain::delegation::Decision;
use rostrum_domain::floor::Status;
use rostrum_store::{ChangeDecided, ChangeRequest};
use serde::Deserialize;

use super::Requests;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::participant::change::wished;
use crate::visit::Visit;

/// A decision.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    #[serde(rename = "do")]
    act: String,
    no: u32,
    reason: String,
}

/// Accepts a change, or refuses it.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] when the reason is missing,
/// the person stands on a list, no place is left, or it is decided already; or the outside failed.
pub async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let row = app.meeting(&meeting).await?;
    let (id, lang) = (&row.meeting.id, visit.lang);
    visit.require(Action::DecideRequests, Some(id))?;
    let accepts = match fields.act.as_str() {
        "confirm" => true,
        "decline" => false,
        other => return Err(Fault::Malformed(format!("do={other}"))),
    };
    let reason = fields.reason.trim();
    if reason.chars().count() > LONGEST_REASON || (!accepts && reason.is_empty()) {
        return Err(Fault::Conflict { code: "reason-needed", text: lang.t("requests-reason-needed") });
    }
    let all = app.store().list_change_requests(id).await?;
    let request = all.iter().find(|request| request.no == fields.no).ok_or(Fault::NotFound)?;
    let floor = app.desk().floor(id).await?;
    let stands = floor.inscriptions.values().any(|entry| {
        matches!(entry.status, Status::Waiting | Status::Speaking)
            && (entry.participant == request.participant || entry.made_by == request.participant)
    });
    if accepts && stands && (request.wish.moves() || request.wish.withdraw) {
        return Err(Fault::Conflict { code: "still-inscribed", text: lang.t("requests-stands") });
    }
    match app.store().decide_change(id, fields.no, accepts, reason).await? {
        ChangeDecided::Done => {}
        ChangeDecided::Already => {
            return Err(Fault::Conflict { code: "already-decided", text: lang.t("requests-already") });
        }
        ChangeDecided::Full => return Err(Fault::Conflict { code: "full", text: lang.t("requests-full") }),
    }
    app.desk().announce(id).await?;
    let done = if accepts { "confirmed" } else { "declined" };
    Ok(Redirect::to(&format!("/m/{id}/requests?done={done}")).into_response())
}

/// The part of the page: what waits with its form, then what was decided.
pub(super) fn section(lang: Lang, requests: &Requests, base: &str) -> Markup {
    let waits = |request: &&ChangeRequest| request.state == Decision::Asked;
    let decided: Vec<_> = requests.changes.iter().filter(|request| !waits(request)).collect();
    html! {
        section.card #changes aria-labelledby="changes-title" {
            h2 #changes-title { (lang.t("requests-changes")) }
            @if !requests.changes.iter().any(|request| waits(&request)) { p.quiet { (lang.t("requests-none")) } }
            @for request in requests.changes.iter().filter(waits) {
                p { (super::page::whom(requests, request.participant)) }
                (wished(lang, &request.wish))
                form method="post" action={ (base) "/change" } {
                    input type="hidden" name="no" value=(request.no);
                    div.field {
                        label for={ "reason-" (request.no) } { (lang.t("requests-reason")) }
                        input id={ "reason-" (request.no) } name="reason" maxlength="500" autocomplete="off";
                    }
                    div.actions {
                        button name="do" value="confirm" { (lang.t("requests-accept")) }
                        button.second name="do" value="decline" { (lang.t("requests-refuse")) }
                    }
                }
            }
            @if !decided.is_empty() {
                details {
                    summary { (lang.with("requests-decided", &[("count", decided.len().into())])) }
                    @for request in decided {
                        p {
                            (super::page::whom(requests, request.participant)) " "
                            @if request.state == Decision::Confirmed { span.state.good { (lang.t("requests-was-accepted")) } }
                            @else { span.state.bad { (lang.t("requests-was-refused")) } }
                            @if let Some(reason) = &request.reason { " " (reason) }
                        }
                        (wished(lang, &request.wish))
                    }
                }
            }
        }
    }
}
