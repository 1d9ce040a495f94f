//! What was read of a note, what was assumed, and what the linter finds, before a meeting is created.

use maud::{Markup, html};
use rostrum_domain::notice::{Level, Notice};
use rostrum_import::{Imported, Origin};

use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::programme_list;
use crate::visit::Visit;

/// The whole page; `refused` says why the meeting was not created.
pub fn page(visit: &Visit, name: &str, imported: &Imported, refused: Option<&str>) -> Markup {
    let (lang, note) = (visit.lang, &imported.note);
    let findings: Vec<&Notice> = imported.findings().collect();
    Page::new(visit, lang.t("note-title")).render(&html! {
        p.eyebrow { (name) }
        h1 { @if note.title.is_empty() { (lang.t("note-without-title")) } @else { (note.title) } }
        @if let Some(refused) = refused { div.bad role="alert" { p { (refused) } } }
        p.lead { (lang.t("note-text")) }
        h2 { (lang.with("note-findings", &[("count", findings.len().into())])) }
        @if findings.is_empty() { p.good { (lang.t("note-no-findings")) } } @else { (finding_list(lang, &findings)) }
        h2 { (lang.t("note-programme")) }
        @if note.programme.sessions.is_empty() { p { (lang.t("note-no-programme")) } }
        (programme_list(lang, note, None))
        h2 { (lang.t("note-fields")) }
        (fields(lang, imported))
        h2 #text-of-note { (lang.t("note-text-of")) }
        form method="post" action="/secretariat/note" enctype="multipart/form-data" {
            input type="hidden" name="name" value=(name);
            div.field.wide {
                label for="text" { (lang.t("note-text-label")) }
                p.hint #text-hint { (lang.t("note-text-hint")) }
                textarea #text name="text" rows="18" aria-describedby="text-hint" spellcheck="false" { (imported.text) }
            }
            div.actions {
                button.second name="do" value="check" { (lang.t("note-check")) }
                button name="do" value="create" { (lang.t("note-create")) }
                a href="/secretariat" { (lang.t("note-leave")) }
            }
        }
    })
}

fn finding_list(lang: Lang, findings: &[&Notice]) -> Markup {
    html! {
        ul.findings {
            @for finding in findings {
                li {
                    span class={ "state " (if finding.level == Level::Error { "bad" } else { "warn" }) } {
                        @if finding.level == Level::Error { (lang.t("note-error")) } @else { (lang.t("note-warning")) }
                    }
                    @if let Some(span) = finding.span {
                        " " span.at { (lang.with("note-place", &[("line", span.line.into()), ("column", span.column.into())])) }
                    }
                    p { strong { (finding.message) } }
                    @if let Some(help) = &finding.help { p.quiet { (help) } }
                }
            }
        }
    }
}

/// Every field with its value, its line, and whether it was read or assumed; long texts are cut.
fn fields(lang: Lang, imported: &Imported) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("note-fields")) {
            table {
                thead {
                    tr {
                        th scope="col" { (lang.t("note-field")) }
                        th scope="col" { (lang.t("note-value")) }
                        th.number scope="col" { (lang.t("note-line")) }
                        th scope="col" { (lang.t("note-origin")) }
                    }
                }
                tbody {
                    @for field in &imported.fields {
                        tr {
                            th scope="row" { (field.field) }
                            td { (short(&field.value)) }
                            td.number { @if let Some(line) = field.line { (line) } }
                            td {
                                @if field.origin == Origin::Assumed { span.state.warn { (lang.t("note-assumed")) } }
                                @else { (lang.t("note-was-read")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn short(value: &serde_json::Value) -> String {
    let text = match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let start: String = text.chars().take(160).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}
