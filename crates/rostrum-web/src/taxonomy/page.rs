//! The pages that everybody reads.

use maud::{Markup, html};
use rostrum_domain::participant::Region;
use rostrum_domain::registration::Localized;
use rostrum_domain::taxonomy::{Scheme, Standing, Taxonomy, Term, TermCode};

use super::{may_edit, scheme_name};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// All schemes, or what was found.
pub fn all(visit: &Visit, taxonomy: &Taxonomy, words: &str) -> Markup {
    let lang = visit.lang;
    let words = words.trim();
    Page::new(visit, lang.t("taxonomy-title")).render(&html! {
        h1 { (lang.t("taxonomy-title")) }
        p.lead { (lang.t("taxonomy-lead")) }
        form.find role="search" action="/taxonomy" {
            div.field {
                label for="q" { (lang.t("taxonomy-search")) }
                input #q type="search" name="q" value=(words) maxlength="100";
            }
            div.actions { button.second { (lang.t("taxonomy-find")) } }
        }
        @if words.is_empty() {
            ul.terms {
                @for scheme in Scheme::ALL {
                    li {
                        a href={ "/taxonomy/" (scheme.code()) } { (scheme_name(lang, scheme)) } " "
                        span.quiet.small { (count(lang, taxonomy.current(scheme).count())) }
                    }
                }
                li {
                    a href="/taxonomy/regions" { (lang.t("taxonomy-regions")) } " "
                    span.quiet.small { (count(lang, Region::ALL.len())) }
                }
            }
        } @else {
            (found(lang, taxonomy, words))
        }
        (files(lang))
        @if may_edit(visit) { p { a.button.second href="/secretariat/taxonomy" { (lang.or_english("taxonomy-work")) } } }
    })
}

fn found(lang: Lang, taxonomy: &Taxonomy, words: &str) -> Markup {
    let found = taxonomy.search(words);
    html! {
        h2 role="status" { (lang.with("taxonomy-found", &[("count", found.len().into()), ("words", words.into())])) }
        @if found.is_empty() { p { (lang.t("taxonomy-none")) } }
        ul.terms {
            @for (scheme, term) in &found {
                li {
                    (link(lang, *scheme, term)) " "
                    span.quiet.small { (scheme_name(lang, *scheme)) }
                    (standing(lang, term))
                }
            }
        }
        p { a href="/taxonomy" { (lang.t("taxonomy-all")) } }
    }
}

/// The terms of one scheme, those below others indented.
pub fn scheme(visit: &Visit, taxonomy: &Taxonomy, scheme: Scheme) -> Markup {
    let lang = visit.lang;
    let retired: Vec<&Term> = taxonomy.terms(scheme).filter(|term| !term.is_current()).collect();
    Page::new(visit, scheme_name(lang, scheme)).render(&html! {
        (crumbs(lang, None))
        h1 { (scheme_name(lang, scheme)) }
        p.lead { (count(lang, taxonomy.current(scheme).count())) }
        (below(lang, taxonomy, scheme, None))
        @if !retired.is_empty() {
            h2 { (lang.t("taxonomy-retired")) }
            p { (lang.t("taxonomy-retired-text")) }
            ul.terms { @for term in &retired { li { (link(lang, scheme, term)) (in_place(lang, taxonomy, scheme, term)) } } }
        }
        (files(lang))
    })
}

fn below(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme, code: Option<&TermCode>) -> Markup {
    let terms: Vec<&Term> = taxonomy.children(scheme, code).filter(|term| term.is_current()).collect();
    html! {
        @if !terms.is_empty() {
            ul.terms {
                @for term in terms {
                    li {
                        (link(lang, scheme, term)) " " span.quiet.small { bdi { (term.code) } }
                        (below(lang, taxonomy, scheme, Some(&term.code)))
                    }
                }
            }
        }
    }
}

/// The regional groups, which are fixed.
pub fn regions(visit: &Visit) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("taxonomy-regions")).render(&html! {
        (crumbs(lang, None))
        h1 { (lang.t("taxonomy-regions")) }
        p.lead { (lang.t("taxonomy-regions-text")) }
        ul.terms {
            @for region in Region::ALL {
                li {
                    a href={ "/practices?region=" (region.code()) } { (region_name(lang, region)) } " "
                    span.quiet.small { bdi { (region.code()) } }
                }
            }
        }
        (files(lang))
    })
}

/// What a regional group is called.
pub fn region_name(lang: Lang, region: Region) -> String {
    lang.of_family("region", region.code(), &[]).unwrap_or_default()
}

