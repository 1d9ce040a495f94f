//! The rules in force on a list, in one line.

use rostrum_domain::concept_note::CapScope;
use rostrum_domain::floor::{Alternation, Balance, PlannedSession, Rules, Standing, Within};

use super::picture::Picture;
use super::words;

/// `2:00 each · 1 inscription per delegation · by time of inscription, dignitaries, groups first · cap 45:00 per session`
pub fn text(picture: &Picture, session: &PlannedSession) -> String {
    let Some(rules) = picture.floor.rules_of(&session.id) else { return String::new() };
    let parts = [
        Some(limits(picture, session, &rules)),
        Some(picture.lang.with("in-force-per-delegation", &[("count", rules.per_delegation.into())])),
        Some(order(picture, &rules)),
        cap(picture, &rules),
        rules.right_of_reply.map(|_| picture.lang.t("in-force-replies")),
        rules
            .opens_at
            .filter(|at| *at > picture.now)
            .map(|at| picture.lang.with("in-force-opens", &[("time", picture.hour(at).into())])),
        rules
            .closes_at
            .filter(|at| *at > picture.now)
            .map(|at| picture.lang.with("in-force-closes", &[("time", picture.hour(at).into())])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn limits(picture: &Picture, session: &PlannedSession, rules: &Rules) -> String {
    let lang = picture.lang;
    let length = |seconds: u32| words::passed(i64::from(seconds) * 1_000);
    let single = rules.limits.single.seconds();
    if let Some(lowered) = picture.floor.lowered.get(&session.id) {
        let (now, before) = (length(lowered.seconds()), length(single));
        return lang.with("in-force-lowered", &[("limit", now.into()), ("before", before.into())]);
    }
    let others = [Standing::Dignitary, Standing::Group, Standing::Joint].into_iter().filter_map(|standing| {
        let limit = rules.limit(rostrum_domain::floor::Kind::Intervention, standing).seconds();
        let name = super::list::standing(standing, lang)?;
        (limit != single).then(|| format!("{name} {}", length(limit)))
    });
    let others = others.collect::<Vec<_>>().join(", ");
    let each = lang.with("in-force-each", &[("limit", length(single).into())]);
    if others.is_empty() { each } else { format!("{each} ({others})") }
}

fn order(picture: &Picture, rules: &Rules) -> String {
    let lang = picture.lang;
    let within = match &rules.order.within {
        Within::Time => lang.t("in-force-by-time"),
        Within::Lot { .. } => lang.t("in-force-by-lot"),
    };
    let alternation = match &rules.order.alternation {
        Alternation::None => None,
        Alternation::Pattern { .. } => Some(lang.t("in-force-in-turns")),
        Alternation::Quota { .. } => Some(lang.t("in-force-by-shares")),
    };
    let balance = rules.order.balance.map(|balance| match balance {
        Balance::Gender => lang.t("in-force-balance-gender"),
        Balance::Region => lang.t("in-force-balance-region"),
    });
    alternation.into_iter().chain(balance).chain([within]).collect::<Vec<_>>().join(", ")
}

fn cap(picture: &Picture, rules: &Rules) -> Option<String> {
    let cap = rules.cap?;
    let length = words::passed(i64::from(cap.minutes) * 60_000);
    let values = [("cap", length.into())];
    Some(match cap.scope {
        CapScope::Meeting => picture.lang.with("in-force-cap-meeting", &values),
        CapScope::Session => picture.lang.with("in-force-cap-session", &values),
        CapScope::Slot => picture.lang.with("in-force-cap-slot", &values),
    })
}
