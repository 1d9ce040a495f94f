//! Leaving a form at once: for whoever must not be seen with it.

use axum::extract::State;
use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, html};

use crate::app::App;
use crate::assets;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Where the control leads: an address that says nothing.
pub const ADDRESS: &str = "/world-clock";

/// Zones of the page that is shown instead, in the order of the clock.
const ZONES: [&str; 10] = [
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Paris",
    "Africa/Nairobi",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
];

/// The control, to be put first on a form. It is a plain link; with script it takes the form out of the history of the
/// browser as well, and pressing Escape three times does the same.
pub fn control(lang: Lang) -> Markup {
    html! {
        p.leave {
            a.button #leave href=(ADDRESS) rel="noreferrer" { (lang.t("leave-now")) }
            " " span.small { (lang.t("leave-hint")) }
        }
        script type="module" src=(assets::address("leave.js")) {}
    }
}

/// The page that is shown instead: the time in ten cities, without a word of Rostrum.
pub async fn show(State(app): State<App>, visit: Visit) -> Markup {
    let (lang, now) = (visit.lang, app.real_now());
    let rows = ZONES.into_iter().filter_map(|name| {
        let there = now.to_zoned_datetime(TimeZone::get(name).ok()?);
        let city = name.rsplit('/').next()?.replace('_', " ");
        Some((city, format!("{:02}:{:02}", there.hour(), there.minute())))
    });
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) dir=(lang.dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (lang.t("leave-title")) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(assets::address("rostrum.css"));
            }
            body {
                main { div.inside {
                    h1 { (lang.t("leave-title")) }
                    table { tbody {
                        @for (city, time) in rows { tr { th scope="row" lang="en" { (city) } td { (time) } } }
                    } }
                } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn the_form_can_be_left_for_a_page_that_says_nothing() {
        let (app, row) = TestApp::with_meeting().await;
        let form = app.get(&format!("/m/{}/register", row.meeting.id)).await;
        assert!(form.text.contains("id=\"leave\" href=\"/world-clock\" rel=\"noreferrer\""), "{}", form.text);
        let page = app.get(ADDRESS).await;
        assert_eq!(page.text.matches("<th scope=\"row\"").count(), ZONES.len(), "{}", page.text);
        let words = page.text.split("<body").nth(1).unwrap().to_lowercase();
        for word in ["rostrum", "panel", "human rights", "secretariat", "href"] {
            assert!(!words.contains(word), "{word}: {words}");
        }
        assert!(page.text.contains("<title>World clock</title>"), "the title says nothing either");
    }
}
