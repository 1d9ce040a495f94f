//! The report as Markdown (CommonMark with pipe tables and footnotes).

use std::fmt::Write;

use crate::english;
use crate::model::{Annex, Block, Cell, Chart, Column, Inline, Masthead, Material, Paragraph, Report, Table};

/// Writes the report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut out = String::new();
    if let Some(band) = &report.rehearsal {
        push(&mut out, &format!("**{}**", escaped(band)));
    }
    masthead(&mut out, &report.masthead);
    push(&mut out, &format!("# {}", escaped(&report.title)));
    push(&mut out, &format!("**{}**", escaped(&report.author_line)));
    push(&mut out, "## Summary");
    for paragraph in &report.summary {
        push(&mut out, &inlines(&paragraph.text));
    }
    for block in &report.body {
        write_block(&mut out, block);
    }
    for annex in &report.annexes {
        write_annex(&mut out, annex);
    }
    if !report.drafting_note.is_empty() {
        push(&mut out, "---");
        push(&mut out, "## Note to the rapporteur");
    }
    for line in &report.drafting_note {
        push(&mut out, &escaped(line));
    }
    for (i, footnote) in report.footnotes.iter().enumerate() {
        push(&mut out, &format!("[^{}]: {}", i + 1, inlines(&footnote.text)));
    }
    out
}

/// Adds a block, with an empty line before the next.
fn push(out: &mut String, block: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(block);
    out.push('\n');
}

fn masthead(out: &mut String, head: &Masthead) {
    let mut lines = vec![
        format!("{} | **{}**", head.organization, escaped(&head.symbol)),
        escaped(&head.organ),
        format!("Distr.: {}", head.distribution),
        head.date.clone(),
        format!("Original: {}", head.original),
    ];
    lines.extend(head.body.iter().map(|body| format!("**{}**", escaped(body))));
    lines.extend(head.council_session.clone());
    lines.extend(head.agenda.clone());
    lines.extend(head.agenda_texts.iter().map(|text| escaped(text)));
    // A backslash at the end of a line is a line break.
    push(out, &lines.join("\\\n"));
}

fn write_annex(out: &mut String, annex: &Annex) {
    push(out, &format!("## {}. {}", annex.label, escaped(&annex.title)));
    for block in &annex.blocks {
        write_block(out, block);
    }
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(heading) => {
            let marks = "#".repeat(usize::from(heading.level) + 1);
            push(out, &format!("{marks} {} {}", heading.number, escaped(&heading.text)));
        }
        Block::Paragraph(paragraph) => write_paragraph(out, paragraph),
        Block::Material(material) => write_material(out, material),
        Block::Remark(remark) => push(out, &format!("*\\[{}\\]*", escaped(&remark.text))),
        Block::Table(table) => write_table(out, table),
        Block::Chart(chart) => write_chart(out, chart),
    }
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph) {
    let number = paragraph.number.map_or_else(String::new, |number| format!("{number}. "));
    push(out, &format!("{number}{}", inlines(&paragraph.text)));
    for (i, item) in paragraph.items.iter().enumerate() {
        push(out, &format!("    ({}) {}", english::letters(i), escaped(item)));
    }
}

fn write_material(out: &mut String, material: &Material) {
    let mut text = format!("> **{}**", escaped(&material.label));
    for passage in &material.paragraphs {
        let _ = write!(text, "\n>\n> {}", escaped(&passage.text));
    }
    push(out, &text);
}

fn write_table(out: &mut String, table: &Table) {
    push(out, &format!("**{}**", escaped(&table.caption)));
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = |column: &Column| if column.number { "---:" } else { "---" }.to_owned();
    let mut text = row(table.columns.iter().map(|column| column.heading.to_owned()).collect());
    let _ = write!(text, "\n{}", row(table.columns.iter().map(rule).collect()));
    for cells in &table.rows {
        let _ = write!(text, "\n{}", row(cells.iter().map(cell).collect()));
    }
    if let Some(total) = &table.total {
        let _ = write!(text, "\n{}", row(total.iter().map(|one| format!("**{}**", cell(one))).collect()));
    }
    push(out, &text);
}

fn cell(cell: &Cell) -> String {
    let lines: Vec<String> = cell.lines.iter().map(|line| inlines(line)).collect();
    lines.join("<br>")
}

fn write_chart(out: &mut String, chart: &Chart) {
    push(out, &format!("**{}**", escaped(&chart.caption)));
    let longest = chart.bars.iter().map(|bar| bar.seconds).max().unwrap_or(1).max(1);
    let mut text = "| Category | Bar | min:s |\n| --- | --- | ---: |".to_owned();
    for bar in &chart.bars {
        let blocks = (u64::from(bar.seconds) * 24).div_ceil(u64::from(longest));
        let blocks = "█".repeat(usize::try_from(blocks).unwrap_or(0));
        let _ = write!(text, "\n| {} | {blocks} | {} |", escaped(&bar.label), bar.shown);
    }
    push(out, &text);
}

fn inlines(text: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => escaped(text),
        Inline::Link { text, address } => format!("[{}]({address})", escaped(text)),
        Inline::Note { number } => format!("[^{number}]"),
    };
    // Only the beginning of the whole can be taken for a mark of a list.
    text.iter().map(one).collect()
}

/// The text with a backslash before everything that Markdown could take for a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in text.char_indices() {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '$' | '&' | '#');
        let list = i == 0 && matches!(c, '-' | '+' | '=');
        let numbered = matches!(c, '.' | ')') && i > 0 && text[..i].bytes().all(|b| b.is_ascii_digit());
        if special || list || numbered {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_taken_for_a_mark() {
        assert_eq!(escaped("1. *a* <b> [c](d) | e"), "1\\. \\*a\\* \\<b\\> \\[c\\](d) \\| e");
        assert_eq!(escaped("- no list, 12. in the middle"), "\\- no list, 12. in the middle");
    }
}
