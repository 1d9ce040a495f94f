//! What is done with a contribution besides cutting: assigning, commenting, asking back, deciding, its language, its
//! translations.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::contribution::{Act, ActRefused};
use rostrum_domain::practice::Reason;
use rostrum_store::{AccountNo, Asking, By, HandedIn, MeetingRow, MoveError, NewTranslation};
use serde::Deserialize;

use super::one::{Told, page};
use super::{find, reviewers};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// What the forms beside a contribution send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Doing {
    to: String,
    text: String,
    reason: String,
    language: String,
    translator: String,
    machine: String,
}

/// A step that a contribution took; that it stands there already is none.
///
/// # Errors
/// The outside failed.
pub fn moved(result: Result<rostrum_store::MovedTo, MoveError>) -> Result<(), Fault> {
    match result {
        Ok(_) | Err(MoveError::Refused(_) | MoveError::Gone | MoveError::BeyondLevel) => Ok(()),
        Err(MoveError::Failed(error)) => Err(error.into()),
    }
}

/// Does it.
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
    let (row, one) = find(&app, &visit, &meeting, no).await?;
    let refused = carry_out(&app, &visit, &row, &one, &act, &doing).await?;
    let base = format!("/m/{}/contributions/{no}", row.meeting.id);
    match refused {
        None => Ok(Redirect::to(&format!("{base}?done={act}")).into_response()),
        Some((status, text)) => {
            let told = Told { refused: Some(text), typed: doing.text, ..Told::default() };
            Ok((status, page(&app, &visit, &row, &one, &told).await?).into_response())
        }
    }
}

/// Does it; else the sentence why not.
async fn carry_out(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
    one: &HandedIn,
    act: &str,
    doing: &Doing,
) -> Result<Option<(StatusCode, String)>, Fault> {
    let (store, id, no, lang) = (app.store(), &row.meeting.id, one.row.no, visit.lang);
    let wrong = |text: String| Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, text)));
    let text: String = doing.text.replace("\r\n", "\n").trim().to_owned();
    let by = By { account: visit.account(), participant: None };
    match act {
        "assign" => {
            let to = doing.to.parse().ok().map(AccountNo);
            if let Some(to) = to
                && !reviewers(app, row).await?.contains_key(&to)
            {
                return wrong(lang.t("review-assign-wrong"));
            }
            store.assign_contribution(id, no, to).await?;
        }
        "comment" => {
            if text.is_empty() || text.chars().count() > 5_000 {
                return wrong(lang.t("review-comment-wrong"));
            }
            store.comment_on_contribution(id, no, &text, visit.account()).await?;
        }
        "language" => {
            let tag = doing.language.trim();
            let fits = tag.is_empty()
                || (tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
            if !fits {
                let values = [("text", tag.into())];
                return wrong(lang.of_family("practices-wrong", "language", &values).unwrap_or_default());
            }
            store.correct_language(id, no, Some(tag).filter(|tag| !tag.is_empty())).await?;
        }
        "translation" => {
            let language = doing.language.trim().to_owned();
            let translator: String = doing.translator.trim().chars().take(200).collect();
            if text.is_empty() || language.is_empty() || translator.is_empty() || text.chars().count() > 100_000 {
                return wrong(lang.t("review-translation-wrong"));
            }
            let machine = doing.machine != "no";
            let new = NewTranslation { version: one.row.version, language, machine, translator, text };
            store.attach_translation(id, no, &new, visit.account()).await?;
        }
        "ask" => {
            if text.is_empty() || text.chars().count() > 2_000 {
                return wrong(lang.t("review-ask-wrong"));
            }
            let asking = Asking { base: &app.settings().base, question: &text, by: visit.account() };
            return stayed(lang, store.ask_back(id, no, &asking).await.map(|_| ()));
        }
        "take_up" => return stayed(lang, store.move_contribution(id, no, Act::TakeUp, by, None).await.map(|_| ())),
        "publish" | "withhold" | "reopen" => {
            visit.require(Action::PublishPractices, Some(id))?;
            let act = Act::from_code(act).ok_or(Fault::NotFound)?;
            if act == Act::Reopen {
                return stayed(lang, store.move_contribution(id, no, act, by, None).await.map(|_| ()));
            }
            let reason = Reason::from_code(&doing.reason);
            if act == Act::Withhold && (reason.is_none() || (reason == Some(Reason::Other) && text.is_empty())) {
                return wrong(lang.t("practices-reason-missing"));
            }
            let reason = reason.and_then(|reason| lang.of_family("practices-reason", reason.code(), &[]));
            let why: Vec<String> = reason.into_iter().chain(Some(text).filter(|text| !text.is_empty())).collect();
            let why = why.join(": ");
            return stayed(lang, store.decide_contribution(id, no, act, by, &why).await.map(|_| ()));
        }
        _ => return Err(Fault::NotFound),
    }
    Ok(None)
}

fn stayed(lang: Lang, result: Result<(), MoveError>) -> Result<Option<(StatusCode, String)>, Fault> {
    let refused = match result {
        Ok(()) => return Ok(None),
        Err(MoveError::Failed(error)) => return Err(error.into()),
        Err(MoveError::Gone) => return Err(Fault::NotFound),
        Err(MoveError::BeyondLevel | MoveError::Refused(ActRefused::NoConsent)) => lang.t("practices-obstacle-consent"),
        Err(MoveError::Refused(_)) => lang.t("review-refused"),
    };
    Ok(Some((StatusCode::CONFLICT, refused)))
}
