//! The page of a list: search, filters, what was found, and the files of it.

use std::sync::Arc;

use maud::{Markup, html};
use rostrum_domain::compendium::{Kind, Query, Sort};
use rostrum_search::Hit;
use rostrum_store::MeetingRow;

use super::address::{Asked, LAST_PAGE, ON_A_PAGE, Scope, View};
use super::brief::Brief;
use super::facets;
use super::found::{Found, marked, number, shown_excerpt};
use super::{Terms, names, record, views};
use crate::assets;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// All that the page shows.
pub struct Shown<'a> {
    /// Which list.
    pub scope: &'a Scope,
    /// The meeting of a record.
    pub meeting: Option<&'a MeetingRow>,
    /// What was asked.
    pub asked: &'a Asked,
    /// What was found.
    pub found: &'a Found,
    /// The names of terms.
    pub terms: &'a Terms,
    /// The picture of the result, where one is shown.
    pub picture: Option<Markup>,
    /// While the index is being built: how many entries it holds already.
    pub building: Option<u64>,
}

/// The page.
pub fn page(visit: &Visit, base: &str, shown: &Shown<'_>) -> Markup {
    let (lang, scope, asked) = (visit.lang, shown.scope, shown.asked);
    let (title, lead) = match scope {
        Scope::Practices => (lang.t("compendium-title"), lang.t("compendium-lead")),
        Scope::Record(_) => (lang.t("record-title"), lang.t("record-lead")),
    };
    let head = html! {
        link rel="stylesheet" href=(assets::address("compendium.css"));
        @if !asked.is_for_robots() { meta name="robots" content="noindex, nofollow"; }
        link rel="canonical" href={ (base) (scope.path()) };
        link rel="alternate" type="application/atom+xml" title=(lang.t("compendium-feed")) href=(asked.file(scope, "/feed.atom"));
        link rel="search" type="application/opensearchdescription+xml" title=(lang.t("compendium-title")) href="/practices/search.xml";
    };
    let page = Page::new(visit, title.clone()).script("compendium.js").head(head);
    let page = match shown.meeting {
        Some(row) => page.of_meeting(row),
        None => page,
    };
    page.render(&html! {
        h1 { (title) }
        p.lead { (lead) }
        (search(lang, scope, asked))
        @if let Some(so_far) = shown.building {
            p.note role="status" { (lang.with("compendium-building", &[("count", number(lang, so_far).into())])) }
        }
        (facets::unread(lang, &asked.unread))
        div.compendium {
            aside aria-label=(lang.t("compendium-filters")) { (facets::filters(lang, shown.terms, scope, asked, shown.found)) }
            section #found aria-label=(lang.t("compendium-results")) { (result(visit, shown)) }
        }
    })
}

/// The words, and the order.
fn search(lang: Lang, scope: &Scope, asked: &Asked) -> Markup {
    html! {
        form #search .search role="search" method="get" action=(scope.path()) {
            label.unseen for="q" { (lang.t("compendium-words")) }
            input #q name="q" type="search" value=(asked.query.words) maxlength="500" autocomplete="off"
                placeholder=(lang.t("compendium-words-hint")) aria-describedby="q-hint";
            button { (lang.t("compendium-search")) }
            @if asked.view != View::List { input type="hidden" name="view" value=(asked.view.code()); }
            p.hint #q-hint { (lang.t("compendium-words-help")) }
        }
    }
}

fn result(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (lang, scope, asked, found) = (visit.lang, shown.scope, shown.asked, shown.found);
    let total = found.found.total;
    let count = number(lang, total);
    html! {
        div.bar {
            p.total role="status" {
                @match scope {
                    Scope::Practices => (lang.with("compendium-total", &[("count", total.into()), ("shown", count.as_str().into())])),
                    Scope::Record(_) => (lang.with("record-total", &[("count", total.into()), ("shown", count.as_str().into())])),
                }
            }
            @if total > 1 && asked.view == View::List { (order(lang, asked)) }
        }
        (facets::chosen(lang, shown.terms, scope, asked))
        @if let Some(instead) = &found.found.instead {
            @let link = asked.with(Query { words: instead.clone(), ..asked.query.clone() }).address(scope);
            p.meant { (lang.t("compendium-instead")) " " a href=(link) rel="nofollow" { bdi { (instead) } } }
        }
        @if found.found.loosened && total > 0 { p.quiet { (lang.t("compendium-loosened")) } }
        (facets::views(lang, scope, asked))
        @if total == 0 {
            (nothing(lang, shown))
        } @else if let Some(picture) = &shown.picture {
            (picture)
        } @else {
            ol.hits start=((asked.page - 1) * ON_A_PAGE + 1) {
                @for (brief, hit) in found.briefs.iter().zip(&found.found.hits) { (entry(lang, shown, brief, hit)) }
            }
            (pages(lang, scope, asked, total))
        }
        @if total > 0 { (files(lang, scope, asked)) }
    }
}

