//! Paragraphs, material, tables.

use maud::{Markup, html};

use super::chart;
use crate::english;
use crate::model::{Block, Cell, Heading, Inline, Material, Paragraph, Source, Table};

pub fn write_block(block: &Block) -> Markup {
    match block {
        Block::Heading(heading) => write_heading(heading),
        Block::Paragraph(paragraph) => write_paragraph(paragraph),
        Block::Material(material) => write_material(material),
        Block::Remark(remark) => {
            html! { p.remark data-sources=(sources(&remark.sources)) { "[" (remark.text) "]" } }
        }
        Block::Table(table) => write_table(table),
        Block::Chart(chart) => chart::write(chart),
    }
}

fn write_heading(heading: &Heading) -> Markup {
    let inner = html! { span.number { (heading.number) } " " span { (heading.text) } };
    html! {
        @match heading.level {
            1 => h2.numbered id=(heading.anchor) { (inner) },
            2 => h3.numbered id=(heading.anchor) { (inner) },
            _ => h4.numbered id=(heading.anchor) { (inner) },
        }
    }
}

fn write_paragraph(paragraph: &Paragraph) -> Markup {
    let number = paragraph.number;
    html! {
        div.paragraph id=[number.map(|number| format!("p{number}"))] data-sources=(sources(&paragraph.sources)) {
            p {
                @if let Some(number) = number {
                    a.number href=(format!("#p{number}")) aria-label=(format!("Paragraph {number}")) { (number) "." } " "
                }
                (inlines(&paragraph.text))
            }
            @if !paragraph.items.is_empty() {
                ol.items {
                    @for (i, item) in paragraph.items.iter().enumerate() {
                        li { span.letter { "(" (english::letters(i)) ")" } " " span { (item) } }
                    }
                }
            }
        }
    }
}

fn write_material(material: &Material) -> Markup {
    html! {
        figure.material data-sources=(sources(&material.sources)) {
            figcaption { (material.label) }
            blockquote {
                @for passage in &material.paragraphs {
                    p lang=[passage.language] dir=(if passage.rtl { "rtl" } else { "ltr" }) { (passage.text) }
                }
            }
        }
    }
}

fn write_table(table: &Table) -> Markup {
    let class = |i: usize| table.columns.get(i).is_some_and(|column| column.number).then_some("figure");
    html! {
        figure.table {
            figcaption { (table.caption) }
            div.scroll role="region" aria-label=(table.caption) tabindex="0" {
                table {
                    thead {
                        tr {
                            @for (i, column) in table.columns.iter().enumerate() {
                                th scope="col" class=[class(i)] { (column.heading) }
                            }
                        }
                    }
                    tbody {
                        @for row in &table.rows {
                            tr { @for (i, one) in row.iter().enumerate() { (table_cell(i, one, class(i))) } }
                        }
                    }
                    @if let Some(total) = &table.total {
                        tfoot { tr { @for (i, one) in total.iter().enumerate() { (table_cell(i, one, class(i))) } } }
                    }
                }
            }
        }
    }
}

fn table_cell(place: usize, content: &Cell, class: Option<&str>) -> Markup {
    let lines = html! {
        @for (i, line) in content.lines.iter().enumerate() { @if i > 0 { br; } (inlines(line)) }
    };
    html! {
        @if place == 0 { th scope="row" class=[class] { (lines) } } @else { td class=[class] { (lines) } }
    }
}

pub fn inlines(text: &[Inline]) -> Markup {
    html! {
        @for inline in text {
            @match inline {
                Inline::Text { text } => (text),
                Inline::Link { text, address } => a href=(address) { (text) },
                Inline::Note { number } => {
                    sup { a id=(format!("mark-{number}")) href=(format!("#note-{number}"))
                        aria-label=(format!("Footnote {number}")) { (number) } }
                }
            }
        }
    }
}

/// The sources of a block, between spaces.
pub fn sources(sources: &[Source]) -> String {
    let ids: Vec<String> = sources.iter().map(Source::id).collect();
    ids.join(" ")
}
