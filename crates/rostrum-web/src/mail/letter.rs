//! One mail: read, edited while it was not sent, released, stopped, sent again.

use std::collections::HashMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html as page_html};
use rostrum_store::{Mail, MailState, MeetingRow};
use serde::Deserialize;

use super::template::{LONGEST_SUBJECT, LONGEST_TEXT};
use super::{courier, enter, html, kind_name, outbox};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// The text as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    subject: String,
    text: String,
}

/// Shows a mail.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u64)>,
) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let mail = app.store().find_mail(&row.meeting.id, no).await?.ok_or(Fault::NotFound)?;
    page(&app, &visit, &row, &mail, None, &Wrong::default()).await
}

/// Changes subject and text of a mail that was not sent.
///
/// # Errors
/// As [`show`]; [`Fault::Conflict`] for one that was sent.
pub async fn edit(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u64)>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let mail = app.store().find_mail(&row.meeting.id, no).await?.ok_or(Fault::NotFound)?;
    let Form(typed) = form?;
    let lang = visit.lang;
    let subject = typed.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = typed.text.replace("\r\n", "\n").trim().to_owned();
    let mut wrong = Wrong::default();
    for (field, value, most) in [("subject", &subject, LONGEST_SUBJECT), ("text", &text, LONGEST_TEXT)] {
        let length = value.chars().count();
        if !(1..=most).contains(&length) {
            wrong.add(field, lang.with("mail-length-wrong", &[("length", length.into()), ("most", most.into())]));
        }
    }
    if !wrong.is_empty() {
        let page = page(&app, &visit, &row, &mail, Some(&typed), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let document = html::document(language(&app, &row, &mail).await?, &text);
    if !app.store().edit_mail(&row.meeting.id, no, &subject, &text, &document).await? {
        return Err(Fault::Conflict { code: "mail-sent", text: lang.t("mail-sent-already") });
    }
    Ok(back(&row, no).into_response())
}

/// Releases, stops or sends it again.
///
/// # Errors
/// As [`show`]; [`Fault::Conflict`] when the mail is in no state for it.
pub async fn act(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no, action)): Path<(String, u64, String)>,
) -> Result<Redirect, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let (id, store) = (&row.meeting.id, app.store());
    let done = match action.as_str() {
        "release" => store.release_mails(id, Some(no), None).await? > 0,
        "stop" => store.stop_mails(id, Some(no), None).await? > 0,
        "again" => {
            let message_id = app.settings().mail.message_id(&courier::random()?);
            store.send_mail_again(id, no, &message_id).await?
        }
        _ => return Err(Fault::NotFound),
    };
    if !done {
        return Err(Fault::Conflict { code: "mail-state", text: visit.lang.t("mail-state-wrong") });
    }
    Ok(back(&row, no))
}

fn back(row: &MeetingRow, no: u64) -> Redirect {
    Redirect::to(&format!("/m/{}/mail/{no}", row.meeting.id))
}

/// The language in which a mail is written.
async fn language(app: &App, row: &MeetingRow, mail: &Mail) -> Result<Lang, Fault> {
    let own = match mail.participant {
        Some(no) => app.store().find_participant(&row.meeting.id, no).await?.map(|person| person.language),
        None => None,
    };
    Ok(mail.language.as_deref().or(own.as_deref()).and_then(Lang::from_tag).unwrap_or(Lang::En))
}

async fn page(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
    mail: &Mail,
    typed: Option<&Typed>,
    wrong: &Wrong,
) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let written_in = language(app, row, mail).await?;
    let people: HashMap<_, _> = app
        .store()
        .list_identified(&row.meeting.id)
        .await?
        .into_iter()
        .map(|person| (person.no, person.name))
        .collect();
    let when = |at| times::instant(lang, &row.meeting.note.zone, at);
    let base = format!("/m/{}/mail", row.meeting.id);
    let editable = matches!(mail.state, MailState::Waiting | MailState::Queued | MailState::Stopped);
    let title = kind_name(lang, mail.kind);
    Ok(Page::new(visit, title.clone()).of_meeting(row).render(&page_html! {
        p { a href=(base) { (lang.t("mail-back")) } }
        h1 { (title) }
        (summary(lang, wrong))
        dl {
            dt { (lang.t("mail-to")) } dd { (outbox::to(mail, &people)) }
            dt { (lang.t("mail-language")) } dd { (written_in.own_name()) }
            dt { (lang.t("mail-state-title")) } dd { (outbox::standing(lang, mail)) }
            dt { (lang.t("mail-noted")) } dd { (when(mail.created_at)) }
            @if let Some(at) = mail.done_at { dt { (lang.t("mail-done-at")) } dd { (when(at)) } }
            @if let Some(at) = mail.edited_at { dt { (lang.t("mail-edited")) } dd { (when(at)) } }
        }
        (buttons(lang, &base, mail))
        @match &mail.written {
            None => p.quiet { (lang.t("mail-not-written")) },
            Some(written) => {
                h2 { (lang.t("mail-message")) }
                section.card lang=(written_in.tag()) dir=(written_in.dir()) {
                    p { strong { (written.subject) } }
                    (html::paragraphs(&written.text))
                    @if written.calendar.is_some() { p.quiet lang=(lang.tag()) dir=(lang.dir()) { (lang.t("mail-calendar")) } }
                }
                @if editable {
                    (form(lang, written_in, &base, mail, typed.map_or((&written.subject, &written.text), |typed| (&typed.subject, &typed.text)), wrong))
                }
            }
        }
    }))
}

fn buttons(lang: Lang, base: &str, mail: &Mail) -> Markup {
    let act = |action: &str, words: String, danger: bool| {
        page_html! {
            form method="post" action={ (base) "/" (mail.no) "/" (action) } {
                button class=[danger.then_some("danger")] { (words) }
            }
        }
    };
    page_html! {
        div.actions {
            @if mail.state == MailState::Waiting { (act("release", lang.t("mail-release"), false)) }
            @if matches!(mail.state, MailState::Waiting | MailState::Queued) { (act("stop", lang.t("mail-stop"), true)) }
            @if mail.written.is_some() && matches!(mail.state, MailState::Kept | MailState::Failed | MailState::Bounced | MailState::Stopped) {
                (act("again", lang.t("mail-again"), false))
            }
        }
    }
}

fn form(
    lang: Lang,
    written_in: Lang,
    base: &str,
    mail: &Mail,
    (subject, text): (&String, &String),
    wrong: &Wrong,
) -> Markup {
    let (label, hint) = (lang.t("mail-subject"), String::new());
    let subject = Field { name: "subject", label: &label, hint: &hint, value: subject, wrong };
    let (label, hint) = (lang.t("mail-body"), lang.t("mail-body-hint"));
    let field = Field { name: "text", label: &label, hint: &hint, value: text, wrong };
    page_html! {
        section.card {
            h2 { (lang.t("mail-edit")) }
            form method="post" action={ (base) "/" (mail.no) } novalidate {
                div lang=(written_in.tag()) dir="auto" { (subject.line("text", "off", 200)) }
                (field.around(&page_html! {
                    textarea #text name="text" rows="14" lang=(written_in.tag()) dir=(written_in.dir()) required
                        aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (text) }
                }))
                div.actions { button { (lang.t("mail-save")) } }
            }
        }
    }
}
