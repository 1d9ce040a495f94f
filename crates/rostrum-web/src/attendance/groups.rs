//! Who attended by category, regional group and declared gender: the tables of the page, and the same as files.
//!
//! The secretariat sees exact figures, and of each group whether the annex of the report shows it alone or in a sum.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rostrum_domain::attendance::groups::{Counted, Group, Grouping, Heads, count, published, sum};
use rostrum_domain::floor::FEWEST_PEOPLE;
use rostrum_report::table::{Cell, Table};

use super::Hall;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::figures;
use crate::i18n::Lang;
use crate::meeting::category;
use crate::visit::Visit;

/// Headings of the file; they are the same in every language, for programs.
const COLUMNS: [&str; 5] = ["By", "Group", "Registered", "Attended", "In the report"];

/// A group with its figures, and whether the report shows it alone.
type Line = (Group, Heads, bool);

/// Attendance by each grouping, as CSV.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let hall = Hall::find(&app, &visit, &meeting).await?;
    Ok(csv_file(hall.row.meeting.id.as_str(), "attendance", &file(&hall)))
}

/// The same as XLSX.
///
/// # Errors
/// As [`csv`].
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let hall = Hall::find(&app, &visit, &meeting).await?;
    xlsx_file(hall.row.meeting.id.as_str(), "attendance", file(&hall), app.now()).await
}

fn lines(people: &[Counted], by: Grouping) -> Vec<Line> {
    let (alone, _) = published(people, by);
    let is_alone = |group: Group| alone.iter().any(|(one, _)| *one == group);
    count(people, by).into_iter().map(|(group, heads)| (group, heads, is_alone(group))).collect()
}

fn file(hall: &Hall) -> Table {
    let people = hall.counted();
    let row = |by: Grouping, group: &str, heads: Heads, alone: &str| {
        vec![
            Cell::Text(by.code().to_owned()),
            Cell::Text(group.to_owned()),
            Cell::Whole(heads.registered.into()),
            Cell::Whole(heads.attended.into()),
            Cell::Text(alone.to_owned()),
        ]
    };
    let of = |by: Grouping| {
        let lines = lines(&people, by);
        let all = sum(lines.iter().map(|(_, heads, _)| heads));
        let each = lines.into_iter().map(move |(group, heads, alone)| {
            row(by, group.code(), heads, if alone { "alone" } else { "with others" })
        });
        each.chain([row(by, "total", all, "")]).collect::<Vec<_>>()
    };
    let rows = Grouping::ALL.into_iter().flat_map(of).collect();
    Table { title: "Attendance".to_owned(), columns: COLUMNS.map(str::to_owned).to_vec(), rows }
}

/// Everybody together.
pub(super) fn total(hall: &Hall) -> Heads {
    sum(count(&hall.counted(), Grouping::Category).iter().map(|(_, heads)| heads))
}

/// The tables of the page, with their files.
pub(super) fn section(lang: Lang, base: &str, hall: &Hall) -> Markup {
    let people = hall.counted();
    html! {
        p.small { (lang.with("attendance-rule", &[("fewest", FEWEST_PEOPLE.into())])) }
        ul.links {
            li { a href={ (base) "/csv" } { "CSV" } }
            li { a href={ (base) "/xlsx" } { "XLSX" } }
        }
        @for by in Grouping::ALL { (table(lang, by, &lines(&people, by))) }
    }
}

fn table(lang: Lang, by: Grouping, lines: &[Line]) -> Markup {
    let caption = lang.of_family("attendance-by", by.code(), &[]).unwrap_or_default();
    let all = sum(lines.iter().map(|(_, heads, _)| heads));
    let id = format!("by-{}", by.code());
    let heads = [lang.t("attendance-registered"), lang.t("attendance-attended"), lang.t("attendance-in-report")];
    html! {
        h3 id=(id) { (caption) }
        div.scroll tabindex="0" role="region" aria-labelledby=(id) {
            table.stack aria-labelledby=(id) {
                thead { tr {
                    th scope="col" { (lang.t("attendance-group")) }
                    th.number scope="col" { (heads[0]) }
                    th.number scope="col" { (heads[1]) }
                    th scope="col" { (heads[2]) }
                } }
                tbody {
                    @for (group, count, alone) in lines {
                        tr {
                            th scope="row" { (name(lang, *group)) }
                            td.number data-label=(heads[0]) { (count.registered) }
                            td.number data-label=(heads[1]) { (count.attended) }
                            td data-label=(heads[2]) { (if *alone { lang.t("attendance-alone") } else { lang.t("attendance-with-others") }) }
                        }
                    }
                    tr {
                        th scope="row" { (lang.t("attendance-total")) }
                        td.number data-label=(heads[0]) { strong { (all.registered) } }
                        td.number data-label=(heads[1]) { strong { (all.attended) } }
                        td {}
                    }
                }
            }
        }
    }
}

fn name(lang: Lang, group: Group) -> Markup {
    match group {
        Group::Category(one) => html! { span class={ "cat cat-" (one.code()) } { (category(lang, one)) } },
        Group::Region(Some(one)) => html! { (figures::region(lang, one)) },
        Group::Gender(Some(one)) => html! { (figures::gender(lang, one)) },
        Group::Region(None) | Group::Gender(None) => html! { (lang.t("attendance-not-declared")) },
    }
}
