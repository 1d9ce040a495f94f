//! What was received: the reference, the instant, the hash of the text, and the text itself to be taken along. From here
//! the author says otherwise what may be made public, and takes back.

use axum::extract::{Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_domain::contribution::{State, reference};
use rostrum_domain::registration::FileKind;
use serde::Deserialize;
use std::collections::HashMap;

use super::door::Door;
use super::form::{consents, mark};
use crate::calls;
use crate::error::Fault;
use crate::layout::Page;
use crate::times;

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// Shows the receipt of the latest version, with all before it.
///
/// # Errors
/// [`Fault::NotFound`] where nothing was handed in, or the outside failed.
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let (lang, id, no) = (door.visit.lang, &door.meeting.meeting.id, door.row.no);
    let versions = door.app.store().list_contribution_versions(id, no).await?;
    let latest = versions.first().ok_or(Fault::NotFound)?;
    let zone = &door.meeting.meeting.note.zone;
    let at = |at| times::instant(lang, zone, at);
    let title = lang.t("contribution-received");
    let done = asked.done.and_then(|code| lang.of_family("contribution-done", &code, &[]));
    let is_draft_open = door.row.state != State::Published;
    let state = lang.of_family("contribution-state", &door.row.state.code().replace('_', "-"), &[]).unwrap_or_default();
    let changes = door.app.store().list_contribution_changes(id, no).await?;
    let reason = changes.iter().rev().find(|step| step.after == door.row.state).and_then(|step| step.reason.clone());
    Ok(Page::new(&door.visit, title.clone()).of_meeting(&door.meeting).script("draft.js").script("copy.js").head(calls::head()).render(&html! {
        h1 data-draft-over=(mark(&door)) { (title) }
        @if let Some(done) = done { div.good role="status" { p { (done) } } }
        @else { div.good { p { (lang.t("contribution-received-text")) } } }
        section.card {
            dl.facts {
                div { dt { (lang.t("contribution-reference")) } dd { bdi.key #reference { (reference(id, no)) } } }
                div { dt { (lang.t("contribution-version")) } dd { (latest.version) } }
                div { dt { (lang.t("contribution-received-at")) } dd { time datetime=(latest.received_at) { (at(latest.received_at)) } } }
                div { dt { (lang.t("contribution-state")) } dd { (state) } }
                div { dt { (lang.t("contribution-hash")) } dd { code.hash dir="ltr" { (latest.hash) } } }
            }
            @if latest.late { p.note { (lang.t("contribution-received-late")) } }
            @if let Some(reason) = reason { p { (lang.with("contribution-reason", &[("reason", reason.into())])) } }
            p { a href={ (door.base) "/text" } { (lang.t("contribution-text")) } }
            p.small { (lang.t("contribution-hash-text")) }
        }
        @if door.token.is_some() {
            p { (lang.t("contribution-keep-link")) }
            p { code.key #resume dir="ltr" { (door.whole_address()) } " "
                button.second type="button" data-copy="resume" data-done=(lang.t("contribution-copied")) hidden { (lang.t("contribution-copy")) } }
        }
        @if is_draft_open {
            p { (lang.t("contribution-again-text")) }
            div.actions { a.button.second href=(door.base) { (lang.t("contribution-go-on")) } }
        }
        @if versions.len() > 1 {
            h2 { (lang.t("contribution-versions")) }
            ul {
                @for one in &versions {
                    li { (lang.with("contribution-version-line", &[("version", one.version.into()), ("at", at(one.received_at).into())])) }
                }
            }
        }
        form.card method="post" action=(door.base) {
            fieldset.field {
                legend { (lang.t("contribution-consent-later")) }
                @for (consent, label, more) in consents(lang, &door) {
                    @let is_open = consent.is_open_to(door.row.level);
                    label.choice {
                        input type="radio" name="consent" value=(consent.code()) disabled[!is_open] checked[door.row.consent_now() == Some(consent)];
                        span { (label) small { (more) } }
                    }
                }
            }
            p.small { (lang.t("contribution-consent-later-text")) }
            div.actions {
                button.second name="do" value="consent" { (lang.t("contribution-consent-set")) }
                @if door.row.state != State::Withdrawn {
                    button.danger name="do" value="withdraw" { (lang.t("contribution-withdraw")) }
                }
            }
        }
    }))
}

/// The text of the latest version, of which the receipt has the hash.
///
/// # Errors
/// As [`show`].
pub async fn text(door: Door) -> Result<Response, Fault> {
    let (store, id, no) = (door.app.store(), &door.meeting.meeting.id, door.row.no);
    let latest = store.list_contribution_versions(id, no).await?.into_iter().next().ok_or(Fault::NotFound)?;
    let call = store.find_call_version(id, door.row.call, latest.call_version).await?.ok_or(Fault::NotFound)?;
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.txt\"", reference(id, no))),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, latest.content.written_out(&call)).into_response())
}

/// A file that is attached, for those who attached it.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn file(Path(names): Path<HashMap<String, String>>, door: Door) -> Result<Response, Fault> {
    let file = names.get("no").and_then(|no| no.parse().ok()).ok_or(Fault::NotFound)?;
    let found = door.app.store().find_contribution_file(&door.meeting.meeting.id, door.row.no, file).await?;
    let (kind, file) = found.ok_or(Fault::NotFound)?;
    let kind_name = match kind {
        FileKind::Pdf => "application/pdf",
        FileKind::Png => "image/png",
        FileKind::Jpeg => "image/jpeg",
        FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };
    let headers = [
        (CONTENT_TYPE, kind_name.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"file.{}\"", kind.ending())),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}
