//! The page "Mail": what waits, what was sent, what came back; and what is done to many at once.

use std::collections::HashMap;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::mail::MailKind;
use rostrum_store::{Mail, MailFilter, MailState, MeetingRow};
use serde::Deserialize;

use super::{bounce, enter, kind_name, state_name};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::times;
use crate::visit::Visit;

/// Mails on one page.
const ON_A_PAGE: u32 = 100;

/// What the address of the page may carry, and the forms that act on all that it shows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wishes {
    state: String,
    kind: String,
    from: u32,
    /// What was just done, as a code, and to how many.
    done: String,
    count: u64,
}

/// To whom a personal link is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct To {
    to: String,
}

/// Shows the mails of a meeting.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(wishes): Query<Wishes>,
) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    page(&app, &visit, &row, &wishes, &Wrong::default()).await
}

/// Releases all that wait, or all of one kind.
///
/// # Errors
/// As [`show`].
pub async fn release(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Wishes>, FormRejection>,
) -> Result<Redirect, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let Form(wishes) = form?;
    let count = app.store().release_mails(&row.meeting.id, None, MailKind::from_code(&wishes.kind)).await?;
    Ok(back(&row, "released", count))
}

/// Stops all that wait, or all of one kind.
///
/// # Errors
/// As [`show`].
pub async fn stop(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Wishes>, FormRejection>,
) -> Result<Redirect, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let Form(wishes) = form?;
    let count = app.store().stop_mails(&row.meeting.id, None, MailKind::from_code(&wishes.kind)).await?;
    Ok(back(&row, "stopped", count))
}

