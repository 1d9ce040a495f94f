//! What was read of an uploaded questionnaire: every answer to be changed, what belongs nowhere to be placed.
//!
//! The draft holds what was read from the beginning; remarks and rest come from the file, which is read again. So nothing
//! stands in this page alone, and whoever comes back sees the same.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::contribution::{Field, Save, State as Standing};
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::questionnaire::{Blank, Questionnaire};
use rostrum_import::{Filled, Remark, Rest};
use rostrum_store::{CallRow, MeetingRow, SaveError, Token};

use super::{said, upload};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// What a piece is said to be that is left out.
const LEFT_OUT: &str = "_";

/// A draft with the file that it came from.
struct Reading {
    row: MeetingRow,
    call: CallRow,
    no: ContributionNo,
    /// What stands in the draft, with the version of each.
    fields: BTreeMap<Field, (String, u32)>,
    file: String,
    questionnaire: Questionnaire,
    filled: Filled,
}

/// What was typed into the page.
#[derive(Default)]
struct Typed {
    answers: BTreeMap<Field, String>,
    versions: BTreeMap<Field, u32>,
    /// The pieces of the rest, with where each belongs.
    pieces: BTreeMap<usize, (String, String)>,
}

/// Shows what was read.
///
/// # Errors
/// [`Fault::NotFound`] where the link leads to no contribution or to no file of it; [`Fault::NotPermitted`],
/// [`Fault::Conflict`] when it is no draft any more, or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((token, file)): Path<(String, u32)>,
) -> Result<Markup, Fault> {
    let reading = find(&app, &visit, &token, file).await?;
    let typed = reading.as_typed();
    Ok(page(&visit, &reading, &typed, &Wrong::default()))
}

/// Takes over what was read, as it was changed.
///
/// # Errors
/// As [`show`], and [`Fault::Malformed`].
pub async fn take(
    State(app): State<App>,
    visit: Visit,
    Path((token, file)): Path<(String, u32)>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let reading = find(&app, &visit, &token, file).await?;
    let Form(pairs) = form?;
    let typed = Typed::of(pairs);
    let lang = visit.lang;
    let mut wrong = Wrong::default();
    let mut answers = typed.answers.clone();
    for (at, (text, to)) in &typed.pieces {
        match reading.target(to) {
            Some(field) => {
                let answer = answers.entry(field).or_default();
                if !answer.trim().is_empty() {
                    answer.push_str("\n\n");
                }
                answer.push_str(text);
            }
            None if to == LEFT_OUT || text.trim().is_empty() => {}
            None => wrong.add(format!("to-{at}"), lang.t("read-belongs-wrong")),
        }
    }
    for (field, text) in &answers {
        let most = field.most_characters();
        if text.chars().count() > most {
            let most = lang.number(u32::try_from(most).unwrap_or(u32::MAX));
            wrong.add(name(field), lang.with("read-too-long", &[("most", most.into())]));
        }
    }
    if !wrong.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &reading, &typed, &wrong)).into_response());
    }
    let id = &reading.row.meeting.id;
    let participant = visit.require_participant(Action::Contribute, id).ok();
    // A word of its own for each press: what somebody else wrote meanwhile is not replaced, but kept beside.
    let writer = Token::random()?;
    let saves = answers.into_iter().map(|(field, text)| {
        let on = typed.versions.get(&field).copied().unwrap_or_default();
        (field, Save { text, on, writer: writer.as_str().to_owned(), edit: 1 })
    });
    match app.store().save_fields(id, reading.no, participant, saves.collect()).await {
        Ok(_) => Ok(Redirect::to(&format!("/c/{token}")).into_response()),
        Err(SaveError::Gone) => Err(Fault::NotFound),
        Err(SaveError::NotWritten(_)) => Err(no_draft(lang)),
        Err(SaveError::TooLong { field, most, .. }) => {
            let most = lang.number(u32::try_from(most).unwrap_or(u32::MAX));
            let wrong = Wrong::only(name(&field), lang.with("read-too-long", &[("most", most.into())]));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &reading, &typed, &wrong)).into_response())
        }
        Err(SaveError::Failed(error)) => Err(error.into()),
    }
}

fn no_draft(lang: Lang) -> Fault {
    Fault::Conflict { code: "no-draft", text: lang.t("read-late-text") }
}

