//! How often an address may register, sign in and upload within a minute.
//!
//! An address is kept in memory for as long as it counts, and nowhere else. Streams, pages and commands of the floor
//! are not limited: when a list opens, a whole office comes at once. Nor is this machine itself, from which
//! rehearsals and load programs come, unless it is a trusted proxy.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::app::App;
use crate::error::Fault;

/// After so many requests addresses that count no longer are let go.
const TIDY_EVERY: u32 = 1_000;

/// What is permitted from one address within a minute; 0: any number. An office or a hall shares one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Registrations.
    pub registrations: u32,
    /// Links that are opened and other ways to sign in.
    pub sign_ins: u32,
    /// Files that are uploaded.
    pub uploads: u32,
    /// Proxies whose word on the visitor's address (`X-Forwarded-For`) is taken.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { registrations: 240, sign_ins: 600, uploads: 120, trusted_proxies: Vec::new() }
    }
}

/// From where the connection comes that carries a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub IpAddr);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Registration,
    SignIn,
    Upload,
}

/// Counts what comes.
#[derive(Debug)]
pub(crate) struct Limiter {
    limits: Limits,
    registrations: Option<DefaultKeyedRateLimiter<IpAddr>>,
    sign_ins: Option<DefaultKeyedRateLimiter<IpAddr>>,
    uploads: Option<DefaultKeyedRateLimiter<IpAddr>>,
    clock: DefaultClock,
    seen: AtomicU32,
}

impl Default for Limiter {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl Limiter {
    pub(crate) fn new(limits: Limits) -> Self {
        let of = |permitted| NonZeroU32::new(permitted).map(|most| RateLimiter::keyed(Quota::per_minute(most)));
        Self {
            registrations: of(limits.registrations),
            sign_ins: of(limits.sign_ins),
            uploads: of(limits.uploads),
            clock: DefaultClock::default(),
            seen: AtomicU32::new(0),
            limits,
        }
    }

    /// Counts a request; `Err` with the seconds to wait when it is one too many.
    fn count(&self, kind: Kind, from: IpAddr) -> Result<(), u64> {
        let limiter = match kind {
            Kind::Registration => &self.registrations,
            Kind::SignIn => &self.sign_ins,
            Kind::Upload => &self.uploads,
        };
        let Some(limiter) = limiter else { return Ok(()) };
        if self.seen.fetch_add(1, Ordering::Relaxed).is_multiple_of(TIDY_EVERY) {
            self.forget();
        }
        limiter.check_key(&site(from)).map_err(|early| early.wait_time_from(self.clock.now()).as_secs() + 1)
    }

    /// Lets go of every address that counts no longer.
    pub(crate) fn forget(&self) {
        for limiter in [&self.registrations, &self.sign_ins, &self.uploads].into_iter().flatten() {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// The visitor's address: what a trusted proxy says last of those whom it does not trust, else the connection's.
    /// `None`: this machine itself, which is not limited.
    fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
        let trusted = |address: &IpAddr| self.limits.trusted_proxies.contains(&address.to_canonical());
        if !trusted(&peer) {
            return (!peer.to_canonical().is_loopback()).then_some(peer);
        }
        let said = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let said: Vec<IpAddr> =
            said.flat_map(|value| value.split(',')).filter_map(|one| one.trim().parse().ok()).collect();
        said.into_iter().rev().find(|address| !trusted(address)).or(Some(peer))
    }
}

/// Who shares a limit: an address, or the network of one line (64 bits) where addresses are plenty.
fn site(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

/// What a request is, by the pattern of its address in the route table.
fn kind(method: &Method, pattern: &str, headers: &HeaderMap) -> Option<Kind> {
    if *method == Method::POST && pattern.starts_with("/r/{") {
        return Some(Kind::Registration);
    }
    let signs_in = ["/sign-in", "/p/{", "/oidc", "/r/{"].iter().any(|start| pattern.starts_with(start));
    if signs_in {
        return Some(Kind::SignIn);
    }
    if *method != Method::POST {
        return None;
    }
    // Asking for a link or for what a passkey signs, in a meeting; and adding passkeys.
    if pattern.starts_with("/m/{meeting}/sign-in") || pattern.contains("/passkeys") {
        return Some(Kind::SignIn);
    }
    // A draft that is begun takes room, as a registration does.
    let begins = pattern.starts_with("/m/{meeting}/calls/") && pattern.ends_with("/answer");
    if begins || pattern.starts_with("/m/{meeting}/register") {
        return Some(Kind::Registration);
    }
    let multipart = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    multipart.then_some(Kind::Upload)
}

/// Answers what is one too many with one sentence, and lets all else through.
pub(crate) async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let limiter = app.limiter();
    let peer = request.extensions().get::<Peer>().copied();
    let pattern = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let counted = kind(request.method(), pattern, request.headers())
        .zip(peer.and_then(|Peer(peer)| limiter.visitor(peer, request.headers())))
        .map_or(Ok(()), |(kind, from)| limiter.count(kind, from));
    match counted {
        Ok(()) => next.run(request).await,
        Err(seconds) => Fault::TooOften { seconds }.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::http::header::RETRY_AFTER;

    use super::*;
    use crate::testing::TestApp;

    const OFFICE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));

