//! How a practice is cited: as a line to copy, and as files for citation managers.

use axum::extract::{Path, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_domain::ids::PracticeNo;
use rostrum_report::citation::{Cited, bibtex, csl_json, datacite_json, ris};
use rostrum_store::Address;

use super::{cited, find};
use crate::app::App;
use crate::compendium::Terms;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::times;
use crate::visit::Visit;

/// The formats as they stand in addresses, with their media types.
pub const FORMATS: [(&str, &str); 4] = [
    ("bibtex", "application/x-bibtex"),
    ("ris", "application/x-research-info-systems"),
    ("csl", "application/vnd.citationstyles.csl+json"),
    ("datacite", "application/vnd.datacite.datacite+json"),
];

/// Sends the citation in a format.
///
/// # Errors
/// [`Fault::NotFound`] for another format, or for a practice that is not public.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((no, format)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let (format, kind) = FORMATS.into_iter().find(|(code, _)| *code == format).ok_or(Fault::NotFound)?;
    let Address::Published(one) = find(&app, &visit, &no).await? else { return Err(Fault::NotFound) };
    let cited = cited(&app, &Terms::read(&app).await?, visit.lang, &one).await?;
    let (text, ending) = match format {
        "bibtex" => (bibtex(&cited), "bib"),
        "ris" => (ris(&cited), "ris"),
        "csl" => (csl_json(&cited).to_string(), "json"),
        _ => (datacite_json(&cited).to_string(), "datacite.json"),
    };
    let name = format!("attachment; filename=\"{}.{ending}\"", cited.key);
    let kind = format!("{kind}; charset=utf-8");
    Ok(([(CONTENT_TYPE, kind.as_str()), (CONTENT_DISPOSITION, &name), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text)
        .into_response())
}

/// The parts of one line: who, what, where, when, under which address.
fn parts(lang: Lang, cited: &Cited) -> Vec<String> {
    let mut parts: Vec<String> = cited.creators.clone();
    parts.push(format!("“{}”", cited.title));
    if !cited.place.is_empty() {
        parts.push(cited.place.clone());
    }
    parts.push(cited.collection.clone());
    parts.push(cited.publisher.clone());
    parts.push(cited.published_on().year().to_string());
    let date = times::date_short(lang, cited.changed_on());
    parts.push(lang.with("compendium-version-of", &[("version", cited.version.into()), ("date", date.into())]));
    parts.push(cited.address.clone());
    parts
}

/// The section of the page.
pub fn section(lang: Lang, cited: &Cited, no: PracticeNo) -> Markup {
    html! {
        section.cite aria-labelledby="cite" {
            h2 #cite { (lang.t("compendium-cite")) }
            p.citation #citation {
                // Each part runs as its own letters do.
                @for (at, part) in parts(lang, cited).iter().enumerate() { @if at > 0 { (lang.comma()) } bdi { (part) } }
            }
            div.actions {
                button.second type="button" hidden data-copy="citation" data-done=(lang.t("compendium-copied")) { (lang.t("compendium-copy")) }
                ul.links {
                    @for (format, name) in [("bibtex", "BibTeX"), ("ris", "RIS"), ("csl", "CSL-JSON"), ("datacite", "DataCite")] {
                        li { a href={ "/practices/" (no) "/cite/" (format) } rel="nofollow" download { (name) } }
                    }
                }
            }
            dl.facts { div { dt { (lang.t("compendium-address")) } dd { a href={ "/practices/" (no) } dir="ltr" { (cited.address) } } } }
        }
    }
}