async fn find(app: &App, visit: &Visit, token: &str, file: u32) -> Result<Reading, Fault> {
    let store = app.store();
    let (meeting, no) = store.find_contribution_link(&Token::from_text(token)).await?.ok_or(Fault::NotFound)?;
    let row = store.find_meeting(&meeting).await?.ok_or(Fault::NotFound)?;
    visit.require(Action::Contribute, Some(&meeting))?;
    let contribution = store.find_contribution(&meeting, no).await?.ok_or(Fault::NotFound)?;
    if !matches!(contribution.state, Standing::Draft | Standing::AskedBack) {
        return Err(no_draft(visit.lang));
    }
    let call = store.find_call(&meeting, contribution.call).await?.ok_or(Fault::NotFound)?;
    let (_, kept) = store.find_contribution_file(&meeting, no, file).await?.ok_or(Fault::NotFound)?;
    let address = super::upload_address(&app.settings().base, &row, call.no);
    let handed_out = super::in_all_languages(&row, call.no, &call.call, &address);
    let name = kept.name.clone();
    let filled = match upload::read(kept, handed_out).await? {
        Ok(filled) => filled,
        Err(why) => return Err(Fault::Unreadable(upload::sentence(visit.lang, &why))),
    };
    let fields = fields(app, &meeting, no).await?;
    let questionnaire = super::of(&row, call.no, &call.call, visit.lang, &address);
    Ok(Reading { row, call, no, fields, file: name, questionnaire, filled })
}

async fn fields(app: &App, meeting: &MeetingId, no: ContributionNo) -> Result<BTreeMap<Field, (String, u32)>, Fault> {
    let rows = app.store().list_fields(meeting, no).await?;
    Ok(rows.into_iter().map(|row| (row.field, (row.standing.text, row.standing.version))).collect())
}

/// The name of the input of a field.
fn name(field: &Field) -> String {
    format!("field-{}", field.code())
}

impl Reading {
    /// The questions that are answered.
    fn questions(&self) -> impl Iterator<Item = &Blank> {
        self.questionnaire.questions.iter()
    }

    fn target(&self, code: &str) -> Option<Field> {
        let field = Field::from_code(code)?;
        self.questions().any(|blank| blank.is_answered() && blank.field == field).then_some(field)
    }

    /// The pieces that stand in no answer yet.
    fn rest(&self) -> impl Iterator<Item = (usize, &Rest)> {
        let placed = |rest: &Rest| self.fields.values().any(|(text, _)| text.contains(rest.text.as_str()));
        self.filled.rest.iter().enumerate().filter(move |(_, rest)| !placed(rest))
    }

    /// What the page shows at first: the draft, and the pieces where they were.
    fn as_typed(&self) -> Typed {
        let (mut answers, mut versions) = (BTreeMap::new(), BTreeMap::new());
        for blank in self.questions().filter(|blank| blank.is_answered()) {
            let (text, version) = self.fields.get(&blank.field).cloned().unwrap_or_default();
            answers.insert(blank.field.clone(), text);
            versions.insert(blank.field.clone(), version);
        }
        let pieces = self.rest().map(|(at, rest)| (at, (rest.text.clone(), String::new()))).collect();
        Typed { answers, versions, pieces }
    }
}

impl Typed {
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            let value = value.replace("\r\n", "\n");
            if let Some(field) = name.strip_prefix("field-").and_then(Field::from_code) {
                typed.answers.insert(field, value);
            } else if let Some(field) = name.strip_prefix("on-").and_then(Field::from_code) {
                typed.versions.insert(field, value.parse().unwrap_or_default());
            } else if let Some(at) = name.strip_prefix("piece-").and_then(|at| at.parse().ok()) {
                typed.pieces.entry(at).or_insert_with(Default::default).0 = value;
            } else if let Some(at) = name.strip_prefix("to-").and_then(|at| at.parse().ok()) {
                typed.pieces.entry(at).or_insert_with(Default::default).1 = value;
            }
        }
        typed
    }
}

fn page(visit: &Visit, reading: &Reading, typed: &Typed, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let whole: Vec<&Remark> = reading.filled.remarks.iter().filter(|remark| remark.field().is_none()).collect();
    let title = reading.call.call.title.to_reader(lang.tag());
    Page::new(visit, lang.t("read-title")).of_meeting(&reading.row).render(&html! {
        @if let Some(title) = title {
            p { a href={ "/m/" (reading.row.meeting.id) "/calls/" (reading.call.no) } lang=[title.instead] { (title.text) } }
        }
        h1 { (lang.t("read-title")) }
        p.lead { (lang.with("read-lead", &[("file", reading.file.as_str().into())])) }
        p { (lang.t("read-kept")) }
        @if !whole.is_empty() {
            div.note {
                h2 { (lang.t("read-remarks")) }
                ul { @for remark in whole { li { (said::remark(lang, remark)) } } }
            }
        }
        (about(lang, reading))
        form method="post" {
            h2 { (lang.t("read-answers")) }
            @for blank in reading.questions() { (question(lang, reading, blank, typed, wrong)) }
            @if !typed.pieces.is_empty() { (rest(lang, reading, typed, wrong)) }
            div.actions { button { (lang.t("read-take")) } }
        }
    })
}

