//! What search engines are told: which addresses they need not read, and where every practice is.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{PreEscaped, html};
use rostrum_domain::compendium::{Kind, Query, Sort};

use super::address::{Asked, Scope};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Most addresses of one sitemap (sitemaps.org).
const MOST: usize = 50_000;

/// Which addresses a crawler leaves alone: filters of lists, of which there are more than anybody can read, and links
/// that are for one person.
///
/// # Errors
/// None.
pub async fn rules(State(app): State<App>) -> Response {
    let base = &app.settings().base;
    let text = format!(
        "User-agent: *\nDisallow: /practices?\nDisallow: /practices.csv\nDisallow: /practices.xlsx\n\
         Disallow: /practices.json\nDisallow: /practices/embed\nDisallow: /practices/feed.atom?\n\
         Disallow: /m/*/record?\nDisallow: /sign-in/\nDisallow: /p/\nDisallow: /r/\nDisallow: /c/\nDisallow: /s/\n\
         Disallow: /calendar/\nDisallow: /oai\n\nSitemap: {base}/sitemap.xml\n"
    );
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// The addresses of all that is meant to be found: the compendium, meetings, practices, each in its languages.
///
/// # Errors
/// The outside failed.
pub async fn map(State(app): State<App>) -> Result<Response, Fault> {
    let base = &app.settings().base;
    let scope = Scope::Practices;
    let newest = Asked::default().with(Query { sort: Sort::Newest, ..Query::default() });
    let practices = super::all(&app, Lang::En, &scope, &newest).await?;
    let compendium = app.compendium();
    let meetings = app.store().list_meetings().await?;
    let fixed = ["/".to_owned(), "/practices".to_owned()];
    let of_meetings =
        meetings.iter().flat_map(|row| [format!("/m/{}", row.meeting.id), format!("/m/{}/record", row.meeting.id)]);
    let pages: Vec<String> = fixed.into_iter().chain(of_meetings).collect();
    let left = MOST.saturating_sub(pages.len());
    let text = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for page in &pages { url { loc { (base) (page) } } }
            @for (kind, key) in practices.iter().filter(|(kind, _)| *kind == Kind::Practice).take(left) {
                @if let Some(brief) = compendium.brief(*kind, key) {
                    url { loc { (base) (brief.address()) } lastmod { (brief.changed_at.strftime("%Y-%m-%d")) } }
                }
            }
        }
    };
    Ok(([(CONTENT_TYPE, "application/xml; charset=utf-8")], text.into_string()).into_response())
}

/// How a browser searches the compendium from its own field (OpenSearch).
///
/// # Errors
/// None.
pub async fn search(State(app): State<App>, visit: Visit) -> Response {
    let (base, lang) = (&app.settings().base, visit.lang);
    let address = format!("{base}/practices?q={{searchTerms}}");
    let text = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" {
            ShortName { (lang.t("layout-name")) }
            Description { (lang.t("compendium-title")) }
            InputEncoding { "UTF-8" }
            Url type="text/html" template=(address) {}
        }
    };
    let kind = "application/opensearchdescription+xml; charset=utf-8";
    ([(CONTENT_TYPE, kind)], text.into_string()).into_response()
}
