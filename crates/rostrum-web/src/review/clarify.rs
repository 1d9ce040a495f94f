//! The page of a link at which an author answers what was asked of a contribution. Whoever has the link may; the page
//! shows the question and nothing else of the contribution.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::contribution::reference;
use rostrum_store::{Clarification, Token};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::layout::Page;
use crate::visit::Visit;

/// Most characters of an answer.
const LONGEST: usize = 10_000;

/// The answer as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    answer: String,
}

/// What the address may carry.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

async fn find(app: &App, token: &str) -> Result<Clarification, Fault> {
    app.store().find_clarification(&Token::from_text(token)).await?.ok_or(Fault::NotFound)
}

fn quiet(status: StatusCode, page: Markup) -> Response {
    (status, [(CACHE_CONTROL, "no-store"), (REFERRER_POLICY, "no-referrer")], page).into_response()
}

/// Shows the question.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    visit.require(Action::Contribute, None)?;
    let one = find(&app, &token).await?;
    let typed = Typed { answer: one.answer.clone().unwrap_or_default() };
    Ok(quiet(StatusCode::OK, page(&visit, &one, &typed, &Wrong::default(), asked.done.is_some())))
}

/// Keeps the answer.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Malformed`], or the outside failed.
pub async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    visit.require(Action::Contribute, None)?;
    let one = find(&app, &token).await?;
    let text = typed.answer.replace("\r\n", "\n").trim().to_owned();
    let count = text.chars().count();
    let lang = visit.lang;
    let wrong = if count == 0 {
        Wrong::only("answer", lang.t("clarify-empty"))
    } else if count > LONGEST {
        Wrong::only("answer", lang.with("clarify-long", &[("count", count.into()), ("most", LONGEST.into())]))
    } else {
        Wrong::default()
    };
    if !wrong.is_empty() {
        return Ok(quiet(StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &one, &typed, &wrong, false)));
    }
    if !app.store().answer_clarification(&Token::from_text(&token), &text).await? {
        return Err(Fault::NotFound);
    }
    Ok(Redirect::to(&format!("/clarify/{token}?done=answered")).into_response())
}

fn page(visit: &Visit, one: &Clarification, typed: &Typed, wrong: &Wrong, done: bool) -> Markup {
    let lang = visit.lang;
    let (label, hint) = (lang.t("clarify-answer"), lang.t("clarify-hint"));
    let field = Field { name: "answer", label: &label, hint: &hint, value: &typed.answer, wrong };
    Page::new(visit, lang.t("clarify-title")).render(&html! {
        h1 { (lang.t("clarify-title")) }
        p { (lang.with("clarify-reference", &[("reference", reference(&one.meeting, one.contribution).into())])) }
        @if done { div.good role="status" { p { (lang.t("clarify-done")) } } }
        (summary(lang, wrong))
        h2 { (lang.t("clarify-question")) }
        blockquote { @for line in one.question.lines() { p dir="auto" { (line) } } }
        form method="post" novalidate {
            (field.around(&html! {
                textarea #answer name="answer" dir="auto" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (typed.answer) }
            }))
            div.actions { button { @if one.answer.is_some() { (lang.t("clarify-again")) } @else { (lang.t("clarify-send")) } } }
        }
    })
}
