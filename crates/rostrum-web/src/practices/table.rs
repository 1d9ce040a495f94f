//! Practices as a table: given out for staff, and read in with a preview of what will be made of each row.

use std::collections::BTreeMap;

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::contribution::Consent;
use rostrum_domain::practice::columns::{self, Column};
use rostrum_domain::practice::{Author, Fault as PracticeFault, Practice};
use rostrum_import::{Sheet, read_written_sheets};
use rostrum_report::table::{Cell, Table};
use rostrum_store::{MeetingRow, NewPractice, PracticeOrigin, PracticeRow};

use super::{for_reader, words};
use crate::access::Action;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// Most rows that are taken at once.
const MOST: usize = 5_000;
/// Most rows that the preview shows; the numbers tell of all.
const SHOWN: usize = 200;

/// All practices of a meeting as CSV, in the form in which they are read in.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    Ok(csv_file(row.meeting.id.as_str(), "practices", &table(&app, &visit, &row).await?))
}

/// All practices of a meeting as XLSX.
///
/// # Errors
/// As [`csv`].
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let table = table(&app, &visit, &row).await?;
    xlsx_file(row.meeting.id.as_str(), "practices", table, app.now()).await
}

async fn table(app: &App, visit: &Visit, row: &MeetingRow) -> Result<Table, Fault> {
    let id = &row.meeting.id;
    visit.require(Action::ReviewContributions, Some(id))?;
    let all = app.store().list_practices(id).await?;
    let base = &app.settings().base;
    let rows = all.into_iter().map(|one| line(base, &for_reader(visit, one))).collect();
    let columns = Column::all().into_iter().map(|column| column.code().to_owned()).chain(["state".to_owned()]);
    Ok(Table { title: "Practices".to_owned(), columns: columns.collect(), rows })
}

fn line(base: &str, row: &PracticeRow) -> Vec<Cell> {
    let text = |text: &str| Cell::text((!text.is_empty()).then_some(text));
    let mut cells: Vec<Cell> = Column::all()
        .into_iter()
        .map(|column| match column {
            Column::Number => Cell::Whole(row.no.0.into()),
            Column::Address => Cell::Text(format!("{base}/practices/{}", row.no)),
            Column::Meeting => Cell::Text(row.meeting.to_string()),
            Column::Author => text(&row.author.delegation),
            Column::Category => text(row.author.category.map_or("", |category| category.code())),
            Column::Consent => text(row.author.consent.code()),
            Column::PublishedAt => Cell::instant(row.first_published_at),
            Column::ChangedAt => Cell::Instant(row.changed_at),
            other => text(&columns::cell(&row.practice, other)),
        })
        .collect();
    cells.push(Cell::Text(row.standing.state.code().to_owned()));
    cells
}

/// Shows the form that takes a table.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn form(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ReviewContributions, Some(&row.meeting.id))?;
    let (lang, base) = (visit.lang, format!("/m/{}/practices", row.meeting.id));
    Ok(Page::new(&visit, lang.t("practices-import")).of_meeting(&row).head(super::style()).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("practices-title")) } }
        h1 { (lang.t("practices-import")) }
        p.lead { (lang.t("practices-import-lead")) }
        form method="post" enctype="multipart/form-data" {
            div.field {
                label for="file" { (lang.t("practices-import-file")) }
                p.hint #file-hint { (lang.t("practices-import-file-hint")) }
                input #file type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx" aria-describedby="file-hint";
            }
            div.field {
                label for="consent" { (lang.t("practices-import-consent")) }
                select #consent name="consent" {
                    @for one in Consent::ALL.into_iter().rev() {
                        option value=(one.code()) { (lang.of_family("practices-consent", one.code(), &[]).unwrap_or_default()) }
                    }
                }
            }
            div.actions { button { (lang.t("practices-import-check")) } }
        }
        h2 { (lang.t("practices-import-columns")) }
        p { code { (Column::all().into_iter().filter(|column| column.is_read()).map(Column::code).collect::<Vec<_>>().join(", ")) } }
    }))
}

