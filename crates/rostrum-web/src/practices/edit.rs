//! Writing a practice: a new one, or the next version of one. Nothing that was typed is lost: a form that cannot be kept
//! comes back with what stood in it, and files are kept at once.

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::practice::{Author, Enclosure, Practice};
use rostrum_store::{Edit, MeetingRow, NewPractice, PracticeOrigin, PracticeRow, Saved};

use super::form::Draw;
use super::typed::Typed;
use super::{find, for_reader, versions, words};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Wrong, summary};
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// What was sent.
struct Sent {
    typed: Typed,
    /// A file with its name.
    file: Option<(String, Vec<u8>)>,
}

async fn read(form: Result<Multipart, MultipartRejection>) -> Result<Sent, Fault> {
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    fields(form).await.map_err(|error| upload_fault(&error))
}

async fn fields(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent { typed: Typed::default(), file: None };
    while let Some(field) = form.next_field().await? {
        let Some(name) = field.name().map(str::to_owned) else { continue };
        if name == "picture" {
            let file: String = field.file_name().unwrap_or_default().chars().take(200).collect();
            let bytes = field.bytes().await?.to_vec();
            if !file.is_empty() || !bytes.is_empty() {
                sent.file = Some((file, bytes));
            }
        } else {
            sent.typed.add(&name, field.text().await?);
        }
    }
    Ok(sent)
}

/// Shows the form of a new practice.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn new(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ReviewContributions, Some(&row.meeting.id))?;
    let typed = Typed::of(&Practice::default(), &Author::default());
    new_page(&app, &visit, &row, &typed, &Wrong::default()).await
}

/// Keeps a new practice as a draft.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn create(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::ReviewContributions, Some(id))?;
    let Sent { typed, .. } = read(form).await?;
    let (practice, author, wrong) = typed.read(visit.lang);
    if !wrong.is_empty() {
        let page = new_page(&app, &visit, &row, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let new = NewPractice {
        origin: PracticeOrigin::Staff,
        contribution: None,
        participant: None,
        author,
        practice,
        sources: Vec::new(),
    };
    let no = app.store().create_practice(id, &new, visit.account()).await?;
    Ok(Redirect::to(&format!("/m/{id}/practices/{no}?done=created")).into_response())
}

async fn new_page(app: &App, visit: &Visit, row: &MeetingRow, typed: &Typed, wrong: &Wrong) -> Result<Markup, Fault> {
    let taxonomy = app.store().taxonomy().await?;
    let (lang, base) = (visit.lang, format!("/m/{}/practices", row.meeting.id));
    let draw = Draw { lang, typed, wrong, taxonomy: &taxonomy, files: None, version: None };
    Ok(Page::new(visit, lang.t("practices-new")).of_meeting(row).head(super::style()).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("practices-title")) } }
        h1 { (lang.t("practices-new")) }
        p.lead { (lang.t("practices-form-lead")) }
        (summary(lang, wrong))
        form.practice method="post" enctype="multipart/form-data" novalidate {
            (draw.render())
            div.actions {
                button { (lang.t("practices-keep")) }
                a.button.second href=(base) { (lang.t("practices-leave")) }
            }
        }
    }))
}

/// Shows the form of a practice at its present version.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Markup, Fault> {
    let (row, practice) = find(&app, &visit, &meeting, no).await?;
    require_whole(&visit, &practice)?;
    let typed = Typed::of(&practice.practice, &practice.author);
    page(&app, &visit, &row, &practice, &typed, &Wrong::default(), None).await
}

/// Who does not see all of a practice would lose the rest by keeping it.
fn require_whole(visit: &Visit, practice: &PracticeRow) -> Result<(), Fault> {
    let whole = for_reader(visit, practice.clone()) == *practice;
    if whole { Ok(()) } else { Err(Fault::NotPermitted) }
}

