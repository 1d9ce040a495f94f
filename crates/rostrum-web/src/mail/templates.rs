//! The texts of mails: the usual ones, and those that a meeting has instead. What cannot be filled in is refused when
//! it is saved.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::Participant;
use rostrum_store::{MailTemplate, MeetingRow};
use serde::Deserialize;

use super::template::{FaultAt, Part, Template, TemplateFault, placeholders};
use super::values::About;
use super::write::{NOTHING, fill, fill_neutrally, find_recipient, is_discreet, is_neutral};
use super::{enter, html as letter_html, kind_name, texts};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// The text as it was typed, and what to do with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    subject: String,
    text: String,
    /// `save` or `usual`.
    r#do: String,
}

/// Whose values the preview shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wishes {
    r#as: String,
}

/// Lists all kinds in all languages.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn list(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let lang = visit.lang;
    let own = app.store().list_mail_templates(&row.meeting.id).await?;
    let is_own = |kind, of: Lang| own.iter().any(|one| one.kind == kind && one.language == of.tag());
    Ok(Page::new(&visit, lang.t("mail-templates")).of_meeting(&row).render(&html! {
        p { a href={ "/m/" (row.meeting.id) "/mail" } { (lang.t("mail-back")) } }
        h1 { (lang.t("mail-templates")) }
        p.lead { (lang.t("mail-templates-text")) }
        div.scroll tabindex="0" role="region" aria-label=(lang.t("mail-templates")) {
            table.stack {
                thead { tr { th scope="col" { (lang.t("mail-what")) } th scope="col" { (lang.t("mail-language")) } } }
                tbody {
                    @for kind in MailKind::ALL {
                        tr {
                            th scope="row" { (kind_name(lang, kind)) }
                            td {
                                ul.links {
                                    @for of in Lang::ALL {
                                        li {
                                            a href={ "/m/" (row.meeting.id) "/mail/templates/" (kind.code()) "/" (of.tag()) } lang=(of.tag())
                                                aria-label={ (kind_name(lang, kind)) ", " (of.own_name()) } { (of.own_name()) }
                                            @if is_own(kind, of) { " " span.state { (lang.t("mail-template-own")) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }))
}

/// Shows one text with its preview.
///
/// # Errors
/// As [`list`].
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, kind, of)): Path<(String, String, String)>,
    Query(wishes): Query<Wishes>,
) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let (kind, of) = which(&kind, &of)?;
    let own = app.store().list_mail_templates(&row.meeting.id).await?;
    let own = own.into_iter().find(|one| one.kind == kind && one.language == of.tag());
    let is_own = own.is_some();
    let (subject, text) = own.map_or_else(
        || {
            let (subject, text) = texts::usual(of, kind);
            (subject.to_owned(), text.to_owned())
        },
        |own| (own.subject, own.text),
    );
    let typed = Typed { subject, text, ..Typed::default() };
    page(&app, &visit, &row, (kind, of), &typed, is_own, &wishes.r#as, &Wrong::default()).await
}

/// Saves a text, when everything in it can be filled in; or goes back to the usual one.
///
/// # Errors
/// As [`list`].
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, kind, of)): Path<(String, String, String)>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let (kind, of) = which(&kind, &of)?;
    let Form(typed) = form?;
    let address = format!("/m/{}/mail/templates/{}/{}", row.meeting.id, kind.code(), of.tag());
    if typed.r#do == "usual" {
        app.store().remove_mail_template(&row.meeting.id, kind, of.tag()).await?;
        return Ok(Redirect::to(&address).into_response());
    }
    if let Err(faults) = Template::compile(kind, &typed.subject, &typed.text) {
        let mut wrong = Wrong::default();
        for fault in &faults {
            let field = if fault.part == Part::Subject { "subject" } else { "text" };
            wrong.add(field, in_words(visit.lang, kind, fault));
        }
        let page = page(&app, &visit, &row, (kind, of), &typed, false, "", &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let text = typed.text.replace("\r\n", "\n").trim_matches('\n').to_owned();
    let template = MailTemplate { kind, language: of.tag().to_owned(), subject: typed.subject.trim().to_owned(), text };
    app.store().set_mail_template(&row.meeting.id, &template).await?;
    Ok(Redirect::to(&address).into_response())
}

fn which(kind: &str, of: &str) -> Result<(MailKind, Lang), Fault> {
    let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == of);
    MailKind::from_code(kind).zip(lang).ok_or(Fault::NotFound)
}

/// What is wrong, with the line and what is permitted.
fn in_words(lang: Lang, kind: MailKind, at: &FaultAt) -> String {
    let line = at.line.to_string();
    match &at.fault {
        TemplateFault::Unknown(name) => {
            let permitted = placeholders(kind).iter().map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>();
            let permitted = permitted.join(", ");
            let values = [("line", line.into()), ("name", name.as_str().into()), ("permitted", permitted.into())];
            lang.with("mail-template-unknown", &values)
        }
        TemplateFault::Unclosed => lang.with("mail-template-unclosed", &[("line", line.into())]),
        TemplateFault::Empty => lang.t("mail-template-empty"),
        TemplateFault::SeveralLines => lang.t("mail-template-lines"),
        TemplateFault::TooLong(length) => lang.with("mail-template-long", &[("length", (*length).into())]),
    }
}

#[expect(clippy::too_many_arguments, reason = "a page with a form, its faults and its preview")]
async fn page(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
    (kind, of): (MailKind, Lang),
    typed: &Typed,
    is_own: bool,
    shown_as: &str,
    wrong: &Wrong,
) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let base = format!("/m/{}/mail/templates", row.meeting.id);
    let title = format!("{}: {}", kind_name(lang, kind), of.own_name());
    let people = app.store().list_identified(&row.meeting.id).await?;
    let preview = match Template::compile(kind, &typed.subject, &typed.text) {
        Ok(template) => Some(preview(app, row, (kind, of), &template, shown_as).await?),
        Err(_) => None,
    };
    let discreet = match &preview {
        Some((Some(person), _)) => is_discreet(app, row, person).await?,
        _ => false,
    };
    let (label, hint) = (lang.t("mail-subject"), lang.t("mail-template-subject-hint"));
    let subject = Field { name: "subject", label: &label, hint: &hint, value: &typed.subject, wrong };
    let (label, hint) = (lang.t("mail-body"), lang.t("mail-template-body-hint"));
    let text = Field { name: "text", label: &label, hint: &hint, value: &typed.text, wrong };
    Ok(Page::new(visit, title.clone()).of_meeting(row).render(&html! {
        p { a href=(base) { (lang.t("mail-templates-back")) } }
        h1 { (title) }
        (summary(lang, wrong))
        p {
            @if is_own { (lang.t("mail-template-is-own")) } @else { (lang.t("mail-template-is-usual")) }
            @if kind.is_bulk() { " " (lang.t("mail-template-held")) }
        }
        h2 { (lang.t("mail-placeholders")) }
        p { @for (at, name) in placeholders(kind).iter().enumerate() { @if at > 0 { " " } code { "{{" (name) "}}" } } }
        section.card {
            form method="post" action={ (base) "/" (kind.code()) "/" (of.tag()) } novalidate {
                div lang=(of.tag()) { (subject.line("text", "off", 200)) }
                (text.around(&html! {
                    textarea #text name="text" rows="16" lang=(of.tag()) dir=(of.dir()) required
                        aria-describedby=[text.described_by()] aria-invalid=[text.invalid()] { (typed.text) }
                }))
                div.actions {
                    button name="do" value="save" { (lang.t("mail-save")) }
                    @if is_own { button.plain name="do" value="usual" { (lang.t("mail-template-back")) } }
                }
            }
        }
        @if let Some((person, message)) = preview {
            h2 { (lang.t("mail-preview")) }
            form method="get" action={ (base) "/" (kind.code()) "/" (of.tag()) } {
                div.field {
                    label for="as" { (lang.t("mail-preview-as")) }
                    select #as name="as" {
                        option value="" { (lang.t("mail-preview-nobody")) }
                        @for one in &people {
                            option value=(one.no) selected[person.as_ref().is_some_and(|person| person.no == one.no)] { "№ " (one.no) " " (one.name) }
                        }
                    }
                }
                div.actions { button.plain { (lang.t("mail-preview-show")) } }
            }
            @if discreet { p { (lang.t("mail-preview-discreet")) } }
            section.card lang=(of.tag()) dir=(of.dir()) {
                p { strong { (message.subject) } }
                (letter_html::paragraphs(&message.text))
            }
        }
    }))
}

/// The message as a recipient would have it. Links that would be made for it are left out, and so is what the mail is
/// noted with.
async fn preview(
    app: &App,
    row: &MeetingRow,
    (kind, of): (MailKind, Lang),
    template: &Template,
    shown_as: &str,
) -> Result<(Option<Participant>, rostrum_store::WrittenMail), Fault> {
    let person = match shown_as.parse().map(ParticipantNo) {
        Ok(no) => find_recipient(app, row, no).await?,
        Err(_) => None,
    };
    if is_neutral(kind) {
        return Ok((None, fill_neutrally(of, template, &NOTHING)));
    }
    let about = About { row: Some(row), participant: person.as_ref(), facts: &NOTHING };
    let message = fill(app, of, template, &about, None).await?;
    Ok((person, message))
}
