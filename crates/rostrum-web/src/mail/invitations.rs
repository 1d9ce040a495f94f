//! Whom the secretariat invites: addresses that are pasted or read from a file, their mails, and which registration
//! came of each.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Category, looks_like_an_address};
use rostrum_store::{Invitation, InvitationState, Invited, MeetingRow};
use serde::Deserialize;

use super::{enter, state_name};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// Most lines that are told to be wrong.
const TOLD: usize = 20;

/// Which registration is tied to an invitation.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tie {
    participant: String,
}

/// Shows who was invited.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    page(&app, &visit, &row, "", &Wrong::default()).await
}

/// Invites addresses. Their mails wait in the outbox. When a line is wrong nobody is invited.
///
/// # Errors
/// As [`show`]; [`Fault::Malformed`] for a form that is none.
pub async fn invite(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let mut form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let (mut lines, mut usual) = (String::new(), Lang::En);
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|error| upload_fault(&error))?;
        let text = String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned();
        match name.as_str() {
            "language" => usual = Lang::from_tag(&text).unwrap_or(Lang::En),
            "lines" | "file" => {
                lines.push_str(&text);
                lines.push('\n');
            }
            _ => {}
        }
    }
    let lines = lines.replace("\r\n", "\n").trim().to_owned();
    let invited = match read(visit.lang, &lines, usual) {
        Ok(invited) => invited,
        Err(wrong) => {
            let page = page(&app, &visit, &row, &lines, &wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    app.store().invite(&row.meeting.id, &invited).await?;
    Ok(back(&row).into_response())
}

/// Ties a registration to an invitation, or unties it.
///
/// # Errors
/// As [`show`]; [`Fault::Conflict`] when there is no such registration.
pub async fn tie(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Form<Tie>, FormRejection>,
) -> Result<Redirect, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let Form(tie) = form?;
    let wanted = tie.participant.trim().trim_start_matches('№').trim();
    let participant = if wanted.is_empty() { None } else { Some(wanted.parse().map(ParticipantNo)) };
    let tied = match participant {
        None => app.store().tie_invitation(&row.meeting.id, no, None).await?,
        Some(Ok(participant)) => app.store().tie_invitation(&row.meeting.id, no, Some(participant)).await?,
        Some(Err(_)) => false,
    };
    if !tied {
        let text = visit.lang.with("invitations-no-participant", &[("no", wanted.into())]);
        return Err(Fault::Conflict { code: "invitation-participant", text });
    }
    Ok(back(&row))
}

fn back(row: &MeetingRow) -> Redirect {
    Redirect::to(&format!("/m/{}/mail/invitations", row.meeting.id))
}

/// Addresses, one on a line, with category and language in any order behind or before; separated by commas, semicolons
/// or tabs. A first line that names the column of the addresses is a heading.
fn read(lang: Lang, lines: &str, usual: Lang) -> Result<Vec<Invited>, Wrong> {
    let (mut invited, mut faults) = (Vec::new(), Vec::new());
    for (at, text) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let cells = text.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"').trim());
        let mut one = Invited { address: String::new(), category: None, language: usual.tag().to_owned() };
        let mut unknown = None;
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let address = cell.rsplit_once('<').map_or(cell, |(_, address)| address.trim_end_matches('>'));
            if looks_like_an_address(address) {
                one.address = address.to_owned();
            } else if let Some(category) = category(cell) {
                one.category = Some(category);
            } else if let Some(language) =
                Lang::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(cell) || known.own_name() == cell)
            {
                one.language = language.tag().to_owned();
            } else {
                unknown = Some(cell);
            }
        }
        let line = (at + 1).to_string();
        match (one.address.is_empty(), unknown) {
            (true, _) if at == 0 && is_heading(text) => {}
            (true, _) => faults.push(lang.with("invitations-no-address", &[("line", line.into())])),
            (false, Some(cell)) => {
                faults.push(lang.with("invitations-unknown", &[("line", line.into()), ("cell", cell.into())]));
            }
            (false, None) => invited.push(one),
        }
    }
    if faults.is_empty() && invited.is_empty() {
        faults.push(lang.t("invitations-empty"));
    }
    if faults.is_empty() {
        return Ok(invited);
    }
    let more = faults.len().saturating_sub(TOLD);
    faults.truncate(TOLD);
    if more > 0 {
        faults.push(lang.with("invitations-more-faults", &[("count", more.into())]));
    }
    Err(Wrong::only("lines", faults.join(" ")))
}

/// Whether a line is the heading of a table, in one of the languages of those who make one.
fn is_heading(line: &str) -> bool {
    const NAMES: [&str; 7] = ["mail", "address", "adresse", "correo", "почт", "邮", "بريد"];
    let line = line.to_lowercase();
    NAMES.iter().any(|name| line.contains(name))
}

fn category(cell: &str) -> Option<Category> {
    let known =
        |category: &Category| category.code().eq_ignore_ascii_case(cell) || category.name().eq_ignore_ascii_case(cell);
    Category::ALL.into_iter().find(known)
}

