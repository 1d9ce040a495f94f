//! What all participants are sent on each change: who has the floor, and the little by which a page sees
//! that its own place has changed. It is one message for all, so nothing in it is personal, and nothing in
//! it is private: of offers and notes it only says that there are others than before.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::LazyLock;

use maud::{Markup, html};
use rostrum_domain::floor::{Outlook, PointStatus, Speaker, forecast};
use rostrum_domain::ids::{InscriptionNo, PointNo, SessionId};
use serde::Serialize;

use crate::floor::{Picture, nobody, place_words};

/// Places that are told one by one. Who stands behind them looks again from time to time.
const NEAR: usize = 40;
/// Points of order that are told; the newest of them.
const POINTS: usize = 50;

/// Nobody can find out from a hash who has made an offer to whom.
static SECRET: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// What changes for somebody.
#[derive(Debug, Serialize)]
struct Facts<'a> {
    /// The inscription that has the floor.
    speaking: Option<InscriptionNo>,
    lists: BTreeMap<&'a SessionId, ListFacts>,
    points: Vec<(PointNo, &'static str)>,
    /// Another number when there are other offers of a swap.
    offers: u64,
    /// The number of the last note to anybody.
    notes: u32,
    suspended: bool,
    closed: bool,
}

#[derive(Debug, Serialize)]
struct ListFacts {
    open: bool,
    over: bool,
    /// Whether its segment is running.
    called: bool,
    /// Whether the order is not drawn yet.
    awaits_lot: bool,
    /// Limit for a delegation's own statement, in seconds.
    limit: u32,
    waiting: usize,
    /// The first who wait, in their order.
    first: Vec<InscriptionNo>,
    /// Who is called next.
    next: Option<InscriptionNo>,
    /// So many, from the first on, will speak.
    sure: usize,
    /// So many will not be reached, up to the last.
    lost: usize,
}

/// Members of the message: the part of the page that is the same for all, and the facts.
///
/// # Errors
/// A value that JSON cannot write.
pub fn content(picture: &Picture) -> serde_json::Result<String> {
    let fragments = BTreeMap::from([("own-now", floor_now(picture).into_string())]);
    Ok(format!(
        "\"fragments\":{},\"me\":{}",
        serde_json::to_string(&fragments)?,
        serde_json::to_string(&facts(picture))?
    ))
}

/// The part of the page that is the same for all, as the public may see it.
pub fn floor_now(picture: &Picture) -> Markup {
    let speaker = picture.floor.current.as_ref().map(|current| picture.speaker(&current.speaker));
    html! {
        div #own-now .own-now {
            p.eyebrow { bdi { (place_words(picture)) } }
            @match speaker {
                Some(shown) => p {
                    span.quiet { (picture.lang.t("floor-has-floor")) ": " } strong { bdi { (shown.first) } }
                    @if let Some(second) = &shown.second { (picture.lang.comma()) bdi { (second) } }
                },
                None => p { (nobody(picture)) },
            }
            @if picture.floor.is_suspended() { p { span.state.warn { (picture.lang.t("own-suspended")) } } }
        }
    }
}

fn facts(picture: &Picture) -> Facts<'_> {
    let floor = &picture.floor;
    let speaking = floor.current.as_ref().and_then(|current| match current.speaker {
        Speaker::Inscription(no) => Some(no),
        Speaker::Person(_) => None,
    });
    let mut offers = SECRET.build_hasher();
    for list in floor.lists.values() {
        list.offers.hash(&mut offers);
    }
    let points = floor.points.iter().rev().take(POINTS);
    Facts {
        speaking,
        lists: floor.lists.keys().map(|session| (session, list(picture, session))).collect(),
        points: points.map(|point| (point.no, point_code(&point.status))).collect(),
        // Numbers of a script are exact up to 53 bits.
        offers: offers.finish() >> 11,
        notes: picture.notes,
        suspended: floor.is_suspended(),
        closed: floor.closed,
    }
}

fn list(picture: &Picture, session: &SessionId) -> ListFacts {
    let floor = &picture.floor;
    let turns = forecast(floor, session, picture.now);
    let of = |outlook| turns.iter().filter(|turn| turn.outlook == outlook).count();
    let planned = floor.plan.as_ref().and_then(|plan| plan.session(session));
    let rules = floor.rules_of(session);
    let limit =
        rules.map(|rules| floor.lowered.get(session).map_or(rules.limits.single, |low| rules.limits.single.min(*low)));
    ListFacts {
        open: floor.lists.get(session).is_some_and(|list| list.open),
        over: planned.is_none_or(|planned| floor.floor_is_over(planned)),
        called: picture.list_is_called(session),
        awaits_lot: floor.awaits_lot(session),
        limit: limit.map_or(0, |limit| limit.seconds()),
        waiting: floor.waiting(session).count(),
        first: floor.waiting(session).take(NEAR).map(|entry| entry.no).collect(),
        next: floor.next_on_list(session).map(|entry| entry.no),
        sure: of(Outlook::WillSpeak),
        lost: of(Outlook::WillNotBeReached),
    }
}

fn point_code(status: &PointStatus) -> &'static str {
    match status {
        PointStatus::Raised => "raised",
        PointStatus::Taken => "taken",
        PointStatus::Lowered => "lowered",
        PointStatus::Ruled { .. } => "ruled",
    }
}
