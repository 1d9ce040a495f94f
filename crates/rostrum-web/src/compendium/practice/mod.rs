//! A published practice: its page under the permanent address, its pictures and files, and how it is cited.

mod aside;
mod cite;
mod like;
mod page;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use maud::html;
use rostrum_domain::ids::{MeetingId, PracticeNo};
use rostrum_domain::practice::{Enclosure, FileNo};
use rostrum_domain::registration::FileKind;
use rostrum_report::citation::{Cited, Publication, Subject};
use rostrum_store::{Address, PublishedPractice};

use super::{Terms, names};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

pub use cite::show as cite;
pub use page::paragraphs_of;

/// Shows a practice; of one that was taken back, that it was there (410).
///
/// # Errors
/// [`Fault::NotFound`] for one that was never public, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(no): Path<String>) -> Result<Response, Fault> {
    match find(&app, &visit, &no).await? {
        Address::Published(one) => Ok(page::page(&app, &visit, &one).await?.into_response()),
        Address::Withdrawn { meeting, at } => {
            let lang = visit.lang;
            let row = app.meeting(meeting.as_str()).await?;
            let day = row.meeting.note.zone.local(at).date();
            let head = html! { meta name="robots" content="noindex"; };
            let content = html! {
                h1 { (lang.t("compendium-withdrawn")) }
                p.lead { (lang.with("compendium-withdrawn-text", &[("date", times::date_long(lang, day).into())])) }
                p { (lang.t("compendium-withdrawn-help")) }
                div.actions { a.button href="/practices" { (lang.t("compendium-all")) } }
            };
            let page = Page::new(&visit, lang.t("compendium-withdrawn")).head(head).render(&content);
            Ok((StatusCode::GONE, page).into_response())
        }
    }
}

/// Sends a picture or a file of a published practice.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn file(
    State(app): State<App>,
    visit: Visit,
    Path((no, file)): Path<(String, String)>,
) -> Result<Response, Fault> {
    visit.require(Action::SeePublic, None)?;
    let (no, file) = (number(&no)?, file.parse().map(FileNo).map_err(|_| Fault::NotFound)?);
    let kept = app.store().find_published_file(no, file).await?.ok_or(Fault::NotFound)?;
    let picture = kept.kind != FileKind::Pdf;
    let how = if picture { "inline" } else { "attachment" };
    let name: String =
        kept.name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let mut answer = (
        [
            (CONTENT_TYPE, Enclosure::media_type(kept.kind).to_owned()),
            (CONTENT_DISPOSITION, format!("{how}; filename=\"practice-{no}-{name}\"")),
            // It can be taken back.
            (CACHE_CONTROL, "public, max-age=300".to_owned()),
        ],
        kept.bytes,
    )
        .into_response();
    let policy = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(answer)
}

fn number(text: &str) -> Result<PracticeNo, Fault> {
    // One address for each: neither "017" nor "+17".
    let no = text.parse().map(PracticeNo).map_err(|_| Fault::NotFound)?;
    if no.to_string() == text { Ok(no) } else { Err(Fault::NotFound) }
}

async fn find(app: &App, visit: &Visit, no: &str) -> Result<Address, Fault> {
    visit.require(Action::SeePublic, None)?;
    app.store().find_published_practice(number(no)?).await?.ok_or(Fault::NotFound)
}

/// What catalogues and feeds are told of a practice.
///
/// # Errors
/// The outside failed.
pub async fn cited(app: &App, terms: &Terms, lang: Lang, one: &PublishedPractice) -> Result<Cited, Fault> {
    let subject = |(scheme, code): (_, &rostrum_domain::taxonomy::TermCode)| Subject {
        name: names::term(lang, terms, scheme, code.as_str()).unwrap_or_else(|| code.to_string()),
        address: format!("{}/taxonomy/{}/{code}", app.settings().base, scheme.code()),
    };
    let publication = Publication {
        address: format!("{}/practices/{}", app.settings().base, one.no),
        practice: one.no,
        version: one.version,
        reader_language: lang.tag().to_owned(),
        publisher: publisher(app, lang, &one.meeting).await?,
        collection: lang.t("compendium-title"),
        subjects: one.practice.tags.iter().map(subject).collect(),
        published_at: one.published_at,
        changed_at: one.changed_at,
    };
    Ok(Cited::of_practice(&one.practice, publication))
}

/// Who publishes the compendium: the organ that convened the meeting.
async fn publisher(app: &App, lang: Lang, meeting: &MeetingId) -> Result<String, Fault> {
    let row = app.store().find_meeting(meeting).await?;
    Ok(row.map_or_else(|| lang.t("layout-name"), |row| times::body(lang, &row.meeting.note.body)))
}
