//! The world with a figure for each country. The outlines are an asset of their own, which browsers keep; a page draws
//! only what it colours. `map/SOURCE.md` says where the lines are from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maud::{Markup, html};
use rostrum_domain::country::Country;

use crate::assets;

/// Width of the drawing in units of its own, and its height: those of `world.svg`.
const SIZE: (i32, i32) = (2000, 879);
/// Height of a figure in these units, and width of one of its digits.
const FIGURE: (i32, i32) = (30, 17);
/// From so many units from the middle of a country to its border on, its figure fits into it.
const FITS: i32 = 26;
/// Most shades of a map; more cannot be told apart.
const SHADES: usize = 5;

struct Spot {
    x: i32,
    y: i32,
    /// Too small to be seen: a dot stands for it.
    dot: bool,
    /// Units that its figure stands above its middle, so that it does not cover what it counts.
    above: i32,
}

static SPOTS: LazyLock<BTreeMap<Country, Spot>> =
    LazyLock::new(|| include_str!("map/places.txt").lines().filter_map(spot).collect());

fn spot(line: &str) -> Option<(Country, Spot)> {
    let mut cells = line.split('|');
    let country = Country::from_code(cells.next()?)?;
    let (x, y) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let size = cells.next()?;
    let above = match size {
        "dot" => 24,
        size => size.parse().ok().filter(|radius| *radius < FITS).map_or(0, |radius: i32| radius + 18),
    };
    Some((country, Spot { x, y, dot: size == "dot", above }))
}

/// What is drawn of a country.
pub struct Counted {
    /// The country.
    pub country: Country,
    /// How many there are, at least one.
    pub count: u64,
    /// What is read aloud and shown on hovering: "Kenya: 12 practices".
    pub label: String,
    /// Where its entries are listed.
    pub link: String,
}

/// The drawing. Its links are left out of the order of the tabulator: a table with the same links stands beside it.
pub fn map(id: &str, title: &str, description: &str, counted: &[Counted]) -> Markup {
    let bounds = bounds(counted.iter().map(|one| one.count).max().unwrap_or(0));
    let world = assets::address("world.svg");
    let shade = |count: u64| bounds.iter().position(|bound| count <= *bound).unwrap_or(0) + 1;
    html! {
        svg.map viewBox=(format!("0 0 {} {}", SIZE.0, SIZE.1)) role="group" aria-labelledby={ (id) "-title" } aria-describedby={ (id) "-desc" } {
            title id={ (id) "-title" } { (title) }
            desc id={ (id) "-desc" } { (description) }
            use.land href={ (world) "#land" } {}
            @for one in counted {
                @if let Some(spot) = SPOTS.get(&one.country) {
                    a href=(one.link) tabindex="-1" aria-label=(one.label) class={ "shade-" (shade(one.count)) } {
                        title { (one.label) }
                        @if spot.dot { circle cx=(spot.x) cy=(spot.y) r="9" {} }
                        @else { use href={ (world) "#" (one.country.code()) } {} }
                    }
                }
            }
            g.figures aria-hidden="true" {
                @for (spot, count) in figures(counted) {
                    text x=(spot.x) y=(spot.y - spot.above + 9) text-anchor="middle" { (count) }
                }
            }
        }
    }
}

/// The figures that have room, the largest first.
fn figures(counted: &[Counted]) -> Vec<(&'static Spot, u64)> {
    let mut order: Vec<&Counted> = counted.iter().collect();
    order.sort_by_key(|one| (std::cmp::Reverse(one.count), one.country));
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    let mut kept = Vec::new();
    for one in order {
        let Some(spot) = SPOTS.get(&one.country) else { continue };
        let digits = i32::try_from(one.count.to_string().len()).unwrap_or(1);
        let half = (digits * FIGURE.1 + 8) / 2;
        let y = spot.y - spot.above;
        let free =
            taken.iter().all(|(x, other, width)| (x - spot.x).abs() >= half + width || (other - y).abs() >= FIGURE.0);
        if free {
            taken.push((spot.x, y, half));
            kept.push((spot, one.count));
        }
    }
    kept
}

