//! The page of the order of one list.

use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::floor::{Change, Recorded, Shift, Standing, Status};

use super::words::{by, is_ordinary, what};
use super::{Order, Row, told};
use crate::assets;
use crate::floor::words::minutes;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::rules::{Subject, beside, moment, order_in_words, standings};
use crate::times;
use crate::visit::Visit;

/// Most changes and most shifts of one change that the page lists; the files have all.
const MOST_CHANGES: usize = 200;
const MOST_SHIFTS: usize = 12;

/// The whole page.
pub fn page(visit: &Visit, subject: &Subject, order: &Order<'_>) -> Markup {
    let lang = visit.lang;
    let rows = order.rows();
    let title = lang.with("order-title-page", &[("session", subject.session.title.as_str().into())]);
    let style = html! { link rel="stylesheet" href=(assets::address("rules.css")); };
    let base = format!("/m/{}", subject.meeting());
    Page::new(visit, title.clone()).of_meeting(&subject.row).script("times.js").head(style).render(&html! {
        p.eyebrow { bdi { (subject.session.title) } }
        h1 { (lang.t("order-tab")) }
        (beside(visit, subject, "order"))
        p.lead { (lang.t("order-lead")) }
        details {
            summary { (lang.t("order-rules")) }
            ol.chain { @for sentence in order_in_words(lang, &order.rules) { li { (sentence) } } }
        }
        ul.links {
            li { a href={ (base) "/order.csv" } { "CSV" } }
            li { a href={ (base) "/order.xlsx" } { "XLSX" } }
            li { a href={ (base) "/order.json" } { "JSON" } }
            li { a href={ (base) "/exports" } { (lang.t("exports-tab")) } }
        }
        @if subject.floor.awaits_lot(&subject.session.id) { p.note { (lang.t("order-awaits-lot")) } }
        @if rows.is_empty() {
            p { (lang.t("order-none")) }
        } @else {
            div.scroll tabindex="0" role="group" aria-label=(lang.t("order-caption")) data-meeting-zone=(subject.zone().name) {
                table.stack.order {
                    caption { (lang.t("order-caption")) }
                    thead { tr {
                        th scope="col" { (lang.t("order-inscription")) }
                        th scope="col" { (lang.t("order-by-rules")) }
                        th scope="col" { (lang.t("order-moves")) }
                        th scope="col" { (lang.t("order-outcome")) }
                    } }
                    tbody { @for row in &rows { (line(lang, subject, order, row)) } }
                }
            }
            (changes(lang, subject, order))
        }
    })
}

fn line(lang: Lang, subject: &Subject, order: &Order<'_>, row: &Row<'_>) -> Markup {
    let entry = row.entry;
    let shown = row.shown.as_ref();
    html! {
        tr {
            th scope="row" {
                (lang.with("rules-no", &[("no", entry.no.0.into())])) " "
                @if let Some(delegation) = shown.and_then(|shown| shown.delegation.as_ref()) { (delegation) }
                @if let Some(name) = shown.and_then(|shown| shown.name.as_ref()) { span.quiet.person { (name) } }
                span class={ "cat cat-" (entry.category.code()) } {
                    (category(lang, entry.category))
                    @let standing = subject.floor.standing_of(entry);
                    @if standing != Standing::Single { (lang.comma()) (standings(lang, standing)) }
                }
            }
            td data-label=(lang.t("order-by-rules")) {
                @match row.by_rules {
                    Some((at, place)) => { strong { (lang.with("order-place", &[("place", at.into())])) } " " span.quiet { (order.why(lang, place)) } },
                    None => span.quiet { "–" },
                }
            }
            td data-label=(lang.t("order-moves")) {
                @if row.moves.is_empty() { span.quiet { (lang.t("order-no-moves")) } }
                @for (line, shift) in &row.moves {
                    span.move { (move_in_words(lang, line, *shift)) }
                    @if let Some(reason) = order.reason(&line.event) { span.quiet { " “" (reason) "”" } }
                }
            }
            td data-label=(lang.t("order-outcome")) { (outcome(lang, subject, row)) }
        }
    }
}