/// What was read about those who answer; the form asks for it again.
fn about(lang: Lang, reading: &Reading) -> Markup {
    let shown = |blank: &Blank| {
        let (text, _) = reading.fields.get(&blank.field)?;
        let choice = blank.choices.iter().find(|choice| choice.code == *text).map(|choice| choice.label.clone());
        let country = || {
            let country = rostrum_domain::country::Country::from_code(text)?;
            (blank.field == Field::Country).then(|| country.name(lang.tag()).to_owned())
        };
        Some(choice.or_else(country).unwrap_or_else(|| text.clone()))
    };
    let found: Vec<(&Blank, String)> =
        reading.questionnaire.about.iter().filter_map(|blank| Some((blank, shown(blank)?))).collect();
    html! {
        @if !found.is_empty() {
            h2 { (reading.questionnaire.about_heading) }
            dl.facts.side { @for (blank, text) in found { dt { (blank.text) } dd { bdi { (text) } } } }
        }
    }
}

fn question(lang: Lang, reading: &Reading, blank: &Blank, typed: &Typed, wrong: &Wrong) -> Markup {
    if !blank.is_answered() {
        return html! { h3 { bdi { (blank.heading()) } } };
    }
    let name = name(&blank.field);
    let text = typed.answers.get(&blank.field).map_or("", String::as_str);
    let fault = wrong.of(&name);
    let about = |remark: &&Remark| remark.field() == Some(&blank.field);
    // What was written since is an answer.
    let stands = |remark: &&Remark| text.trim().is_empty() || !matches!(remark, Remark::Unanswered(_));
    let remarks: Vec<&Remark> = reading.filled.remarks.iter().filter(about).filter(stands).collect();
    let noted = if remarks.is_empty() { None } else { Some(format!("{name}-hint")) };
    let described = [noted.clone(), fault.map(|_| format!("{name}-fault"))].into_iter().flatten().collect::<Vec<_>>();
    html! {
        div.field {
            label for=(name) { bdi { (blank.heading()) } }
            @if let Some(id) = &noted {
                div.hint id=(id) { @for remark in &remarks { p { (said::remark(lang, remark)) } } }
            }
            @if let Some(fault) = fault { p.fault id={ (name) "-fault" } { (fault) } }
            textarea id=(name) name=(name) rows=(rows(text)) dir="auto" aria-invalid=[fault.map(|_| "true")]
                aria-describedby=[Some(described.join(" ")).filter(|ids| !ids.is_empty())] { "\n" (text) }
            input type="hidden" name={ "on-" (blank.field.code()) }
                value=(typed.versions.get(&blank.field).copied().unwrap_or_default());
        }
    }
}

/// As many rows as the text takes, within reason.
fn rows(text: &str) -> usize {
    let rows: usize = text.lines().map(|line| line.chars().count() / 80 + 1).sum();
    rows.clamp(3, 18)
}

fn rest(lang: Lang, reading: &Reading, typed: &Typed, wrong: &Wrong) -> Markup {
    let answered: Vec<&Blank> = reading.questions().filter(|blank| blank.is_answered()).collect();
    html! {
        h2 { (lang.t("read-rest")) }
        p { (lang.t("read-rest-text")) }
        @for (place, (at, (text, to))) in typed.pieces.iter().enumerate() {
            @let fault = wrong.of(&format!("to-{at}"));
            fieldset.card {
                legend { (lang.with("read-piece", &[("number", (place + 1).into())])) }
                @if let Some(rest) = reading.filled.rest.get(*at) {
                    p.hint { (said::why(lang, &rest.why, rest.after.as_ref(), &reading.questionnaire)) }
                }
                textarea name={ "piece-" (at) } rows=(rows(text)) dir="auto"
                    aria-label=(lang.with("read-piece", &[("number", (place + 1).into())])) { "\n" (text) }
                div.field {
                    label for={ "to-" (at) } { (lang.t("read-belongs")) }
                    @if let Some(fault) = fault { p.fault id={ "to-" (at) "-fault" } { (fault) } }
                    select id={ "to-" (at) } name={ "to-" (at) } aria-invalid=[fault.map(|_| "true")]
                        aria-describedby=[fault.map(|_| format!("to-{at}-fault"))] {
                        option value="" selected[to.is_empty()] { (lang.t("read-belongs-none")) }
                        @for blank in &answered {
                            @let code = blank.field.code();
                            option value=(code) selected[to == code] { (shortened(&blank.heading())) }
                        }
                        option value=(LEFT_OUT) selected[to == LEFT_OUT] { (lang.t("read-leave-out")) }
                    }
                }
            }
        }
    }
}

/// A question as it stands in a choice.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(90).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
