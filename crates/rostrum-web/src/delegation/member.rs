//! What a focal point does with one member: confirm, decline, change, take off.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::delegation::{Decision, Function};
use rostrum_domain::participant::looks_like_an_address;
use rostrum_store::{Correction, Member, MemberError};
use serde::Deserialize;

use super::rows::Rows;
use super::{Own, page};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// The form of one member.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    #[serde(rename = "do")]
    act: String,
    function: String,
    inscribes: String,
    name: String,
    email: String,
}

/// Carries it out.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed. A rule that says no shows
/// the page with its sentence, status 409.
pub async fn act(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let own = Own::find_as_focal_point(&app, &visit, &meeting).await?;
    let member = own.member(no)?;
    let (lang, id, store) = (visit.lang, &own.row.meeting.id, app.store());
    if fields.act == "decline" && member.participant.no == own.participant.no {
        return Ok(again(&visit, &own, lang.t("delegation-not-oneself")));
    }
    let outcome = match fields.act.as_str() {
        "confirm" => store.decide_member(id, member.participant.no, Decision::Confirmed).await.map(|()| "confirmed"),
        "decline" => store.decide_member(id, member.participant.no, Decision::Declined).await.map(|()| "declined"),
        "change" => {
            if let Err(sentence) = correct(&app, lang, &own, member, &fields).await? {
                return Ok(again(&visit, &own, sentence));
            }
            let function = Function::from_code(&fields.function)
                .ok_or_else(|| Fault::Malformed(format!("function={}", fields.function)))?;
            let may_inscribe = fields.inscribes == "yes";
            store.set_member(id, member.participant.no, function, may_inscribe).await.map(|()| "changed")
        }
        other => return Err(Fault::Malformed(format!("do={other}"))),
    };
    match outcome {
        Ok(done) => {
            app.desk().announce(id).await?;
            Ok(Redirect::to(&format!("{}?done={done}", own.address())).into_response())
        }
        Err(MemberError::SecondHead) => Ok(again(&visit, &own, lang.t("delegation-second-head"))),
        Err(MemberError::Failed(error)) => Err(error.into()),
    }
}

fn again(visit: &Visit, own: &Own, sentence: String) -> Response {
    let told = page::Told { done: None, refused: Some(sentence) };
    (StatusCode::CONFLICT, page::page(visit, own, &Rows::empty(visit.lang), &told)).into_response()
}

/// Whether the focal point may still put name and address of a member right: of those whom they registered, until
/// these have opened their own page.
pub(super) fn may_correct(own: &Own, member: &Member) -> bool {
    member.registered_by == Some(own.participant.no) && !member.has_entered
}

/// Puts name and address right where they were typed; the inner error is a sentence for the focal point.
async fn correct(
    app: &App,
    lang: Lang,
    own: &Own,
    member: &Member,
    fields: &Fields,
) -> Result<Result<(), String>, Fault> {
    let name = fields.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let email = fields.email.trim();
    if !may_correct(own, member) || (name.is_empty() && email.is_empty()) {
        return Ok(Ok(()));
    }
    if !(1..=200).contains(&name.chars().count()) {
        return Ok(Err(lang.t("register-name-wrong")));
    }
    if !looks_like_an_address(email) {
        return Ok(Err(lang.with("register-email-wrong", &[("email", email.into())])));
    }
    let person = &member.participant;
    let correction =
        Correction { name, email: email.to_owned(), language: person.language.clone(), visibility: person.visibility };
    app.store().correct(&own.row.meeting.id, person.no, &correction).await?;
    Ok(Ok(()))
}