/// The largest count of each shade, from the lightest: each shade holds about as many times more as the one before.
pub fn bounds(largest: u64) -> Vec<u64> {
    let mut bounds = Vec::new();
    if largest == 0 {
        return bounds;
    }
    for step in 1..=SHADES {
        #[allow(clippy::cast_precision_loss, reason = "counts have fewer digits than a float")]
        let exact = (largest as f64).powf(step as f64 / SHADES as f64);
        let bound = if step == SHADES { largest } else { round(exact) };
        if bound > bounds.last().copied().unwrap_or(0) {
            bounds.push(bound);
        }
    }
    bounds
}

/// A number of one digit and zeros, or of two up to 20.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are positive and whole")]
fn round(exact: f64) -> u64 {
    let whole = exact.round().max(1.0) as u64;
    let ten = 10u64.pow(whole.max(1).ilog10());
    if whole <= 20 { whole } else { whole / ten * ten }
}

/// What each shade means, from the lightest: the first and the last count.
pub fn legend(largest: u64) -> Vec<(u64, u64)> {
    let bounds = bounds(largest);
    let firsts = std::iter::once(1).chain(bounds.iter().map(|bound| bound + 1));
    firsts.zip(bounds.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(code: &str, count: u64) -> Counted {
        let country = Country::from_code(code).unwrap();
        Counted { country, count, label: format!("{code}: {count}"), link: format!("/practices?country={code}") }
    }

    #[test]
    fn every_country_but_antarctica_has_its_place_and_its_outline_or_a_dot() {
        let world = include_str!("../../assets/world.svg");
        assert!(world.len() < 50_000, "{} bytes", world.len());
        for country in Country::all().filter(|country| country.code() != "AQ") {
            let spot = SPOTS.get(&country).unwrap_or_else(|| panic!("{country:?} has no place"));
            let drawn = world.contains(&format!("id=\"{}\"", country.code()));
            assert!(spot.dot || drawn, "{country:?}");
            assert!((0..=SIZE.0).contains(&spot.x) && (0..=SIZE.1 + 60).contains(&spot.y), "{country:?}");
        }
        assert!(world.contains(&format!("viewBox=\"0 0 {} {}\"", SIZE.0, SIZE.1)), "the sizes are the same");
    }

    #[test]
    fn a_country_is_a_link_with_its_name_and_figure_and_a_small_one_a_dot() {
        let drawn = map("m", "Practices", "Each", &[counted("KE", 12), counted("MT", 3)]).into_string();
        assert!(drawn.contains("aria-label=\"KE: 12\"") && drawn.contains("#KE\""), "{drawn}");
        assert_eq!(drawn.matches("<circle").count(), 1, "Malta is a dot");
        assert!(drawn.contains(">12</text>") && drawn.contains(">3</text>"));
    }

    #[test]
    fn figures_that_would_cover_each_other_give_way_to_the_largest() {
        let near = [counted("BE", 4), counted("LU", 2), counted("NL", 90), counted("BR", 1)];
        let kept: Vec<u64> = figures(&near).into_iter().map(|(_, count)| count).collect();
        assert_eq!(kept[0], 90);
        assert!(kept.contains(&1) && !kept.contains(&2), "{kept:?}");
    }

    #[test]
    fn shades_follow_one_another_up_to_the_largest_count() {
        assert_eq!(bounds(0), Vec::<u64>::new());
        assert_eq!(bounds(1), [1]);
        assert_eq!(legend(3), [(1, 1), (2, 2), (3, 3)]);
        for largest in 1..3_000 {
            let legend = legend(largest);
            assert!(legend.len() <= SHADES && legend.last().unwrap().1 == largest, "{largest}: {legend:?}");
            assert!(legend.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0 && pair[1].0 <= pair[1].1), "{legend:?}");
        }
    }
}
