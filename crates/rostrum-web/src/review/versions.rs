//! The versions of a contribution, and what differs between two of them, word by word.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::{calls, find, named};
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::practices::versions::words;
use crate::times;
use crate::visit::Visit;

/// Which versions are compared.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    older: Option<u32>,
    newer: Option<u32>,
}

/// Shows all versions, and what differs between two: the last two unless others are asked for.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let (row, one) = find(&app, &visit, &meeting, no).await?;
    let (lang, base) = (visit.lang, format!("/m/{}/contributions/{no}", row.meeting.id));
    let all = app.store().list_contribution_versions(&row.meeting.id, one.row.no).await?;
    let newer = asked.newer.unwrap_or(one.row.version);
    let older = asked.older.unwrap_or(newer.saturating_sub(1));
    let at = |version: u32| all.iter().find(|one| one.version == version);
    let call = calls(&app, &row).await?.remove(&one.row.call);
    let question = |code: &rostrum_domain::call::QuestionCode| {
        let found = call.as_ref().and_then(|call| call.numbered().find(|(_, question)| question.code == *code));
        found.map_or_else(
            || code.as_str().to_owned(),
            |(number, question)| format!("{number}. {}", question.text.to_reader("en").map_or("", |text| text.text)),
        )
    };
    let title = lang.with("review-versions", &[("reference", named(&row, &one).into())]);
    Ok(Page::new(&visit, title.clone()).of_meeting(&row).head(crate::practices::style()).render(&html! {
        p.eyebrow { a href=(base) { (named(&row, &one)) } }
        h1 { (title) }
        ul.plain {
            @for version in &all {
                li {
                    strong { (lang.with("practices-version", &[("version", version.version.into())])) }
                    " · " (times::instant(lang, &row.meeting.note.zone, version.received_at))
                    @if version.late { " " span.state.warn { (lang.of_family("review-filter", "late", &[]).unwrap_or_default()) } }
                    @if version.version > 1 {
                        br; a href={ (base) "/versions?older=" (version.version - 1) "&newer=" (version.version) "#differences" } {
                            (lang.with("practices-compare", &[("version", version.version.into())]))
                        }
                    }
                }
            }
        }
        @if let (Some(older), Some(newer)) = (at(older), at(newer)) {
            h2 #differences { (lang.with("practices-differences", &[("older", older.version.into()), ("newer", newer.version.into())])) }
            @let codes: std::collections::BTreeSet<_> = older.content.answers.keys().chain(newer.content.answers.keys()).collect();
            @let text = |version: &rostrum_store::ContributionVersion, code| version.content.answers.get(code).cloned().unwrap_or_default();
            @let changed: Vec<_> = codes.into_iter().filter(|code| text(older, code) != text(newer, code)).collect();
            @if changed.is_empty() { p { (lang.t("practices-no-differences")) } }
            @for code in changed {
                h3 dir="auto" { (question(code)) }
                (words(lang, &text(older, code), &text(newer, code)))
            }
        }
    }))
}
