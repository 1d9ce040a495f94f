//! What became of the taxonomy: its versions, what differs between two of them, and the way back.

use std::collections::HashMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::response::Redirect;
use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::taxonomy::{Changed, Difference, Shift, Taxonomy, TermCode, between};
use rostrum_store::{AccountNo, TaxonomyCause, TaxonomyVersion};
use serde::Deserialize;

use super::scheme_name;
use super::staff::BASE;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// Which two versions are compared.
#[derive(Debug, Default, Deserialize)]
pub struct Compared {
    from: Option<u32>,
    to: Option<u32>,
}

/// Shows all versions, and what differs between two.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`] for a version that there is not, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Compared>) -> Result<Markup, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let store = app.store();
    let versions = store.list_taxonomy_versions().await?;
    let mut names: HashMap<AccountNo, String> = HashMap::new();
    for account in versions.iter().filter_map(|version| version.by) {
        if !names.contains_key(&account)
            && let Some(found) = store.find_account(account).await?
        {
            names.insert(account, found.name);
        }
    }
    let latest = versions.first().map_or(0, |version| version.no);
    let compared = match (asked.from, asked.to) {
        (None, None) => None,
        (from, to) => {
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or(latest));
            let older = store.find_taxonomy_at(from).await?.ok_or(Fault::NotFound)?;
            let newer = store.find_taxonomy_at(to).await?.ok_or(Fault::NotFound)?;
            Some((from, to, between(&older, &newer), newer))
        }
    };
    let lang = visit.lang;
    Ok(Page::new(&visit, lang.t("taxonomy-history")).render(&html! {
        p.small { a href=(BASE) { (lang.t("taxonomy-work")) } }
        h1 { (lang.t("taxonomy-history")) }
        p.lead { (lang.t("taxonomy-history-lead")) }
        @if let Some((from, to, differences, newer)) = &compared {
            section.card {
                h2 { (lang.with("taxonomy-between", &[("from", (*from).into()), ("to", (*to).into())])) }
                (list(lang, newer, differences))
            }
        }
        @if versions.is_empty() { p { (lang.t("taxonomy-history-none")) } } @else { (table(lang, &versions, &names, latest)) }
    }))
}

/// A version to go back to.
#[derive(Debug, Deserialize)]
pub struct Back {
    version: u32,
}

/// Puts all back as it stood at a version.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn back(
    State(app): State<App>,
    visit: Visit,
    sent: Result<Form<Back>, FormRejection>,
) -> Result<Redirect, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let Form(sent) = sent?;
    app.store().restore_taxonomy(visit.account(), sent.version).await?.ok_or(Fault::NotFound)?;
    Ok(Redirect::to(&format!("{BASE}?done=back")))
}

fn table(lang: Lang, versions: &[TaxonomyVersion], names: &HashMap<AccountNo, String>, latest: u32) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("taxonomy-history")) {
            table.stack {
                thead { tr {
                    th scope="col" { (lang.t("taxonomy-version")) }
                    th scope="col" { (lang.t("taxonomy-when")) }
                    th scope="col" { (lang.t("taxonomy-who")) }
                    th scope="col" { (lang.t("taxonomy-what")) }
                    th scope="col" { (lang.t("taxonomy-back")) }
                } }
                tbody {
                    @for version in versions {
                        tr {
                            th scope="row" { (version.no) }
                            td data-label=(lang.t("taxonomy-when")) { (utc(version.at)) }
                            td data-label=(lang.t("taxonomy-who")) { bdi { (version.by.and_then(|by| names.get(&by)).map_or_else(|| lang.t("taxonomy-by-link"), String::clone)) } }
                            td data-label=(lang.t("taxonomy-what")) {
                                a href={ (BASE) "/history?from=" (version.no - 1) "&to=" (version.no) } { (cause(lang, version)) }
                            }
                            td data-label=(lang.t("taxonomy-back")) {
                                @if version.no != latest { (back_button(lang, version.no)) }
                            }
                        }
                    }
                    tr {
                        th scope="row" { "0" }
                        td {}
                        td {}
                        td data-label=(lang.t("taxonomy-what")) { (lang.t("taxonomy-shipped")) }
                        td data-label=(lang.t("taxonomy-back")) { @if latest > 0 { (back_button(lang, 0)) } }
                    }
                }
            }
        }
    }
}

