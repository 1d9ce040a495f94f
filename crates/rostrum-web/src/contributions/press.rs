//! What the buttons of the form do. Whatever is pressed, what was typed is saved first.

use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::contribution::{Act, Author, Consent, Field, Save, State as Stands};
use rostrum_domain::country::Country;
use rostrum_domain::participant::{Category, looks_like_an_address};
use rostrum_domain::registration::AnswerFault;
use rostrum_store::{AttachError, ChooseError, HandInError, MoveError, SaveError};
use serde::Deserialize;

use super::door::Door;
use super::form::{self, Said};
use super::typed::Typed;
use super::{save, words};
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;

/// What an address of the form may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// Shows the form.
///
/// # Errors
/// The outside failed.
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let done = asked.done.and_then(|code| door.visit.lang.of_family("contribution-done", &code, &[]));
    form::page(&door, &Said { done, ..Said::default() }).await
}

/// Saves, and does what the button says.
///
/// # Errors
/// [`Fault::Malformed`], [`Fault::TooLarge`], [`Fault::Conflict`] where the state does not let it, or the outside failed.
pub async fn press(State(app): State<App>, door: Door, request: Request) -> Result<Response, Fault> {
    let typed = Typed::read(request).await?;
    let (store, id, no) = (app.store(), &door.meeting.meeting.id, door.row.no);
    let (what, which) = typed.button().split_once('/').unwrap_or((typed.button(), ""));
    let now_ms = u64::try_from(app.real_now().as_millisecond()).unwrap_or_default();
    let mut saves = typed.saves(now_ms);
    // What is being chosen is not saved beside itself once more.
    let chooses = matches!(what, "keep" | "take");
    saves.retain(|(field, _)| !chooses || Some(field.code()) != which.split('/').next());
    if !saves.is_empty() && door.row.state != Stands::Published {
        match store.save_fields(id, no, door.who, saves).await {
            Ok(_) => {}
            Err(SaveError::TooLong { field, length, most }) => {
                let error = SaveError::TooLong { field: field.clone(), length, most };
                let Fault::Conflict { text, .. } = save::refused(&door, error) else { return Err(Fault::NotFound) };
                return again(&door, Wrong::only(words::input(&field), text), Some(&typed)).await;
            }
            Err(error) => return Err(save::refused(&door, error)),
        }
    }
    match what {
        "keep" | "take" => return choose(&app, &door, &typed, what == "take", which).await,
        "hand-in" => return hand_in(&app, &door).await,
        "attach" => {
            if let Err(wrong) = attach(&app, &door, &typed).await? {
                return again(&door, wrong, None).await;
            }
        }
        "remove-file" => {
            store.remove_contribution_file(id, no, which.parse().unwrap_or_default()).await?;
        }
        "add-author" => {
            if let Err(wrong) = add_author(&app, &door, &typed).await? {
                return again(&door, wrong, Some(&typed)).await;
            }
        }
        "remove-author" => {
            store.remove_joint_author(id, no, which.parse().unwrap_or_default()).await?;
        }
        "mail-link" => {
            let email = store.find_draft(id, no).await?.author.email;
            if door.row.participant.is_none() && !looks_like_an_address(&email) {
                let wrong = Wrong::only(words::input(&Field::Email), door.visit.lang.t("contribution-missing-email"));
                return again(&door, wrong, None).await;
            }
            store.mail_contribution_link(&app.settings().base, id, no).await?;
        }
        "renew-link" => {
            let token = store.renew_contribution_link(id, no).await?;
            // Who came by a link goes on by the new one.
            let base = if door.token.is_some() { format!("/c/{}", token.as_str()) } else { door.base.clone() };
            return Ok(Redirect::to(&format!("{base}?done=renewed")).into_response());
        }
        "consent" => return consent(&app, &door, &typed).await,
        "withdraw" => {
            match store.move_contribution(id, no, Act::Withdraw, door.by(), None).await {
                Ok(_) | Err(MoveError::Refused(_)) => {}
                Err(error) => return Err(moved(&door, error)),
            }
            return Ok(Redirect::to(&format!("{}/receipt?done=withdrawn", door.base)).into_response());
        }
        "delete" => {
            store.delete_draft(id, no).await?;
            return Ok(form::deleted(&door).into_response());
        }
        _ => {}
    }
    let done = match what {
        "mail-link" => "mailed",
        "add-author" => "asked",
        _ => "saved",
    };
    let at = match what {
        "attach" | "remove-file" => "#files",
        "add-author" | "remove-author" => "#authors",
        _ => "",
    };
    Ok(Redirect::to(&format!("{}?done={done}{at}", door.base)).into_response())
}

