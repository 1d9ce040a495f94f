//! One registration: all that was answered, its files, how it came to its state.

use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::registration::{Answer, Field};
use rostrum_store::{Change, RegistrationRow};

use super::page::{acts, matched, same_address, state_mark, state_name, told};
use super::{Filter, Reach};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::offers::{self, Offering};
use crate::registration::own::answer_text;
use crate::registration::said;
use crate::times;
use crate::visit::Visit;

/// Shows one registration.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(filter): Query<Filter>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let (store, id, lang, no) = (app.store(), &row.meeting.id, visit.lang, ParticipantNo(no));
    let reach = Reach::of(&visit, id)?;
    let one = find(&app, id, no, &reach).await?;
    let offering = Offering::find(&app, &row).await?;
    let offer = offering.design.offer(&one.offer);
    let contact = store.find_contact(id, no).await?.ok_or(Fault::NotFound)?;
    let (answers, changes) = (store.list_answers(id, no).await?, store.list_changes_of(id, no).await?);
    let (person, base) = (&one.participant, format!("/m/{id}/registrations"));
    let same = super::same_addresses(&app, &visit, &row).await?;
    let own = offer.map(|offer| &offer.fields[..]).unwrap_or_default();
    let questions: Vec<&Field> = offering.design.fields.iter().chain(own).collect();
    let level = lang.of_family("participants-level", person.visibility.code(), &[]).unwrap_or_default();
    Ok(Page::new(&visit, person.name.clone()).of_meeting(&row).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("queue-title")) } }
        h1 { bdi { (person.name) } }
        @if let Some(told) = told(lang, &filter) { div.good role="status" { p { (told) } } }
        dl.facts.side {
            dt { (lang.t("queue-standing")) } dd { (state_mark(lang, person.state, one.received_late)) }
            dt { (lang.t("register-delegation")) } dd { bdi { (person.delegation_name) } }
            dt { (lang.t("queue-category")) } dd { @match offer { Some(offer) => (offers::name(lang, offer)), None => (one.offer) } }
            dt { (lang.t("register-email")) } dd { (contact.email) @if let Some(other) = same.get(&no) { br; (same_address(lang, &base, *other)) } }
            dt { (lang.t("queue-level")) } dd { (level) }
            dt { (lang.t("queue-came")) } dd { (times::instant(lang, &offering.zone, one.registered_at)) }
            @if !one.matched.is_empty() { dt { (lang.t("queue-matched")) } dd { (matched(lang, &one.matched)) } }
        }
        @if !answers.is_empty() {
            h2 { (lang.t("queue-answers")) }
            dl.facts.side { @for (code, answer) in &answers { (answered(lang, &base, no, &questions, code, answer)) } }
        }
        section.card {
            h2 { (lang.t("queue-decide")) }
            form method="post" action=(base) {
                input type="hidden" name="no" value=(no);
                input type="hidden" name="back" value=(no);
                (acts(lang, "one"))
            }
        }
        h2 { (lang.t("queue-history")) }
        ol { @for change in &changes { li { (changed(lang, &offering, change)) } } }
    }))
}

async fn find(
    app: &App,
    id: &rostrum_domain::ids::MeetingId,
    no: ParticipantNo,
    reach: &Reach,
) -> Result<RegistrationRow, Fault> {
    let all = app.store().list_registrations(id).await?;
    let one = all.into_iter().find(|one| one.participant.no == no).ok_or(Fault::NotFound)?;
    let (_, design) = app.store().find_design(id).await?;
    if reach.covers(&design, &one) { Ok(one) } else { Err(Fault::NotPermitted) }
}

fn answered(lang: Lang, base: &str, no: ParticipantNo, questions: &[&Field], code: &str, answer: &Answer) -> Markup {
    let question = questions.iter().find(|question| question.code == code).copied();
    html! {
        dt { @match question { Some(question) => (said(lang, &question.label)), None => (code) } }
        dd {
            (answer_text(lang, question, answer))
            @if matches!(answer, Answer::File { .. }) {
                " " a href={ (base) "/" (no) "/files/" (code) } download { (lang.t("queue-download")) }
            }
        }
    }
}

fn changed(lang: Lang, offering: &Offering, change: &Change) -> Markup {
    let values = [
        ("at", times::instant(lang, &offering.zone, change.at).into()),
        ("after", state_name(lang, change.after.code()).into()),
    ];
    html! {
        (lang.of_family("queue-cause", change.cause.code(), &values).unwrap_or_default())
        @if !change.matched.is_empty() { " (" (matched(lang, &change.matched)) ")" }
        @if let Some(reason) = &change.reason { br; span.quiet { bdi { (reason) } } }
    }
}

/// Gives a file of a registration, as a download only: it is never shown inside a page, whatever it holds.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn file(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no, field)): Path<(String, u32, String)>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let (id, no) = (&row.meeting.id, ParticipantNo(no));
    find(&app, id, no, &Reach::of(&visit, id)?).await?;
    let file = app.store().find_answer_file(id, no, &field).await?.ok_or(Fault::NotFound)?;
    // The name tells the number only: the name on the sender's device may say more than it should.
    let name = format!("attachment; filename=\"registration-{no}-{field}.{}\"", file.kind.ending());
    let headers = [
        // Should a browser show it all the same, nothing in it runs or is fetched.
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'".to_owned()),
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}
