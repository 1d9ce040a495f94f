//! What a participant does with listings and exchanges.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use rostrum_domain::exchange::{LONGEST_WORDS, Says};
use serde::Deserialize;

use super::Circle;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// What is done, and with what.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "do")]
    act: String,
    no: Option<u32>,
    need: Option<u32>,
    offer: Option<u32>,
    result: String,
}

/// Withdraws a listing, asks, agrees, declines, or says that both met.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] when it is not possible any more, or the outside
/// failed.
pub async fn act(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(sent) = sent?;
    let circle = Circle::find(&app, &visit, &meeting).await?;
    let (store, id, who) = (app.store(), &circle.row.meeting.id, circle.me.no);
    let no = sent.no.ok_or(Fault::NotFound);
    let (done, said) = match sent.act.as_str() {
        "withdraw" => (store.withdraw_listing(id, who, no?).await?, "withdrawn"),
        "ask" => {
            let (need, offer) = sent.need.zip(sent.offer).ok_or(Fault::NotFound)?;
            // Only what is proposed can be asked for: a number that is guessed opens nothing.
            let proposed = circle.proposals().iter().any(|proposal| proposal.pair() == (need, offer));
            let asked = if proposed { store.ask_for_exchange(id, who, need, offer).await? } else { None };
            (asked.is_some(), "asked")
        }
        "agree" => (store.answer_exchange(id, who, no?, Says::Agrees).await?, "agreed"),
        "decline" => (store.answer_exchange(id, who, no?, Says::Declines).await?, "declined"),
        "met" => {
            let result: String = sent.result.trim().chars().take(LONGEST_WORDS).collect();
            (store.say_met(id, Some(who), no?, &result).await?, "met")
        }
        _ => return Err(Fault::NotFound),
    };
    if !done {
        return Err(Fault::Conflict { code: "exchange-over", text: visit.lang.t("exchange-over") });
    }
    Ok(Redirect::to(&format!("{}?done={said}", circle.base())))
}
