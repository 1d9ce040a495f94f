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
        (programme_list(lang, note, None, None))
        (assumed(lang, imported))
        details {
            summary { (lang.with("note-fields", &[("count", imported.fields.len().into())])) }
            (fields(lang, imported))
        }
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

/// What the note does not say, with what is taken in its place.
fn assumed(lang: Lang, imported: &Imported) -> Markup {
    let mut assumed = imported.fields.iter().filter(|field| field.origin == Origin::Assumed).peekable();
    html! {
        @if assumed.peek().is_some() {
            h2 { (lang.t("note-what-was-assumed")) }
            p { (lang.t("note-assumed-text")) }
            dl.facts.side {
                @for field in assumed { dt { (field.field.replace(['.', '_'], " ")) } dd { (short(&field.value)) } }
            }
        }
    }
}

/// Every field with its value, its line, and whether it was read or assumed; long texts are cut.
fn fields(lang: Lang, imported: &Imported) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("note-all-fields")) {
            table.stack {
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
                            td.number data-label=(lang.t("note-line")) { @if let Some(line) = field.line { (line) } @else { "–" } }
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
    let text = plain(value);
    let start: String = text.chars().take(160).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

/// A value as people write it: parts of a list parted by semicolons, no braces, no quotes.
fn plain(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.is_empty() => "–".to_owned(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Object(values) => {
            values.iter().map(|(name, value)| format!("{name} {}", plain(value))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