#[derive(Default)]
struct Sent {
    name: String,
    file: Vec<u8>,
    text: String,
    consent: Option<Consent>,
    take: bool,
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                sent.name = field.file_name().unwrap_or_default().chars().take(200).collect();
                sent.file = field.bytes().await?.to_vec();
            }
            Some("text") => sent.text = field.text().await?,
            Some("consent") => sent.consent = Consent::from_code(&field.text().await?),
            Some("do") => sent.take = field.text().await? == "take",
            _ => {}
        }
    }
    Ok(sent)
}

/// A row as it was read.
struct Read {
    /// From 1, the heading included.
    line: u32,
    practice: Practice,
    author: Author,
    /// What of it could not be read, and is left empty.
    remarks: Vec<String>,
    /// What keeps it from being taken.
    faults: Vec<String>,
}

/// What a table holds.
struct Plan {
    rows: Vec<Read>,
    /// Headings that name no column.
    unknown: Vec<String>,
}

/// Shows what taking a table would make, or takes it: every row without a fault becomes a draft.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Unreadable`], [`Fault::TooLarge`], [`Fault::Malformed`], or
/// the outside failed.
pub async fn import(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::ReviewContributions, Some(id))?;
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let sent = read(form).await.map_err(|error| upload_fault(&error))?;
    let (lang, take, consent) = (visit.lang, sent.take, sent.consent.unwrap_or(Consent::DoNotPublish));
    let reading = tokio::task::spawn_blocking(move || {
        let bytes = if sent.file.is_empty() { sent.text.into_bytes() } else { sent.file };
        let sheets = read_written_sheets(&bytes, &sent.name).map_err(|fault| fault.to_string())?;
        let sheet = sheets.into_iter().next().ok_or_else(|| lang.t("practices-import-empty"))?;
        plan(lang, &sheet, consent).map(|plan| (plan, sheet.to_csv()))
    });
    let (plan, text) = reading.await.map_err(|error| Fault::failed(&error))?.map_err(Fault::Unreadable)?;
    if !take {
        return Ok(preview(&visit, &row, &plan, &text, consent).into_response());
    }
    let new: Vec<NewPractice> = plan
        .rows
        .into_iter()
        .filter(|row| row.faults.is_empty())
        .map(|row| NewPractice {
            origin: PracticeOrigin::Import,
            contribution: None,
            participant: None,
            author: row.author,
            practice: row.practice,
            sources: Vec::new(),
        })
        .collect();
    app.store().create_practices(id, &new, visit.account()).await?;
    Ok(Redirect::to(&format!("/m/{id}/practices?state=draft")).into_response())
}

fn plan(lang: Lang, sheet: &Sheet, consent: Consent) -> Result<Plan, String> {
    let mut rows = sheet.rows.iter();
    let heading = rows.next().ok_or_else(|| lang.t("practices-import-empty"))?;
    let columns: Vec<Option<Column>> = heading.cells.iter().map(|cell| Column::from_heading(cell)).collect();
    if !columns.contains(&Some(Column::Title)) {
        return Err(lang.t("practices-import-no-title"));
    }
    let mut seen = BTreeMap::new();
    for column in columns.iter().flatten() {
        *seen.entry(*column).or_insert(0) += 1;
    }
    if let Some((column, _)) = seen.iter().find(|(_, times)| **times > 1) {
        return Err(lang.with("practices-import-twice", &[("column", column.code().into())]));
    }
    // The state is given out, and not read in.
    let ours = |heading: &str| heading.trim().is_empty() || heading.trim().eq_ignore_ascii_case("state");
    let unknown = heading.cells.iter().zip(&columns).filter(|(cell, column)| column.is_none() && !ours(cell));
    let unknown = unknown.map(|(cell, _)| cell.chars().take(60).collect()).collect();
    let rows: Vec<Read> = rows.map(|row| read_row(lang, row.line, &columns, &row.cells, consent)).collect();
    if rows.len() > MOST {
        return Err(lang.with("practices-import-many", &[("count", rows.len().into()), ("most", MOST.into())]));
    }
    Ok(Plan { rows, unknown })
}

