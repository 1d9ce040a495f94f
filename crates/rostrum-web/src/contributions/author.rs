//! Whoever is named beside an author is asked here, by the link in a mail, whether that is so.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use rostrum_domain::contribution::reference;
use rostrum_domain::delegation::Decision;
use rostrum_store::Token;
use serde::Deserialize;

use crate::app::App;
use crate::calls::page::texts;
use crate::error::Fault;
use crate::layout::Page;
use crate::registration::neutral;
use crate::visit::Visit;

/// What is decided.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    decision: String,
}

/// Shows what one is asked, with the text that was handed in, or is being written.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    let visit = visit.without_sign_in();
    let store = app.store();
    let Some(asked) = store.find_author_asked(&Token::from_text(&token)).await? else {
        return Ok(neutral::gone(&visit));
    };
    let (lang, id, no) = (visit.lang, &asked.meeting, asked.contribution);
    let meeting = app.meeting(id.as_str()).await?;
    let row = store.find_contribution(id, no).await?.ok_or(Fault::NotFound)?;
    let call = store.find_call(id, row.call).await?.ok_or(Fault::NotFound)?;
    let latest = store.list_contribution_versions(id, no).await?.into_iter().next().map(|version| version.content);
    let content = match latest {
        Some(content) => content,
        None => store.find_draft(id, no).await?,
    };
    let state = lang.of_family("contribution-joint", asked.joint.state.code(), &[]).unwrap_or_default();
    let title = lang.t("contribution-author-title");
    let page = Page::new(&visit, title.clone()).of_meeting(&meeting).head(crate::calls::head()).render(&html! {
        h1 { (title) }
        p.lead { (lang.with("contribution-author-text", &[
            ("delegation", asked.joint.author.delegation.as_str().into()),
            ("author", content.author.delegation.as_str().into()),
            ("reference", reference(id, no).into()),
        ])) }
        p { (lang.t("contribution-state")) ": " strong { (state) } }
        form method="post" {
            div.actions {
                button name="decision" value="confirmed" { (lang.t("contribution-author-confirm")) }
                button.danger name="decision" value="declined" { (lang.t("contribution-author-decline")) }
            }
        }
        h2 dir="auto" { (texts(lang, &call.call.title)) }
        @for (number, question) in call.call.numbered() {
            h3 dir="auto" { (number) ". " (texts(lang, &question.text)) }
            @if let Some(answer) = content.answers.get(&question.code) { p.answer dir="auto" { (answer) } }
        }
    });
    Ok(page.into_response())
}

/// Takes what is decided. It can be decided otherwise later.
///
/// # Errors
/// The outside failed.
pub async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let decision = match typed.decision.as_str() {
        "confirmed" => Decision::Confirmed,
        "declined" => Decision::Declined,
        other => return Err(Fault::Malformed(other.chars().take(40).collect())),
    };
    if !app.store().decide_author(&Token::from_text(&token), decision).await? {
        return Ok(neutral::gone(&visit));
    }
    Ok(Redirect::to(&format!("/c/author/{token}")).into_response())
}
