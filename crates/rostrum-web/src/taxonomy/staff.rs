//! Where the secretariat begins: what can be done, what is missing, and every term with a link to edit it.

use axum::extract::{Query, State};
use maud::{Markup, html};
use rostrum_domain::taxonomy::{Scheme, Taxonomy, Term};

use super::{Asked, scheme_name};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// Where the pages of the secretariat begin.
pub const BASE: &str = "/secretariat/taxonomy";

/// Shows the work page.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let taxonomy = app.store().taxonomy().await?;
    let lang = visit.lang;
    let words = asked.q.trim();
    Ok(Page::new(&visit, lang.t("taxonomy-work")).render(&html! {
        h1 { (lang.t("taxonomy-work")) }
        p.lead { (lang.t("taxonomy-work-lead")) }
        @if let Some(done) = lang.of_family("taxonomy-done", &asked.done, &[]).filter(|_| !asked.done.is_empty()) {
            div.good role="status" { p { (done) } }
        }
        div.actions {
            a.button href={ (BASE) "/add" } { (lang.t("taxonomy-add")) }
            a.button.second href={ (BASE) "/table" } { (lang.t("taxonomy-table")) }
            a.button.second href={ (BASE) "/history" } { (lang.t("taxonomy-history")) }
            a.button.second href={ (BASE) "/lost" } { (lang.t("taxonomy-lost")) }
            a.button.second href="/taxonomy" { (lang.t("taxonomy-public")) }
        }
        form.find role="search" action=(BASE) {
            div.field {
                label for="q" { (lang.t("taxonomy-search")) }
                input #q type="search" name="q" value=(words) maxlength="100";
            }
            div.actions { button.second { (lang.t("taxonomy-find")) } }
        }
        @if words.is_empty() {
            (missing(lang, &taxonomy))
            @for scheme in Scheme::ALL { (all_of(lang, &taxonomy, scheme)) }
        } @else {
            @let found = taxonomy.search(words);
            h2 role="status" { (lang.with("taxonomy-found", &[("count", found.len().into()), ("words", words.into())])) }
            ul.terms { @for (scheme, term) in found { li { (line(lang, scheme, term)) " " span.quiet.small { (scheme_name(lang, scheme)) } } } }
            p { a href=(BASE) { (lang.t("taxonomy-all")) } }
        }
    }))
}

/// Terms in use without a name in some language: what is left to translate.
fn missing(lang: Lang, taxonomy: &Taxonomy) -> Markup {
    let missing: Vec<(Scheme, &Term)> =
        taxonomy.all().filter(|(_, term)| term.is_current() && term.missing_names().next().is_some()).collect();
    html! {
        section.card {
            h2 { (lang.with("taxonomy-missing", &[("count", missing.len().into())])) }
            @if missing.is_empty() { p { (lang.t("taxonomy-missing-none")) } }
            ul {
                @for (scheme, term) in missing {
                    @let languages: Vec<&str> = term.missing_names().filter_map(Lang::from_tag).map(Lang::own_name).collect();
                    li { (line(lang, scheme, term)) " " span.quiet.small { (lang.list(&languages)) } }
                }
            }
        }
    }
}

fn all_of(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme) -> Markup {
    html! {
        details {
            summary { (scheme_name(lang, scheme)) " (" (taxonomy.terms(scheme).count()) ")" }
            ul.terms {
                @for term in taxonomy.terms(scheme) {
                    li data-depth=(taxonomy.ancestors(scheme, &term.code).count().min(3)) { (line(lang, scheme, term)) }
                }
            }
        }
    }
}

/// A link to edit a term.
fn line(lang: Lang, scheme: Scheme, term: &Term) -> Markup {
    html! {
        a href={ (BASE) "/" (scheme.code()) "/" (term.code) } { (term.name("en")) } " "
        span.quiet.small { (term.code) }
        @if !term.is_current() { " " span.state.warn { (lang.t("taxonomy-is-retired")) } }
    }
}
