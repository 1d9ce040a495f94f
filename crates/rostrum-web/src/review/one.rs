//! One contribution: its answers, and the tools beside them.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::call::{Call, QuestionCode};
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::{Part, Source};
use rostrum_store::{HandedIn, MeetingRow, PracticeRow};
use serde::Deserialize;

use super::cut::{self, Piece, paragraphs};
use super::tools::Tools;
use super::{calls, find, is_hidden, named, state};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::practices::{part_name, practice_title};
use crate::times;
use crate::visit::Visit;

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
}

/// What the page says above everything, and what was typed that could not be taken.
#[derive(Default)]
pub struct Told {
    /// The code of what was just done.
    pub done: String,
    /// Why something was not done.
    pub refused: Option<String>,
    /// The text that came with it.
    pub typed: String,
}

/// Shows a contribution, and notes that it was read.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let (row, one) = find(&app, &visit, &meeting, no).await?;
    if let Some(account) = visit.account() {
        app.store().see_contribution(&row.meeting.id, one.row.no, account, one.row.version).await?;
    }
    page(&app, &visit, &row, &one, &Told { done: asked.done, ..Told::default() }).await
}

/// The whole page.
pub async fn page(app: &App, visit: &Visit, row: &MeetingRow, one: &HandedIn, told: &Told) -> Result<Markup, Fault> {
    let id = &row.meeting.id;
    let (lang, base) = (visit.lang, format!("/m/{id}/contributions/{}", one.row.no));
    let practices = app.store().list_practices(id).await?;
    let call = calls(app, row).await?.remove(&one.row.call);
    let tools = Tools::find(app, visit, row, one).await?;
    let author = &one.content.author;
    let own: Vec<&PracticeRow> = cut::of_contribution(&practices, one).collect();
    let used = cut::used(&practices, one);
    let language = Some(tools.language()).filter(|tag| !tag.is_empty());
    let title = if author.delegation.is_empty() { named(row, one) } else { author.delegation.clone() };
    let answers = answers(one, call.as_ref());
    Ok(Page::new(visit, title.clone()).of_meeting(row).head(crate::practices::style()).script("review.js").render(&html! {
        p.eyebrow { a href={ "/m/" (id) "/contributions" } { (lang.t("review-title")) } }
        h1 dir="auto" { (title) }
        p {
            (named(row, one)) " · " (state(lang, one.row.state)) " "
            a href={ (base) "/versions" } { (lang.with("practices-version", &[("version", one.row.version.into())])) }
            @if one.row.late { " " span.state.warn { (lang.of_family("review-filter", "late", &[]).unwrap_or_default()) } }
            @if let Some(at) = one.row.received_at { " · " (times::instant(lang, &row.meeting.note.zone, at)) }
        }
        @if let Some(done) = lang.of_family("review-done", &told.done, &[]) { div.good role="status" { p { (done) } } }
        @if let Some(refused) = &told.refused { div.bad role="alert" { p { (refused) } } }
        @if is_hidden(visit, row, one) { p.note { (lang.t("practices-protected")) } }
        dl.facts.side {
            @if let Some(one) = author.category { dt { (lang.of_family("review-filter", "category", &[]).unwrap_or_default()) } dd { (category(lang, one)) } }
            @if let Some(country) = author.country { dt { (lang.of_family("practices-label", "country", &[]).unwrap_or_default()) } dd { (country.name(lang.tag())) } }
            @if !one.joint.is_empty() {
                dt { (lang.t("review-jointly")) }
                dd { ul { @for joint in &one.joint { li { bdi { (joint.author.delegation) } } } } }
            }
            dt { (lang.of_family("review-filter", "consent", &[]).unwrap_or_default()) }
            dd { @if let Some(consent) = one.row.consent_now() { (lang.of_family("practices-consent", consent.code(), &[]).unwrap_or_default()) } }
            @if !author.email.is_empty() { dt { (lang.of_family("practices-label", "contact-name", &[]).unwrap_or_default()) } dd { bdi { (author.name) } " " (author.email) } }
        }
        div.beside {
            div {
                form method="post" action={ (base) "/cut" } #cut data-nothing=(lang.t("review-cut-nothing")) {
                    input type="hidden" name="version" value=(one.row.version);
                    h2 { (lang.t("review-answers")) }
                    p.hint { (lang.t("review-cut-hint")) }
                    @for (code, number, question, answer) in &answers {
                        section.answer {
                            h3 dir="auto" { @if let Some(number) = number { (number) ". " } (question) }
                            (answer_text(lang, language, code, answer, used.get(code), &base))
                        }
                    }
                    @if answers.is_empty() { p { (lang.t("review-no-answers")) } }
                    div.card.cut {
                        div.chosen #chosen hidden {
                            h3 { (lang.t("review-chosen")) }
                            ul.plain data-remove=(lang.t("review-chosen-remove")) {}
                        }
                        div.field.selection hidden {
                            label for="selection-part" { (lang.t("review-selection")) }
                            select #selection-part { (parts(lang)) }
                            button.second type="button" { (lang.t("review-selection-take")) }
                        }
                        div.field {
                            label for="into" { (lang.t("review-cut-into")) }
                            select #into name="into" {
                                option value="" { (lang.t("review-cut-new")) }
                                @for practice in own.iter().filter(|_| !is_hidden(visit, row, one)) {
                                    option value=(practice.no) { "№ " (practice.no) " " (practice_title(lang, practice)) }
                                }
                            }
                        }
                        button { (lang.t("review-cut")) }
                    }
                }
                @if !own.is_empty() {
                    section.card {
                        h2 { (lang.t("review-practices")) }
                        ul {
                            @for practice in &own {
                                li { a href={ "/m/" (id) "/practices/" (practice.no) } { "№ " (practice.no) " " bdi { (practice_title(lang, practice)) } } }
                            }
                        }
                    }
                }
            }
            div.tools { (tools.render(visit, row, one, &base, told)) }
        }
    }))
}

