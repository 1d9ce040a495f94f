//! What kind of browser asks, as coarsely as somebody needs who looks through the own sign-ins.

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;

/// Browsers by what only they write; those that also write the name of another stand first.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Names browser and system, such as `Firefox on Android`; `None` when neither is known. No version is kept.
pub fn of(headers: &HeaderMap) -> Option<&'static str> {
    let agent = headers.get(USER_AGENT)?.to_str().ok()?;
    let known =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    named(known(&BROWSERS)?, known(&SYSTEMS)?)
}

/// All pairs, so that nothing that a browser sends is kept as it came.
fn named(browser: &str, system: &str) -> Option<&'static str> {
    macro_rules! pairs {
        ($($browser:literal),+) => {
            match (browser, system) {
                $(($browser, "Android") => Some(concat!($browser, " on Android")),
                ($browser, "iPhone") => Some(concat!($browser, " on iPhone")),
                ($browser, "iPad") => Some(concat!($browser, " on iPad")),
                ($browser, "Windows") => Some(concat!($browser, " on Windows")),
                ($browser, "macOS") => Some(concat!($browser, " on macOS")),
                ($browser, "ChromeOS") => Some(concat!($browser, " on ChromeOS")),
                ($browser, "Linux") => Some(concat!($browser, " on Linux")),)+
                _ => None,
            }
        };
    }
    pairs!("Edge", "Opera", "Firefox", "Chrome", "Safari")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_without_its_version() {
        for (agent, name) in [
            ("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", Some("Firefox on Android")),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0",
                Some("Edge on Windows"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Safari/604.1",
                Some("Safari on iPhone"),
            ),
            ("<script>", None),
        ] {
            let headers = HeaderMap::from_iter([(USER_AGENT, axum::http::HeaderValue::from_str(agent).unwrap())]);
            assert_eq!(of(&headers), name, "{agent}");
        }
    }
}