fn order(lang: Lang, asked: &Asked) -> Markup {
    let name = |sort: Sort| match sort {
        Sort::Best => lang.t("compendium-sort-best"),
        Sort::Newest => lang.t("compendium-sort-newest"),
        Sort::Title => lang.t("compendium-sort-title"),
        Sort::Place => lang.t("compendium-sort-place"),
    };
    // Without words the best are the newest.
    let without_words = asked.query.words.is_empty();
    let first = if without_words { Sort::Newest } else { Sort::Best };
    let present = if without_words && asked.query.sort == Sort::Best { first } else { asked.query.sort };
    html! {
        div.order {
            label for="sort" { (lang.t("compendium-sort")) }
            select #sort name="sort" form="search" {
                @for sort in Sort::ALL.into_iter().filter(|sort| *sort != Sort::Best || !without_words) {
                    option value=(if sort == first { "" } else { sort.code() }) selected[sort == present] { (name(sort)) }
                }
            }
            button.second.without-script form="search" { (lang.t("compendium-sort-apply")) }
        }
    }
}

/// An entry in the list.
pub fn entry(lang: Lang, shown: &Shown<'_>, brief: &Brief, hit: &Hit) -> Markup {
    html! {
        li.hit {
            h2 {
                @match (brief.kind, brief.category) {
                    (Kind::Statement, Some(category)) => a href=(brief.address()) { (record::title(lang, brief.author.as_deref(), category)) },
                    (Kind::Contribution, Some(category)) => a href=(brief.address()) { (record::contributions::title_of(lang, brief.author.as_deref(), category)) },
                    _ => a href=(brief.address()) lang=[names::tag(&brief.language)] dir=(names::direction(&brief.language)) { (marked(&hit.title)) },
                }
            }
            (facts(lang, shown.terms, brief, matches!(shown.scope, Scope::Record(_))))
            @if let Some(excerpt) = hit.excerpts.first() { (shown_excerpt(excerpt)) }
        }
    }
}

/// Where, when, by whom.
pub fn facts(lang: Lang, terms: &Terms, brief: &Brief, with_kind: bool) -> Markup {
    let mut facts: Vec<Markup> = Vec::new();
    if with_kind {
        facts.push(html! { span.state { (names::kind(lang, brief.kind)) } });
    }
    if brief.kind == Kind::Practice {
        match names::place(lang, &brief.place) {
            Some(place) => facts.push(place),
            None => facts.push(html! { (lang.t("compendium-no-place")) }),
        }
    } else if let Some(category) = brief.category {
        let name = lang.of_family("category", category.code(), &[]).unwrap_or_default();
        facts.push(html! { span class={ "cat cat-" (category.code()) } { (name) } });
    }
    facts.extend(record::facts(lang, brief));
    if let Some(level) = brief.level() {
        facts.push(html! { (lang.of_family("origin-level", level.code(), &[]).unwrap_or_default()) });
    }
    if let Some(period) = names::period(lang, brief.period) {
        facts.push(html! { (period) });
    }
    if let Some(status) = brief.status {
        facts.push(html! { (names::status(lang, status)) });
    }
    if !brief.language.is_empty() && !brief.language.starts_with(lang.tag()) {
        facts.push(html! { (names::language(lang, &brief.language)) });
    }
    if brief.kind != Kind::Practice && !with_kind {
        facts.extend(terms.meeting(brief.meeting.as_str()).map(|name| html! { (name) }));
    }
    html! { ul.facts-line { @for fact in &facts { li { (fact) } } } }
}

