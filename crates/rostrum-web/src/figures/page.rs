//! The page of the figures.

use maud::{Markup, html};
use rostrum_domain::floor::{Alternation, By, FEWEST_PEOPLE, Group, Kind, Speaker, Spoken, Tally, total};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::{Audience, Category};

use super::Record;
use super::chart::{Bar, bars};
use super::gather::{Row, Section, code, label, sections, whole_minutes};
use crate::assets;
use crate::floor::words::minutes;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::rules::sessions_with_list;
use crate::visit::Visit;

/// Most bars of a chart: of delegations those with the most time.
const MOST_BARS: usize = 12;

/// The whole page.
pub fn page(visit: &Visit, record: &Record) -> Markup {
    let lang = visit.lang;
    let all = sections(record);
    let title = lang.t("figures-title");
    let style = html! { link rel="stylesheet" href=(assets::address("rules.css")); };
    let sessions: Vec<_> = sessions_with_list(&record.row.meeting.note.programme).collect();
    let base = format!("/m/{}", record.row.meeting.id);
    Page::new(visit, title.clone()).of_meeting(&record.row).head(style).render(&html! {
        h1 { (title) }
        p.lead { (lang.t("figures-lead")) }
        (which(lang, record))
        @if sessions.len() > 1 {
            ul { @for session in &sessions { li { a href={ "#" (session.id) } { (session.title) } } } }
        }
        ul.links {
            li { a href={ (base) "/figures.csv" } { "CSV" } }
            li { a href={ (base) "/figures.xlsx" } { "XLSX" } }
            li { a href={ (base) "/exports" } { (lang.t("exports-tab")) } }
        }
        h2 { (lang.t("figures-whole")) }
        (part(lang, record, &all, None))
        // With one list only, its figures are those of the meeting.
        @if sessions.len() > 1 {
            @for session in &sessions {
                h2 id=(session.id) { (session.title) }
                (part(lang, record, &all, Some(&session.id)))
            }
        }
    })
}

/// What is shown to whom, and why not more.
fn which(lang: Lang, record: &Record) -> Markup {
    let fewest = [("fewest", FEWEST_PEOPLE.into())];
    html! {
        @if record.audience == Audience::Staff {
            p.note { (lang.with("figures-for-staff", &fewest)) }
        } @else if record.floor.closed {
            p.note { (lang.with("figures-small-cells", &fewest)) }
        } @else {
            p.note { (lang.with("figures-later", &fewest)) }
        }
    }
}

fn part(lang: Lang, record: &Record, all: &[Section], session: Option<&SessionId>) -> Markup {
    let own: Vec<&Section> = all.iter().filter(|section| section.session.as_ref() == session).collect();
    let sum = own.iter().find(|section| section.by == By::Category);
    let sum = total(sum.into_iter().flat_map(|section| section.rows.iter().map(|(_, tally)| tally)));
    html! {
        @if sum.inscribed == 0 {
            p { (lang.t("figures-none")) }
        } @else {
            (at_a_glance(lang, record, &sum, session))
            @for section in &own { (table(lang, record, section, &sum)) }
        }
    }
}

fn at_a_glance(lang: Lang, record: &Record, sum: &Tally, session: Option<&SessionId>) -> Markup {
    let people = record.floor.spoken.iter().filter(|spoken| {
        matches!(spoken.speaker, Speaker::Person(_)) && session.is_none_or(|session| session == &spoken.session)
    });
    let of = |kind: Kind| people.clone().filter(|spoken| spoken.kind == kind).map(Spoken::seconds).sum::<i64>();
    let facts = [
        (lang.t("figures-interventions"), sum.spoke.to_string()),
        (lang.t("figures-time"), minutes(sum.spoken_seconds)),
        (lang.t("figures-mean"), sum.mean_seconds().map_or_else(|| "–".to_owned(), minutes)),
        (lang.t("figures-over"), sum.over_limit.to_string()),
        (lang.t("figures-not-reached"), sum.not_reached.to_string()),
        (lang.t("figures-presentations"), minutes(of(Kind::Presentation))),
        (lang.t("figures-replies"), minutes(of(Kind::Reply))),
    ];
    html! {
        dl.glance {
            @for (name, value) in &facts { div { dt { (name) } dd { (value) } } }
            @if sum.replies > 0 {
                div { dt { (lang.t("figures-rights")) } dd { (sum.replies) " · " (minutes(sum.reply_seconds)) } }
            }
        }
    }
}

