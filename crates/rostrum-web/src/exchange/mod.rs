//! Peer exchange: participants say what they seek and offer, are told who fits and why, and agree or not.
//!
//! Who another is stands in `Circle::name` alone: what the public may know before both agree, and afterwards all.

mod act;
mod lesson;
mod listing;
mod page;
mod staff;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use maud::Markup;
use rostrum_domain::exchange::{About, Fit, Side, matches};
use rostrum_domain::ids::{DelegationNo, ParticipantNo};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Audience, Category, Participant};
use rostrum_domain::taxonomy::Taxonomy;
use rostrum_store::{Exchange, KeptListing, MeetingRow};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::directory::accepted;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::meeting::category;
use crate::visit::Visit;

pub use act::act;
pub use lesson::{keep as keep_lesson, show as ask_for_lesson, under as lessons};
pub use listing::{keep as keep_listing, show as edit_listing};
pub use staff::{decide as staff_act, show as show_to_staff};

/// All that one participant is shown.
struct Circle {
    row: MeetingRow,
    me: Participant,
    people: BTreeMap<ParticipantNo, Participant>,
    origins: BTreeMap<DelegationNo, Origin>,
    listings: Vec<KeptListing>,
    exchanges: Vec<Exchange>,
    taxonomy: Arc<Taxonomy>,
}

/// A listing of somebody else that fits an own one.
struct Proposal<'a> {
    own: &'a KeptListing,
    other: &'a KeptListing,
    fit: Fit,
}

impl Circle {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let (id, store) = (&row.meeting.id, app.store());
        visit.require(Action::Exchange, Some(id))?;
        let me = accepted(app, visit, &row).await?;
        let open = store.find_exchange_open(id).await?.ok_or(Fault::NotFound)?;
        // Of whom only the secretariat knows, the floor knows another category.
        let own = store.find_identity(id, me.no).await?.map_or(me.category, |identity| identity.category);
        if !open && own != Category::LocalGovernments {
            return Err(Fault::NotPermitted);
        }
        let people = store.list_participants(id).await?;
        let people = people.into_iter().filter(|person| person.state.takes_part()).map(|one| (one.no, one)).collect();
        Ok(Self {
            people,
            origins: store.list_origins(id).await?,
            listings: store.list_listings(id).await?,
            exchanges: store.list_exchanges(id).await?,
            taxonomy: store.taxonomy().await?,
            me,
            row,
        })
    }

    /// What others see of somebody before both agree: the delegation where the public may know it, else the category.
    fn name(&self, lang: Lang, who: ParticipantNo) -> String {
        let shown = self.people.get(&who).map(|person| person.shown_to(Audience::Public));
        shown.map_or_else(String::new, |shown| shown.delegation.unwrap_or_else(|| category(lang, shown.category)))
    }

    /// What of level, size and region may be told of whose listing it is.
    fn about(&self, listing: &KeptListing) -> About {
        let Some(person) = self.people.get(&listing.participant) else { return About::default() };
        let told = listing.listing.describes || person.shown_to(Audience::Public).delegation.is_some();
        let origin = self.origins.get(&person.delegation).filter(|_| told);
        origin.map_or_else(About::default, About::of)
    }

    fn own(&self, side: Side) -> impl Iterator<Item = &KeptListing> {
        let mine =
            move |one: &&KeptListing| !one.withdrawn && one.participant == self.me.no && one.listing.side == side;
        self.listings.iter().filter(mine)
    }

    /// Listings of others that stand, of one side, of people who take part, and not of the own delegation.
    fn others(&self, side: Side) -> impl Iterator<Item = &KeptListing> {
        self.listings.iter().filter(move |one| {
            let other = self.people.get(&one.participant);
            !one.withdrawn
                && one.listing.side == side
                && one.participant != self.me.no
                && other.is_some_and(|person| person.delegation != self.me.delegation)
        })
    }

    fn listing(&self, no: u32) -> Option<&KeptListing> {
        self.listings.iter().find(|one| one.no == no)
    }

    /// What fits the own listings, the best first, without what was asked already.
    fn proposals(&self) -> Vec<Proposal<'_>> {
        let mut found = Vec::new();
        for own in self.own(Side::Seeks) {
            let offers = self.others(Side::Offers).map(|other| (other, &other.listing, self.about(other)));
            let fits = matches((&own.listing, self.about(own)), offers, &self.taxonomy);
            found.extend(fits.into_iter().map(|(other, fit)| Proposal { own, other, fit }));
        }
        for own in self.own(Side::Offers) {
            for other in self.others(Side::Seeks) {
                let need = (&other.listing, self.about(other));
                let fits = matches(need, [((), &own.listing, self.about(own))], &self.taxonomy);
                found.extend(fits.into_iter().map(|((), fit)| Proposal { own, other, fit }));
            }
        }
        found.retain(|proposal| {
            let pair = proposal.pair();
            !self.exchanges.iter().any(|one| (one.need, one.offer) == pair)
        });
        found.sort_by_key(|proposal| std::cmp::Reverse(proposal.fit.score));
        found
    }

    /// The own exchanges, the latest first.
    fn own_exchanges(&self) -> impl Iterator<Item = (&Exchange, ParticipantNo)> {
        self.exchanges.iter().rev().filter_map(|one| Some((one, one.other(self.me.no)?)))
    }

    fn base(&self) -> String {
        format!("/m/{}/me/exchange", self.row.meeting.id)
    }
}

impl Proposal<'_> {
    /// The numbers of need and offer.
    fn pair(&self) -> (u32, u32) {
        match self.own.listing.side {
            Side::Seeks => (self.own.no, self.other.no),
            Side::Offers => (self.other.no, self.own.no),
        }
    }
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    done: String,
}

/// Shows what a participant seeks and offers, who fits, and the own exchanges.
///
/// # Errors
/// [`Fault::NotFound`] while there is no exchange, [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let circle = Circle::find(&app, &visit, &meeting).await?;
    let contacts = page::contacts(&app, &circle).await?;
    Ok(page::page(&visit, &circle, &contacts, &asked.done))
}

/// Whether a participant is led to the exchange from the own page.
///
/// # Errors
/// The outside failed.
pub async fn is_for(app: &App, row: &MeetingRow, me: &Participant) -> Result<bool, Fault> {
    let store = app.store();
    Ok(match store.find_exchange_open(&row.meeting.id).await? {
        None => false,
        Some(true) => true,
        Some(false) => {
            let identity = store.find_identity(&row.meeting.id, me.no).await?;
            identity.map_or(me.category, |identity| identity.category) == Category::LocalGovernments
        }
    })
}
