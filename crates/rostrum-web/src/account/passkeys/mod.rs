//! Passkeys of a person: listed, added, renamed, removed. Signing in with one is in [`sign_in`].

pub mod ceremony;
pub(super) mod page;
pub mod sign_in;

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_store::{
    AccountNo, AddPasskeyError, Challenge, MOST_PASSKEYS, MeetingRow, NewPasskey, Passkey, Token, Whose,
};
use serde::Deserialize;
use serde_json::Value;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::session;
use crate::visit::Visit;
use ceremony::{Handle, RelyingParty};

/// Characters of the name of a passkey.
const LONGEST_NAME: usize = 60;

/// Whose passkeys a page is about.
#[derive(Debug)]
pub struct Owner {
    whose: Whose,
    /// The meeting, for a participant's.
    row: Option<MeetingRow>,
    address: String,
    /// Whether the visitor is that person, and not somebody who looks after all accounts.
    own: bool,
}

/// What is sent to add a passkey.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    /// What the device made, as JSON; put in by the script.
    credential: String,
}

/// What is sent about one passkey.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "do")]
    what: String,
    name: String,
}

/// What the address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

type Form_<T> = Result<Form<T>, FormRejection>;

impl Owner {
    /// The account of the visitor.
    fn of_account(visit: &Visit) -> Result<Self, Fault> {
        let whose = Whose::Account(visit.require_account(Action::KeepPasskeys)?);
        Ok(Self { whose, row: None, address: "/account/passkeys".to_owned(), own: true })
    }

    /// The participant that the visitor is in a meeting.
    async fn of_participant(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let no = visit.require_participant(Action::KeepPasskeys, &row.meeting.id)?;
        let whose = Whose::Participant(row.meeting.id.clone(), no);
        Ok(Self { whose, address: format!("/m/{}/me/passkeys", row.meeting.id), row: Some(row), own: true })
    }

    /// Another account, for an owner of all meetings.
    async fn of_another(app: &App, visit: &Visit, account: u32) -> Result<Self, Fault> {
        visit.require(Action::ManageRoles, None)?;
        let account = app.store().find_account(AccountNo(account)).await?.ok_or(Fault::NotFound)?.no;
        let address = format!("/owner/{}/passkeys", account.0);
        Ok(Self { whose: Whose::Account(account), row: None, address, own: false })
    }
}

/// Shows the passkeys of an account.
///
/// # Errors
/// [`Fault::NotPermitted`] to whoever has none, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let owner = Owner::of_account(&visit)?;
    page::show(&app, &visit, &owner, &Typed::default(), &Wrong::default(), asked.done.as_deref()).await
}

/// Says what the device of somebody with an account is asked to make a passkey.
///
/// # Errors
/// Those of [`show`]; [`Fault::Conflict`] where passkeys do not work.
pub async fn ask(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    ask_of(&app, &visit, &Owner::of_account(&visit)?).await
}

/// Adds a passkey to an account.
///
/// # Errors
/// Those of [`ask`], or [`Fault::Malformed`].
pub async fn add(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    form: Form_<Typed>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    add_to(&app, &visit, &headers, &Owner::of_account(&visit)?, typed).await
}

/// Renames or removes a passkey of an account.
///
/// # Errors
/// Those of [`show`], [`Fault::NotFound`], or [`Fault::Malformed`].
pub async fn change(
    State(app): State<App>,
    visit: Visit,
    Path(no): Path<u32>,
    form: Form_<Sent>,
) -> Result<Response, Fault> {
    let Form(sent) = form?;
    change_of(&app, &visit, &Owner::of_account(&visit)?, no, &sent).await
}

/// Shows the passkeys of a participant.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show_own(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let owner = Owner::of_participant(&app, &visit, &meeting).await?;
    page::show(&app, &visit, &owner, &Typed::default(), &Wrong::default(), asked.done.as_deref()).await
}

/// Says what the device of a participant is asked to make a passkey.
///
/// # Errors
/// Those of [`show_own`]; [`Fault::Conflict`] where passkeys do not work.
pub async fn ask_own(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    ask_of(&app, &visit, &Owner::of_participant(&app, &visit, &meeting).await?).await
}

/// Adds a passkey of a participant.
///
/// # Errors
/// Those of [`ask_own`], or [`Fault::Malformed`].
pub async fn add_own(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    headers: HeaderMap,
    form: Form_<Typed>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    add_to(&app, &visit, &headers, &Owner::of_participant(&app, &visit, &meeting).await?, typed).await
}

/// Renames or removes a passkey of a participant.
///
/// # Errors
/// Those of [`show_own`], or [`Fault::Malformed`].
pub async fn change_own(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Form_<Sent>,
) -> Result<Response, Fault> {
    let Form(sent) = form?;
    change_of(&app, &visit, &Owner::of_participant(&app, &visit, &meeting).await?, no, &sent).await
}

/// Shows the passkeys of another account, to an owner of all meetings.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show_of(
    State(app): State<App>,
    visit: Visit,
    Path(account): Path<u32>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let owner = Owner::of_another(&app, &visit, account).await?;
    page::show(&app, &visit, &owner, &Typed::default(), &Wrong::default(), asked.done.as_deref()).await
}