type AnswerOf = (QuestionCode, Option<String>, String, String);

/// The answers in the order of the questions; those to questions that the call no longer has stand behind.
fn answers(one: &HandedIn, call: Option<&Call>) -> Vec<AnswerOf> {
    let mut found: Vec<AnswerOf> = Vec::new();
    for (number, question) in call.into_iter().flat_map(Call::numbered) {
        if let Some(answer) = one.content.answers.get(&question.code).filter(|answer| !answer.trim().is_empty()) {
            let text = question.text.to_reader("en").map_or_else(String::new, |text| text.text.to_owned());
            found.push((question.code.clone(), Some(number.to_string()), text, answer.clone()));
        }
    }
    for (code, answer) in &one.content.answers {
        if !answer.trim().is_empty() && !found.iter().any(|(known, ..)| known == code) {
            found.push((code.clone(), None, code.as_str().to_owned(), answer.clone()));
        }
    }
    found
}

fn parts(lang: Lang) -> Markup {
    html! {
        option value="" { "—" }
        option value="title" { (lang.of_family("practices-label", "title", &[]).unwrap_or_default()) }
        @for part in Part::ALL { option value=(part.code()) { (part_name(lang, part)) } }
    }
}

/// An answer by paragraphs: each can be given to a part of a practice. What was cut out before is marked.
fn answer_text(
    lang: Lang,
    language: Option<&str>,
    code: &QuestionCode,
    answer: &str,
    used: Option<&Vec<(Source, PracticeNo)>>,
    base: &str,
) -> Markup {
    let practices = base.rsplit_once("/contributions/").map_or(base, |(meeting, _)| meeting);
    html! {
        @for (at, (from, until)) in paragraphs(answer).into_iter().enumerate() {
            @let field = Piece::field(code, from, until);
            @let here: Vec<&(Source, PracticeNo)> = used.into_iter().flatten()
                .filter(|(source, _)| source.from < until && source.until > from && source.stands_in(answer)).collect();
            div.paragraph {
                p.written.answer-text dir="auto" lang=[language] data-question=(code.as_str()) data-from=(from) id={ (code.as_str()) "-" (from) } { (answer[from..until]) }
                label for=(field) { (lang.with("review-paragraph-to", &[("number", (at + 1).into())])) }
                select id=(field) name=(field) { (parts(lang)) }
                @for (source, no) in here {
                    " " a.state.good href={ (practices) "/practices/" (no) } {
                        "№ " (no) ": " @match source.part { Some(part) => (part_name(lang, part)), None => (lang.of_family("practices-label", "title", &[]).unwrap_or_default()) }
                    }
                }
            }
        }
    }
}
