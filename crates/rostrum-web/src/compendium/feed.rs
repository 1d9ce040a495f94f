//! What was published last, as an Atom feed: of all practices, or of those that a query finds.

use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rostrum_domain::compendium::{Query, Sort};
use rostrum_report::{Feed, atom};

use super::address::{Asked, Scope};
use super::practice::cited;
use super::{Terms, files};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// Most entries of the feed.
const MOST: usize = 50;

/// Sends the feed of what the address asks for, the last published first.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    let scope = Scope::Practices;
    let asked = Asked::read(&scope, &visit.query);
    let newest = asked.with(Query { sort: Sort::Newest, ..asked.query.clone() });
    let practices = files::practices(&app, visit.lang, &newest, MOST).await?;
    let terms = Terms::read(&app).await?;
    let (base, lang) = (&app.settings().base, visit.lang);
    let mut entries = Vec::with_capacity(practices.len());
    for one in &practices {
        entries.push(cited(&app, &terms, lang, one).await?);
    }
    let feed = Feed {
        address: format!("{base}{}", asked.file(&scope, "/feed.atom")),
        page: format!("{base}{}", asked.file(&scope, "")),
        title: lang.t("compendium-title"),
        subtitle: lang.t("compendium-lead"),
        language: lang.tag().to_owned(),
        publisher: lang.t("layout-name"),
        changed_at: practices.iter().map(|one| one.changed_at).max().unwrap_or(jiff::Timestamp::UNIX_EPOCH),
    };
    let kind = [(CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    Ok((kind, atom(&feed, &entries)).into_response())
}
