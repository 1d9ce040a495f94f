//! Tables: those of the report, the masthead and the box of the summary.

use super::document::Body;
use super::xml::Xml;
use crate::model::{Cell, Column, Table};

/// Width between the margins, in twentieths of a point.
const WIDTH: u32 = 9_638;

/// A table with thin rules whose heading is repeated on each page.
pub fn write(body: &mut Body, table: &Table) {
    body.paragraph("Caption", |body| body.run(&table.caption, &[]));
    let shares: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    let widths: Vec<u32> = table.columns.iter().map(|column| WIDTH * u32::from(column.width) / shares).collect();
    open(body, &widths, false);
    body.xml.open("w:tr", &[]);
    row_properties(&mut body.xml, true);
    for (column, width) in table.columns.iter().zip(&widths) {
        cell(body, *width, &[("top", "4"), ("bottom", "12")], |body| {
            line(body, "TableHead", column.number, |body| body.run(column.heading, &[]));
        });
    }
    body.xml.close("w:tr");
    let last = table.rows.len().saturating_sub(1);
    for (i, row) in table.rows.iter().enumerate() {
        let rule = if i == last && table.total.is_none() { "12" } else { "2" };
        write_row(body, table, &widths, row, &[("bottom", rule)], &[]);
    }
    if let Some(total) = &table.total {
        write_row(body, table, &widths, total, &[("top", "4"), ("bottom", "12")], &[("w:b", ""), ("w:bCs", "")]);
    }
    body.xml.close("w:tbl");
    body.paragraph("Normal", |_| {});
}

fn write_row(
    body: &mut Body,
    table: &Table,
    widths: &[u32],
    cells: &[Cell],
    rules: &[(&str, &str)],
    bold: &[(&str, &str)],
) {
    body.xml.open("w:tr", &[]);
    row_properties(&mut body.xml, false);
    for ((content, column), width) in cells.iter().zip(&table.columns).zip(widths) {
        cell(body, *width, rules, |body| write_cell(body, column, content, bold));
    }
    body.xml.close("w:tr");
}

fn write_cell(body: &mut Body, column: &Column, content: &Cell, bold: &[(&str, &str)]) {
    if content.lines.is_empty() {
        line(body, "TableText", column.number, |_| {});
    }
    for text in &content.lines {
        line(body, "TableText", column.number, |body| {
            if bold.is_empty() {
                body.inlines(text);
            } else {
                let plain: String = text.iter().map(crate::model::Inline::plain).collect();
                body.run(&plain, bold);
            }
        });
    }
}

fn line(body: &mut Body, style: &str, number: bool, content: impl FnOnce(&mut Body)) {
    body.paragraph_with(
        style,
        |xml| {
            if number {
                xml.value("w:jc", "right");
            }
        },
        content,
    );
}

/// Two rows of two cells: organization and symbol; organ and distribution.
pub fn masthead(
    body: &mut Body,
    organization: impl FnOnce(&mut Body),
    symbol: impl FnOnce(&mut Body),
    organ: impl FnOnce(&mut Body),
    distribution: impl FnOnce(&mut Body),
) {
    let widths = [6_803, WIDTH - 6_803];
    open(body, &widths, false);
    body.xml.open("w:tr", &[]);
    cell(body, widths[0], &[("bottom", "4")], organization);
    cell(body, widths[1], &[("bottom", "4")], symbol);
    body.xml.close("w:tr");
    body.xml.open("w:tr", &[]);
    cell(body, widths[0], &[("bottom", "18")], organ);
    cell(body, widths[1], &[("bottom", "18")], distribution);
    body.xml.close("w:tr");
    body.xml.close("w:tbl");
}

/// A box over the whole width.
pub fn boxed(body: &mut Body, content: impl FnOnce(&mut Body)) {
    open(body, &[WIDTH], true);
    body.xml.open("w:tr", &[]);
    cell(body, WIDTH, &[], content);
    body.xml.close("w:tr");
    body.xml.close("w:tbl");
}

fn open(body: &mut Body, widths: &[u32], framed: bool) {
    let xml = &mut body.xml;
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &WIDTH.to_string()), ("w:type", "dxa")]);
    if framed {
        xml.open("w:tblBorders", &[]);
        for edge in ["w:top", "w:left", "w:bottom", "w:right"] {
            rule(xml, edge, "4");
        }
        xml.close("w:tblBorders");
    }
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close("w:tblGrid");
}

fn row_properties(xml: &mut Xml, heading: bool) {
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    if heading {
        xml.empty("w:tblHeader", &[]);
    }
    xml.close("w:trPr");
}

fn cell(body: &mut Body, width: u32, rules: &[(&str, &str)], content: impl FnOnce(&mut Body)) {
    body.xml.open("w:tc", &[]);
    body.xml.open("w:tcPr", &[]);
    body.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if !rules.is_empty() {
        body.xml.open("w:tcBorders", &[]);
        for (edge, eighths) in rules {
            rule(&mut body.xml, &format!("w:{edge}"), eighths);
        }
        body.xml.close("w:tcBorders");
    }
    body.xml.open("w:tcMar", &[]);
    body.xml.empty("w:right", &[("w:w", "113"), ("w:type", "dxa")]);
    body.xml.close("w:tcMar");
    if rules.iter().any(|(edge, _)| *edge == "top") {
        body.xml.value("w:vAlign", "bottom");
    }
    body.xml.close("w:tcPr");
    content(body);
    body.xml.close("w:tc");
}

/// A rule so many eighths of a point thick.
fn rule(xml: &mut Xml, edge: &str, eighths: &str) {
    xml.empty(edge, &[("w:val", "single"), ("w:sz", eighths), ("w:space", "0"), ("w:color", "auto")]);
}
