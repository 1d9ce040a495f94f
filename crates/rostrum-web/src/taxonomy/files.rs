//! The taxonomy as files: tables for spreadsheets, and SKOS.

use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rostrum_domain::participant::Region;
use rostrum_domain::registration::Localized;
use rostrum_domain::taxonomy::table::{Column, REGIONS};
use rostrum_domain::taxonomy::{Scheme, Taxonomy};
use rostrum_report::skos::{self, Source};
use rostrum_report::table::{self, Cell, Table};

use super::page::region_name;
use super::scheme_name;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

/// The taxonomy as CSV: one row for each term, read in again by the secretariat. `docs/taxonomy.md` has the columns.
///
/// # Errors
/// The outside failed.
#[utoipa::path(get, operation_id = "taxonomy_csv", path = "/taxonomy.csv", tag = "floor",
    responses((status = 200, body = String, content_type = "text/csv", description = "All terms, with their names in six languages")))]
pub async fn csv(State(app): State<App>) -> Result<Response, Fault> {
    Ok(file("csv", "text/csv; charset=utf-8", table::csv(&of(&*app.store().taxonomy().await?))))
}

/// The same as XLSX, in which no code can be taken for a number.
///
/// # Errors
/// The outside failed.
#[utoipa::path(get, operation_id = "taxonomy_xlsx", path = "/taxonomy.xlsx", tag = "floor",
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", description = "The same as a workbook")))]
pub async fn xlsx(State(app): State<App>) -> Result<Response, Fault> {
    let (table, made) = (of(&*app.store().taxonomy().await?), app.now());
    let written = tokio::task::spawn_blocking(move || table::xlsx(&table, made)).await;
    let bytes = written.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))?;
    Ok(file("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes))
}

/// The taxonomy as SKOS in Turtle.
///
/// # Errors
/// The outside failed.
pub async fn ttl(State(app): State<App>) -> Result<Response, Fault> {
    let text = with_source(&app, skos::turtle).await?;
    Ok(file("ttl", "text/turtle; charset=utf-8", text.into_bytes()))
}

/// The taxonomy as SKOS in RDF/XML.
///
/// # Errors
/// The outside failed.
pub async fn rdf(State(app): State<App>) -> Result<Response, Fault> {
    let text = with_source(&app, skos::rdf_xml).await?;
    Ok(file("rdf", "application/rdf+xml; charset=utf-8", text.into_bytes()))
}

fn file(ending: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"taxonomy.{ending}\"");
    let head = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, name),
        // Public, and meant for programs of others.
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    (head, bytes).into_response()
}

async fn with_source(app: &App, write: impl Fn(&Source<'_>) -> String) -> Result<String, Fault> {
    let taxonomy = app.store().taxonomy().await?;
    let schemes: Vec<_> =
        Scheme::ALL.into_iter().map(|scheme| (scheme, in_all(|lang| scheme_name(lang, scheme)))).collect();
    let regions: Vec<_> = Region::ALL
        .into_iter()
        .map(|region| (region.code().to_owned(), in_all(|lang| region_name(lang, region))))
        .collect();
    Ok(write(&Source {
        address: &format!("{}/taxonomy", app.settings().base),
        taxonomy: &taxonomy,
        schemes: &schemes,
        regions: &regions,
        regions_name: &in_all(|lang| lang.t("taxonomy-regions")),
    }))
}

fn in_all(text: impl Fn(Lang) -> String) -> Localized {
    let mut all = Localized::default();
    for lang in Lang::ALL {
        all.set(lang.tag(), &text(lang));
    }
    all
}

/// The table, regional groups behind the terms.
fn of(taxonomy: &Taxonomy) -> Table {
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let terms =
        taxonomy.all().map(|(scheme, term)| Column::all().map(|column| cell(column.of(scheme, term))).collect());
    let regions = (1_u32..).zip(Region::ALL).map(|(at, region)| {
        let of = |column| match column {
            Column::Scheme => REGIONS.to_owned(),
            Column::Code => region.code().to_owned(),
            Column::Order => (at * 10).to_string(),
            Column::Name(language) => {
                Lang::from_tag(language).map_or_else(String::new, |lang| region_name(lang, region))
            }
            _ => String::new(),
        };
        Column::all().map(|column| cell(of(column))).collect()
    });
    Table {
        title: "Taxonomy".to_owned(),
        columns: Column::all().map(Column::heading).collect(),
        rows: terms.chain(regions).collect(),
    }
}
