//! The taxonomy: the words by which practices are found again, for everybody to read, for programs as files, and for
//! the secretariat to edit.

mod edit;
mod files;
mod history;
mod import;
mod lost;
mod page;
mod staff;
#[cfg(test)]
mod tests;

use axum::extract::{Path, Query, State};
use maud::Markup;
use rostrum_domain::taxonomy::{Scheme, TermCode};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

pub use edit::{add, create, edit, save};
pub(crate) use files::{__path_csv, __path_xlsx};
pub use files::{csv, rdf, ttl, xlsx};
pub use history::{back, show as history};
pub use import::{ask as ask_for_table, take as take_table};
pub use lost::{replace as replace_lost, show as lost};
pub use page::tag;
pub use staff::show as work;

/// What is searched in the taxonomy.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was typed.
    #[serde(default)]
    pub q: String,
    /// What was just done.
    #[serde(default)]
    pub done: String,
}

/// Shows all schemes, or the terms in which the words stand that were typed.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    Ok(page::all(&visit, &*app.store().taxonomy().await?, &asked.q))
}

/// Shows the terms of a scheme.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show_scheme(State(app): State<App>, visit: Visit, Path(scheme): Path<String>) -> Result<Markup, Fault> {
    if scheme == rostrum_domain::taxonomy::table::REGIONS {
        return Ok(page::regions(&visit));
    }
    let scheme = Scheme::from_code(&scheme).ok_or(Fault::NotFound)?;
    Ok(page::scheme(&visit, &*app.store().taxonomy().await?, scheme))
}

/// Shows a term, under the address that is its name in linked data.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show_term(
    State(app): State<App>,
    visit: Visit,
    Path((scheme, term)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let regions = scheme == rostrum_domain::taxonomy::table::REGIONS;
    if regions && rostrum_domain::participant::Region::from_code(&term).is_some() {
        return Ok(page::regions(&visit));
    }
    let (scheme, code) = named(&scheme, &term)?;
    let taxonomy = app.store().taxonomy().await?;
    let term = taxonomy.term(scheme, &code).ok_or(Fault::NotFound)?;
    Ok(page::term(&visit, &taxonomy, scheme, term))
}

/// The scheme and the code that stand in an address.
fn named(scheme: &str, code: &str) -> Result<(Scheme, TermCode), Fault> {
    let scheme = Scheme::from_code(scheme).ok_or(Fault::NotFound)?;
    Ok((scheme, TermCode::parse(code).map_err(|_| Fault::NotFound)?))
}

/// What a scheme is called.
pub fn scheme_name(lang: Lang, scheme: Scheme) -> String {
    lang.of_family("scheme", scheme.code(), &[]).unwrap_or_default()
}

/// Whether a visitor may edit it.
fn may_edit(visit: &Visit) -> bool {
    visit.may(Action::ManageTaxonomy, None)
}