fn read_row(lang: Lang, line: u32, columns: &[Option<Column>], cells: &[String], consent: Consent) -> Read {
    let cells: Vec<(Column, String)> =
        columns.iter().zip(cells).filter_map(|(column, cell)| Some(((*column)?, plain(cell).to_owned()))).collect();
    let says_consent = cells.iter().any(|(column, cell)| *column == Column::Consent && !cell.trim().is_empty());
    let (practice, mut author, unread) = columns::read(&cells);
    if !says_consent {
        author.consent = consent;
    }
    let remark = |fault: &columns::CellFault| {
        let values = [("column", fault.column.code().into()), ("text", fault.value.as_str().into())];
        lang.with("practices-import-unread", &values)
    };
    let blocks = |fault: &&PracticeFault| !fault.can_wait() || **fault == PracticeFault::NoTitle;
    let faults = practice.faults();
    Read {
        line,
        remarks: unread.iter().map(remark).collect(),
        faults: faults.iter().filter(blocks).map(|fault| words::fault(lang, fault).1).collect(),
        practice,
        author,
    }
}

/// A cell without the apostrophe by which files keep spreadsheets from taking a text for a formula.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => rest,
        _ => cell,
    }
}

fn preview(visit: &Visit, row: &MeetingRow, plan: &Plan, text: &str, consent: Consent) -> Markup {
    let (lang, base) = (visit.lang, format!("/m/{}/practices", row.meeting.id));
    let fit = plan.rows.iter().filter(|row| row.faults.is_empty()).count();
    let counts = [("fit", fit.into()), ("faulty", (plan.rows.len() - fit).into())];
    let told: Vec<&Read> = plan.rows.iter().filter(|row| !row.faults.is_empty() || !row.remarks.is_empty()).collect();
    Page::new(visit, lang.t("practices-import")).of_meeting(row).head(super::style()).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("practices-title")) } }
        h1 { (lang.t("practices-import")) }
        p.lead { (lang.with("practices-import-counts", &counts)) }
        @if !plan.unknown.is_empty() {
            p.note { (lang.with("practices-import-unknown", &[("columns", lang.list(&plan.unknown).into())])) }
        }
        @if !told.is_empty() {
            div.note {
                h2 { (lang.t("practices-import-remarks")) }
                ul {
                    @for row in told.iter().take(SHOWN) {
                        li {
                            strong { (lang.with("practices-import-line", &[("line", row.line.into())])) } " "
                            @if !row.faults.is_empty() { span.state.bad { (lang.t("practices-import-left")) } " " }
                            (row.faults.iter().chain(&row.remarks).cloned().collect::<Vec<_>>().join(" "))
                        }
                    }
                }
                @if told.len() > SHOWN { p { (lang.with("practices-import-more", &[("count", (told.len() - SHOWN).into())])) } }
            }
        }
        @if fit > 0 {
            h2 { (lang.t("practices-import-drafts")) }
            ol.plain {
                @for row in plan.rows.iter().filter(|row| row.faults.is_empty()).take(SHOWN) {
                    li { bdi { (row.practice.title) } " " span.quiet { bdi { (row.practice.place.name) } } }
                }
            }
            form method="post" enctype="multipart/form-data" {
                input type="hidden" name="consent" value=(consent.code());
                textarea name="text" hidden aria-hidden="true" { (text) }
                div.actions {
                    button name="do" value="take" { (lang.with("practices-import-take", &[("count", fit.into())])) }
                    a.button.second href={ (base) "/import" } { (lang.t("practices-import-other")) }
                }
            }
        } @else {
            div.actions { a.button.second href={ (base) "/import" } { (lang.t("practices-import-other")) } }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_apostrophe_before_a_formula_is_no_part_of_the_text() {
        assert_eq!(plain("'=1+1"), "=1+1");
        assert_eq!(plain("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }

    #[test]
    fn a_row_says_what_could_not_be_read_and_a_table_without_titles_is_refused() {
        let sheets = read_written_sheets(b"title,country,colour\nRooms,Utopia,red\n,CH,\n", "a.csv").unwrap();
        let plan = plan(Lang::En, &sheets[0], Consent::WithoutName).unwrap();
        assert_eq!(plan.unknown, ["colour"]);
        assert_eq!((plan.rows[0].remarks.len(), plan.rows[0].faults.len()), (1, 0));
        assert_eq!(plan.rows[0].author.consent, Consent::WithoutName);
        assert_eq!(plan.rows[1].faults.len(), 1, "a row without a title is left out, and said");
        let sheets = read_written_sheets(b"name\nRooms\n", "a.csv").unwrap();
        assert!(super::plan(Lang::En, &sheets[0], Consent::Publish).is_err());
    }
}