/// What helps where nothing was found.
fn nothing(lang: Lang, shown: &Shown<'_>) -> Markup {
    let (scope, asked, found) = (shown.scope, shown.asked, shown.found);
    html! {
        div.note.nothing {
            @if shown.building.is_some() {
                p { (lang.t("compendium-not-yet")) }
            } @else if !asked.is_narrowed() {
                p { @match scope { Scope::Practices => (lang.t("compendium-none-yet")), Scope::Record(_) => (lang.t("record-none-yet")) } }
            } @else {
                p { strong { (lang.t("compendium-nothing")) } }
                ul {
                    @if !asked.query.words.is_empty() { li { (lang.t("compendium-nothing-words")) } }
                    @for (query, count) in &found.wider {
                        li {
                            a href=(asked.with(query.clone()).address(scope)) rel="nofollow" { (without(lang, shown.terms, &asked.query, query)) }
                            " (" (number(lang, *count)) ")"
                        }
                    }
                    li { a href=(scope.path()) { (lang.t("compendium-all")) } }
                }
            }
        }
    }
}

/// Which part of a query another one does without.
fn without(lang: Lang, terms: &Terms, query: &Query, wider: &Query) -> String {
    let mut gone: Vec<String> = Vec::new();
    if wider.words != query.words {
        gone.push(format!("“{}”", query.words));
    }
    for (facet, values) in &query.filters {
        if !wider.filters.contains_key(facet) {
            gone.extend(values.iter().map(|value| names::value(lang, terms, *facet, value)));
        }
    }
    if wider.years != query.years {
        gone.push(lang.t("compendium-years"));
    }
    lang.with("compendium-without", &[("name", lang.list(&gone).into())])
}

fn pages(lang: Lang, scope: &Scope, asked: &Asked, total: u64) -> Markup {
    let all = u32::try_from(total.div_ceil(u64::from(ON_A_PAGE))).unwrap_or(u32::MAX);
    let last = all.clamp(1, LAST_PAGE);
    if last == 1 {
        return html! {};
    }
    let link = |page: u32| Asked { page, ..asked.clone() }.address(scope);
    let near = |page: u32| page == 1 || page == last || page.abs_diff(asked.page) <= 2;
    let shown: Vec<u32> = (1..=last).filter(|page| near(*page)).collect();
    html! {
        nav.pages aria-label=(lang.t("compendium-pages")) {
            @if asked.page > 1 { a.step rel="prev nofollow" href=(link(asked.page - 1)) { (lang.t("compendium-previous")) } }
            ol {
                @for (at, page) in shown.iter().enumerate() {
                    @if at > 0 && shown[at - 1] + 1 < *page { li.gap aria-hidden="true" { "…" } }
                    li { a href=(link(*page)) rel="nofollow" aria-current=[(*page == asked.page).then_some("page")]
                        aria-label=(lang.with("compendium-page", &[("page", lang.number(*page).into())])) { (lang.number(*page)) } }
                }
            }
            @if asked.page < last { a.step rel="next nofollow" href=(link(asked.page + 1)) { (lang.t("compendium-next")) } }
        }
        @if all > LAST_PAGE && asked.page == last { p.quiet { (lang.t("compendium-last-page")) } }
    }
}

fn files(lang: Lang, scope: &Scope, asked: &Asked) -> Markup {
    html! {
        section.files-of aria-labelledby="files" {
            h2 #files { (lang.t("compendium-files")) }
            ul.links {
                @for (ending, name) in [(".csv", "CSV"), (".xlsx", "XLSX"), (".json", "JSON")] {
                    li { a href=(asked.file(scope, ending)) rel="nofollow" download { (name) } }
                }
                li { a href=(asked.file(scope, "/feed.atom")) rel="nofollow" type="application/atom+xml" { (lang.t("compendium-feed")) } }
                @if *scope == Scope::Practices {
                    li { a href=(asked.file(scope, "/embed-code")) rel="nofollow" { (lang.t("compendium-embed")) } }
                }
            }
        }
    }
}

/// The picture of a view. `placeless` are those without a country.
pub fn picture(
    lang: Lang,
    terms: &Terms,
    scope: &Scope,
    asked: &Asked,
    found: &Found,
    placeless: &[Arc<Brief>],
) -> Option<Markup> {
    match asked.view {
        View::List => None,
        View::Map => Some(views::world(lang, scope, asked, found, placeless)),
        View::Topics => Some(views::topics(lang, terms, scope, asked, found)),
        View::Years => Some(views::years(lang, scope, asked, found)),
    }
}