/// Keeps the next version of a practice, when nobody else did meanwhile.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn keep(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let (row, present) = find(&app, &visit, &meeting, no).await?;
    require_whole(&visit, &present)?;
    let Sent { mut typed, file } = read(form).await?;
    let lang = visit.lang;
    let added = match &file {
        Some((name, bytes)) => add_file(&app, &visit, &present, &mut typed, name, bytes).await?,
        None => Wrong::default(),
    };
    let (practice, author, mut wrong) = typed.read(lang);
    for (field, sentence) in added.iter() {
        wrong.add(field.to_owned(), sentence.to_owned());
    }
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if !wrong.is_empty() {
        let page = page(&app, &visit, &row, &present, &typed, &wrong, None).await?;
        return Ok((unprocessable, page).into_response());
    }
    let expected = typed.get("version").parse().unwrap_or(0);
    let reason: String = typed.get("reason").trim().chars().take(500).collect();
    let edit = Edit { practice: practice.clone(), sources: present.sources.clone(), reason, by: visit.account() };
    match app.store().keep_practice_version(present.no, expected, &edit).await? {
        Saved::Version(_) => {
            if author != present.author {
                app.store().set_practice_author(present.no, &author).await?;
            }
            Ok(Redirect::to(&format!("/m/{}/practices/{no}?done=kept", row.meeting.id)).into_response())
        }
        Saved::Meanwhile(_) => {
            let page = page(&app, &visit, &row, &present, &typed, &wrong, Some(&practice)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Saved::Gone => Err(Fault::NotFound),
    }
}

/// Keeps a file with the practice and puts it into the form, whatever else is wrong with that.
async fn add_file(
    app: &App,
    visit: &Visit,
    practice: &PracticeRow,
    typed: &mut Typed,
    name: &str,
    bytes: &[u8],
) -> Result<Wrong, Fault> {
    let lang = visit.lang;
    let file = match Enclosure::read(name, bytes) {
        Ok(file) => file,
        Err(fault) => return Ok(Wrong::only("picture", words::enclosure(lang, name, &fault))),
    };
    let Some(no) = app.store().add_practice_file(practice.no, &file).await? else {
        return Ok(Wrong::only("picture", lang.t("practices-files-full")));
    };
    let text = typed.get("picture-alternative").trim().to_owned();
    typed.enclose(if file.is_picture() { "picture-kept" } else { "file-kept" }, no, &text);
    if file.is_picture() && text.is_empty() {
        let sentence = lang.of_family("practices-wrong", "no-alternative", &[]).unwrap_or_default();
        return Ok(Wrong::only(format!("alternative-{no}"), sentence));
    }
    Ok(Wrong::default())
}

async fn page(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
    present: &PracticeRow,
    typed: &Typed,
    wrong: &Wrong,
    meanwhile: Option<&Practice>,
) -> Result<Markup, Fault> {
    let (lang, base) = (visit.lang, format!("/m/{}/practices/{}", row.meeting.id, present.no));
    let files = app.store().list_practice_files(present.no).await?;
    let taxonomy = app.store().taxonomy().await?;
    let title = lang.with("practices-edit", &[("no", present.no.to_string().into())]);
    let draw = Draw {
        lang,
        typed,
        wrong,
        taxonomy: &taxonomy,
        files: Some((format!("{base}/files"), &files)),
        version: Some(present.standing.version),
    };
    Ok(Page::new(visit, title.clone()).of_meeting(row).head(super::style()).render(&html! {
        p.eyebrow { a href=(base) { (lang.with("practices-one", &[("no", present.no.to_string().into())])) } }
        h1 { (title) }
        @if let Some(own) = meanwhile {
            div.bad role="alert" {
                h2 { (lang.t("practices-meanwhile")) }
                p { (lang.t("practices-meanwhile-text")) }
                (versions::differences(lang, &present.practice, own))
            }
        }
        (summary(lang, wrong))
        form.practice method="post" enctype="multipart/form-data" novalidate {
            (draw.render())
            div.actions {
                button { (lang.t("practices-keep")) }
                a.button.second href=(base) { (lang.t("practices-leave")) }
            }
        }
    }))
}
