//! Where a delegation is from and which gender somebody declares, as a line of a table says it. An empty cell says
//! nothing.

use rostrum_domain::country::{Country, Status};
use rostrum_domain::origin::{Level, Origin, Population, asks_government, read_networks};
use rostrum_domain::participant::{Category, Gender};

use super::LineFault;

/// The cells of country, level of government, population and networks. A country is named by its code with two letters
/// or three, or by its name in one of the six languages; the others by their codes, whatever the case.
pub(super) fn read(
    [country, level, population, networks]: [&str; 4],
    category: Option<Category>,
    faults: &mut Vec<LineFault>,
) -> Origin {
    let mut origin = Origin::default();
    if !country.is_empty() {
        origin.country = Country::from_code(&country.to_uppercase()).or_else(|| Country::named(country));
        let fits = |one: Country| category != Some(Category::States) || one.status() != Status::Territory;
        if !origin.country.is_some_and(fits) {
            faults.push(LineFault::Country(country.to_owned()));
        }
    }
    if category.is_some_and(|category| !asks_government(category)) {
        if [level, population, networks].iter().any(|cell| !cell.is_empty()) {
            faults.push(LineFault::NoGovernment);
        }
        return origin;
    }
    origin.level = choice(level, Level::from_code, LineFault::Government, faults);
    origin.population = choice(population, Population::from_code, LineFault::Population, faults);
    match read_networks(networks) {
        Ok(networks) => origin.networks = networks,
        Err(fault) => faults.push(LineFault::Networks(fault)),
    }
    origin
}

/// The cell of the gender.
pub(super) fn gender(cell: &str, faults: &mut Vec<LineFault>) -> Option<Gender> {
    choice(cell, Gender::from_code, LineFault::Gender, faults)
}

fn choice<T>(
    cell: &str,
    from_code: impl Fn(&str) -> Option<T>,
    fault: impl Fn(String) -> LineFault,
    faults: &mut Vec<LineFault>,
) -> Option<T> {
    if cell.is_empty() {
        return None;
    }
    let found = from_code(&cell.to_lowercase().replace([' ', '-'], "_"));
    if found.is_none() {
        faults.push(fault(cell.to_owned()));
    }
    found
}
