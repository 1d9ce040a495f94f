//! The inbox: what came in, with filters and counts.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::contribution::{Consent, State as Standing};
use rostrum_domain::participant::{Category, Region};
use rostrum_store::HandedIn;

use super::seen::{Beside, Filter};
use super::{calls, list, named, reviewers, state};
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// Most contributions on the page; the filters lead to the others.
const SHOWN: usize = 200;

/// Shows the inbox.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let all = list(&app, &visit, &row).await?;
    let id = &row.meeting.id;
    let (lang, base) = (visit.lang, format!("/m/{id}/contributions"));
    let seen = match visit.account() {
        Some(account) => app.store().list_seen_contributions(id, account).await?,
        None => std::collections::BTreeMap::new(),
    };
    let beside = Beside { reviews: app.store().list_reviews(id).await?, seen };
    let (calls, people) = (calls(&app, &row).await?, reviewers(&app, &row).await?);
    let fitting: Vec<&HandedIn> = all.iter().filter(|one| filter.takes_but_state(one, &beside)).collect();
    let shown: Vec<&HandedIn> = all.iter().filter(|one| filter.takes(one, &beside)).collect();
    let mut languages: Vec<&str> = all.iter().map(|one| beside.language(one)).filter(|tag| !tag.is_empty()).collect();
    languages.sort_unstable();
    languages.dedup();
    let family = |family: &str, code: &str| lang.of_family(family, code, &[]).unwrap_or_default();
    let choice = |name: &'static str, value: &str, choices: Vec<(String, String)>| {
        html! {
            div.field {
                label for=(name) { (family("review-filter", name)) }
                select id=(name) name=(name) {
                    option value="" { (lang.t("review-any")) }
                    @for (code, words) in &choices { option value=(code) selected[code == value] { (words) } }
                }
            }
        }
    };
    let yes_no = || vec![("yes".to_owned(), lang.t("review-yes")), ("no".to_owned(), lang.t("review-no"))];
    let pairs =
        |all: Vec<(&str, String)>| all.into_iter().map(|(code, words)| (code.to_owned(), words)).collect::<Vec<_>>();
    Ok(Page::new(&visit, lang.t("review-title")).of_meeting(&row).head(crate::practices::style()).render(&html! {
        h1 { (lang.t("review-title")) }
        p { a href={ "/m/" (id) "/practices" } { (lang.t("practices-title")) } }
        nav aria-label=(lang.t("review-states")) {
            ul.links {
                li { a href={ (base) "?" (filter.with_state("").query()) } aria-current=[filter.state.is_empty().then_some("page")] { (lang.t("review-all")) " (" (fitting.len()) ")" } }
                @for one in Standing::ALL.into_iter().filter(|one| *one != Standing::Draft) {
                    li {
                        a href={ (base) "?" (filter.with_state(one.code()).query()) } aria-current=[(filter.state == one.code()).then_some("page")] {
                            (family("review-state", one.code())) " (" (fitting.iter().filter(|row| row.row.state == one).count()) ")"
                        }
                    }
                }
            }
        }
        form.spaced method="get" action=(base) role="search" {
            input type="hidden" name="state" value=(filter.state);
            div.row {
                (choice("call", &filter.call, calls.iter().map(|(no, call)| (no.to_string(), call.title.to_reader(lang.tag()).map_or_else(|| no.to_string(), |name| name.text.to_owned()))).collect()))
                (choice("category", &filter.category, pairs(Category::ALL.map(|one| (one.code(), category(lang, one))).to_vec())))
                (choice("region", &filter.region, pairs(Region::ALL.map(|one| (one.code(), family("region", one.code()))).to_vec())))
                (choice("language", &filter.language, languages.iter().map(|tag| ((*tag).to_owned(), (*tag).to_owned())).collect()))
            }
            div.row {
                (choice("assigned", &filter.assigned, std::iter::once(("nobody".to_owned(), lang.t("review-nobody"))).chain(people.iter().map(|(no, name)| (no.0.to_string(), name.clone()))).collect()))
                (choice("consent", &filter.consent, pairs(Consent::ALL.map(|one| (one.code(), family("practices-consent", one.code()))).to_vec())))
                (choice("late", &filter.late, yes_no()))
                @if visit.account().is_some() { (choice("unread", &filter.unread, vec![("yes".to_owned(), lang.t("review-yes"))])) }
            }
            div.field {
                label for="q" { (lang.t("review-search")) }
                input #q name="q" type="search" value=(filter.q) maxlength="100" dir="auto";
            }
            div.actions { button.second { (lang.t("practices-show")) } a.button.second href=(base) { (lang.t("review-clear")) } }
        }
        @if shown.is_empty() {
            p { (lang.t("review-none")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.t("review-title")) {
                table.stack {
                    thead {
                        tr {
                            th scope="col" { (lang.t("review-column-author")) }
                            th scope="col" { (family("review-filter", "category")) }
                            th scope="col" { (family("review-filter", "language")) }
                            th scope="col" { (lang.t("practices-column-state")) }
                            th scope="col" { (family("review-filter", "consent")) }
                            th scope="col" { (family("review-filter", "assigned")) }
                            th scope="col" { (lang.t("review-column-received")) }
                        }
                    }
                    tbody {
                        @for one in shown.iter().take(SHOWN) {
                            tr {
                                th scope="row" {
                                    a href={ (base) "/" (one.row.no) } { bdi { (one.content.author.delegation) } }
                                    @if visit.account().is_some() && beside.is_unread(one) { " " span.state { (lang.t("review-unread")) } }
                                    br; span.quiet { (named(&row, one)) " · " (lang.with("practices-version", &[("version", one.row.version.into())])) }
                                }
                                td data-label=(family("review-filter", "category")) { @if let Some(one) = one.content.author.category { (category(lang, one)) } }
                                td data-label=(family("review-filter", "language")) { (beside.language(one)) }
                                td data-label=(lang.t("practices-column-state")) {
                                    (state(lang, one.row.state))
                                    @if one.row.late { " " span.state.warn { (family("review-filter", "late")) } }
                                }
                                td data-label=(family("review-filter", "consent")) { @if let Some(consent) = one.row.consent_now() { (family("practices-consent", consent.code())) } }
                                td data-label=(family("review-filter", "assigned")) {
                                    @match beside.assigned(one) {
                                        Some(who) => bdi { (people.get(&who).cloned().unwrap_or_else(|| lang.t("review-somebody"))) },
                                        None => span.quiet { (lang.t("review-nobody")) },
                                    }
                                }
                                td data-label=(lang.t("review-column-received")) {
                                    @if let Some(at) = one.row.received_at { (times::instant(lang, &row.meeting.note.zone, at)) }
                                }
                            }
                        }
                    }
                }
            }
            @if shown.len() > SHOWN { p { (lang.with("review-more", &[("count", (shown.len() - SHOWN).into())])) } }
            p {
                a href={ (base) "/csv?" (filter.query()) } { (lang.t("practices-csv")) } " · "
                a href={ (base) "/xlsx?" (filter.query()) } { (lang.t("practices-xlsx")) }
            }
        }
    }))
}