fn outcome(lang: Lang, subject: &Subject, row: &Row<'_>) -> Markup {
    html! {
        @match row.entry.status {
            Status::Waiting => (lang.with("outcome-waiting", &[("place", row.waits_at.unwrap_or(0).into())])),
            Status::Speaking => span.state.good { (lang.t("outcome-speaking")) },
            Status::Withdrawn => span.state { (lang.t("outcome-withdrawn")) },
            Status::Absent => span.state.warn { (lang.t("outcome-absent")) },
            Status::NotReached => span.state.warn { (lang.t("outcome-not-reached")) },
            Status::Spoke => {
                @if let Some(spoken) = row.spoken {
                    @let values = [
                        ("at", at(subject, spoken.started).into()),
                        ("time", minutes(spoken.seconds()).into()),
                        ("limit", minutes(spoken.limit_seconds.into()).into()),
                    ];
                    (lang.with("outcome-spoke", &values))
                }
            },
        }
    }
}

/// `13:29 CET`: the day is that of the session.
fn at(subject: &Subject, at: Timestamp) -> String {
    let zone = subject.zone();
    format!("{} {}", times::clock(zone.local(at)), times::abbreviation(zone, at))
}

/// `line 45, by the chair: No. 7 was moved before No. 3 (place 7 → 3)`
pub fn move_in_words(lang: Lang, line: &Recorded, shift: Shift) -> String {
    let (told, _) = told(lang, line);
    let values = [
        ("what", told.into()),
        ("version", line.version.to_string().into()),
        ("by", by(lang, line.by).into()),
        ("from", shift.from.unwrap_or(0).into()),
        ("to", shift.to.unwrap_or(0).into()),
    ];
    match shift.to {
        Some(_) => lang.with("order-move", &values),
        None => lang.with("order-called-ahead", &values),
    }
}

/// Every change that is not the ordinary course of a list, or that took others along.
fn changes(lang: Lang, subject: &Subject, order: &Order<'_>) -> Markup {
    let told: Vec<&Change<'_>> =
        order.changes.iter().filter(|change| !is_ordinary(change) || others(change) > 0).collect();
    let ordinary = order.changes.len() - told.len();
    html! {
        h2 #changes { (lang.t("order-changes")) }
        p { (lang.with("order-changes-text", &[("ordinary", ordinary.into())])) }
        @if !told.is_empty() {
            div.scroll tabindex="0" role="group" aria-label=(lang.t("order-changes-caption")) {
                table.stack {
                    caption { (lang.t("order-changes-caption")) }
                    thead { tr {
                        th scope="col" { (lang.t("order-line")) }
                        th scope="col" { (lang.t("order-what")) }
                        th scope="col" { (lang.t("order-shifts")) }
                    } }
                    tbody { @for change in told.iter().rev().take(MOST_CHANGES) { (change_line(lang, subject, order, change)) } }
                }
            }
            @if told.len() > MOST_CHANGES { p { (lang.with("order-more-changes", &[("count", (told.len() - MOST_CHANGES).into())])) } }
        }
    }
}

/// How many others changed place with the one whom a line is about.
fn others(change: &Change<'_>) -> usize {
    change.shifts.iter().filter(|shift| shift.from.is_some() && shift.to.is_some()).count()
}

fn change_line(lang: Lang, subject: &Subject, order: &Order<'_>, change: &Change<'_>) -> Markup {
    let line = change.line;
    html! {
        tr {
            th scope="row" { (line.version) br; span.quiet { (moment(lang, subject.zone(), line.when())) } }
            td data-label=(lang.t("order-what")) {
                (what(lang, &line.event)) br;
                span.quiet { (by(lang, line.by)) }
                @if let Some(reason) = order.reason(&line.event) { span.quiet { ": “" (reason) "”" } }
            }
            td data-label=(lang.t("order-shifts")) {
                @for shift in change.shifts.iter().take(MOST_SHIFTS) { span.move { (shift_in_words(lang, *shift)) } }
                @if change.shifts.len() > MOST_SHIFTS {
                    span.move.quiet { (lang.with("rules-order-more", &[("count", (change.shifts.len() - MOST_SHIFTS).into())])) }
                }
            }
        }
    }
}

fn shift_in_words(lang: Lang, shift: Shift) -> String {
    let no = ("no", shift.inscription.0.into());
    match (shift.from, shift.to) {
        (Some(from), Some(to)) => lang.with("rules-shift", &[no, ("from", from.into()), ("to", to.into())]),
        (None, Some(to)) => lang.with("order-came", &[no, ("to", to.into())]),
        (Some(from), None) => lang.with("order-left", &[no, ("from", from.into())]),
        (None, None) => String::new(),
    }
}
