//! Decisions as forms send them.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::registration::Act;
use rostrum_store::{RegistrationRow, UndoError};
use serde::Deserialize;

use super::{Filter, Reach};
use crate::app::App;
use crate::error::Fault;
use crate::participant::numbers;
use crate::visit::Visit;

/// Longest reason, in characters.
const LONGEST: usize = 1_000;

/// Decides registrations: `no` once for each, `do` for what, `reason` for all.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] when nobody was chosen or
/// somebody who would leave stands on a list of speakers, or the outside failed.
pub async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    body: Bytes,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let (id, lang) = (&row.meeting.id, visit.lang);
    let reach = Reach::of(&visit, id)?;
    let (mut who, mut act, mut reason, mut filter, mut back) =
        (Vec::new(), None, String::new(), Filter::default(), None);
    for (name, value) in form_urlencoded::parse(&body) {
        match &*name {
            "no" => who.extend(value.parse().ok().map(ParticipantNo)),
            "do" => act = Act::from_code(&value),
            "reason" => reason = value.trim().chars().take(LONGEST).collect(),
            "state" => filter.state = value.into_owned(),
            "category" => filter.category = value.into_owned(),
            "q" => filter.q = value.into_owned(),
            "page" => filter.page = value.parse().unwrap_or_default(),
            "back" => back = value.parse().ok().map(ParticipantNo),
            _ => {}
        }
    }
    let act = act.ok_or_else(|| Fault::Malformed("\"do\" can be accept, wait, refuse or reopen".to_owned()))?;
    let known: HashMap<ParticipantNo, RegistrationRow> =
        app.store().list_registrations(id).await?.into_iter().map(|one| (one.participant.no, one)).collect();
    who.dedup();
    let (_, design) = app.store().find_design(id).await?;
    for no in &who {
        let one = known.get(no).ok_or(Fault::NotFound)?;
        if !reach.covers(&design, one) {
            return Err(Fault::NotPermitted);
        }
    }
    if who.is_empty() {
        return Err(Fault::Conflict { code: "nobody-chosen", text: lang.t("queue-nobody") });
    }
    if act != Act::Accept {
        let standing = on_a_list(&app, id, &who).await?;
        let names: Vec<&str> =
            standing.iter().filter_map(|no| Some(known.get(no)?.participant.name.as_str())).collect();
        if !names.is_empty() {
            let text = lang.with("queue-inscribed", &[("names", names.join(", ").into())]);
            return Err(Fault::Conflict { code: "still-inscribed", text });
        }
    }
    let decided =
        app.store().decide_registrations(id, &who, act, Some(reason.as_str()).filter(|r| !r.is_empty())).await?;
    app.desk().announce(id).await?;
    let base = format!("/m/{id}/registrations");
    let told = format!(
        "done={}&changed={}&left={}&up={}",
        act.code(),
        decided.changed.len(),
        decided.unchanged.len(),
        decided.promoted.len()
    );
    let address = match back {
        Some(no) => format!("{base}/{no}?{told}"),
        None => format!("{}&{told}", filter.address(&base, filter.page)),
    };
    Ok(Redirect::to(&address).into_response())
}

/// Those who wait on a list of speakers or have the floor.
async fn on_a_list(app: &App, id: &MeetingId, who: &[ParticipantNo]) -> Result<Vec<ParticipantNo>, Fault> {
    let floor = app.desk().floor(id).await?;
    Ok(who.iter().copied().filter(|no| !numbers(&floor, *no).is_empty()).collect())
}

/// Which decision is taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Undo {
    decision: u32,
}

/// Takes the last decision back as one step.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`], or the outside failed.
pub async fn undo(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Undo>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(undo) = form?;
    let row = app.meeting(&meeting).await?;
    let (id, lang) = (&row.meeting.id, visit.lang);
    let reach = Reach::of(&visit, id)?;
    let last = app.store().find_last_decision(id).await?.filter(|(decision, ..)| *decision == undo.decision);
    let Some((decision, _, changed)) = last else {
        return Err(Fault::Conflict { code: "nothing-to-undo", text: lang.t("queue-undo-nothing") });
    };
    let all = app.store().list_registrations(id).await?;
    let who: Vec<ParticipantNo> = changed.into_iter().map(|(no, _)| no).collect();
    let (_, design) = app.store().find_design(id).await?;
    let within = |no: &ParticipantNo| {
        all.iter().find(|one| one.participant.no == *no).is_none_or(|one| reach.covers(&design, one))
    };
    if !who.iter().all(within) {
        return Err(Fault::NotPermitted);
    }
    let accepted: Vec<ParticipantNo> =
        all.iter().filter(|one| one.participant.state.takes_part()).map(|one| one.participant.no).collect();
    // Whoever was accepted by it and has inscribed since would stand on a list without taking part.
    let standing = on_a_list(&app, id, &accepted).await?;
    if standing.iter().any(|no| who.contains(no)) {
        return Err(Fault::Conflict { code: "still-inscribed", text: lang.t("queue-undo-inscribed") });
    }
    match app.store().undo_decision(id, decision).await {
        Ok(undone) => {
            app.desk().announce(id).await?;
            let told = format!("done=undo&changed={}&left={}", undone.restored.len(), undone.left.len());
            Ok(Redirect::to(&format!("/m/{id}/registrations?{told}")).into_response())
        }
        Err(UndoError::Nothing) => Err(Fault::Conflict { code: "nothing-to-undo", text: lang.t("queue-undo-nothing") }),
        Err(UndoError::Full { .. }) => Err(Fault::Conflict { code: "no-place", text: lang.t("queue-undo-full") }),
        Err(UndoError::Failed(error)) => Err(error.into()),
    }
}