/// Sends a personal link to one participant at once, or lets those to all wait to be released.
///
/// # Errors
/// As [`show`].
pub async fn send_links(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<To>, FormRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let Form(to) = form?;
    let wanted = to.to.trim().trim_start_matches('№').trim();
    let one = if wanted == "all" { None } else { wanted.parse().ok().map(ParticipantNo) };
    let count = match (wanted, one) {
        ("all", _) | (_, Some(_)) => app.store().write_to(&row.meeting.id, one, MailKind::PersonalLink).await?,
        _ => 0,
    };
    if count == 0 {
        let sentence = visit.lang.with("mail-nobody", &[("to", wanted.into())]);
        let wrong = Wrong::only("to", sentence);
        let page = page(&app, &visit, &row, &Wishes::default(), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let done = if one.is_some() { "link" } else { "links" };
    Ok(back(&row, done, count).into_response())
}

/// Reads a mail that came back, from a file.
///
/// # Errors
/// As [`show`]; [`Fault::Malformed`] for a form that is none.
pub async fn take_returned(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let mut form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let mut count = 0;
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        let bytes = part.bytes().await.map_err(|error| upload_fault(&error))?;
        count += u64::from(bounce::take(&app, &bytes).await?);
    }
    if count == 0 {
        let wrong = Wrong::only("file", visit.lang.t("mail-returned-wrong"));
        let page = page(&app, &visit, &row, &Wishes::default(), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    Ok(back(&row, "returned", count).into_response())
}

fn back(row: &MeetingRow, done: &str, count: u64) -> Redirect {
    Redirect::to(&format!("/m/{}/mail?done={done}&count={count}", row.meeting.id))
}

async fn page(app: &App, visit: &Visit, row: &MeetingRow, wishes: &Wishes, wrong: &Wrong) -> Result<Markup, Fault> {
    let (lang, id) = (visit.lang, &row.meeting.id);
    let filter = MailFilter { state: MailState::from_code(&wishes.state), kind: MailKind::from_code(&wishes.kind) };
    let counts = app.store().count_mails(id).await?;
    let mails = app.store().list_mails(id, filter, wishes.from, ON_A_PAGE + 1).await?;
    let people: HashMap<ParticipantNo, String> =
        app.store().list_identified(id).await?.into_iter().map(|person| (person.no, person.name)).collect();
    let of = |state: Option<MailState>, kind: Option<MailKind>| -> u64 {
        let fits = |(k, s): &(MailKind, MailState)| state.is_none_or(|it| it == *s) && kind.is_none_or(|it| it == *k);
        counts.iter().filter(|(key, _)| fits(key)).map(|(_, count)| count).sum()
    };
    let waiting = of(Some(MailState::Waiting), filter.kind);
    let base = format!("/m/{id}/mail");
    Ok(Page::new(visit, lang.t("mail-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("mail-title")) }
        @if let Some(done) = lang.of_family("mail-done", &wishes.done, &[("count", wishes.count.into())]) {
            p.good role="status" { (done) }
        }
        (summary(lang, wrong))
        p.lead { (lang.t("mail-text")) }
        p {
            @match app.settings().mail.sender() {
                Some(sender) => (lang.with("mail-sends", &[("sender", sender.into())])),
                None => strong { (lang.t("mail-embedded")) }
            }
        }
        p {
            a href={ (base) "/templates" } { (lang.t("mail-templates")) } " · "
            a href={ (base) "/invitations" } { (lang.t("invitations-title")) }
        }
        @if waiting > 0 { (held(lang, &base, filter.kind, waiting)) }
        h2 { (lang.t("mail-all")) }
        nav aria-label=(lang.t("mail-by-state")) {
            p {
                (choice(lang, &base, MailFilter { state: None, ..filter }, lang.t("mail-any-state"), of(None, filter.kind), filter.state.is_none()))
                @for state in MailState::ALL {
                    @if of(Some(state), filter.kind) > 0 || filter.state == Some(state) {
                        " · "
                        (choice(lang, &base, MailFilter { state: Some(state), ..filter }, state_name(lang, state), of(Some(state), filter.kind), filter.state == Some(state)))
                    }
                }
            }
        }
        nav aria-label=(lang.t("mail-by-kind")) {
            p {
                (choice(lang, &base, MailFilter { kind: None, ..filter }, lang.t("mail-any-kind"), of(filter.state, None), filter.kind.is_none()))
                @for kind in MailKind::ALL {
                    @if of(filter.state, Some(kind)) > 0 || filter.kind == Some(kind) {
                        " · "
                        (choice(lang, &base, MailFilter { kind: Some(kind), ..filter }, kind_name(lang, kind), of(filter.state, Some(kind)), filter.kind == Some(kind)))
                    }
                }
            }
        }
        @if mails.is_empty() { p.quiet { (lang.t("mail-none")) } } @else { (table(lang, row, &mails, &people)) }
        @if mails.len() > ON_A_PAGE as usize {
            p { a href={ (address(&base, filter)) "&from=" (wishes.from + ON_A_PAGE) } { (lang.t("mail-older")) } }
        }
        (forms(lang, &base, wrong))
    }))
}

/// What is done to all that wait.
fn held(lang: Lang, base: &str, kind: Option<MailKind>, waiting: u64) -> Markup {
    let code = kind.map_or("", MailKind::code);
    html! {
        section.card {
            h2 { (lang.with("mail-waiting", &[("count", waiting.into())])) }
            p { (lang.t("mail-waiting-text")) }
            div.actions {
                form method="post" action={ (base) "/release" } {
                    input type="hidden" name="kind" value=(code);
                    button { (lang.with("mail-release-all", &[("count", waiting.into())])) }
                }
                form method="post" action={ (base) "/stop" } {
                    input type="hidden" name="kind" value=(code);
                    button.danger { (lang.with("mail-stop-all", &[("count", waiting.into())])) }
                }
            }
        }
    }
}

fn address(base: &str, filter: MailFilter) -> String {
    let (state, kind) = (filter.state.map_or("", MailState::code), filter.kind.map_or("", MailKind::code));
    format!("{base}?state={state}&kind={kind}")
}

fn choice(lang: Lang, base: &str, filter: MailFilter, words: String, count: u64, chosen: bool) -> Markup {
    let count = lang.number(u32::try_from(count).unwrap_or(u32::MAX));
    html! { a href=(address(base, filter)) aria-current=[chosen.then_some("true")] { (words) " (" (count) ")" } }
}

fn table(lang: Lang, row: &MeetingRow, mails: &[Mail], people: &HashMap<ParticipantNo, String>) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("mail-all")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("mail-what")) }
                        th scope="col" { (lang.t("mail-to")) }
                        th scope="col" { (lang.t("mail-state-title")) }
                        th scope="col" { (lang.t("mail-when")) }
                    }
                }
                tbody {
                    @for mail in mails.iter().take(ON_A_PAGE as usize) {
                        tr {
                            th scope="row" { a href={ "/m/" (row.meeting.id) "/mail/" (mail.no) } { (kind_name(lang, mail.kind)) } }
                            td data-label=(lang.t("mail-to")) { (to(mail, people)) }
                            td data-label=(lang.t("mail-state-title")) { (standing(lang, mail)) }
                            td data-label=(lang.t("mail-when")) {
                                (times::instant(lang, &row.meeting.note.zone, mail.done_at.unwrap_or(mail.created_at)))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// To whom, as staff may see it.
pub fn to(mail: &Mail, people: &HashMap<ParticipantNo, String>) -> Markup {
    html! {
        @match (mail.participant, &mail.address) {
            (Some(no), _) => { @if let Some(name) = people.get(&no) { (name) " " } span.quiet { "№ " (no) } }
            (None, Some(address)) => (address),
            (None, None) => "–",
        }
    }
}

/// Where a mail stands, with what a mail server said.
pub fn standing(lang: Lang, mail: &Mail) -> Markup {
    let bad = matches!(mail.state, MailState::Failed | MailState::Bounced);
    html! {
        span.state .warn[bad] { (state_name(lang, mail.state)) }
        @if mail.state == MailState::Queued && mail.attempts > 0 {
            " " (lang.with("mail-tried", &[("count", mail.attempts.into())]))
        }
        @if let Some(fault) = &mail.fault { " " small { (fault) } }
    }
}

fn forms(lang: Lang, base: &str, wrong: &Wrong) -> Markup {
    let (label, hint) = (lang.t("mail-link-to"), lang.t("mail-link-hint"));
    let to = Field { name: "to", label: &label, hint: &hint, value: "", wrong };
    let (file, file_hint) = (lang.t("mail-returned-file"), lang.t("mail-returned-hint"));
    let file = Field { name: "file", label: &file, hint: &file_hint, value: "", wrong };
    html! {
        section.card {
            h2 { (lang.t("mail-link-title")) }
            p { (lang.t("mail-link-text")) }
            form method="post" action={ (base) "/links" } novalidate {
                (to.line("text", "off", 20))
                div.actions { button { (lang.t("mail-link-send")) } }
            }
        }
        section.card {
            h2 { (lang.t("mail-returned-title")) }
            p { (lang.t("mail-returned-text")) }
            form method="post" action={ (base) "/returned" } enctype="multipart/form-data" novalidate {
                (file.around(&html! {
                    input #file name="file" type="file" multiple required aria-describedby=[file.described_by()] aria-invalid=[file.invalid()];
                }))
                div.actions { button { (lang.t("mail-returned-read")) } }
            }
        }
    }
}