/// The form with what is wrong. `typed` is shown where it could not be saved.
async fn again(door: &Door, wrong: Wrong, typed: Option<&Typed>) -> Result<Response, Fault> {
    let page = form::page(door, &Said { wrong, typed, ..Said::default() }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn hand_in(app: &App, door: &Door) -> Result<Response, Fault> {
    let (id, no) = (&door.meeting.meeting.id, door.row.no);
    match app.store().hand_in_contribution(id, no, door.by(), &door.whole_address()).await {
        Ok(_) => Ok(Redirect::to(&format!("{}/receipt", door.base)).into_response()),
        Err(HandInError::Missing(all)) => {
            again(door, words::missing(door.visit.lang, &door.call.call, door.row.level, &all), None).await
        }
        Err(HandInError::Refused(_)) => {
            Err(Fault::Conflict { code: "not-written", text: door.visit.lang.t("contribution-published-text") })
        }
        Err(HandInError::Gone) => Err(Fault::NotFound),
        Err(HandInError::Failed(error)) => Err(error.into()),
    }
}

async fn attach(app: &App, door: &Door, typed: &Typed) -> Result<Result<(), Wrong>, Fault> {
    let (lang, most) = (door.visit.lang, door.call.call.most_files);
    let wrong = |text: String| Ok(Err(Wrong::only("file", text)));
    let Some(file) = &typed.file else { return wrong(lang.t("contribution-file-none")) };
    match app.store().attach_file(&door.meeting.meeting.id, door.row.no, file, most).await {
        Ok(_) => Ok(Ok(())),
        Err(AttachError::TooMany(most)) => {
            wrong(lang.with("contribution-file-too-many", &[("most", u32::from(most).into())]))
        }
        Err(AttachError::Fault(AnswerFault::FileTooLarge(_))) => wrong(lang.t("contribution-file-too-large")),
        Err(AttachError::Fault(_)) => {
            wrong(lang.with("contribution-file-kind", &[("name", file.name.as_str().into())]))
        }
        Err(AttachError::Failed(error)) => Err(error.into()),
    }
}

async fn add_author(app: &App, door: &Door, typed: &Typed) -> Result<Result<(), Wrong>, Fault> {
    let lang = door.visit.lang;
    let line = |name: &str| typed.of(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let author = Author {
        delegation: line("joint-delegation").chars().take(200).collect(),
        category: Category::from_code(typed.of("joint-category")),
        country: Country::from_code(typed.of("joint-country")),
        name: line("joint-name").chars().take(200).collect(),
        email: line("joint-email"),
    };
    let mut wrong = Wrong::default();
    if author.delegation.is_empty() {
        wrong.add("joint-delegation", lang.t("contribution-missing-delegation"));
    }
    if author.category.is_none() {
        wrong.add("joint-category", lang.t("contribution-missing-category"));
    }
    if !looks_like_an_address(&author.email) {
        wrong.add("joint-email", lang.t("contribution-missing-joint-email"));
    }
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let base = &app.settings().base;
    app.store().add_joint_author(base, &door.meeting.meeting.id, door.row.no, &author).await?;
    Ok(Ok(()))
}

async fn consent(app: &App, door: &Door, typed: &Typed) -> Result<Response, Fault> {
    let (id, no) = (&door.meeting.meeting.id, door.row.no);
    let Some(consent) = Consent::from_code(typed.of("consent")) else {
        let text = door.visit.lang.t("contribution-missing-consent");
        return Err(Fault::Conflict { code: "no-consent", text });
    };
    // Whoever shows contributions reads the consent itself, and the index follows the row.
    app.store().set_consent(id, no, consent, door.by()).await.map_err(|error| moved(door, error))?;
    Ok(Redirect::to(&format!("{}/receipt?done=consent", door.base)).into_response())
}

fn moved(door: &Door, error: MoveError) -> Fault {
    let lang = door.visit.lang;
    match error {
        MoveError::Gone => Fault::NotFound,
        MoveError::Refused(_) => Fault::Conflict { code: "out-of-turn", text: lang.t("contribution-published-text") },
        MoveError::BeyondLevel => Fault::Conflict { code: "beyond-level", text: words::beyond(lang, door.row.level) },
        MoveError::Failed(error) => error.into(),
    }
}

/// Chooses between texts that stand side by side, without script: what stands in the field, or that of a writer.
async fn choose(app: &App, door: &Door, typed: &Typed, take: bool, which: &str) -> Result<Response, Fault> {
    let (store, id, no) = (app.store(), &door.meeting.meeting.id, door.row.no);
    let (code, writer) = which.split_once('/').unwrap_or((which, ""));
    let field = Field::from_code(code).ok_or(Fault::NotFound)?;
    let text = if take {
        let beside = store.list_beside(id, no).await?;
        let other = beside.into_iter().find(|row| row.field == field && row.writer == writer);
        other.ok_or(Fault::NotFound)?.text
    } else {
        super::typed::clean(typed.of(&words::input(&field)))
    };
    let on = typed.of(&format!("on-{code}")).parse().unwrap_or_default();
    let edit = u64::try_from(app.real_now().as_millisecond()).unwrap_or_default();
    let save = Save { text, on, writer: typed.of("writer").chars().take(64).collect(), edit };
    match store.choose_field(id, no, door.who, &field, &save).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=chosen#{}", door.base, words::input(&field))).into_response()),
        Err(ChooseError::Changed) => {
            let wrong = Wrong::only(words::input(&field), door.visit.lang.t("contribution-changed-meanwhile"));
            again(door, wrong, Some(typed)).await
        }
        Err(ChooseError::Failed(error)) => Err(error.into()),
    }
}
