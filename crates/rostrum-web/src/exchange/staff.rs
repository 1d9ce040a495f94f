//! What the secretariat sees: who was brought together, what came of it, and the lessons to be read.

use std::collections::BTreeMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::response::Redirect;
use maud::{Markup, html};
use rostrum_domain::exchange::{LONGEST_WORDS, Side, Stage};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::Participant;
use rostrum_store::{Exchange, KeptListing, Lesson, LessonState, MeetingRow};
use serde::Deserialize;

use super::Asked;
use super::lesson::worked_name;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

struct Seen {
    row: MeetingRow,
    open: Option<bool>,
    people: BTreeMap<ParticipantNo, Participant>,
    listings: Vec<KeptListing>,
    exchanges: Vec<Exchange>,
    lessons: Vec<Lesson>,
}

impl Seen {
    fn name(&self, who: ParticipantNo) -> String {
        self.people.get(&who).map_or_else(|| who.to_string(), |person| person.delegation_name.clone())
    }
}

/// Shows all exchanges of a meeting.
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
    let (id, store) = (&row.meeting.id, app.store());
    visit.require(Action::SeeExchanges, Some(id))?;
    let people = store.list_identified(id).await?.into_iter().map(|person| (person.no, person)).collect();
    let seen = Seen {
        open: store.find_exchange_open(id).await?,
        people,
        listings: store.list_listings(id).await?,
        exchanges: store.list_exchanges(id).await?,
        lessons: store.list_lessons(id).await?,
        row,
    };
    Ok(page(&visit, &seen, &asked.done))
}

/// What is done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "do")]
    act: String,
    open: String,
    no: Option<u32>,
    result: String,
}

/// Opens or closes the exchange, notes a result, publishes or withholds a lesson.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(sent) = sent?;
    let row = app.meeting(&meeting).await?;
    let (id, store) = (&row.meeting.id, app.store());
    visit.require(Action::SeeExchanges, Some(id))?;
    let no = sent.no.ok_or(Fault::NotFound);
    let done = match sent.act.as_str() {
        "open" => {
            let open = match sent.open.as_str() {
                "local" => Some(false),
                "all" => Some(true),
                "nobody" => None,
                _ => return Err(Fault::Malformed("\"open\" is one of nobody, local and all".to_owned())),
            };
            store.set_exchange_open(id, open).await?;
            true
        }
        "met" => {
            let result: String = sent.result.trim().chars().take(LONGEST_WORDS).collect();
            store.say_met(id, None, no?, &result).await?
        }
        "publish" => store.decide_lesson(id, no?, LessonState::Published).await?,
        "withhold" => store.decide_lesson(id, no?, LessonState::Withheld).await?,
        _ => false,
    };
    if done { Ok(Redirect::to(&format!("/m/{id}/exchanges?done=kept"))) } else { Err(Fault::NotFound) }
}

fn page(visit: &Visit, seen: &Seen, done: &str) -> Markup {
    let lang = visit.lang;
    let standing = |side| seen.listings.iter().filter(|one| !one.withdrawn && one.listing.side == side).count();
    let of = |stage| seen.exchanges.iter().filter(|one| one.stage() == stage).count();
    Page::new(visit, lang.t("exchanges-title")).of_meeting(&seen.row).render(&html! {
        h1 { (lang.t("exchanges-title")) }
        p.lead { (lang.t("exchanges-lead")) }
        @if !done.is_empty() { div.good role="status" { p { (lang.t("exchanges-kept")) } } }
        (setting(lang, seen.open))
        dl.glance {
            div { dt { (lang.t("exchanges-needs")) } dd { (standing(Side::Seeks)) } }
            div { dt { (lang.t("exchanges-offers")) } dd { (standing(Side::Offers)) } }
            @for stage in Stage::ALL { div { dt { (stage_name(lang, *stage)) } dd { (of(*stage)) } } }
        }
        (lessons(lang, seen))
        @if seen.exchanges.is_empty() { p { (lang.t("exchanges-none")) } } @else { (table(lang, seen)) }
    })
}

fn stage_name(lang: Lang, stage: Stage) -> String {
    lang.of_family("exchanges-stage", stage.code(), &[]).unwrap_or_default()
}