async fn page(app: &App, visit: &Visit, row: &MeetingRow, typed: &str, wrong: &Wrong) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let invitations = app.store().list_invitations(&row.meeting.id).await?;
    let base = format!("/m/{}/mail/invitations", row.meeting.id);
    let codes = Category::ALL.map(Category::code).join(", ");
    let (label, hint) = (lang.t("invitations-lines"), lang.with("invitations-lines-hint", &[("codes", codes.into())]));
    let field = Field { name: "lines", label: &label, hint: &hint, value: typed, wrong };
    Ok(Page::new(visit, lang.t("invitations-title")).of_meeting(row).render(&html! {
        p { a href={ "/m/" (row.meeting.id) "/mail" } { (lang.t("mail-back")) } }
        h1 { (lang.t("invitations-title")) }
        (summary(lang, wrong))
        p.lead { (lang.t("invitations-text")) }
        p { (lang.t("invitations-neutral")) " " a href={ "/m/" (row.meeting.id) "/mail/neutral-links" } { (lang.t("neutral-links-title")) } }
        section.card {
            h2 { (lang.t("invitations-new")) }
            form method="post" action=(base) enctype="multipart/form-data" novalidate {
                (field.around(&html! {
                    textarea #lines name="lines" rows="6" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (typed) }
                }))
                div.field {
                    label for="file" { (lang.t("invitations-file")) }
                    input #file name="file" type="file" accept=".csv,.txt,text/csv,text/plain";
                }
                div.field {
                    label for="language" { (lang.t("invitations-language")) }
                    select #language name="language" { @for of in Lang::ALL { option value=(of.tag()) lang=(of.tag()) selected[of == Lang::En] { (of.own_name()) } } }
                }
                div.actions { button { (lang.t("invitations-invite")) } }
            }
        }
        h2 { (lang.with("invitations-count", &[("count", invitations.len().into())])) }
        @if invitations.is_empty() { p.quiet { (lang.t("invitations-none")) } } @else { (table(lang, row, &base, &invitations)) }
    }))
}

fn table(lang: Lang, row: &MeetingRow, base: &str, invitations: &[Invitation]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("invitations-title")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("invitations-address")) }
                        th scope="col" { (lang.t("invitations-category")) }
                        th scope="col" { (lang.t("mail-language")) }
                        th scope="col" { (lang.t("mail-state-title")) }
                        th scope="col" { (lang.t("invitations-tie")) }
                    }
                }
                tbody { @for one in invitations { (line(lang, row, base, one)) } }
            }
        }
    }
}

fn line(lang: Lang, row: &MeetingRow, base: &str, one: &Invitation) -> Markup {
    let tied = match one.state {
        InvitationState::Accepted(no) => Some(no),
        _ => None,
    };
    html! {
        tr {
            th scope="row" { (one.invited.address) }
            td data-label=(lang.t("invitations-category")) { (one.invited.category.map_or("–", Category::name)) }
            td data-label=(lang.t("mail-language")) { (one.invited.language) }
            td data-label=(lang.t("mail-state-title")) {
                @match one.state {
                    InvitationState::Registered(no) => (lang.with("invitations-registered", &[("no", no.to_string().into())])),
                    InvitationState::Accepted(no) => (lang.with("invitations-accepted", &[("no", no.to_string().into())])),
                    InvitationState::Mail(state) => {
                        @match one.mail {
                            Some(mail) => a href={ "/m/" (row.meeting.id) "/mail/" (mail) } { (state_name(lang, state)) },
                            None => (state_name(lang, state)),
                        }
                    }
                }
            }
            td data-label=(lang.t("invitations-tie")) {
                @if !matches!(one.state, InvitationState::Registered(_)) {
                    form.inline method="post" action={ (base) "/" (one.no) } {
                        @if tied.is_some() {
                            button.plain aria-label=(lang.with("invitations-untie-of", &[("address", one.invited.address.as_str().into())])) { (lang.t("invitations-untie")) }
                        } @else {
                            input name="participant" inputmode="numeric" size="6" required
                                aria-label=(lang.with("invitations-tie-of", &[("address", one.invited.address.as_str().into())]));
                            " " button.plain { (lang.t("invitations-accept")) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_an_address_and_what_else_is_known_of_it() {
        let lines = "Address,Category,Language\n\"Anna\" <anna@bern.example>;local_governments;fr\nb@c.example\n\tc@d.example, States";
        let read = read(Lang::En, lines, Lang::Es);
        // A name beside an address is not a name of a category.
        let invited = read.unwrap();
        let told: Vec<_> =
            invited.iter().map(|one| (one.address.as_str(), one.category, one.language.as_str())).collect();
        assert_eq!(
            told,
            [
                ("anna@bern.example", Some(Category::LocalGovernments), "fr"),
                ("b@c.example", None, "es"),
                ("c@d.example", Some(Category::States), "es"),
            ]
        );
    }

    #[test]
    fn a_line_that_is_not_understood_is_named() {
        let wrong = super::read(Lang::En, "a@b.example, friends\nnobody\nc@d.example", Lang::En).unwrap_err();
        let said = wrong.of("lines").unwrap();
        assert!(said.contains("Line 1") && said.contains("friends") && said.contains("Line 2"), "{said}");
        // A first line is left out only where it names its columns.
        let wrong = super::read(Lang::En, "nobody, states\nc@d.example", Lang::En).unwrap_err();
        assert!(wrong.of("lines").unwrap().contains("Line 1"));
        assert!(super::read(Lang::En, "  \n", Lang::En).is_err());
    }
}