/// Removes a passkey of another account.
///
/// # Errors
/// Those of [`show_of`].
pub async fn remove_of(
    State(app): State<App>,
    visit: Visit,
    Path((account, no)): Path<(u32, u32)>,
) -> Result<Response, Fault> {
    let owner = Owner::of_another(&app, &visit, account).await?;
    let sent = Sent { what: "remove".to_owned(), name: String::new() };
    change_of(&app, &visit, &owner, no, &sent).await
}

async fn ask_of(app: &App, visit: &Visit, owner: &Owner) -> Result<Response, Fault> {
    let party = party(app, visit)?;
    let passkeys = app.store().list_passkeys(&owner.whose).await?;
    let handle = Handle::of(&passkeys).unwrap_or_else(Handle::by_chance);
    asked(app, party.ask_to_make(&handle, &passkeys), Some(owner.whose.clone())).await
}

/// The answer with what a device is asked; the browser is given the cookie by which its own answer is known.
async fn asked(app: &App, asked: Option<(Value, String)>, whose: Option<Whose>) -> Result<Response, Fault> {
    let (asked, state) = asked.ok_or_else(|| Fault::failed(&std::io::Error::other("no challenge was made")))?;
    let browser = Token::of_browser()?;
    app.store().keep_challenge(&browser, &Challenge { whose, state }).await?;
    let cookie = session::set_for_minutes(session::PASSKEY, browser.as_str(), 5, app.settings().secure());
    Ok(([(SET_COOKIE, cookie)], Json(asked)).into_response())
}

/// What this browser's device was asked; it is asked no more.
async fn answered(app: &App, headers: &HeaderMap) -> Result<Option<Challenge>, Fault> {
    let Some(browser) = session::cookie(headers, session::PASSKEY) else { return Ok(None) };
    Ok(app.store().take_challenge(&Token::from_text(&browser)).await?)
}

fn answered_cookie(app: &App) -> HeaderValue {
    session::clear(session::PASSKEY, "/", app.settings().secure())
}

fn party(app: &App, visit: &Visit) -> Result<RelyingParty, Fault> {
    let base = &app.settings().base;
    RelyingParty::at(base).ok_or_else(|| Fault::Conflict {
        code: "no-passkeys",
        text: visit.lang.with("passkey-unavailable", &[("address", base.as_str().into())]),
    })
}

async fn add_to(app: &App, visit: &Visit, headers: &HeaderMap, owner: &Owner, typed: Typed) -> Result<Response, Fault> {
    let (lang, party) = (visit.lang, party(app, visit)?);
    let name = named(&typed.name);
    let wrong = if typed.credential.is_empty() {
        Wrong::only("name", lang.t("passkey-needs-script"))
    } else if let Some(name) = name {
        let asked = answered(app, headers).await?.filter(|asked| asked.whose.as_ref() == Some(&owner.whose));
        match asked.and_then(|asked| party.check_made(&asked.state, &typed.credential)) {
            Some(made) => {
                let new = NewPasskey {
                    name,
                    credential: made.credential,
                    user_handle: made.user_handle,
                    public_key: made.public_key,
                    state: made.state,
                };
                match app.store().add_passkey(&owner.whose, &new).await {
                    Ok(()) => {
                        let to = format!("{}?done=added", owner.address);
                        return Ok(([(SET_COOKIE, answered_cookie(app))], Redirect::to(&to)).into_response());
                    }
                    Err(AddPasskeyError::Known) => Wrong::only("name", lang.t("passkey-known")),
                    Err(AddPasskeyError::TooMany) => {
                        Wrong::only("name", lang.with("passkey-too-many", &[("most", MOST_PASSKEYS.into())]))
                    }
                    Err(AddPasskeyError::Failed(error)) => return Err(error.into()),
                }
            }
            None => Wrong::only("name", lang.t("passkey-not-added")),
        }
    } else {
        Wrong::only("name", lang.t("passkey-name-wrong"))
    };
    let page = page::show(app, visit, owner, &typed, &wrong, None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn change_of(app: &App, visit: &Visit, owner: &Owner, no: u32, sent: &Sent) -> Result<Response, Fault> {
    let store = app.store();
    let found = match sent.what.as_str() {
        "remove" => store.remove_passkey(&owner.whose, no).await?,
        "rename" => match named(&sent.name) {
            Some(name) => store.rename_passkey(&owner.whose, no, &name).await?,
            None => {
                let field = format!("name-{no}");
                let wrong = Wrong::only(field, visit.lang.t("passkey-name-wrong"));
                let typed = Typed { name: sent.name.clone(), credential: String::new() };
                let page = page::show(app, visit, owner, &typed, &wrong, None).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        },
        other => return Err(Fault::Malformed(format!("do={other}; permitted: remove, rename"))),
    };
    let done = if sent.what == "remove" { "removed" } else { "renamed" };
    if found {
        Ok(Redirect::to(&format!("{}?done={done}", owner.address)).into_response())
    } else {
        Err(Fault::NotFound)
    }
}

/// A name as it is kept, where one was typed that fits.
fn named(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    (1..=LONGEST_NAME).contains(&name.chars().count()).then_some(name)
}

/// The passkeys that are held about a participant.
pub async fn held(app: &App, row: &MeetingRow, no: rostrum_domain::ids::ParticipantNo) -> Result<Vec<Passkey>, Fault> {
    Ok(app.store().list_passkeys(&Whose::Participant(row.meeting.id.clone(), no)).await?)
}

#[cfg(test)]
mod tests;