    fn limits(registrations: u32) -> Limits {
        Limits { registrations, ..Limits::default() }
    }

    #[tokio::test]
    async fn one_registration_too_many_from_an_address_waits_and_others_do_not() {
        let (mut app, row) = TestApp::with_meeting().await;
        app.limit(limits(2));
        let path = format!("/m/{}/register", row.meeting.id);
        let post = |from: IpAddr| {
            let mut request = Request::post(&path)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from("name="))
                .unwrap();
            request.extensions_mut().insert(Peer(from));
            request
        };
        for _ in 0..2 {
            assert_eq!(app.send(post(OFFICE)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let one_too_many = app.send(post(OFFICE)).await;
        assert_eq!(one_too_many.status, StatusCode::TOO_MANY_REQUESTS);
        let wait: u64 = one_too_many.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(one_too_many.text.contains(&wait.to_string()), "{}", one_too_many.text);
        for other in ["198.51.100.1", "127.0.0.1", "::1"] {
            assert_eq!(app.send(post(other.parse().unwrap())).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let mut page = Request::get(&path).body(Body::empty()).unwrap();
        page.extensions_mut().insert(Peer(OFFICE));
        assert_eq!(app.send(page).await.status, StatusCode::OK, "the page itself is not limited");
    }

    #[test]
    fn a_stream_and_a_command_of_the_floor_are_never_limited() {
        for pattern in ["/m/{meeting}/stream", "/m/{meeting}/me/{action}", "/m/{meeting}/api/commands", "/m/{meeting}"]
        {
            assert_eq!(kind(&Method::POST, pattern, &HeaderMap::new()), None, "{pattern}");
            assert_eq!(kind(&Method::GET, pattern, &HeaderMap::new()), None, "{pattern}");
        }
        for pattern in ["/p/{token}", "/oidc/start", "/oidc/callback"] {
            assert_eq!(kind(&Method::GET, pattern, &HeaderMap::new()), Some(Kind::SignIn), "{pattern}");
        }
        for pattern in [
            "/m/{meeting}/sign-in",
            "/m/{meeting}/sign-in/passkey/options",
            "/sign-in/passkey",
            "/account/passkeys/options",
            "/m/{meeting}/me/passkeys",
        ] {
            assert_eq!(kind(&Method::POST, pattern, &HeaderMap::new()), Some(Kind::SignIn), "{pattern}");
        }
        assert_eq!(kind(&Method::POST, "/r/{token}/form", &HeaderMap::new()), Some(Kind::Registration));
    }

    #[test]
    fn only_a_trusted_proxy_says_who_the_visitor_is() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "192.0.2.1, 198.51.100.9".parse().unwrap());
        let loopback = IpAddr::from([127, 0, 0, 1]);
        let open = Limiter::default();
        assert_eq!(open.visitor(OFFICE, &headers), Some(OFFICE), "anybody can write the header");
        assert_eq!(open.visitor(loopback, &headers), None);
        let behind = Limiter::new(Limits { trusted_proxies: vec![loopback], ..Limits::default() });
        assert_eq!(behind.visitor(loopback, &headers), Some("198.51.100.9".parse().unwrap()), "what the proxy added");
        assert_eq!(behind.visitor(loopback, &HeaderMap::new()), Some(loopback));
        assert_eq!(behind.visitor(OFFICE, &headers), Some(OFFICE));
    }

    #[test]
    fn a_line_with_many_addresses_is_one_visitor() {
        let of = |text: &str| site(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:203.0.113.7"), OFFICE);
    }

    #[test]
    fn no_limit_is_none() {
        let open = Limiter::new(limits(0));
        assert!((0..1_000).all(|_| open.count(Kind::Registration, OFFICE).is_ok()));
    }
}
