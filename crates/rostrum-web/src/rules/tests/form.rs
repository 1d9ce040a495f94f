//! Facts of the form of the rules: what is typed is read, and what is read is typed.

use jiff::SignedDuration;
use proptest::prelude::*;
use rostrum_domain::concept_note::{Cap, CapScope, TimeLimit};
use rostrum_domain::floor::{Alternation, Balance, RightOfReply, Rules, Share, Standing, Within};
use rostrum_domain::participant::Category;

use super::{plan, zone};
use crate::i18n::Lang;
use crate::rules::edit::Typed;

fn any_rules() -> impl Strategy<Value = Rules> {
    let alternation = prop_oneof![
        Just(Alternation::None),
        prop::collection::vec(0usize..9, 1..20).prop_map(|turn| Alternation::Pattern {
            turn: turn.into_iter().map(|index| Category::ALL[index]).collect()
        }),
        prop::collection::btree_map(0usize..9, 1u32..11, 1..9).prop_map(|shares| Alternation::Quota {
            shares: shares
                .into_iter()
                .map(|(index, percent)| Share { category: Category::ALL[index], percent })
                .collect()
        }),
    ];
    let within = prop_oneof![
        Just(Within::Time),
        (10u32..=2_592_000, prop::option::of("[a-z]{1,40}"))
            .prop_map(|(window_seconds, beacon)| Within::Lot { window_seconds, beacon }),
    ];
    let priority = Just(Standing::ALL.to_vec()).prop_shuffle();
    let numbers = (1u32..=10, 0u32..=120, 30u32..=600, 0u32..=30, 10u32..=3_600, 0usize..=4);
    (alternation, within, priority, numbers, prop::option::of(1u32..=3), any::<bool>(), 0i64..100_000).prop_map(
        |(alternation, within, mut priority, numbers, reply, by_slot, opens)| {
            let (per_delegation, allowance, amber, red, limit, classes) = numbers;
            let limit = TimeLimit::from_seconds(limit).unwrap();
            priority.truncate(classes);
            let mut rules = Rules::of(&plan());
            rules.per_delegation = per_delegation;
            rules.allowance_seconds = allowance;
            (rules.amber_seconds, rules.red_seconds) = (amber, red);
            rules.limits.group = limit;
            rules.opens_at =
                Some(zone().instant("2025-07-01T00:00".parse().unwrap()) + SignedDuration::from_secs(opens));
            rules.order.alternation = alternation;
            rules.order.within = within;
            rules.order.priority = priority;
            rules.order.balance = by_slot.then_some(Balance::Region);
            rules.cap = by_slot.then_some(Cap { minutes: 45, scope: CapScope::Slot });
            rules.right_of_reply = reply.map(|per_delegation| RightOfReply { limit, per_delegation });
            rules
        },
    )
}

proptest! {
    #[test]
    fn a_form_that_nobody_touched_gives_the_same_rules(rules in any_rules()) {
        let typed = Typed::of(&rules, &zone());
        prop_assert_eq!(typed.read(Lang::En, &zone(), &plan(), |rules| rules.faults(&plan())), Ok(rules));
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(texts in prop::collection::vec(".{0,20}", 12)) {
        let pairs: Vec<(String, String)> = ["opens", "closes", "per-delegation", "limit-single", "cap", "cap-minutes", "within", "window", "alternation", "share-states", "turn", "priority"]
            .iter().zip(texts).map(|(name, text)| ((*name).to_owned(), text)).collect();
        let typed = Typed::from_pairs(&pairs, &Typed::default(), false);
        let _ = typed.read(Lang::En, &zone(), &plan(), |rules| rules.faults(&plan()));
    }
}