fn back_button(lang: Lang, version: u32) -> Markup {
    html! {
        form method="post" action={ (BASE) "/history" } {
            input type="hidden" name="version" value=(version);
            button.second { (lang.with("taxonomy-back-to", &[("version", version.into())])) }
        }
    }
}

fn cause(lang: Lang, version: &TaxonomyVersion) -> String {
    let count = ("count", version.terms.into());
    match version.cause {
        TaxonomyCause::Edit => lang.with("taxonomy-cause-edit", &[count]),
        TaxonomyCause::Table => lang.with("taxonomy-cause-table", &[count]),
        TaxonomyCause::BackTo(to) => lang.with("taxonomy-cause-back", &[count, ("version", to.into())]),
    }
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// What differs, term by term.
pub fn list(lang: Lang, newer: &Taxonomy, differences: &[Difference]) -> Markup {
    html! {
        @if differences.is_empty() { p { (lang.t("taxonomy-no-difference")) } }
        @for difference in differences {
            @let name = newer.term(difference.scheme, &difference.code).map_or("", |term| term.name("en"));
            h3 { (name) " " span.quiet.small { (scheme_name(lang, difference.scheme)) " · " (difference.code) } }
            ul { @for changed in &difference.changed { li { (sentence(lang, changed)) } } }
        }
    }
}

fn sentence(lang: Lang, changed: &Changed) -> Markup {
    let code = |code: &Option<TermCode>| code.as_ref().map_or_else(String::new, TermCode::to_string);
    match changed {
        Changed::Added => html! { (lang.t("taxonomy-was-added")) },
        Changed::Missing => html! { (lang.t("taxonomy-was-missing")) },
        Changed::Name(tag, shift) => of_language(lang, "taxonomy-names", tag, shift),
        Changed::Definition(tag, shift) => of_language(lang, "taxonomy-definitions", tag, shift),
        Changed::Keywords(tag, shift) => {
            let shift = Shift { from: shift.from.join("; "), to: shift.to.join("; ") };
            of_language(lang, "taxonomy-keywords", tag, &shift)
        }
        Changed::Broader(shift) => told(lang, "taxonomy-broader", &code(&shift.from), &code(&shift.to)),
        Changed::Order(shift) => told(lang, "taxonomy-order", &shift.from.to_string(), &shift.to.to_string()),
        Changed::SameAs(shift) => told(lang, "taxonomy-same", &shift.from.join("; "), &shift.to.join("; ")),
        Changed::Retired(retired) => match &retired.replaced_by {
            Some(code) => html! { (lang.with("taxonomy-was-replaced", &[("code", code.as_str().into())])) },
            None => html! { (lang.t("taxonomy-was-retired")) },
        },
        Changed::Restored => html! { (lang.t("taxonomy-was-restored")) },
    }
}

fn of_language(lang: Lang, what: &str, tag: &str, shift: &Shift<String>) -> Markup {
    let of = Lang::from_tag(tag).unwrap_or(Lang::En);
    html! {
        (lang.t(what)) ", " (of.own_name()) ": "
        @if !shift.from.is_empty() { del lang=(tag) dir=(of.dir()) { (shift.from) } " " }
        @if !shift.to.is_empty() { ins lang=(tag) dir=(of.dir()) { (shift.to) } }
    }
}

fn told(lang: Lang, what: &str, from: &str, to: &str) -> Markup {
    html! {
        (lang.t(what)) ": "
        @if !from.is_empty() { del { (from) } " " }
        @if !to.is_empty() { ins { (to) } }
    }
}