fn setting(lang: Lang, open: Option<bool>) -> Markup {
    let now = match open {
        None => "nobody",
        Some(false) => "local",
        Some(true) => "all",
    };
    html! {
        form.card method="post" {
            fieldset.field {
                legend { (lang.t("exchanges-open")) }
                @for (code, words) in [
                    ("nobody", lang.t("exchanges-open-nobody")),
                    ("local", lang.t("exchanges-open-local")),
                    ("all", lang.t("exchanges-open-all")),
                ] {
                    label.choice { input type="radio" name="open" value=(code) checked[code == now]; span { (words) } }
                }
            }
            div.actions { button name="do" value="open" { (lang.t("exchanges-save")) } }
        }
    }
}

fn table(lang: Lang, seen: &Seen) -> Markup {
    let zone = &seen.row.meeting.note.zone;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("exchanges-title")) {
            table.stack {
                thead { tr {
                    th scope="col" { (lang.t("exchanges-seeker")) }
                    th scope="col" { (lang.t("exchanges-offerer")) }
                    th scope="col" { (lang.t("exchanges-state")) }
                    th scope="col" { (lang.t("exchanges-asked")) }
                    th scope="col" { (lang.t("exchanges-result")) }
                } }
                tbody {
                    @for one in seen.exchanges.iter().rev() {
                        tr {
                            th scope="row" { bdi { (seen.name(one.seeker)) } }
                            td data-label=(lang.t("exchanges-offerer")) { bdi { (seen.name(one.offerer)) } }
                            td data-label=(lang.t("exchanges-state")) { (stage_name(lang, one.stage())) }
                            td data-label=(lang.t("exchanges-asked")) { (times::instant(lang, zone, one.asked_at)) }
                            td data-label=(lang.t("exchanges-result")) { (result(lang, one)) }
                        }
                    }
                }
            }
        }
    }
}

fn result(lang: Lang, exchange: &Exchange) -> Markup {
    let id = format!("result-{}", exchange.no);
    html! {
        @if let Some(result) = &exchange.result { p dir="auto" { (result) } }
        @if exchange.stage().shows_contact() {
            details {
                summary { (lang.t("exchanges-note")) }
                form method="post" {
                    input type="hidden" name="no" value=(exchange.no);
                    div.field {
                        label for=(id) { (lang.t("exchanges-result")) }
                        textarea id=(id) name="result" rows="2" maxlength="2000" { (exchange.result.as_deref().unwrap_or_default()) }
                    }
                    div.actions { button.second name="do" value="met" { (lang.t("exchanges-met")) } }
                }
            }
        }
    }
}

/// The lessons, those to be read first.
fn lessons(lang: Lang, seen: &Seen) -> Markup {
    let mut lessons: Vec<&Lesson> = seen.lessons.iter().collect();
    lessons.sort_by_key(|lesson| lesson.state != LessonState::Received);
    html! {
        @if !lessons.is_empty() {
            h2 { (lang.t("exchanges-lessons")) }
            @for lesson in lessons {
                form.card method="post" {
                    input type="hidden" name="no" value=(lesson.exchange);
                    p {
                        strong { bdi { (seen.name(lesson.participant)) } } " · " (worked_name(lang, lesson.said.worked)) " · "
                        @match lesson.said.practice {
                            Some(no) => a href={ "/practices/" (no) } { (lang.with("exchanges-practice", &[("no", no.0.into())])) },
                            None => span { (lang.t("exchanges-no-practice")) },
                        }
                        " " span.state { (lang.of_family("lesson-state", lesson.state.code(), &[]).unwrap_or_default()) }
                    }
                    @if !lesson.said.words.is_empty() { p dir="auto" { (lesson.said.words) } }
                    p.small.quiet { @if lesson.said.named { (lang.t("exchanges-named")) } @else { (lang.t("exchanges-unnamed")) } }
                    div.actions {
                        @if lesson.state != LessonState::Published && lesson.said.practice.is_some() { button name="do" value="publish" { (lang.t("exchanges-publish")) } }
                        @if lesson.state != LessonState::Withheld { button.second name="do" value="withhold" { (lang.t("exchanges-withhold")) } }
                    }
                }
            }
        }
    }
}
