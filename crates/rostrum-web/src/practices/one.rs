//! One practice, for staff: as the public will see it, what stands in the way, what is done with it, and what it is like.

mod hints;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::practice::{Act, Enclosure, FileNo, Reason, State as Standing, decide};
use rostrum_store::{ActError, Acted, Acting, MeetingRow, PracticeRow};
use serde::Deserialize;

use super::{find, for_reader, list, shown, words};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

pub use hints::give;

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
}

/// What is to be done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Doing {
    /// The version that was seen.
    version: u32,
    reason: String,
    words: String,
}

/// Shows a practice.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let (row, practice) = find(&app, &visit, &meeting, no).await?;
    page(&app, &visit, &row, practice, &Told { done: asked.done, ..Told::default() }).await
}

/// What the page says above everything.
#[derive(Default)]
struct Told {
    done: String,
    refused: Option<String>,
    wrong: Wrong,
    doing: Doing,
}

/// Does something with a practice.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn act(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no, act)): Path<(String, u32, String)>,
    form: Result<Form<Doing>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(doing) = form?;
    let (row, practice) = find(&app, &visit, &meeting, no).await?;
    let act = Act::from_code(&act).ok_or(Fault::NotFound)?;
    if act != Act::Propose {
        visit.require(Action::PublishPractices, Some(&row.meeting.id))?;
    }
    let lang = visit.lang;
    let reason = Reason::from_code(&doing.reason);
    let mut wrong = Wrong::default();
    if act.needs_reason() && reason.is_none() {
        wrong.add("reason", lang.t("practices-reason-missing"));
    }
    if act.needs_reason() && reason == Some(Reason::Other) && doing.words.trim().is_empty() {
        wrong.add("words", lang.t("practices-words-missing"));
    }
    if !wrong.is_empty() {
        let told = Told { wrong, doing, ..Told::default() };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &visit, &row, practice, &told).await?).into_response());
    }
    let text: String = doing.words.trim().chars().take(2000).collect();
    let acting = Acting { act, reason: reason.filter(|_| act.needs_reason()), words: &text, by: visit.account() };
    let refused = match app.store().act_on_practice(practice.no, doing.version, &acting).await {
        Ok(_) => {
            let to = format!("/m/{}/practices/{no}?done={}", row.meeting.id, act.code());
            return Ok(Redirect::to(&to).into_response());
        }
        Err(ActError::Gone) => return Err(Fault::NotFound),
        Err(ActError::Failed(error)) => return Err(error.into()),
        Err(ActError::Meanwhile(version)) => lang.with("practices-act-meanwhile", &[("version", version.into())]),
        Err(ActError::Refused(refused)) => words::refused(lang, refused),
        Err(ActError::Obstacles(obstacles)) => {
            obstacles.iter().map(|one| words::obstacle(lang, one)).collect::<Vec<_>>().join(" ")
        }
    };
    let told = Told { refused: Some(refused), doing, ..Told::default() };
    Ok((StatusCode::CONFLICT, page(&app, &visit, &row, practice, &told).await?).into_response())
}

