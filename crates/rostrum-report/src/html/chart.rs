//! The chart as a drawing that scales, with a title and a description.

use maud::{Markup, html};

use crate::model::Chart;

const WIDTH: u32 = 360;
/// Height of a bar with its label above it.
const STEP: u32 = 40;
/// Space kept after the longest bar for its figure.
const FIGURE: u32 = 52;

/// Bars below their labels, so that it stays legible on a narrow screen.
pub fn write(chart: &Chart) -> Markup {
    let longest = chart.bars.iter().map(|bar| bar.seconds).max().unwrap_or(1).max(1);
    let count = u32::try_from(chart.bars.len()).unwrap_or(0);
    let length = |seconds: u32| f64::from(WIDTH - FIGURE) * f64::from(seconds) / f64::from(longest);
    html! {
        figure.chart {
            figcaption { (chart.caption) }
            svg viewBox=(format!("0 0 {WIDTH} {}", count * STEP + 4)) role="img" aria-labelledby="chart-title chart-description" {
                title #chart-title { (chart.caption) }
                desc #chart-description { (chart.description) }
                @for (bar, top) in chart.bars.iter().zip((0..).step_by(40)) {
                    text.label x="0" y=(top + 14) { (bar.label) }
                    rect x="0" y=(top + 20) width=(format!("{:.1}", length(bar.seconds).max(1.0))) height="13" {}
                    text.value x=(format!("{:.1}", length(bar.seconds).max(1.0) + 6.0)) y=(top + 31) { (bar.shown) }
                }
                line x1="0" y1="16" x2="0" y2=(count * STEP) {}
            }
        }
    }
}
