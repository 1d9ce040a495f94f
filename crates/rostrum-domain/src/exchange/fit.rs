//! How well an offer fits a need, with the reasons. Reasons are all that a score is made of, so each match can be
//! explained.

use std::collections::BTreeSet;

use super::{Form, Listing, Side, Whence};
use crate::origin::{Level, Origin, Population};
use crate::participant::Region;
use crate::taxonomy::{Scheme, Tags, Taxonomy, TermCode};

/// What is known of the delegation behind a listing. What it keeps to itself is not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its level of government.
    pub level: Option<Level>,
    /// How many people live there.
    pub population: Option<Population>,
    /// Its regional group.
    pub region: Option<Region>,
}

/// Why an offer fits a need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Both are about this term.
    Shared(Scheme, TermCode),
    /// One is about the first term, the other about the second, which stands below it.
    Related(Scheme, TermCode, TermCode),
    /// Both govern at this level.
    Level(Level),
    /// About as many people live in both.
    Population(Population),
    /// Both are of this regional group, as was wished.
    SameRegion(Region),
    /// They are of two regional groups, as was wished.
    OtherRegion(Region, Region),
    /// Both speak this language.
    Language(String),
    /// Both can do it in this form.
    Form(Form),
}

/// How well an offer fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The sum of what the reasons count; the more the better.
    pub score: u32,
    /// Why, what counts most first.
    pub reasons: Vec<Reason>,
}

impl About {
    /// What an origin tells.
    pub fn of(origin: &Origin) -> Self {
        Self { level: origin.level, population: origin.population, region: origin.region() }
    }
}

impl Reason {
    /// What it counts. A shared challenge says most: who has met it knows what helped.
    fn counts(&self) -> u32 {
        match self {
            Self::Shared(Scheme::Challenges, _) => 6,
            Self::Shared(Scheme::Themes, _) => 5,
            Self::Shared(..) => 4,
            Self::Related(..) | Self::Level(_) | Self::Population(_) | Self::SameRegion(_) | Self::OtherRegion(..) => 2,
            Self::Language(_) | Self::Form(_) => 1,
        }
    }
}

/// How an offer fits a need; `None` where they share no term, no language or no form, or where one wishes for another
/// region than the other is from.
pub fn fit(need: (&Listing, About), offer: (&Listing, About), taxonomy: &Taxonomy) -> Option<Fit> {
    let ((need, seeker), (offer, offerer)) = (need, offer);
    if need.side != Side::Seeks || offer.side != Side::Offers {
        return None;
    }
    let mut reasons = shared(&need.tags, &offer.tags, taxonomy);
    let languages: Vec<_> = need.languages.intersection(&offer.languages).cloned().map(Reason::Language).collect();
    let forms: Vec<_> = need.forms.intersection(&offer.forms).copied().map(Reason::Form).collect();
    if reasons.is_empty() || languages.is_empty() || forms.is_empty() {
        return None;
    }
    for (whence, own, other) in [(need.whence, seeker, offerer), (offer.whence, offerer, seeker)] {
        let wished = wished_region(whence, own.region, other.region)?;
        reasons.extend(wished.filter(|reason| !reasons.contains(reason)));
    }
    let same_level = seeker.level.filter(|level| offerer.level == Some(*level));
    reasons.extend(same_level.map(Reason::Level));
    let same_size = seeker.population.filter(|size| offerer.population == Some(*size));
    reasons.extend(same_size.map(Reason::Population));
    reasons.extend(languages.into_iter().chain(forms));
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.counts()));
    Some(Fit { score: reasons.iter().map(Reason::counts).sum(), reasons })
}

/// The offers that fit a need, the best first; of equal ones the one that stands first in the list.
pub fn matches<'a, K: Copy>(
    need: (&Listing, About),
    offers: impl IntoIterator<Item = (K, &'a Listing, About)>,
    taxonomy: &Taxonomy,
) -> Vec<(K, Fit)> {
    let fits = offers.into_iter().filter_map(|(key, offer, about)| Some((key, fit(need, (offer, about), taxonomy)?)));
    let mut found: Vec<(K, Fit)> = fits.collect();
    found.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.score));
    found
}

