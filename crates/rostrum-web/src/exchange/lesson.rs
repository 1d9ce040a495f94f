//! After half a year: did it work for you? The answer becomes a lesson under a practice, once the secretariat has read it.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::exchange::{LONGEST_WORDS, Worked};
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::participant::Audience;
use rostrum_store::{Exchange, NewLesson};
use serde::Deserialize;

use super::Circle;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// Of which exchange.
#[derive(Debug, Deserialize)]
pub struct Which {
    no: u32,
}

/// What is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    worked: String,
    words: String,
    practice: String,
    named: Option<String>,
}

/// Shows the form, with what was said before.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(which): Query<Which>,
) -> Result<Markup, Fault> {
    let circle = Circle::find(&app, &visit, &meeting).await?;
    let exchange = own(&circle, which.no)?;
    let said = app.store().list_lessons(&circle.row.meeting.id).await?;
    let said = said.into_iter().find(|lesson| lesson.exchange == exchange.no).map(|lesson| lesson.said);
    let sent = said.map_or_else(Sent::default, |said| Sent {
        worked: said.worked.code().to_owned(),
        words: said.words,
        practice: said.practice.map_or_else(String::new, |no| no.to_string()),
        named: said.named.then(|| "yes".to_owned()),
    });
    Ok(form(&visit, &circle, &sent, &Wrong::default()))
}

/// Keeps what was said.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn keep(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(which): Query<Which>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(sent) = sent?;
    let circle = Circle::find(&app, &visit, &meeting).await?;
    let exchange = own(&circle, which.no)?;
    let lang = visit.lang;
    let mut wrong = Wrong::default();
    let worked = Worked::from_code(&sent.worked);
    if worked.is_none() {
        wrong.add("worked", lang.t("exchange-worked-missing"));
    }
    let words = sent.words.trim();
    let length = words.chars().count();
    if length > LONGEST_WORDS {
        wrong.add("words", lang.with("exchange-long", &[("length", length.into()), ("most", LONGEST_WORDS.into())]));
    }
    let practice = practice(&sent.practice);
    if practice.is_none() && !sent.practice.trim().is_empty() {
        wrong.add("practice", lang.t("exchange-practice-wrong"));
    }
    let Some(worked) = worked.filter(|_| wrong.is_empty()) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&visit, &circle, &sent, &wrong)).into_response());
    };
    let lesson = NewLesson { practice, worked, words: words.to_owned(), named: sent.named.is_some() };
    if !app.store().keep_lesson(&circle.row.meeting.id, circle.me.no, exchange.no, &lesson).await? {
        return Err(Fault::NotFound);
    }
    Ok(Redirect::to(&format!("{}?done=lesson", circle.base())).into_response())
}

/// An exchange in which the reader sought, and on which both agreed.
fn own(circle: &Circle, no: u32) -> Result<&Exchange, Fault> {
    let mine = |one: &&Exchange| one.no == no && one.seeker == circle.me.no && one.agreed_at.is_some();
    circle.exchanges.iter().find(mine).ok_or(Fault::NotFound)
}

/// The number of a practice, or the address of its page.
fn practice(text: &str) -> Option<PracticeNo> {
    let number = text.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    number.parse().ok().filter(|no| *no > 0).map(PracticeNo)
}

fn form(visit: &Visit, circle: &Circle, sent: &Sent, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let worked = lang.t("exchange-worked");
    let (practice, hint) = (lang.t("exchange-practice"), lang.t("exchange-practice-hint"));
    Page::new(visit, lang.t("exchange-lesson-title")).of_meeting(&circle.row).render(&html! {
        p.small { a href=(circle.base()) { (lang.t("exchange-title")) } }
        h1 { (lang.t("exchange-lesson-title")) }
        p.lead { (lang.t("exchange-lesson-lead")) }
        (summary(lang, wrong))
        form method="post" novalidate {
            (Field { name: "worked", label: &worked, hint: "", value: &sent.worked, wrong }
                .radios(Worked::ALL.iter().map(|one| (one.code(), worked_name(lang, *one), String::new()))))
            div.field .wrong[wrong.of("words").is_some()] {
                label for="words" { (lang.t("exchange-lesson-words")) }
                @if let Some(fault) = wrong.of("words") { p.fault-text { (fault) } }
                textarea #words name="words" rows="5" dir="auto" { (sent.words) }
            }
            (Field { name: "practice", label: &practice, hint: &hint, value: &sent.practice, wrong }.line_optional())
            @if circle.me.shown_to(Audience::Public).delegation.is_some() {
                label.choice { input type="checkbox" name="named" value="yes" checked[sent.named.is_some()]; span { (lang.t("exchange-lesson-named")) } }
            }
            div.actions { button { (lang.t("exchange-lesson-send")) } }
        }
    })
}

pub(super) fn worked_name(lang: Lang, worked: Worked) -> String {
    lang.of_family("exchange-worked", worked.code(), &[]).unwrap_or_default()
}

/// The lessons that stand under a practice; nothing where there are none. Whoever says one is named as the public may know
/// them, where they let it be, else by category.
///
/// # Errors
/// The outside failed.
pub async fn under(app: &App, lang: Lang, practice: PracticeNo) -> Result<Markup, Fault> {
    let mut lessons = Vec::new();
    for lesson in app.store().lessons_of(practice).await? {
        let person = app.store().find_participant(&lesson.meeting, lesson.participant).await?;
        let shown = person.map(|person| person.shown_to(Audience::Public));
        let name = shown.map_or_else(String::new, |shown| {
            shown.delegation.filter(|_| lesson.said.named).unwrap_or_else(|| category(lang, shown.category))
        });
        lessons.push((lesson, name));
    }
    Ok(html! {
        @if !lessons.is_empty() {
            section aria-labelledby="lessons-of-others" {
                h2 #lessons-of-others { (lang.t("exchange-lessons")) }
                @for (lesson, name) in &lessons {
                    blockquote {
                        p { strong { (worked_name(lang, lesson.said.worked)) } }
                        @if !lesson.said.words.is_empty() { p dir="auto" { (lesson.said.words) } }
                        footer { bdi { (name) } }
                    }
                }
            }
        }
    })
}