/// One term.
pub fn term(visit: &Visit, taxonomy: &Taxonomy, scheme: Scheme, term: &Term) -> Markup {
    let lang = visit.lang;
    let narrower: Vec<&Term> = taxonomy.children(scheme, Some(&term.code)).filter(|below| below.is_current()).collect();
    Page::new(visit, term.name(lang.tag()).to_owned()).render(&html! {
        (crumbs(lang, Some((taxonomy, scheme, term))))
        h1 { (text(lang, &term.names)) }
        @if term.is_current() {
            p { a.button href={ "/practices?" (facet(scheme)) "=" (term.code) } { (lang.t("taxonomy-practices")) } }
        } @else {
            div.note { p { (lang.t("taxonomy-left")) (in_place(lang, taxonomy, scheme, term)) } }
        }
        @if !term.definition.is_empty() { p.lead { (text(lang, &term.definition)) } }
        dl.facts.side {
            div { dt { (lang.t("taxonomy-code")) } dd { bdi { (term.code) } } }
            @if !narrower.is_empty() {
                div { dt { (lang.t("taxonomy-narrower")) } dd { ul.plain { @for below in &narrower { li { (link(lang, scheme, below)) } } } } }
            }
            @if !term.same_as.is_empty() {
                div { dt { (lang.t("taxonomy-same")) } dd { ul.plain { @for address in &term.same_as { li { a dir="ltr" rel="external" href=(address) { (address) } } } } } }
            }
            @for other in Lang::ALL {
                @if !term.names.own(other.tag()).is_empty() {
                    div { dt { (other.own_name()) } dd lang=(other.tag()) dir=(other.dir()) { (term.names.own(other.tag())) } }
                }
            }
        }
        @if may_edit(visit) {
            p { a.button.second href={ "/secretariat/taxonomy/" (scheme.code()) "/" (term.code) } { (lang.or_english("taxonomy-edit")) } }
        }
    })
}

/// The name of the facet by which practices are narrowed down to terms of a scheme.
fn facet(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Rights => "right",
        Scheme::Groups => "group",
        Scheme::Sdg => "sdg",
        Scheme::Mechanisms => "mechanism",
        Scheme::Themes => "theme",
        Scheme::Challenges => "challenge",
        Scheme::Functions => "function",
    }
}

/// The way from all schemes down to a term.
fn crumbs(lang: Lang, at: Option<(&Taxonomy, Scheme, &Term)>) -> Markup {
    html! {
        nav aria-label=(lang.t("taxonomy-above")) {
            p.small {
                a href="/taxonomy" { (lang.t("taxonomy-title")) }
                @if let Some((taxonomy, scheme, term)) = at {
                    " › " a href={ "/taxonomy/" (scheme.code()) } { (scheme_name(lang, scheme)) }
                    @let above: Vec<&Term> = taxonomy.ancestors(scheme, &term.code).collect();
                    @for one in above.into_iter().rev() { " › " (link(lang, scheme, one)) }
                }
            }
        }
    }
}

/// A link to a term with its name, marked where that is in another language.
pub fn link(lang: Lang, scheme: Scheme, term: &Term) -> Markup {
    html! { a href={ "/taxonomy/" (scheme.code()) "/" (term.code) } { (text(lang, &term.names)) } }
}

fn text(lang: Lang, texts: &Localized) -> Markup {
    html! {
        @if let Some(found) = texts.to_reader(lang.tag()) {
            @match found.instead.and_then(Lang::from_tag) {
                Some(other) => span lang=(other.tag()) dir=(other.dir()) { (found.text) },
                None => (found.text),
            }
        }
    }
}

fn standing(lang: Lang, term: &Term) -> Markup {
    html! { @if !term.is_current() { " " span.state.warn { (lang.t("taxonomy-is-retired")) } } }
}

fn in_place(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme, term: &Term) -> Markup {
    html! {
        @if let Some(instead) = taxonomy.in_place_of(scheme, &term.code).filter(|other| other.code != term.code) {
            " " (lang.t("taxonomy-instead")) " " (link(lang, scheme, instead))
        }
    }
}

/// A code that something was given, as a reader sees it: the name; a note beside it when the code has left, or is not
/// known.
pub fn tag(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme, code: &TermCode) -> Markup {
    let label = taxonomy.label(scheme, code, lang.tag());
    html! {
        @match taxonomy.term(scheme, code) {
            Some(term) => { (link(lang, scheme, term)) (standing(lang, term)) },
            None => bdi { (label.text) },
        }
        @if label.standing == Standing::Unknown { " " span.state.warn { (lang.t("taxonomy-unknown")) } }
    }
}

fn count(lang: Lang, count: usize) -> String {
    lang.with("taxonomy-count", &[("count", count.into())])
}

fn files(lang: Lang) -> Markup {
    html! {
        p.small {
            (lang.t("taxonomy-files")) " "
            a href="/taxonomy.csv" { "CSV" } " · " a href="/taxonomy.xlsx" { "XLSX" } " · "
            a href="/taxonomy.ttl" { "SKOS (Turtle)" } " · " a href="/taxonomy.rdf" { "SKOS (RDF/XML)" }
        }
    }
}
