//! Neutral links: staff make, send and revoke links over which people register without a word of the meeting in the
//! address.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use rostrum_domain::participant::looks_like_an_address;
use rostrum_store::{MeetingRow, NeutralLink, NewNeutralLink};
use serde::Deserialize;

use super::enter;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::offers::{self, Offering};
use crate::times;
use crate::visit::Visit;

/// Most registrations over one link.
const MOST_USES: u32 = 1_000;
/// Most addresses of one form.
const MOST_ADDRESSES: usize = 200;
/// Characters of a remark.
const LONGEST_REMARK: usize = 200;
/// For how long a link works unless staff says otherwise.
const USUAL: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The form as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    remark: String,
    offer: String,
    uses: String,
    until: String,
    addresses: String,
    language: String,
}

/// Shows the links of a meeting.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let typed = Typed {
        uses: "1".to_owned(),
        until: local(&row, app.now().saturating_add(USUAL).unwrap_or(app.now())),
        language: "en".to_owned(),
        ..Typed::default()
    };
    page(&app, &visit, &row, &typed, &Wrong::default()).await
}

/// Makes a link, or one for each address with a mail that waits in the outbox.
///
/// # Errors
/// As [`show`].
pub async fn make(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let Form(typed) = form?;
    let offering = Offering::find(&app, &row).await?;
    let (new, addresses) = match read(visit.lang, &row, &offering, &typed, app.now()) {
        Ok(read) => read,
        Err(wrong) => {
            let page = page(&app, &visit, &row, &typed, &wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let id = &row.meeting.id;
    if addresses.is_empty() {
        app.store().make_neutral_link(id, &new).await?;
    } else {
        let language = Lang::from_tag(&typed.language).unwrap_or(Lang::En).tag();
        app.store().mail_neutral_links(&app.settings().base, id, &new, &addresses, language).await?;
    }
    Ok(Redirect::to(&address(&row)).into_response())
}

/// Revokes a link.
///
/// # Errors
/// As [`show`].
pub async fn revoke(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Redirect, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    app.store().revoke_neutral_link(&row.meeting.id, no).await?;
    Ok(Redirect::to(&address(&row)))
}

fn address(row: &MeetingRow) -> String {
    format!("/m/{}/mail/neutral-links", row.meeting.id)
}

fn local(row: &MeetingRow, at: Timestamp) -> String {
    row.meeting.note.zone.local(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Checks what was typed: the link, and to which addresses it goes.
fn read(
    lang: Lang,
    row: &MeetingRow,
    offering: &Offering,
    typed: &Typed,
    now: Timestamp,
) -> Result<(NewNeutralLink, Vec<String>), Wrong> {
    let mut wrong = Wrong::default();
    let remark = typed.remark.split_whitespace().collect::<Vec<_>>().join(" ");
    if remark.chars().count() > LONGEST_REMARK {
        wrong.add("remark", lang.with("neutral-links-remark-wrong", &[("most", LONGEST_REMARK.into())]));
    }
    let offer = (!typed.offer.is_empty()).then(|| typed.offer.clone());
    if offer.as_ref().is_some_and(|code| offering.design.offer(code).is_none()) {
        wrong.add("offer", lang.t("register-category-wrong"));
    }
    let most_uses = typed.uses.trim().parse().ok().filter(|uses| (1..=MOST_USES).contains(uses));
    if most_uses.is_none() {
        wrong.add("uses", lang.with("neutral-links-uses-wrong", &[("most", MOST_USES.into())]));
    }
    let until = typed.until.trim().parse::<DateTime>().ok().map(|until| row.meeting.note.zone.instant(until));
    if until.is_none_or(|until| until <= now) {
        wrong.add("until", lang.t("neutral-links-until-wrong"));
    }
    let addresses: Vec<String> =
        typed.addresses.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    for address in addresses.iter().filter(|address| !looks_like_an_address(address)).take(5) {
        wrong.add("addresses", lang.with("register-email-wrong", &[("email", address.as_str().into())]));
    }
    if addresses.len() > MOST_ADDRESSES {
        wrong.add("addresses", lang.with("neutral-links-addresses-many", &[("most", MOST_ADDRESSES.into())]));
    }
    match (most_uses, until) {
        (Some(most_uses), Some(until)) if wrong.is_empty() => {
            Ok((NewNeutralLink { remark, offer, most_uses, until }, addresses))
        }
        _ => Err(wrong),
    }
}

async fn page(app: &App, visit: &Visit, row: &MeetingRow, typed: &Typed, wrong: &Wrong) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let links = app.store().list_neutral_links(&row.meeting.id).await?;
    let offering = Offering::find(app, row).await?;
    Ok(Page::new(visit, lang.t("neutral-links-title")).of_meeting(row).script("copy.js").render(&html! {
        p { a href={ "/m/" (row.meeting.id) "/mail/invitations" } { (lang.t("neutral-links-back")) } }
        h1 { (lang.t("neutral-links-title")) }
        (summary(lang, wrong))
        p.lead { (lang.t("neutral-links-text")) }
        (form(lang, row, &offering, typed, wrong))
        h2 { (lang.with("neutral-links-count", &[("count", links.len().into())])) }
        @if links.is_empty() { p.quiet { (lang.t("neutral-links-none")) } } @else { (table(app, lang, row, &offering, &links)) }
    }))
}

fn form(lang: Lang, row: &MeetingRow, offering: &Offering, typed: &Typed, wrong: &Wrong) -> Markup {
    let zone = row.meeting.note.zone.name.replace('_', " ");
    let remark = (lang.t("neutral-links-remark"), lang.t("neutral-links-remark-hint"));
    let uses = (lang.t("neutral-links-uses"), lang.t("neutral-links-uses-hint"));
    let addresses = (lang.t("neutral-links-addresses"), lang.t("neutral-links-addresses-hint"));
    let until = (lang.t("neutral-links-until"), lang.with("neutral-links-until-hint", &[("zone", zone.into())]));
    let with =
        |name: &'static str, (label, hint): &(String, String), value: &str, draw: &dyn Fn(&Field<'_>) -> Markup| {
            let field = Field { name, label, hint, value, wrong };
            field.around(&draw(&field))
        };
    html! {
        section.card aria-labelledby="make-title" {
            h2 #make-title { (lang.t("neutral-links-make")) }
            form method="post" action=(address(row)) novalidate {
                (with("remark", &remark, &typed.remark, &|field| html! {
                    input #remark name="remark" type="text" value=(field.value) maxlength=(LONGEST_REMARK)
                        aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                }))
                (with("offer", &(lang.t("neutral-links-offer"), String::new()), &typed.offer, &|field| html! {
                    select #offer name="offer" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                        option value="" { (lang.t("neutral-links-offer-all")) }
                        @for offer in &offering.design.offers {
                            option value=(offer.code) selected[offer.code == field.value] { (offers::plain_name(lang, offer)) }
                        }
                    }
                }))
                div.row {
                    (with("uses", &uses, &typed.uses, &|field| html! {
                        input #uses name="uses" type="number" min="1" max=(MOST_USES) value=(field.value)
                            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                    }))
                    (with("until", &until, &typed.until, &|field| html! {
                        input #until name="until" type="datetime-local" value=(field.value)
                            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                    }))
                }
                (with("addresses", &addresses, &typed.addresses, &|field| html! {
                    textarea #addresses name="addresses" rows="3" dir="ltr" spellcheck="false"
                        aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (field.value) }
                }))
                div.field {
                    label for="language" { (lang.t("neutral-links-language")) }
                    select #language name="language" {
                        @for of in Lang::ALL { option value=(of.tag()) lang=(of.tag()) selected[of.tag() == typed.language] { (of.own_name()) } }
                    }
                }
                div.actions { button { (lang.t("neutral-links-button")) } }
            }
        }
    }
}

