//! The form of one term. What is sent is read as a row of the table, so that form and file have the same rules.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::registration::LANGUAGES;
use rostrum_domain::taxonomy::table::{self, Column, RowFault, TableFault};
use rostrum_domain::taxonomy::{Fault as TermFault, LONGEST_DEFINITION, LONGEST_NAME, Scheme, Taxonomy, Term};
use rostrum_store::TaxonomyCause;

use super::staff::BASE;
use super::{named, scheme_name};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

/// What was typed, by the heading of its column.
struct Typed(Vec<(String, String)>);

impl Typed {
    fn of_term(scheme: Scheme, term: &Term) -> Self {
        Self(Column::all().map(|column| (column.heading(), column.of(scheme, term))).collect())
    }

    fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// As two rows of a table: headings and cells, with scheme and code from the address where it has them.
    fn rows(&self, fixed: Option<(Scheme, &str)>) -> [Vec<String>; 2] {
        let headings: Vec<String> = Column::all().map(Column::heading).collect();
        let cell = |heading: &String| match (heading.as_str(), fixed) {
            ("scheme", Some((scheme, _))) => scheme.code().to_owned(),
            ("code", Some((_, code))) => code.to_owned(),
            (name, _) => self.value(name).to_owned(),
        };
        let cells = headings.iter().map(cell).collect();
        [headings, cells]
    }
}

/// Shows the form for a new term.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn add(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let taxonomy = app.store().taxonomy().await?;
    Ok(form(&visit, &taxonomy, None, &Typed(Vec::new()), 0, &Wrong::default()))
}

