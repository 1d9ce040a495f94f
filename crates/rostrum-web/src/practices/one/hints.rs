//! What a practice is like, and which terms it suggests, each with the reason.

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::practice::{Part, Practice, State as Standing};
use rostrum_domain::review::{Alike, Shingles, Suggestion, Tagged, alike_sentences, suggest};
use rostrum_domain::taxonomy::{Scheme, Taxonomy, TermCode};
use rostrum_store::{Edit, PracticeRow, Saved};
use serde::Deserialize;

use super::super::{find, for_reader, list, words};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Most practices and terms that are shown.
const MOST: usize = 8;

/// What was found.
pub(super) struct Hints {
    alike: Vec<(PracticeRow, Alike, Vec<String>)>,
    terms: Vec<Suggestion>,
    taxonomy: Arc<Taxonomy>,
}

/// A term to be given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Giving {
    version: u32,
    scheme: String,
    code: String,
}

fn text(practice: &Practice) -> String {
    let parts = Part::ALL.into_iter().map(|part| practice.text(part));
    std::iter::once(practice.title.as_str())
        .chain(parts)
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

impl Hints {
    pub(super) async fn find(app: &App, visit: &Visit, practice: &PracticeRow) -> Result<Self, Fault> {
        let others = app.store().list_practices(&practice.meeting).await?;
        let others: Vec<PracticeRow> = others
            .into_iter()
            .filter(|one| one.no != practice.no && one.standing.state != Standing::Withheld)
            .map(|one| for_reader(visit, one))
            .collect();
        let practice = practice.practice.clone();
        let taxonomy = app.store().taxonomy().await?;
        let found = tokio::task::spawn_blocking(move || Self::reckon(&practice, others, taxonomy)).await;
        found.map_err(|error| Fault::failed(&error))
    }

    fn reckon(practice: &Practice, others: Vec<PracticeRow>, taxonomy: Arc<Taxonomy>) -> Self {
        let own = text(practice);
        let shingles = Shingles::of(&own);
        let mut alike = Vec::new();
        let mut tagged = Vec::new();
        for other in others {
            let texts = text(&other.practice);
            let theirs = Shingles::of(&texts);
            let how = shingles.alike(&theirs);
            tagged.push(Tagged { no: other.no, tags: other.practice.tags.clone(), shingles: theirs });
            if how.is_near() {
                let sentences = alike_sentences(&own, &texts);
                alike.push((other, how, sentences.iter().map(|one| own[one.from..one.until].to_owned()).collect()));
            }
        }
        alike.sort_by(|(_, a, _), (_, b, _)| b.both.max(b.held).total_cmp(&a.both.max(a.held)));
        alike.truncate(MOST);
        let mut terms = suggest(&own, &practice.language, &practice.tags, &taxonomy, &tagged);
        terms.truncate(2 * MOST);
        Self { alike, terms, taxonomy }
    }

    /// The terms as they are now.
    pub(super) fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    pub(super) fn render(&self, lang: Lang, base: &str, practice: &PracticeRow) -> Markup {
        let meeting = &practice.meeting;
        let language = list::language(practice);
        html! {
            @if !self.alike.is_empty() {
                section.card {
                    h2 { (lang.t("practices-alike")) }
                    @for (other, how, sentences) in &self.alike {
                        div.alike {
                            p {
                                a href={ "/m/" (meeting) "/practices/" (other.no) } { "№ " (other.no) " " bdi { (list::title(lang, other)) } } " "
                                @if how.is_duplicate() { span.state.bad { (lang.t("practices-duplicate")) } }
                                " " (lang.with("practices-alike-how", &[("both", percent(how.both).into()), ("held", percent(how.held).into())]))
                            }
                            @if !sentences.is_empty() {
                                details {
                                    summary { (lang.with("practices-alike-sentences", &[("count", sentences.len().into())])) }
                                    ul { @for sentence in sentences { li dir="auto" lang=[language] { (sentence) } } }
                                }
                            }
                        }
                    }
                }
            }
            @if !self.terms.is_empty() {
                section.card #terms {
                    h2 { (lang.t("practices-suggested")) }
                    p.hint { (lang.t("practices-suggested-hint")) }
                    ul.plain {
                        @for one in &self.terms {
                            li {
                                form.inline method="post" action={ (base) "/terms" } {
                                    input type="hidden" name="version" value=(practice.standing.version);
                                    input type="hidden" name="scheme" value=(one.scheme.code());
                                    input type="hidden" name="code" value=(one.code);
                                    button.second aria-label=(lang.with("practices-give", &[("term", self.taxonomy.label(one.scheme, &one.code, lang.tag()).text.into())])) {
                                        "+ " (words::term(lang, &self.taxonomy, one.scheme, &one.code))
                                    }
                                }
                                " " span.quiet {
                                    (lang.of_family("practices-scheme", one.scheme.code(), &[]).unwrap_or_default())
                                    @if !one.words.is_empty() { " · " (lang.t("practices-because-words")) " " @for (at, word) in one.words.iter().enumerate() { @if at > 0 { ", " } mark dir="auto" lang=[language] { (word) } } }
                                    @if !one.practices.is_empty() {
                                        " · " (lang.t("practices-because-alike")) " "
                                        @for no in one.practices.iter().take(MOST) { a href={ "/m/" (meeting) "/practices/" (no) } { "№ " (no) } " " }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a whole is 0 to 1")]
fn percent(part: f64) -> u32 {
    (part * 100.0).round() as u32
}

/// Gives a practice a term that was suggested, as its next version.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] when somebody else kept a
/// version meanwhile, or the outside failed.
pub async fn give(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Form<Giving>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(giving) = form?;
    let (row, practice) = find(&app, &visit, &meeting, no).await?;
    let scheme = Scheme::from_code(&giving.scheme);
    let code = TermCode::parse(&giving.code).ok();
    let taxonomy = app.store().taxonomy().await?;
    let known = scheme.zip(code).filter(|(scheme, code)| taxonomy.term(*scheme, code).is_some());
    let (scheme, code) = known.ok_or_else(|| Fault::Malformed("there is no such term".to_owned()))?;
    let mut next = practice.practice.clone();
    next.tags.add(scheme, code);
    let reason = visit.lang.t("practices-reason-term");
    let edit = Edit { practice: next, sources: practice.sources, reason, by: visit.account() };
    match app.store().keep_practice_version(practice.no, giving.version, &edit).await? {
        Saved::Version(_) => {
            Ok(Redirect::to(&format!("/m/{}/practices/{no}?done=term#terms", row.meeting.id)).into_response())
        }
        Saved::Meanwhile(version) => Err(Fault::Conflict {
            code: "practice-changed",
            text: visit.lang.with("practices-act-meanwhile", &[("version", version.into())]),
        }),
        Saved::Gone => Err(Fault::NotFound),
    }
}
