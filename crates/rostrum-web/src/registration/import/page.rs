//! What the secretariat sees of a table before it is taken, and the form that takes one.

use maud::{Markup, html};
use rostrum_domain::origin::{LONGEST_NETWORK, MOST_NETWORKS, NetworksFault};
use rostrum_domain::participant::Category;
use rostrum_import::{InWorkbook, LineFault};
use rostrum_store::MeetingRow;

use super::plan::Plan;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// What is wrong with a line, a sentence each.
pub(super) fn sentences(lang: Lang, faults: &[LineFault]) -> Vec<String> {
    let sentence = |fault: &LineFault| match fault {
        LineFault::Name => lang.t("accredited-name-wrong"),
        LineFault::Delegation => lang.t("import-delegation-wrong"),
        LineFault::Category(text) => lang.with("import-category-wrong", &[("text", text.as_str().into())]),
        LineFault::Email(text) if text.is_empty() => lang.t("import-email-empty"),
        LineFault::Email(text) => lang.with("register-email-wrong", &[("email", text.as_str().into())]),
        LineFault::Language(text) => lang.with("import-language-wrong", &[("text", text.as_str().into())]),
        LineFault::Level(text) => lang.with("import-level-wrong", &[("text", text.as_str().into())]),
        LineFault::Formula(column, shown) => {
            lang.with("import-formula", &[("column", (*column).into()), ("shown", shown.as_str().into())])
        }
        LineFault::Twice(line) => lang.with("import-twice", &[("line", (*line).into())]),
        LineFault::Country(text) => lang.with("import-country-wrong", &[("text", text.as_str().into())]),
        LineFault::Government(text) => lang.with("import-government-wrong", &[("text", text.as_str().into())]),
        LineFault::Population(text) => lang.with("import-population-wrong", &[("text", text.as_str().into())]),
        LineFault::NoGovernment => lang.t("import-no-government"),
        LineFault::Gender(text) => lang.with("import-gender-wrong", &[("text", text.as_str().into())]),
        LineFault::Networks(NetworksFault::TooMany(count)) => {
            lang.with("origin-networks-many", &[("count", (*count).into()), ("most", MOST_NETWORKS.into())])
        }
        LineFault::Networks(NetworksFault::TooLong(name)) => {
            lang.with("origin-networks-long", &[("name", name.as_str().into()), ("most", LONGEST_NETWORK.into())])
        }
        _ => String::new(),
    };
    faults.iter().map(sentence).collect()
}

/// Where a fault stands: the line of a file, or the cells of a sheet.
fn whereabouts(lang: Lang, place: Option<&InWorkbook>, line: u32, columns: &[&str]) -> String {
    let Some(place) = place else { return lang.with("import-line", &[("line", line.into())]) };
    let mut cells: Vec<String> =
        columns.iter().filter_map(|column| Some(format!("{}{line}", place.letters(column)?))).collect();
    cells.dedup();
    // A column that the sheet does not have is a fault of the whole line.
    let cells = if cells.is_empty() { line.to_string() } else { cells.join(", ") };
    lang.with("import-cells", &[("sheet", place.sheet.as_str().into()), ("cells", cells.into())])
}

/// Most sentences of a kind that are shown; the numbers tell of all.
const SHOWN: usize = 200;

/// What goes back into the form until the table is taken.
pub(super) struct Told<'a> {
    pub name: &'a str,
    pub text: &'a str,
    pub category: Option<Category>,
}

/// Shows what taking a table would do.
pub(super) fn preview(visit: &Visit, row: &MeetingRow, told: &Told<'_>, plan: &Plan) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/participants", row.meeting.id);
    let counts = [
        ("new", plan.new.len().into()),
        ("changed", plan.changed.len().into()),
        ("same", plan.same.into()),
        ("faulty", plan.faults.len().into()),
    ];
    Page::new(visit, lang.t("import-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("import-title")) }
        p.lead { (lang.with("import-counts", &counts)) }
        @if !plan.faults.is_empty() {
            div.bad {
                h2 { (lang.t("import-faults")) }
                ul {
                    @for (line, sentences, columns) in plan.faults.iter().take(SHOWN) {
                        li { strong { (whereabouts(lang, plan.place.as_ref(), *line, columns)) } " " (sentences.join(" ")) }
                    }
                }
                @if plan.faults.len() > SHOWN { p { (lang.with("import-more", &[("count", (plan.faults.len() - SHOWN).into())])) } }
            }
        }
        @if !plan.changes.is_empty() {
            div.note {
                h2 { (lang.t("programme-changes")) }
                ul { @for sentence in plan.changes.iter().take(SHOWN) { li { (sentence) } } }
                @if plan.changes.len() > SHOWN { p { (lang.with("import-more", &[("count", (plan.changes.len() - SHOWN).into())])) } }
            }
        }
        @if !plan.remarks.is_empty() {
            div.note {
                h2 { (lang.t("import-remarks")) }
                ul { @for sentence in plan.remarks.iter().take(SHOWN) { li { (sentence) } } }
                @if plan.remarks.len() > SHOWN { p { (lang.with("import-more", &[("count", (plan.remarks.len() - SHOWN).into())])) } }
            }
        }
        @if plan.is_empty() {
            p { (lang.t("import-nothing")) }
            div.actions { a.button.second href=(base) { (lang.t("import-back")) } }
        } @else {
            p { (lang.t("import-links")) }
            form method="post" action={ (base) "/import" } enctype="multipart/form-data" {
                input type="hidden" name="name" value=(told.name);
                input type="hidden" name="category" value=(told.category.map_or("", Category::code));
                textarea name="text" hidden aria-hidden="true" { (told.text) }
                div.actions {
                    button name="do" value="take" { (lang.t("import-take")) }
                    a.button.second href=(base) { (lang.t("import-back")) }
                }
            }
        }
    })
}

/// Links to what else the secretariat does with participants.
pub fn links(lang: Lang, base: &str) -> Markup {
    let pages = [
        ("check-in", "check-in-title"),
        ("badges", "badges-title"),
        ("embed", "embed-title"),
        ("retention", "retention-title"),
    ];
    html! {
        ul.links { @for (path, title) in pages { li { a href={ (base) "/" (path) } { (lang.t(title)) } } } }
    }
}

/// The form that takes a table, and links to the files of all participants.
pub fn form(lang: Lang, base: &str) -> Markup {
    html! {
        section.card {
            h2 { (lang.t("import-heading")) }
            form method="post" action={ (base) "/import" } enctype="multipart/form-data" {
                div.field {
                    label for="file" { (lang.t("import-file")) }
                    p.hint #file-hint { (lang.t("import-file-hint")) }
                    input #file type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.json,text/csv" aria-describedby="file-hint";
                }
                div.field {
                    label for="import-category" { (lang.t("import-category")) }
                    p.hint #import-category-hint { (lang.t("import-category-hint")) }
                    select #import-category name="category" aria-describedby="import-category-hint" {
                        option value="" { (lang.t("import-no-category")) }
                        @for one in Category::ALL { option value=(one.code()) { (category(lang, one)) } }
                    }
                }
                button { (lang.t("import-check")) }
            }
            p.small { (lang.t("import-export")) " " a href={ (base) "/csv" } { "CSV" } " · " a href={ (base) "/xlsx" } { "XLSX" } }
        }
    }
}
