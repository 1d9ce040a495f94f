//! How many practices were under way in each year, as columns.

use maud::{Markup, html};

/// Height of the columns, in units of the drawing.
const HEIGHT: u32 = 160;
/// Width of a column with its gap.
const STEP: u32 = 28;

/// A year with how many there are, and where they are listed.
pub struct Year {
    /// The year.
    pub year: u16,
    /// How many.
    pub count: u64,
    /// What is read aloud: "2019: 12 practices".
    pub label: String,
    /// Where they are listed.
    pub link: String,
}

/// The drawing of years that follow one another. A table with the same figures stands beside it.
pub fn columns(id: &str, title: &str, description: &str, years: &[Year]) -> Markup {
    let largest = years.iter().map(|year| year.count).max().unwrap_or(0).max(1);
    let width = u32::try_from(years.len()).unwrap_or(0) * STEP;
    // As many labels as have room.
    let every = years.len().div_ceil(12).max(1);
    html! {
        svg.years viewBox=(format!("0 0 {} {}", width.max(STEP * 8), HEIGHT + 52)) role="group"
            aria-labelledby={ (id) "-title" } aria-describedby={ (id) "-desc" } {
            title id={ (id) "-title" } { (title) }
            desc id={ (id) "-desc" } { (description) }
            line.axis x1="0" x2=(width) y1=(HEIGHT + 24) y2=(HEIGHT + 24) {}
            @for ((at, year), x) in years.iter().enumerate().zip((0..).step_by(28)) {
                @let tall = (year.count * u64::from(HEIGHT)).div_ceil(largest);
                a href=(year.link) tabindex="-1" aria-label=(year.label) {
                    title { (year.label) }
                    rect.reach x=(x) y="0" width=(STEP) height=(HEIGHT + 24) {}
                    rect.column x=(x + 4) y=(u64::from(HEIGHT) + 24 - tall) width=(STEP - 8) height=(tall) {}
                }
                @if year.count > 0 {
                    text.value x=(x + STEP / 2) y=(u64::from(HEIGHT) + 18 - tall) text-anchor="middle" aria-hidden="true" { (year.count) }
                }
                @if at % every == 0 {
                    text.label x=(x + STEP / 2) y=(HEIGHT + 44) text-anchor="middle" aria-hidden="true" { (year.year) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_with_most_stands_highest_and_an_empty_one_is_flat() {
        let year = |year, count| Year { year, count, label: format!("{year}: {count}"), link: String::new() };
        let drawn = columns("y", "Years", "", &[year(2019, 2), year(2020, 0), year(2021, 4)]).into_string();
        for part in ["height=\"80\"", "height=\"0\"", "height=\"160\"", "aria-label=\"2020: 0\""] {
            assert!(drawn.contains(part), "{part} in {drawn}");
        }
    }
}