/// The terms that both have, and pairs of which one stands below the other. Retired terms count as what replaces them.
fn shared(need: &Tags, offer: &Tags, taxonomy: &Taxonomy) -> Vec<Reason> {
    let (need, offer) = (taxonomy.replaced(need), taxonomy.replaced(offer));
    let mut reasons = Vec::new();
    let mut told: BTreeSet<(Scheme, &TermCode)> = BTreeSet::new();
    for (scheme, code) in need.iter() {
        if offer.of(scheme).any(|other| other == code) {
            told.insert((scheme, code));
            reasons.push(Reason::Shared(scheme, code.clone()));
        }
    }
    for (scheme, code) in need.iter().filter(|tag| !told.contains(tag)) {
        for other in offer.of(scheme).filter(|other| !told.contains(&(scheme, *other))) {
            if taxonomy.ancestors(scheme, other).any(|above| above.code == *code) {
                reasons.push(Reason::Related(scheme, code.clone(), other.clone()));
            } else if taxonomy.ancestors(scheme, code).any(|above| above.code == *other) {
                reasons.push(Reason::Related(scheme, other.clone(), code.clone()));
            }
        }
    }
    reasons
}

/// `None`: the wish is not met, or cannot be known to be met.
#[allow(clippy::option_option, reason = "a wish that is not met, and no wish")]
fn wished_region(whence: Whence, own: Option<Region>, other: Option<Region>) -> Option<Option<Reason>> {
    match (whence, own, other) {
        (Whence::Anywhere, ..) => Some(None),
        (Whence::SameRegion, Some(own), Some(other)) if own == other => Some(Some(Reason::SameRegion(own))),
        (Whence::OtherRegion, Some(own), Some(other)) if own != other => {
            Some(Some(Reason::OtherRegion(own.min(other), own.max(other))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> TermCode {
        TermCode::parse(text).unwrap()
    }

    fn listing(side: Side, tags: &[(Scheme, &str)], languages: &[&str], forms: &[Form]) -> Listing {
        let mut all = Tags::default();
        for (scheme, text) in tags {
            all.add(*scheme, code(text));
        }
        Listing {
            side,
            tags: all,
            words: String::new(),
            languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
            forms: forms.iter().copied().collect(),
            whence: Whence::Anywhere,
            describes: true,
        }
    }

    fn city(level: Level, population: Population, region: Region) -> About {
        About { level: Some(level), population: Some(population), region: Some(region) }
    }

    #[test]
    fn reasons_are_told_by_what_they_count_and_make_the_score() {
        let need = listing(
            Side::Seeks,
            &[(Scheme::Challenges, "staff"), (Scheme::Themes, "public-services"), (Scheme::Rights, "health")],
            &["fr", "en"],
            &[Form::Call, Form::Visit],
        );
        let offer = listing(
            Side::Offers,
            &[(Scheme::Challenges, "staff"), (Scheme::Themes, "services-health"), (Scheme::Rights, "food")],
            &["fr", "ar"],
            &[Form::Visit],
        );
        let here = city(Level::Municipal, Population::Below200Thousand, Region::Africa);
        let there = city(Level::Municipal, Population::Below500Thousand, Region::AsiaPacific);
        let found = fit((&need, here), (&offer, there), Taxonomy::built_in()).unwrap();
        assert_eq!(
            found.reasons,
            [
                Reason::Shared(Scheme::Challenges, code("staff")),
                Reason::Related(Scheme::Themes, code("public-services"), code("services-health")),
                Reason::Level(Level::Municipal),
                Reason::Language("fr".to_owned()),
                Reason::Form(Form::Visit),
            ]
        );
        assert_eq!(found.score, 6 + 2 + 2 + 1 + 1);
    }

    #[test]
    fn nothing_is_proposed_without_a_common_term_language_and_form_or_against_a_wish() {
        let tags = [(Scheme::Rights, "health")];
        let need = listing(Side::Seeks, &tags, &["en"], &[Form::Call]);
        let here = city(Level::Municipal, Population::Above, Region::Africa);
        let there = city(Level::Regional, Population::Above, Region::AsiaPacific);
        let fits = |need: &Listing, offer: &Listing, there| fit((need, here), (offer, there), Taxonomy::built_in());
        let offer = listing(Side::Offers, &tags, &["en"], &[Form::Call]);
        assert!(fits(&need, &offer, there).is_some());
        assert_eq!(fits(&need, &need, there), None, "two who seek");
        assert_eq!(
            fits(&need, &listing(Side::Offers, &[(Scheme::Rights, "food")], &["en"], &[Form::Call]), there),
            None
        );
        assert_eq!(fits(&need, &listing(Side::Offers, &tags, &["ru"], &[Form::Call]), there), None);
        assert_eq!(fits(&need, &listing(Side::Offers, &tags, &["en"], &[Form::Visit]), there), None);
        let near = Listing { whence: Whence::SameRegion, ..need.clone() };
        assert_eq!(fits(&near, &offer, there), None);
        assert_eq!(fits(&near, &offer, About::default()), None, "what a delegation keeps to itself meets no wish");
        let far = Listing { whence: Whence::OtherRegion, ..need };
        let reason = Reason::OtherRegion(Region::Africa, Region::AsiaPacific);
        assert!(fits(&far, &offer, there).unwrap().reasons.contains(&reason));
        let both = Listing { whence: Whence::OtherRegion, ..offer };
        let reasons = fits(&far, &both, there).unwrap().reasons;
        assert_eq!(reasons.iter().filter(|one| **one == reason).count(), 1, "a wish of both counts once");
    }

    #[test]
    fn the_best_comes_first() {
        let need =
            listing(Side::Seeks, &[(Scheme::Rights, "health"), (Scheme::Challenges, "staff")], &["en"], &[Form::Call]);
        let good = listing(Side::Offers, &[(Scheme::Rights, "health")], &["en"], &[Form::Call]);
        let best =
            listing(Side::Offers, &[(Scheme::Rights, "health"), (Scheme::Challenges, "staff")], &["en"], &[Form::Call]);
        let about = About::default();
        let found =
            matches((&need, about), [(1, &good, about), (2, &best, about), (3, &good, about)], Taxonomy::built_in());
        assert_eq!(found.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [2, 1, 3]);
    }

    proptest! {
        #[test]
        fn a_fit_names_only_what_both_have(
            need in prop::collection::btree_set(0_usize..36, 1..6),
            offer in prop::collection::btree_set(0_usize..36, 1..6),
        ) {
            let codes: Vec<&TermCode> = Taxonomy::built_in().terms(Scheme::Rights).map(|term| &term.code).collect();
            let tags = |places: &BTreeSet<usize>| {
                places.iter().map(|at| (Scheme::Rights, codes[*at % codes.len()].as_str())).collect::<Vec<_>>()
            };
            let seeks = listing(Side::Seeks, &tags(&need), &["en"], &[Form::Call]);
            let offers = listing(Side::Offers, &tags(&offer), &["en"], &[Form::Call]);
            if let Some(found) = fit((&seeks, About::default()), (&offers, About::default()), Taxonomy::built_in()) {
                for reason in &found.reasons {
                    if let Reason::Shared(scheme, code) = reason {
                        prop_assert!(seeks.tags.of(*scheme).any(|one| one == code));
                        prop_assert!(offers.tags.of(*scheme).any(|one| one == code));
                    }
                }
                prop_assert!(found.score >= 4);
            } else {
                prop_assert!(need.is_disjoint(&offer));
            }
        }
    }
}