/// Gives a picture or file of a practice, for staff.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn file(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no, file)): Path<(String, u32, u32)>,
) -> Result<Response, Fault> {
    let (_, practice) = find(&app, &visit, &meeting, no).await?;
    if for_reader(&visit, practice.clone()) != practice {
        return Err(Fault::NotPermitted);
    }
    let file = app.store().find_practice_file(practice.no, FileNo(file)).await?.ok_or(Fault::NotFound)?;
    let name = form_urlencoded::byte_serialize(file.name.as_bytes()).collect::<String>().replace('+', "%20");
    let headers = [
        (CONTENT_TYPE, Enclosure::media_type(file.kind).to_owned()),
        (CONTENT_DISPOSITION, format!("inline; filename*=UTF-8''{name}")),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}

async fn page(app: &App, visit: &Visit, row: &MeetingRow, practice: PracticeRow, told: &Told) -> Result<Markup, Fault> {
    let id = &row.meeting.id;
    let whole = for_reader(visit, practice.clone()) == practice;
    let practice = for_reader(visit, practice);
    let (lang, base) = (visit.lang, format!("/m/{id}/practices/{}", practice.no));
    let acts = app.store().list_practice_acts(practice.no).await?;
    let two = app.store().needs_two_people(id).await?;
    let hints = hints::Hints::find(app, visit, &practice).await?;
    let public = practice.practice.public(&practice.author, practice.protection);
    let obstacles = practice.practice.obstacles(&practice.author, practice.protection);
    let standing = practice.standing;
    let zone = &row.meeting.note.zone;
    Ok(Page::new(visit, list::title(lang, &practice)).of_meeting(row).head(super::style()).render(&html! {
        p.eyebrow { a href={ "/m/" (id) "/practices" } { (lang.t("practices-title")) } }
        h1 dir="auto" lang=[list::language(&practice)] { (list::title(lang, &practice)) }
        p {
            "№ " (practice.no) " · " (words::state(lang, standing.state)) " "
            (lang.with("practices-version", &[("version", standing.version.into())]))
            @if standing.is_ahead() { " " span.state.warn { (lang.t("practices-ahead")) } }
            @if standing.published.is_some() { " · " a href={ "/practices/" (practice.no) } { (lang.t("practices-public-page")) } }
        }
        @if let Some(done) = lang.of_family("practices-done", &told.done, &[]) { div.good role="status" { p { (done) } } }
        @if let Some(refused) = &told.refused { div.bad role="alert" { p { (refused) } } }
        (summary(lang, &told.wrong))
        @if !whole { p.note { (lang.t("practices-protected")) } }
        div.actions {
            @if whole { a.button href={ (base) "/edit" } { (lang.t("practices-edit-button")) } }
            @if whole { a.button.second href={ (base) "/versions" } { (lang.t("practices-versions-button")) } }
        }
        @if let Some(contribution) = practice.contribution {
            p { a href={ "/m/" (id) "/contributions/" (contribution) } { (lang.with("practices-from-contribution", &[("no", contribution.to_string().into())])) } }
        }
        (sources(app, lang, &practice).await?)
        @if !obstacles.is_empty() && standing.state != Standing::Withdrawn {
            div.note {
                h2 { (lang.t("practices-obstacles")) }
                ul { @for one in &obstacles { li { (words::obstacle(lang, one)) } } }
            }
        }
        section.card {
            h2 { (lang.t("practices-as-public")) }
            @match &public {
                Some(public) => (shown::shown(lang, hints.taxonomy(), public, &practice.author.shown(practice.protection), &format!("{base}/files"))),
                None => p { (lang.t("practices-obstacle-consent")) },
            }
        }
        (hints.render(lang, &base, &practice))
        (doing(visit, &base, &practice, two, told))
        @if !acts.is_empty() {
            section {
                h2 { (lang.t("practices-acts")) }
                ul.plain { @for one in &acts { li { (acted(app, lang, zone, one).await?) } } }
            }
        }
    }))
}

/// Where the texts were cut out, and whether the contribution has changed since.
async fn sources(app: &App, lang: Lang, practice: &PracticeRow) -> Result<Markup, Fault> {
    let Some(no) = practice.contribution.filter(|_| !practice.sources.is_empty()) else { return Ok(html! {}) };
    let latest = app.store().find_handed_in(&practice.meeting, no).await?;
    let base = format!("/m/{}/contributions/{no}", practice.meeting);
    Ok(html! {
        section.card {
            h2 { (lang.t("practices-sources")) }
            ul.plain {
                @for source in &practice.sources {
                    @let answer = latest.as_ref().and_then(|one| one.content.answers.get(&source.question));
                    @let newer = latest.as_ref().is_some_and(|one| one.row.version > source.version);
                    li {
                        a href={ (base) "#" (source.question.as_str()) "-" (source.from) } {
                            (lang.with("practices-source", &[("question", source.question.as_str().into()), ("version", source.version.into())]))
                        }
                        " → " @match source.part { Some(part) => (words::part(lang, part)), None => (lang.of_family("practices-label", "title", &[]).unwrap_or_default()) }
                        @if newer && answer.is_none_or(|answer| !source.stands_in(answer)) {
                            " " span.state.warn { (lang.t("practices-source-changed")) }
                        } @else if newer {
                            " " span.state { (lang.t("practices-source-newer")) }
                        }
                    }
                }
            }
        }
    })
}

async fn acted(app: &App, lang: Lang, zone: &rostrum_domain::concept_note::Zone, one: &Acted) -> Result<Markup, Fault> {
    let name = match one.by {
        Some(by) => app.store().find_account(by).await?.map(|account| account.name),
        None => None,
    };
    let reason = one.reason.and_then(|reason| lang.of_family("practices-reason", reason.code(), &[]));
    Ok(html! {
        strong { (lang.of_family("practices-act", one.act.code(), &[]).unwrap_or_default()) }
        " · " (lang.with("practices-version", &[("version", one.version.into())]))
        " · " (times::instant(lang, zone, one.at)) " · " bdi { (name.unwrap_or_else(|| lang.t("practices-by-nobody"))) }
        @if let Some(reason) = reason { br; (reason) }
        @if !one.words.is_empty() { br; bdi { (one.words) } }
    })
}

fn doing(visit: &Visit, base: &str, practice: &PracticeRow, two: bool, told: &Told) -> Markup {
    let (lang, standing) = (visit.lang, practice.standing);
    let publishes = visit.may(Action::PublishPractices, Some(&practice.meeting));
    let can = |act: Act| decide(&standing, act, visit.account(), false).is_ok() && (publishes || act == Act::Propose);
    let button = |act: Act, class: &str| {
        html! {
            form.inline method="post" action={ (base) "/" (act.code()) } {
                input type="hidden" name="version" value=(standing.version);
                button class=(class) { (lang.of_family("practices-act-do", act.code(), &[]).unwrap_or_default()) }
            }
        }
    };
    let why = [Act::Withhold, Act::Withdraw].into_iter().find(|act| can(*act));
    html! {
        section.card #decide {
            h2 { (lang.t("practices-decide")) }
            @if two { p { (lang.t("practices-two-people-hint")) } }
            @if can(Act::Propose) && standing.proposed_by.is_none() { (button(Act::Propose, "second")) }
            @if can(Act::Publish) { (button(Act::Publish, "")) }
            @if can(Act::Reopen) { (button(Act::Reopen, "second")) }
            @if let Some(act) = why {
                form method="post" action={ (base) "/" (act.code()) } {
                    input type="hidden" name="version" value=(standing.version);
                    div.field .wrong[told.wrong.of("reason").is_some()] {
                        label for="reason" { (lang.t("practices-why")) }
                        @if let Some(fault) = told.wrong.of("reason") { p.fault-text #reason-fault { (fault) } }
                        select #reason name="reason" aria-describedby=[told.wrong.of("reason").map(|_| "reason-fault")] {
                            option value="" { (lang.t("practices-unsaid")) }
                            @for reason in Reason::ALL {
                                option value=(reason.code()) selected[told.doing.reason == reason.code()] {
                                    (lang.of_family("practices-reason", reason.code(), &[]).unwrap_or_default())
                                }
                            }
                        }
                    }
                    div.field .wrong[told.wrong.of("words").is_some()] {
                        label for="words" { (lang.t("practices-why-words")) }
                        @if let Some(fault) = told.wrong.of("words") { p.fault-text #words-fault { (fault) } }
                        textarea.short #words name="words" maxlength="2000" dir="auto"
                            aria-describedby=[told.wrong.of("words").map(|_| "words-fault")] { (told.doing.words) }
                    }
                    button.danger { (lang.of_family("practices-act-do", act.code(), &[]).unwrap_or_default()) }
                }
            }
        }
    }
}
