//! What somebody else did since one looked: two people at two consoles.

use rostrum_domain::floor::Recorded;

use crate::app::App;
use crate::error::Fault;
use crate::floor::happened;
use crate::floor::picture::Picture;

/// Most lines that are told; of more the newest.
const MOST: usize = 3;

/// `Meanwhile the chair gave the floor to City of Lima (No. 5) at 10:42:10. …`; `None` when nothing of it is
/// in the log, because the version that was seen is none.
pub(super) async fn text(app: &App, picture: &Picture, seen: u64, now: u64) -> Result<Option<String>, Fault> {
    let id = &picture.row.meeting.id;
    let lines = app.store().list_floor_events_between(id, seen, now).await?;
    let lang = picture.lang;
    let moved: Vec<&Recorded> = lines.iter().filter(|line| line.event.moves_the_floor()).collect();
    let told: Vec<String> = moved
        .iter()
        .skip(moved.len().saturating_sub(MOST))
        .map(|line| {
            let (what, time) = (happened::sentence(picture, line), happened::time(picture, line));
            lang.with("clash-at", &[("what", what.into()), ("time", time.into())])
        })
        .collect();
    Ok((!told.is_empty()).then(|| lang.with("clash", &[("what", told.join("; ").into())])))
}
