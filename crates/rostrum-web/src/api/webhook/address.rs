//! Where messages may go. An address that only this machine or its network can reach is not for whoever fills in a
//! form: it is refused when the webhook is made and again each time before a connection.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::dns::Name;
use tower::Service;
use url::{Host, Url};

/// Most characters of an address.
const LONGEST: usize = 500;

/// An address that messages may be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(Url);

/// Why a text is no such address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongTarget {
    /// It is no address, is too long, or carries a name and password.
    Malformed,
    /// It is not https.
    NotHttps,
    /// It leads to this machine or a private network.
    NotPublic,
}

impl Target {
    /// Reads it. `private_too`: the operator permits addresses that are not public, and http to this machine.
    ///
    /// # Errors
    /// [`WrongTarget`] says why not.
    pub fn parse(text: &str, private_too: bool) -> Result<Self, WrongTarget> {
        let mut url = Url::parse(text).ok().filter(|_| text.len() <= LONGEST).ok_or(WrongTarget::Malformed)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(WrongTarget::Malformed);
        }
        url.set_fragment(None);
        let host = url.host().ok_or(WrongTarget::Malformed)?;
        let ip = match host {
            Host::Domain(_) => None,
            Host::Ipv4(ip) => Some(IpAddr::V4(ip)),
            Host::Ipv6(ip) => Some(IpAddr::V6(ip)),
        };
        let here = ip.is_some_and(|ip| ip.is_loopback()) || url.host_str() == Some("localhost");
        match url.scheme() {
            "https" => {}
            "http" if private_too && here => {}
            "http" => return Err(WrongTarget::NotHttps),
            _ => return Err(WrongTarget::Malformed),
        }
        if !private_too && (here || ip.is_some_and(|ip| !is_public(ip))) {
            return Err(WrongTarget::NotPublic);
        }
        Ok(Self(url))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Finds the addresses of a name, and hands on those only that may be connected to: so a name that leads inside,
/// or that leads inside only the second time, opens nothing.
#[derive(Clone, Debug)]
pub struct Resolver {
    /// Whether addresses that are not public are handed on too.
    pub private_too: bool,
}

/// A name that leads to no public address.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to no public address")]
pub struct NotPublic;

/// A name that is not known.
#[derive(Debug, thiserror::Error)]
#[error("the name is not known")]
pub struct NotKnown;

type Found = Result<std::vec::IntoIter<SocketAddr>, std::io::Error>;

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Found> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let private_too = self.private_too;
        Box::pin(async move {
            let found =
                tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| std::io::Error::other(NotKnown))?;
            permitted(found.collect(), private_too)
        })
    }
}

fn permitted(found: Vec<SocketAddr>, private_too: bool) -> Found {
    let kept: Vec<SocketAddr> = found.into_iter().filter(|address| private_too || is_public(address.ip())).collect();
    if kept.is_empty() { Err(std::io::Error::other(NotPublic)) } else { Ok(kept.into_iter()) }
}

/// Whether an address is one of the public internet, by the registries of special addresses of IANA (RFC 6890).
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = a == 0
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        // Multicast, reserved and broadcast.
        || a >= 224;
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    // Addresses that carry one of IPv4: mapped, translated (64:ff9b::/96), 6to4.
    let inside = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    if let Some(ip) = ip.to_ipv4_mapped() {
        return is_public_v4(ip);
    }
    if parts[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return is_public_v4(inside(parts[6], parts[7]));
    }
    if parts[0] == 0x2002 {
        return is_public_v4(inside(parts[1], parts[2]));
    }
    // Global unicast is 2000::/3; in it stand protocol assignments with Teredo (2001::/23) and documentation.
    let global = parts[0] & 0xe000 == 0x2000;
    let special = match parts[0] {
        0x2001 => parts[1] < 0x200 || parts[1] == 0xdb8,
        0x3fff => parts[1] < 0x1000,
        _ => false,
    };
    global && !special
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_https_to_public_addresses_is_taken() {
        for (text, expected) in [
            ("https://example.org/hook?x=1", Ok(())),
            ("https://8.8.8.8/", Ok(())),
            ("https://example.org:8443/", Ok(())),
            ("http://example.org/", Err(WrongTarget::NotHttps)),
            ("ftp://example.org/", Err(WrongTarget::Malformed)),
            ("file:///etc/passwd", Err(WrongTarget::Malformed)),
            ("example.org", Err(WrongTarget::Malformed)),
            ("https://name:word@example.org/", Err(WrongTarget::Malformed)),
            ("https://localhost/", Err(WrongTarget::NotPublic)),
            ("https://127.0.0.1/", Err(WrongTarget::NotPublic)),
            ("https://2130706433/", Err(WrongTarget::NotPublic)),
            ("https://0x7f.1/", Err(WrongTarget::NotPublic)),
            ("https://10.1.2.3/", Err(WrongTarget::NotPublic)),
            ("https://169.254.169.254/latest/meta-data", Err(WrongTarget::NotPublic)),
            ("https://[::1]/", Err(WrongTarget::NotPublic)),
            ("https://[::ffff:10.0.0.1]/", Err(WrongTarget::NotPublic)),
            ("https://[fe80::1]/", Err(WrongTarget::NotPublic)),
            ("https://[fd00::1]/", Err(WrongTarget::NotPublic)),
            ("https://[64:ff9b::a00:1]/", Err(WrongTarget::NotPublic)),
            ("https://[2002:a00:1::]/", Err(WrongTarget::NotPublic)),
            ("https://[2606:4700::1111]/", Ok(())),
        ] {
            assert_eq!(Target::parse(text, false).map(|_| ()), expected, "{text}");
        }
        assert!(Target::parse("http://127.0.0.1:9000/", true).is_ok());
        assert!(Target::parse("https://10.1.2.3/", true).is_ok());
        assert_eq!(Target::parse("http://10.1.2.3/", true), Err(WrongTarget::NotHttps), "http stays in this machine");
    }

    #[test]
    fn a_name_that_leads_inside_opens_nothing() {
        let inside = || vec!["10.0.0.1:0".parse().unwrap(), "[::1]:0".parse().unwrap()];
        assert!(permitted(inside(), false).is_err());
        assert_eq!(permitted(inside(), true).unwrap().count(), 2);
        let mut both = inside();
        both.push("8.8.8.8:0".parse().unwrap());
        assert_eq!(permitted(both, false).unwrap().collect::<Vec<_>>(), ["8.8.8.8:0".parse().unwrap()]);
    }

    #[tokio::test]
    async fn the_name_of_this_machine_is_found_and_refused() {
        let refused = Resolver { private_too: false }.call("localhost".parse().unwrap()).await.unwrap_err();
        assert!(refused.get_ref().is_some_and(|inner| inner.is::<NotPublic>()), "{refused}");
        assert!(Resolver { private_too: true }.call("localhost".parse().unwrap()).await.unwrap().count() > 0);
    }

    proptest! {
        #[test]
        fn any_text_is_an_address_or_none(text in ".{0,80}") {
            if let Ok(target) = Target::parse(&text, false) {
                prop_assert!(target.as_str().starts_with("https://"));
            }
        }

        #[test]
        fn an_address_mapped_into_ipv6_is_as_public_as_it_is(ip in any::<u32>()) {
            let ip = Ipv4Addr::from(ip);
            prop_assert_eq!(is_public(ip.into()), is_public(ip.to_ipv6_mapped().into()));
        }
    }
}
