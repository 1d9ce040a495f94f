//! Until when statements of a session are taken in writing: a setting of its own, which no rule of the list
//! depends on and which stays open when the list has closed.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::DateTime;
use maud::{Markup, html};
use rostrum_domain::statement::usual_deadline;
use serde::Deserialize;

use super::Subject;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong};
use crate::i18n::Lang;
use crate::times;
use crate::visit::Visit;

/// Until when they are taken, and whether the secretariat set it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until {
    pub at: Timestamp,
    pub is_set: bool,
}

/// Until when statements of a session are taken.
///
/// # Errors
/// The outside failed.
pub(super) async fn until(app: &App, subject: &Subject) -> Result<Until, Fault> {
    let set = app.store().find_statements_until(subject.meeting(), &subject.session.id).await?;
    let usual = || usual_deadline(&subject.row.meeting.note, &subject.floor, app.now());
    Ok(Until { at: set.unwrap_or_else(usual), is_set: set.is_some() })
}

/// The form of the deadline.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    until: String,
}

/// Sets until when statements are taken; an empty field goes back to what is usual.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed. What is no time, and a time
/// before the end of the session, comes back as it was typed with its sentence.
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session)): Path<(String, String)>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let subject = Subject::find(&app, &meeting, &session).await?;
    visit.require(Action::SetRules, Some(subject.meeting()))?;
    let Form(typed) = form?;
    let text = typed.until.trim();
    let until = match read(visit.lang, &subject, text) {
        Ok(until) => until,
        Err(sentence) => {
            let said = super::Said {
                statements: Wrong::only("until", sentence),
                statements_typed: Some(text.to_owned()),
                ..super::Said::default()
            };
            let typed = super::edit::Typed::of(&subject.rules, subject.zone());
            let page = super::answer(&app, &visit, &subject, &typed, &said).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    app.store().set_statements_until(subject.meeting(), &subject.session.id, until).await?;
    app.desk().announce(subject.meeting()).await?;
    Ok(Redirect::to(&subject.address("rules")).into_response())
}

/// What was typed as an instant, or nothing when the field is empty; a sentence when it is no time or lies
/// before the session has ended, for until then nobody knows who was not reached.
fn read(lang: Lang, subject: &Subject, text: &str) -> Result<Option<Timestamp>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || lang.with("programme-time-wrong", &[("time", text.into())]);
    let at = subject.zone().instant(text.parse::<DateTime>().map_err(|_| wrong())?);
    let end = subject.zone().instant(subject.session.end);
    if at > end {
        return Ok(Some(at));
    }
    let moment = |at| times::instant(lang, subject.zone(), at);
    Err(lang.with("rules-statements-early", &[("time", moment(at).into()), ("end", moment(end).into())]))
}

/// The form, below that of the rules. `typed` is what was sent and did not fit.
pub(super) fn form(lang: Lang, subject: &Subject, until: Until, wrong: &Wrong, typed: Option<&str>) -> Markup {
    let value = typed.map_or_else(|| super::edit::local(subject.zone(), until.at), str::to_owned);
    let hint = lang.with("rules-statements-hint", &[("zone", subject.zone().name.replace('_', " ").into())]);
    let field = Field { name: "until", label: &lang.t("rules-statements-until"), hint: &hint, value: &value, wrong };
    html! {
        form.card #statements method="post" action={ (subject.address("rules")) "/statements" } novalidate {
            h3 { (lang.t("rules-statements")) }
            (field.around(&html! {
                input #until name="until" type="datetime-local" value=(field.value)
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            }))
            button.second { (lang.t("rules-statements-set")) }
        }
    }
}
