//! Two delegations that are one: merged when a person says so, said to be two, or parted again.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use rostrum_domain::floor::{Bound, acts_for, bound};
use rostrum_domain::ids::{DelegationNo, SessionId};
use rostrum_store::MergeError;
use serde::Deserialize;

use super::{Delegations, page};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// The form of a pair.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pair {
    one: String,
    other: String,
    /// Which of the two is kept; the first when it is not said.
    keep: String,
    #[serde(rename = "do")]
    action: String,
}

/// The form that parts two again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Undo {
    merge: u32,
    /// Where those go who registered under the absorbed name since: `along`, or they stay.
    joined: String,
}

/// Merges two delegations, or keeps that they are two.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] where a list would lose its
/// rules, or the outside failed.
pub async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Pair>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(pair) = form?;
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    let listed =
        |text: &str| page::number(text).and_then(|no| delegations.line(no)).map(|line| (line.no, line.category));
    let (Some((one, category)), Some((other, of_other))) = (listed(&pair.one), listed(&pair.other)) else {
        return Err(Fault::Malformed("one and other are numbers of two delegations of the list".to_owned()));
    };
    if one == other || category != of_other {
        return Err(Fault::Malformed("one and other are two delegations of one category".to_owned()));
    }
    let id = delegations.id();
    let done = if pair.action == "apart" {
        app.store().keep_apart(id, one, other).await?;
        "apart"
    } else {
        let keeps_other = page::number(&pair.keep) == Some(other);
        let (absorbed, kept) = if keeps_other { (one, other) } else { (other, one) };
        permitted(&app, visit.lang, &delegations, absorbed, kept).await?;
        let merge = app.store().merge(id, absorbed, kept).await.map_err(refused)?;
        // Somebody may have inscribed between the look at the floor and the merge.
        if let Err(fault) = permitted(&app, visit.lang, &delegations, absorbed, kept).await {
            app.store().undo_merge(id, merge.no, true).await.map_err(refused)?;
            return Err(fault);
        }
        app.desk().announce(id).await?;
        "merged"
    };
    Ok(Redirect::to(&format!("/m/{id}/delegations?done={done}")))
}

/// Parts two delegations that were merged.
///
/// # Errors
/// As [`decide`].
pub async fn undo(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Undo>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(undo) = form?;
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    let id = delegations.id();
    let merge = delegations.merges.iter().find(|merge| merge.no == undo.merge).ok_or(Fault::NotFound)?;
    // Whoever goes back leaves no place on a list to a delegation that is not theirs any more.
    let mut moved = app.store().list_moved(id, merge.no).await?;
    let with_joined = undo.joined == "along";
    if with_joined {
        moved.extend(app.store().list_joined(id, merge.no).await?);
    }
    let floor = app.desk().floor(id).await?;
    if let Some(session) = acts_for(&floor, merge.kept, &moved) {
        let words = [("name", delegations.name(merge.kept).into()), ("session", title(&delegations, session).into())];
        return Err(Fault::Conflict {
            code: "stands-on-list",
            text: visit.lang.with("delegations-bound-undo", &words),
        });
    }
    app.store().undo_merge(id, merge.no, with_joined).await.map_err(refused)?;
    app.desk().announce(id).await?;
    Ok(Redirect::to(&format!("/m/{id}/delegations?done=undone")))
}

/// Whether no rule of a list that is alive looks at the number that gives way.
async fn permitted(
    app: &App,
    lang: Lang,
    delegations: &Delegations,
    absorbed: DelegationNo,
    kept: DelegationNo,
) -> Result<(), Fault> {
    let floor = app.desk().floor(delegations.id()).await?;
    let Some(why) = bound(&floor, absorbed, kept) else { return Ok(()) };
    let words = |session: &SessionId| {
        [("name", delegations.name(absorbed).into()), ("session", title(delegations, session).into())]
    };
    let (code, text) = match &why {
        Bound::OnList(session) => ("stands-on-list", lang.with("delegations-bound-list", &words(session))),
        Bound::HandUp => {
            ("hand-is-up", lang.with("delegations-bound-hand", &[("name", delegations.name(absorbed).into())]))
        }
        Bound::Named(session) => ("named-in-rules", lang.with("delegations-bound-rules", &words(session))),
    };
    Err(Fault::Conflict { code, text })
}

fn title(delegations: &Delegations, session: &SessionId) -> String {
    let found = delegations.row.meeting.note.programme.session(session);
    found.map_or_else(|| session.to_string(), |session| session.title.clone())
}

fn refused(error: MergeError) -> Fault {
    match error {
        MergeError::Failed(error) => error.into(),
        other => Fault::Conflict { code: "not-two", text: other.to_string() },
    }
}
