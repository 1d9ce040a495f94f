//! The queue of registrations: staff look through them, decide one or many at once, and take a decision back.

mod decide;
mod one;
mod page;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use maud::Markup;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::registration::State as Standing;
use rostrum_store::{MeetingRow, RegistrationRow};
use serde::Deserialize;

use super::offers::Offering;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

pub use decide::{decide, undo};
pub use one::{file, show as one};
pub use reach::Reach;

/// What of the queue is looked at, as it stands in the address and goes back with a decision.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The code of a state; "" for all.
    pub state: String,
    /// The code of an offer; "" for all.
    pub category: String,
    /// Words of name, delegation or number.
    pub q: String,
    /// The page, from 1.
    pub page: usize,
    /// The code of what was just done.
    pub done: String,
    /// How many it changed.
    pub changed: usize,
    /// How many stayed as they were.
    pub left: usize,
    /// How many came up.
    pub up: usize,
}

impl Filter {
    /// The address of the queue as it is looked at, from another page on.
    fn address(&self, base: &str, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("state", &self.state), ("category", &self.category), ("q", &self.q)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        format!("{base}?{}", query.finish())
    }

    fn takes(&self, row: &RegistrationRow) -> bool {
        let person = &row.participant;
        let words = self.q.to_lowercase();
        let text = format!("{} {} {}", person.no, person.name, person.delegation_name).to_lowercase();
        (self.state.is_empty() || person.state.code() == self.state)
            && (self.category.is_empty() || row.offer == self.category)
            && words.split_whitespace().all(|word| text.contains(word))
    }
}

/// Which registrations are under the address of another one, for those who may see every address.
async fn same_addresses(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
) -> Result<BTreeMap<ParticipantNo, ParticipantNo>, Fault> {
    if !visit.may(Action::SeeIdentities, Some(&row.meeting.id)) {
        return Ok(BTreeMap::new());
    }
    Ok(app.store().list_same_addresses(&row.meeting.id).await?)
}

/// Shows the queue.
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
    let id = &row.meeting.id;
    let reach = Reach::of(&visit, id)?;
    let offering = Offering::find(&app, &row).await?;
    let mut all = app.store().list_registrations(id).await?;
    all.retain(|one| reach.covers(&offering.design, one));
    let last = app.store().find_last_decision(id).await?.filter(|(.., changed)| {
        // Who may decide for some categories takes back what lies within them only.
        changed.iter().all(|(no, _)| all.iter().any(|one| one.participant.no == *no))
    });
    let counts = Standing::ALL.map(|state| {
        let of = |one: &&RegistrationRow| {
            one.participant.state == state && (filter.category.is_empty() || one.offer == filter.category)
        };
        (state, all.iter().filter(of).count())
    });
    all.retain(|one| filter.takes(one));
    let same = same_addresses(&app, &visit, &row).await?;
    let last = last.map(|(no, at, changed)| (no, at, changed.len()));
    Ok(page::page(&visit, &row, &offering, &page::Shown { filter, counts, rows: all, last, reach, same }))
}