/// Adds a term.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn create(State(app): State<App>, visit: Visit, sent: Sent) -> Result<Response, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let Form(pairs) = sent?;
    let typed = Typed(pairs);
    let rows = typed.rows(None);
    let decide = |now: &Taxonomy| {
        let asked = read(visit.lang, &rows, now)?;
        let known = named(typed.value("scheme"), typed.value("code"));
        match known.ok().and_then(|(scheme, code)| now.term(scheme, &code)) {
            Some(term) => {
                let words = [("code", term.code.as_str().into()), ("name", term.name("en").into())];
                Err(Wrong::only("code", visit.lang.with("taxonomy-code-taken", &words)))
            }
            None => Ok(asked),
        }
    };
    match app.store().change_taxonomy(visit.account(), TaxonomyCause::Edit, decide).await? {
        Ok(_) => Ok(Redirect::to(&format!("{BASE}?done=added")).into_response()),
        Err(wrong) => {
            let page = form(&visit, &*app.store().taxonomy().await?, None, &typed, 0, &wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Shows the form of a term.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn edit(
    State(app): State<App>,
    visit: Visit,
    Path((scheme, code)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let (scheme, code) = named(&scheme, &code)?;
    // First the version: what is changed in between is then told as changed.
    let seen = latest(&app).await?;
    let taxonomy = app.store().taxonomy().await?;
    let term = taxonomy.term(scheme, &code).ok_or(Fault::NotFound)?;
    Ok(form(&visit, &taxonomy, Some((scheme, term)), &Typed::of_term(scheme, term), seen, &Wrong::default()))
}

/// Keeps a term.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn save(
    State(app): State<App>,
    visit: Visit,
    Path((scheme, code)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    visit.require(Action::ManageTaxonomy, None)?;
    let Form(pairs) = sent?;
    let typed = Typed(pairs);
    let (scheme, code) = named(&scheme, &code)?;
    let seen: u32 = typed.value("seen").parse().map_err(|_| Fault::Malformed("\"seen\" is no version".to_owned()))?;
    let before = app.store().find_taxonomy_at(seen).await?.unwrap_or_default();
    let rows = typed.rows(Some((scheme, code.as_str())));
    let decide = |now: &Taxonomy| {
        if before.term(scheme, &code) != now.term(scheme, &code) {
            return Err(Wrong::only("name_en", visit.lang.t("taxonomy-changed-since")));
        }
        read(visit.lang, &rows, now)
    };
    let decided = app.store().change_taxonomy(visit.account(), TaxonomyCause::Edit, decide).await?;
    let seen = latest(&app).await?;
    let taxonomy = app.store().taxonomy().await?;
    let term = taxonomy.term(scheme, &code).ok_or(Fault::NotFound)?;
    match decided {
        Ok(_) => Ok(Redirect::to(&format!("{BASE}?done=kept")).into_response()),
        Err(wrong) => {
            let page = form(&visit, &taxonomy, Some((scheme, term)), &typed, seen, &wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The number of the latest version.
pub async fn latest(app: &App) -> Result<u32, Fault> {
    Ok(app.store().list_taxonomy_versions().await?.first().map_or(0, |version| version.no))
}

fn read(lang: Lang, rows: &[Vec<String>; 2], now: &Taxonomy) -> Result<Vec<(Scheme, Term)>, Wrong> {
    let asked = table::read((1..).zip(rows).map(|(line, cells)| (line, cells.as_slice())), now);
    let faults = match asked {
        Ok(asked) => return Ok(asked.terms),
        Err(TableFault::Rows(faults)) => faults,
        Err(other) => return Err(Wrong::only("code", other.to_string())),
    };
    let mut wrong = Wrong::default();
    for (_, fault) in faults {
        wrong.add(field_of(&fault), lang.with("taxonomy-wrong", &[("what", fault.to_string().into())]));
    }
    Err(wrong)
}

/// At which field a fault is shown.
fn field_of(fault: &RowFault) -> String {
    match fault {
        RowFault::Scheme(_) => "scheme".to_owned(),
        RowFault::Code(_) | RowFault::Twice(..) => "code".to_owned(),
        RowFault::Order(_) => "order".to_owned(),
        RowFault::Retired(_) => "retired".to_owned(),
        RowFault::ReplacedInUse(_) => "replaced_by".to_owned(),
        RowFault::Term(fault) => match fault {
            TermFault::NoEnglishName => "name_en".to_owned(),
            TermFault::LongName(language, _) => format!("name_{language}"),
            TermFault::LongDefinition(language, _) => format!("definition_{language}"),
            TermFault::ManyKeywords(language, _) => format!("keywords_{language}"),
            TermFault::Keyword(_) => "keywords_en".to_owned(),
            TermFault::UnknownLanguage(_) => "name_en".to_owned(),
            TermFault::Link(_) | TermFault::ManyLinks(_) => "same_as".to_owned(),
            TermFault::NoBroader(_) | TermFault::BelowItself(_) | TermFault::BelowRetired(_) => "broader".to_owned(),
            TermFault::HasNarrower(_) => "retired".to_owned(),
            TermFault::Replacement(_) => "replaced_by".to_owned(),
        },
    }
}

fn form(
    visit: &Visit,
    taxonomy: &Taxonomy,
    term: Option<(Scheme, &Term)>,
    typed: &Typed,
    seen: u32,
    wrong: &Wrong,
) -> Markup {
    let lang = visit.lang;
    let title = term.map_or_else(|| lang.t("taxonomy-add"), |(_, term)| term.name("en").to_owned());
    let scheme = term.map(|(scheme, _)| scheme);
    let line = |name: &str, label: &str, hint: &str| {
        Field { name, label, hint, value: typed.value(name), wrong }.line_optional()
    };
    Page::new(visit, title.clone()).render(&html! {
        p.small { a href=(BASE) { (lang.t("taxonomy-work")) } @if let Some(scheme) = scheme { " › " (scheme_name(lang, scheme)) } }
        h1 { (title) }
        @if let Some((_, term)) = term { p.lead { (lang.t("taxonomy-code")) ": " (term.code) } }
        (summary(lang, wrong))
        form method="post" novalidate {
            input type="hidden" name="seen" value=(seen);
            @if term.is_none() {
                @let label = lang.t("taxonomy-scheme");
                (Field { name: "scheme", label: &label, hint: "", value: typed.value("scheme"), wrong }
                    .choice(None, Scheme::ALL.map(|scheme| (scheme.code(), scheme_name(lang, scheme)))))
                (line("code", &lang.t("taxonomy-code"), &lang.t("taxonomy-code-hint")))
            }
            fieldset {
                legend { (lang.t("taxonomy-names")) }
                @for language in LANGUAGES { (of_language(typed, wrong, "name", language, false)) }
            }
            (places(lang, taxonomy, scheme, term, typed, wrong))
            (line("order", &lang.t("taxonomy-order"), &lang.t("taxonomy-order-hint")))
            details open[LANGUAGES.iter().any(|language| wrong.of(&format!("definition_{language}")).is_some())] {
                summary { (lang.t("taxonomy-definitions")) }
                @for language in LANGUAGES { (of_language(typed, wrong, "definition", language, true)) }
            }
            details open[LANGUAGES.iter().any(|language| wrong.of(&format!("keywords_{language}")).is_some())] {
                summary { (lang.t("taxonomy-keywords")) }
                p.hint { (lang.t("taxonomy-keywords-hint")) }
                @for language in LANGUAGES { (of_language(typed, wrong, "keywords", language, true)) }
            }
            (line("same_as", &lang.t("taxonomy-same"), &lang.t("taxonomy-same-hint")))
            @if let Some((scheme, term)) = term { (retire(lang, taxonomy, scheme, term, typed, wrong)) }
            div.actions {
                button { (lang.t("taxonomy-save")) }
                a.button.second href=(BASE) { (lang.t("taxonomy-cancel")) }
            }
        }
    })
}

/// A field for the text in one language, named in that language.
fn of_language(typed: &Typed, wrong: &Wrong, of: &str, language: &'static str, long: bool) -> Markup {
    let name = format!("{of}_{language}");
    let lang = Lang::from_tag(language).unwrap_or(Lang::En);
    let field = Field { name: &name, label: lang.own_name(), hint: "", value: typed.value(&name), wrong };
    field.around(&html! {
        @if long {
            textarea id=(name) name=(name) rows="2" lang=(language) dir=(lang.dir()) maxlength=(LONGEST_DEFINITION)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (typed.value(&name)) }
        } @else {
            input id=(name) name=(name) type="text" value=(typed.value(&name)) lang=(language) dir=(lang.dir()) maxlength=(LONGEST_NAME)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        }
    })
}

/// The term above: a choice where the scheme is known, else a code.
fn places(
    lang: Lang,
    taxonomy: &Taxonomy,
    scheme: Option<Scheme>,
    term: Option<(Scheme, &Term)>,
    typed: &Typed,
    wrong: &Wrong,
) -> Markup {
    let (label, hint) = (lang.t("taxonomy-broader"), lang.t("taxonomy-broader-hint"));
    let value = typed.value("broader");
    match scheme {
        None => Field { name: "broader", label: &label, hint: &hint, value, wrong }.line_optional(),
        Some(scheme) => {
            let own = term.map(|(_, term)| &term.code);
            let fits = |other: &&Term| {
                other.code.as_str() == value
                    || (other.is_current()
                        && Some(&other.code) != own
                        && !taxonomy.ancestors(scheme, &other.code).any(|above| Some(&above.code) == own))
            };
            choice(lang, &label, "broader", value, wrong, taxonomy, scheme, fits)
        }
    }
}

fn retire(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme, term: &Term, typed: &Typed, wrong: &Wrong) -> Markup {
    let label = lang.t("taxonomy-replaced-by");
    let fits = |other: &&Term| {
        other.code != term.code && (other.is_current() || other.code.as_str() == typed.value("replaced_by"))
    };
    html! {
        fieldset.field .wrong[wrong.of("retired").is_some()] {
            legend { (lang.t("taxonomy-retire")) }
            p.hint { (lang.t("taxonomy-retire-hint")) }
            @if let Some(fault) = wrong.of("retired") { p.fault-text { (fault) } }
            label.choice {
                input #retired type="checkbox" name="retired" value="yes" checked[typed.value("retired") == "yes"];
                span { (lang.t("taxonomy-retire-yes")) }
            }
            (choice(lang, &label, "replaced_by", typed.value("replaced_by"), wrong, taxonomy, scheme, fits))
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "a field with what can be chosen in it")]
fn choice(
    lang: Lang,
    label: &str,
    name: &str,
    value: &str,
    wrong: &Wrong,
    taxonomy: &Taxonomy,
    scheme: Scheme,
    fits: impl Fn(&&Term) -> bool,
) -> Markup {
    let field = Field { name, label, hint: "", value, wrong };
    field.around(&html! {
        select id=(name) name=(name) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
            option value="" { (lang.t("taxonomy-nothing")) }
            @for other in taxonomy.terms(scheme).filter(fits) {
                @let depth = taxonomy.ancestors(scheme, &other.code).count();
                option value=(other.code) selected[other.code.as_str() == value] {
                    @for _ in 0..depth { "– " } (other.name("en")) " (" (other.code) ")"
                }
            }
        }
    })
}
