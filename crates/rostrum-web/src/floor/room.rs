//! How much of the cap is used, and how many still fit.

use maud::{Markup, html};
use rostrum_domain::floor::{Budget, Outlook, WhatIf, forecast, room, what_if};
use rostrum_domain::ids::SessionId;

use super::picture::Picture;
use super::words;

/// The bar with its text, for the session whose list matters now. An empty place when it has no list.
pub fn bar(picture: &Picture) -> Markup {
    html! {
        div #room .room {
            @if let Some(session) = picture.list_here() {
                @if let Some(room) = room(&picture.floor, &session.id, picture.now) {
                    @if let Some(cap) = room.cap_ms {
                        @let (used, running) = used(picture, room.used_ms);
                        p.room-text {
                            strong data-used-ms=(used) data-running[running] { (words::passed(room.used_ms)) }
                            " " (picture.lang.with("room-of-cap", &[("cap", words::passed(cap).into())]))
                        }
                        progress max=(cap / 1_000) value=(room.used_ms / 1_000)
                            aria-label=(picture.lang.t("room-label")) {}
                    }
                    p.room-fits { (fits(picture, &session.id, room.fits)) }
                }
            }
        }
    }
}

/// The bar with what a lower limit would bring, and the button that lowers it. It keeps its height.
pub fn with_what_if(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #what-if .what-if {
            @match best_what_if(picture) {
                Some((session, best)) => {
                    @let (lower, now) = (limit(best.limit.seconds()), limit(limit_now(picture, &session)));
                    p { (lang.with("what-if", &[("lower", lower.as_str().into()), ("now", now.into()), ("more", best.more.into())])) }
                    button.second form="form-what-if" name="limit" value=(best.limit.seconds()) {
                        (lang.with("what-if-button", &[("limit", lower.into())]))
                    }
                }
                None => p.quiet { (lang.t("what-if-none")) }
            }
        }
    }
}

/// The mildest lower limit for the list that matters now with which more are sure to speak.
pub fn best_what_if(picture: &Picture) -> Option<(SessionId, WhatIf)> {
    let session = &picture.list_here()?.id;
    let best = what_if(&picture.floor, session, picture.now).into_iter().next()?;
    Some((session.clone(), best))
}

fn limit(seconds: u32) -> String {
    words::passed(i64::from(seconds) * 1_000)
}

/// The limit of a delegation's own statement by now, in seconds.
fn limit_now(picture: &Picture, session: &SessionId) -> u32 {
    let by_rules = picture.floor.rules_of(session).map(|rules| rules.limits.single);
    let lowered = picture.floor.lowered.get(session).copied();
    by_rules.map_or(0, |limit| lowered.map_or(limit, |lowered| limit.min(lowered)).seconds())
}

/// What interventions that ended have used, and whether the running one adds to it.
fn used(picture: &Picture, used_ms: i64) -> (i64, bool) {
    let charged = picture.floor.current.as_ref().is_some_and(|c| c.kind.is_charged_to(Budget::Cap));
    let running = picture.clock().filter(|_| charged).map_or(0, |reading| reading.elapsed_ms);
    ((used_ms - running).max(0), charged)
}

/// `20 more fit in 2:00 each; 24 wait, 4 of them may not be reached`
fn fits(picture: &Picture, session: &SessionId, fits: u32) -> String {
    let lang = picture.lang;
    let turns = forecast(&picture.floor, session, picture.now);
    let unsure = turns.iter().filter(|turn| turn.outlook != Outlook::WillSpeak).count();
    let now = limit(limit_now(picture, session));
    let more = lang.with("room-fits", &[("fits", fits.into()), ("limit", now.into())]);
    let wait = lang.with("room-wait", &[("waiting", turns.len().into()), ("unsure", unsure.into())]);
    format!("{more} {wait}")
}
