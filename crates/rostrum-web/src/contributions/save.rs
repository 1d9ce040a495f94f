//! What the script of the form sends while somebody types: parts with the version on which each was typed. The answer
//! says what became of each, once it is on the disk, and what others wrote meanwhile.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rostrum_domain::contribution::{Field, Save, Taken};
use rostrum_store::{ChooseError, SaveError};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::door::Door;
use super::typed::clean;
use super::words;
use crate::app::App;
use crate::error::Fault;

/// Most parts that one message saves.
const MOST_PARTS: usize = 200;

/// A part that is to be saved.
#[derive(Debug, Deserialize)]
pub struct Part {
    field: String,
    text: String,
    /// The version that the writer had; 0: none.
    on: u32,
    writer: String,
    edit: u64,
}

/// What the script sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    parts: Vec<Part>,
    /// Versions that the page shows, by field: what is newer comes back.
    #[serde(default)]
    known: HashMap<String, u32>,
}

/// What became of a part.
#[derive(Debug, Serialize)]
struct Done {
    field: String,
    writer: String,
    edit: u64,
    /// The version that stands there now.
    version: u32,
    /// The text that stands there, where this one is kept beside it.
    beside: Option<String>,
}

fn parts(door: &Door, sent: Vec<Part>) -> Result<Vec<(Field, Save)>, Fault> {
    let unfit = || Fault::Malformed(door.visit.lang.t("contribution-malformed"));
    if sent.len() > MOST_PARTS {
        return Err(unfit());
    }
    sent.into_iter()
        .map(|part| {
            let field = Field::from_code(&part.field).ok_or_else(unfit)?;
            if part.writer.is_empty() || part.writer.len() > 64 {
                return Err(unfit());
            }
            Ok((field, Save { text: clean(&part.text), on: part.on, writer: part.writer, edit: part.edit }))
        })
        .collect()
}

/// Saves parts.
///
/// # Errors
/// [`Fault::Malformed`], [`Fault::Conflict`] in a state in which nothing is written or for a text that is too long, or
/// the outside failed.
pub async fn save(
    State(app): State<App>,
    door: Door,
    sent: Result<Json<Sent>, JsonRejection>,
) -> Result<Response, Fault> {
    let Json(sent) = sent.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let saves = parts(&door, sent.parts)?;
    let (id, no) = (&door.meeting.meeting.id, door.row.no);
    let told: Vec<_> = saves.iter().map(|(field, save)| (field.clone(), save.writer.clone(), save.edit)).collect();
    let taken = match saves.is_empty() {
        true => Vec::new(),
        false => app.store().save_fields(id, no, door.who, saves).await.map_err(|error| refused(&door, error))?,
    };
    let wants_more = !sent.known.is_empty() || taken.contains(&Taken::Beside);
    let standing = if wants_more { app.store().list_fields(id, no).await? } else { Vec::new() };
    let text = |field: &Field| standing.iter().find(|row| row.field == *field).map(|row| &row.standing);
    let done: Vec<Done> = told
        .into_iter()
        .zip(&taken)
        .map(|((field, writer, edit), taken)| {
            let there = text(&field);
            let (version, beside) = match taken {
                Taken::Written { version, .. } | Taken::Same(version) | Taken::Older(version) => (*version, None),
                Taken::Beside => (there.map_or(0, |one| one.version), there.map(|one| one.text.clone())),
            };
            Done { field: field.code().to_owned(), writer, edit, version, beside }
        })
        .collect();
    let others: Vec<_> = standing
        .iter()
        .filter(|row| sent.known.get(row.field.code()).is_some_and(|known| row.standing.version > *known))
        .map(|row| json!({ "field": row.field.code(), "text": row.standing.text, "version": row.standing.version }))
        .collect();
    Ok(Json(json!({ "done": done, "others": others, "at": app.now() })).into_response())
}

/// What the script sends when somebody chose between two texts.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    field: String,
    text: String,
    on: u32,
    writer: String,
    edit: u64,
}

/// Takes what was chosen.
///
/// # Errors
/// As [`save`]; [`Fault::Conflict`] when another text stands there meanwhile.
pub async fn choose(
    State(app): State<App>,
    door: Door,
    sent: Result<Json<Chosen>, JsonRejection>,
) -> Result<Response, Fault> {
    let Json(Chosen { field, text, on, writer, edit }) =
        sent.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let (field, save) = parts(&door, vec![Part { field, text, on, writer, edit }])?.remove(0);
    let (id, no) = (&door.meeting.meeting.id, door.row.no);
    match app.store().choose_field(id, no, door.who, &field, &save).await {
        Ok(version) => Ok((StatusCode::OK, Json(json!({ "version": version }))).into_response()),
        Err(ChooseError::Changed) => {
            Err(Fault::Conflict { code: "answer-changed", text: door.visit.lang.t("contribution-changed-meanwhile") })
        }
        Err(ChooseError::Failed(error)) => Err(error.into()),
    }
}

/// Why nothing was saved, for the person.
pub(super) fn refused(door: &Door, error: SaveError) -> Fault {
    let lang = door.visit.lang;
    match error {
        SaveError::Gone => Fault::NotFound,
        SaveError::NotWritten(_) => {
            Fault::Conflict { code: "not-written", text: lang.t("contribution-published-text") }
        }
        SaveError::TooLong { field, length, most } => {
            let values = [
                ("field", words::field(lang, &door.call.call, &field).into()),
                ("length", length.into()),
                ("most", most.into()),
            ];
            Fault::Conflict { code: "too-long", text: lang.with("contribution-too-long", &values) }
        }
        SaveError::Failed(error) => error.into(),
    }
}
