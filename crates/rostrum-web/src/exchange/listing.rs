//! The form of a listing: what is sought or offered.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::exchange::{Form as Way, LONGEST_WORDS, Listing, ListingFault, MOST_LISTINGS, Side, Whence};
use rostrum_domain::participant::Audience;
use rostrum_domain::registration::LANGUAGES;
use rostrum_domain::taxonomy::{Tags, TermCode};
use serde::Deserialize;

use super::words::{SCHEMES, form_name};
use super::{Circle, KeptListing};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::taxonomy::scheme_name;
use crate::visit::Visit;

/// Which listing: an own one by its number, or a new one of a side.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    no: Option<u32>,
    #[serde(default)]
    side: String,
}

impl Which {
    /// The side of a new listing; without a word something is sought.
    fn side(&self) -> Option<Side> {
        if self.side.is_empty() { Some(Side::Seeks) } else { Side::from_code(&self.side) }
    }
}

/// Shows the form.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(which): Query<Which>,
) -> Result<Markup, Fault> {
    let circle = Circle::find(&app, &visit, &meeting).await?;
    let listing = match which.no {
        Some(no) => find_own(&circle, no)?.listing.clone(),
        None => {
            let side = which.side().ok_or(Fault::NotFound)?;
            empty(side, &circle.me.language)
        }
    };
    Ok(form(&visit, &circle, &listing, &Wrong::default()))
}

/// Keeps a listing.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn keep(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(which): Query<Which>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = sent?;
    let circle = Circle::find(&app, &visit, &meeting).await?;
    let side = match which.no {
        Some(no) => find_own(&circle, no)?.listing.side,
        None => which.side().ok_or(Fault::NotFound)?,
    };
    let listing = read(&circle, side, &fields);
    let mut wrong = Wrong::default();
    for fault in listing.faults() {
        let (field, sentence) = sentence(visit.lang, fault);
        wrong.add(field, sentence);
    }
    if wrong.is_empty() {
        let kept = app.store().keep_listing(&circle.row.meeting.id, circle.me.no, which.no, &listing).await?;
        if kept.is_some() {
            return Ok(Redirect::to(&format!("{}?done=kept", circle.base())).into_response());
        }
        wrong.add("words", visit.lang.with("exchange-many", &[("most", MOST_LISTINGS.into())]));
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&visit, &circle, &listing, &wrong)).into_response())
}

fn find_own(circle: &Circle, no: u32) -> Result<&KeptListing, Fault> {
    let own = circle.listing(no).filter(|kept| kept.participant == circle.me.no && !kept.withdrawn);
    own.ok_or(Fault::NotFound)
}

fn empty(side: Side, language: &str) -> Listing {
    Listing {
        side,
        tags: Tags::default(),
        words: String::new(),
        languages: [language.to_owned()].into(),
        forms: [Way::Call].into(),
        whence: Whence::Anywhere,
        describes: false,
    }
}

/// What was sent. Codes that are no terms in use are left out: the form has none.
fn read(circle: &Circle, side: Side, fields: &[(String, String)]) -> Listing {
    let all =
        |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str());
    let mut tags = Tags::default();
    for scheme in SCHEMES {
        for code in all(scheme.code()).filter_map(|code| TermCode::parse(code).ok()) {
            if circle.taxonomy.term(scheme, &code).is_some() {
                tags.add(scheme, code);
            }
        }
    }
    Listing {
        side,
        tags,
        words: all("words").next().unwrap_or_default().trim().to_owned(),
        languages: all("language").filter(|tag| LANGUAGES.contains(tag)).map(str::to_owned).collect(),
        forms: all("form").filter_map(Way::from_code).collect(),
        whence: all("whence").next().and_then(Whence::from_code).unwrap_or_default(),
        describes: all("describes").next().is_some(),
    }
}

fn sentence(lang: Lang, fault: ListingFault) -> (&'static str, String) {
    match fault {
        ListingFault::NoTag => ("terms", lang.t("exchange-no-tag")),
        ListingFault::NoLanguage => ("languages", lang.t("exchange-no-language")),
        ListingFault::NoForm => ("forms", lang.t("exchange-no-form")),
        ListingFault::Long(length) => {
            let words = [("length", length.into()), ("most", LONGEST_WORDS.into())];
            ("words", lang.with("exchange-long", &words))
        }
    }
}

fn form(visit: &Visit, circle: &Circle, listing: &Listing, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let title = match listing.side {
        Side::Seeks => lang.t("exchange-add-seeks"),
        Side::Offers => lang.t("exchange-add-offers"),
    };
    let hidden = circle.me.shown_to(Audience::Public).delegation.is_none();
    Page::new(visit, title.clone()).of_meeting(&circle.row).render(&html! {
        p.small { a href=(circle.base()) { (lang.t("exchange-title")) } }
        h1 { (title) }
        (summary(lang, wrong))
        @if hidden { div.note { p { (lang.t("exchange-hidden")) } } }
        form method="post" novalidate {
            fieldset.field.wide #terms .wrong[wrong.of("terms").is_some()] {
                legend { (lang.t("exchange-about")) }
                p.hint { (lang.t("exchange-about-hint")) }
                (fault(wrong, "terms"))
                @for scheme in SCHEMES {
                    details open[listing.tags.of(scheme).next().is_some()] {
                        summary { (scheme_name(lang, scheme)) }
                        div.choices {
                            @for term in circle.taxonomy.current(scheme) {
                                (tick(scheme.code(), term.code.as_str(), listing.tags.of(scheme).any(|code| *code == term.code), term.name(lang.tag())))
                            }
                        }
                    }
                }
            }
            div.field .wrong[wrong.of("words").is_some()] {
                label for="words" { (lang.t("exchange-words")) }
                p.hint #words-hint { (lang.t("exchange-words-hint")) }
                (fault(wrong, "words"))
                textarea #words name="words" rows="4" dir="auto" aria-describedby="words-hint" { (listing.words) }
            }
            fieldset.field #languages .wrong[wrong.of("languages").is_some()] {
                legend { (lang.t("exchange-languages")) }
                (fault(wrong, "languages"))
                @for own in Lang::ALL { (tick("language", own.tag(), listing.languages.contains(own.tag()), own.own_name())) }
            }
            fieldset.field #forms .wrong[wrong.of("forms").is_some()] {
                legend { (lang.t("exchange-forms")) }
                (fault(wrong, "forms"))
                @for way in Way::ALL { (tick("form", way.code(), listing.forms.contains(way), &form_name(lang, *way))) }
            }
            fieldset.field {
                legend { (lang.t("exchange-whence")) }
                @for whence in Whence::ALL {
                    label.choice {
                        input type="radio" name="whence" value=(whence.code()) checked[*whence == listing.whence];
                        span { (lang.of_family("exchange-whence", whence.code(), &[]).unwrap_or_default()) }
                    }
                }
            }
            @if hidden { (tick("describes", "yes", listing.describes, &lang.t("exchange-describes"))) }
            div.actions {
                button { (lang.t("exchange-save")) }
                a.button.second href=(circle.base()) { (lang.t("exchange-cancel")) }
            }
        }
    })
}

fn fault(wrong: &Wrong, field: &str) -> Markup {
    html! { @if let Some(fault) = wrong.of(field) { p.fault-text { (fault) } } }
}

fn tick(name: &str, value: &str, checked: bool, words: &str) -> Markup {
    html! { label.choice { input type="checkbox" name=(name) value=(value) checked[checked]; span { (words) } } }
}
