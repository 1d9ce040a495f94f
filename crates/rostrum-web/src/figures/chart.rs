//! Shares of the speaking time as bars, in a drawing that scales and prints. Name and figure stand at every
//! bar, so that nothing depends on colour.

use maud::{Markup, html};

/// Width of the drawing, in units of its own.
const WIDTH: u32 = 420;
/// Height of a bar with its label above it.
const STEP: u32 = 44;
/// Space kept behind a bar of 100 % for its figure.
const FIGURE: u32 = 112;

/// A bar.
pub struct Bar {
    /// Class that gives its colour.
    pub class: String,
    /// Its name.
    pub label: String,
    /// What is said at its end.
    pub shown: String,
    /// Per cent of the time, 0 to 100.
    pub percent: f64,
    /// At least so many per cent by the rules, and how that is said.
    pub quota: Option<(u32, String)>,
}

/// The drawing. `id` is unique in the page; the description is read to those who do not see it.
pub fn bars(id: &str, title: &str, description: &str, bars: &[Bar]) -> Markup {
    let scale = f64::from(WIDTH - FIGURE) / 100.0;
    let at = |percent: f64| format!("{:.1}", percent * scale);
    let height = u32::try_from(bars.len()).unwrap_or(0) * STEP + 4;
    html! {
        figure.chart {
            figcaption { (title) }
            svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby={ (id) "-title " (id) "-desc" } {
                title id={ (id) "-title" } { (title) }
                desc id={ (id) "-desc" } { (description) }
                @for (bar, top) in bars.iter().zip((0..).step_by(44)) {
                    text.label x="0" y=(top + 14) { (bar.label) }
                    rect.ground x="0" y=(top + 20) width=(at(100.0)) height="14" {}
                    rect class={ "bar " (bar.class) } x="0" y=(top + 20) width=(at(bar.percent.max(0.2))) height="14" {}
                    @if let Some((quota, words)) = &bar.quota {
                        line.quota x1=(at(f64::from(*quota))) x2=(at(f64::from(*quota))) y1=(top + 16) y2=(top + 38) {}
                        text.quota-label x=(WIDTH) y=(top + 14) text-anchor="end" { (words) }
                    }
                    text.value x=(format!("{:.1}", 100.0 * scale + 8.0)) y=(top + 32) { (bar.shown) }
                }
            }
        }
    }
}
