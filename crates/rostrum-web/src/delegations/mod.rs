//! Delegations, for the secretariat: where they are from ([`edit`]), which two are one ([`merge`]), all as a table
//! ([`export`]).
//!
//! Whom only the secretariat knows has a delegation of their own under a number. It is neither listed nor proposed here.

pub mod edit;
pub mod export;
pub mod merge;
mod page;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, Query, State};
use maud::Markup;
use rostrum_domain::country::Country;
use rostrum_domain::duplicates::{Named, Proposal, propose};
use rostrum_domain::ids::{DelegationNo, MeetingId};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Category, Visibility};
use rostrum_store::{MeetingRow, Merge};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// A delegation as the page lists it.
#[derive(Clone, Debug)]
struct Line {
    no: DelegationNo,
    name: String,
    category: Category,
    origin: Origin,
    participants: u32,
}

impl Line {
    fn is_complete(&self) -> bool {
        self.origin.is_complete(self.category)
    }
}

/// What the pages are made from.
struct Delegations {
    row: MeetingRow,
    lines: Vec<Line>,
    merges: Vec<Merge>,
    /// How many registered under the absorbed name since a merge.
    joined: BTreeMap<u32, usize>,
    /// The names of all delegations that were read, the absorbed ones among them.
    names: BTreeMap<DelegationNo, String>,
}

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    done: Option<String>,
}

impl Delegations {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let id = &row.meeting.id;
        visit.require(Action::ManageDelegations, Some(id))?;
        let mut origins = app.store().list_origins(id).await?;
        let merges = app.store().list_merges(id).await?;
        let mut joined = BTreeMap::new();
        for merge in &merges {
            joined.insert(merge.no, app.store().list_joined(id, merge.no).await?.len());
        }
        let mut lines: BTreeMap<DelegationNo, Line> = BTreeMap::new();
        for person in app.store().list_participants(id).await? {
            // Of whom all was erased the number stands for the delegation, too.
            let erased = person.delegation_name == format!("№ {}", person.no);
            if person.visibility == Visibility::SecretariatOnly || erased {
                continue;
            }
            let line = lines.entry(person.delegation).or_insert_with(|| Line {
                no: person.delegation,
                name: person.delegation_name,
                category: person.category,
                origin: origins.remove(&person.delegation).unwrap_or_default(),
                participants: 0,
            });
            line.participants += 1;
        }
        let mut names: BTreeMap<DelegationNo, String> =
            lines.values().map(|line| (line.no, line.name.clone())).collect();
        if !merges.is_empty() {
            names.extend(app.store().list_absorbed_names(id).await?);
        }
        let mut lines: Vec<Line> = lines.into_values().collect();
        lines.sort_by_cached_key(|line| (line.category, line.name.to_lowercase()));
        Ok(Self { row, lines, merges, joined, names })
    }

    fn id(&self) -> &MeetingId {
        &self.row.meeting.id
    }

    fn line(&self, no: DelegationNo) -> Option<&Line> {
        self.lines.iter().find(|line| line.no == no)
    }

    fn name(&self, no: DelegationNo) -> String {
        self.names.get(&no).cloned().unwrap_or_else(|| no.to_string())
    }
}

/// Which two may be one, without those that were said to be two. Thousands of names may be compared: not on a thread
/// on which the floor runs.
async fn proposals(app: &App, delegations: &Delegations) -> Result<Vec<Proposal>, Fault> {
    let apart: BTreeSet<_> = app.store().list_apart(delegations.id()).await?;
    let lines = delegations.lines.clone();
    let compared = tokio::task::spawn_blocking(move || {
        let named = |line| {
            let Line { no, name, category, origin, .. }: &Line = line;
            let country: Option<Country> = origin.country;
            Named { no: *no, name: name.as_str(), category: *category, country }
        };
        propose(&lines.iter().map(named).collect::<Vec<_>>())
    });
    let mut proposals = compared.await.map_err(|error| Fault::failed(&error))?;
    proposals.retain(|proposal| !apart.contains(&(proposal.one, proposal.other)));
    Ok(proposals)
}

/// Shows all delegations, and which two may be one.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    let proposals = proposals(&app, &delegations).await?;
    let done = asked.done.and_then(|code| visit.lang.of_family("delegations-done", &code, &[]));
    Ok(page::page(&visit, &delegations, &proposals, done.as_deref()))
}
