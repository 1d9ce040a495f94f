//! An example of the order: how the first ten of an invented list would be called by the rules.

use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use rostrum_domain::floor::{
    Alternation, Declared, Draw, DrawnLots, Hash, Inscription, LogPoint, Place, Rules, Standing, Status, Within, places,
};
use rostrum_domain::ids::{DelegationNo, InscriptionNo, ParticipantNo, SessionId};
use rostrum_domain::participant::{Category, Gender, Region};

use super::words::standings;
use crate::i18n::Lang;
use crate::meeting::category;

/// How many inscriptions the invented list has, and how many of them are shown.
const INVENTED: u32 = 16;
const SHOWN: usize = 10;

/// The table of the example.
pub fn table(lang: Lang, rules: &Rules, session: &SessionId) -> Markup {
    let list = invented(rules, session);
    let draw = Draw {
        seed: Hash::of(&[b"example"]),
        log: LogPoint { version: 1, hash: Hash::of(&[b"example log"]) },
        beacon: None,
    };
    let by_lot = matches!(rules.order.within, Within::Lot { .. });
    // The last three of the list came after the window.
    let drawn = DrawnLots { draw: &draw, last: InscriptionNo(INVENTED - 3) };
    let order = places(rules, session, by_lot.then_some(&drawn), &list);
    html! {
        table.stack {
            caption { (lang.with("rules-example-caption", &[("count", INVENTED.into())])) }
            thead { tr {
                th scope="col" { (lang.t("rules-example-place")) }
                th scope="col" { (lang.t("rules-example-who")) }
                th scope="col" { (lang.t("rules-example-why")) }
            } }
            tbody {
                @for (index, place) in order.iter().take(SHOWN).enumerate() {
                    @let entry = list.iter().find(|entry| entry.no == place.no);
                    tr {
                        th scope="row" { (index + 1) ". " (lang.with("rules-no", &[("no", place.no.0.into())])) }
                        @if let Some(entry) = entry {
                            td data-label=(lang.t("rules-example-who")) {
                                span class={ "cat cat-" (entry.category.code()) } { (category(lang, entry.category)) }
                                @if entry.standing != Standing::Single { (lang.comma()) (standings(lang, entry.standing)) }
                            }
                        }
                        td data-label=(lang.t("rules-example-why")) { (why(lang, rules, place)) }
                    }
                }
            }
        }
    }
}

/// Why an inscription stands where it does: the parts of its place that the rules use.
pub fn why(lang: Lang, rules: &Rules, place: &Place) -> String {
    let order = &rules.order;
    let mut parts = Vec::new();
    if place.reply {
        parts.push(lang.t("rules-why-reply"));
    } else if let Some(standing) = order.priority.get(place.class) {
        let values = [("class", (place.class + 1).into()), ("who", standings(lang, *standing).into())];
        parts.push(lang.with("rules-why-class", &values));
    } else if !order.priority.is_empty() {
        parts.push(lang.t("rules-why-others"));
    }
    match order.alternation {
        Alternation::None => {}
        Alternation::Pattern { .. } => {
            parts.push(lang.with("rules-why-turn", &[("turn", (place.alternation.0 + 1).into())]));
        }
        Alternation::Quota { .. } => {
            // Thousandths of a second of a day in which the category speaks for its share only.
            let minutes = place.alternation.0 / 60_000;
            let clock = format!("{}:{:02}", minutes, place.alternation.0 / 1_000 % 60);
            parts.push(lang.with("rules-why-share", &[("time", clock.into())]));
        }
    }
    if order.balance.is_some() {
        parts.push(lang.with("rules-why-balance", &[("count", (place.balance + 1).into())]));
    }
    parts.push(match (place.lot, place.late) {
        (Some(lot), _) => lang.with("rules-why-lot", &[("lot", lot.to_string()[..8].to_owned().into())]),
        (None, true) => lang.with("rules-why-late", &[("no", place.no.0.into())]),
        (None, false) => lang.with("rules-why-time", &[("no", place.no.0.into())]),
    });
    lang.clauses(&parts)
}

/// A list as it might fill: the categories that may inscribe in turn, some of them more eager, two groups
/// and a joint statement among them.
fn invented(rules: &Rules, session: &SessionId) -> Vec<Inscription> {
    let categories = if rules.categories.is_empty() { &Category::ALL[..] } else { &rules.categories };
    (1..=INVENTED)
        .map(|number| {
            let turn = usize::try_from(number * number / 3 + number / 4).unwrap_or(0);
            let standing = match number {
                4 => Standing::Group,
                7 => Standing::Joint,
                9 => Standing::Dignitary,
                _ => Standing::Single,
            };
            Inscription {
                no: InscriptionNo(number),
                session: session.clone(),
                made_by: ParticipantNo(number),
                participant: ParticipantNo(number),
                delegation: DelegationNo(number),
                category: categories[turn % categories.len()],
                standing,
                granted: None,
                declared: Declared {
                    gender: Some(Gender::ALL[usize::from(number % 3 == 0)]),
                    region: Some(Region::ALL[usize::try_from(number % 4).unwrap_or(0)]),
                    speaker_later: false,
                },
                reply: false,
                at: Timestamp::UNIX_EPOCH + SignedDuration::from_secs(i64::from(number)),
                status: Status::Waiting,
                absent_once: false,
                not_ready: false,
            }
        })
        .collect()
}
