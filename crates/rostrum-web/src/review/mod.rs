//! The review of contributions: the inbox, one contribution with the tools beside it, practices cut out of it, questions
//! to its author and their answers, and the table of all.

pub mod act;
pub mod clarify;
pub mod cut;
pub mod inbox;
mod language;
pub mod one;
mod seen;
pub mod table;
#[cfg(test)]
mod tests;
mod tools;
pub mod versions;

use std::collections::BTreeMap;

use rostrum_domain::call::Call;
use rostrum_domain::contribution::reference;
use rostrum_domain::ids::{CallNo, ContributionNo};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_store::{AccountNo, HandedIn, MeetingRow};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// The contribution of an address, for whoever reviews: of the categories of their role alone, and without the name of
/// whom only the secretariat knows.
async fn find(app: &App, visit: &Visit, meeting: &str, no: u32) -> Result<(MeetingRow, HandedIn), Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::ReviewContributions, Some(&row.meeting.id))?;
    let found = app.store().find_handed_in(&row.meeting.id, ContributionNo(no)).await?.ok_or(Fault::NotFound)?;
    if !reaches(visit, &row, &found) {
        return Err(Fault::NotPermitted);
    }
    Ok((row.clone(), for_reader(visit, &row, found)))
}

/// All contributions that whoever reviews may see, the newest first.
async fn list(app: &App, visit: &Visit, row: &MeetingRow) -> Result<Vec<HandedIn>, Fault> {
    visit.require(Action::ReviewContributions, Some(&row.meeting.id))?;
    let all = app.store().list_contributions(&row.meeting.id).await?;
    Ok(all.into_iter().filter(|one| reaches(visit, row, one)).map(|one| for_reader(visit, row, one)).collect())
}

fn reaches(visit: &Visit, row: &MeetingRow, one: &HandedIn) -> bool {
    let mine = visit.categories_of(Action::ReviewContributions, &row.meeting.id);
    let category = one.content.author.category.unwrap_or(Category::Other);
    mine.len() == Category::ALL.len() || mine.contains(&category)
}

fn for_reader(visit: &Visit, row: &MeetingRow, mut one: HandedIn) -> HandedIn {
    let knows = visit.may(Action::SeeIdentities, Some(&row.meeting.id));
    if !knows && one.row.level == Some(Visibility::SecretariatOnly) {
        one.row.participant = None;
        one.content.author = rostrum_domain::contribution::Author {
            delegation: format!("№ {}", one.row.no),
            category: Some(Category::Other),
            ..Default::default()
        };
        one.joint.clear();
        one.files.clear();
    }
    one
}

/// Whether it is kept from the reader who handed it in.
fn is_hidden(visit: &Visit, row: &MeetingRow, one: &HandedIn) -> bool {
    one.row.level == Some(Visibility::SecretariatOnly) && !visit.may(Action::SeeIdentities, Some(&row.meeting.id))
}

/// The calls of a meeting, by number.
async fn calls(app: &App, row: &MeetingRow) -> Result<BTreeMap<CallNo, Call>, Fault> {
    Ok(app.store().list_calls(&row.meeting.id).await?.into_iter().map(|call| (call.no, call.call)).collect())
}

/// Names of accounts that may review, for a choice.
async fn reviewers(app: &App, row: &MeetingRow) -> Result<BTreeMap<AccountNo, String>, Fault> {
    let staff = app.store().list_staff(Some(&row.meeting.id)).await?;
    let all = app.store().list_staff(None).await?;
    let reviews = |one: &rostrum_store::Staff| {
        one.given.iter().any(|given| {
            let here = given.meeting.as_ref().is_none_or(|meeting| *meeting == row.meeting.id);
            here && crate::visit::may_by_account(given.role, Action::ReviewContributions)
        })
    };
    let both = staff.into_iter().chain(all).filter(reviews);
    Ok(both.map(|one| (one.account.no, one.account.name)).collect())
}

/// What a contribution is called by: its reference.
fn named(row: &MeetingRow, one: &HandedIn) -> String {
    reference(&row.meeting.id, one.row.no)
}

fn state(lang: Lang, state: rostrum_domain::contribution::State) -> maud::Markup {
    use rostrum_domain::contribution::State as S;
    let tone = match state {
        S::Published => "state good",
        S::Received | S::AskedBack => "state warn",
        S::Withheld => "state bad",
        S::UnderReview | S::Draft | S::Withdrawn => "state",
    };
    maud::html! { span class=(tone) { (lang.of_family("review-state", state.code(), &[]).unwrap_or_default()) } }
}
