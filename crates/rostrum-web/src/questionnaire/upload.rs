//! Taking a filled questionnaire: it is read, a draft begins with what was found, and the file is kept with it.

use std::time::Duration;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::call::CallState;
use rostrum_domain::contribution::{Contribution, Field};
use rostrum_domain::questionnaire::Questionnaire;
use rostrum_domain::registration::File;
use rostrum_import::{Filled, QuestionnaireFault, read_questionnaire};
use rostrum_store::{AttachError, CallRow, MeetingRow, NewDraft};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::document::find;
use super::said::{self, MOST_MEGABYTES};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::times;
use crate::visit::Visit;

/// So many files are read at once: each may take seconds of a processor.
static READING: Semaphore = Semaphore::const_new(2);
/// So long a file waits for its turn.
const PATIENCE: Duration = Duration::from_secs(25);
/// Most characters of the name of a file.
const LONGEST_NAME: usize = 200;

/// Why a file was not read.
pub(super) enum NotRead {
    /// The reader says why.
    Fault(QuestionnaireFault),
    /// It is plain text, which is not kept as a file.
    PlainText,
    /// Many others are being read.
    Busy,
}

/// Shows how to answer with a document.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Markup, Fault> {
    let (row, call) = find(&app, &visit, &meeting, no).await?;
    visit.require(Action::Contribute, Some(&row.meeting.id))?;
    Ok(page(&visit, &row, &call, None))
}

/// Reads a filled questionnaire and begins a draft with it.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] when the call takes nothing new,
/// [`Fault::TooLarge`], [`Fault::Malformed`], or the outside failed.
pub async fn take(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let (row, call) = find(&app, &visit, &meeting, no).await?;
    let id = &row.meeting.id;
    visit.require(Action::Contribute, Some(id))?;
    if call.state != CallState::Open {
        return Err(Fault::Conflict { code: "call-closed", text: visit.lang.t("upload-closed") });
    }
    let lang = visit.lang;
    let again = |sentence: String| {
        let page = page(&visit, &row, &call, Some(&sentence));
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let Some(file) = sent(form).await? else { return again(lang.t("upload-none")) };
    let address = super::upload_address(&app.settings().base, &row, call.no);
    let handed_out = super::in_all_languages(&row, call.no, &call.call, &address);
    let filled = match read(file.clone(), handed_out).await? {
        Ok(filled) => filled,
        Err(why) => return again(sentence(lang, &why)),
    };
    let content = content(&filled, lang);
    let participant = visit.require_participant(Action::Contribute, id).ok();
    let (contribution, token) = app.store().start_draft(id, call.no, &NewDraft { participant, content }).await?;
    // Beside the files that the call takes: it is what was handed in.
    let most = call.call.most_files.saturating_add(1);
    let kept = match app.store().attach_file(id, contribution, &file, most).await {
        Ok(kept) => kept,
        Err(AttachError::Failed(error)) => return Err(error.into()),
        // A file that cannot be kept is not read either: nobody could look at it again.
        Err(AttachError::TooMany(_) | AttachError::Fault(_)) => {
            app.store().delete_draft(id, contribution).await?;
            return again(said::fault(lang, &QuestionnaireFault::UnknownType));
        }
    };
    Ok(Redirect::to(&format!("/c/{}/read/{kept}", token.as_str())).into_response())
}

/// The file of the form; `None` where none was chosen. Of one that is too large so much is taken that it is seen.
async fn sent(mut form: Multipart) -> Result<Option<File>, Fault> {
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        if part.name() == Some("file") {
            let name = plain_name(part.file_name().unwrap_or_default());
            let bytes = part.bytes().await.map_err(|error| upload_fault(&error))?.to_vec();
            // A browser sends an empty part without a name when no file was chosen.
            return Ok((!bytes.is_empty() || name != FILE).then_some(File { name, bytes }));
        }
    }
    Ok(None)
}

/// The name of a file without one.
const FILE: &str = "file";

/// The name of a file without folders and without what no name has.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if clean.trim().is_empty() { FILE.to_owned() } else { clean }
}

/// Reads a file apart from what waits for the network, when its turn comes.
pub(super) async fn read(file: File, handed_out: Vec<Questionnaire>) -> Result<Result<Filled, NotRead>, Fault> {
    let Ok(Ok(turn)) = timeout(PATIENCE, READING.acquire()).await else { return Ok(Err(NotRead::Busy)) };
    let reading = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let is_plain = rostrum_import::is_plain_text(&file.bytes);
        (read_questionnaire(&file.bytes, &file.name, &handed_out), is_plain)
    });
    let (filled, is_plain) = reading.await.map_err(|error| Fault::failed(&error))?;
    Ok(match filled {
        Ok(_) if is_plain => Err(NotRead::PlainText),
        Ok(filled) => Ok(filled),
        Err(fault) => Err(NotRead::Fault(fault)),
    })
}

/// Why a file was not read, in one sentence.
pub(super) fn sentence(lang: Lang, why: &NotRead) -> String {
    match why {
        NotRead::Fault(fault) => said::fault(lang, fault),
        NotRead::PlainText => lang.t("upload-fault-text-file"),
        NotRead::Busy => lang.t("upload-many"),
    }
}

/// What was found, as the content of a draft. The language is what was written, else what most of it is in.
fn content(filled: &Filled, lang: Lang) -> Contribution {
    let fields = filled.found.iter().map(|found| {
        let most = found.field.most_characters();
        (found.field.clone(), found.text.chars().take(most).collect::<String>())
    });
    let mut content = Contribution::from_fields(fields.collect::<Vec<(Field, String)>>());
    if content.language.is_empty() {
        content.language = filled.language.unwrap_or(lang.tag()).to_owned();
    }
    content
}

fn page(visit: &Visit, row: &MeetingRow, call: &CallRow, wrong: Option<&str>) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/calls/{}", row.meeting.id, call.no);
    let title = call.call.title.to_reader(lang.tag());
    let until = times::instant(lang, &row.meeting.note.zone, call.call.deadline);
    Page::new(visit, lang.t("upload-title")).of_meeting(row).render(&html! {
        @if let Some(title) = title { p { a href=(base) lang=[title.instead] { (title.text) } } }
        h1 { (lang.t("upload-title")) }
        p.lead { (lang.t("upload-lead")) }
        p { (lang.with("questionnaire-deadline-text", &[("until", until.into())])) }
        section.card {
            h2 { (lang.t("upload-download")) }
            ul.languages {
                @for one in Lang::ALL {
                    li {
                        a href={ (base) "/questionnaire.docx?lang=" (one.tag()) } lang=(one.tag()) dir=(one.dir())
                            hreflang=(one.tag()) { (one.own_name()) " (.docx)" }
                    }
                }
            }
        }
        @if call.state == CallState::Open {
            section.card {
                h2 { (lang.t("upload-heading")) }
                form method="post" action={ (base) "/upload" } enctype="multipart/form-data" {
                    div.field {
                        label for="file" { (lang.t("upload-file")) }
                        p.hint #file-hint { (lang.with("upload-file-hint", &[("megabytes", MOST_MEGABYTES.into())])) }
                        @if let Some(wrong) = wrong { p.fault #file-fault { (wrong) } }
                        input #file type="file" name="file" required
                            accept=".docx,.pdf,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                            aria-invalid=[wrong.map(|_| "true")]
                            aria-describedby=(if wrong.is_some() { "file-hint file-fault" } else { "file-hint" });
                    }
                    button { (lang.t("upload-button")) }
                }
            }
        } @else { p.note { (lang.t("upload-closed")) } }
    })
}
