//! The files of a result: every entry that fits, in the order of the list, without a limit.

use axum::Json;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_DISPOSITION};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rostrum_domain::compendium::Kind;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::Part;
use rostrum_domain::practice::columns::{Column, author_cell, cell};
use rostrum_domain::taxonomy::Scheme;
use rostrum_report::table::{Cell, Table};
use rostrum_store::{Address, PublishedPractice};
use serde_json::{Map, Value, json};

use super::address::{Asked, Scope};
use crate::access::Action;
use crate::api::openapi::Problem;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// The practices that fit, as CSV. The columns are those that an import of practices reads.
///
/// # Errors
/// The outside failed.
#[utoipa::path(get, operation_id = "practices_csv", path = "/practices.csv", tag = "compendium",
    params(("q" = Option<String>, Query, description = "Words, \"phrases\", -words; filters as in the address of the list")),
    security(()),
    responses((status = 200, body = String, content_type = "text/csv", description = "All practices that fit"),
        (status = 500, body = Problem)))]
pub async fn csv(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    let (table, _) = table(&app, &visit).await?;
    Ok(csv_file("rostrum", "practices", &table))
}

/// The same as XLSX.
///
/// # Errors
/// The outside failed.
#[utoipa::path(get, operation_id = "practices_xlsx", path = "/practices.xlsx", tag = "compendium",
    params(("q" = Option<String>, Query, description = "Words, \"phrases\", -words; filters as in the address of the list")),
    security(()),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        description = "All practices that fit"), (status = 500, body = Problem)))]
pub async fn xlsx(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    let (table, made) = table(&app, &visit).await?;
    xlsx_file("rostrum", "practices", fitting(table), made).await
}

/// The same as JSON.
///
/// # Errors
/// The outside failed.
#[utoipa::path(get, operation_id = "practices_json", path = "/practices.json", tag = "compendium",
    params(("q" = Option<String>, Query, description = "Words, \"phrases\", -words; filters as in the address of the list")),
    security(()),
    responses((status = 200, body = Object, description = "`total`, and `practices` with codes as in docs/compendium.md"),
        (status = 500, body = Problem)))]
pub async fn json(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    let practices = asked_for(&app, &visit).await?;
    let base = &app.settings().base;
    let document = json!({
        "total": practices.len(),
        "practices": practices.iter().map(|one| document(base, one)).collect::<Vec<_>>(),
    });
    let name = "attachment; filename=\"rostrum-practices.json\"";
    // What is public may be read by the script of any page.
    Ok(([(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CONTENT_DISPOSITION, name)], Json(document)).into_response())
}

/// The practices that the address of a visit asks for, all of them.
async fn asked_for(app: &App, visit: &Visit) -> Result<Vec<PublishedPractice>, Fault> {
    visit.require(Action::SeePublic, None)?;
    practices(app, visit.lang, &Asked::read(&Scope::Practices, &visit.query), usize::MAX).await
}

/// The practices that fit, in their order, at most so many.
pub(super) async fn practices(
    app: &App,
    lang: Lang,
    asked: &Asked,
    most: usize,
) -> Result<Vec<PublishedPractice>, Fault> {
    let keys = super::all(app, lang, &Scope::Practices, asked).await?;
    let mut practices = Vec::with_capacity(keys.len().min(most));
    for (kind, key) in keys.into_iter().take(most) {
        let no = key.parse().map(PracticeNo).ok().filter(|_| kind == Kind::Practice);
        let Some(no) = no else { continue };
        // One that was taken back since the search is left out.
        if let Some(Address::Published(one)) = app.store().find_published_practice(no).await? {
            practices.push(*one);
        }
    }
    Ok(practices)
}

/// The columns of a public file.
fn columns() -> Vec<Column> {
    Column::all().into_iter().filter(|column| !column.is_for_staff()).collect()
}

async fn table(app: &App, visit: &Visit) -> Result<(Table, Timestamp), Fault> {
    let practices = asked_for(app, visit).await?;
    let columns = columns();
    let base = &app.settings().base;
    let rows = practices.iter().map(|one| columns.iter().map(|column| in_cell(base, one, *column)).collect()).collect();
    let headings = columns.iter().map(|column| column.code().to_owned()).collect();
    let made = practices.iter().map(|one| one.changed_at).max().unwrap_or_else(|| app.now());
    Ok((Table { title: "Practices".to_owned(), columns: headings, rows }, made))
}

fn in_cell(base: &str, one: &PublishedPractice, column: Column) -> Cell {
    match column {
        Column::Number => Cell::Whole(i64::from(one.no.0)),
        Column::Address => Cell::Text(format!("{base}/practices/{}", one.no)),
        Column::Meeting => Cell::Text(one.meeting.to_string()),
        Column::Author | Column::Category => Cell::Text(author_cell(&one.author, column)),
        Column::From => Cell::whole(one.practice.period.from.map(i64::from)),
        Column::Until => Cell::whole(one.practice.period.until.map(i64::from)),
        Column::PublishedAt => Cell::Instant(one.published_at),
        Column::ChangedAt => Cell::Instant(one.changed_at),
        column => Cell::Text(cell(&one.practice, column)),
    }
}

/// A cell of a workbook holds 32,767 characters; what is longer ends with a mark there. CSV and JSON have it whole.
fn fitting(mut table: Table) -> Table {
    const MOST: usize = 32_767;
    for cell in table.rows.iter_mut().flatten() {
        if let Cell::Text(text) = cell
            && text.encode_utf16().count() > MOST
        {
            let mut kept = String::new();
            let mut units = 0;
            for c in text.chars() {
                units += c.len_utf16();
                if units > MOST - 2 {
                    break;
                }
                kept.push(c);
            }
            *text = format!("{kept} …");
        }
    }
    table
}

fn document(base: &str, one: &PublishedPractice) -> Value {
    let practice = &one.practice;
    let tags: Map<String, Value> = Scheme::ALL
        .into_iter()
        .map(|scheme| (scheme.code().to_owned(), practice.tags.of(scheme).map(ToString::to_string).collect()))
        .collect();
    let texts: Map<String, Value> =
        Part::ALL.into_iter().map(|part| (part.code().to_owned(), practice.text(part).into())).collect();
    json!({
        "practice": one.no.0,
        "address": format!("{base}/practices/{}", one.no),
        "meeting": one.meeting.as_str(),
        "version": one.version,
        "title": practice.title,
        "language": practice.language,
        "place": {
            "name": practice.place.name,
            "country": practice.place.country.map(|country| country.code()),
            "level": practice.place.level.map(|level| level.code()),
            "population": practice.place.population.map(|population| population.code()),
        },
        "from": practice.period.from,
        "until": practice.period.until,
        "status": practice.status.map(|status| status.code()),
        "implementing_body": practice.implementing_body,
        "partners": practice.partners,
        "tags": tags,
        "recommendations": practice.recommendations.iter()
            .map(|one| json!({ "symbol": one.symbol.to_string(), "paragraph": one.paragraph, "address": one.symbol.link() }))
            .collect::<Vec<_>>(),
        "texts": texts,
        "links": practice.links.iter().map(|link| json!({ "address": link.address, "title": link.title })).collect::<Vec<_>>(),
        "author": one.author.delegation,
        "category": one.author.category.code(),
        "published_at": one.published_at.to_string(),
        "changed_at": one.changed_at.to_string(),
    })
}
