//! The sign-ins of a person: on which devices, since when, and how to end them.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::concept_note::Zone;
use rostrum_store::{AccountNo, MeetingRow, Token, Way, Whose};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::visit::Visit;
use crate::{session, times};

/// Which sign-in to end; none: all but this one.
#[derive(Debug, Deserialize)]
pub struct Sent {
    #[serde(default)]
    end: String,
}

type Form_ = Result<Form<Sent>, FormRejection>;

/// Shows the sign-ins of an account.
///
/// # Errors
/// [`Fault::NotPermitted`] to whoever has none, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result<Markup, Fault> {
    let whose = Whose::Account(visit.account().ok_or(Fault::NotPermitted)?);
    page(&app, &visit, &headers, &whose, None, "/account/sessions").await
}

/// Ends one of them, or all others.
///
/// # Errors
/// Those of [`show`].
pub async fn end(State(app): State<App>, visit: Visit, headers: HeaderMap, form: Form_) -> Result<Response, Fault> {
    let whose = Whose::Account(visit.account().ok_or(Fault::NotPermitted)?);
    end_of(&app, &headers, &whose, form, "/account/sessions").await
}

/// Shows the sign-ins of a participant.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show_own(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    headers: HeaderMap,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let no = visit.require_participant(Action::SeeOwnPage, &row.meeting.id)?;
    let (whose, address) = (Whose::Participant(row.meeting.id.clone(), no), format!("/m/{meeting}/me/sessions"));
    page(&app, &visit, &headers, &whose, Some(&row), &address).await
}

/// Ends one of them, or all others.
///
/// # Errors
/// Those of [`show_own`].
pub async fn end_own(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    headers: HeaderMap,
    form: Form_,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let no = visit.require_participant(Action::SeeOwnPage, &row.meeting.id)?;
    let whose = Whose::Participant(row.meeting.id.clone(), no);
    end_of(&app, &headers, &whose, form, &format!("/m/{}/me/sessions", row.meeting.id)).await
}

/// Shows the sign-ins of another account, to an owner of all meetings.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn show_of(
    State(app): State<App>,
    visit: Visit,
    Path(account): Path<u32>,
    headers: HeaderMap,
) -> Result<Markup, Fault> {
    visit.require(Action::ManageRoles, None)?;
    let account = app.store().find_account(AccountNo(account)).await?.ok_or(Fault::NotFound)?.no;
    page(&app, &visit, &headers, &Whose::Account(account), None, &format!("/owner/{}/sessions", account.0)).await
}

/// Ends one of them, or all.
///
/// # Errors
/// Those of [`show_of`].
pub async fn end_of_another(
    State(app): State<App>,
    visit: Visit,
    Path(account): Path<u32>,
    headers: HeaderMap,
    form: Form_,
) -> Result<Response, Fault> {
    visit.require(Action::ManageRoles, None)?;
    end_of(&app, &headers, &Whose::Account(AccountNo(account)), form, &format!("/owner/{account}/sessions")).await
}

async fn end_of(app: &App, headers: &HeaderMap, whose: &Whose, form: Form_, back: &str) -> Result<Response, Fault> {
    let Form(sent) = form?;
    if sent.end.is_empty() {
        let here = own_ids(headers).into_iter().next().unwrap_or_default();
        app.store().end_other_sessions(whose, &here).await?;
    } else if !app.store().end_session(whose, &sent.end).await? {
        return Err(Fault::NotFound);
    }
    // Whoever ended the own sign-in is somebody else now.
    let target = if own_ids(headers).contains(&sent.end) { "/" } else { back };
    Ok(Redirect::to(target).into_response())
}

/// How the sign-ins of this browser are named, that of a participant first.
fn own_ids(headers: &HeaderMap) -> Vec<String> {
    let names = [session::PARTICIPANT, session::STAFF].into_iter();
    names.filter_map(|name| session::cookie(headers, name)).map(|text| Token::from_text(&text).session_id()).collect()
}

async fn page(
    app: &App,
    visit: &Visit,
    headers: &HeaderMap,
    whose: &Whose,
    row: Option<&MeetingRow>,
    address: &str,
) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let sessions = app.store().list_sessions(whose).await?;
    let own = own_ids(headers);
    let utc = Zone { name: "UTC".to_owned(), printed: None };
    let zone = row.map_or(&utc, |row| &row.meeting.note.zone);
    let mut page = Page::new(visit, lang.t("sessions-title"));
    if let Some(row) = row {
        page = page.of_meeting(row);
    }
    Ok(page.render(&html! {
        h1 { (lang.t("sessions-title")) }
        p.lead { (lang.t("sessions-text")) }
        @if sessions.is_empty() { p.quiet { (lang.t("sessions-none")) } }
        ul.meetings {
            @for session in &sessions {
                @let device = if session.device.is_empty() { lang.t("sessions-unknown") } else { session.device.clone() };
                li {
                    div { @if own.contains(&session.id) { span.state { (lang.t("sessions-this")) } } }
                    div {
                        h2 { (device) }
                        @if session.way == Way::Openid { p.quiet { (lang.t("sessions-openid")) } }
                        p.quiet {
                            @if session.way == Way::Passkey { (lang.t("passkey-way")) " " }
                            (lang.with("sessions-line", &[("made", times::instant(lang, zone, session.made_at).into()),
                                ("seen", times::instant(lang, zone, session.seen_at).into())]))
                        }
                        form method="post" action=(address) {
                            button.second name="end" value=(session.id)
                                aria-label=(lang.with("sessions-end-of", &[("device", device.as_str().into())])) { (lang.t("sessions-end")) }
                        }
                    }
                }
            }
        }
        @if sessions.len() > 1 {
            form method="post" action=(address) { button.danger { (lang.t("sessions-end-others")) } }
        }
        p { a href=(address.replace("/sessions", "/passkeys")) { (lang.t("passkey-title")) } }
    }))
}
