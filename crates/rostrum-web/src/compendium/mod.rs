//! The compendium: published practices of all meetings as a list with filters, pictures and files ([`list`], [`views`],
//! [`files`]), each on a page of its own ([`practice`]); and the record of a meeting ([`record`]), in which statements
//! and contributions stand beside practices.
//!
//! One [`Query`] makes list, counts, pictures, files, feed and the list in pages of other sites, so that they cannot
//! differ. What is public is decided below: pages are handed the public form and nothing else.

mod address;
mod brief;
pub mod embed;
mod entries;
mod facets;
pub mod feed;
pub mod files;
mod found;
pub mod harvest;
mod index;
mod list;
mod names;
mod pictures;
pub mod practice;
pub mod record;
pub mod robots;
mod terms;
#[cfg(test)]
pub(crate) mod tests;
mod views;

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use rostrum_domain::compendium::{Facet, Kind, Query};
use rostrum_search::Page as PageOf;
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;
use address::{Asked, ON_A_PAGE, Scope, View};
use brief::Brief;
use found::Found;
pub use index::{Compendium, keep};
use terms::Terms;

/// Shows the practices that fit.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    visit.require(Action::SeePublic, None)?;
    listing(&app, &visit, &Scope::Practices, None).await
}

/// Shows a list of this scope as the address asks for it.
async fn listing(app: &App, visit: &Visit, scope: &Scope, meeting: Option<&MeetingRow>) -> Result<Response, Fault> {
    let asked = Asked::read(scope, &visit.query);
    let terms = Terms::read(app).await?;
    let found = find(app, visit.lang, scope, &asked).await?;
    let placeless =
        if asked.view == View::Map { without_place(app, visit.lang, scope, &asked).await? } else { Vec::new() };
    let picture = list::picture(visit.lang, &terms, scope, &asked, &found, &placeless);
    let building = app.compendium().building();
    let shown = list::Shown { scope, meeting, asked: &asked, found: &found, terms: &terms, picture, building };
    let page = list::page(visit, &app.settings().base, &shown);
    if building.is_some() {
        return Ok((StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "2")], page).into_response());
    }
    Ok(page.into_response())
}

/// Asks the index, off the threads that serve.
async fn ask<T: Send + 'static>(
    app: &App,
    act: impl FnOnce(&rostrum_search::Index) -> Result<T, rostrum_search::IndexFault> + Send + 'static,
) -> Result<T, Fault> {
    index::catch_up(app).await?;
    let index = app.compendium().index()?;
    let done = tokio::task::spawn_blocking(move || act(&index)).await;
    done.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))
}

/// The page of a result that an address asks for.
async fn find(app: &App, lang: Lang, scope: &Scope, asked: &Asked) -> Result<Found, Fault> {
    let query = scope.whole(&asked.query);
    let size = if asked.view == View::List { ON_A_PAGE } else { 0 };
    let page = PageOf { number: asked.page as usize, size: size as usize };
    let narrowed = asked.clone();
    let fixed = scope.clone();
    let (found, wider) = ask(app, move |index| {
        let found = index.search(&query, lang.tag(), page)?;
        let mut wider = Vec::new();
        if found.total == 0 {
            for query in without_one(&narrowed.query) {
                let total = index.search(&fixed.whole(&query), lang.tag(), PageOf { number: 1, size: 0 })?.total;
                if total > 0 {
                    wider.push((query, total));
                }
            }
        }
        Ok((found, wider))
    })
    .await?;
    let mut found = Found { found, briefs: Vec::new(), wider };
    let compendium = app.compendium();
    // An entry that was taken out between the search and here is left out of the page.
    found.found.hits.retain(|hit| {
        let brief = compendium.brief(hit.kind, &hit.key);
        let known = brief.is_some();
        found.briefs.extend(brief);
        known
    });
    Ok(found)
}

/// The same query without its words, without each of its filters, without its years: what one may do where nothing fits.
fn without_one(query: &Query) -> Vec<Query> {
    let mut wider = Vec::new();
    for facet in query.filters.keys() {
        let mut less = query.clone();
        less.filters.remove(facet);
        wider.push(less);
    }
    if query.years.is_some() {
        wider.push(Query { years: None, ..query.clone() });
    }
    if !query.words.is_empty() {
        wider.push(Query { words: String::new(), ..query.clone() });
    }
    // Without its only part it is the whole list, to which a link leads anyway.
    wider.retain(|query| !query.words.is_empty() || !query.filters.is_empty() || query.years.is_some());
    wider
}

/// All entries that fit, in the order of the query.
async fn all(app: &App, lang: Lang, scope: &Scope, asked: &Asked) -> Result<Vec<(Kind, String)>, Fault> {
    let query = scope.whole(&asked.query);
    ask(app, move |index| index.all(&query, lang.tag())).await
}

/// Those that fit and are in no country.
async fn without_place(app: &App, lang: Lang, scope: &Scope, asked: &Asked) -> Result<Vec<Arc<Brief>>, Fault> {
    if asked.query.filters.contains_key(&Facet::Country) {
        return Ok(Vec::new());
    }
    let compendium = app.compendium();
    let all = all(app, lang, scope, asked).await?;
    let briefs = all.iter().filter_map(|(kind, key)| compendium.brief(*kind, key));
    Ok(briefs.filter(|brief| brief.country().is_none()).collect())
}
