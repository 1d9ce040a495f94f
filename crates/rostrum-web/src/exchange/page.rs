//! The page of a participant.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rostrum_domain::exchange::{Says, Side, Stage};
use rostrum_domain::ids::ParticipantNo;
use rostrum_store::{Exchange, KeptListing};

use super::words::{listing, reason};
use super::{Circle, Proposal};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// Most proposals that are shown at once.
const SHOWN: usize = 20;

/// Name, delegation and address of one with whom the reader has agreed on an exchange.
pub struct Contact {
    name: String,
    delegation: String,
    email: String,
}

/// The contact data that the reader may see: of those with whom both have agreed, and of nobody else.
///
/// # Errors
/// The outside failed.
pub async fn contacts(app: &App, circle: &Circle) -> Result<BTreeMap<ParticipantNo, Contact>, Fault> {
    let (store, id) = (app.store(), &circle.row.meeting.id);
    let mut contacts = BTreeMap::new();
    for (_, other) in circle.own_exchanges().filter(|(one, _)| one.stage().shows_contact()) {
        let (Some(person), Some(contact)) = (circle.people.get(&other), store.find_contact(id, other).await?) else {
            continue;
        };
        let identity = store.find_identity(id, other).await?;
        let (name, delegation) = identity.map_or_else(
            || (person.name.clone(), person.delegation_name.clone()),
            |identity| (identity.name, identity.delegation),
        );
        contacts.insert(other, Contact { name, delegation, email: contact.email });
    }
    Ok(contacts)
}

/// The whole page.
pub fn page(visit: &Visit, circle: &Circle, contacts: &BTreeMap<ParticipantNo, Contact>, done: &str) -> Markup {
    let lang = visit.lang;
    let base = circle.base();
    let proposals = circle.proposals();
    let done = lang.of_family("exchange-done", done, &[]).filter(|_| !done.is_empty());
    Page::new(visit, lang.t("exchange-title")).of_meeting(&circle.row).render(&html! {
        p.small { a href={ "/m/" (circle.row.meeting.id) "/me" } { (lang.t("layout-own-page")) } }
        h1 { (lang.t("exchange-title")) }
        p.lead { (lang.t("exchange-lead")) }
        @if let Some(done) = done { div.good role="status" { p { (done) } } }
        @if circle.own_exchanges().next().is_some() {
            h2 { (lang.t("exchange-own")) }
            @for (exchange, other) in circle.own_exchanges() { (one(lang, circle, &base, exchange, other, contacts.get(&other))) }
        }
        (own(lang, circle, &base, Side::Seeks))
        (own(lang, circle, &base, Side::Offers))
        @if circle.own(Side::Seeks).chain(circle.own(Side::Offers)).next().is_some() {
            h2 { (lang.with("exchange-proposals", &[("count", proposals.len().into())])) }
            @if proposals.is_empty() { p { (lang.t("exchange-proposals-none")) } } @else { p { (lang.t("exchange-agree-text")) } }
            @for proposal in proposals.iter().take(SHOWN) { (self::proposal(lang, circle, &base, proposal)) }
        }
    })
}

fn own(lang: Lang, circle: &Circle, base: &str, side: Side) -> Markup {
    html! {
        section.card {
            h2 { @if side == Side::Seeks { (lang.t("exchange-seeks")) } @else { (lang.t("exchange-offers")) } }
            @for kept in circle.own(side) { (own_one(lang, circle, base, kept)) }
            div.actions {
                a.button.second href={ (base) "/listing?side=" (side.code()) } {
                    @if side == Side::Seeks { (lang.t("exchange-add-seeks")) } @else { (lang.t("exchange-add-offers")) }
                }
            }
        }
    }
}

fn own_one(lang: Lang, circle: &Circle, base: &str, kept: &KeptListing) -> Markup {
    html! {
        div.listing {
            (listing(lang, &circle.taxonomy, &kept.listing))
            form.actions method="post" action={ (base) "/act" } {
                input type="hidden" name="no" value=(kept.no);
                a.button.second href={ (base) "/listing?no=" (kept.no) } { (lang.t("exchange-edit")) }
                button.second name="do" value="withdraw" { (lang.t("exchange-withdraw")) }
            }
        }
    }
}

