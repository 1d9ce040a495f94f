//! Which pages speak the six official languages, and the choice between them.
//!
//! What participants and the public see is there in all six. Pages of staff are in English, whatever their
//! reader chose elsewhere; so are pages for everybody on which staff finds controls of its own, for staff.

use maud::{Markup, html};

use crate::i18n::Lang;
use crate::visit::Visit;

/// Pages of a meeting for everybody, by the part of the address behind the meeting; "" is the meeting itself.
const EVERYBODY: &[&str] =
    &["", "live", "me", "panellist", "register", "sign-in", "sign-out", "display", "stream", "calendar.ics", "record"];

/// Those of them that have controls for staff.
const SHARED: &[&str] = &["calls", "report", "list", "rules", "draw", "order", "figures", "exports"];

/// Addresses outside a meeting that are no pages for everybody.
const ELSEWHERE: &[&str] = &["account", "api", "docs", "owner", "secretariat"];

/// Whether the page at a path speaks the six languages to somebody who is, or is not, signed in as staff.
pub fn speaks_all(path: &str, is_staff: bool) -> bool {
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or_default();
    if first != "m" {
        return !ELSEWHERE.contains(&first);
    }
    let page = parts.nth(1).unwrap_or_default();
    EVERYBODY.contains(&page) || (SHARED.contains(&page) && !is_staff)
}

/// The choice of the language: a link to the same page in each. Nothing on a page in English only.
pub fn choice(visit: &Visit) -> Markup {
    html! {
        @if visit.speaks_all {
            nav.language-choice aria-label=(visit.lang.t("layout-languages")) {
                ul.languages {
                    @for lang in Lang::ALL {
                        li {
                            a href=(address(visit, lang)) lang=(lang.tag()) dir=(lang.dir()) hreflang=(lang.tag())
                                aria-current=[(lang == visit.lang).then_some("true")] { (lang.own_name()) }
                        }
                    }
                }
            }
        }
    }
}

/// The address of the same page in a language, with what else its query says.
fn address(visit: &Visit, lang: Lang) -> String {
    let others = visit.query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    // What was just done is said once.
    let others = others.filter(|pair| !pair.starts_with("done="));
    let chosen = format!("lang={}", lang.tag());
    let query: Vec<&str> = others.chain([chosen.as_str()]).collect();
    format!("{}?{}", readable(&visit.path), query.join("&"))
}

/// What is only sent to below `/m/…/me/`; the answer is read at `/m/…/me`.
const SENT: &[&str] = &[
    "inscribe",
    "amend",
    "substitute",
    "withdraw",
    "offer-swap",
    "accept-swap",
    "drop-swap",
    "raise-point",
    "lower-point",
    "reply",
    "statement",
    "ready",
    "seen",
    "erase",
    "co-sign",
];

/// The path under which a page can be read again: what is sent to `/m/…/me/inscribe` is answered there, and
/// read at `/m/…/me`.
fn readable(path: &str) -> &str {
    // What is sent to sign in is answered there, and read where one asks for a link.
    if let Some(before) = ["/sign-in/passkey", "/sign-in/code"].iter().find_map(|sent| path.strip_suffix(sent)) {
        return &path[..before.len() + "/sign-in".len()];
    }
    let Some((before, below)) = path.split_once("/me/") else { return path };
    let kept = match below.split_once('/') {
        Some(("delegation", _)) => "/me/delegation".len(),
        Some(("passkeys", _)) => "/me/passkeys".len(),
        None if SENT.contains(&below) => "/me".len(),
        _ => return path,
    };
    &path[..before.len() + kept]
}

#[cfg(test)]
mod tests;
