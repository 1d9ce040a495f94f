//! A table of terms: shown with all that it would change, then taken as a whole or not at all.

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::taxonomy::table::{self, Asked, TableFault};
use rostrum_domain::taxonomy::{Taxonomy, between};
use rostrum_import::{Sheet, read_sheets};
use rostrum_store::TaxonomyCause;

use super::history;
use super::staff::BASE;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// Most faults that are shown at once; the number tells of all.
const SHOWN: usize = 100;

/// What is sent: a file to look at, or the text of one to take.
#[derive(Default)]
struct Sent {
    name: String,
    file: Vec<u8>,
    text: Option<String>,
    /// What the preview had counted as changed.
    told: Option<usize>,
}

/// Shows the form.
///
/// # Errors
/// [`Fault::NotPermitted`].
pub async fn ask(visit: Visit) -> Result<Markup, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let lang = visit.lang;
    Ok(page(&visit, &upload(lang)))
}

/// Shows what a file would change; takes it when that was seen.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Unreadable`] for what is no table, or the outside failed.
pub async fn take(
    State(app): State<App>,
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let sent = read(form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?).await?;
    let bytes = sent.text.clone().map_or(sent.file, String::into_bytes);
    let name = sent.name.clone();
    let sheets = tokio::task::spawn_blocking(move || read_sheets(&bytes, &name)).await;
    let sheets =
        sheets.map_err(|error| Fault::failed(&error))?.map_err(|fault| Fault::Unreadable(fault.to_string()))?;
    let sheet = sheets.into_iter().next().unwrap_or(Sheet { name: None, rows: Vec::new() });
    let lang = visit.lang;
    if sent.text.is_some() {
        let told = sent.told;
        let decide = |now: &Taxonomy| {
            let asked = asked(&sheet, now).map_err(|_| ())?;
            // What was shown is what is taken: somebody else may have changed terms since.
            if told == Some(asked.terms.len()) { Ok(asked.terms) } else { Err(()) }
        };
        if app.store().change_taxonomy(visit.account(), TaxonomyCause::Table, decide).await?.is_ok() {
            return Ok(Redirect::to(&format!("{BASE}?done=table")).into_response());
        }
    }
    let now = app.store().taxonomy().await?;
    match asked(&sheet, &now) {
        Ok(asked) => {
            let changed_since = sent.text.is_some();
            Ok(page(&visit, &preview(lang, &now, &sheet, &asked, changed_since)).into_response())
        }
        Err(fault) => {
            let content = html! { (faults(lang, &fault)) (upload(lang)) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &content)).into_response())
        }
    }
}

async fn read(mut form: Multipart) -> Result<Sent, Fault> {
    let mut sent = Sent::default();
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        match part.name() {
            Some("file") => {
                sent.name = part.file_name().unwrap_or_default().chars().take(200).collect();
                sent.file = part.bytes().await.map_err(|error| upload_fault(&error))?.to_vec();
            }
            Some("text") => sent.text = Some(part.text().await.map_err(|error| upload_fault(&error))?),
            Some("told") => {
                sent.told = part.text().await.map_err(|error| upload_fault(&error))?.parse().ok();
            }
            _ => {}
        }
    }
    Ok(sent)
}

fn asked(sheet: &Sheet, now: &Taxonomy) -> Result<Asked, TableFault> {
    table::read(sheet.rows.iter().map(|row| (row.line, row.cells.as_slice())), now)
}

fn page(visit: &Visit, content: &Markup) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("taxonomy-table")).render(&html! {
        p.small { a href=(BASE) { (lang.t("taxonomy-work")) } }
        h1 { (lang.t("taxonomy-table")) }
        (content)
    })
}

fn upload(lang: Lang) -> Markup {
    html! {
        p { (lang.t("taxonomy-table-text")) " " a href="/taxonomy.xlsx" { "XLSX" } " · " a href="/taxonomy.csv" { "CSV" } " · " a href="/docs/taxonomy.md" { (lang.t("taxonomy-table-guide")) } }
        form method="post" action={ (BASE) "/table" } enctype="multipart/form-data" {
            div.field {
                label for="file" { (lang.t("taxonomy-file")) }
                input #file type="file" name="file" required accept=".csv,.xlsx,text/csv";
            }
            button { (lang.t("taxonomy-look")) }
        }
    }
}

fn faults(lang: Lang, fault: &TableFault) -> Markup {
    html! {
        div.bad role="alert" {
            @match fault {
                TableFault::Rows(rows) => {
                    h2 { (lang.with("taxonomy-faults", &[("count", rows.len().into())])) }
                    ul {
                        @for (line, fault) in rows.iter().take(SHOWN) {
                            li { strong { (lang.with("taxonomy-line", &[("line", (*line).into())])) } " " (fault) "." }
                        }
                    }
                }
                other => p { (lang.with("taxonomy-wrong", &[("what", other.to_string().into())])) },
            }
        }
    }
}

fn preview(lang: Lang, now: &Taxonomy, sheet: &Sheet, asked: &Asked, changed_since: bool) -> Markup {
    let mut then = now.clone();
    then.put_all(asked.terms.iter().cloned());
    let differences = between(now, &then);
    let counts = [("changed", asked.terms.len().into()), ("same", asked.same.into()), ("left", asked.left_out.into())];
    html! {
        @if changed_since { div.bad role="alert" { p { (lang.t("taxonomy-changed-meanwhile")) } } }
        p.lead role="status" { (lang.with("taxonomy-counts", &counts)) }
        @if !asked.unknown_columns.is_empty() {
            div.note { p { (lang.with("taxonomy-columns", &[("columns", asked.unknown_columns.join(", ").into())])) } }
        }
        @if asked.terms.is_empty() {
            div.actions { a.button.second href={ (BASE) "/table" } { (lang.t("taxonomy-another")) } }
        } @else {
            section.card { (history::list(lang, &then, &differences)) }
            form method="post" action={ (BASE) "/table" } enctype="multipart/form-data" {
                textarea name="text" hidden aria-hidden="true" { (sheet.to_csv()) }
                input type="hidden" name="told" value=(asked.terms.len());
                div.actions {
                    button { (lang.t("taxonomy-take")) }
                    a.button.second href={ (BASE) "/table" } { (lang.t("taxonomy-another")) }
                }
            }
        }
    }
}