fn proposal(lang: Lang, circle: &Circle, base: &str, proposal: &Proposal<'_>) -> Markup {
    let (need, offer) = proposal.pair();
    let name = circle.name(lang, proposal.other.participant);
    let id = format!("proposal-{need}-{offer}");
    html! {
        section.card aria-labelledby=(id) {
            h3 id=(id) { bdi { (name) } " " span.quiet.small { (says_of(lang, proposal.other)) } }
            (listing(lang, &circle.taxonomy, &proposal.other.listing))
            p.small { strong { (lang.t("exchange-why")) } }
            ul.small { @for why in &proposal.fit.reasons { li { (reason(lang, &circle.taxonomy, why)) } } }
            form method="post" action={ (base) "/act" } {
                input type="hidden" name="need" value=(need);
                input type="hidden" name="offer" value=(offer);
                div.actions { button name="do" value="ask" { (lang.t("exchange-ask")) } }
            }
        }
    }
}

fn says_of(lang: Lang, kept: &KeptListing) -> String {
    match kept.listing.side {
        Side::Seeks => lang.t("exchange-other-seeks"),
        Side::Offers => lang.t("exchange-other-offers"),
    }
}

fn one(
    lang: Lang,
    circle: &Circle,
    base: &str,
    exchange: &Exchange,
    other: ParticipantNo,
    contact: Option<&Contact>,
) -> Markup {
    let (stage, mine) = (exchange.stage(), exchange.says(circle.me.no));
    let theirs = if circle.me.no == exchange.seeker { exchange.offer } else { exchange.need };
    let id = format!("exchange-{}", exchange.no);
    html! {
        section.card aria-labelledby=(id) {
            h3 id=(id) {
                bdi { (contact.map_or_else(|| circle.name(lang, other), |contact| contact.delegation.clone())) } " "
                span.state.good[stage.shows_contact()] { (stage_name(lang, stage, mine)) }
            }
            @if let Some(kept) = circle.listing(theirs) { (listing(lang, &circle.taxonomy, &kept.listing)) }
            @if let Some(contact) = contact {
                dl.facts.side {
                    div { dt { (lang.t("exchange-contact")) } dd { bdi { (contact.name) } } }
                    div { dt { (lang.t("exchange-email")) } dd { a href={ "mailto:" (contact.email) } { bdi { (contact.email) } } } }
                }
                (result(lang, base, exchange))
                @if circle.me.no == exchange.seeker {
                    p { a href={ (base) "/lesson?no=" (exchange.no) } { (lang.t("exchange-lesson-title")) } }
                }
            }
            (answers(lang, base, exchange, mine, stage))
        }
    }
}

fn stage_name(lang: Lang, stage: Stage, mine: Says) -> String {
    match (stage, mine) {
        (Stage::Asked, Says::Nothing) => lang.t("exchange-stage-wants"),
        (Stage::Asked, _) => lang.t("exchange-stage-waits"),
        (Stage::Agreed, _) => lang.t("exchange-stage-agreed"),
        (Stage::Met, _) => lang.t("exchange-stage-met"),
        (Stage::Declined, Says::Declines) => lang.t("exchange-stage-declined"),
        // Nobody learns that the other declined, nor why.
        (Stage::Declined, _) => lang.t("exchange-stage-nothing"),
    }
}

/// What can be said: to agree where one has not, to decline where one has not.
fn answers(lang: Lang, base: &str, exchange: &Exchange, mine: Says, stage: Stage) -> Markup {
    // Whom the other declined has nothing more to decide.
    let over = stage == Stage::Declined && mine != Says::Declines;
    html! {
        @if !over {
            form method="post" action={ (base) "/act" } {
                input type="hidden" name="no" value=(exchange.no);
                @if mine != Says::Agrees { p.small { (lang.t("exchange-agree-text")) } }
                div.actions {
                    @if mine != Says::Agrees { button name="do" value="agree" { (lang.t("exchange-agree")) } }
                    @if mine == Says::Nothing { button.second name="do" value="decline" { (lang.t("exchange-decline")) } }
                    @if mine == Says::Agrees { button.second name="do" value="decline" { (lang.t("exchange-take-back")) } }
                }
            }
        }
    }
}

fn result(lang: Lang, base: &str, exchange: &Exchange) -> Markup {
    let id = format!("result-{}", exchange.no);
    html! {
        form method="post" action={ (base) "/act" } {
            input type="hidden" name="no" value=(exchange.no);
            div.field {
                label for=(id) { (lang.t("exchange-result")) }
                p.hint id={ (id) "-hint" } { (lang.t("exchange-result-hint")) }
                textarea id=(id) name="result" rows="2" maxlength="2000" dir="auto" aria-describedby={ (id) "-hint" } { (exchange.result.as_deref().unwrap_or_default()) }
            }
            div.actions { button.second name="do" value="met" { (lang.t("exchange-met")) } }
        }
    }
}