fn table(app: &App, lang: Lang, row: &MeetingRow, offering: &Offering, links: &[NeutralLink]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("neutral-links-title")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("neutral-links-link")) }
                        th scope="col" { (lang.t("neutral-links-remark")) }
                        th scope="col" { (lang.t("neutral-links-offer")) }
                        th scope="col" { (lang.t("neutral-links-used")) }
                        th scope="col" { (lang.t("neutral-links-until")) }
                        th scope="col" { (lang.t("neutral-links-state")) }
                    }
                }
                tbody { @for link in links { (line(app, lang, row, offering, link)) } }
            }
        }
    }
}

fn line(app: &App, lang: Lang, row: &MeetingRow, offering: &Offering, link: &NeutralLink) -> Markup {
    let id = format!("link-{}", link.no);
    let works = link.works(app.now());
    html! {
        tr {
            th scope="row" {
                "№ " (link.no)
                @if works {
                    br; code.key id=(id) dir="ltr" { (app.settings().base) "/r/" (link.token.as_str()) }
                    " " button.second type="button" data-copy=(id) data-done=(lang.t("screens-copied")) hidden { (lang.t("screens-copy")) }
                }
            }
            td data-label=(lang.t("neutral-links-remark")) { @if link.made.remark.is_empty() { "–" } @else { bdi { (link.made.remark) } } }
            td data-label=(lang.t("neutral-links-offer")) {
                @match &link.made.offer {
                    None => (lang.t("neutral-links-offer-all")),
                    Some(code) => @match offering.design.offer(code) { Some(offer) => (offers::name(lang, offer)), None => (code) },
                }
            }
            td data-label=(lang.t("neutral-links-used")) { (lang.with("neutral-links-uses-of", &[("uses", link.uses.into()), ("most", link.made.most_uses.into())])) }
            td data-label=(lang.t("neutral-links-until")) { (times::instant(lang, &row.meeting.note.zone, link.made.until)) }
            td data-label=(lang.t("neutral-links-state")) {
                @if works {
                    span.state.good { (lang.t("neutral-links-works")) }
                    form.inline method="post" action={ (address(row)) "/" (link.no) "/revoke" } {
                        " " button.danger aria-label=(lang.with("neutral-links-revoke-of", &[("no", link.no.into())])) { (lang.t("neutral-links-revoke")) }
                    }
                } @else if link.revoked_at.is_some() {
                    span.state { (lang.t("neutral-links-revoked")) }
                } @else {
                    span.state { (lang.t("neutral-links-over")) }
                }
            }
        }
    }
}
