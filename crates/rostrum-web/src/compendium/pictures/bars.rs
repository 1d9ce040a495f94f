//! Counts by the terms of a list, as tables whose rows carry bars: one thing to see and to hear.

use maud::{Markup, html};

/// As many bars are shown at once; the others are folded.
pub const AT_ONCE: usize = 12;

/// A term with how many there are, and where they are listed.
pub struct Bar {
    /// The term.
    pub label: String,
    /// How many.
    pub count: u64,
    /// How the figure is written.
    pub shown: String,
    /// Where they are listed.
    pub link: String,
}

/// What heads a table of bars.
pub struct Heading<'a> {
    /// What is counted by.
    pub term: &'a str,
    /// What the figures are.
    pub number: &'a str,
    /// What opens the rest: "20 more".
    pub more: &'a str,
}

/// The tables: that of the first terms, and that of the others, by one scale.
pub fn bars(heading: &Heading<'_>, bars: &[Bar]) -> Markup {
    let largest = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let (first, rest) = bars.split_at(bars.len().min(AT_ONCE));
    html! {
        div.topic {
            (table(heading, first, largest))
            @if !rest.is_empty() {
                details { summary { (heading.more) } (table(heading, rest, largest)) }
            }
        }
    }
}

fn table(heading: &Heading<'_>, bars: &[Bar], largest: u64) -> Markup {
    html! {
        table.bars {
            caption { (heading.term) }
            thead { tr { th scope="col" { (heading.term) } th.number scope="col" { (heading.number) } td {} } }
            tbody {
                @for bar in bars {
                    tr {
                        th scope="row" { a href=(bar.link) rel="nofollow" { (bar.label) } }
                        td.number { (bar.shown) }
                        td.drawn {
                            svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
                                rect width=((bar.count * 1000).div_ceil(largest)) height="10" {}
                            }
                        }
                    }
                }
            }
        }
    }
}
