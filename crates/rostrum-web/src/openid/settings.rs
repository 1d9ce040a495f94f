//! Which provider, as what it knows this server, and which claims stand for which role.

use openidconnect::{ClientId, ClientSecret, IssuerUrl};
use url::{Host, Url};

use super::rule::ClaimRule;

/// Most characters of the label.
const LONGEST_LABEL: usize = 60;

/// What whoever runs the server says of the provider.
#[derive(Clone, Default)]
pub struct OpenidGiven {
    /// The address of the provider.
    pub issuer: String,
    /// As what the provider knows this server.
    pub client_id: String,
    /// The secret that both know; `None`: there is none.
    pub client_secret: Option<String>,
    /// How people call the provider; `None`: its host.
    pub label: Option<String>,
    /// What is asked of it beside `openid`.
    pub scopes: Vec<String>,
    /// The rules: `CLAIM=ROLE:VALUE`.
    pub roles: Vec<String>,
}

/// The same, checked. Its secret does not show itself.
#[derive(Clone, Debug)]
pub struct OpenidSettings {
    pub(super) issuer: IssuerUrl,
    pub(super) client_id: ClientId,
    pub(super) client_secret: Option<ClientSecret>,
    pub(super) label: String,
    pub(super) scopes: Vec<String>,
    pub(super) rules: Vec<ClaimRule>,
    /// Whether the provider is in this machine and reached without TLS.
    pub(super) plain: bool,
}

/// What is wrong with the settings.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenidSettingsFault {
    /// The address of the provider.
    #[error(
        "\"{0}\" is no address of a provider; permitted is https, such as https://id.example.org/realms/office, without user, query and fragment, and http for a provider in this machine."
    )]
    Issuer(String),
    /// As what the provider knows this server.
    #[error(
        "The client id is empty; the provider shows it where this server is registered. Give it with --oidc-client-id."
    )]
    ClientId,
    /// An empty secret.
    #[error(
        "The client secret is empty; put the secret that the provider shows into the file, or leave the option out for a client without one."
    )]
    Secret,
    /// The label.
    #[error("The label of the provider has {0} characters; permitted are 1 to {LONGEST_LABEL}.")]
    Label(usize),
    /// A rule.
    #[error(
        "\"{0}\" is no rule for a role; permitted is CLAIM=ROLE:VALUE, such as groups=secretariat:HRC-secretariat, with owner or secretariat, and for one meeting CLAIM=ROLE@MEETING:VALUE with owner, secretariat, chair, moderator, rapporteur, interpreter or reviewer. Names and addresses are no claims for a rule."
    )]
    Rule(String),
}

impl OpenidSettings {
    /// Checks what was given.
    ///
    /// # Errors
    /// [`OpenidSettingsFault`] says what is wrong, and what is permitted.
    pub fn read(given: OpenidGiven) -> Result<Self, OpenidSettingsFault> {
        let (issuer, url) = issuer(&given.issuer)?;
        let client_id = given.client_id.trim();
        if client_id.is_empty() {
            return Err(OpenidSettingsFault::ClientId);
        }
        let secret = given.client_secret.map(|secret| secret.trim().to_owned());
        if secret.as_ref().is_some_and(String::is_empty) {
            return Err(OpenidSettingsFault::Secret);
        }
        let label = given.label.unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let characters = label.chars().count();
        if !(1..=LONGEST_LABEL).contains(&characters) {
            return Err(OpenidSettingsFault::Label(characters));
        }
        let rule = |text: &String| ClaimRule::parse(text).map_err(|_| OpenidSettingsFault::Rule(text.clone()));
        Ok(Self {
            issuer,
            client_id: ClientId::new(client_id.to_owned()),
            client_secret: secret.map(ClientSecret::new),
            label,
            scopes: given.scopes,
            rules: given.roles.iter().filter(|text| !text.trim().is_empty()).map(rule).collect::<Result<_, _>>()?,
            plain: url.scheme() == "http",
        })
    }

    /// The address of the provider.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }
}

/// An address is compared sign by sign with what the provider says of itself, so it stays as it was written.
fn issuer(text: &str) -> Result<(IssuerUrl, Url), OpenidSettingsFault> {
    let wrong = || OpenidSettingsFault::Issuer(text.to_owned());
    let url = Url::parse(text).map_err(|_| wrong())?;
    let alone =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    if !alone || !may_be_reached(&url, true) {
        return Err(wrong());
    }
    Ok((IssuerUrl::new(text.to_owned()).map_err(|_| wrong())?, url))
}

/// Whether an address may be connected to: by TLS, or (`plain`) within this machine without.
pub(super) fn may_be_reached(url: &Url, plain: bool) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => return false,
    };
    match url.scheme() {
        "https" => true,
        "http" => plain && here,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(issuer: &str) -> OpenidGiven {
        OpenidGiven { issuer: issuer.to_owned(), client_id: "rostrum".to_owned(), ..OpenidGiven::default() }
    }

    #[test]
    fn only_https_or_this_machine_is_a_provider() {
        for issuer in [
            "https://id.example.org",
            "https://id.example.org/realms/office/",
            "http://localhost:8080",
            "http://[::1]:1/a",
        ] {
            assert_eq!(OpenidSettings::read(given(issuer)).unwrap().issuer(), issuer);
        }
        for issuer in [
            "",
            "id.example.org",
            "http://id.example.org",
            "http://10.0.0.1",
            "http://localhost.example.org",
            "ftp://localhost",
            "https://user:word@id.example.org",
            "https://id.example.org/?a=b",
            "https://id.example.org/#a",
        ] {
            let fault = OpenidSettings::read(given(issuer)).unwrap_err();
            assert_eq!(fault, OpenidSettingsFault::Issuer(issuer.to_owned()));
        }
    }

    #[test]
    fn what_cannot_work_is_refused_at_the_start_and_no_secret_is_shown() {
        let read = |change: fn(&mut OpenidGiven)| {
            let mut given = given("https://id.example.org");
            change(&mut given);
            OpenidSettings::read(given)
        };
        assert_eq!(read(|_| {}).unwrap().label, "id.example.org");
        assert_eq!(read(|given| given.client_id = " ".to_owned()).unwrap_err(), OpenidSettingsFault::ClientId);
        assert_eq!(read(|given| given.client_secret = Some("\n".to_owned())).unwrap_err(), OpenidSettingsFault::Secret);
        assert_eq!(read(|given| given.label = Some(" ".to_owned())).unwrap_err(), OpenidSettingsFault::Label(0));
        assert_eq!(read(|given| given.label = Some("a".repeat(61))).unwrap_err(), OpenidSettingsFault::Label(61));
        let fault = read(|given| given.roles = vec!["groups=boss:x".to_owned()]).unwrap_err();
        assert_eq!(fault, OpenidSettingsFault::Rule("groups=boss:x".to_owned()));
        assert!(fault.to_string().contains("groups=secretariat:HRC-secretariat"));
        let with_secret = read(|given| given.client_secret = Some("word-of-both\n".to_owned())).unwrap();
        assert!(!format!("{with_secret:?}").contains("word-of-both"));
    }
}
