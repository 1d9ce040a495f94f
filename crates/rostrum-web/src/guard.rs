//! What stands before every handler: no form from another site, and the headers of every answer.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_TYPE, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY, SET_COOKIE, STRICT_TRANSPORT_SECURITY, VARY,
};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::error::Fault;
use crate::registration::neutral;
use crate::{session, visit};

/// Scripts, styles and connections come from this server only, and nothing may frame a page.
/// Blocks of linked data are not scripts to a browser, so they need no exception.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The same for an answer that these sites, and no others, may show in a frame.
pub fn policy_for_frames(origins: &[String]) -> String {
    if origins.is_empty() {
        return POLICY.to_owned();
    }
    POLICY.replace("frame-ancestors 'none'", &format!("frame-ancestors {}", origins.join(" ")))
}

const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Refuses a request that changes something and comes from another site.
pub async fn same_site(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // With a token cookies count for nothing, and no page can make a browser send somebody's token.
    let token = session::bearer(request.headers()).is_some();
    let embedded = is_embedded_form(request.method(), request.uri().path());
    if !safe && !token && !embedded && comes_from_elsewhere(request.headers()) {
        return Fault::OtherSite.into_response();
    }
    next.run(request).await
}

/// The one form that may come from elsewhere: that of registration in a frame, whose token stands in its address and
/// which takes no notice of cookies.
fn is_embedded_form(method: &Method, path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    *method == Method::POST && matches!(parts.as_slice(), ["", "m", _, "register", "embed", token] if !token.is_empty())
}

/// Browsers say where a request comes from; programs that say nothing carry no cookie by accident.
pub fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return !matches!(site, "same-origin" | "none");
    }
    let host = text(&axum::http::header::HOST).unwrap_or_default();
    match text(&ORIGIN) {
        None => false,
        Some(origin) => origin.split_once("://").is_none_or(|(_, rest)| rest != host),
    }
}

/// Behind an address with https, tells browsers to come by https only for a year.
pub async fn transport(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.settings().secure() {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Sets the headers of every answer, and keeps the language that the address chooses.
pub async fn headers(request: Request, next: Next) -> Response {
    let chosen = visit::chosen_lang(request.uri().query().unwrap_or_default());
    let neutral = neutral::is_neutral(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if neutral {
        // Not even a page of this server is told from where somebody comes.
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    }
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    // A page may hold what only its visitor may see; assets say otherwise themselves.
    headers.entry("cache-control").or_insert(HeaderValue::from_static("private, no-store"));
    // A cache that keeps a page all the same must not give it to somebody who reads another language.
    if headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    if let Some(lang) = chosen {
        headers.append(SET_COOKIE, session::set(session::LANGUAGE, lang.tag(), "/", 365, false));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn a_form_from_another_site_is_known() {
        for (pairs, elsewhere) in [
            (vec![("sec-fetch-site", "cross-site")], true),
            (vec![("sec-fetch-site", "same-site")], true),
            (vec![("sec-fetch-site", "same-origin")], false),
            (vec![("sec-fetch-site", "none")], false),
            (vec![("host", "rostrum.test"), ("origin", "https://rostrum.test")], false),
            (vec![("host", "rostrum.test"), ("origin", "https://evil.test")], true),
            (vec![("host", "rostrum.test"), ("origin", "null")], true),
            (vec![("host", "rostrum.test")], false),
        ] {
            assert_eq!(comes_from_elsewhere(&headers(&pairs)), elsewhere, "{pairs:?}");
        }
    }
}