fn table(lang: Lang, record: &Record, section: &Section, sum: &Tally) -> Markup {
    let caption = match section.by {
        By::Category => lang.t("figures-by-category"),
        By::Standing => lang.t("figures-by-standing"),
        By::Region => lang.t("figures-by-region"),
        By::Gender => lang.t("figures-by-gender"),
        By::Delegation => lang.t("figures-by-delegation"),
    };
    if section.rows.is_empty() {
        return html! { p.quiet { (caption) ": " (lang.with("figures-too-few", &[("fewest", FEWEST_PEOPLE.into())])) } };
    }
    let mut rows: Vec<&(Row, Tally)> = section.rows.iter().collect();
    if section.by == By::Delegation {
        rows.sort_by_key(|(_, tally)| -tally.spoken_seconds);
    }
    let chart = (sum.spoken_seconds > 0).then(|| chart(lang, record, section, &rows, sum, &caption));
    let names = [
        lang.t("figures-inscribed"),
        lang.t("figures-spoke"),
        lang.t("figures-not-reached"),
        lang.t("figures-absent"),
        lang.t("figures-withdrawn"),
        lang.t("figures-waiting"),
        lang.t("figures-time"),
        lang.t("figures-share"),
        lang.t("figures-mean"),
        lang.t("figures-over"),
    ];
    let shown: Vec<usize> = if section.coarse { vec![1, 6, 7] } else { (0..names.len()).collect() };
    let body = html! {
        div.scroll tabindex="0" role="group" aria-label=(caption) {
            table.stack.figures {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (lang.t("figures-group")) }
                    @for index in &shown { th.number scope="col" { (names[*index]) } }
                } }
                tbody {
                    @for (row, tally) in &rows {
                        @let cells = cells(lang, tally, sum, section.coarse);
                        tr {
                            th scope="row" { (label(lang, record, *row)) }
                            @for index in &shown { td.number data-label=(names[*index]) { (cells[*index]) } }
                        }
                    }
                }
            }
        }
    };
    html! {
        @if section.by == By::Delegation {
            details { summary { (caption) } div.figures-of { @if let Some(chart) = chart { (chart) } (body) } }
        } @else {
            div.figures-of { @if let Some(chart) = chart { (chart) } (body) }
        }
    }
}

fn cells(lang: Lang, tally: &Tally, sum: &Tally, coarse: bool) -> [String; 10] {
    let time = match coarse {
        true => lang.with("figures-minutes", &[("minutes", whole_minutes(tally.spoken_seconds).into())]),
        false => minutes(tally.spoken_seconds),
    };
    [
        tally.inscribed.to_string(),
        tally.spoke.to_string(),
        tally.not_reached.to_string(),
        tally.absent.to_string(),
        tally.withdrawn.to_string(),
        tally.waiting.to_string(),
        time,
        lang.with("figures-percent", &[("percent", percent(tally, sum, coarse).round().into())]),
        tally.mean_seconds().map_or_else(|| "–".to_owned(), minutes),
        tally.over_limit.to_string(),
    ]
}

/// Per cent of the time of all. Where time is in whole minutes, the share is of those: a share, or the length
/// of a bar, would else tell the seconds.
#[allow(clippy::cast_precision_loss, reason = "a meeting has fewer seconds than a float has digits")]
fn percent(tally: &Tally, sum: &Tally, coarse: bool) -> f64 {
    let seconds = match coarse {
        true => (whole_minutes(tally.spoken_seconds) * 60).min(sum.spoken_seconds),
        false => tally.spoken_seconds,
    };
    if sum.spoken_seconds == 0 { 0.0 } else { seconds as f64 * 100.0 / sum.spoken_seconds as f64 }
}

fn chart(lang: Lang, record: &Record, section: &Section, rows: &[&(Row, Tally)], sum: &Tally, caption: &str) -> Markup {
    let title = match rows.len() {
        count if count > MOST_BARS => {
            lang.with("figures-chart-most", &[("by", caption.into()), ("count", MOST_BARS.into())])
        }
        _ => lang.with("figures-chart", &[("by", caption.into())]),
    };
    let drawn: Vec<Bar> = rows
        .iter()
        .take(MOST_BARS)
        .map(|(row, tally)| {
            let [.., time, share, _, _] = cells(lang, tally, sum, section.coarse);
            let quota = match row {
                Row::Of(Group::Category(one)) => quota(record, section.session.as_ref(), *one),
                _ => None,
            };
            let class = match row {
                Row::Of(Group::Category(one)) => format!("cat-{}", one.code()),
                _ => "plain".to_owned(),
            };
            Bar {
                class,
                label: label(lang, record, *row),
                shown: format!("{share} · {time}"),
                percent: percent(tally, sum, section.coarse),
                quota: quota.map(|quota| (quota, lang.with("figures-quota", &[("percent", quota.into())]))),
            }
        })
        .collect();
    let each: Vec<String> = drawn
        .iter()
        .map(|bar| match &bar.quota {
            Some((_, words)) => format!("{}: {} ({words})", bar.label, bar.shown),
            None => format!("{}: {}", bar.label, bar.shown),
        })
        .collect();
    let id = format!("chart-{}-{}", section.session.as_ref().map_or("all", SessionId::as_str), code(section.by));
    bars(&id, &title, &format!("{}.", lang.clauses(&each)), &drawn)
}

/// The share that the rules of a session give a category; of a whole meeting none, as each session has its
/// own, unless it has one list only.
fn quota(record: &Record, session: Option<&SessionId>, of: Category) -> Option<u32> {
    let mut lists = sessions_with_list(&record.row.meeting.note.programme);
    let only = || {
        let first = lists.next()?;
        lists.next().is_none().then_some(&first.id)
    };
    let rules = record.floor.rules_of(session.or_else(only)?)?;
    match &rules.order.alternation {
        Alternation::Quota { shares } => shares.iter().find(|share| share.category == of).map(|share| share.percent),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_tells_no_more_than_the_whole_minutes_beside_it() {
        let of = |spoken_seconds| Tally { spoken_seconds, ..Tally::default() };
        let sum = of(1_200);
        let share = |seconds, coarse| percent(&of(seconds), &sum, coarse).to_bits();
        assert_eq!(share(331, true), share(389, true));
        assert_ne!(share(331, true), share(391, true));
        assert_ne!(share(331, false), share(389, false), "staff see all of it");
        assert!(percent(&of(50), &of(50), true) <= 100.0);
    }
}
