//! Practices before they are public, for staff: the list of a meeting, the form, the page of one with what is done with
//! it, its versions, and files in and out.

pub mod edit;
mod form;
mod list;
pub mod one;
mod shown;
pub mod table;
#[cfg(test)]
mod tests;
mod typed;
pub mod versions;
mod words;

use rostrum_domain::ids::PracticeNo;
use rostrum_store::{MeetingRow, PracticeRow};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

pub use list::{set, show, title as practice_title};
pub use words::part as part_name;

/// The meeting and the practice of an address, for whoever reviews.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
async fn find(app: &App, visit: &Visit, meeting: &str, no: u32) -> Result<(MeetingRow, PracticeRow), Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::ReviewContributions, Some(&row.meeting.id))?;
    let practice = app.store().find_practice(PracticeNo(no)).await?;
    let practice = practice.filter(|one| one.meeting == row.meeting.id).ok_or(Fault::NotFound)?;
    Ok((row, practice))
}

/// The practice without what only those may see who see identities: whose it is, where only the secretariat knows it.
fn for_reader(visit: &Visit, mut practice: PracticeRow) -> PracticeRow {
    use rostrum_domain::participant::Visibility::SecretariatOnly;
    let knows = visit.may(Action::SeeIdentities, Some(&practice.meeting));
    if !knows && practice.protection == Some(SecretariatOnly) {
        practice.author.delegation.clear();
        practice.author.category = None;
        practice.participant = None;
        practice.practice = practice.practice.public(&practice.author, practice.protection).unwrap_or_else(|| {
            let contact = rostrum_domain::practice::Contact::default();
            rostrum_domain::practice::Practice { contact, place: Default::default(), ..practice.practice.clone() }
        });
    }
    practice
}

/// The style of pages of practices, for their heads.
pub(crate) fn style() -> maud::Markup {
    maud::html! { link rel="stylesheet" href=(crate::assets::address("review.css")); }
}
