//! Sign-in by cookies: what they are called and how they are set. The tokens behind them are kept in
//! the store; a cookie holds nothing but its token. Programs send theirs in a header.

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE, HeaderValue};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};

/// The cookie of the secretariat, a chair or a display.
pub const STAFF: &str = "rostrum_staff";
/// The cookie of a participant, sent to the pages of one meeting only.
pub const PARTICIPANT: &str = "rostrum_participant";
/// The cookie of the language that a reader chose.
pub const LANGUAGE: &str = "rostrum_language";

/// The cookie of a browser that has asked for a link to sign in; it signs nobody in.
pub const ASKED: &str = "rostrum_asked";

/// The cookie of a browser whose device was asked for a passkey; it signs nobody in.
pub const PASSKEY: &str = "rostrum_passkey";

/// How long a sign-in is kept, in days; the store ends it after the same time.
pub const DAYS: i64 = 14;

/// The value of a cookie of a request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

/// The token that a program sends: `Authorization: Bearer …`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A header that sets a cookie on a path for a number of days, out of reach of scripts and of other
/// sites; `secure` when the address is https.
pub fn set(name: &str, value: &str, path: &str, days: i64, secure: bool) -> HeaderValue {
    for_some_time(name, value, path, Duration::days(days), secure)
}

/// The same on all paths for a number of minutes.
pub fn set_for_minutes(name: &str, value: &str, minutes: i64, secure: bool) -> HeaderValue {
    for_some_time(name, value, "/", Duration::minutes(minutes), secure)
}

/// The same on one path and below for a number of minutes.
pub fn set_on_path_for_minutes(name: &str, value: &str, path: &str, minutes: i64, secure: bool) -> HeaderValue {
    for_some_time(name, value, path, Duration::minutes(minutes), secure)
}

fn for_some_time(name: &str, value: &str, path: &str, time: Duration, secure: bool) -> HeaderValue {
    let cookie = Cookie::build((name, value))
        .path(path)
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .max_age(time)
        .build();
    HeaderValue::try_from(cookie.to_string()).expect("a token is plain ASCII")
}

/// A header that takes a cookie back.
pub fn clear(name: &str, path: &str, secure: bool) -> HeaderValue {
    set(name, "", path, 0, secure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let header = set(STAFF, "abc", "/", 7, true);
        let text = header.to_str().unwrap();
        for part in ["rostrum_staff=abc", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=604800"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!set(STAFF, "abc", "/", 7, false).to_str().unwrap().contains("Secure"));
    }

    #[test]
    fn a_token_is_found_whatever_the_case_of_its_scheme() {
        for (value, token) in
            [("Bearer abc", Some("abc")), ("bearer  abc ", Some("abc")), ("Basic abc", None), ("abc", None)]
        {
            let headers = HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(value))]);
            assert_eq!(bearer(&headers), token, "{value}");
        }
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=1; rostrum_staff=xyz; b=2"));
        assert_eq!(cookie(&headers, STAFF).as_deref(), Some("xyz"));
        assert_eq!(cookie(&headers, PARTICIPANT), None);
    }
}
