//! The report as one accessible page: no script, nothing fetched, prints well.

mod blocks;
mod chart;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::model::{Block, Masthead, Report};
use blocks::{inlines, write_block};

const STYLE: &str = include_str!("report.css");

/// Writes the report as one HTML page.
pub fn html(report: &Report) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(report.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="dcterms.date" content=(report.date);
                title { (report.title) " – " (report.masthead.symbol) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#report" { "Skip to the report" }
                @if let Some(band) = &report.rehearsal {
                    p.rehearsal role="note" { strong { (band) } }
                }
                div.page {
                    (contents(report))
                    main #report {
                        (drafting_note(report))
                        article { (first_page(report)) (body(report)) }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn contents(report: &Report) -> Markup {
    html! {
        nav.contents aria-labelledby="contents" {
            h2 #contents { "Contents" }
            ol {
                li { a href="#summary" { "Summary" } }
                @for block in &report.body {
                    @if let Block::Heading(heading) = block {
                        li class=(format!("level-{}", heading.level)) {
                            a href=(format!("#{}", heading.anchor)) {
                                span.number { (heading.number) } " " span { (heading.text) }
                            }
                        }
                    }
                }
                @for annex in &report.annexes {
                    li { a href=(format!("#{}", annex.anchor)) { (annex.label) ". " (annex.title) } }
                }
            }
        }
    }
}

fn drafting_note(report: &Report) -> Markup {
    html! {
        @if !report.drafting_note.is_empty() {
            aside.drafting aria-labelledby="drafting" {
                h2 #drafting { "Note to the rapporteur" }
                @for line in &report.drafting_note { p { (line) } }
            }
        }
    }
}

fn first_page(report: &Report) -> Markup {
    html! {
        (masthead(&report.masthead))
        h1 { (report.title) }
        p.author { (report.author_line) }
        section.summary aria-labelledby="summary" {
            h2 #summary { "Summary" }
            @for paragraph in &report.summary { p data-sources=(blocks::sources(&paragraph.sources)) { (inlines(&paragraph.text)) } }
        }
    }
}

fn masthead(head: &Masthead) -> Markup {
    html! {
        header.masthead {
            div.organization { span { (head.organization) } strong.symbol { (head.symbol) } }
            div.organ {
                p { (head.organ) }
                ul {
                    li { "Distr.: " (head.distribution) }
                    li { (head.date) }
                    li { "Original: " (head.original) }
                }
            }
            @if let Some(body) = &head.body {
                div.body {
                    p { strong { (body) } }
                    @for line in head.council_session.iter().chain(&head.agenda) { p { (line) } }
                    @for text in &head.agenda_texts { p.agenda { (text) } }
                }
            }
        }
    }
}

fn body(report: &Report) -> Markup {
    html! {
        @for block in &report.body { (write_block(block)) }
        @for annex in &report.annexes {
            section.annex {
                h2 id=(annex.anchor) { span.label { (annex.label) } " " (annex.title) }
                @for block in &annex.blocks { (write_block(block)) }
            }
        }
        @if !report.footnotes.is_empty() {
            section.footnotes aria-labelledby="footnotes" {
                h2 #footnotes { "Footnotes" }
                ol {
                    @for (i, footnote) in report.footnotes.iter().enumerate() {
                        li id=(format!("note-{}", i + 1)) data-sources=(blocks::sources(&footnote.sources)) {
                            (inlines(&footnote.text)) " "
                            a href=(format!("#mark-{}", i + 1)) aria-label=(format!("Back to the mark of footnote {}", i + 1)) { "↩" }
                        }
                    }
                }
            }
        }
    }
}
